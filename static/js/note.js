/* The note taker's page: the choice of task keeps up with the room, and what is written stays. */
"use strict";

(() => {
  const task = document.getElementById("task");
  const text = document.getElementById("text");

  document.addEventListener("live:swapped", renew);
  document.addEventListener("htmx:afterSettle", renew);
  task.addEventListener("blur", renew);

  /* What is chosen stays chosen, also when it has gone from the table: the server says so kindly.
     A list that somebody has open must not change under their hand. */
  function renew() {
    const tasks = document.getElementById("tasks");
    if (!tasks || document.activeElement === task) {
      return;
    }
    const [none, ...old] = task.options;
    const chosen = old.find((each) => each.selected);
    const now = [...tasks.content.cloneNode(true).children];
    const stays = !chosen || now.some((each) => each.value === chosen.value);
    task.replaceChildren(none, ...now, ...(stays ? [] : [chosen]));
    task.value = chosen?.value ?? "";
  }

  document.addEventListener("live:gone", (event) => {
    if (text.value.trim()) {
      event.preventDefault();
      document.getElementById("gone").hidden = false;
    }
  });
})();
