// A cooperative's life: mergers, changes of supervision, and dissolution step by step.

import { closeMessages, expect, field, fillIn, goTo, list, open, part, save, test } from "../office.js";

const main = (page) => page.getByRole("main");
const section = (page, name) => main(page).locator("section").filter({ has: page.getByRole("heading", { name, exact: true }) });
const history = (page) => section(page, "Riwayat");
const heading = (page) => page.getByRole("heading", { level: 1 });

/** The page of the cooperative of that number in a list; gives its name. */
const openOne = async (page, at = 0) => {
  await open(page, "#/koperasi?status=active&binaan=district&wilayah=63.05");
  const link = list(page).getByRole("link").nth(at);
  const name = await link.textContent();
  await link.click();
  await expect(heading(page)).toHaveText(name);
  return name;
};

test("a merger names the other cooperative, and both records lead to each other", async ({ page }) => {
  const other = await openOne(page, 1);
  const name = await openOne(page);
  await part(page, "Riwayat");
  await page.getByRole("button", { name: "Catat perubahan" }).click();
  await fillIn(page, { Tahap: "Digabung", Tanggal: "2024-05-02" });
  await field(page, "Koperasi tujuan").fill(other);
  await page.getByRole("button", { name: new RegExp(other.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")) }).first().click();
  await save(page);
  await history(page).getByRole("link", { name: other }).click();
  await expect(heading(page)).toHaveText(other);
  await part(page, "Riwayat");
  await expect(history(page)).toContainText("Menerima penggabungan dari");
  await history(page).getByRole("link", { name }).click();
  await expect(heading(page)).toHaveText(name);
});

test("a change of supervision changes the supervision with its reason, and one undo takes both back", async ({ page }) => {
  await openOne(page);
  await part(page, "Riwayat");
  await page.getByRole("button", { name: "Catat perubahan" }).click();
  await fillIn(page, { Tahap: "Alih binaan", Tanggal: "2024-05-02", Dokumen: "BAST-9/2024" });
  await save(page);
  await expect(main(page).getByText("Pilih pembina yang baru.")).toBeVisible();
  await fillIn(page, { "Pembina baru": "Kabupaten/kota" });
  await expect(main(page).getByText("Koperasi ini sudah dibina tingkat itu.")).toBeVisible();
  await fillIn(page, { "Pembina baru": "Provinsi" });
  await save(page);
  await expect(page.getByText("Perubahan dicatat dan binaan diubah.")).toBeVisible();
  const domicile = page.getByRole("region", { name: "Identitas" });
  await part(page, "Ikhtisar");
  await expect(domicile).toContainText("Provinsi (Alih binaan 2 Mei 2024; BAST-9/2024)");
  await part(page, "Riwayat");
  await expect(history(page)).toContainText("Kabupaten/kota → Provinsi");
  await page.keyboard.press("Control+z");
  await expect(history(page)).not.toContainText("BAST-9/2024");
  await part(page, "Ikhtisar");
  await expect(domicile).not.toContainText("Alih binaan");

  // Deleted later, it takes the supervision with it too.
  await page.keyboard.press("Control+y");
  await expect(domicile).toContainText("Provinsi (Alih binaan 2 Mei 2024; BAST-9/2024)");
  await part(page, "Riwayat");
  await history(page).getByRole("listitem").filter({ hasText: "BAST-9/2024" }).getByRole("button", { name: "Hapus" }).click();
  await expect(page.getByText("Catatan riwayat dihapus dan binaan kembali seperti semula.")).toBeVisible();
  await part(page, "Ikhtisar");
  await expect(domicile).not.toContainText("Alih binaan");
});

test.describe("dissolution", () => {
  const begin = async (page, way) => {
    const name = await openOne(page);
    await part(page, "Riwayat");
    await history(page).getByRole("link", { name: "Mulai pembubaran" }).click();
    await expect(heading(page)).toHaveText("Pembubaran");
    await fillIn(page, { "Cara pembubaran": way });
    return name;
  };
  const step = (page, name) => page.getByRole("group", { name: new RegExp(name) });

  test("by members: notice, quorum and majority are held against the numbers, and the end stands in the history", async ({ page }) => {
    const name = await begin(page, "Oleh rapat anggota");
    await step(page, "Undangan rapat anggota").getByLabel("Tanggal").fill("2024-03-01");
    const meeting = step(page, "Rapat anggota pembubaran");
    await expect(meeting).toContainText("Paling awal 15 Maret 2024");
    await meeting.getByLabel("Tanggal").fill("2024-03-10");
    await expect(meeting).toContainText("Terlalu cepat: paling awal 15 Maret 2024.");
    await meeting.getByLabel("Tanggal").fill("2024-03-15");
    await fillIn(page, { "Anggota seluruhnya": "40", "Anggota hadir": "29", "Suara sah": "27", "Suara setuju": "17" });
    await expect(meeting).toContainText("Kuorum tidak tercapai: perlu 30 (tiga perempat anggota).");
    await expect(meeting).toContainText("Suara tidak cukup: perlu 18 (dua pertiga suara sah).");
    await fillIn(page, { "Anggota hadir": "30", "Suara setuju": "18" });
    await expect(meeting).not.toContainText("Kuorum tidak tercapai");
    await step(page, "Tim Penyelesai dibentuk").getByLabel("Tanggal").fill("2024-03-15");
    await expect(step(page, "Penyelesaian selesai")).toContainText("Paling lambat 15 Maret 2026");
    await save(page);
    await expect(heading(page)).toHaveText(name);
    await part(page, "Riwayat");
    await expect(section(page, "Pembubaran")).toContainText("3 dari 7 sudah dilakukan");

    await page.getByRole("link", { name: "Buka langkah-langkahnya" }).click();
    await step(page, "Dihapus dari Buku Daftar Umum").getByLabel("Tanggal").fill("2024-09-02");
    await step(page, "Dihapus dari Buku Daftar Umum").getByLabel("Dokumen").fill("BDU-12/2024");
    await closeMessages(page);
    await save(page);
    await expect(page.getByText("Pembubaran selesai dan tercatat dalam riwayat.")).toBeVisible();
    await part(page, "Riwayat");
    await expect(history(page).getByRole("listitem").filter({ hasText: "BDU-12/2024" })).toContainText("Dibubarkan");
    await page.keyboard.press("Control+z");
    await expect(history(page)).not.toContainText("BDU-12/2024");
    await expect(section(page, "Pembubaran")).toContainText("3 dari 7 sudah dilakukan");
  });

  test("by government: the office's own lengths of time set the deadlines, and what is overdue stands out", async ({ page }) => {
    await open(page, "#/pengaturan");
    await expect(field(page, "Keputusan (bulan)")).toHaveValue("4");
    await field(page, "Keputusan (bulan)").fill("6");
    await field(page, "Keputusan (bulan)").blur();
    await goTo(page, "Koperasi");
    await begin(page, "Oleh pemerintah");
    await step(page, "Pemberitahuan rencana pembubaran").getByLabel("Tanggal").fill("2024-01-31");
    await expect(step(page, "Keberatan koperasi")).toContainText("Paling lambat 31 Maret 2024");
    const decision = step(page, "Keputusan pembubaran");
    await expect(decision).toContainText("Paling lambat 31 Juli 2024");
    await expect(decision).toContainText("Terlambat");
    await decision.getByLabel("Tanggal").fill("2024-08-01");
    await expect(decision).toContainText("Lewat batas, 31 Juli 2024.");
    await decision.getByLabel("Tanggal").fill("2024-07-31");
    await expect(decision.getByText("Sudah", { exact: true })).toBeVisible();
  });

  test("needs to know who dissolves it", async ({ page }) => {
    await openOne(page);
    await part(page, "Riwayat");
    await history(page).getByRole("link", { name: "Mulai pembubaran" }).click();
    await save(page);
    await expect(page.getByRole("alert").getByRole("link")).toHaveText(["Cara pembubaran: Pilih cara pembubaran."]);
  });
});

test.describe("the position of the device", () => {
  const ask = async (page) => {
    await open(page, "#/koperasi/baru");
    await page.getByRole("button", { name: "Pakai posisi perangkat ini" }).click();
  };

  test("is entered when it is asked for", async ({ page, context }) => {
    await context.grantPermissions(["geolocation"]);
    await context.setGeolocation({ latitude: -2.93501, longitude: 115.15802, accuracy: 25 });
    await ask(page);
    await expect(field(page, "Posisi")).toHaveValue("-2,93501; 115,15802");
    await expect(page.getByText("Posisi terisi, teliti sampai sekitar 25 m.")).toBeVisible();
    await fillIn(page, { Nama: "KUD Berposisi" });
    await save(page);
    await open(page, "#/koperasi?cari=berposisi");
    await list(page).getByRole("link").first().click();
    await expect(main(page).getByText("−2,93501; 115,15802")).toBeVisible();
  });

  test("is not there when it is denied, which is said", async ({ page, context }) => {
    await context.clearPermissions();
    await ask(page);
    await expect(page.getByText("Peramban tidak diizinkan membaca posisi.")).toBeVisible();
    await expect(field(page, "Posisi")).toHaveValue("");
  });
});
