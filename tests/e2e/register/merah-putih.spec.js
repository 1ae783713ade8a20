// The ladder of Koperasi Merah Putih: from a list to what is reached, what is not, and what nobody reports.

import { faults } from "../axe.js";
import { bring, csv, expectRows, look, putIn } from "../data/list.js";
import { closeMessages, expect, fillIn, list, open, part, save, test } from "../office.js";

test.use({ start: "empty" });

/** Brings in a list, and says what would become of its rows. */
const bringIn = async (page, name, lines, counts) => {
  await open(page, "#/data/daftar");
  await page.reload();
  await bring(page, csv(name, lines));
  await look(page);
  await expectRows(page, counts);
};

/** Three Koperasi Merah Putih of Tapin, two of them in one village. */
const COOPERATIVES = [
  "Nama Koperasi;Kabupaten;Desa;Jenis;Status",
  "Koperasi Desa Merah Putih Binuang;Tapin;Binuang;KDMP;Aktif",
  "Koperasi Desa Merah Putih Pualam Sari;Tapin;Binuang;KDMP;Aktif",
  "Koperasi Desa Merah Putih Tatakan;Tapin;Tatakan;KDMP;Aktif",
];
const STEPS = [
  "Nama Koperasi;Kabupaten;Tahapan;Keadaan;Jumlah;Per tanggal",
  "Koperasi Desa Merah Putih Binuang;Tapin;NIB;Sudah;;05/08/2026",
  "Koperasi Desa Merah Putih Pualam Sari;Tapin;NIB;Belum;;05/08/2026",
  "Koperasi Desa Merah Putih Binuang;Tapin;Bangunan;Belum;45;05/08/2026",
];

test("a list of steps comes in, twice without change, and what nobody reports is neither reached nor missing", async ({ page }) => {
  await bringIn(page, "koperasi.csv", COOPERATIVES, { "Koperasi baru": 3, Ditolak: 0 });
  await putIn(page);
  await bringIn(page, "tahapan.csv", STEPS, { "Catatan baru": 3, Ditolak: 0 });
  await expect(page.getByLabel("Isi daftar")).toHaveValue("ladder_steps");
  await putIn(page);

  await open(page, "#/koperasi/merah-putih");
  await expect(page.getByText("3 laporan tahapan dari 2 koperasi.")).toBeVisible();
  const all = page.getByRole("table", { name: "Tahapan seluruhnya" });
  await expect(all.getByRole("row").filter({ hasText: "NIB" })).toContainText(/NIB\s*1\s*1\s*1\s*1 dari 2/);
  const districts = page.getByRole("table", { name: "Tahapan menurut daerah" });
  await expect(districts.getByRole("row").filter({ hasText: "Tapin" })).toContainText(/Tapin\s*3\s*135\s*1\s*1\s*1/);
  await expect(page.getByText("Belum ada laporan:")).toContainText("Microsite");
  await expect(page.getByText("Binuang punya 2 Koperasi Merah Putih.")).toBeVisible();
  await expect(page.getByText("Namanya tidak menyebut desanya, Binuang.")).toBeVisible();
  expect(await faults(page)).toEqual([]);
  await all.getByRole("link", { name: "Bangunan" }).click();
  await expect(page.getByRole("heading", { name: "Bangunan menurut daerah" })).toBeVisible();
  await expect(page.getByText("1 laporan tahapan dari 1 koperasi.")).toBeVisible();

  await bringIn(page, "tahapan.csv", STEPS, { "Catatan baru": 0, Sama: 3, Ditolak: 0 });
});

test("a step is recorded on the page of its cooperative, and of another day it stands beside the one before", async ({ page }) => {
  await bringIn(page, "koperasi.csv", COOPERATIVES, { "Koperasi baru": 3, Ditolak: 0 });
  await putIn(page);
  await open(page, "#/koperasi?cari=tatakan");
  await list(page).getByRole("link").first().click();
  await part(page, "(Kesehatan dan legalitas|Legalitas)");
  const steps = page.getByRole("region", { name: "Tahapan Merah Putih" });
  for (const [state, day] of [["Sudah", "2026-06-20"], ["Belum", "2026-08-05"]]) {
    await steps.getByRole("link", { name: "Catat tahapan" }).click();
    await fillIn(page, { Tahapan: "RAT", "Keadaan tahapan": state, "Keadaan tanggal": day });
    await save(page);
    await closeMessages(page);
  }
  await expect(steps.getByRole("row")).toHaveCount(3);
  await open(page, "#/koperasi/merah-putih");
  await expect(page.getByText("RAT sudah per 20 Juni 2026, tetapi belum per 5 Agustus 2026.")).toBeVisible();
});
