// @ts-check
/* What scripts ask a page for. That it is there is the template's to say: pages and their scripts
   are tested together, in a browser. */

/** @param {string} id */
export const byId = (id) => document.getElementById(id);

/** Copy what the page holds ready in a template.
    @param {string} id
    @returns {HTMLElement} */
export function copyOf(id) {
  const template = /** @type {HTMLTemplateElement} */ (byId(id));
  return /** @type {HTMLElement} */ (template.content.firstElementChild.cloneNode(true));
}

/** A form's field, or its row of radio buttons as one.
    @param {HTMLFormElement} form
    @param {string} name
    @returns {HTMLInputElement} */
export const fieldOf = (form, name) =>
  /** @type {HTMLInputElement} */ (form.elements.namedItem(name));

/** What has been said in a place. A browser that translates the page rewrites it, so the page cannot
    be asked.
    @type {WeakMap<Element, string>} */
const told = new WeakMap();

/** Say something in a place, only when it is new: each change is read aloud, and translated again.
    @param {Element} place
    @param {string} text */
export function say(place, text) {
  const before = told.has(place) ? told.get(place) : place.textContent;
  told.set(place, text);
  if (before !== text) {
    place.textContent = text;
  }
}

/** The element where something happened; a window or a document has nothing to ask.
    @param {Event} event
    @returns {HTMLElement} */
export const placeOf = ({ target }) =>
  /** @type {HTMLElement} */ (target instanceof Element ? target : document.body);
