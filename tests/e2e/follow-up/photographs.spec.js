// A photograph of a visit is in this browser alone: it outlives whatever could still want it.

import { asFile, closeMessages, exportAll, expect, field, goTo, mergeAll, open, register, save, test } from "../office.js";

test.use({ start: "empty" });

const DAY = 24 * 60 * 60 * 1000;
const stampOf = (ms, replica) => `${(BigInt(ms) << 16n).toString(16).padStart(16, "0")}-${replica}`;

/** What another office sends that has deleted all visits that are in a file, at that time. */
const deletingVisits = (text, at) => {
  const file = JSON.parse(text);
  const replica = "00000000000000bb";
  const stamp = stampOf(at, replica);
  const gone = file.records.visits.map((visit) => {
    const stamps = typeof visit._stamps === "string" ? { "*": visit._stamps } : visit._stamps;
    return { ...visit, _stamps: { ...stamps, _deleted: stamp } };
  });
  const head = { format: file.format, version: file.version, exported_at: file.exported_at, office: "63.05", replica, program: file.program };
  return { ...head, clock: { ...file.clock, [replica]: stamp }, records: { visits: [] }, deleted: { visits: gone }, part: { tables: ["visits"] } };
};

/** Puts a photograph into the form of a visit. */
const photograph = async (page) => {
  const picture = await page.evaluate(() => {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [40, 30];
    return canvas.toDataURL("image/png").split(",")[1];
  });
  await field(page, "Foto").setInputFiles({ name: "papan.png", mimeType: "image/png", buffer: Buffer.from(picture, "base64") });
  await expect(page.getByRole("img", { name: "Foto kunjungan" })).toBeVisible();
};

/** Opens the form of a visit of an office's only case: the address of the case. */
const toVisit = async (page) => {
  await open(page, "#/koperasi");
  await register(page, { Nama: "KUD Berfoto", "Kabupaten/kota": "Kabupaten Tapin", "Status dinyatakan": "Tidak aktif" });
  await closeMessages(page);
  await goTo(page, "Tindak lanjut");
  await page.getByRole("link", { name: "Daftar", exact: true }).click();
  await page.getByRole("table", { name: "Koperasi dan kasusnya" }).getByRole("link", { name: "KUD Berfoto" }).click();
  await page.getByRole("button", { name: "Buka kasus" }).click();
  const address = page.url().slice(page.url().indexOf("#"));
  await page.getByRole("link", { name: "Catat kunjungan" }).first().click();
  return address;
};

/** An office with a visit and its photograph, made so many days ago. */
const withPhotograph = async (page, days) => {
  const now = Date.now();
  await page.clock.setFixedTime(now - days * DAY);
  const address = await toVisit(page);
  await photograph(page);
  await field(page, "Temuan").fill("Papan nama masih ada.");
  await save(page);
  await expect(page.getByText("Papan nama masih ada.").first()).toBeVisible();
  await page.clock.setFixedTime(now);
  return { address, now };
};

const photographs = (page) => page.getByRole("region", { name: "Foto kunjungan" });
/** Looks at the page that clears what nothing needs, as if it was opened anew. */
const look = async (page) => {
  await goTo(page, "Ringkasan");
  await goTo(page, "Data");
  await expect(photographs(page).getByText(/foto di peramban ini/)).toBeVisible();
};

test("a photograph of a visit that is not saved comes back when the browser was ended, and is forgotten with the form", async ({ page }) => {
  const address = await toVisit(page);
  const shown = page.getByRole("img", { name: "Foto kunjungan" });
  const stored = () =>
    page.evaluate(
      () =>
        new Promise((done) => {
          const opening = indexedDB.open("selaras-photos");
          opening.onsuccess = () => {
            const keys = opening.result.transaction("photos").objectStore("photos").getAllKeys();
            keys.onsuccess = () => done(keys.result.map((key) => key.split("/")[0].length > 10 ? "visit" : key.split("/")[0]));
          };
        }),
    );
  await photograph(page);
  await expect.poll(stored).toEqual(["draft"]);
  await page.reload();
  await expect(shown).toBeVisible();
  await page.getByRole("link", { name: "Batal" }).click();
  await expect.poll(stored).toEqual([]);
  await page.getByRole("link", { name: "Catat kunjungan" }).first().click();
  await expect(shown).toHaveCount(0);
  await photograph(page);
  await expect.poll(stored).toEqual(["draft"]);
  await page.reload();
  await expect(shown).toBeVisible();
  await save(page);
  await expect.poll(stored).toEqual(["visit"]);
  await open(page, address);
  await page.getByRole("region", { name: "Kunjungan" }).getByRole("listitem").getByRole("link").first().click();
  await expect(shown).toBeVisible();
});

