import { column, expect, expectShown, find, goTo, list, number, open, shown, test } from "../office.js";

// That every filter shows all that it admits and nothing else: tests/scenarios/register.rs.
const FILTERS = [
  { label: "Kabupaten/kota", choice: "Kabupaten Tapin", parameter: /wilayah=63\.05/, column: "Kabupaten/kota", shows: "Tapin" },
  { label: "Binaan", choice: "Provinsi", parameter: /binaan=province/, column: "Binaan", shows: "Provinsi", count: 183 },
  { label: "Status menurut bukti", choice: "Di antara keduanya", parameter: /dihitung=between/, column: "Status menurut bukti", shows: "Di antara keduanya" },
  { label: "Jenis", choice: "Tidak tercatat", parameter: /jenis=tidak-tercatat/, column: "Jenis", shows: "–" },
];

test("an officer finds a cooperative by any words of its name, in any order", async ({ page }) => {
  await open(page, "#/koperasi");
  await expectShown(page, 3027);
  await page.getByLabel("Cari").fill("barokah ANGKUTAN");
  await expect.poll(async () => (await column(page, "Nama", 3)).every((name) => /barokah/i.test(name) && /angkutan/i.test(name))).toBe(true);
  await expect(page).toHaveURL(/#\/koperasi\?cari=barokah%20ANGKUTAN$/);
  const found = await shown(page);
  expect(found).toBeGreaterThan(0);
  expect(found).toBeLessThan(100);
  await page.reload();
  await expect(page.getByLabel("Cari")).toHaveValue("barokah ANGKUTAN");
  await expectShown(page, found);
});

for (const filter of FILTERS) {
  test(`the list shows only what “${filter.label}: ${filter.choice}” admits, and the address keeps it`, async ({ page }) => {
    await open(page, "#/koperasi");
    await page.getByLabel(filter.label, { exact: true }).selectOption({ label: filter.choice });
    await expect(page).toHaveURL(filter.parameter);
    await expect.poll(async () => [...new Set(await column(page, filter.column))]).toEqual([filter.shows]);
    const found = await shown(page);
    if (filter.count) expect(found).toBe(filter.count);
    await page.reload();
    await expectShown(page, found);
    await expect(page.getByLabel(filter.label, { exact: true }).locator("option:checked")).toHaveText(filter.choice);
    await page.getByRole("button", { name: "Hapus saringan" }).click();
    await expectShown(page, 3027);
    await expect(page).toHaveURL(/#\/koperasi$/);
  });
}

test("filters, search and order together are one address that can be sent to a colleague", async ({ page, context }) => {
  await open(page, "#/koperasi");
  await page.getByLabel("Cari").fill("usaha");
  await page.getByLabel("Kabupaten/kota").selectOption({ label: "Kota Banjarmasin" });
  await page.getByLabel("Status dinyatakan").selectOption({ label: "Aktif" });
  await list(page).getByRole("button", { name: "Berdiri" }).click();
  await list(page).getByRole("button", { name: "Berdiri" }).click();
  const names = await column(page, "Nama");
  const found = await shown(page);
  const colleague = await context.newPage();
  await colleague.goto(page.url());
  await expectShown(colleague, found);
  await expect.poll(() => column(colleague, "Nama")).toEqual(names);
  await expect(list(colleague).getByRole("columnheader", { name: "Berdiri" })).toHaveAttribute("aria-sort", "descending");
});

/** The columns in the order in which they stand, and the key by which the texts of their cells follow each other. */
const DISTRICTS = [
  "Tanah Laut", "Kotabaru", "Banjar", "Barito Kuala", "Tapin", "Hulu Sungai Selatan", "Hulu Sungai Tengah",
  "Hulu Sungai Utara", "Tabalong", "Tanah Bumbu", "Balangan", "Banjarmasin", "Banjarbaru",
];
const KINDS = ["Konsumen", "Produsen", "Pemasaran", "Jasa", "Simpan pinjam"];
const place = (order) => (text) => (order.includes(text) ? order.indexOf(text) : order.length);
const COLUMNS = {
  Nama: (text) => text.toLowerCase(),
  NIK: (text) => (text === "–" ? Infinity : Number(text)),
  "Kabupaten/kota": place(DISTRICTS),
  Jenis: place(KINDS),
  Binaan: place(["Kabupaten/kota", "Provinsi", "Nasional"]),
  "Status dinyatakan": place(["Aktif", "Tidak aktif"]),
  "Status menurut bukti": place(["Aktif", "Tidak aktif", "Di antara keduanya", "Belum jelas"]),
  Berdiri: (text) => (text === "–" ? Infinity : Number(text)),
};

const isSorted = (keys, direction) => keys.every((key, at) => at === 0 || (direction > 0 ? keys[at - 1] <= key : keys[at - 1] >= key));

test("the list can be ordered by every column, both ways, and says so", async ({ page }) => {
  // Few enough rows that all of them are in the page, and of every sort.
  await open(page, "#/koperasi?cari=mandiri%20usaha");
  for (const [name, key] of Object.entries(COLUMNS)) {
    const head = list(page).getByRole("columnheader", { name, exact: true });
    const was = await head.getAttribute("aria-sort");
    if (was !== "ascending") await head.getByRole("button").click();
    await expect(head).toHaveAttribute("aria-sort", "ascending");
    await expect(list(page).locator("[aria-sort]")).toHaveCount(1);
    expect(isSorted((await column(page, name, 60)).map(key), 1), `${name} up`).toBe(true);
    await head.getByRole("button").click();
    await expect(head).toHaveAttribute("aria-sort", "descending");
    await expect(page).toHaveURL(/turun=ya/);
    expect(isSorted((await column(page, name, 60)).map(key), -1), `${name} down`).toBe(true);
  }
});

test("the back button leads from a cooperative to the list as it was left", async ({ page }) => {
  await open(page, "#/");
  await goTo(page, "Koperasi");
  await page.getByLabel("Binaan").selectOption({ label: "Provinsi" });
  await page.getByLabel("Cari").fill("koperasi");
  const found = await shown(page);
  await list(page).getByRole("link").first().click();
  await expect(page.getByRole("link", { name: "Ubah" })).toBeVisible();
  await page.goBack();
  await expect(page.getByLabel("Cari")).toHaveValue("koperasi");
  await expect(page.getByLabel("Binaan").locator("option:checked")).toHaveText("Provinsi");
  await expectShown(page, found);
  // Typing and choosing are no steps of their own.
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ringkasan");
});

test("the link above a cooperative's name leads to the list as it was left", async ({ page }) => {
  await open(page, "#/koperasi?binaan=province");
  await list(page).getByRole("link").first().click();
  await page.getByRole("main").getByRole("link", { name: /^\W*Koperasi$/ }).click();
  await expectShown(page, 183);
});

test("where nothing fits the list says so and offers a way out", async ({ page }) => {
  await open(page, "#/koperasi?cari=tidakadayangbegini");
  await expect(page.getByRole("heading", { name: "Tidak ada yang cocok" })).toBeVisible();
  await page.getByRole("main").getByRole("button", { name: "Hapus saringan" }).last().click();
  await expectShown(page, 3027);
});

test("a long list is scrolled to its end, row by row as the screen readers count them", async ({ page }) => {
  await open(page, "#/koperasi?urut=berdiri");
  await expect(list(page)).toHaveAttribute("aria-rowcount", "3028");
  const region = page.getByRole("region", { name: "Koperasi" });
  await region.focus();
  await page.keyboard.press("End");
  await expect(list(page).locator('[aria-rowindex="3028"]')).toBeInViewport();
  await page.keyboard.press("Home");
  await expect(list(page).locator('[aria-rowindex="2"]')).toBeInViewport();
});

test("parameters that make no sense are left aside", async ({ page }) => {
  await open(page, "#/koperasi?wilayah=abc&dihitung=entah&dari=zaman&urut=warna&lain=1");
  await expectShown(page, 3027);
});

test("a search for markup or very much text finds nothing and breaks nothing", async ({ page }) => {
  await open(page, "#/koperasi");
  for (const text of ["<img src=x onerror=alert(1)>", "%", "a&b=c#d", "x".repeat(5000)]) {
    await page.getByLabel("Cari").fill(text);
    await expect(page.getByRole("heading", { name: "Tidak ada yang cocok" })).toBeVisible();
    await page.reload();
    await expect(page.getByLabel("Cari")).toHaveValue(text);
  }
  await page.getByLabel("Cari").fill("");
  await expectShown(page, 3027);
  expect(number(3027)).toBe("3.027");
  await find(page, "Koperasi Angkutan");
});
