// Lists as offices have them: from the national system, from workbooks, with all their dirt.

import { readFile } from "node:fs/promises";
import { expect, expectShown, fillIn, goTo, list, open, openMenu, part, test } from "../office.js";
import { bring, csv, expectRows, look, putIn, say } from "./list.js";
import { flatOds } from "./workbook.js";

const fixture = (name) => readFile(new URL(`../../lists/${name}`, import.meta.url));

/** A list of the national system: a title, apostrophes, capitals, ways to write nothing, a spelling of its own. */
const ODS = [
  "DAFTAR KOPERASI AKTIF;;;;;;;;",
  "nomor_induk_koperasi;nama_koperasi;nomor_badan_hukum;bentuk_koperasi;status_koperasi;kabupaten_kota;kelurahan;jml_asset 2022;Status_Sertifikat",
  "'6305010020901;KOPERASI UNIT DESA MAJU TERUS;12/BH/X/1990;Primer Kabupaten/Kota;Aktif;KAB. TAPIN;-;1.250.000;Sudah Bersetifikat",
  "'6302010020902;KSU SUBUR MAKMUR;305/BH/XIV/1977;Primer Kabupaten/Kota;Aktif;Kota Baru;[null];Rp2,5 miliar;-",
  "-;KSP HARAPAN BARU;0;Primer Provinsi;Aktif;Banjar Baru;n/a;0000-00-00;Belum Bersertifikat",
];

