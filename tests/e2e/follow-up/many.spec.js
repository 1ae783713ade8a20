// All inactive cooperatives at once: the board, the list, priorities, and what works.

import { asFile, choose, closeMessages, download, expect, figure, number, open, test } from "../office.js";

const cases = (page) => page.getByRole("table", { name: "Koperasi dan kasusnya" });

/** The sum of a column of figures, foot not included. */
const sum = (table, cell) =>
  table.locator(`tbody tr > :nth-child(${cell}) data`).evaluateAll((all) => all.reduce((sum, one) => sum + Number(one.value), 0));

test("funnel, causes and flow add up to the inactive total on the same basis", async ({ page }) => {
  await open(page, "#/tindak-lanjut?tampilan=hasil");
  await expect(page.getByText("1.083 tidak aktif menurut status dinyatakan dinas, keadaan 13 Mei 2024 (hari terakhir dalam data)").first()).toBeVisible();
  const table = (name) => page.getByRole("table", { name, exact: true });
  const funnel = table("Dari tidak aktif sampai aktif kembali").locator("tbody data");
  await expect(funnel.first()).toHaveAttribute("value", "1083");
  expect(await sum(table("Banyaknya koperasi menurut posisi"), 2)).toBe(1083);
  const missing = Number((await page.getByRole("link", { name: /^Penyebab [\d.]+ koperasi belum ditetapkan/ }).textContent()).replace(/\D/g, ""));
  expect((await sum(table("Penyebab utama menurut banyaknya koperasi"), 3)) + missing).toBe(1083);
  // The first ten and what the others come to, or all of them.
  const ways = table("Dari penyebab lewat solusi ke hasil");
  const others = Number(await ways.getByRole("row", { name: /jalur lain/ }).locator("data").getAttribute("value"));
  // Of how many no cause is found yet is a sentence.
  expect((await sum(ways, 4)) + others + missing).toBe(1083);
  const all = page.getByRole("button", { name: /^Tampilkan semua \d+ jalur$/ });
  await all.click();
  expect((await sum(ways, 4)) + missing).toBe(1083);
  const heat = table("Penyebab utama");
  const last = await heat.locator("thead th").count();
  expect(await sum(heat, last)).toBe(1083);
  await page.getByLabel("Disilangkan dengan").selectOption({ label: "Jenis" });
  expect(await sum(heat, await heat.locator("thead th").count())).toBe(1083);

  // A district's part, and what is computed instead of declared, add up as well.
  await page.getByLabel("Kabupaten/kota", { exact: true }).selectOption({ label: "Kabupaten Tapin" });
  await expect(page).toHaveURL(/wilayah=63\.05/);
  const tapin = await sum(table("Banyaknya koperasi menurut posisi"), 2);
  expect(tapin).toBeLessThan(1083);
  if (await all.isVisible()) await all.click();
  const unknown = Number((await page.getByRole("link", { name: /^Penyebab [\d.]+ koperasi belum ditetapkan/ }).textContent()).replace(/\D/g, ""));
  expect((await sum(ways, 4)) + unknown).toBe(tapin);
});

test("a count of the results leads to its cooperatives", async ({ page }) => {
  await open(page, "#/tindak-lanjut?tampilan=hasil");
  const row = page.getByRole("table", { name: "Banyaknya koperasi menurut posisi" }).getByRole("row", { name: /Direncanakan/ });
  const count = Number(await row.locator("data").first().getAttribute("value"));
  // The name and the figure lead there.
  await row.getByRole("link").last().click();
  await expect(page.getByText(`${number(count)} dari 1.083 koperasi`)).toBeVisible();
  await expect(cases(page).locator("tbody tr")).toHaveCount(Math.min(count, 100));
});

