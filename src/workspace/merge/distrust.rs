//! Files that say more than can be true, clocks that are set wrong, and installs that were copied: what others wrote stays,
//! and what clashes is asked about.

use super::tests::{MONDAY, cases, edit, file_of, kud, name_of_kud, now, office, rename};
use super::{Scope, Theirs};
use crate::domain::status::StatusRule;
use crate::domain::{AreaCode, Cooperative, Id, Text, TextOf};
use crate::exchange::json::{self, Author, Moment};
use crate::replica::{DAY_MS, Knowledge, LAST_MILLIS, ReplicaId, Row, Stamp, VersionVector};
use crate::workspace::{EditOf, Install, Tables, Transaction, Viewpoint, Workspace};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::ops::Range;

fn at(millis: u64, replica: u64) -> Stamp {
    Stamp { time: millis << 16, replica: ReplicaId::new(replica) }
}

/// Tapin (1), Banjar (2) and the province (3) have the same cooperative.
fn three() -> [Workspace; 3] {
    let [mut tapin, mut banjar, mut province] = [1, 2, 3].map(office);
    let value = Cooperative { name: Text::cut("KUD A"), ..Default::default() };
    tapin.commit(Transaction::of(EditOf::create(kud(), value)), MONDAY);
    banjar.merge([file_of(&tapin)], MONDAY);
    province.merge([file_of(&banjar)], MONDAY);
    [tapin, banjar, province]
}

/// What an office exports, as it is read elsewhere.
fn exported(desk: &Workspace, now_ms: u64) -> Theirs {
    let author =
        Author { office: AreaCode::from_digits(6305), replica: desk.replica(), at: Moment::from_millis(now_ms) };
    let bytes = json::write(desk.tables(), desk.seen(), author, &mut |_, _| {});
    json::read(&bytes, &mut |_, _| {}).expect("what is exported can be read").theirs()
}

fn noted(desk: &mut Workspace, day: u64, note: &str) {
    edit(desk, day, |kud| kud.note = TextOf::new(note).ok());
}

