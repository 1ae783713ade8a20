// The last resort: when the program fails, people still get their data out.
//
// Plain JavaScript, loaded before everything else, needing neither wasm nor the network. It opens on
//   - the event `selaras:panic` (detail: the message), which the program's panic hook sends,
//   - a wasm trap at any time (out of memory, stack overflow: no panic hook is reached),
//   - any error until the program has started, that is, until it has removed the element #boot.

(() => {
  "use strict";

  const PREFIX = "selaras/";
  const DATABASE_PREFIX = "selaras";
  /** By then even a slow network has brought the program, or never will. */
  const PATIENCE = 30_000;

  const started = () =>
    document.readyState !== "loading" && document.getElementById("boot") === null;

  // --- What is stored -----------------------------------------------------------------------------------------------

  const keys = () => {
    const found = {};
    for (let index = 0; index < localStorage.length; index += 1) {
      const key = localStorage.key(index);
      if (key.startsWith(PREFIX)) found[key] = localStorage.getItem(key);
    }
    return found;
  };

  const promised = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });

  /** Bytes become base64; everything else is what JSON makes of it. */
  const plain = (value) => {
    const bytes =
      value instanceof ArrayBuffer
        ? new Uint8Array(value)
        : ArrayBuffer.isView(value)
          ? new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
          : null;
    if (bytes === null) return value;
    let binary = "";
    for (let at = 0; at < bytes.length; at += 0x8000) {
      binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
    }
    return { base64: btoa(binary) };
  };

  /**
   * Writes every database of the program into `parts`, entry by entry: a large workspace does not fit into one string.
   * Whatever the stores are called and hold, so that this never needs to follow the program.
   */
  const writeDatabases = async (parts) => {
    const all = (await window.indexedDB?.databases?.()) ?? [];
    let count = 0;
    for (const { name } of all.filter((entry) => entry.name.startsWith(DATABASE_PREFIX))) {
      const database = await promised(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const cursor = database.transaction(store).objectStore(store).openCursor();
        await new Promise((resolve, reject) => {
          cursor.onerror = () => reject(cursor.error);
          cursor.onsuccess = () => {
            const entry = cursor.result;
            if (!entry) return resolve();
            const row = { database: name, store, key: plain(entry.key), value: plain(entry.value) };
            parts.push(count === 0 ? "\n" : ",\n", JSON.stringify(row));
            count += 1;
            entry.continue();
          };
        });
      }
      database.close();
    }
    return count;
  };

  /** Offers the file; gives its name and how much is in it. */
  const save = async () => {
    const now = new Date();
    let stored = {};
    let incomplete = null;
    try {
      stored = keys();
    } catch (error) {
      // Its copy lies in the database.
      incomplete = String(error);
    }
    const head = { format: "selaras-rescue", version: 1, saved_at: now.toISOString(), keys: stored };
    const parts = [JSON.stringify(head, null, 1).replace(/\n\}$/, ',\n "databases": [')];
    let rows = 0;
    try {
      rows = await writeDatabases(parts);
    } catch (error) {
      // What could be read is worth more than nothing; the file says that it is not all.
      if (incomplete) throw error;
      incomplete = String(error);
    }
    parts.push("]", incomplete ? `,\n "incomplete": ${JSON.stringify(incomplete)}` : "", "\n}\n");

    const file = new Blob(parts, { type: "application/json" });
    const two = (number) => String(number).padStart(2, "0");
    const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(file);
    link.download = `selaras-penyelamatan-${day}.json`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    return {
      name: link.download,
      entries: Object.keys(stored).length + rows,
      kilobytes: Math.ceil(file.size / 1000),
      incomplete,
    };
  };

  // --- What is shown ------------------------------------------------------------------------------------------------

  const TEXT = {
    id: {
      failed: ["Selaras berhenti karena kesalahan", "Data yang sudah tersimpan di peramban ini tidak hilang. Simpan salinannya dulu, lalu muat ulang halaman. Perubahan terakhir yang belum selesai diisi mungkin perlu diulang."],
      unloaded: ["Selaras tidak dapat dimuat", "Sebagian berkas program tidak sampai atau rusak di jalan. Periksa sambungan internet, lalu muat ulang. Data yang tersimpan di peramban ini tidak terpengaruh."],
      unsupported: ["Peramban ini terlalu lama untuk Selaras", "Perbarui peramban ini, atau buka Selaras dengan Chrome, Edge, Firefox, atau Safari versi terbaru. Data yang tersimpan di peramban ini dapat disimpan sebagai berkas."],
    },
    en: {
      failed: ["Selaras has stopped because of an error", "What was saved in this browser is not lost. Save a copy first, then reload the page. You may have to repeat the last thing you were typing."],
      unloaded: ["Selaras could not be loaded", "Some files of the program did not arrive, or not as they should. Check the network, then reload. Data stored in this browser is not affected."],
      unsupported: ["This browser is too old for Selaras", "Update it, or open Selaras in a current Chrome, Edge, Firefox or Safari. Data stored in this browser can be saved as a file."],
    },
  };

  /** Read by src/exchange/rescue. */
  const WAY_BACK = [
    "Berkas yang tersimpan dapat dimasukkan lagi saat Selaras sudah dapat dibuka, di peramban ini atau di perangkat lain: pilih di halaman Data, bagian Impor dan gabungkan. Isinya ditunjukkan dulu sebelum ada yang berubah.",
    "The saved file can be brought in again once Selaras can be opened, in this browser or on another device: choose it on the page Data, under Import and merge. What it holds is shown before anything changes.",
  ];

  const element = (tag, attributes = {}, ...children) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...children);
    return made;
  };

  /** A sentence in both languages: nobody knows yet, or any more, which one was chosen. */
  const both = (id, en) => [
    element("span", { lang: "id" }, id),
    element("span", { lang: "en", class: "rescue-second" }, en),
  ];

  /** Then whatever fails, fails because of this; and what follows from it may be noticed before it. */
  const UNSUPPORTED = typeof WebAssembly !== "object" || !("noModule" in HTMLScriptElement.prototype);

  let dialog = null;
  let technical = null;

  const build = (kind) => {
    const [title, explanation] = TEXT.id[kind];
    const [titleEn, explanationEn] = TEXT.en[kind];
    const status = element("p", { class: "rescue-status", role: "status" });
    technical = element("pre", { class: "rescue-technical", tabindex: "0" });

    const saveButton = element(
      "button",
      { type: "button", class: "rescue-button rescue-primary" },
      ...both("Simpan semua data", "Save all data"),
    );
    saveButton.addEventListener("click", async () => {
      try {
        const saved = await save();
        const note = saved.incomplete ? [" Sebagian tidak terbaca.", " Some of it could not be read."] : ["", ""];
        status.replaceChildren(
          ...both(
            `Tersimpan: ${saved.name} (${saved.entries} entri, ${saved.kilobytes} KB).${note[0]}`,
            `Saved: ${saved.name} (${saved.entries} entries, ${saved.kilobytes} KB).${note[1]}`,
          ),
        );
      } catch (error) {
        status.replaceChildren(
          ...both(
            `Data tidak dapat dibaca dari peramban ini: ${error.message}`,
            `The data cannot be read from this browser: ${error.message}`,
          ),
        );
      }
    });

    const reloadButton = element(
      "button",
      { type: "button", class: "rescue-button" },
      ...both("Muat ulang", "Reload"),
    );
    reloadButton.addEventListener("click", () => location.reload());

    const closeButton = element(
      "button",
      { type: "button", class: "rescue-button rescue-quiet" },
      ...both("Lihat halaman", "View the page"),
    );
    closeButton.addEventListener("click", () => dialog.close());

    const made = element(
      "dialog",
      { class: "rescue", "aria-labelledby": "rescue-title", "aria-describedby": "rescue-text" },
      element("h2", { id: "rescue-title", class: "rescue-title" }, ...both(title, titleEn)),
      element("p", { id: "rescue-text", class: "rescue-text" }, ...both(explanation, explanationEn)),
      element("div", { class: "rescue-actions" }, saveButton, reloadButton, closeButton),
      status,
      element("p", { class: "rescue-hint" }, ...both(...WAY_BACK)),
      element(
        "details",
        { class: "rescue-details" },
        element("summary", {}, ...both("Rincian teknis", "Technical detail")),
        technical,
      ),
    );

    // Somebody may want to copy half-typed text out of the page; the way back must not be lost then.
    const reopen = element(
      "button",
      { type: "button", class: "rescue-reopen", hidden: "" },
      ...both("Penyelamatan data", "Data rescue"),
    );
    reopen.addEventListener("click", () => show());
    made.addEventListener("close", () => {
      reopen.hidden = false;
      reopen.focus();
    });
    document.body.append(made, reopen);
    return made;
  };

  const show = () => {
    document.querySelector(".rescue-reopen").hidden = true;
    if (dialog.open) return;
    if (dialog.showModal) dialog.showModal();
    else dialog.setAttribute("open", "");
  };

  /** Opens the dialog at the first failure; the ones that follow from it only add to the detail. */
  const rescue = (kind, detail) => {
    if (!document.body) {
      document.addEventListener("DOMContentLoaded", () => rescue(kind, detail), { once: true });
      return;
    }
    const line = `${new Date().toISOString()} ${detail}\n`;
    if (dialog === null) {
      dialog = build(UNSUPPORTED ? "unsupported" : kind);
      const version = document.querySelector('meta[name="selaras:version"]')?.content ?? "?";
      technical.textContent = `Selaras ${version} · ${navigator.userAgent}\n${line}`;
      show();
    } else if (technical.textContent.length < 20_000) {
      technical.append(line);
    }
  };

  // --- When ---------------------------------------------------------------------------------------------------------

  const describe = (error) => (error && (error.stack || error.message)) || String(error);
  const isTrap = (error) =>
    typeof WebAssembly === "object" && error instanceof WebAssembly.RuntimeError;

  window.addEventListener("selaras:panic", (event) => rescue("failed", event.detail));

  // In the capturing phase: the failure to load a script is told to its element and does not rise to the window.
  window.addEventListener(
    "error",
    (event) => {
      if (event.target instanceof HTMLScriptElement) {
        if (!started()) rescue("unloaded", `${event.target.src} was not loaded`);
      } else if (event instanceof ErrorEvent) {
        if (isTrap(event.error)) rescue("failed", describe(event.error));
        else if (!started()) rescue("unloaded", describe(event.error ?? event.message));
      }
    },
    true,
  );
  window.addEventListener("unhandledrejection", (event) => {
    if (isTrap(event.reason)) rescue("failed", describe(event.reason));
    else if (!started()) rescue("unloaded", describe(event.reason));
  });

  if (UNSUPPORTED) rescue("unsupported", "WebAssembly or JavaScript modules are missing");
  setTimeout(() => {
    if (!started()) rescue("unloaded", `not started after ${PATIENCE / 1000} s`);
  }, PATIENCE);
})();
