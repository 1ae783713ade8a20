//! Merging two states of one record.
//!
//! Every field is a set of *dots*: values with the stamps of the changes that wrote them, normally one. A
//! change replaces the dots that its author had before him. So a dot that one side holds and the other does
//! not is either news to the other, or was replaced there; the version vectors tell which. What survives on
//! both sides stays, whatever the order, the number and the mix of merges: the merge is commutative,
//! associative and idempotent. Of several dots the greatest stamp stands, the rest are its rivals.
//!
//! Where both sides claim to have seen the other's dots replaced, one of the vectors is wrong, and nothing is replaced: as
//! what is replaced is replaced by something later, it is the one that denies the latest dot. If two installs write under
//! one number, theirs are; what was written under it is then doubted wherever it is denied ([`Doubt`]).

use super::extra::{self, ExtraSide};
use super::fields::DELETED;
use super::{Fields, ReplicaId, Rivals, Row, Sight, Stamp, Stamps};
use crate::domain::Record;
use std::collections::BTreeMap;

/// One side of a merge: its state of the record, and what it has seen of it.
#[derive(Debug)]
pub struct Side<'s, R> {
    /// The record.
    pub row: &'s Row<R>,
    /// What the side has seen of it.
    pub seen: Sight<'s>,
}

/// What one change wrote and still stands or stands aside.
#[derive(Debug)]
struct Version<'r, R> {
    stamp: Stamp,
    fields: Fields,
    value: &'r R,
    deleted: bool,
}

impl<R> Clone for Version<'_, R> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<R> Copy for Version<'_, R> {}

impl<R> Version<'_, R> {
    const fn only(self, fields: Fields) -> Self {
        Self { fields: self.fields.and(fields), ..self }
    }
}

/// Replicas under whose number several installs write, each with the last change that was made before they parted: whoever
/// claims to have seen a later one, and does not have it, is not believed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Doubt(BTreeMap<ReplicaId, u64>);

impl Doubt {
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The replicas.
    pub fn replicas(&self) -> impl Iterator<Item = ReplicaId> {
        self.0.keys().copied()
    }

    fn is_of(&self, stamp: Stamp) -> bool {
        self.0.get(&stamp.replica).is_some_and(|parted| *parted < stamp.time)
    }

    /// Takes note of changes that one side of a record denies although it claims to have seen them.
    pub fn note_denied<R: Record>(&mut self, ours: &Side<'_, R>, theirs: &Side<'_, R>) {
        if has_the_same_dots(ours.row, theirs.row) {
            return;
        }
        let [left, right] = [versions(ours.row), versions(theirs.row)];
        let denied = Row::<R>::EVERY.minus(found(&believed(ours, theirs, &left, &right, &Self::default())));
        for field in denied.iter() {
            let dots = left.iter().chain(&right).filter(|version| version.fields.contains(field));
            if let Some(latest) = dots.map(|version| version.stamp).max().filter(|stamp| *stamp != Stamp::default()) {
                // Until more is known nothing before it is in doubt.
                let parted = self.0.entry(latest.replica).or_insert(u64::MAX);
                *parted = (*parted).min(latest.time.saturating_sub(1));
            }
        }
    }

    /// Takes note, in `parted`, of the last changes under these numbers that both sides have.
    pub fn note_shared<R: Record>(&self, ours: &Row<R>, theirs: &Row<R>, parted: &mut Self) {
        let [left, right] = [versions(ours), versions(theirs)];
        for version in left.iter().filter(|version| self.0.contains_key(&version.stamp.replica)) {
            let is_shared = !at(&right, version.stamp).and(version.fields).is_empty();
            let before = self.0.get(&version.stamp.replica).is_some_and(|parted| version.stamp.time <= *parted);
            if is_shared && before {
                let last = parted.0.entry(version.stamp.replica).or_default();
                *last = version.stamp.time.max(*last);
            }
        }
    }

    /// The same replicas, which parted after the last change that both sides were found to have.
    pub fn since(self, shared: &Self) -> Self {
        let since = |replica| shared.0.get(&replica).copied().unwrap_or_default();
        Self(self.0.into_keys().map(|replica| (replica, since(replica))).collect())
    }
}

