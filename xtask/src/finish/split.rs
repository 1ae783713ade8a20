//! Cuts the page's program into the part that starts it and the parts that are loaded when a page of theirs is first
//! asked for (src/bin/selaras/chunks.rs marks where).
//!
//! The cut needs what the linker knows and wasm-bindgen throws away, so it takes the linker's file and does over what
//! Trunk did with it: wasm-bindgen, then wasm-opt.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;
use std::thread;

use anyhow::{Context, Result, anyhow, ensure};
use wasm_split_cli_support::{Options, transform};

use super::{digest, imports};
use crate::process;
use crate::project::Project;

/// The binary of the page, `src/bin/selaras.rs`.
const PAGE: &str = "selaras";
/// The parts that need no more styles than the first page: two show nothing, and stored data must not depend on styles;
/// the third is a first page itself.
const WITHOUT_STYLES: [&str; 3] = ["earlier", "mend", "welcome"];
/// Parts of fewer bytes, more than half of them, gain nothing that one would notice, and each would start a Node of its own.
const WORTH_OPTIMISING: u64 = 4096;
/// wasm-opt sorts functions by how often they are called; beside those that are named alike, which do alike, they
/// compress better: 5.6 KB of the first page.
const ORDER: &str = "--reorder-functions-by-name";
/// What rustc lets LLVM use by default.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Puts the parts of the program in the place of the whole, and gives the name of the script that loads them.
pub fn run(project: &Project, stage: &Path, release: bool) -> Result<String> {
    let profile = if release { "release" } else { "debug" };
    let whole = project.wasm_target().join("wasm32-unknown-unknown").join(profile).join(format!("{PAGE}.wasm"));
    let whole = fs::read(&whole).with_context(|| format!("{} is missing", whole.display()))?;
    let script = page_script(stage)?;
    let work = project.path("target/split");
    if work.exists() {
        fs::remove_dir_all(&work)?;
    }
    fs::create_dir_all(&work)?;

    let links = format!("{script}-parts.js");
    let (main, main_module, link_name) = (work.join("main.wasm"), format!("./{script}.js"), format!("./{links}"));
    let mut options = Options::new(&whole);
    options.output_dir = &work;
    options.main_out_path = &main;
    options.main_module = &main_module;
    options.link_name = &link_name;
    let split = transform(options).map_err(|error| anyhow!("the program could not be split: {error:#}"))?;

    bind(&main, stage, &script)?;
    let mut files = vec![stage.join(format!("{script}_bg.wasm"))];
    files.extend(split.split_modules.iter().cloned());
    if release {
        optimise(&files)?;
    }
    place(&work.join(&links), &split.split_modules, stage)?;
    Ok(links)
}

/// The name, without extension, of the script that Trunk made.
fn page_script(stage: &Path) -> Result<String> {
    for entry in fs::read_dir(stage)? {
        let path = entry?.path();
        let name = path.file_stem().and_then(OsStr::to_str).unwrap_or_default();
        let is_script = path.extension() == Some(OsStr::new("js"));
        let is_worker = super::WORKERS.iter().any(|(binary, ..)| name.starts_with(binary));
        if is_script && name.strip_prefix(PAGE).is_some_and(|rest| rest.starts_with('-')) && !is_worker {
            return Ok(name.to_owned());
        }
    }
    Err(anyhow!("Trunk did not build {PAGE}"))
}

fn bind(main: &Path, stage: &Path, script: &str) -> Result<()> {
    process::run(
        Command::new("wasm-bindgen")
            .args(["--target", "web", "--no-typescript", "--keep-lld-exports", "--out-name", script, "--out-dir"])
            .arg(stage)
            .arg(main),
    )?;
    let (program, script) = (stage.join(format!("{script}_bg.wasm")), stage.join(format!("{script}.js")));
    let (shorter, naming) = imports::shorten(&fs::read(&program)?, &fs::read_to_string(&script)?)?;
    fs::write(program, shorter)?;
    Ok(fs::write(script, naming)?)
}

