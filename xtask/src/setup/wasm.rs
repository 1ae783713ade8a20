//! A toolchain that compiles to `wasm32-unknown-unknown`.
//!
//! Wherever rustup's server answers this is one `rustup target add`. Networks that let only package registries through
//! never answer it; there Debian's own packages build the standard library along with the app (one minute more, once).

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Result, bail};

use super::{debian, say};
use crate::process;
use crate::project::Project;

const TARGET: &str = "wasm32-unknown-unknown";

/// rustup does not give up by itself when nobody answers.
const RUSTUP_LIMIT: Duration = Duration::from_secs(60);

/// `lld` 14, the default of Debian 12, cannot link what today's rustc emits.
const DEBIAN_PACKAGES: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "lld-22"];
const DEBIAN_LINKER: &str = "wasm-ld-22";
const DEBIAN_RUSTC: &str = "/usr/bin/rustc";
const DEBIAN_CARGO: &str = "/usr/bin/cargo";
const DEBIAN_LIBRARY: &str = "/usr/lib/rustlib/src/rust/library/std/Cargo.toml";

/// How wasm is compiled on this machine.
pub enum WasmToolchain {
    /// The toolchain in use has the target.
    Installed,
    /// Debian's compiler, which brings the standard library as source.
    Debian,
}

impl WasmToolchain {
    /// Finds a toolchain, or installs one.
    pub fn ready(project: &Project) -> Result<Self> {
        if target_installed(project) {
            return Ok(Self::Installed);
        }
        if debian_complete() {
            return Ok(Self::Debian);
        }
        if process::find("rustup").is_some() {
            say(&format!("adding {TARGET} to the Rust toolchain, once (at most {} s) …", RUSTUP_LIMIT.as_secs()));
            let mut rustup = Command::new("rustup");
            rustup.args(["target", "add", TARGET]).current_dir(project.root());
            match process::run_within(&mut rustup, RUSTUP_LIMIT) {
                Ok(()) if target_installed(project) => return Ok(Self::Installed),
                Ok(()) => say("rustup added the target to another toolchain than the one in use"),
                Err(error) => say(&format!("{error:#}")),
            }
        }
        if debian::available() {
            say(&format!("installing Debian's compiler for wasm, once: {} …", DEBIAN_PACKAGES.join(" ")));
            debian::install(&DEBIAN_PACKAGES)?;
            if debian_complete() {
                return Ok(Self::Debian);
            }
        }
        bail!(
            "this Rust toolchain cannot compile to {TARGET}. Run `rustup target add {TARGET}`, or on Debian 12 or newer, \
             as root, `apt-get install {}`",
            DEBIAN_PACKAGES.join(" ")
        )
    }

    /// The folder that must come early in `PATH`, so that Trunk finds this toolchain's Cargo.
    pub fn folder(&self) -> Option<PathBuf> {
        match self {
            Self::Installed => None,
            Self::Debian => Path::new(DEBIAN_CARGO).parent().map(Path::to_owned),
        }
    }

    /// This toolchain's Cargo.
    pub fn cargo(&self) -> Command {
        match self {
            Self::Installed => process::cargo(),
            Self::Debian => Command::new(DEBIAN_CARGO),
        }
    }

    /// Sets the environment in which the toolchain works.
    pub fn apply(&self, command: &mut Command) {
        match self {
            Self::Installed => {}
            Self::Debian => {
                command
                    // Building the standard library is an unstable feature.
                    .env("RUSTC_BOOTSTRAP", "1")
                    // `test` is there for the builds without tests too: another set of crates would be another
                    // standard library, and everything would be compiled once for each.
                    .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort,test")
                    .env("RUSTC", DEBIAN_RUSTC)
                    .env("CARGO", DEBIAN_CARGO)
                    .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", DEBIAN_LINKER)
                    // What rustup's proxies leave in the environment of `cargo xtask` leads back to rustup's compiler
                    // and to its shared libraries.
                    .env_remove("RUSTUP_TOOLCHAIN")
                    .env_remove("RUST_RECURSION_COUNT")
                    .env_remove("RUSTDOC")
                    .env_remove("LD_LIBRARY_PATH");
            }
        }
    }
}

/// Whether the compiler in use has the target's standard library, however it was installed.
fn target_installed(project: &Project) -> bool {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let Ok(folder) = process::read(
        Command::new(rustc).args(["--print", "target-libdir", "--target", TARGET]).current_dir(project.root()),
    ) else {
        return false;
    };
    fs::read_dir(folder)
        .is_ok_and(|files| files.flatten().any(|file| file.file_name().to_string_lossy().starts_with("libstd-")))
}

fn debian_complete() -> bool {
    [DEBIAN_RUSTC, DEBIAN_CARGO, DEBIAN_LIBRARY].iter().all(|file| Path::new(file).exists())
        && process::find(DEBIAN_LINKER).is_some()
}
