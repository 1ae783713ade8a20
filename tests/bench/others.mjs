// What others do with the same cooperatives in the same browser, to be read beside the program's own figures: Dexie keeps
// them in IndexedDB, one object each; AG Grid filters and sorts them. Their packages are those of peers/package.json.

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const packages = fileURLToPath(new URL("peers/node_modules", import.meta.url));
const DEXIE = join(packages, "dexie/dist/dexie.min.js");
const AG_GRID = join(packages, "ag-grid-community/dist/ag-grid-community.min.js");

/** Any address does: what it serves is an empty page, and a page has storage only where it has an address. */
const ADDRESS = "http://127.0.0.1:9/";
const PAGE = `<!doctype html><input type="file"><div id="grid" style="height: 640px"></div>`;

/** How often the records are read, so that one slow time does not count. */
const ROUNDS = 5;

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** A fresh page with a library, and the cooperatives of a file as `window.rows`. */
const open = async (context, library, file) => {
  const page = await context.newPage();
  await page.route(ADDRESS, (route) => route.fulfill({ contentType: "text/html", body: PAGE }));
  await page.goto(ADDRESS);
  await page.addScriptTag({ path: library });
  if (file) {
    await page.locator("input").setInputFiles(file);
    await page.evaluate(async () => {
      const text = await document.querySelector("input").files[0].text();
      window.rows = JSON.parse(text).records.cooperatives;
    });
  }
  return page;
};

/** Writes the cooperatives, and reads all of them back in another page. */
const keep = async (context, file) => {
  const timed = (page, reads) =>
    page.evaluate(async (reads) => {
      const database = new window.Dexie("others");
      database.version(1).stores({ cooperatives: "id" });
      await database.open();
      const start = performance.now();
      await (reads ? database.cooperatives.toArray() : database.cooperatives.bulkPut(window.rows));
      return performance.now() - start;
    }, reads);
  const writer = await open(context, DEXIE, file);
  const write = await timed(writer, false);
  await writer.close();
  const reads = [];
  while (reads.length < ROUNDS) {
    const reader = await open(context, DEXIE);
    reads.push(await timed(reader, true));
    await reader.close();
  }
  return { write, read: median(reads) };
};

/** Types a search key by key, and sorts, each from the call to the frame that shows it. */
const list = async (context, file) => {
  const page = await open(context, AG_GRID, file);
  const [filtered, sorted] = await page.evaluate(async () => {
    const { agGrid } = window;
    agGrid.ModuleRegistry.registerModules([agGrid.AllCommunityModule]);
    const fields = ["name", "nik", "legal_date", "district", "subdistrict", "village", "kind", "declared_status"];
    const grid = agGrid.createGrid(document.querySelector("#grid"), {
      columnDefs: fields.map((field) => ({ field })),
      rowData: window.rows,
      cacheQuickFilter: true,
      animateRows: false,
    });
    const frame = () => new Promise(requestAnimationFrame);
    const rest = () => new Promise((done) => setTimeout(done, 300));
    const time = async (act) => {
      await rest();
      const start = performance.now();
      act();
      await frame();
      return performance.now() - start;
    };
    const search = (text) => time(() => grid.setGridOption("quickFilterText", text));
    const sort = (colId, order) => time(() => grid.applyColumnState({ state: [{ colId, sort: order }], defaultState: { sort: null } }));
    await rest();
    // The first search fills the cache, which a person waits for once.
    await search("x");
    await search("");
    const filtered = [];
    const text = "kud amanah";
    for (let end = 1; end <= text.length; end += 1) filtered.push(await search(text.slice(0, end)));
    await search("");
    const sorted = [];
    for (const [column, order] of [["nik", "asc"], ["name", "asc"], ["legal_date", "asc"], ["name", "desc"]]) {
      sorted.push(await sort(column, order));
    }
    return [filtered, sorted];
  });
  await page.close();
  return { filter: median(filtered), filterSlowest: Math.max(...filtered), sort: median(sorted) };
};

/** Measures them with the cooperatives of a file. */
export const others = async (file, options) => {
  const profile = await mkdtemp(join(tmpdir(), "selaras-bench-"));
  const context = await chromium.launchPersistentContext(profile, options);
  try {
    return { ...(await keep(context, file)), ...(await list(context, file)) };
  } finally {
    await context.close();
    await rm(profile, { recursive: true, force: true });
  }
};
