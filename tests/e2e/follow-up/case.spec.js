// The case of one inactive cooperative, from found to an outcome.

import { deflateSync } from "node:zlib";
import { download, expect, exportAll, field, find, goTo, open, openMenu, openMore, tabTo, test } from "../office.js";

/** The list of the follow-up, and the first cooperative in it that the filter leaves. */
const cases = (page) => page.getByRole("table", { name: "Koperasi dan kasusnya" });
const firstOf = async (page, filter) => {
  await open(page, `#/tindak-lanjut?tampilan=daftar&${filter}`);
  const link = cases(page).getByRole("rowheader").first().getByRole("link");
  return { name: await link.textContent(), address: await link.getAttribute("href") };
};

/** Presses a control as somebody without a mouse does. */
const press = async (page, role, name, key = "Enter") => {
  await tabTo(page, page.getByRole(role, { name, exact: true }).first(), 120);
  await page.keyboard.press(key);
};

/** Chooses an entry of a list by typing what it begins with. */
const type = async (page, label, text) => {
  await tabTo(page, field(page, label), 120);
  await page.keyboard.type(text);
};

test("an inactive cooperative is led from found to an outcome with the keyboard alone", async ({ page }) => {
  // Every control is reached by pressing Tab until it is.
  test.slow();
  const { name, address } = await firstOf(page, "tahap=belum");
  await open(page, address);
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await press(page, "button", "Buka kasus");
  await expect(page.getByText(`Kasus ${name} dibuka.`)).toBeVisible();

  await press(page, "link", "Catat kunjungan");
  await type(page, "Keadaan kantor", "Ada");
  await type(page, "Temuan", "Kantor dipakai sebagai gudang.");
  await press(page, "button", "Simpan");
  await expect(page.getByText("Kantor dipakai sebagai gudang.")).toBeVisible();
  await press(page, "button", "Lanjut: Diverifikasi");

  await tabTo(page, page.getByText("Catat penyebab", { exact: true }), 120);
  await page.keyboard.press("Enter");
  await type(page, "Tambah penyebab", "USH-1");
  await type(page, "Bobot penyebab", "Men");
  await type(page, "Bukti", "Tidak ada transaksi sejak 2020.");
  await press(page, "button", "Tambah penyebab");
  await expect(page.getByRole("region", { name: "Penyebab" }).getByRole("listitem")).toContainText("Menentukan");
  await press(page, "button", "Lanjut: Penyebab ditetapkan");

  await press(page, "link", "Tambah tindakan");
  await type(page, "Tindakan", "Pendampingan RAT");
  await type(page, "Biaya", "2500000");
  await press(page, "button", "Simpan");
  await expect(page.getByRole("region", { name: "Kunjungan dan tindakan" })).toContainText("Rp2.500.000");
  await press(page, "button", "Tandai selesai");
  for (const stage of ["Direncanakan", "Ditangani", "Dipantau"]) await press(page, "button", `Lanjut: ${stage}`);

  await tabTo(page, page.getByRole("main").locator("summary").filter({ hasText: /^Tahap$/ }).first(), 120);
  await page.keyboard.press("Enter");
  await press(page, "button", "Tutup kasus");
  await press(page, "button", "Tutup kasus");
  await expect(page.getByText("Pilih hasil akhirnya dahulu.")).toBeVisible();
  await type(page, "Hasil akhir", "Aktif");
  await type(page, "Dokumen hasil", "BA 12/2026");
  await press(page, "button", "Tutup kasus");
  await expect(page.getByText(`Kasus ${name} ditutup: Aktif kembali.`)).toBeVisible();
  // Being active again has yet to prove itself.
  await expect(page.getByText(/Menunggu RAT tahun buku/)).toBeVisible();
  await page.reload();
  await expect(page.getByText("BA 12/2026")).toBeVisible();
});

