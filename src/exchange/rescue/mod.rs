//! What the rescue dialog has saved (`src/shell/rescue.js`), read back: everything that a browser had stored, as it lay
//! there. It brings what a whole file brings, and is trusted no more than one.
//!
//! What it holds is opened as a page would, and then goes the way of a file: written and read, so that every record passes
//! the checks of one.

mod form;

use super::json::{self, Author, FlawKind, Incoming, MOST_BYTES, Part, Progress, Refusal};
use super::photos::{self, Photos, PhotosError};
use crate::domain::territory::Territory;
use crate::domain::{AreaCode, Id, Record};
use crate::replica::{ReplicaId, Row};
use crate::storage::{OpenError, Opened, Rescued, keys};
use crate::workspace::{FillVisitor, Table};
pub use form::FORMAT;
use form::Saved;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Records of which only a part could be read are left out, so many times twenty.
const MOST_ROUNDS: usize = 50;

/// What there is to say of a rescue file beyond what is said of any.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Remarks {
    /// What could not be read: under which key it lay, or which record it was.
    pub lost: Vec<String>,
    /// Whether the dialog could not read all when it saved the file.
    pub is_incomplete: bool,
    /// How many photographs of visits are in it.
    pub photos: usize,
}

/// Reads a Selaras file, or what the rescue dialog has saved.
pub fn read_either(bytes: &[u8], progress: Progress<'_>) -> Result<(Incoming, Option<Remarks>), Refusal> {
    match json::read(bytes, progress) {
        Err(Refusal::NotSelaras) => read(bytes, progress).map(|(incoming, remarks)| (incoming, Some(remarks))),
        read => Ok((read?, None)),
    }
}

/// Reads what the rescue dialog has saved. Its author is the install that it comes from.
pub fn read(bytes: &[u8], progress: Progress<'_>) -> Result<(Incoming, Remarks), Refusal> {
    if bytes.len() as u64 > MOST_BYTES {
        return Err(Refusal::TooLarge { bytes: bytes.len() as u64, most: MOST_BYTES });
    }
    let text = std::str::from_utf8(bytes).map_err(|_| Refusal::NotText)?;
    let Saved { at, rescued, mut remarks } = Saved::read(text)?;
    let opened = rescued.open().map_err(refusal)?;
    remarks.lost.extend(opened.troubles.iter().map(|trouble| trouble.key.clone()));
    if opened.tables.is_empty() && remarks.lost.is_empty() {
        return Err(Refusal::NothingRescued);
    }
    let replica = rescued.text(keys::REPLICA).and_then(|text| text.parse().ok());
    if replica.is_none() {
        remarks.lost.push(keys::REPLICA.to_owned());
    }
    let author = Author { office: office(&rescued), replica: replica.unwrap_or(ReplicaId::new(0)), at };
    drop(rescued);
    let mut incoming = checked(opened, author, &mut remarks, progress)?;
    if !remarks.lost.is_empty() || remarks.is_incomplete {
        // Of what was lost it must not be said that it has been seen, or nobody would give it back.
        incoming.part = Some(Part::default());
    }
    Ok((incoming, remarks))
}

/// The photographs of visits in what the rescue dialog has saved, checked as those of a file of photographs.
pub fn read_photos(text: &str) -> Result<Photos, PhotosError> {
    let found = form::photos(text).map_err(|refusal| match refusal {
        Refusal::Newer(_) => PhotosError::Newer,
        _ => PhotosError::NotPhotos,
    })?;
    photos::read(&String::from_utf8_lossy(&photos::write(found)))
}

/// The office that worked there; that of the province where none was chosen yet, as on the page.
fn office(rescued: &Rescued) -> AreaCode {
    #[derive(Deserialize)]
    struct Settings {
        office: Option<AreaCode>,
    }
    let settings = rescued.text(keys::SETTINGS).and_then(|text| serde_json::from_str::<Settings>(text).ok());
    settings.and_then(|settings| settings.office).unwrap_or(Territory::current().province.code)
}

fn refusal(error: OpenError) -> Refusal {
    match error {
        OpenError::Newer(schema) => Refusal::RescuedNewer(schema),
        OpenError::Storage(_) | OpenError::Earlier(_) | OpenError::Manifest => Refusal::Head("keys".to_owned()),
    }
}

/// The records as a file would bring them. A change of a record whose shard was lost has not all that it needs to be one;
/// such are left out, and named.
fn checked(opened: Opened, author: Author, remarks: &mut Remarks, progress: Progress<'_>) -> Result<Incoming, Refusal> {
    let mut tables = opened.tables;
    for _ in 0..MOST_ROUNDS {
        let file = json::write(&tables, &opened.seen, author, progress);
        let (first, count) = match json::read(&file, progress) {
            Err(Refusal::Flaws { first, count }) => (first, count),
            read => return read,
        };
        let torn = first.iter().filter(|flaw| flaw.kind == FlawKind::ForeignId);
        let torn: BTreeSet<(String, Id)> =
            torn.filter_map(|flaw| Some((flaw.table.clone(), flaw.value.as_ref()?.parse().ok()?))).collect();
        if torn.len() < first.len() || remarks.lost.is_empty() {
            return Err(Refusal::Flaws { first, count });
        }
        remarks.lost.extend(torn.iter().map(|(table, id)| format!("{table} {id}")));
        tables = tables.fill(&mut AllBut(&torn));
    }
    Err(Refusal::Head("keys".to_owned()))
}

/// All records but some.
struct AllBut<'t>(&'t BTreeSet<(String, Id)>);

impl FillVisitor for AllBut<'_> {
    fn visit<R: Record>(&mut self, from: &Table<R>, to: &mut Table<R>) {
        let is_torn = |row: &Row<R>| self.0.contains(&(R::TABLE.to_owned(), row.id));
        for row in from.rows().iter().filter(|row| !is_torn(row)) {
            to.insert(row.clone());
        }
    }
}

#[cfg(test)]
mod tests;
