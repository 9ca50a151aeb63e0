// @ts-check
/* What htmx does not do by itself: say that the server was not reached, and go to what is wrong. */

import "./still.js";
import "./rest.js";
import { byId } from "./page.js";

const notices = byId("notices");
const empty = () => {
  notices.textContent = "";
};

/* The next try begins with a clean slate, and its own result is read aloud. */
document.addEventListener("htmx:beforeRequest", empty);

for (const lost of ["htmx:sendError", "htmx:timeout"]) {
  document.addEventListener(lost, () => {
    const words = /** @type {HTMLTemplateElement} */ (byId("no-contact"));
    empty();
    notices.append(words.content.cloneNode(true));
  });
}

/* A form that came back goes to its first mistake, as autofocus does on a whole page. */
document.addEventListener("htmx:afterSettle", ({ detail }) => {
  /** @type {HTMLElement} */
  const wrong = document.querySelector('[aria-invalid="true"]');
  if (wrong && detail.xhr && detail.xhr.status === 422) {
    wrong.focus();
  }
});
