// The same register under two rules.

import { expect, goTo, open, test } from "../office.js";

const counts = (row) => row.locator("data").evaluateAll((cells) => cells.map((cell) => Number(cell.value)));

const table = (page) => page.getByRole("table", { name: /status di bawah kedua aturan/ });

test("two rules give different counts that add up, and every count leads to its cooperatives with their reasons", async ({ page }) => {
  await open(page);
  await goTo(page, "Koperasi");
  await page.getByRole("link", { name: "Dua aturan" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Dua aturan berdampingan" })).toBeVisible();
  await expect(table(page)).toBeVisible();
  const rows = await Promise.all([0, 1, 2, 3].map((at) => counts(table(page).locator("tbody tr").nth(at))));
  const sums = await counts(table(page).locator("tfoot tr"));
  rows.forEach((row) => expect(row.slice(0, 4).reduce((a, b) => a + b)).toBe(row[4]));
  sums.forEach((sum, at) => expect(rows.reduce((all, row) => all + row[at], 0)).toBe(sum));
  expect(sums[4]).toBe(3027);
  const flipping = 3027 - [0, 1, 2, 3].reduce((all, at) => all + rows[at][at], 0);
  expect(flipping).toBeGreaterThan(0);
  await expect(page.getByText(`${flipping.toLocaleString("id-ID")} dari 3.027 koperasi berbeda status.`)).toBeVisible();

  // Inactive under the regulation, active in the national system.
  await table(page).locator("tbody tr").nth(1).locator("td").nth(0).getByRole("button").click();
  const list = page.getByRole("region", { name: /Aturan pertama: Tidak aktif; aturan kedua: Aktif/ });
  await expect(list.getByRole("heading")).toContainText(`(${rows[1][0].toLocaleString("id-ID")})`);
  await expect(list.getByRole("row").nth(1)).toContainText("tanpa RAT tahun buku");
  await expect(list.getByRole("row").nth(1)).toContainText("Tidak aktif → Aktif");
  // The address says what is shown.
  await page.reload();
  await expect(list.getByRole("row").nth(1)).toBeVisible();
  await page.getByRole("button", { name: "Tampilkan semua yang berbeda" }).click();
  await expect(page.getByRole("heading", { name: `Yang berbeda status (${flipping.toLocaleString("id-ID")})` })).toBeVisible();
});

test("the same rule twice differs nowhere", async ({ page }) => {
  await open(page, "#/koperasi/aturan");
  await page.getByLabel("Aturan kedua").selectOption("permenkop_25_2015");
  await expect(page.getByText("Tidak ada koperasi yang berbeda status.")).toBeVisible();
});

test("who turns inactive if nothing is done is listed with the deadline and the evidence", async ({ page }) => {
  await open(page, "#/koperasi/aturan");
  const risk = page.getByRole("region", { name: "Akan menjadi tidak aktif bila tidak ada tindakan" });
  // Secondary cooperatives have until the end of June for the year before, and so come first.
  await expect(risk.getByRole("row").nth(1)).toContainText("30 Juni 2024");
  const row = risk.getByRole("row").filter({ hasText: "31 Maret 2025" }).first();
  await expect(row).toContainText("tanpa RAT tahun buku");
});
