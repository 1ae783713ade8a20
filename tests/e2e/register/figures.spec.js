// What a record derives: charts and medians, class and deadlines, health by aspect.

import { closeMessages, expect, field, fillIn, list, open, part, save, test } from "../office.js";

const main = (page) => page.getByRole("main");
const section = (page, name) => main(page).locator("section").filter({ has: page.getByRole("heading", { name, exact: true }) });

const development = (page) => main(page).getByRole("table", { name: "Perkembangan" });

/** The page of the first cooperative of a list. */
const openFirst = async (page, address = "#/koperasi?dihitung=active&jenis=savings_loan&wilayah=63.71") => {
  await open(page, address);
  await list(page).getByRole("link").first().click();
  await expect(development(page)).toBeVisible();
};

/** Fills in a report of a book year that has none yet. */
const addReport = async (page, year, entries) => {
  await part(page, "Laporan");
  await main(page).getByRole("link", { name: "Tambah laporan" }).click();
  await main(page).getByRole("link", { name: year, exact: true }).click();
  await fillIn(page, entries);
  await save(page);
};

test("figures of two years stand side by side under the finding, and their growth is given", async ({ page }) => {
  await openFirst(page);
  await addReport(page, "2024", { "Anggota seluruhnya": "400", Aset: "1.000.000.000", "Modal sendiri": "250.000.000" });
  await addReport(page, "2025", { "Anggota seluruhnya": "500", Aset: "900.000.000", "Modal sendiri": "450.000.000" });
  const line = (name) => page.getByRole("table", { name: /^Rasio dan pertumbuhan/ }).getByRole("row", { name }).getByRole("cell").last();
  await expect(line(/^Modal sendiri ÷ aset/)).toHaveText("50,00 %");
  await expect(line(/^Pertumbuhan aset/)).toHaveText("−10,00 %");
  await expect(line(/^Pertumbuhan anggota/)).toHaveText("+25,00 %");
  await part(page, "Ikhtisar");
  await expect(development(page).getByRole("columnheader", { name: "2025" })).toBeVisible();
  await expect(development(page).getByRole("row", { name: /^Aset/ })).toContainText("1.000,0");
  await expect(main(page).getByRole("heading", { name: /^Anggota (tumbuh|turun) [\d.,]+ % dalam/ })).toBeVisible();
});

test("the last year stands beside the median of its kind in its district, which says out of how many", async ({ page }) => {
  await openFirst(page);
  await part(page, "Laporan");
  const table = main(page).getByRole("table", { name: /median koperasi berjenis simpan pinjam yang berkedudukan di Kota Banjarmasin, tahun buku 2023/ });
  const cells = table.getByRole("row", { name: /^Aset/ }).getByRole("cell");
  await expect(cells.nth(1)).toHaveText(/^Rp[\d.]+$/);
  expect(Number(await cells.nth(3).textContent())).toBeGreaterThanOrEqual(5);
  // Nobody else has reported on 2025 yet.
  await addReport(page, "2025", { Aset: "900.000.000" });
  await expect(main(page).getByText("Hanya 1 koperasi sejenis di kabupaten/kota ini")).toBeVisible();
});

test("the KUK class names the criterion that decided and how “dan/atau” is read", async ({ page }) => {
  await openFirst(page);
  await addReport(page, "2025", { "Anggota seluruhnya": "600", "Modal sendiri": "1.000.000.000", Aset: "20.000.000.000" });
  await part(page, "Kesehatan");
  const standing = page.getByRole("region", { name: "Kelas KUK" });
  await expect(standing.getByText("KUK 2", { exact: true })).toBeVisible();
  await expect(standing).toContainText("Menurut Permenkop 8/2023 pasal 49, dari angka tahun buku 2025: aset Rp20.000.000.000 melebihi Rp15.000.000.000");
  await expect(standing).toContainText("“Dan/atau” dibaca begini: satu kriteria");
  await open(page, "#/koperasi?jenis=producer");
  const name = await list(page).getByRole("link").first().textContent();
  await list(page).getByRole("link").first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
});

