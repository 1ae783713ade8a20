// The site says whose work it contains, and under which terms.

import { expect, open, test } from "../office.js";

test.use({ start: "empty" });

test("the licences of all that the site contains are one link away", async ({ page, request, stored }) => {
  await open(page, "#/pengaturan");
  const link = page.getByRole("link", { name: "Lisensi", exact: true });
  const address = new URL(await link.getAttribute("href"), page.url()).href;
  expect(address).toBe(`${stored.origin}/licenses.txt`);

  const text = await (await request.get(address)).text();
  expect(text).toContain("MIT License");
  // Each work on a line of its own: name, version, licence.
  const works = text.split("\n").filter((line) => /^\S+ \d+\.\d+\.\d+\S*: \S/.test(line));
  expect(works.length).toBeGreaterThan(150);
  for (const [name, licence] of [
    ["leptos", "MIT"],
    ["calamine", "MIT"],
    ["echarts", "Apache-2.0"],
    ["zrender", "BSD-3-Clause"],
    ["tslib", "0BSD"],
  ]) {
    expect(works.some((line) => line.startsWith(`${name} `) && line.includes(`: ${licence}`)), name).toBe(true);
  }
  // Of what the terms ask for: the texts themselves, and the notice of ECharts.
  expect(text).toContain("The Apache Software Foundation");
  expect(text.match(/TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION/g).length).toBeGreaterThan(0);
  // Nothing of what only builds or tests the site, and no place on the machine that built it.
  for (const absent of ["proptest ", "wasm-bindgen-test ", "playwright", "esbuild", ".cargo", "node_modules"]) {
    expect(text.includes(absent), absent).toBe(false);
  }
});

test("the licences are not among what is kept for use without a network", async ({ request, stored }) => {
  const worker = await (await request.get(`${stored.origin}/sw.js`)).text();
  expect(worker).toContain("manifest.webmanifest");
  expect(worker).not.toContain("licenses.txt");
});
