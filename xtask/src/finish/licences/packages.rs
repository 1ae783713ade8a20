//! The npm packages that are bundled into the site: ECharts, and what it stands on.

use std::collections::BTreeSet;
use std::fs;

use anyhow::{Context, Result};
use serde_json::Value;

use super::{Work, texts_in};
use crate::project::Project;

/// What src/shell/echarts.js bundles.
const BUNDLED: &str = "echarts";

/// The works, as their own `package.json` describe them.
pub fn works(project: &Project) -> Result<Vec<Work>> {
    let (mut works, mut found, mut next) = (Vec::new(), BTreeSet::new(), vec![BUNDLED.to_owned()]);
    while let Some(name) = next.pop() {
        if !found.insert(name.clone()) {
            continue;
        }
        let folder = project.path("node_modules").join(&name);
        let text = fs::read_to_string(folder.join("package.json"))
            .with_context(|| format!("the npm package {name} is not installed"))?;
        let package: Value = serde_json::from_str(&text).with_context(|| format!("package.json of {name}"))?;
        next.extend(package["dependencies"].as_object().into_iter().flatten().map(|(name, _)| name.clone()));
        works.push(Work {
            name: format!("{name} {}", package["version"].as_str().unwrap_or_default()),
            licence: package["license"].as_str().unwrap_or("see its text").to_owned(),
            authors: Vec::new(),
            texts: texts_in(&folder)?,
        });
    }
    Ok(works)
}