test("a RAT that was held but not reported is closed as an error of the data", async ({ page }) => {
  const { name, address } = await firstOf(page, "tahap=rat-belum-dilaporkan");
  await open(page, address);
  await page.getByRole("button", { name: "Tutup sebagai kekeliruan data" }).click();
  await expect(page.getByText(`Kasus ${name} ditutup: Kekeliruan data.`)).toBeVisible();
  await expect(page.getByText("RAT diselenggarakan tetapi tidak dilaporkan")).toBeVisible();
});

/** A picture of one colour, large enough that it must be scaled down. */
const picture = (side) => {
  const crc = (bytes) => {
    let sum = ~0;
    for (const byte of bytes) {
      sum ^= byte;
      for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
    }
    return ~sum >>> 0;
  };
  const chunk = (name, data) => {
    const body = Buffer.concat([Buffer.from(name), data]);
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    check.writeUInt32BE(crc(body));
    return Buffer.concat([length, body, check]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const row = Buffer.alloc(1 + side * 3, 90);
  row[0] = 0;
  const pixels = deflateSync(Buffer.concat(Array.from({ length: side }, () => row)));
  return Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), chunk("IHDR", head), chunk("IDAT", pixels), chunk("IEND", Buffer.alloc(0))]);
};

test("a photograph of a visit is scaled down and kept outside localStorage", async ({ page }) => {
  const { address } = await firstOf(page, "tahap=found");
  await open(page, address);
  const stored = () => page.evaluate(() => Object.entries(localStorage).reduce((sum, [key, value]) => sum + key.length + value.length, 0));
  const before = await stored();
  await page.getByRole("link", { name: "Catat kunjungan" }).first().click();
  await field(page, "Foto").setInputFiles({ name: "papan-nama.png", mimeType: "image/png", buffer: picture(2000) });
  const image = page.getByRole("img", { name: "Foto kunjungan" });
  await expect(image).toBeVisible();
  expect(await image.evaluate((shown) => shown.naturalWidth)).toBe(960);
  await page.getByRole("button", { name: "Simpan", exact: true }).click();
  await page.getByRole("region", { name: "Kunjungan" }).getByRole("listitem").getByRole("link").first().click();
  await page.reload();
  await expect(image).toBeVisible();
  expect((await image.getAttribute("src")).length).toBeLessThan(68_000);
  expect((await stored()) - before).toBeLessThan(3_000);

  await field(page, "Foto").setInputFiles({ name: "bukan.png", mimeType: "image/png", buffer: Buffer.from("bukan gambar") });
  await expect(page.getByText("bukan gambar yang dapat dibaca")).toBeVisible();
  await expect(image).toBeVisible();
});

test("photographs go to other offices as a file of their own and find their visits there", async ({ page }) => {
  const { address } = await firstOf(page, "tahap=found");
  await open(page, address);
  await page.getByRole("link", { name: "Catat kunjungan" }).first().click();
  await field(page, "Temuan").fill("Papan nama masih ada.");
  await field(page, "Foto").setInputFiles({ name: "papan-nama.png", mimeType: "image/png", buffer: picture(400) });
  const image = page.getByRole("img", { name: "Foto kunjungan" });
  await expect(image).toBeVisible();
  await page.getByRole("button", { name: "Simpan", exact: true }).click();
  await goTo(page, "Data");
  const photos = page.getByRole("region", { name: "Foto kunjungan" });
  await expect(photos.getByText("1 foto di peramban ini")).toBeVisible();
  const { text, name } = await download(page, photos.getByRole("button", { name: "Unduh berkas foto" }));
  expect(name).toMatch(/\.foto\.json$/);

  // An office that has the visit, but not the photograph.
  const openVisit = async () => {
    await open(page, address);
    await page.getByRole("region", { name: "Kunjungan" }).getByRole("listitem").getByRole("link").first().click();
  };
  await openVisit();
  await page.getByRole("button", { name: "Hapus foto" }).click();
  await page.getByRole("button", { name: "Simpan", exact: true }).click();
  await goTo(page, "Data");
  await expect(photos.getByText("0 foto di peramban ini")).toBeVisible();
  const take = (content) =>
    photos.getByLabel("Ambil berkas foto").setInputFiles({ name: "kiriman.foto.json", mimeType: "application/json", buffer: Buffer.from(content) });
  const hostile = JSON.parse(text);
  hostile.photos["019a7afd-1f2c-7000-8000-000000000001"] = "data:text/html;base64,PHNjcmlwdD4=";
  await take(JSON.stringify(hostile));
  await expect(page.getByText("Foto diambil: 1. Sudah ada: 0. Berbeda dan tidak diganti: 0. Bukan foto: 1.")).toBeVisible();
  await take("{}");
  await expect(page.getByText("kiriman.foto.json tidak diambil: bukan berkas foto Selaras, atau rusak.")).toBeVisible();
  await openVisit();
  await expect(image).toBeVisible();
});

