// Mutu data: how complete and how old the register is, and what the checks find.

import { download, expect, expectShown, field, list, open, openMenu, register, shown, test } from "../office.js";

const region = (page, name) => page.getByRole("region", { name });

test("every share of completeness leads to the cooperatives that lack it", async ({ page }) => {
  await open(page, "#/koperasi");
  await page.getByRole("link", { name: "Mutu data" }).click();
  const table = region(page, "Kelengkapan").getByRole("table");
  const heads = await table.getByRole("columnheader").allTextContents();
  const row = table.getByRole("row", { name: /^Tapin/ });
  const all = Number(await row.locator("data").first().getAttribute("value"));
  const link = row.locator(":scope > *").nth(heads.findIndex((head) => head.trim() === "NIK")).getByRole("link");
  const share = Number(await link.locator("data").getAttribute("value"));
  await link.click();
  await expect(page.getByText("Mutu: tanpa NIK")).toBeVisible();
  await expectShown(page, Math.round(all * (1 - share)));
  await expect(field(page, "Kabupaten/kota").locator("option:checked")).toHaveText("Kabupaten Tapin");
  await expect(list(page).locator("tbody td.col-nik").first()).toHaveText("belum ada");
  await page.getByRole("button", { name: "Lepas saringan Mutu" }).click();
  await expectShown(page, all);
});

test("what the checks find is counted by kind and leads to its rows", async ({ page }) => {
  await open(page, "#/koperasi/mutu");
  const row = region(page, "Hasil pemeriksaan").getByRole("row", { name: /^NIK bukan 13 angka/ });
  const count = Number(await row.getByRole("link").locator("data").getAttribute("value"));
  expect(count).toBeGreaterThan(0);
  await row.getByRole("link").click();
  await expectShown(page, count);
  await page.reload();
  expect(await shown(page)).toBe(count);
});

test("possible duplicates are counted and lead to where they are decided", async ({ page }) => {
  await open(page, "#/koperasi/mutu");
  await page.getByRole("link", { name: /^\d+ pasangan$/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Kemungkinan kembar" })).toBeVisible();
});

test("the tables are saved", async ({ page }) => {
  await open(page, "#/koperasi/mutu");
  await openMenu(page, "Unduh");
  const csv = await download(page, page.getByRole("button", { name: "Unduh CSV" }));
  expect(csv.name).toBe("mutu-data.csv");
  const lines = csv.text.replace("\ufeff", "").trim().split("\n");
  expect(lines).toHaveLength(15);
  expect(lines[0]).toContain("Kabupaten/kota;Jumlah;NIK (%)");
  expect(lines.at(-1)).toMatch(/^Semua;3027;\d+,\d+;/);
  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name: "Unduh Excel" }).click();
  expect((await coming).suggestedFilename()).toBe("mutu-data.xlsx");
});

test.describe("of an office that begins", () => {
  test.use({ start: "empty" });

  test("what was entered today is of today, and an empty register says what the page is for", async ({ page }) => {
    await open(page, "#/koperasi/mutu");
    await expect(page.getByRole("heading", { name: "Daftar masih kosong" })).toBeVisible();
    await open(page, "#/koperasi");
    await register(page, { Nama: "KUD Pertama", NIK: "123" });
    await page.getByRole("link", { name: "Mutu data" }).click();
    // All of one day is a sentence, and no table of zeros.
    const ages = region(page, "Umur data").getByRole("link", { name: /^Data dan laporan dari seluruh 1 koperasi/ });
    await expect(region(page, "Hasil pemeriksaan").getByRole("row", { name: /^NIK bukan 13 angka/ })).toBeVisible();
    await ages.click();
    await expect(page.getByText("Mutu: diubah dalam 3 bulan")).toBeVisible();
    await expectShown(page, 1);
  });
});
