// "Saved" is said only of what would outlive the browser: what its database has answered for. Until then a banner is in
// sight that names the reason, and it is tried again by itself.

import { killer, test as browsers } from "../browser.js";
import { started } from "../page.js";
import {
  TAPIN, chooseOffice, closeMessages, expect, expectFigures, exportAll, fillIn, goTo, open, putBack, register, save,
} from "../office.js";

const NOT_STORED = "Sudah dikerjakan, tetapi belum tersimpan: hanya ada di tab ini. Ekspor data sebelum menutupnya.";
/** How long it takes until it is tried again, and a little more. */
const TRIED_AGAIN = { timeout: 20_000 };

const banner = (page) => page.locator("#belum-tersimpan");
const saved = (page, name) => page.getByText(`${name} disimpan.`, { exact: true }).first();
const inDoubt = (page) => page.getByText(NOT_STORED);

/**
 * What can go wrong with the browser's database, to be set by `window.faults`: so many changes of the copy are aborted
 * at their first put; it is full for the copy; it cannot be opened.
 */
const faulty = (first) => {
  // The name outlives a reload.
  window.faults = { aborts: 0, isFull: false, isShut: false, ...(window.name === "mended" ? {} : first) };
  const { put } = IDBObjectStore.prototype;
  const ended = new WeakSet();
  IDBObjectStore.prototype.put = function (...written) {
    const request = put.apply(this, written);
    const { transaction } = this;
    if (this.name !== "copy" || ended.has(transaction)) return request;
    if (window.faults.isFull) {
      ended.add(transaction);
      // A disk is found to be full when what was asked for is written.
      queueMicrotask(() => {
        const error = new DOMException("no space", "QuotaExceededError");
        Object.defineProperty(transaction, "error", { value: error });
        transaction.abort();
      });
    } else if (window.faults.aborts-- > 0) {
      ended.add(transaction);
      transaction.abort();
    }
    return request;
  };
  const { open } = IDBFactory.prototype;
  IDBFactory.prototype.open = function (name, version) {
    if (name !== "selaras" || !window.faults.isShut) return open.call(this, name, version);
    if (window.faults.isShut === "throws") throw new DOMException("denied", "SecurityError");
    const request = open.call(this, "selaras-tertutup", 1);
    request.addEventListener("upgradeneeded", () => request.transaction.abort());
    return request;
  };
};

const setFaults = (page, faults) => page.evaluate((faults) => Object.assign(window.faults, faults), faults);

const test = browsers.extend({
  /** Cooperatives of the example whose names nobody else bears. */
  chosen: [
    async ({ exampleFile }, use) => {
      const rows = JSON.parse(exampleFile).records.cooperatives;
      const counts = new Map();
      for (const { name } of rows) counts.set(name, (counts.get(name) ?? 0) + 1);
      const alone = rows.filter(({ name }) => counts.get(name) === 1);
      await use(alone.filter((_, at) => at % 60 === 0).map(({ id, name }) => ({ id, name })));
    },
    { scope: "worker" },
  ],
});

// So many browsers, each with a trace, would take more time than what they do.
test.use({ trace: "off" });

/** Takes more than four fifths of the room, so that the register moves to the database. */
const crowd = async (page) => {
  await page.evaluate(() => localStorage.setItem("selaras/draft/panjang", "x".repeat(3_000_000)));
  await goTo(page, "Koperasi");
  await register(page, { Nama: "KUD Penuh" });
  await page.waitForFunction(() => JSON.parse(localStorage.getItem("selaras/manifest")).place === "database");
};

/** A visit in which the example is put into the profile, and which ends as an officer ends it. */
const prepare = async (visit, stored, inDatabase = false) => {
  const { context, page } = await visit();
  await putBack(page, stored.example);
  await open(page, "#/data");
  if (inDatabase) await crowd(page);
  await goTo(page, "Data");
  await expect(page.getByText("Semua perubahan tersimpan.")).toBeVisible();
  await context.close();
};

/** Begins an edit of a cooperative; what it has become is told by `isTold` from then on. */
const edit = async (page, { id, name }, note) => {
  await closeMessages(page);
  await page.goto(`/#/koperasi/${id}/ubah`);
  await started(page);
  await fillIn(page, { Catatan: note });
  const attempt = { id, note, isTold: false };
  await save(page);
  attempt.end = saved(page, name).waitFor().then(() => { attempt.isTold = true; }, () => {});
  return attempt;
};

