// Files that nobody should take: each is refused with a sentence that says what is wrong and what to do, and the
// workspace stays as it was. They are made of a real export.

import { mkdtemp, open as openFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { complaintsOf } from "../page.js";
import {
  asFile, part, choose, expect, expectFigures, exportAll, find, goTo, importAll, list, open, putBack, register, storedWorkspace, test as office,
} from "../office.js";

/** A small export: two cooperatives of Tapin, one with a report. Made once for all tests of a worker. */
const test = office.extend({
  start: "empty",
  sent: [
    async ({ browser, stored }, use) => {
      const context = await browser.newContext({ baseURL: stored.origin, locale: "id-ID", serviceWorkers: "block" });
      const page = await context.newPage();
      await putBack(page, stored.empty);
      await open(page, "#/koperasi");
      await register(page, { Nama: "KUD Pertama", NIK: "6305020010001", "Status dinyatakan": "Aktif" });
      await register(page, { Nama: "KUD Kedua" });
      await find(page, "KUD Pertama");
      await page.goto(`${page.url()}/laporan/2023`);
      await page.getByLabel("Anggota seluruhnya").fill("25");
      await page.getByRole("button", { name: "Simpan", exact: true }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("KUD Pertama");
      const { text } = await exportAll(page);
      await context.close();
      await use(text);
    },
    { scope: "worker" },
  ],
});


/** The file with something changed in it, and without the digest that would give it away. */
const altered = (text, change) => {
  const file = JSON.parse(text);
  delete file.digest;
  change(file);
  return JSON.stringify(file);
};

const FIRST = (file) => file.records.cooperatives[0];

/** What is sent, and what the officer reads. */
const FILES = [
  ["that is empty", () => "", "Berkas ini kosong. Minta pengirim mengekspor ulang."],
  ["that holds only blanks", () => " \n\t ", "Berkas ini kosong."],
  ["that is a picture", () => Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0xff, 0xd8]), "Ini bukan berkas Selaras: isinya bukan teks. Pilih berkas yang namanya berakhir .selaras.json."],
  ["that is a list of another program", () => "nama;nik\nKUD;1\n", "Ini bukan berkas Selaras, atau rusak: baris 1 kolom 2 bukan JSON."],
  ["that is JSON of another program", () => `{"type":"FeatureCollection","features":[]}`, "Berkas ini JSON, tetapi bukan dari Selaras."],
  ["that is only a number", () => "42", "Berkas ini JSON, tetapi bukan dari Selaras."],
  ["that is nested without end", () => "[".repeat(200_000), /Ini bukan berkas Selaras|terpotong/],
  ["cut in half", (text) => text.slice(0, text.length / 2), "Berkas ini terpotong: akhirnya tidak ada. Salin atau kirim ulang berkas aslinya."],
  ["cut by one character", (text) => text.trimEnd().slice(0, -1), "Berkas ini terpotong: akhirnya tidak ada."],
  ["of a newer version", (text) => altered(text, (file) => { file.version = 7; }), "Berkas ini dibuat oleh Selaras yang lebih baru (format versi 7). Perbarui Selaras di peramban ini, lalu coba lagi."],
  ["of a version that never was", (text) => altered(text, (file) => { file.version = "satu"; }), "Bagian “version” berkas ini tidak ada atau tidak sesuai."],
  ["without records", (text) => altered(text, (file) => { delete file.records; }), "Bagian “records” berkas ini tidak ada atau tidak sesuai."],
  ["with a table of the future", (text) => altered(text, (file) => { file.records.pinjaman = []; }), "Berkas ini memuat tabel “pinjaman” yang belum dikenal."],
  ["changed after it was exported", (text) => text.replace("KUD Kedua", "KUD Ketiga"), "Isi berkas tidak cocok dengan sidik jarinya: berkas berubah atau rusak setelah diekspor. Minta dikirim ulang."],
  ["whose totals do not fit", (text) => altered(text, (file) => { file.totals.cooperatives.all = 99; }), /Jumlah tidak cocok: berkas menyatakan 99 data .+, tetapi memuat 2\./],
  ["with a number out of range", (text) => altered(text, (file) => { file.records.annual_reports[0].members = 10_000_001; }), "Anggota seluruhnya = 10000001: harus bilangan bulat 0–10.000.000"],
  ["with a negative number of members", (text) => altered(text, (file) => { file.records.annual_reports[0].members = -5; }), "Anggota seluruhnya = -5: harus bilangan bulat 0–10.000.000"],
  ["with half a person", (text) => altered(text, (file) => { file.records.annual_reports[0].members = 2.5; }), "Anggota seluruhnya = 2.5: harus bilangan bulat 0–10.000.000"],
  ["with a book year before the republic", (text) => altered(text, (file) => { file.records.annual_reports[0].year = 1066; }), /Tahun buku = 1066: harus tahun 1945–2100/],
  ["with a day that no calendar has", (text) => altered(text, (file) => { FIRST(file).legal_date = "2023-02-29"; }), "Tanggal badan hukum = \"2023-02-29\": harus tanggal seperti 2024-05-13, tahun 1900–2100"],
  ["with an area that is none", (text) => altered(text, (file) => { FIRST(file).district = "Tapin"; }), "Kabupaten/kota = \"Tapin\": harus kode wilayah seperti 63.05"],
  ["with a code that is markup", (text) => altered(text, (file) => { FIRST(file).kind = "<b>"; }), "harus kode: huruf kecil, angka, _ atau -"],
  ["with a name that is too long", (text) => altered(text, (file) => { FIRST(file).name = "K".repeat(100_000); }), /harus teks, paling banyak [\d.]+ huruf/],
  ["with a name that is a number", (text) => altered(text, (file) => { FIRST(file).name = 5; }), "Nama = 5: harus teks"],
  ["with an id twice", (text) => altered(text, (file) => { file.records.cooperatives[1].id = FIRST(file).id; }), "sudah dipakai data sebelumnya"],
  ["with an id that is none", (text) => altered(text, (file) => { FIRST(file).id = "1"; }), "harus UUID"],
  ["whose rows are no rows", (text) => altered(text, (file) => { file.records.cooperatives = [null, 7, "x", []]; }), "bukan objek data yang utuh"],
];

