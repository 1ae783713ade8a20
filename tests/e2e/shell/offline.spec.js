import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createHash } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { complaintsOf, openUntilOffline, started } from "../page.js";
import { SUBFOLDER, serve } from "../server.mjs";

/** A copy of the built site on a server of its own, which a test may change and switch off. */
const withOwnSite = async (work) => {
  const site = await mkdtemp(join(tmpdir(), "selaras-site-"));
  await cp("dist", site, { recursive: true });
  const host = await serve(site);
  try {
    await work({ site, ...host });
  } finally {
    await host.close();
    await rm(site, { recursive: true });
  }
};

/** Publishes another version: the same page with another title. */
const publish = async (site, title, { whole = true } = {}) => {
  const page = (await readFile(join(site, "index.html"), "utf8")).replace(
    /<title>[^<]*/,
    `<title>${title}`,
  );
  await writeFile(join(site, "index.html"), page);
  const digest = createHash("sha256")
    .update(whole ? page : "something else")
    .digest("hex");
  const worker = (await readFile(join(site, "sw.js"), "utf8"))
    .replace(/const VERSION = "[^"]*"/, `const VERSION = "${digest.slice(0, 16)}"`)
    .replace(/\["\.\/","[^"]*"\]/, `["./","${digest}"]`);
  await writeFile(join(site, "sw.js"), worker);
};

/** Looks for a new version, as the page does by itself once in a while; gives what became of it. */
const checkForUpdate = (page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    const outcome = new Promise((resolve) => {
      registration.addEventListener("updatefound", () => {
        const worker = registration.installing;
        worker.addEventListener("statechange", () => resolve(worker.state), { once: true });
      });
    });
    await registration.update().catch(() => {});
    return outcome;
  });

for (const folder of ["/", SUBFOLDER]) {
  test(`after one visit the program opens without a network (${folder})`, async ({ page, context }) => {
    await withOwnSite(async ({ origin, close }) => {
      await openUntilOffline(page, origin + folder);
      await close();
      await context.setOffline(true);

      const complaints = complaintsOf(page);
      await page.goto(`${origin + folder}#/koperasi`);
      await page.reload();
      await started(page);
      // What the page loads only when it needs it is there as well.
      const later = await page.evaluate(async () => {
        const url = (name) =>
          new URL(document.querySelector(`meta[name="selaras:${name}"]`).content, document.baseURI);
        const script = document.createElement("script");
        script.src = url("echarts");
        await new Promise((resolve, reject) => {
          script.onload = resolve;
          script.onerror = reject;
          document.head.append(script);
        });
        const answers = (name) => {
          const worker = new Worker(url(name), { type: "module" });
          return new Promise((resolve) => {
            worker.onerror = () => resolve(false);
            worker.onmessage = () => resolve(true);
            setTimeout(() => resolve(false), 10_000);
          }).finally(() => worker.terminate());
        };
        return { echarts: typeof window.echarts.init, worker: await answers("worker"), sheets: await answers("sheets") };
      });
      expect(later).toEqual({ echarts: "function", worker: true, sheets: true });
      expect(complaints).toEqual([]);
    });
  });
}

test("a new version is announced, and applied only when somebody wants it", async ({ context }) => {
  await withOwnSite(async ({ site, origin }) => {
    const [asking, other] = [await context.newPage(), await context.newPage()];
    await openUntilOffline(asking, origin);
    await other.goto(origin);
    await started(other);
    for (const page of [asking, other]) {
      await page.evaluate(() => {
        window.told = [];
        for (const name of ["selaras:update", "selaras:updated"]) {
          window.addEventListener(name, () => window.told.push(name));
        }
      });
    }

    await publish(site, "Versi dua");
    expect(await checkForUpdate(asking)).toBe("installed");
    for (const page of [asking, other]) {
      await expect.poll(() => page.evaluate(() => window.selarasUpdateWaiting)).toBe(true);
      await expect(page).toHaveTitle(/^(?!Versi dua)/);
    }
    // Even a reload does not switch while the new version waits: two tabs never run two versions against one storage
    // without somebody having asked for it.
    await other.reload();
    await started(other);
    await expect(other).toHaveTitle(/^(?!Versi dua)/);
    await expect.poll(() => other.evaluate(() => window.selarasUpdateWaiting)).toBe(true);
    await other.evaluate(() => {
      window.told = [];
      window.addEventListener("selaras:updated", () => window.told.push("selaras:updated"));
    });

    expect(await asking.evaluate(() => window.selarasApplyUpdate())).toBe(true);
    await expect.poll(() => servedTitle(asking)).toBe("Versi dua");
    await started(asking);
    await expect.poll(() => other.evaluate(() => window.told)).toEqual(["selaras:updated"]);
    expect(await asking.evaluate(() => window.selarasUpdateWaiting)).toBe(false);
    expect(await asking.evaluate(() => window.selarasApplyUpdate())).toBe(false);
    // The browser may leave the worker before in charge for minutes; what was asked for holds from now on.
    for (const page of [asking, other]) {
      await page.reload();
      await started(page);
      expect(await servedTitle(page)).toBe("Versi dua");
      expect(await page.evaluate(() => window.selarasUpdateWaiting)).toBe(false);
    }
  });
});

/** The title in the page as it was delivered: the program sets its own later. */
const servedTitle = (page) =>
  page
    .evaluate(async () => {
      const text = await (await fetch("./")).text();
      return /<title>([^<]*)/.exec(text)[1];
    })
    .catch(() => "reloading");

test("a version that did not arrive whole is not installed", async ({ page }) => {
  await withOwnSite(async ({ site, origin, close }) => {
    await openUntilOffline(page, origin);
    const before = await page.evaluate(() => caches.keys());
    await publish(site, "Rusak", { whole: false });
    expect(await checkForUpdate(page)).toBe("redundant");
    expect(await page.evaluate(() => window.selarasUpdateWaiting)).toBe(false);
    expect(await page.evaluate(() => caches.keys())).toEqual(before);
    await close();
    await page.reload();
    await started(page);
  });
});

test("an old version's cache stays for one update and then goes", async ({ page }) => {
  await withOwnSite(async ({ site, origin }) => {
    await openUntilOffline(page, origin);
    for (const [title, kept] of [["Dua", 2], ["Tiga", 2]]) {
      await publish(site, title);
      await checkForUpdate(page);
      await page.waitForFunction(() => window.selarasUpdateWaiting);
      const reloaded = page.waitForEvent("load");
      expect(await page.evaluate(() => window.selarasApplyUpdate())).toBe(true);
      await reloaded;
      await started(page);
      expect(await servedTitle(page)).toBe(title);
      await expect.poll(() => page.evaluate(async () => (await caches.keys()).length)).toBe(kept);
    }
  });
});

test("two copies in two folders of one host do not touch each other's files", async ({ page }) => {
  await withOwnSite(async ({ origin }) => {
    await openUntilOffline(page, `${origin}/`);
    await openUntilOffline(page, `${origin}${SUBFOLDER}`);
    const names = await page.evaluate(() => caches.keys());
    expect(names.map((name) => name.split(" ")[1]).sort()).toEqual(["/", SUBFOLDER]);
  });
});
