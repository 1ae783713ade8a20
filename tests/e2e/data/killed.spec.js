// The tab is killed at a random moment, as by a browser that runs out of memory. Whatever had been reported as saved
// is there afterwards, and of what was under way all or nothing.
//
// The moments follow from a seed, which every test prints: SELARAS_SEED=… repeats them.

import {
  asFile, choose, expect, fillIn, goTo, importAll, open, putBack, save, test as office,
} from "../office.js";

/** So many moments of each operation, in so many tests: other ones in every run, and SELARAS_MOMENTS=100 is a hunt. */
const MOMENTS = Number(process.env.SELARAS_MOMENTS ?? 12);
const TESTS = 3;
const SEED = Number(process.env.SELARAS_SEED ?? Date.now() % 1_000_000);
/** A large district's cooperatives: enough that there is something to be cut short, few enough for so many moments. */
const ALL = 600;
const RENAMED = 20;
const NOTE = "sudah tersimpan ".repeat(60).trim();

/** Numbers between 0 and 1 that follow from a seed (mulberry32). */
const chance = (seed) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

/** A register with its file, and a file of another office that renames some of its cooperatives. */
const test = office.extend({
  given: [
    async ({ browser, stored, exampleFile }, use) => {
      const file = JSON.parse(exampleFile);
      for (const key of ["digest", "totals"]) delete file[key];
      const rows = file.records.cooperatives.slice(0, ALL);
      const ids = new Set(rows.map((row) => row.id));
      const records = { cooperatives: rows, annual_reports: file.records.annual_reports.filter((row) => ids.has(row.cooperative)) };
      const whole = asFile(JSON.stringify({ ...file, deleted: {}, records }));
      const stamp = `${Date.now().toString(16).padStart(12, "0")}0000-00000000000000aa`;
      const renamed = rows.slice(0, RENAMED).map((row, at) => {
        const stamps = typeof row._stamps === "string" ? { "*": row._stamps } : row._stamps;
        return { ...row, name: `KUD Terbunuh ${at}`, _stamps: { ...stamps, name: stamp } };
      });
      const renaming = asFile(JSON.stringify({
        ...file, office: "63.05", replica: "00000000000000aa", deleted: {}, records: { cooperatives: renamed },
      }));
      // The register is that file, imported where nothing was.
      const fresh = await browser.newContext({ baseURL: stored.origin, locale: "id-ID", serviceWorkers: "block" });
      const other = await fresh.newPage();
      await putBack(other, stored.empty);
      await open(other, "#/data");
      await importAll(other, whole);
      const register = await other.evaluate(() => Object.entries(localStorage));
      const counts = await countsOf(other);
      await fresh.close();
      await use({ empty: stored.empty, register, whole, renaming, edited: rows[0].id, counts, origin: stored.origin });
    },
    { scope: "worker" },
  ],
});

// So many browsers, each with a trace, would take more time than what they do.
test.use({ trace: "off" });

/** How many records of every kind the page says are stored. */
const countsOf = async (page) => {
  await open(page, "#/data");
  const facts = page.getByRole("region", { name: "Tersimpan di peramban ini" }).getByRole("definition");
  await expect(facts.first()).toBeVisible();
  return (await facts.locator("data").allTextContents()).slice(0, 3);
};

/** An edit of a cooperative that the page has reported as saved. */
const edit = async (page, id) => {
  await open(page, `#/koperasi/${id}/ubah`);
  await fillIn(page, { Catatan: NOTE });
  await save(page);
  await expect(page.getByText(/ disimpan\.$/)).toBeVisible();
};

const expectEdit = async (page, id) => {
  await open(page, `#/koperasi/${id}`);
  await expect(page.getByRole("main").getByText(NOTE)).toBeVisible();
};

/**
 * What is under way when the tab dies: how to get there with something reported as saved, how it begins, when it is
 * reported as done, and what must be there afterwards.
 */
