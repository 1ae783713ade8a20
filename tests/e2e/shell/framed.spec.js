// Inside a page of another site the program does not start, whatever headers its host sends.

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { started } from "../page.js";
import { PORT, serve } from "../server.mjs";

const OWN = `http://127.0.0.1:${PORT}`;

const frame = (address) => `<!doctype html><title>Bingkai</title><iframe src="${address}" width="900" height="700"></iframe>`;

/** A page of another site that shows the program in a frame. */
const withOtherSite = async (address, work) => {
  const folder = await mkdtemp(join(tmpdir(), "selaras-bingkai-"));
  await writeFile(join(folder, "index.html"), frame(address));
  const host = await serve(folder);
  try {
    await work(host.origin);
  } finally {
    await host.close();
    await rm(folder, { recursive: true });
  }
};

/** Serves such a page from the program's own origin. */
const withOwnFrame = (page, address) =>
  page.route(`${OWN}/bingkai.html`, (route) => route.fulfill({ contentType: "text/html", body: frame(address) }));

const expectRefusal = async (inside) => {
  await expect(inside.getByText("Selaras tidak bekerja di dalam halaman situs lain")).toBeVisible();
  await expect(inside.getByText("Selaras does not work inside a page of another site")).toBeVisible();
  await expect(inside.locator("#boot")).toHaveCount(0);
  await expect(inside.getByRole("heading", { level: 1 })).toHaveCount(0);
};

test("inside a page of another site nothing starts, and a link opens the page on its own", async ({ page, context }) => {
  await withOtherSite(`${OWN}/#/pengaturan`, async (origin) => {
    await page.goto(origin);
    const inside = page.frameLocator("iframe");
    await expectRefusal(inside);
    const [, framed] = page.frames();
    const left = await framed.evaluate(async () => ({
      stored: Object.keys(localStorage),
      databases: (await indexedDB.databases()).length,
      workers: (await navigator.serviceWorker.getRegistrations()).length,
    }));
    expect(left).toEqual({ stored: [], databases: 0, workers: 0 });

    const opening = context.waitForEvent("page");
    await inside.getByRole("link", { name: "Buka Selaras di tabnya sendiri" }).click();
    const own = await opening;
    await started(own);
    expect(own.url()).toBe(`${OWN}/#/pengaturan`);
    // A frame that was never started is not taken for one that failed to.
    await expect(inside.getByRole("dialog")).toHaveCount(0);
  });
});

test("inside a page of its own site it works", async ({ page }) => {
  await withOwnFrame(page, `${OWN}/`);
  await page.goto(`${OWN}/bingkai.html`);
  const inside = page.frameLocator("iframe");
  await expect(inside.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(inside.locator("#framed")).toHaveCount(0);
});

test("a page of its own site that is itself inside another one does not help", async ({ page }) => {
  await withOwnFrame(page, `${OWN}/`);
  await withOtherSite(`${OWN}/bingkai.html`, async (origin) => {
    await page.goto(origin);
    await expectRefusal(page.frameLocator("iframe").frameLocator("iframe"));
  });
});
