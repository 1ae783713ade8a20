// Everybody can work on the follow-up: axe on each of its pages, in both themes and on a telephone.

import { faultsInAnyForm } from "../axe.js";
import { expect, open, openMenu, openMore, test } from "../office.js";

/** Every page, and what to do there before it is looked at. */
const PAGES = {
  "the board of cases": ["#/tindak-lanjut?wilayah=63.05"],
  "the list of cases": ["#/tindak-lanjut?tampilan=daftar&tahap=belum&wilayah=63.05", async (page) => {
    await page.getByRole("checkbox").nth(1).check();
    await expect(page.getByText("1 dipilih")).toBeVisible();
  }],
  "whom to help first": ["#/tindak-lanjut?tampilan=prioritas&wilayah=63.05"],
  "what works": ["#/tindak-lanjut?tampilan=hasil&wilayah=63.05", async (page) => {
    await expect(page.getByRole("table", { name: "Dari penyebab lewat solusi ke hasil" })).toBeVisible();
  }],
  "the codebook of causes": ["#/tindak-lanjut/penyebab"],
  "what is kept for cooperatives": ["#/tindak-lanjut/titipan"],
  "a case": ["#/tindak-lanjut?tampilan=daftar&tahap=planned&wilayah=63.71", async (page) => {
    await page.getByRole("rowheader").first().getByRole("link").click();
    await page.getByText("Catat penyebab", { exact: true }).click();
    await page.getByRole("region", { name: "Tahap kasus" }).locator("summary").filter({ hasText: /^Tahap$/ }).click();
    await page.getByRole("button", { name: "Tutup kasus" }).click();
    await page.getByRole("button", { name: "Tutup kasus" }).last().click();
  }],
  "a visit": ["#/tindak-lanjut?tampilan=daftar&tahap=found&wilayah=63.05", async (page) => {
    await page.getByRole("rowheader").first().getByRole("link").click();
    await page.getByRole("link", { name: "Catat kunjungan" }).first().click();
  }],
  "an action": ["#/tindak-lanjut?tampilan=daftar&tahap=found&wilayah=63.05", async (page) => {
    await page.getByRole("rowheader").first().getByRole("link").click();
    await page.getByRole("link", { name: "Tambah tindakan" }).click();
    await page.getByRole("button", { name: "Simpan", exact: true }).click();
  }],
  "a checklist": ["#/tindak-lanjut?tampilan=daftar&tahap=found&wilayah=63.05", async (page) => {
    await page.getByRole("rowheader").first().getByRole("link").click();
    await openMore(page);
    await page.getByRole("link", { name: "Cetak daftar periksa" }).click();
  }],
};

test("axe finds nothing on any page of the follow-up, in either theme and on a telephone", async ({ page }) => {
  // Many pages one after the other; build servers are slow.
  test.setTimeout(360_000);
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  for (const [name, [address, prepare]] of Object.entries(PAGES)) {
    await test.step(name, async () => {
      await open(page, address);
      await prepare?.(page);
      expect.soft(await faultsInAnyForm(page), name).toEqual([]);
    });
  }
});
