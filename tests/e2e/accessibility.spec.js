// Everybody can work here: axe on every page in both themes, the smallest screens, the keyboard alone.

import { faults, faultsInAnyForm, show, showOnTelephone } from "./axe.js";
import { asFile, askToDelete, choose, closeMessages, expect, expectShown, exportAll, field, goTo, list, mergeAll, open, openMenu, part, register, tabTo, test } from "./office.js";

/** The first cooperative's page, and forms of it, are reached by its address. */
const someone = async (page) => {
  await open(page, "#/koperasi?status=active");
  const address = await list(page).getByRole("link").first().getAttribute("href");
  return address;
};

/** A file of somebody who has changed a cooperative without knowing of what is here: its name is a difference. */
const other = async (page) => {
  const file = JSON.parse((await exportAll(page)).text);
  const [row] = file.records.cooperatives;
  const stamp = `${Date.now().toString(16).padStart(12, "0")}0000-00000000000000aa`;
  for (const key of ["digest", "totals"]) delete file[key];
  return asFile(JSON.stringify({ ...file, clock: {}, deleted: {}, records: { cooperatives: [{ ...row, name: "KUD Lain", _stamps: stamp }] } }));
};

/** Every page, and what to do there before it is looked at. */
const PAGES = {
  summary: ["#/", async (page) => {
    await expect(page.getByRole("img", { name: /^RAT / }).locator("svg")).toBeVisible();
    await page.getByRole("button", { name: "Tabel" }).nth(1).click();
    await page.getByText("Mengapa berbeda").click();
  }],
  "what waits": ["#/?bagian=saya", async (page) => {
    await page.getByRole("main").locator("summary").first().click();
  }],
  "what has changed": ["#/?bagian=perubahan&sejak=2024-01-01", async (page) => {
    await page.getByRole("main").locator("summary").first().click();
  }],
  "published figures": ["#/?bagian=terbitan", async (page) => {
    await page.getByText("Angka dan sumbernya").first().click();
    await page.getByText("Terima dengan alasan").first().click();
  }],
  "what changed between two days": ["#/analisis?dari=2014-12-31&sampai=2021-12-31&langkah=menjadi-tidak-aktif&angka=aktif", async (page) => {
    // On a telephone the steps are rows alone.
    if (page.viewportSize().width >= 700) await expect(page.locator(".plot svg")).toBeVisible();
    await expect(page.getByRole("heading", { name: /^Menjadi tidak aktif: / })).toBeVisible();
  }],
  "what was frozen": ["#/analisis/potret", async (page) => {
    await page.getByRole("button", { name: "Bekukan sekarang" }).click();
    await closeMessages(page);
  }],
  register: ["#/koperasi?wilayah=63.05&dari=1990&sampai=2010"],
  "two rules": ["#/koperasi/aturan", async (page) => {
    await expect(page.getByRole("heading", { name: /Yang berbeda status/ })).toBeVisible();
  }],
  "the register with columns of one's own, a selection, and a menu": ["#/koperasi?mutu=tanpa-nik&kelompok=kud", async (page) => {
    // On the smallest screens the list has no columns to choose, and no rows to select.
    if (page.viewportSize().width < 700) return;
    await openMenu(page, "Kolom");
    await field(page, "Aset").check();
    await page.keyboard.press("Escape");
    await list(page).getByRole("checkbox").nth(1).check();
    await openMenu(page, "Tampilan");
    await page.getByLabel("Nama tampilan").fill("KUD tanpa NIK");
    await page.getByRole("button", { name: "Simpan tampilan ini" }).click();
    await closeMessages(page);
  }],
  "a pivot table": ["#/koperasi/silang?baris=wilayah&kolom=kelompok&dasawarsa=1990", async (page) => {
    await page.getByRole("figure").scrollIntoViewIfNeeded();
    await expect(page.getByRole("figure").getByRole("img").locator("svg")).toBeVisible();
    await page.getByRole("figure").getByRole("button", { name: "Tabel" }).click();
    await openMenu(page, "Unduh");
  }],
  "the quality of the data": ["#/koperasi/mutu", async (page) => {
    await expect(page.getByRole("link", { name: /pasangan$/ })).toBeVisible();
  }],
  "a search that finds nothing": ["#/koperasi?cari=zzzz"],
  "plans side by side, of which there are none": ["#/program"],
  "rows of plans, of which there are none": ["#/program/rencana"],
  "what is not in tune in plans": ["#/program/temuan"],
  "plans for a district, of which there are none": ["#/program/daerah"],
  "what became of plans": ["#/program/realisasi"],
  "the planning year": ["#/program/kalender"],
  "the form of a row of a plan": ["#/program/rencana/baru"],
  "the form of a proposal": ["#/program/usulan/baru"],
  "the form of an indicator": ["#/program/indikator/baru"],
  enterprises: ["#/umkm"],
  "an enterprise": ["#/umkm", async (page) => {
    await page.getByRole("main").getByRole("table").getByRole("link").first().click();
    await expect(page.getByRole("heading", { name: "Izin dan sertifikat" })).toBeVisible();
  }],
  "what stands twice among enterprises": ["#/umkm/ganda"],
  "enterprises that rise": ["#/umkm/naik-kelas"],
  "the form of an enterprise": ["#/umkm/baru"],
  "the potential of the province": ["#/potensi?wilayah=semua"],
  "the rows behind a figure of a district": ["#/potensi?wilayah=63.05&lihat=anggota"],
  courses: ["#/pelatihan"],
  "a course": ["#/pelatihan", async (page) => {
    await page.getByRole("main").getByRole("table").getByRole("link").first().click();
    await expect(page.getByRole("heading", { name: "Peserta dan biaya" })).toBeVisible();
  }],
  "who took part in courses": ["#/pelatihan/peserta"],
  "what courses come to": ["#/pelatihan/analisis"],
  "the rows behind a figure of courses": ["#/pelatihan/analisis?lihat=berulang"],
  companions: ["#/pelatihan/pendamping"],
  "the form of a course": ["#/pelatihan/baru"],
  "applications for financing": ["#/modal"],
  "an application for financing": ["#/modal", async (page) => {
    await page.getByRole("main").getByRole("table").getByRole("link").first().click();
    await expect(page.getByRole("heading", { name: "Tahap dan pencairan" })).toBeVisible();
  }],
  "the form of an application": ["#/modal/baru"],
  "how far applications come": ["#/modal/corong"],
  "figures of lenders": ["#/modal/angka"],
  "schemes of financing": ["#/modal/skema"],
  "what should not be in applications": ["#/modal/temuan"],
  "the ladder of Koperasi Merah Putih, of which there are none": ["#/koperasi/merah-putih"],
  data: ["#/data", async (page) => {
    await page.getByRole("button", { name: "Kosongkan daftar", exact: true }).click();
  }],
  "a refused file": ["#/data", async (page) => {
    await page.getByLabel("Pilih berkas").setInputFiles({ name: "a.json", mimeType: "application/json", buffer: Buffer.from("{") });
    await expect(page.getByText("a.json tidak dapat diimpor")).toBeVisible();
  }],
  "a file that can be merged, and the choices for an export": ["#/data", async (page) => {
    await page.getByText("Ekspor sebagian, atau dengan kata sandi").click();
    await field(page, "Kata sandi").fill("pendek");
    await choose(page, await other(page));
    await page.getByRole("row").filter({ hasText: "kiriman.selaras.json" }).getByRole("button", { expanded: false }).click();
    const card = page.getByRole("status").filter({ hasText: "kiriman.selaras.json dapat digabungkan" });
    await card.getByText("Menurut kabupaten/kota").first().click();
    await card.getByText("Lihat 1 catatan satu per satu").click();
    await expect(card.getByRole("listitem")).toHaveCount(1);
  }],
  "a list that is brought in": ["#/data/daftar", async (page) => {
    const rows = ["Nama Koperasi;Kabupaten;Jenis;Status;Aset", "KUD Baru Sekali;Tapin;Jasa;Aktif;5", "KSU Lain;Tapin;Warung;Aktif;-"];
    await page.getByLabel("Pilih daftar").setInputFiles({ name: "a.csv", mimeType: "text/csv", buffer: Buffer.from(rows.join("\n")) });
    await page.getByText("Pencocokan yang disimpan").click();
    await page.getByRole("button", { name: "Periksa baris" }).click();
    await page.getByText("Ditolak: 2").click();
    await expect(page.getByText("“Warung” tidak dipahami.")).toBeVisible();
  }],
  "figures that are brought in": ["#/data/daftar", async (page) => {
    await page.reload();
    const rows = ["Kabupaten/Kota;2022;Aktif 2023;Tidak aktif 2023", "Tapin;167;90;77", "Entah;167;90;77"];
    await page.getByLabel("Pilih daftar").setInputFiles({ name: "a.csv", mimeType: "text/csv", buffer: Buffer.from(rows.join("\n")) });
    await page.getByText("Cara berkas ditulis").click();
    await page.getByLabel("Sumber", { exact: true }).fill("Satu Data");
    await page.keyboard.press("Tab");
    await page.getByLabel("Yang dihitung").selectOption({ label: "Seluruh koperasi" });
    await page.getByRole("button", { name: "Periksa baris" }).click();
    await page.getByText("Baru: 1").click();
    await page.getByText("Ditolak: 1").click();
    await expect(page.getByText("“Entah” tidak dipahami.")).toBeVisible();
  }],
  differences: ["#/data/perbedaan", async (page) => {
    await mergeAll(page, await other(page));
    await closeMessages(page);
    await page.getByRole("link", { name: "Putuskan" }).click();
    await page.getByRole("article").getByText("Tulis nilai lain").first().click();
  }],
  "a decision": ["#/data/perbedaan", async (page) => {
    await page.getByRole("article").getByRole("button", { name: /^KUD Lain/ }).click();
    await expect(page.getByRole("region", { name: "Keputusan yang sudah dibuat" })).toBeVisible();
  }],
  merge: ["#/data/gabungkan"],
  settings: ["#/pengaturan"],
  "a page that is not there": ["#/entah"],
  "a new cooperative": ["#/koperasi/baru", async (page) => {
    await page.getByRole("button", { name: "Tambah pengurus" }).click();
    await page.getByRole("button", { name: "Tambah perubahan anggaran dasar" }).click();
    await field(page, "NIK").fill("1");
    await page.getByRole("button", { name: "Simpan", exact: true }).click();
    await expect(page.getByRole("alert").first()).toBeFocused();
  }],
  "a cooperative": ["", async (page) => {
    for (const name of ["Laporan", "Pengurus", "Riwayat"]) await part(page, name);
    await page.getByRole("button", { name: "Catat perubahan" }).first().click();
  }],
  "the question before it is deleted": ["", async (page) => {
    await askToDelete(page);
    await expect(page.getByRole("dialog")).toBeVisible();
  }],
  "its form, with the draft of a former visit": ["/ubah", async (page) => {
    await field(page, "Catatan").fill("konsep");
    await page.reload();
    await expect(page.getByText("sudah dipulihkan")).toBeVisible();
  }],
  "the choice of a book year": ["/laporan/baru"],
  "a report": ["/laporan/2023"],
  "the choice of a health assessment": ["/kesehatan/baru"],
  "a health assessment": ["/kesehatan/2023", async (page) => {
    await field(page, "Tata kelola").fill("31");
    await expect(page.getByText("Paling banyak 30, bobot aspek ini.")).toBeVisible();
  }],
  "a dissolution": ["/pembubaran", async (page) => {
    await field(page, "Cara pembubaran").selectOption({ label: "Oleh pemerintah" });
    await page.getByRole("group", { name: /Pemberitahuan rencana/ }).getByLabel("Tanggal").fill("2024-01-31");
    await expect(page.getByText("Terlambat").first()).toBeVisible();
  }],
  "a merger that is being recorded": ["", async (page) => {
    await part(page, "Riwayat");
    await page.getByRole("button", { name: "Catat perubahan" }).first().click();
    await field(page, "Tahap").selectOption({ label: "Digabung" });
    await field(page, "Koperasi tujuan").fill("kop");
    await expect(page.locator(".found").getByRole("button").first()).toBeVisible();
  }],
};

