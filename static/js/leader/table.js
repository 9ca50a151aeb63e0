// @ts-check
/* The table, by tap and by keyboard. Everything here ends in one of the page's own forms, which work
   without it; this adds choosing where a heap goes, searching, and staying where one worked. */

import "../shared/shell.js";
import "../shared/live.js";
import { byId, placeOf } from "../shared/page.js";

/** @type {Set<string>} */
const chosen = new Set(); // keys of marked heaps, kept over a swap
/** @type {Set<string>} */
const more = new Set(); // keys of heaps that show all their cards
let search = "";
let choosing = false;
/** @type {string | null} */
let here = null; // the heap somebody works at, and its place, in case it goes
let place = 0;

document.body.classList.add("with-js");

const table = () => byId("table");
/** @param {string} key */
const box = (key) => /** @type {HTMLInputElement} */ (byId(`box-${key}`));
/** @returns {HTMLInputElement[]} */
const boxes = () => Array.from(document.querySelectorAll(".heap:not([hidden]) .heap-name input"));
/** @param {HTMLElement} within */
const heapOf = (within) => /** @type {HTMLElement} */ (within.closest(".heap"));
/** @param {string} key */
const name = (key) => box(key).parentElement.querySelector("b").textContent;
/** @param {string} sentence */
const say = (sentence) => {
  byId("said").textContent = sentence;
};

arrange();
tellNews();
const at = table().dataset.at;
if (at && box(at)) {
  box(at).focus();
}

/* After every swap: marks, search and mode as they were, and news read aloud. */

document.addEventListener("htmx:afterSettle", renewed);
document.addEventListener("live:swapped", renewed);

function renewed() {
  if (!byId("heaps")) {
    return;
  }
  for (const key of [...chosen]) {
    if (box(key)) {
      box(key).checked = true;
    } else {
      chosen.delete(key);
    }
  }
  arrange();
  for (const key of more) {
    if (byId(`more-${key}`)) {
      byId(`more-${key}`).setAttribute("open", "");
    }
  }
  tellNews();
  stay();
}

function tellNews() {
  const news = document.querySelector("#refused p") || byId("happened");
  if (news) {
    say(news.textContent);
  }
}

function arrange() {
  if (!byId("heaps")) {
    return;
  }
  /** @type {HTMLInputElement} */ (byId("search")).value = search;
  filter();
  show();
}

/* Focus stays where one worked; when that heap has gone, it goes to where the heap went, or to
   the one that took its place. */
function stay() {
  const active = document.activeElement || document.body;
  // A tap beside what can have focus gives it to what lies around; and htmx gives it to the new
  // element with the same id, also where that is folded away.
  const folded = "details:not([open]) > :not(summary) *";
  if (!active.contains(table()) && !active.matches(folded)) {
    return;
  }
  const went = table().dataset.at;
  const all = boxes();
  const target =
    (went && box(went)) || (here && box(here)) || all[place] || all[all.length - 1];
  if (target) {
    target.focus({ preventScroll: true });
    target.closest(".heap-name").scrollIntoView({ block: "nearest" });
    heapOf(target).toggleAttribute("data-changed", true);
  }
}

document.addEventListener("focusin", (event) => {
  const heap = heapOf(placeOf(event));
  if (heap) {
    here = heap.dataset.heap;
    place = boxes().indexOf(box(here));
  }
});

document.addEventListener(
  "toggle",
  (event) => {
    const folded = /** @type {HTMLDetailsElement} */ (placeOf(event));
    if (folded.matches(".heap-more")) {
      const key = heapOf(folded).dataset.heap;
      if (folded.open) {
        more.add(key);
      } else {
        more.delete(key);
      }
    }
  },
  true, // it does not bubble
);

/* Marking. */

document.addEventListener("change", (event) => {
  const target = /** @type {HTMLInputElement} */ (placeOf(event));
  if (target.matches(".heap-name input")) {
    if (target.checked) {
      chosen.add(target.value);
    } else {
      chosen.delete(target.value);
    }
    show();
  }
});

document.addEventListener("click", (event) => {
  const target = placeOf(event);
  if (target.closest("#choose")) {
    startChoosing();
  } else if (target.closest("#put-off")) {
    chosen.clear(); // the marked boxes go with the form; afterwards nothing is marked
  } else if (target.closest("#cancel")) {
    cancel();
  } else if (choosing) {
    const label = /** @type {HTMLElement} */ (target.closest(".heap-name"));
    if (label) {
      event.preventDefault(); // it would mark the heap that was meant to receive
      layIn(heapOf(label).dataset.heap);
    }
  }
});

