// @ts-check
/* The timer: counts on from what the server said was left, by the browser's stopwatch. Phones'
   clocks are wrong, so none is read. Import it before live.js. */

import { say } from "./page.js";
import { stillness } from "./still.js";

const TICK = 500;
const counted = new WeakMap(); // timer → since when it has been counted, and whether it is out
const said = document.createElement("p");
const [navigation] = /** @type {PerformanceNavigationTiming[]} */ (
  performance.getEntriesByType("navigation")
);
let first = navigation && navigation.responseStart;

/** @returns {NodeListOf<HTMLElement>} */
const timers = () => document.querySelectorAll("[data-timer][data-running]");

/** @param {HTMLElement} timer */
function show(timer) {
  const left = Number(timer.dataset.left);
  if (!counted.has(timer)) {
    // What came with the page was true when its first byte did, however late this script is.
    counted.set(timer, { since: first || performance.now(), isOut: left <= 0 });
  }
  const count = counted.get(timer);
  const now = Math.max(0, left - (performance.now() - count.since) / 1000);
  timer.querySelector("progress").value = now;
  say(timer.querySelector(".timer-words"), words(timer.dataset, now));
  if (now === 0 && !count.isOut) {
    count.isOut = true;
    said.textContent = timer.dataset.out; // the only time that it speaks
    stillness().then(() => {
      document.querySelectorAll("[data-until-out]").forEach((each) => {
        /** @type {HTMLElement} */ (each).hidden = true;
      });
    });
  }
}

/** As akr.text.time_left says it.
    @param {DOMStringMap} kinds
    @param {number} left */
function words(kinds, left) {
  const minutes = Math.ceil(left / 60);
  if (left === 0) {
    return kinds.out;
  }
  if (left < 60) {
    return kinds.less;
  }
  return minutes === 1 ? kinds.one : kinds.many.replace("{}", String(minutes));
}

function tick() {
  timers().forEach(show);
  first = undefined;
}

/* A device that slept may have stopped its stopwatch too: what live.js fetches now is to be new. */
document.addEventListener("visibilitychange", () => {
  /** @type {HTMLElement} */
  const part = document.querySelector("[data-live-part]");
  if (!document.hidden && part && timers().length) {
    part.dataset.liveTag = "";
  }
});

said.className = "visually-hidden";
said.setAttribute("role", "status");
document.body.prepend(said);
document.addEventListener("live:swapped", tick);
setInterval(tick, TICK);
tick();