test.describe("of an office that begins", () => {
  test.use({ start: "empty" });

  test("a list of the national system comes in as it is, and a second time changes nothing", async ({ page }) => {
    await open(page, "#/data/daftar");
    await bring(page, csv("aktif.csv", ODS));
    await expect(page.getByLabel("Baris judul kolom")).toHaveValue("2");
    await expect(page.getByLabel("Pemisah")).toHaveValue(";");
    await look(page);
    // What stands for nothing, such as a day of zeros among the assets, is nothing.
    await expectRows(page, { "Koperasi baru": 3, Ditolak: 0 });
    await putIn(page);
    // Tapin sees its own first; two of them are of other districts.
    await page.getByRole("link", { name: "Koperasi", exact: true }).last().click();
    await expectShown(page, 1);
    await open(page, "#/koperasi?wilayah=semua");
    await expectShown(page, 3);
    await list(page).getByRole("link", { name: "Koperasi Unit Desa Maju Terus" }).click();
    await expect(page.getByText("6305010020901", { exact: true })).toBeVisible();
    await part(page, "Laporan");
    await expect(page.getByText("Rp1.250.000").first()).toBeVisible();

    await page.reload();
    await open(page, "#/data/daftar");
    await bring(page, csv("aktif.csv", ODS));
    await look(page);
    await expectRows(page, { "Koperasi baru": 0, Mengubah: 0, Sama: 3, Meragukan: 0, Ditolak: 0 });
    await expect(page.getByText("Tidak ada yang berubah: semua baris")).toBeVisible();
    await expect(page.getByRole("button", { name: "Impor", exact: true })).toBeDisabled();
  });

  test("a list is taken back as a whole", async ({ page }) => {
    await open(page, "#/data/daftar");
    await bring(page, csv("aktif.csv", ODS));
    await look(page);
    await putIn(page);
    await page.getByRole("button", { name: "Urungkan daftar ini" }).click();
    await expect(page.getByText("Daftar ditarik kembali.")).toBeVisible();
    await page.reload();
    await goTo(page, "Koperasi");
    await expect(page.getByText("KSU Subur Makmur")).toHaveCount(0);
  });

  // That the other forms of workbooks say the same: src/exchange/sheet/open.rs.
  for (const name of ["koperasi.xlsx", "koperasi.xls"]) {
    test(`a workbook comes in: ${name}`, async ({ page }) => {
      await open(page, "#/data/daftar");
      await bring(page, { name, mimeType: "application/octet-stream", buffer: await fixture(name) });
      await look(page);
      await expectRows(page, { "Koperasi baru": 0, Ditolak: 2 });
      // It is asked once, at the rows, and not refused row by row.
      await page.getByLabel(/Angka itu dari tahun buku/).fill("2023");
      await page.keyboard.press("Enter");
      await expectRows(page, { "Koperasi baru": 2, Ditolak: 0 });
      await putIn(page);
      await goTo(page, "Koperasi");
      await list(page).getByRole("link", { name: "KUD Maju Terus" }).click();
      await expect(page.getByText("31 Maret 2024")).toBeVisible();
    });
  }

  test("a value is explained once, the refused rows are saved, and the columns' meaning is kept", async ({ page }) => {
    await open(page, "#/data/daftar");
    const lines = ["Nama;Kabupaten;Golongan", "KUD A;Tapin;Warung", "KUD B;Tapin;Jasa", "KUD C;Tapin;Warung", "KUD D;Tapin;Kedai"];
    await bring(page, csv("dinas.csv", lines));
    await page.getByLabel("Arti kolom Golongan").selectOption({ label: "Jenis" });
    await look(page);
    await expectRows(page, { "Koperasi baru": 1, Ditolak: 3 });
    await page.getByLabel("Arti “Warung”").selectOption({ label: "Konsumen" });
    await look(page);
    await expectRows(page, { "Koperasi baru": 3, Ditolak: 1 });
    await page.getByText("Ditolak: 1").click();
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Unduh baris yang ditolak" }).click();
    const file = await readFile(await (await download).path(), "utf8");
    expect(file).toContain("KUD D;Tapin;Kedai;Golongan: “Kedai” tidak dipahami.");

    await page.getByText("Pencocokan yang disimpan").click();
    await page.getByLabel("Nama pencocokan").fill("Daftar dinas");
    await page.getByRole("button", { name: "Simpan pencocokan" }).click();
    await page.reload();
    await open(page, "#/data/daftar");
    await bring(page, csv("dinas.csv", lines));
    await page.getByText("Pencocokan yang disimpan").click();
    await page.getByLabel("Pakai pencocokan").selectOption("Daftar dinas");
    await expect(page.getByLabel("Arti kolom Golongan")).toHaveValue("cooperatives.kind");
    await look(page);
    await expectRows(page, { "Koperasi baru": 3, Ditolak: 1 });
  });

  test("a doubtful row waits until somebody says which cooperative it is", async ({ page }) => {
    await open(page, "#/data/daftar");
    await bring(page, csv("aktif.csv", ODS));
    await look(page);
    await putIn(page);
    await page.getByRole("button", { name: "Daftar lain" }).click();
    await bring(page, csv("lain.csv", ["Nama;Kabupaten;Alamat", "KUD Madju Terus;Tapin;Jl. Baru 5", "KSP Lain Sekali;Tapin;-"]));
    await look(page);
    await expectRows(page, { "Koperasi baru": 1, Meragukan: 1 });
    const which = page.getByLabel("Baris 2 adalah");
    await which.selectOption({ label: "Koperasi Unit Desa Maju Terus, 6305010020901, Kabupaten Tapin" });
    await expectRows(page, { "Koperasi baru": 1, Mengubah: 1, Meragukan: 0 });
    await which.selectOption({ label: "Belum diputuskan" });
    await page.getByRole("button", { name: "Semua yang belum diputuskan adalah koperasi baru" }).click();
    await expectRows(page, { "Koperasi baru": 2, Meragukan: 0 });
    await expect(page.getByLabel("Baris 2 adalah")).toHaveValue("baru");
    await page.getByLabel("Baris 2 adalah").selectOption({ index: 2 });
    await expectRows(page, { "Koperasi baru": 1, Mengubah: 1 });
    await putIn(page);
    await goTo(page, "Koperasi");
    await list(page).getByRole("link", { name: "KUD Madju Terus" }).click();
    await expect(page.getByText("Jl. Baru 5")).toBeVisible();
  });
});

