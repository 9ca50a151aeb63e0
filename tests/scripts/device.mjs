/* A device with tabs, and a server on this machine: the two ends that an outbox stands between. */
import { webcrypto } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import { setTimeout as rest } from "node:timers/promises";

/* Wait for a state, for a minute at most. */
export async function until(isSo) {
  for (const givenUp = Date.now() + 60000; !isSo(); await rest(5)) {
    if (Date.now() > givenUp) {
      throw new Error(`never: ${isSo}`);
    }
  }
}

/* A server that stores an act once, however often it comes. `says` is what it answers to the next
   ones before that: a status, "nothing" when the line breaks before the act has come, or "lost" when
   it breaks after. */
export class Server {
  constructor() {
    this.stored = [];
    this.heard = [];
    this.says = [];
    this.words = undefined;
    this.http = createServer((request, answer) => this.take(request, answer));
  }

  async open() {
    this.http.listen(0, "127.0.0.1");
    await once(this.http, "listening");
    this.url = `http://127.0.0.1:${this.http.address().port}/sorting`;
  }

  close() {
    this.http.close();
    this.http.closeAllConnections();
  }

  async take(request, answer) {
    const chunks = [];
    for await (const chunk of request) {
      chunks.push(chunk);
    }
    const act = Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString()));
    this.heard.push({ ...act, outbox: request.headers["x-akr-outbox"] });
    const said = this.says.shift() || 204;
    if (said === "nothing") {
      request.socket.destroy();
      return;
    }
    if ((said === 204 || said === "lost") && !this.stored.some(({ act: id }) => id === act.act)) {
      this.stored.push(act);
    }
    if (said === "lost") {
      request.socket.destroy();
      return;
    }
    answer.statusCode = said;
    answer.end(this.words && JSON.stringify({ sentence: this.words }));
  }
}

/* What lies in the storage is shared by all tabs, which hear of what the others write. */
export class Device {
  constructor({ isPrivate = false } = {}) {
    this.isPrivate = isPrivate;
    this.items = new Map();
    this.tabs = [];
  }

  open() {
    const tab = new Tab(this);
    this.tabs.push(tab);
    return tab;
  }
}

class Tab extends EventTarget {
  constructor(device) {
    super();
    this.device = device;
    this.document = Object.assign(new EventTarget(), { hidden: false });
    this.crypto = webcrypto;
    this.fetch = fetch;
  }

  get localStorage() {
    const { items, isPrivate } = this.device;
    if (isPrivate) {
      throw new Error("SecurityError");
    }
    return new Proxy(
      {
        getItem: (key) => (items.has(key) ? items.get(key) : null),
        setItem: (key, value) => {
          items.set(key, String(value));
          this.tell(key, String(value));
        },
        removeItem: (key) => {
          items.delete(key);
          this.tell(key, null);
        },
      },
      {
        ownKeys: () => [...items.keys()],
        getOwnPropertyDescriptor: (_, key) =>
          items.has(key) ? { value: items.get(key), enumerable: true, configurable: true } : undefined,
      },
    );
  }

  tell(key, newValue) {
    const others = this.device.tabs.filter((tab) => tab !== this);
    setTimeout(() => others.forEach((tab) => tab.hear("storage", { key, newValue })));
  }

  hear(name, more = {}) {
    const event = Object.assign(new Event(name, { cancelable: true }), more);
    this.dispatchEvent(event);
    return event;
  }
}
