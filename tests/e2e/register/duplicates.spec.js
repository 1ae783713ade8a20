// Cooperatives that are in the register twice: found, united with all that hung on them, or declared different.

import { change, closeMessages, expect, expectShown, find, goTo, open, part, register, test } from "../office.js";

test.use({ start: "empty" });

const twice = async (page) => {
  await open(page, "#/koperasi");
  await register(page, { Nama: "KUD Maju Bersama", Telepon: "0517-1111" });
  await register(page, { Nama: "Koperasi Unit Desa MAJU BERSAMA", Telepon: "0517-2222", Alamat: "Jl. Rantau 1" });
  await find(page, "Koperasi Unit Desa MAJU BERSAMA");
  await page.goto(`${page.url()}/laporan/2023`);
  await page.getByLabel("Anggota seluruhnya").fill("25");
  await page.getByRole("button", { name: "Simpan", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Koperasi Unit Desa MAJU BERSAMA");
  await goTo(page, "Data");
  await page.getByRole("link", { name: "Kembar", exact: true }).click();
  const pair = page.getByRole("article");
  await expect(pair).toHaveCount(1);
  await expect(pair).toContainText("Kata khas namanya sama");
  return pair;
};

test("two records of one cooperative become one, with the values that were chosen and the reports of both", async ({ page }) => {
  const pair = await twice(page);
  await pair.getByRole("row", { name: /Telepon/ }).getByLabel("0517-2222").check();
  await pair.getByRole("button", { name: "Satukan" }).click();
  await expect(page.getByText("Kedua catatan disatukan, dengan laporan dan riwayat keduanya.")).toBeVisible();
  await expect(page.getByText("Tidak ada pasangan yang perlu diperiksa.")).toBeVisible();
  await goTo(page, "Koperasi");
  await expectShown(page, 1);
  await find(page, "KUD Maju Bersama");
  const record = page.getByRole("main");
  for (const text of ["0517-2222", "Jl. Rantau 1"]) await expect(record.getByText(text, { exact: true })).toBeVisible();
  await part(page, "Laporan");
  await expect(record.getByRole("table", { name: "Laporan tahunan" }).getByRole("row", { name: /2023/ })).toBeVisible();
  await page.keyboard.press("Control+z");
  await goTo(page, "Koperasi");
  await expectShown(page, 2);
});

test("what a record took from a second one stays there when it is united with a third", async ({ page }) => {
  const [one, two, three] = ["KUD Maju Bersama", "Koperasi Unit Desa MAJU BERSAMA", "K.U.D. Maju Bersama"];
  await open(page, "#/koperasi");
  await register(page, { Nama: one, Telepon: "0517-1111" });
  await register(page, { Nama: two, NIK: "6305020010001", Alamat: "Jl. Rantau 1", Telepon: "0517-2222" });
  await register(page, { Nama: three, Alamat: "Jl. Lain 3", Telepon: "0517-3333" });
  await goTo(page, "Data");
  await page.getByRole("link", { name: "Kembar", exact: true }).click();
  const pairs = page.getByRole("navigation", { name: "Kemungkinan kembar" }).getByRole("listitem");
  await expect(pairs).toHaveCount(3);
  const turnTo = (a, b) => pairs.filter({ hasText: `${a} / ${b}` }).getByRole("button").click();
  const pair = (a, b) => page.getByRole("article", { name: `${a} / ${b}`, exact: true });
  const row = (field) => pair(one, three).getByRole("row", { name: new RegExp(field) });
  await turnTo(one, three);
  await row("Telepon").getByLabel("0517-3333").check();
  await expect(row("Alamat")).toHaveCount(0);
  await turnTo(one, two);
  await pair(one, two).getByRole("button", { name: "Satukan" }).click();
  await expect(pairs).toHaveCount(1);
  // The pair that is left shows what has come into the record, and keeps what was chosen of it.
  await expect(row("Alamat").getByLabel("Jl. Rantau 1")).toBeChecked();
  await expect(row("Telepon").getByLabel("0517-3333")).toBeChecked();
  await pair(one, three).getByRole("button", { name: "Satukan" }).click();
  await expect(page.getByText("Tidak ada pasangan yang perlu diperiksa.")).toBeVisible();
  await goTo(page, "Koperasi");
  await expectShown(page, 1);
  await find(page, one);
  const record = page.getByRole("main");
  for (const text of ["6305020010001", "Jl. Rantau 1", "0517-3333"]) await expect(record.getByText(text, { exact: true }).first()).toBeVisible();
});

test("what another tab changes in the meantime is shown in the pair, and not reverted by uniting it", async ({ page }) => {
  const pair = await twice(page);
  const row = (field) => pair.getByRole("row", { name: new RegExp(field) });
  await row("Telepon").getByLabel("0517-2222").check();
  await expect(row("Alamat")).toHaveCount(0);
  const other = await page.context().newPage();
  await open(other);
  await change(other, "KUD Maju Bersama", { Alamat: "Jl. Baru 9", Telepon: "0517-9999" });
  await other.close();
  await expect(row("Alamat").getByLabel("Jl. Baru 9")).toBeChecked();
  await expect(row("Telepon").getByLabel("0517-9999")).not.toBeChecked();
  await pair.getByRole("button", { name: "Satukan" }).click();
  await expect(page.getByText("Tidak ada pasangan yang perlu diperiksa.")).toBeVisible();
  await find(page, "KUD Maju Bersama");
  const record = page.getByRole("main");
  for (const text of ["Jl. Baru 9", "0517-2222"]) await expect(record.getByText(text, { exact: true })).toBeVisible();
});

test("two that were declared different are not proposed again, not even after a reload", async ({ page }) => {
  const pair = await twice(page);
  await pair.getByRole("button", { name: "Memang berbeda" }).click();
  await expect(page.getByText("Dinyatakan berbeda; tidak akan ditanyakan lagi.")).toBeVisible();
  await page.reload();
  await expect(page.getByText("Tidak ada pasangan yang perlu diperiksa.")).toBeVisible();
});

test("a pair that is put off comes again on the next visit", async ({ page }) => {
  const pair = await twice(page);
  await closeMessages(page);
  await pair.getByRole("button", { name: "Tunda" }).click();
  await expect(page.getByText("Tidak ada pasangan yang perlu diperiksa.")).toBeVisible();
  await page.reload();
  await expect(pair).toHaveCount(1);
});
