//! What is derived from the tables and kept at hand: the facts that lists and figures ask of every
//! cooperative, and which records belong to which, of every table that declares an owner.
//!
//! Built once, then kept up edit by edit, so that an edit costs the same at any size.

use super::as_of::LastDay;
use super::looked::Looked;
use super::texts::Texts;
use super::{AnyTable, AsOf, Patch, Table, Tables, Viewpoint};
use crate::domain::status::{Status, StatusRule, Verdict, judge};
use crate::domain::territory::Territory;
use crate::domain::{AnnualReport, Cooperative, Date, DeclaredStatus, Id, Kind, Record, Supervision};
use crate::replica::Row;
use rustc_hash::{FxBuildHasher, FxHashMap};
use std::ops::Range;

/// What lists and figures ask of a cooperative.
#[derive(Debug, Clone, PartialEq)]
pub struct Facts {
    /// Whether the record is there at all.
    pub live: bool,
    /// Place of its district in the territory's list.
    pub district: Option<u8>,
    /// Who supervises it.
    pub supervision: Option<Supervision>,
    /// Its kind.
    pub kind: Option<Kind>,
    /// Status as declared.
    pub declared: Option<DeclaredStatus>,
    /// Status under the chosen rule.
    pub computed: Status,
    /// Year of the legal date.
    pub founded: Option<i32>,
}

/// The index of a workspace.
#[derive(Debug)]
pub struct Index {
    viewpoint: Viewpoint,
    /// What the data stand for.
    last_day: Option<LastDay>,
    as_of: AsOf,
    facts: Vec<Facts>,
    /// Everything the search looks into, folded by [`fold`].
    texts: Texts,
    /// Of every table the positions of what belongs to a record.
    groups: [Groups; Tables::NAMES.len()],
    /// At anything but the groups, which change with their tables.
    looked: Looked,
}

/// The positions of the rows that belong to a record, by its id.
type Groups = FxHashMap<Id, Vec<u32>>;

/// An index that is being built, piece by piece, so that a page can go on in between.
#[derive(Debug)]
pub struct Building {
    index: Index,
    /// How many rows every table had when it was begun. What comes in between is entered afterwards, as any edit.
    counts: [usize; Tables::NAMES.len()],
    /// Rows that have been gone through, of all tables together.
    done: usize,
}

impl Building {
    /// Begins to derive everything as it is seen from that viewpoint.
    pub fn begin(tables: &Tables, viewpoint: Viewpoint) -> Self {
        let count = tables.cooperatives.rows().len();
        let last_day = LastDay::of_all(tables, viewpoint.today);
        let index = Index {
            viewpoint,
            last_day,
            as_of: viewpoint.as_of(last_day.map(|last| last.day)),
            facts: Vec::with_capacity(count),
            texts: Texts::with_capacity(count),
            groups: tables.each().map(|table| {
                let owners = Tables::owner_table(table.name()).and_then(|owner| tables.any(owner));
                // No more groups than there are records that can have one.
                let most = owners.map_or(0, |owners| owners.count().min(table.count()));
                Groups::with_capacity_and_hasher(most, FxBuildHasher)
            }),
            looked: Looked::default(),
        };
        Self { index, counts: tables.each().map(AnyTable::count), done: 0 }
    }

    /// Goes on through at most so many rows of the same tables; returns whether it is done.
    pub fn go_on(&mut self, tables: &Tables, rows: usize) -> bool {
        let index = &mut self.index;
        let mut piece = Piece { skip: self.done, left: rows };
        for ((groups, table), count) in index.groups.iter_mut().zip(tables.each()).zip(self.counts) {
            if Tables::belongs(table.name()) {
                piece.of(count).for_each(|at| enter(groups, table, at));
            }
        }
        // Last, as their status follows from what belongs to them.
        let count = self.counts[const { Tables::number::<Cooperative>() }];
        for row in &tables.cooperatives.rows()[piece.of(count)] {
            let facts = index.facts_of(tables, row);
            index.facts.push(facts);
            index.texts.push(|text| write_searchable(&row.value, text));
        }
        self.done += rows - piece.left;
        piece.left > 0
    }

    /// The index.
    pub fn finish(self) -> Index {
        self.index
    }
}

/// The rows that are gone through in one piece, of several tables one after another.
struct Piece {
    skip: usize,
    left: usize,
}

impl Piece {
    /// Those of a table that has so many.
    fn of(&mut self, rows: usize) -> Range<usize> {
        let start = self.skip.min(rows);
        let end = start + self.left.min(rows - start);
        self.skip -= start;
        self.left -= end - start;
        start..end
    }
}

