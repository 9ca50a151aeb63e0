/* The deck: the page holds every task, as the list of one's own answers, and steps through it
   without asking the server. Each answer is an act in the outbox. */
"use strict";

window.akr = window.akr || {};

/* `put` puts an act in the outbox. */
window.akr.makeDeck = (form, put) => {
  const byId = (id) => document.getElementById(id);
  const cards = Array.from(byId("own-answers").children);
  const heading = byId("task");
  const history = [];
  let top = cards.find((card) => card.dataset.task === form.elements.task.value);
  let shownAt = 0;

  const wordsOf = (card) => card.querySelector("[data-words]").textContent;
  const before = () =>
    history[history.length - 1] || cards[(top ? cards.indexOf(top) : cards.length) - 1];

  function show(card) {
    top = card;
    shownAt = Date.now();
    form.elements.task.value = card ? card.dataset.task : "";
    heading.textContent = card ? wordsOf(card) : heading.dataset.done;
    heading.lang = card ? "sv" : document.documentElement.lang; // what people write is Swedish
    heading.classList.toggle("is-long", heading.textContent.length > 60);
    ["question", "colours", "unsure"].forEach((id) => {
      byId(id).hidden = !card;
    });
    byId("done").hidden = Boolean(card);
    if (byId("ready")) {
      byId("ready").hidden = Boolean(card);
    }
    byId("estimate").hidden = !card;
    if (card) {
      const link = byId("estimate").querySelector("a");
      link.search = `?${new URLSearchParams({ task: card.dataset.task })}`;
    }
    showHint(card);
    byId("undo").hidden = !before();
    byId("colours").querySelectorAll("button").forEach((button) => {
      if (card && card.dataset.answer) {
        button.setAttribute("aria-pressed", button.value === card.dataset.answer);
      } else {
        button.removeAttribute("aria-pressed");
      }
    });
    byId("own").open = !card;
    window.scrollTo(0, 0);
    heading.focus({ preventScroll: true }); // so that a screen reader reads the next task
  }

  /* Something to check about the task, folded away: a hint, and never in the way of an answer. */
  function showHint(card) {
    const hint = byId("hint");
    hint.hidden = !(card && card.dataset.hint);
    hint.open = false;
    hint.querySelector("p").textContent = (card && card.dataset.hint) || "";
  }

  function choose(button) {
    if (!top || Date.now() - shownAt < 250) {
      return; // a second tap of the same thumb must not answer the next card
    }
    const card = top;
    const said = button.querySelector("b") || button;
    const words = `${wordsOf(card)}: ${said.textContent}`;
    history.push(card);
    const { task, answer } = card.dataset;
    put("place", form.action, { task, colour: button.value }, words, task, answer);
    show(cards.find((each) => !each.dataset.answer));
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("click", (event) => {
    const button = event.target.closest("button[name=colour]");
    if (button) {
      event.preventDefault();
      choose(button);
    }
  });
  // Keys count only where the deck has focus, as it has from the start: not in a screen reader's
  // own commands, and not in what somebody types elsewhere.
  form.addEventListener("keydown", (event) => {
    const key = event.key === "Backspace" ? "Z" : event.key.toUpperCase();
    const target = form.querySelector(`[aria-keyshortcuts="${CSS.escape(key)}"]`);
    if (target && !event.ctrlKey && !event.metaKey && !event.altKey && !event.repeat) {
      event.preventDefault();
      target.click();
    }
  });
  byId("undo").addEventListener("click", (event) => {
    event.preventDefault();
    const card = before();
    if (card) {
      history.pop();
      show(card);
    }
  });
  byId("own-answers").addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (link) {
      event.preventDefault();
      show(link.closest("[data-task]"));
    }
  });
  if (document.activeElement === document.body) {
    heading.focus({ preventScroll: true });
  }

  return {
    answer(task, answer) {
      const card = cards.find((each) => each.dataset.task === task);
      if (!card) {
        return; // merged away meanwhile
      }
      card.dataset.answer = answer;
      card.hidden = !answer;
      const mark = card.querySelector("[data-mark]");
      mark.textContent = "";
      if (answer) {
        mark.append(document.querySelector(`[data-mark-of="${answer}"]`).content.cloneNode(true));
      }
      const answered = cards.filter((each) => each.dataset.answer).length;
      byId("progress").value = answered;
      const said = byId("progress-words");
      said.textContent = said.dataset.words.replace("{n}", answered).replace("{of}", cards.length);
    },
    skipAnswered() {
      if (top && top.dataset.answer && !new URLSearchParams(location.search).has("task")) {
        show(cards.find((each) => !each.dataset.answer));
      }
    },
  };
};
