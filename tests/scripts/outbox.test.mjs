/* Nothing that somebody did is lost, or counted twice, whatever net, server and browser do. */
import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, test } from "node:test";

import { openOutbox } from "../../static/js/phone/outbox.js";
import { Device, Server, until } from "./device.mjs";

const NOT_SAVED = "Det gick inte att spara.";
const UUID_4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const SEAT = "akr.BJORK.stol7.";

let server;
let opened;

beforeEach(async () => {
  opened = [];
  server = new Server();
  await server.open();
});

afterEach(() => {
  opened.forEach((outbox) => outbox.stop());
  server.close();
});

/* Open the seat's page in a tab; `told` is what the page is told, in order. */
function openPage(device, { firstNumber = 1, tab = device.open() } = {}) {
  const told = [];
  const note = (name) => (what) => told.push([name, what && (what.words || what)]);
  const outbox = openOutbox(
    { prefix: SEAT, firstNumber, notSaved: NOT_SAVED, tab },
    {
      act: note("act"),
      stored: note("stored"),
      refused: (act) => told.push(["refused", act.words, act.refused]),
      gone: note("gone"),
      waiting: () => {},
    },
  );
  opened.push(outbox);
  const place = (task, colour = "red") =>
    outbox.put("place", server.url, { task, colour }, task, task, "green");
  return { ...outbox, tab, told, place };
}

const stored = () => server.stored.map(({ task }) => task);
const heard = () => server.heard.map(({ task }) => task);
const wordsOf = (acts) => acts.map(({ words }) => words);

describe("an act", () => {
  test("is shown at once, sent with its id and number, and let go of when it is stored", async () => {
    const page = openPage(new Device(), { firstNumber: 5 });

    page.place("Vika tvätt");

    const [{ id }] = page.waiting();
    assert.deepEqual(page.told, [["act", "Vika tvätt"]]);
    await until(() => !page.waiting().length);
    assert.deepEqual(server.heard, [
      { act: id, number: "5", task: "Vika tvätt", colour: "red", outbox: "1" },
    ]);
    assert.deepEqual(page.told[1], ["stored", id]);
    assert.deepEqual(page.shelf.acts(), []);
  });

  test("has an id of its own, of the kind that the server takes", async () => {
    const page = openPage(new Device());

    page.place("Vika tvätt");
    page.place("Vika tvätt");

    const ids = page.waiting().map(({ id }) => id);
    assert.equal(new Set(ids).size, 2);
    ids.forEach((id) => assert.match(id, UUID_4));
    await until(() => !page.waiting().length);
  });

  test("whose answer was lost is sent again as the same act, and stored once", async () => {
    server.says = ["lost"];
    const page = openPage(new Device());

    page.place("Vika tvätt");

    await until(() => !page.waiting().length);
    const [first, second] = server.heard;
    assert.equal(server.heard.length, 2);
    assert.deepEqual(second, first);
    assert.deepEqual(stored(), ["Vika tvätt"]);
  });

  test("is not taken as stored by a hotel's login page", async () => {
    server.says = [200, 302];
    const page = openPage(new Device());

    page.place("Vika tvätt");

    await until(() => server.heard.length === 1 && page.isFailing());
    assert.deepEqual(wordsOf(page.waiting()), ["Vika tvätt"]);
    await until(() => !page.waiting().length);
    assert.equal(server.heard.length, 3);
    assert.deepEqual(stored(), ["Vika tvätt"]);
  });
});

describe("several acts", () => {
  test("are stored in the order in which they were done, though the first does not come through", async () => {
    server.says = ["nothing"];
    const page = openPage(new Device());

    ["Vika tvätt", "Duka", "Diska"].forEach((task) => page.place(task));

    await until(() => !page.waiting().length);
    assert.deepEqual(heard(), ["Vika tvätt", "Vika tvätt", "Duka", "Diska"]);
    assert.deepEqual(server.stored.map(({ number }) => number), ["1", "2", "3"]);
  });

  test("wait in order for a server that is full, slow or going down", async () => {
    for (const status of [410, 429, 500, 503, 507]) {
      server.says = [status];
      const page = openPage(new Device());

      page.place(`först ${status}`);
      page.place(`sedan ${status}`);

      await until(() => page.isFailing());
      assert.deepEqual(wordsOf(page.waiting()), [`först ${status}`, `sedan ${status}`]);
      page.tab.hear("online"); // which does not wait for the next try
      await until(() => !page.waiting().length);
      assert.deepEqual(stored().slice(-2), [`först ${status}`, `sedan ${status}`]);
    }
  });

  test("are sent at once when the page is looked at again", async () => {
    server.says = ["nothing", "nothing", "nothing"];
    const page = openPage(new Device());
    page.place("Vika tvätt");
    await until(() => page.isFailing());

    while (page.waiting().length) {
      const tries = server.heard.length;
      page.tab.document.dispatchEvent(new Event("visibilitychange"));
      await until(() => server.heard.length > tries || !page.waiting().length);
    }

    assert.deepEqual(stored(), ["Vika tvätt"]);
  });
});

describe("a reload", () => {
  test("finds what waits, and sends it as the acts that they were", async () => {
    server.says = ["lost"];
    const device = new Device();
    const before = openPage(device);
    before.place("Vika tvätt");
    before.place("Duka");
    const were = before.waiting().map(({ id, number }) => ({ id, number }));
    await until(() => server.stored.length === 1 && before.isFailing());
    before.stop();

    const after = openPage(device);

    assert.deepEqual(after.waiting().map(({ id, number }) => ({ id, number })), were);
    after.wake();
    await until(() => !after.waiting().length);
    assert.deepEqual(stored(), ["Vika tvätt", "Duka"]);
    assert.deepEqual(server.stored.map(({ act }) => act), were.map(({ id }) => id));
  });

  test("counts on from the seat's last number, or the server's when that is higher", async () => {
    const device = new Device();
    const numbers = [];
    for (const firstNumber of [1, 1, 9, 2]) {
      const page = openPage(device, { firstNumber });
      page.place("Duka");
      numbers.push(page.waiting()[0].number);
      await until(() => !page.waiting().length);
      page.stop();
    }

    assert.deepEqual(numbers, [1, 2, 9, 10]);
  });
});