test.describe("with figures of areas", () => {
  test.use({ start: "empty" });

  /** One row a figure, as the portals of open data have them. */
  const PORTAL = [
    "kode_wilayah;level_wilayah;nama_wilayah;judul;satuan;tahun;periode;data;status;timestamp",
    "6305;2;Kabupaten Tapin;Jumlah Koperasi;Unit;2023;Tahunan;90;Aktif;2024-01-05",
    "6305;2;Kabupaten Tapin;Jumlah Koperasi;Unit;2023;Tahunan;77;Tidak Aktif;2024-01-05",
    "6311;2;KAB. BALANGAN;Jumlah Koperasi;Unit;2023;Tahunan;n/a;Aktif;2024-01-05",
  ];

  test("they come in with a source, are shown on Ringkasan, and a second time change nothing", async ({ page }) => {
    await open(page, "#/data/daftar");
    await bring(page, csv("satu-data.csv", PORTAL));
    await expect(page.getByLabel("Isi daftar")).toHaveValue("figures");
    await look(page);
    await expectRows(page, { Baru: 0, Ditolak: 3 });
    await page.getByRole("button", { name: "Isi sumber" }).click();
    await expect(page.getByLabel("Sumber", { exact: true })).toBeFocused();
    await say(page, "Sumber", "Satu Data Tapin");
    await page.getByLabel("Dasar hitungan").selectOption({ label: "Kedudukan" });
    await look(page);
    await expectRows(page, { Baru: 2, Mengubah: 0, Sama: 0, Ditolak: 1 });
    await page.getByText("Baru: 2").click();
    await expect(page.getByRole("listitem").filter({ hasText: "Kabupaten Tapin" }).filter({ hasText: "Baris 2" })).toContainText(/Aktif, 2023\s*90/);
    await putIn(page);
    await expect(page.getByText("Angka diimpor: 2 baris baru, 0 baris mengubah.").first()).toBeVisible();
    await page.getByRole("link", { name: "Ringkasan", exact: true }).last().click();
    await page.getByRole("link", { name: "Bandingkan 2 angka terbitan" }).click();
    const row = page.getByRole("row").filter({ hasText: "Satu Data Tapin" }).filter({ hasText: "Tidak aktif" });
    for (const text of ["2023", "Tapin", "menurut kedudukan", "77"]) await expect(row).toContainText(text);

    await open(page, "#/data/daftar");
    await page.getByRole("button", { name: "Daftar lain" }).click();
    await bring(page, csv("satu-data.csv", PORTAL.map((line) => line.replace(";90;", ";91;"))));
    await say(page, "Sumber", "Satu Data Tapin");
    await page.getByLabel("Dasar hitungan").selectOption({ label: "Kedudukan" });
    await look(page);
    await expectRows(page, { Baru: 0, Mengubah: 1, Sama: 1, Ditolak: 1 });
    await page.getByText("Mengubah: 1").click();
    await expect(page.getByRole("listitem").filter({ hasText: "Baris 2" })).toContainText(/Aktif, 2023\s*90 →\s*91/);
    await putIn(page);

    // The page Data names what its button takes back.
    await goTo(page, "Data");
    await expect(page.getByRole("button", { name: "Urungkan penggabungan" })).toHaveCount(0);
    await page.getByRole("button", { name: "Urungkan daftar yang terakhir dimasukkan" }).click();
    await expect(page.getByText("Daftar ditarik kembali.")).toBeVisible();
    await goTo(page, "Ringkasan");
    await page.getByRole("link", { name: "Bandingkan 2 angka terbitan" }).click();
    await expect(page.getByRole("row").filter({ hasText: "Satu Data Tapin" }).filter({ hasText: "90" })).toHaveCount(1);
  });

  test("a table of one row an area comes in with its sum, once somebody says that it is a record and of what area", async ({ page }) => {
    await open(page, "#/data/daftar");
    const lines = ["REKAP KOPERASI;;;", "Kabupaten/Kota;Aktif;Tidak Aktif;Jumlah", "Tanah Laut;90;77;167", "Kab. Kotabaru;155;75;230", "Jumlah;245;152;397"];
    await bring(page, csv("rekap.csv", lines));
    await say(page, "Sumber", "Rakor 2025");
    await look(page);
    await page.getByRole("button", { name: "Isi tanggal atau tahun" }).click();
    await expect(page.getByLabel("Keadaan pada tanggal")).toBeFocused();
    await page.getByLabel("Keadaan pada tanggal").fill("2025-03-31");
    await look(page);
    await expectRows(page, { Baru: 2, Ditolak: 0 });
    await page.getByLabel("Peran baris 5").selectOption({ label: "Data" });
    await expect(page.getByLabel("Peran baris 5")).toHaveValue("data");
    // What holds for all rows stays said.
    await expect(page.getByLabel("Keadaan pada tanggal")).toHaveValue("31-3-2025");
    await look(page);
    await expectRows(page, { Baru: 2, Ditolak: 1 });
    await page.getByLabel("Arti “Jumlah”").selectOption({ label: "Provinsi Kalimantan Selatan" });
    await look(page);
    await expectRows(page, { Baru: 3, Ditolak: 0 });
    await putIn(page);
    await page.getByRole("link", { name: "Ringkasan", exact: true }).last().click();
    await expect(page.getByRole("link", { name: "Bandingkan 9 angka terbitan" })).toBeVisible();
  });

  test("what each row of a sheet is stands on its picture, sums are held against their rows, and a person corrects both", async ({ page }) => {
    await open(page, "#/data/daftar");
    const lines = [
      "DAFTAR KOPERASI KABUPATEN TAPIN TAHUN 2023;;;",
      "No;Nama Koperasi;Jumlah Anggota;Aset",
      "I;KECAMATAN BINUANG;;",
      "1;KSU Rukun Jaya;45;1.250.000",
      ";Sub Jumlah;45;1.250.000",
      "II;KECAMATAN PIANI;;",
      "2;KUD Tani Abadi;120;850.000",
      ";JUMLAH TOTAL;165;2.000.000",
      ";Mengetahui,;;Rantau, 5 Januari 2025",
    ];
    await bring(page, csv("binaan.csv", lines));
    await expect(page.getByText("Susunan baris: 2 kelompok")).toBeVisible();
    await expect(page.getByLabel("Peran baris 9")).toHaveValue("signature");
    await expect(page.getByLabel("Tahun buku angka")).toHaveValue("2023");
    await expect(page.getByText("Baris 8, Aset: tertulis 2.000.000, barisnya berjumlah 2.100.000 (selisih −100.000).")).toBeVisible();
    await look(page);
    await expectRows(page, { "Koperasi baru": 2, Ditolak: 0 });
    await page.getByLabel("Peran baris 3").selectOption({ label: "Catatan" });
    await expect(page.getByLabel("Peran baris 3")).toHaveValue("note");
    await look(page);
    await expectRows(page, { "Koperasi baru": 2, Ditolak: 0 });
    await putIn(page);
    await goTo(page, "Koperasi");
    await list(page).getByRole("link", { name: "KUD Tani Abadi" }).click();
    await expect(page.getByRole("main")).toContainText("Piani");
    await goTo(page, "Koperasi");
    await list(page).getByRole("link", { name: "KSU Rukun Jaya" }).click();
    await expect(page.getByRole("main").getByRole("heading", { name: "KSU Rukun Jaya" })).toBeVisible();
    await expect(page.getByRole("main")).not.toContainText("Binuang");
  });

  test("how a column is written is asked where it can be read in two ways, and a number is explained once", async ({ page }) => {
    await open(page, "#/data/daftar");
    const lines = [
      "Nama Koperasi|Kecamatan|Aset 2023|SHU 2023",
      "KSU Rukun Jaya|Binuang|850,000|35,000",
      "KUD Tani Abadi|Piani|975,500|5.000-",
    ];
    await bring(page, csv("inggris.csv", lines));
    await expect(page.getByText("Angka di kolom “Aset 2023” dapat dibaca dengan dua cara.")).toBeVisible();
    await look(page);
    await expectRows(page, { "Koperasi baru": 0, Ditolak: 2 });
    await page.getByRole("button", { name: "Jawab caranya" }).click();
    await expect(page.getByRole("heading", { name: "Yang perlu dijawab atau diperiksa" })).toBeFocused();
    await page.getByLabel("Jawaban").first().selectOption({ label: "1,234.5" });
    await expect(page.getByLabel("Jawaban").last()).toHaveValue("1");
    await look(page);
    await expectRows(page, { "Koperasi baru": 1, Ditolak: 1 });
    await page.getByLabel("Arti “5.000-”").fill("-5.000");
    await look(page);
    await expectRows(page, { "Koperasi baru": 2, Ditolak: 0 });
    await putIn(page);
    await goTo(page, "Koperasi");
    await list(page).getByRole("link", { name: "KSU Rukun Jaya" }).click();
    await part(page, "Laporan");
    await expect(page.getByText("Rp850.000").first()).toBeVisible();
  });

  test("a list of persons is told as such, and nothing of it is taken", async ({ page }) => {
    await open(page, "#/data/daftar");
    await page.getByLabel("Pilih daftar").setInputFiles(csv("peserta.csv", ["No;Nama Peserta;NIK;L/P", "1;Fulan;6305010101800001;L"]));
    await expect(page.getByText("Ini tampaknya daftar orang")).toBeVisible();
    await expect(page.getByRole("button", { name: "Periksa baris" })).toHaveCount(0);
    await page.getByLabel("Isi daftar").selectOption({ label: "Koperasi satu per satu" });
    await expect(page.getByRole("button", { name: "Periksa baris" })).toBeVisible();
  });

  test("a list of enterprises comes in, and leads to the enterprises", async ({ page }) => {
    await open(page, "#/data/daftar");
    await bring(page, csv("umkm.csv", ["No;Nama;NIK;Nama Usaha;Kecamatan;NIB", "1;Fulan;6305010101800001;Keripik Renyah;Binuang;ada"]));
    await look(page);
    await putIn(page);
    await page.getByRole("link", { name: "UMKM", exact: true }).last().click();
    await expect(page.getByRole("link", { name: "Keripik Renyah" })).toBeVisible();
  });

  test("a list that was taken for one thing is taken for another when somebody says so", async ({ page }) => {
    await open(page, "#/data/daftar");
    await bring(page, csv("rekap.csv", ["Kabupaten;Aktif;Tahun", "Tapin;90;2023"]));
    await expect(page.getByLabel("Arti kolom Aktif")).toHaveValue("figures.count.active");
    await page.getByLabel("Isi daftar").selectOption({ label: "Koperasi satu per satu" });
    await expect(page.getByLabel("Arti kolom Kabupaten")).toHaveValue("cooperatives.district");
    await expect(page.getByLabel("Dasar hitungan")).toHaveCount(0);
  });
});

