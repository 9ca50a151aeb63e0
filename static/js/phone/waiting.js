// @ts-check
/* Waiting to come in: the page goes on by itself when the leader has answered. */

import "../shared/shell.js";
import "../shared/live.js";
