// The register over time: what changed between two days, what was frozen, and what contradicts among published figures.

import { faults } from "../axe.js";
import { closeMessages, expect, open, test } from "../office.js";

const numberOf = (text) => Number(text.replace(/\u2212/g, "-").replace(/[^\d-]/g, ""));

test("the steps lead from the one number to the other, and each to its cooperatives by name", async ({ page }) => {
  await open(page, "#/analisis?dari=2014-12-31&sampai=2021-12-31&angka=aktif");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Perubahan dari waktu ke waktu");
  const table = page.getByRole("table", { name: "Langkah dari jumlah pertama ke jumlah kedua" });
  const nets = (await table.locator("tbody tr td:last-child").allTextContents()).map(numberOf);
  expect(nets.length).toBeGreaterThan(2);
  const [first, last] = [nets[0], nets[nets.length - 1]];
  expect(first + nets.slice(1, -1).reduce((sum, net) => sum + net, 0)).toBe(last);
  await expect(page.getByRole("figure").first().getByRole("img").locator("svg")).toBeVisible();

  const row = table.getByRole("row").filter({ hasText: "Menjadi tidak aktif" });
  const lost = Math.abs(numberOf(await row.getByRole("link").first().textContent()));
  await row.getByRole("link").first().click();
  const listed = page.getByRole("table", { name: /^Menjadi tidak aktif: / });
  await expect(page.getByRole("heading", { name: new RegExp(`^Menjadi tidak aktif: ${lost} koperasi`) })).toBeVisible();
  await expect(listed.getByRole("row")).toHaveCount(Math.min(lost, 50) + 1);
  await listed.getByRole("link").first().click();
  await expect(page).toHaveURL(/#\/koperasi\/[0-9a-f-]{36}/);
});

test("what no record carries to a day is said, and days in the wrong order are refused", async ({ page }) => {
  await open(page, "#/analisis?dari=2020-12-31");
  await expect(page.getByText(/^Pada 31 Desember 2020 status [\d.]+ koperasi tidak diketahui/)).toBeVisible();
  await page.getByLabel("Dari hari", { exact: true }).fill("1-6-2024");
  await page.getByLabel("Sampai hari", { exact: true }).focus();
  await expect(page.getByText("Hari pertama harus sebelum hari kedua.")).toBeVisible();
});

test("figures that were frozen are compared with now, and the same are not frozen twice", async ({ page }) => {
  await open(page, "#/analisis/potret");
  await page.getByLabel("Nama potret").fill("Rakor Banjarmasin");
  await page.getByRole("button", { name: "Bekukan sekarang" }).click();
  const row = page.getByRole("table", { name: "Potret: angka yang dibekukan" }).getByRole("row").nth(1);
  await expect(row).toContainText("Rakor Banjarmasin");
  await expect(row).toContainText("3.027");
  await closeMessages(page);
  await page.getByRole("button", { name: "Bekukan sekarang" }).click();
  await expect(page.getByText(/tidak ada yang baru untuk dibekukan/)).toBeVisible();
  await row.getByLabel(/^Sifat/).or(row.getByRole("combobox")).first().selectOption({ label: "Tetap" });
  await page.reload();
  await expect(row.getByRole("combobox")).toHaveValue("tetap");
  expect(await faults(page)).toEqual([]);
  await row.getByRole("link", { name: /^Bandingkan dengan sekarang/ }).click();
  await expect(page.getByText("3.027 pada 13 Mei 2024, tanpa perubahan sejak 13 Mei 2024.")).toBeVisible();
  await expect(page.getByText("Jumlah 13 Mei 2024 adalah yang dibekukan waktu itu.")).toBeVisible();
});

test("what contradicts is accepted with a reason, stays quiet, and can be opened again", async ({ page }) => {
  await open(page, "#/?bagian=terbitan");
  const found = page.getByRole("region", { name: "Yang bertentangan" });
  await expect(found).toContainText("6 pertentangan di antara angka terbitan belum dijelaskan, dari 6");
  const item = found.getByRole("listitem").filter({ hasText: "14 bagian berjumlah 912" });
  await item.getByText("Terima dengan alasan").click();
  await item.getByRole("button", { name: "Simpan" }).click();
  await expect(item.getByText("Tulis alasannya.")).toBeVisible();
  await item.getByRole("textbox", { name: "Alasan" }).fill("Rincian memuat binaan nasional");
  await item.getByRole("button", { name: "Simpan" }).click();
  await expect(found).toContainText("5 pertentangan di antara angka terbitan belum dijelaskan, dari 6");
  await page.reload();
  await found.getByText("1 sudah diterima dengan alasan").click();
  await expect(found.getByText("Rincian memuat binaan nasional")).toBeVisible();
  expect(await faults(page)).toEqual([]);
  await found.getByRole("button", { name: "Bahas lagi" }).click();
  await expect(found).toContainText("6 pertentangan");
});
