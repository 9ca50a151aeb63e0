/* What a page has beside the browser's own: htmx, and what it and live.js tell. */

declare const htmx: {
  process(element: Element): void;
  swap(
    target: Element,
    content: string,
    how: { swapStyle: string; swapDelay: number; settleDelay: number },
  ): void;
};

interface LiveEvents {
  "htmx:beforeSend": CustomEvent<{ xhr: XMLHttpRequest }>;
  "htmx:beforeOnLoad": CustomEvent<{ xhr: XMLHttpRequest }>;
  "htmx:afterSettle": CustomEvent<{ xhr?: XMLHttpRequest }>;
}

interface Window {
  htmx?: typeof htmx;
}

interface DocumentEventMap extends LiveEvents {}
