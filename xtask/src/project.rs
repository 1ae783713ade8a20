//! Where things are: the checkout, what is built in it, and the tools kept outside of it.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The checkout that the tasks work on.
pub struct Project {
    root: PathBuf,
}

impl Project {
    /// Finds the checkout at run time, so that the binary goes on working when the folder is moved.
    pub fn find() -> Result<Self> {
        let start = match env::var_os("CARGO_MANIFEST_DIR") {
            Some(manifest) => PathBuf::from(manifest),
            None => env::current_dir()?,
        };
        let root = start
            .ancestors()
            .find(|folder| folder.join("xtask/Cargo.toml").is_file())
            .with_context(|| format!("no checkout of Selaras around {}", start.display()))?;
        Ok(Self { root: root.to_owned() })
    }

    /// The top folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// A file or folder, named from the top.
    pub fn path(&self, relative: &str) -> PathBuf {
        self.root.join(relative)
    }

    /// Cargo's output for wasm. Apart from the native one: the two may come from different toolchains, and a `serve`
    /// that is running must not hold the lock that the native tests need.
    pub fn wasm_target(&self) -> PathBuf {
        self.path("target/wasm")
    }

    /// Tools that are compiled once and shared by all checkouts of a person.
    pub fn tool_cache() -> Result<PathBuf> {
        let cache = match env::var_os("XDG_CACHE_HOME").filter(|value| !value.is_empty()) {
            Some(cache) => PathBuf::from(cache),
            None => env::home_dir().context("neither XDG_CACHE_HOME nor a home folder is known")?.join(".cache"),
        };
        Ok(cache.join("selaras/tools"))
    }
}
