/* For a browser that cannot read the page's other scripts, and so in words that every browser
   knows: say that the page does not follow its room by itself. */
window.addEventListener("load", function () {
  var follows = document.querySelector("[data-live]");
  var words = /** @type {HTMLElement} */ (document.querySelector("[data-live-none]"));
  if (follows && words && !follows.hasAttribute("data-live-on")) {
    words.hidden = false;
  }
});