test("certificate and RAT count their days", async ({ page }) => {
  await openFirst(page);
  const day = (days) => new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);
  await page.getByRole("link", { name: "Ubah", exact: true }).first().click();
  await fillIn(page, { "Sertifikat NIK": "Sertifikat aktif", "Tanggal sertifikat": day(-718), "Berlaku sampai": day(12) });
  await save(page);
  const standing = page.getByRole("region", { name: "Tenggat" });
  await expect(standing.getByText("12 hari lagi")).toBeVisible();
  await page.getByRole("link", { name: "Ubah", exact: true }).first().click();
  await fillIn(page, { "Berlaku sampai": day(-3) });
  await save(page);
  await expect(standing.getByText("lewat 3 hari")).toBeVisible();
  await expect(standing).toContainText(/RAT tahun buku \d{4} *paling lambat 3[01] (Maret|Juni) \d{4}/);
});

test.describe("health", () => {
  const scores = { "Tata kelola": "24,5", "Profil risiko": "12", "Kinerja keuangan": "30", Permodalan: "10" };

  /** The form of the assessment of a year by the method in force. */
  const assess = async (page, year = "2025") => {
    await part(page, "Kesehatan");
    await main(page).getByRole("link", { name: "Tambah penilaian" }).click();
    await section(page, "Juknis Deputi 15/2021").getByRole("link", { name: new RegExp(`^${year}\\b`) }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Penilaian kesehatan tahun buku ${year}`);
  };

  test("points by aspect come to a category, with what cost points, and are had back", async ({ page }) => {
    await openFirst(page);
    await assess(page);
    await expect(main(page).getByText(/^Sejauh ini 0,00\. Kategori belum ada/)).toBeVisible();
    await fillIn(page, scores);
    await expect(main(page).getByText(/^76,50 dari 100: Sehat \(lebih dari 75\)\. Yang mengurangi: kinerja keuangan −10,00; tata kelola −5,50/)).toBeVisible();
    await save(page);
    const health = section(page, "Kesehatan simpan pinjam");
    const row = health.getByRole("table", { name: "Penilaian kesehatan" }).getByRole("row", { name: /^2025/ });
    await expect(row).toContainText("76,50");
    await expect(row).toContainText("Sehat");
    await expect(health).toContainText("belum terverifikasi pada sumber resmi");
    await page.reload();
    await row.getByRole("link", { name: "2025" }).click();
    await expect(field(page, "Tata kelola")).toHaveValue("24,5");
    await closeMessages(page);
    await page.getByRole("button", { name: "Hapus", exact: true }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Hapus" }).click();
    await expect(row).toHaveCount(0);
    await page.keyboard.press("Control+z");
    await expect(row).toContainText("76,50");
  });

  test("points above the weight are refused, and a year without a RAT is pointed out", async ({ page }) => {
    await openFirst(page);
    await assess(page);
    await fillIn(page, { ...scores, "Profil risiko": "15,5" });
    await expect(main(page).getByText("Belum ada RAT yang tercatat atas tahun buku ini.")).toBeVisible();
    await save(page);
    const alert = page.getByRole("alert").filter({ hasText: "Belum dapat disimpan" });
    await expect(alert.getByRole("link")).toHaveText(["Nilai aspek: Paling banyak 15, bobot aspek ini."]);
    await fillIn(page, { "Profil risiko": "15" });
    await save(page);
    await expect(section(page, "Kesehatan simpan pinjam")).toContainText("79,50");
  });

  test("one that neither saves nor lends is not asked for its health", async ({ page }) => {
    await open(page, "#/koperasi?jenis=producer");
    await list(page).getByRole("link").first().click();
    await page.getByRole("link", { name: "Ubah", exact: true }).first().click();
    await fillIn(page, { Kelompok: "Pertanian" });
    await page.getByLabel("Mempunyai unit simpan pinjam (USP)").uncheck();
    await save(page);
    await part(page, "Legalitas");
    await expect(page.getByRole("region", { name: "Legalitas usaha" })).toBeVisible();
    await expect(section(page, "Kesehatan simpan pinjam")).toHaveCount(0);
    await expect(main(page).getByText("Kelas KUK")).toHaveCount(0);
  });
});
