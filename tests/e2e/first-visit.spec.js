import { rm, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { complaintsOf, openUntilOffline, started } from "./page.js";
import { PORT } from "./server.mjs";
import {
  PROVINCE, TAPIN, chooseOffice, expect, expectFigures, expectShown, exportAll, figure, find, goTo, importAll, list,
  navigation, open, openExample, register, test, withoutAuthor,
} from "./office.js";

test.use({ start: "nothing", serviceWorkers: "allow" });

test("the first visit asks which office this is, and goes nowhere before it knows", async ({ page }) => {
  await open(page);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Selamat datang di Selaras");
  // The province's office and those of its thirteen districts, and a choice of none.
  await expect(page.getByLabel("Dinas mana yang bekerja di sini?").getByRole("option")).toHaveCount(15);
  await expect(navigation(page)).toHaveCount(0);
  await page.getByRole("button", { name: "Mulai dengan daftar kosong" }).click();
  await expect(page.getByText("Pilih dinas lebih dulu.")).toBeVisible();
  await expect(navigation(page)).toHaveCount(0);
});

test("a district begins with an empty register, and every page says what to do first", async ({ page }) => {
  const complaints = complaintsOf(page);
  await open(page);
  await chooseOffice(page, TAPIN);
  await expect(page.getByText(TAPIN, { exact: true })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Belum ada data" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Buka berkas" })).toBeVisible();
  await goTo(page, "Koperasi");
  await expect(page.getByRole("heading", { name: "Daftar masih kosong" })).toBeVisible();
  await goTo(page, "Data");
  await expect(page.getByRole("button", { name: "Ekspor", exact: true })).toBeDisabled();
  await page.reload();
  await started(page);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Data");
  expect(complaints).toEqual([]);
});

test("the example shows the figures of the founding meeting", async ({ page }) => {
  const complaints = complaintsOf(page);
  await open(page);
  await openExample(page);
  await expectFigures(page, 3027, 1944, 1083);
  await expect(figure(page, "Seluruh koperasi")).toHaveText("3.027");
  await expect(figure(page, "Aktif")).toHaveText("1.944");
  await expect(figure(page, "Tidak aktif")).toHaveText("1.083");
  const province = page.getByRole("row", { name: /^Binaan provinsi/ });
  await expect(province.getByRole("cell")).toHaveText(["183", "147", "36", /^80,33\s%$/, /^\d+,\d\d\s%$/]);
  await expect(navigation(page).getByText("Contoh · data rekaan")).toBeVisible();
  await expect(page.getByText(PROVINCE, { exact: true })).toBeVisible();
  expect(complaints).toEqual([]);
});

test("a district registers a cooperative, closes the tab and finds it again", async ({ page, context }) => {
  await open(page);
  await chooseOffice(page, TAPIN);
  await goTo(page, "Koperasi");
  await register(page, { Nama: "KUD Maju Bersama" });
  // At once, before anything is written behind.
  await page.close({ runBeforeUnload: false });
  const again = await context.newPage();
  await open(again, "#/koperasi");
  await expect(list(again).getByRole("link", { name: "KUD Maju Bersama" })).toBeVisible();
});

test("after one visit everything works without a network", async ({ page, context }) => {
  await openUntilOffline(page, "/");
  await openExample(page);
  await context.setOffline(true);
  const complaints = complaintsOf(page);
  await page.reload();
  await started(page);
  await expectFigures(page, 3027, 1944, 1083);
  await expect(page.getByRole("img", { name: /^RAT / }).locator("svg")).toBeVisible();
  await goTo(page, "Koperasi");
  await register(page, { Nama: "KUD Tanpa Sinyal", "Kabupaten/kota": TAPIN });
  await page.reload();
  await started(page);
  await find(page, "KUD Tanpa Sinyal");
  expect(complaints).toEqual([]);
});

test("an office without a network exports its register", async ({ page, context }) => {
  await openUntilOffline(page, "/");
  await openExample(page);
  await context.setOffline(true);
  await page.reload();
  await started(page);
  const file = await exportAll(page);
  expect(JSON.parse(file.text).totals.cooperatives).toEqual({ all: 3027, active: 1944, inactive: 1083 });
});

