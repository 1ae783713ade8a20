//! What turns Trunk's output into the site: Trunk's `post_build` hook.
//!
//! Trunk knows neither the worker's nor ECharts' place in the page, nor the strict Content Security Policy, nor the
//! list of files that must be there offline. Nor does it split the program. All depend on the files as they are at the very
//! end, so one pass over the staged folder does them in this order: split, join styles, minify, name by content, licences,
//! fill in the page, list.

pub mod digest;
mod imports;
mod licences;
mod offline;
mod page;
pub mod report;
mod split;

use std::env;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::process;
use crate::project::Project;
use page::Page;

/// The binaries of the workers, `src/bin/selaras-worker.rs` and `selaras-sheets.rs`, with the names under which the page
/// finds them and the beginning of their folders' names.
const WORKERS: [(&str, &str, &str); 2] =
    [("selaras-worker", "selaras:worker", "worker"), ("selaras-sheets", "selaras:sheets", "sheets")];

/// `cargo xtask finish`, with the environment that Trunk gives its hooks.
pub fn run(project: &Project, _arguments: lexopt::Parser) -> Result<()> {
    let stage = PathBuf::from(env::var_os("TRUNK_STAGING_DIR").context("only Trunk calls this, after it has built")?);
    let release = env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    // Where the page finds its files; "./" but for a site that was built for one fixed address.
    let base = env::var("TRUNK_PUBLIC_URL").unwrap_or_else(|_| "./".to_owned());

    let index = stage.join("index.html");
    let mut page = Page::new(fs::read_to_string(&index)?);
    let parts = split::run(project, &stage, release)?;
    page.join_styles(&stage, &base)?;
    if release {
        minify(project, &stage)?;
    }
    let workers = gather_workers(&stage)?;
    let echarts = place_echarts(project, &stage)?;
    licences::write(project, &stage)?;

    page.drop_links_to_missing_files(&stage, &base);
    page.add_module_preload(&format!("{base}{parts}"))?;
    page.add_meta("selaras:echarts", &format!("{base}{echarts}"))?;
    for (name, path) in workers {
        page.add_meta(name, &format!("{base}{path}"))?;
    }
    page.add_integrity(&stage, &base)?;
    // The version covers every file and the page but for the two things that depend on it.
    let version = offline::version(&stage, page.as_str())?;
    page.add_meta("selaras:version", &version)?;
    page.add_content_security_policy()?;
    fs::write(&index, page.as_str())?;

    offline::write_service_worker(project, &stage, &version, release)
}

/// Minifies scripts and styles in place; their names keep the hash of the source, which changes whenever they do.
fn minify(project: &Project, stage: &Path) -> Result<()> {
    let files: Vec<_> = files_below(stage)?
        .into_iter()
        .filter(|file| file.extension().is_some_and(|extension| extension == "js" || extension == "css"))
        .collect();
    process::run(
        Command::new(project.path("node_modules/.bin/esbuild"))
            .args(&files)
            .args(["--minify", "--charset=utf8", "--legal-comments=none"])
            .args(["--allow-overwrite", "--log-level=warning"])
            // wasm-bindgen imports the script that loads the parts once for every part.
            .arg("--log-override:duplicate-object-key=silent")
            .arg(format!("--outdir={}", stage.display()))
            .arg(format!("--outbase={}", stage.display()))
            .current_dir(project.root()),
    )
}

/// Moves the workers' files into folders named by their content, and gives for each its name in the page and the path of
/// its loader.
///
/// Trunk leaves them without a hash. A tab that is still open after an update would then start the new worker and talk
/// the old protocol to it. Within a folder all files keep their names, and so do the references between them.
fn gather_workers(stage: &Path) -> Result<Vec<(&'static str, String)>> {
    let (mut folders, mut loaders) = (Vec::new(), Vec::new());
    for (binary, name, prefix) in WORKERS {
        let folder = gather_worker(stage, binary, prefix)?;
        loaders.push((name, format!("{folder}/{binary}_loader.js")));
        folders.push(stage.join(folder));
    }
    share_snippets(stage, &folders)?;
    Ok(loaders)
}

fn gather_worker(stage: &Path, binary: &str, prefix: &str) -> Result<String> {
    let names = [format!("{binary}.js"), format!("{binary}_bg.wasm"), format!("{binary}_loader.js")];
    let mut content = Vec::new();
    for name in &names {
        content.extend(fs::read(stage.join(name)).with_context(|| format!("Trunk did not build {name}"))?);
    }
    let folder = format!("{prefix}-{}", digest::short(&content));
    fs::create_dir(stage.join(&folder))?;
    for name in &names {
        fs::rename(stage.join(name), stage.join(&folder).join(name))?;
    }
    Ok(folder)
}

/// wasm-bindgen puts scripts that Rust code carries into one folder for all binaries, where they also pile up from
/// build to build. Each binary gets those that it imports and no others.
fn share_snippets(stage: &Path, workers: &[PathBuf]) -> Result<()> {
    let snippets = stage.join("snippets");
    if !snippets.is_dir() {
        return Ok(());
    }
    let page_script = scripts_text(stage)?;
    for file in files_below(&snippets)? {
        let name = relative(stage, &file)?;
        for worker in workers {
            if scripts_text(worker)?.contains(&name) {
                let copy = worker.join(&name);
                fs::create_dir_all(copy.parent().context("a snippet is in a folder")?)?;
                fs::copy(&file, copy)?;
            }
        }
        if !page_script.contains(&name) {
            fs::remove_file(&file)?;
        }
    }
    Ok(())
}

/// The text of all scripts that lie directly in a folder.
fn scripts_text(folder: &Path) -> Result<String> {
    let mut text = String::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension() == Some(OsStr::new("js")) {
            text.push_str(&fs::read_to_string(path)?);
        }
    }
    Ok(text)
}

/// Copies the bundle under a name with its hash, and gives that name.
fn place_echarts(project: &Project, stage: &Path) -> Result<String> {
    let bundle = fs::read(project.path("target/shell/echarts.js"))
        .context("ECharts is not bundled; build through `cargo xtask build` or `serve`")?;
    let name = format!("echarts-{}.js", digest::short(&bundle));
    fs::write(stage.join(&name), bundle)?;
    Ok(name)
}

/// All files in a folder and in those below it, in a fixed order.
fn files_below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                files.push(path);
            }
        }
    }
    files.sort();
    Ok(files)
}

/// A file's path as an address below the site's folder.
fn relative(root: &Path, file: &Path) -> Result<String> {
    let parts: Vec<_> = file.strip_prefix(root)?.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    Ok(parts.join("/"))
}
