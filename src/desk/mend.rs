//! Setting right what was opened, before it is used. It is hardly ever wanted, so that whoever opens a desk hands in how to
//! get at it.

use crate::storage::{MemoryShelf, OpenError, Opened, Store};
use crate::workspace::merge::{Theirs, merge};
use std::collections::BTreeMap;
use std::pin::Pin;

/// What the copy of the shelf holds, by key.
pub type Copies = BTreeMap<String, String>;

/// Something that may have to be loaded first.
pub type Later<T> = Pin<Box<dyn Future<Output = T> + Send>>;

/// Sets right what was opened, with what the copy of the shelf has beyond it, at so many milliseconds since 1970; gives it
/// back as it was where that part of the program cannot be loaded. It is loaded only when it is wanted, which is hardly ever.
pub type Mend = fn(Opened, Option<Copies>, u64) -> Later<Result<Result<Opened, OpenError>, Opened>>;

/// Sets right what was opened: stamps beyond the year 2100, and, where the copy of the shelf has come further than the shelf
/// on which work went on, both as one.
pub fn mend(mut opened: Opened, copies: Option<Copies>, now_ms: u64) -> Result<Opened, OpenError> {
    opened.tables.rectify();
    if let Some(copies) = copies {
        let (_, mut copied) = Store::open(MemoryShelf::of(copies))?;
        copied.tables.rectify();
        let theirs = Theirs::whole(copied.tables, copied.seen);
        merge(&mut opened.tables, &mut opened.seen, theirs, None, now_ms);
        opened.troubles.extend(copied.troubles);
    }
    Ok(opened)
}
