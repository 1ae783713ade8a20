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

  // Every figure leads to who it counts, also to those of whom nothing is reported.
  await open(page, "#/koperasi/merah-putih");
  await all.getByRole("row").filter({ hasText: "NIB" }).getByRole("link", { name: "1" }).nth(2).click();
  const who = page.getByRole("region", { name: "NIB · Tidak dilaporkan 1" });
  await expect(who.getByRole("link")).toHaveText(["Koperasi Desa Merah Putih Tatakan"]);

  await bringIn(page, "tahapan.csv", STEPS, { "Catatan baru": 0, Sama: 3, Ditolak: 0 });
});

test("a list with a column a step comes in, for the day that holds for all rows", async ({ page }) => {
  await bringIn(page, "koperasi.csv", COOPERATIVES, { "Koperasi baru": 3, Ditolak: 0 });
  await putIn(page);
  await open(page, "#/data/daftar");
  await page.reload();
  await bring(page, csv("perkembangan.csv", [
    "Nama Koperasi;Kabupaten;Musdes;Akta Notaris;SK AHU;NIB;Rekening;Bangunan (%)",
    "Koperasi Desa Merah Putih Binuang;Tapin;v;12/05/2025;sudah;sudah;;45",
    "Koperasi Desa Merah Putih Tatakan;Tapin;v;v;belum;belum;;100",
  ]));
  await expect(page.getByLabel("Isi daftar")).toHaveValue("ladder_steps");
  await page.getByLabel("Keadaan pada tanggal").fill("5-8-2026");
  await page.getByLabel("Keadaan pada tanggal").blur();
  await look(page);
  await expectRows(page, { "Catatan baru": 10, Ditolak: 0 });
  await putIn(page);
  await open(page, "#/koperasi/merah-putih");
  await expect(page.getByText("10 laporan tahapan dari 2 koperasi.")).toBeVisible();
});

test.describe("of the example", () => {
  test.use({ start: "example" });

  test("what the national system publishes stands by district with what in it should be asked about", async ({ page }) => {
    await open(page, "#/koperasi/merah-putih");
    const published = page.getByRole("region", { name: "Menurut SIMKOPDES" });
    await expect(published.getByRole("row").filter({ hasText: "Tapin" })).toContainText("135");
    await expect(published.getByText("nol di semua 13 bagian, tetapi 1.651 seluruhnya")).toBeVisible();
    await expect(published.locator(".doubts li")).toHaveCount(6);
    expect(await faults(page)).toEqual([]);
    await published.getByRole("link", { name: "Semua angka terbitannya" }).click();
    await expect(page.getByLabel("Tentang", { exact: true })).toHaveValue("merah-putih");
  });
});
