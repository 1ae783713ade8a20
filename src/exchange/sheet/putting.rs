//! What a row makes of the records of several tables: each held against those before it and against the rules, and all of them
//! taken, or none.

use super::cooperatives::overlay::{self, Found, Overlay, Refused, Touched};
use super::cooperatives::{CellChange, Class, differences, differing};
use super::row::Said;
use crate::domain::{Date, Id, Record};
use crate::replica::Fields;
use crate::workspace::Tables;
use rustc_hash::FxHashMap;

/// Records as rows so far would make them.
pub(super) type TouchedById<R> = FxHashMap<Id, Touched<R>>;

/// Why a row is not taken, with the table of the record that is not.
pub type Refusal = (&'static str, Refused);

/// A record, and what is said of it.
#[derive(Debug)]
pub(super) struct Piece<R> {
    pub id: Id,
    pub said: Said<R>,
}

/// What a line would do.
#[derive(Debug, Default)]
pub struct Put {
    pub class: Option<Class>,
    pub changes: Vec<CellChange>,
    /// What the rules point out, with the table of the record.
    pub found: Vec<(&'static str, Found)>,
}

/// A record that is ready to be taken in.
pub(super) struct Ready<R> {
    id: Id,
    before: Option<R>,
    pub after: R,
    changed: Fields,
    said: Fields,
}

/// What is being put, and beside what.
pub(super) struct Putting<'p> {
    tables: &'p Tables,
    overlay: &'p Overlay,
    today: Date,
    pub found: Vec<(&'static str, Found)>,
}

impl<'p> Putting<'p> {
    /// Nothing yet.
    pub const fn new(tables: &'p Tables, overlay: &'p Overlay, today: Date) -> Self {
        Self { tables, overlay, today, found: Vec::new() }
    }

    /// The record as it would be, held against those before it and against the rules.
    pub fn ready<R: Record>(
        &mut self,
        touched: &TouchedById<R>,
        piece: Piece<R>,
        owner: Option<&R::Owner>,
    ) -> Result<Ready<R>, Refusal> {
        let refused = |why: Refused| (R::TABLE, why);
        let Piece { id, said } = piece;
        let standing = self.tables.table::<R>().and_then(|table| table.get_live(id));
        let before = overlay::here(touched, standing, id);
        let after = said.onto(&before.clone().unwrap_or_default());
        let changed = match &before {
            Some(before) => self.overlay.open_to_change(standing, differing(before, &after)),
            None => differing(&R::default(), &after),
        };
        overlay::check(touched, id, changed.and(said.fields)).map_err(|kind| refused(kind.into()))?;
        let of_before = before.as_ref().map(|before| before.findings(owner, self.today)).unwrap_or_default();
        let mut found = Vec::new();
        overlay::hold(None, &of_before, &after.findings(owner, self.today), &mut found).map_err(refused)?;
        self.found.extend(found.into_iter().map(|found| (R::TABLE, found)));
        Ok(Ready { id, before, after, changed, said: said.fields })
    }
}

impl<R: Record> Ready<R> {
    /// Takes it in, and tells what it changes.
    pub fn take(self, touched: &mut TouchedById<R>, row: usize, put: &mut Put) {
        let is_new = self.before.is_none();
        let changes = differences(self.before.as_ref(), &self.after, None);
        // To what it belongs is told by the row.
        put.changes.extend(changes.into_iter().filter(|change| R::OWNER.is_none() || !is_of_owner::<R>(&change.field)));
        let changed = !self.changed.is_empty();
        let class = if R::OWNER.is_none() { Class::of(is_new, changed) } else { Class::of(false, changed || is_new) };
        // New is more than changing, and that more than nothing.
        put.class = put.class.map_or(Some(class), |before| Some(before.min(class)));
        overlay::take(touched, self.id, self.after, self.changed, self.said, row);
    }
}

fn is_of_owner<R: Record>(field: &str) -> bool {
    R::field(field).is_some_and(|field| R::FIELDS[field].refers == R::OWNER)
}
