/* The console: copies the wall's address. Plain HTTP has no clipboard to write to, so there the
   address is marked and the browser's older way is tried. */
"use strict";

(() => {
  const button = document.getElementById("copy-wall");
  const field = document.getElementById("wall-address");
  const said = document.getElementById("copied");

  button.hidden = false;
  button.addEventListener("click", async () => {
    said.textContent = (await copied())
      ? "Adressen är kopierad."
      : "Adressen är markerad. Kopiera den med Ctrl+C.";
  });

  async function copied() {
    if (navigator.clipboard) {
      try {
        await navigator.clipboard.writeText(field.value);
        return true;
      } catch {
        // refused by the person or the browser: the older way may still be allowed
      }
    }
    field.focus();
    field.select();
    return document.execCommand("copy");
  }
})();

/* The script lies open where there is room for it, until the leader says otherwise. */
(() => {
  let isWanted = matchMedia("(min-width: 64rem)").matches;
  let known = null;

  function openScript() {
    const script = document.querySelector("[data-script]");
    if (script === known) {
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
})();