/** An edit that is reported as saved. */
const editDurably = async (page, cooperative, note) => {
  const attempt = await edit(page, cooperative, note);
  await expect(saved(page, cooperative.name)).toBeVisible();
  attempt.isTold = true;
  return attempt;
};

/** An edit that is reported as not stored yet. */
const editInDoubt = async (page, cooperative, note) => {
  const attempt = await edit(page, cooperative, note);
  await expect(inDoubt(page)).toBeVisible();
  await expect(saved(page, cooperative.name)).toHaveCount(0);
  return attempt;
};

/** Expects everything that was told as saved, or what was entered after it, and no cooperative gone. */
const expectTold = async (page, attempts, all = 3027) => {
  await expect(page.getByText(/tidak dapat dibaca/)).toHaveCount(0);
  const { text } = await exportAll(page);
  const notes = new Map(JSON.parse(text).records.cooperatives.map((row) => [row.id, row.note]));
  expect(notes.size).toBe(all);
  const known = new Set(attempts.map(({ id }) => id));
  for (const id of known) {
    const own = attempts.filter((attempt) => attempt.id === id);
    const last = own.findLastIndex(({ isTold }) => isTold);
    if (last >= 0) expect(own.slice(last).map(({ note }) => note), JSON.stringify(own)).toContain(notes.get(id));
  }
};

test("a change of the copy that is aborted once is tried again before anything is said, and outlives the browser", async ({ visit, stored, chosen }) => {
  test.slow();
  await prepare(visit, stored);
  const { page, kill } = await visit(faulty);
  await open(page, "#/koperasi");
  const told = [];
  for (const [at, cooperative] of chosen.slice(0, 12).entries()) {
    if (at === 3) await setFaults(page, { aborts: 1 });
    told.push(await editDurably(page, cooperative, `dikatakan tersimpan ${at}`));
  }
  expect(await page.evaluate(() => window.faults.aborts)).toBeLessThan(0);
  await page.waitForTimeout(1000);
  await kill();
  const { page: again } = await visit();
  await open(again);
  await expectTold(again, told);
});

