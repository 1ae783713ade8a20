// Two tabs of one browser on one register.

import {
  askToDelete,
  PROVINCE, change, choose, closeMessages, expect, expectFigures, expectShown, field, fillIn, find, goTo, list, mergeAll, open, register, save, sentBy, test,
} from "./office.js";

test.describe("of an office that begins", () => {
  test.use({ start: "empty" });

  test("what one tab records the other shows at once, and both are there afterwards", async ({ page, context }) => {
    const other = await context.newPage();
    await open(page, "#/koperasi");
    await open(other, "#/koperasi");
    await register(page, { Nama: "KUD Tab Satu" });
    await expect(list(other).getByRole("link", { name: "KUD Tab Satu" })).toBeVisible();
    await register(other, { Nama: "KUD Tab Dua" });
    await expect(list(page).getByRole("link", { name: "KUD Tab Dua" })).toBeVisible();
    // Before and after the shards are written behind the journal.
    for (const tab of [page, other]) {
      await tab.reload();
      await expectShown(tab, 2);
    }
    await expect.poll(() => page.evaluate(() => Object.keys(localStorage).some((key) => key.startsWith("selaras/journal")))).toBe(false);
    await page.reload();
    await expectShown(page, 2);
  });

  test("the day for which the status stands, once set, is that of every tab", async ({ page, context }) => {
    const other = await context.newPage();
    await open(page, "#/pengaturan");
    await open(other, "#/pengaturan");
    const now = other.locator("#keadaan-kini");
    await expect(now).not.toContainText("30 Juni 2024");
    await page.locator("#keadaan").fill("2024-06-30");
    await page.keyboard.press("Tab");
    await expect(now).toContainText("30 Juni 2024");
    await page.getByRole("button", { name: "Kosongkan tanggal", exact: true }).click();
    await expect(now).not.toContainText("30 Juni 2024");
  });

  test("many changes made in both tabs at the same time are all kept", async ({ page, context }) => {
    const other = await context.newPage();
    await open(page, "#/koperasi");
    await open(other, "#/koperasi");
    for (let at = 0; at < 5; at++) {
      await Promise.all([register(page, { Nama: `KUD Satu ${at}` }), register(other, { Nama: `KUD Dua ${at}` })]);
    }
    for (const tab of [page, other]) await expectShown(tab, 10);
    await page.waitForTimeout(1000);
    for (const tab of [page, other]) {
      await tab.reload();
      await expectShown(tab, 10);
    }
  });

  test("different fields of one cooperative changed in two tabs are both kept", async ({ page, context }) => {
    await open(page, "#/koperasi");
    await register(page, { Nama: "KUD Bersama", Alamat: "Jl. Lama", Catatan: "lama" });
    await find(page, "KUD Bersama");
    await closeMessages(page);
    const other = await context.newPage();
    await open(other, page.url().slice(page.url().indexOf("#")));
    await page.getByRole("link", { name: "Ubah", exact: true }).click();
    await other.getByRole("link", { name: "Ubah", exact: true }).click();
    await fillIn(page, { Alamat: "Jl. Baru" });
    await fillIn(other, { Catatan: "baru" });
    await save(page);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("KUD Bersama");
    await save(other);
    for (const tab of [page, other]) {
      await expect(tab.getByRole("main").getByText("Jl. Baru", { exact: true })).toBeVisible();
      await expect(tab.getByRole("main").getByText("baru", { exact: true })).toBeVisible();
    }
  });

  test("two new cooperatives half filled in in two tabs do not become one", async ({ page, context }) => {
    const other = await context.newPage();
    await open(page, "#/koperasi/baru");
    await open(other, "#/koperasi/baru");
    await fillIn(page, { Nama: "KUD Tab Satu" });
    await fillIn(other, { Nama: "KUD Tab Dua" });
    await save(page);
    await save(other);
    for (const tab of [page, other]) {
      await expectShown(tab, 2);
      await expect(list(tab).getByRole("link", { name: "KUD Tab Satu" })).toBeVisible();
    }
  });

  test("what another tab is still typing can be gone on with, and saved in both it is two and neither is lost", async ({ page, context }) => {
    const other = await context.newPage();
    await open(page, "#/koperasi/baru");
    await fillIn(page, { Nama: "KUD Tab Satu" });
    await open(other, "#/koperasi/baru");
    await expect(field(other, "Nama")).toHaveValue("KUD Tab Satu");
    await save(page);
    await fillIn(other, { Nama: "KUD Tab Dua" });
    await save(other);
    await expectShown(other, 2);
  });
});

