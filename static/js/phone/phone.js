// @ts-check
/* The participant's page: nothing that somebody wrote or chose is ever lost.

   The page shows each act at once, outbox.js keeps and sends it, and live.js tells when the room
   has moved on. Without scripts the page's forms post the same acts. */

import "../shared/shell.js";
import "../shared/timer.js";
import "../shared/live.js";
import { byId, fieldOf, placeOf, say } from "../shared/page.js";
import { addCard, cardOf, countCards, isRight, markIn, reword, saidIn, wordsOf } from "./cards.js";
import { showDeck } from "./deck.js";
import { askAboutList } from "./list.js";
import { openOutbox } from "./outbox.js";
import { showGone, showTrouble } from "./troubles.js";

/** @typedef {import("./outbox.js").Act} Act */
/** @typedef {import("./outbox.js").Said} Said */

const place = byId("seat");
const { code, seat, number, phase } = place.dataset;
const outbox = openOutbox(
  { prefix: `akr.${code}.${seat}.`, firstNumber: Number(number), notSaved: place.dataset.notSaved },
  { act: showAct, stored: showStored, refused: showRefused, gone: showEnd, waiting: showSaved },
);
const { shelf, put } = outbox;
const deck = byId("deck") && showDeck(/** @type {HTMLFormElement} */ (byId("deck")), put);
const saved = byId("saved");
let isGone = false;
let slow = 0;
let isSlow = false;
/** @type {(() => void) | null} */
let leaving = null;

/* What the page shows. */

function showSaved() {
  const count = outbox.waiting().length;
  if (leaving && !count) {
    leave(leaving);
  }
  if (!saved || isGone) {
    return;
  }
  if (count && !outbox.isFailing() && !isSlow) {
    // Most acts are stored within a blink; to say that they wait would only flicker.
    slow = slow || setTimeout(() => {
      isSlow = true;
      showSaved();
    }, 700);
    return;
  }
  clearTimeout(slow);
  slow = 0;
  isSlow = isSlow && count > 0;
  const words = outbox.isStored() ? saved.dataset.waiting : saved.dataset.memory;
  if (count) {
    say(saved, words.replace("{n}", String(count)));
  } else if (saved.textContent || saved.dataset.any) {
    say(saved, saved.dataset.saved);
  }
}

/** @param {Act} act */
function showAct(act) {
  const card = cardOf(act.target);
  if (act.kind === "place" && deck) {
    deck.answer(act.target, act.fields.colour);
  } else if (act.kind === "write" && byId("cards") && !card) {
    addCard(act);
  } else if (act.kind === "reword" && card) {
    reword(card, act.fields, act.id);
  } else if (act.kind === "withdraw" && card) {
    card.remove();
  } else if (act.kind === "ready") {
    showDone(act.fields);
  }
  if (act.kind === "home" || act.kind === "reason") {
    /** @type {NodeListOf<HTMLFormElement>} */
    const forms = document.querySelectorAll(`form[data-kind=${act.kind}]`);
    forms.forEach((form) => fill(form, act.fields));
  }
  countCards();
  showSaved();
}

/** @param {string} id */
function showStored(id) {
  if (saved) {
    saved.dataset.any = "yes";
  }
  if (document.querySelector("[data-says-all]") && !isTyping() && !outbox.waiting().length) {
    location.assign(location.pathname); // which shows it
  }
  const card = /** @type {HTMLElement} */ (document.querySelector(`[data-waiting="${id}"]`));
  if (card) {
    delete card.dataset.waiting;
  }
}

/** @param {Act} act */
function showRefused(act) {
  const card = cardOf(act.target);
  if (act.kind === "place" && deck) {
    deck.answer(act.target, act.before);
    if (act.why === "UnknownTask") {
      deck.takeAway(act.target); // else it would be turned up, and refused, again and again
    }
  } else if (act.kind === "write" && card) {
    card.remove();
  } else if (act.kind === "reword" && card) {
    reword(card, act.before, "");
  } else if (act.kind === "ready") {
    showDone(act.before);
  }
  countCards();
  showTrouble(act.refused, act.words, () => outbox.forget(act));
}

