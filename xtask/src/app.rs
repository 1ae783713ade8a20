//! `serve` and `build`: the web app, through Trunk.

use std::fs;

use anyhow::Result;
use lexopt::prelude::*;

use crate::finish::report;
use crate::process;
use crate::project::Project;
use crate::setup::WebTools;

/// `cargo xtask serve`
pub fn serve(project: &Project, mut arguments: lexopt::Parser) -> Result<()> {
    let mut port: u16 = 8080;
    let mut release = false;
    while let Some(argument) = arguments.next()? {
        match argument {
            Short('p') | Long("port") => port = arguments.value()?.parse()?,
            Long("release") => release = true,
            other => return Err(other.unexpected().into()),
        }
    }
    let tools = WebTools::ready(project)?;

    println!("Selaras will be on http://127.0.0.1:{port}/ as soon as it is built (Ctrl+C ends it)");
    let mut trunk = tools.trunk(project);
    // Apart from `dist/`, so that a build beside it does not pull the files from under the server.
    let dist = project.path("target/serve");
    fs::create_dir_all(&dist)?;
    trunk.args(["serve", "--port", &port.to_string(), "--dist"]).arg(dist);
    if release {
        trunk.arg("--release");
    }
    process::become_program(trunk)
}

/// `cargo xtask build`
pub fn build(project: &Project, mut arguments: lexopt::Parser) -> Result<()> {
    let mut public_url = String::from("./");
    let mut debug = false;
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("public-url") => public_url = arguments.value()?.parse()?,
            Long("debug") => debug = true,
            other => return Err(other.unexpected().into()),
        }
    }
    if debug { site_to_look_at(project, &public_url) } else { site(project, &public_url) }
}

/// Builds the site into `target/serve/` as [`serve`] does: soon, and many times larger. To look at, not to publish.
fn site_to_look_at(project: &Project, public_url: &str) -> Result<()> {
    let tools = WebTools::ready(project)?;
    let dist = project.path("target/serve");
    fs::create_dir_all(&dist)?;
    process::run(tools.trunk(project).args(["build", "--public-url", public_url, "--dist"]).arg(dist))
}

/// Builds `dist/` and tells its sizes.
pub fn site(project: &Project, public_url: &str) -> Result<()> {
    let tools = WebTools::ready(project)?;
    process::run(tools.trunk(project).args(["build", "--release", "--public-url", public_url]))?;
    report::print(&project.path("dist"))
}
