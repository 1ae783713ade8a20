// Capital on a telephone: an application is entered from the page of a cooperative, goes its way to the payments, and stands in the
// funnel and in the potential of the district. What is counted is tested natively; here is what only a browser shows.

import { faults } from "../axe.js";
import { bring, csv, expectRows, look, putIn } from "../data/list.js";
import { expect, field, fillIn, open, part, save, test } from "../office.js";

test.use({ start: "empty", viewport: { width: 360, height: 740 } });

/** The page itself does not scroll sideways, and nothing in it is cut off that one cannot scroll to. */
const expectWhole = async (page) => {
  const cut = await page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const isOut = (element) => element.getBoundingClientRect().right > width + 1 && !element.closest(".tabs, [role=region].scrolls");
    const cells = [...document.querySelectorAll("main td, main th")].filter((cell) => cell.getClientRects().length > 0);
    return [document.documentElement.scrollWidth > width ? "page" : "", ...cells.filter(isOut).map((cell) => cell.textContent)].filter(Boolean);
  });
  expect(cut).toEqual([]);
};

/** Records a stage of the application whose page is open. */
const stage = async (page, entries) => {
  await page.getByRole("link", { name: "Catat tahap" }).click();
  await fillIn(page, entries);
  await save(page);
  await expect(page.getByRole("heading", { name: "Tahap dan pencairan" })).toBeVisible();
};

test("an application goes from a cooperative's page to its payments, and the funnel leads back to it", async ({ page }) => {
  await open(page, "#/data/daftar");
  await bring(page, csv("koperasi.csv", ["Nama Koperasi;Kabupaten;Kecamatan;Jenis;Status", "KUD Maju;Tapin;Tapin Utara;Konsumen;Aktif"]));
  await look(page);
  await expectRows(page, { "Koperasi baru": 1, Ditolak: 0 });
  await putIn(page);

  await open(page, "#/koperasi");
  await page.getByRole("main").getByRole("link", { name: "KUD Maju" }).click();
  await part(page, "Legalitas");
  await page.getByRole("link", { name: "Catat pengajuan" }).click();
  // Who applies is known from where one came.
  await expect(field(page, "Pemohon")).toHaveValue("koperasi");
  await fillIn(page, { "Sumber dana": "LPDB", Penyalur: "LPDB-KUMKM", "Tanggal pengajuan": "10-1-2024", Diajukan: "500000000", Disetujui: "400000000" });
  await save(page);
  await expect(page.getByRole("heading", { level: 1, name: "KUD Maju" })).toBeVisible();
  await expect(page.getByText("Belum ada tahap yang dilaporkan.")).toBeVisible();
  expect(await faults(page)).toEqual([]);

  // What nobody reports is neither on its way nor refused.
  await open(page, "#/modal/corong");
  await expect(page.getByText("0 dari 0 pengajuan cair.")).toBeVisible();
  await page.goBack();
  await stage(page, { "Tahap pengajuan": "Verifikasi dinas", Tanggal: "1-2-2024" });
  await stage(page, { "Tahap pengajuan": "Cair", Tanggal: "10-5-2024", Dicairkan: "200000000" });
  await stage(page, { "Tahap pengajuan": "Cair", Tanggal: "20-6-2024", Dicairkan: "150000000" });
  const progress = page.getByRole("region", { name: "Kemajuan" }).or(page.locator("section:has(#kemajuan)")).first();
  await expect(progress).toContainText("Rp350 jt");
  await expect(progress).toContainText("87,5");
  await expectWhole(page);

  await open(page, "#/modal/corong");
  await expect(page.getByText("1 dari 1 pengajuan cair.")).toBeVisible();
  const sources = page.getByRole("table", { name: "Hasil menurut sumber dana" });
  await expect(sources.getByRole("row").filter({ hasText: "LPDB" })).toContainText("350 jt");
  await expectWhole(page);
  expect(await faults(page)).toEqual([]);
  await page.getByRole("table", { name: "Mencapai tahap" }).getByRole("link", { name: "Cair" }).click();
  await expect(page.getByRole("main").getByRole("link", { name: "KUD Maju" })).toBeVisible();

  // The same money is what the district was given.
  await open(page, "#/potensi?wilayah=63.05");
  await page.getByRole("table", { name: "Angka dan mediannya" }).getByRole("link", { name: "350 jt" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Modal cair (Rp): Kabupaten Tapin" })).toBeVisible();
  await expect(page.getByText("1 baris, jumlahnya 350 jt.")).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: "KUD Maju" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "KUD Maju" })).toBeVisible();
});
