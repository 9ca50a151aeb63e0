// @ts-check
/* The leader's keyboard at the wall: arrows, Page Up and Page Down turn its pages. */

import "../shared/shell.js";
import "../shared/timer.js";
import "../shared/live.js";

/** @type {Record<string, string>} */
const TURNS = {
  ArrowRight: "next",
  ArrowDown: "next",
  PageDown: "next",
  ArrowLeft: "prev",
  ArrowUp: "prev",
  PageUp: "prev",
};

document.addEventListener("keydown", (pressed) => {
  const isPlain = !(pressed.altKey || pressed.ctrlKey || pressed.metaKey || pressed.shiftKey);
  /** @type {HTMLElement} */
  const link = isPlain && document.querySelector(`[rel="${TURNS[pressed.key]}"]`);
  if (link) {
    pressed.preventDefault();
    htmx.process(link); // a page that has only just come is not htmx's yet
    link.click();
  }
});
