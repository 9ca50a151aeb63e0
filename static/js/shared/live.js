// @ts-check
/* Keeps an open page in step with its room.

   <div data-live="…/stream">                   one in a page; stays where it is
     <section id="board" data-live-part="/the/page" data-live-event="57" data-live-tag="…">…</section>
     <p data-live-lost hidden>Ingen kontakt med servern sedan <time></time> …</p>
     <p data-live-back hidden>Kontakten är tillbaka …</p>
   </div>

   data-live         the address of the stream: kinds and event numbers, nothing else
   data-live-rest    ms between refetches, for a page that nobody watches every moment; default none
   data-live-part    the address that gives this element anew (asked with HX-Request: true)
   data-live-event   the last event that the element shows
   data-live-tag     the version that `unless_seen` was given, so that 304 answers what is unchanged

   What happens is dispatched on the data-live element, and bubbles:
   live:changed      { kind, event }: fetches the part and swaps it, unless preventDefault() is
                     called; then the page takes care of it. It may come again for the same thing.
   live:phase        { kind, event }: the phase may have changed; comes before its live:changed
   live:swapped      the part is new
   live:lost         { since }: the server is out of reach
   live:back         it answers again
   live:gone         { status }: this page is no longer ours (the seat has moved, the process is
                     gone); the page is loaded again to say so, unless preventDefault() is called

   kind is "phase", "cards", "joined", "table", "placed", "proposed", "reason", "home", "seat_moved",
   "timer", "until", "ready", "note" or "door"; and
   "poll" when the part turned out to be another without a signal: streams are blocked, or the tab was
   hidden.

   EventSource itself rather than htmx's sse extension: the extension opens and reopens its source
   by its own rules, and cannot close it in a hidden tab, give up on a silent one, say what it saw
   last, or fall back to polling. */
const KINDS = [
  ...["joined", "cards", "table", "placed", "phase", "proposed", "reason", "home"],
  ...["seat_moved", "timer", "until", "ready", "note", "door"],
];
const SILENCE = 25000; // two pings have failed to come
const FIRST_WORD = 5000; // a stream that says nothing so long is held up by something between
const ANSWER = 10000;
const POLL = 5000;
const FIRST_RETRY = 500;
const SLOWEST_RETRY = 60000;
const BACK_SHOWN = 6000;
const MOST_STREAMS = 4; // a browser has six connections to a host, and pages need some too

/** @type {HTMLElement} */
const root = document.querySelector("[data-live]");
const REST = Number(root.dataset.liveRest || 0);

/** @type {EventSource | null} */
let source = null;
let silence = 0;
let retry = 0;
let polling = 0;
let failures = 0;
let seen = 0;
let contact = new Date();
let isLost = false;
let isGone = false;

/** @returns {HTMLElement} */
const part = () => document.querySelector("[data-live-part]");
/** @param {string} name @returns {HTMLElement} */
const find = (name) => root.querySelector(`[data-live-${name}]`);
/** @param {string} name @param {object} detail */
const tell = (name, detail) =>
  root.dispatchEvent(
    new CustomEvent(`live:${name}`, { bubbles: true, cancelable: true, detail }),
  );

/* The stream. */

function open() {
  close();
  if (document.hidden || isGone) {
    return;
  }
  if (newer.size >= MOST_STREAMS) {
    poll();
    return;
  }
  noteSeen();
  const address = new URL(root.dataset.live, location.href);
  address.searchParams.set("last", String(seen));
  source = new EventSource(address);
  source.addEventListener("ping", heard);
  for (const kind of KINDS) {
    source.addEventListener(kind, (message) => {
      heard();
      seen = Math.max(seen, Number(message.data));
      changed(kind);
    });
  }
  source.addEventListener("error", () => failed());
  expectWordWithin(FIRST_WORD);
}

function close() {
  clearTimeout(silence);
  clearTimeout(retry);
  if (source) {
    source.close();
    source = null;
  }
}

function stop() {
  close();
  clearTimeout(polling);
  if (channel) {
    channel.postMessage({ left: me });
  }
}

function heard() {
  failures = 0;
  clearTimeout(polling);
  expectWordWithin(SILENCE);
  reached();
}

/** @param {number} time */
function expectWordWithin(time) {
  clearTimeout(silence);
  silence = setTimeout(() => failed({ silent: true }), time);
}

/* One dropped connection is nothing to speak of; after that the page polls until a stream flows. */
function failed({ silent = false } = {}) {
  close();
  failures += 1;
  const wait = Math.min(SLOWEST_RETRY, FIRST_RETRY * 2 ** failures);
  // Spread out: thirty phones that lost the same server must not come back in the same moment.
  retry = setTimeout(open, wait * (0.5 + Math.random() / 2));
  if (silent || failures > 1) {
    poll();
  }
}

/* Polling, by the same address as a refetch. */

async function poll() {
  clearTimeout(polling);
  await refetch("poll");
  if (!document.hidden && !isGone && (!source || failures)) {
    polling = setTimeout(poll, POLL);
  }
}

/* Changes: one refetch at a time, and however much happens meanwhile, one more after it. */

let fetching = false;
/** @type {string | null} */
let waiting = null;

/** @param {string} kind */
function changed(kind) {
  if (isToFetch(kind)) {
    refetch(kind);
  }
}

