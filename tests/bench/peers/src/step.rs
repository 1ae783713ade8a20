//! The steps of one engine in one task. Each runs in a process of its own, so that none sees the memory of another
//! and one that does not come to an end can be ended.

use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use selaras::storage;
use serde::{Deserialize, Serialize};

use crate::check::{self, Compared};
use crate::engine::Engine;
use crate::files::Folder;
use crate::measure;
use crate::plan::{Plan, Task};

/// The step that makes the replicas.
pub const MAKE: &str = "make";
/// The step that looks at what is there after a merge.
pub const OUTCOME: &str = "outcome";
/// The step that measures memory.
pub const PEAK: &str = "peak";

/// In what form the others come to a merge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Open in memory.
    Memory,
    /// As files of all records, to be read and checked.
    File,
    /// As files of what has changed.
    Changes,
    /// As they are stored, to be opened.
    Stored,
}

impl Way {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Memory, Self::File, Self::Changes, Self::Stored];

    /// The name of the step that measures it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Memory => "memory",
            Self::File => "file",
            Self::Changes => "changes",
            Self::Stored => "stored",
        }
    }
}

/// What the others hand on.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct Sizes {
    /// Bytes of all their files of all records.
    pub files: usize,
    /// Bytes of all their files of changes.
    pub changes: Option<usize>,
    /// Whether what they store is the same as those files.
    pub stored_as_files: bool,
}

/// What is there after the merge.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct Outcome {
    /// What was compared with the plan.
    pub compared: Compared,
    /// Fields that show a person that there is another value.
    pub conflicts: Option<usize>,
    /// Bytes in which it is stored.
    pub stored: usize,
    /// UTF-16 units that they take in `localStorage`, packed as Selaras packs.
    pub units: usize,
}

/// The most memory that opening one's own and merging all files takes.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct Peak {
    /// Megabytes.
    pub megabytes: f64,
    /// Whether the files were refused, so that the others were taken as they are stored.
    pub from_stored: bool,
}

/// Does a step and gives what it found as JSON.
pub fn run<E: Engine>(task: Task, step: &str) -> Result<String> {
    let folder = Folder::of(task.name(), E::NAME)?;
    let found = match step {
        MAKE => serde_json::to_string(&make::<E>(task, &folder)?),
        OUTCOME => serde_json::to_string(&outcome::<E>(task, &folder)?),
        PEAK => serde_json::to_string(&peak::<E>(task, &folder)?),
        _ => match Way::ALL.into_iter().find(|way| way.name() == step) {
            Some(way) => serde_json::to_string(&time::<E>(task, way, &folder)?),
            None => bail!("there is no step '{step}'"),
        },
    };
    Ok(found?)
}

/// Makes all replicas with their edits and writes them in every form.
fn make<E: Engine>(task: Task, folder: &Folder) -> Result<Sizes> {
    folder.make()?;
    let plan = Plan::of(task);
    let mut base = E::begin(&plan)?;
    let mut sizes = Sizes { files: 0, changes: None, stored_as_files: E::STORES_FILES };
    for (number, steps) in plan.steps.iter().enumerate() {
        let mut replica = base.replica(number)?;
        steps.iter().try_for_each(|step| replica.commit(step))?;
        folder.write_parts(number, &replica.stored())?;
        if number == 0 {
            continue;
        }
        let file = replica.file();
        folder.write(number, "file", &file)?;
        sizes.files += file.len();
        if let Some(changes) = replica.changes(&mut base) {
            folder.write(number, "changes", &changes)?;
            sizes.changes = Some(sizes.changes.unwrap_or_default() + changes.len());
        }
    }
    Ok(sizes)
}

/// The others, ready to be merged.
enum Others<E> {
    Open(Vec<E>),
    Bytes(Vec<Vec<u8>>),
    Parts(Vec<Vec<Vec<u8>>>),
}

impl<E: Engine> Others<E> {
    fn read(task: Task, way: Way, folder: &Folder) -> Result<Self> {
        let numbers = 1..=task.others();
        Ok(match way {
            Way::Memory => {
                let open = |number| E::open(&folder.read_parts(number)?);
                Self::Open(numbers.map(open).collect::<Result<_>>()?)
            }
            Way::Stored => Self::Parts(numbers.map(|number| folder.read_parts(number)).collect::<Result<_>>()?),
            Way::File | Way::Changes => {
                Self::Bytes(numbers.map(|number| folder.read(number, way.name())).collect::<Result<_>>()?)
            }
        })
    }

    /// Copies for a merge that uses the others up; none where it does not.
    fn lend(&self) -> Option<Vec<E>> {
        match self {
            Self::Open(others) => others.iter().map(E::lend).collect(),
            _ => None,
        }
    }

    fn merge_into(&mut self, own: &mut E, way: Way, lent: Option<&mut Vec<E>>) -> Result<()> {
        match self {
            Self::Open(others) => lent.unwrap_or(others).iter_mut().try_for_each(|other| own.merge(other)),
            Self::Parts(others) => others.iter().try_for_each(|parts| own.merge(&mut E::open(parts)?)),
            Self::Bytes(files) if way == Way::File => files.iter().try_for_each(|file| own.merge_file(file)),
            Self::Bytes(files) => files.iter().try_for_each(|file| own.merge_changes(file)),
        }
    }
}

/// The time that merging all others takes, in milliseconds. One's own replica is open before, and the files are in
/// memory. Who is slow is measured less often.
fn time<E: Engine>(task: Task, way: Way, folder: &Folder) -> Result<f64> {
    let (started, patience) = (Instant::now(), Duration::from_secs(60));
    let parts = folder.read_parts(0)?;
    let mut others = Others::<E>::read(task, way, folder)?;
    let mut times = Vec::new();
    while times.is_empty() || times.len() < task.runs() && started.elapsed() < patience {
        let mut own = E::open(&parts)?;
        let mut lent = others.lend();
        times.push(measure::time(|| others.merge_into(&mut own, way, lent.as_mut()))?);
    }
    Ok(measure::median(times))
}

/// Merges all others and compares what is there then with the plan.
fn outcome<E: Engine>(task: Task, folder: &Folder) -> Result<Outcome> {
    let mut own = E::open(&folder.read_parts(0)?)?;
    for number in 1..=task.others() {
        own.merge(&mut E::open(&folder.read_parts(number)?)?)?;
    }
    let parts = own.stored();
    let units = parts.iter().map(|part| storage::pack(part).chars().count()).sum();
    let stored = parts.iter().map(Vec::len).sum();
    Ok(Outcome { compared: check::compare(&Plan::of(task), &own)?, conflicts: own.conflicts(), stored, units })
}

/// Opens one's own and merges the files, each read when it is its turn.
fn peak<E: Engine>(task: Task, folder: &Folder) -> Result<Peak> {
    let mut own = E::open(&folder.read_parts(0)?)?;
    let mut from_stored = false;
    for number in 1..=task.others() {
        let refused = own.merge_file(&folder.read(number, Way::File.name())?).is_err();
        if refused {
            own.merge(&mut E::open(&folder.read_parts(number)?)?)?;
        }
        from_stored |= refused;
    }
    Ok(Peak { megabytes: measure::peak()?, from_stored })
}
