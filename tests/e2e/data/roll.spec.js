// Before the rakor: the files of thirteen offices in one table, who has not sent, one button, one file of receipts.

import { PROVINCE, TAPIN, asFile, choose, download, expect, goTo, importAll, open, test } from "../office.js";

const PHONE = { width: 360, height: 740 };
const main = (page) => page.getByRole("main");
const roll = (page) => main(page).getByRole("table", { name: /^13 kantor: / });
const row = (page, office) => roll(page).getByRole("row").filter({ has: page.getByRole("rowheader", { name: new RegExp(`^${office}`) }) });
const button = (page, name) => main(page).getByRole("button", { name, exact: true });

const DISTRICTS = [
  ["63.01", "Kabupaten Tanah Laut"], ["63.02", "Kabupaten Kotabaru"], ["63.03", "Kabupaten Banjar"], ["63.04", "Kabupaten Barito Kuala"],
  ["63.05", TAPIN], ["63.06", "Kabupaten Hulu Sungai Selatan"], ["63.07", "Kabupaten Hulu Sungai Tengah"], ["63.08", "Kabupaten Hulu Sungai Utara"],
  ["63.09", "Kabupaten Tabalong"], ["63.10", "Kabupaten Tanah Bumbu"], ["63.11", "Kabupaten Balangan"], ["63.71", "Kota Banjarmasin"], ["63.72", "Kota Banjarbaru"],
];

/** What an office sends that had the example: some telephones changed, a cooperative more. */
const sent = (exampleFile, code, number) => {
  const { digest, totals, ...file } = JSON.parse(exampleFile);
  const replica = `00000000000000${code.slice(3)}`;
  const at = Date.now() - (14 - number) * 3_600_000;
  const stamp = `${(BigInt(at) << 16n).toString(16).padStart(16, "0")}-${replica}`;
  const own = file.records.cooperatives.filter((one) => one.district === code).slice(0, 3 + 2 * number);
  const changed = own.map((one) => ({ ...one, phone: "0517 31000", _stamps: { ...(typeof one._stamps === "string" ? { "*": one._stamps } : one._stamps), phone: stamp } }));
  const { subdistrict, village, nik, legal_number, ...like } = own[0];
  const more = { ...like, id: `0199${own[0].id.slice(4, 9)}7${number.toString(16).padStart(3, "0")}${own[0].id.slice(13)}`.slice(0, 14) + own[0].id.slice(14), name: `KUD Baru ${number}`, _stamps: stamp };
  file.records = { cooperatives: [...changed, more].sort((a, b) => (a.id < b.id ? -1 : 1)) };
  return asFile(
    JSON.stringify({ ...file, office: code, replica, exported_at: new Date(at).toISOString().replace(/\.\d+/, ""), deleted: {}, clock: { ...file.clock, [replica]: stamp } }),
    `selaras-${code}.selaras.json`,
  );
};

/** Eleven files, one of them cut off, at the province. */
const elevenSent = async (desk, exampleFile) => {
  const province = await desk(PROVINCE);
  await importAll(province, asFile(exampleFile));
  await open(province, "#/data/gabungkan");
  const files = DISTRICTS.map(([code], number) => sent(exampleFile, code, number)).filter((_, at) => at !== 1 && at !== 7);
  files.push(asFile(exampleFile.slice(0, 4_000), "rusak.selaras.json"));
  await choose(province, files);
  await expect(roll(province)).toHaveAccessibleName("13 kantor: 11 mengirim, 2 belum");
  await expect(button(province, "Gabungkan")).toBeEnabled({ timeout: 30_000 });
  return province;
};

test("thirteen offices stand in one table: what each brings, who has not sent, and one button", async ({ desk, exampleFile }) => {
  test.slow();
  const province = await elevenSent(desk, exampleFile);
  // Fourteen rows of files and offices, and the damaged file, which opens by itself.
  await expect(roll(province).getByRole("rowheader")).toHaveCount(14);
  await expect(row(province, TAPIN).getByRole("cell")).toHaveText(["", /\d\d\.\d\d$/, "1", "11", "0", "0", "+1", "Cocok"]);
  await expect(row(province, "Kabupaten Kotabaru")).toContainText("Belum mengirim.");
  await expect(row(province, "Kabupaten Kotabaru").getByRole("button", { name: "Salin pengingat untuk Kabupaten Kotabaru" })).toBeVisible();
  await expect(row(province, "rusak.selaras.json")).toContainText("Tidak dapat dibaca");
  await expect(province.getByRole("group", { name: "Kantor mengirim" }).locator("data")).toHaveAttribute("value", "11");
  await expect(province.getByRole("group", { name: "Catatan baru" }).locator("data")).toHaveAttribute("value", "11");
  await expect(main(province).getByText("11 berkas disertakan. Tidak ada yang bertentangan")).toBeVisible();
  // What a file does in full opens in its row.
  const opener = row(province, TAPIN).getByRole("button", { name: /^Kabupaten Tapin/ });
  await expect(opener).toHaveAttribute("aria-expanded", "false");
  await opener.click();
  await expect(roll(province).getByRole("heading", { name: "selaras-63.05.selaras.json dapat digabungkan" })).toBeVisible();
  await expect(button(province, "Gabungkan")).toBeInViewport();

  await row(province, "Kota Banjarbaru").getByRole("checkbox").uncheck();
  await expect(main(province).getByText("10 berkas disertakan.")).toBeVisible();
  await expect(row(province, "Kota Banjarbaru")).toContainText("Tidak disertakan");
  await button(province, "Gabungkan").click();
  await expect(province.getByRole("heading", { name: "Berkas sudah masuk" })).toBeVisible();

  // One file of receipts for all: an office finds its own in it.
  const receipts = await download(province, button(province, "Unduh semua tanda terima"));
  expect(receipts.name).toMatch(/^selaras-.+\.tanda-terima\.json$/);
  expect(JSON.parse(receipts.text).receipts).toHaveLength(12);
  const tapin = await desk(TAPIN);
  await goTo(tapin, "Data");
  await choose(tapin, asFile(receipts.text, receipts.name));
  await expect(main(tapin).getByText("Tidak ada tanda terima untuk berkas dari perangkat ini di dalamnya.")).toBeVisible();
  await expect(main(tapin).getByText("12 tanda terima untuk kantor lain dilewati.")).toBeVisible();
});

test("on a phone the offices are a list, and the button stays in sight", async ({ desk, exampleFile }) => {
  test.slow();
  const province = await elevenSent(desk, exampleFile);
  await province.setViewportSize(PHONE);
  expect(await province.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
  await expect(button(province, "Gabungkan")).toBeInViewport();
  await expect(row(province, TAPIN)).toContainText("1 baru, 11 berubah, 0 bertentangan");
});