impl Index {
    /// Derives everything anew, see [`Building::begin`].
    pub fn build(tables: &Tables, viewpoint: Viewpoint) -> Self {
        let mut building = Building::begin(tables, viewpoint);
        while !building.go_on(tables, usize::MAX) {}
        building.finish()
    }

    /// Begins to derive everything anew, after more than edits.
    pub fn begin_anew(&self, tables: &Tables) -> Building {
        Building::begin(tables, self.viewpoint)
    }

    /// Derives everything anew, after more than edits.
    pub(super) fn rebuild(&mut self, tables: &Tables) {
        *self = Self::build(tables, self.viewpoint);
    }

    /// Sees everything from another viewpoint.
    pub(super) fn reinterpret(&mut self, tables: &Tables, viewpoint: Viewpoint) {
        self.viewpoint = viewpoint;
        self.last_day = LastDay::of_all(tables, viewpoint.today);
        self.judge_all(tables);
    }

    /// The day that is to be seen.
    fn seen_as_of(&self) -> AsOf {
        self.viewpoint.as_of(self.last_day.map(|last| last.day))
    }

    /// Computes the status of all as the evidence stands on that day.
    fn judge_all(&mut self, tables: &Tables) {
        self.as_of = self.seen_as_of();
        let rows = &tables.cooperatives.rows()[..self.facts.len()];
        let computed: Vec<Status> = rows.iter().map(|row| self.verdict(tables, row).status).collect();
        for (facts, computed) in self.facts.iter_mut().zip(computed) {
            facts.computed = computed;
        }
    }

    /// Takes note of a patch that has been applied. Returns whether the facts of cooperatives hang on its table.
    pub fn update(&mut self, tables: &Tables, patch: &Patch) -> bool {
        let grouped = Tables::belongs(patch.table()).then(|| self.regroup(tables, patch)).flatten();
        match patch.table() {
            Cooperative::TABLE => self.refresh(tables, patch.id()),
            AnnualReport::TABLE => self.refresh(tables, grouped.unwrap_or_default()),
            _ => return false,
        }
        self.last_day = LastDay::after(self.last_day, tables, patch.id(), self.viewpoint.today);
        if self.seen_as_of() != self.as_of {
            self.judge_all(tables);
        }
        true
    }

    /// Enters a record that may be new among those of its owner, and returns whose it is.
    fn regroup(&mut self, tables: &Tables, patch: &Patch) -> Option<Id> {
        let mut all = self.groups.iter_mut().zip(tables.each());
        let (groups, table) = all.find(|(_, table)| table.name() == patch.table())?;
        let at = table.number(patch.id())?;
        let owner = table.owner(at)?;
        if !groups.get(&owner).is_some_and(|group| group.contains(&(at as u32))) {
            enter(groups, table, at);
        }
        Some(owner)
    }

    fn refresh(&mut self, tables: &Tables, cooperative: Id) {
        let Some(at) = tables.cooperatives.position(cooperative) else { return };
        let row = &tables.cooperatives.rows()[at];
        let facts = self.facts_of(tables, row);
        if at == self.facts.len() {
            self.facts.push(facts);
            self.texts.push(|text| write_searchable(&row.value, text));
        } else {
            self.facts[at] = facts;
            let mut text = String::new();
            write_searchable(&row.value, &mut text);
            if text != self.texts.get(at) {
                self.texts.set(at, text);
            }
        }
    }

    fn facts_of(&self, tables: &Tables, row: &Row<Cooperative>) -> Facts {
        let c = &row.value;
        Facts {
            live: !row.deleted,
            district: c.district.and_then(|code| Territory::current().district_position(code)).map(|at| at as u8),
            supervision: c.supervision(),
            kind: c.kind,
            declared: c.declared_status,
            computed: self.verdict(tables, row).status,
            founded: c.founded(),
        }
    }

    /// The status of a cooperative under the chosen rule, with its evidence.
    pub fn verdict(&self, tables: &Tables, row: &Row<Cooperative>) -> Verdict {
        self.looked.note();
        let reports = self.of::<AnnualReport>(tables, row.id).map(|report| &report.value);
        judge(self.viewpoint.rule, row.value.form, reports, self.as_of.day)
    }

    /// The facts of every cooperative, in the order of the table.
    pub fn facts(&self) -> &[Facts] {
        self.looked.note();
        &self.facts
    }

    /// What the search looks into, of every cooperative in the order of the table.
    pub fn texts(&self) -> &Texts {
        self.looked.note();
        &self.texts
    }

    /// The rule under which the status is computed.
    pub fn rule(&self) -> StatusRule {
        self.viewpoint().rule
    }

    /// From where everything is seen.
    pub fn viewpoint(&self) -> Viewpoint {
        self.looked.note();
        self.viewpoint
    }

