import { readFile } from "node:fs/promises";
import { column, expect, expectFigures, expectShown, goTo, open, register, test } from "./office.js";

const TITLES = [
  "Koperasi menurut kabupaten/kota",
  "Persentase koperasi yang aktif, menurut kabupaten/kota",
  "Koperasi menurut jenis",
  "Koperasi menurut tahun berdiri",
  "RAT menurut tahun buku",
];

/** A number as the offices write it. */
const value = (text) => Number(text.replaceAll(".", "").replace(",", ".").replace("%", ""));
const cells = (row) => row.getByRole("cell").allTextContents();
const numbers = async (row) => (await cells(row)).map(value);

/** The numbers of a table, line by line. */
const lines = async (table) => {
  await expect(table).toBeVisible();
  const texts = await table.locator("tbody tr").evaluateAll((rows) => rows.map((row) => [...row.querySelectorAll("td")].map((cell) => cell.textContent)));
  return texts.map((row) => row.map(value));
};
const chart = (page, title) => page.getByRole("figure").filter({ has: page.getByRole("heading", { name: title, exact: true }) });
const drawing = (page, title) => chart(page, title).getByRole("img").locator("svg");

/** The chart with its drawing there: it is made when it is about to be seen. */
const drawn = async (page, title) => {
  await chart(page, title).scrollIntoViewIfNeeded();
  await expect(drawing(page, title)).toBeVisible();
  return chart(page, title);
};

test("the summary names basis, status, date and source of its figures", async ({ page }) => {
  await open(page);
  await expect(
    page.getByText("Menurut binaan; status dinyatakan dinas; keadaan 13 Mei 2024 (hari terakhir dalam data); sumber: daftar koperasi ini.").first(),
  ).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
});

test("the founding table shows 183 supervised by the province, 147 active and 36 not, and the rest adds up", async ({ page }) => {
  await open(page);
  const table = page.getByRole("table", { name: "Menurut binaan: tingkat pemerintahan yang membina" });
  expect(await numbers(table.getByRole("row", { name: /^Seluruh koperasi/ }))).toEqual([3027, 1944, 1083, 64.22]);
  expect(await numbers(table.getByRole("row", { name: /^Binaan provinsi/ }))).toEqual([183, 147, 36, 80.33]);
  expect(await numbers(table.getByRole("row", { name: /^Binaan kabupaten\/kota/ }))).toEqual([2844, 1797, 1047, 63.19]);
});

