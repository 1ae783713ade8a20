import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { faults } from "../axe.js";
import { started } from "../page.js";

const dialog = (page) => page.getByRole("dialog", { name: /Selaras/ });

const panic = (page) =>
  page.evaluate(() =>
    window.dispatchEvent(new CustomEvent("selaras:panic", { detail: "panicked at 'contoh'" })),
  );

test("after a panic everything that is stored can be saved", async ({ page }) => {
  await page.goto("/");
  await started(page);
  await page.evaluate(async () => {
    localStorage.setItem("selaras/percobaan", "isi “apa adanya”");
    localStorage.setItem("lain/punya-orang", "bukan milik kita");
    await new Promise((resolve, reject) => {
      const request = indexedDB.open("selaras-percobaan", 1);
      request.onupgradeneeded = () => request.result.createObjectStore("rak");
      request.onerror = reject;
      request.onsuccess = () => {
        const change = request.result.transaction("rak", "readwrite");
        change.objectStore("rak").put(new Uint8Array([0, 255, 7]), "a");
        change.objectStore("rak").put({ banyak: 2 }, "b");
        change.oncomplete = () => {
          request.result.close();
          resolve();
        };
      };
    });
  });
  await panic(page);
  await expect(dialog(page)).toBeVisible();

  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Simpan semua data" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^selaras-penyelamatan-\d{4}-\d{2}-\d{2}\.json$/);
  const saved = JSON.parse(await readFile(await file.path(), "utf8"));
  expect(saved).toMatchObject({ format: "selaras-rescue", version: 1 });
  expect(Date.parse(saved.saved_at)).not.toBeNaN();
  expect(saved.keys["selaras/percobaan"]).toBe("isi “apa adanya”");
  expect(Object.keys(saved.keys).every((key) => key.startsWith("selaras/"))).toBe(true);
  expect(saved.databases.filter((row) => row.database === "selaras-percobaan")).toEqual([
    { database: "selaras-percobaan", store: "rak", key: "a", value: { base64: "AP8H" } },
    { database: "selaras-percobaan", store: "rak", key: "b", value: { banyak: 2 } },
  ]);
  await expect(page.getByText("Tersimpan: selaras-penyelamatan-")).toBeVisible();
});

for (const colorScheme of ["light", "dark"]) {
  test(`the dialog can be read and used by everybody (${colorScheme})`, async ({ page }, info) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto("/");
    await started(page);
    await panic(page);
    await panic(page);
    await expect(dialog(page)).toHaveCount(1);
    await expect(page.getByRole("button", { name: "Simpan semua data" })).toBeFocused();
    await page.getByText("Rincian teknis").click();
    await expect(page.getByText("panicked at 'contoh'")).toBeVisible();
    await page.screenshot({ path: info.outputPath(`rescue-${colorScheme}.png`) });
    expect(await faults(page, "dialog.rescue")).toEqual([]);
    const overflow = await page.evaluate(
      () => document.querySelector("dialog.rescue").scrollWidth > innerWidth,
    );
    expect(overflow).toBe(false);

    // Out of the dialog, to copy something from the page, and back.
    await page.keyboard.press("Escape");
    await expect(dialog(page)).toBeHidden();
    await page.getByRole("button", { name: "Penyelamatan data" }).press("Enter");
    await expect(dialog(page)).toBeVisible();
  });
}

test("a program that does not arrive is told, in words that help", async ({ page }) => {
  await page.route("**/*.wasm", (route) => route.abort());
  await page.goto("/");
  await expect(page.getByText("Selaras tidak dapat dimuat")).toBeVisible();
});

test("a script that was changed on its way is refused", async ({ page }) => {
  await page.route("**/boot-*.js", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${await response.text()}\n//` });
  });
  await page.goto("/");
  await expect(page.getByText("Selaras tidak dapat dimuat")).toBeVisible();
});

test("a browser without wasm is told to be updated", async ({ page }) => {
  await page.addInitScript(() => {
    delete window.WebAssembly;
  });
  await page.goto("/");
  await expect(page.getByText("Peramban ini terlalu lama")).toBeVisible();
});
