// What a person waits for, measured in Chromium on the site as it is published: `cargo xtask bench`.
//
// node tests/bench/bench.mjs <site> <file>...   each file a Selaras file to be opened and worked with
//
// Times are the program's own measures (User Timing, DESIGN 8). Nothing is asserted: a table is printed.

import { mkdtemp, readFile, rm } from "node:fs/promises";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { serve } from "../e2e/server.mjs";
import { others } from "./others.mjs";

const [site, ...files] = process.argv.slice(2);

const args = [
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--disable-background-networking",
  "--no-first-run",
];

/** How a browser is started. */
const browser = {
  executablePath: process.env.SELARAS_CHROMIUM,
  args,
  locale: "id-ID",
  timezoneId: "Asia/Makassar",
};

/** Milliseconds that a person takes at least to find a file on a disk; the program makes itself ready meanwhile. */
const SEEK = 2_000;

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

/** The program's measures of that name, and forgets them. */
const measures = (page, name) =>
  page.evaluate((name) => {
    const found = performance.getEntriesByName(name, "measure").map((entry) => entry.duration);
    performance.clearMeasures(name);
    return found;
  }, name);

/** Waits until the program has measured something of that name once more. */
const measured = async (page, name, act) => {
  await page.evaluate((name) => performance.clearMeasures(name), name);
  await act();
  await page.waitForFunction((name) => performance.getEntriesByName(name, "measure").length > 0, name, {
    timeout: 60_000,
  });
  return median(await measures(page, name));
};

/**
 * Clicks the section's button as soon as it can be clicked, and waits until the program has measured something: all of it
 * in the page, and looking once a frame. To find an element by its role takes tens of milliseconds on the page's thread.
 */
const press = (page, button, name) =>
  page.evaluate(
    async ([button, name]) => {
      const found = () => [...document.querySelectorAll("main button:enabled")].find((one) => one.textContent.trim() === button);
      const wait = async (until) => {
        while (!until()) await new Promise(requestAnimationFrame);
      };
      performance.clearMeasures(name);
      await wait(found);
      found().click();
      await wait(() => performance.getEntriesByName(name, "measure").length);
      return performance.getEntriesByName(name, "measure")[0].duration;
    },
    [button, name],
  );

const ready = (page) =>
  page.waitForFunction(() => performance.getEntriesByName("selaras:ready")[0]?.startTime, null, {
    timeout: 60_000,
  });

/** Tasks of more than 50 ms on the page's thread since the last call. */
const longTasks = (page) =>
  page.evaluate(() => {
    const found = window.longTasks.map((entry) => Math.round(entry.duration));
    window.longTasks.length = 0;
    return found;
  });

/** Megabytes that the tab's process holds, without what pages opened before have left to be collected; Linux only. */
const memory = async (browser, page) => {
  try {
    const tab = await page.context().newCDPSession(page);
    await tab.send("HeapProfiler.collectGarbage");
    await page.waitForTimeout(SEEK);
    const session = await browser.newBrowserCDPSession();
    const { processInfo } = await session.send("SystemInfo.getProcessInfo");
    const sizes = processInfo
      .filter((process) => process.type === "renderer")
      .map(({ id }) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, "utf8"))[1]) / 1000);
    return Math.max(...sizes);
  } catch {
    return NaN;
  }
};

/** The same file, parsed and written in plain JavaScript, by the same engine as the browser's. */
const plainJavaScript = (text) => {
  const time = (work) => {
    const start = performance.now();
    const result = work();
    return [performance.now() - start, result];
  };
  const [parse, value] = time(() => JSON.parse(text));
  const [write] = time(() => JSON.stringify(value));
  const [cooperatives, reports] = ["cooperatives", "annual_reports"].map((table) => value.records[table].length);
  return { parse, write, cooperatives, reports };
};

/** The file that another install would write of these records, every so-manieth cooperative with a note of its own. */
const writeEdited = (path, whole, { number, office, every, records }) => {
  const replica = (0xa000n + BigInt(number)).toString(16).padStart(16, "0");
  const stamp = `${(BigInt(Date.now()) << 16n).toString(16).padStart(16, "0")}-${replica}`;
  const cooperatives = records.cooperatives.map((row, at) =>
    at % every ? row : { ...row, note: `Ditinjau ${at}`, _stamps: { "*": row._stamps, note: stamp } },
  );
  const { totals, digest, ...head } = whole;
  const clock = { ...whole.clock, [replica]: stamp };
  // On a disk, as people have them: what is handed over in memory is unpacked on the page's own thread.
  writeFileSync(path, JSON.stringify({ ...head, replica, office, clock, records: { ...records, cooperatives }, deleted: {} }));
  return path;
};

