//! `bench`: what a person waits for, measured in a browser on the site as it is published, beside what others need for
//! the same; and the merge beside those of others.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result};
use lexopt::prelude::*;

use crate::app;
use crate::process;
use crate::project::Project;
use crate::setup::browser::Browser;
use crate::setup::npm;
use crate::tool;

/// The registers that are measured, cooperatives and years of reports: the province, and as many as may come. The last
/// is for what is said of cooperatives alone.
const SIZES: [(u32, u32); 4] = [(3_027, 5), (50_000, 5), (200_000, 1), (200_000, 0)];

/// One part: its name on the command line, and the function that measures it.
struct Part {
    name: &'static str,
    run: fn(&Project) -> Result<()>,
}

const PARTS: &[Part] = &[Part { name: "browser", run: browser }, Part { name: "peers", run: peers }];

/// `cargo xtask bench`
pub fn run(project: &Project, mut arguments: lexopt::Parser) -> Result<()> {
    let mut wanted = Vec::new();
    while let Some(argument) = arguments.next()? {
        let Value(name) = argument else { return Err(argument.unexpected().into()) };
        let name = name.string()?;
        let part = PARTS.iter().find(|part| part.name == name);
        wanted.push(part.with_context(|| format!("there is no part `{name}`; there are browser and peers"))?);
    }
    if wanted.is_empty() {
        wanted.extend(PARTS);
    }
    wanted.into_iter().try_for_each(|part| (part.run)(project))
}

fn browser(project: &Project) -> Result<()> {
    app::site(project, "./")?;
    npm::peers(project)?;
    let browser = Browser::ready(project)?;
    let folder = project.path("target/bench");
    fs::create_dir_all(&folder)?;
    let mut bench = Command::new("node");
    bench
        .arg("tests/bench/bench.mjs")
        .arg(project.path("dist"))
        .env("SELARAS_CHROMIUM", &browser.chromium)
        .current_dir(project.root());
    for (cooperatives, years) in SIZES {
        let file = folder.join(format!("{cooperatives}-{years}.selaras.json"));
        let (cooperatives, years) = (cooperatives.to_string(), years.to_string());
        let options = ["--cooperatives", &cooperatives, "--years", &years];
        tool::write_sample(project, [file.as_os_str()].into_iter().chain(options.map(AsRef::as_ref)))?;
        bench.arg(file);
    }
    println!();
    process::run(&mut bench)
}

/// The merge beside those of Automerge and Yjs. The programs that it is compared with are no part of this one, so they
/// have a package and a lock file of their own, and only this command builds them.
fn peers(project: &Project) -> Result<()> {
    println!();
    process::run(
        process::cargo()
            .args(["run", "--release", "--manifest-path"])
            .arg(project.path("tests/bench/peers/Cargo.toml"))
            .arg("--target-dir")
            .arg(project.path("target/peers"))
            .current_dir(project.root()),
    )
}
