import { BANJAR, PROVINCE, expect, expectFigures, exportAll, goTo, navigation, open, test } from "./office.js";

test("the office chosen in the settings stands above every page and lasts", async ({ page }) => {
  await open(page, "#/pengaturan");
  await expect(navigation(page).getByText(PROVINCE)).toBeVisible();
  await page.getByLabel("Dinas", { exact: true }).selectOption({ label: BANJAR });
  await expect(navigation(page).getByText(BANJAR)).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Dinas", { exact: true }).locator("option:checked")).toHaveText(BANJAR);
  await goTo(page, "Koperasi");
  await page.getByRole("link", { name: "Catat koperasi" }).click();
  await expect(page.getByLabel("Kabupaten/kota", { exact: true }).locator("option:checked")).toHaveText(BANJAR);
});

test("the office is written on its exports", async ({ page }) => {
  await open(page, "#/pengaturan");
  await page.getByLabel("Dinas", { exact: true }).selectOption({ label: BANJAR });
  const { name, text } = await exportAll(page);
  expect(name).toMatch(/^selaras-banjar-/);
  expect(JSON.parse(text).office).toBe("63.03");
});

test("another rule gives other computed counts, and leaves the declared ones alone", async ({ page }) => {
  const computed = async () => {
    await goTo(page, "Ringkasan");
    await page.getByRole("combobox", { name: "status" }).selectOption("dihitung");
    await expect(page).toHaveURL(/status=dihitung/);
    const cells = page.getByRole("row", { name: /^Seluruh koperasi/ }).getByRole("cell");
    // What reads all of them waits for none.
    await expect(cells.first()).toHaveText("3.027");
    return cells.allTextContents();
  };
  await open(page);
  const seen = [await computed()];
  for (const rule of ["Praktik ODS (2023)", "Permenkop 9/2018"]) {
    await goTo(page, "Pengaturan");
    await page.getByRole("radio", { name: new RegExp(`^${rule.replace(/[()]/g, "\\$&")}`) }).check();
    seen.push(await computed());
    await expect(page.getByText(new RegExp(`menurut bukti \\(${rule.replace(/[()]/g, "\\$&")}\\)`)).first()).toBeAttached();
  }
  expect(new Set(seen.map((row) => row.join(" "))).size).toBe(3);
  expect(seen.every((row) => row[0] === "3.027")).toBe(true);
  await page.getByRole("combobox", { name: "status" }).selectOption("dinyatakan");
  await expectFigures(page, 3027, 1944, 1083);
  await page.reload();
  await goTo(page, "Pengaturan");
  await expect(page.getByRole("radio", { name: /^Permenkop 9\/2018/ })).toBeChecked();
});

test("the day that the office sets is that of every page, lasts, and is taken away again", async ({ page }) => {
  await open(page, "#/pengaturan");
  await expect(page.getByText("Sekarang: keadaan 13 Mei 2024 (hari terakhir dalam data).")).toBeVisible();
  await page.getByLabel("Keadaan per tanggal").fill("31-12-2023");
  await page.keyboard.press("Tab");
  await expect(page.getByText("Sekarang: keadaan 31 Desember 2023 (ditetapkan dinas).")).toBeVisible();
  await goTo(page, "Tindak lanjut");
  await expect(page.getByText(/31 Desember 2023/).first()).toBeVisible();
  await goTo(page, "Ringkasan");
  const day = page.locator(".basis").getByRole("button", { name: /^\d{1,2} \p{L}+ \d{4}$/u });
  await expect(day).toHaveText("31 Desember 2023");
  await page.reload();
  await expectFigures(page, 3027, 1944, 1083);
  await day.click();
  const asked = page.getByRole("dialog", { name: "Tanggal angka" });
  await expect(asked.getByText("Sekarang: keadaan 31 Desember 2023 (ditetapkan dinas).")).toBeVisible();
  await asked.getByRole("button", { name: "Kosongkan tanggal" }).click();
  await expect(day).toHaveText("13 Mei 2024");
  await asked.getByLabel("Keadaan per tanggal").fill("31-12-2023");
  await page.keyboard.press("Tab");
  await expect(day).toHaveText("31 Desember 2023");
  await page.keyboard.press("Escape");
  await goTo(page, "Pengaturan");
  await page.getByRole("button", { name: "Kosongkan tanggal" }).click();
  await expect(page.getByText("Sekarang: keadaan 13 Mei 2024 (hari terakhir dalam data).")).toBeVisible();
});