fn values(desk: &Workspace) -> Vec<String> {
    let contenders = desk.tables().contenders(name_of_kud());
    contenders.iter().map(|one| one.value.as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_file_that_claims_to_have_seen_the_receiver_s_future_changes_nothing_of_what_he_writes() {
    for lie in [at(MONDAY + DAY_MS, 3), at(MONDAY + 300 * DAY_MS, 3), at(LAST_MILLIS, 3)] {
        let [_, banjar, mut province] = three();
        let mut file = file_of(&banjar);
        file.seen.observe(lie);
        province.merge([file], MONDAY);
        noted(&mut province, 1, "diperiksa");
        assert_eq!(province.replica(), ReplicaId::new(3));
        let latest = province.seen().latest_of(province.replica()).unwrap();
        assert!(latest.millis() <= MONDAY + DAY_MS + 1, "{lie}");
        let mut other = office(7);
        other.merge([exported(&province, MONDAY + DAY_MS)], MONDAY + DAY_MS);
        assert_eq!(now(&other).note, now(&province).note);
    }
}

#[test]
fn a_file_that_claims_to_have_seen_what_a_third_office_has_not_written_yet_makes_nothing_of_it_vanish() {
    for ahead in [1, DAY_MS / 2, 2 * DAY_MS, 400 * DAY_MS, LAST_MILLIS - MONDAY] {
        for by_part in [false, true] {
            let [mut tapin, mut banjar, mut province] = three();
            noted(&mut banjar, 0, "titik");
            let mut file = file_of(&banjar);
            file.seen.observe(at(MONDAY + ahead, 1));
            if by_part {
                file.scope = Scope::Part;
            }
            province.merge([file], MONDAY);
            // The province and Tapin write at the same time, Tapin later by its clock and earlier.
            for (of_tapin, of_province) in [(2, 1), (3, 4)] {
                rename(&mut tapin, of_tapin, &format!("KUD Tapin {of_tapin}"));
                rename(&mut province, of_province, &format!("KUD Provinsi {of_province}"));
                let account = &province.merge([file_of(&tapin)], MONDAY + 5 * DAY_MS)[0];
                assert_eq!(account.asked(), [name_of_kud()], "{ahead} {by_part}");
                assert!(values(&province).contains(&format!("KUD Tapin {of_tapin}")));
                tapin.merge([file_of(&province)], MONDAY + 5 * DAY_MS);
            }
        }
    }
}

#[test]
fn a_future_that_somebody_claims_does_not_draw_the_clock_along_when_it_comes_near() {
    let [_, banjar, mut province] = three();
    let mut file = file_of(&banjar);
    file.seen.observe(at(MONDAY + 28 * HOUR_MS, 1));
    province.merge([file], MONDAY);
    let before = now(&province);
    let after = Cooperative { name: Text::cut("KUD sesudahnya"), ..before.clone() };
    let entry = province.commit(Transaction::of(EditOf::change(kud(), before, after)), MONDAY + 5 * HOUR_MS);
    assert_eq!(entry.stamp.millis(), MONDAY + 5 * HOUR_MS);
}

#[test]
fn what_was_once_believed_by_an_earlier_version_is_set_right_when_the_register_is_opened() {
    let [_, _, province] = three();
    let mut seen = province.seen().clone();
    seen.observe(at(LAST_MILLIS, 1));
    seen.observe(at(LAST_MILLIS, 3));
    let install = Install { replica: ReplicaId::new(3), heir: ReplicaId::new(33), lane: 0 };
    let mut desk = Workspace::new(install, province.tables().clone(), seen, Viewpoint::in_tests(StatusRule::Ods));
    let healed = desk.heal(MONDAY);
    assert_eq!((healed.believed, healed.replica), (2, true));
    noted(&mut desk, 1, "sesudahnya");
    assert_eq!(desk.replica(), ReplicaId::new(33));
    let [mut tapin, ..] = three();
    rename(&mut tapin, 2, "KUD Baru");
    desk.merge([file_of(&tapin)], MONDAY + 3 * DAY_MS);
    assert_eq!(&*now(&desk).name, "KUD Baru");
    tapin.merge([exported(&desk, MONDAY + 3 * DAY_MS)], MONDAY + 3 * DAY_MS);
    assert_eq!(now(&tapin).note, now(&desk).note);
    assert_eq!(desk.heal(MONDAY + 3 * DAY_MS), Default::default());
}

#[test]
fn one_edit_under_a_clock_of_2101_spoils_no_export_and_is_itself_kept() {
    let [mut tapin, _, mut province] = three();
    let days_to_2101 = (LAST_MILLIS - MONDAY) / DAY_MS + 200;
    noted(&mut tapin, days_to_2101, "di bawah jam yang salah");
    tapin.merge([file_of(&province)], MONDAY);
    noted(&mut tapin, 1, "sesudah jam dibetulkan");
    province.merge([exported(&tapin, MONDAY + DAY_MS)], MONDAY + DAY_MS);
    assert_eq!(now(&province).note.as_deref(), Some("sesudah jam dibetulkan"));
    assert!(province.conflicts().is_empty());
}

#[test]
fn a_file_whose_stamps_lie_beyond_2100_is_read_and_the_same_change_meets_itself_again() {
    let [tapin, _, mut province] = three();
    let mut file = file_of(&tapin);
    let mut row = file.tables.cooperatives.get(kud()).unwrap().clone();
    let value = Cooperative { note: TextOf::new("kembali").ok(), ..row.value.clone() };
    let note = Cooperative::AT.note;
    row.put(note, &value, at(LAST_MILLIS + 9, 1), &[]);
    file.tables.cooperatives.insert(row);
    file.seen.observe(at(LAST_MILLIS + 9, 1));
    let theirs = reread(&file);
    province.merge([theirs.clone()], MONDAY);
    assert_eq!(now(&province).note.as_deref(), Some("kembali"));
    noted(&mut province, 1, "dijawab");
    assert!(province.merge([theirs], MONDAY + DAY_MS)[0].is_empty());
    assert_eq!(now(&province).note.as_deref(), Some("dijawab"));
    let mut other = office(7);
    other.merge([exported(&province, MONDAY + DAY_MS)], MONDAY + DAY_MS);
    assert_eq!(now(&other).note.as_deref(), Some("dijawab"));
}

fn reread(theirs: &Theirs) -> Theirs {
    let author =
        Author { office: AreaCode::from_digits(6305), replica: ReplicaId::new(1), at: Moment::from_millis(MONDAY) };
    json::read(&json::write(&theirs.tables, &theirs.seen, author, &mut |_, _| {}), &mut |_, _| {}).unwrap().theirs()
}

fn second() -> Id {
    Id::new(MONDAY, [8; 10])
}

/// Two computers under the number of Tapin, as after its profile was copied.
fn clones() -> [Workspace; 3] {
    let [mut tapin, _, mut province] = three();
    let value = Cooperative { name: Text::cut("KUD B"), ..Default::default() };
    tapin.commit(Transaction::of(EditOf::create(second(), value)), MONDAY + 1);
    province.merge([file_of(&tapin)], MONDAY);
    let copied = Workspace::new(
        Install { replica: tapin.replica(), heir: ReplicaId::new(111), lane: 3 },
        tapin.tables().clone(),
        tapin.seen().clone(),
        Viewpoint::in_tests(StatusRule::Ods),
    );
    [tapin, copied, province]
}

fn note_second(desk: &mut Workspace, day: u64, note: &str) {
    let before = desk.cooperative(second()).unwrap().value.clone();
    let after = Cooperative { note: TextOf::new(note).ok(), ..before.clone() };
    desk.commit(Transaction::of(EditOf::change(second(), before, after)), MONDAY + day * DAY_MS);
}

#[test]
fn two_computers_under_one_number_are_asked_about_and_lose_nothing() {
    for order in [[0, 1], [1, 0]] {
        let [mut one, mut other, mut province] = clones();
        note_second(&mut one, 1, "hanya di A");
        rename(&mut one, 1, "KUD dari A");
        rename(&mut other, 2, "KUD dari B");
        let files = [file_of(&one), file_of(&other)];
        let accounts = province.merge(order.map(|file| files[file].clone()), MONDAY + 3 * DAY_MS);
        assert_eq!(accounts[1].shared, [ReplicaId::new(1)]);
        assert_eq!(values(&province), ["KUD dari B", "KUD dari A"]);
        assert_eq!(province.cooperative(second()).unwrap().value.note.as_deref(), Some("hanya di A"));
        // Whoever of the two hears of the other goes on under another number.
        for (desk, heir) in [(&mut one, 101), (&mut other, 111)] {
            desk.merge([file_of(&province)], MONDAY + 3 * DAY_MS);
            assert_eq!(desk.replica(), ReplicaId::new(heir));
            assert_eq!(values(desk), ["KUD dari B", "KUD dari A"]);
        }
        let (question, choice) = (name_of_kud(), crate::workspace::Choice::Other("KUD Bersama".into()));
        let answer = one.settle(question, &choice, None).unwrap();
        one.commit(answer, MONDAY + 4 * DAY_MS);
        for desk in [&mut province, &mut other] {
            desk.merge([file_of(&one)], MONDAY + 4 * DAY_MS);
            assert_eq!((&*now(desk).name, desk.conflicts().len()), ("KUD Bersama", 0));
        }
    }
}

#[test]
fn what_one_of_two_computers_under_one_number_wrote_before_what_the_other_denies_is_not_lost_either() {
    let [mut one, mut other, mut province] = clones();
    rename(&mut one, 1, "KUD dari A");
    note_second(&mut one, 2, "hanya di A");
    rename(&mut other, 3, "KUD dari B");
    province.merge([file_of(&one), file_of(&other)], MONDAY + 4 * DAY_MS);
    assert_eq!(values(&province), ["KUD dari B", "KUD dari A"]);
}

#[test]
fn an_old_backup_brought_into_the_install_that_wrote_it_leads_to_another_number() {
    let [mut tapin, mut rolled_back, _] = clones();
    rename(&mut tapin, 1, "KUD sesudah cadangan");
    rolled_back.merge([file_of(&tapin)], MONDAY + 2 * DAY_MS);
    assert_eq!(rolled_back.replica(), ReplicaId::new(111));
    rename(&mut rolled_back, 3, "KUD lagi");
    tapin.merge([file_of(&rolled_back)], MONDAY + 3 * DAY_MS);
    assert_eq!((&*now(&tapin).name, tapin.conflicts().len()), ("KUD lagi", 0));
}

#[test]
fn a_record_that_a_copy_of_this_install_has_entered_leads_to_another_number() {
    let [mut tapin, mut copied, _] = clones();
    let value = Cooperative { name: Text::cut("KUD C"), ..Default::default() };
    tapin.commit(Transaction::of(EditOf::create(Id::new(MONDAY, [9; 10]), value)), MONDAY + DAY_MS);
    copied.merge([file_of(&tapin)], MONDAY + 2 * DAY_MS);
    assert_eq!(copied.replica(), ReplicaId::new(111));
}

#[test]
fn sets_of_records_that_a_file_does_not_hold_are_not_taken_over_and_cost_next_to_nothing() {
    let [tapin, _, mut province] = three();
    let mut file = file_of(&tapin);
    let beyond = (0..20_000_u64).map(|number| crate::replica::Beyond {
        seen: VersionVector::of_parts([at(MONDAY, 1_000 + number)], []),
        records: BTreeSet::from([Id::new(number, [5; 10])]),
    });
    file.seen = Knowledge::of_parts(file.seen.all().clone(), beyond);
    assert_eq!(file.seen.beyond().len(), 20_000);
    let started = std::time::Instant::now();
    province.merge([file], MONDAY);
    assert!(province.seen().beyond().is_empty());
    assert!(started.elapsed().as_secs() < 20, "linear, where it was cubic");
}

#[derive(Debug, Clone)]
enum Deed {
    Write {
        value: u8,
    },
    Merge {
        from: usize,
    },
    /// Takes another's file whose vector says more of a third office, by so many hours.
    Believe {
        from: usize,
        of: usize,
        hours: u16,
    },
}

/// Who does what, and how long after the deed before; a lie goes so many hours into the future.
fn deeds(lies: Range<u16>) -> impl Strategy<Value = Vec<(usize, Deed, u16)>> {
    let deed = prop_oneof![
        4 => (0..5_u8).prop_map(|value| Deed::Write { value }),
        3 => (0..5_usize).prop_map(|from| Deed::Merge { from }),
        2 => (0..5_usize, 0..5_usize, lies).prop_map(|(from, of, hours)| Deed::Believe { from, of, hours }),
    ];
    proptest::collection::vec((0..5_usize, deed, 0..40_u16), 1..40)
}

/// How far the clock of each office is wrong, in hours.
type Clocks = [i64; 5];
/// The fourth runs nine days ahead.
const AHEAD: Clocks = [0, 0, 0, 9 * 24, 0];
/// The fourth runs nine days ahead, the fifth a year behind.
const WRONG: Clocks = [0, 0, 0, 9 * 24, -365 * 24];

const HOUR_MS: u64 = 3_600_000;

/// One dot: a value under a stamp.
type Seen = BTreeSet<(String, Stamp)>;

fn dots(desk: &Workspace) -> Seen {
    dots_of(desk.tables())
}

fn dots_of(tables: &Tables) -> Seen {
    let name = Cooperative::AT.name;
    let of = |row: &Row<Cooperative>| row.dots(name).map(|dot| (dot.value.name.to_string(), dot.stamp)).collect();
    tables.cooperatives.get(kud()).map(of).unwrap_or_default()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(cases(256)))]

    #[test]
    fn nothing_that_is_written_after_a_lie_vanishes_through_it(deeds in deeds(0..400)) {
        History::of([0; 5], &deeds).check();
    }

    #[test]
    fn nor_where_a_clock_runs_ahead_and_the_lie_goes_further_than_a_day(deeds in deeds(30..20_000)) {
        History::of(AHEAD, &deeds).check();
    }

    #[test]
    fn clocks_that_are_wrong_by_days_and_years_lose_nothing(deeds in deeds(0..1)) {
        let deeds: Vec<_> = deeds.into_iter().filter(|(_, deed, _)| !matches!(deed, Deed::Believe { .. })).collect();
        History::of(WRONG, &deeds).check();
    }

    /// Two computers under one number, each writing records of its own and a field that both have: whoever merges their files
    /// in whatever order has what either wrote last.
    #[test]
    fn a_copied_install_loses_nothing(
        ones in proptest::collection::vec(1..20_u64, 1..5), others in proptest::collection::vec(1..20_u64, 1..5),
        first in any::<bool>(),
    ) {
        let [mut one, mut other, mut province] = clones();
        let days = |days: &[u64]| { let mut days = days.to_vec(); days.sort_unstable(); days };
        note_second(&mut one, 1, "hanya di A");
        days(&ones).iter().for_each(|day| rename(&mut one, *day, &format!("A {day}")));
        days(&others).iter().for_each(|day| rename(&mut other, 20 + *day, &format!("B {day}")));
        let mut files = vec![file_of(&one), file_of(&other)];
        if first { files.reverse(); }
        province.merge(files, MONDAY + 50 * DAY_MS);
        let found: BTreeSet<String> = values(&province).into_iter().collect();
        prop_assert!(found.contains(&format!("A {}", ones.iter().max().unwrap())), "{found:?}");
        prop_assert!(found.contains(&format!("B {}", others.iter().max().unwrap())), "{found:?}");
        let note = province.cooperative(second()).unwrap().value.note.clone();
        prop_assert_eq!(note.as_deref(), Some("hanya di A"));
    }
}

