/* What htmx cannot show by itself: that the server was not reached. */
"use strict";

const notices = document.getElementById("notices");

/* The next try begins with a clean slate, and its own result is read aloud. */
document.addEventListener("htmx:beforeRequest", () => notices.replaceChildren());

for (const lost of ["htmx:sendError", "htmx:timeout"]) {
  document.addEventListener(lost, () => {
    const words = document.getElementById("no-contact").content;
    notices.replaceChildren(words.cloneNode(true));
  });
}
