//! The crates that are compiled into the program and its workers.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;

use super::{Work, read_all, texts_in};
use crate::process;
use crate::project::Project;

/// What all of them stand on; Cargo does not name it.
const STANDARD_LIBRARY: &str = "Rust standard library";

/// The works, as Cargo resolves them for the browser with the features that the page is built with, which include
/// those of the workers.
pub fn works(project: &Project) -> Result<Vec<Work>> {
    let mut cargo = process::cargo();
    cargo
        .args(["metadata", "--format-version", "1", "--locked", "--filter-platform", "wasm32-unknown-unknown"])
        .current_dir(project.root());
    let metadata: Value = serde_json::from_str(&process::read(&mut cargo)?).context("Cargo's metadata is no JSON")?;
    let mut works = vec![Work {
        name: STANDARD_LIBRARY.to_owned(),
        licence: "MIT OR Apache-2.0".to_owned(),
        authors: vec!["the Rust Project contributors".to_owned()],
        texts: Vec::new(),
    }];
    for package in compiled(&metadata)? {
        works.push(work(package)?);
    }
    Ok(works)
}

/// The packages that something compiled depends on, without our own.
fn compiled(metadata: &Value) -> Result<Vec<&Value>> {
    let list = |value: &'_ Value| value.as_array().map(Vec::as_slice).unwrap_or_default().to_vec();
    let packages: BTreeMap<&str, &Value> = entries(&metadata["packages"], "id").collect();
    let nodes: BTreeMap<&str, &Value> = entries(&metadata["resolve"]["nodes"], "id").collect();
    let root = packages.iter().find(|(_, package)| package["name"] == "selaras").map(|(id, _)| *id);
    let root = root.context("Cargo does not know the package of the program")?;

    let (mut found, mut next) = (BTreeSet::new(), vec![root]);
    while let Some(id) = next.pop() {
        let package = packages.get(id).with_context(|| format!("Cargo does not describe {id}"))?;
        // What a macro writes is compiled in, and so the macro is named; what the macro stands on is not.
        if !found.insert(id) || is_macro(package) {
            continue;
        }
        let node = nodes.get(id).with_context(|| format!("Cargo does not resolve {id}"))?;
        let dependencies = node["deps"].as_array().map(Vec::as_slice).unwrap_or_default();
        let is_normal = |dependency: &&Value| list(&dependency["dep_kinds"]).iter().any(|kind| kind["kind"].is_null());
        next.extend(dependencies.iter().filter(is_normal).filter_map(|dependency| dependency["pkg"].as_str()));
    }
    found.remove(root);
    Ok(found.into_iter().map(|id| packages[id]).collect())
}

fn entries<'v>(list: &'v Value, key: &'v str) -> impl Iterator<Item = (&'v str, &'v Value)> {
    list.as_array().into_iter().flatten().filter_map(move |entry| Some((entry[key].as_str()?, entry)))
}

fn is_macro(package: &Value) -> bool {
    let targets = package["targets"].as_array().into_iter().flatten();
    targets.flat_map(|target| target["kind"].as_array().into_iter().flatten()).any(|kind| kind == "proc-macro")
}

fn work(package: &Value) -> Result<Work> {
    let text = |key: &str| package[key].as_str().unwrap_or_default();
    let name = format!("{} {}", text("name"), text("version"));
    let folder = Path::new(text("manifest_path")).parent().with_context(|| format!("{name} lies nowhere"))?;
    let mut texts = texts_in(folder)?;
    // One that is called by another name than usual.
    if let Some(file) = package["license_file"].as_str() {
        texts.extend(read_all(&[folder.join(file)])?);
    }
    let authors = package["authors"].as_array().into_iter().flatten().filter_map(Value::as_str);
    let licence = if text("license").is_empty() { "see its text" } else { text("license") };
    Ok(Work { name, licence: licence.to_owned(), authors: authors.map(str::to_owned).collect(), texts })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn package(name: &str, kind: &str) -> Value {
        json!({ "id": name, "name": name, "targets": [{ "kind": [kind] }] })
    }

    fn node(name: &str, deps: &[(&str, Value)]) -> Value {
        let deps: Vec<_> =
            deps.iter().map(|(name, kind)| json!({ "pkg": name, "dep_kinds": [{ "kind": kind }] })).collect();
        json!({ "id": name, "deps": deps })
    }

    #[test]
    fn what_is_compiled_in_is_named_and_what_only_builds_or_tests_it_is_not() {
        let lib = ["selaras", "used", "deep", "only-tests", "only-builds", "of-macro"].map(|name| package(name, "lib"));
        let packages: Vec<_> = lib.into_iter().chain([package("macro", "proc-macro")]).collect();
        let none = Value::Null;
        let nodes = [
            node("selaras", &[("used", none.clone()), ("only-tests", "dev".into()), ("macro", none.clone())]),
            node("used", &[("deep", none.clone()), ("only-builds", "build".into())]),
            node("deep", &[]),
            node("macro", &[("of-macro", none)]),
        ];
        let metadata = json!({ "packages": packages, "resolve": { "nodes": nodes } });
        let names: Vec<_> = compiled(&metadata).expect("a root").into_iter().map(|one| one["name"].clone()).collect();
        assert_eq!(names, ["deep", "macro", "used"]);
    }
}
