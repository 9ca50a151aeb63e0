/* Every script that a page can load is read as 2019 reads it: newer syntax is an error in each. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { ESLint } from "eslint";

const root = fileURLToPath(new URL("../..", import.meta.url));
const eslint = new ESLint({
  cwd: root,
  overrideConfigFile: join(root, "tests/scripts/eslint.config.js"),
});

const served = readdirSync(join(root, "static"), { recursive: true })
  .filter((name) => /\.m?js$/.test(name))
  .map((name) => join(root, "static", name));

/* What the parser stops at, if anything. */
async function unreadable(script, text) {
  const [{ messages }] = await eslint.lintText(text, { filePath: script });
  return messages.filter((each) => each.fatal).map((each) => each.message);
}

test("our own scripts and the vendored ones are all looked at", () => {
  assert.ok(served.some((each) => each.endsWith("vendor/htmx.min.js")));
  assert.ok(served.some((each) => each.endsWith("js/phone/phone.js")));
});

for (const script of served) {
  test(`${script.slice(root.length)} keeps to the syntax of 2019`, async () => {
    const text = readFileSync(script, "utf8");

    assert.deepEqual(await unreadable(script, text), []);
    for (const newer of ["window?.name;", "window.name ?? 1;"]) {
      assert.notDeepEqual(await unreadable(script, `${text}\n${newer}`), [], newer);
    }
  });
}