    /// The day that every status and every analysis stands for, and where it comes from.
    pub fn as_of(&self) -> AsOf {
        self.looked.note();
        self.as_of
    }

    /// That day.
    pub fn position(&self) -> Date {
        self.as_of().day
    }

    /// Whether somebody has looked at what is derived.
    pub(super) const fn looked(&self) -> &Looked {
        &self.looked
    }

    /// The records of a table that belong to another record, in no order. One that has gone to another owner is in the groups
    /// of both, and belongs to the one that it names.
    pub fn of<'t, R: Record>(&'t self, tables: &'t Tables, owner: Id) -> impl Iterator<Item = &'t Row<R>> + Clone {
        let positions = self.groups[const { Tables::number::<R>() }].get(&owner).map_or(&[][..], |positions| positions);
        let rows = tables.table::<R>().map_or(&[][..], Table::rows);
        let belongs = move |row: &&'t Row<R>| !row.deleted && row.value.owner() == Some(owner);
        positions.iter().map(move |at| &rows[*at as usize]).filter(belongs)
    }
}

/// Enters a row among those of its owner.
fn enter(groups: &mut Groups, table: &dyn AnyTable, at: usize) {
    if let Some(owner) = table.owner(at) {
        groups.entry(owner).or_default().push(at as u32);
    }
}

/// Folds a text for searching and sorting: lower case, without the marks and spaces that people vary.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_onto(&mut folded, text);
    folded
}

/// Appends a text as [`fold`] gives it.
fn fold_onto(folded: &mut String, text: &str) {
    let start = folded.len();
    if is_plain(text) {
        folded.push_str(text);
        folded[start..].make_ascii_lowercase();
        return;
    }
    for c in text.chars() {
        match c {
            'A'..='Z' => folded.push(c.to_ascii_lowercase()),
            '\'' | '`' | '"' | '\u{2018}' | '\u{2019}' | '\u{201c}' | '\u{201d}' => {}
            c if c.is_whitespace() => {
                if !folded[start..].ends_with(' ') {
                    folded.push(' ');
                }
            }
            c if c.is_ascii() => folded.push(c),
            c => folded.extend(c.to_lowercase()),
        }
    }
}

/// Whether folding a text, like almost all there are, changes nothing but capitals.
fn is_plain(text: &str) -> bool {
    let mut before = 0;
    text.bytes().all(|byte| {
        let doubled = byte == b' ' && before == b' ';
        before = byte;
        (b' '..=b'~').contains(&byte) && !matches!(byte, b'\'' | b'`' | b'"') && !doubled
    })
}

/// What the search looks into beside the name of a cooperative: fields, and what they say.
pub(super) fn beside_name(c: &Cooperative) -> [(usize, Option<&str>); 5] {
    [
        (Cooperative::AT.nik, c.nik.as_deref()),
        (Cooperative::AT.legal_number, c.legal_number.as_deref()),
        (Cooperative::AT.village, c.village.as_deref()),
        (Cooperative::AT.address, c.address.as_deref()),
        (Cooperative::AT.subdistrict, c.subdistrict.and_then(|code| Territory::current().name_of(code))),
    ]
}

