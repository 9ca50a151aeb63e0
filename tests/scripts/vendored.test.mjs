/* What is served beside our own scripts is the package that the lock names, in the syntax of 2019. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { PUBLISHED, SERVED, lowered } from "./vendor.mjs";

const read = (name) => readFileSync(new URL(name, import.meta.url), "utf8");

test("the htmx that is served is the published one, lowered", () => {
  assert.equal(readFileSync(SERVED, "utf8"), lowered(), "run `npm --prefix tests/scripts run vendor`");
});

test("VENDORED.md names the release and the file that it is made from", () => {
  const told = read("../../static/vendor/VENDORED.md");
  const { version } = JSON.parse(read("node_modules/htmx.org/package.json"));
  const published = createHash("sha256").update(readFileSync(PUBLISHED)).digest("hex");

  assert.ok(told.includes(`| ${version} | \`dist/htmx.min.js\` in the npm package | \`${published}\` |`));
});
