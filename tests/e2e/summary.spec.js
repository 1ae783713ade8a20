import { readFile } from "node:fs/promises";
import { expect, expectFigures, expectShown, figure, goTo, open, register, test } from "./office.js";

/** The charts of the example, by what their titles say. */
const GAPS = /^Jarak terbesar di /;
const MAP = /di bawah rata-rata$| terendah: /;
const MEETINGS = /^RAT (pulih|naik|turun)/;
const TREND = /^Bertambah 376 sejak Januari 2022/;
const TITLES = [GAPS, MAP, MEETINGS, TREND];

/** A number as the offices write it. */
const value = (text) => Number(text.replaceAll(".", "").replace(",", ".").replace("%", "").replace("−", "-"));
const cells = (row) => row.getByRole("cell").allTextContents();
const numbers = async (row) => (await cells(row)).map(value);

/** The numbers of a table, line by line. */
const lines = async (table) => {
  await expect(table).toBeVisible();
  const texts = await table.locator("tbody tr").evaluateAll((rows) => rows.map((row) => [...row.querySelectorAll("td")].map((cell) => cell.textContent)));
  return texts.map((row) => row.map(value));
};
const chart = (page, title) => page.getByRole("figure").filter({ has: page.getByRole("heading", { name: title }) });
const drawing = (page, title) => chart(page, title).locator(".drawing svg");
const supervision = (page) => page.getByRole("table", { name: /^Menurut binaan/ });
const shares = (page) => page.getByRole("combobox", { name: "status" });

/** The chart as a table. */
const asTable = async (page, title) => {
  await chart(page, title).getByRole("button", { name: "Tabel" }).click();
  return chart(page, title).getByRole("table");
};

test("the summary opens with what is declared and what is proved, and names basis, status, date and source", async ({ page }) => {
  await open(page);
  await expect(page.getByText(/^Dinas menyatakan 64,22\s% koperasi aktif; RAT dan usaha membuktikan \d+,\d\d\s%\.$/)).toBeVisible();
  await expect(page.getByRole("combobox", { name: "Menurut" })).toHaveValue("domicile");
  await expect(shares(page)).toHaveValue("dinyatakan");
  await expect(page.locator(".basis-line")).toContainText("13 Mei 2024");
  await expect(page.locator(".basis-line")).toContainText("sumber daftar koperasi ini, 3.027 baris");
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
});

