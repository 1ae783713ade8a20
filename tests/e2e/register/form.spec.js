import { TAPIN, askToDelete, closeMessages, expect, expectShown, field, fillIn, find, goTo, list, open, part, register, save, test } from "../office.js";

test.use({ start: "empty" });

const NEW = "#/koperasi/baru";
const inDays = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** What stands beside an input, as a screen reader would read it out. */
const said = (page, label) =>
  field(page, label).evaluate((input) =>
    (input.getAttribute("aria-describedby") ?? "")
      .split(" ")
      .map((id) => document.getElementById(id)?.textContent.trim() ?? "")
      .join(" ")
      .trim(),
  );

const summary = (page) => page.getByRole("alert").filter({ has: page.getByRole("heading", { name: "Belum dapat disimpan" }) });

test("a district records everything it knows of a cooperative and reads it again on its page", async ({ page }) => {
  await open(page, NEW);
  await fillIn(page, {
    Nama: "Koperasi Produsen Karet Tapin Jaya",
    NIK: "6305020010001",
    "Nomor badan hukum": "305/BH/XIV/1977",
    "Tanggal badan hukum": "1977-05-13",
    Jenis: "Produsen",
    Kelompok: "Perkebunan",
    "Sektor usaha": "Pertanian, kehutanan, dan perikanan",
    "Pola pengelolaan": "Konvensional",
    Kecamatan: "Tapin Selatan",
    "Desa/kelurahan": "Tambarangan",
    Alamat: "Jl. A. Yani km 88",
    "Kode pos": "71181",
    Posisi: "−3,02510; 115,04420",
    Telepon: "0812 3456 7890",
    Surel: "karet@example.id",
    "Status dinyatakan": "Aktif",
    "Dinyatakan pada": "2024-05-13",
    "Sumber pernyataan": "SK Kepala Dinas",
    "Nomor sertifikat": "NIK-77",
    Grade: "C1",
    Catatan: "Kantor pindah tahun 2020.",
  });
  await page.getByLabel("Mempunyai unit simpan pinjam (USP)").check();
  await save(page);
  await expect(page.getByText("Koperasi Produsen Karet Tapin Jaya disimpan.")).toBeVisible();
  await find(page, "Karet Tapin");
  const main = page.getByRole("main");
  for (const text of [
    "6305020010001", "305/BH/XIV/1977", "13 Mei 1977", "Produsen", "Perkebunan", TAPIN, "Tapin Selatan", "−3,02510; 115,04420", "0812 3456 7890", "karet@example.id", "NIK-77", "C1",
    "Kantor pindah tahun 2020.",
  ]) {
    await expect(main.getByText(text, { exact: true }).first()).toBeVisible();
  }
  const reach = main.getByRole("region", { name: "Hubungi" });
  for (const text of ["Jl. A. Yani km 88", "Tambarangan", "71181"]) await expect(reach).toContainText(text);
  await expect(main.getByText("13 Mei 2024 · SK Kepala Dinas")).toBeVisible();
});

test("without a name nothing is saved, and the focus goes to what is missing", async ({ page }) => {
  await open(page, NEW);
  await fillIn(page, { NIK: "6305020010001" });
  await expect(summary(page)).toHaveCount(0);
  await save(page);
  await expect(summary(page)).toBeFocused();
  await expect(summary(page).getByRole("link")).toHaveText(["Nama: Isi nama koperasi."]);
  await expect(field(page, "Nama")).toHaveAttribute("aria-invalid", "true");
  await summary(page).getByRole("link").click();
  await expect(field(page, "Nama")).toBeFocused();
  await page.keyboard.type("KUD Ada Namanya");
  await expect(summary(page)).toHaveCount(0);
  await save(page);
  await expectShown(page, 1);
});

test("a NIK that has not 13 digits is pointed out, but may be kept", async ({ page }) => {
  await open(page, NEW);
  await fillIn(page, { Nama: "KUD Lama", NIK: "12345" });
  expect(await said(page, "NIK")).toContain("NIK biasanya 13 angka. Periksa kembali; boleh disimpan bila memang demikian.");
  await expect(field(page, "NIK")).not.toHaveAttribute("aria-invalid", "true");
  await save(page);
  await expect(list(page).getByRole("row", { name: /KUD Lama/ })).toContainText("12345");
});