describe("a refusal", () => {
  for (const status of [400, 403, 409, 413, 422]) {
    test(`with ${status} is told in the server's words and holds up nothing`, async () => {
      server.says = [status];
      server.words = "Sorteringen är avslutad.";
      const page = openPage(new Device());

      page.place("Vika tvätt");
      page.place("Duka");

      await until(() => !page.waiting().length);
      assert.ok(page.told.some((each) => each.join() === "refused,Vika tvätt,Sorteringen är avslutad."));
      assert.deepEqual(heard(), ["Vika tvätt", "Duka"]);
      assert.deepEqual(stored(), ["Duka"]);
    });
  }

  test("stays with its words, also over a reload, until the person has taken care of it", async () => {
    server.says = [409];
    const device = new Device();
    const before = openPage(device);
    before.place("Vika tvätt");
    await until(() => !before.waiting().length);
    before.stop();

    const after = openPage(device);

    const [act] = after.shelf.acts();
    assert.equal(act.words, "Vika tvätt");
    assert.equal(act.refused, NOT_SAVED); // the server had no words of its own
    assert.equal(act.before, "green");
    after.forget(act);
    assert.deepEqual(after.shelf.acts(), []);
    assert.equal(server.heard.length, 1);
  });
});

describe("a seat that has moved to another device", () => {
  test("sends nothing more, and keeps what was not stored for the person to copy", async () => {
    server.says = [404];
    const page = openPage(new Device());

    page.place("Vika tvätt");
    page.place("Duka");
    await until(() => page.told.some(([name]) => name === "gone"));
    page.place("Diska");
    page.wake();

    assert.deepEqual(wordsOf(page.shelf.acts()), ["Vika tvätt", "Duka", "Diska"]);
    assert.deepEqual(heard(), ["Vika tvätt"]);
  });
});

describe("two tabs of one seat", () => {
  test("never give two acts the same number", async () => {
    const device = new Device();
    const [one, other] = [openPage(device), openPage(device)];

    one.place("Vika tvätt");
    other.place("Duka");
    one.place("Diska");

    await until(() => !one.waiting().length);
    const numbers = server.stored.map(({ number }) => Number(number));
    assert.deepEqual(numbers.sort(), [1, 2, 3]);
  });

  test("send one at a time, each act once", async () => {
    const device = new Device();
    const [one, other] = [openPage(device), openPage(device)];

    for (let n = 0; n < 10; n += 1) {
      (n % 2 ? one : other).place(`kort ${n}`);
    }

    await until(() => !one.waiting().length);
    assert.deepEqual(stored(), Array.from({ length: 10 }, (_, n) => `kort ${n}`));
    assert.equal(server.heard.length, 10);
  });

  test("show what the other does, and that it is stored", async () => {
    const device = new Device();
    const [one, other] = [openPage(device), openPage(device)];

    one.place("Vika tvätt");

    const [{ id }] = one.waiting();
    await until(() => other.told.some(([name]) => name === "stored"));
    assert.deepEqual(other.told, [["act", "Vika tvätt"], ["stored", id]]);
  });
});

describe("the lease", () => {
  const lease = (device, left) => device.items.set(`${SEAT}lease`, `another ${Date.now() + left}`);

  test("of a page that was killed holds the others up for as long as it lasts", async () => {
    const device = new Device();
    const page = openPage(device);
    lease(device, 900);
    const began = Date.now();

    page.place("Vika tvätt");

    await until(() => !page.waiting().length);
    assert.ok(Date.now() - began >= 890);
  });

  test("that a clock set right has left far ahead holds nobody up", async () => {
    const device = new Device();
    const page = openPage(device);
    lease(device, 24 * 60 * 60 * 1000);

    page.place("Vika tvätt");

    await until(() => !page.waiting().length);
  });

  test("is let go of when all is sent, and when the page is left", async () => {
    const device = new Device();
    const page = openPage(device);

    page.place("Vika tvätt");
    await until(() => !page.waiting().length && !device.items.has(`${SEAT}lease`));
    page.place("Duka");
    page.tab.hear("pagehide");

    assert.equal(device.items.has(`${SEAT}lease`), false);
    await until(() => !page.waiting().length);
  });
});

describe("a private window that refuses its storage", () => {
  test("sends all the same, in order, and asks before what waits goes with the page", async () => {
    server.says = ["nothing"];
    const page = openPage(new Device({ isPrivate: true }));

    page.place("Vika tvätt");
    page.place("Duka");

    assert.equal(page.isStored(), false);
    assert.equal(page.tab.hear("beforeunload").defaultPrevented, true);
    await until(() => !page.waiting().length);
    assert.deepEqual(stored(), ["Vika tvätt", "Duka"]);
    assert.equal(page.tab.hear("beforeunload").defaultPrevented, false);
  });

  test("does not ask where the storage holds it", async () => {
    server.says = ["nothing"];
    const page = openPage(new Device());

    page.place("Vika tvätt");

    assert.equal(page.isStored(), true);
    assert.equal(page.tab.hear("beforeunload").defaultPrevented, false);
    await until(() => !page.waiting().length);
  });
});
