// Several offices on one register, as the pages tell of it: what a file would do, what is asked, what becomes of it. What
// offices write reaches the others in files, in any order, as often as one likes: tests/scenarios.

import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  BANJAR, PROVINCE, TAPIN, askToDelete, part, asFile, change, choose, closeMessages, download, expect, expectShown, exportAll, field, fillIn, find, goTo, importAll, list, mergeAll, number, open,
  register, save, sentBy, storedWorkspace, tabTo, test,
} from "../office.js";

test.use({ start: "empty" });

const SHARED = "KUD Bersama";
const DIFFERENCES = "#/data/perbedaan";

const main = (page) => page.getByRole("main");
const button = (page, name) => main(page).getByRole("button", { name, exact: true });
/** What the page says of a chosen file. */
const card = (page, file) => page.getByRole("status").filter({ has: page.getByRole("heading", { name: new RegExp(`^${file} `) }) });
/** The row of a chosen file. */
const row = (page, file) => main(page).getByRole("row").filter({ has: page.getByRole("rowheader", { name: new RegExp(`${file}$`) }) });
/** Shows a file in full. */
const unfold = (page, file) => row(page, file).getByRole("button", { expanded: false }).click();
/** The list of what is asked, and the choice of one of it. */
const asked = (page) => page.getByRole("navigation", { name: "Perbedaan" });
const turnTo = (page, field, name = SHARED) => asked(page).getByRole("button", { name: `${name} ${field}`, exact: true }).click();
const question = (page, field, name = SHARED) => page.getByRole("article", { name: `${name}: ${field}` });
const decisions = (page) => page.getByRole("region", { name: "Keputusan yang sudah dibuat" });

/** Two offices that have the same cooperative: Tapin has recorded it, the province has Tapin's file. */
const tapinAndProvince = async (desk, entries = {}) => {
  const tapin = await desk(TAPIN);
  await goTo(tapin, "Koperasi");
  await register(tapin, { Nama: SHARED, Alamat: "Jl. Lama", Telepon: "0811 111", ...entries });
  const province = await desk(PROVINCE);
  await mergeAll(province, await sentBy(tapin, "tapin"));
  return [tapin, province];
};

/** Each of the two gets what the other has at this moment. Returns the files. */
const exchange = async (tapin, province) => {
  const files = [await sentBy(tapin, "tapin"), await sentBy(province, "provinsi")];
  await mergeAll(tapin, files[1]);
  await mergeAll(province, files[0]);
  return files;
};

const expectNoQuestion = async (page) => {
  await open(page, DIFFERENCES);
  await expect(page.getByText("Tidak ada perbedaan yang menunggu keputusan.")).toBeVisible();
  await goTo(page, "Data");
  await expect(page.getByText(/menunggu keputusan/)).toHaveCount(0);
};

const expectFields = async (page, ...texts) => {
  await find(page, SHARED);
  for (const text of texts) await expect(main(page).getByText(text, { exact: true }).first()).toBeVisible();
};

test("a field changed by two offices is asked of both, and decided by one for both", async ({ desk }) => {
  test.slow();
  const [tapin, province] = await tapinAndProvince(desk);
  await change(tapin, SHARED, { Alamat: "Jl. Tapin" });
  await change(province, SHARED, { Alamat: "Jl. Provinsi" });
  await exchange(tapin, province);
  for (const [page, other] of [[tapin, PROVINCE], [province, TAPIN]]) {
    await expect(page.getByText("1 perbedaan menunggu keputusan.")).toBeVisible();
    await page.getByRole("link", { name: "Putuskan" }).first().click();
    await expect(page.getByText("1 perbedaan", { exact: true })).toBeVisible();
    const values = question(page, "Alamat").getByRole("button", { name: /^Jl\./ });
    // The later one stands until somebody decides.
    await expect(values).toHaveText([/^1Jl\. Provinsi.+berlaku sekarang$/, /^2Jl\. Tapin/]);
    await expect(values.filter({ hasText: other })).toHaveCount(1);
    await expect(values.filter({ hasText: "Perangkat ini" })).toHaveCount(1);
  }

  await question(tapin, "Alamat").getByRole("button", { name: /^Jl\. Tapin/ }).click();
  await expect(tapin.getByText("1 perbedaan diputuskan.")).toBeVisible();
  await expectNoQuestion(tapin);
  await mergeAll(province, await sentBy(tapin, "keputusan"));
  await expectNoQuestion(province);
  for (const page of [tapin, province]) {
    await expectFields(page, "Jl. Tapin");
    await open(page, DIFFERENCES);
    const decision = decisions(page).getByRole("listitem");
    await expect(decision).toHaveCount(1);
    for (const text of [`${SHARED}: Alamat`, "Jl. Tapin – bukan Jl. Provinsi", TAPIN]) await expect(decision).toContainText(text);
    await expect(decision).toContainText(/\d{1,2} \p{L}+ 20\d\d, \d\d\.\d\d/u);
  }
});

