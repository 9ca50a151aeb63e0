// @ts-check
/* The outbox: what somebody did leaves this device in order, once, or stays here.

   Each thing done is an act with an id and a number of the seat's own. It is sent until the server
   says that it is stored (204). The same act sent twice is one act, so when in doubt it is sent
   again. phone.js shows what happens to it. */

import { openShelf } from "./shelf.js";

const ANSWER_WITHIN = 10000;
const LEASE = 3000; // renewed while an answer is awaited: a killed page holds nobody up for long
const SLOWEST_RETRY = 30000;

/** What a form says, by its fields' names.
    @typedef {Record<string, any>} Said */

/** `words` is what a person would miss; `target` is the card or task; `before` undoes the showing;
    `refused` is the sentence that says why the server did not take it.
    @typedef {{ id: string, number: number, kind: string, url: string, fields: Said, words: string,
      target: string, before?: any, refused?: string, why?: string }} Act */

/** How a page puts an act in the outbox.
    @typedef {(kind: string, url: string, fields: Said, words: string, target?: string,
      before?: any) => void} Put */

/** What a page is told: what happens to an act, that the seat is gone, and that the count of those
    who wait may be another.
    @typedef {{ act(act: Act): void, stored(id: string): void, refused(act: Act): void,
      gone(): void, waiting(): void }} Shows */

/** Open the outbox of one seat (`prefix`). `notSaved` is said where a refusal has no words of its
    own; `tab` is the browser's.
    @param {{ prefix: string, firstNumber: number, notSaved: string, tab?: Window }} options
    @param {Shows} shows */
export function openOutbox({ prefix, firstNumber, notSaved, tab = window }, shows) {
  const shelf = openShelf(prefix, tab);
  const me = uuid();
  let isSending = false;
  let retry = 0;
  let failures = 0;
  let ownNumber = 0;
  let isStopped = false;

  const waiting = () => shelf.acts().filter((act) => !act.refused);
  /** @param {Act} act */
  const keep = (act) => shelf.set(`act.${act.id}`, JSON.stringify(act));

  function uuid() {
    // crypto.randomUUID is missing on plain HTTP, which is what a trial in a staff room has.
    const bytes = tab.crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  }

  function nextNumber() {
    ownNumber = Math.max(firstNumber, ownNumber + 1, Number(shelf.get("number")) + 1);
    shelf.set("number", String(ownNumber));
    return ownNumber;
  }

  /** @type {Put} */
  function put(kind, url, fields, words, target, before) {
    const id = uuid();
    const number = nextNumber();
    const act = { id, number, kind, url, fields, words, target: target || id, before };
    keep(act);
    shows.act(act);
    flush();
  }

  async function flush() {
    if (isSending || isStopped) {
      return;
    }
    isSending = true;
    clearTimeout(retry);
    const renewing = setInterval(takeLease, LEASE / 3);
    let isOpen = true;
    for (let act = waiting()[0]; act && isOpen; act = waiting()[0]) {
      isOpen = takeLease() && (await isSettled(act));
    }
    clearInterval(renewing);
    isSending = false;
    letGo();
    if (isStopped) {
      return;
    }
    if (waiting().length) {
      // Spread out: thirty phones that lost the same network come back in the same moment.
      const wait = Math.min(SLOWEST_RETRY, 500 * 2 ** failures) * (0.75 + Math.random() / 2);
      retry = setTimeout(flush, wait);
    }
    shows.waiting();
  }

  /** Send one act. Only 204 means stored: a hotel's login page, too, answers 200.
      @param {Act} act */
  async function isSettled(act) {
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), ANSWER_WITHIN);
    try {
      const answer = await tab.fetch(act.url, {
        method: "POST",
        body: new URLSearchParams({ act: act.id, number: String(act.number), ...act.fields }),
        headers: { "X-AKR-Outbox": "1" },
        redirect: "manual",
        signal: abort.signal,
      });
      if (answer.status === 204) {
        shelf.remove(`act.${act.id}`);
        shows.stored(act.id);
      } else if (answer.status === 404) {
        stop();
        return false;
      } else if ([400, 403, 409, 413, 422].includes(answer.status)) {
        const said = await answer.json().catch(() => ({}));
        act.refused = said.sentence || notSaved;
        act.why = said.refused;
        keep(act);
        shows.refused(act);
      } else {
        throw new Error(String(answer.status));
      }
      failures = 0;
      return true;
    } catch (unreachable) {
      failures += 1;
      return false;
    } finally {
      clearTimeout(timer);
    }
  }

  /* One tab sends at a time. A lease in the storage rather than a Web Lock, which needs HTTPS; if
     two tabs took it in the same moment, each act is still one act. */
  function takeLease() {
    const [holder, until] = (shelf.get("lease") || "nobody 0").split(" ");
    const left = Number(until) - Date.now();
    if (holder !== me && left > 0 && left <= LEASE) {
      return false;
    }
    shelf.set("lease", `${me} ${Date.now() + LEASE}`);
    return true;
  }

  function letGo() {
    if ((shelf.get("lease") || "").startsWith(me)) {
      shelf.remove("lease");
    }
  }

  function wake() {
    failures = 0;
    flush();
  }

  /* The seat is not ours any more: what lies here stays, for the person to copy. */
  function stop() {
    isStopped = true;
    clearTimeout(retry);
    shows.gone();
  }

  tab.addEventListener("online", wake);
  tab.addEventListener("pagehide", letGo);
  tab.document.addEventListener("visibilitychange", () => {
    if (!tab.document.hidden) {
      wake();
    }
  });

  /* What another tab of the same seat does shows here too. */
  tab.addEventListener("storage", ({ key, newValue }) => {
    if (!key || !key.startsWith(`${prefix}act.`)) {
      return;
    }
    if (!newValue) {
      shows.stored(key.slice(`${prefix}act.`.length));
    } else if (!JSON.parse(newValue).refused) {
      shows.act(JSON.parse(newValue));
    }
    shows.waiting();
    flush();
  });

  tab.addEventListener("beforeunload", (event) => {
    if (shelf.inMemory().some((key) => key.startsWith("act."))) {
      event.preventDefault(); // the storage was refused: what waits would go with the page
    }
  });

  return {
    shelf,
    put,
    waiting,
    wake,
    stop,
    /** @param {Act} act */
    forget: (act) => shelf.remove(`act.${act.id}`),
    isFailing: () => failures > 0,
    isStored: () => shelf.inMemory().length === 0,
  };
}
