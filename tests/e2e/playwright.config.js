// End-to-end tests of dist/, the site as it is published: no development flags anywhere.

import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig, devices } from "@playwright/test";
import { PORT } from "./server.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** The browser that `cargo xtask test` found; for a run by hand, the first on PATH; else Playwright's own. */
const chromium =
  process.env.SELARAS_CHROMIUM ??
  ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"]
    .flatMap((name) => (process.env.PATH ?? "").split(delimiter).map((folder) => join(folder, name)))
    .find((file) => existsSync(file));

/** The sandbox is refused to root; the rest keeps Chromium from asking the network for anything of its own. */
const args = [
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export default defineConfig({
  testDir: ".",
  outputDir: join(root, "target/e2e"),
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  workers: 2,
  // Office computers are slow, and so are build servers that do three things at once.
  timeout: 60_000,
  expect: { timeout: 10_000 },
  retries: process.env.CI ? 1 : 0,
  reporter: "list",
  use: {
    ...devices["Desktop Chrome"],
    baseURL: `http://127.0.0.1:${PORT}`,
    // The offices' own language and time; a zone that is not UTC finds what was taken for it.
    locale: "id-ID",
    timezoneId: "Asia/Makassar",
    launchOptions: { executablePath: chromium, args },
    // A build server has no time to watch every test; there, what failed is watched when it is repeated.
    trace: process.env.CI ? "on-first-retry" : "retain-on-failure",
  },
  webServer: {
    command: "node tests/e2e/server.mjs",
    cwd: root,
    url: `http://127.0.0.1:${PORT}/`,
    reuseExistingServer: false,
  },
});
