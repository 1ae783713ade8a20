//! `sample`: a fictional workspace as a file.

use anyhow::Result;

use crate::process;
use crate::project::Project;

/// `cargo xtask sample`
///
/// The work is the library's, which is slow without optimisation and which this program does without; so the project's
/// own tool does it, built for speed. It reads the arguments itself and runs in the folder of whoever called, so that
/// a relative path means what it says.
pub fn run(project: &Project, mut arguments: lexopt::Parser) -> Result<()> {
    let arguments: Vec<_> = arguments.raw_args()?.collect();
    let mut cargo = process::cargo();
    cargo.args(["run", "--profile", "native", "--no-default-features", "--bin", "selaras-tool"]);
    cargo.arg("--manifest-path").arg(project.path("Cargo.toml"));
    cargo.args(["--", "sample"]).args(arguments);
    process::run(&mut cargo)
}
