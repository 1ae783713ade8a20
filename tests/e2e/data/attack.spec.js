// Files and lists that claim what cannot be, as the pages tell of it. That it is not believed, and nothing of the receiver is
// lost by it: tests/scenarios/distrust.rs. What an old deletion does to photographs is in follow-up/photographs.spec.js.

import { TAPIN, asFile, choose, expect, expectShown, exportAll, find, goTo, mergeAll, open, register, sentBy, test } from "../office.js";

test.use({ start: "empty" });

const SHARED = "KUD Bersama";
const stampOf = (ms, replica, count = 0) => `${((BigInt(ms) << 16n) + BigInt(count)).toString(16).padStart(16, "0")}-${replica}`;
const FUTURE = Date.UTC(2100, 10, 30);

const main = (page) => page.getByRole("main");
const csv = (name, lines) => ({ name, mimeType: "text/csv", buffer: Buffer.from(lines.join("\r\n")) });

/** A file with something changed in it, and without the digest that would give it away. */
const altered = (file, change, name) => {
  const content = JSON.parse(file.buffer.toString());
  delete content.digest;
  delete content.totals;
  change(content);
  return asFile(JSON.stringify(content), `${name}.selaras.json`);
};

/** An office with one cooperative, and what it sends. */
const withShared = async (desk) => {
  const page = await desk(TAPIN);
  await goTo(page, "Koperasi");
  await register(page, { Nama: SHARED, Alamat: "Jl. Lama" });
  return [page, await sentBy(page, "tapin")];
};

test("a file that claims the receiver's own future is told of and not believed", async ({ desk }) => {
  const [tapin, sent] = await withShared(desk);
  const poisoned = altered(sent, (file) => {
    const own = file.replica;
    file.replica = "00000000000000bb";
    file.clock = { ...file.clock, [own]: stampOf(FUTURE, own, 0xffff) };
  }, "kiriman");
  await goTo(tapin, "Data");
  await choose(tapin, poisoned);
  await expect(tapin.getByText("kiriman.selaras.json dapat digabungkan")).toBeVisible();
  await expect(tapin.getByText(/menyatakan sudah melihat perubahan perangkat ini dari [\d.]+ hari ke depan\. Pernyataan itu tidak dipakai/)).toBeVisible();
  if (await tapin.getByRole("button", { name: "Gabungkan", exact: true }).isEnabled()) await mergeAll(tapin, poisoned);
  const own = JSON.parse(sent.buffer.toString()).replica;
  const until = JSON.parse((await sentBy(tapin, "sesudahnya")).buffer.toString()).clock[own];
  expect(until < stampOf(Date.now() + 86_400_000, own)).toBe(true);
});

test("a NIK that a spreadsheet has damaged is none, is said to be, and renames nobody in the next list", async ({ page }) => {
  const putIn = async (name, lines) => {
    await open(page, "#/data/daftar");
    await page.reload();
    await page.getByLabel("Pilih daftar").setInputFiles(csv(name, lines));
    await expect(page.getByRole("heading", { name: "Arti kolom" })).toBeVisible();
    await page.getByRole("button", { name: /Periksa (baris|lagi)/ }).first().click();
    await expect(page.getByText("6,30501E+12").filter({ visible: true }).first()).toBeVisible();
    await page.getByRole("button", { name: "Impor", exact: true }).click();
    await expect(page.getByRole("button", { name: "Urungkan daftar ini" })).toBeVisible();
  };
  const head = "NIK;Nama;Kabupaten;Alamat";
  await putIn("satu.csv", [head, "6,30501E+12;KUD Melati;Tapin;Jl. Satu 1"]);
  await putIn("dua.csv", [head, "6,30501E+12;KUD Anggrek;Tapin;Jl. Empat 4"]);
  await goTo(page, "Koperasi");
  await expectShown(page, 2);
  for (const [name, address] of [["KUD Melati", "Jl. Satu 1"], ["KUD Anggrek", "Jl. Empat 4"]]) {
    await find(page, name);
    await expect(main(page).getByText(address, { exact: true })).toBeVisible();
  }
  const rows = JSON.parse((await exportAll(page)).text).records.cooperatives;
  expect(rows.map(({ nik }) => nik ?? null)).toEqual([null, null]);
});
