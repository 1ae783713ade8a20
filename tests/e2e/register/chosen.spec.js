// A record that another one names is chosen by typing a part of its name, with the keyboard alone; what is typed and chosen by
// nobody is never lost without a word.

import { expect, open, test } from "../office.js";

test("n leads to the form, Enter never sends it from a search, and what names nothing keeps it from being saved", async ({ page }) => {
  await open(page, "#/umkm");
  const name = await page.getByRole("main").getByRole("table").getByRole("link").first().textContent();
  await open(page, "#/modal");
  await page.getByRole("main").focus();
  await page.keyboard.press("n");
  const search = page.getByRole("searchbox", { name: "UMKM" });
  await expect(search).toBeVisible();
  const address = page.url();
  await search.fill("tidak ada yang bernama begini");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Tidak ada yang cocok.")).toBeVisible();
  await expect(page.getByText("Belum dipilih: pilih dari yang ditemukan, atau kosongkan isian ini.")).toBeVisible();
  await page.getByRole("button", { name: "Simpan", exact: true }).click();
  expect(page.url()).toBe(address);
  await search.fill(name);
  const found = page.locator(".field", { has: search }).getByRole("button");
  await expect(found.first()).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await expect(found.first()).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(search).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.locator("p.chosen").getByText(name)).toBeVisible();
  await expect(page.locator("p.chosen")).toBeFocused();
  await expect(page.getByText("Belum dipilih")).toHaveCount(0);
});
