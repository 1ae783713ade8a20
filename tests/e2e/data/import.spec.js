import { asFile, change, choose, expect, expectFigures, expectShown, exportAll, find, goTo, open, test } from "../office.js";

test.use({ start: "empty" });

const ready = (page) => page.getByRole("status").filter({ hasText: "dapat diimpor" });

test("a file is shown before anything changes: whose it is, of when, what it holds", async ({ page, exampleFile }) => {
  await open(page, "#/data");
  await choose(page, asFile(exampleFile));
  await expect(ready(page)).toContainText("Provinsi Kalimantan Selatan");
  for (const text of ["3.027", "1.944", "1.083", "13.654"]) await expect(ready(page).getByRole("definition").getByText(text, { exact: true })).toBeVisible();
  await expect(ready(page).getByText("Berkas ini tidak membawa sidik jari")).toHaveCount(0);
  await goTo(page, "Ringkasan");
  await expect(page.getByRole("heading", { name: "Belum ada data" })).toBeVisible();
});

test("a file without a digest is taken, with a word of caution", async ({ page, exampleFile }) => {
  const file = JSON.parse(exampleFile);
  delete file.digest;
  await open(page, "#/data");
  await choose(page, asFile(JSON.stringify(file)));
  await expect(ready(page).getByText("Berkas ini tidak membawa sidik jari; kerusakan kecil tidak akan ketahuan.")).toBeVisible();
  await page.getByRole("button", { name: "Impor", exact: true }).click();
  await goTo(page, "Ringkasan");
  await expectFigures(page, 3027, 1944, 1083);
});

test("reading a file can be cancelled, and another file chosen", async ({ page, exampleFile }) => {
  await open(page, "#/data");
  // Large enough that there is time to think again: the same reports many times over, all of them read.
  const file = JSON.parse(exampleFile);
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
    await expect(page.getByRole("button", { name: "Impor", exact: true })).toHaveCount(0);
    await choose(page, asFile(exampleFile));
    await expect(ready(page)).toBeVisible();
  } finally {
    await rm(folder, { recursive: true });
  }
});

for (const [where, found] of [
  ["where the page says that it can be", (page) => page.getByText("Seret berkas ke sini atau")],
  ["anywhere on the page", (page) => page.getByRole("heading", { level: 1 })],
]) {
  test(`a file is dropped ${where}`, async ({ page, exampleFile }) => {
    await open(page, "#/data");
    const data = await page.evaluateHandle((text) => {
      const data = new DataTransfer();
      data.items.add(new File([text], "jatuh.selaras.json", { type: "application/json" }));
      return data;
    }, exampleFile);
    await found(page).dispatchEvent("drop", { dataTransfer: data });
    await expect(page.getByText("jatuh.selaras.json dapat diimpor")).toBeVisible();
  });
}

test("a file that is dropped where none is wanted does not take the program's place", async ({ page }) => {
  await open(page);
  const prevented = await page.getByRole("main").evaluate((main) => {
    const drop = (kind) => !main.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: new DataTransfer() }));
    return [drop("dragover"), drop("drop")];
  });
  expect(prevented).toEqual([true, true]);
});

test("an import that does not fit into the usual room goes to the browser's database", async ({ page, exampleFile }) => {
  await open(page, "#/data");
  await page.evaluate(() => {
    localStorage.setItem("lain/besar", "x".repeat(4_500_000));
  });
  await choose(page, asFile(exampleFile));
  await page.getByRole("button", { name: "Impor", exact: true }).click();
  await expect(page.getByText("Data sudah melampaui ruang biasa dan tersimpan di basis data peramban.")).toBeVisible();
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("selaras/shard/")))).toEqual([]);
  await page.reload();
  await goTo(page, "Ringkasan");
  await expectFigures(page, 3027, 1944, 1083);
});

test("a register that is too large for the usual room goes to the browser's database as it comes", async ({ page, exampleFile }) => {
  test.slow();
  const { totals, digest, deleted, records, ...head } = JSON.parse(exampleFile);
  const [one] = records.cooperatives;
  const many = 66_000;
  const cooperatives = Array.from({ length: many }, (_, at) => ({
    id: `${one.id.slice(0, 24)}${(at * 2_654_435_761 % 2 ** 48).toString(16).padStart(12, "0")}`,
    name: `Koperasi ${at + 1}`,
    district: one.district,
    fictional: true,
    _stamps: one._stamps,
  }));
  await open(page, "#/data");
  await choose(page, asFile(JSON.stringify({ ...head, records: { cooperatives } })));
  await page.getByRole("button", { name: "Impor", exact: true }).click();
  await expect(page.getByText("Data sudah melampaui ruang biasa dan tersimpan di basis data peramban.")).toBeVisible();
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("selaras/shard/")))).toEqual([]);
  await change(page, "Koperasi 65999", { Alamat: "Jl. Baru" });
  await page.reload();
  await goTo(page, "Koperasi");
  await expectShown(page, many);
  await find(page, "Koperasi 65999");
  await expect(page.getByText("Jl. Baru")).toBeVisible();
  const sent = JSON.parse((await exportAll(page)).text).records.cooperatives;
  const known = new Map(cooperatives.map(({ id, name }) => [id, name]));
  expect(sent.length).toBe(many);
  expect(sent.every(({ id, name }) => known.get(id) === name)).toBe(true);
});

for (const [what, press] of [["read", false], ["imported", true]]) {
  test(`a file goes on being ${what} when the page is left, and nothing breaks`, async ({ page, exampleFile }) => {
    await open(page, "#/data");
    await choose(page, asFile(exampleFile));
    if (press) {
      await expect(ready(page)).toBeVisible();
      await page.getByRole("button", { name: "Impor", exact: true }).click();
    }
    // At once, by the address: nothing waits until the work is done.
    await page.evaluate(() => { location.hash = "#/koperasi?wilayah=semua"; });
    await expect(page.getByRole("heading", { level: 1, name: "Koperasi" })).toBeVisible();
    if (press) {
      await expect(page.getByText("kiriman.selaras.json diimpor.")).toBeVisible();
      await expectShown(page, 3027);
    }
    await goTo(page, "Data");
    const card = press ? page.getByRole("heading", { name: "kiriman.selaras.json sudah dimasukkan" }) : ready(page);
    await expect(card).toBeVisible();
    if (!press) await page.getByRole("button", { name: "Impor", exact: true }).click();
    await goTo(page, "Ringkasan");
    await expectFigures(page, 3027, 1944, 1083);
    await expect(page.getByRole("dialog")).toHaveCount(0);
  });
}
