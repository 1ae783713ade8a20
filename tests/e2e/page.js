// A page of the program, as every test meets it.

/**
 * Collects what a page does wrong from now on: errors and warnings on the console, uncaught exceptions, violations of
 * the Content Security Policy, requests to another host. Empty is good.
 */
export const complaintsOf = (page) => {
  const complaints = [];
  page.on("console", (message) => {
    // Chromium reports violations of the policy as errors on the console.
    if (["error", "warning"].includes(message.type())) {
      complaints.push(`${message.type()}: ${message.text()}`);
    }
  });
  page.on("pageerror", (error) => complaints.push(`exception: ${error.message}`));
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (!["data:", "blob:"].includes(url.protocol) && url.hostname !== "127.0.0.1") {
      complaints.push(`request to another host: ${url.href}`);
    }
  });
  page.on("response", (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()}: ${response.url()}`);
  });
  return complaints;
};

/** Waits until the program has drawn its first page. */
export const started = async (page) => {
  await page.locator("#boot").waitFor({ state: "detached" });
  await page.locator("h1").first().waitFor();
};

/** Opens the program for the first time and waits until it can do without the network. */
export const openUntilOffline = async (page, url) => {
  await page.addInitScript(() => {
    window.addEventListener("selaras:offline-ready", () => {
      window.offlineReady = true;
    });
  });
  await page.goto(url);
  await started(page);
  await page.waitForFunction(() => window.offlineReady === true);
};
