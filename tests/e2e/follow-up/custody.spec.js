// What the office keeps for cooperatives that sleep: documents and assets, until they are given back.

import { readFile } from "node:fs/promises";
import { expect, field, fillIn, open, openMenu, save, test } from "../office.js";

const kept = (page) => page.getByRole("region", { name: "Dokumen dan aset titipan" });
const all = (page) => page.getByRole("table", { name: "Dokumen dan aset titipan" });

/** The case of an inactive cooperative of Tapin, and its name. */
const openCase = async (page) => {
  await open(page, "#/tindak-lanjut?tampilan=daftar&tahap=found&wilayah=63.05");
  const link = page.getByRole("table", { name: "Koperasi dan kasusnya" }).getByRole("rowheader").first().getByRole("link");
  const name = await link.textContent();
  await link.click();
  return name;
};

test("an office records what it has taken over, finds it again, and gives it back before the case ends", async ({ page }) => {
  const name = await openCase(page);
  await expect(kept(page).getByText("Belum ada titipan yang dicatat.")).toBeVisible();
  await kept(page).getByRole("link", { name: "Catat titipan" }).click();
  await fillIn(page, {
    "Jenis titipan": "Tanah dan bangunan",
    "Uraian dan nomor": "Sertifikat hak milik nomor 17",
    "Taksiran nilai": "125000000",
    "Tempat simpan": "Brankas dinas",
    "Penyimpan": "Seksi Pengawasan",
    "Nomor berita acara": "BA/12/2026",
  });
  await save(page);
  await expect(page.getByText("Sertifikat hak milik nomor 17 disimpan.")).toBeVisible();
  const row = kept(page).getByRole("row").filter({ hasText: "Sertifikat hak milik nomor 17" });
  await expect(row).toContainText("Rp125.000.000");
  for (const kept of ["Brankas dinas", "Seksi Pengawasan"]) await expect(row).toContainText(kept);

  await open(page, "#/tindak-lanjut");
  await page.getByRole("main").getByRole("link", { name: "Titipan" }).click();
  await page.getByLabel("Cari").fill("nomor 17");
  await expect(all(page).getByRole("row")).toHaveCount(2);
  await expect(all(page)).toContainText(name);
  await expect(page.getByText("1 titipan; 1 masih disimpan, milik 1 koperasi; taksiran nilai Rp125.000.000.")).toBeVisible();
  await all(page).getByRole("link", { name }).click();

  await page.getByRole("region", { name: "Tahap kasus" }).locator("summary").filter({ hasText: /^Tahap$/ }).click();
  await page.getByRole("button", { name: "Tutup kasus" }).click();
  await expect(page.getByText("1 titipan masih disimpan. Kembalikan atau serahkan sebelum selesai.")).toBeVisible();
  await row.getByRole("button", { name: "Tandai dikembalikan" }).click();
  await expect(row).toContainText("Sudah dikembalikan");
  await expect(row.getByRole("link", { name: "Sertifikat hak milik nomor 17" })).toBeFocused();
  await expect(page.getByText("1 titipan masih disimpan.")).toHaveCount(0);
  await page.reload();
  await expect(row).toContainText("Sudah dikembalikan");
});

test("what was given back before it was taken over is refused, and a record can be deleted and brought back", async ({ page }) => {
  await openCase(page);
  await kept(page).getByRole("link", { name: "Catat titipan" }).click();
  await fillIn(page, { "Jenis titipan": "Stempel", "Uraian dan nomor": "Stempel lama", "Diterima pada": "2026-03-02", "Dikembalikan pada": "2026-03-01" });
  await save(page);
  await expect(page.getByRole("alert")).toContainText("Dikembalikan sebelum diterima.");
  await field(page, "Dikembalikan pada").fill("");
  await save(page);
  await kept(page).getByRole("link", { name: "Stempel lama" }).click();
  await page.getByRole("button", { name: "Hapus", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Hapus", exact: true }).click();
  await expect(kept(page).getByText("Belum ada titipan yang dicatat.")).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(kept(page).getByRole("link", { name: "Stempel lama" })).toBeVisible();
});

test("the list of what is kept is filtered and handed out as it is shown", async ({ page }) => {
  await open(page, "#/tindak-lanjut/titipan?keadaan=disimpan&jenis=aset");
  const rows = all(page).getByRole("row");
  const count = (await rows.count()) - 1;
  expect(count).toBeGreaterThan(0);
  for (const row of (await rows.all()).slice(1)) await expect(row).toContainText(/Tanah dan bangunan|Peralatan dan inventaris/);
  const worth = all(page).getByRole("columnheader", { name: "Taksiran nilai" });
  await worth.getByRole("button").click();
  await expect(worth).toHaveAttribute("aria-sort", "ascending");
  await worth.getByRole("button").click();
  await expect(worth).toHaveAttribute("aria-sort", "descending");
  await expect(page).toHaveURL(/urut=-nilai/);
  await openMenu(page, "Unduh");
  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name: "Unduh CSV" }).click();
  const text = await readFile(await (await coming).path(), "utf8");
  const lines = text.trim().split(/\r?\n/);
  expect(lines.length).toBe(count + 1);
  expect(lines[0]).toContain("Jenis titipan");
});

test("what is kept is crossed by two things, and every number opens the records that it counts", async ({ page }) => {
  await open(page, "#/tindak-lanjut/titipan?tampilan=silang&baris=jenis&kolom=keadaan");
  const pivot = page.getByRole("table", { name: "Banyaknya catatan" });
  const row = pivot.getByRole("row").filter({ has: page.getByRole("rowheader", { name: "Tanah dan bangunan" }) });
  const count = Number(await row.getByRole("link").first().textContent());
  expect(count).toBeGreaterThan(0);
  await page.getByLabel("Angka", { exact: true }).selectOption({ label: "Jumlah taksiran nilai (Rp)" });
  await expect(page).toHaveURL(/angka=jumlah-worth/);
  await expect(page.getByRole("table", { name: "Jumlah taksiran nilai (Rp)" })).toBeVisible();
  await page.goBack();
  await open(page, "#/tindak-lanjut/titipan?tampilan=silang&baris=jenis&kolom=tahun-terima");
  await pivot.getByRole("row").filter({ has: page.getByRole("rowheader", { name: "Tanah dan bangunan" }) }).getByRole("link").first().click();
  await expect(all(page)).toBeVisible();
  // By what it is narrowed is said where no filter says it, and can be let go.
  const year = page.getByText(/^Diterima pada \(tahun\): \d{4}/);
  await expect(year).toBeVisible();
  const narrowed = await all(page).getByRole("row").count();
  await year.getByRole("button").click();
  await expect(year).toHaveCount(0);
  expect(await all(page).getByRole("row").count()).toBeGreaterThanOrEqual(narrowed);
});