test.describe("while another office's file is merged", () => {
  test.use({ start: "empty" });

  /** A register that is open in two tabs, one of which has compared another office's file with it. */
  const compared = async (page, context, desk) => {
    await open(page, "#/koperasi");
    await register(page, { Nama: "KUD Bersama", Alamat: "Jl. Lama", Catatan: "lama" });
    const province = await desk(PROVINCE);
    await mergeAll(province, await sentBy(page, "tapin"));
    await change(province, "KUD Bersama", { Alamat: "Jl. Baru" });
    await goTo(page, "Data");
    await choose(page, await sentBy(province, "provinsi"));
    await expect(merge(page)).toBeEnabled();
    const other = await context.newPage();
    await open(other, "#/koperasi");
    return other;
  };
  const merge = (page) => page.getByRole("button", { name: "Gabungkan", exact: true });
  const isIn = (page) => page.getByRole("heading", { name: "Berkas sudah masuk" });
  const hasChanged = (page) => page.getByText("Daftar berubah sejak berkas dibandingkan.");

  const record = async (other) => {
    await change(other, "KUD Bersama", { Catatan: "baru" });
    await goTo(other, "Koperasi");
    await register(other, { Nama: "KUD Kedua" });
  };
  /** What the file brings, and what the other tab has recorded, is in both, also when they are opened anew. */
  const expectBoth = async (page, other) => {
    for (const reload of [false, true]) {
      for (const tab of [page, other]) {
        if (reload) await tab.reload();
        await find(tab, "KUD Bersama");
        for (const text of ["Jl. Baru", "baru"]) await expect.soft(tab.getByRole("main").getByText(text, { exact: true })).toBeVisible();
        await goTo(tab, "Koperasi");
        await expectShown(tab, 2);
      }
      await expect.poll(() => page.evaluate(() => Object.keys(localStorage).some((key) => key.startsWith("selaras/journal")))).toBe(false);
    }
  };

  test("what another tab has recorded since it was compared is told, and kept", async ({ page, context, desk }) => {
    const other = await compared(page, context, desk);
    await record(other);
    await merge(page).click();
    await expect(hasChanged(page)).toBeVisible();
    await merge(page).click();
    await expect(isIn(page)).toBeVisible();
    await expectBoth(page, other);
  });

  test("what another tab records in the midst of it is kept", async ({ page, context, desk }) => {
    const other = await compared(page, context, desk);
    // Somebody else writes, so that the merge has to wait, and there is time for an edit in the midst of it.
    await other.evaluate(() => {
      navigator.locks.request("selaras/write", () => new Promise((resolve) => { window.letGo = resolve; }));
    });
    await merge(page).click();
    await expect(page.getByRole("status").filter({ hasText: "Menyimpan…" })).toBeVisible();
    await record(other);
    await other.evaluate(() => window.letGo());
    // The page may say that the register has changed; then once more.
    await expect(isIn(page).or(hasChanged(page))).toBeVisible();
    if (await hasChanged(page).isVisible()) await merge(page).click();
    await expect(isIn(page)).toBeVisible();
    await expectBoth(page, other);
  });
});

test("the figures in one tab follow what another does", async ({ page, context }) => {
  await open(page);
  await expectFigures(page, 3027, 1944, 1083);
  const other = await context.newPage();
  await open(other, "#/koperasi?status=inactive");
  await list(other).getByRole("link").first().click();
  await askToDelete(other);
  await other.getByRole("dialog").getByRole("button", { name: "Hapus" }).click();
  await expectFigures(page, 3026, 1944, 1082);
  await other.keyboard.press("Control+z");
  await expectFigures(page, 3027, 1944, 1083);
});

test("a tab notices when another empties the register, and writes nothing of the old one back", async ({ page, context }) => {
  await open(page, "#/koperasi");
  await expectShown(page, 3027);
  const other = await context.newPage();
  await open(other, "#/data");
  await other.getByRole("button", { name: "Kosongkan daftar", exact: true }).click();
  await other.getByRole("button", { name: "Kosongkan sekarang" }).click();
  await other.getByRole("dialog").getByRole("button", { name: "Kosongkan" }).click();
  await expect(page.getByRole("heading", { name: "Daftar masih kosong" })).toBeVisible();
  await register(page, { Nama: "KUD Sesudahnya" });
  await page.waitForTimeout(1000);
  await other.reload();
  await goTo(other, "Koperasi");
  await expectShown(other, 1);
});

test("a language or theme chosen in one tab does not undo what another has set", async ({ page, context }) => {
  await open(page, "#/pengaturan");
  const other = await context.newPage();
  await open(other, "#/pengaturan");
  await page.getByLabel("Dinas", { exact: true }).selectOption({ label: "Kabupaten Tapin" });
  await other.getByRole("radio", { name: "Gelap" }).check();
  await page.reload();
  await expect(page.getByLabel("Dinas", { exact: true }).locator("option:checked")).toHaveText("Kabupaten Tapin");
  await expect(page.getByRole("radio", { name: "Gelap" })).toBeChecked();
});

test("what a newer program has stored in another tab is not opened here, which is said, and nothing is lost", async ({ page, context }) => {
  const other = await context.newPage();
  for (const tab of [page, other]) await open(tab, "#/koperasi");
  const stored = () => page.evaluate(() => localStorage.getItem("selaras/manifest"));
  await other.evaluate(() => {
    const manifest = JSON.parse(localStorage.getItem("selaras/manifest"));
    localStorage.setItem("selaras/manifest", JSON.stringify({ ...manifest, schema: 99 }));
  });
  await expect(page.getByText("Data di peramban ini disimpan oleh Selaras yang lebih baru. Perbarui halaman ini; data tidak diubah.")).toBeVisible();
  const newer = await stored();
  await register(page, { Nama: "KUD Sesudahnya" });
  await expect.poll(() => page.evaluate(() => Object.keys(localStorage).some((key) => key.startsWith("selaras/journal")))).toBe(true);
  await page.waitForTimeout(1500);
  expect(await page.evaluate(() => Object.keys(localStorage).some((key) => key.startsWith("selaras/journal")))).toBe(true);
  expect(await stored()).toBe(newer);
  await expectShown(page, 3028);
});