function startChoosing() {
  if (!chosen.size && here && box(here)) {
    box(here).checked = true;
    chosen.add(here);
  }
  if (!chosen.size) {
    say("Markera en hög först.");
    return;
  }
  choosing = true;
  show();
  const first = box(here) || boxes()[0];
  if (first) {
    first.focus({ preventScroll: true });
  }
  say(`Välj högen som ska ta emot. ${words()}`);
}

function cancel() {
  if (choosing) {
    choosing = false;
    say("Avbrutet. Markeringen är kvar.");
  } else {
    for (const each of boxes()) {
      each.checked = false;
    }
    chosen.clear();
    say("Inget är markerat.");
  }
  show();
  if (box(here)) {
    box(here).focus({ preventScroll: true });
  }
}

/** @param {string} key */
function layIn(key) {
  if (chosen.size === 1 && chosen.has(key)) {
    say("Välj en annan hög att lägga den i.");
    return;
  }
  here = key;
  byId(`here-${key}`).click();
  choosing = false;
  chosen.clear();
  show();
}

function words() {
  const [first] = chosen;
  return chosen.size === 1
    ? `”${name(first)}” är markerad.`
    : `${chosen.size} högar är markerade.`;
}

function show() {
  const bar = byId("merge");
  bar.hidden = chosen.size === 0;
  table().toggleAttribute("data-choosing", choosing);
  byId("choose").hidden = choosing;
  byId("cancel").textContent = choosing ? "Avbryt" : "Avmarkera";
  if (chosen.size) {
    byId("chosen").textContent = choosing ? "Tryck på högen som ska ta emot." : words();
  }
}

/* Searching: every word must be somewhere in the heap, in its name or on a card. */

document.addEventListener("input", (event) => {
  const target = /** @type {HTMLInputElement} */ (placeOf(event));
  if (target.id === "search") {
    search = target.value;
    filter();
  }
});

function filter() {
  const wanted = search.toLowerCase().normalize("NFC").split(/\s+/).filter(Boolean);
  let found = 0;
  /** @type {NodeListOf<HTMLElement>} */
  const heaps = document.querySelectorAll(".heap");
  for (const heap of heaps) {
    const text = wordsOf(heap);
    heap.hidden = !wanted.every((word) => text.includes(word));
    found += heap.hidden ? 0 : 1;
  }
  byId("none-found").hidden = found > 0;
}

/** @param {HTMLElement} heap */
function wordsOf(heap) {
  const texts = heap.querySelectorAll(".heap-name b, .heap-cards > li > span");
  return [...texts].map((each) => each.textContent).join(" ").toLowerCase().normalize("NFC");
}

/* Keys. Single letters only where a heap has focus, so that they never meet a word being typed. */

/** @type {Record<string, number>} */
const STEP = { ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1 };

document.addEventListener("keydown", (event) => {
  const { key } = event;
  const target = /** @type {HTMLInputElement} */ (placeOf(event));
  const typing = target.matches("input:not([type=checkbox]), textarea, select");
  if ((event.ctrlKey || event.metaKey) && !event.shiftKey && key.toLowerCase() === "z") {
    const undo = /** @type {HTMLButtonElement} */ (byId("undo"));
    if (!typing && undo) {
      event.preventDefault();
      if (undo.disabled) {
        say("Det finns inget att ångra.");
      } else {
        undo.click();
      }
    }
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  if (key === "Escape" && (choosing || chosen.size) && target.id !== "search") {
    event.preventDefault();
    cancel();
    return;
  }
  if (!target.matches(".heap-name input")) {
    return;
  }
  const heap = heapOf(target).dataset.heap;
  if (key in STEP) {
    const all = boxes();
    const next = all[all.indexOf(target) + STEP[key]];
    if (next) {
      next.focus();
    }
  } else if (key.toLowerCase() === "m") {
    if (choosing) {
      layIn(heap);
    } else {
      startChoosing();
    }
  } else if (key === "Enter" && choosing) {
    layIn(heap);
  } else if (key.toLowerCase() === "n") {
    /** @type {HTMLDetailsElement} */
    const details = heapOf(target).querySelector(".heap-foot details");
    /** @type {HTMLInputElement} */
    const field = details.querySelector("input[name=text]");
    details.open = true;
    field.select();
  } else {
    return;
  }
  event.preventDefault();
});
