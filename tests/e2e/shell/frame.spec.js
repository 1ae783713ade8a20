// The frame around every page: where everything is, and how to get there without knowing.

import { expect, goTo, list, navigation, open, test } from "../office.js";

const finder = (page) => page.getByRole("dialog", { name: "Cari apa saja" });
const way = (page) => page.getByRole("navigation", { name: "Letak halaman" });

test("tabs lead to the parts of a destination, and the way above the page back", async ({ page }) => {
  await open(page);
  await goTo(page, "Koperasi");
  const tabs = page.getByRole("navigation", { name: "Koperasi", exact: true });
  await tabs.getByRole("link", { name: "Mutu data" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Mutu data" })).toBeVisible();
  await expect(tabs.getByRole("link", { name: "Mutu data" })).toHaveAttribute("aria-current", "page");
  await tabs.getByRole("link", { name: "Daftar" }).click();
  await list(page).getByRole("link").first().click();
  const name = await page.getByRole("heading", { level: 1 }).textContent();
  await expect(way(page).locator("[aria-current]")).toHaveText(name);
  // The district of a cooperative is a filter of the list.
  await way(page).getByRole("link").nth(1).click();
  await expect(page).toHaveURL(/#\/koperasi\?/);
});

test("a page that is opened directly has the styles that the first page does without", async ({ page }) => {
  await open(page, "#/koperasi");
  await expect(list(page).getByRole("link").first()).toBeVisible();
  const media = await page.evaluate(() => Array.from(document.styleSheets, (sheet) => sheet.media.mediaText));
  expect(media.filter((text) => text === "none")).toEqual([]);
  await expect(page.locator("main > .list")).toHaveCSS("overflow-y", "auto");
});

test("what is typed leads to records, cases, pages and actions, by the keyboard alone", async ({ page }) => {
  await open(page);
  // What listens to keys comes with the way above the page, a moment after it.
  await expect(page.getByRole("navigation", { name: "Letak halaman" })).toBeVisible();
  await page.keyboard.press("Control+k");
  await page.keyboard.type("karya");
  await expect(finder(page).getByRole("group", { name: /^Koperasi · \d+$/ }).getByRole("option")).toHaveCount(6);
  await expect(finder(page).getByRole("group", { name: "Kasus" }).getByRole("option").first()).toContainText("Kasus ");
  const wanted = await finder(page).getByRole("option").nth(1).locator("span").first().textContent();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toContainText(wanted);
  await expect(finder(page)).toHaveCount(0);

  // What was looked at is offered before anything is typed.
  await page.keyboard.press("/");
  await expect(finder(page).getByRole("group", { name: "Terakhir dibuka" }).getByRole("option")).toContainText(wanted);
  await page.keyboard.type(`catat kunjungan ${wanted}`);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/#\/tindak-lanjut\/[0-9a-f-]+\/kunjungan\/baru/);

  await page.keyboard.press("Control+k");
  await page.keyboard.type("tidakadayangbernamabegini");
  await expect(finder(page).getByText("Tidak ada yang bernama “tidakadayangbernamabegini”.")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(finder(page)).toHaveCount(0);
});

test("letters lead on outside of fields only, and can be turned off", async ({ page }) => {
  await open(page);
  // What listens to keys comes with the way above the page, a moment after it.
  await expect(page.getByRole("navigation", { name: "Letak halaman" })).toBeVisible();
  await page.keyboard.press("g");
  await page.keyboard.press("k");
  await expect(page.getByRole("heading", { level: 1, name: "Koperasi" })).toBeVisible();
  await page.keyboard.press("j");
  await expect(list(page).getByRole("link").first()).toBeFocused();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Papan ketik" })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByLabel("Cari", { exact: true }).fill("gr?");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.getByRole("heading", { level: 1, name: "Koperasi" })).toBeVisible();

  await goTo(page, "Pengaturan");
  await page.getByLabel("Huruf tunggal sebagai pintasan").uncheck();
  await page.getByRole("heading", { level: 1 }).click();
  await page.keyboard.press("?");
  await page.keyboard.press("g");
  await page.keyboard.press("r");
  await expect(page.getByRole("heading", { level: 1, name: "Pengaturan" })).toBeVisible();
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("on a telephone the bar at the bottom leads everywhere, and the one above the page back", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await open(page);
  await navigation(page).getByRole("link", { name: "Koperasi" }).click();
  await list(page).getByRole("link").first().click();
  await page.getByRole("banner").getByRole("link", { name: "Kembali ke" }).click();
  await navigation(page).getByRole("button", { name: "Menu" }).click();
  await navigation(page).getByRole("link", { name: "Pengaturan" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Pengaturan" })).toBeAttached();
  await expect(navigation(page).getByRole("link", { name: "Pengaturan" })).toBeHidden();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});

test("the bar at the left folds to its icons, and stays so", async ({ page }) => {
  await open(page);
  await navigation(page).getByRole("button", { name: "Lipat" }).click();
  expect((await navigation(page).boundingBox()).width).toBe(60);
  await page.reload();
  await expect(navigation(page).getByRole("link", { name: "Koperasi" })).toBeVisible();
  expect((await navigation(page).boundingBox()).width).toBe(60);
});
