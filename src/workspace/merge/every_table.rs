//! What a merge promises, on histories in which offices enter, change and delete records of every table there is, as the
//! tables declare them: whoever has everything has the same, and nothing is lost or invented.
//!
//! `histories` beside this goes deeper, into decisions, parts and clocks, with cooperatives and their reports alone.

use super::tests::{cases, file_of, office};
use super::{Theirs, merge};
use crate::domain::{AnyRecord, AreaCode, Id, Record};
use crate::exchange::json::{self, Author, Moment};
use crate::replica::Stamp;
use crate::workspace::drawn::{self, Chance, RECORDS};
use crate::workspace::{Edit, EditOf, Entry, Patch, Table, TableVisitor, Tables, Transaction, Workspace};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::convert::Infallible;

const NOW: u64 = 1_790_000_000_000;
const OFFICES: usize = 4;

#[derive(Debug, Clone)]
enum Deed {
    /// Enters a record, with what it belongs to, or changes it where it is there.
    Write {
        table: usize,
        number: u64,
        seed: u64,
    },
    /// Deletes a record with all that belongs to it.
    Delete {
        table: usize,
        number: u64,
    },
    Undo,
    Merge {
        from: usize,
        file: bool,
    },
}

fn deeds() -> impl Strategy<Value = Vec<(usize, Deed)>> {
    let (table, number) = (0..Tables::NAMES.len(), 0..RECORDS);
    let deed = prop_oneof![
        12 => (table.clone(), number.clone(), any::<u64>())
            .prop_map(|(table, number, seed)| Deed::Write { table, number, seed }),
        2 => (table, number).prop_map(|(table, number)| Deed::Delete { table, number }),
        1 => Just(Deed::Undo),
        5 => (0..OFFICES, proptest::bool::weighted(0.3)).prop_map(|(from, file)| Deed::Merge { from, file }),
    ];
    proptest::collection::vec((0..OFFICES, deed), 1..60)
}

