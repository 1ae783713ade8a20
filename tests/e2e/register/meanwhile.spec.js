// A form that somebody else was quicker than: nothing is replaced, reverted or brought back without a question.

import { askToDelete, change, closeMessages, expect, field, fillIn, find, goTo, list, mergeAll, open, PROVINCE, register, save, sentBy, test } from "../office.js";

test.use({ start: "empty" });

const CHANGED = "Sudah diubah sementara formulir ini terbuka";
const DELETED = "Sudah dihapus sementara formulir ini terbuka";
const dialog = (page, name) => page.getByRole("dialog", { name });
const radio = (page, name) => dialog(page, CHANGED).getByRole("radio", { name, exact: true });
const press = (page, title, name) => dialog(page, title).getByRole("button", { name, exact: true }).click();
const edit = (page) => page.getByRole("link", { name: "Ubah", exact: true }).click();
const says = (page, text) => expect(page.getByRole("main").getByText(text, { exact: true })).toBeVisible();

/** A cooperative whose form is open in two tabs. */
const inTwoTabs = async (page, context) => {
  await open(page, "#/koperasi");
  await register(page, { Nama: "KUD Bersama", Alamat: "Jl. Lama", "Desa/kelurahan": "Binuang", Catatan: "lama" });
  await find(page, "KUD Bersama");
  await closeMessages(page);
  const other = await context.newPage();
  await open(other, page.url().slice(page.url().indexOf("#")));
  for (const tab of [page, other]) await edit(tab);
  return other;
};

test("one field saved in two tabs is asked about with all three values, and what the second wants stands in both", async ({ page, context }) => {
  const other = await inTwoTabs(page, context);
  await fillIn(page, { Alamat: "Jl. Satu", Catatan: "satu" });
  await fillIn(other, { Alamat: "Jl. Dua", "Desa/kelurahan": "Rantau" });
  await save(page);
  await says(page, "Jl. Satu");
  await save(other);
  const asked = dialog(other, CHANGED);
  const group = asked.getByRole("group", { name: "Alamat" });
  await expect(group).toContainText("Tadi: Jl. Lama");
  await expect(group).toContainText("Sekarang: Jl. Satu");
  await expect(group).toContainText("Isian ini: Jl. Dua");
  // Only what both have changed is asked about.
  await expect(asked.getByRole("radio")).toHaveCount(2);
  await press(other, CHANGED, "Simpan pilihan");
  await expect(asked.getByText("Pilih dulu untuk setiap isian.")).toBeVisible();
  await radio(other, "Isian ini: Jl. Dua").check();
  await press(other, CHANGED, "Simpan pilihan");
  for (const tab of [page, other]) for (const text of ["Jl. Dua", "Rantau", "satu"]) await says(tab, text);
});

test("what stands is kept for all fields at once, and nothing else is lost", async ({ page, context }) => {
  const other = await inTwoTabs(page, context);
  await fillIn(page, { Alamat: "Jl. Satu", Catatan: "satu" });
  await fillIn(other, { Alamat: "Jl. Dua", Catatan: "dua", "Desa/kelurahan": "Rantau" });
  await save(page);
  await says(page, "Jl. Satu");
  await save(other);
  await expect(dialog(other, CHANGED).getByRole("radio")).toHaveCount(4);
  await press(other, CHANGED, "Biarkan yang sekarang");
  await press(other, CHANGED, "Simpan pilihan");
  for (const tab of [page, other]) for (const text of ["Jl. Satu", "satu", "Rantau"]) await says(tab, text);
});

test("thinking it over leads back to the form, with what was typed, and the same is asked again", async ({ page, context }) => {
  const other = await inTwoTabs(page, context);
  await fillIn(page, { Alamat: "Jl. Satu" });
  await fillIn(other, { Alamat: "Jl. Dua" });
  await save(page);
  await says(page, "Jl. Satu");
  await save(other);
  await press(other, CHANGED, "Kembali ke formulir");
  await expect(dialog(other, CHANGED)).toBeHidden();
  await expect(field(other, "Alamat")).toHaveValue("Jl. Dua");
  await says(page, "Jl. Satu");
  await save(other);
  await other.keyboard.press("Escape");
  await expect(dialog(other, CHANGED)).toBeHidden();
  await save(other);
  await press(other, CHANGED, "Pakai isian ini");
  await press(other, CHANGED, "Simpan pilihan");
  for (const tab of [page, other]) await says(tab, "Jl. Dua");
});

