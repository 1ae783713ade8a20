// What an officer does in front of the screen, in words of the office. Everything is found as a person finds it: by
// its role and its label.

import { readFile } from "node:fs/promises";
import { test as base, expect } from "@playwright/test";
import { started } from "./page.js";
import { PORT } from "./server.mjs";

export { expect };

const ORIGIN = `http://127.0.0.1:${PORT}`;

/** The districts' own offices and the province's, as far as the tests need them. */
export const TAPIN = "Kabupaten Tapin";
export const BANJAR = "Kabupaten Banjar";
export const PROVINCE = "Provinsi Kalimantan Selatan";

/**
 * Tests that begin where an office is: `start` is "nothing" (a first visit), "empty" (Tapin, nothing recorded yet) or
 * "example". The example is opened once; every test then finds it in a browser of its own.
 */
export const test = base.extend({
  start: ["example", { option: true }],
  // Nothing but what is about working offline needs the site stored for it.
  serviceWorkers: ["block", { option: true }],
  stored: [
    async ({ browser }, use) => {
      const visit = async (begin) => {
        const context = await browser.newContext({ baseURL: ORIGIN, locale: "id-ID", serviceWorkers: "block" });
        const page = await context.newPage();
        await page.goto("/");
        await begin(page);
        await goTo(page, "Ringkasan");
        const entries = await page.evaluate(() => Object.entries(localStorage));
        await context.close();
        return entries;
      };
      await use({
        origin: ORIGIN,
        nothing: null,
        empty: await visit((page) => chooseOffice(page, TAPIN)),
        example: await visit(openExample),
      });
    },
    { scope: "worker" },
  ],
  page: async ({ page, start, stored }, use) => {
    await putBack(page, stored[start]);
    await use(page);
  },
  /** The example as a file, exported once. */
  exampleFile: [
    async ({ browser, stored }, use) => {
      const context = await browser.newContext({ baseURL: stored.origin, locale: "id-ID", serviceWorkers: "block" });
      const page = await context.newPage();
      await putBack(page, stored.example);
      await open(page);
      const { text } = await exportAll(page);
      await context.close();
      await use(text);
    },
    { scope: "worker" },
  ],
  /** Opens the browser of another office, which begins with an empty register. */
  desk: async ({ browser, stored }, use) => {
    const contexts = [];
    await use(async (office) => {
      const context = await browser.newContext({ baseURL: stored.origin, locale: "id-ID", serviceWorkers: "block" });
      contexts.push(context);
      const page = await context.newPage();
      await open(page);
      await chooseOffice(page, office);
      return page;
    });
    for (const context of contexts) await context.close();
  },
});

/**
 * Puts into a page's browser what another has stored. From a page that stays open: what Playwright's own `storageState`
 * writes, and closes its page upon, does not always arrive whole when the machine is busy.
 */
export const putBack = async (page, entries) => {
  if (!entries) return;
  // A page of the same origin that runs nothing.
  await page.goto(`${ORIGIN}/icons/selaras.svg`);
  await page.evaluate((entries) => entries.forEach(([key, text]) => localStorage.setItem(key, text)), entries);
};

/** Opens an address of the program and waits until it can be used. */
export const open = async (page, address = "#/") => {
  await page.goto(`/${address}`);
  await started(page);
};

/** The first visit: this office works here, with an empty register. */
export const chooseOffice = async (page, office) => {
  await page.getByLabel("Dinas mana yang bekerja di sini?").selectOption({ label: office });
  await page.getByRole("button", { name: "Mulai dengan daftar kosong" }).click();
  await expect(navigation(page)).toBeVisible();
};

/** The first visit: a look at the example. */
export const openExample = async (page) => {
  await page.getByRole("button", { name: "Buka contoh" }).click();
  await expect(navigation(page)).toBeVisible({ timeout: 20_000 });
};

export const navigation = (page) => page.getByRole("navigation", { name: "Utama" });

/** Goes to a page by the main navigation. */
export const goTo = async (page, name) => {
  await navigation(page).getByRole("link", { name, exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name, exact: true })).toBeVisible();
};

/** A key figure, by what it counts. */
export const figure = (page, name) => page.getByRole("group", { name, exact: true }).locator("data").first();

/** Expects key figures: how many in all, active and inactive. */
export const expectFigures = async (page, all, active, inactive) => {
  const expected = { "Seluruh koperasi": all, Aktif: active, "Tidak aktif": inactive };
  for (const [name, number] of Object.entries(expected)) {
    await expect(figure(page, name)).toHaveAttribute("value", String(number));
  }
};

/** Records a cooperative from the register's page: what the labels say, and what to enter there. */
export const register = async (page, entries) => {
  await page.getByRole("link", { name: "Catat koperasi" }).first().click();
  await fillIn(page, entries);
  await save(page);
};

/** Fills in a form: labels, and texts or choices. */
export const fillIn = async (page, entries) => {
  for (const [label, value] of Object.entries(entries)) {
    const input = field(page, label);
    if ((await input.evaluate((element) => element.tagName)) === "SELECT") {
      await input.selectOption({ label: value });
    } else {
      await input.fill(value);
    }
  }
};

/** Closes the messages about what was done: all at once, as they also go by themselves. */
export const closeMessages = (page) =>
  page.getByRole("button", { name: "Tutup", exact: true }).evaluateAll((buttons) => buttons.forEach((button) => button.click()));

/** An input by its label. */
export const field = (page, label) => page.getByLabel(label, { exact: true }).and(page.locator("input, select, textarea"));

export const save = (page) => page.getByRole("button", { name: "Simpan", exact: true }).click();

/** The list of cooperatives. */
export const list = (page) => page.getByRole("table", { name: "Koperasi", exact: true });

