//! `sample` and `merge`: what the app does with files, from the command line.

use std::ffi::OsStr;

use anyhow::Result;

use crate::process;
use crate::project::Project;

/// `cargo xtask sample`
pub fn sample(project: &Project, mut arguments: lexopt::Parser) -> Result<()> {
    run(project, "sample", arguments.raw_args()?)
}

/// `cargo xtask merge`
pub fn merge(project: &Project, mut arguments: lexopt::Parser) -> Result<()> {
    run(project, "merge", arguments.raw_args()?)
}

/// Writes a sample to a file, with further options behind its name.
pub fn write_sample<'a>(project: &Project, file_and_options: impl IntoIterator<Item = &'a OsStr>) -> Result<()> {
    run(project, "sample", std::iter::once(OsStr::new("-o")).chain(file_and_options))
}

/// The work is the library's, which is slow without optimisation and which this program does without; so the project's
/// own tool does it, built for speed. It reads the arguments itself and runs in the folder of whoever called, so that
/// a relative path means what it says.
fn run(project: &Project, command: &str, arguments: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Result<()> {
    let mut cargo = process::cargo();
    cargo.args(["run", "--profile", "native", "--no-default-features", "--bin", "selaras-tool"]);
    cargo.arg("--manifest-path").arg(project.path("Cargo.toml"));
    cargo.arg("--").arg(command).args(arguments);
    process::run(&mut cargo)
}