test("the checklist for a visit says what is known and what to look at", async ({ page }) => {
  const { name, address } = await firstOf(page, "tahap=found");
  await open(page, address);
  await openMore(page);
  await page.getByRole("link", { name: "Cetak daftar periksa" }).click();
  await expect(page.getByRole("heading", { level: 1, name: `Daftar periksa kunjungan: ${name}` })).toBeVisible();
  await expect(page.getByRole("region", { name: "Yang diperiksa" }).getByRole("listitem")).toHaveCount(10);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("button", { name: "Cetak" })).toBeHidden();
});

test("a cause of the office's own gets a code and can be found in cases", async ({ page }) => {
  const { address } = await firstOf(page, "tahap=found");
  await open(page, "#/tindak-lanjut/penyebab");
  await field(page, "Kode").fill("LKL");
  await page.getByRole("button", { name: "Tambah penyebab sendiri" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "tiga huruf" })).toBeVisible();
  await field(page, "Kode").fill("LKL-1");
  await field(page, "Nama").fill("Lahan kebun beralih fungsi");
  await page.getByRole("button", { name: "Tambah penyebab sendiri" }).click();
  await expect(page.getByRole("row", { name: /Lahan kebun beralih fungsi.*LKL-1/ })).toBeVisible();
  await open(page, address);
  await page.getByText("Catat penyebab", { exact: true }).click();
  await field(page, "Tambah penyebab").selectOption({ label: "LKL-1 Lahan kebun beralih fungsi" });
  await page.getByRole("button", { name: "Tambah penyebab" }).click();
  await expect(page.getByRole("region", { name: "Penyebab" }).getByRole("listitem")).toContainText("LKL-1");
  // Codes that an office adds travel with its file.
  const { text } = await exportAll(page);
  expect(JSON.parse(text).records.causes[0]).toMatchObject({ code: "lkl-1", name: "Lahan kebun beralih fungsi" });
});

test("what is being typed about a case stays while something else is done, and the focus with it", async ({ page }) => {
  await open(page, "#/tindak-lanjut?tampilan=daftar&tahap=planned");
  await cases(page).getByRole("rowheader").first().getByRole("link").click();
  await page.getByText("Catat penyebab", { exact: true }).click();
  await field(page, "Bukti").fill("Belum selesai diketik");
  await page.getByRole("region", { name: "Tahap kasus" }).locator("summary").filter({ hasText: /^Tahap$/ }).click();
  await page.getByRole("button", { name: "Tutup kasus" }).click();
  await field(page, "Dokumen hasil").fill("BA 7/2026");
  await page.getByRole("button", { name: "Lanjut: Ditangani" }).click();
  await expect(page.getByRole("button", { name: "Lanjut: Dipantau" })).toBeFocused();
  await expect(field(page, "Bukti")).toHaveValue("Belum selesai diketik");
  await expect(field(page, "Dokumen hasil")).toHaveValue("BA 7/2026");
});

test("an earlier case of a cooperative stays reachable with all that it holds", async ({ page }) => {
  const { name, address } = await firstOf(page, "tahap=hasil-not_found");
  await open(page, address);
  await page.getByRole("button", { name: "Buka kasus baru" }).click();
  await expect(page.getByText("Belum ada kunjungan.")).toBeVisible();
  await page.getByRole("region", { name: "Kasus lain koperasi ini" }).getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(page.getByText("Tidak ditemukan").first()).toBeVisible();
  await page.getByRole("region", { name: "Kunjungan" }).getByRole("listitem").getByRole("link", { name: "Kunjungan" }).first().click();
  await field(page, "Temuan").fill("Ditambahkan kemudian.");
  await page.getByRole("button", { name: "Simpan", exact: true }).click();
  // Back at the case that the visit belongs to.
  await expect(page.getByText("Ditambahkan kemudian.").first()).toBeVisible();
  await expect(page.getByText("Tidak ditemukan").first()).toBeVisible();
});

