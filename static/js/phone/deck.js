// @ts-check
/* The deck in hand: the page holds every task, as the list of one's own answers, and steps through
   it without asking the server. Each answer is an act in the outbox. */

import { byId, fieldOf } from "../shared/page.js";

/** Show the deck of a page that has one.
    @param {HTMLFormElement} form
    @param {import("./outbox.js").Put} put */
export function showDeck(form, put) {
  const heading = byId("task");
  const onTop = fieldOf(form, "task");
  const own = /** @type {HTMLElement[]} */ (Array.from(byId("own-answers").children));
  const deck = new Deck(own, onTop.value);
  let shownAt = 0;

  /** @param {HTMLElement} card */
  const wordsOf = (card) => card.dataset.text; // the words themselves, not a browser's translation

  function show() {
    const card = deck.top;
    shownAt = Date.now();
    onTop.value = card ? card.dataset.task : "";
    heading.textContent = card ? wordsOf(card) : heading.dataset.done;
    heading.lang = card ? "sv" : document.documentElement.lang; // what people write is Swedish
    heading.classList.toggle("is-long", heading.textContent.length > 60);
    ["question", "colours", "unsure"].forEach((id) => {
      byId(id).hidden = !card;
    });
    byId("done").hidden = Boolean(card);
    if (byId("done-with-phase")) {
      byId("done-with-phase").hidden = Boolean(card);
    }
    byId("estimate").hidden = !card;
    if (card) {
      const link = byId("estimate").querySelector("a");
      link.search = `?${new URLSearchParams({ task: card.dataset.task })}`;
    }
    showHint(card);
    byId("undo").hidden = !deck.before();
    byId("colours").querySelectorAll("button").forEach((button) => {
      if (card && card.dataset.answer) {
        button.setAttribute("aria-pressed", String(button.value === card.dataset.answer));
      } else {
        button.removeAttribute("aria-pressed");
      }
    });
    /** @type {HTMLDetailsElement} */ (byId("own")).open = !card;
    window.scrollTo(0, 0);
    heading.focus({ preventScroll: true }); // so that a screen reader reads the next task
  }

  function showProgress() {
    const answered = deck.answered();
    /** @type {HTMLProgressElement} */ (byId("progress")).value = answered;
    const said = byId("progress-words");
    said.textContent = said.dataset.words
      .replace("{n}", String(answered))
      .replace("{of}", String(deck.cards.length));
  }

  /** Something to check about the task, folded away: a hint, and never in the way of an answer.
      @param {HTMLElement | undefined} card */
  function showHint(card) {
    const hint = /** @type {HTMLDetailsElement} */ (byId("hint"));
    hint.hidden = !(card && card.dataset.hint);
    hint.open = false;
    hint.querySelector("p").textContent = (card && card.dataset.hint) || "";
  }

  /** @param {HTMLButtonElement} button */
  function choose(button) {
    if (!deck.top || Date.now() - shownAt < 250) {
      return; // a second tap of the same thumb must not answer the next card
    }
    const said = button.querySelector("b") || button;
    const words = `${wordsOf(deck.top)}: ${said.textContent}`;
    const { task, answer } = deck.top.dataset;
    put("place", form.action, { task, colour: button.value }, words, task, answer);
    deck.goOn();
    show();
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("click", (event) => {
    const at = /** @type {HTMLElement} */ (event.target);
    const button = /** @type {HTMLButtonElement} */ (at.closest("button[name=colour]"));
    if (button) {
      event.preventDefault();
      choose(button);
    }
  });
  // Keys count only where the deck has focus, as it has from the start: not in a screen reader's
  // own commands, and not in what somebody types elsewhere.
  form.addEventListener("keydown", (event) => {
    const key = event.key === "Backspace" ? "Z" : event.key.toUpperCase();
    const shortcut = `[aria-keyshortcuts="${CSS.escape(key)}"]`;
    const target = /** @type {HTMLElement} */ (form.querySelector(shortcut));
    if (target && !event.ctrlKey && !event.metaKey && !event.altKey && !event.repeat) {
      event.preventDefault();
      target.click();
    }
  });
  byId("undo").addEventListener("click", (event) => {
    event.preventDefault();
    if (deck.before()) {
      deck.goBack();
      show();
    }
  });
  byId("own-answers").addEventListener("click", (event) => {
    const link = /** @type {HTMLElement} */ (event.target).closest("a");
    if (link) {
      event.preventDefault();
      deck.top = link.closest("[data-task]");
      show();
    }
  });
  if (document.activeElement === document.body) {
    heading.focus({ preventScroll: true });
  }

  return {
    /** Show in the list what was answered, or is not answered after all.
        @param {string} task  @param {string} answer */
    answer(task, answer) {
      const card = deck.of(task);
      if (!card) {
        return; // merged away meanwhile
      }
      card.dataset.answer = answer;
      card.hidden = !answer;
      const mark = card.querySelector("[data-mark]");
      mark.textContent = "";
      if (answer) {
        /** @type {HTMLTemplateElement} */
        const shape = document.querySelector(`template[data-mark-of="${answer}"]`);
        mark.append(shape.content.cloneNode(true));
      }
      showProgress();
    },
    /** A task is no longer on the table. @param {string} task */
    takeAway(task) {
      const card = deck.of(task);
      if (card) {
        const wasOnTop = deck.top === card;
        deck.takeAway(card);
        card.remove();
        /** @type {HTMLProgressElement} */ (byId("progress")).max = deck.cards.length || 1;
        showProgress();
        if (wasOnTop) {
          show();
        }
      }
    },
    skipAnswered() {
      const isAsked = new URLSearchParams(location.search).has("task");
      if (deck.top && deck.top.dataset.answer && !isAsked) {
        deck.skipAnswered();
        show();
      }
    },
  };
}

/** A task, and the colour that one has given it: blank until one has.
    @typedef {{ dataset: { task?: string, answer?: string } }} Card */

/** Which task is on top, which came before it, and how far one has come.
    @template {Card} C */
export class Deck {
  /** @param {C[]} cards  @param {string} task  on top; blank when all are answered */
  constructor(cards, task) {
    this.cards = cards;
    this.top = this.of(task);
    /** @type {C[]} */
    this.history = [];
  }

  /** The card of a task; none when it was merged away meanwhile. @param {string} task */
  of(task) {
    return this.cards.find((card) => card.dataset.task === task);
  }

  answered() {
    return this.cards.filter((card) => card.dataset.answer).length;
  }

  /** Where *Ångra* leads: back the way one came, and then upwards in the list. */
  before() {
    const { cards, history, top } = this;
    return history[history.length - 1] || cards[(top ? cards.indexOf(top) : cards.length) - 1];
  }

  /** Lay the top card away and turn up the first that has no answer. */
  goOn() {
    this.history.push(this.top);
    this.skipAnswered();
  }

  skipAnswered() {
    this.top = this.cards.find((card) => !card.dataset.answer);
  }

  /** Let a card go, wherever it is. @param {C} card */
  takeAway(card) {
    this.cards = this.cards.filter((each) => each !== card);
    this.history = this.history.filter((each) => each !== card);
    if (this.top === card) {
      this.skipAnswered();
    }
  }

  goBack() {
    const card = this.before();
    this.history.pop();
    this.top = card;
  }
}
