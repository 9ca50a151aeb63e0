/* The deck turns up what has no answer, and *Ångra* goes back the way one came. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { Deck } from "../../static/js/phone/deck.js";

/* A deck of tasks with their answers so far, blank where there is none: `aDeck({ Duka: "red" })`. */
function aDeck(answers, top) {
  const cards = Object.entries(answers).map(([task, colour]) => ({
    dataset: { task, answer: colour },
  }));
  return new Deck(cards, top);
}

const topOf = (deck) => deck.top && deck.top.dataset.task;

/* What a tap does: the answer is shown in the list, and the deck goes on. */
function answer(deck, colour) {
  deck.top.dataset.answer = colour;
  deck.goOn();
}

const FRESH = { Duka: "", Diska: "", "Vika tvätt": "" };

test("an answer turns up the next task, until all are answered", () => {
  const deck = aDeck(FRESH, "Duka");
  const seen = [];

  while (deck.top) {
    seen.push(topOf(deck));
    answer(deck, "red");
  }

  assert.deepEqual(seen, ["Duka", "Diska", "Vika tvätt"]);
  assert.equal(deck.answered(), 3);
});

test("a task that was passed over comes up when the others are answered", () => {
  const deck = aDeck(FRESH, "Vika tvätt");

  answer(deck, "red");

  assert.equal(topOf(deck), "Duka");
});

test("undo goes back through the answers in the order in which they were given", () => {
  const deck = aDeck(FRESH, "Diska");
  answer(deck, "red");
  answer(deck, "green");
  const seen = [];

  deck.goBack();
  seen.push(topOf(deck));
  deck.goBack();
  seen.push(topOf(deck));

  assert.deepEqual(seen, ["Duka", "Diska"]);
});

test("undo after a reload goes upwards in the list, and from the end when all are answered", () => {
  const halfway = aDeck({ Duka: "red", Diska: "green", "Vika tvätt": "" }, "Vika tvätt");
  const done = aDeck({ Duka: "red", Diska: "green" }, "");

  halfway.goBack();
  done.goBack();

  assert.deepEqual([topOf(halfway), topOf(done)], ["Diska", "Diska"]);
});

test("the first task has nothing before it", () => {
  assert.equal(aDeck(FRESH, "Duka").before(), undefined);
});

test("an answer that is changed counts once, and leads back to what has none", () => {
  const deck = aDeck({ Duka: "red", Diska: "" }, "Duka");

  answer(deck, "green");

  assert.equal(topOf(deck), "Diska");
  assert.equal(deck.answered(), 1);
});

test("what this device has answered and not sent yet is passed over when the page opens", () => {
  const deck = aDeck(FRESH, "Duka");
  deck.of("Duka").dataset.answer = "red";

  deck.skipAnswered();

  assert.equal(topOf(deck), "Diska");
});

test("an answer that was refused is asked for again", () => {
  const deck = aDeck(FRESH, "Duka");
  answer(deck, "red");
  answer(deck, "red");
  deck.of("Duka").dataset.answer = "";

  answer(deck, "green");

  assert.equal(topOf(deck), "Duka");
});

test("a task that was merged away meanwhile is no card of the deck", () => {
  const deck = aDeck(FRESH, "Tömma diskmaskinen");

  assert.equal(deck.top, undefined);
  assert.equal(deck.of("Tömma diskmaskinen"), undefined);
});

test("a task that is taken away comes up no more, neither next nor by undo", () => {
  const deck = aDeck(FRESH, "Duka");
  answer(deck, "red");
  deck.goBack();
  answer(deck, "green");

  deck.takeAway(deck.of("Duka"));
  assert.equal(topOf(deck), "Diska");
  assert.equal(deck.before(), undefined);
  deck.takeAway(deck.of("Diska"));

  assert.equal(topOf(deck), "Vika tvätt");
  assert.deepEqual([deck.answered(), deck.cards.length], [0, 1]);
});