test.describe("of officers and amendments", () => {
  test.use({ start: "empty" });

  test("officers with their terms come in, are given back and are the same", async ({ page }) => {
    await open(page, "#/data/daftar");
    await bring(page, csv("pengurus.csv", [
      "", "Nama Koperasi;Kabupaten;Nama;Jabatan;L/P;HP;Mulai menjabat;Akhir masa jabatan",
      "KUD Maju;Tapin;SITI AMINAH;Ketua;P;0811 222;1/1/2010;31/12/2014", "", "KUD Maju;Tapin;Siti Aminah;Ketua;-;-;1/1/2020;-",
      "KUD Maju;Tapin;Budi;Pengawas;Pria;-;-;-", "KUD Maju;Tapin;Ani;Juru kunci;-;-;-;-",
    ]));
    await look(page);
    await expectRows(page, { "Koperasi baru": 1, Mengubah: 2, Ditolak: 1 });
    await page.getByText("Ditolak: 1").click();
    // A row is named by its line in the file, whatever empty lines came before.
    await expect(page.getByText("Baris 7", { exact: true })).toBeVisible();
    await putIn(page);
    await goTo(page, "Koperasi");
    await openMenu(page, "Unduh");
    const downloading = page.waitForEvent("download");
    await page.getByRole("button", { name: "Unduh Excel" }).click();
    const buffer = await readFile(await (await downloading).path());
    await page.goto("/#/data/daftar");
    await page.getByRole("button", { name: "Daftar lain" }).click();
    await bring(page, { name: "daftar.xlsx", mimeType: "application/octet-stream", buffer });
    await page.getByLabel("Lembar").selectOption({ label: "Pengurus dan pengawas (4 baris)" });
    await expect(page.getByLabel("Arti kolom Jabatan")).toHaveValue("officer.role");
    await look(page);
    await expectRows(page, { "Koperasi baru": 0, Mengubah: 0, Sama: 3, Meragukan: 0, Ditolak: 0 });
  });
});