test("a selection is opened and assigned in one step each, which one undo takes back", async ({ page }) => {
  await open(page, "#/tindak-lanjut?tampilan=daftar&tahap=belum&wilayah=63.05");
  const without = Number(await figure(page, "Belum punya kasus").getAttribute("value"));
  expect(without).toBeGreaterThan(3);
  await page.getByRole("checkbox", { name: `Pilih semua (${without})` }).check();
  await expect(page.getByText(`${without} dipilih`)).toBeVisible();
  await page.getByRole("button", { name: `Buka kasus (${without})` }).click();
  await expect(page.getByText(`${without} kasus dibuka.`)).toBeVisible();
  await expect(figure(page, "Belum punya kasus")).toHaveAttribute("value", "0");
  await closeMessages(page);

  await page.getByLabel("Tahap sekarang", { exact: true }).selectOption({ label: "Ditemukan" });
  const found = await cases(page).locator("tbody tr").count();
  await page.getByRole("checkbox", { name: `Pilih semua (${found})` }).check();
  await page.getByRole("button", { name: "Tugaskan…" }).click();
  const group = page.locator("form").filter({ has: page.getByRole("button", { name: "Tugaskan" }) });
  await group.getByLabel("Penanggung jawab").fill("Tim Tapin");
  await group.getByLabel("Tenggat").fill("2027-03-31");
  await group.getByRole("button", { name: "Tugaskan" }).click();
  await expect(page.getByText(`${found} kasus diubah.`)).toBeVisible();
  await expect(cases(page).locator("tbody tr").first()).toContainText("Tim Tapin");
  await expect(cases(page).locator("tbody tr").first()).toContainText(/31\s(Maret 2027|Maret)|lewat/);
  await page.keyboard.press("Control+z");
  await expect(cases(page).locator("tbody tr").first()).not.toContainText("Tim Tapin");
  await page.keyboard.press("Control+z");
  await expect(figure(page, "Belum punya kasus")).toHaveAttribute("value", String(without));
});

