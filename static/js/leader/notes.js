// @ts-check
/* The note taker's page: the choice of task keeps up with the room, and what is written stays. */

import "../shared/shell.js";
import "../shared/live.js";
import { byId } from "../shared/page.js";

const task = /** @type {HTMLSelectElement} */ (byId("task"));
const text = /** @type {HTMLTextAreaElement} */ (byId("text"));

document.addEventListener("live:swapped", renew);
document.addEventListener("htmx:afterSettle", renew);
task.addEventListener("blur", renew);

/* What is chosen stays chosen, also when it has gone from the table: the server says so kindly.
   A list that somebody has open must not change under their hand. */
function renew() {
  const tasks = /** @type {HTMLTemplateElement} */ (byId("tasks"));
  if (!tasks || document.activeElement === task) {
    return;
  }
  const [none, ...old] = task.options;
  const chosen = old.find((each) => each.selected);
  const content = /** @type {DocumentFragment} */ (tasks.content.cloneNode(true));
  const now = /** @type {HTMLOptionElement[]} */ ([...content.children]);
  const stays = !chosen || now.some((each) => each.value === chosen.value);
  task.textContent = "";
  task.append(none, ...now, ...(stays ? [] : [chosen]));
  task.value = chosen ? chosen.value : "";
}

document.addEventListener("live:gone", (event) => {
  if (text.value.trim()) {
    event.preventDefault();
    byId("gone").hidden = false;
  }
});
