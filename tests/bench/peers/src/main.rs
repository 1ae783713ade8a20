//! The merge of Selaras beside those of Automerge and Yjs, on the same records with the same edits, in one run.
//!
//! `selaras-bench-peers [province] [large]` prints a table for each task. Every step of every engine runs in a process
//! of its own, which is this program called with `--step`.

mod automerge;
mod check;
mod engine;
mod files;
mod measure;
mod ours;
mod plan;
mod records;
mod report;
mod step;
mod yjs;

use std::process::{Command, ExitCode, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde::de::DeserializeOwned;

use crate::automerge::{newest, older};
use crate::engine::Engine;
use crate::files::Folder;
use crate::plan::Task;
use crate::report::{Figures, Found};
use crate::step::{MAKE, OUTCOME, PEAK, Way};

/// How much of the processor's time a step may take.
const LIMIT: Duration = Duration::from_secs(180);

/// How much of it the making of the replicas may take, which is not measured.
const PATIENCE: Duration = Duration::from_secs(900);

/// How many bytes of memory it may have: half of what an ordinary machine has.
const MEMORY: u64 = 8_000_000_000;

/// The lock file, which knows the versions.
const LOCK: &str = include_str!("../Cargo.lock");

/// The engines that do a task, Selaras first.
const fn engines(task: Task) -> [&'static str; 3] {
    let automerge = match task {
        Task::Province => newest::Automerge::NAME,
        Task::Large => older::Automerge::NAME,
    };
    [ours::Selaras::NAME, automerge, yjs::Yjs::NAME]
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let result = match arguments[..] {
        ["--step", task, engine, step] => run_step(task, engine, step),
        [] => run_tasks(&Task::ALL.map(Task::name)),
        _ => run_tasks(&arguments),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run_step(task: &str, engine: &str, step: &str) -> Result<()> {
    let task = Task::named(task)?;
    let found = match engine {
        ours::Selaras::NAME => step::run::<ours::Selaras>(task, step)?,
        newest::Automerge::NAME => step::run::<newest::Automerge>(task, step)?,
        older::Automerge::NAME => step::run::<older::Automerge>(task, step)?,
        yjs::Yjs::NAME => step::run::<yjs::Yjs>(task, step)?,
        _ => bail!("there is no engine '{engine}'"),
    };
    println!("{found}");
    Ok(())
}

fn run_tasks(names: &[&str]) -> Result<()> {
    for task in names.iter().map(|name| Task::named(name)) {
        let task = task?;
        let figures = engines(task).iter().map(|engine| measure_engine(task, engine)).collect::<Result<Vec<_>>>()?;
        println!("{}", report::table(task.title(), &figures));
    }
    Ok(())
}

/// Everything about one engine. An outcome that is not the expected one makes the comparison void.
fn measure_engine(task: Task, engine: &str) -> Result<Figures> {
    let folder = Folder::of(task.name(), engine)?;
    let sizes: Found<step::Sizes> = ask(task, engine, MAKE)?;
    let made = sizes.as_ref().map(|_| ()).map_err(Clone::clone);
    let has_changes = sizes.as_ref().is_ok_and(|sizes| sizes.changes.is_some());
    let stored_as_files = sizes.as_ref().is_ok_and(|sizes| sizes.stored_as_files);
    let mut times: Vec<(Way, Option<Found<f64>>)> = Vec::new();
    for way in Way::ALL {
        let as_file = times.iter().find(|(other, _)| *other == Way::File && way == Way::Stored && stored_as_files);
        let time = match as_file {
            Some((_, time)) => time.clone(),
            None if way == Way::Changes && !has_changes => None,
            None => Some(ask_if(&made, task, engine, way.name())?),
        };
        times.push((way, time));
    }
    let outcome = ask_if(&made, task, engine, OUTCOME)?;
    if let Err(reason) = &outcome
        && made.is_ok()
        && !reason.starts_with(STOPPED)
    {
        bail!("the comparison with {engine} is void: {reason}");
    }
    let peak = ask_if(&made, task, engine, PEAK)?;
    folder.clear();
    Ok(Figures { title: title(engine), sizes, times, outcome, peak })
}

/// What a step gives whose replicas were made.
fn ask_if<T: DeserializeOwned>(made: &Found<()>, task: Task, engine: &str, step: &str) -> Result<Found<T>> {
    match made {
        Ok(()) => ask(task, engine, step),
        Err(reason) => Ok(Err(reason.clone())),
    }
}

const STOPPED: &str = "stopped";

/// Has a step done in a process of its own; gives the last line it wrote when it fails.
fn ask<T: DeserializeOwned>(task: Task, engine: &str, step: &str) -> Result<Found<T>> {
    let (started, limit) = (Instant::now(), if step == MAKE { PATIENCE } else { LIMIT });
    let mut child = Command::new(std::env::current_exe()?)
        .args(["--step", task.name(), engine, step])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    let excess = loop {
        if child.try_wait()?.is_some() {
            break None;
        } else if measure::spent(child.id(), started) > limit {
            break Some(format!("after {} s", limit.as_secs()));
        } else if measure::resident(child.id()) > MEMORY {
            break Some(format!("at {} GB of memory", MEMORY / 1_000_000_000));
        }
        thread::sleep(Duration::from_millis(20));
    };
    eprintln!("  {}, {engine}, {step}: {:.1} s", task.name(), started.elapsed().as_secs_f32());
    if let Some(excess) = excess {
        child.kill()?;
        child.wait()?;
        return Ok(Err(format!("{STOPPED} {excess} in the step '{step}'")));
    }
    let output = child.wait_with_output()?;
    if !output.status.success() {
        let reason = String::from_utf8_lossy(&output.stderr);
        let reason = reason.lines().last().map_or_else(|| output.status.to_string(), str::to_owned);
        return Ok(Err(reason));
    }
    Ok(Ok(serde_json::from_slice(&output.stdout).context("a step gives JSON")?))
}

/// An engine with its version.
fn title(engine: &str) -> String {
    match engine {
        newest::Automerge::NAME => format!("Automerge {}", versions("automerge").last().unwrap_or_default()),
        older::Automerge::NAME => format!("Automerge {}", versions("automerge").next().unwrap_or_default()),
        yjs::Yjs::NAME => format!("Yjs (yrs {})", versions("yrs").next().unwrap_or_default()),
        _ => "Selaras".to_owned(),
    }
}

/// The versions of a package, oldest first.
fn versions(package: &str) -> impl Iterator<Item = &'static str> {
    let entry = format!("name = \"{package}\"\nversion = \"");
    let entries: Vec<&str> = LOCK.split(&*entry).skip(1).collect();
    entries.into_iter().filter_map(|rest| rest.split('"').next())
}
