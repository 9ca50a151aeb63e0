/* Searching among the library's suggestions: every word must be somewhere in one. What is marked stays
   marked, also out of sight. */
"use strict";

(() => {
  const search = document.getElementById("search");
  if (!search) {
    return;
  }
  document.body.classList.add("with-js");
  const plain = (text) => text.toLowerCase().normalize("NFC");

  const filter = () => {
    const wanted = plain(search.value).split(/\s+/).filter(Boolean);
    let found = 0;
    document.querySelectorAll(".suggestions > li").forEach((item) => {
      const text = plain(item.textContent);
      item.hidden = !wanted.every((word) => text.includes(word));
      found += item.hidden ? 0 : 1;
    });
    document.getElementById("none-found").hidden = found > 0;
  };

  search.addEventListener("input", filter);
  search.addEventListener("keydown", (event) => {
    if (event.key === "Enter") {
      event.preventDefault(); // it would lay what is marked, in the middle of a search
    }
  });
})();