/** Opens a small menu of a list by its name. */
export const openMenu = (page, name) => page.getByRole("main").locator("summary").filter({ hasText: name }).first().click();

/** How many cooperatives the list says it shows. */
export const shown = async (page) => {
  const text = await page.getByText(/^[\d.]+( dari [\d.]+)? koperasi$/).textContent();
  return Number(text.split(" ")[0].replaceAll(".", ""));
};

/** Expects how many cooperatives the list shows. */
export const expectShown = (page, count) =>
  expect(page.getByText(new RegExp(`^${number(count).replace(".", "\\.")}( dari [\\d.]+)? koperasi$`))).toBeVisible();

/** Expects how many cooperatives are recorded, of all districts: an office sees its own first. */
export const expectRecorded = async (page, count) => {
  await open(page, "#/koperasi?wilayah=semua");
  await expectShown(page, count);
};

/** A whole number as the offices write it. */
export const number = (count) => String(count).replace(/\B(?=(\d{3})+$)/g, ".");

/** The texts of a column of the list, from the top, of so many rows. */
export const column = async (page, name, rows = 12) => {
  const heads = await list(page).getByRole("columnheader").allTextContents();
  const place = heads.findIndex((head) => head.trim() === name);
  const texts = await list(page)
    .getByRole("row")
    .filter({ has: page.getByRole("link") })
    .evaluateAll((all, at) => all.map((row) => row.children[at].textContent.trim()), place);
  return texts.slice(0, rows);
};

/** Opens a cooperative's page by looking it up in the register. */
export const find = async (page, name) => {
  await goTo(page, "Koperasi");
  await page.goto("/#/koperasi?wilayah=semua");
  await page.getByLabel("Cari").fill(name);
  await list(page).getByRole("link", { name }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(name);
};

/** A part of a cooperative's page. */
export const part = (page, name) =>
  page.getByRole("navigation", { name: "Bagian koperasi" }).getByRole("link", { name: new RegExp(`^${name}`) }).click();

/** Opens the menu of what is done more rarely. */
export const openMore = (page) => page.getByRole("main").getByLabel("Tindakan lain").click();

/** Asks for the cooperative whose page is open to be deleted. */
export const askToDelete = async (page) => {
  await openMore(page);
  await page.getByRole("button", { name: "Hapus", exact: true }).click();
};

/** Saves the file that a button hands over: its name, its place on disk, its text. */
export const download = async (page, button) => {
  const coming = page.waitForEvent("download");
  await button.click();
  const file = await coming;
  const path = await file.path();
  return { name: file.suggestedFilename(), path, text: await readFile(path, "utf8") };
};

/** Exports the whole register from the data page. */
export const exportAll = async (page) => {
  await goTo(page, "Data");
  return download(page, page.getByRole("button", { name: "Ekspor", exact: true }));
};

/** Chooses files for import or merge: paths, or names and contents. */
export const choose = async (page, files) => {
  const input = page.getByLabel("Pilih berkas");
  // While others are read nobody can choose; Playwright alone could.
  await expect(input).toBeEnabled();
  await input.setInputFiles(files);
};

/** A file with that content, as if it lay on the officer's disk. */
export const asFile = (content, name = "kiriman.selaras.json") => ({
  name,
  mimeType: "application/json",
  buffer: Buffer.isBuffer(content) ? content : Buffer.from(content),
});

/** Imports a file into an empty register. */
export const importAll = async (page, file) => {
  await goTo(page, "Data");
  await choose(page, file);
  await page.getByRole("button", { name: "Impor", exact: true }).click();
  await expect(page.getByText(/ diimpor\.$/)).toBeVisible();
};

/** Puts files into the register, whatever it holds. */
export const mergeAll = async (page, ...files) => {
  await goTo(page, "Data");
  await choose(page, files);
  // Into an empty register it is called an import.
  await page.getByRole("button", { name: /^(Gabungkan|Impor)$/ }).click();
  await expect(page.getByRole("heading", { name: "Berkas sudah masuk" })).toBeVisible();
};

/** What an office sends: everything, in a file of that name. */
export const sentBy = async (page, name) => asFile((await exportAll(page)).text, `${name}.selaras.json`);

/** Changes what a cooperative's form says. */
export const change = async (page, name, entries) => {
  await find(page, name);
  await page.getByRole("link", { name: "Ubah", exact: true }).click();
  await fillIn(page, entries);
  await save(page);
  await expect(page.getByText(/ disimpan\.$/)).toBeVisible();
};

/** Goes on by Tab until that has the focus, and sees that the focus can be seen all the way. */
export const tabTo = async (page, locator, most = 60) => {
  for (let step = 0; step < most; step++) {
    if (await locator.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
    const visible = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return true;
      const mark = (of) => {
        const style = getComputedStyle(of);
        return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none";
      };
      const { width, height } = element.getBoundingClientRect();
      return (mark(element) || mark(element.parentElement) || (element.nextElementSibling && mark(element.nextElementSibling))) && width > 0 && height > 0;
    });
    expect(visible, await page.evaluate(() => document.activeElement.outerHTML.slice(0, 120))).toBeTruthy();
  }
  throw new Error(`not reached by keyboard: ${locator}`);
};

/** The text of an export without what differs from author to author and from moment to moment. */
export const withoutAuthor = (text) =>
  ["office", "replica", "exported_at"].reduce((rest, key) => rest.replace(new RegExp(`"${key}":"[^"]*"`), `"${key}":""`), text);

/** Everything that is stored of the workspace itself: not settings, not drafts. */
export const storedWorkspace = (page) =>
  page.evaluate(() => {
    const keys = Object.keys(localStorage).filter((key) => /^selaras\/(manifest|shard|journal)/.test(key));
    return JSON.stringify(keys.sort().map((key) => [key, localStorage.getItem(key)]));
  });
