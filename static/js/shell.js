/* What htmx does not do by itself: say that the server was not reached, and go to what is wrong. */
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

/* A form that came back goes to its first mistake, as autofocus does on a whole page. */
document.addEventListener("htmx:afterSettle", (event) => {
  if (event.detail.xhr?.status === 422) document.querySelector('[aria-invalid="true"]')?.focus();
});