/** @param {string} kind */
function isToFetch(kind) {
  const detail = { kind, event: seen };
  if (kind === "phase" || kind === "poll") {
    tell("phase", detail);
  }
  return tell("changed", detail);
}

/** @param {string} kind */
async function refetch(kind) {
  if (fetching) {
    waiting = kind;
    return;
  }
  fetching = true;
  const began = performance.now();
  try {
    await fetchPart(kind);
  } finally {
    // A server that is slow to answer is asked less often.
    const rest = Math.max(performance.now() - began, REST);
    await new Promise((rested) => setTimeout(rested, rest));
    fetching = false;
  }
  if (waiting) {
    const next = waiting;
    waiting = null;
    await refetch(next);
  }
}

/** @param {string} kind */
async function fetchPart(kind) {
  const old = part();
  if (!old) {
    return;
  }
  const address = old.dataset.livePart;
  const tooLate = new AbortController();
  const timer = setTimeout(() => tooLate.abort(), ANSWER);
  let answer;
  let content;
  try {
    answer = await fetch(address, {
      headers: { "HX-Request": "true", "If-None-Match": `"${old.dataset.liveTag}-part"` },
      cache: "no-store",
      signal: tooLate.signal,
    });
    content = await answer.text();
  } catch {
    content = null;
  } finally {
    clearTimeout(timer);
  }
  if (content === null || answer.status >= 500) {
    outOfReach();
    return;
  }
  reached();
  if (answer.status === 404) {
    gone(answer.status);
  } else if (answer.redirected) {
    location.assign(answer.url);
  } else if (answer.status === 200) {
    if (kind !== "poll" || isToFetch(kind)) {
      swap(address, content);
    }
  }
}

/** What somebody is typing in stays until they leave it; then the part is fetched anew.
    @param {string} address
    @param {string} content */
function swap(address, content) {
  const old = part();
  if (!old || old.dataset.livePart !== address) {
    waiting = "poll"; // turned to another page meanwhile, which may lack the same news
    return;
  }
  const typing = document.activeElement;
  if (old.contains(typing) && typing.matches("input, textarea, select")) {
    typing.addEventListener("blur", () => refetch("poll"), { once: true });
    return;
  }
  if (window.htmx) {
    htmx.swap(old, content, { swapStyle: "outerHTML", swapDelay: 0, settleDelay: 0 });
  } else {
    swapPlainly(old, content);
  }
  noteSeen();
  tell("swapped", { event: seen });
}

/** What htmx.swap does for us, where htmx did not load.
    @param {HTMLElement} old
    @param {string} content */
function swapPlainly(old, content) {
  const fresh = document.createElement("template");
  fresh.innerHTML = content;
  fresh.content.querySelectorAll("[hx-swap-oob]").forEach((each) => {
    document.getElementById(each.id).replaceWith(each);
  });
  old.replaceWith(fresh.content);
}

function noteSeen() {
  const shown = part();
  seen = Math.max(seen, Number((shown && shown.dataset.liveEvent) || 0));
}

/* Whether the server answers, in words that the page holds ready. */

function reached() {
  contact = new Date();
  if (isLost) {
    isLost = false;
    show("lost", false);
    show("back", true);
    setTimeout(() => show("back", false), BACK_SHOWN);
    tell("back", {});
    if (!source) {
      failures = 0;
      open();
    }
  }
}

function outOfReach() {
  if (!isLost) {
    isLost = true;
    const words = find("lost");
    if (words) {
      const time = words.querySelector("time");
      const [hour, minute] = [contact.getHours(), contact.getMinutes()];
      time.textContent = `${hour}.${String(minute).padStart(2, "0")}`;
      time.dateTime = contact.toISOString();
    }
    show("back", false);
    show("lost", true);
    tell("lost", { since: contact });
  }
  if (source) {
    failed({ silent: true });
  }
}

/** @param {number} status */
function gone(status) {
  isGone = true;
  stop();
  if (tell("gone", { status })) {
    location.reload();
  }
}

/** @param {string} name @param {boolean} isShown */
function show(name, isShown) {
  const words = find(name);
  if (words) {
    words.hidden = !isShown;
  }
}

/* Of many windows side by side, the newest few have streams and the others poll; else the streams
   would take every connection that the browser has, and no page could be fetched any more. Who is
   newest follows from when each was last looked at, and is told only then: windows that told of
   every stream that opened and closed would answer each other without end. */

let me = 0;
const newer = new Set();
const channel = "BroadcastChannel" in window ? new BroadcastChannel("akr-live") : null;
if (channel) {
  channel.addEventListener("message", ({ data }) => {
    const hadRoom = newer.size < MOST_STREAMS;
    if (data.came > me) {
      newer.add(data.came);
    } else {
      newer.delete(data.left);
    }
    const hasRoom = newer.size < MOST_STREAMS;
    if (hadRoom !== hasRoom) {
      open();
    }
  });
}

function come() {
  newer.clear();
  me = Date.now() + Math.random();
  if (channel) {
    channel.postMessage({ came: me });
  }
  open();
}

document.addEventListener("visibilitychange", () => {
  if (document.hidden) {
    stop();
  } else {
    come();
    refetch("poll");
  }
});
window.addEventListener("pagehide", stop);
window.addEventListener("online", open);
window.addEventListener("offline", () => failed({ silent: true }));

come();
