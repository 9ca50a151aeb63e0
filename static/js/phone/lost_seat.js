// @ts-check
/* For a device whose seat another one has taken over: what it had not sent can be copied. */

import "../shared/shell.js";
import { byId } from "../shared/page.js";
import { openShelf } from "./shelf.js";
import { showGone } from "./troubles.js";

// Of all seats that this device had in the room.
showGone(openShelf(`akr.${byId("seat").dataset.code}.`, window), { isNews: false });

/* A page that the browser kept whole may be of somebody who has left. */
window.addEventListener("pageshow", ({ persisted }) => {
  if (persisted) {
    location.reload();
  }
});