/// Makes files fast, as many at once as there are processors: there are a hundred of them, and each takes a Node of its own.
/// What makes them smaller still makes them no smaller once they are compressed.
fn optimise(files: &[PathBuf]) -> Result<()> {
    let waiting = Mutex::new(files.iter());
    let next = || waiting.lock().ok()?.next();
    let work = || -> Result<()> {
        while let Some(file) = next() {
            if fs::metadata(file)?.len() < WORTH_OPTIMISING {
                continue;
            }
            process::run(Command::new("wasm-opt").args(["-O3", ORDER]).args(FEATURES).arg(file).arg("-o").arg(file))?;
        }
        Ok(())
    };
    let at_once = thread::available_parallelism()?.get();
    thread::scope(|scope| {
        let workers: Vec<_> = (0..at_once).map(|_| scope.spawn(work)).collect();
        workers.into_iter().try_for_each(|worker| worker.join().map_err(|_| anyhow!("wasm-opt could not be run"))?)
    })
}

/// Moves the parts to the site under names with their hashes, and the script that loads them.
fn place(links: &Path, parts: &[PathBuf], stage: &Path) -> Result<()> {
    let mut script = fs::read_to_string(links)?;
    for part in parts {
        let stem = part.file_stem().and_then(OsStr::to_str).context("a part has a name")?;
        let short = digest::short(&fs::read(part)?);
        let name = format!("part-{}-{short}.wasm", stem.trim_start_matches("split_"));
        script = link(&script, stem, &name)?;
        fs::copy(part, stage.join(name))?;
    }
    let name = links.file_name().context("a script has a name")?;
    fs::write(stage.join(name), script)?;
    Ok(())
}

/// The script with a part under the name that it has on the site, loaded on any host, and shown with all its styles.
fn link(script: &str, stem: &str, name: &str) -> Result<String> {
    // A build that looks after itself has its own way to say that a part is of another build.
    const STREAMED: [&str; 2] = [
        "return async (imports) => (WebAssembly.instantiateStreaming(src, imports));",
        "return async (imports) => debugWrap(WebAssembly.instantiateStreaming(src, imports));",
    ];
    // Streaming asks of the host to know what wasm is, which some do not.
    const PLAIN: &str =
        "return async (imports) => (WebAssembly.instantiate(await (await src).arrayBuffer(), imports));";
    // They are asked for together with the part, see src/shell/boot.js; what several parts share shows nothing by itself.
    const WITH_STYLES: &str = "const styles = selarasStyles();
    styles.catch(() => {});
    return async (imports) => (await styles, WebAssembly.instantiate(await (await src).arrayBuffer(), imports));";

    let old = format!("\"./{stem}.wasm\"");
    let (before, after) =
        script.split_once(&old).with_context(|| format!("the script that loads the parts does not say {old}"))?;
    let found = STREAMED.into_iter().filter_map(|streamed| after.split_once(streamed));
    let (between, after) = found
        .min_by_key(|(between, _)| between.len())
        .with_context(|| format!("the script that loads the parts does not say {}", STREAMED[0]))?;
    // Else it is the line of another part.
    ensure!(!between.contains(".wasm\""), "the script loads {stem} in another way");
    let needs_styles = stem.strip_prefix("split_").is_some_and(|part| !WITHOUT_STYLES.contains(&part));
    let load = if needs_styles { WITH_STYLES } else { PLAIN };
    Ok(format!("{before}\"./{name}\"{between}{load}{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A part as the script names it.
    fn loader(stem: &str) -> String {
        format!(
            "makeLoad(() => {{
    const src = fetch(new URL(\"./{stem}.wasm\", import.meta.url));
    src.catch(() => {{}});
    return async (imports) => (WebAssembly.instantiateStreaming(src, imports));
}}, []);
"
        )
    }

    #[test]
    fn parts_that_show_something_wait_for_the_styles() {
        let stems = ["chunk_1", "split_welcome", "split_office", "split_mend"];
        let mut script: String = stems.map(loader).concat();
        for stem in stems {
            script = link(&script, stem, &format!("part-{stem}.wasm")).expect("it is there");
        }
        assert!(!script.contains("instantiateStreaming"));
        let waits: Vec<bool> = script
            .split("makeLoad")
            .skip(1)
            .map(|one| {
                assert!(one.contains("WebAssembly.instantiate(await (await src).arrayBuffer(), imports)"), "{one}");
                one.contains("selarasStyles()") && one.contains("(await styles, ")
            })
            .collect();
        assert_eq!(waits, [false, false, true, false]);
        assert!(script.contains("new URL(\"./part-split_office.wasm\""));
    }

    #[test]
    fn a_script_that_loads_parts_in_another_way_is_refused() {
        let script = loader("split_office").replace("instantiateStreaming", "compileStreaming") + &loader("split_mend");
        assert!(link(&script, "split_office", "part-office.wasm").is_err());
        assert!(link(&script, "split_frame", "part-frame.wasm").is_err());
    }
}
