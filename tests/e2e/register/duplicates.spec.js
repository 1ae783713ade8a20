// Cooperatives that are in the register twice: found, united with all that hung on them, or declared different.

import { closeMessages, expect, expectShown, find, goTo, open, register, test } from "../office.js";

test.use({ start: "empty" });

const twice = async (page) => {
  await open(page, "#/koperasi");
  await register(page, { Nama: "KUD Maju Bersama", Telepon: "0517-1111" });
  await register(page, { Nama: "Koperasi Unit Desa MAJU BERSAMA", Telepon: "0517-2222", Alamat: "Jl. Rantau 1" });
  await find(page, "Koperasi Unit Desa MAJU BERSAMA");
  await page.goto(`${page.url()}/laporan/2023`);
  await page.getByLabel("Anggota seluruhnya").fill("25");
  await page.getByRole("button", { name: "Simpan", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Koperasi Unit Desa MAJU BERSAMA");
  await goTo(page, "Data");
  await page.getByRole("link", { name: "Cari koperasi yang tercatat dua kali" }).click();
  const pair = page.getByRole("article");
  await expect(pair).toHaveCount(1);
  await expect(pair).toContainText("Nama mirip");
  return pair;
};

test("two records of one cooperative become one, with the values that were chosen and the reports of both", async ({ page }) => {
  const pair = await twice(page);
  await pair.getByRole("row", { name: /Telepon/ }).getByLabel("0517-2222").check();
  await pair.getByRole("button", { name: "Satukan" }).click();
  await expect(page.getByText("Kedua catatan disatukan, dengan laporan dan riwayat keduanya.")).toBeVisible();
  await expect(page.getByText("Tidak ada pasangan yang perlu diperiksa.")).toBeVisible();
  await goTo(page, "Koperasi");
  await expectShown(page, 1);
  await find(page, "KUD Maju Bersama");
  const record = page.getByRole("main");
  for (const text of ["0517-2222", "Jl. Rantau 1"]) await expect(record.getByText(text, { exact: true })).toBeVisible();
  await expect(record.getByRole("table", { name: "Laporan tahunan" }).getByRole("row", { name: /2023/ })).toBeVisible();
  await page.keyboard.press("Control+z");
  await goTo(page, "Koperasi");
  await expectShown(page, 2);
});

test("two that were declared different are not proposed again, not even after a reload", async ({ page }) => {
  const pair = await twice(page);
  await pair.getByRole("button", { name: "Memang berbeda" }).click();
  await expect(page.getByText("Dinyatakan berbeda; tidak akan ditanyakan lagi.")).toBeVisible();
  await page.reload();
  await expect(page.getByText("Tidak ada pasangan yang perlu diperiksa.")).toBeVisible();
});

test("a pair that is put off comes again on the next visit", async ({ page }) => {
  const pair = await twice(page);
  await closeMessages(page);
  await pair.getByRole("button", { name: "Tunda" }).click();
  await expect(page.getByText("Tidak ada pasangan yang perlu diperiksa.")).toBeVisible();
  await page.reload();
  await expect(pair).toHaveCount(1);
});