test.describe("of an office with a sheet for every kecamatan", () => {
  test.use({ start: "empty" });

  test("all sheets alike come in as one list, each with its kecamatan, and rows are named by their sheet", async ({ page }) => {
    await open(page, "#/data/daftar");
    const head = "No;Nama Koperasi;NIK;Status";
    await bring(
      page,
      flatOds("kecamatan.fods", {
        Petunjuk: ["Isi setiap lembar"],
        Binuang: [head, "1;KUD Satu;6305010020901;Aktif", "2;KSU Dua;6305010020902;Tidak Aktif"],
        "Kec. Bungur": [head, "1;KSP Tiga;6305010020903;entah"],
        Lokpaikat: [head, "1;KPRI Empat;6305010020904;Aktif"],
      }),
    );
    await expect(page.getByText("3 lembar mempunyai judul kolom yang sama")).toBeVisible();
    await page.getByLabel("Lembar", { exact: true }).selectOption({ label: "Semua lembar sejenis (3)" });
    await expect(page.getByText("Dibaca sebagai satu daftar: Binuang, Kec. Bungur, Lokpaikat.")).toBeVisible();
    await look(page);
    await expectRows(page, { "Koperasi baru": 3, Ditolak: 1 });
    await page.locator("summary", { hasText: "Ditolak" }).click();
    await expect(page.getByText("Baris 2 (lembar “Kec. Bungur”)", { exact: true })).toBeVisible();
    await page.getByLabel(/entah/).selectOption({ label: "Aktif" });
    await look(page);
    await expectRows(page, { "Koperasi baru": 4, Ditolak: 0 });
    await putIn(page);
    await open(page, "#/koperasi");
    await expectShown(page, 4);
    await list(page).getByRole("link", { name: "KSP Tiga" }).click();
    await expect(page.getByRole("main")).toContainText("Bungur");
  });
});

