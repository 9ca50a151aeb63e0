/* The board by keyboard: Enter goes on, arrows go up and down, sums add up while one
   types, and a page with unsaved numbers asks before it goes. All of it is a plain form without. */
"use strict";

(() => {
  const board = () => document.querySelector("[data-board]");
  document.body.classList.add("with-js");
  let unsaved = document.querySelector("#refused") !== null;

  const fields = () => [...board().querySelectorAll(".board-rows input:not([type=hidden])")];
  const go = (field) => {
    field?.focus();
    field?.select();
  };

  function inColumn(field, step) {
    const row = field.closest(".board-row");
    const rows = [...board().querySelectorAll(".board-row")];
    const column = (each) => [...each.querySelectorAll("input.board-number")];
    const place = column(row).indexOf(field);
    for (let at = rows.indexOf(row) + step; rows[at]; at += step) {
      const found = place < 0 ? rows[at].querySelector(".board-task input") : column(rows[at])[place];
      if (found) {
        return found;
      }
    }
    return null;
  }

  function beside(field, step) {
    const all = fields();
    return all[all.indexOf(field) + step];
  }

  /* How many answers a row's occupation has, and how many it can have at most. */
  function sumOf(group) {
    const numbers = [...group.querySelectorAll("input")].map((each) => each.value.trim());
    const sum = numbers.reduce((total, each) => total + (/^\d+$/.test(each) ? Number(each) : 0), 0);
    const people = document.getElementById(`people-${group.dataset.place}`);
    const said = /^\d+$/.test(people.value.trim());
    return { sum, said, room: Math.max(0, Number(people.value) - Number(people.dataset.onPhones)) };
  }

  /* When all have answered, the rest of their numbers are nothing. */
  function onward(field) {
    const group = field.closest(".board-group");
    const { sum, said, room } = group ? sumOf(group) : {};
    const isFull = said && sum >= room && field.value.trim() !== "";
    return isFull ? beside([...group.querySelectorAll("input")].at(-1), 1) : beside(field, 1);
  }

  function add(group) {
    const output = group.querySelector(".board-sum");
    const { sum, said, room } = sumOf(group);
    output.textContent = sum === 0 ? "" : said ? `${sum} av ${room}` : String(sum);
    output.toggleAttribute("data-over", said && sum > room);
  }

  function addAll() {
    board()?.querySelectorAll(".board-row .board-group").forEach(add);
  }

  document.addEventListener("keydown", (event) => {
    const field = event.target;
    if (!field.matches?.(".board-rows input") || event.isComposing || event.altKey || event.ctrlKey) {
      return;
    }
    const isNumber = field.classList.contains("board-number");
    const to = {
      Enter: () => (event.shiftKey ? beside(field, -1) : onward(field)) ?? document.getElementById("more-rows"),
      ArrowDown: () => inColumn(field, 1),
      ArrowUp: () => inColumn(field, -1),
      ArrowLeft: () => isNumber && field.selectionStart === 0 && beside(field, -1),
      ArrowRight: () => isNumber && field.selectionEnd === field.value.length && beside(field, 1),
    }[event.key]?.();
    if (to) {
      event.preventDefault();
      to.matches("input") ? go(to) : to.focus();
    }
  });

  document.addEventListener("focusin", (event) => {
    if (event.target.matches?.("input.board-number")) {
      event.target.select(); // what is typed takes the place of what stands there
    }
  });

  document.addEventListener("input", (event) => {
    if (!board()?.contains(event.target)) {
      return;
    }
    unsaved = true;
    const state = document.getElementById("board-state");
    if (!state.textContent) {
      state.textContent = state.dataset.unsaved;
    }
    const group = event.target.closest(".board-group");
    group ? add(group) : addAll();
  });

  document.addEventListener("submit", () => {
    unsaved = false;
  });
  document.addEventListener("htmx:afterSettle", addAll);
  addEventListener("beforeunload", (event) => {
    if (unsaved) {
      event.preventDefault();
    }
  });
  addAll();
})();
