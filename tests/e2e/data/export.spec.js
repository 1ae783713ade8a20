import { createHash } from "node:crypto";
import { askToDelete, download, expect, expectShown, exportAll, goTo, open, test } from "../office.js";

test("an export is a file that can be read without this program", async ({ page }) => {
  await open(page, "#/data");
  const { name, text } = await exportAll(page);
  expect(name).toMatch(/^selaras-kalimantan-selatan-\d{4}-\d{2}-\d{2}\.selaras\.json$/);
  const file = JSON.parse(text);
  expect(file).toMatchObject({
    format: "selaras", version: 1, office: "63",
    totals: { cooperatives: { all: 3027, active: 1944, inactive: 1083 } },
  });
  expect(file.records.cooperatives).toHaveLength(3027);
  expect(new Set(file.records.cooperatives.map((row) => row.id)).size).toBe(3027);
  const ids = new Set(file.records.cooperatives.map((row) => row.id));
  expect(file.records.annual_reports.every((report) => ids.has(report.cooperative))).toBe(true);
  expect(Math.abs(Date.parse(file.exported_at) - Date.now())).toBeLessThan(10 * 60_000);
  // The digest is over the texts of both members, exactly as they stand in the file.
  const member = (key, next) => text.slice(text.indexOf(`"${key}":`) + key.length + 3, text.indexOf(`,"${next}":`));
  const digest = createHash("sha256").update(member("records", "deleted")).update(member("deleted", "digest")).digest("hex");
  expect(file.digest).toBe(`sha256-${digest}`);
  await expect(page.getByText(/^Ekspor terakhir/)).toBeVisible();
});

test("a change of a moment ago is in the file", async ({ page }) => {
  await open(page, "#/koperasi?cari=angkutan");
  await page.getByRole("table").getByRole("link").first().click();
  await askToDelete(page);
  await page.getByRole("dialog").getByRole("button", { name: "Hapus" }).click();
  await page.getByRole("main").getByRole("button", { name: "Hapus saringan" }).first().click();
  await expectShown(page, 3026);
  const file = JSON.parse((await exportAll(page)).text);
  expect(file.totals.cooperatives.all).toBe(3026);
  expect(file.deleted.cooperatives).toHaveLength(1);
});

test("the schema that comes with the program describes the file", async ({ page }) => {
  await open(page);
  await goTo(page, "Data");
  await page.getByText("Ekspor sebagian, atau dengan kata sandi").click();
  const { name, text } = await download(page, page.getByRole("button", { name: "Skema JSON" }));
  expect(name).toBe("selaras.schema.json");
  const schema = JSON.parse(text);
  expect(schema.$schema).toContain("json-schema.org");
  expect(JSON.stringify(schema)).toContain("annual_reports");
});
