/* The table, by tap and by keyboard. Everything here ends in one of the page's own forms, which work
   without it; this adds choosing where a heap goes, searching, and staying where one worked. */
"use strict";

(() => {
  const said = document.getElementById("said");
  const chosen = new Set(); // keys of marked heaps, kept over a swap
  const more = new Set(); // keys of heaps that show all their cards
  let search = "";
  let choosing = false;
  let here = null; // the heap somebody works at, and its place, in case it goes
  let place = 0;

  document.body.classList.add("with-js");

  const table = () => document.getElementById("table");
  const find = (id) => document.getElementById(id);
  const box = (key) => find(`box-${key}`);
  const boxes = () => [...document.querySelectorAll(".heap:not([hidden]) .heap-name input")];
  const name = (key) => box(key).parentElement.querySelector("b").textContent;
  const say = (words) => {
    said.textContent = words;
  };

  arrange();
  tellNews();
  const at = table().dataset.at;
  if (at) {
    box(at)?.focus();
  }

  /* After every swap: marks, search and mode as they were, and news read aloud. */

  document.addEventListener("htmx:afterSettle", renewed);
  document.addEventListener("live:swapped", renewed);

  /* Another leader's change is fetched when nothing of one's own is under way: one's own act is news
     too, and must not take away what was just said about it. */

  let requests = 0;
  let newest = 0; // the last event that was told
  let asked = 0; // the last one that was fetched for: a fetch that fails is not tried in a circle

  document.addEventListener("htmx:beforeSend", () => {
    requests += 1;
  });
  document.addEventListener("htmx:afterRequest", () => {
    requests -= 1;
    setTimeout(catchUp);
  });
  document.addEventListener("focusout", () => setTimeout(catchUp));
  document.addEventListener("live:changed", (event) => {
    if (event.detail.kind === "table") {
      event.preventDefault();
      newest = event.detail.event;
      catchUp();
    }
  });

  function catchUp() {
    const shown = Number(table().dataset.liveEvent);
    const typing = document.activeElement?.matches("#table input:not([type=checkbox], #search)");
    if (newest > Math.max(shown, asked) && !requests && !typing) {
      asked = newest;
      const swap = { target: "#table", swap: "outerHTML show:none settle:0ms" };
      htmx.ajax("GET", table().dataset.livePart, swap).catch(() => {
        asked = 0; // live.js says that the server is out of reach, and fetches when it is back
      });
    }
  }

  function renewed() {
    if (!find("heaps")) {
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
      find(`more-${key}`)?.setAttribute("open", "");
    }
    tellNews();
    stay();
  }

  function tellNews() {
    const news = document.querySelector("#refused p") ?? find("happened");
    if (news) {
      say(news.textContent);
    }
  }

  function arrange() {
    if (!find("heaps")) {
      return;
    }
    find("search").value = search;
    filter();
    show();
  }

  /* Focus stays where one worked; when that heap has gone, it goes to where the heap went, or to
     the one that took its place. */
  function stay() {
    const active = document.activeElement ?? document.body;
    // A tap beside what can have focus gives it to what lies around; and htmx gives it to the new
    // element with the same id, also where that is folded away.
    const folded = "details:not([open]) > :not(summary) *";
    if (!active.contains(table()) && !active.matches(folded)) {
      return;
    }
    const went = table().dataset.at;
    const target = (went && box(went)) || (here && box(here)) || boxes()[place] || boxes().at(-1);
    if (target) {
      target.focus({ preventScroll: true });
      target.closest(".heap-name").scrollIntoView({ block: "nearest" });
      target.closest(".heap").toggleAttribute("data-changed", true);
    }
  }

  document.addEventListener("focusin", ({ target }) => {
    const heap = target.closest?.(".heap");
    if (heap) {
      here = heap.dataset.heap;
      place = boxes().indexOf(box(here));
    }
  });

  document.addEventListener(
    "toggle",
    ({ target }) => {
      if (target.matches(".heap-more")) {
        const key = target.closest(".heap").dataset.heap;
        if (target.open) {
          more.add(key);
        } else {
          more.delete(key);
        }
      }
    },
    true, // it does not bubble
  );

  /* Marking. */

  document.addEventListener("change", ({ target }) => {
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
    const { target } = event;
    if (target.closest("#choose")) {
      startChoosing();
    } else if (target.closest("#put-off")) {
      chosen.clear(); // the marked boxes go with the form; afterwards nothing is marked
    } else if (target.closest("#cancel")) {
      cancel();
    } else if (choosing) {
      const label = target.closest(".heap-name");
      if (label) {
        event.preventDefault(); // it would mark the heap that was meant to receive
        layIn(label.closest(".heap").dataset.heap);
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
    (box(here) ?? boxes()[0])?.focus({ preventScroll: true });
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
    box(here)?.focus({ preventScroll: true });
  }

  function layIn(key) {
    if (chosen.size === 1 && chosen.has(key)) {
      say("Välj en annan hög att lägga den i.");
      return;
    }
    here = key;
    find(`here-${key}`).click();
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
    const bar = find("merge");
    bar.hidden = chosen.size === 0;
    table().toggleAttribute("data-choosing", choosing);
    find("choose").hidden = choosing;
    find("cancel").textContent = choosing ? "Avbryt" : "Avmarkera";
    if (chosen.size) {
      find("chosen").textContent = choosing ? "Tryck på högen som ska ta emot." : words();
    }
  }

  /* Searching: every word must be somewhere in the heap, in its name or on a card. */

  document.addEventListener("input", ({ target }) => {
    if (target.id === "search") {
      search = target.value;
      filter();
    }
  });

  function filter() {
    const wanted = search.toLowerCase().normalize("NFC").split(/\s+/).filter(Boolean);
    let found = 0;
    for (const heap of document.querySelectorAll(".heap")) {
      const text = words_of(heap);
      heap.hidden = !wanted.every((word) => text.includes(word));
      found += heap.hidden ? 0 : 1;
    }
    find("none-found").hidden = found > 0;
  }

  function words_of(heap) {
    const texts = heap.querySelectorAll(".heap-name b, .heap-cards > li > span");
    return [...texts].map((each) => each.textContent).join(" ").toLowerCase().normalize("NFC");
  }

  /* Keys. Single letters only where a heap has focus, so that they never meet a word being typed. */

  const STEP = { ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1 };

  document.addEventListener("keydown", (event) => {
    const { target, key } = event;
    const typing = target.matches?.("input:not([type=checkbox]), textarea, select");
    if ((event.ctrlKey || event.metaKey) && !event.shiftKey && key.toLowerCase() === "z") {
      const undo = find("undo");
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
    if (!target.matches?.(".heap-name input")) {
      return;
    }
    const heap = target.closest(".heap").dataset.heap;
    if (key in STEP) {
      const all = boxes();
      const next = all[all.indexOf(target) + STEP[key]];
      next?.focus();
    } else if (key.toLowerCase() === "m") {
      if (choosing) {
        layIn(heap);
      } else {
        startChoosing();
      }
    } else if (key === "Enter" && choosing) {
      layIn(heap);
    } else if (key.toLowerCase() === "n") {
      const details = target.closest(".heap").querySelector(".heap-foot details");
      details.open = true;
      details.querySelector("input[name=text]").select();
    } else {
      return;
    }
    event.preventDefault();
  });
})();
