// What is stored in the browser: emptying it, damage to it, no room for it, no leave to store at all.

import { readFile } from "node:fs/promises";
import { TAPIN, chooseOffice, download, expect, expectFigures, expectRecorded, expectShown, field, goTo, list, open, register, shown, test } from "../office.js";

test("emptying offers an export first, says what goes, and can be thought over", async ({ page }) => {
  await open(page, "#/data");
  await page.getByRole("button", { name: "Kosongkan daftar", exact: true }).click();
  await expect(page.getByText("Ekspor dulu, agar data ini tidak hilang untuk selamanya.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Ekspor cadangan" })).toBeEnabled();
  await page.getByRole("button", { name: "Kosongkan sekarang" }).click();
  const dialog = page.getByRole("dialog", { name: "Kosongkan daftar ini?" });
  await expect(dialog).toContainText("3.027 koperasi dengan laporan dan riwayatnya hilang dari peramban ini. Tidak dapat diurungkan.");
  await dialog.getByRole("button", { name: "Batal" }).click();
  await goTo(page, "Ringkasan");
  await expectFigures(page, 3027, 1944, 1083);

  await goTo(page, "Data");
  await page.getByRole("button", { name: "Kosongkan daftar", exact: true }).click();
  await page.getByRole("button", { name: "Kosongkan sekarang" }).click();
  await dialog.getByRole("button", { name: "Kosongkan" }).click();
  await expect(page.getByText("Daftar dikosongkan.")).toBeVisible();
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => /shard|journal/.test(key)))).toEqual([]);
  await page.reload();
  await goTo(page, "Ringkasan");
  await expect(page.getByRole("heading", { name: "Belum ada data" })).toBeVisible();
  await expect(page.getByText(/Ini contoh/)).toHaveCount(0);
});