test("a draft that is gone on with later asks about what was changed since it was typed", async ({ page, context }) => {
  const other = await inTwoTabs(page, context);
  await fillIn(other, { Alamat: "Jl. Konsep" });
  const address = other.url();
  await other.close();
  await fillIn(page, { Catatan: "satu" });
  await save(page);
  await says(page, "satu");
  // The first tab's form has no draft of its own any more; somebody changes the field there.
  await edit(page);
  await fillIn(page, { Alamat: "Jl. Satu" });
  const draft = await page.evaluate(() => Object.entries(localStorage).find(([key]) => key.startsWith("selaras/draft/")));
  await save(page);
  await says(page, "Jl. Satu");
  // What the closed tab had kept.
  const kept = draft[1].replaceAll("Jl. Satu", "Jl. Konsep");
  await page.evaluate(([key, text]) => localStorage.setItem(key, text), [draft[0], kept]);
  const later = await context.newPage();
  await open(later, address.slice(address.indexOf("#")));
  await expect(field(later, "Alamat")).toHaveValue("Jl. Konsep");
  await save(later);
  await expect(dialog(later, CHANGED)).toContainText("Sekarang: Jl. Satu");
});

test("a merge in another tab is asked about like anything else", async ({ page, context, desk }) => {
  await open(page, "#/koperasi");
  await register(page, { Nama: "KUD Bersama", Alamat: "Jl. Lama", Catatan: "lama" });
  const province = await desk(PROVINCE);
  await mergeAll(province, await sentBy(page, "tapin"));
  await change(province, "KUD Bersama", { Alamat: "Jl. Provinsi" });
  const sent = await sentBy(province, "provinsi");
  await find(page, "KUD Bersama");
  await edit(page);
  await fillIn(page, { Alamat: "Jl. Tapin" });
  const other = await context.newPage();
  await open(other, "#/data");
  await mergeAll(other, sent);
  await find(other, "KUD Bersama");
  await says(other, "Jl. Provinsi");
  await save(page);
  await expect(dialog(page, CHANGED)).toContainText("Sekarang: Jl. Provinsi");
});

test("a cooperative deleted in another tab is not brought back by a form that is still open", async ({ page, context }) => {
  const other = await inTwoTabs(page, context);
  await fillIn(other, { Alamat: "Jl. Dua" });
  await page.getByRole("main").getByRole("link", { name: "Batal" }).click();
  await askToDelete(page);
  await page.getByRole("dialog").getByRole("button", { name: "Hapus", exact: true }).click();
  await expect(page.getByText(/dihapus\.$/)).toBeVisible();
  await save(other);
  await expect(dialog(other, DELETED)).toBeVisible();
  await press(other, DELETED, "Biarkan terhapus");
  await goTo(other, "Koperasi");
  await expect(list(other).getByRole("link", { name: "KUD Bersama" })).toHaveCount(0);
});

test("a cooperative deleted in another tab comes back when the form wants it, with what it says", async ({ page, context }) => {
  const other = await inTwoTabs(page, context);
  await fillIn(other, { Alamat: "Jl. Dua" });
  await page.getByRole("main").getByRole("link", { name: "Batal" }).click();
  await askToDelete(page);
  await page.getByRole("dialog").getByRole("button", { name: "Hapus", exact: true }).click();
  await expect(page.getByText(/dihapus\.$/)).toBeVisible();
  await save(other);
  await press(other, DELETED, "Pulihkan dengan isian ini");
  for (const text of ["Jl. Dua", "lama"]) await says(other, text);
  await find(page, "KUD Bersama");
  await says(page, "Jl. Dua");
});