test("a NIK of another district, or that another cooperative has, is pointed out", async ({ page }) => {
  await open(page, "#/koperasi");
  await register(page, { Nama: "KUD Pertama", NIK: "6305020010001" });
  await page.getByRole("link", { name: "Catat koperasi" }).click();
  await fillIn(page, { Nama: "KUD Kedua", NIK: "6301020010001" });
  expect(await said(page, "NIK")).toContain("menunjuk kabupaten/kota lain");
  await fillIn(page, { NIK: "6305020010001" });
  await expect.poll(() => said(page, "NIK")).toContain("NIK ini sudah dipakai koperasi lain");
});

test("a day in the future is refused as legal date", async ({ page }) => {
  await open(page, NEW);
  await fillIn(page, { Nama: "KUD Esok", "Tanggal badan hukum": inDays(3) });
  expect(await said(page, "Tanggal badan hukum")).toContain("Tanggal ini belum tiba.");
  await save(page);
  await expect(summary(page)).toBeFocused();
  await fillIn(page, { "Tanggal badan hukum": inDays(-3) });
  await save(page);
  await expectShown(page, 1);
});

test("a position that is none is refused with an example of one", async ({ page }) => {
  await open(page, NEW);
  await fillIn(page, { Nama: "KUD Peta", Posisi: "di pasar" });
  expect(await said(page, "Posisi")).toContain("Tulis lintang lalu bujur");
  await save(page);
  await expect(summary(page).getByRole("link")).toHaveText([/^Posisi: /]);
});

test("a supervision that differs needs a reason", async ({ page }) => {
  await open(page, NEW);
  await fillIn(page, { Nama: "KUD Alih", "Binaan yang berbeda": "Provinsi" });
  await save(page);
  await expect(summary(page).getByRole("link")).toHaveText([/^Alasan binaan berbeda: /]);
  await fillIn(page, { "Alasan binaan berbeda": "SK Gubernur" });
  await save(page);
  await find(page, "KUD Alih");
  await expect(page.getByRole("main").getByText("SK Gubernur").first()).toBeVisible();
});

test("the subdistricts are those of the chosen district", async ({ page }) => {
  await open(page, NEW);
  await expect(field(page, "Kabupaten/kota").locator("option:checked")).toHaveText(TAPIN);
  await expect(field(page, "Kecamatan").getByRole("option", { name: "Tapin Selatan" })).toHaveCount(1);
  await fillIn(page, { "Kabupaten/kota": "Kabupaten Tanah Laut" });
  await expect(field(page, "Kecamatan").getByRole("option", { name: "Takisung" })).toHaveCount(1);
  await expect(field(page, "Kecamatan").getByRole("option", { name: "Tapin Selatan" })).toHaveCount(0);
});

test("officers and amendments are added and removed one by one", async ({ page }) => {
  await open(page, NEW);
  await fillIn(page, { Nama: "KUD Pengurus" });
  const officers = page.getByRole("group", { name: "Pengurus dan pengawas" });
  for (const [at, name] of ["Aisyah", "Burhan", "Camelia"].entries()) {
    await officers.getByRole("button", { name: "Tambah pengurus" }).click();
    await officers.getByLabel("Nama").nth(at).fill(name);
  }
  await officers.getByLabel("Jabatan").nth(2).selectOption({ label: "Bendahara" });
  await officers.getByRole("button", { name: "Hapus isian ini" }).nth(1).click();
  await expect(officers.getByLabel("Nama")).toHaveCount(2);
  await expect(officers.getByLabel("Nama").nth(1)).toHaveValue("Camelia");
  const amendments = page.getByRole("group", { name: "Perubahan anggaran dasar" });
  await amendments.getByRole("button", { name: "Tambah perubahan anggaran dasar" }).click();
  await amendments.getByLabel("Tanggal").fill("2012-02-29");
  // An amendment without a number says nothing.
  await save(page);
  await expect(summary(page).getByRole("link")).toHaveText([/^Perubahan anggaran dasar: /]);
  await amendments.getByLabel("Nomor").fill("12/PAD/2012");
  await save(page);
  await find(page, "KUD Pengurus");
  await expect(page.getByText("12/PAD/2012 (29 Februari 2012)")).toBeVisible();
  await part(page, "Pengurus");
  const table = page.getByRole("table", { name: "Pengurus dan pengawas" });
  await expect(table.getByRole("row")).toHaveCount(3);
  await expect(table.getByRole("row", { name: /Camelia/ })).toContainText("Bendahara");
  // A list that was there is changed in place.
  await closeMessages(page);
  await page.getByRole("link", { name: "Ubah", exact: true }).click();
  await officers.getByRole("button", { name: "Hapus isian ini" }).first().click();
  await save(page);
  await expect(table.getByRole("row")).toHaveCount(2);
  await expect(table).toContainText("Camelia");
});

