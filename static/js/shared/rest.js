// @ts-check
/* A button that means another act than before rests first, so that a press which was meant for the
   old act does not do the new one. */

import { placeOf } from "./page.js";

const REST = 800; // longer than it takes to see that something has changed
const PRESSABLE = "button, a[href], summary";
const OF_THE_PRESS = ["act", "number"]; // a form's fields that are new each time

/** @typedef {{ id: string, act: string, box: DOMRect }} Meaning */

/** What each button of a part means, and where it lies.
    @param {Element} part
    @returns {Meaning[]} */
export function meaningsIn(part) {
  return buttonsIn(part).map((button) => ({
    id: button.id,
    act: actOf(button),
    box: button.getBoundingClientRect(),
  }));
}

/** Let the buttons rest that mean another act than what had their name or lay in their place.
    @param {Element} part
    @param {Meaning[]} before */
export function restWhatIsNew(part, before) {
  for (const button of buttonsIn(part)) {
    const act = actOf(button);
    const box = button.getBoundingClientRect();
    const others = before.filter((old) => old.act !== act);
    if (others.some((old) => (old.id && old.id === button.id) || isOver(old.box, box))) {
      rest(button);
    }
  }
}

/** @param {HTMLElement} button */
function rest(button) {
  button.dataset.resting = "";
  button.setAttribute("aria-disabled", "true");
  setTimeout(() => {
    delete button.dataset.resting;
    button.removeAttribute("aria-disabled");
  }, REST);
}

/** @param {Element} part */
const buttonsIn = (part) =>
  /** @type {HTMLElement[]} */ (Array.from(part.querySelectorAll(PRESSABLE)));

/** @param {HTMLElement} button */
function actOf(button) {
  if (button instanceof HTMLAnchorElement) {
    return button.href;
  }
  if (!(button instanceof HTMLButtonElement && button.form)) {
    return button.id || button.textContent;
  }
  const fields = Array.from(button.form.querySelectorAll("input[type=hidden]"))
    .map((field) => /** @type {HTMLInputElement} */ (field))
    .filter(({ name }) => !OF_THE_PRESS.includes(name))
    .map(({ name, value }) => `${name}=${value}`);
  return [button.formAction || button.form.action, ...fields, button.name, button.value].join(" ");
}

/** @param {DOMRect} one @param {DOMRect} other */
const isOver = (one, other) =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

/* What may lie under the finger that asked for the page. */
document.querySelectorAll("[data-rests]").forEach((each) => rest(/** @type {HTMLElement} */ (each)));

/* Only a person's press: what a script presses, a key or a choice has led to. */
document.addEventListener(
  "click",
  (event) => {
    if (event.isTrusted && placeOf(event).closest("[data-resting]")) {
      event.preventDefault();
      event.stopPropagation();
    }
  },
  true,
);
