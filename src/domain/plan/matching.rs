//! Rows of different versions of the nomenclature that mean the same, as a person has confirmed, and rows of further versions
//! (FACTS 3.1).

use super::unit_told;
use crate::domain::checks::{Finding, Problem, refusal};
use crate::domain::{ActivityCode, AreaCode, Date, Id, KnownBy, Nomenclature, Note, Record, Text, codes, record};

codes! {
    /// What the first of two rows of the nomenclature is to the second.
    pub enum MatchMeaning {
        /// The same.
        Same = "sama",
        /// A part of it.
        Part = "bagian",
        /// The whole of which the second is a part.
        Whole = "mencakup",
        /// Something else, although the list of predecessors names it.
        Different = "berbeda",
    }
}

record! {
    /// What two rows of the nomenclature are to each other. Its id derives from the two. The list of predecessors of SIPD is administrative, so nothing is matched by itself (FACTS 3.1).
    pub struct NomenclatureMatch in "nomenclature_matches"
        known by (KnownBy::Derived { id: Self::id, join: |kept, _| kept.clone() })
        checked by (Self::check)
    {
        /// Version of the first.
        public first_version: Nomenclature,
        /// Code of the first; version and code are the lesser of the two.
        partly(match_told) first: ActivityCode,
        /// Version of the second.
        public second_version: Nomenclature,
        /// Code of the second.
        partly(match_told) second: ActivityCode,
        /// What the first is to the second.
        public meaning: MatchMeaning,
        /// Day on which a person confirmed it; before, it is a suggestion and matches nothing.
        public confirmed_on: Option<Date>,
        /// The office that did.
        public office: Option<AreaCode>,
    }
}

fn match_told(public: &mut NomenclatureMatch, whole: &NomenclatureMatch) {
    let told = |code: &ActivityCode| Some(code.clone()).filter(ActivityCode::is_formed).unwrap_or_default();
    (public.first, public.second) = (told(&whole.first), told(&whole.second));
}

/// A row of the nomenclature: version and code.
type Entry = (Nomenclature, ActivityCode);

/// How a row of the nomenclature is compared.
fn key(version: Nomenclature, code: &ActivityCode) -> String {
    format!("{version}/{}", code.normal())
}

impl NomenclatureMatch {
    /// What `one` is to `other`, in the order in which every office writes it; none where the two are one.
    pub fn of(one: Entry, other: Entry, meaning: MatchMeaning) -> Option<Self> {
        let (one_key, other_key) = (key(one.0, &one.1), key(other.0, &other.1));
        let is_in_order = one_key < other_key;
        let (first, second) = if is_in_order { (one, other) } else { (other, one) };
        let meaning = match meaning {
            MatchMeaning::Part if !is_in_order => MatchMeaning::Whole,
            MatchMeaning::Whole if !is_in_order => MatchMeaning::Part,
            other => other,
        };
        let (first_version, first, second_version, second) = (first.0, first.1, second.0, second.1);
        let of = Self { first_version, first, second_version, second, meaning, ..Self::default() };
        (one_key != other_key).then_some(of)
    }

    /// The id that it has on every replica; none where the two are one, or in the wrong order.
    pub fn id(&self) -> Option<Id> {
        let (first, second) = (key(self.first_version, &self.first), key(self.second_version, &self.second));
        (first < second).then(|| Id::derived(Self::TABLE, Id::default(), format_args!("{first}={second}")))
    }

    fn check(&self, _: Option<&Self>, today: Date) -> Vec<Finding> {
        let mut found = Vec::new();
        for (field, code) in [("first", &self.first), ("second", &self.second)] {
            found.extend(code.is_empty().then(|| refusal(field, Problem::Missing)));
        }
        if self.id().is_none() {
            found.push(refusal("second", Problem::SameTwice));
        }
        if self.confirmed_on.is_some_and(|day| day > today) {
            found.push(refusal("confirmed_on", Problem::Future));
        }
        found
    }
}

record! {
    /// A row of a version of the nomenclature that is not built in. Its id derives from version and code.
    pub struct NomenclatureRow in "nomenclature_rows"
        known by (KnownBy::Derived { id: |of| Some(Self::id(of.version, &of.code)), join: |kept, _| kept.clone() })
        checked by (Self::check)
    {
        /// The version, by a code of the office's own or one that is known.
        public version: Nomenclature,
        /// The code.
        partly(row_told) code: ActivityCode,
        /// What it is called.
        private name: Option<Text>,
        /// Its indicator.
        private indicator: Option<Note>,
        /// Its unit (satuan).
        partly(row_told) unit: Option<Text>,
    }
}

fn row_told(public: &mut NomenclatureRow, whole: &NomenclatureRow) {
    public.code = Some(whole.code.clone()).filter(ActivityCode::is_formed).unwrap_or_default();
    public.unit = unit_told(&whole.unit);
}

impl NomenclatureRow {
    /// The id that a row has on every replica.
    pub fn id(version: Nomenclature, code: &ActivityCode) -> Id {
        Id::derived(Self::TABLE, Id::default(), key(version, code))
    }

    fn check(&self, _: Option<&Self>, _: Date) -> Vec<Finding> {
        let missing = [("code", self.code.is_empty()), ("name", self.name.is_none())];
        missing.into_iter().filter(|(_, is)| *is).map(|(field, _)| refusal(field, Problem::Missing)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(version: Nomenclature, code: &str) -> Entry {
        (version, ActivityCode::new(code).unwrap().unwrap())
    }

    #[test]
    fn who_matches_two_rows_meets_whoever_matches_them_the_other_way_round() {
        let old = || entry(Nomenclature::Province2024, "2.17.03.1.01.02");
        let new = || entry(Nomenclature::Update2027, "2.17.03.1.01.0005");
        let one = NomenclatureMatch::of(old(), new(), MatchMeaning::Part).unwrap();
        let other = NomenclatureMatch::of(new(), old(), MatchMeaning::Whole).unwrap();
        assert_eq!(one, other);
        assert!(one.id().is_some() && one.id() == other.id());
        assert_eq!(NomenclatureMatch::of(old(), entry(old().0, "2.17.03.1.01.0002"), MatchMeaning::Same), None);
    }

    #[test]
    fn a_row_of_the_nomenclature_has_code_and_name() {
        let fields = |row: NomenclatureRow| {
            row.findings(None, Date::default()).into_iter().map(|one| one.field).collect::<Vec<_>>()
        };
        assert_eq!(fields(NomenclatureRow::default()), ["code", "name"]);
        let same = NomenclatureMatch::default();
        assert!(same.findings(None, Date::default()).iter().any(|one| one.problem == Problem::SameTwice));
    }
}
