// Keeps the site for use without a network.
//
// A cache is whole or absent: a version is installed only when every file of it has arrived with the content that it
// had when it was built. Files whose names carry a hash may be asked for by tabs of the version before, whose cache is
// therefore kept until the next update.
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

const activate = async () => {
  const previous = (await ownCaches()).filter((name) => name !== CACHE);
  previous.pop();
  await Promise.all(previous.map((name) => caches.delete(name)));
  await self.clients.claim();
};

/** A file of this version, else of the version before, else whatever the server has. */
const file = async (request, url) => {
  const current = await caches.open(CACHE);
  const found = await current.match(url);
  if (found) return found;
  for (const name of await ownCaches()) {
    const older = await (await caches.open(name)).match(url);
    if (older) return older;
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
  return file(request, PAGE);
};

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));

self.addEventListener("message", (event) => {
  if (event.data === "selaras:apply") self.skipWaiting();
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== SCOPE.origin) return;
  if (!url.pathname.startsWith(SCOPE.pathname)) return;
  url.search = "";
  url.hash = "";
  if (request.mode === "navigate") {
    // Addresses within the page are behind the #; another path is not this program's, perhaps a second copy of it.
    if (PAGE_NAMES.includes(url.href)) event.respondWith(page(request));
    return;
  }
  event.respondWith(file(request, url.href));
});
