// The headers that the README asks of a host go with the program, and do what it says.

import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { complaintsOf, openUntilOffline, started } from "../page.js";
import { SUBFOLDER, serve } from "../server.mjs";

/** The README's example of a `_headers` file, as headers of all files. */
const advised = async () => {
  const [, example] = (await readFile("README.md", "utf8")).match(/```\n\/\*\n([\s\S]*?)```/);
  return Object.fromEntries(
    example
      .trim()
      .split("\n")
      .map((line) => line.trim().split(/:\s*(.*)/))
      .map(([name, value]) => [name, value]),
  );
};

test("the program works on a host that sends all headers, and without the network after it", async ({ page, context }) => {
  const headers = await advised();
  expect(Object.keys(headers)).toEqual(["Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy"]);
  const host = await serve("dist", 0, headers);
  try {
    const complaints = complaintsOf(page);
    await openUntilOffline(page, host.origin + SUBFOLDER);
    await context.setOffline(true);
    await page.reload();
    await started(page);
    expect(complaints).toEqual([]);
  } finally {
    await host.close();
  }
});

test("such a host does not let a page of another site frame it at all", async ({ page }) => {
  const host = await serve("dist", 0, await advised());
  const folder = await mkdtemp(join(tmpdir(), "selaras-bingkai-"));
  await writeFile(join(folder, "index.html"), `<!doctype html><iframe src="${host.origin}/"></iframe>`);
  const other = await serve(folder);
  try {
    const refused = page.waitForEvent("console", (message) => message.text().includes("frame-ancestors"));
    await page.goto(other.origin);
    await refused;
    await expect(page.frameLocator("iframe").locator("#boot, #framed, h1")).toHaveCount(0);
  } finally {
    await other.close();
    await host.close();
    await rm(folder, { recursive: true });
  }
});