test("an old deletion that is merged leaves the photograph, and the merge taken back shows visit and photograph", async ({ page }) => {
  const { address, now } = await withPhotograph(page, 60);
  const { text } = await exportAll(page);
  await mergeAll(page, asFile(JSON.stringify(deletingVisits(text, now - 40 * DAY)), "tapin.selaras.json"));
  await look(page);
  await expect(photographs(page).getByText("1 foto di peramban ini")).toBeVisible();
  await page.getByRole("button", { name: "Urungkan penggabungan" }).click();
  await expect(page.getByText("Penggabungan diurungkan; daftar kembali seperti sebelumnya.")).toBeVisible();
  await look(page);
  await open(page, address);
  await page.getByRole("region", { name: "Kunjungan" }).getByRole("listitem").getByRole("link").first().click();
  await expect(page.getByRole("img", { name: "Foto kunjungan" })).toBeVisible();
});

test("a photograph that nothing needs stays when the clock jumps ahead, and goes after many looks on many days", async ({ page }) => {
  const { now } = await withPhotograph(page, 60);
  const { text } = await exportAll(page);
  await mergeAll(page, asFile(JSON.stringify(deletingVisits(text, now - 40 * DAY)), "tapin.selaras.json"));
  // Once the page is opened anew nothing can be taken back any more.
  await page.reload();
  for (const days of [0, 3650, 1, 3650, 2]) {
    await page.clock.setFixedTime(now + days * DAY);
    await look(page);
    await expect(photographs(page).getByText("1 foto di peramban ini")).toBeVisible();
  }
  for (let days = 3; days <= 45; days += 6) {
    await page.clock.setFixedTime(now + days * DAY);
    await goTo(page, "Ringkasan");
    await goTo(page, "Data");
    await page.waitForTimeout(200);
  }
  await expect(photographs(page)).toHaveCount(0);
});

test("photographs are handed on with the data in one go, and come in with it at the other office", async ({ page, desk }) => {
  await page.addInitScript(() => {
    window.shared = [];
    navigator.canShare = ({ files }) => files.every((file) => file.type === "text/plain");
    navigator.share = async ({ files }) => window.shared.push(...(await Promise.all(files.map(async (file) => [file.name, await file.text()]))));
  });
  await withPhotograph(page, 1);
  await goTo(page, "Data");
  await page.getByLabel(/^Sertakan 1 foto kunjungan/).check();
  await page.getByRole("main").getByRole("button", { name: "Bagikan", exact: true }).click();
  await expect.poll(() => page.evaluate(() => window.shared.length)).toBe(2);
  const shared = await page.evaluate(() => window.shared);
  // What is for the public, or sealed, goes without them.
  const names = [];
  page.on("download", (download) => names.push(download.suggestedFilename()));
  await page.getByRole("main").getByRole("button", { name: "Ekspor untuk umum" }).click();
  await expect(page.getByText(/-umum-.*diserahkan ke peramban/)).toBeVisible();
  await page.waitForTimeout(500);
  expect(names).toEqual([expect.stringContaining("-umum-")]);
  expect(shared.map(([name]) => name)).toEqual([expect.stringMatching(/\.selaras\.json\.txt$/), expect.stringMatching(/\.foto\.json\.txt$/)]);

  const other = await desk("Provinsi Kalimantan Selatan");
  await goTo(other, "Data");
  // Whatever carries the files may name them as it likes.
  await other.getByLabel("Pilih berkas").setInputFiles(shared.map(([, text], at) => asFile(text, `kiriman-${at}.txt`)));
  await expect(other.getByText("Foto, 1 baru")).toBeVisible();
  await other.getByRole("button", { name: "Impor", exact: true }).click();
  await expect(other.getByText("1 foto kunjungan baru masuk.")).toBeVisible();
  await expect(photographs(other).getByText("1 foto di peramban ini")).toBeVisible();
});
