// @ts-check
/* The console: keeps up with the room, lets the wall's address be copied, and lays the script open
   where there is room for it. */

import "../shared/shell.js";
import "../shared/timer.js";
import "../shared/live.js";
import { byId } from "../shared/page.js";

const button = byId("copy-wall");
if (button) {
  // An ended process has no way in.
  button.hidden = false;
  button.addEventListener("click", async () => {
    byId("copied").textContent = (await isCopied())
      ? "Adressen är kopierad."
      : "Adressen är markerad. Kopiera den med Ctrl+C.";
  });
}

/* Plain HTTP has no clipboard to write to, so there the address is marked and the browser's older
   way is tried. */
async function isCopied() {
  const field = /** @type {HTMLInputElement} */ (byId("wall-address"));
  if (navigator.clipboard) {
    try {
      await navigator.clipboard.writeText(field.value);
      return true;
    } catch (refused) {
      // by the person or the browser: the older way may still be allowed
    }
  }
  field.focus();
  field.select();
  return document.execCommand("copy");
}

/* The script lies open until the leader says otherwise. */

let isWanted = matchMedia("(min-width: 64rem)").matches;
/** @type {HTMLDetailsElement | null} */
let known = null;

function openScript() {
  /** @type {HTMLDetailsElement} */
  const script = document.querySelector("[data-script]");
  if (!script || script === known) {
    return;
  }
  known = script;
  script.open = isWanted;
  script.addEventListener("toggle", () => {
    isWanted = script.open;
  });
}

document.addEventListener("live:swapped", openScript);
openScript();
