// What is printed can be handed out: read from the PDF that the browser makes of each page.

import { extractTextItems, getDocumentProxy } from "unpdf";
import { expect, list, open, test } from "./office.js";

/** A4 in points, across and upright. */
const [SHORT, LONG] = [595, 842];
/** In points: how far a letter may stand out of the margin. */
const OUT = 2;
const FOOT = /^(Selaras · .* dicetak |Halaman \d+ dari \d+$)/;

/** The sheets of the page that is open: their texts with where they stand. */
const printed = async (page) => {
  await listen(page);
  const pdf = await getDocumentProxy(new Uint8Array(await page.pdf({ preferCSSPageSize: true })));
  const { items } = await extractTextItems(pdf);
  return Promise.all(
    items.map(async (texts, at) => {
      const [, , width, height] = (await pdf.getPage(at + 1)).view;
      return { width, height, texts: joined(texts.filter((text) => text.str.trim() !== "")) };
    }),
  );
};

/** What a PDF has in pieces though nothing stands between them: letters that are written as one, a change of the font. */
const joined = (texts) =>
  texts.reduce((all, text) => {
    const last = all.at(-1);
    const is_next = last && Math.abs(last.y - text.y) < 1 && Math.abs(last.x + last.width - text.x) < 0.5;
    if (!is_next) return [...all, { ...text }];
    Object.assign(last, { str: last.str + text.str, width: text.x + text.width - last.x });
    return all;
  }, []);

const words = (text) => new Set(text.normalize("NFKC").toLowerCase().match(/\p{L}{3,}/gu) ?? []);

/** From now on what the page says while it is printed is kept, with what stands at the foot. */
const listen = (page) =>
  page.evaluate(() => {
    const keep = () => {
      const texts = [];
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) texts.push(walker.currentNode.data);
      const { style } = document.documentElement;
      window.printed = [...texts, ...[...style].map((name) => style.getPropertyValue(name))].join(" ");
    };
    // When the program has drawn what is there for paper alone.
    addEventListener("beforeprint", async () => {
      for (let turn = 0; turn < 50; turn++) await null;
      keep();
    });
  });

/** Holds every sheet against the page. */
const expectWhole = async (page, sheets) => {
  const known = words(await page.evaluate(() => window.printed));
  for (const [at, { width, height, texts }] of sheets.entries()) {
    const sheet = `sheet ${at + 1}`;
    expect([Math.round(width), Math.round(height)].sort(), sheet).toEqual([SHORT, LONG]);
    expect(texts.filter((text) => !FOOT.test(text.str)).length, `${sheet} says something`).toBeGreaterThan(1);
    const out = texts.filter((text) => text.x < -OUT || text.x + text.width > width + OUT).map((text) => text.str);
    expect(out, `${sheet}: cut at the edge`).toEqual([]);
    const broken = texts.flatMap((text) => [...words(text.str)]).filter((word) => !known.has(word));
    expect(broken, `${sheet}: broken words`).toEqual([]);
    const all = texts.map((text) => text.str).join(" ");
    expect(all, sheet).toContain(`Halaman ${at + 1} dari ${sheets.length}`);
    expect(all, sheet).toContain("contoh, data rekaan");
  }
};

/** Sees that a heading of a column stands on every one of the sheets over which its table goes. */
const expectHeads = (sheets, heading) =>
  expect(sheets.map(({ texts }) => texts.some((text) => text.str.includes(heading)))).toEqual(sheets.map(() => true));

test("the register is printed across, with all that were found and its headings on every sheet", async ({ page }) => {
  await open(page, "#/koperasi?wilayah=63.05");
  const count = Number((await page.getByText(/^\d+ dari [\d.]+ koperasi$/).textContent()).split(" ")[0]);
  await expect(list(page)).toBeVisible();
  const sheets = await printed(page);
  expect(sheets.length).toBeGreaterThan(3);
  await expectWhole(page, sheets);
  expectHeads(sheets, "Dinyatakan");
  expect(sheets.every(({ width, height }) => width > height)).toBe(true);
  const rows = sheets.flatMap(({ texts }) => texts.filter((text) => text.str === "Tapin")).length;
  expect(rows).toBeGreaterThanOrEqual(count);
  // On the screen there are again only those in sight.
  expect(await list(page).getByRole("row").count()).toBeLessThan(count);
});

for (const [name, address, heading] of [
  ["the summary", "#/", null],
  ["the list of priorities", "#/tindak-lanjut?tampilan=prioritas", "Alasan"],
  ["a pivot table", "#/koperasi/silang", null],
  ["the quality of the data", "#/koperasi/mutu", null],
]) {
  test(`${name} is printed whole`, async ({ page }) => {
    await open(page, address);
    await expect(page.getByRole("main").getByRole("table").first()).toBeVisible();
    const sheets = await printed(page);
    await expectWhole(page, sheets);
    if (address === "#/") expect(sheets).toHaveLength(1);
    if (heading) expectHeads(sheets, heading);
  });
}

test("a cooperative and its case are printed with who signs", async ({ page }) => {
  await open(page, "#/tindak-lanjut?tampilan=daftar");
  const link = page.getByRole("main").getByRole("table").getByRole("link").first();
  const address = (await link.getAttribute("href")).split("?")[0];
  for (const to of [address, address.replace("tindak-lanjut", "koperasi")]) {
    await open(page, to);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    const sheets = await printed(page);
    await expectWhole(page, sheets);
    expect(sheets.flatMap(({ texts }) => texts.map((text) => text.str)).join(" ")).toContain("Mengetahui,");
  }
});
