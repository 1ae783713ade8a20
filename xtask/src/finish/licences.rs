//! `licenses.txt`: whose work the site contains, and under which terms.
//!
//! Most licences ask that their text goes with what they allow to be handed on. The texts are those that the packages
//! bring along, gathered anew with every build, so that no list of them can fall behind. Two parts find the works, of
//! Cargo and of npm; this one puts them on a page.

mod crates;
mod packages;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::files_below;
use crate::project::Project;

/// The file's name in the site.
pub const FILE: &str = "licenses.txt";

/// A work that the site contains.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Work {
    /// Its name and version.
    name: String,
    /// Its licence as SPDX writes it.
    licence: String,
    /// Who wrote it, as far as the package says.
    authors: Vec<String>,
    /// The texts that it brings along.
    texts: Vec<String>,
}

/// Writes the file into the site.
pub fn write(project: &Project, stage: &Path) -> Result<()> {
    let mut works = crates::works(project)?;
    works.extend(packages::works(project)?);
    works.push(Work {
        name: "area codes and names of idn-area-data".to_owned(),
        licence: "MIT".to_owned(),
        authors: Vec::new(),
        texts: Vec::new(),
    });
    let own = fs::read_to_string(project.path("LICENSE")).context("LICENSE could not be read")?;
    fs::write(stage.join(FILE), page(&own, works)).with_context(|| format!("{FILE} could not be written"))
}

/// The whole text: our own licence, the works by name, and every different text once, with the works that bear it.
fn page(own: &str, mut works: Vec<Work>) -> String {
    works.sort();
    works.dedup();
    // A host may not say how text is encoded; the mark in front does.
    let mut page = format!("\u{feff}Selaras\n\n{}\n\n{RULE}\n", tidy(own));
    page.push_str(&format!("Selaras contains {} works of others:\n\n", works.len()));
    works.iter().for_each(|work| page.push_str(&line(work)));

    let mut bearers: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for work in &works {
        for text in &work.texts {
            let names = bearers.entry(tidy(text)).or_default();
            if names.last() != Some(&work.name.as_str()) {
                names.push(&work.name);
            }
        }
    }
    let mut texts: Vec<_> = bearers.into_iter().map(|(text, names)| (names.join(", "), text)).collect();
    texts.sort();
    for (names, text) in texts {
        page.push_str(&format!("\n{RULE}\n{names}\n\n{text}\n"));
    }
    page
}

const RULE: &str = "────────────────────────────────────────────────────────────────────────────────";

/// A work by name; where it brings no text, with those who wrote it.
fn line(work: &Work) -> String {
    let Work { name, licence, authors, texts } = work;
    let by =
        if texts.is_empty() && !authors.is_empty() { format!(", by {}", authors.join(", ")) } else { String::new() };
    format!("{name}: {licence}{by}\n")
}

/// A text in the form in which equal ones are equal: ends of lines and of the text differ from package to package.
fn tidy(text: &str) -> String {
    let lines: Vec<_> = text.trim_start_matches('\u{feff}').lines().map(str::trim_end).collect();
    lines.join("\n").trim_matches('\n').to_owned()
}

/// The texts of licences and notices in a package's folder, and in folders of that name.
fn texts_in(folder: &Path) -> Result<Vec<String>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("{} could not be read", folder.display()))? {
        let path = entry?.path();
        if !is_named_so(&path) {
            continue;
        }
        if path.is_dir() {
            files.extend(files_below(&path)?);
        } else {
            files.push(path);
        }
    }
    files.sort();
    read_all(&files)
}

fn read_all(files: &[PathBuf]) -> Result<Vec<String>> {
    let read = |file: &PathBuf| fs::read(file).with_context(|| format!("{} could not be read", file.display()));
    // A few texts of long ago are not in UTF-8; a letter of a name is then a mark, and the rest can be read.
    files.iter().map(|file| Ok(String::from_utf8_lossy(&read(file)?).into_owned())).collect()
}

/// Whether a file or folder is named as licences are; not one of code that deals with them.
fn is_named_so(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
    let begins = ["licen", "copying", "copyright", "notice", "unlicense"].iter().any(|start| name.starts_with(start));
    begins && !name.ends_with(".rs") && !name.ends_with(".js")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn work(name: &str, texts: &[&str]) -> Work {
        let texts = texts.iter().map(|text| (*text).to_owned()).collect();
        Work { name: name.to_owned(), licence: "MIT".to_owned(), authors: vec!["A. B.".to_owned()], texts }
    }

    #[test]
    fn a_text_that_several_bear_stands_once_with_all_of_them() {
        let works = vec![work("b 1.0.0", &["Free.\r\nReally. \n"]), work("a 2.0.0", &["\nFree.\nReally.\n", "Other"])];
        let page = page("Ours\n", works);
        assert_eq!(page.matches("Free.\nReally.").count(), 1, "{page}");
        assert!(page.contains("a 2.0.0, b 1.0.0\n\nFree.\nReally.\n"), "{page}");
        assert!(page.contains("\na 2.0.0\n\nOther\n"), "{page}");
        assert!(page.contains("contains 2 works of others:\n\na 2.0.0: MIT\nb 1.0.0: MIT\n"), "{page}");
        assert!(page.starts_with("\u{feff}Selaras\n\nOurs\n"), "{page}");
    }

    #[test]
    fn a_work_without_a_text_is_named_with_its_licence_and_authors() {
        assert!(page("", vec![work("a 1.0.0", &[])]).contains("\na 1.0.0: MIT, by A. B.\n"));
    }

    #[test]
    fn files_of_licences_are_known_by_their_names() {
        let is = |name: &str| is_named_so(Path::new(name));
        assert!(
            ["LICENSE-MIT", "license.txt", "LICENCE", "COPYING", "NOTICE", "UNLICENSE", "licenses"].into_iter().all(is)
        );
        assert!(!["src", "licensing.rs", "README.md"].into_iter().any(is));
    }
}
