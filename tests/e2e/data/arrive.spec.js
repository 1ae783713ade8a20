// Files that come without being chosen on a page: dropped on the register, opened with the program, shared with it; and
// files that go out to another program of the device.

import { PROVINCE, TAPIN, asFile, download, expect, expectShown, goTo, open, register, sentBy, test } from "../office.js";

const main = (page) => page.getByRole("main");

/** Lets files fall on the page. */
const drop = async (page, files) => {
  const data = await page.evaluateHandle((files) => {
    const data = new DataTransfer();
    for (const { name, text } of files) data.items.add(new File([text], name));
    return data;
  }, files.map(({ name, buffer }) => ({ name, text: buffer.toString() })));
  for (const type of ["dragover", "drop"]) await main(page).dispatchEvent(type, { dataTransfer: data });
};

test.describe("of an office that begins", () => {
  test.use({ start: "empty" });

  test("a file of an office that falls on the register is taken among the files of offices, whatever it is called", async ({ desk }) => {
    const tapin = await desk(TAPIN);
    await goTo(tapin, "Koperasi");
    await register(tapin, { Nama: "KUD Kiriman" });
    const { buffer } = await sentBy(tapin, "tapin");
    const province = await desk(PROVINCE);
    await goTo(province, "Koperasi");
    await drop(province, [asFile(buffer, "tapin.selaras.json.txt")]);
    await expect(province.getByRole("heading", { level: 1, name: "Gabungkan berkas kantor" })).toBeVisible();
    await expect(main(province).getByText("tapin.selaras.json.txt dapat diimpor")).toBeVisible();
    await main(province).getByRole("button", { name: "Gabungkan", exact: true }).click();
    await expect(province.getByRole("heading", { name: "Berkas sudah masuk" })).toBeVisible();
    await goTo(province, "Koperasi");
    await expectShown(province, 1);
  });

  test("a list that falls on the register is opened as a list", async ({ page }) => {
    await open(page, "#/koperasi");
    await drop(page, [asFile("Nama;NIK;Omset (Rp)\nKUD Satu;;1200000\nKUD Dua;;900000\n", "daftar.csv")]);
    await expect(page.getByRole("heading", { name: "Arti kolom" })).toBeVisible();
  });

  test("a file that is opened with the program is taken in", async ({ page }) => {
    await page.addInitScript(() => {
      const file = new File(["Nama;Alamat\nKUD Buka;Jl. Satu\n"], "buka.csv");
      const setConsumer = (take) => setTimeout(() => take({ files: [{ getFile: async () => file }] }), 0);
      Object.defineProperty(window, "launchQueue", { value: { setConsumer } });
    });
    await open(page, "#/");
    await expect(page.getByRole("heading", { name: "Arti kolom" })).toBeVisible();
  });

  test("what is shared out goes as text where the browser refuses the form that it has", async ({ page }) => {
    await page.addInitScript(() => {
      window.shared = [];
      navigator.canShare = ({ files }) => files.every((file) => file.type === "text/plain");
      navigator.share = async ({ files }) => window.shared.push(...(await Promise.all(files.map(async (file) => [file.name, await file.text()]))));
    });
    await open(page, "#/koperasi");
    await register(page, { Nama: "KUD Bagi" });
    await goTo(page, "Data");
    await main(page).getByRole("button", { name: "Bagikan", exact: true }).click();
    await expect.poll(() => page.evaluate(() => window.shared.length)).toBe(1);
    const [[name, text]] = await page.evaluate(() => window.shared);
    expect(name).toMatch(/^selaras-tapin-.+\.selaras\.json\.txt$/);
    expect(JSON.parse(text).records.cooperatives[0].name).toBe("KUD Bagi");
  });

  test("without a way to share there is no button for it", async ({ page }) => {
    await page.addInitScript(() => Object.defineProperty(navigator, "canShare", { value: undefined }));
    await open(page, "#/data");
    await expect(main(page).getByRole("button", { name: "Ekspor", exact: true })).toBeVisible();
    await expect(main(page).getByRole("button", { name: "Bagikan", exact: true })).toHaveCount(0);
  });
});

test("what is due goes out as a calendar", async ({ page }) => {
  await page.clock.setFixedTime(new Date("2024-05-20T02:00:00Z"));
  await open(page, "#/data");
  const { name, text } = await download(page, main(page).getByRole("button", { name: "Unduh kalender (.ics)" }));
  expect(name).toBe("selaras-tenggat-2024-05-20.ics");
  expect(text).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\n/);
  expect(text).toMatch(/UID:[0-9a-f-]+-cases@selaras\r\n/);
  expect(text.split("\r\n").every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
});

test.describe("with the worker that keeps the site", () => {
  test.use({ serviceWorkers: "allow", start: "empty" });

  test("a file that another program shares is kept by the worker and taken by the page", async ({ page }) => {
    await open(page, "#/");
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.evaluate(() => navigator.serviceWorker.controller ?? new Promise((resolve) => navigator.serviceWorker.addEventListener("controllerchange", resolve)));
    // As the system does it: files are sent to the address of the manifest, and the answer is gone to.
    const next = await page.evaluate(async () => {
      const data = new FormData();
      data.append("berkas", new File(["Nama;Alamat\nKUD Kirim;Jl. Satu\n"], "dari teman é.csv", { type: "text/csv" }));
      const { share_target: target } = await (await fetch("./manifest.webmanifest")).json();
      return (await fetch(target.action, { method: target.method, body: data })).url;
    });
    await page.goto("about:blank");
    await page.goto(next);
    await expect(page.getByRole("heading", { name: "Arti kolom" })).toBeVisible();
    await expect(main(page).getByText("dari teman é.csv")).toBeVisible();
    expect(new URL(page.url()).search).toBe("");
  });
});
