// @ts-check
/* What could not be saved: said, with the words given back until the person has taken care of
   them. */

import { byId, copyOf } from "../shared/page.js";

/** `add` is there when the words can still become a card.
    @param {string} sentence
    @param {string} words
    @param {() => void} forget
    @param {() => void} [add] */
export function showTrouble(sentence, words, forget, add) {
  const notice = copyOf("trouble");
  /** @param {string} name @returns {HTMLElement} */
  const part = (name) => notice.querySelector(`[data-${name}]`);
  const field = /** @type {HTMLTextAreaElement} */ (byId("text"));
  /** @param {() => void} does */
  const once = (does) => () => {
    does();
    forget();
    notice.remove();
  };
  part("sentence").textContent = sentence;
  part("words").textContent = words;
  part("reuse").hidden = !field;
  part("add").hidden = !add;
  part("dismiss").addEventListener("click", once(() => {}));
  part("add").addEventListener("click", once(add || (() => {})));
  part("reuse").addEventListener("click", once(() => {
    field.value = [field.value.trim(), words].filter(Boolean).join("\n");
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.focus();
  }));
  byId("troubles").append(notice);
}

/** The seat has moved: let the person copy what had not been sent.
    @param {import("./shelf.js").Shelf} shelf
    @param {{ isNews: boolean }} page  that it has moved; a page without a seat says so itself */
export function showGone(shelf, { isNews }) {
  const lost = shelf.acts().map((act) => act.words);
  shelf.drafts().forEach((key) => lost.push(shelf.get(key)));
  const notice = copyOf("gone");
  /** @param {string} name @returns {HTMLElement} */
  const part = (name) => notice.querySelector(`[data-${name}]`);
  part("moved").hidden = !isNews;
  part("unsent").hidden = !lost.length;
  lost.forEach((words) => {
    const item = document.createElement("li");
    item.textContent = words;
    part("unsent").querySelector("ul").append(item);
  });
  if (isNews || lost.length) {
    byId("troubles").textContent = "";
    byId("troubles").append(notice);
    byId("troubles").scrollIntoView({ block: "nearest" });
  }
}
