/* The level of each script, and a few habits. Names and types are `tsc`'s. */
import js from "@eslint/js";

/* What pages say that a phone must have: iOS 12 and Chrome 76 read it. */
const OURS = 2019;
/* htmx has had one `?.` since 2.0.6. On an older phone it is not there: forms are plain ones, and
   live.js swaps by itself. */
const HTMX = 2020;

/* Methods that the types know and those phones do not. */
const LATER = ["replaceChildren", "randomUUID", "requestSubmit", "showModal"];

export default [
  { ignores: ["**/node_modules/"] },
  {
    files: ["static/vendor/*.js"],
    languageOptions: { ecmaVersion: HTMX, sourceType: "script" },
  },
  {
    files: ["static/js/**/*.js"],
    ...js.configs.recommended,
    languageOptions: { ecmaVersion: OURS, sourceType: "module" },
  },
  {
    files: ["tests/scripts/*.{js,mjs}"],
    ...js.configs.recommended,
  },
  {
    files: ["static/js/**/*.js", "tests/scripts/*.{js,mjs}"],
    rules: {
      "no-undef": "off", // tsc says it, and knows the browser's names
      "no-unused-vars": ["error", { caughtErrors: "none" }], // a caught error's name says why
      "curly": "error",
      "eqeqeq": "error",
      "no-implicit-coercion": "error",
      "no-shadow": "error",
      "no-var": "error",
      "prefer-const": "error",
      "no-restricted-properties": ["error", ...LATER.map((property) => ({ property }))],
    },
  },
];
