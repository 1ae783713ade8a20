//! The packages of `package-lock.json`: ECharts, esbuild, wasm-opt, Playwright and axe; and those of the benchmark's peers.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::say;
use crate::finish::digest;
use crate::process;
use crate::project::Project;

const OLDEST_NODE: u32 = 20;

/// Installs the packages when they are not those of the lock file.
pub fn ready(project: &Project) -> Result<()> {
    packages(project.root())
}

/// Installs what the program is compared with in the browser, and nothing else needs.
pub fn peers(project: &Project) -> Result<()> {
    packages(&project.path("tests/bench/peers"))
}

fn packages(folder: &Path) -> Result<()> {
    let version = process::read(Command::new("node").arg("--version"))
        .with_context(|| format!("install Node.js {OLDEST_NODE} or newer"))?;
    let major = version.trim_start_matches('v').split('.').next().and_then(|major| major.parse::<u32>().ok());
    if major.is_none_or(|major| major < OLDEST_NODE) {
        bail!("install Node.js {OLDEST_NODE} or newer; this machine has {version}");
    }

    // A digest and not a time: a checkout of an older commit makes files that are newer.
    let stamp = folder.join("node_modules/.selaras-lock");
    let lock = digest::hex(&fs::read(folder.join("package-lock.json"))?);
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    say("installing the packages of package-lock.json, once (half a minute) …");
    process::run(
        Command::new("npm")
            .args(["ci", "--no-audit", "--no-fund", "--loglevel=error"])
            // None of the packages needs its install script, and nothing should run that need not.
            .arg("--ignore-scripts")
            .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
            .current_dir(folder),
    )?;
    fs::write(stamp, lock)?;
    Ok(())
}