test("a half-filled form survives a closed tab", async ({ page, context }) => {
  await open(page, NEW);
  await fillIn(page, { Nama: "KUD Setengah Jadi", Alamat: "Jl. Pasar" });
  await page.close();
  const again = await context.newPage();
  await open(again, NEW);
  await expect(field(again, "Nama")).toHaveValue("KUD Setengah Jadi");
  await expect(field(again, "Alamat")).toHaveValue("Jl. Pasar");
  await expect(again.getByText("Isian yang belum disimpan dari kunjungan sebelumnya sudah dipulihkan.")).toBeVisible();
  await again.getByRole("button", { name: "Buang isian itu" }).click();
  await expect(field(again, "Nama")).toHaveValue("");
  await again.reload();
  await expect(field(again, "Nama")).toHaveValue("");
});

test("a form that was saved or given up leaves nothing behind", async ({ page }) => {
  await open(page, "#/koperasi");
  await register(page, { Nama: "KUD Selesai" });
  await page.getByRole("link", { name: "Catat koperasi" }).click();
  await expect(field(page, "Nama")).toHaveValue("");
  await fillIn(page, { Nama: "KUD Tidak Jadi" });
  await page.getByRole("main").getByRole("link", { name: "Batal" }).click();
  await expectShown(page, 1);
  await page.getByRole("link", { name: "Catat koperasi" }).click();
  await expect(field(page, "Nama")).toHaveValue("");
});

test("a draft never brings back what was changed elsewhere in the meantime", async ({ page, context }) => {
  await open(page, "#/koperasi");
  await register(page, { Nama: "KUD Bersama", Alamat: "Jl. Lama", Catatan: "lama" });
  await find(page, "KUD Bersama");
  await page.getByRole("link", { name: "Ubah", exact: true }).click();
  await fillIn(page, { Alamat: "Jl. Konsep" });
  const address = page.url();
  await page.close();
  const colleague = await context.newPage();
  await open(colleague, address.slice(address.indexOf("#")).replace("/ubah", ""));
  // The same form opened a second time takes up the draft; here something else is changed in between.
  await colleague.getByRole("link", { name: "Ubah", exact: true }).click();
  await fillIn(colleague, { Alamat: "Jl. Lama", Catatan: "baru" });
  await save(colleague);
  await expect(colleague.getByText("KUD Bersama disimpan.")).toBeVisible();
  await colleague.getByRole("link", { name: "Ubah", exact: true }).click();
  await expect(field(colleague, "Alamat")).toHaveValue("Jl. Lama");
  await expect(field(colleague, "Catatan")).toHaveValue("baru");
});

test("a message about what was done does not lie on the button that saves", async ({ page }) => {
  await open(page, "#/koperasi");
  await register(page, { Nama: "KUD Bertubi" });
  await expect(page.getByText("KUD Bertubi disimpan.")).toBeVisible();
  await page.getByRole("link", { name: "Catat koperasi" }).click();
  const covered = await page.getByRole("button", { name: "Simpan", exact: true }).evaluate((button) => {
    const { left, top, width, height } = button.getBoundingClientRect();
    return !button.contains(document.elementFromPoint(left + width / 2, top + height / 2));
  });
  expect(covered).toBe(false);
});

test("markup in a name stays a name", async ({ page }) => {
  const name = `<img src=x onerror="window.intruder=1"><b>KUD</b> & "Co" 'a' =1+1`;
  await open(page, "#/koperasi");
  await register(page, { Nama: name, Catatan: "<script>window.intruder=1</script>" });
  await expect(list(page).getByRole("link", { name })).toBeVisible();
  await expect(page.getByText(`${name} disimpan.`)).toBeVisible();
  await list(page).getByRole("link", { name }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
  await askToDelete(page);
  await expect(page.getByRole("dialog")).toContainText(name);
  expect(await page.evaluate(() => window.intruder)).toBeUndefined();
});

test("a text that is too long says by how much", async ({ page }) => {
  await open(page, NEW);
  await fillIn(page, { Nama: "K".repeat(400) });
  const value = await field(page, "Nama").inputValue();
  if (value.length === 400) expect(await said(page, "Nama")).toContain("Terlalu panjang");
  else expect(await said(page, "Nama")).not.toContain("Terlalu panjang");
});

test("the navigation leaves a form without losing what was typed", async ({ page }) => {
  await open(page, NEW);
  await fillIn(page, { Nama: "KUD Ditinggal" });
  await goTo(page, "Ringkasan");
  await goTo(page, "Koperasi");
  await page.getByRole("link", { name: "Catat koperasi" }).first().click();
  await expect(field(page, "Nama")).toHaveValue("KUD Ditinggal");
});