test("a file of one office gives another the same figures and, exported again, the same file", async ({ page, browser }) => {
  await open(page);
  await openExample(page);
  await find(page, "Koperasi Angkutan");
  await page.getByRole("link", { name: "Ubah", exact: true }).click();
  await page.getByLabel("Nama", { exact: true }).fill("KUD “Sejahtera” & Éka");
  await page.getByRole("button", { name: "Simpan", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Sejahtera");
  const first = await exportAll(page);
  expect(first.name).toMatch(/^selaras-kalimantan-selatan-\d{4}-\d{2}-\d{2}\.selaras\.json$/);

  const other = await browser.newContext({ baseURL: `http://127.0.0.1:${PORT}`, locale: "id-ID" });
  const elsewhere = await other.newPage();
  await open(elsewhere);
  await chooseOffice(elsewhere, TAPIN);
  await importAll(elsewhere, first.path);
  await goTo(elsewhere, "Ringkasan");
  await expectFigures(elsewhere, 3027, 1944, 1083);
  await find(elsewhere, "KUD “Sejahtera” & Éka");
  // It must not come from memory.
  await elsewhere.reload();
  await started(elsewhere);
  const second = await exportAll(elsewhere);
  expect(second.name).toMatch(/^selaras-tapin-/);
  expect(withoutAuthor(second.text) === withoutAuthor(first.text)).toBe(true);
  const [one, two] = [JSON.parse(first.text), JSON.parse(second.text)];
  expect(two.office).toBe("63.05");
  expect(two.replica).not.toBe(one.replica);
  await other.close();
});

/** The process of the browser itself, which the test has started. */
const browserProcess = async (context) => {
  const session = await context.browser().newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  return processInfo.find((process) => process.type === "browser").id;
};

test.describe("a browser that dies", () => {
  let profile;
  test.beforeEach(async () => {
    profile = await mkdtemp(join(tmpdir(), "selaras-profil-"));
  });
  test.afterEach(() => rm(profile, { recursive: true, force: true, maxRetries: 5 }));

  const openProfile = async (playwright, use) => {
    const context = await playwright.chromium.launchPersistentContext(profile, {
      ...use.launchOptions,
      baseURL: use.baseURL,
      locale: use.locale,
      timezoneId: use.timezoneId,
    });
    return [context, context.pages()[0] ?? (await context.newPage())];
  };

  test("a tab that crashes right after saving has lost nothing", async ({ playwright }, info) => {
    const [context, page] = await openProfile(playwright, info.project.use);
    await open(page);
    await chooseOffice(page, TAPIN);
    await goTo(page, "Koperasi");
    await register(page, { Nama: "KUD Listrik Padam" });
    await expect(page.getByText("KUD Listrik Padam disimpan.")).toBeVisible();
    const session = await context.newCDPSession(page);
    session.send("Page.crash").catch(() => {});
    await page.waitForEvent("crash");
    const again = await context.newPage();
    await open(again, "#/koperasi");
    await expect(list(again).getByRole("link", { name: "KUD Listrik Padam" })).toBeVisible();
    await context.close();
  });

  // Story: the browser writes localStorage to disk only some seconds after it was set, and a killed one forgot the edit.
  test("a browser that is killed right after saving has lost nothing", async ({ playwright }, info) => {
    test.slow();
    let [context, page] = await openProfile(playwright, info.project.use);
    await open(page);
    await chooseOffice(page, TAPIN);
    await goTo(page, "Koperasi");
    await register(page, { Nama: "KUD Listrik Padam" });
    await expect(page.getByText("KUD Listrik Padam disimpan.")).toBeVisible();
    process.kill(await browserProcess(context), "SIGKILL");
    await context.close().catch(() => {});
    [context, page] = await openProfile(playwright, info.project.use);
    await open(page, "#/koperasi");
    await expect(list(page).getByRole("link", { name: "KUD Listrik Padam" })).toBeVisible();
    await expectShown(page, 1);
    await context.close();
  });
});
