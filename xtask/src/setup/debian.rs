//! Packages of Debian and its relatives, for machines whose network reaches nothing else.

use std::process::Command;

use anyhow::{Context, Result};

use crate::process;

/// Whether this machine has apt and lets us use it without asking for a password.
pub fn available() -> bool {
    process::find("apt-get").is_some()
        && (is_root()
            || process::find("sudo").is_some_and(|sudo| process::read(Command::new(sudo).args(["-n", "true"])).is_ok()))
}

/// Installs packages, with their indices brought up to date first.
pub fn install(packages: &[&str]) -> Result<()> {
    process::run(apt().arg("update").arg("--quiet"))?;
    process::run(apt().args(["install", "--quiet", "--yes", "--no-install-recommends"]).args(packages))
        .with_context(|| format!("Debian's packages {} were not installed", packages.join(" ")))
}

/// Chromium refuses its sandbox to root, so the browser module asks as well.
pub fn is_root() -> bool {
    process::read(Command::new("id").arg("-u")).is_ok_and(|id| id == "0")
}

fn apt() -> Command {
    let mut command = if is_root() {
        Command::new("apt-get")
    } else {
        let mut sudo = Command::new("sudo");
        sudo.args(["-n", "--preserve-env=DEBIAN_FRONTEND", "apt-get"]);
        sudo
    };
    command.env("DEBIAN_FRONTEND", "noninteractive");
    command
}