function showEnd() {
  isGone = true;
  if (saved) {
    say(saved, "");
  }
  document.querySelectorAll("main form button").forEach((button) => {
    /** @type {HTMLButtonElement} */ (button).disabled = true;
  });
  showGone(shelf, { isNews: true });
}

/** What this seat says of the phase: that it is done with it, or not after all.
    @param {Said} said */
function showDone({ phase: of, ready }) {
  const form = /** @type {HTMLFormElement} */ (byId("done-with-phase"));
  if (!form || fieldOf(form, "phase").value !== of) {
    return;
  }
  const isDone = ready === "1";
  const button = form.querySelector("button");
  const words = /** @type {HTMLElement} */ (form.querySelector("[data-is-done]"));
  fieldOf(form, "ready").value = isDone ? "0" : "1";
  words.hidden = !isDone;
  button.textContent = isDone ? button.dataset.undo : button.dataset.word;
  button.className = isDone ? "button-link" : "button button-quiet";
}

/* Writing. */

/** @param {string} text */
const oneLine = (text) => text.trim().replace(/\s+/g, " ");

/** A form that says several things at once.
    @param {HTMLFormElement} form */
function sayAll(form) {
  /** @type {Said} */
  const said = Object.fromEntries(new FormData(form));
  delete said.act;
  delete said.number;
  const texts = Array.from(form.querySelectorAll("textarea"));
  const words = texts.map((text) => text.value.trim()).filter(Boolean).join("\n");
  put(form.dataset.kind, form.action, said, words);
  texts.forEach((text) => {
    shelf.remove(`draft.${text.id}`);
    text.defaultValue = text.value;
  });
}

/** @param {HTMLFormElement} form
    @param {Said} said */
function fill(form, said) {
  if (said.task && said.task !== fieldOf(form, "task").value) {
    return; // another task's
  }
  Object.entries(said).forEach(([name, value]) => {
    const field = fieldOf(form, name);
    if (field) {
      field.value = value; // of a row of radio buttons too
    }
  });
}

/** Put cards down, each as an act of its own.
    @param {string[]} texts */
function write(texts) {
  const form = /** @type {HTMLFormElement} */ (byId("write"));
  const field = form.querySelector("textarea");
  if (!isRight(field, texts)) {
    return;
  }
  texts.forEach((text) => put("write", form.action, saidIn(form, text), text));
  field.value = "";
  markIn(form).checked = false;
  shelf.remove(`draft.${field.id}`);
  field.focus();
}

const written = /** @type {HTMLTextAreaElement} */ (byId("write") && byId("text"));
const list = written && askAboutList(written, {
  all: write,
  one: () => write([oneLine(written.value)]),
});

document.addEventListener("submit", (event) => {
  const form = /** @type {HTMLFormElement} */ (event.target);
  const { kind } = form.dataset;
  if (!kind) {
    return;
  }
  event.preventDefault();
  if (kind === "leave") {
    leave(() => {
      shelf.keys().forEach(shelf.remove);
      form.submit();
    });
    return;
  }
  if ("saysAll" in form.dataset) {
    sayAll(form);
    return;
  }
  const field = form.querySelector("textarea");
  if (kind === "write" && list.isOpen()) {
    return;
  }
  if (field && !isRight(field)) {
    return;
  }
  const text = field && oneLine(field.value);
  const card = /** @type {HTMLElement} */ (form.closest("[data-card]"));
  if (kind === "ready") {
    const ready = fieldOf(form, "ready").value;
    const said = { phase: fieldOf(form, "phase").value, ready };
    const before = { phase: said.phase, ready: ready === "1" ? "0" : "1" };
    put(kind, form.action, said, form.querySelector("button").textContent, "ready", before);
  } else if (kind === "write") {
    write([text]);
  } else if (kind === "reword") {
    const mark = markIn(form).defaultChecked;
    const before = { text: field.defaultValue, not_done_today: mark };
    put(kind, form.action, saidIn(form, text), text, card.dataset.card, before);
    card.querySelector("details").open = false;
    card.querySelector("summary").focus();
  } else {
    put(kind, form.action, {}, wordsOf(card), card.dataset.card);
    byId("text").focus();
  }
  if (field) {
    shelf.remove(`draft.${field.id}`);
  }
});

/** The next person's turn: the device forgets this one, but not before everything is saved.
    @param {() => void} go */