test("what was said of doubtful rows holds when the register has changed before they are put in", async ({ page }) => {
  await open(page, "#/data/daftar");
  await bring(page, csv("a.csv", ["Nama;Kabupaten", "KUD Baru Sekali Jaya;Tapin", "KUD Baru Sekalli Jaya;Tapin"]));
  await look(page);
  await page.getByLabel("Baris 3 adalah").selectOption({ label: "Koperasi baru" });
  await expectRows(page, { "Koperasi baru": 2, Meragukan: 0 });
  await page.evaluate(() => { location.hash = "#/koperasi/baru"; });
  await fillIn(page, { Nama: "Koperasi di antaranya" });
  await page.getByRole("button", { name: "Simpan" }).first().click();
  await page.goto("/#/data/daftar");
  await page.getByRole("button", { name: "Impor", exact: true }).click();
  await expect(page.getByText("Daftar berubah sejak berkas dibandingkan.")).toBeVisible();
  await expectRows(page, { "Koperasi baru": 2, Meragukan: 0 });
  await putIn(page);
});

test("a list of active ones asks about those that it does not name, and deletes nobody", async ({ page }) => {
  await open(page, "#/data/daftar");
  await bring(page, csv("aktif.csv", ["NIK;Nama Koperasi;Kabupaten;Status", "6305010020901;KUD Maju Terus Sekali;Tapin;Aktif"]));
  await look(page);
  const absent = page.getByText(/koperasi daftar ini tidak disebut berkas/);
  const count = Number((await absent.textContent()).replaceAll(/\D/g, ""));
  await absent.click();
  await page.getByLabel("Yang tidak disebut").selectOption({ label: "Nyatakan tidak aktif" });
  await putIn(page);
  await open(page, "#/koperasi?wilayah=63.05&status=active");
  await expectShown(page, 1);
  await open(page, "#/koperasi?wilayah=63.05");
  expect(count).toBeGreaterThan(50);
});

test("several kinds of rows can be opened at the same moment", async ({ page }) => {
  await open(page, "#/data/daftar");
  const lines = ["Nama Koperasi;Kabupaten;Status;Jenis", "KUD Baru Sekali;Tapin;Aktif;Jasa", "KSU Lain;Tapin;Aktif;Warung"];
  await bring(page, csv("a.csv", lines));
  await look(page);
  await expectRows(page, { "Koperasi baru": 1, Ditolak: 1 });
  await page.evaluate(() => document.querySelectorAll("details.changes > summary").forEach((summary) => summary.click()));
  await expect(page.getByText("KUD Baru Sekali", { exact: true }).last()).toBeVisible();
  await expect(page.getByText("Jenis: “Warung” tidak dipahami.")).toBeVisible();
  await expect(page.getByText(/koperasi daftar ini tidak disebut/).locator("..").getByRole("listitem").first()).toBeVisible();
});

