// What an officer does with a list of a spreadsheet: chooses it, sees what would become of its rows, puts it in.

import { expect } from "../office.js";

export const csv = (name, lines) => ({ name, mimeType: "text/csv", buffer: Buffer.from(lines.join("\r\n")) });

/** Chooses a list and waits until its columns are matched. */
export const bring = async (page, file) => {
  await page.getByLabel("Pilih daftar").setInputFiles(file);
  await expect(page.getByRole("heading", { name: "Arti kolom" })).toBeVisible();
};

export const look = (page) => page.getByRole("button", { name: /Periksa (baris|lagi)/ }).first().click();

/** Says for all rows what a field of the form asks for. */
export const say = async (page, label, value) => {
  await page.getByLabel(label, { exact: true }).fill(value);
  await page.keyboard.press("Tab");
};

/** How many rows would do what. */
export const expectRows = async (page, counts) => {
  const facts = page.getByRole("region", { name: "Apa yang terjadi pada setiap baris" }).locator("dl").first();
  for (const [name, count] of Object.entries(counts)) {
    await expect(facts.locator("div").filter({ has: page.getByText(name, { exact: true }) }).locator("data")).toHaveAttribute("value", String(count));
  }
};

export const putIn = async (page) => {
  await page.getByRole("button", { name: "Impor", exact: true }).click();
  await expect(page.getByRole("button", { name: "Urungkan daftar ini" })).toBeVisible();
};
