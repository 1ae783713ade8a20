//! `test`: every check there is, from the quick ones to the slow ones.

use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use lexopt::prelude::*;

use crate::app;
use crate::layers;
use crate::process;
use crate::project::Project;
use crate::setup::WebTools;
use crate::setup::browser::Browser;
use crate::setup::npm;
use crate::setup::spreadsheet;

/// One step: its name on the command line, what it shows, and the function that does it with its own set-up, so that
/// the quick steps do not wait for tools that only the slow ones need.
struct Step {
    name: &'static str,
    title: &'static str,
    /// Seconds that it may take on two cores with the tools there, as the README says; the whole may take 25 minutes. What
    /// takes longer is told and no error: machines differ.
    budget: u64,
    run: fn(&Project) -> Result<()>,
}

const STEPS: &[Step] = &[
    Step { name: "fmt", title: "formatting", budget: 5, run: fmt },
    Step { name: "layers", title: "that arrows between the layers point downwards", budget: 5, run: layers::check },
    Step { name: "clippy", title: "lints", budget: 90, run: clippy },
    Step { name: "native", title: "native tests, of the library without a browser", budget: 160, run: native },
    Step { name: "browser", title: "tests in the browser", budget: 210, run: browser },
    Step { name: "build", title: "the site as it is published", budget: 280, run: build },
    Step { name: "e2e", title: "end-to-end tests of that site", budget: 750, run: end_to_end },
];

/// The names of all steps, in their order.
pub fn step_names() -> String {
    STEPS.iter().map(|step| step.name).collect::<Vec<_>>().join(", ")
}

/// `cargo xtask test`
pub fn run(project: &Project, mut arguments: lexopt::Parser) -> Result<()> {
    let mut wanted = Vec::new();
    while let Some(argument) = arguments.next()? {
        match argument {
            Value(name) => {
                let name = name.string()?;
                if !STEPS.iter().any(|step| step.name == name) {
                    bail!("there is no step `{name}`; there are {}", step_names());
                }
                wanted.push(name);
            }
            other => return Err(other.unexpected().into()),
        }
    }
    let steps: Vec<_> =
        STEPS.iter().filter(|step| wanted.is_empty() || wanted.iter().any(|name| name == step.name)).collect();

    let mut done: Vec<(&Step, Duration)> = Vec::new();
    for (index, step) in steps.iter().enumerate() {
        println!("\n━━ {}/{} {}: {}", index + 1, steps.len(), step.name, step.title);
        let started = Instant::now();
        let result = (step.run)(project);
        let duration = started.elapsed();
        if result.is_err() {
            print_summary(&done);
            println!("  ✗ {}", line(step, duration));
            return result.with_context(|| format!("step `{}` ({}) failed", step.name, step.title));
        }
        println!("━━ {} passed in {:.1} s", step.name, duration.as_secs_f32());
        done.push((step, duration));
    }
    print_summary(&done);
    println!("\n{} steps passed", done.len());
    Ok(())
}

fn print_summary(done: &[(&Step, Duration)]) {
    println!();
    for (step, duration) in done {
        println!("  ✓ {}", line(step, *duration));
    }
}

/// What a step took, beside what it may take.
fn line(step: &Step, took: Duration) -> String {
    let over = if took > Duration::from_secs(step.budget) { " (over its budget)" } else { "" };
    format!("{:8} {:>7.1} s of {:>4} s  {}{over}", step.name, took.as_secs_f32(), step.budget, step.title)
}

fn fmt(project: &Project) -> Result<()> {
    cargo(project, &["fmt", "--all", "--check"])
}

/// Leptos compiles natively too, so the lints see the pages without a toolchain for wasm.
fn clippy(project: &Project) -> Result<()> {
    cargo(project, &["clippy", "--workspace", "--all-targets", "--all-features", "--", "-D", "warnings"])
}

/// Without features, as what only a browser needs must never leak into the pure part: lints of all features could not
/// notice.
fn native(project: &Project) -> Result<()> {
    let soffice = spreadsheet::ready()?;
    process::run(
        process::cargo()
            .args(["test", "--workspace", "--no-default-features"])
            .env("SELARAS_SOFFICE", soffice)
            .current_dir(project.root()),
    )
}

fn browser(project: &Project) -> Result<()> {
    let tools = WebTools::ready(project)?;
    let browser = Browser::ready(project)?;
    process::run(
        tools
            .cargo(project)
            .args(["test", "--target", "wasm32-unknown-unknown", "--test", "browser"])
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", tools.test_runner())
            .env("CHROMEDRIVER", &browser.driver)
            .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", browser.capabilities(project)?),
    )
}

fn build(project: &Project) -> Result<()> {
    app::site(project, "./")
}

fn end_to_end(project: &Project) -> Result<()> {
    npm::ready(project)?;
    let browser = Browser::ready(project)?;
    if !project.path("dist/index.html").is_file() {
        bail!("there is no dist/: run the step `build` first");
    }
    process::run(
        Command::new(project.path("node_modules/.bin/playwright"))
            .args(["test", "-c", "tests/e2e"])
            .env("SELARAS_CHROMIUM", browser.headless.as_ref().unwrap_or(&browser.chromium))
            .current_dir(project.root()),
    )
}

fn cargo(project: &Project, arguments: &[&str]) -> Result<()> {
    process::run(process::cargo().args(arguments).current_dir(project.root()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_readme_says_the_budget_of_every_step_and_all_of_them_are_25_minutes() {
        let readme = include_str!("../../README.md");
        for step in STEPS {
            let row = format!("| `{}` | {} |", step.name, step.budget);
            assert!(readme.contains(&row), "the README has no row {row}");
        }
        assert!(STEPS.iter().map(|step| step.budget).sum::<u64>() <= 25 * 60);
    }

    #[test]
    fn what_took_longer_than_it_may_is_told() {
        let step = &STEPS[0];
        assert!(!line(step, Duration::from_secs(step.budget)).contains("over"));
        assert!(line(step, Duration::from_millis(step.budget * 1_000 + 1)).ends_with("(over its budget)"));
    }
}
