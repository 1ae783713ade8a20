// Makes the page available offline, and tells about new versions without ever interrupting anybody.
//
// What the program can rely on (all on `window`):
//   event `selaras:offline-ready`   everything is stored, the network may go (first visit only)
//   event `selaras:update`          a new version is stored and waits; also `selarasUpdateWaiting === true`
//   selarasApplyUpdate()            switches to it and reloads this tab; false when none is waiting to be asked for
//   event `selaras:updated`         another tab has switched; this one keeps working with what it has loaded
//   event `selaras:files`           files came from outside: they lie in `selarasFiles` until the program takes them

(() => {
  "use strict";

  /** A desk stays open for days; ask now and then whether there is a new version. */
  const CHECK_EVERY = 60 * 60 * 1000;
  /** The first visit's page comes first; storing the files for later waits until it is usable, or for this long. */
  const PATIENCE = 15_000;

  const tell = (name) => window.dispatchEvent(new CustomEvent(name));

  let registration = null;
  let reloadWanted = false;
  window.selarasUpdateWaiting = false;

  window.selarasApplyUpdate = () => {
    const waiting = window.selarasUpdateWaiting && registration.waiting;
    if (!waiting) return false;
    reloadWanted = true;
    waiting.postMessage("selaras:apply");
    return true;
  };

  window.selarasFiles = [];
  const handOver = (files) => {
    window.selarasFiles.push(...files);
    tell("selaras:files");
  };

  // Files that were opened with the program.
  window.launchQueue?.setConsumer(async ({ files }) => {
    if (files?.length) handOver(await Promise.all(files.map((one) => one.getFile())));
  });

  // Files that were shared with it: the worker has kept them, see service-worker.js.
  const takeShared = async () => {
    history.replaceState(null, "", location.pathname + location.hash);
    const name = `shared ${new URL("./", document.baseURI).pathname}`;
    const cache = await caches.open(name);
    const kept = await Promise.all((await cache.keys()).map((key) => cache.match(key)));
    const file = async (one) => new File([await one.blob()], decodeURIComponent(one.headers.get("x-name")));
    handOver(await Promise.all(kept.map(file)));
    await caches.delete(name);
  };
  if (location.search === "?dibagikan") takeShared();

  // Service workers exist only in secure contexts: https, or this very machine.
  if (!("serviceWorker" in navigator)) return;
  const container = navigator.serviceWorker;

  const script = new URL("sw.js", document.baseURI);

  // A copy of the program at the top of the host also controls the pages of one in a folder, until that has its own.
  const isControlled = () => container.controller?.scriptURL === script.href;

  // From the version that has been asked for, in this tab or another.
  container.addEventListener("message", ({ data, source }) => {
    if (data !== "selaras:applied" || source.scriptURL !== script.href) return;
    window.selarasUpdateWaiting = false;
    if (reloadWanted) location.reload();
    else tell("selaras:updated");
  });

  /** Whether a worker that still waits was asked for already: then this page is its own. */
  const isApplied = (waiting) =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => resolve(data);
      waiting.postMessage("selaras:is-applied", [port2]);
    });

  const announce = () => {
    window.selarasUpdateWaiting = true;
    tell("selaras:update");
  };

  const watch = (worker) => {
    const first = registration.active === null;
    worker.addEventListener("statechange", () => {
      if (worker.state === "installed" && !first) announce();
      if (worker.state === "activated" && first) tell("selaras:offline-ready");
    });
  };

  const register = async () => {
    try {
      registration = await container.register(script, { updateViaCache: "none" });
    } catch (error) {
      // Denied storage, a private window, a host that does not deliver sw.js: the page works, but only online.
      console.info("Selaras is not available offline:", error.message);
      return;
    }
    // Some browsers, and tests, answer without one.
    if (!registration) return;
    const { waiting } = registration;
    if (waiting && registration.active) isApplied(waiting).then((applied) => applied || announce());
    if (registration.installing) watch(registration.installing);
    registration.addEventListener("updatefound", () => watch(registration.installing));

    let checked = Date.now();
    document.addEventListener("visibilitychange", () => {
      if (document.hidden || !navigator.onLine || Date.now() - checked < CHECK_EVERY) return;
      checked = Date.now();
      registration.update().catch(() => {});
    });
  };

  let started = false;
  const startOnce = () => {
    // Inside a page of another site nothing is started, see boot.js.
    if (started || document.getElementById("framed")) return;
    started = true;
    register();
  };
  if (isControlled()) {
    startOnce();
  } else {
    new PerformanceObserver((list) => {
      if (list.getEntriesByName("selaras:ready").length > 0) startOnce();
    }).observe({ type: "mark", buffered: true });
    setTimeout(startOnce, PATIENCE);
  }
})();
