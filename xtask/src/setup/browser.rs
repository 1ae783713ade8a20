//! Chromium and its WebDriver, for the tests that need a real browser.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::json;

use super::{debian, say};
use crate::process;
use crate::project::Project;

const CHROMIUM_NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const HEADLESS_NAMES: [&str; 2] = ["chromium-headless-shell", "chrome-headless-shell"];
const DEBIAN_PACKAGES: [&str; 3] = ["chromium", "chromium-driver", "chromium-headless-shell"];

/// A browser and the driver that fits it.
pub struct Browser {
    pub chromium: PathBuf,
    pub driver: PathBuf,
    /// The same browser without windows, tabs and menus of its own, if there is one: whoever opens hundreds of fresh
    /// browsers waits two fifths less.
    pub headless: Option<PathBuf>,
}

impl Browser {
    /// Finds the two, or installs them.
    pub fn ready(project: &Project) -> Result<Self> {
        if (find_chromium().is_none() || find_driver().is_none()) && debian::available() {
            say("installing Debian's Chromium, its WebDriver and its headless shell, once …");
            debian::install(&DEBIAN_PACKAGES)?;
        }
        let chromium = match find_chromium() {
            Some(chromium) => chromium,
            None => playwright_chromium(project).context("install Chromium (or set SELARAS_CHROMIUM to its path)")?,
        };
        let driver = find_driver()
            .context("install ChromeDriver of the same version as the browser (or set CHROMEDRIVER to its path)")?;
        let (browser_version, driver_version) = (major_version(&chromium)?, major_version(&driver)?);
        if browser_version != driver_version {
            bail!(
                "{} has version {browser_version}, but {} has {driver_version}: install the same version of both",
                chromium.display(),
                driver.display()
            );
        }
        Ok(Self { chromium, driver, headless: find_headless() })
    }

    /// Writes the WebDriver capabilities for the wasm tests, and says where. They depend on the machine: root may not
    /// use Chromium's sandbox, everybody else should.
    pub fn capabilities(&self, project: &Project) -> Result<PathBuf> {
        let mut arguments = vec![
            "--headless=new",
            "--disable-gpu",
            // Containers give little shared memory.
            "--disable-dev-shm-usage",
            "--disable-background-networking",
            "--no-first-run",
        ];
        if debian::is_root() {
            arguments.push("--no-sandbox");
        }
        let file = project.path("target/browser/webdriver.json");
        fs::create_dir_all(project.path("target/browser"))?;
        let capabilities = json!({
            "goog:chromeOptions": { "args": arguments, "binary": self.chromium },
        });
        fs::write(&file, serde_json::to_vec_pretty(&capabilities)?)?;
        Ok(file)
    }
}

fn find_chromium() -> Option<PathBuf> {
    env::var_os("SELARAS_CHROMIUM").map(PathBuf::from).or_else(|| CHROMIUM_NAMES.into_iter().find_map(process::find))
}

/// None where a browser is named: that one is meant then.
fn find_headless() -> Option<PathBuf> {
    let is_named = env::var_os("SELARAS_CHROMIUM").is_some();
    HEADLESS_NAMES.into_iter().filter(|_| !is_named).find_map(process::find)
}

fn find_driver() -> Option<PathBuf> {
    env::var_os("CHROMEDRIVER").map(PathBuf::from).or_else(|| process::find("chromedriver"))
}

/// The browser of Playwright's own download, which some networks do not let through.
fn playwright_chromium(project: &Project) -> Result<PathBuf> {
    let path = || -> Result<PathBuf> {
        let script = "import('playwright-core').then(p => console.log(p.chromium.executablePath()))";
        let path = process::read(Command::new("node").args(["--eval", script]).current_dir(project.root()))?;
        Ok(PathBuf::from(path))
    };
    if !path()?.is_file() {
        say("downloading Playwright's Chromium, once …");
        process::run(
            Command::new(project.path("node_modules/.bin/playwright"))
                .args(["install", "chromium"])
                .current_dir(project.root()),
        )?;
    }
    path()
}

/// The first part of the version that a program tells: `Chromium 156.0.8078.79 …` gives 156.
fn major_version(program: &Path) -> Result<u32> {
    let answer = process::read(Command::new(program).arg("--version"))?;
    answer
        .split_whitespace()
        .find_map(|word| word.split_once('.')?.0.parse().ok())
        .with_context(|| format!("{} does not tell its version: {answer}", program.display()))
}
