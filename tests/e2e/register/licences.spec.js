// Licences and registrations: on the page of a cooperative, and all of them as a list.

import { expect, fillIn, list, open, part, save, test } from "../office.js";

const licences = (page) => page.getByRole("region", { name: "Legalitas usaha" });

test("a licence is recorded on the page of its cooperative, found in the list, edited, deleted and brought back", async ({ page }) => {
  await open(page, "#/koperasi/legalitas");
  await expect(page.getByText("Belum ada legalitas yang dicatat.")).toBeVisible();
  await open(page, "#/koperasi?wilayah=63.05");
  await list(page).getByRole("link").first().click();
  await part(page, "(Kesehatan dan legalitas|Legalitas)");
  await expect(licences(page)).toBeVisible();
  const name = await page.getByRole("heading", { level: 1 }).textContent();
  await expect(licences(page).getByText("Belum ada legalitas yang dicatat.")).toBeVisible();
  await licences(page).getByRole("link", { name: "Catat legalitas" }).click();
  await fillIn(page, { "Jenis legalitas": "NIB", "Nomor legalitas": "9120001234567", "Terbit pada": "2024-03-02", "Berlaku sampai": "2024-03-01" });
  await save(page);
  await expect(page.getByRole("alert")).toContainText("Berakhir sebelum terbit.");
  await fillIn(page, { "Berlaku sampai": "" });
  await save(page);
  await expect(licences(page).getByRole("link", { name: "NIB 9120001234567" })).toBeVisible();

  await open(page, "#/koperasi/legalitas?cari=9120001234567");
  await expect(page.getByText("1 legalitas dari 1 koperasi.")).toBeVisible();
  const table = page.getByRole("table", { name: "Legalitas usaha" });
  await expect(table).toContainText(name);
  await table.getByRole("link", { name: "NIB 9120001234567" }).click();
  await page.getByRole("button", { name: "Hapus", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Hapus", exact: true }).click();
  await expect(licences(page).getByText("Belum ada legalitas yang dicatat.")).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(licences(page).getByRole("link", { name: "NIB 9120001234567" })).toBeVisible();
});