test("what is no list is refused, and nothing changes", async ({ page }) => {
  await open(page, "#/data/daftar");
  for (const [name, content, reason] of [
    ["gambar.xlsx", Buffer.from("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "latin1"), "Ini gambar atau foto"],
    ["kosong.csv", Buffer.from("\r\n"), "Berkas ini kosong"],
    ["terpotong.xlsx", (await fixture("koperasi.xlsx")).subarray(0, 900), "Berkas ini rusak"],
  ]) {
    await page.getByLabel("Pilih daftar").setInputFiles({ name, mimeType: "text/csv", buffer: content });
    const refused = page.getByRole("alert").filter({ hasText: `${name} tidak dapat dibaca` });
    await expect(refused).toContainText(reason);
  }
  await goTo(page, "Koperasi");
  await expectShown(page, 3027);
});

test("a list goes on being read when the page is left", async ({ page }) => {
  await open(page, "#/data/daftar");
  const many = Array.from({ length: 4000 }, (_, at) => `KSU Nomor ${at} Jaya;Tapin;Aktif;${at}`);
  await bring(page, csv("banyak.csv", ["Nama;Kabupaten;Status;Aset 2022", ...many]));
  await look(page);
  await page.evaluate(() => { location.hash = "#/koperasi"; });
  await expect(page.getByRole("heading", { level: 1, name: "Koperasi" })).toBeVisible();
  await goTo(page, "Data");
  await page.getByRole("link", { name: "Impor daftar", exact: true }).click();
  await expectRows(page, { Ditolak: 0 });
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

for (const [button, name] of [["Unduh Excel", "daftar-koperasi.xlsx"], ["Unduh CSV", "daftar-koperasi.csv"]]) {
  test(`what the list shows is given back and says the same when it is brought in again: ${name}`, async ({ page }) => {
    await open(page, "#/koperasi?wilayah=63.05");
    const shown = Number((await page.getByText(/dari 3.027 koperasi/).textContent()).split(" ")[0]);
    await openMenu(page, "Unduh");
    const downloading = page.waitForEvent("download");
    await page.getByRole("button", { name: button }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toBe(name);
    const buffer = await readFile(await download.path());

    await page.goto("/#/data/daftar");
    await bring(page, { name, mimeType: "application/octet-stream", buffer });
    if (name.endsWith("xlsx")) {
      // The yearly reports are the longest sheet.
      await look(page);
      await expectRows(page, { "Koperasi baru": 0, Mengubah: 0, Meragukan: 0, Ditolak: 0 });
      await page.getByLabel("Lembar").selectOption({ index: 0 });
      await expect(page.getByLabel("Arti kolom NIK")).toHaveValue("cooperatives.nik");
    }
    await look(page);
    await expectRows(page, { "Koperasi baru": 0, Mengubah: 0, Sama: shown, Meragukan: 0, Ditolak: 0 });
  });
}

test("a book of what an office keeps comes in row by row, and what its form refuses is said", async ({ page }) => {
  const main = page.getByRole("main");
  await open(page, "#/koperasi?wilayah=63.05");
  const names = list(page).getByRole("link");
  const [first, second] = [await names.nth(0).textContent(), await names.nth(1).textContent()];
  await open(page, "#/data/daftar");
  await bring(page, csv("titipan.csv", [
    "BUKU DOKUMEN DAN ASET;;;;;",
    "No;Nama Koperasi;Kab/Kota;Jenis;Uraian;Nilai (Rp);Tgl diterima;Disimpan di",
    `1;${first};Tapin;Stempel;Stempel lama;;02/04/2024;Lemari 2`,
    `2;${second};Tapin;SHM;SHM 4711;850.000.000;03/04/2024;Brankas`,
    "3;Koperasi Yang Tidak Ada Sama Sekali;Tapin;Stempel;;;;",
    `4;${first};Tapin;Kendaraan;DA 1 XX;;01/01/2091;`,
  ]));
  await expect(page.getByLabel("Isi daftar")).toHaveValue("custodies");
  await look(page);
  await expectRows(page, { "Catatan baru": 2, Ditolak: 2 });
  await main.getByText(/^Ditolak: 2/).click();
  await expect(main.getByText("Koperasi ini tidak ada dalam daftar koperasi.", { exact: false })).toBeVisible();
  await putIn(page);
  await main.getByRole("link", { name: "Dokumen dan aset titipan" }).click();
  await page.getByLabel("Cari").fill("4711");
  const table = page.getByRole("table", { name: "Dokumen dan aset titipan" });
  await expect(table.getByRole("row")).toHaveCount(2);
  await expect(table).toContainText("Rp850.000.000");
  await expect(table).toContainText(second);
});
