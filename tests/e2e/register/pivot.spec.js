// Tabel silang: any figure over one or two dimensions, each number leading to its rows.

import { readFile } from "node:fs/promises";
import { download, expect, expectShown, field, goTo, number, open, openMenu, test } from "../office.js";

const pivot = (page) => page.getByRole("region", { name: "Tabel silang" }).getByRole("table");

/** The numbers of a row, by its name. */
const numbers = (page, name) =>
  pivot(page)
    .getByRole("row")
    .filter({ has: page.getByRole("rowheader", { name, exact: true }) })
    .evaluate((row) => [...row.querySelectorAll("td")].map((cell) => Number(cell.querySelector("data")?.value ?? 0)));

const choose = (page, label, choice) => field(page, label).selectOption({ label: choice });

test("an officer makes a table of districts by kind, and its totals are those of the register", async ({ page }) => {
  await open(page, "#/koperasi");
  await page.getByRole("link", { name: "Tabel silang" }).click();
  await expect(page.getByRole("heading", { level: 2 }).first()).toHaveText("Jumlah koperasi menurut kabupaten/kota dan jenis");
  const rows = await pivot(page).locator("tbody tr").evaluateAll((all) =>
    all.map((row) => [...row.querySelectorAll("td")].map((cell) => Number(cell.querySelector("data")?.value ?? 0))));
  expect(rows).toHaveLength(13);
  const totals = await numbers(page, "Jumlah");
  expect(totals.at(-1)).toBe(3027);
  for (const row of rows) expect(row.slice(0, -1).reduce((a, b) => a + b, 0)).toBe(row.at(-1));
  totals.forEach((total, at) => expect(rows.reduce((sum, row) => sum + row[at], 0)).toBe(total));
  // What has no kind is a column of its own.
  await expect(pivot(page).getByRole("columnheader", { name: "Tidak tercatat" })).toBeVisible();
});