const refusal = (page, name = "") => page.getByRole("alert").filter({ hasText: "Data di peramban ini tidak berubah." }).filter({ hasText: name });
const button = (page, name) => page.getByRole("button", { name, exact: true });

test.describe("one visit", () => {
  test.use({ serviceWorkers: "allow" });

  test("every file that nobody should take is refused, says why, and leaves the workspace as it was", async ({ page, sent }) => {
    test.slow();
    const complaints = complaintsOf(page);
    await open(page, "#/koperasi");
    await register(page, { Nama: "KUD Sudah Ada" });
    await goTo(page, "Data");
    await expect.poll(() => page.evaluate(() => Object.keys(localStorage).some((key) => key.startsWith("selaras/journal")))).toBe(false);
    const before = await storedWorkspace(page);
    for (const [what, make, says] of FILES) {
      await test.step(`a file ${what}`, async () => {
        await choose(page, asFile(make(sent), `${what}.json`));
        const refused = refusal(page, `${what}.json tidak dapat diimpor`);
        await expect.soft(refused).toBeVisible();
        await expect.soft(refused).toContainText(says);
        await expect.soft(button(page, "Impor")).toHaveCount(0);
        await expect.soft(button(page, "Gabungkan")).toBeDisabled();
        expect.soft(await storedWorkspace(page), what).toBe(before);
      });
    }
    // The right file can be chosen at once, and none of the others stands in its way.
    await choose(page, asFile(sent, "benar.selaras.json"));
    await expect(page.getByRole("row").filter({ hasText: "benar.selaras.json" })).toContainText("Cocok");
    await expect(button(page, "Gabungkan")).toBeEnabled();
    expect(await storedWorkspace(page)).toBe(before);
    expect(complaints).toEqual([]);
    await goTo(page, "Koperasi");
    await expect(list(page).getByRole("link", { name: "KUD Sudah Ada" })).toBeVisible();
  });
});

test("many flaws are counted, the first of them listed with the cooperative's own name", async ({ page, sent }) => {
  await open(page, "#/data");
  const text = altered(sent, (file) => {
    const row = FIRST(file);
    file.records.cooperatives = Array.from({ length: 300 }, (_, at) => ({ ...row, id: `rusak-${at}`, name: `KUD ${at + 1}` }));
  });
  await choose(page, asFile(text));
  await expect(refusal(page)).toContainText("30");
  await expect(refusal(page).getByRole("listitem").first()).toContainText("KUD 1");
  await expect(refusal(page).getByRole("listitem")).toHaveCount(21);
  await expect(refusal(page).getByRole("listitem").last()).toHaveText(/^… dan \d+ lagi\.$/);
});