/// The record after both sides have come together; `None` when that is what ours is already.
pub fn merge<R: Record>(ours: Side<'_, R>, theirs: Side<'_, R>, doubt: &Doubt) -> Option<Row<R>> {
    let clashing = clashing(ours.row, theirs.row);
    if clashing.is_empty() {
        return merge_dots(ours, theirs, doubt);
    }
    let apart = [set_apart(ours.row, theirs.row, clashing), set_apart(theirs.row, ours.row, clashing)];
    let merged = merge_dots(Side { row: &apart[0], ..ours }, Side { row: &apart[1], ..theirs }, doubt);
    let [ours_apart, _] = &apart;
    let merged = merged.unwrap_or_else(|| ours_apart.clone());
    (merged != *ours.row).then_some(merged)
}

fn merge_dots<R: Record>(ours: Side<'_, R>, theirs: Side<'_, R>, doubt: &Doubt) -> Option<Row<R>> {
    if has_the_same_dots(ours.row, theirs.row) {
        return None;
    }
    let surviving = survivors(&ours, &theirs, doubt);
    let base = ours.row.stamps.base().min(theirs.row.stamps.base());
    let mut merged = build(ours.row, base, &surviving);
    merged.extra = extra::merge(unknown(&ours), unknown(&theirs), base);
    (merged != *ours.row).then_some(merged)
}

fn unknown<'s, R: Record>(side: &Side<'s, R>) -> ExtraSide<'s> {
    ExtraSide { extra: side.row.extra.as_deref(), base: side.row.stamps.base(), seen: side.seen }
}

/// Whether both sides hold the same dots, as they do of almost every record.
fn has_the_same_dots<R: Record>(ours: &Row<R>, theirs: &Row<R>) -> bool {
    let rivals = |row: &Row<R>| row.rivals.iter().map(|rival| (rival.stamp, rival.fields)).collect::<Vec<_>>();
    ours.stamps == theirs.stamps
        && (ours.rivals.is_empty() && theirs.rivals.is_empty() || rivals(ours) == rivals(theirs))
        && ours.extra == theirs.extra
}

/// All dots of a record, by the change that wrote them.
fn versions<R: Record>(row: &Row<R>) -> Vec<Version<'_, R>> {
    let version = |stamp, fields| Version { stamp, fields, value: &row.value, deleted: row.deleted };
    let mut list = vec![version(row.stamps.base(), Row::<R>::EVERY)];
    for (field, stamp) in row.stamps.others() {
        list[0].fields = list[0].fields.without(field);
        match list.iter_mut().find(|version| version.stamp == stamp) {
            Some(version) => version.fields = version.fields.with(field),
            None => list.push(version(stamp, Fields::NONE.with(field))),
        }
    }
    list.extend(row.rivals.iter().map(|rival| Version {
        stamp: rival.stamp,
        fields: rival.fields,
        value: rival.value,
        deleted: rival.deleted,
    }));
    list
}