/** The pages in two parts, so that two can be looked at at once: what is merged and decided stays together. */
const names = Object.keys(PAGES);
const PARTS = [names.slice(0, names.indexOf("data")), names.slice(names.indexOf("data"))];

for (const [at, part] of PARTS.entries()) {
  test(`axe finds nothing on any page, in either theme and on a telephone (${at + 1} of ${PARTS.length})`, async ({ page }) => {
    // Many pages one after the other; build servers are slow.
    test.setTimeout(360_000);
    page.setDefaultTimeout(15_000);
    await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
    const cooperative = await someone(page);
    for (const name of part) {
      const [address, prepare] = PAGES[name];
      await test.step(name, async () => {
        await open(page, address.startsWith("#") ? address : cooperative + address);
        await prepare?.(page);
        expect.soft(await faultsInAnyForm(page), name).toEqual([]);
        if (await page.getByRole("dialog").isVisible()) await page.keyboard.press("Escape");
      });
    }
  });
}

/** What is opened in the other language, as it is when one comes there: the pages above, and those of the follow-up. */
const addresses = async (page) => {
  const cooperative = await someone(page);
  await open(page, "#/tindak-lanjut?tampilan=daftar&tahap=planned&wilayah=63.71");
  const followed = await page.getByRole("rowheader").first().getByRole("link").getAttribute("href");
  const ofPages = Object.values(PAGES).map(([address]) => (address.startsWith("#") ? address : cooperative + address));
  const views = ["", "?tampilan=daftar", "?tampilan=prioritas", "?tampilan=hasil", "/penyebab", "/titipan"];
  return new Set([...ofPages, "#/koperasi/legalitas", "#/data/kembar", followed, ...views.map((view) => `#/tindak-lanjut${view}`)]);
};

