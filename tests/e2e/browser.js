// A browser with a profile of its own on disk, that can be killed as a whole.

import { execFileSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test as base } from "./office.js";

/** The process of the browser itself, which the test has started. */
const processOf = async (context) => {
  const session = await context.browser().newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  return processInfo.find((process) => process.type === "browser").id;
};

/**
 * Kills a browser with every process that it has started, as the end of the machine's power would. `localStorage` of the
 * last seconds is in their memory only.
 */
export const killer = async (context) => {
  // Playwright starts a browser, or the script that starts it, as the head of a group of processes of its own.
  const group = Number(execFileSync("ps", ["-o", "pgid=", "-p", String(await processOf(context))]));
  return async () => {
    process.kill(-group, "SIGKILL");
    await context.close().catch(() => {});
  };
};

/** Tests with a profile: `visit(script, argument)` opens a browser on it, with a script that runs before every page. */
export const test = base.extend({
  profile: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), "selaras-profil-"));
    await use(folder);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  },
  visit: async ({ playwright, profile }, use, info) => {
    const contexts = [];
    const { launchOptions, baseURL, locale, timezoneId, viewport } = info.project.use;
    await use(async (script, argument) => {
      const options = { ...launchOptions, baseURL, locale, timezoneId, viewport, serviceWorkers: "block" };
      const context = await playwright.chromium.launchPersistentContext(profile, options);
      contexts.push(context);
      if (script) await context.addInitScript(script, argument);
      const page = context.pages()[0] ?? (await context.newPage());
      return { context, page, kill: await killer(context) };
    });
    for (const context of contexts) await context.close().catch(() => {});
  },
});
