/* The participant's page: nothing that somebody wrote or chose is ever lost.

   The page shows each act at once, outbox.js keeps and sends it, and live.js tells when the room has
   moved on. Without scripts the page's forms post the same acts. */
"use strict";

(() => {
  const place = document.getElementById("seat");
  const { code, seat = "", number = "1", phase } = place.dataset;
  const byId = (id) => document.getElementById(id);
  const copyOf = (id) => byId(id).content.firstElementChild.cloneNode(true);
  const outbox = window.akr.openOutbox(
    {
      // Of all seats that this device had here, where it has none any more.
      prefix: `akr.${code}.${seat ? `${seat}.` : ""}`,
      firstNumber: Number(number),
      canSend: Boolean(seat),
      notSaved: place.dataset.notSaved,
    },
    { act: showAct, stored: showStored, refused: showRefused, gone: showGone, waiting: showSaved },
  );
  const { shelf, put } = outbox;
  const deck = byId("deck") && window.akr.makeDeck(byId("deck"), put);
  const saved = byId("saved");
  let isGone = false;
  let slow = 0;
  let isSlow = false;
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
      say(words.replace("{n}", count));
    } else if (saved.textContent || saved.dataset.any) {
      say(saved.dataset.saved);
    }
  }

  function say(text) {
    if (saved.textContent !== text) {
      saved.textContent = text; // only when it is new: each change is read aloud
    }
  }

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
      showReady(act.fields);
    }
    if (act.kind === "home" || act.kind === "reason") {
      document.querySelectorAll(`[data-kind=${act.kind}]`).forEach((form) => fill(form, act.fields));
    }
    countCards();
    showSaved();
  }

  function showStored(id) {
    if (saved) {
      saved.dataset.any = "yes";
    }
    if (document.querySelector("[data-says-all]") && !isTyping() && !outbox.waiting().length) {
      location.assign(location.pathname); // which shows it
    }
    document.querySelectorAll(`[data-waiting="${id}"]`).forEach((each) => {
      delete each.dataset.waiting;
    });
  }

  function showRefused(act) {
    const card = cardOf(act.target);
    if (act.kind === "place" && deck) {
      deck.answer(act.target, act.before);
    } else if (act.kind === "write" && card) {
      card.remove();
    } else if (act.kind === "reword" && card) {
      reword(card, act.before, "");
    } else if (act.kind === "ready") {
      showReady(act.before);
    }
    countCards();
    showTrouble(act.refused, act.words, () => outbox.forget(act));
  }

  /* Say what was not saved, and give the words back until the person has taken care of them. */
  function showTrouble(sentence, words, forget, add) {
    const notice = copyOf("trouble");
    const part = (name) => notice.querySelector(`[data-${name}]`);
    const field = byId("text");
    const once = (does) => () => {
      does();
      forget();
      notice.remove();
    };
    part("sentence").textContent = sentence;
    part("words").textContent = words;
    part("reuse").hidden = !field;
    part("add").hidden = !add;
    part("dismiss").addEventListener("click", once(() => {}));
    part("add").addEventListener("click", once(add || (() => {})));
    part("reuse").addEventListener("click", once(() => {
      field.value = [field.value.trim(), words].filter(Boolean).join("\n");
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.focus();
    }));
    byId("troubles").append(notice);
  }

  /* The seat has moved: let the person copy what had not been sent. */
  function showGone() {
    isGone = true;
    const lost = outbox.acts().map((act) => act.words);
    shelf.keys().filter((key) => /(^|\.)draft\./.test(key)).forEach((key) => lost.push(shelf.get(key)));
    const notice = copyOf("gone");
    notice.querySelector("[data-moved]").hidden = !seat; // a page that has none says so itself
    notice.querySelector("[data-unsent]").hidden = !lost.length;
    lost.forEach((words) => {
      const item = document.createElement("li");
      item.textContent = words;
      notice.querySelector("ul").append(item);
    });
    if (saved) {
      say("");
    }
    document.querySelectorAll("main form button").forEach((button) => {
      button.disabled = true;
    });
    if (seat || lost.length) {
      byId("troubles").replaceChildren(notice);
      byId("troubles").scrollIntoView({ block: "nearest" });
    }
  }

  /* What this seat says of the phase: that it is ready, or not after all. */
  function showReady({ phase: of, ready }) {
    const form = byId("ready");
    if (!form || form.elements.phase.value !== of) {
      return;
    }
    const isReady = ready === "1";
    const button = form.querySelector("button");
    form.elements.ready.value = isReady ? "0" : "1";
    form.querySelector("[data-is-ready]").hidden = !isReady;
    button.textContent = isReady ? button.dataset.undo : button.dataset.word;
    button.className = isReady ? "button-link" : "button button-quiet";
  }

  /* Writing. */

  function cardOf(key) {
    return document.querySelector(`[data-card="${key}"]`);
  }

  function addCard(act) {
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

  function reword(card, said, act) {
    card.querySelectorAll("[data-words]").forEach((each) => {
      each.textContent = said.text;
    });
    const field = card.querySelector("textarea");
    field.value = field.defaultValue = said.text;
    const mark = card.querySelector("[name=not_done_today]");
    mark.checked = mark.defaultChecked = Boolean(said.not_done_today);
    card.querySelector("[data-not-done]").hidden = !mark.checked;
    const aside = card.querySelector("[data-aside]");
    if (aside) {
      aside.hidden = Boolean(act); // other words are with again
    }
    if (act) {
      card.dataset.waiting = act;
    } else {
      delete card.dataset.waiting;
    }
  }

  /* What a card's form says, as the outbox sends it: a mark only where there is one. */
  function saidIn(form, text) {
    return form.querySelector("[name=not_done_today]").checked ? { text, not_done_today: "1" } : { text };
  }

  /* A form that says several things at once. */
  function sayAll(form) {
    const said = Object.fromEntries(new FormData(form));
    delete said.act;
    delete said.number;
    const texts = Array.from(form.querySelectorAll("textarea"));
    put(form.dataset.kind, form.action, said, texts.map((text) => text.value.trim()).filter(Boolean).join("\n"));
    texts.forEach((text) => {
      shelf.remove(`draft.${text.id}`);
      text.defaultValue = text.value;
    });
  }

  function fill(form, said) {
    if (said.task && said.task !== form.elements.task.value) {
      return; // another task's
    }
    Object.entries(said).forEach(([name, value]) => {
      const field = form.elements[name];
      if (field) {
        field.value = value; // of a row of radio buttons too
      }
    });
  }

  /* A card that only names an area is kept as it is, and asks what one does there; the same words
     ask once, where they were first written. The server's page says the same. */
  function askAboutAreas() {
    const areas = new Set(byId("write").dataset.areas.split(" "));
    const asked = new Set();
    Array.from(byId("cards").children).reverse().forEach((card) => {
      const text = card.querySelector("[data-words]").textContent.normalize("NFC").toLowerCase();
      const words = text.match(/[\p{L}\p{N}]+/gu) || [];
      const isArea = words.length === 1 || (words.length > 1 && words.every((word) => areas.has(word)));
      card.querySelector("[data-question]").hidden = !isArea || asked.has(text);
      asked.add(text);
    });
  }

  function countCards() {
    const list = byId("cards");
    if (list) {
      askAboutAreas();
      byId("card-count").textContent = list.children.length;
      byId("no-cards").hidden = list.children.length > 0;
    }
  }

  /* What the server would refuse is said before it is sent. */
  function isRight(field) {
    const length = Array.from(field.value.trim()).length;
    const { longest, empty, tooLong } = byId("write").dataset;
    let fault = "";
    if (!length) {
      fault = empty;
    } else if (length > Number(longest)) {
      fault = tooLong.replace("{n}", length).replace("{most}", longest);
    }
    field.setCustomValidity(fault);
    return field.reportValidity();
  }

  document.addEventListener("submit", (event) => {
    const form = event.target;
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
    if (field && !isRight(field)) {
      return;
    }
    const text = field && field.value.trim().replace(/\s+/g, " ");
    const card = form.closest("[data-card]");
    if (kind === "ready") {
      const ready = form.elements.ready.value;
      const said = { phase: form.elements.phase.value, ready };
      const before = { phase: said.phase, ready: ready === "1" ? "0" : "1" };
      put(kind, form.action, said, form.querySelector("button").textContent, "ready", before);
    } else if (kind === "write") {
      put(kind, form.action, saidIn(form, text), text);
      field.value = "";
      form.querySelector("[name=not_done_today]").checked = false;
      field.focus();
    } else if (kind === "reword") {
      const mark = form.querySelector("[name=not_done_today]").defaultChecked;
      const before = { text: field.defaultValue, not_done_today: mark };
      put(kind, form.action, saidIn(form, text), text, card.dataset.card, before);
      card.querySelector("details").open = false;
      card.querySelector("summary").focus();
    } else {
      put(kind, form.action, {}, card.querySelector("[data-words]").textContent, card.dataset.card);
      byId("text").focus();
    }
    if (field) {
      shelf.remove(`draft.${field.id}`);
    }
  });

  /* The next person's turn: the device forgets this one, but not before everything is saved. */
  function leave(go) {
    const said = byId("leaving");
    const isUnsaved =
      outbox.acts().some((act) => act.refused) || shelf.keys().some((key) => key.startsWith("draft."));
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
    const link = event.target.closest("[data-leave]");
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

  /* A card is one line, so Enter puts it down, as with a pile of notes. */
  document.addEventListener("keydown", (event) => {
    if (event.target.matches("#write textarea, .cards textarea") && event.key === "Enter" && !event.isComposing && !event.shiftKey) {
      event.preventDefault();
      event.target.form.querySelector("button").click();
    }
  });

  /* Drafts survive a reload, and a phone that was put to sleep. */
  document.addEventListener("input", ({ target }) => {
    target.setCustomValidity("");
    if (target.value.trim() && target.value !== target.defaultValue) {
      shelf.set(`draft.${target.id}`, target.value);
    } else {
      shelf.remove(`draft.${target.id}`);
    }
  });

  function restoreDrafts() {
    shelf.keys().filter((key) => key.startsWith("draft.")).forEach((key) => {
      const field = byId(key.slice("draft.".length));
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
    return Array.from(document.querySelectorAll("textarea")).some(
      (field) => field.value !== field.defaultValue || (field === document.activeElement && field.value),
    );
  }

  function isBusy() {
    return isTyping() || outbox.waiting().length > 0;
  }

  place.addEventListener("live:swapped", () => {
    const news = place.querySelector("[data-live-part]");
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

  if (!seat) {
    outbox.stop();
    return;
  }
  outbox.acts().forEach((act) => {
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
  outbox.wake();
})();