test("errors of the data are closed as such, many at once", async ({ page }) => {
  await open(page, "#/tindak-lanjut?tampilan=daftar&tahap=rat-belum-dilaporkan");
  const rows = await cases(page).locator("tbody tr").count();
  expect(rows).toBeGreaterThan(5);
  await page.getByRole("checkbox", { name: `Pilih semua (${rows})` }).check();
  await page.getByRole("button", { name: `Tutup sebagai kekeliruan data (${rows})` }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Tutup kasus" }).click();
  await expect(page.getByText(`${rows} kasus diubah.`)).toBeVisible();
  await expect(cases(page).locator("tbody tr")).toHaveCount(0);
});

test("a case is moved on the board with keys, from its menu and by dragging", async ({ page }) => {
  await open(page, "#/tindak-lanjut");
  const column = (name) => page.getByRole("region", { name: new RegExp(`^${name} \\d`) });
  const card = column("Ditemukan").getByRole("listitem").first();
  const name = await card.getByRole("link").textContent();
  await card.getByRole("link").focus();
  await page.keyboard.press("]");
  await expect(page.getByText(`${name}: Diverifikasi.`)).toBeVisible();
  // However long its new column is, it stands where one looks for it, and the focus stays with it.
  const moved = column("Diverifikasi").getByRole("listitem").first();
  await expect(moved).toContainText(name);
  await expect(moved.getByRole("link")).toBeFocused();
  await page.keyboard.press("Control+z");
  await expect(column("Ditemukan").getByRole("listitem").first()).toContainText(name);
  await closeMessages(page);

  await column("Ditemukan").getByRole("listitem").first().dragTo(column("Direncanakan").getByRole("heading"));
  await expect(page.getByText(`${name}: Direncanakan.`)).toBeVisible();
  // The end of a case asks for its outcome.
  const watched = column("Dipantau").getByRole("listitem").first();
  await watched.getByRole("button", { name: /^Pindahkan/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: /^Tutup kasus/ }).click();
  await expect(page.getByLabel("Hasil akhir")).toBeVisible();
});

test("weights change the order at once, stand in the address, and every rank has its reasons", async ({ page }) => {
  await open(page, "#/tindak-lanjut?tampilan=prioritas");
  const ranks = page.getByRole("table", { name: "Koperasi menurut prioritas" });
  const first = await ranks.locator("tbody tr").first().textContent();
  await page.getByText("Bobot kriteria").click();
  for (const name of ["Aset besar", "Belum lama diam", "Penyebab dapat diperbaiki", "Dekat dengan syarat aktif"]) {
    await page.getByLabel(name).fill("0");
  }
  await expect(ranks.locator("tbody tr").first()).not.toHaveText(first);
  await expect(ranks.locator("tbody tr").first()).toContainText(" anggota · ");
  const reasons = ranks.locator("tbody tr").first().locator(".reasons");
  await expect(reasons).toHaveAttribute("title", /anggota, lebih banyak daripada 100 % yang lain/);
  expect(page.url()).toContain("bobot=3-0-0-0-0");
  await page.reload();
  await page.getByText("Bobot kriteria").click();
  await expect(page.getByLabel("Aset besar")).toHaveValue("0");
  await page.getByRole("button", { name: "Bobot semula" }).click();
  await expect(ranks.locator("tbody tr").first()).toHaveText(first);
});

test.describe("where nothing is recorded", () => {
  test.use({ start: "empty" });

  test("the page says what it is for", async ({ page }) => {
    await open(page, "#/tindak-lanjut");
    await expect(page.getByRole("heading", { name: "Tidak ada koperasi yang tidak aktif" })).toBeVisible();
  });
});

test("the work list of a district is a file with only its cooperatives that have a case, and merges back", async ({ page }) => {
  await open(page, "#/tindak-lanjut?wilayah=63.05");
  await page.getByRole("link", { name: "Berkas kerja" }).click();
  await expect(page.getByLabel("Hanya koperasi yang punya kasus (berkas kerja)")).toBeChecked();
  const { text } = await download(page, page.getByRole("button", { name: "Ekspor pilihan ini" }));
  const { records } = JSON.parse(text);
  const followed = new Set(records.cases.map((row) => row.cooperative));
  expect(records.cooperatives.length).toBe(followed.size);
  expect(followed.size).toBeGreaterThan(5);
  expect(records.cooperatives.every((row) => row.district === "63.05" && followed.has(row.id))).toBe(true);
  expect(records.annual_reports.every((row) => followed.has(row.cooperative))).toBe(true);
  expect(records.tallies ?? []).toEqual([]);
  await choose(page, asFile(text));
  await expect(page.getByText("Tidak membawa hal baru: semuanya sudah ada di sini.").first()).toBeVisible();
});

test("a cell of the causes leads to just its cooperatives, by district and by kind", async ({ page }) => {
  for (const crossed of ["Kabupaten/kota", "Jenis"]) {
    await open(page, "#/tindak-lanjut?tampilan=hasil");
    await page.getByLabel("Disilangkan dengan").selectOption({ label: crossed });
    const link = page.getByRole("table", { name: "Penyebab utama", exact: true }).locator("tbody td a").first();
    const count = await link.textContent();
    await link.click();
    await expect(page.getByText(new RegExp(`^${count} dari .* koperasi$`))).toBeVisible();
  }
});

test("a step of the funnel leads to just those that have come so far", async ({ page }) => {
  const funnel = page.getByRole("table", { name: "Dari tidak aktif sampai aktif kembali" });
  for (const step of ["Punya kasus", "Direncanakan", "Aktif kembali"]) {
    await open(page, "#/tindak-lanjut?tampilan=hasil");
    const row = funnel.getByRole("row").filter({ has: page.getByRole("link", { name: step, exact: true }) });
    const count = (await row.locator("data").first().textContent()).trim();
    await row.getByRole("link").last().click();
    await expect(page.getByText(new RegExp(`^${count.replaceAll(".", "\\.")} dari .* koperasi$`))).toBeVisible();
  }
  await open(page, "#/tindak-lanjut?tampilan=daftar&tahap=sejak-planned");
  await expect(page.getByLabel("Tahap sekarang", { exact: true }).locator("option:checked")).toHaveText("Direncanakan atau lebih jauh");
});

test("the list is ordered by every column, and what is latest comes first where nobody asks", async ({ page }) => {
  await open(page, "#/tindak-lanjut?tampilan=daftar");
  await expect(cases(page).locator("tbody tr").first()).toContainText(/lewat [\d.]+ hari/);
  // The last column stands only where there is room to spare.
  await expect(cases(page).getByRole("columnheader", { name: "Tindakan", exact: true })).toBeHidden();
  await page.setViewportSize({ width: 1600, height: 900 });
  for (const name of ["Nama", "Tahap sekarang", "Penyebab utama", "Penanggung jawab", "Tenggat", "Kunjungan", "Tindakan"]) {
    const head = cases(page).getByRole("columnheader", { name, exact: true });
    await head.getByRole("button").click();
    await expect(head).toHaveAttribute("aria-sort", "ascending");
    await head.getByRole("button").click();
    await expect(head).toHaveAttribute("aria-sort", "descending");
  }
  await expect(page).toHaveURL(/urut=-tindakan/);
});
