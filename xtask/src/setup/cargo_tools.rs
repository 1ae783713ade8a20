//! Trunk and wasm-bindgen: programs that Cargo compiles, each once for a version and a person.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::say;
use crate::process;
use crate::project::Project;

/// The last version that Rust 1.95 compiles.
const TRUNK_VERSION: &str = "0.21.14";

/// A program on crates.io.
struct CargoTool<'a> {
    package: &'a str,
    /// Also the name of its folder in the tool cache.
    program: &'a str,
    version: &'a str,
    duration: &'a str,
    flags: &'a [&'a str],
    /// A lighter release profile: these programs run for seconds, so what they take to compile counts more.
    profile: &'a [(&'a str, &'a str)],
}

/// The path of Trunk.
pub fn trunk() -> Result<PathBuf> {
    let folder = CargoTool {
        package: "trunk",
        program: "trunk",
        version: TRUNK_VERSION,
        duration: "five to ten minutes",
        flags: &["--locked", "--no-default-features", "--features", "rustls"],
        profile: &[
            ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0"),
            ("CARGO_PROFILE_RELEASE_LTO", "off"),
            ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
        ],
    }
    .ready()?;
    Ok(folder.join("trunk"))
}

/// The folder of `wasm-bindgen` and `wasm-bindgen-test-runner`, of exactly the version of the library.
pub fn wasm_bindgen(project: &Project) -> Result<PathBuf> {
    let lock = fs::read_to_string(project.path("Cargo.lock")).context("Cargo.lock is missing")?;
    let version = locked_version(&lock, "wasm-bindgen").context("Cargo.lock has no wasm-bindgen")?;
    CargoTool {
        package: "wasm-bindgen-cli",
        program: "wasm-bindgen",
        version,
        duration: "two to four minutes",
        // Not `--locked`: the lock file it was published with names a version that was withdrawn.
        flags: &[],
        profile: &[("CARGO_PROFILE_RELEASE_OPT_LEVEL", "2")],
    }
    .ready()
}

impl CargoTool<'_> {
    /// The folder that has the program in the right version.
    fn ready(&self) -> Result<PathBuf> {
        if let Some(folder) = process::find(self.program)
            .filter(|program| self.is_right(program))
            .and_then(|program| program.parent().map(Path::to_owned))
        {
            return Ok(folder);
        }
        let root = Project::tool_cache()?.join(format!("{}-{}", self.program, self.version));
        let folder = root.join("bin");
        if !self.is_right(&folder.join(self.program)) {
            say(&format!("compiling {} {}, once ({}) …", self.package, self.version, self.duration));
            fs::create_dir_all(&root)?;
            process::run(
                process::cargo()
                    .args(["install", self.package, "--version", self.version])
                    .args(self.flags)
                    .arg("--root")
                    .arg(&root)
                    .envs(self.profile.iter().copied())
                    // Outside of the checkout, so that its Cargo configuration does not apply.
                    .current_dir(&root)
                    .env_remove("CARGO_TARGET_DIR"),
            )
            .with_context(|| format!("{} {} was not installed", self.package, self.version))?;
        }
        Ok(folder)
    }

    fn is_right(&self, program: &Path) -> bool {
        process::read(Command::new(program).arg("--version"))
            .is_ok_and(|answer| answer.split_whitespace().nth(1) == Some(self.version))
    }
}

/// The version of a package in the text of a `Cargo.lock`.
fn locked_version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines();
    lines.find(|line| *line == name)?;
    lines.next()?.strip_prefix("version = \"")?.strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::locked_version;

    #[test]
    fn the_version_is_that_of_the_package_and_not_of_one_with_a_longer_name() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.2.1\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked_version(lock, "wasm"), None);
    }
}