test("why the two differ is told at the place, with the way to the rules", async ({ page }) => {
  await open(page);
  await page.getByText("Mengapa berbeda").click();
  await expect(page.getByText(/menurut aturan Permenkop 25\/2015\./)).toBeVisible();
  await page.getByRole("link", { name: "Dua aturan berdampingan" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Dua aturan");
});

test("the founding table shows 183 supervised by the province, 147 active and 36 not, and the rest adds up", async ({ page }) => {
  await open(page);
  await expect(supervision(page)).toBeVisible();
  const row = async (name) => (await numbers(supervision(page).getByRole("row", { name }))).slice(0, 4);
  expect(await row(/^Seluruh koperasi/)).toEqual([3027, 1944, 1083, 64.22]);
  expect(await row(/^Binaan provinsi/)).toEqual([183, 147, 36, 80.33]);
  expect(await row(/^Binaan kabupaten\/kota/)).toEqual([2844, 1797, 1047, 63.19]);
  await expect(page.getByRole("heading", { name: "Binaan provinsi 80 % aktif, kabupaten/kota 63 %" })).toBeVisible();
});

for (const [line, count] of [["Seluruh koperasi", 3027], ["Binaan provinsi", 183], ["Binaan kabupaten/kota", 2844]]) {
  test(`“${line}” in the founding table leads to a list of exactly ${count}`, async ({ page }) => {
    await open(page);
    await supervision(page).getByRole("link", { name: line }).click();
    await expectShown(page, count);
  });
}

test("by supervision a district counts what it supervises, and the address keeps the choice", async ({ page }) => {
  await open(page);
  await page.getByRole("combobox", { name: "Menurut" }).selectOption({ label: "binaan" });
  await expect(page).toHaveURL(/#\/\?dasar=binaan$/);
  const table = await asTable(page, GAPS);
  const rows = await lines(table);
  // The province's own 183 are in no district.
  expect(rows.slice(0, -1).reduce((sum, row) => sum + row[0], 0)).toBe(2844);
  const row = table.getByRole("row", { name: /^Banjarmasin/ });
  const [total] = await numbers(row);
  await row.getByRole("link", { name: "Banjarmasin" }).click();
  await expectShown(page, total);
  await page.goBack();
  await page.reload();
  await expect(page.getByRole("combobox", { name: "Menurut" })).toHaveValue("supervision");
  // An address of before goes on meaning what it says.
  await open(page, "#/?dasar=kedudukan");
  await expect(page.getByRole("combobox", { name: "Menurut" })).toHaveValue("domicile");
});

test("declared and proved status are two readings of the same register", async ({ page }) => {
  await open(page);
  const proved = Number(await figure(page, "Aktif menurut bukti").getAttribute("value"));
  await shares(page).selectOption({ label: "menurut bukti (Permenkop 25/2015)" });
  await expect(page).toHaveURL(/#\/\?status=dihitung$/);
  await expect(figure(page, "Aktif")).toHaveAttribute("value", String(proved));
  await expect(figure(page, "Aktif, dinyatakan")).toHaveAttribute("value", "1944");
  await page.reload();
  await expect(shares(page)).toHaveValue("dihitung");
  await shares(page).selectOption({ label: "dinyatakan dinas" });
  await expectFigures(page, 3027, 1944, 1083);
});

for (const name of ["Seluruh koperasi", "Aktif", "Tidak aktif", "Aktif menurut bukti"]) {
  test(`the figure “${name}” leads to just the rows that it counts`, async ({ page }) => {
    await open(page);
    const count = Number(await figure(page, name).getAttribute("value"));
    await page.getByRole("group", { name, exact: true }).getByRole("link").first().click();
    await expectShown(page, count);
  });
}

test("a figure says what has changed since it was last published", async ({ page }) => {
  await open(page);
  await expect(page.getByRole("group", { name: "Seluruh koperasi" })).toContainText("+13 sejak Januari 2024 (3.014)");
  await expect(page.getByRole("group", { name: "Aktif", exact: true })).toContainText("−1,76 poin sejak Januari 2022 (65,98 %)");
});

test("every chart is drawn, says its finding, and shows the same as a table", async ({ page }) => {
  await open(page);
  for (const title of TITLES) {
    const whole = chart(page, title);
    await expect(whole).toHaveCount(1);
    await expect(drawing(page, title).locator("text").first()).toBeVisible();
    await expect(whole.getByText(/13 Mei 2024/)).toBeVisible();
    const table = await asTable(page, title);
    await expect(table).toBeVisible();
    await expect(drawing(page, title)).toBeHidden();
    expect(await table.getByRole("row").count()).toBeGreaterThan(2);
    await whole.getByRole("button", { name: "Tabel" }).click();
    await expect(drawing(page, title)).toBeVisible();
  }
});

test("the table behind the gaps adds up to the register, and the widest gap stands in the title", async ({ page }) => {
  await open(page);
  const rows = await lines(await asTable(page, GAPS));
  const [all, districts] = [rows.at(-1), rows.slice(0, -1)];
  expect(districts).toHaveLength(13);
  for (const at of [0, 1, 2]) expect(districts.reduce((sum, row) => sum + row[at], 0)).toBe(all[at]);
  expect(all.slice(0, 2)).toEqual([3027, 1944]);
  const gaps = districts.map((row) => row[3]);
  expect(gaps).toEqual([...gaps].sort((a, b) => b - a));
  await expect(page.getByRole("heading", { name: GAPS })).toContainText(`${Math.round(gaps[0])} poin`);
});

test("a row of dots and a tile lead to the cooperatives of their district", async ({ page }) => {
  await open(page);
  for (const title of [GAPS, MAP]) {
    const table = await asTable(page, title);
    const [total] = await numbers(table.getByRole("row", { name: /^Tapin/ }));
    await chart(page, title).getByRole("button", { name: "Tabel" }).click();
    await drawing(page, title).getByRole("link", { name: /^Tapin/ }).click();
    await expectShown(page, total);
    await page.goBack();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ringkasan");
  }
});

/** The file that one of a chart's buttons hands over. */
const take = async (page, title, kind) => {
  const coming = page.waitForEvent("download");
  await chart(page, title).locator("summary").filter({ hasText: "Unduh" }).click();
  await chart(page, title).getByRole("button", { name: kind }).click();
  const file = await coming;
  return { name: file.suggestedFilename(), content: await readFile(await file.path()) };
};

test("a chart is saved as SVG that can be opened and says by itself what it shows and where it is from", async ({ page }) => {
  await open(page);
  const { name, content } = await take(page, GAPS, "SVG");
  expect(name).toMatch(/^selaras-jarak-terbesar-di-.*\.svg$/);
  const text = content.toString("utf8");
  expect(text).toMatch(/^<svg [^]*Hulu Sungai Tengah[^]*<\/svg>\s*$/);
  expect(text).toContain("13 Mei 2024");
  expect(text).not.toContain("var(--");
  const error = await page.evaluate(
    (text) => new DOMParser().parseFromString(text, "image/svg+xml").querySelector("parsererror")?.textContent,
    text,
  );
  expect(error).toBeUndefined();
});

test("a chart is saved as PNG, twice as large as it stands on the page", async ({ page }) => {
  await open(page);
  const { width } = await drawing(page, GAPS).boundingBox();
  const { name, content } = await take(page, GAPS, "PNG");
  expect(name).toMatch(/\.png$/);
  expect(content.subarray(1, 4).toString()).toBe("PNG");
  expect(Math.abs(content.readUInt32BE(16) - 2 * width)).toBeLessThanOrEqual(2);
});

test("charts follow the theme, and are drawn anew for paper", async ({ page }) => {
  await open(page);
  const fill = () => drawing(page, MEETINGS).locator("rect[fill='var(--st-active)']").first().evaluate((bar) => getComputedStyle(bar).fill);
  const light = await fill();
  await page.getByRole("button", { name: "Ganti tampilan terang atau gelap" }).click();
  await expect.poll(fill).not.toBe(light);
  const width = await drawing(page, GAPS).getAttribute("width");
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await expect(drawing(page, GAPS)).toHaveAttribute("width", "370");
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  await expect(drawing(page, GAPS)).toHaveAttribute("width", width);
});

test("on a phone five gaps are drawn, and all when asked", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await open(page);
  await expect(drawing(page, GAPS).locator("a")).toHaveCount(6);
  await page.getByRole("button", { name: "Semua 13" }).click();
  await expect(drawing(page, GAPS).locator("a")).toHaveCount(14);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});

test("published figures stand beside the register, and a sum that does not fit is named", async ({ page }) => {
  await open(page);
  await expect(page.getByRole("heading", { name: "Dua terbitan tidak menjumlah" })).toBeVisible();
  const says = "Januari 2022, tidak aktif: 14 bagian berjumlah 912, tetapi total yang dipublikasikan 902 (selisih 10).";
  await expect(page.getByText(says)).toBeVisible();
  await page.getByRole("link", { name: /^Bandingkan \d+ angka terbitan$/ }).click();
  await expect(page).toHaveURL(/bagian=terbitan/);
  await expect(page.getByText(/14 bagian berjumlah 912, tetapi seluruhnya disebut 902 \(selisih 10\)/)).toBeVisible();
  // Those of all cooperatives, the first twenty and then the others.
  const rows = page.getByRole("table", { name: "Angka yang dipublikasikan, dibandingkan dengan daftar" }).getByRole("row");
  await expect(rows).toHaveCount(21);
  const all = page.getByRole("button", { name: /^Semua \d+$/ });
  const count = Number((await all.textContent()).match(/\d+/)[0]);
  await all.click();
  await expect(rows).toHaveCount(count + 1);
});

test("what waits leads to just as many rows", async ({ page }) => {
  await open(page);
  const waiting = page.getByRole("link", { name: /^\d[\d.]* kasus lewat tenggat/ });
  const count = value((await waiting.textContent()).match(/^\s*([\d.]+)/)[1]);
  await waiting.click();
  await expect(page).toHaveURL(/tampilan=daftar&lewat=ya/);
  await expect(page.getByText(new RegExp(`^${String(count).replace(/\B(?=(\d{3})+$)/g, "\\.")}\\b`)).first()).toBeVisible();
});

test("what has happened since a day is counted, each with its rows and by which day", async ({ page }) => {
  await open(page, "#/?bagian=perubahan&sejak=2024-01-01");
  await expect(page.getByRole("heading", { name: /^Sejak 1 Januari 2024: [\d.]+ RAT dilaporkan/ })).toBeVisible();
  const visits = page.getByRole("listitem").filter({ hasText: "Kunjungan" });
  await expect(visits).toContainText("tanggal kunjungan");
  await visits.locator("summary").click();
  await expect(visits.getByRole("table").getByRole("link").first()).toBeVisible();
  await expect(page.getByText(/Nilai lama isian yang diubah tidak disimpan/)).toBeVisible();
});

test.describe("an office of its own", () => {
  test.use({ start: "empty" });

  test("an empty register says what this is for and begins with the list", async ({ page }) => {
    await open(page);
    await expect(page.getByRole("heading", { name: "Belum ada data" })).toBeVisible();
    await expect(page.getByText(/1970/)).toHaveCount(0);
    await page.getByRole("link", { name: "Impor daftar" }).click();
    await expect(page).toHaveURL(/#\/data\/daftar$/);
  });

  test("the summary counts from the first cooperative on", async ({ page }) => {
    await open(page, "#/koperasi");
    await register(page, { Nama: "KUD Satu", "Status dinyatakan": "Aktif", "Dinyatakan pada": "2024-01-05", "Tanggal badan hukum": "2001-01-05" });
    await register(page, { Nama: "KUD Dua" });
    await goTo(page, "Ringkasan");
    await expectFigures(page, 2, 1, 0);
    await expect(page.getByText("Dinas menyatakan 1 dari 2 koperasi aktif;")).toBeVisible();
    await expect(page.getByText("1 koperasi belum dinyatakan statusnya.")).toBeVisible();
    await expect(page.getByText(/1970/)).toHaveCount(0);
  });

  test("a list of forty without membership area gives a summary that a head of office understands", async ({ page }) => {
    const places = ["Tapin Utara", "Tapin Selatan", "Binuang", "Lokpaikat", "Bungur"];
    const names = ["Sumber Rezeki", "Karya Mandiri", "Melati", "Harapan Jaya", "Bina Sejahtera", "Teratai", "Cahaya Tani", "Amanah"];
    const rows = Array.from({ length: 40 }, (_, at) => {
      const [kind, name, place] = [["KUD", "KSP", "Kopkar", "KSU"][at % 4], names[at % 8], places[Math.floor(at / 8)]];
      const second = ["Bersinar", "Gotong Royong", "Permata", "Lestari", "Nusantara"][Math.floor(at / 8)];
      const held = at % 3 === 0 ? "Sudah" : "Belum";
      const status = at % 5 === 0 ? "Tidak aktif" : "Aktif";
      return [`${kind} ${name} ${second}`, place, status, "31 Desember 2025", "Sudah", held, held].join(";");
    });
    const list = ["Nama Koperasi;Kecamatan;Status;Tanggal status;RAT 2022;RAT 2023;RAT 2024", ...rows].join("\n");
    await open(page, "#/data/daftar");
    await page.getByLabel(/^Pilih (daftar|berkas)/).first().setInputFiles({ name: "daftar-tapin.csv", mimeType: "text/csv", buffer: Buffer.from(list) });
    await page.getByRole("button", { name: /Periksa (baris|lagi)/ }).first().click();
    await page.getByRole("button", { name: "Impor", exact: true }).click();
    await expect(page.getByRole("button", { name: "Urungkan daftar ini" })).toBeVisible();
    await goTo(page, "Ringkasan");
    await expectFigures(page, 40, 32, 8);
    await expect(page.getByText(/^Dinas menyatakan 80,00\s% koperasi aktif; /)).toBeVisible();
    await expect(page.getByRole("combobox", { name: "Menurut" })).toHaveValue("domicile");
    await expect(page.getByText("40 koperasi tanpa wilayah keanggotaan: binaannya tidak dapat dihitung.")).toBeVisible();
    // Nobody has entered a day: it is the one on which the last meetings of the list count.
    await expect(page.locator(".basis").getByRole("button", { name: "1 April 2025" })).toBeVisible();
    await expect(page.getByText(/Tidak tercatat|1970/)).toHaveCount(0);
    const meetings = page.getByRole("figure").filter({ hasText: "menyelenggarakan RAT" });
    for (const year of ["2022", "2023", "2024"]) await expect(meetings.locator("svg text", { hasText: year })).toBeVisible();
    for (const chart of await page.locator(".drawing").all()) await expect(chart.locator("text").first()).toBeVisible();
    await page.setViewportSize({ width: 1280, height: 800 });
    if (process.env.SELARAS_SCREENSHOTS) await page.screenshot({ path: "tests/screenshots/ringkasan-tapin.png", fullPage: true });
  });
});
