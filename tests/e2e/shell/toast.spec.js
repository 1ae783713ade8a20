// What has just been done: said once, at the left below, long enough, and taken back from where it is said.

import { change, expect, open, register, test } from "../office.js";

const toast = (page) => page.locator(".toast");

test("a message stays while somebody is at it, is the only one, and undoing leaves the focus on the page", async ({ page }) => {
  await open(page, "#/koperasi");
  await register(page, { Nama: "KUD Pesan" });
  await change(page, "KUD Pesan", { Alamat: "Jalan Satu" });
  await expect(toast(page)).toHaveCount(1);
  const { x, y } = await toast(page).boundingBox();
  const { width, height } = page.viewportSize();
  expect(x).toBeLessThan(width / 2);
  expect(y).toBeGreaterThan(height / 2);
  await toast(page).hover();
  await page.waitForTimeout(9_000);
  await expect(toast(page)).toBeVisible();
  await toast(page).getByRole("button", { name: "Urungkan" }).focus();
  await page.keyboard.press("Enter");
  await expect(toast(page)).toHaveText(/Diurungkan\./);
  await expect(toast(page)).toHaveCount(1);
  expect(await page.evaluate(() => document.activeElement !== document.body)).toBe(true);
});
