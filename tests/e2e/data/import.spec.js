import { asFile, choose, expect, expectFigures, exportAll, goTo, open, putBack, test as office } from "../office.js";

/** The example as a file. */
const test = office.extend({
  start: "empty",
  sent: [
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
});


const ready = (page) => page.getByRole("status").filter({ hasText: "dapat diimpor" });

test("a file is shown before anything changes: whose it is, of when, what it holds", async ({ page, sent }) => {
  await open(page, "#/data");
  await choose(page, asFile(sent));
  await expect(ready(page)).toContainText("Provinsi Kalimantan Selatan");
  for (const text of ["3.027", "1.944", "1.083", "13.654"]) await expect(ready(page).getByRole("definition").getByText(text, { exact: true })).toBeVisible();
  await expect(ready(page).getByText("Berkas ini tidak membawa sidik jari")).toHaveCount(0);
  await goTo(page, "Ringkasan");
  await expect(page.getByRole("heading", { name: "Belum ada data" })).toBeVisible();
});

test("a file without a digest is taken, with a word of caution", async ({ page, sent }) => {
  const file = JSON.parse(sent);
  delete file.digest;
  await open(page, "#/data");
  await choose(page, asFile(JSON.stringify(file)));
  await expect(ready(page).getByText("Berkas ini tidak membawa sidik jari; kerusakan kecil tidak akan ketahuan.")).toBeVisible();
  await page.getByRole("button", { name: "Impor", exact: true }).click();
  await goTo(page, "Ringkasan");
  await expectFigures(page, 3027, 1944, 1083);
});

test("reading a file can be cancelled, and another file chosen", async ({ page, sent }) => {
  await open(page, "#/data");
  // Large enough that there is time to think again: the same reports many times over, all of them read.
  const file = JSON.parse(sent);
  delete file.digest;
  const reports = file.records.annual_reports;
  file.records.annual_reports = Array.from({ length: 12 }, () => reports).flat();
  const body = Buffer.from(JSON.stringify(file));
  const { writeFile, mkdtemp, rm } = await import("node:fs/promises");
  const { tmpdir } = await import("node:os");
  const { join } = await import("node:path");
  const folder = await mkdtemp(join(tmpdir(), "selaras-lama-"));
  try {
    await writeFile(join(folder, "lama.json"), body);
    await choose(page, join(folder, "lama.json"));
    const work = page.getByRole("status").filter({ hasText: "Membaca dan memeriksa lama.json…" });
    await work.getByRole("button", { name: "Batal" }).click();
    await expect(work).toHaveCount(0);
    await expect(page.getByRole("button", { name: "Impor", exact: true })).toBeDisabled();
    await choose(page, asFile(sent));
    await expect(ready(page)).toBeVisible();
  } finally {
    await rm(folder, { recursive: true });
  }
});

test("a file is dropped where the page says that it can be", async ({ page, sent }) => {
  await open(page, "#/data");
  const data = await page.evaluateHandle((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], "jatuh.selaras.json", { type: "application/json" }));
    return data;
  }, sent);
  await page.getByText("atau letakkan berkas di sini").dispatchEvent("drop", { dataTransfer: data });
  await expect(page.getByText("jatuh.selaras.json dapat diimpor")).toBeVisible();
});

test("an import that does not fit into the usual room goes to the browser's database", async ({ page, sent }) => {
  await open(page, "#/data");
  await page.evaluate(() => {
    localStorage.setItem("lain/besar", "x".repeat(4_500_000));
  });
  await choose(page, asFile(sent));
  await page.getByRole("button", { name: "Impor", exact: true }).click();
  await expect(page.getByText("Data sudah melampaui ruang biasa dan tersimpan di basis data peramban.")).toBeVisible();
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("selaras/shard/")))).toEqual([]);
  await page.reload();
  await goTo(page, "Ringkasan");
  await expectFigures(page, 3027, 1944, 1083);
});