/** The file as 13 offices would send it back: each its own district, every twentieth cooperative edited. */
const districtFiles = (text, folder) => {
  const whole = JSON.parse(text);
  const districts = [...new Set(whole.records.cooperatives.map((row) => row.district))].filter(Boolean);
  return districts.map((office, number) => {
    const cooperatives = whole.records.cooperatives.filter((row) => row.district === office);
    const ids = new Set(cooperatives.map((row) => row.id));
    const records = { cooperatives };
    for (const table of ["annual_reports", "transitions"]) {
      records[table] = (whole.records[table] ?? []).filter((row) => ids.has(row.cooperative));
    }
    return writeEdited(join(folder, `${office}.selaras.json`), whole, { number, office, every: 20, records });
  });
};

/** The whole file as another office would send it back with one in a hundred cooperatives edited. */
const changedFile = (text, folder) => {
  const whole = JSON.parse(text);
  const { office, records } = whole;
  return writeEdited(join(folder, "whole.selaras.json"), whole, { number: 99, office, every: 100, records });
};

/** Merges files: the time that the page works, and the longest task on its thread. */
const merge = async (page, origin, files) => {
  await page.goto(`${origin}/#/data`);
  await page.waitForTimeout(SEEK);
  await longTasks(page);
  await page.locator("input[type=file]").first().setInputFiles(files);
  const time = await press(page, "Gabungkan", "selaras:merge");
  return [time, Math.max(0, ...(await longTasks(page)))];
};

const edit = async (page, address, name) => {
  await page.goto(`${address}/ubah`);
  await page.getByRole("textbox", { name: "Nama", exact: true }).fill(name);
  return measured(page, "selaras:save", () => page.getByRole("button", { name: "Simpan" }).click());
};

/** Types a search into the list and puts it in another order: the median key, the slowest, and the median order. */
const list = async (page) => {
  const search = page.getByLabel("Cari");
  await search.waitFor();
  const filtered = [];
  for (const key of ["k", "u", "d", "Space", "a", "m", "a", "n", "a", "h"]) {
    filtered.push(await measured(page, "selaras:filter", () => search.press(key)));
  }
  await measured(page, "selaras:filter", () => search.fill(""));
  const sorted = [];
  for (const column of ["NIK", "Nama", "Berdiri", "Nama"]) {
    sorted.push(
      await measured(page, "selaras:filter", () => page.getByRole("button", { name: column, exact: true }).click()),
    );
  }
  return { filter: median(filtered), filterFirst: Math.max(...filtered), sort: median(sorted) };
};

/** Opens a file in a fresh profile and works with it. */
const work = async (origin, file) => {
  const profile = await mkdtemp(join(tmpdir(), "selaras-bench-"));
  const context = await chromium.launchPersistentContext(profile, browser);
  try {
    const page = context.pages()[0];
    await page.addInitScript(() => {
      window.longTasks = [];
      new PerformanceObserver((list) => window.longTasks.push(...list.getEntries())).observe({ type: "longtask", buffered: true });
    });
    await page.goto(`${origin}/`);
    await ready(page);
    await page.getByLabel("Dinas mana yang bekerja di sini?").selectOption("63");
    await page.getByRole("button", { name: "Mulai" }).click();
    await page.goto(`${origin}/#/data`);
    await page.waitForTimeout(SEEK);

    const text = await readFile(file, "utf8");
    const plain = plainJavaScript(text);
    const result = { cooperatives: plain.cooperatives, reports: plain.reports, bytes: text.length };
    await longTasks(page);
    await page.evaluate(() => performance.clearMeasures("selaras:read"));
    await page.locator("input[type=file]").first().setInputFiles(file);
    result.import = await press(page, "Impor", "selaras:import");
    const read = median(await measures(page, "selaras:read"));
    await page.getByText("diimpor.").waitFor();
    result.importLongest = Math.max(0, ...(await longTasks(page)));
    result.stored = await page.evaluate(() =>
      Object.entries(localStorage)
        .filter(([key]) => key.startsWith("selaras/shard/"))
        .reduce((sum, [key, text]) => sum + key.length + text.length, 0),
    );
    const written = await measured(page, "selaras:export", () =>
      page.getByRole("button", { name: "Ekspor", exact: true }).click(),
    );
    Object.assign(result, { read, written, readRatio: read / plain.parse, writeRatio: written / plain.write });

    // From storage, with the program cached, as on every day after the first.
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.goto(`${origin}/#/koperasi`);
    await page.reload();
    await ready(page);
    await longTasks(page);
    await page.reload();
    result.ready = await (await ready(page)).jsonValue();
    result.index = median(await measures(page, "selaras:index"));
    result.load = median(await measures(page, "selaras:load")) - result.index;
    result.loadLongest = Math.max(0, ...(await longTasks(page)));

    Object.assign(result, await list(page));
    const menu = page.locator("summary", { hasText: "Kolom" });
    await menu.click();
    await page.locator(".columns-choice").waitFor();
    const unchosen = page.locator(".columns-choice input:not(:checked)");
    while (await unchosen.count()) await unchosen.first().click();
    await menu.click();
    const { filter, sort } = await list(page);
    Object.assign(result, { filterWide: filter, sortWide: sort });
    const link = await page.getByRole("table").getByRole("link").first().getAttribute("href");
    const saved = [];
    for (let round = 1; round <= 5; round += 1) {
      saved.push(await edit(page, `${origin}/${link}`, `Koperasi Uji ${round}`));
    }
    result.save = median(saved);
    result.memory = await memory(context.browser(), page);
    // The budget is that of a province.
    const offices = districtFiles(text, profile);
    if (offices.reduce((sum, path) => sum + statSync(path).size, 0) < 50e6) {
      [result.merge, result.mergeLongest] = await merge(page, origin, offices);
    }
    [result.changed, result.changedLongest] = await merge(page, origin, [changedFile(text, profile)]);
    result.memoryMerged = await memory(context.browser(), page);
    return result;
  } finally {
    await context.close();
    await rm(profile, { recursive: true, force: true });
  }
};

