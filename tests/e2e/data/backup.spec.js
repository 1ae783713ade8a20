// A folder of the device is chosen once, and from then on backups are written into it. Browsers show no folder to choose from
// to a test: the folder here is the page's own (OPFS), which has the same interface.

import { asFile, expect, expectRecorded, exportAll, goTo, importAll, open, register, test } from "../office.js";

test.use({ start: "empty" });

/** The page's own folder is what the person chooses; `allowed` is what the browser says of writing there. */
const withFolder = (page, allowed = "granted") =>
  page.addInitScript((allowed) => {
    window.asked = 0;
    window.showDirectoryPicker = async () => (await navigator.storage.getDirectory()).getDirectoryHandle("cadangan", { create: true });
    const { prototype } = FileSystemHandle;
    prototype.queryPermission = async () => sessionStorage.getItem("allowed") ?? allowed;
    prototype.requestPermission = async () => {
      window.asked += 1;
      sessionStorage.setItem("allowed", "granted");
      return "granted";
    };
  }, allowed);

/** What lies in the folder: text by name. */
const files = (page) =>
  page.evaluate(async () => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle("cadangan", { create: true });
    const found = {};
    for await (const [name, handle] of folder.entries()) found[name] = await (await handle.getFile()).text();
    return found;
  });

const section = (page) => page.getByRole("region", { name: "Cadangan otomatis" });

test("changes are written into the chosen folder, also after the page is opened anew", async ({ page, desk }) => {
  await withFolder(page);
  await open(page, "#/koperasi");
  await register(page, { Nama: "KUD Pertama" });
  await goTo(page, "Data");
  await section(page).getByRole("button", { name: "Pilih folder" }).click();
  await expect(section(page)).toContainText("1 catatan");
  const first = await files(page);
  const [name] = Object.keys(first);
  expect(Object.keys(first)).toHaveLength(1);
  expect(name).toMatch(/^selaras-tapin-[0-9a-f]{8}-\d{4}-\d\d-\d\d\.selaras\.json$/);

  // Nothing is pressed any more: what waits is written once a while has gone by.
  await page.clock.install();
  await page.reload();
  await goTo(page, "Koperasi");
  await register(page, { Nama: "KUD Kedua" });
  await page.clock.fastForward("11:00");
  await expect.poll(async () => (await files(page))[name]).toContain("KUD Kedua");
  expect(Object.keys(await files(page))).toHaveLength(1);

  // As many changes after an export as before it are changes all the same.
  await exportAll(page);
  await goTo(page, "Koperasi");
  await register(page, { Nama: "KUD Ketiga" });
  await register(page, { Nama: "KUD Keempat" });
  await page.clock.fastForward("11:00");
  await expect.poll(async () => (await files(page))[name]).toContain("KUD Keempat");

  // It is a file like any other.
  const other = await desk("Kabupaten Banjar");
  await importAll(other, asFile((await files(page))[name]));
  await expectRecorded(other, 4);
});

test("where the browser asks again, that is said on every page, and one press goes on", async ({ page }) => {
  await withFolder(page);
  await open(page, "#/koperasi");
  await register(page, { Nama: "KUD Pertama" });
  await goTo(page, "Data");
  await section(page).getByRole("button", { name: "Pilih folder" }).click();
  await expect(section(page)).toContainText("1 catatan");
  await page.evaluate(() => sessionStorage.setItem("allowed", "prompt"));
  await page.reload();
  await goTo(page, "Koperasi");
  await expect(page.getByRole("note")).toContainText("Cadangan ke folder cadangan berhenti");
  await goTo(page, "Data");
  await section(page).getByRole("button", { name: "Izinkan" }).click();
  await expect(section(page)).toContainText("1 catatan");
  await expect(page.getByRole("note").filter({ hasText: "berhenti" })).toHaveCount(0);
  expect(await page.evaluate(() => window.asked)).toBe(1);
});

test("emptying the register leaves the backups where they are, says so, and writes no more", async ({ page }) => {
  await withFolder(page);
  await open(page, "#/koperasi");
  await register(page, { Nama: "KUD Pertama" });
  await goTo(page, "Data");
  await section(page).getByRole("button", { name: "Pilih folder" }).click();
  await expect(section(page)).toContainText("1 catatan");
  const before = await files(page);
  await page.locator("#kosongkan").click();
  await expect(page.getByText("Berkas cadangan di folder cadangan juga tetap ada")).toBeVisible();
  await page.getByRole("button", { name: "Kosongkan sekarang" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Kosongkan" }).click();
  await expect(section(page).getByRole("button", { name: "Pilih folder" })).toBeVisible();
  expect(await files(page)).toEqual(before);
});

test("a browser without such folders shows nothing of it", async ({ page }) => {
  await page.addInitScript(() => delete window.showDirectoryPicker);
  await open(page, "#/data");
  await expect(page.getByRole("heading", { name: "Data", exact: true })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Cadangan otomatis" })).toHaveCount(0);
});