/// Appends everything of a cooperative that the search looks into, folded, the name first.
fn write_searchable(c: &Cooperative, text: &mut String) {
    fold_onto(text, &c.name);
    for part in beside_name(c).into_iter().filter_map(|(_, part)| part) {
        text.push('\n');
        fold_onto(text, part);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Custody, Ref, Visit};
    use crate::replica::{Knowledge, ReplicaId};
    use crate::sample;
    use crate::workspace::{Edit, EditOf, Install, Source, TableVisitor, Transaction, Workspace};
    use proptest::prelude::*;
    use std::collections::BTreeSet;
    use std::convert::Infallible;

    /// Holds against the rows of every table what the index says belongs to whom.
    struct Groups<'t>(&'t Tables, &'t Index, usize);

    impl TableVisitor for Groups<'_> {
        type Error = Infallible;
        fn visit<R: Record>(&mut self, table: &Table<R>) -> Result<(), Infallible> {
            let owner = |row: &Row<R>| row.value.owner();
            let owners: BTreeSet<Id> = table.rows().iter().filter_map(owner).collect();
            for id in owners {
                let all = table.live().filter(|row| owner(row) == Some(id)).map(|row| row.id);
                let found: Vec<Id> = self.1.of::<R>(self.0, id).map(|row| row.id).collect();
                assert_eq!(BTreeSet::from_iter(found.iter().copied()), all.collect(), "{} of {id}", R::TABLE);
                assert_eq!(BTreeSet::from_iter(found.iter()).len(), found.len(), "{} twice", R::TABLE);
                self.2 += found.len();
            }
            Ok(())
        }
    }

    /// How many records belong to others, by the index.
    fn grouped(desk: &Workspace) -> usize {
        let mut groups = Groups(desk.tables(), desk.index(), 0);
        let Ok(()) = desk.tables().visit(&mut groups);
        groups.2
    }

    #[test]
    fn whatever_belongs_to_a_record_is_found_by_it_in_every_table_however_the_index_came_to_be() {
        let options = sample::Options { cooperatives: 60, ..sample::Options::default() };
        let tables = sample::fictional(&options);
        let mut pieces = Building::begin(&tables, Viewpoint::in_tests(StatusRule::Ods));
        while !pieces.go_on(&tables, 7) {}
        let install = Install { replica: ReplicaId::new(1), heir: ReplicaId::new(101), lane: 0 };
        let mut desk = Workspace::with_index(install, tables, Knowledge::default(), pieces.finish());
        let before = grouped(&desk);
        let owned = desk.tables().each().into_iter().filter(|table| Tables::belongs(table.name()));
        let deleted = |table: &dyn AnyTable| table.each().filter(|row| row.is_deleted()).count();
        assert_eq!(before, owned.map(|table| table.count() - deleted(table)).sum::<usize>());
        // One that comes, goes to another owner, and is deleted; and one that belongs to what belongs to another.
        let [one, other] = [0, 1].map(|at| desk.tables().cooperatives.rows()[at].id);
        let case = desk.tables().cases.rows()[0].id;
        let custody = |cooperative| Custody { cooperative, ..Custody::default() };
        let (id, visit) = (Id::new(1, [9; 10]), Visit { case: Ref::to(case), ..Visit::default() });
        desk.commit(Transaction::of(EditOf::create(id, custody(Ref::to(one)))), 1_800_000_000_000);
        desk.commit(Transaction::of(EditOf::create(Id::new(2, [9; 10]), visit)), 1_800_000_000_001);
        assert_eq!(grouped(&desk), before + 2);
        desk.commit(
            Transaction::of(EditOf::change(id, custody(Ref::to(one)), custody(Ref::to(other)))),
            1_800_000_000_002,
        );
        assert_eq!(desk.index().of::<Custody>(desk.tables(), other).filter(|row| row.id == id).count(), 1);
        assert_eq!(grouped(&desk), before + 2);
        desk.commit(Transaction::of(EditOf::of(id, Some(custody(Ref::to(other))), None)), 1_800_000_000_003);
        assert_eq!(grouped(&desk), before + 1);
        desk.undo(1_800_000_000_004);
        assert_eq!(grouped(&desk), before + 2);
    }

    #[test]
    fn what_is_entered_while_an_index_is_being_built_stands_in_it_at_its_place() {
        let options = sample::Options { cooperatives: 40, ..sample::Options::default() };
        let install = Install { replica: ReplicaId::new(1), heir: ReplicaId::new(101), lane: 0 };
        let seen = Knowledge::default();
        let mut desk =
            Workspace::new(install, sample::fictional(&options), seen.clone(), Viewpoint::in_tests(StatusRule::Ods));
        desk.take_in(Tables::default(), seen, Source::Files);
        let mut building = desk.index().begin_anew(desk.tables());
        let owner = desk.tables().cooperatives.rows()[0].id;
        for at in 0.. {
            let (id, now) = (Id::new(at, [9; 10]), 1_800_000_000_000 + at);
            let edit: Edit = match at % 3 {
                0 => EditOf::create(id, Custody { cooperative: Ref::to(owner), ..Custody::default() }).into(),
                1 => EditOf::create(id, AnnualReport { cooperative: Ref::to(owner), ..AnnualReport::default() }).into(),
                _ => EditOf::create(id, Cooperative::default()).into(),
            };
            desk.commit(Transaction { edits: vec![edit] }, now);
            if building.go_on(desk.tables(), 20) {
                break;
            }
        }
        desk.set_index(building.finish());
        let whole = Index::build(desk.tables(), Viewpoint::in_tests(StatusRule::Ods));
        assert_eq!(desk.index().facts(), whole.facts());
        let mut groups = Groups(desk.tables(), &whole, 0);
        let Ok(()) = desk.tables().visit(&mut groups);
        assert_eq!(grouped(&desk), groups.2);
    }

    proptest! {
        #[test]
        fn a_plain_text_is_folded_as_any_other(text in "[ -~]{0,12}|[aB '\t-]{0,8}") {
            // The mark falls away, and with it a text is not plain.
            prop_assert_eq!(fold(&text), fold(&format!("{text}\u{2019}")));
        }
    }
}