test("emptying counts what else tells of persons, and nothing of it stays: forms, views, photographs", async ({ page }) => {
  await open(page, "#/koperasi/baru");
  await field(page, "Nama").fill("KUD Milik Siti Aminah");
  await expect.poll(() => page.evaluate(() => Object.keys(localStorage).some((key) => key.startsWith("selaras/draft/")))).toBe(true);
  await page.evaluate(() => {
    const views = [{ name: "Punya Bu Siti", parameters: [["cari", "Siti"]], columns: [] }];
    localStorage.setItem("selaras/views", JSON.stringify({ columns: ["name", "nik"], views }));
    localStorage.setItem("selaras/plans", JSON.stringify({ "Daftar dinas": {} }));
    return new Promise((done) => {
      const opening = indexedDB.open("selaras-photos", 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore("photos");
      opening.onsuccess = () => {
        const writing = opening.result.transaction("photos", "readwrite");
        writing.objectStore("photos").put("data:image/jpeg;base64,/9j/AA", "019a7afd-1f2c-7000-8000-000000000001");
        writing.oncomplete = () => done(opening.result.close());
      };
    });
  });
  const replica = await page.evaluate(() => localStorage.getItem("selaras/replica"));
  await goTo(page, "Data");
  await page.getByRole("button", { name: "Kosongkan daftar", exact: true }).click();
  const also = "Ikut hilang: 1 isian setengah jadi, 1 tampilan bernama, 1 foto kunjungan.";
  await expect(page.getByText(also)).toBeVisible();
  await page.getByRole("button", { name: "Kosongkan sekarang" }).click();
  const dialog = page.getByRole("dialog", { name: "Kosongkan daftar ini?" });
  await expect(dialog).toContainText(also);
  await dialog.getByRole("button", { name: "Kosongkan" }).click();
  await expect(page.getByText("Daftar dikosongkan.")).toBeVisible();
  const left = await page.evaluate(() => JSON.stringify(Object.entries(localStorage)));
  expect(left).not.toContain("Siti");
  const kept = await page.evaluate(() => ["replica", "plans", "views"].map((key) => localStorage.getItem(`selaras/${key}`)));
  expect(kept[0]).toBe(replica);
  expect(kept[1]).toContain("Daftar dinas");
  expect(JSON.parse(kept[2])).toEqual({ columns: ["name", "nik"], views: [] });
  await page.reload();
  await open(page, "#/koperasi/baru");
  await expect(field(page, "Nama")).toHaveValue("");
  expect(await page.evaluate(() => JSON.stringify(Object.entries(localStorage)))).not.toContain("Siti");
});

test("the export that emptying offers is a whole backup", async ({ page }) => {
  await open(page, "#/data");
  await page.getByRole("button", { name: "Kosongkan daftar", exact: true }).click();
  const { text } = await download(page, page.getByRole("button", { name: "Ekspor cadangan" }));
  expect(JSON.parse(text).totals.cooperatives.all).toBe(3027);
});

test("the page says how much is stored and how much room is left", async ({ page }) => {
  await open(page, "#/data");
  await expect(page.getByText("Semua perubahan tersimpan.")).toBeVisible();
  const room = Number(await page.getByRole("meter", { name: "Ruang terpakai" }).getAttribute("value"));
  // A province takes less than half of what browsers grant.
  expect(room).toBeGreaterThan(0.1);
  expect(room).toBeLessThan(0.5);
});

const damageOneShard = (page) =>
  page.evaluate(() => {
    const key = Object.keys(localStorage).filter((key) => key.startsWith("selaras/shard/cooperatives/")).sort()[3];
    const text = localStorage.getItem(key);
    localStorage.setItem(key, text.slice(0, 500) + "x" + text.slice(501));
    return key;
  });

test("a damaged part is named and set aside, the rest opens, and the part can be saved and discarded", async ({ page }) => {
  await open(page);
  const key = await damageOneShard(page);
  await page.reload();
  await expect(page.getByRole("alert").filter({ hasText: "1 bagian data tersimpan tidak dapat dibaca dan disisihkan; sisanya terbuka." })).toBeVisible();
  await goTo(page, "Koperasi");
  const text = await page.getByText(/^[\d.]+ koperasi$/).textContent();
  const left = Number(text.split(" ")[0].replace(".", ""));
  expect(left).toBeGreaterThan(2700);
  expect(left).toBeLessThan(3027);

  await goTo(page, "Data");
  const section = page.getByRole("region", { name: "Tersimpan di peramban ini" });
  await expect(section.getByText(key)).toBeVisible();
  const { text: saved } = await download(page, page.getByRole("button", { name: "Unduh ke berkas" }));
  expect(Object.keys(JSON.parse(saved))).toHaveLength(1);
  await page.getByRole("button", { name: "Buang", exact: true }).click();
  await page.getByRole("dialog", { name: "Buang bagian yang rusak?" }).getByRole("button", { name: "Buang" }).click();
  await expect(page.getByText("Bagian yang rusak dibuang.")).toBeVisible();
  await page.reload();
  await expect(page.getByRole("banner")).toBeVisible();
  await expect(page.getByText(/tidak dapat dibaca dan disisihkan/)).toHaveCount(0);
});

test("a part that is gone altogether is missed, and said to be", async ({ page }) => {
  await open(page);
  await page.evaluate(() => {
    const key = Object.keys(localStorage).filter((key) => key.startsWith("selaras/shard/cooperatives/")).sort()[3];
    localStorage.removeItem(key);
  });
  await page.reload();
  await expect(page.getByRole("alert").filter({ hasText: "tidak dapat dibaca" })).toBeVisible();
});

test("what was set aside in an earlier visit is still named", async ({ page }) => {
  await open(page);
  await damageOneShard(page);
  await page.reload();
  await expect(page.getByText(/1 bagian data tersimpan tidak dapat dibaca/)).toBeVisible();
  await page.reload();
  await expect(page.getByText(/1 bagian data tersimpan tidak dapat dibaca/)).toBeVisible();
});

test("data that a newer program has stored is left alone", async ({ page }) => {
  await open(page);
  await page.evaluate(() => {
    const manifest = JSON.parse(localStorage.getItem("selaras/manifest"));
    localStorage.setItem("selaras/manifest", JSON.stringify({ ...manifest, schema: 99 }));
  });
  const before = await page.evaluate(() => JSON.stringify(Object.entries(localStorage).sort()));
  await page.reload();
  await expect(page.getByRole("alert")).toHaveText("Data di peramban ini disimpan oleh Selaras yang lebih baru. Perbarui halaman ini; data tidak diubah.");
  expect(await page.evaluate(() => JSON.stringify(Object.entries(localStorage).sort()))).toBe(before);
});

test.describe("of the version before", () => {
  test.use({ start: "empty" });

  test("what was stored opens, with the last edits that were not yet in the shards", async ({ page }) => {
    const kept = JSON.parse(await readFile("tests/kept/schema-1.json", "utf8"));
    await page.evaluate((kept) => Object.entries(kept).forEach(([key, text]) => localStorage.setItem(key, text)), kept);
    await expectRecorded(page, 3);
    for (const name of ["KUD 1", "KUD Dua", "KUD Empat"]) await expect(list(page).getByRole("link", { name })).toBeVisible();
    await expect(page.getByText(/tidak dapat dibaca/)).toHaveCount(0);
    await page.reload();
    await expectShown(page, 3);
  });
});

test.describe("what something else deletes while the page is open", () => {
  const told = (page) => page.getByRole("alert").filter({ hasText: "dihapus dari luar selagi halaman terbuka" });
  /** Everything is there when the page is opened again, with what was recorded since, and the office is still known. */
  const expectAll = async (page) => {
    await page.reload();
    await goTo(page, "Koperasi");
    await expectShown(page, 3028);
    await goTo(page, "Data");
    await expect(page.getByText("Semua perubahan tersimpan.")).toBeVisible();
  };
  const forget = async (page, types) => {
    const session = await page.context().newCDPSession(page);
    await session.send("Storage.clearDataForOrigin", { origin: new URL(page.url()).origin, storageTypes: types });
  };

  test("by another page of the same host is put back, and that is said", async ({ page, context }) => {
    await open(page, "#/koperasi");
    const replica = await page.evaluate(() => localStorage.getItem("selaras/replica"));
    const other = await context.newPage();
    await other.goto("/icons/selaras.svg");
    await other.evaluate(() => localStorage.clear());
    await expect(told(page)).toBeVisible();
    await register(page, { Nama: "KUD Sesudahnya" });
    expect(await page.evaluate(() => localStorage.getItem("selaras/replica"))).toBe(replica);
    await expectAll(page);
  });

  test("in this very tab, which is closed at once after a change, is there with the change", async ({ page }) => {
    await open(page, "#/koperasi");
    await page.evaluate(() => localStorage.clear());
    await register(page, { Nama: "KUD Sesudahnya" });
    await expect(page.getByText("KUD Sesudahnya disimpan.")).toBeVisible();
    await expectAll(page);
  });

  test("with the browser's database is stored again out of what is open", async ({ page }) => {
    await open(page, "#/koperasi");
    await register(page, { Nama: "KUD Sebelumnya" });
    await forget(page, "local_storage,indexeddb");
    await expect(told(page)).toBeVisible();
    await expectAll(page);
  });

  test("of a register that lies in the database is stored again there", async ({ page }) => {
    await open(page, "#/koperasi");
    await fillShelf(page);
    await register(page, { Nama: "KUD Sebelumnya" });
    await inDatabase(page);
    await forget(page, "indexeddb");
    await expect(told(page)).toBeVisible();
    await expectAll(page);
    await forget(page, "all");
    await expect(told(page)).toBeVisible();
    await expectAll(page);
  });
});

/** More than four fifths of the room is taken, by what somebody has begun to type. */
const fillShelf = (page) => page.evaluate(() => localStorage.setItem("selaras/draft/panjang", "x".repeat(3_000_000)));

const inDatabase = (page) =>
  page.waitForFunction(() => JSON.parse(localStorage.getItem("selaras/manifest") ?? "{}").place === "database");

test("what takes more than four fifths of the room moves to the database by itself, and a part that is damaged there is named", async ({ page }) => {
  await open(page, "#/koperasi");
  await fillShelf(page);
  await register(page, { Nama: "KUD Terakhir" });
  await inDatabase(page);
  await expect.poll(() => page.evaluate(() => Object.keys(localStorage).filter((key) => /shard|journal/.test(key)))).toEqual([]);
  await page.reload();
  await expectShown(page, 3028);
  const key = await page.evaluate(async () => {
    const answer = (request) => new Promise((done, failed) => ((request.onsuccess = () => done(request.result)), (request.onerror = failed)));
    const database = await answer(indexedDB.open("selaras"));
    const shards = database.transaction("shards", "readwrite").objectStore("shards");
    const key = (await answer(shards.getAllKeys())).filter((key) => key.startsWith("selaras/shard/cooperatives/"))[1];
    const bytes = new Uint8Array(await answer(shards.get(key)));
    bytes[500] ^= 1;
    await answer(shards.put(bytes.buffer, key));
    database.close();
    return key;
  });
  await page.reload();
  await expect(page.getByRole("alert").filter({ hasText: "1 bagian data tersimpan tidak dapat dibaca dan disisihkan; sisanya terbuka." })).toBeVisible();
  const left = await shown(page);
  expect(left).toBeGreaterThan(2000);
  expect(left).toBeLessThan(3028);
  await goTo(page, "Data");
  await expect(page.getByRole("region", { name: "Tersimpan di peramban ini" }).getByText(key)).toBeVisible();
  const { text } = await download(page, page.getByRole("button", { name: "Unduh ke berkas" }));
  expect(Object.keys(JSON.parse(text))).toHaveLength(1);
});

/** Leaves not a single unit of `localStorage` free, as other programs of the same host might. */
const fillStorage = (page) =>
  page.evaluate(() => {
    let size = 4_000_000;
    for (let at = 0; size > 0 && at < 60; at++) {
      try {
        localStorage.setItem(`lain/${at}`, "x".repeat(size));
      } catch {
        size = Math.floor(size / 2);
      }
    }
  });

test.describe("a browser that", () => {
  test.use({ start: "nothing" });

  test("denies storage is told of at once, the work goes on, and the change can be exported", async ({ page }) => {
    await page.addInitScript(() => {
      Object.defineProperty(window, "localStorage", {
        get() {
          throw new DOMException("denied", "SecurityError");
        },
      });
    });
    await open(page);
    await chooseOffice(page, TAPIN);
    const told = page.getByRole("alert").filter({ hasText: "Peramban ini tidak mengizinkan penyimpanan" });
    await expect(told.first()).toBeVisible();
    await goTo(page, "Koperasi");
    await register(page, { Nama: "KUD Jendela Privat" });
    await expect(list(page).getByRole("link", { name: "KUD Jendela Privat" })).toBeVisible();
    // Nothing says that it was saved.
    await expect(page.getByText("Sudah dikerjakan, tetapi belum tersimpan: hanya ada di tab ini.")).toBeVisible();
    await expect(page.getByText("disimpan.")).toHaveCount(0);
    await goTo(page, "Data");
    await expect(page.getByRole("region", { name: "Tersimpan di peramban ini" }).getByRole("alert")).toContainText("ekspor data sebelum menutupnya");
    await expect(page.getByRole("button", { name: "Ekspor", exact: true })).toBeEnabled();
  });

  test("has no room left says so at once, keeps the change on screen and stores it when there is room", async ({ page }) => {
    await open(page);
    await chooseOffice(page, TAPIN);
    await fillStorage(page);
    await goTo(page, "Koperasi");
    await register(page, { Nama: "KUD Penuh Sesak", Catatan: "penuh ".repeat(50) });
    await expect(page.getByRole("alert").filter({ hasText: "Ruang penyimpanan peramban penuh." }).first()).toBeVisible();
    await expect(list(page).getByRole("link", { name: "KUD Penuh Sesak" })).toBeVisible();
    await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("lain/")).forEach((key) => localStorage.removeItem(key)));
    await register(page, { Nama: "KUD Lega" });
    await goTo(page, "Data");
    await expect(page.getByText("Semua perubahan tersimpan.")).toBeVisible();
    await page.reload();
    await goTo(page, "Koperasi");
    await expectShown(page, 2);
  });

  test("has no room left moves what it has stored to the database, with the change", async ({ page }) => {
    await open(page);
    await chooseOffice(page, TAPIN);
    await goTo(page, "Koperasi");
    await register(page, { Nama: "KUD Sebelumnya" });
    await page.waitForFunction(() => Object.keys(localStorage).every((key) => !key.startsWith("selaras/journal/")) && localStorage.getItem("selaras/manifest"));
    await fillStorage(page);
    await register(page, { Nama: "KUD Tanpa Ruang", Catatan: "penuh ".repeat(50) });
    await goTo(page, "Data");
    await expect(page.getByText("Semua perubahan tersimpan.")).toBeVisible();
    await page.reload();
    await goTo(page, "Koperasi");
    await expectShown(page, 2);
  });
});
