import { expect, test } from "@playwright/test";
import { complaintsOf, started } from "./page.js";
import { SUBFOLDER } from "./server.mjs";

for (const [place, folder] of [
  ["at the top of a host", "/"],
  ["in a folder of a host", SUBFOLDER],
]) {
  test(`the program starts ${place}, without a complaint and without asking another host`, async ({ page }) => {
    const complaints = complaintsOf(page);
    await page.goto(folder);
    await started(page);
    await expect(page.locator("html")).toHaveAttribute("lang", "id");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await page.waitForLoadState("networkidle");
    expect(complaints).toEqual([]);
  });
}

test("nothing from elsewhere may run in the page", async ({ page }) => {
  await page.goto("/");
  await started(page);
  const ran = await page.evaluate(async () => {
    const script = document.createElement("script");
    script.textContent = "window.intruder = true";
    document.head.append(script);
    const image = new Image();
    image.src = "https://example.invalid/pixel.png";
    const refused = await new Promise((resolve) => {
      document.addEventListener("securitypolicyviolation", (event) => {
        if (event.effectiveDirective === "img-src") resolve(true);
      });
      setTimeout(() => resolve(false), 3000);
    });
    return { script: window.intruder === true, refused };
  });
  expect(ran).toEqual({ script: false, refused: true });
});
