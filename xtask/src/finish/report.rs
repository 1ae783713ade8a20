//! What a visitor downloads, by part, against the budgets of DESIGN 10.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, ensure};

use super::{files_below, licences, page, relative};
use crate::process;

/// Brotli bytes before the first page is usable, without ECharts.
const FIRST_PAGE_BUDGET: usize = 350_000;

/// Whether a file belongs to a part.
type Belongs = fn(&str) -> bool;

/// The parts of the site in the order in which they are needed.
const PARTS: [(&str, Belongs); 7] = [
    ("first page", |name| {
        !(is_worker(name) || is_sheets(name) || is_echarts(name) || is_part(name) || is_later(name) || is_terms(name))
    }),
    ("charts and other pages", is_part),
    ("worker", is_worker),
    ("spreadsheets", is_sheets),
    ("ECharts", is_echarts),
    ("offline and installed use", is_later),
    ("licences, when asked for", is_terms),
];

fn is_worker(name: &str) -> bool {
    name.starts_with("worker-")
}

fn is_sheets(name: &str) -> bool {
    name.starts_with("sheets-")
}

fn is_echarts(name: &str) -> bool {
    name.starts_with("echarts-")
}

/// A part of the program that the first page does without, see `split`, or the styles of these parts.
fn is_part(name: &str) -> bool {
    name.starts_with("part-") || name.starts_with(page::LATER_STYLE)
}

fn is_later(name: &str) -> bool {
    name == "sw.js" || name == "manifest.webmanifest" || name.starts_with("icons/")
}

fn is_terms(name: &str) -> bool {
    name == licences::FILE
}

/// Prints the size of each part.
pub fn print(site: &Path) -> Result<()> {
    let paths = files_below(site)?;
    let mut files = Vec::new();
    for (path, compressed) in paths.iter().zip(brotli_sizes(&paths)?) {
        let bytes = usize::try_from(fs::metadata(path)?.len())?;
        files.push((relative(site, path)?, bytes, compressed));
    }
    println!("\n{:28} {:>9} {:>9}", "dist/", "bytes", "Brotli");
    for (part, belongs) in PARTS {
        let (bytes, compressed) = files
            .iter()
            .filter(|(name, ..)| belongs(name))
            .fold((0, 0), |(bytes, compressed), file| (bytes + file.1, compressed + file.2));
        println!("{part:28} {bytes:>9} {compressed:>9}");
        if part == "first page" && compressed > FIRST_PAGE_BUDGET {
            println!("{:28} the budget is {FIRST_PAGE_BUDGET}", "");
        }
    }
    Ok(())
}

/// The sizes of files as a well set up host sends them. Node has Brotli built in, so the tasks need not compile it.
pub fn brotli_sizes(files: &[PathBuf]) -> Result<Vec<usize>> {
    // As many at once as Node has threads for it.
    const SCRIPT: &str = "const { brotliCompress } = require('node:zlib'), { readFileSync } = require('node:fs');\
        const size = (file) => new Promise((done, failed) =>\
            brotliCompress(readFileSync(file), (error, bytes) => error ? failed(error) : done(bytes.length)));\
        Promise.all(process.argv.slice(1).map(size)).then((sizes) => console.log(sizes.join('\\n')))";
    let answer = process::read(Command::new("node").args(["--eval", SCRIPT, "--"]).args(files))?;
    let sizes: Vec<usize> = answer.lines().map(str::parse).collect::<Result<_, _>>()?;
    ensure!(sizes.len() == files.len(), "Node did not measure every file");
    Ok(sizes)
}
