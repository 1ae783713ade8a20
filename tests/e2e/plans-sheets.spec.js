// Plans as sheets: a Renja as SIPD prints it comes in with what is wrong in it, and goes out in the same layout; form E.81
// goes out; last year's rows are copied.

import { readFile } from "node:fs/promises";
import { faults } from "./axe.js";
import { bring, csv, expectRows, look, putIn } from "./data/list.js";
import { expect, field, open, openMenu, test } from "./office.js";

const cell = (text) => (/[;"\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
/** A row of the seventeen columns: what stands in some of them, by their numbers. */
const row = (cells) => Array.from({ length: 17 }, (_, at) => cell(cells[at + 1] ?? "")).join(";");

/** The headings of SIPD RI, in three rows, and the numbers of the columns. */
const HEADS = [
  row({
    1: "No", 2: "Kode", 3: "Urusan/ Bidang Urusan/ Program/ Kegiatan/ Sub Kegiatan", 4: "Indikator Program/ Kegiatan/ Sub Kegiatan",
    5: "Target Akhir Periode Renstra Opd", 6: "Realisasi Capaian Renja Opd Tahun 2024", 7: "Prakiraan Capaian Target Renja Opd Tahun 2025",
    8: "Capaian Kinerja Dan Kerangka Pendanaan", 14: "Kelompok Sasaran", 15: "Prakiraan Maju Rencana Tahun 2027", 17: "Perangkat Daerah Penanggung Jawab",
  }),
  row({ 8: "Target 2026", 9: "Pagu Indikatif (Rp)", 10: "Lokasi", 11: "Sumber Dana", 12: "Prioritas", 15: "Target", 16: "Pagu Indikatif (Rp)" }),
  row({ 12: "Nasional", 13: "Daerah" }),
  row(Object.fromEntries(Array.from({ length: 17 }, (_, at) => [at + 1, String(at + 1)]))),
];

/** Money on every level, several values in a cell, a code that Excel has made a time of, one of two digits, a month as a unit. */
const RENJA = [
  "RENCANA KERJA PERANGKAT DAERAH TAHUN 2026;;;;;;;;;;;;;;;;",
  "PEMERINTAH KABUPATEN TAPIN;;;;;;;;;;;;;;;;",
  "",
  ...HEADS,
  row({ 1: "Jumlah", 9: "103.000.000", 16: "45.000.000" }),
  row({ 2: "2.17.3.30.0.00.01.0000", 3: "Dinas Koperasi", 9: "103.000.000", 16: "45.000.000" }),
  row({ 2: "2.17", 3: "URUSAN PEMERINTAHAN BIDANG KOPERASI, USAHA KECIL, DAN MENENGAH", 9: "103.000.000", 16: "45.000.000" }),
  row({ 1: "1", 2: "02:17:03", 3: "PROGRAM PENGAWASAN", 4: "Persentase koperasi aktif", 5: "93 %", 8: "88,22 %", 9: "41.000.000", 16: "45.000.000" }),
  row({ 2: "2.17.03.2.01", 3: "Pemeriksaan dan Pengawasan", 9: "41.000.000", 16: "45.000.000" }),
  row({ 2: "2.17.03.2.01.0003", 3: "Penguatan Tata Kelola Kelembagaan Koperasi" }),
  row({
    4: "Jumlah koperasi\nJumlah laporan", 5: "300 Unit Usaha\n60 Bulan", 8: "60 Unit Usaha\n12 Bulan", 9: "41.000.000",
    10: "Kab. Tapin, Kec. Binuang\nKab. Tapin, Kec. Tapin Utara", 11: "[1.1] - Pendapatan Asli Daerah (PAD)", 12: "Ekonomi", 13: "Koperasi maju",
    14: "Pengurus koperasi", 15: "70 Unit Usaha", 16: "45.000.000", 17: "Bidang Kelembagaan",
  }),
  row({ 1: "2", 2: "2.17.05", 3: "PROGRAM PENDIDIKAN DAN LATIHAN PERKOPERASIAN", 9: "62.000.000" }),
  row({ 2: "2.17.05.2.01", 3: "Pendidikan dan Latihan Perkoperasian", 9: "62.000.000" }),
  row({ 2: "2.17.05.2.01.01", 3: "Pelatihan Perkoperasian" }),
  row({ 4: "Jumlah peserta", 8: "100 Orang", 9: "62.000.000", 10: "Kab. Tapin, Semua Kecamatan", 11: "[1.1] - PAD (Rp22.000.000)\n[1.2.01.01.02] - DAU (Rp40.000.000)" }),
  row({ 2: "2.17.05.2.01.0002", 3: "Pendampingan" }),
  row({ 4: "Jumlah pendamping", 8: "5 Orang", 9: "lima juta" }),
];

const main = (page) => page.getByRole("main");
const rows = (page) => page.getByRole("table", { name: "Baris rencana", exact: true });

/** Brings the Renja in. */
const bringIn = async (page) => {
  await open(page, "#/data/daftar");
  await bring(page, csv("renja.csv", RENJA));
  await look(page);
  await putIn(page);
};

/** Gives a document out by its dialog. */
const giveOut = async (page, item, button = "Unduh Excel") => {
  await openMenu(page, "Unduh");
  await page.getByRole("button", { name: item }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toBeVisible();
  expect(await faults(page)).toEqual([]);
  const coming = page.waitForEvent("download");
  await dialog.getByRole("button", { name: button }).click();
  const file = await coming;
  await expect(dialog).toHaveCount(0);
  return { name: file.suggestedFilename(), mimeType: "application/octet-stream", buffer: await readFile(await file.path()) };
};

/** Brings a document in again and sees that it changes nothing. */
const changesNothing = async (page, file, same) => {
  await page.goto("/#/data/daftar");
  await bring(page, file);
  await look(page);
  await expectRows(page, { "Catatan baru": 0, Mengubah: 0, Sama: same, Meragukan: 0, Ditolak: 0 });
  await expect(page.getByRole("button", { name: "Impor", exact: true })).toBeDisabled();
};

test.use({ start: "empty" });

test("a Renja comes in row by row, its sum is that of its Jumlah, and given back it changes nothing", async ({ page }) => {
  await open(page, "#/data/daftar");
  await bring(page, csv("renja.csv", RENJA));
  await expect(field(page, "Isi daftar").locator("option:checked")).toHaveText("Renja (SIPD atau T-C.33)");
  await look(page);
  await expectRows(page, { "Catatan baru": 2, Ditolak: 1 });
  await main(page).getByText(/^Ditolak: 1/).click();
  await expect(main(page).getByText("lima juta", { exact: false }).first()).toBeVisible();
  expect(await faults(page)).toEqual([]);
  await putIn(page);

  await main(page).getByRole("link", { name: "Rencana", exact: true }).click();
  await expect(page.locator("p.finding")).toContainText(/Rp103\sjt untuk 2 baris dari 1 kantor/);
  await expect(rows(page).getByRole("row").filter({ hasText: "Pelatihan Perkoperasian" })).toContainText("62.000.000");
  for (const button of ["Unduh Excel", "Unduh CSV"]) {
    await open(page, "#/program/rencana");
    const file = await giveOut(page, "Renja, tata letak SIPD RI …", button);
    expect(file.name).toMatch(/^renja-63\.05-2026\.(xlsx|csv)$/);
    // Two rows, and the programme with its indicator.
    await changesNothing(page, file, 3);
  }
});

test("form E.81 of the office and year that are shown goes out, and brought in it changes nothing", async ({ page }) => {
  await bringIn(page);
  await open(page, "#/program/realisasi");
  const file = await giveOut(page, "Formulir E.81 …");
  expect(file.name).toBe("e81-63.05-2026.xlsx");
  await changesNothing(page, file, 3);
});

test("last year's rows are copied with their money as a first draft, once, and taken back in one step", async ({ page }) => {
  await bringIn(page);
  await open(page, "#/program/rencana");
  const copy = async () => {
    await page.getByRole("button", { name: "Salin baris tahun lalu" }).click();
    await expect(field(page, "Ke tahun")).toHaveValue("2027");
    return page.getByRole("dialog");
  };
  const dialog = await copy();
  await expect(dialog).toContainText("2 baris 2026 disalin ke 2027.");
  // One has a forecast, of the other last year's money stands by fund.
  await expect(dialog).toContainText(/Rp107\sjt sebagai rancangan awal Renja: 1 baris dari prakiraan maju, 1 baris dari pagu tahun lalu/);
  expect(await faults(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Salin 2 baris" }).click();
  await expect(page.getByText("2 baris disalin ke 2027.")).toBeVisible();
  await expect(page).toHaveURL(/tahun=2027/);
  await expect(rows(page).getByRole("row")).toHaveCount(3);
  await expect(rows(page)).toContainText("45.000.000");
  await page.getByRole("button", { name: "Salin baris tahun lalu" }).click();
  await field(page, "Ke tahun").selectOption("2027");
  await expect(page.getByRole("dialog")).toContainText("2 sudah ada di 2027 dan dibiarkan.");
  await expect(page.getByRole("dialog").getByRole("button", { name: /^Salin \d/ })).toBeDisabled();
  await page.getByRole("dialog").getByRole("button", { name: "Batal" }).click();
  await page.keyboard.press("Control+z");
  await expect(rows(page)).toHaveCount(0);
});

test("on a telephone both stand below the rows", async ({ page }) => {
  await bringIn(page);
  await page.setViewportSize({ width: 360, height: 740 });
  await open(page, "#/program/rencana");
  for (const button of ["Renja, tata letak SIPD RI …", "Salin baris tahun lalu"]) {
    await page.getByRole("button", { name: button }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    expect(await faults(page)).toEqual([]);
    await page.getByRole("dialog").getByRole("button", { name: "Batal" }).click();
  }
});