test("axe finds nothing on any page as it opens in English, light and wide, dark and on a telephone", async ({ page }) => {
  test.setTimeout(360_000);
  page.setDefaultTimeout(15_000);
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  const all = await addresses(page);
  await page.evaluate(() => {
    const settings = JSON.parse(localStorage.getItem("selaras/settings"));
    localStorage.setItem("selaras/settings", JSON.stringify({ ...settings, lang: "en" }));
  });
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  const { width, height } = page.viewportSize();
  for (const address of all) {
    await test.step(address, async () => {
      await open(page, address);
      expect.soft(await faults(page), address).toEqual([]);
      await showOnTelephone(page, "dark");
      expect.soft(await faults(page), `${address}, dark, on a telephone`).toEqual([]);
      await show(page, "light", width, height);
    });
  }
});

test.describe("empty states", () => {
  test.use({ start: "empty" });

  for (const theme of ["light", "dark"]) {
    test(`axe finds nothing where there is nothing yet (${theme})`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: theme });
      for (const address of ["#/", "#/koperasi", "#/koperasi/silang", "#/koperasi/mutu", "#/data", "#/data/perbedaan"]) {
        await open(page, address);
        expect.soft(await faults(page), address).toEqual([]);
      }
      await goTo(page, "Koperasi");
      await register(page, { Nama: "KUD Pertama" });
      await closeMessages(page);
      await list(page).getByRole("link").click();
      await part(page, "Laporan");
      await expect(page.getByText("Belum ada laporan tahunan.")).toBeVisible();
      expect.soft(await faults(page), "empty cooperative").toEqual([]);
    });

    test(`axe finds nothing in a message about what was done (${theme})`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: theme });
      await open(page, "#/koperasi");
      await register(page, { Nama: "KUD Pertama" });
      await expect(page.getByText("KUD Pertama disimpan.")).toBeVisible();
      expect(await faults(page)).toEqual([]);
    });
  }

  test("a cooperative is registered and found again with the keyboard alone", async ({ page }) => {
    await open(page);
    // The first stop leads past the navigation.
    await page.keyboard.press("Tab");
    await expect(page.getByRole("link", { name: "Langsung ke isi" })).toBeFocused();
    await expect(page.getByRole("link", { name: "Langsung ke isi" })).toBeInViewport();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("main")).toBeFocused();
    await tabTo(page, page.getByRole("main").getByRole("link", { name: "Catat koperasi" }));
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1, name: "Catat koperasi" })).toBeVisible();
    await tabTo(page, field(page, "Nama"));
    await page.keyboard.type("KUD Papan Ketik");
    await tabTo(page, field(page, "Jenis"));
    await page.keyboard.press("ArrowDown");
    await expect(field(page, "Jenis").locator("option:checked")).toHaveText("Konsumen");
    await page.keyboard.press("Shift+Tab");
    await field(page, "Nama").focus();
    await page.keyboard.press("Enter");
    await expect(page.getByText("KUD Papan Ketik disimpan.")).toBeVisible();
    await tabTo(page, page.getByRole("navigation", { name: "Utama" }).getByRole("link", { name: "Koperasi", exact: true }));
    await page.keyboard.press("Enter");
    await tabTo(page, page.getByLabel("Cari"));
    await page.keyboard.type("papan");
    await expectShown(page, 1);
    await tabTo(page, list(page).getByRole("link", { name: "KUD Papan Ketik" }));
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("KUD Papan Ketik");
    await tabTo(page, page.getByRole("main").getByLabel("Tindakan lain"));
    await page.keyboard.press("Enter");
    await tabTo(page, page.getByRole("button", { name: "Hapus", exact: true }));
    await page.keyboard.press("Enter");
    await expect(page.getByRole("dialog")).toBeVisible();
    // Thinking again is the first choice; the focus returns to where it was.
    await expect(page.getByRole("button", { name: "Batal" })).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("main").getByLabel("Tindakan lain")).toBeFocused();
  });
});