/// The fields in which a side holds the dot of that stamp.
fn at<R>(versions: &[Version<'_, R>], stamp: Stamp) -> Fields {
    let same = versions.iter().filter(|version| version.stamp == stamp);
    same.fold(Fields::NONE, |fields, version| fields.or(version.fields))
}

/// The dots that no side has seen replaced.
fn believed<'r, R: Record>(
    ours: &Side<'r, R>,
    theirs: &Side<'r, R>,
    left: &[Version<'r, R>],
    right: &[Version<'r, R>],
    doubt: &Doubt,
) -> Vec<Version<'r, R>> {
    let has_seen = |side: &Side<'r, R>, stamp| side.seen.has_seen(stamp) && !doubt.is_of(stamp);
    let mine = left
        .iter()
        .map(|version| if has_seen(theirs, version.stamp) { version.only(at(right, version.stamp)) } else { *version });
    let news = right.iter().filter(|version| !has_seen(ours, version.stamp));
    let news = news.map(|version| version.only(Fields::ALL.minus(at(left, version.stamp))));
    mine.chain(news).collect()
}

/// The fields of which any dot is left.
fn found<R>(versions: &[Version<'_, R>]) -> Fields {
    versions.iter().fold(Fields::NONE, |fields, version| fields.or(version.fields))
}

fn survivors<'r, R: Record>(ours: &Side<'r, R>, theirs: &Side<'r, R>, doubt: &Doubt) -> Vec<Version<'r, R>> {
    let (left, right) = (versions(ours.row), versions(theirs.row));
    let mut surviving = believed(ours, theirs, &left, &right, doubt);
    let lost = Row::<R>::EVERY.minus(found(&surviving));
    if !lost.is_empty() {
        // Each side claims to have seen the other's value replaced. Rather ask a person than lose a value.
        let written = |version: &&Version<'r, R>| version.stamp != Stamp::default();
        surviving.extend(left.iter().chain(&right).filter(written).map(|version| version.only(lost)));
    }
    surviving.retain(|version| !version.fields.is_empty());
    surviving
}

/// The fields in which both sides show different values under the same stamp: two installs under one number wrote at the same
/// moment, or something else than this program has changed the file.
fn clashing<R: Record>(ours: &Row<R>, theirs: &Row<R>) -> Fields {
    if ours.stamps == theirs.stamps && ours.deleted == theirs.deleted && ours.value == theirs.value {
        return Fields::NONE;
    }
    let same = |field: &usize| {
        let stamp = ours.stamps.of(*field);
        stamp == theirs.stamps.of(*field) && stamp != Stamp::default()
    };
    ours.differing(theirs).iter().filter(same).collect()
}

/// A record with both values of these fields: the one that comes last in the alphabet of JSON stands, everywhere, and the
/// other beside it under a stamp that is derived from it.
fn set_apart<R: Record>(ours: &Row<R>, theirs: &Row<R>, clashing: Fields) -> Row<R> {
    let mut row = ours.clone();
    for field in clashing.iter() {
        let [our_text, their_text] = [ours, theirs].map(|row| match field {
            DELETED => row.deleted.to_string(),
            _ => row.value.to_json(field).to_string(),
        });
        let (standing, aside, text) =
            if our_text > their_text { (ours, theirs, their_text) } else { (theirs, ours, our_text) };
        if field == DELETED {
            row.deleted = standing.deleted;
        } else {
            row.value.take(field, &standing.value);
        }
        row.rivals.insert(ours.stamps.of(field).beside(&text), field, &aside.value, aside.deleted);
    }
    row
}

/// A record under whose stamps some lie beyond the year 2100, with those in their place by which such changes are known, see
/// [`Stamp::rectified`]; none where none does.
pub fn rectified<R: Record>(row: &Row<R>) -> Option<Row<R>> {
    if row.all_stamps().all(|stamp| stamp == stamp.rectified()) {
        return None;
    }
    let mut versions = versions(row);
    versions.iter_mut().for_each(|version| version.stamp = version.stamp.rectified());
    let mut built = build(row, row.stamps.base().rectified(), &versions);
    built.extra = row.extra.clone();
    if let Some(extra) = &mut built.extra {
        extra.stamps.values_mut().chain(extra.rivals.iter_mut().map(|rival| &mut rival.stamp)).for_each(|stamp| {
            *stamp = stamp.rectified();
        });
    }
    Some(built)
}

/// The record of these dots.
fn build<R: Record>(ours: &Row<R>, base: Stamp, surviving: &[Version<'_, R>]) -> Row<R> {
    let mut row = Row { rivals: Rivals::default(), extra: None, ..ours.clone() };
    row.stamps = Stamps::all(base);
    for field in Row::<R>::EVERY.iter() {
        let dots = || surviving.iter().filter(|version| version.fields.contains(field));
        let Some(standing) = dots().max_by_key(|version| version.stamp) else { continue };
        if field == DELETED {
            row.deleted = standing.deleted;
        } else if !row.value.same(standing.value, field) {
            row.value.take(field, standing.value);
        }
        row.stamps.set(field, standing.stamp);
        for rival in dots().filter(|version| version.stamp != standing.stamp) {
            row.rivals.insert(rival.stamp, field, rival.value, rival.deleted);
        }
    }
    row
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Cooperative, Id, Text};
    use crate::replica::{Extra, Knowledge, ReplicaId};

    const NAME: usize = 0;

    fn stamp(time: u64, replica: u64) -> Stamp {
        Stamp { time, replica: ReplicaId::new(replica) }
    }

    fn seen(stamps: &[Stamp]) -> Knowledge {
        let mut seen = Knowledge::default();
        stamps.iter().for_each(|stamp| seen.observe(*stamp));
        seen
    }

    fn named(text: &str) -> Cooperative {
        Cooperative { name: Text::new(text).unwrap(), ..Default::default() }
    }

    fn begun() -> Row<Cooperative> {
        Row::new(Id::default(), named("KUD A"), stamp(1, 1))
    }

    fn renamed(name: &str, stamp: Stamp) -> Row<Cooperative> {
        let mut row = begun();
        row.put(NAME, &named(name), stamp, &[]);
        row
    }

    fn merged(
        (ours, our_seen): (&Row<Cooperative>, &Knowledge),
        (theirs, their_seen): (&Row<Cooperative>, &Knowledge),
    ) -> Option<Row<Cooperative>> {
        let [our_sights, their_sights] = [our_seen, their_seen].map(|seen| seen.sights(u64::MAX));
        let ours = Side { row: ours, seen: our_sights.of(ours.id) };
        merge(ours, Side { row: theirs, seen: their_sights.of(theirs.id) }, &Doubt::default())
    }

    #[test]
    fn a_change_that_knew_the_other_replaces_it_even_with_an_earlier_stamp() {
        let old = renamed("KUD B", stamp(900, 2));
        let mut new = old.clone();
        assert!(new.put(NAME, &named("KUD C"), stamp(5, 1), &[stamp(900, 2)]));
        let (knows_old, knows_both) = (seen(&[stamp(1, 1), stamp(900, 2)]), seen(&[stamp(5, 1), stamp(900, 2)]));
        let after = merged((&old, &knows_old), (&new, &knows_both)).unwrap();
        assert_eq!(after, new);
        assert_eq!(merged((&new, &knows_both), (&old, &knows_old)), None);
    }

    #[test]
    fn of_two_that_did_not_know_each_other_the_later_stands_and_the_earlier_stays_beside_it() {
        let (b, c) = (renamed("KUD B", stamp(5, 2)), renamed("KUD C", stamp(6, 3)));
        let (knows_b, knows_c) = (seen(&[stamp(1, 1), stamp(5, 2)]), seen(&[stamp(1, 1), stamp(6, 3)]));
        let after = merged((&b, &knows_b), (&c, &knows_c)).unwrap();
        assert_eq!(Some(&after), merged((&c, &knows_c), (&b, &knows_b)).as_ref());
        assert_eq!(&*after.value.name, "KUD C");
        let rivals: Vec<&str> = after.rivals.of(NAME).map(|rival| &*rival.value.name).collect();
        assert_eq!(rivals, ["KUD B"]);
        assert_eq!(after.conflicts().iter().collect::<Vec<_>>(), [NAME]);
    }

    #[test]
    fn vectors_that_contradict_each_other_lose_no_value() {
        let (b, c) = (renamed("KUD B", stamp(5, 2)), renamed("KUD C", stamp(6, 3)));
        let boastful = seen(&[stamp(9, 1), stamp(9, 2), stamp(9, 3)]);
        let after = merged((&b, &boastful), (&c, &boastful)).unwrap();
        assert_eq!((&*after.value.name, after.rivals.of(NAME).count()), ("KUD C", 1));
    }

    #[test]
    fn the_same_stamp_with_two_values_is_a_question_and_the_same_one_on_both_sides() {
        let (b, c) = (renamed("KUD B", stamp(5, 2)), renamed("KUD C", stamp(5, 2)));
        let knows = seen(&[stamp(1, 1), stamp(5, 2)]);
        let after = merged((&b, &knows), (&c, &knows)).unwrap();
        assert_eq!(merged((&c, &knows), (&b, &knows)).as_ref(), Some(&after));
        assert_eq!(&*after.value.name, "KUD C");
        assert_eq!(after.conflicts().iter().collect::<Vec<_>>(), [NAME]);
        for again in [(&b, &knows), (&c, &knows)] {
            assert_eq!(merged((&after, &knows), again), None);
        }
    }

    #[test]
    fn a_vector_that_claims_to_have_seen_what_is_set_apart_does_not_do_away_with_it() {
        let (b, c) = (renamed("KUD B", stamp(5, 2)), renamed("KUD C", stamp(5, 2)));
        let knows = seen(&[stamp(1, 1), stamp(5, 2)]);
        let boastful = seen(&[stamp(1, 1), stamp(5, 2), stamp(5, 2).beside("\"KUD B\"")]);
        assert_eq!(merged((&b, &knows), (&c, &boastful)), merged((&b, &knows), (&c, &knows)));
    }

    #[test]
    fn the_same_stamp_for_deletion_and_for_the_contrary_is_a_question_too() {
        let with_deletion = |deleted| {
            let mut row = begun();
            row.put_deleted(deleted, stamp(5, 2), &[]);
            row
        };
        let (gone, there) = (with_deletion(true), with_deletion(false));
        let knows = seen(&[stamp(1, 1), stamp(5, 2)]);
        let after = merged((&gone, &knows), (&there, &knows)).unwrap();
        assert_eq!(merged((&there, &knows), (&gone, &knows)).as_ref(), Some(&after));
        assert!(after.deleted && after.rivals.of(DELETED).all(|rival| !rival.deleted));
        assert_eq!(after.conflicts().iter().collect::<Vec<_>>(), [DELETED]);
    }

    #[test]
    fn what_is_denied_under_a_number_is_in_doubt_from_the_last_change_before_it_that_both_have() {
        let (b, c) = (renamed("KUD B", stamp(8, 2)), renamed("KUD C", stamp(9, 2)));
        let boastful = seen(&[stamp(1, 1), stamp(9, 2)]);
        let sights = boastful.sights(u64::MAX);
        let [ours, theirs] = [&b, &c].map(|row| Side { row, seen: sights.of(row.id) });
        let (mut denied, mut shared) = (Doubt::default(), Doubt::default());
        denied.note_denied(&ours, &theirs);
        for time in [4, 9] {
            let both = renamed("KUD D", stamp(time, 2));
            denied.note_shared(&both, &both, &mut shared);
        }
        assert_eq!(denied.since(&shared), Doubt([(ReplicaId::new(2), 4)].into()));
    }

    #[test]
    fn a_record_under_a_clock_beyond_2100_is_the_same_under_stamps_before_it() {
        let late = Stamp { time: (crate::replica::LAST_MILLIS + 9) << 16, replica: ReplicaId::new(3) };
        let mut row = renamed("KUD B", stamp(900, 2));
        assert_eq!(rectified(&row), None);
        row.put(NAME + 1, &named("KUD B"), late, &[]);
        let right = rectified(&row).unwrap();
        assert_eq!(right.value, row.value);
        assert_eq!(right.stamps.of(NAME + 1), late.rectified());
        assert_eq!((right.stamps.of(NAME), right.stamps.base()), (stamp(900, 2), stamp(1, 1)));
        assert_eq!(rectified(&right), None);
    }

    #[test]
    fn what_was_never_written_is_no_rival_of_what_was() {
        let mut torn = Row::new(Id::default(), Cooperative::default(), Stamp::default());
        torn.put(NAME + 1, &Cooperative::default(), stamp(7, 1), &[]);
        let knows_all = seen(&[stamp(7, 1)]);
        let after = merged((&torn, &knows_all), (&begun(), &seen(&[stamp(1, 1)]))).unwrap();
        assert_eq!(&*after.value.name, "KUD A");
        assert!(after.conflicts().is_empty() && after.rivals.is_empty());
    }

    #[test]
    fn unknown_fields_merge_by_the_same_rule() {
        let mooded = |mood: &str, time, replica| {
            let mut row = begun();
            row.extra = Some(Box::new(Extra {
                values: [("mood".to_owned(), mood.into()), (format!("only_{mood}"), 1.into())].into(),
                stamps: [("mood".to_owned(), stamp(time, replica)), (format!("only_{mood}"), stamp(time, replica))]
                    .into(),
                rivals: Vec::new(),
            }));
            row
        };
        let (glad, sad) = (mooded("glad", 5, 2), mooded("sad", 6, 3));
        let (knows_glad, knows_sad) = (seen(&[stamp(1, 1), stamp(5, 2)]), seen(&[stamp(1, 1), stamp(6, 3)]));
        let after = merged((&glad, &knows_glad), (&sad, &knows_sad)).unwrap();
        assert_eq!(Some(&after), merged((&sad, &knows_sad), (&glad, &knows_glad)).as_ref());
        let extra = after.extra.as_ref().unwrap();
        assert_eq!(extra.values["mood"], "sad");
        assert_eq!((extra.values.len(), extra.rivals.len()), (3, 1));
        let both = seen(&[stamp(1, 1), stamp(5, 2), stamp(6, 3)]);
        assert_eq!(merged((&after, &both), (&glad, &knows_glad)), None);
        // What a newer program wrote in full knowledge of the other stands alone.
        assert_eq!(merged((&sad, &both), (&glad, &knows_glad)).unwrap().extra.unwrap().rivals, []);
    }
}
