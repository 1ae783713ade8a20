//! What the other commands need on the machine, one module a tool.
//!
//! Each looks first for what is there already, installs it otherwise, and says what it does before it takes time.
//! The presence of the right version is the only mark of a set-up that was done, so that one that was interrupted is
//! simply done again. What cannot be had ends the command with a sentence about what to install.

pub mod browser;
mod cargo_tools;
mod debian;
mod echarts;
pub mod npm;
pub mod spreadsheet;
pub mod wasm;

use std::env;
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use crate::project::Project;
use wasm::WasmToolchain;

/// All that builds the web app.
pub struct WebTools {
    wasm: WasmToolchain,
    trunk: PathBuf,
    wasm_bindgen_folder: PathBuf,
    path: OsString,
    target: PathBuf,
}

impl WebTools {
    /// Does the whole set-up for a build of the web app.
    pub fn ready(project: &Project) -> Result<Self> {
        npm::ready(project)?;
        let wasm = WasmToolchain::ready(project)?;
        let trunk = cargo_tools::trunk()?;
        let wasm_bindgen_folder = cargo_tools::wasm_bindgen(project)?;
        echarts::ready(project)?;

        // Trunk takes its tools from PATH, and its hook is this very program.
        let own_folder = env::current_exe()?.parent().context("this program is in no folder")?.to_owned();
        let mut folders = vec![own_folder, wasm_bindgen_folder.clone(), project.path("node_modules/.bin")];
        folders.extend(wasm.folder());
        folders.extend(env::split_paths(&env::var_os("PATH").unwrap_or_default()));
        Ok(Self { wasm, trunk, wasm_bindgen_folder, path: env::join_paths(folders)?, target: project.wasm_target() })
    }

    /// Trunk, with every tool of the right version in reach.
    pub fn trunk(&self, project: &Project) -> Command {
        let mut command = Command::new(&self.trunk);
        self.prepare(&mut command, project);
        // Trunk 0.21 reads this variable as `true` or `false` and refuses the customary `1`.
        if env::var_os("NO_COLOR").is_some() {
            command.env("NO_COLOR", "true");
        }
        command
    }

    /// Cargo, for wasm.
    pub fn cargo(&self, project: &Project) -> Command {
        let mut command = self.wasm.cargo();
        self.prepare(&mut command, project);
        command
    }

    /// The program that runs wasm tests in a browser.
    pub fn test_runner(&self) -> PathBuf {
        self.wasm_bindgen_folder.join("wasm-bindgen-test-runner")
    }

    fn prepare(&self, command: &mut Command, project: &Project) {
        self.wasm.apply(command);
        command.current_dir(project.root()).env("PATH", &self.path).env("CARGO_TARGET_DIR", &self.target);
    }
}

/// Says what the set-up is doing; only called when there is something to do.
fn say(text: &str) {
    println!("[set-up] {text}");
}