test.describe("the first visit", () => {
  test.use({ start: "nothing" });

  for (const theme of ["light", "dark"]) {
    test(`axe finds nothing on the welcome (${theme})`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: theme });
      await open(page);
      await page.getByRole("button", { name: "Mulai dengan daftar kosong" }).click();
      expect(await faults(page)).toEqual([]);
    });
  }
});

test("no page is wider than the smallest screen", async ({ page }) => {
  test.slow();
  page.setDefaultTimeout(15_000);
  await page.setViewportSize({ width: 320, height: 640 });
  const cooperative = await someone(page);
  for (const [name, [address, prepare]] of Object.entries(PAGES)) {
    await test.step(name, async () => {
      await open(page, address.startsWith("#") ? address : cooperative + address);
      await prepare?.(page);
      const [width, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      expect.soft(width, name).toBeLessThanOrEqual(screen);
      if (await page.getByRole("dialog").isVisible()) await page.keyboard.press("Escape");
    });
  }
});

test("after a change of page the focus is at its beginning, and so is the view", async ({ page }) => {
  await open(page);
  for (const name of ["Data", "Pengaturan", "Ringkasan", "Koperasi"]) {
    await goTo(page, name);
    await expect(page.getByRole("main")).toBeFocused();
    expect(await page.evaluate(() => scrollY), name).toBe(0);
  }
});

test("every control that is drawn as a sign has a name, and the page says which page it is", async ({ page }) => {
  await open(page);
  for (const name of ["Ringkasan", "Koperasi", "Data", "Pengaturan"]) {
    await goTo(page, name);
    await expect(page).toHaveTitle(`${name} – Selaras`);
    await expect(page.getByRole("navigation").getByRole("link", { name })).toHaveAttribute("aria-current", "page");
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  }
  await closeMessages(page);
});
