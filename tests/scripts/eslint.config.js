/* The level of each script, and a few habits. Names and types are `tsc`'s. */
import js from "@eslint/js";

/* What a phone must read: iOS 12.2 and Chrome 76 do. */
const LEVEL = 2019;

/* Methods that the types know and those phones do not. */
const LATER = ["replaceChildren", "randomUUID", "requestSubmit", "showModal"];

export default [
  { ignores: ["**/node_modules/"] },
  {
    files: ["static/vendor/*.js"],
    languageOptions: { ecmaVersion: LEVEL, sourceType: "script" },
  },
  {
    files: ["static/js/**/*.js"],
    ...js.configs.recommended,
    languageOptions: { ecmaVersion: LEVEL, sourceType: "module" },
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