test("a visit without a word is refused, and one with a word returns to the case, which offers the next stage", async ({ page }) => {
  const { address } = await firstOf(page, "tahap=found");
  await open(page, address);
  await page.getByRole("link", { name: "Catat kunjungan" }).first().click();
  await page.getByRole("button", { name: "Simpan", exact: true }).click();
  await expect(page.getByRole("alert").getByRole("link")).toHaveText([/Isi temuan, langkah berikutnya, atau foto\./]);
  await field(page, "Langkah berikutnya").fill("Hubungi bendahara");
  const next = new Date(Date.now() + 8 * 3_600_000 + 14 * 86_400_000).toISOString().slice(0, 10);
  await field(page, "Kunjungan berikutnya").fill(next);
  await page.getByRole("button", { name: "Simpan", exact: true }).click();
  const entry = page.getByRole("listitem").filter({ hasText: "Hubungi bendahara" });
  await expect(entry).toBeFocused();
  await expect(page.getByRole("status").getByRole("button", { name: "Urungkan" })).toBeVisible();
  await page.getByRole("button", { name: "Pindahkan ke Diverifikasi" }).click();
  await expect(page.getByRole("button", { name: "Lanjut: Penyebab ditetapkan" })).toBeVisible();
  // What comes next is due on the page of the cooperative too.
  await page.getByRole("main").getByRole("link", { name: "Buka koperasi" }).click();
  const due = page.getByRole("region", { name: "Tenggat" }).getByRole("listitem").filter({ hasText: "Kunjungan berikutnya" });
  await expect(due).toContainText("14 hari lagi");
});

test("on a telephone a cooperative is found, a visit with a photograph recorded, seen and handed over in less than 20 taps", async ({ page }) => {
  const { name, address } = await firstOf(page, "tahap=found");
  // Several may bear one name.
  const record = address.replace("tindak-lanjut", "koperasi");
  await page.setViewportSize({ width: 360, height: 740 });
  await open(page, "#/");
  let taps = 0;
  const tap = async (locator) => {
    taps += 1;
    await locator.click();
  };
  const main = page.getByRole("main");
  await tap(page.getByRole("navigation", { name: "Utama" }).getByRole("link", { name: "Koperasi" }).last());
  await tap(page.getByLabel("Cari").last());
  await page.keyboard.type(name);
  await tap(main.locator(`a[href="${record}"]`).first());
  // Why it is inactive stands first.
  await expect(page.getByRole("region", { name: "Status" })).toContainText(/RAT/);
  await tap(main.getByRole("link", { name: /^Kasus: / }));
  await tap(main.getByRole("link", { name: "Catat kunjungan" }));
  await tap(field(page, "Temuan"));
  await page.keyboard.type("Papan nama masih ada.");
  const choosing = page.waitForEvent("filechooser");
  await tap(main.locator("label", { hasText: "Foto" }));
  await (await choosing).setFiles({ name: "papan-nama.png", mimeType: "image/png", buffer: picture(400) });
  await expect(page.getByRole("img", { name: "Foto kunjungan" })).toBeVisible();
  await tap(page.getByRole("button", { name: "Simpan", exact: true }));
  await expect(main.getByText("Papan nama masih ada.")).toBeVisible();
  await expect(page.getByRole("img", { name: "Foto kunjungan" })).toBeVisible();
  await tap(page.getByRole("navigation", { name: "Utama" }).getByRole("link", { name: "Data" }).last());
  const coming = page.waitForEvent("download");
  await tap(main.getByRole("button", { name: "Ekspor", exact: true }));
  await coming;
  expect(taps).toBeLessThan(20);
});
