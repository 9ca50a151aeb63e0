/* The participant's page: nothing that somebody wrote or chose is ever lost. */
"use strict";
