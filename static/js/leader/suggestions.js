// @ts-check
/* Searching among the library's suggestions: every word must be somewhere in one. What is marked
   stays marked, also out of sight. */

import "../shared/shell.js";
import { byId } from "../shared/page.js";

/** @param {string} text */
const plain = (text) => text.toLowerCase().normalize("NFC");

/** @param {HTMLInputElement} search */
function filter(search) {
  const wanted = plain(search.value).split(/\s+/).filter(Boolean);
  let found = 0;
  /** @type {NodeListOf<HTMLElement>} */
  const items = document.querySelectorAll(".suggestions > li");
  items.forEach((item) => {
    const text = plain(item.textContent);
    item.hidden = !wanted.every((word) => text.includes(word));
    found += item.hidden ? 0 : 1;
  });
  byId("none-found").hidden = found > 0;
}

const search = /** @type {HTMLInputElement} */ (byId("search"));
if (search) {
  document.body.classList.add("with-js");
  search.addEventListener("input", () => filter(search));
  search.addEventListener("keydown", (event) => {
    if (event.key === "Enter") {
      event.preventDefault(); // it would lay what is marked, in the middle of a search
    }
  });
}
