// Starts the program. A file of its own and not a script in the page, so that the Content Security Policy needs no
// exception. Whatever fails here reaches the rescue dialog as an error of the window.

const app = document.querySelector('meta[name="selaras:app"]');
const wasm = new URL(app.dataset.wasm, document.baseURI);

// The page preloads both files; with other settings than these they would be loaded a second time.
const module = fetch(wasm, { credentials: "same-origin" });
// Its failure is reported below, where it is awaited.
module.catch(() => {});

const { default: start } = await import(new URL(app.content, document.baseURI).href);
await start({ module_or_path: module });
