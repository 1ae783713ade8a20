// A list held against the register, with nothing taken in but what somebody asks for.

import { download, expect, find, open, openMenu, test } from "../office.js";
import { flatOds } from "./workbook.js";

const csv = (name, lines) => ({ name, mimeType: "text/csv", buffer: Buffer.from(lines.join("\r\n")) });

/** The cells of a line; one in quotes may hold what parts the others. */
const cells = (line) => Array.from(`;${line}`.matchAll(/;(?:"((?:[^"]|"")*)"|([^;]*))/g), ([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare);

/** The columns of the register that a list of the national system has too. */
const COLUMNS = ["Nama", "NIK", "Kabupaten/kota", "Jenis"];

/** The register as the list shows it on a wide screen, one row an array of those cells. */
const rowsOf = async (page, address) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  await open(page, address);
  await openMenu(page, "Unduh");
  const { text } = await download(page, page.getByRole("button", { name: "CSV, kolom yang tampil" }));
  const lines = text.replace("\ufeff", "").trim().split("\n");
  const [heads, ...rows] = lines.map(cells);
  const places = COLUMNS.map((name) => heads.indexOf(name));
  expect(places).not.toContain(-1);
  return rows.map((row) => places.map((place) => row[place]));
};

/** A list as the national system gives it out, of these rows of the register, changed by a person. */
const national = (rows, change) => {
  const cooperatives = rows.map(([name, nik, district, kind]) => ({ nik: nik.replace(/^'/, ""), name, kind, district }));
  change(cooperatives);
  const lines = cooperatives.map(({ nik, name, kind, district }) => `'${nik};${name};${kind};${district}`);
  return csv("ods.csv", ["nomor_induk_koperasi;nama_koperasi;jenis_koperasi;kabupaten_kota", ...lines]);
};

const hasNik = ([, nik]) => /^'?\d{13}$/.test(nik);

const compare = async (page, file) => {
  await open(page, "#/data/daftar");
  await page.getByLabel("Pilih daftar").setInputFiles(file);
  await page.getByRole("button", { name: "Bandingkan saja" }).click();
};

const finding = (page) => page.locator("#perbandingan");
const section = (page, name) => page.locator("details").filter({ has: page.locator("summary", { hasText: name }) });

test("what differs, what only one has and nothing else is found, and a row is taken in from there", async ({ page }) => {
  const all = await rowsOf(page, "#/koperasi?wilayah=63.05");
  const rows = all.filter(hasNik);
  expect(rows.length).toBeGreaterThan(60);
  const [left, renamed] = [rows[5][0], rows[9][0]];
  const kind = rows[7][3] === "Konsumen" ? "Produsen" : "Konsumen";
  await compare(
    page,
    national(rows, (list) => {
      list[7].kind = kind;
      list[9].name = "KSU Planta Nama Baru";
      list.splice(5, 1);
      list.push({ nik: "6305990020999", name: "KSP Planta Tambahan", kind: "Simpan Pinjam", district: "Kabupaten Tapin" });
    }),
  );
  await expect(finding(page)).toContainText(`1 berbeda, 1 hanya di daftar, ${all.length - rows.length + 1} hanya di Selaras, 1 mirip.`);
  // Nothing was taken in.
  await section(page, "Hanya di daftar").locator("summary").click();
  await expect(section(page, "Hanya di daftar")).toContainText("KSP Planta Tambahan");
  await section(page, "Berbeda").first().locator("summary").click();
  const differing = section(page, "Berbeda").first().getByRole("listitem");
  await expect(differing).toHaveCount(1);
  await expect(differing).toContainText(rows[7][0]);
  await expect(differing).toContainText(kind);
  // A number of the register under another name is a question.
  await section(page, "Mirip").locator("summary").click();
  await expect(section(page, "Mirip")).toContainText("KSU Planta Nama Baru");
  await expect(section(page, "Mirip").getByRole("link", { name: new RegExp(renamed) })).toBeVisible();
  await section(page, "Hanya di Selaras").locator("summary").click();
  await expect(section(page, "Hanya di Selaras").getByRole("link", { name: left, exact: true })).toBeVisible();

  const before = (await finding(page).textContent()).match(/^[\d.]+/)[0];
  await section(page, "Hanya di daftar").getByRole("button", { name: "Ambil baris ini" }).click();
  await expect(finding(page)).not.toContainText("hanya di daftar");
  await expect(finding(page)).toContainText(`${Number(before) + 1} sama`);
  await find(page, "KSP Planta Tambahan");
});

test("a comparison is given back as a workbook, and another list is held against the first", async ({ page }) => {
  const rows = (await rowsOf(page, "#/koperasi?wilayah=63.05")).filter(hasNik);
  await compare(page, national(rows, (list) => list.splice(0, 3)));
  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name: "Unduh perbandingan" }).click();
  expect((await coming).suggestedFilename()).toMatch(/\.xlsx$/);

  await page.locator("summary", { hasText: "Bandingkan dengan daftar lain" }).click();
  const other = national(rows, (list) => {
    list.splice(3, 1);
    list[0].name = "KSU Planta Lain";
  });
  await page.getByLabel("Pilih pembanding").setInputFiles({ ...other, name: "simkopdes.csv" });
  await expect(finding(page)).toContainText("1 hanya di daftar, 3 hanya di daftar lain");
  // Of two lists nothing is taken in.
  await expect(page.getByRole("button", { name: /^Ambil/ })).toHaveCount(0);
});

test("of another list all sheets that are alike are read, and those that are not are named", async ({ page }) => {
  const head = "Nama Koperasi;NIK;Kabupaten";
  await compare(page, csv("satu.csv", [head, "KSP Satu;6305990020991;Tapin", "KSP Dua;6305990020992;Tapin"]));
  await page.locator("summary", { hasText: "Bandingkan dengan daftar lain" }).click();
  const sheets = {
    Petunjuk: ["Cara mengisi"],
    Binuang: [head, "KSP Satu;6305990020991;Tapin"],
    Bungur: [head, "KSP Dua;6305990020992;Tapin", "KSP Tiga;6305990020993;Tapin"],
  };
  await page.getByLabel("Pilih pembanding").setInputFiles(flatOds("lain.fods", sheets));
  await expect(finding(page)).toContainText("2 sama, 0 berbeda, 1 hanya di daftar lain.");
  await expect(page.getByText("Dari lain.fods dibaca lembar Binuang, Bungur; tidak dibaca: Petunjuk.")).toBeVisible();
});