function leave(go) {
  const said = byId("leaving");
  const isUnsaved = shelf.acts().some((act) => act.refused) || shelf.drafts().length > 0;
  leaving = null;
  said.textContent = "";
  if (isUnsaved) {
    said.textContent = said.dataset.unsaved;
  } else if (outbox.waiting().length) {
    said.textContent = said.dataset.waiting;
    leaving = go;
  } else {
    go();
  }
}

document.addEventListener("click", (event) => {
  const link = /** @type {HTMLAnchorElement} */ (placeOf(event).closest("[data-leave]"));
  if (link) {
    event.preventDefault();
    leave(() => location.assign(link.href));
  }
});

/* A page that the browser kept whole may be of somebody who has left. */
window.addEventListener("pageshow", ({ persisted }) => {
  if (persisted) {
    location.reload();
  }
});

/* A card is one line, so Enter puts it down, as with a pile of notes; with Shift it makes a line. An
   Enter that ends a word in the making, as in Japanese, is not meant for the card. */
const COMPOSING = 229; // the key's code then, also where the event does not say that it composes
let isShifted = false;

document.addEventListener("keydown", (event) => {
  isShifted = event.shiftKey;
  const isComposing = event.isComposing || event.keyCode === COMPOSING;
  if (event.key === "Enter" && !isComposing && !isShifted && !event.repeat && isOfCard(event)) {
    event.preventDefault();
    putDown(placeOf(event));
  }
});

/* A phone's keyboard composes every word, so its Enter is known by the line break that it makes. */
document.addEventListener("input", (event) => {
  const { inputType } = /** @type {InputEvent} */ (event);
  if (inputType === "insertLineBreak" && !isShifted && isOfCard(event)) {
    const field = /** @type {HTMLTextAreaElement} */ (event.target);
    const { selectionStart: at, value } = field;
    field.value = value.slice(0, at - 1) + value.slice(at);
    putDown(field);
  }
});

/** @param {Event} event */
const isOfCard = (event) => placeOf(event).matches("#write textarea, .cards textarea");

/** @param {Element} field */
function putDown(field) {
  /** @type {HTMLElement} */
  const button = field.closest("form").querySelector("button:not([type=button])");
  button.click();
}

/* Drafts survive a reload, and a phone that was put to sleep. */
document.addEventListener("input", (event) => {
  const target = /** @type {HTMLTextAreaElement} */ (event.target);
  target.setCustomValidity("");
  if (target.value.trim() && target.value !== target.defaultValue) {
    shelf.set(`draft.${target.id}`, target.value);
  } else {
    shelf.remove(`draft.${target.id}`);
  }
});

function restoreDrafts() {
  shelf.drafts().forEach((key) => {
    const field = /** @type {HTMLTextAreaElement} */ (byId(key.slice("draft.".length)));
    const text = shelf.get(key);
    if (field) {
      field.value = text;
      const details = field.closest("details");
      if (details) {
        details.open = true;
      }
    } else if (key === "draft.text" && byId("late-card")) {
      const { url, sentence } = byId("late-card").dataset;
      showTrouble(sentence, text, () => shelf.remove(key), () => put("write", url, { text }, text));
    }
  });
}

/* Moving on with the room: by itself only when nobody is in the middle of something. */

function isTyping() {
  const active = document.activeElement;
  return Array.from(document.querySelectorAll("textarea")).some(
    (field) => field.value !== field.defaultValue || (field === active && field.value),
  );
}

function isBusy() {
  return isTyping() || outbox.waiting().length > 0;
}

place.addEventListener("live:swapped", () => {
  const news = /** @type {HTMLElement} */ (place.querySelector("[data-live-part]"));
  if (news.dataset.version === phase) {
    news.hidden = true;
  } else if (!isBusy()) {
    location.assign(news.dataset.livePart);
  }
});

place.addEventListener("live:gone", (event) => {
  event.preventDefault();
  outbox.stop();
});

place.addEventListener("live:back", outbox.wake);

shelf.acts().forEach((act) => {
  if (act.refused) {
    showTrouble(act.refused, act.words, () => outbox.forget(act));
  } else {
    showAct(act);
  }
});
if (deck) {
  deck.skipAnswered();
}
restoreDrafts();
if (list) {
  list.show();
}
outbox.wake();
