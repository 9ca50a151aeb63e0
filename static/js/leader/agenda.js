// @ts-check
/* The agenda: the part's timer counts on by itself. */

import "../shared/shell.js";
import "../shared/timer.js";
