// @ts-check
/* The board by keyboard: Enter goes on, arrows go up and down, sums add up while one
   types, and a page with unsaved numbers asks before it goes. All of it is a plain form without. */

import "../shared/shell.js";
import { byId, placeOf } from "../shared/page.js";

/** @returns {HTMLElement} */
const board = () => document.querySelector("[data-board]");
document.body.classList.add("with-js");
let unsaved = document.querySelector("#refused") !== null;

/** @param {Element} place @param {string} selector
    @returns {HTMLInputElement[]} */
const inputs = (place, selector) => Array.from(place.querySelectorAll(selector));
const fields = () => inputs(board(), ".board-rows input:not([type=hidden])");

/** @param {HTMLInputElement} field @param {number} step */
function inColumn(field, step) {
  const row = field.closest(".board-row");
  const rows = [...board().querySelectorAll(".board-row")];
  /** @param {Element} each */
  const column = (each) => inputs(each, "input.board-number");
  const place = column(row).indexOf(field);
  for (let at = rows.indexOf(row) + step; rows[at]; at += step) {
    /** @type {HTMLInputElement} */
    const found = place < 0 ? rows[at].querySelector(".board-task input") : column(rows[at])[place];
    if (found) {
      return found;
    }
  }
  return null;
}

/** @param {HTMLInputElement} field @param {number} step */
function beside(field, step) {
  const all = fields();
  return all[all.indexOf(field) + step];
}

/** How many answers a row's occupation has, and how many it can have at most.
    @param {HTMLElement} group */
function sumOf(group) {
  const numbers = inputs(group, "input").map((each) => each.value.trim());
  const sum = numbers.reduce((total, each) => total + (/^\d+$/.test(each) ? Number(each) : 0), 0);
  const people = /** @type {HTMLInputElement} */ (byId(`people-${group.dataset.place}`));
  const said = /^\d+$/.test(people.value.trim());
  return { sum, said, room: Math.max(0, Number(people.value) - Number(people.dataset.onPhones)) };
}

/** When all have answered, the rest of their numbers are nothing.
    @param {HTMLInputElement} field */
function onward(field) {
  const group = /** @type {HTMLElement} */ (field.closest(".board-group"));
  if (!group) {
    return beside(field, 1);
  }
  const { sum, said, room } = sumOf(group);
  const isFull = said && sum >= room && field.value.trim() !== "";
  return beside(isFull ? inputs(group, "input").pop() : field, 1);
}

/** @param {HTMLElement} group */
function add(group) {
  const output = group.querySelector(".board-sum");
  const { sum, said, room } = sumOf(group);
  output.textContent = sum === 0 ? "" : said ? `${sum} av ${room}` : String(sum);
  output.toggleAttribute("data-over", said && sum > room);
}

function addAll() {
  /** @type {NodeListOf<HTMLElement>} */
  const groups = document.querySelectorAll("[data-board] .board-row .board-group");
  groups.forEach(add);
}

document.addEventListener("keydown", (event) => {
  const field = /** @type {HTMLInputElement} */ (placeOf(event));
  if (!field.matches(".board-rows input") || event.isComposing || event.altKey || event.ctrlKey) {
    return;
  }
  const isNumber = field.classList.contains("board-number");
  /** @type {Record<string, () => HTMLElement | false>} */
  const ways = {
    Enter: () => (event.shiftKey ? beside(field, -1) : onward(field)) || byId("more-rows"),
    ArrowDown: () => inColumn(field, 1),
    ArrowUp: () => inColumn(field, -1),
    ArrowLeft: () => isNumber && field.selectionStart === 0 && beside(field, -1),
    ArrowRight: () => isNumber && field.selectionEnd === field.value.length && beside(field, 1),
  };
  const to = event.key in ways && ways[event.key]();
  if (to) {
    event.preventDefault();
    to.focus();
    if (to instanceof HTMLInputElement) {
      to.select();
    }
  }
});

document.addEventListener("focusin", (event) => {
  const field = /** @type {HTMLInputElement} */ (placeOf(event));
  if (field.matches("input.board-number")) {
    field.select(); // what is typed takes the place of what stands there
  }
});

document.addEventListener("input", (event) => {
  const field = placeOf(event);
  if (!field.closest("[data-board]")) {
    return;
  }
  unsaved = true;
  const state = byId("board-state");
  if (!state.textContent) {
    state.textContent = state.dataset.unsaved;
  }
  const group = /** @type {HTMLElement} */ (field.closest(".board-group"));
  if (group) {
    add(group);
  } else {
    addAll();
  }
});

document.addEventListener("submit", () => {
  unsaved = false;
});
document.addEventListener("htmx:afterSettle", addAll);
addEventListener("beforeunload", (event) => {
  if (unsaved) {
    event.preventDefault();
  }
});
addAll();
