//! The tasks of the project: `cargo xtask <command>`.
//!
//! Every command does the set-up that it needs by itself (see [`setup`]), says what it does, and ends with a non-zero
//! status when something fails. A newcomer with Rust and Node needs nothing else.

mod app;
mod bench;
mod finish;
mod layers;
mod process;
mod project;
mod setup;
mod test;
mod tool;

use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use lexopt::{Arg, Parser};

use crate::project::Project;

/// One task: how it is called, what it is for, and the function that reads its arguments and does it.
struct Command {
    name: &'static str,
    arguments: &'static str,
    /// One line of help; a command without help is for the machinery only and is not listed.
    help: Option<&'static str>,
    run: fn(&Project, Parser) -> Result<()>,
}

const COMMANDS: &[Command] = &[
    Command {
        name: "serve",
        arguments: "[--port N] [--release]",
        help: Some("build the app and serve it on http://127.0.0.1:8080"),
        run: app::serve,
    },
    Command {
        name: "build",
        arguments: "[--public-url URL] [--debug]",
        help: Some("build dist/: the static site, ready for any host and any folder"),
        run: app::build,
    },
    Command {
        name: "test",
        arguments: "[STEP...]",
        help: Some("run every test, or only the named steps"),
        run: test::run,
    },
    Command {
        name: "sample",
        arguments: "-o FILE [--cooperatives N] [--years Y] [--seed S] [--office CODE] [--plans] [--copies N] [--apart]",
        help: Some("write a fictional workspace; by default 3027 cooperatives with the founding figures"),
        run: tool::sample,
    },
    Command {
        name: "merge",
        arguments: "A.json B.json ... -o FILE [--passphrase-file FILE]",
        help: Some("merge files into the first as the app does, and say what came of it"),
        run: tool::merge,
    },
    Command {
        name: "bench",
        arguments: "[browser] [peers]",
        help: Some("measure the site in a browser, and its merge beside those of Automerge and Yjs"),
        run: bench::run,
    },
    Command { name: "finish", arguments: "", help: None, run: finish::run },
];

fn main() -> ExitCode {
    match dispatch() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nxtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch() -> Result<()> {
    let mut parser = Parser::from_env();
    let name = match parser.next()? {
        None | Some(Arg::Short('h') | Arg::Long("help")) => {
            print!("{}", help());
            return Ok(());
        }
        Some(Arg::Value(name)) => name.to_string_lossy().into_owned(),
        Some(other) => return Err(other.unexpected().into()),
    };
    let Some(command) = COMMANDS.iter().find(|command| command.name == name) else {
        bail!("there is no command `{name}`\n\n{}", help());
    };
    let project = Project::find()?;
    (command.run)(&project, parser).with_context(|| format!("`cargo xtask {name}` failed"))
}

fn help() -> String {
    let listed: Vec<_> = COMMANDS
        .iter()
        .filter_map(|command| {
            let usage = format!("{} {}", command.name, command.arguments);
            command.help.map(|help| (usage, help))
        })
        .collect();
    let width = listed.iter().map(|(usage, _)| usage.len()).max().unwrap_or(0);
    let mut text = String::from("cargo xtask <command>\n\n");
    for (usage, help) in listed {
        text.push_str(&format!("  {usage:width$}  {help}\n"));
    }
    text.push_str(&format!("\nSteps of `test`, in their order: {}\n", test::step_names()));
    text
}
