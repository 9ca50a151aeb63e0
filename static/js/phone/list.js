// @ts-check
/* A list that somebody pastes is offered as cards, one a line. */

import { byId } from "../shared/page.js";

const BULLET = "[•◦▪‣●○■□☐☑☒✓✔·\\uf0b7]"; // the last one is what Word's own looks like to others
/* What begins a list's line: a bullet, or a dash, a number or a box with space after it. */
const MARK = new RegExp(`^(?:${BULLET}\\s*|(?:[-–—*>]|\\[[ xX]?\\]|\\(?\\d{1,3}[.)]|[a-z]\\))\\s+)+`);
/* Lines, and bullets in a row of which the lines were lost on the way. */
const BREAK = new RegExp(`[\\n\\r\\v\\u2028\\u2029]+|\\s+(?=${BULLET})`);

/** The lines of a text, without what makes them a list.
    @param {string} text */
export function linesOf(text) {
  return text
    .split(BREAK)
    .map((line) => line.trim().replace(MARK, "").trim())
    .filter((line) => /[\p{L}\p{N}]/u.test(line));
}

/** Ask under a field whether its lines are cards of their own.
    @param {HTMLTextAreaElement} field
    @param {{ all(lines: string[]): void, one(): void }} add */
export function askAboutList(field, add) {
  const question = byId("list-question");
  const { tooMany, most, numbers } = question.dataset;
  const words = numbers.split(" ");
  /** @param {string} name @returns {HTMLElement} */
  const part = (name) => question.querySelector(`[data-${name}]`);
  const [ask, yes] = ["words", "all"].map((name) => part(name).dataset.said);
  const lines = () => linesOf(field.value);

  function show() {
    const { length } = lines();
    const isTooMany = length > Number(most);
    /** @param {string} sentence */
    const counted = (sentence) =>
      sentence.replace("{n}", words[length - 2] || String(length)).replace("{most}", most);
    question.hidden = length < 2;
    part("words").textContent = counted(isTooMany ? tooMany : ask);
    part("all").textContent = counted(yes);
    part("all").hidden = isTooMany;
  }

  field.addEventListener("input", show);
  part("all").addEventListener("click", () => {
    add.all(lines());
    show();
  });
  part("one").addEventListener("click", () => {
    add.one();
    show();
  });

  return {
    show,
    /** Whether it is asked; then its answer is waited for. */
    isOpen() {
      show();
      if (!question.hidden) {
        part(part("all").hidden ? "one" : "all").focus();
      }
      return !question.hidden;
    },
  };
}