test("a message about a flaw calls tables and fields by the names that the form has", async ({ page, sent }) => {
  await open(page, "#/data");
  await choose(page, asFile(altered(sent, (file) => { file.records.annual_reports[0].members = -5; })));
  await expect(refusal(page)).toContainText("Laporan tahunan");
  await expect(refusal(page)).toContainText("Anggota seluruhnya");
});

test("a file of 400 MB is refused before it is read", async ({ page, sent }) => {
  const folder = await mkdtemp(join(tmpdir(), "selaras-besar-"));
  try {
    const path = join(folder, "besar.selaras.json");
    const file = await openFile(path, "w");
    await file.write(sent.slice(0, 1000));
    await file.truncate(400_000_000);
    await file.close();
    await open(page, "#/data");
    const before = await storedWorkspace(page);
    await choose(page, path);
    await expect(refusal(page)).toContainText("Berkas ini 400,0 MB, lebih besar dari batas 335,5 MB. Pastikan yang dipilih adalah berkas Selaras.");
    expect(await storedWorkspace(page)).toBe(before);
    // The page has not suffered.
    await choose(page, asFile(sent));
    await expect(page.getByRole("row").filter({ hasText: "kiriman.selaras.json" })).toContainText("Cocok");
  } finally {
    await rm(folder, { recursive: true });
  }
});

test("markup in names is taken as names", async ({ page, sent }) => {
  const name = `<img src=x onerror="window.intruder=1"> & <script>window.intruder=1</script>`;
  await open(page, "#/data");
  await importAll(page, asFile(altered(sent, (file) => {
    FIRST(file).name = name;
    FIRST(file).note = "<svg onload='window.intruder=1'>";
    FIRST(file).officers = [{ name: "</td><b>Ketua</b>", role: "chair" }];
  }), "<b>berkas</b>.json"));
  await goTo(page, "Koperasi");
  await list(page).getByRole("link", { name }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
  await part(page, "Pengurus");
  await expect(page.getByRole("table", { name: "Pengurus dan pengawas" })).toContainText("</td><b>Ketua</b>");
  await page.waitForLoadState("networkidle");
  expect(await page.evaluate(() => window.intruder)).toBeUndefined();
});

test("a report of a cooperative that is not in the file is taken, and told", async ({ page, sent }) => {
  await open(page, "#/data");
  const text = altered(sent, (file) => {
    const { cooperative } = file.records.annual_reports[0];
    file.records.annual_reports = file.records.annual_reports.slice(0, 1);
    file.records.cooperatives = file.records.cooperatives.filter((row) => row.id !== cooperative);
    delete file.totals;
  });
  await choose(page, asFile(text));
  await expect(page.getByText("1 catatan milik koperasi, kasus, atau rencana yang tidak ada di sini maupun dalam berkas ini.")).toBeVisible();
  await button(page, "Impor").click();
  await expect(page.getByText(/ diimpor\.$/)).toBeVisible();
  expect(JSON.parse((await exportAll(page)).text).records.annual_reports).toEqual(JSON.parse(text).records.annual_reports);
});

test("codes and fields of a newer program are kept and handed on", async ({ page, sent }) => {
  await open(page, "#/data");
  await importAll(page, asFile(altered(sent, (file) => {
    FIRST(file).kind = "energy_commons";
    FIRST(file).carbon_saved = { kg: 12, since: "2025" };
  })));
  await find(page, FIRST(JSON.parse(sent)).name);
  await expect(page.getByRole("main").getByText("energy_commons").first()).toBeVisible();
  const row = JSON.parse((await exportAll(page)).text).records.cooperatives.find((row) => row.kind === "energy_commons");
  expect(row.carbon_saved).toEqual({ kg: 12, since: "2025" });
});

test.describe("over a register that is not empty", () => {
  test.use({ start: "example" });

  test("nothing is imported, only merged, and not before somebody says so", async ({ page, sent }) => {
    await open(page, "#/data");
    await choose(page, asFile(sent));
    await expect(page.getByText("kiriman.selaras.json dapat digabungkan")).toBeVisible();
    await expect(button(page, "Impor")).toHaveCount(0);
    await expect(button(page, "Gabungkan")).toBeEnabled();
    await goTo(page, "Ringkasan");
    await expectFigures(page, 3027, 1944, 1083);
  });
});
