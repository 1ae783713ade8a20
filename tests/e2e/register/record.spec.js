import { askToDelete, closeMessages, column, expect, expectFigures, expectShown, field, fillIn, find, goTo, list, open, part, save, test } from "../office.js";

const main = (page) => page.getByRole("main");
const firstName = async (page) => (await column(page, "Nama", 1))[0];
const reports = (page) => page.getByRole("table", { name: "Laporan tahunan" });
const inDays = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const alert = (page) => page.getByRole("alert").filter({ hasText: "Belum dapat disimpan" });

/** The page of the first cooperative of a list. */
const openFirst = async (page, address = "#/koperasi?status=active") => {
  await open(page, address);
  const name = await firstName(page);
  await list(page).getByRole("link").first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
  return name;
};

test("an edit is seen at once on the page, in the list, in the figures, and after a reload", async ({ page }) => {
  await openFirst(page);
  await page.getByRole("link", { name: "Ubah", exact: true }).click();
  await fillIn(page, { Nama: "KUD Ganti Nama", "Status dinyatakan": "Tidak aktif" });
  await save(page);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("KUD Ganti Nama");
  await expect(page).toHaveTitle(/KUD Ganti Nama/);
  await goTo(page, "Ringkasan");
  await expectFigures(page, 3027, 1943, 1084);
  await page.reload();
  await expectFigures(page, 3027, 1943, 1084);
  await find(page, "KUD Ganti Nama");
});