const LINES = [
  ["yearly reports", (r) => r.reports.toLocaleString("en")],
  ["file", (r) => `${(r.bytes / 1e6).toFixed(1)} MB`],
  ["read and check a file", (r) => `${r.read.toFixed(0)} ms`],
  ["… against JSON.parse alone", (r) => `${r.readRatio.toFixed(1)} ×`],
  ["write a file", (r) => `${r.written.toFixed(0)} ms`],
  ["… against JSON.stringify alone", (r) => `${r.writeRatio.toFixed(1)} ×`],
  ["import, file chosen to stored", (r) => `${r.import.toFixed(0)} ms`],
  ["… longest task on the page's thread", (r) => `${r.importLongest} ms`],
  [
    "localStorage, characters per thousand",
    (r) => (r.stored ? Math.round((r.stored * 1000) / r.cooperatives).toLocaleString("en") : "database"),
  ],
  ["selaras:ready, from storage", (r) => `${r.ready.toFixed(0)} ms`],
  ["… of which reading the storage", (r) => `${r.load.toFixed(0)} ms`],
  ["… of which deriving what lists ask", (r) => `${r.index.toFixed(0)} ms`],
  ["… longest task on the page's thread", (r) => `${r.loadLongest} ms`],
  ["filter, a key to the painted list", (r) => `${r.filter.toFixed(1)} ms`],
  ["… the slowest key", (r) => `${r.filterFirst.toFixed(1)} ms`],
  ["… all 25 columns shown", (r) => `${r.filterWide.toFixed(1)} ms`],
  ["sort", (r) => `${r.sort.toFixed(1)} ms`],
  ["… all 25 columns shown", (r) => `${r.sortWide.toFixed(1)} ms`],
  ["save an edit", (r) => `${r.save.toFixed(1)} ms`],
  ["merge the files of 13 offices", (r) => (r.merge ? `${r.merge.toFixed(0)} ms` : "–")],
  ["… longest task on the page's thread", (r) => (r.merge ? `${r.mergeLongest} ms` : "–")],
  ["merge a file in which 1 % has changed", (r) => `${r.changed.toFixed(0)} ms`],
  ["… longest task on the page's thread", (r) => `${r.changedLongest} ms`],
  ["memory of the tab's process", (r) => `${r.memory.toFixed(0)} MB`],
  ["… with the worker, after that merge", (r) => `${r.memoryMerged.toFixed(0)} MB`],
];

/** What others need for the same, and how many times what the program needs. */
const besides = (theirs, ours) => `${theirs.toFixed(0)} ms, ${(theirs / ours).toFixed(1)} ×`;

const OTHERS = [
  ["Dexie: read the cooperatives alone", (r) => besides(r.others.read, r.load)],
  ["Dexie: write them, to a whole import", (r) => besides(r.others.write, r.import)],
  ["AG Grid: filter, a key", (r) => besides(r.others.filter, r.filter)],
  ["AG Grid: the slowest key", (r) => besides(r.others.filterSlowest, r.filterFirst)],
  ["AG Grid: sort", (r) => besides(r.others.sort, r.sort)],
];

const host = await serve(site);
try {
  const results = [];
  for (const file of files) results.push({ ...(await work(host.origin, file)), others: await others(file, browser) });
  const cells = (name, values) => `| ${name.padEnd(36)} | ${values.map((value) => value.padStart(10)).join(" | ")} |`;
  console.log(cells("cooperatives", results.map((result) => result.cooperatives.toLocaleString("en"))));
  console.log(cells("---", results.map(() => "--:")));
  for (const [name, cell] of [...LINES, ...OTHERS]) console.log(cells(name, results.map(cell)));
} finally {
  await host.close();
}