test("on a full disk nothing is called saved, a banner says why until it is, and all of it outlives the browser then", async ({ visit, stored, chosen }) => {
  test.slow();
  await prepare(visit, stored);
  const { page, kill } = await visit(faulty);
  await open(page, "#/koperasi");
  await setFaults(page, { isFull: true });
  const notes = [];
  for (const cooperative of chosen.slice(0, 3)) notes.push(await editInDoubt(page, cooperative, "disk penuh"));
  await expect(banner(page)).toHaveText(/Perubahan belum pasti tersimpan di disk: disk atau ruang peramban penuh\. Selaras mencoba lagi\./);
  await expect(banner(page)).toHaveAttribute("role", "alert");
  // It stays, wherever one goes.
  await goTo(page, "Ringkasan");
  await expectFigures(page, 3027, 1944, 1083);
  await page.waitForTimeout(3000);
  await expect(banner(page)).toBeVisible();
  await banner(page).getByRole("link", { name: "Ekspor cadangan" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Data" })).toBeVisible();
  await expect(page.getByText("Semua perubahan tersimpan.")).toHaveCount(0);

  await setFaults(page, { isFull: false });
  await expect(banner(page)).toHaveCount(0, TRIED_AGAIN);
  await expect(page.getByText("Semua perubahan tersimpan.")).toBeVisible();
  await kill();
  const { page: again } = await visit();
  await open(again);
  await expectTold(again, notes.map((attempt) => ({ ...attempt, isTold: true })));
});

for (const isShut of ["throws", "answers with an error"]) {
  test(`a database that ${isShut} when it is opened is told of, tried again, and nothing is lost`, async ({ visit, stored, chosen }) => {
    test.slow();
    await prepare(visit, stored);
    const { page, kill } = await visit(faulty, { isShut });
    await open(page, "#/koperasi");
    const attempt = await editInDoubt(page, chosen[0], "pangkalan data tertutup");
    await expect(banner(page)).toContainText("Perubahan belum pasti tersimpan di disk");
    await setFaults(page, { isShut: false });
    await expect(banner(page)).toHaveCount(0, TRIED_AGAIN);
    attempt.isTold = true;
    const second = await editDurably(page, chosen[1], "terbuka lagi");
    await kill();
    const { page: again } = await visit();
    await open(again);
    await expectTold(again, [attempt, second]);
  });
}

test("what was done in a visit without a database, and what stood before, is there after an ordinary end", async ({ visit, stored, chosen }) => {
  test.slow();
  await prepare(visit, stored);
  const attempts = [];
  for (const at of [0, 1]) {
    const { context, page } = await visit(faulty, { isShut: "throws" });
    await open(page, "#/koperasi");
    attempts.push({ ...(await editInDoubt(page, chosen[at], `tanpa pangkalan data ${at}`)), isTold: true });
    await context.close();
  }
  const { page, kill } = await visit();
  await open(page);
  await expect(banner(page)).toHaveCount(0);
  await expectTold(page, attempts);
  attempts.push(await editDurably(page, chosen[2], "dengan pangkalan data"));
  await kill();
  const { page: again } = await visit();
  await open(again);
  await expectTold(again, attempts);
});

for (const place of ["localStorage", "the database"]) {
  test(`the database deleted by another page is made again out of a register in ${place}`, async ({ visit, stored, chosen }) => {
    test.slow();
    const inDatabase = place === "the database";
    await prepare(visit, stored, inDatabase);
    const { context, page, kill } = await visit();
    await open(page, "#/koperasi");
    const attempts = [await editDurably(page, chosen[0], "sebelum dihapus")];
    const other = await context.newPage();
    await other.goto("/icons/selaras.svg");
    await deleteDatabase(other);
    attempts.push(await editDurably(page, chosen[1], "sesudah dihapus"));
    await goTo(page, "Data");
    await expect(page.getByText("Semua perubahan tersimpan.")).toBeVisible();
    await expect(banner(page)).toHaveCount(0);
    await kill();
    const { page: again } = await visit();
    await open(again);
    await expectTold(again, attempts, inDatabase ? 3028 : 3027);
  });
}

/** Deletes the program's database, as any page of the same origin can. */
const deleteDatabase = (page) =>
  page.evaluate(
    () =>
      new Promise((done, failed) => {
        const request = indexedDB.deleteDatabase("selaras");
        request.onsuccess = () => done();
        request.onerror = () => failed(request.error);
      }),
  );

for (const opensLater of [false, true]) {
  test(`what only the copy has, and what was done ${opensLater ? "before it could be" : "in a visit in which it could not be"} opened, are both there`, async ({ visit, stored, chosen }) => {
    test.slow();
    await prepare(visit, stored);
    const first = await visit();
    await open(first.page, "#/koperasi");
    const attempts = [await editDurably(first.page, chosen[0], "hanya di salinan")];
    await first.kill();

    const { context, page } = await visit(faulty, { isShut: "throws" });
    await open(page, `#/koperasi/${chosen[0].id}`);
    // The browser has lost it, which is what this is about.
    await expect(page.getByText("hanya di salinan")).toHaveCount(0);
    attempts.push({ ...(await editInDoubt(page, chosen[1], "tanpa salinan")), isTold: true });
    if (opensLater) {
      await setFaults(page, { isShut: false });
      await page.evaluate(() => { window.name = "mended"; });
      await expect(banner(page)).toContainText("Muat ulang halaman ini: keduanya digabungkan.", TRIED_AGAIN);
      page.on("dialog", (dialog) => dialog.accept());
      await page.reload();
    } else {
      await context.close();
    }
    const last = opensLater ? page : (await visit()).page;
    if (!opensLater) await open(last);
    else await started(last);
    await expect(banner(last)).toHaveCount(0, TRIED_AGAIN);
    await expectTold(last, attempts);
    await last.reload();
    await started(last);
    await expectTold(last, attempts);
  });
}

test("whoever leaves while something is not certain to be stored is asked, and nobody else is", async ({ visit }) => {
  test.slow();
  const { context, page } = await visit(faulty);
  await open(page);
  await chooseOffice(page, TAPIN);
  await goTo(page, "Koperasi");
  await setFaults(page, { isFull: true });
  await register(page, { Nama: "KUD Belum Pasti" });
  await expect(inDoubt(page)).toBeVisible();
  const asked = page.waitForEvent("dialog");
  await page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe("beforeunload");
  await dialog.dismiss();
  await expect(banner(page)).toBeVisible();

  await setFaults(page, { isFull: false });
  await expect(banner(page)).toHaveCount(0, TRIED_AGAIN);
  let isAsked = false;
  page.on("dialog", (dialog) => ((isAsked = true), dialog.accept()));
  const gone = page.waitForEvent("close");
  await context.newPage();
  await page.close({ runBeforeUnload: true });
  await gone;
  expect(isAsked).toBe(false);
});

// The browser is killed again and again, at moments and with faults that follow from a seed, which every test prints:
// SELARAS_SEED=… repeats them. SELARAS_KILLS=200 is a hunt.
const KILLS = Number(process.env.SELARAS_KILLS ?? 12);
const SEED = Number(process.env.SELARAS_SEED ?? Date.now() % 1_000_000);
const PROFILES = 4;

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

/** What goes wrong in a visit: at its start, in its course, and whether it is mended before the end. */
const FAULTS = {
  nothing: {},
  "an aborted copy": { course: { aborts: 1 } },
  "aborted copies": { course: { aborts: 4 } },
  "a full disk": { course: { isFull: true } },
  "a disk that was full": { course: { isFull: true }, mended: { isFull: false } },
  "no database": { start: { isShut: "throws" } },
  "no database at first": { start: { isShut: "answers" }, mended: { isShut: false } },
  "a deleted database": { course: "delete" },
};

for (let at = 0; at < PROFILES; at++) {
  const inDatabase = at === PROFILES - 1;
  const where = inDatabase ? "the database" : "localStorage";
  test(`a browser that is killed has nothing lost that was called saved, with the register in ${where} (${at + 1} of ${PROFILES})`, async ({ visit, stored, chosen }) => {
    const kills = Math.ceil(KILLS / PROFILES);
    test.setTimeout(90_000 + kills * 30_000);
    const random = chance(SEED + at);
    const pick = (list) => list[Math.floor(random() * list.length)];
    const all = inDatabase ? 3028 : 3027;
    await prepare(visit, stored, inDatabase);
    const attempts = [];
    const counts = {};
    for (let round = 0; round <= kills; round++) {
      // A register in the database cannot be opened without it, and no edit can be made.
      const names = Object.keys(FAULTS).filter((name) => !(inDatabase && FAULTS[name].start));
      const name = round === kills ? "nothing" : pick(names);
      const { start, course, mended } = FAULTS[name];
      await test.step(`kill ${round + 1} with ${name}, seed ${SEED}`, async () => {
        const { context, page, kill } = await visit(faulty, start);
        page.on("dialog", (dialog) => dialog.accept());
        await open(page, "#/koperasi");
        // Without the database what only the copy has is not to be seen.
        if (!start) await expectTold(page, attempts, all);
        if (round === kills) return;
        const own = [];
        const change = async () => {
          const cooperative = pick(chosen.filter(({ id }) => !own.some((attempt) => attempt.id === id)));
          const attempt = await edit(page, cooperative, `${SEED} ${at} ${round} ${own.length}`);
          own.push(attempt);
          attempts.push(attempt);
          return attempt;
        };
        // Every edit is reported on before the next one begins: as saved, or as not stored.
        const reported = (attempt) => Promise.race([attempt.end, inDoubt(page).waitFor()]);
        for (let left = Math.floor(random() * 3); left > 0; left--) await reported(await change());
        if (course === "delete") {
          const other = await context.newPage();
          await other.goto("/icons/selaras.svg");
          await deleteDatabase(other);
          await page.bringToFront();
          await (await change()).end;
        } else if (course) {
          await setFaults(page, course);
        }
        for (let left = Math.floor(random() * 3); left > 0; left--) await reported(await change());
        if (mended) {
          await page.waitForTimeout(random() * 1500);
          await setFaults(page, mended);
          if (random() < 0.5) {
            // Where the copy is ahead of a visit without a database, it is the next visit that merges.
            await expect(banner(page).filter({ hasNotText: "Muat ulang" })).toHaveCount(0, TRIED_AGAIN);
            if ((await banner(page).count()) === 0) for (const attempt of own) attempt.isTold = true;
          }
        }
        const last = await change();
        if (random() < 0.5) await reported(last);
        await page.waitForTimeout(random() * 1200);
        await kill();
        counts[name] = (counts[name] ?? 0) + 1;
      });
    }
    const told = attempts.filter(({ isTold }) => isTold).length;
    console.log(`seed ${SEED}, profile ${at + 1} (${where}): ${kills} kills ${JSON.stringify(counts)}, ${attempts.length} edits, ${told} called saved, none lost`);
  });
}
