//! The service worker, filled in with the list of what must be there offline.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use serde_json::json;

use super::{digest, files_below, licences, relative};
use crate::project::Project;

/// A name for exactly these files and this page.
pub fn version(stage: &Path, page: &str) -> Result<String> {
    let mut listing = page.to_owned();
    for (name, hash) in listed(stage)? {
        if name != "index.html" {
            listing.push_str(&format!("{name} {hash}\n"));
        }
    }
    Ok(digest::short(listing.as_bytes()))
}

/// Writes `sw.js`. In a debug build the page itself comes from the server whenever that answers: a developer's reload
/// must show what was just compiled.
pub fn write_service_worker(project: &Project, stage: &Path, version: &str, release: bool) -> Result<()> {
    let files: Vec<_> = listed(stage)?
        .into_iter()
        .map(|(name, hash)| {
            // The page is asked for by its folder, as people do, which no host redirects.
            let url = if name == "index.html" { "./".to_owned() } else { name };
            json!([url, hash])
        })
        .collect();

    let mut script = fs::read_to_string(project.path("src/shell/service-worker.js"))?;
    for (placeholder, value) in
        [("__VERSION__", json!(version)), ("__FILES__", json!(files)), ("__PAGE_FROM_NETWORK_FIRST__", json!(!release))]
    {
        ensure!(script.matches(placeholder).count() == 1, "src/shell/service-worker.js must have {placeholder} once");
        script = script.replace(placeholder, &value.to_string());
    }
    fs::write(stage.join("sw.js"), script).context("sw.js could not be written")
}

/// Every file of the site with its digest, but for the service worker itself and for the licences: hardly anybody reads
/// them, and other words in them are no other program.
fn listed(stage: &Path) -> Result<Vec<(String, String)>> {
    files_below(stage)?
        .into_iter()
        .map(|file| Ok((relative(stage, &file)?, digest::hex(&fs::read(&file)?))))
        .filter(|entry| !matches!(entry, Ok((name, _)) if name == "sw.js" || name == licences::FILE))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_licences_are_neither_kept_offline_nor_part_of_the_version() {
        let stage = std::env::temp_dir().join(format!("selaras-stage-{}", std::process::id()));
        fs::create_dir_all(&stage).expect("a folder of its own");
        let put = |name: &str, text: &str| fs::write(stage.join(name), text).expect("it is writable");
        put("index.html", "page");
        put("part.wasm", "program");
        let before = version(&stage, "page").expect("the files can be read");
        put(licences::FILE, "terms");
        put("sw.js", "worker");
        assert_eq!(version(&stage, "page").expect("the files can be read"), before);
        let names: Vec<_> = listed(&stage).expect("the files can be read").into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["index.html", "part.wasm"]);
        fs::remove_dir_all(&stage).expect("it is ours");
    }
}
