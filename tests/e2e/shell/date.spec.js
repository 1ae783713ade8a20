// The field of a day: what may be typed into it, and its calendar by keyboard.

import { expect, open, test } from "../office.js";

const day = (page) => page.getByLabel("Keadaan per tanggal");
const calendar = (page) => page.getByRole("dialog", { name: "Kalender" });

test("a day is typed as people write it, written out, and refused with the reason", async ({ page }) => {
  await open(page, "#/pengaturan");
  for (const text of ["13-5-2024", "13/5/2024", "13 mei 2024", "13.5.2024", "2024-05-13"]) {
    await day(page).fill(text);
    await expect(page.getByText("Senin, 13 Mei 2024")).toBeVisible();
    await day(page).press("Enter");
    await expect(day(page)).toHaveValue("13-5-2024");
  }
  await day(page).fill("30-2-2024");
  // Half of a day is no mistake; it is one when the field is left.
  await expect(page.getByText("Februari 2024 punya 29 hari; tanggal 30 tidak ada.")).toHaveCount(0);
  await page.keyboard.press("Tab");
  await expect(page.getByText("Februari 2024 punya 29 hari; tanggal 30 tidak ada.")).toBeVisible();
  await expect(day(page)).toHaveAttribute("aria-invalid", "true");
  await expect(day(page)).toHaveValue("30-2-2024");
  await day(page).fill("13-5-24");
  await page.keyboard.press("Tab");
  await expect(page.getByText("Tahun 24 dapat berarti 1924 atau 2024. Tulis empat angka.")).toBeVisible();
  await day(page).fill("kemarin");
  await page.keyboard.press("Tab");
  await expect(day(page)).toHaveValue(/^\d{1,2}-\d{1,2}-\d{4}$/);
});

test("the calendar is walked by keyboard, begins on Monday, and gives the focus back", async ({ page }) => {
  await open(page, "#/pengaturan");
  await day(page).fill("13-5-2024");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Kalender" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(calendar(page).getByRole("heading")).toHaveText("Mei 2024");
  await expect(calendar(page).getByRole("columnheader")).toHaveText(["Sen", "Sel", "Rab", "Kam", "Jum", "Sab", "Min"]);
  const at = (name) => expect(calendar(page).getByRole("gridcell", { name, exact: true })).toBeFocused();
  await at("Senin, 13 Mei 2024");
  for (const [key, name] of [
    ["ArrowLeft", "Minggu, 12 Mei 2024"],
    ["ArrowDown", "Minggu, 19 Mei 2024"],
    ["Home", "Senin, 13 Mei 2024"],
    ["End", "Minggu, 19 Mei 2024"],
    ["PageUp", "Jumat, 19 April 2024"],
    ["Shift+PageUp", "Rabu, 19 April 2023"],
    ["PageDown", "Jumat, 19 Mei 2023"],
    ["ArrowUp", "Jumat, 12 Mei 2023"],
    ["ArrowRight", "Sabtu, 13 Mei 2023"],
  ]) {
    await page.keyboard.press(key);
    await at(name);
  }
  await page.keyboard.press("Enter");
  await expect(calendar(page)).toHaveCount(0);
  await expect(day(page)).toHaveValue("13-5-2023");
  await expect(page.getByRole("button", { name: "Kalender" })).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await expect(calendar(page)).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Kalender" })).toBeFocused();
  await expect(day(page)).toHaveValue("13-5-2023");
});
