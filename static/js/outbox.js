/* The outbox: what somebody did leaves this device in order, once, or stays here.

   Each thing done is an act with an id and a number of the seat's own. It is sent until the server
   says that it is stored (204). The same act sent twice is one act, so when in doubt it is sent
   again. phone.js shows what happens to it.

   Plain syntax of 2019, since phones in a staff room are old. */
"use strict";

window.akr = window.akr || {};

/* Open the outbox of one seat, or of all seats here in a room (`prefix`) to read what lies in them.
   `notSaved` is said where a refusal has no words of its own. `shows` is told: act(act),
   stored(id), refused(act), gone(), and waiting() when the count moves. */
window.akr.openOutbox = ({ prefix, firstNumber, canSend, notSaved }, shows) => {
  /* The shelf: the browser's storage, or memory where a private window refuses it. Each act has a
     key of its own, so that two tabs that write at once cannot overwrite each other. */

  const memory = new Map();
  const shelf = {
    get(key) {
      try {
        return memory.get(key) || localStorage.getItem(prefix + key);
      } catch (refused) {
        return null;
      }
    },
    set(key, value) {
      try {
        localStorage.setItem(prefix + key, value);
        memory.delete(key);
      } catch (refused) {
        memory.set(key, String(value));
      }
    },
    remove(key) {
      memory.delete(key);
      try {
        localStorage.removeItem(prefix + key);
      } catch (refused) {
        // It was in memory only.
      }
    },
    keys() {
      let stored = [];
      try {
        stored = Object.keys(localStorage).filter((key) => key.startsWith(prefix));
      } catch (refused) {
        // All there is is in memory.
      }
      return [...new Set([...stored.map((key) => key.slice(prefix.length)), ...memory.keys()])];
    },
  };

  /* The outbox. */

  const ANSWER_WITHIN = 10000;
  const LEASE = 3000; // and renewed while an answer is awaited: a killed page holds nobody up for long
  const SLOWEST_RETRY = 30000;
  const tab = uuid();
  let isSending = false;
  let retry = 0;
  let failures = 0;
  let ownNumber = 0;
  let isStopped = false;

  const acts = () =>
    shelf
      .keys()
      .filter((key) => /(^|\.)act\./.test(key))
      .map((key) => JSON.parse(shelf.get(key)))
      .filter(Boolean) // sent by another tab meanwhile
      .sort((a, b) => a.number - b.number);
  const waiting = () => acts().filter((act) => !act.refused);
  const keep = (act) => shelf.set(`act.${act.id}`, JSON.stringify(act));

  function uuid() {
    // crypto.randomUUID is missing on plain HTTP, which is what a trial in a staff room has.
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  }

  function nextNumber() {
    ownNumber = Math.max(Number(firstNumber), ownNumber + 1, Number(shelf.get("number")) + 1);
    shelf.set("number", ownNumber);
    return ownNumber;
  }

  /* `words` is what a person would miss; `target` is the card or task; `before` undoes the showing. */
  function put(kind, url, fields, words, target, before) {
    const id = uuid();
    const act = { id, number: nextNumber(), kind, url, fields, words, target: target || id, before };
    keep(act);
    shows.act(act);
    flush();
  }

  async function flush() {
    if (isSending || isStopped || !canSend) {
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

  /* Send one act. Only 204 means stored: a hotel's login page, too, answers 200. */
  async function isSettled(act) {
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), ANSWER_WITHIN);
    try {
      const answer = await fetch(act.url, {
        method: "POST",
        body: new URLSearchParams({ act: act.id, number: act.number, ...act.fields }),
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
        keep(act);
        shows.refused(act);
      } else {
        throw new Error(answer.status);
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
    if (holder !== tab && left > 0 && left <= LEASE) {
      return false;
    }
    shelf.set("lease", `${tab} ${Date.now() + LEASE}`);
    return true;
  }

  function letGo() {
    if ((shelf.get("lease") || "").startsWith(tab)) {
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

  window.addEventListener("online", wake);
  window.addEventListener("pagehide", letGo);
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) {
      wake();
    }
  });

  /* What another tab of the same seat does shows here too. */
  window.addEventListener("storage", ({ key, newValue }) => {
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

  window.addEventListener("beforeunload", (event) => {
    if (Array.from(memory.keys()).some((key) => key.startsWith("act."))) {
      event.preventDefault(); // the storage was refused: what waits would go with the page
    }
  });

  return {
    shelf,
    put,
    acts,
    waiting,
    wake,
    stop,
    forget: (act) => shelf.remove(`act.${act.id}`),
    isFailing: () => failures > 0,
    isStored: () => memory.size === 0,
  };
};
