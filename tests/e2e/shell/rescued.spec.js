// What the rescue dialog has saved finds its way back.

import {
  TAPIN,
  asFile,
  choose,
  download,
  expect,
  expectShown,
  find,
  goTo,
  open,
  register,
  test,
} from "../office.js";

test.use({ start: "empty" });

/** Saves all data from the rescue dialog, as after a panic. */
const rescue = async (page) => {
  await page.evaluate(() =>
    window.dispatchEvent(new CustomEvent("selaras:panic", { detail: "panicked at 'contoh'" })),
  );
  await expect(page.getByText("dapat dimasukkan lagi saat Selaras sudah dapat dibuka")).toBeVisible();
  const file = await download(page, page.getByRole("button", { name: "Simpan semua data" }));
  await page.getByRole("button", { name: "Lihat halaman" }).click();
  return file;
};

const record = async (page, name) => {
  await goTo(page, "Koperasi");
  await register(page, { Nama: name, "Kabupaten/kota": TAPIN });
  await expect(page.getByText(`${name} disimpan.`)).toBeVisible();
};

const ready = (page, text) => page.getByRole("status").filter({ hasText: text });

test("what was rescued is shown, and brought into another browser", async ({ page, desk }) => {
  await open(page);
  await record(page, "KUD Rescued Satu");
  await record(page, "KUD Rescued Dua");
  const file = await rescue(page);

  const other = await desk(TAPIN);
  await goTo(other, "Data");
  await choose(other, file.path);
  const card = ready(other, "dapat diimpor");
  await expect(card.getByText("Berkas penyelamatan: isi penyimpanan sebuah peramban")).toBeVisible();
  await expect(card).toContainText(TAPIN);
  await other.getByRole("button", { name: "Impor", exact: true }).click();
  await expect(other.getByText(/ diimpor\.$/)).toBeVisible();
  await find(other, "KUD Rescued Satu");
  await goTo(other, "Koperasi");
  await expectShown(other, 2);
});

test("in the browser that it comes from, a rescue file brings nothing new and asks nothing", async ({ page }) => {
  await open(page);
  await record(page, "KUD Rescued");
  const file = await rescue(page);
  await record(page, "KUD Sesudahnya");
  await goTo(page, "Data");
  await choose(page, file.path);
  await expect(ready(page, "dapat digabungkan")).toContainText("Tidak membawa hal baru: semuanya sudah ada di sini.");
  await goTo(page, "Koperasi");
  await expectShown(page, 2);
});

test("a part that was torn is named, and the rest is offered", async ({ page, desk }) => {
  await open(page);
  await record(page, "KUD Rescued");
  const { text } = await rescue(page);
  const torn = JSON.parse(text);
  torn.keys["selaras/journal/rusak"] = "x";
  const other = await desk(TAPIN);
  await goTo(other, "Data");
  await choose(other, asFile(JSON.stringify(torn), "selaras-penyelamatan.json"));
  const card = ready(other, "dapat diimpor");
  await expect(card).toContainText("1 bagian tidak dapat dibaca; sisanya dapat dimasukkan.");
  await expect(card.getByText("selaras/journal/rusak", { exact: true })).toBeVisible();
  await other.getByRole("button", { name: "Impor", exact: true }).click();
  await expect(other.getByText(/ diimpor\.$/)).toBeVisible();
  await find(other, "KUD Rescued");
});

test("where localStorage cannot be read any more, its copy in the database is rescued", async ({ page, desk }) => {
  await open(page);
  await record(page, "KUD Rescued");
  await page.evaluate(() => {
    Storage.prototype.key = () => {
      throw new Error("rusak");
    };
  });
  const file = await rescue(page);
  await expect(page.getByText("Sebagian tidak terbaca.")).toBeAttached();
  const saved = JSON.parse(file.text);
  expect(saved.keys).toEqual({});
  expect(saved.incomplete).toBe("Error: rusak");
  const other = await desk(TAPIN);
  await goTo(other, "Data");
  await choose(other, file.path);
  const card = ready(other, "dapat diimpor");
  await expect(card).toContainText("Saat berkas ini disimpan, sebagian penyimpanan tidak terbaca.");
  await other.getByRole("button", { name: "Impor", exact: true }).click();
  await expect(other.getByText(/ diimpor\.$/)).toBeVisible();
  await find(other, "KUD Rescued");
});

test("a rescue file that somebody has made up is refused with a reason", async ({ page }) => {
  await open(page, "#/data");
  const file = { format: "selaras-rescue", version: 1, saved_at: "2026-11-23T02:00:00.000Z", keys: { lain: "x" }, databases: [] };
  await choose(page, asFile(JSON.stringify(file), "selaras-penyelamatan.json"));
  await expect(page.getByText("Bagian “keys” berkas ini tidak ada atau tidak sesuai.")).toBeVisible();
  await choose(page, asFile(JSON.stringify({ ...file, keys: {} }), "kosong.json"));
  await expect(page.getByText("Berkas penyelamatan ini kosong")).toBeVisible();
});
