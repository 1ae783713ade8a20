//! LibreOffice's spreadsheet, by which the tests have workbooks filled in as an office does.

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result};

use super::{debian, say};
use crate::process;

const DEBIAN_PACKAGE: &str = "libreoffice-calc-nogui";

/// Where it is; found, or installed where that needs nobody.
pub fn ready() -> Result<PathBuf> {
    if find().is_none() && debian::available() {
        say("installing Debian's LibreOffice Calc without windows, once …");
        debian::install(&[DEBIAN_PACKAGE])?;
    }
    find().context("install LibreOffice with Calc (or set SELARAS_SOFFICE to the path of its `soffice`)")
}

fn find() -> Option<PathBuf> {
    env::var_os("SELARAS_SOFFICE").map(PathBuf::from).or_else(|| process::find("soffice"))
}
