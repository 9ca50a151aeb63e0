// @ts-check
/* The shelf: acts that are not stored yet, and drafts, in the browser's storage, or in memory where
   a private window refuses it.

   Each has a key of its own, so that two tabs that write at once cannot overwrite each other:
   `act.ID`, `draft.FIELD`. */

/** @typedef {ReturnType<typeof openShelf>} Shelf */

/** Open the shelf of one seat (`prefix`), or of all seats that this device had in a room.
    @param {string} prefix
    @param {{ readonly localStorage: Storage }} tab */
export function openShelf(prefix, tab) {
  /** @type {Map<string, string>} */
  const memory = new Map();

  const shelf = {
    /** The keys of what would go with the page. */
    inMemory: () => [...memory.keys()],

    /** @param {string} key @returns {string | null} */
    get(key) {
      try {
        return memory.get(key) || tab.localStorage.getItem(prefix + key);
      } catch (refused) {
        return null;
      }
    },

    /** @param {string} key @param {string} value */
    set(key, value) {
      try {
        tab.localStorage.setItem(prefix + key, value);
        memory.delete(key);
      } catch (refused) {
        memory.set(key, value);
      }
    },

    /** @param {string} key */
    remove(key) {
      memory.delete(key);
      try {
        tab.localStorage.removeItem(prefix + key);
      } catch (refused) {
        // It was in memory only.
      }
    },

    keys() {
      /** @type {string[]} */
      let stored = [];
      try {
        stored = Object.keys(tab.localStorage).filter((key) => key.startsWith(prefix));
      } catch (refused) {
        // All there is is in memory.
      }
      return [...new Set([...stored.map((key) => key.slice(prefix.length)), ...memory.keys()])];
    },

    acts: () =>
      shelf
        .keys()
        .filter((key) => /(^|\.)act\./.test(key))
        .map((key) => /** @type {import("./outbox.js").Act} */ (JSON.parse(shelf.get(key))))
        .filter(Boolean) // sent by another tab meanwhile
        .sort((a, b) => a.number - b.number),

    /** The keys of drafts. */
    drafts: () => shelf.keys().filter((key) => /(^|\.)draft\./.test(key)),
  };
  return shelf;
}
