//! `bench`: what a person waits for, measured in a browser on the site as it is published.

use std::fs;
use std::process::Command;

use anyhow::Result;

use crate::app;
use crate::process;
use crate::project::Project;

use crate::setup::browser::Browser;
use crate::tool;

/// The registers that are measured: the province, and as many as may come.
const SIZES: [u32; 2] = [3_027, 50_000];

/// `cargo xtask bench`
pub fn run(project: &Project, mut arguments: lexopt::Parser) -> Result<()> {
    if let Some(argument) = arguments.next()? {
        return Err(argument.unexpected().into());
    }
    app::site(project, "./")?;
    let browser = Browser::ready(project)?;
    let folder = project.path("target/bench");
    fs::create_dir_all(&folder)?;
    let mut bench = Command::new("node");
    bench
        .arg("tests/bench/bench.mjs")
        .arg(project.path("dist"))
        .env("SELARAS_CHROMIUM", &browser.chromium)
        .current_dir(project.root());
    for size in SIZES {
        let file = folder.join(format!("{size}.selaras.json"));
        tool::write_sample(project, [file.as_os_str(), "--cooperatives".as_ref(), size.to_string().as_ref()])?;
        bench.arg(file);
    }
    println!();
    process::run(&mut bench)
}