test("deleting asks first and says what is lost; thinking again loses nothing", async ({ page }) => {
  const name = await openFirst(page);
  await askToDelete(page);
  const dialog = page.getByRole("dialog", { name: `Hapus ${name}?` });
  await expect(dialog).toContainText(/Ikut terhapus: \d+ laporan tahunan[,.]/);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await askToDelete(page);
  await dialog.getByRole("button", { name: "Batal" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
});

test("a deletion is taken back from the message, done again and taken back by keyboard", async ({ page }) => {
  const name = await openFirst(page);
  await part(page, "Laporan");
  const address = page.url();
  const years = await reports(page).getByRole("columnheader").count();
  await askToDelete(page);
  await page.getByRole("dialog").getByRole("button", { name: "Hapus" }).click();
  await expectShown(page, 1943);
  const message = page.getByRole("status").filter({ hasText: `${name} dihapus.` });
  await message.getByRole("button", { name: "Urungkan" }).click();
  await expectShown(page, 1944);
  await page.keyboard.press("Control+y");
  await expectShown(page, 1943);
  await page.keyboard.press("Control+z");
  await expectShown(page, 1944);
  await page.keyboard.press("Control+Shift+z");
  await expectShown(page, 1943);
  await page.getByRole("banner").getByRole("button", { name: "Urungkan" }).click();
  await expectShown(page, 1944);
  await expect(page.getByRole("banner").getByRole("button", { name: "Urungkan" })).toBeDisabled();
  // Its reports came back with it.
  await page.goto(address);
  await expect(reports(page).getByRole("columnheader")).toHaveCount(years);
  await page.reload();
  await expect(reports(page).getByRole("columnheader")).toHaveCount(years);
});

test("a question goes when the page that asked it is left", async ({ page }) => {
  await open(page, "#/");
  await goTo(page, "Koperasi");
  await list(page).getByRole("link").first().click();
  await askToDelete(page);
  await page.goBack();
  await expect(page.getByRole("dialog")).toBeHidden();
});

test("Ctrl+Z in a field takes back typing, not the last change of the register", async ({ page }) => {
  await openFirst(page);
  await page.getByRole("link", { name: "Ubah", exact: true }).click();
  await fillIn(page, { Catatan: "dicatat" });
  await save(page);
  await expect(main(page).getByText("dicatat", { exact: true })).toBeVisible();
  await page.getByRole("link", { name: "Ubah", exact: true }).click();
  await field(page, "Alamat").focus();
  await page.keyboard.type("x");
  await page.keyboard.press("Control+z");
  await main(page).getByRole("link", { name: "Batal" }).click();
  await expect(main(page).getByText("dicatat", { exact: true })).toBeVisible();
});

test("an address of a cooperative that is not there says so", async ({ page }) => {
  await open(page, "#/koperasi/0190c000-0000-7000-8000-000000000000");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Koperasi tidak ditemukan");
  await page.goto("/#/koperasi/bukan-id");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Halaman tidak ditemukan");
});

test.describe("yearly reports", () => {
  /** The form of a new report of that year. */
  const addReport = async (page, year) => {
    await part(page, "Laporan");
    await main(page).getByRole("link", { name: "Tambah laporan" }).click();
    await main(page).getByRole("link", { name: year, exact: true }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Laporan tahun buku ${year}`);
  };

  test("a report is added, read beside the earlier ones, changed, deleted and had back", async ({ page }) => {
    const name = await openFirst(page);
    await part(page, "Laporan");
    const years = await reports(page).getByRole("columnheader").count();
    await addReport(page, "2024");
    await fillIn(page, {
      RAT: "Diselenggarakan", "Tanggal RAT": "2025-02-20", "Laporan diterima": "2025-03-01", Usaha: "Berjalan",
      "Anggota perempuan": "1.020", "Anggota laki-laki": "980", "Anggota seluruhnya": "2.000",
      "Modal sendiri": "1.234.567.000", Aset: "1.234.567.000", "Modal luar": "0", "Volume usaha": "Rp 5.000.000",
      "Sisa hasil usaha (SHU)": "-250.000", "Dibantu pemerintah": "Ya",
    });
    await save(page);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
    await expect(reports(page).getByRole("columnheader")).toHaveCount(years + 1);
    const line = (label) => reports(page).getByRole("row", { name: new RegExp(`^${label}`) }).getByRole("cell").last();
    await expect(line("Anggota seluruhnya")).toHaveText("2.000");
    await expect(line("Tanggal RAT")).toHaveText("20 Februari 2025");
    await expect(line("Modal sendiri")).toHaveText("Rp1.234.567.000");
    await expect(line("Sisa hasil usaha")).toHaveText("−Rp250.000");

    await reports(page).getByRole("link", { name: "2024" }).click();
    await expect(field(page, "Anggota seluruhnya")).toHaveValue("2.000");
    await fillIn(page, { "Anggota perempuan": "1.021", "Anggota seluruhnya": "2.001" });
    await closeMessages(page);
    await save(page);
    await expect(line("Anggota seluruhnya")).toHaveText("2.001");

    await reports(page).getByRole("link", { name: "2024" }).click();
    await askToDelete(page);
    await page.getByRole("dialog", { name: "Hapus Laporan tahun buku 2024?" }).getByRole("button", { name: "Hapus" }).click();
    await expect(reports(page).getByRole("columnheader")).toHaveCount(years);
    await page.keyboard.press("Control+z");
    await expect(reports(page).getByRole("columnheader")).toHaveCount(years + 1);
    await expect(line("Anggota seluruhnya")).toHaveText("2.001");
  });

  test("a RAT in the future, or within its own book year, is refused", async ({ page }) => {
    await openFirst(page);
    await addReport(page, "2024");
    await fillIn(page, { RAT: "Diselenggarakan", "Tanggal RAT": inDays(5) });
    await save(page);
    await expect(alert(page)).toBeFocused();
    await expect(alert(page).getByRole("link")).toHaveText(["Tanggal RAT: Tanggal ini belum tiba. Periksa tahunnya."]);
    await fillIn(page, { "Tanggal RAT": "2024-12-31" });
    await expect(alert(page).getByRole("link")).toHaveText([/^Tanggal RAT: RAT diadakan setelah tahun buku berakhir\./]);
    // Late is unusual, not impossible.
    await fillIn(page, { "Tanggal RAT": "2025-04-30" });
    await expect(alert(page)).toHaveCount(0);
    await expect(main(page).getByText("Lewat batas RAT, 31 Maret 2025.")).toBeVisible();
    await save(page);
    await expect(reports(page).getByRole("link", { name: "2024" })).toBeVisible();
  });

  test("women and men that do not add up to the members are refused, with the sum that they make", async ({ page }) => {
    await openFirst(page);
    await addReport(page, "2024");
    await fillIn(page, { "Anggota perempuan": "20", "Anggota laki-laki": "29", "Anggota seluruhnya": "50" });
    await save(page);
    await expect(alert(page).getByRole("link")).toHaveText([
      "Anggota seluruhnya: Perempuan dan laki-laki berjumlah 49, bukan angka ini.",
    ]);
    await alert(page).getByRole("link").click();
    await expect(field(page, "Anggota seluruhnya")).toBeFocused();
    await fillIn(page, { "Anggota seluruhnya": "49" });
    await save(page);
    await expect(reports(page).getByRole("link", { name: "2024" })).toBeVisible();
  });

  test("what is no number is refused where it stands", async ({ page }) => {
    await openFirst(page);
    await addReport(page, "2024");
    for (const text of ["dua puluh", "1,5", "1.5", "12x", "-3", "99999999999999999999"]) {
      await fillIn(page, { "Anggota seluruhnya": text });
      await expect(field(page, "Anggota seluruhnya"), text).toHaveAttribute("aria-invalid", "true");
    }
    await fillIn(page, { Aset: "-1" });
    await expect(field(page, "Aset")).toHaveAttribute("aria-invalid", "true");
    await save(page);
    await expect(alert(page).getByRole("link")).toHaveText([/^Anggota seluruhnya: /, /^Aset: /]);
  });

  test("a new report changes the computed status under the rule, and its reasons name the years", async ({ page }) => {
    await open(page, "#/koperasi?dihitung=active");
    await list(page).getByRole("link").first().click();
    await expect(main(page).getByText(/^Aktif: RAT tahun buku 2021, 2022, 2023;/)).toBeVisible();
    await part(page, "Laporan");
    await reports(page).getByRole("link", { name: "2023" }).click();
    await fillIn(page, { "Tanggal RAT": "", RAT: "Tidak diselenggarakan" });
    await save(page);
    await part(page, "Ikhtisar");
    await expect(main(page).getByText(/^Di antara keduanya: RAT tahun buku 2021, 2022; tanpa RAT tahun buku 2023;/)).toBeVisible();
  });
});

test.describe("history", () => {
  const openForm = async (page) => {
    await part(page, "Riwayat");
    await page.getByRole("button", { name: "Catat perubahan" }).click();
    return page.getByRole("form").or(main(page).locator("form")).last();
  };

  test("a change in a cooperative's life is recorded with its document, and removed again", async ({ page }) => {
    await openFirst(page);
    await openForm(page);
    await fillIn(page, { Tahap: "Dalam pengawasan", Tanggal: "2024-06-03", Dokumen: "BA-7/2024" });
    await save(page);
    await expect(page.getByText("Perubahan dicatat.")).toBeVisible();
    const entry = main(page).getByRole("listitem").filter({ hasText: "BA-7/2024" });
    await expect(entry).toContainText("3 Juni 2024");
    await expect(entry.getByText("Dalam pengawasan")).toBeVisible();
    await page.reload();
    await expect(entry).toBeVisible();
    await entry.getByRole("button", { name: "Hapus" }).click();
    await expect(entry).toHaveCount(0);
    await page.keyboard.press("Control+z");
    await expect(entry).toBeVisible();
  });

  test("a change on a day to come is refused", async ({ page }) => {
    await openFirst(page);
    await openForm(page);
    await fillIn(page, { Tahap: "Revitalisasi", Tanggal: inDays(2) });
    await save(page);
    await expect(main(page).getByText("Tanggal ini belum tiba. Periksa tahunnya.")).toBeVisible();
    await expect(page.getByText("Perubahan dicatat.")).toHaveCount(0);
  });

  test("a change needs a stage that somebody has chosen", async ({ page }) => {
    await openFirst(page);
    await openForm(page);
    await expect(field(page, "Tahap").locator("option:checked")).toHaveText("Tidak tercatat");
    await save(page);
    await expect(main(page).getByText("Pilih tahap.")).toBeVisible();
    await expect(page.getByText("Perubahan dicatat.")).toHaveCount(0);
  });
});
