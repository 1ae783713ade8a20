//! Backups that are written by themselves into a folder that the person has chosen once.
//!
//! A change waits a minute for more, and a backup ten for the next one. The register that is empty, or invented, is worth none.
//! Where browsers have no such folders nothing of this is shown.

use super::desk::{Desk, desk, office};
use super::per_tab::per_tab;
use super::random;
use super::settings::Device;
use crate::exchange::backup::{file_name, has_shrunk, served, stem};
use crate::exchange::json::{Author, Moment, Part};
use crate::storage::StorageError;
use crate::storage::folder::{self, Folder, Note};
use crate::worker::{Content, Failure, Job};
use leptos::prelude::*;
use std::time::Duration;

/// A change waits so long for others.
const QUIET_MS: u64 = 60_000;
/// A backup waits so long for the next one.
const APART_MS: u64 = 600_000;
/// Offices are in this time zone (WITA), and minutes of the day are told in it.
const ZONE_MINUTES: u64 = 8 * 60;

/// What has become of the folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// It was not looked at yet.
    Unknown,
    /// Nobody has chosen one.
    None,
    /// The browser wants the person to allow writing again.
    Waiting,
    /// It is written to; with what was last written.
    Ready(Option<Note>),
    /// It could not be written to.
    Failed(Why),
}

/// Why a backup was not written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// The folder does not take it.
    Storage(StorageError),
    /// The file could not be made.
    File(String),
}

/// The folder of this browser, and what becomes of it.
#[derive(Clone, Copy)]
pub struct Backup {
    state: RwSignal<State>,
    folder: RwSignal<Option<Folder>, LocalStorage>,
    is_writing: RwSignal<bool>,
    is_planned: StoredValue<bool>,
    desk: Desk,
    device: Device,
}

/// That of this tab; none where the browser has no such folders.
pub fn backup() -> Option<Backup> {
    let (desk, device) = (desk(), expect_context::<Device>());
    folder::is_there().then(|| {
        per_tab(|| Backup {
            state: RwSignal::new(State::Unknown),
            folder: RwSignal::new_local(None),
            is_writing: RwSignal::new(false),
            is_planned: StoredValue::new(false),
            desk,
            device,
        })
    })
}

/// Writes from now on whenever something has changed.
pub fn keep_backing_up() {
    let Some(backup) = backup() else { return };
    if backup.state.get_untracked() == State::Unknown {
        leptos::task::spawn_local(backup.look());
    }
    Effect::new(move |_| {
        backup.desk.revision();
        if matches!(backup.state.get(), State::Ready(_)) {
            backup.plan();
        }
    });
}

impl Backup {
    /// What has become of the folder; whoever asks is told of changes.
    pub fn state(self) -> State {
        self.state.get()
    }

    /// Its name; whoever asks is told of changes.
    pub fn name(self) -> Option<String> {
        self.folder.with(|folder| folder.as_ref().map(Folder::name))
    }

    /// Whether a backup is being written.
    pub fn is_writing(self) -> bool {
        self.is_writing.get()
    }

    /// Finds the folder that was chosen on an earlier visit.
    async fn look(self) {
        let state = match Folder::kept().await {
            Ok(None) => State::None,
            Ok(Some((folder, note))) => {
                let is_allowed = folder.is_allowed().await;
                self.folder.set(Some(folder));
                if is_allowed { State::Ready(note) } else { State::Waiting }
            }
            Err(why) => State::Failed(Why::Storage(why)),
        };
        self.state.set(state);
    }

    /// Lets the person choose a folder, and writes the first backup.
    pub async fn choose(self) {
        match Folder::choose().await {
            Ok(None) => {}
            Ok(Some(folder)) => {
                self.folder.set(Some(folder));
                self.state.set(State::Ready(None));
                self.write().await;
            }
            Err(why) => self.state.set(State::Failed(Why::Storage(why))),
        }
    }

    /// Has the browser ask again, and goes on where it may.
    pub async fn ask(self) {
        let Some(folder) = self.folder.get_untracked() else { return };
        if folder.ask().await {
            self.state.set(State::Ready(None));
            self.write().await;
        }
    }

    /// Writes no more. The files that are there stay.
    pub async fn forget(self) {
        match Folder::forget().await {
            Ok(()) => {
                self.folder.set(None);
                self.state.set(State::None);
            }
            Err(why) => self.state.set(State::Failed(Why::Storage(why))),
        }
    }

    /// Writes a backup once a while has gone by.
    fn plan(self) {
        if self.is_planned.get_value() {
            return;
        }
        self.is_planned.set_value(true);
        let last = self.state.with_untracked(|state| match state {
            State::Ready(Some(note)) => note.at,
            _ => 0,
        });
        let next = (last + APART_MS).saturating_sub(random::now_ms());
        let write = move || {
            self.is_planned.set_value(false);
            leptos::task::spawn_local(async move {
                // Another tab may have written what this one would, and a page that was only looked at has nothing new.
                let kept = Folder::kept().await.ok().flatten().and_then(|(_, note)| note);
                if kept.is_none_or(|note| self.desk.peek(|workspace| *workspace.seen() != note.seen)) {
                    self.write().await;
                }
            });
        };
        set_timeout(write, Duration::from_millis(next.max(QUIET_MS)));
    }

    /// Writes a backup now, unless there is nothing that is worth one.
    pub async fn write(self) {
        let Some(folder) = self.folder.get_untracked() else { return };
        if self.is_writing.get_untracked() {
            return;
        }
        if !folder.is_allowed().await {
            return self.state.set(State::Waiting);
        }
        let (is_worth_one, records, replica, seen) = self.desk.peek(|workspace| {
            let records: usize = workspace.tables().counts().into_iter().map(|(_, count)| count).sum();
            (records > 0 && !workspace.is_fictional(), records, workspace.replica(), workspace.seen().clone())
        });
        if !is_worth_one {
            return;
        }
        self.is_writing.set(true);
        let now = random::now_ms();
        let author = Author { office: office(self.device), replica, at: Moment::from_millis(now) };
        let stem = stem(author.office, replica);
        let written = self.write_as(&folder, author, &stem, Note { at: now, records, seen }).await;
        self.is_writing.set(false);
        self.state.set(match written {
            Ok(note) => State::Ready(Some(note)),
            Err(why) => State::Failed(why),
        });
    }

    async fn write_as(self, folder: &Folder, author: Author, stem: &str, note: Note) -> Result<Note, Why> {
        let (today, desk) = (random::today(), self.desk);
        let made = async {
            let job = Job::start()?;
            job.write(author, Content::Part(Part::default()), None, &|look| desk.peek(look), &|_, _| {}).await
        };
        let file = made.await.map_err(|failure: Failure| Why::File(failure.to_string()))?;
        let of_folder = async {
            let before = Folder::kept().await?.and_then(|(_, note)| note).map_or(0, |note| note.records);
            let has_shrunk = has_shrunk(before, note.records);
            let minute = has_shrunk.then(|| ((note.at / 60_000 + ZONE_MINUTES) % (24 * 60)) as u32);
            folder.write(&file_name(stem, today, minute), &file).await?;
            folder.note(&note).await?;
            if !has_shrunk {
                let names = folder.names().await?;
                for name in served(&names, stem, today) {
                    folder.remove(name).await?;
                }
            }
            Ok(())
        };
        of_folder.await.map_err(Why::Storage)?;
        Ok(note)
    }
}