/// One write: which field of which record of which table, and its stamp.
type Write = (&'static str, Id, usize, Stamp);

/// All writes that stand or stand aside.
fn dots(tables: &Tables) -> BTreeSet<Write> {
    let mut dots = BTreeSet::new();
    for table in tables.each() {
        for row in table.each() {
            row.each_dot(table.names().len(), &mut |field, stamp| {
                dots.insert((table.name(), row.id(), field, stamp));
            });
        }
    }
    dots
}

/// Looks at the record of a number, for what somebody does to it.
struct Find {
    number: u64,
    seed: Option<u64>,
    id: Id,
    owner: Option<(&'static str, Id)>,
    edit: Option<Edit>,
}

impl TableVisitor for Find {
    type Error = Infallible;
    fn visit<R: Record>(&mut self, table: &Table<R>) -> Result<(), Infallible> {
        let (id, first) = drawn::numbered::<R>(self.number);
        (self.id, self.owner) = (id, first.belongs_to());
        let Some(mut chance) = self.seed.map(Chance::of) else { return Ok(()) };
        self.edit = Some(match table.get_live(id) {
            None => EditOf::create(id, drawn::changed(&first, &mut chance)).into(),
            Some(row) => EditOf::change(id, row.value.clone(), drawn::changed(&row.value, &mut chance)).into(),
        });
        Ok(())
    }
}

struct World {
    desks: Vec<Workspace>,
    heard: Vec<BTreeSet<Write>>,
    over: BTreeSet<Write>,
    now: u64,
}

impl World {
    fn after(deeds: &[(usize, Deed)]) -> Self {
        let desks = (1..=OFFICES as u64).map(office).collect();
        let mut world = Self { desks, heard: vec![BTreeSet::new(); OFFICES], over: BTreeSet::new(), now: NOW };
        deeds.iter().for_each(|(desk, deed)| world.act(*desk, deed));
        world
    }

    fn act(&mut self, desk: usize, deed: &Deed) {
        self.now += 1_000;
        let find = |table: usize, number, seed| {
            let mut find = Find { number, seed, id: Id::default(), owner: None, edit: None };
            let Some(Ok(())) = self.desks[desk].tables().look(Tables::NAMES[table], &mut find) else { unreachable!() };
            find
        };
        match *deed {
            Deed::Write { table, number, seed } => {
                let found = find(table, number, Some(seed));
                let tables = self.desks[desk].tables();
                let mut edits: Vec<Edit> = found.edit.into_iter().collect();
                // What it belongs to is entered with it, where that is not there; nobody enters anything of what is deleted.
                let mut owner = found.owner;
                while let Some((table, id)) = owner {
                    if tables.is_deleted(table, id) {
                        return;
                    }
                    let at = Tables::NAMES.iter().position(|name| *name == table).expect("a table");
                    let of = find(at, number, Some(seed));
                    edits.splice(0..0, of.edit.filter(|_| !tables.is_live(table, id)));
                    owner = of.owner;
                }
                self.commit(desk, edits);
            }
            Deed::Delete { table, number } => {
                let id = find(table, number, None).id;
                let edits = self.desks[desk].tables().deletion_of(Tables::NAMES[table], id).edits;
                if !edits.is_empty() {
                    self.commit(desk, edits);
                }
            }
            Deed::Undo => {
                if let Some(entry) = self.desks[desk].undo(self.now) {
                    self.note(desk, &entry);
                }
            }
            Deed::Merge { from, file } => self.merge(from, desk, file),
        }
    }

    fn commit(&mut self, desk: usize, edits: Vec<Edit>) {
        let entry = self.desks[desk].commit(Transaction { edits }, self.now);
        self.note(desk, &entry);
    }

    /// Takes note of what was written, and of what is over by that.
    fn note(&mut self, desk: usize, entry: &Entry) {
        for patch in &entry.patches {
            let mut bytes = Vec::new();
            patch.encode(&mut bytes).expect("it can be kept");
            assert_eq!(Patch::decode(&bytes).expect("and read again"), (patch.clone(), &[][..]));
        }
        for write in dots(self.desks[desk].tables()).into_iter().filter(|write| write.3 == entry.stamp) {
            let is_of_the_same = |other: &&Write| (other.0, other.1, other.2) == (write.0, write.1, write.2);
            let replaced: Vec<Write> = self.heard[desk].iter().filter(is_of_the_same).copied().collect();
            self.over.extend(replaced);
            self.heard[desk].insert(write);
        }
    }

    fn merge(&mut self, from: usize, to: usize, file: bool) {
        if from == to {
            return;
        }
        let theirs = if file { self.filed(from) } else { file_of(&self.desks[from]) };
        self.desks[to].merge([theirs], self.now);
        let heard = self.heard[from].clone();
        self.heard[to].extend(heard);
    }

    /// What would come in by way of a file.
    fn filed(&self, desk: usize) -> Theirs {
        let desk = &self.desks[desk];
        let at = Moment::from_millis(self.now);
        let author = Author { office: AreaCode::from_digits(63), replica: desk.replica(), at };
        let file = json::write(desk.tables(), desk.seen(), author, &mut |_, _| {});
        json::read(&file, &mut |_, _| {}).expect("what is written can be read").theirs()
    }

    /// Everybody gets everything.
    fn exchange(&mut self) {
        (1..OFFICES).for_each(|from| self.merge(from, 0, from % 2 == 0));
        (1..OFFICES).for_each(|to| self.merge(0, to, to % 2 == 1));
    }
}

fn joined(ours: &Theirs, theirs: &Theirs) -> Theirs {
    let mut joined = ours.clone();
    merge(&mut joined.tables, &mut joined.seen, theirs.clone(), None, NOW);
    joined
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(cases(96)))]

    #[test]
    fn whoever_has_everything_has_the_same_and_nothing_is_lost_or_invented(deeds in deeds()) {
        let mut world = World::after(&deeds);
        world.exchange();
        let heard: BTreeSet<Write> = world.heard.iter().flatten().copied().collect();
        let standing: BTreeSet<Write> = heard.difference(&world.over).copied().collect();
        for desk in &world.desks {
            prop_assert_eq!(&dots(desk.tables()), &standing);
            prop_assert_eq!(drawn::differing(desk.tables(), world.desks[0].tables()), None);
            let asked = |desk: &Workspace| desk.conflicts().into_iter().collect::<BTreeSet<_>>();
            prop_assert_eq!(asked(desk), asked(&world.desks[0]));
        }
    }

    #[test]
    fn merging_is_commutative_associative_and_idempotent(deeds in deeds()) {
        let world = World::after(&deeds);
        let [a, b, c] = [0, 1, 2].map(|desk| file_of(&world.desks[desk]));
        let ab = joined(&a, &b);
        let pairs = [
            (ab.clone(), joined(&b, &a)),
            (joined(&ab, &c), joined(&a, &joined(&b, &c))),
            (joined(&a, &a), a),
            (joined(&ab, &b), ab),
        ];
        for (one, other) in &pairs {
            prop_assert_eq!(drawn::differing(&one.tables, &other.tables), None);
            prop_assert_eq!(&one.seen, &other.seen);
        }
    }

    #[test]
    fn who_hears_of_everything_before_writing_is_never_asked(deeds in deeds()) {
        let mut world = World::after(&[]);
        for (desk, deed) in deeds.iter().take(20) {
            world.act(*desk, deed);
            (0..OFFICES).for_each(|to| world.merge(*desk, to, false));
            prop_assert!(world.desks.iter().all(|desk| desk.conflicts().is_empty()));
        }
    }
}
