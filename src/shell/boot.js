// Starts the program. A file of its own and not a script in the page, so that the Content Security Policy needs no
// exception. Whatever fails here reaches the rescue dialog as an error of the window.

/**
 * Whether the page is shown inside a page of somebody else, who could lay something over it and have people press what
 * they do not see. A policy in the page itself cannot forbid that, and not every host sends one.
 */
const isFramedByOthers = () => {
  for (let frame = window; frame !== window.top; frame = frame.parent) {
    try {
      if (frame.parent.origin !== window.origin) return true;
    } catch {
      // Of another origin's window not even that can be read.
      return true;
    }
  }
  return false;
};

/** Says so in both languages, as nothing that is stored is read; and starts nothing. */
const refuse = () => {
  const note = document.createElement("div");
  note.id = "framed";
  for (const [lang, text, action] of [
    ["id", "Selaras tidak bekerja di dalam halaman situs lain, agar datanya aman.", "Buka Selaras di tabnya sendiri"],
    ["en", "Selaras does not work inside a page of another site, so that its data is safe.", "Open Selaras in a tab of its own"],
  ]) {
    const link = document.createElement("a");
    Object.assign(link, { href: location.href, target: "_blank", rel: "noopener", textContent: action });
    const line = document.createElement("p");
    line.lang = lang;
    line.append(text, " ", link);
    note.append(line);
  }
  // Nor is anything that fails from now on a failed start.
  document.getElementById("boot").replaceWith(note);
};

/**
 * Switches on a stylesheet that stands in the page for no medium. A copy of its link asks for it, and mostly gets what the
 * browser has already: whether the link itself has failed, nobody may have heard, and no browser tries it again. The copy
 * is for all media when it is there and not before, so that nothing that is drawn waits for it.
 */
const switchOn = (link) =>
  new Promise((resolve, reject) => {
    const copy = link.cloneNode();
    copy.addEventListener("load", () => {
      copy.sheet.media.mediaText = "all";
      link.remove();
      resolve();
    });
    copy.addEventListener("error", () => {
      copy.remove();
      reject(new Error(`${copy.href} was not loaded`));
    });
    link.after(copy);
  });

/** What becomes of the styles that the first page does without; nothing before they are wanted, or after a failure. */
let styles;

/** Switches these styles on; the parts of the program wait for it, see xtask/src/finish/split.rs. */
window.selarasStyles = () => {
  styles ??= Promise.all(Array.from(document.querySelectorAll('link[media="none"]'), switchOn)).catch((error) => {
    styles = undefined;
    throw error;
  });
  return styles;
};

const begin = async () => {
  const app = document.querySelector('meta[name="selaras:app"]');
  const wasm = new URL(app.dataset.wasm, document.baseURI);

  // The page preloads both files; with other settings than these they would be loaded a second time.
  const module = fetch(wasm, { credentials: "same-origin" });
  // Its failure is reported below, where it is awaited.
  module.catch(() => {});

  const { default: start } = await import(new URL(app.content, document.baseURI).href);
  await start({ module_or_path: module });
};

if (isFramedByOthers()) refuse();
else await begin();
