import { column, expect, expectShown, find, goTo, list, number, open, shown, test } from "../office.js";

// That every filter shows all that it admits and nothing else: tests/scenarios/register.rs.
const FILTERS = [
  { label: "Kabupaten/kota", choice: "Kabupaten Tapin", parameter: /wilayah=63\.05/, column: "Kabupaten/kota", shows: "Tapin" },
  { label: "Dinyatakan", choice: "Tidak aktif", parameter: /status=inactive/, column: "Dinyatakan", shows: "Tidak aktif", count: 1083 },
  { label: "Menurut bukti", choice: "Belum jelas", parameter: /dihitung=undetermined/, column: "Menurut bukti", shows: "Belum jelas" },
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

test("filters that are used less stand in a sheet, which says how many it would show", async ({ page }) => {
  await open(page, "#/koperasi");
  await page.getByRole("button", { name: "Saring lain" }).click();
  const sheet = page.getByRole("dialog", { name: "Saringan" });
  await sheet.getByLabel("Binaan").selectOption({ label: "Provinsi" });
  await sheet.getByRole("button", { name: "Tampilkan 183" }).click();
  await expect(sheet).toBeHidden();
  await expectShown(page, 183);
  await expect(page).toHaveURL(/binaan=province/);
  await expect(page.getByRole("button", { name: "Saring lain 1" })).toBeVisible();
  await page.getByRole("button", { name: "Lepas saringan Binaan" }).click();
  await expectShown(page, 3027);
});

test("filters, search and order together are one address that can be sent to a colleague", async ({ page, context }) => {
  await open(page, "#/koperasi");
  await page.getByLabel("Cari").fill("usaha");
  await page.getByLabel("Kabupaten/kota").selectOption({ label: "Kota Banjarmasin" });
  await page.getByLabel("Dinyatakan", { exact: true }).selectOption({ label: "Aktif" });
  await list(page).getByRole("button", { name: "Anggota" }).click();
  await list(page).getByRole("button", { name: "Anggota" }).click();
  const names = await column(page, "Nama");
  const found = await shown(page);
  const colleague = await context.newPage();
  await colleague.goto(page.url());
  await expectShown(colleague, found);
  await expect.poll(() => column(colleague, "Nama")).toEqual(names);
  await expect(list(colleague).getByRole("columnheader", { name: "Anggota" })).toHaveAttribute("aria-sort", "descending");
});

/** The columns in the order in which they stand, and the key by which the texts of their cells follow each other. */
const DISTRICTS = [
  "Tanah Laut", "Kotabaru", "Banjar", "Barito Kuala", "Tapin", "H. S. Selatan", "H. S. Tengah",
  "H. S. Utara", "Tabalong", "Tanah Bumbu", "Balangan", "Banjarmasin", "Banjarbaru",
];
const place = (order) => (text) => (order.includes(text) ? order.indexOf(text) : order.length);
const COLUMNS = {
  Nama: (text) => text.toLowerCase(),
  NIK: (text) => (text === "belum ada" ? Infinity : Number(text)),
  "Kabupaten/kota": place(DISTRICTS),
  Dinyatakan: place(["Aktif", "Tidak aktif"]),
  "Menurut bukti": place(["Aktif", "Tidak aktif", "Di antara", "Belum jelas"]),
  Anggota: (text) => (text === "–" ? Infinity : Number(text.replaceAll(".", ""))),
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
  await page.getByLabel("Dinyatakan", { exact: true }).selectOption({ label: "Tidak aktif" });
  await page.getByLabel("Cari").fill("koperasi");
  const found = await shown(page);
  await list(page).getByRole("link").first().click();
  await expect(page.getByRole("link", { name: "Ubah", exact: true })).toBeVisible();
  await page.goBack();
  await expect(page.getByLabel("Cari")).toHaveValue("koperasi");
  await expect(page.getByLabel("Dinyatakan", { exact: true }).locator("option:checked")).toHaveText("Tidak aktif");
  await expectShown(page, found);
  // Typing and choosing are no steps of their own.
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ringkasan");
});

test("going back finds the list scrolled to where it was left", async ({ page }) => {
  await open(page, "#/koperasi");
  const region = page.getByRole("region", { name: "Koperasi" });
  await region.evaluate((element) => element.scrollTo(0, 36_000));
  const row = list(page).locator('[aria-rowindex="1005"]');
  await expect(row).toBeInViewport();
  await expect.poll(() => page.evaluate(() => history.state?.scrolled)).toBe(36_000);
  await row.getByRole("link").click();
  await expect(page.getByRole("link", { name: "Ubah", exact: true })).toBeVisible();
  await page.goBack();
  await expect(row).toBeInViewport();
  // Whoever comes anew begins at the top.
  await goTo(page, "Ringkasan");
  await goTo(page, "Koperasi");
  await expect(list(page).locator('[aria-rowindex="2"]')).toBeInViewport();
});

test("on a telephone the list has three lines a row, and filters and order behind buttons", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await open(page, "#/koperasi");
  const first = list(page).getByRole("row").nth(1);
  await expect(first).toBeInViewport();
  expect((await first.boundingBox()).y).toBeLessThanOrEqual(190);
  expect(Math.round((await first.boundingBox()).height)).toBe(83);
  await page.getByLabel("Cari").fill("angkutan");
  await expect(first).toContainText("Angkutan");
  await page.getByRole("button", { name: "Saringan", exact: true }).click();
  const sheet = page.getByRole("dialog", { name: "Saringan" });
  await sheet.getByLabel("Kabupaten/kota").selectOption({ label: "Kabupaten Tapin" });
  await sheet.getByRole("button", { name: /^Tampilkan \d+$/ }).click();
  await expect(first).toContainText("Tapin");
  await page.getByRole("button", { name: "Urutkan" }).click();
  await page.getByRole("dialog", { name: "Urutkan" }).getByRole("button", { name: "Anggota" }).click();
  await expect(page).toHaveURL(/urut=anggota/);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
});

test("the link above a cooperative's name leads to the list as it was left", async ({ page }) => {
  await open(page, "#/koperasi?binaan=province");
  await list(page).getByRole("link").first().click();
  await page.locator("header.top").getByRole("link", { name: "Koperasi", exact: true }).click();
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
