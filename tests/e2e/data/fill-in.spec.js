// A sheet that is given out to be filled in without the program, and comes back.

import { readFile } from "node:fs/promises";
import { expect, find, open, openMenu, part, test } from "../office.js";
import { filledIn } from "./workbook.js";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const YEAR = new Date().getFullYear() - 1;

/** What the button of the open menu hands out. */
const given = async (page, count) => {
  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name: `Unduh untuk ${count} koperasi` }).click();
  const file = await coming;
  expect(file.suggestedFilename()).toBe("lembar-isian.xlsx");
  return readFile(await file.path());
};

const bring = async (page, buffer) => {
  await open(page, "#/data/daftar");
  await page.getByLabel("Pilih daftar").setInputFiles({ name: "lembar-isian.xlsx", mimeType: XLSX, buffer });
  await expect(page.getByRole("heading", { name: `Lembar isian yang kembali: laporan tahun buku ${YEAR}` })).toBeVisible();
};

const count = (page, name) =>
  page.getByRole("region", { name: "Apa yang terjadi pada setiap baris" }).locator("dl").first().locator("div").filter({ has: page.getByText(name, { exact: true }) }).locator("data");

test("the report of one cooperative is filled in and comes back into its record, and what was changed meanwhile is asked", async ({ page }) => {
  await open(page, "#/koperasi?wilayah=63.05");
  const name = await page.getByRole("table", { name: "Koperasi", exact: true }).getByRole("link").first().textContent();
  await find(page, name);
  await part(page, "Laporan");
  await openMenu(page, "Lembar isian");
  const sheet = await given(page, 1);

  await bring(page, filledIn(sheet, { "Anggota seluruhnya": 321 }));
  await expect(count(page, "Mengubah")).toHaveAttribute("value", "1");
  await page.locator("summary", { hasText: "Mengubah" }).click();
  await expect(page.getByRole("main")).toContainText("321");
  await page.getByRole("button", { name: "Impor", exact: true }).click();
  await expect(page.getByRole("button", { name: "Urungkan daftar ini" })).toBeVisible();

  // Another copy of the same sheet says something else: neither is overwritten without a word.
  await bring(page, filledIn(sheet, { "Anggota seluruhnya": 333 }));
  const meanwhile = page.getByRole("table", { name: "Berubah di Selaras sesudah lembar dibagikan" });
  await expect(meanwhile.getByRole("row").nth(1)).toContainText("321");
  await expect(count(page, "Mengubah")).toHaveAttribute("value", "0");
  await page.getByLabel("Pakai yang di lembar").check();
  await expect(count(page, "Mengubah")).toHaveAttribute("value", "1");
});

test("a sheet for all of a kecamatan comes back untouched and changes nothing", async ({ page }) => {
  await open(page, "#/koperasi?wilayah=63.05&status=inactive");
  const shown = Number((await page.getByText(/^[\d.]+ dari [\d.]+ koperasi$/).textContent()).split(" ")[0]);
  await openMenu(page, "Unduh");
  await openMenu(page, "Lembar isian");
  await page.getByLabel("Juga data koperasinya: tempat, nomor, jenis, status").check();
  const sheet = await given(page, shown);
  await bring(page, sheet);
  await expect(page.getByText("Tidak ada yang berubah: semua baris sudah sama")).toBeVisible();
});
