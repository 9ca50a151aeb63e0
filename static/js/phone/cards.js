// @ts-check
/* The cards that one has written, as the list under the field shows them. */

import { byId, copyOf } from "../shared/page.js";

/** @param {string} key
    @returns {HTMLElement} */
export function cardOf(key) {
  return document.querySelector(`[data-card="${key}"]`);
}

/** @param {import("./outbox.js").Act} act  the one that wrote it */
export function addCard(act) {
  const card = copyOf("card");
  card.dataset.card = act.id;
  card.querySelectorAll("[id], [for], [action], [href], [aria-describedby]").forEach((each) => {
    ["id", "for", "action", "href", "aria-describedby"].forEach((name) => {
      if (each.hasAttribute(name)) {
        each.setAttribute(name, each.getAttribute(name).replace("CARD", act.id));
      }
    });
  });
  byId("cards").prepend(card);
  reword(card, act.fields, act.id);
}

/** Show what a card says now, and the act that waits to be stored; blank when none does.
    @param {HTMLElement} card
    @param {import("./outbox.js").Said} said
    @param {string} act */
export function reword(card, said, act) {
  card.querySelectorAll("[data-words]").forEach((each) => {
    each.textContent = said.text;
  });
  const field = card.querySelector("textarea");
  field.value = field.defaultValue = said.text;
  const mark = markIn(card);
  mark.checked = mark.defaultChecked = Boolean(said.not_done_today);
  hide(card, "[data-not-done]", !mark.checked);
  if (card.querySelector("[data-aside]")) {
    hide(card, "[data-aside]", Boolean(act)); // other words are with again
  }
  if (act) {
    card.dataset.waiting = act;
  } else {
    delete card.dataset.waiting;
  }
}

/** That the task is needed but does not get done today.
    @param {HTMLElement} place  a card or a form
    @returns {HTMLInputElement} */
export function markIn(place) {
  return place.querySelector("[name=not_done_today]");
}

/** What a card's form says, as the outbox sends it: a mark only where there is one.
    @param {HTMLFormElement} form
    @param {string} text */
export function saidIn(form, text) {
  return markIn(form).checked ? { text, not_done_today: "1" } : { text };
}

/** A card's own words, also where the browser shows a translation of them.
    @param {Element} card */
export const wordsOf = (card) => card.querySelector("textarea").defaultValue;

export function countCards() {
  const list = byId("cards");
  if (list) {
    askAboutAreas();
    byId("card-count").textContent = String(list.children.length);
    byId("no-cards").hidden = list.children.length > 0;
  }
}

/* A card that only names an area is kept as it is, and asks what one does there; the same words
   ask once, where they were first written. The server's page says the same. */
function askAboutAreas() {
  const areas = new Set(byId("write").dataset.areas.split(" "));
  const asked = new Set();
  Array.from(byId("cards").children).reverse().forEach((card) => {
    const text = wordsOf(card).normalize("NFC").toLowerCase();
    const words = text.match(/[\p{L}\p{N}]+/gu) || [];
    const areAreas = words.length > 1 && words.every((word) => areas.has(word));
    const isArea = words.length === 1 || areAreas;
    hide(card, "[data-question]", !isArea || asked.has(text));
    asked.add(text);
  });
}

/** @param {Element} card @param {string} selector @param {boolean} isHidden */
function hide(card, selector, isHidden) {
  const part = /** @type {HTMLElement} */ (card.querySelector(selector));
  part.hidden = isHidden;
}

/** What the server would refuse is said before it is sent.
    @param {HTMLTextAreaElement} field
    @param {string[]} texts  what would be sent of it */
export function isRight(field, texts = [field.value]) {
  const length = Math.max(...texts.map((text) => Array.from(text.trim()).length));
  const { longest, empty, tooLong } = byId("write").dataset;
  let fault = "";
  if (!length) {
    fault = empty;
  } else if (length > Number(longest)) {
    fault = tooLong.replace("{n}", String(length)).replace("{most}", longest);
  }
  field.setCustomValidity(fault);
  return field.reportValidity();
}
