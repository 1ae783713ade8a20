//! No error of storage or worker is swallowed without a reason that stands beside it: "saved" was once said of what was not,
//! because one line threw an error away.

use std::fs;
use std::path::{Path, PathBuf};

/// Where errors mean that something may be lost.
const PLACES: &[&str] =
    &["src/storage", "src/desk", "src/ui/desk", "src/ui/photo.rs", "src/worker", "src/pages/mod.rs"];
/// How an error is thrown away. `unwrap_or_default` and `.ok()` also stand where nothing failed, and are looked at where what
/// they end is asked of a browser or a shelf.
const WAYS: &[&str] = &["let _ =", "drop(", ".ok();", ".ok()?;", "is_ok();", "unwrap_or_default()"];
/// What a line asks that can fail, for the ways that do not say so by themselves.
const ASKED: &[&str] = &[".await", "storage.", "database.", "LocalShelf::", "set_item", "remove_item", "copy("];

fn sources(path: &Path) -> Vec<PathBuf> {
    if path.is_file() {
        return vec![path.to_owned()];
    }
    let entries = fs::read_dir(path).expect("a folder of the sources").map(|entry| entry.expect("an entry").path());
    entries.flat_map(|entry| sources(&entry)).filter(|path| path.extension().is_some_and(|end| end == "rs")).collect()
}

/// Whether a file is there for tests only.
fn is_of_tests(path: &Path) -> bool {
    path.iter().any(|part| part == "tests")
}

/// The lines before the tests of a file that throw something away, with their numbers.
fn swallowing(text: &str) -> Vec<(usize, &str)> {
    let lines: Vec<&str> = text.lines().take_while(|line| line.trim() != "mod tests {").collect();
    let throws = |line: &str| {
        let way = WAYS.iter().find(|way| line.contains(**way));
        way.is_some_and(|way| {
            let says_so = *way == "let _ =" || *way == "drop(";
            says_so && !line.contains("drop(lock)") && !line.contains("fn drop(")
                || ASKED.iter().any(|asked| line.contains(asked))
        })
    };
    let is_explained = |at: usize| at > 0 && lines[at - 1].trim().starts_with("//") || lines[at].contains(" // ");
    let found = lines
        .iter()
        .enumerate()
        .filter(|(at, line)| !line.trim().starts_with("//") && throws(line) && !is_explained(*at));
    found.map(|(at, line)| (at + 1, line.trim())).collect()
}

#[test]
fn whoever_throws_an_error_away_says_why() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    for path in PLACES.iter().flat_map(|place| sources(&root.join(place))) {
        let text = fs::read_to_string(&path).unwrap();
        let within = path.strip_prefix(root).unwrap();
        if is_of_tests(within) {
            continue;
        }
        let shown = within.display().to_string();
        found.extend(swallowing(&text).into_iter().map(|(line, text)| format!("{shown}:{line}: {text}")));
    }
    assert!(
        found.is_empty(),
        "an error may be lost here; say why it may be, in the line before:\n{}",
        found.join("\n")
    );
}

#[test]
fn what_is_looked_for_is_found() {
    let text = "fn f() {\n    let _ = store.flush();\n    // Only a reminder hangs on it.\n    let _ = shelf.set(A, B);\n    durable().await.ok();\n    name.unwrap_or_default();\n}\n";
    assert_eq!(swallowing(text), [(2, "let _ = store.flush();"), (5, "durable().await.ok();")]);
}
