// @ts-check
/* Nothing moves under a finger.

   What changes the page without being asked waits for `stillness()`: nothing is pressed, and no
   request of htmx's is under way. A press lasts until its click has done what it does, so that it
   hits what the person saw. htmx's answers wait for presses too, but not for each other.

   A key that is held down presses once. */

import { placeOf } from "./page.js";

const PRESSING = ["Enter", " "];
const CLICK_WITHIN = 400; // after a finger is lifted; a swipe and a drag have none
const LONGEST = 30000; // a release can get lost, in a menu or a dialog: the page must not stand still

/** @type {Set<string>} */
const down = new Set();
/** @type {Set<XMLHttpRequest>} */
const requests = new Set();
/** @type {XMLHttpRequest[]} */
const answers = []; // that came under a press
/** @type {(() => void)[]} */
const waiting = [];
let ending = 0;
let lost = 0;

/** Wait until the page may change by itself. What follows the wait runs before the next press.
    @returns {Promise<void>} */
export function stillness() {
  return new Promise((go) => {
    waiting.push(go);
    goOn();
  });
}

const isPressed = () => down.size > 0 || ending !== 0;

function goOn() {
  if (isPressed()) {
    return;
  }
  for (const request of answers.splice(0)) {
    request.onload(new ProgressEvent("load")); // as if it had come now
    requests.delete(request);
  }
  if (!requests.size) {
    waiting.splice(0).forEach((go) => go());
  }
}

/* Presses. */

/** @param {string} what */
function press(what) {
  down.add(what);
  clearTimeout(ending);
  ending = 0;
  clearTimeout(lost);
  lost = setTimeout(forget, LONGEST);
}

/** @param {string} what @param {number} time  within which its click comes */
function release(what, time) {
  if (down.delete(what) && !down.size) {
    endWithin(time);
  }
}

/** @param {number} time */
function endWithin(time) {
  clearTimeout(ending);
  clearTimeout(lost);
  ending = setTimeout(() => {
    ending = 0;
    goOn();
  }, time);
}

function forget() {
  down.clear();
  endWithin(0);
}

/** @param {string} kind @param {(event: any) => void} does */
const on = (kind, does) => window.addEventListener(kind, does, { capture: true, passive: true });

if ("PointerEvent" in window) {
  on("pointerdown", ({ button, pointerId }) => button === 0 && press(`pointer ${pointerId}`));
  on("pointerup", ({ pointerId }) => release(`pointer ${pointerId}`, CLICK_WITHIN));
  on("pointercancel", ({ pointerId }) => release(`pointer ${pointerId}`, 0));
  on("pointermove", ({ buttons, pointerId }) => {
    if (!buttons) {
      release(`pointer ${pointerId}`, 0); // lifted where the page could not see it
    }
  });
} else {
  on("mousedown", ({ button }) => button === 0 && press("mouse"));
  on("mouseup", () => release("mouse", CLICK_WITHIN));
}
// A finger that scrolls is still down when its pointer events have ended.
on("touchstart", () => press("finger"));
for (const lifted of ["touchend", "touchcancel"]) {
  on(lifted, ({ touches }) => touches.length || release("finger", CLICK_WITHIN));
}
on("click", () => {
  if (ending) {
    endWithin(0); // when all have heard of it
  }
});
on("keydown", ({ key }) => PRESSING.includes(key) && press(key));
on("keyup", ({ key }) => release(key, 0));
on("blur", ({ target }) => target === window && forget());

document.addEventListener("keydown", (event) => {
  const { key, repeat } = event;
  if (repeat && PRESSING.includes(key) && !placeOf(event).matches("textarea, input")) {
    event.preventDefault();
  }
});

/* Requests. They are counted by themselves rather than by htmx's events, which a form that has left
   the page meanwhile cannot tell anybody. */

document.addEventListener("htmx:beforeSend", ({ detail: { xhr } }) => {
  requests.add(xhr);
  xhr.addEventListener("loadend", () => {
    if (!answers.includes(xhr)) {
      requests.delete(xhr);
      goOn();
    }
  });
});
document.addEventListener("htmx:beforeOnLoad", (event) => {
  if (isPressed()) {
    event.preventDefault();
    answers.push(event.detail.xhr);
  }
});