test("a number of the table leads to just its cooperatives, and what it asks for can be taken off", async ({ page }) => {
  await open(page, "#/koperasi/silang?baris=kelompok&kolom=dasawarsa");
  const link = pivot(page).getByRole("row", { name: /^KUD / }).getByRole("link").nth(2);
  const count = Number(await link.locator("data").getAttribute("value"));
  await link.click();
  await expectShown(page, count);
  await expect(page.getByText("Kelompok: KUD")).toBeVisible();
  await page.reload();
  await expectShown(page, count);
  await page.getByRole("button", { name: "Lepas saringan Dasawarsa berdiri" }).click();
  await expect(page).toHaveURL(/#\/koperasi\?kelompok=kud$/);
  await page.getByRole("button", { name: "Lepas saringan Kelompok" }).click();
  await expectShown(page, 3027);
});

test("what is not recorded leads to its rows, too", async ({ page }) => {
  await open(page, "#/koperasi/silang?baris=sektor&kolom=tanpa");
  const link = pivot(page).getByRole("row", { name: /^Tidak tercatat/ }).getByRole("link");
  const count = Number(await link.locator("data").getAttribute("value"));
  await link.click();
  await expectShown(page, count);
  await expect(page.getByText("Sektor usaha: Tidak tercatat")).toBeVisible();
});

test("the choice is an address, filtered as the list is", async ({ page, context }) => {
  await open(page, "#/koperasi/silang");
  await choose(page, "Baris", "Status dinyatakan");
  await choose(page, "Kolom", "Binaan");
  await choose(page, "Angka", "Jumlah aset");
  await page.getByLabel("Tahun buku").selectOption({ label: "2022" });
  await page.getByRole("button", { name: "Saring lain" }).click();
  await page.getByRole("dialog").getByLabel("Jenis").selectOption({ label: "Jasa" });
  await page.getByRole("dialog").getByRole("button", { name: /^Tampilkan/ }).click();
  await expect(page.getByText(/Jenis: Jasa/).first()).toBeVisible();
  await expect(page.getByText(/Angka ini diketahui dari \d+ di antara/)).toBeVisible();
  const totals = await numbers(page, "Jumlah");
  const colleague = await context.newPage();
  await colleague.goto(page.url());
  await expect(colleague.getByRole("heading", { level: 2 }).first()).toHaveText(
    "Jumlah aset (juta rupiah) menurut status dinyatakan dan binaan; tahun buku 2022",
  );
  expect(await numbers(colleague, "Jumlah")).toEqual(totals);
  expect(totals[0] + totals[1]).toBe(totals.at(-1));
});

test("choosing for the rows what the columns are swaps the two", async ({ page }) => {
  await open(page, "#/koperasi/silang");
  await choose(page, "Baris", "Jenis");
  await expect(field(page, "Kolom").locator("option:checked")).toHaveText("Kabupaten/kota");
  expect((await numbers(page, "Jumlah")).at(-1)).toBe(3027);
});

test("a share is not summed and says of how many it is", async ({ page }) => {
  await open(page, "#/koperasi/silang?baris=binaan&kolom=tanpa&angka=aktif");
  const [share, count] = await numbers(page, "Semua");
  expect(share).toBeCloseTo(1944 / 3027, 4);
  expect(count).toBe(3027);
  await expect(pivot(page).getByText("64,22 %")).toBeVisible();
  await expect(pivot(page).getByText("80,33 %")).toBeVisible();
  await choose(page, "Angka", "% RAT");
  await expect(field(page, "Tahun buku").locator("option:checked")).toHaveText("2023");
});

test("the chart shows the same as the table, and a bar leads to its rows", async ({ page }) => {
  await open(page, "#/koperasi/silang?baris=binaan&kolom=status");
  const figure = page.getByRole("figure");
  await figure.scrollIntoViewIfNeeded();
  await expect(figure.getByRole("img").locator("svg")).toBeVisible();
  await figure.getByRole("button", { name: "Tabel" }).click();
  await expect(figure.getByRole("table").getByText("3.027")).toBeVisible();
  await figure.getByRole("button", { name: "Tabel" }).click();
  // The legend is drawn last.
  await figure.locator('svg path[fill="#066650"]').first().click({ force: true });
  await expect(page).toHaveURL(/#\/koperasi\?.*status=active/);
});

test("the table is saved with numbers as numbers, and says what it is", async ({ page }) => {
  await open(page, "#/koperasi/silang?baris=binaan&kolom=status&wilayah=63.05");
  const totals = await numbers(page, "Jumlah");
  await openMenu(page, "Unduh");
  const csv = await download(page, page.getByRole("button", { name: "Unduh CSV" }));
  expect(csv.name).toBe("tabel-silang.csv");
  const lines = csv.text.replace("\ufeff", "").trim().split("\n");
  expect(lines[0]).toBe("Binaan;Aktif;Tidak aktif;Jumlah;Koperasi yang dihitung");
  expect(lines.at(-1)).toBe(`Jumlah;${totals.join(";")};${totals.at(-1)}`);
  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name: "Unduh Excel" }).click();
  const file = await coming;
  expect(file.suggestedFilename()).toBe("tabel-silang.xlsx");
  // The program itself reads what it wrote.
  await open(page, "#/data/daftar");
  const buffer = await readFile(await file.path());
  await page.getByLabel("Pilih daftar").setInputFiles({ name: "t.xlsx", mimeType: "application/octet-stream", buffer });
  await expect(page.getByLabel("Lembar")).toBeVisible();
  await page.getByLabel("Lembar").selectOption({ label: "Tabel silang (4 baris)" });
  await expect(page.getByRole("cell", { name: new RegExp(`\\b${totals.at(-1)}\\b`) }).first()).toBeVisible();
  const options = await page.getByLabel("Lembar").locator("option").allTextContents();
  expect(options.some((name) => name.startsWith("Keterangan"))).toBe(true);
});

test("where the filters leave nobody the page says so", async ({ page }) => {
  await open(page, "#/koperasi/silang?cari=tidakadayangbegini");
  await expect(page.getByRole("heading", { name: "Tidak ada yang cocok" })).toBeVisible();
  await page.getByRole("button", { name: "Hapus saringan" }).click();
  await expect(page.getByText(`${number(3027)} koperasi`)).toBeVisible();
  await goTo(page, "Koperasi");
});