test("by domicile the thirteen districts add up to the whole, and the address keeps the choice", async ({ page }) => {
  await open(page);
  await page.getByRole("radiogroup", { name: "Menurut" }).getByRole("radio", { name: "Kedudukan" }).check();
  await expect(page).toHaveURL(/#\/\?dasar=kedudukan$/);
  const table = page.getByRole("table", { name: "Menurut kedudukan: kabupaten/kota tempat koperasi berada" });
  const [all, ...districts] = await lines(table);
  expect(districts).toHaveLength(13);
  for (const at of [0, 1, 2]) expect(districts.reduce((sum, row) => sum + row[at], 0)).toBe(all[at]);
  await expectFigures(page, 3027, 1944, 1083);
  await page.reload();
  await expect(page.getByRole("radio", { name: "Kedudukan" })).toBeChecked();
  await expect(table).toBeVisible();
});

test("declared and computed status are two readings of the same register", async ({ page }) => {
  await open(page);
  await page.getByRole("radiogroup", { name: "Status" }).getByRole("radio", { name: "Menurut bukti" }).check();
  await expect(page).toHaveURL(/#\/\?status=/);
  await expect(page.getByText(/status menurut bukti, aturan Permenkop 25\/2015/).first()).toBeVisible();
  const table = page.getByRole("table", { name: "Menurut binaan: tingkat pemerintahan yang membina" });
  const [total, ...parts] = (await numbers(table.getByRole("row", { name: /^Seluruh koperasi/ }))).slice(0, -1);
  expect(total).toBe(3027);
  expect(parts).toHaveLength(4);
  expect(parts.reduce((sum, part) => sum + part)).toBe(3027);
  await page.reload();
  await expect(page.getByRole("radio", { name: "Menurut bukti" })).toBeChecked();
  await page.getByRole("radiogroup", { name: "Status" }).getByRole("radio", { name: "Dinyatakan dinas" }).check();
  await expectFigures(page, 3027, 1944, 1083);
});

for (const [line, count] of [["Seluruh koperasi", 3027], ["Binaan provinsi", 183], ["Binaan kabupaten/kota", 2844]]) {
  test(`“${line}” in the founding table leads to a list of exactly ${count}`, async ({ page }) => {
    await open(page);
    await page.getByRole("table", { name: /^Menurut binaan/ }).getByRole("link", { name: line }).click();
    await expectShown(page, count);
  });
}

test("every chart is drawn, names what it shows, and its table shows the same numbers", async ({ page }) => {
  await open(page);
  for (const title of TITLES) {
    const figure = await drawn(page, title);
    await expect(figure.getByRole("img", { name: title })).toBeVisible();
    await expect(figure.getByText(/keadaan 13 Mei 2024 \(hari terakhir dalam data\); sumber:/)).toBeVisible();
    const button = figure.getByRole("button", { name: "Tabel" });
    await button.click();
    await expect(button).toHaveAttribute("aria-pressed", "true");
    const table = figure.getByRole("table");
    await expect(table).toBeVisible();
    await expect(drawing(page, title)).toBeHidden();
    expect(await table.getByRole("row").count()).toBeGreaterThan(4);
    await button.click();
    await expect(drawing(page, title)).toBeVisible();
  }
});

test("the tables behind the charts add up to the register", async ({ page }) => {
  await open(page);
  for (const title of [TITLES[0], TITLES[2], TITLES[3]]) {
    const figure = await drawn(page, title);
    await figure.getByRole("button", { name: "Tabel" }).click();
    const rows = await lines(figure.getByRole("table"));
    const sums = [0, 1, 2].map((at) => rows.reduce((sum, row) => sum + row[at], 0));
    expect(sums, title).toEqual([3027, 1944, 1083]);
  }
});

test("the tiles show what their table says", async ({ page }) => {
  await open(page);
  const figure = await drawn(page, TITLES[1]);
  const texts = await drawing(page, TITLES[1]).locator("text").allTextContents();
  await figure.getByRole("button", { name: "Tabel" }).click();
  const rows = await lines(figure.getByRole("table"));
  expect(rows).toHaveLength(13);
  const shares = texts.filter((text) => text.includes("%")).map(value);
  for (const row of rows) expect(shares).toContain(row.at(-1));
});

/** Clicks on the n-th of the coloured shapes of a drawing. */
const bars = (page, title, color) => drawing(page, title).locator(`path[fill="${color}"]`);

const token = (page, name) => page.evaluate((name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim(), name);

test("a bar leads to a list of exactly as many cooperatives as it shows", async ({ page }) => {
  await open(page);
  const title = TITLES[2];
  const figure = await drawn(page, title);
  await figure.getByRole("button", { name: "Tabel" }).click();
  const expected = await numbers(figure.getByRole("row", { name: /^Konsumen/ }));
  await figure.getByRole("button", { name: "Tabel" }).click();
  await expect(drawing(page, title)).toBeVisible();
  // The longest of the bars of what is not active is that of the consumers' cooperatives.
  const color = await token(page, "--st-inactive");
  const boxes = await Promise.all((await bars(page, title, color).all()).map((bar) => bar.boundingBox()));
  const box = boxes.reduce((widest, box) => (box.width > widest.width ? box : widest));
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await expectShown(page, expected[2]);
  await expect.poll(async () => [...new Set(await column(page, "Jenis"))]).toEqual(["Konsumen"]);
  expect([...new Set(await column(page, "Status dinyatakan"))]).toEqual(["Tidak aktif"]);
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ringkasan");
});

test("a district's bar leads to what that district supervises, not to all that lies in it", async ({ page }) => {
  const title = TITLES[0];
  await open(page);
  const figure = await drawn(page, title);
  await figure.getByRole("button", { name: "Tabel" }).click();
  const expected = await numbers(figure.getByRole("row", { name: /^Banjarmasin/ }));
  await figure.getByRole("button", { name: "Tabel" }).click();
  await expect(drawing(page, title)).toBeVisible();
  const color = await token(page, "--st-inactive");
  const boxes = await Promise.all((await bars(page, title, color).all()).map((bar) => bar.boundingBox()));
  const box = boxes.reduce((widest, box) => (box.width > widest.width ? box : widest));
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await expectShown(page, expected[2]);
});

test("a line of the table behind the chart leads to as many cooperatives as it counts", async ({ page }) => {
  await open(page);
  const figure = await drawn(page, TITLES[0]);
  await figure.getByRole("button", { name: "Tabel" }).click();
  const row = figure.getByRole("row", { name: /^Banjarmasin/ });
  const [total] = await numbers(row);
  await row.getByRole("link").click();
  await expectShown(page, total);
});

test("a tile leads to a list of as many cooperatives as its table says", async ({ page }) => {
  await open(page);
  const figure = await drawn(page, TITLES[1]);
  await figure.getByRole("button", { name: "Tabel" }).click();
  const [total] = await numbers(figure.getByRole("row", { name: /^Tapin/ }));
  await figure.getByRole("button", { name: "Tabel" }).click();
  await drawing(page, TITLES[1]).getByText("Tapin", { exact: true }).click();
  await expectShown(page, total);
});

test("a span of founding years leads to the cooperatives founded in it", async ({ page }) => {
  await open(page);
  const title = TITLES[3];
  const figure = await drawn(page, title);
  await figure.getByRole("button", { name: "Tabel" }).click();
  const counts = await lines(figure.getByRole("table"));
  const most = counts.reduce((best, row, at) => (row[1] > counts[best][1] ? at : best), 0);
  await figure.getByRole("button", { name: "Tabel" }).click();
  const color = await token(page, "--st-active");
  const boxes = await Promise.all((await bars(page, title, color).all()).map((bar) => bar.boundingBox()));
  const box = boxes.reduce((highest, box) => (box.height > highest.height ? box : highest));
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await expectShown(page, counts[most][1]);
  await expect(page.getByText(/^Berdiri: \d{4}–\d{4}$/)).toBeVisible();
  await page.getByText(/^Berdiri: \d{4}–\d{4}$/).getByRole("button").click();
  await expectShown(page, 1944);
});

/** The file that one of a chart's buttons hands over. */
const take = async (page, figure, kind) => {
  const coming = page.waitForEvent("download");
  await figure.getByRole("button", { name: kind }).click();
  const file = await coming;
  return { name: file.suggestedFilename(), content: await readFile(await file.path()) };
};

test("a chart is saved as SVG", async ({ page }) => {
  await open(page);
  const { name, content } = await take(page, await drawn(page, TITLES[0]), "SVG");
  expect(name).toBe("selaras-koperasi-menurut-kabupaten-kota.svg");
  expect(content.toString("utf8")).toMatch(/^<svg [^]*Hulu Sungai Tengah[^]*<\/svg>\s*$/);
});

test("a chart that was saved as SVG can be opened", async ({ page }) => {
  await open(page);
  const { content } = await take(page, await drawn(page, TITLES[0]), "SVG");
  const error = await page.evaluate(
    (text) => new DOMParser().parseFromString(text, "image/svg+xml").querySelector("parsererror")?.textContent,
    content.toString("utf8"),
  );
  expect(error).toBeUndefined();
});

test("a chart is saved as PNG, twice as large as it stands on the page", async ({ page }) => {
  await open(page);
  const figure = await drawn(page, TITLES[0]);
  const { name, content } = await take(page, figure, "PNG");
  expect(name).toBe("selaras-koperasi-menurut-kabupaten-kota.png");
  expect(content.subarray(1, 4).toString()).toBe("PNG");
  const { width } = await figure.getByRole("img").first().boundingBox();
  expect(Math.abs(content.readUInt32BE(16) - 2 * width)).toBeLessThanOrEqual(2);
});

test("a saved picture says by itself what it shows and where it is from", async ({ page }) => {
  await open(page);
  const figure = await drawn(page, TITLES[0]);
  const text = (await take(page, figure, "SVG")).content.toString("utf8");
  expect(text).toContain(TITLES[0]);
  expect(text).toContain("13 Mei 2024");
});

test("the charts follow when the theme turns", async ({ page }) => {
  await open(page);
  await drawn(page, TITLES[0]);
  const light = await token(page, "--st-active");
  await expect(bars(page, TITLES[0], light).first()).toBeVisible();
  await page.getByRole("button", { name: "Ganti tampilan terang atau gelap" }).click();
  const dark = await token(page, "--st-active");
  expect(dark).not.toBe(light);
  await expect(bars(page, TITLES[0], dark).first()).toBeVisible();
});

test("where the charts cannot be loaded their tables stand in for them", async ({ page }) => {
  await page.route("**/echarts-*.js", (route) => route.abort());
  await open(page);
  const figure = chart(page, TITLES[0]);
  await figure.scrollIntoViewIfNeeded();
  await expect(figure.getByText("Grafik tidak dapat dimuat; datanya tampil sebagai tabel.")).toBeVisible();
  await expect(figure.getByRole("table")).toBeVisible();
});

test("published figures stand beside the register, and a sum that does not fit is named", async ({ page }) => {
  await open(page);
  await expect(
    page.getByText("Januari 2022, tidak aktif: 14 bagian berjumlah 912, tetapi total yang dipublikasikan 902 (selisih 10)."),
  ).toBeVisible();
  await page.getByText("Lihat 74 angka").click();
  await expect(page.getByRole("table", { name: "Angka yang dipublikasikan, dibandingkan dengan daftar" }).getByRole("row")).toHaveCount(75);
});

test.describe("an office of its own", () => {
  test.use({ start: "empty" });

  test("the summary counts from the first cooperative on", async ({ page }) => {
    await open(page, "#/koperasi");
    await register(page, { Nama: "KUD Satu", "Status dinyatakan": "Aktif", "Dinyatakan pada": "2024-01-05", "Tanggal badan hukum": "2001-01-05" });
    await register(page, { Nama: "KUD Dua" });
    await goTo(page, "Ringkasan");
    await expectFigures(page, 2, 1, 0);
    const rest = page.getByRole("group", { name: "Belum dinyatakan" }).locator("data").first();
    await expect(rest).toHaveAttribute("value", "1");
    await expect(page.getByText(/Ini contoh/)).toHaveCount(0);
    await expect(page.getByRole("heading", { name: "Angka yang dipublikasikan, dibandingkan dengan daftar" })).toHaveCount(0);
  });
});