test.describe("theme", () => {
  const background = (page) => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);

  test("the theme is the device's until somebody chooses another, and the choice lasts", async ({ page }) => {
    await page.emulateMedia({ colorScheme: "dark" });
    await open(page, "#/pengaturan");
    const dark = await background(page);
    await page.emulateMedia({ colorScheme: "light" });
    const light = await background(page);
    expect(dark).not.toBe(light);
    await page.getByRole("radio", { name: "Gelap" }).check();
    await expect.poll(() => background(page)).toBe(dark);
    await page.reload();
    await expect.poll(() => background(page)).toBe(dark);
    await page.getByRole("banner").getByRole("button", { name: "Ganti tampilan terang atau gelap" }).click();
    await expect(page.getByRole("radio", { name: "Terang" })).toBeChecked();
    await expect.poll(() => background(page)).toBe(light);
  });
});

test.describe("English", () => {
  /** Words that occur in nearly every Indonesian sentence, and the words of this interface. */
  const INDONESIAN = new RegExp(
    `\\b(${[
      "dan", "yang", "dari", "di", "ke", "tidak", "belum", "sudah", "ini", "itu", "atau", "untuk", "dengan", "pada", "semua", "koperasi",
      "aktif", "kabupaten", "kota", "provinsi", "binaan", "kedudukan", "jenis", "nama", "alamat", "tanggal", "tahun", "laporan", "anggota",
      "modal", "usaha", "simpan", "simpanan", "ubah", "hapus", "tambah", "catat", "cari", "pilih", "berkas", "buka", "kosongkan", "ekspor",
      "impor", "pengaturan", "ringkasan", "dinas", "contoh", "rekaan", "status dinyatakan", "berdiri", "jumlah", "selisih", "sumber",
      "diselenggarakan", "berjalan", "ketua", "bendahara", "sekretaris", "pengurus", "sertifikat", "catatan", "riwayat", "urungkan", "tutup", "batal",
      "januari", "februari", "maret", "mei", "juni", "juli", "agustus", "oktober", "desember", "rusak", "peramban",
    ].join("|")})\\b`,
    "gi",
  );

  /** What is Indonesian on the page although the interface is English: not names, not what people or sources have written. */
  const leftovers = (page, pattern = INDONESIAN.source) =>
    page.evaluate((source) => {
      const pattern = new RegExp(source, "gi");
      // Proper names, and what the trade calls by its Indonesian name in English too.
      const names = /Koperasi( Angkutan| Desa| Merah Putih|\b(?= [A-Z]))[\w ()-]*|Kabupaten [\w ]+|Kota \w+|Merah Putih|Bahasa Indonesia|Desa|Kelurahan|Kecamatan|Permenkop|TAHUN 2020|\(Contoh fiktif, bukan koperasi nyata\)|[\w-]+@example\.id/g;
      const found = [];
      const visit = (text, where) => {
        const words = text.replace(names, "").match(pattern);
        if (words) found.push(`${where}: ${text.trim().slice(0, 90)} [${[...new Set(words)].join(", ")}]`);
      };
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const parent = walker.currentNode.parentElement;
        if (parent.closest('[lang="id"], noscript, script, style, td a, details td')) continue;
        if (parent.closest("option") && !parent.closest("option").parentElement.matches("#kind, #declared, #computed, #supervision, select[name]")) continue;
        visit(walker.currentNode.textContent, parent.tagName.toLowerCase());
      }
      for (const element of document.querySelectorAll("[aria-label], [title], [placeholder]")) {
        if (element.closest('[lang="id"], td a, td.col-check')) continue;
        for (const name of ["aria-label", "title", "placeholder"]) visit(element.getAttribute(name) ?? "", `@${name}`);
      }
      visit(document.title.replace(/^Koperasi [A-Z].*/, ""), "title");
      return [...new Set(found)];
    }, pattern);

  const PAGES = ["#/", "#/?dasar=kedudukan&status=computed", "#/koperasi", "#/koperasi?cari=zzzz", "#/koperasi/baru", "#/data", "#/pengaturan", "#/entah"];

  test.beforeEach(async ({ page }) => {
    await open(page, "#/pengaturan");
    await page.getByRole("banner").getByRole("button", { name: "English" }).click();
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
    await expect(page.getByRole("navigation", { name: "Main" })).toBeVisible();
  });

  test("no page has anything Indonesian left", async ({ page }) => {
    for (const address of PAGES) {
      await page.goto(`/${address}`);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      if (address.startsWith("#/?") || address === "#/") {
        for (const button of await page.getByRole("button", { name: "Table" }).all()) await button.click();
      }
      expect.soft(await leftovers(page), address).toEqual([]);
    }
  });

  test("neither has a cooperative's page, its forms, or the question before it is deleted", async ({ page }) => {
    await page.goto("/#/koperasi?berdiri");
    await page.getByRole("table").getByRole("link").first().click();
    await expect(page.getByRole("link", { name: "Edit" })).toBeVisible();
    const address = page.url();
    await page.getByRole("navigation", { name: "Parts of the record" }).getByRole("link", { name: /^History/ }).click();
    await page.getByRole("button", { name: "Record a change" }).click();
    expect.soft(await leftovers(page), "record").toEqual([]);
    await page.getByRole("main").getByLabel("More actions").click();
    await page.getByRole("button", { name: "Delete", exact: true }).first().click();
    await expect(page.getByRole("dialog")).toBeVisible();
    expect.soft(await leftovers(page), "dialog").toEqual([]);
    await page.keyboard.press("Escape");
    for (const form of ["/ubah", "/laporan/baru", "/laporan/2023", "/laporan/2024"]) {
      await page.goto(address + form);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      if (form.endsWith("ubah")) {
        await page.getByRole("button", { name: "Add an officer" }).click();
        await page.getByRole("button", { name: "Add an amendment" }).click();
        await page.getByLabel("Name", { exact: true }).first().fill("");
        await page.getByLabel("NIK", { exact: true }).fill("1");
        await page.getByRole("button", { name: "Save", exact: true }).click();
        await expect(page.getByRole("alert").first()).toBeVisible();
      }
      expect.soft(await leftovers(page), form).toEqual([]);
    }
  });

  test("numbers are written and read as English writes them", async ({ page }) => {
    await page.goto("/#/");
    await expect(page.getByRole("group", { name: "All cooperatives" }).locator("data").first()).toHaveText("3,027");
    await page.getByRole("button", { name: "Bahasa Indonesia" }).click();
    await expect(page.getByRole("group", { name: "Seluruh koperasi" }).locator("data").first()).toHaveText("3.027");
    await expect(navigation(page)).toBeVisible();
  });

  test("a number can be typed as the English form shows it", async ({ page }) => {
    await page.goto("/#/koperasi");
    await page.getByRole("table").getByRole("link").first().click();
    await page.goto(`${page.url()}/laporan/2024`);
    await page.getByLabel("All members").fill("1,944");
    await expect(page.getByLabel("All members")).not.toHaveAttribute("aria-invalid", "true");
  });

  test("what was chosen lasts, and a form open while the language changes keeps what was typed", async ({ page }) => {
    await page.reload();
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
    await page.goto("/#/koperasi/baru");
    // The settings stay until the form's part is there, and they too have a field "Name": that of who signs.
    await expect(page.getByRole("heading", { level: 1, name: "Add a cooperative" })).toBeVisible();
    await page.getByLabel("Name", { exact: true }).fill("KUD Dua Bahasa");
    await page.getByRole("banner").getByRole("button", { name: "Bahasa Indonesia" }).click();
    await expect(page.getByLabel("Nama", { exact: true })).toHaveValue("KUD Dua Bahasa");
  });
});
