// Rows of plans: entered with their money and places, found in the list, corrected and taken back.

import { faults } from "./axe.js";
import { expect, field, fillIn, goTo, navigation, open, save, test } from "./office.js";

const NAME = "Pelatihan perkoperasian";
const CODE = "2.17.05.2.01.0001";

const rows = (page) => page.getByRole("table", { name: "Baris rencana", exact: true });
const money = (page) => page.getByRole("region", { name: "Pagu menurut sumber dana dan tahapan", exact: true });
const places = (page) => page.getByRole("region", { name: "Lokasi", exact: true });
const tabs = (page) => page.getByRole("navigation", { name: "Program", exact: true });

/** Goes to the rows of plans by the main navigation. */
const toRows = async (page) => {
  await navigation(page).getByRole("link", { name: "Program", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Matriks", exact: true })).toBeVisible();
  await tabs(page).getByRole("link", { name: "Baris rencana" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Baris rencana", exact: true })).toBeVisible();
};

/** Records a row of the office that works here, and stays on its page. */
const enter = async (page) => {
  await open(page, "#/program/rencana/baru");
  await fillIn(page, { "Tahun rencana": "2026", Kode: CODE, "Sub kegiatan": NAME });
  await save(page);
  await expect(page.getByText(`${CODE} ${NAME} disimpan.`)).toBeVisible();
  await expect(page.getByRole("heading", { level: 1, name: NAME })).toBeVisible();
};

/** Records money of a fund at DPA, from the page of a row. */
const pay = async (page, fund, amount) => {
  await money(page).getByRole("link", { name: "Catat pagu" }).click();
  await fillIn(page, { "Kode sumber dana": fund, "Tahapan anggaran": "DPA", Pagu: amount });
  await save(page);
};

test.use({ start: "empty" });

test("a row with two funds and a place is entered, found in the list with what it costs, and opened from there", async ({ page }) => {
  await open(page);
  await toRows(page);
  await expect(page).toHaveURL(/#\/program\/rencana$/);
  await expect(page.getByRole("heading", { name: "Belum ada baris rencana." })).toBeVisible();
  await enter(page);
  await expect(page.getByText("Belum ada pagu yang dicatat untuk baris ini.")).toBeVisible();
  // A number that a record must have is never a zero that nobody entered.
  await money(page).getByRole("link", { name: "Catat pagu" }).click();
  await expect(field(page, "Pagu")).toHaveValue("");
  await page.getByRole("button", { name: "Simpan" }).click();
  await expect(page.getByRole("alert").getByRole("link")).toHaveText(["Pagu: Isian ini wajib ada."]);
  await page.getByRole("link", { name: "Batal" }).click();
  await pay(page, "1.1", "40000000");
  await expect(money(page).getByRole("rowheader", { name: "1.1 Pendapatan Asli Daerah (PAD)" })).toBeVisible();
  await pay(page, "APBN-Dekon", "60000000");
  await expect(money(page).getByRole("row").filter({ hasText: "Jumlah" })).toContainText("100.000.000");
  await places(page).getByRole("link", { name: "Catat lokasi" }).click();
  await fillIn(page, { "Kabupaten/kota": "Kabupaten Tapin" });
  await save(page);
  await expect(places(page).getByRole("row")).toHaveCount(2);
  // The finding comes first, and is reckoned.
  await expect(page.locator("p.finding")).toContainText(/Rp100\sjt pada DPA dari 2 sumber dana; belum ada realisasi/);
  expect(await faults(page)).toEqual([]);

  await toRows(page);
  await expect(tabs(page).getByRole("link", { name: "Baris rencana" })).toHaveAttribute("aria-current", "page");
  await expect(page.locator("p.finding")).toContainText(/Rp100\sjt untuk 1 baris dari 1 kantor/);
  const row = rows(page).getByRole("row").filter({ hasText: NAME });
  for (const text of [CODE, "2026", "100.000.000", "DPA", "Tapin"]) await expect(row).toContainText(text);
  await page.getByLabel("Cari").fill("tidak ada yang begini");
  await expect(rows(page)).toHaveCount(0);
  await page.getByLabel("Cari").fill("2.17.05");
  await expect(row).toBeVisible();
  const budget = rows(page).getByRole("columnheader", { name: "Pagu (Rp)" });
  await expect(budget).toHaveAttribute("aria-sort", "descending");
  await budget.getByRole("button").click();
  await expect(budget).toHaveAttribute("aria-sort", "ascending");
  await expect(page).toHaveURL(/urut=pagu/);
  expect(await faults(page)).toEqual([]);
  await row.getByRole("link", { name: NAME }).click();
  await expect(page.getByRole("heading", { level: 1, name: NAME })).toBeVisible();
});

test("the fund of an amount is corrected and taken back, and the same fund is never entered twice for a stage", async ({ page }) => {
  await enter(page);
  await pay(page, "1.1", "40000000");
  const own = money(page).getByRole("rowheader", { name: "1.1 Pendapatan Asli Daerah (PAD)" });
  const other = money(page).getByRole("rowheader", { name: "1.2.01.01.02 Dana Alokasi Umum (DAU)" });
  await expect(own).toBeVisible();
  await money(page).getByRole("link", { name: "40.000.000" }).click();
  await field(page, "Kode sumber dana").fill("1.2.01.01.02");
  await save(page);
  await expect(other).toBeVisible();
  await expect(own).toHaveCount(0);
  // One step: what went and what came in its place.
  await page.keyboard.press("Control+z");
  await expect(own).toBeVisible();
  await expect(other).toHaveCount(0);

  await pay(page, "1.1", "5000000");
  await expect(page.getByRole("alert")).toContainText("Ini sudah dicatat.");
  await field(page, "Tahapan anggaran").selectOption({ label: "DPA perubahan" });
  await save(page);
  await expect(money(page).getByRole("columnheader", { name: "DPA perubahan (Rp)" })).toBeVisible();
  await page.reload();
  await expect(page.locator("p.finding")).toContainText(/5,00\sjt pada DPA perubahan/);
});

test("a row is changed, deleted with all that belongs to it, and brought back", async ({ page }) => {
  await enter(page);
  await pay(page, "1.1", "40000000");
  await page.getByRole("main").getByRole("link", { name: "Ubah", exact: true }).click();
  await field(page, "Kelompok sasaran").fill("Pengurus koperasi");
  await save(page);
  await expect(page.getByText("Pengurus koperasi")).toBeVisible();
  await page.getByRole("main").getByLabel("Tindakan lain").click();
  await page.getByRole("button", { name: "Hapus", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Hapus", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Belum ada baris rencana." })).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(rows(page).getByRole("link", { name: NAME })).toBeVisible();
  await expect(rows(page)).toContainText("40.000.000");
});

test("a proposal is recorded with a recommendation, and an indicator with a target", async ({ page }) => {
  await open(page, "#/program/usulan");
  await page.getByRole("main").getByRole("link", { name: "Catat usulan" }).first().click();
  await fillIn(page, { Masalah: "Pasar sepi", Gagasan: "Bantuan kios", "Anggaran diusulkan": "25000000" });
  await save(page);
  await expect(page.getByRole("heading", { level: 1, name: "Bantuan kios" })).toBeVisible();
  const recommendations = page.getByRole("region", { name: "Rekomendasi", exact: true });
  await recommendations.getByRole("link", { name: "Catat rekomendasi" }).click();
  await field(page, "Pemberi rekomendasi").selectOption({ label: "SKPD" });
  await field(page, "Anggaran direkomendasikan").fill("20000000");
  await save(page);
  await expect(recommendations.getByRole("row").filter({ hasText: "SKPD" })).toContainText("Rp20.000.000");

  await open(page, "#/program/indikator");
  await page.getByRole("main").getByRole("link", { name: "Catat indikator" }).first().click();
  await fillIn(page, { "Nama indikator": "Persentase koperasi aktif" });
  await save(page);
  const targets = page.getByRole("region", { name: "Target menurut wilayah dan tahun" });
  await targets.getByRole("link", { name: "Catat target" }).click();
  await fillIn(page, { Tahun: "2026", Target: "65,5" });
  await save(page);
  await expect(targets.getByRole("row").filter({ hasText: "2026" })).toContainText("65,5");
});

test("on a telephone the destination is in the menu, and its rows are a list", async ({ page }) => {
  await enter(page);
  await page.setViewportSize({ width: 360, height: 740 });
  await navigation(page).getByRole("button", { name: "Menu" }).click();
  await navigation(page).getByRole("link", { name: "Program" }).click();
  for (const address of ["#/program/matriks", "#/program/matriks?tampilan=aliran", "#/program/temuan", "#/program/daerah", "#/program/realisasi", "#/program/kalender", "#/program/rencana"]) {
    await open(page, address);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    expect(await faults(page)).toEqual([]);
  }
  await expect(rows(page).getByRole("link", { name: NAME })).toBeVisible();
});

/** A sub-activity of provinces, planned by a district. */
const OF_PROVINCE = "2.17.06.1.01.0012";

test("the matrix leads from a figure to the rows behind it", async ({ page }) => {
  await enter(page);
  await pay(page, "1.1", "40000000");
  await open(page, "#/program");
  await expect(page).toHaveURL(/#\/program\/matriks/);
  await expect(page.locator("p.finding")).toContainText(/Rp40,0\sjt untuk 1 baris dari 1 kantor/);
  const matrix = page.getByRole("table", { name: "Pagu menurut program dan kabupaten/kota" });
  const row = matrix.getByRole("row").filter({ hasText: "2.17.05" });
  await row.getByRole("button").first().click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("Rp40.000.000");
  expect(await faults(page)).toEqual([]);
  await dialog.getByRole("link", { name: `${CODE} ${NAME}` }).click();
  await expect(page.getByRole("heading", { level: 1, name: NAME })).toBeVisible();
  await open(page, "#/program/matriks?baris=dana&kolom=tahun");
  await expect(page.getByRole("table", { name: "Pagu menurut sumber dana dan tahun" })).toContainText("40");
});

test("a finding says its rule, is decided with a reason, and is open again when the decision is revoked", async ({ page }) => {
  await open(page, "#/program/rencana/baru");
  await fillIn(page, { "Tahun rencana": "2026", Kode: OF_PROVINCE, "Sub kegiatan": "Pemeriksaan" });
  await save(page);
  await expect(page.getByRole("heading", { level: 1, name: "Pemeriksaan" })).toBeVisible();
  await open(page, "#/program/temuan");
  const finding = page.getByRole("listitem").filter({ hasText: OF_PROVINCE }).first();
  await finding.getByText("Aturan dan yang bertemu").click();
  await expect(finding).toContainText("UU 23/2014, lampiran Q");
  await expect(finding).toContainText("Kabupaten Tapin, 2026");
  expect(await faults(page)).toEqual([]);
  const decide = async (what) => {
    await finding.getByText("Putuskan", { exact: true }).click();
    await page.getByRole("button", { name: what, exact: true }).click();
  };
  await decide("Terima dengan alasan");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Simpan" }).click();
  await expect(dialog.getByLabel("Alasan")).toBeFocused();
  await dialog.getByLabel("Alasan").fill("Tugas pembantuan dari provinsi");
  expect(await faults(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Simpan" }).click();
  await expect(page.getByText("Keputusan disimpan.")).toBeVisible();
  await expect(finding).toHaveCount(0);
  await page.reload();
  await field(page, "Keputusan").selectOption({ label: "Sudah diputuskan" });
  await expect(finding).toContainText("Tugas pembantuan dari provinsi");
  await decide("Cabut keputusan");
  await expect(finding).toHaveCount(0);
  await field(page, "Keputusan").selectOption({ label: "Belum diputuskan" });
  await expect(finding).toBeVisible();
});

test("findings are decided together as a commitment with who does it and by when, and commitments are a list of their own", async ({ page }) => {
  for (const [code, name] of [[OF_PROVINCE, "Pemeriksaan"], ["2.17.03.1.01.0003", "Pengawasan"]]) {
    await open(page, "#/program/rencana/baru");
    await fillIn(page, { "Tahun rencana": "2026", Kode: code, "Sub kegiatan": name });
    await save(page);
    await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  }
  await open(page, "#/program/temuan");
  const boxes = page.getByRole("checkbox", { name: /^Pilih: / });
  await expect(boxes).toHaveCount(2);
  for (const box of await boxes.all()) await box.check();
  const bar = page.getByRole("group", { name: "Untuk yang dipilih" });
  await expect(bar).toContainText("2 temuan dipilih");
  expect(await faults(page)).toEqual([]);
  await bar.getByText("Putuskan", { exact: true }).click();
  await bar.getByRole("button", { name: "Jadikan komitmen" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Yang disepakati").fill("Dialihkan ke provinsi");
  // A commitment says who does it.
  await dialog.getByRole("button", { name: "Simpan" }).click();
  await expect(dialog.getByLabel("Pelaksana")).toBeFocused();
  await dialog.getByLabel("Pelaksana").fill("Bidang Koperasi");
  await dialog.getByLabel("Tenggat").fill("31-12-2030");
  expect(await faults(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Simpan" }).click();
  await expect(page.getByText("2 keputusan disimpan.")).toBeVisible();
  await expect(boxes).toHaveCount(0);
  await field(page, "Keputusan").selectOption({ label: "Menjadi komitmen" });
  await expect(page.locator("p.finding")).toContainText(/2 komitmen pada semua tahun/);
  await expect(page.getByRole("listitem").filter({ hasText: "dikerjakan Bidang Koperasi · tenggat 31 Desember 2030" })).toHaveCount(2);
  await field(page, "Keputusan").selectOption({ label: "Diterima dengan alasan" });
  await expect(boxes).toHaveCount(0);
});

test("money of two funds is entered with the row and saved in one step", async ({ page }) => {
  await open(page, "#/program/rencana/baru");
  await fillIn(page, { "Tahun rencana": "2026", Kode: CODE, "Sub kegiatan": NAME });
  const money = page.getByRole("group", { name: "Pagu", exact: true });
  const type = async (fund, amount) => {
    await money.getByLabel("Kode sumber dana").fill(fund);
    await money.getByLabel("Pagu").last().fill(amount);
  };
  await type("1.1", "40000000");
  await money.getByRole("button", { name: "Tambah sumber dana" }).click();
  await expect(money.getByRole("listitem")).toContainText("Rp40.000.000");
  // An amount without its fund's money is none yet.
  await money.getByLabel("Kode sumber dana").fill("APBN-Dekon");
  await save(page);
  await expect(page.getByRole("alert")).toContainText("Isian ini wajib ada.");
  await money.getByLabel("Pagu").last().fill("60000000");
  expect(await faults(page)).toEqual([]);
  await save(page);
  await expect(page.locator("p.finding")).toContainText(/Rp100\sjt pada Renja dari 2 sumber dana/);
  await page.keyboard.press("Control+z");
  await expect(page.getByRole("heading", { level: 1, name: NAME })).toHaveCount(0);
});

test("a code suggests its name and overwrites none, and a place offers the kecamatan of its district", async ({ page }) => {
  await open(page, "#/program/rencana/baru");
  await fillIn(page, { "Tahun rencana": "2026", Kode: "2.17.05" });
  const suggestion = page.getByText(/^Menurut nomenklatur: Pendidikan dan Latihan Perkoperasian\./);
  await expect(suggestion).toBeVisible();
  await expect(field(page, "Sub kegiatan")).toHaveValue("");
  await page.getByRole("button", { name: "Pakai nama ini" }).click();
  await expect(field(page, "Sub kegiatan")).toHaveValue("Pendidikan dan Latihan Perkoperasian");
  await expect(suggestion).toHaveCount(0);
  await field(page, "Sub kegiatan").fill("Nama kami sendiri");
  await expect(suggestion).toBeVisible();
  await expect(page.getByRole("button", { name: "Pakai nama ini" })).toHaveCount(0);
  expect(await faults(page)).toEqual([]);
  await save(page);
  await expect(page.getByRole("heading", { level: 1, name: "Nama kami sendiri" })).toBeVisible();

  await places(page).getByRole("link", { name: "Catat lokasi" }).click();
  const offered = () => field(page, "Kecamatan").locator("option").count();
  const all = await offered();
  await field(page, "Kabupaten/kota").selectOption({ label: "Kabupaten Tapin" });
  await expect.poll(offered).toBeLessThan(all);
  await field(page, "Kecamatan").selectOption({ index: 1 });
  await field(page, "Kabupaten/kota").selectOption({ label: "Kabupaten Banjar" });
  await expect(field(page, "Kecamatan")).toHaveValue("");
});

test("money is seen as it flows, each ribbon leads to its rows, and the district has a page of its own", async ({ page }) => {
  await enter(page);
  await pay(page, "1.1", "40000000");
  await open(page, "#/program/matriks?tampilan=aliran");
  const table = page.getByRole("table", { name: "Angka yang sama sebagai tabel" });
  await expect(table).toBeHidden();
  await page.getByText("Tabel", { exact: true }).click();
  await expect(table.getByRole("row").filter({ hasText: "Jumlah" })).toHaveCount(3);
  for (const sum of await table.getByRole("row").filter({ hasText: "Jumlah" }).all()) await expect(sum).toContainText("40.000.000");
  expect(await faults(page)).toEqual([]);
  await page.getByRole("button", { name: /Pendapatan Asli Daerah .* → .*: 40\.000\.000/ }).press("Enter");
  await expect(page.getByRole("dialog").getByRole("link", { name: `${CODE} ${NAME}` })).toBeVisible();
  await page.keyboard.press("Escape");

  await open(page, "#/program/matriks");
  await page.getByRole("table", { name: "Pagu menurut program dan kabupaten/kota" }).getByRole("link", { name: "Tapin" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Rencana bagi Kabupaten Tapin" })).toBeVisible();
  await expect(page.locator("p.finding")).toContainText(/Rp40,0\sjt dalam 1 baris rencana/);
  const touching = page.getByRole("region", { name: "Baris yang menyentuh daerah ini" }).first();
  await expect(touching.getByRole("link", { name: `${CODE} ${NAME}` })).toBeVisible();
  expect(await faults(page)).toEqual([]);
});

test("rows of plans are found from everywhere by code and by name", async ({ page }) => {
  await enter(page);
  await open(page, "#/");
  await page.keyboard.press("Control+k");
  const finder = page.getByRole("dialog", { name: "Cari apa saja" });
  for (const typed of [CODE, "perkoperasian tapin 2026"]) {
    await finder.getByRole("combobox").fill(typed);
    await expect(finder.getByRole("option", { name: new RegExp(NAME) })).toBeVisible();
  }
  await finder.getByRole("combobox").fill("matriks");
  await expect(finder.getByRole("option", { name: "Program · Matriks" })).toBeVisible();
  await finder.getByRole("combobox").fill(CODE);
  await finder.getByRole("option", { name: new RegExp(NAME) }).click();
  await expect(page.getByRole("heading", { level: 1, name: NAME })).toBeVisible();
});

test("thresholds of findings are set in the settings, and findings say which are not those of the beginning", async ({ page }) => {
  await enter(page);
  await open(page, "#/program/temuan");
  await expect(page.getByText("ambang bawaan")).toBeVisible();
  await open(page, "#/pengaturan");
  const months = page.getByLabel(/Pelatihan yang sama lagi/);
  // They are folded while all are as at the beginning.
  await expect(months).toBeHidden();
  await page.getByText("9 ambang, semua bawaan").click();
  await expect(months).toHaveValue("12");
  await months.fill("6");
  await months.press("Tab");
  await open(page, "#/program/temuan");
  await expect(page.getByText(/ambang kantor ini: D4 .* 6 bulan \(bawaan 12 bulan\)/)).toBeVisible();
  await open(page, "#/pengaturan");
  await page.getByRole("button", { name: "Kembalikan ambang bawaan" }).click();
  await expect(months).toHaveValue("12");
});