const OPERATIONS = {
  merge: {
    async prepare(page, given) {
      await putBack(page, given.register);
      await edit(page, given.edited);
      await goTo(page, "Data");
      await choose(page, given.renaming);
      await expect(page.getByRole("button", { name: "Gabungkan", exact: true })).toBeEnabled();
    },
    begin: (page) => page.getByRole("button", { name: "Gabungkan", exact: true }).click(),
    done: (page) => page.getByText(/ digabungkan\.$/).waitFor(),
    async check(page, given, isDone) {
      await expectEdit(page, given.edited);
      expect(await countsOf(page)).toEqual(given.counts);
      await open(page, "#/koperasi?wilayah=semua&cari=terbunuh");
      const count = page.getByText(new RegExp(`^\\d+ dari ${ALL} koperasi$`));
      expect(isDone ? [`${RENAMED}`] : ["0", `${RENAMED}`]).toContain((await count.textContent()).split(" ")[0]);
    },
  },
  "an import": {
    async prepare(page, given) {
      await putBack(page, given.empty);
      await open(page, "#/pengaturan");
      await page.getByRole("radio", { name: "Gelap" }).check();
      await goTo(page, "Data");
      await choose(page, given.whole);
      await expect(page.getByRole("button", { name: "Impor", exact: true })).toBeEnabled();
    },
    begin: (page) => page.getByRole("button", { name: "Impor", exact: true }).click(),
    done: (page) => page.getByText(/ diimpor\.$/).waitFor(),
    async check(page, given, isDone) {
      const counts = await countsOf(page);
      // Kinds of which there is nothing have no line.
      expect(isDone ? [given.counts] : [given.counts, []]).toContainEqual(counts);
      await goTo(page, "Pengaturan");
      await expect(page.getByRole("radio", { name: "Gelap" })).toBeChecked();
    },
  },
  "a move to the database": {
    async prepare(page, given) {
      await putBack(page, given.register);
      // Another program of the same site takes the rest of the room between the edit and its way into the shards.
      await page.addInitScript(() => {
        const set = Storage.prototype.setItem;
        const fill = () => {
          for (let size = 4_000_000, at = 0; size > 0; at++) {
            try {
              set.call(localStorage, `lain/${at}`, "x".repeat(size));
            } catch {
              size = Math.floor(size / 2);
            }
          }
          // What the manifest needs to grow.
          const first = Object.keys(localStorage).find((key) => key.startsWith("lain/") && localStorage.getItem(key).length > 100);
          set.call(localStorage, first, localStorage.getItem(first).slice(100));
        };
        Storage.prototype.setItem = function (key, text) {
          set.call(this, key, text);
          if (key.startsWith("selaras/journal/")) setTimeout(fill, 300);
        };
      });
      await edit(page, given.edited);
    },
    // It begins by itself, a moment after the edit.
    begin: async () => {},
    from: 0.75,
    done: (page) => page.waitForFunction(() => JSON.parse(localStorage.getItem("selaras/manifest")).place === "database"),
    async check(page, given) {
      await expectEdit(page, given.edited);
      expect(await countsOf(page)).toEqual(given.counts);
    },
  },
};

/** Does an operation in a browser of its own and kills the tab after that long. Without a moment it is done to its end;
 * returns how long that takes. */
const run = async (browser, operation, given, moment) => {
  const context = await browser.newContext({ baseURL: given.origin, locale: "id-ID", serviceWorkers: "block" });
  try {
    const page = await context.newPage();
    await operation.prepare(page, given);
    const session = await context.newCDPSession(page);
    const start = performance.now();
    let isDone = false;
    const done = operation.done(page).then(() => { isDone = true; }, () => {});
    const begun = operation.begin(page).catch(() => {});
    if (moment === undefined) {
      await begun;
      await done;
      return performance.now() - start;
    }
    await new Promise((resolve) => setTimeout(resolve, moment));
    const crash = page.waitForEvent("crash");
    // The answer never comes: whoever would give it is gone.
    session.send("Page.crash").catch(() => {});
    await crash;
    const again = await context.newPage();
    await operation.check(again, given, isDone);
    await expect(again.getByText(/tidak dapat dibaca/)).toHaveCount(0);
    return isDone;
  } finally {
    await context.close();
  }
};

/** How long an operation takes, once it has been measured. */
const lengths = {};

for (const [name, operation] of Object.entries(OPERATIONS)) {
  for (let part = 0; part < TESTS; part++) {
    test(`killed during ${name}, nothing is lost that was reported as saved (${part + 1} of ${TESTS})`, async ({ browser, given }) => {
      test.slow();
            lengths[name] ??= await run(browser, operation, given);
      const random = chance(SEED + part);
      const ends = [];
      for (let at = part; at < MOMENTS; at += TESTS) {
        // Spread evenly from the beginning to a little after the end.
        const { from = 0 } = operation;
        const moment = (from + ((at + random()) / MOMENTS) * (1.15 - from)) * lengths[name];
        await test.step(`after ${Math.round(moment)} of ${Math.round(lengths[name])} ms, seed ${SEED}`, async () => {
          ends.push(`${Math.round(moment)}${(await run(browser, operation, given, moment)) ? " (done)" : ""}`);
        });
      }
      console.log(`seed ${SEED}, killed during ${name}, which takes ${Math.round(lengths[name])} ms, after ${ends.join(", ")} ms`);
    });
  }
}