/// What five offices do to the name of one cooperative, and beside it who had which value before him.
struct History {
    clocks: Clocks,
    desks: Vec<Workspace>,
    /// Milliseconds since Monday.
    passed: u64,
    heard: Vec<Seen>,
    /// What is over, because somebody wrote who had it before him.
    over: Seen,
}

impl History {
    fn of(clocks: Clocks, deeds: &[(usize, Deed, u16)]) -> Self {
        let mut desks: Vec<Workspace> = (1..=5).map(office).collect();
        let value = Cooperative { name: Text::cut("KUD"), ..Default::default() };
        desks[0].commit(Transaction::of(EditOf::create(kud(), value)), MONDAY);
        let file = file_of(&desks[0]);
        desks[1..].iter_mut().for_each(|desk| drop(desk.merge([file.clone()], MONDAY)));
        let heard = desks.iter().map(dots).collect();
        let mut history = Self { clocks, desks, passed: 0, heard, over: Seen::new() };
        deeds.iter().for_each(|(desk, deed, passed)| {
            history.passed += u64::from(*passed) / 8 * HOUR_MS + 10;
            history.act(*desk, deed);
        });
        history
    }

    fn wall(&self, desk: usize) -> u64 {
        (MONDAY + self.passed).saturating_add_signed(self.clocks[desk] * HOUR_MS as i64)
    }

