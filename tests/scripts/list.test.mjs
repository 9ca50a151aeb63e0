/* A pasted list becomes its lines, without what makes them a list. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { linesOf } from "../../static/js/phone/list.js";

const WANTED = ["Duka", "Diska", "Trösta barn"];

for (const [name, text] of Object.entries({
  lines: "Duka\nDiska\nTrösta barn",
  "lines of another system, with blanks between": "Duka\r\n\r\n  Diska \r\n\t\r\nTrösta barn\r\n",
  bullets: "• Duka\n•Diska\n\u2022\tTrösta barn",
  "Word's bullets": "\uf0b7\tDuka\n\uf0b7\tDiska\n\uf0b7\tTrösta barn",
  dashes: "- Duka\n– Diska\n* Trösta barn",
  numbers: "1. Duka\n2) Diska\n(3) Trösta barn",
  letters: "a) Duka\nb) Diska\nc) Trösta barn",
  boxes: "- [ ] Duka\n- [x] Diska\n☐ Trösta barn",
  "bullets whose lines were lost": "• Duka • Diska • Trösta barn",
})) {
  test(`${name} become cards`, () => assert.deepEqual(linesOf(text), WANTED));
}

test("what belongs to the words stays", () => {
  const own = ["3 barn till sjukgymnast", "2.5 mg", "1:a hjälpen", "-", "A-laget – planera"];

  assert.deepEqual(linesOf(own.join("\n")), own.filter((each) => each !== "-"));
});

test("a line is one card", () => {
  assert.deepEqual(linesOf("Duka och diska – varje dag"), ["Duka och diska – varje dag"]);
});
