// Working with many: columns and views of one's own, and one change to a selection.

import { column, download, expect, expectShown, field, list, open, openMenu, shown, test } from "../office.js";

const heads = async (page) => (await list(page).getByRole("columnheader").allTextContents()).slice(1).map((head) => head.trim());
const boxes = (page) => list(page).locator("tbody").getByRole("checkbox");
/** The choice of a column. */
const wants = (page, name) => field(page.getByRole("group", { name: "Kolom" }), name);
const panel = (page) => page.getByRole("dialog", { name: "Ubah yang dipilih" });
/** Opens the change to all that are selected. */
const change = (page) => page.getByRole("button", { name: "Ubah isian" }).click();

test("an officer chooses columns, and they stay for the next visit", async ({ page }) => {
  await open(page, "#/koperasi?wilayah=63.05");
  await openMenu(page, "Kolom");
  await wants(page, "Kecamatan").check();
  await wants(page, "Aset").check();
  await wants(page, "NIK").uncheck();
  await page.keyboard.press("Escape");
  const wanted = ["Nama", "Kabupaten/kota", "Dinyatakan", "Menurut bukti", "RAT 2019–23", "Anggota", "Volume usaha Rp juta", "Aset Rp juta", "Kecamatan"];
  expect(await heads(page)).toEqual(wanted);
  await page.reload();
  await expect(list(page)).toBeVisible();
  expect(await heads(page)).toEqual(wanted);
  // Any column orders the list.
  await list(page).getByRole("button", { name: "Aset" }).click();
  await list(page).getByRole("button", { name: "Aset" }).click();
  const assets = (await column(page, "Aset Rp juta", 10)).filter((text) => text !== "–").map((text) => Number(text.replaceAll(".", "").replace(",", ".")));
  expect(assets).toEqual([...assets].sort((a, b) => b - a));
  await openMenu(page, "Kolom");
  await page.getByRole("button", { name: "Kolom semula" }).click();
  // At this width the turnover leaves its room to the names.
  await expect.poll(() => heads(page)).toHaveLength(7);
});

test("what the list shows is saved with the columns chosen", async ({ page }) => {
  await open(page, "#/koperasi?binaan=province");
  await openMenu(page, "Kolom");
  await wants(page, "Jenis").check();
  await openMenu(page, "Unduh");
  const csv = await download(page, page.getByRole("button", { name: "CSV, kolom yang tampil" }));
  const lines = csv.text.replace("\ufeff", "").trim().split("\n");
  expect(lines).toHaveLength(184);
  expect(lines[0]).toBe("Nama;NIK;Kabupaten/kota;Dinyatakan;Menurut bukti;RAT lima tahun;Anggota;Volume usaha;Jenis");
});