    fn act(&mut self, desk: usize, deed: &Deed) {
        let now_ms = self.wall(desk);
        match deed {
            Deed::Write { value } => {
                let before = now(&self.desks[desk]);
                let name = Text::cut(&format!("{desk}-{value}-{}", self.passed));
                let after = Cooperative { name, ..before.clone() };
                self.desks[desk].commit(Transaction::of(EditOf::change(kud(), before, after)), now_ms);
                self.over.extend(std::mem::replace(&mut self.heard[desk], dots(&self.desks[desk])));
            }
            Deed::Merge { from } => self.bring(desk, file_of(&self.desks[*from])),
            Deed::Believe { from, of, hours } => {
                let mut file = file_of(&self.desks[*from]);
                let future = MONDAY + self.passed + (1 + u64::from(*hours)) * HOUR_MS;
                file.seen.observe(at(future, *of as u64 + 1));
                // Who is himself in another time cannot tell what is to come, nor can others of him.
                if self.clocks[desk] == 0 && self.clocks[*of] == 0 {
                    self.bring(desk, file);
                    // What the third has written already its author could as well have overwritten.
                    let of = ReplicaId::new(*of as u64 + 1);
                    let written = self.heard.iter().flatten().filter(|(_, stamp)| stamp.replica == of).cloned();
                    self.over.extend(written.collect::<Vec<_>>());
                }
            }
        }
    }

    fn bring(&mut self, desk: usize, file: Theirs) {
        let now_ms = self.wall(desk);
        self.desks[desk].merge([file], now_ms);
        self.heard[desk].extend(dots(&self.desks[desk]));
    }

    /// Everybody gets everything: all have the same, nothing is lost, and every export can be read.
    fn check(mut self) {
        for (from, to) in (0..10).flat_map(|from| (0..5).map(move |to| (from % 5, to))).filter(|(from, to)| from != to)
        {
            self.bring(to, file_of(&self.desks[from]));
        }
        let standing = dots(&self.desks[0]);
        for desk in &self.desks {
            assert_eq!(dots(desk), standing);
            assert_eq!(dots_of(&exported(desk, MONDAY).tables), standing);
        }
        for write in self.heard.iter().flatten().filter(|write| !self.over.contains(write)) {
            assert!(standing.contains(write), "{write:?} is lost: {standing:?}");
        }
    }
}
