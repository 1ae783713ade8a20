// Serves a built site as a plain host would, at the top of the host and in a folder of it.
//
// `node tests/e2e/server.mjs` serves dist/; a test that needs a site of its own (an update, a broken file) calls
// `serve` with another folder.

import { createServer } from "node:http";
import { pathToFileURL } from "node:url";
import sirv from "sirv";

/** A folder that exists nowhere else in the project: whoever assumes the top of the host finds nothing there. */
export const SUBFOLDER = "/kantor/selaras/";
/** Another one where something else listens there. */
export const PORT = Number(process.env.SELARAS_PORT ?? 4173);

/** Starts a server; gives its address and how to end it. Port 0 is any free one. It sends further headers where told. */
export const serve = async (site, port = 0, headers = {}) => {
  // `dev` reads the folder at every request, so that a test can publish a new version under a running server.
  const files = sirv(site, { dev: true, etag: true });
  const server = createServer((request, response) => {
    response.setHeader("Cache-Control", "no-cache");
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if (request.url.startsWith(SUBFOLDER)) {
      request.url = request.url.slice(SUBFOLDER.length - 1);
    }
    files(request, response, () => {
      response.statusCode = 404;
      response.end("Not found");
    });
  });
  await new Promise((resolve) => server.listen(port, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
};

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { origin } = await serve(process.argv[2] ?? "dist", PORT);
  console.log(`${origin}/ and ${origin}${SUBFOLDER}`);
}
