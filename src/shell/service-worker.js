// Keeps the site for use without a network.
//
// A cache is whole or absent: a version is installed only when every file of it has arrived with the content that it
// had when it was built. Files whose names carry a hash may be asked for by tabs of the version before, whose cache is
// therefore kept until the next update.
//
// Which version is shown does not depend on which worker the browser has in charge: every worker serves the page of the
// version that was asked for last. Having the workers change over while tabs are open would leave those tabs waiting:
// browsers let the one before go on for minutes when it was busy at the wrong moment.
//
// `cargo xtask` fills in the three constants, see xtask/src/finish/offline.rs.

const VERSION = __VERSION__;
/** Every file: its address below the scope, and the SHA-256 of its content. */
const FILES = __FILES__;
/** In a build for development, a reload shows what the server has. */
const PAGE_FROM_NETWORK_FIRST = __PAGE_FROM_NETWORK_FIRST__;

const SCOPE = new URL(self.registration.scope);
// All sites of an origin share one storage of caches; the scope keeps two copies of the program apart.
const SUFFIX = ` ${SCOPE.pathname}`;
const CACHE = `selaras-${VERSION}${SUFFIX}`;
const PAGE = new URL("./", SCOPE).href;
/** In the cache of every version that was in use: not an address that anybody opens. */
const IN_FORCE = new URL("./?in-force", SCOPE).href;
/** Where other programs of the device send files, and where these wait for the page: not among the versions. */
const SHARE = new URL("./terima", SCOPE).href;
const SHARED = `shared${SUFFIX}`;
const PAGE_NAMES = [PAGE, new URL("index.html", SCOPE).href];

/** The caches of this copy of the program, oldest first. */
const ownCaches = async () =>
  (await caches.keys()).filter((name) => name.startsWith("selaras-") && name.endsWith(SUFFIX));

const hex = (buffer) =>
  Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, "0")).join("");

/** The response with its content read, when that is what was built; nothing otherwise. */
const verified = async (response, digest) => {
  if (!response?.ok) return undefined;
  const content = await response.arrayBuffer();
  if (hex(await crypto.subtle.digest("SHA-256", content)) !== digest) return undefined;
  // A response that was redirected may not answer a navigation, and the content is no longer compressed.
  const headers = new Headers(response.headers);
  for (const name of ["content-encoding", "content-length", "transfer-encoding"]) {
    headers.delete(name);
  }
  // Hosts that do not know wasm would make the browser compile it in one piece, after the download.
  if (response.url.endsWith(".wasm")) headers.set("content-type", "application/wasm");
  return new Response(content, { headers });
};

/** Saves the network where it can: what an older cache or the browser's own has, is used if it is right. */
const obtain = async (url, digest, older) => {
  const sources = [
    ...older.map((cache) => () => cache.match(url)),
    () => fetch(url, { cache: "default" }),
    () => fetch(url, { cache: "reload" }),
  ];
  for (const source of sources) {
    const response = await verified(await source(), digest);
    if (response) return response;
  }
  throw new Error(`${url} is not the file of version ${VERSION}`);
};

const install = async () => {
  const older = await Promise.all(
    (await ownCaches()).filter((name) => name !== CACHE).map((name) => caches.open(name)),
  );
  // Also puts it last in the order of caches when a version comes back.
  await caches.delete(CACHE);
  const cache = await caches.open(CACHE);
  // All of them are waited for, also after a failure: one that is still on its way would be kept after the clean-up.
  const results = await Promise.allSettled(
    FILES.map(async ([name, digest]) => {
      const url = new URL(name, SCOPE).href;
      await cache.put(url, await obtain(url, digest, older));
    }),
  );
  const failure = results.find((result) => result.status === "rejected");
  if (failure) {
    await caches.delete(CACHE);
    throw failure.reason;
  }
};

const isInForce = async (name) => (await caches.match(IN_FORCE, { cacheName: name })) !== undefined;

/** From now on this version is shown; of those before, only the last one that was in use stays. */
const putInForce = async () => {
  const names = await ownCaches();
  const older = names.slice(0, names.indexOf(CACHE));
  const used = await Promise.all(older.map(isInForce));
  const previous = older[used.lastIndexOf(true)];
  await (await caches.open(CACHE)).put(IN_FORCE, new Response());
  await Promise.all(older.filter((name) => name !== previous).map((name) => caches.delete(name)));
};

/** What somebody has asked for holds for all tabs. */
const apply = async () => {
  await putInForce();
  for (const tab of await self.clients.matchAll({ includeUncontrolled: true })) tab.postMessage("selaras:applied");
};

const activate = async () => {
  await putInForce();
  await self.clients.claim();
};

/** A file of any version: its name carries its content's hash, or it looks the same in all. */
const file = async (request, url) => {
  for (const name of (await ownCaches()).reverse()) {
    const found = await caches.match(url, { cacheName: name });
    if (found) return found;
  }
  return fetch(request);
};

const page = async (request) => {
  if (PAGE_FROM_NETWORK_FIRST) {
    try {
      return await fetch(request);
    } catch {
      // The server is off.
    }
  }
  for (const name of (await ownCaches()).reverse()) {
    const found = (await isInForce(name)) && (await caches.match(PAGE, { cacheName: name }));
    if (found) return found;
  }
  return fetch(request);
};

/** Keeps what was shared until the page takes it, see register.js. */
const receive = async (request) => {
  const files = (await request.formData()).getAll("berkas").filter((one) => one instanceof File);
  const cache = await caches.open(SHARED);
  const keep = (file, at) =>
    cache.put(`${SHARE}/${Date.now()}-${at}`, new Response(file, { headers: { "x-name": encodeURIComponent(file.name) } }));
  await Promise.all(files.map(keep));
  return Response.redirect(`${PAGE}?dibagikan#/data/gabungkan`, 303);
};

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));

self.addEventListener("message", (event) => {
  if (event.data === "selaras:apply") event.waitUntil(apply());
  if (event.data === "selaras:is-applied") {
    event.waitUntil(isInForce(CACHE).then((answer) => event.ports[0].postMessage(answer)));
  }
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method === "POST" && url.href === SHARE) return event.respondWith(receive(request));
  if (request.method !== "GET" || url.origin !== SCOPE.origin) return;
  if (!url.pathname.startsWith(SCOPE.pathname)) return;
  url.search = "";
  url.hash = "";
  // Addresses within the page are behind the #; another path is not this program's, perhaps a second copy of it.
  if (PAGE_NAMES.includes(url.href)) event.respondWith(page(request));
  else if (request.mode !== "navigate") event.respondWith(file(request, url.href));
});
