// Courses: a list of the ministry becomes a course with its participants, and every figure leads to its rows.

import { faults } from "../axe.js";
import { bring, csv, expectRows, look, putIn } from "../data/list.js";
import { expect, open, test } from "../office.js";

test.use({ start: "empty" });

/** The list of participants of the DAK nonfisik, of which one more is stated than it has. */
const listOf = (title, day, people) => [
  "Jenis Kegiatan;:;Pelatihan Perkoperasian",
  `Judul Kegiatan;:;${title}`,
  "Provinsi;:;Kalimantan Selatan",
  "Kab/Kota;:;Tapin",
  "Jumlah Peserta;:;3",
  "Tempat;:;Aula Kantor",
  `Tanggal;:;${day}`,
  "",
  "No;Nama Lengkap;Nomor KTP;Jenis Kelamin;Tempat Lahir;Tanggal Lahir;Agama;Pendidikan Terakhir;Kab/Kota;Telp/HP;Status Usaha;Sektor Usaha UMKM / Jenis Koperasi;Nama Koperasi/UMKM;Alamat Koperasi/UMKM",
  ...people,
];
const SITI = "1;SITI AMINAH;'6305025509800001;P;Rantau;15-09-1980;Islam;SMA;Tapin;0800-000-1111;Koperasi;Konsumen;KUD Maju;Jl. Satu";
const BUDI = "2;Budi;6,30502E+15;L;Rantau;25-09-1980;Islam;S1;Tapin;0800-000-2222;Koperasi;Konsumen;KUD Maju;Jl. Dua";

const bringIn = async (page, lines, counts) => {
  await open(page, "#/data/daftar");
  await page.reload();
  await bring(page, csv("peserta.csv", lines));
  await look(page);
  await expectRows(page, counts);
};

test("a list of the ministry comes in with its course, and who was trained again is found", async ({ page }) => {
  const first = listOf("Pelatihan Akuntansi Koperasi", "2 s.d. 4 Juni 2025", [SITI, BUDI]);
  await bringIn(page, first, { "Catatan baru": 2, Ditolak: 0 });
  await expect(page.getByText("tertulis 3 peserta, terbaca 2 baris")).toBeVisible();
  await putIn(page);
  await bringIn(page, first, { "Catatan baru": 0, Sama: 2, Ditolak: 0 });
  await bringIn(page, listOf("Bimtek Laporan Keuangan", "6 Oktober 2025", [SITI]), { "Catatan baru": 1, Ditolak: 0 });
  await putIn(page);

  await open(page, "#/pelatihan");
  await page.getByRole("link", { name: "Pelatihan Akuntansi Koperasi" }).click();
  await expect(page.getByText("Daftar memuat 2 nama, padahal dilaporkan 3 peserta.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Siti Aminah" })).toBeVisible();
  expect(await faults(page)).toEqual([]);

  await open(page, "#/pelatihan/analisis");
  await expect(page.getByRole("heading", { name: "Pokok bahasan sama, orang sama: 1 kali" })).toBeVisible();
  expect(await faults(page)).toEqual([]);
  await page.getByRole("link", { name: "1 orang ikut lebih dari satu pelatihan" }).click();
  await expect(page.getByText("2 baris di balik angka ini")).toBeVisible();
  await page.getByRole("link", { name: "Siti Aminah" }).first().click();
  await expect(page.getByLabel("Nama lengkap")).toHaveValue("Siti Aminah");
});
