//! The one JavaScript library of the app, built to hold only what the charts use.

use std::fs;
use std::process::Command;

use anyhow::Result;

use super::say;
use crate::finish::{digest, report};
use crate::process;
use crate::project::Project;

/// Brotli bytes, DESIGN 10.
const BUDGET: usize = 180_000;

const FLAGS: [&str; 8] = [
    "--bundle",
    "--minify",
    "--format=iife",
    "--global-name=echarts",
    "--target=es2020",
    "--charset=utf8",
    "--legal-comments=none",
    // Without it the bundle keeps the library's own development warnings.
    "--define:process.env.NODE_ENV=\"production\"",
];

/// Builds `target/shell/echarts.js`, when its list of parts or the library's version has changed.
pub fn ready(project: &Project) -> Result<()> {
    let entry = project.path("src/shell/echarts.js");
    let bundle = project.path("target/shell/echarts.js");
    let stamp = project.path("target/shell/echarts.stamp");

    let mut ingredients = fs::read(&entry)?;
    ingredients.extend(fs::read(project.path("package-lock.json"))?);
    ingredients.extend(FLAGS.concat().into_bytes());
    let current = digest::hex(&ingredients);
    if bundle.is_file() && fs::read_to_string(&stamp).is_ok_and(|built| built == current) {
        return Ok(());
    }

    process::run(
        Command::new(project.path("node_modules/.bin/esbuild"))
            .arg(&entry)
            .args(FLAGS)
            .arg("--log-level=warning")
            .arg(format!("--outfile={}", bundle.display()))
            .current_dir(project.root()),
    )?;
    let size: usize = report::brotli_sizes(std::slice::from_ref(&bundle))?.iter().sum();
    say(&format!("bundled ECharts: {} KB with Brotli", size.div_ceil(1000)));
    if size > BUDGET {
        say(&format!(
            "that is more than its budget of {} KB: see src/shell/echarts.js for parts that no chart uses",
            BUDGET / 1000
        ));
    }
    fs::write(stamp, current)?;
    Ok(())
}
