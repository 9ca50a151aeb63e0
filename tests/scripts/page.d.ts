/* What a page has beside the browser's own: htmx, and what it and live.js tell. */

declare const htmx: {
  ajax(method: string, address: string, swap: { target: string; swap: string }): Promise<void>;
  process(element: Element): void;
  swap(
    target: Element,
    content: string,
    how: { swapStyle: string; swapDelay: number; settleDelay: number },
  ): void;
};

interface LiveEvents {
  "live:changed": CustomEvent<{ kind: string; event: number }>;
  "htmx:afterSettle": CustomEvent<{ xhr?: XMLHttpRequest }>;
}

interface Window {
  htmx?: typeof htmx;
}

interface DocumentEventMap extends LiveEvents {}
