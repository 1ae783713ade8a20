// A browser that runs out of room at whatever write: nothing that was reported as saved is lost, the change stays on
// screen, and it is stored as soon as there is room again.

import { asFile, choose, expect, expectRecorded, expectShown, goTo, open, register, test } from "../office.js";

test.use({ start: "empty" });

/** From the n-th write of such keys on, counted from when it is armed, so many writes find no room. */
const limitRoom = (page) =>
  page.addInitScript(() => {
    const write = Storage.prototype.setItem;
    window.room = { left: Infinity, fails: 0, keys: "selaras/" };
    Storage.prototype.setItem = function (key, text) {
      if (key.startsWith(window.room.keys) && --window.room.left < 0 && window.room.fails-- > 0) {
        throw new DOMException("the quota has been exceeded", "QuotaExceededError");
      }
      return write.call(this, key, text);
    };
  });

const arm = (page, left, fails, keys = "selaras/") =>
  page.evaluate((room) => Object.assign(window.room, room), { left, fails, keys });


/** Nothing waits to be written. */
const quiet = (page) =>
  expect
    .poll(() => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("selaras/journal/")).length))
    .toBe(0);

for (const first of [0, 1, 2, 3, 4, 6, 8]) {
  test(`an edit whose write number ${first + 1} and the next find no room is there after all`, async ({ page }) => {
    await limitRoom(page);
    await open(page, "#/koperasi");
    await register(page, { Nama: "KUD Sebelumnya" });
    await quiet(page);
    await arm(page, first, 3);
    await register(page, { Nama: "KUD Tanpa Ruang" });
    await expectShown(page, 2);
    await arm(page, Infinity, 0);
    await register(page, { Nama: "KUD Sesudahnya" });
    await quiet(page);
    await goTo(page, "Data");
    await expect(page.getByText("Semua perubahan tersimpan.")).toBeVisible();
    await page.reload();
    await goTo(page, "Koperasi");
    await expectShown(page, 3);
  });
}

for (const first of [0, 20, 60]) {
  test(`an import whose shards find no room from number ${first + 1} on goes to the database, whole`, async ({ page, exampleFile }) => {
    await limitRoom(page);
    await open(page, "#/data");
    await choose(page, asFile(exampleFile));
    await expect(page.getByText("dapat diimpor")).toBeVisible();
    await arm(page, first, Infinity, "selaras/shard/");
    await page.getByRole("button", { name: "Impor", exact: true }).click();
    await expect(page.getByText(/ diimpor\.$/)).toBeVisible();
    expect(await page.evaluate(() => JSON.parse(localStorage.getItem("selaras/manifest")).place)).toBe("database");
    await page.reload();
    await expectRecorded(page, 3027);
  });
}

test("an import for which not even the word where it lies finds room changes nothing, and says so", async ({ page, exampleFile }) => {
  await limitRoom(page);
  await open(page, "#/data");
  await choose(page, asFile(exampleFile));
  await expect(page.getByText("dapat diimpor")).toBeVisible();
  await arm(page, 0, Infinity);
  await page.getByRole("button", { name: "Impor", exact: true }).click();
  await expect(page.getByText("Ruang penyimpanan peramban penuh.").first()).toBeVisible();
  await page.reload();
  await goTo(page, "Ringkasan");
  await expect(page.getByRole("heading", { name: "Belum ada data" })).toBeVisible();
});

test("a merge that finds no room changes nothing, and can be done once there is some", async ({ page, exampleFile }) => {
  await limitRoom(page);
  await open(page, "#/koperasi");
  await register(page, { Nama: "KUD Sebelumnya" });
  await quiet(page);
  await goTo(page, "Data");
  await choose(page, asFile(exampleFile));
  const merge = page.getByRole("button", { name: "Gabungkan", exact: true });
  await expect(merge).toBeEnabled();
  await arm(page, 0, Infinity);
  await merge.click();
  await expect(page.getByText("Ruang penyimpanan peramban penuh.").first()).toBeVisible();
  await goTo(page, "Koperasi");
  await expectShown(page, 1);
  await arm(page, Infinity, 0);
  await goTo(page, "Data");
  // What was taken back is compared once more first.
  await expect(async () => {
    await merge.click();
    await expect(page.getByRole("heading", { name: "Berkas sudah masuk" })).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await page.reload();
  await expectRecorded(page, 3028);
});