test("a view is kept under a name, chosen, renamed and deleted", async ({ page }) => {
  await open(page, "#/koperasi?binaan=province&urut=anggota");
  await openMenu(page, "Kolom");
  await wants(page, "NIK").uncheck();
  await page.keyboard.press("Escape");
  await openMenu(page, "Tampilan");
  await page.getByLabel("Nama tampilan").fill("Binaan provinsi");
  await page.getByRole("button", { name: "Simpan tampilan ini" }).click();
  await expect(page.getByText("Tampilan “Binaan provinsi” disimpan.")).toBeVisible();

  await open(page, "#/koperasi");
  await page.reload();
  await expectShown(page, 3027);
  await openMenu(page, "Kolom");
  await page.getByRole("button", { name: "Kolom semula" }).click();
  await page.keyboard.press("Escape");
  await openMenu(page, "Tampilan");
  await page.getByRole("button", { name: "Binaan provinsi", exact: true }).click();
  await expectShown(page, 183);
  await expect(list(page).getByRole("columnheader", { name: "Anggota" })).toHaveAttribute("aria-sort", "ascending");
  expect(await heads(page)).not.toContain("NIK");

  await page.getByRole("button", { name: "Ganti nama “Binaan provinsi”" }).click();
  await page.getByRole("textbox", { name: "Ganti nama “Binaan provinsi”" }).fill("Untuk rakor");
  await page.getByRole("button", { name: "Ganti nama", exact: true }).click();
  await expect(page.getByRole("button", { name: "Untuk rakor", exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Hapus tampilan “Untuk rakor”" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Hapus", exact: true }).click();
  await page.reload();
  await openMenu(page, "Tampilan");
  await expect(page.getByText("Belum ada tampilan tersimpan.")).toBeVisible();
});

test("many are changed in one step, which is shown first and taken back as one", async ({ page }) => {
  await open(page, "#/koperasi?wilayah=63.05&jenis=marketing");
  const all = await shown(page);
  await page.getByRole("checkbox", { name: `Pilih ${all} yang tampil` }).check();
  await expect(page.getByText(`${all} koperasi dipilih`)).toBeVisible();
  await change(page);
  await panel(page).getByLabel("Yang diubah").selectOption({ label: "Jenis" });
  await panel(page).getByLabel("Menjadi").selectOption({ label: "Jasa" });
  await expect(panel(page).getByText(`dari “Pemasaran”: ${all}`)).toBeVisible();
  await panel(page).getByRole("button", { name: `Ubah ${all} koperasi` }).click();
  await expect(page.getByText(`${all} koperasi diubah.`)).toBeVisible();
  await expect(page.getByRole("heading", { name: "Tidak ada yang cocok" })).toBeVisible();
  await page.getByRole("button", { name: "Urungkan" }).last().click();
  await expectShown(page, all);
  await page.reload();
  await expectShown(page, all);
});

test("rows are chosen by keyboard: Space for one, Shift for all up to it", async ({ page }) => {
  await open(page, "#/koperasi");
  await boxes(page).first().focus();
  await page.keyboard.press("Space");
  await expect(page.getByText("1 koperasi dipilih")).toBeVisible();
  for (let step = 0; step < 4; step++) await page.keyboard.press("ArrowDown");
  await expect(boxes(page).nth(4)).toBeFocused();
  await page.keyboard.press("Shift+Space");
  await expect(page.getByText("5 koperasi dipilih")).toBeVisible();
  // What the filters hide is not changed unseen.
  await page.getByLabel("Cari").fill("tidakadayangbegini");
  await expect(page.getByText(/koperasi dipilih$/)).toHaveCount(0);
});

test("a status is declared for many with day and source; what the checks refuse is left and named", async ({ page }) => {
  await open(page, "#/koperasi?wilayah=63.05&status=inactive");
  const all = await shown(page);
  await page.getByRole("checkbox", { name: `Pilih ${all} yang tampil` }).check();
  await change(page);
  await panel(page).getByLabel("Menjadi").selectOption({ label: "Aktif", exact: true });
  await expect(panel(page).getByText("lalu isi tanggal dan sumber")).toBeVisible();
  await field(panel(page), "Sumber pernyataan").fill("SK Kepala Dinas 12/2026");
  await field(panel(page), "Dinyatakan pada").fill("2090-01-01");
  await expect(panel(page).getByText(`${all} tidak dapat diubah:`)).toBeVisible();
  await expect(panel(page).getByRole("button", { name: /^Ubah/ })).toHaveCount(0);
  await field(panel(page), "Dinyatakan pada").fill("2024-05-20");
  await panel(page).getByRole("button", { name: `Ubah ${all} koperasi` }).click();
  await expect(page.getByText(`${all} koperasi diubah.`)).toBeVisible();
  await page.getByLabel("Dinyatakan", { exact: true }).selectOption({ label: "Aktif" });
  expect(await shown(page)).toBeGreaterThan(all);
});

test("a district alone does not tear a cooperative from its subdistrict", async ({ page }) => {
  await open(page, "#/koperasi?wilayah=63.05&cari=kud");
  await boxes(page).first().click();
  await change(page);
  await panel(page).getByLabel("Yang diubah").selectOption({ label: "Kabupaten/kota dan kecamatan" });
  await panel(page).getByLabel("Menjadi").selectOption({ label: "Kabupaten Banjar" });
  await expect(panel(page).getByText("1 tidak dapat diubah:")).toBeVisible();
  await expect(panel(page).getByText("Kecamatan ini bukan bagian")).toBeVisible();
  await panel(page).getByLabel("Kecamatan", { exact: true }).selectOption({ label: "Dikosongkan" });
  await expect(panel(page).getByRole("button", { name: "Ubah 1 koperasi" })).toBeVisible();
});
