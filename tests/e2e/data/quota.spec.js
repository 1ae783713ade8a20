// A browser that runs out of room at whatever write: nothing that was reported as saved is lost, the change stays on
// screen, and it is stored as soon as there is room again.

import { asFile, choose, expect, expectShown, goTo, open, register, test } from "../office.js";

test.use({ start: "empty" });

/** From the n-th write of the program on, counted from when it is armed, so many writes find no room. */
const limitRoom = (page) =>
  page.addInitScript(() => {
    const write = Storage.prototype.setItem;
    window.room = { left: Infinity, fails: 0 };
    Storage.prototype.setItem = function (key, text) {
      if (key.startsWith("selaras/") && --window.room.left < 0 && window.room.fails-- > 0) {
        throw new DOMException("the quota has been exceeded", "QuotaExceededError");
      }
      return write.call(this, key, text);
    };
  });

const arm = (page, left, fails) => page.evaluate((room) => Object.assign(window.room, room), { left, fails });

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

for (const first of [0, 20, 60, 120]) {
  test(`an import that finds no room from write number ${first + 1} on goes to the database, whole`, async ({ page, exampleFile }) => {
    await limitRoom(page);
    await open(page, "#/data");
    await choose(page, asFile(exampleFile));
    await expect(page.getByText("dapat diimpor")).toBeVisible();
    await arm(page, first, 1_000);
    await page.getByRole("button", { name: "Impor", exact: true }).click();
    // Even the word that says where the data lies must find room, so some is given back.
    await page.waitForTimeout(300);
    await arm(page, Infinity, 0);
    const done = page.getByText(/ diimpor\.$/);
    const refused = page.getByText("Ruang penyimpanan peramban penuh.");
    await expect(done.or(refused).first()).toBeVisible();
    const all = (await done.count()) > 0;
    await page.reload();
    if (all) {
      await goTo(page, "Koperasi");
      await expectShown(page, 3027);
    } else {
      await goTo(page, "Ringkasan");
      await expect(page.getByRole("heading", { name: "Belum ada data" })).toBeVisible();
    }
  });
}