test("a cooperative deleted by one office while another enters a report is one question, which says what was entered", async ({ desk }) => {
  test.slow();
  const reports = (page) => main(page).getByRole("table", { name: "Laporan tahunan" });
  const addReport = async (page, year, members) => {
    await find(page, SHARED);
    await part(page, "Laporan");
    await main(page).getByRole("link", { name: "Tambah laporan" }).click();
    await main(page).getByRole("link", { name: year, exact: true }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Laporan tahun buku ${year}`);
    await fillIn(page, { "Anggota seluruhnya": members });
    await save(page);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(SHARED);
  };
  const tapin = await desk(TAPIN);
  await goTo(tapin, "Koperasi");
  await register(tapin, { Nama: SHARED });
  await addReport(tapin, "2023", "40");
  const province = await desk(PROVINCE);
  await mergeAll(province, await sentBy(tapin, "tapin"));

  await addReport(province, "2024", "41");
  await find(tapin, SHARED);
  await askToDelete(tapin);
  await tapin.getByRole("dialog", { name: `Hapus ${SHARED}?` }).getByRole("button", { name: "Hapus" }).click();
  await expect(tapin.getByRole("heading", { level: 1, name: "Koperasi", exact: true })).toBeVisible();
  await exchange(tapin, province);
  for (const [page, here, there] of [[tapin, "Perangkat ini", PROVINCE], [province, TAPIN, "Perangkat ini"]]) {
    await expect(page.getByText("1 perbedaan menunggu keputusan.")).toBeVisible();
    await open(page, DIFFERENCES);
    await expect(page.getByRole("article")).toHaveCount(1);
    await expect(question(page, "Penghapusan")).toContainText("pihak lain mencatat: Laporan tahunan (1).");
    await expect(question(page, "Penghapusan").getByRole("button", { name: /^Dihapus/ })).toContainText(here);
    await expect(question(page, "Penghapusan").getByRole("button", { name: /^Ada/ })).toContainText(there);
  }

  await question(province, "Penghapusan").getByRole("button", { name: /^Ada/ }).click();
  await expect(province.getByText("1 perbedaan diputuskan.")).toBeVisible();
  await expectNoQuestion(province);
  await find(province, SHARED);
  await part(province, "Laporan");
  for (const year of ["2023", "2024"]) await expect(reports(province).getByRole("link", { name: year })).toBeVisible();
});

test("of several cooperatives it is decided at once that they are there, and all of them are", async ({ desk }) => {
  test.slow();
  const names = ["KUD Satu", "KUD Dua"];
  const tapin = await desk(TAPIN);
  await goTo(tapin, "Koperasi");
  for (const name of names) await register(tapin, { Nama: name });
  const province = await desk(PROVINCE);
  await mergeAll(province, await sentBy(tapin, "tapin"));
  for (const name of names) {
    await change(province, name, { Alamat: `Jl. ${name}` });
    await find(tapin, name);
    await askToDelete(tapin);
    await tapin.getByRole("dialog").getByRole("button", { name: "Hapus" }).click();
    await expect(tapin.getByRole("heading", { level: 1, name: "Koperasi", exact: true })).toBeVisible();
  }
  await mergeAll(province, await sentBy(tapin, "tapin"));
  await open(province, DIFFERENCES);
  await expect(asked(province).getByRole("listitem")).toHaveCount(2);
  await button(province, "Ambil nilai dari Perangkat ini").click();
  await expect(province.getByText("2 perbedaan diputuskan.")).toBeVisible();
  await mergeAll(tapin, await sentBy(province, "provinsi"));
  for (const page of [province, tapin]) {
    await expectNoQuestion(page);
    await goTo(page, "Koperasi");
    for (const name of names) await expect(list(page).getByRole("link", { name })).toBeVisible();
  }
});

test("a preview says who, when and what, field by field, and takes only the files that are wanted", async ({ desk }) => {
  test.slow();
  const [tapin, province] = await tapinAndProvince(desk);
  await change(tapin, SHARED, { Alamat: "Jl. Baru" });
  await goTo(tapin, "Koperasi");
  await register(tapin, { Nama: "KUD Kedua" });
  const banjar = await desk(BANJAR);
  await goTo(banjar, "Koperasi");
  await register(banjar, { Nama: "KUD Martapura" });
  const sent = await sentBy(tapin, "tapin");
  const damaged = asFile(sent.buffer.subarray(0, sent.buffer.length / 2), "rusak.selaras.json");

  await goTo(province, "Data");
  const before = await storedWorkspace(province);
  await choose(province, [sent, await sentBy(banjar, "banjar"), damaged, { ...sent, name: "salinan.selaras.json" }]);
  await expect(button(province, "Impor")).toHaveCount(0);
  await expect(row(province, "tapin.selaras.json")).toContainText("Cocok");
  await unfold(province, "tapin.selaras.json");
  await expect(province.getByText("tapin.selaras.json dapat digabungkan")).toBeVisible();
  const file = card(province, "tapin.selaras.json");
  await expect(file).toContainText(TAPIN);
  await expect(file).toContainText(/Ditulis\s*\d{1,2} \p{L}+ 20\d\d, \d\d\.\d\d \(hari ini\)/u);
  const byTable = file.getByRole("table", { name: "Perubahan menurut jenis catatan" });
  await expect(byTable.getByRole("columnheader")).toHaveText(["Catatan", "Baru", "Berubah", "Dihapus", "Dipulihkan", "Perbedaan", "Sudah ada"]);
  await expect(byTable.getByRole("row", { name: /^Koperasi/ }).getByRole("cell")).toHaveText(["1", "1", "0", "0", "0", "0"]);
  await file.getByText("Menurut kabupaten/kota").first().click();
  const byDistrict = file.getByRole("table", { name: "Menurut kabupaten/kota" });
  await expect(byDistrict.getByRole("row", { name: new RegExp(`^${TAPIN}`) }).getByRole("cell")).toHaveText(["1", "1", "0", "0", "0"]);
  await file.getByText("Lihat 2 catatan satu per satu").click();
  const changed = file.getByRole("listitem").filter({ hasText: SHARED });
  await expect(changed).toContainText(/berubah/);
  await expect(changed.getByRole("term")).toHaveText(["Alamat"]);
  await expect(changed.getByRole("definition")).toHaveText(/Jl\. Lama\s*→\s*Jl\. Baru/);
  await expect(file.getByRole("listitem").filter({ hasText: "KUD Kedua" })).toContainText(/baru/);

  // The same once more is recognised, and the damaged one does not stand in the way of the others.
  await expect(row(province, "salinan.selaras.json")).toContainText("Sama dengan berkas lain");
  await expect(row(province, "salinan.selaras.json").getByRole("checkbox", { name: "Sertakan berkas ini" })).not.toBeChecked();
  await unfold(province, "salinan.selaras.json");
  await expect(card(province, "salinan.selaras.json")).toContainText("Isinya sama dengan berkas lain yang dipilih.");
  const refused = province.getByRole("alert").filter({ hasText: "rusak.selaras.json tidak dapat diimpor" });
  await expect(refused).toContainText("Berkas ini terpotong");
  // Whoever has sent it is told why.
  const told = JSON.parse((await download(province, refused.getByRole("button", { name: "Tanda terima rusak.selaras.json" }))).text);
  expect(told.refused).toEqual([expect.stringContaining("Berkas ini terpotong")]);
  await row(province, "banjar.selaras.json").getByRole("checkbox", { name: "Sertakan berkas ini" }).uncheck();
  expect(await storedWorkspace(province)).toBe(before);
  await button(province, "Gabungkan").click();
  await expect(province.getByText("tapin.selaras.json digabungkan.")).toBeVisible();
  // Whoever has sent something hears what became of it, also where nothing did.
  await unfold(province, "banjar.selaras.json");
  for (const [name, refused] of [["tapin", 0], ["banjar", 1], ["rusak", 1]]) {
    const receipt = await download(province, button(province, `Tanda terima ${name}.selaras.json`));
    expect(receipt.name).toBe(`${name}.tanda-terima.json`);
    expect(JSON.parse(receipt.text).refused ?? [], name).toHaveLength(refused);
  }
  await goTo(province, "Koperasi");
  await expect(list(province).getByRole("link")).toHaveText([SHARED, "KUD Kedua"]);
  await expectFields(province, "Jl. Baru");
});

test("a preview lists the kinds of record that a file brings something of, and counts the rest", async ({ desk, exampleFile }) => {
  const [tapin, province] = [await desk(TAPIN), await desk(PROVINCE)];
  for (const page of [tapin, province]) await importAll(page, asFile(exampleFile));
  const { totals, records } = JSON.parse(exampleFile);
  await change(tapin, records.cooperatives.find(({ district }) => district === "63.05").name, { Alamat: "Jl. Baru" });
  const sent = await sentBy(tapin, "tapin");
  await choose(province, sent);
  const file = card(province, "tapin.selaras.json");
  const rows = file.getByRole("table", { name: "Perubahan menurut jenis catatan" }).getByRole("row");
  await expect(rows).toHaveCount(2);
  await expect(rows.nth(1).getByRole("cell")).toHaveText(["0", "1", "0", "0", "0", number(totals.cooperatives.all - 1)]);
  const rest = Object.entries(totals).reduce((sum, [table, { all }]) => (table === "cooperatives" ? sum : sum + all), 0);
  await expect(file).toContainText(`Jenis catatan lainnya sudah ada semua di sini: ${number(rest)} catatan.`);
});

test("a merge after which something was changed is taken back after that change", async ({ desk }) => {
  const [tapin, province] = await tapinAndProvince(desk);
  await change(tapin, SHARED, { Alamat: "Jl. Tapin" });
  const before = (await exportAll(province)).text;
  await mergeAll(province, await sentBy(tapin, "tapin"));
  await change(province, SHARED, { Catatan: "sesudahnya" });
  await goTo(province, "Data");
  await expect(button(province, "Urungkan penggabungan")).toBeVisible();
  await button(province, "Urungkan penggabungan").click();
  await expect(province.getByText("Ada perubahan setelah penggabungan. Urungkan perubahan itu dulu.")).toBeVisible();
  await province.getByRole("banner").getByRole("button", { name: "Urungkan" }).click();
  await button(province, "Urungkan penggabungan").click();
  await expect(province.getByText("Penggabungan diurungkan; daftar kembali seperti sebelumnya.")).toBeVisible();
  // What was written in between and taken back is stamped anew, because others may have heard of it.
  const values = (text) => JSON.parse(text, (key, value) => (key === "_stamps" ? undefined : value)).records;
  expect(values((await exportAll(province)).text)).toEqual(values(before));
  await province.reload();
  expect(values((await exportAll(province)).text)).toEqual(values(before));
});

test("a merge stays when a cooperative that it brought was changed here, even if that was taken back", async ({ desk }) => {
  const [, province] = await tapinAndProvince(desk);
  await change(province, SHARED, { Alamat: "Jl. Provinsi" });
  await province.getByRole("banner").getByRole("button", { name: "Urungkan" }).click();
  await goTo(province, "Data");
  await button(province, "Urungkan penggabungan").click();
  await expect(province.getByText("perubahannya mungkin sudah sampai ke dinas lain")).toBeVisible();
  await expectFields(province, "Jl. Lama");
});

test("with a receipt a district sends only what has changed since", async ({ desk }) => {
  const [tapin, province] = await tapinAndProvince(desk);
  await goTo(tapin, "Koperasi");
  for (const name of ["KUD Kedua", "KUD Ketiga"]) await register(tapin, { Nama: name });
  await mergeAll(province, await sentBy(tapin, "tapin"));
  const receipt = await download(province, button(province, "Tanda terima tapin.selaras.json"));

  await goTo(tapin, "Data");
  await choose(tapin, asFile(receipt.text, receipt.name));
  const told = tapin.getByRole("status").filter({ hasText: `${receipt.name}: tanda terima dari ${PROVINCE}` });
  await expect(told).toContainText("Untuk berkas tapin.selaras.json");
  await expect(button(tapin, "Gabungkan")).toBeDisabled();
  await change(tapin, SHARED, { Alamat: "Jl. Baru" });
  await goTo(tapin, "Data");
  await tapin.getByText("Ekspor sebagian, atau dengan kata sandi").click();
  await expect(field(tapin, "Perubahan").getByRole("option")).toHaveText(["Seluruh isi", new RegExp(`^Hanya sejak tanda terima ${PROVINCE}, `)]);
  await field(tapin, "Perubahan").selectOption({ index: 1 });
  const { name, text } = await download(tapin, button(tapin, "Ekspor pilihan ini"));
  expect(name).toMatch(/^selaras-tapin-perubahan-.+\.selaras\.json$/);
  expect(JSON.parse(text).records.cooperatives.map((row) => row.name)).toEqual([SHARED]);

  await goTo(province, "Data");
  await choose(province, asFile(text, "perubahan.selaras.json"));
  await expect(card(province, "perubahan.selaras.json")).toContainText("hanya perubahan sejak tanda terima");
  await expect(card(province, "perubahan.selaras.json")).not.toContainText("mintalah berkas lengkap");
  await button(province, "Gabungkan").click();
  await expect(province.getByRole("heading", { name: "Berkas sudah masuk" })).toBeVisible();
  await expectFields(province, "Jl. Baru");

  // Whoever has not the rest is told.
  const banjar = await desk(BANJAR);
  await goTo(banjar, "Data");
  await choose(banjar, asFile(text, "perubahan.selaras.json"));
  await expect(card(banjar, "perubahan.selaras.json")).toContainText("Berkas ini hanya memuat perubahan, dan yang sebelumnya belum lengkap di sini.");
});

test.describe("of a whole province", () => {
  test.use({ start: "example" });

  test("a part by district holds that district's cooperatives and nothing else", async ({ page }) => {
    await open(page, "#/data");
    await page.getByText("Ekspor sebagian, atau dengan kata sandi").click();
    await page.getByRole("group", { name: /^Kabupaten\/kota/ }).getByRole("checkbox", { name: TAPIN }).check();
    const { name, text } = await download(page, button(page, "Ekspor pilihan ini"));
    expect(name).toMatch(/^selaras-kalimantan-selatan-sebagian-.+\.selaras\.json$/);
    const { cooperatives, annual_reports: reports } = JSON.parse(text).records;
    expect(new Set(cooperatives.map((row) => row.district))).toEqual(new Set(["63.05"]));
    const ids = new Set(cooperatives.map((row) => row.id));
    expect(reports.length).toBeGreaterThan(ids.size);
    expect(reports.every((report) => ids.has(report.cooperative))).toBe(true);
  });
});

test("files that are of no use are taken off the list one by one", async ({ desk }) => {
  const [tapin, province] = await tapinAndProvince(desk);
  const sent = await sentBy(tapin, "tapin");
  await goTo(province, "Data");
  await choose(province, [asFile("{", "rusak.json"), asFile("bukan", "lain.json"), sent]);
  const refusal = (name) => province.getByRole("alert").filter({ hasText: `${name} tidak dapat diimpor` });
  await unfold(province, "tapin.selaras.json");
  await expect(card(province, "tapin.selaras.json")).toBeVisible();
  await tabTo(province, button(province, "Singkirkan rusak.json"));
  await province.keyboard.press("Enter");
  await expect(refusal("rusak.json")).toHaveCount(0);
  // The next one moves up, and whoever works with the keyboard stays where he was.
  await expect(refusal("lain.json")).toBeVisible();
  await expect(refusal("lain.json").getByRole("button").first()).toBeFocused();
  await button(province, "Singkirkan lain.json").click();
  await expect(refusal("lain.json")).toHaveCount(0);
  await expect(card(province, "tapin.selaras.json")).toBeVisible();
  await expect(button(province, "Gabungkan")).toBeEnabled();
});

test("a sealed file opens with its passphrase and with no other", async ({ desk }) => {
  const tapin = await desk(TAPIN);
  await goTo(tapin, "Koperasi");
  await register(tapin, { Nama: SHARED });
  await goTo(tapin, "Data");
  await tapin.getByText("Ekspor sebagian, atau dengan kata sandi").click();
  const short = tapin.getByText("Kata sandi ini mudah ditebak");
  await field(tapin, "Kata sandi").fill("tapin");
  await expect(short).toBeVisible();
  await field(tapin, "Kata sandi").fill("empat kata yang panjang");
  await expect(short).toHaveCount(0);
  const { name, path } = await download(tapin, button(tapin, "Ekspor pilihan ini"));
  expect(name).toMatch(/^selaras-tapin-\d{4}-\d\d-\d\d\.selaras\.json\.age$/);
  const bytes = await readFile(path);
  expect(bytes.subarray(0, 22).toString()).toBe("age-encryption.org/v1\n");
  expect(bytes.includes(SHARED)).toBe(false);

  const province = await desk(PROVINCE);
  await goTo(province, "Data");
  const unlock = async (file, passphrase) => {
    await card(province, file).getByLabel("Kata sandi").fill(passphrase);
    await card(province, file).getByRole("button", { name: "Buka kunci" }).click();
  };
  const damaged = Buffer.from(bytes);
  damaged[damaged.length - 5] ^= 1;
  await choose(province, [asFile(bytes, "terkunci.age"), asFile(damaged, "rusak.age")]);
  await expect(card(province, "terkunci.age")).toContainText("terkunci.age terkunci dengan kata sandi");
  await expect(button(province, "Impor")).toBeDisabled();
  await unlock("terkunci.age", "Empat kata yang panjang");
  await expect(card(province, "terkunci.age").getByRole("alert")).toContainText("Kata sandi tidak cocok.");
  await unlock("rusak.age", "empat kata yang panjang");
  await expect(card(province, "rusak.age").getByRole("alert")).toContainText("Berkas ini rusak atau terpotong setelah dikunci");
  await button(province, "Singkirkan rusak.age").click();
  await expect(card(province, "rusak.age")).toHaveCount(0);
  await unlock("terkunci.age", "empat kata yang panjang");
  await expect(province.getByText("terkunci.age dapat diimpor")).toBeVisible();
  await button(province, "Impor").click();
  await expect(province.getByText("terkunci.age diimpor.")).toBeVisible();
  await goTo(province, "Koperasi");
  await expect(list(province).getByRole("link", { name: SHARED })).toBeVisible();
});

test("an export for the public names no person, and nobody merges it", async ({ page, desk }) => {
  await open(page, "#/koperasi/baru");
  const officers = page.getByRole("group", { name: "Pengurus dan pengawas" });
  await officers.getByRole("button", { name: "Tambah pengurus" }).click();
  await officers.getByLabel("Nama").fill("Aisyah Rahmi");
  await officers.getByLabel("Telepon").fill("0855 555");
  await fillIn(page, { Nama: SHARED, Alamat: "Gang Rahasia 7", Telepon: "0811 111", Surel: "ketua@example.id", Catatan: "titipan Pak Lurah" });
  await save(page);
  await expect(page.getByText(`${SHARED} disimpan.`)).toBeVisible();
  await goTo(page, "Data");
  const { name, text } = await download(page, button(page, "Ekspor untuk umum"));
  expect(name).toMatch(/^selaras-tapin-umum-.+\.selaras\.json$/);
  expect(JSON.parse(text).records.cooperatives[0].name).toBe(SHARED);
  for (const secret of ["Aisyah", "0855", "Gang Rahasia", "0811", "ketua@", "Lurah"]) expect(text).not.toContain(secret);
  const province = await desk(PROVINCE);
  await goTo(province, "Data");
  await choose(province, asFile(text, "umum.selaras.json"));
  const refusal = province.getByRole("alert").filter({ hasText: "umum.selaras.json tidak dapat diimpor" });
  await expect(refusal).toContainText("Berkas ini versi publik, tanpa data pribadi: untuk dibaca, bukan untuk diimpor.");
  await expect(button(province, "Impor")).toBeDisabled();
});

test("many differences are decided in one step, and one step opens them again", async ({ desk }) => {
  test.slow();
  const [tapin, province] = await tapinAndProvince(desk);
  await change(tapin, SHARED, { Alamat: "Jl. Tapin", Telepon: "0811 333" });
  await change(province, SHARED, { Alamat: "Jl. Provinsi", Telepon: "0811 444" });
  await mergeAll(province, await sentBy(tapin, "tapin"));
  await open(province, DIFFERENCES);
  await expect(province.getByText("2 perbedaan", { exact: true })).toBeVisible();
  const before = JSON.parse((await exportAll(province)).text).records.cooperatives.map(({ address, phone }) => ({ address, phone }));
  await open(province, DIFFERENCES);
  await province.getByRole("group", { name: "Untuk semua yang tampil:" }).getByRole("button", { name: `Ambil nilai dari ${TAPIN}` }).click();
  await expect(province.getByText("2 perbedaan diputuskan.")).toBeVisible();
  await expect(province.getByText("Tidak ada perbedaan yang menunggu keputusan.")).toBeVisible();
  await expect(decisions(province).getByRole("listitem")).toHaveCount(2);
  const decided = JSON.parse((await exportAll(province)).text).records.cooperatives.map(({ address, phone }) => ({ address, phone }));
  expect(decided).toEqual([{ address: "Jl. Tapin", phone: "0811 333" }]);
  await province.getByRole("banner").getByRole("button", { name: "Urungkan" }).click();
  await expect(province.getByText("Diurungkan.")).toBeVisible();
  await open(province, DIFFERENCES);
  await expect(province.getByText("2 perbedaan", { exact: true })).toBeVisible();
  await expect(decisions(province)).toHaveCount(0);
  const after = JSON.parse((await exportAll(province)).text).records.cooperatives.map(({ address, phone }) => ({ address, phone }));
  expect(after).toEqual(before);
});

test("what an office wrote is taken with one button, from all its computers and where another office wrote the same", async ({ desk }) => {
  test.slow();
  const [tapin, province] = await tapinAndProvince(desk);
  const beginning = await sentBy(tapin, "awal");
  const [laptop, banjar] = [await desk(TAPIN), await desk(BANJAR)];
  for (const page of [laptop, banjar]) await mergeAll(page, beginning);
  await change(tapin, SHARED, { Alamat: "Jl. Tapin" });
  await change(laptop, SHARED, { Telepon: "0811 333", Surel: "tapin@example.id" });
  await change(province, SHARED, { Alamat: "Jl. Provinsi", Telepon: "0811 444", Surel: "provinsi@example.id" });
  await change(banjar, SHARED, { Surel: "tapin@example.id" });
  await mergeAll(province, await sentBy(tapin, "meja"), await sentBy(laptop, "laptop"), await sentBy(banjar, "banjar"));
  await open(province, DIFFERENCES);
  await expect(province.getByText("3 perbedaan", { exact: true })).toBeVisible();
  // The value bears the names of both who wrote it.
  await turnTo(province, "Surel");
  const same = question(province, "Surel").getByRole("button", { name: /^tapin@/ });
  for (const office of [TAPIN, BANJAR]) await expect(same).toContainText(office);
  const bulk = province.getByRole("group", { name: "Untuk semua yang tampil:" }).getByRole("button");
  await expect(bulk).toHaveText(["Pertahankan yang berlaku", ...["Perangkat ini", BANJAR, TAPIN].map((who) => `Ambil nilai dari ${who}`)]);
  await bulk.filter({ hasText: TAPIN }).click();
  await expect(province.getByText("3 perbedaan diputuskan.")).toBeVisible();
  await expectNoQuestion(province);
  await expectFields(province, "Jl. Tapin", "0811 333", "tapin@example.id");
});

test("another value than those written is decided for, from a list where a field takes one of few", async ({ desk }) => {
  const [tapin, province] = await tapinAndProvince(desk);
  await change(tapin, SHARED, { Alamat: "Jl. Tapin", Jenis: "Produsen", Kecamatan: "Tapin Selatan" });
  await change(province, SHARED, { Alamat: "Jl. Provinsi", Jenis: "Konsumen", Kecamatan: "Tapin Utara" });
  await mergeAll(province, await sentBy(tapin, "tapin"));
  await open(province, DIFFERENCES);
  for (const [label, third] of [["Alamat", "Jl. Kesepakatan"], ["Jenis", "Jasa"], ["Kecamatan", "Binuang"]]) {
    await turnTo(province, label);
    const shown = question(province, label);
    await shown.getByText("Tulis nilai lain").click();
    if (label === "Alamat") await shown.getByLabel(label).fill(third);
    else await shown.getByLabel(label).selectOption({ label: third });
    await shown.getByRole("button", { name: "Putuskan" }).click();
    await expect(shown).toHaveCount(0);
  }
  await expect(province.getByText("Tidak ada perbedaan yang menunggu keputusan.")).toBeVisible();
  await mergeAll(tapin, await sentBy(province, "provinsi"));
  await expectNoQuestion(tapin);
  await expectFields(tapin, "Jl. Kesepakatan", "Jasa", "Binuang");
});

test("another list than those written is made in the form of the record, and answers the question", async ({ desk }) => {
  const [tapin, province] = await tapinAndProvince(desk);
  const officers = (page) => page.getByRole("group", { name: "Pengurus dan pengawas" });
  for (const [page, name] of [[tapin, "Aisyah Rahmi"], [province, "Budi Santoso"]]) {
    await find(page, SHARED);
    await page.getByRole("link", { name: "Ubah", exact: true }).click();
    await officers(page).getByRole("button", { name: "Tambah pengurus" }).click();
    await officers(page).getByLabel("Nama").fill(name);
    await save(page);
    await expect(page.getByText(`${SHARED} disimpan.`)).toBeVisible();
  }
  await mergeAll(province, await sentBy(tapin, "tapin"));
  await open(province, DIFFERENCES);
  await expect(question(province, "Pengurus")).not.toContainText("Tulis nilai lain");
  await question(province, "Pengurus").getByRole("link", { name: "Buka formulir" }).click();
  await officers(province).getByLabel("Nama").fill("Citra Lestari");
  await save(province);
  await expect(province.getByText(`${SHARED} disimpan.`)).toBeVisible();
  await expectNoQuestion(province);
});

test("a backup is reminded of when the last is old and something has changed since, until it is made", async ({ page }) => {
  await open(page, "#/koperasi");
  await register(page, { Nama: SHARED });
  const reminder = page.getByRole("note").filter({ hasText: "Cadangan terakhir" });
  await exportAll(page);
  await page.evaluate(() => {
    const settings = JSON.parse(localStorage.getItem("selaras/settings"));
    localStorage.setItem("selaras/settings", JSON.stringify({ ...settings, exported_at: Date.now() - 16 * 86_400_000 }));
  });
  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name: "Data" })).toBeVisible();
  // An old backup of what has not changed is as good as a new one.
  await expect(reminder).toHaveCount(0);
  await change(page, SHARED, { Catatan: "baru" });
  await expect(reminder).toContainText("Cadangan terakhir 16 hari lalu; 1 perubahan sesudahnya hanya ada di peramban ini.");
  await page.reload();
  await reminder.getByRole("link", { name: "Ekspor cadangan" }).click();
  // A file for others is no backup.
  await download(page, button(page, "Ekspor untuk umum"));
  await expect(reminder).toBeVisible();
  await exportAll(page);
  await expect(reminder).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name: "Data" })).toBeVisible();
  await expect(reminder).toHaveCount(0);
});

test("a backup is reminded of when there has never been one: after many changes, or after days", async ({ page }) => {
  const reminder = page.getByRole("note").filter({ hasText: "belum ada cadangannya" });
  const changes = (text) => page.evaluate((text) => localStorage.setItem("selaras/changes", text), text);
  await open(page, "#/koperasi");
  await register(page, { Nama: SHARED });
  await expect(reminder).toHaveCount(0);
  await changes(`1 ${Date.now() - 15 * 86_400_000}`);
  await page.reload();
  await expect(reminder).toContainText("1 perubahan belum ada cadangannya di luar peramban ini.");
  await changes(`98 ${Date.now()}`);
  await page.reload();
  await expectShown(page, 1);
  await expect(reminder).toHaveCount(0);
  await change(page, SHARED, { Catatan: "ke-99" });
  await expect(reminder).toHaveCount(0);
  await change(page, SHARED, { Catatan: "ke-100" });
  await expect(reminder).toContainText("100 perubahan");
});

test("what a merge brings counts among the changes without a backup", async ({ desk }) => {
  const [tapin, province] = await tapinAndProvince(desk);
  const changes = () => province.evaluate(() => Number(localStorage.getItem("selaras/changes").split(" ")[0]));
  const before = await changes();
  await change(tapin, SHARED, { Alamat: "Jl. Tapin" });
  await mergeAll(province, await sentBy(tapin, "tapin"));
  expect(await changes()).toBeGreaterThan(before);
});

test("an emptied register becomes what the backup holds, after the same look at it as before a merge", async ({ page }) => {
  await open(page, "#/koperasi");
  await register(page, { Nama: SHARED, Alamat: "Jl. Cadangan" });
  const { text } = await exportAll(page);
  await page.getByRole("button", { name: "Kosongkan daftar", exact: true }).click();
  await page.getByRole("button", { name: "Kosongkan sekarang" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Kosongkan" }).click();
  await expect(page.getByText("Daftar dikosongkan.")).toBeVisible();
  await choose(page, asFile(text));
  await expect(page.getByText("dapat diimpor")).toBeVisible();
  await button(page, "Impor").click();
  await expect(page.getByText(/ diimpor\.$/)).toBeVisible();
  await page.reload();
  await expectFields(page, "Jl. Cadangan");
});

test("the browser is asked to keep the data with the first change", async ({ page }) => {
  await page.addInitScript(() => {
    window.asked = 0;
    navigator.storage.persist = async () => ((window.asked += 1), true);
  });
  await open(page, "#/koperasi");
  expect(await page.evaluate(() => window.asked)).toBe(0);
  await register(page, { Nama: SHARED });
  await expect.poll(() => page.evaluate(() => window.asked)).toBe(1);
});

test("reading a file is thought over, and everything is as it was", async ({ desk }) => {
  const [tapin, province] = await tapinAndProvince(desk);
  const sent = await sentBy(tapin, "tapin");
  // Large enough that there is time to think again.
  const file = JSON.parse(sent.buffer.toString());
  delete file.digest;
  delete file.totals;
  const [row] = file.records.cooperatives;
  const id = (at) => `00000000-0000-7000-8000-${String(at).padStart(12, "0")}`;
  file.records.cooperatives = Array.from({ length: 150_000 }, (_, at) => ({ ...row, id: id(at) }));
  const folder = await mkdtemp(join(tmpdir(), "selaras-besar-"));
  try {
    await writeFile(join(folder, "besar.json"), JSON.stringify(file));
    await goTo(province, "Data");
    await closeMessages(province);
    const before = await storedWorkspace(province);
    await choose(province, join(folder, "besar.json"));
    const work = province.getByRole("status").filter({ hasText: "Membaca dan memeriksa besar.json…" });
    await work.getByRole("button", { name: "Batal" }).click();
    await expect(province.getByText("Dibatalkan.")).toBeVisible();
    await expect(work).toHaveCount(0);
    await expect(button(province, "Gabungkan")).toHaveCount(0);
    expect(await storedWorkspace(province)).toBe(before);
    // And the next file is taken as ever.
    await mergeAll(province, sent);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test("files are left out, merged and decided about with the keyboard alone", async ({ desk }) => {
  const [tapin, province] = await tapinAndProvince(desk);
  await change(tapin, SHARED, { Alamat: "Jl. Tapin", Telepon: "0811 333" });
  await change(province, SHARED, { Alamat: "Jl. Provinsi", Telepon: "0811 444" });
  const sent = await sentBy(tapin, "tapin");
  await goTo(province, "Data");
  await choose(province, sent);
  const wanted = province.getByRole("checkbox", { name: "Sertakan berkas ini" });
  await tabTo(province, wanted);
  await province.keyboard.press("Space");
  await expect(wanted).not.toBeChecked();
  await expect(button(province, "Gabungkan")).toBeDisabled();
  // Whoever has left something out, or taken it in, goes on from there.
  await expect.soft(wanted).toBeFocused({ timeout: 2_000 });
  await tabTo(province, wanted);
  await province.keyboard.press("Space");
  await expect(wanted).toBeChecked();
  await expect.soft(wanted).toBeFocused({ timeout: 2_000 });
  await tabTo(province, button(province, "Gabungkan"));
  await province.keyboard.press("Enter");
  await expect(province.getByRole("heading", { name: "Berkas sudah masuk" })).toBeVisible();
  await tabTo(province, province.getByRole("link", { name: "Putuskan" }));
  await province.keyboard.press("Enter");
  await expect(province.getByRole("heading", { level: 1, name: "Perbedaan" })).toBeVisible();
  await expect(main(province)).toBeFocused();
  for (const [label, value, left] of [["Alamat", /^Jl\. Tapin/, 1], ["Telepon", /^0811 333/, 0]]) {
    await tabTo(province, question(province, label).getByRole("button", { name: value }));
    await province.keyboard.press("Enter");
    await expect(province.getByRole("article")).toHaveCount(left);
    // The question is gone, but the place on the page is not.
    await expect.soft(province.locator("body"), label).not.toBeFocused({ timeout: 2_000 });
  }
  await expect(province.getByText("Tidak ada perbedaan yang menunggu keputusan.")).toBeVisible();
});

test("what both offices have recorded is said before it is merged, and united in one step that can be undone", async ({ desk }) => {
  test.slow();
  const [tapin, province] = [await desk(TAPIN), await desk(PROVINCE)];
  for (const page of [tapin, province]) {
    await goTo(page, "Koperasi");
    await register(page, { Nama: SHARED, NIK: "6305010020901", "Wilayah keanggotaan": "Kabupaten/kota" });
  }
  await goTo(province, "Data");
  await choose(province, await sentBy(tapin, "tapin"));
  const note = province.getByRole("status").filter({ hasText: "Koperasi yang akan tercatat dua kali" });
  await expect(note).toContainText("1 koperasi dari berkas ini sudah tercatat");
  await expect(note.getByRole("checkbox")).toBeChecked();
  await button(province, "Gabungkan").click();
  await expect(province.getByRole("heading", { name: "Berkas sudah masuk" })).toBeVisible();
  await expect(province.getByText("1 koperasi yang tercatat dua kali disatukan.")).toBeVisible();
  await goTo(province, "Koperasi");
  await expectShown(province, 1);
  await province.getByRole("banner").getByRole("button", { name: /^Urungkan/ }).click();
  await expectShown(province, 2);
});
