/* Makes static/vendor/htmx.min.js of the htmx that package-lock.json names: `npm run vendor`.

   Published htmx says `?.` and `??`, which phones of 2019 cannot read. esbuild says the same in that
   year's syntax. */
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

import { transformSync } from "esbuild";

export const PUBLISHED = new URL("node_modules/htmx.org/dist/htmx.min.js", import.meta.url);
export const SERVED = new URL("../../static/vendor/htmx.min.js", import.meta.url);

export function lowered() {
  const published = readFileSync(PUBLISHED, "utf8");
  return transformSync(published, { target: "es2019", minifyWhitespace: true }).code;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  writeFileSync(SERVED, lowered());
}
