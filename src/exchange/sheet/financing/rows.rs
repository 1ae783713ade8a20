//! Whose a row of a list of applications is.

use super::edits::Edits;
use super::reader::{Draft, FinancingReader};
use crate::domain::{ApplicantKind, AreaCode, Cooperative, Date, Enterprise, Financing, Id, Record, Ref, Text};
use crate::exchange::sheet::cooperatives::known::{Found, Known as Cooperatives};
use crate::exchange::sheet::cooperatives::{Candidate, Choice};
use crate::exchange::sheet::putting::{Put, Refusal};
use crate::exchange::sheet::reading::Reading;
use crate::exchange::sheet::row::{Fault, FaultKind, RowReader};
use crate::exchange::sheet::whole_rows::{Settled, WholeRow, WholeRows};
use crate::replica::Stamp;
use crate::workspace::{Tables, fold};
use rustc_hash::FxHashMap;

/// The rows of a list of applications.
pub type FinancingRows = WholeRows<Draft>;

/// Reads the rows of a sheet.
pub(in crate::exchange::sheet) fn read(reading: Reading<'_, '_>) -> FinancingRows {
    let (plan, laid) = (reading.plan, reading.laid);
    let title: Vec<String> = plan.title_lines(reading.sheet).map(str::to_owned).collect();
    let mut reader = FinancingReader::new(RowReader::new(plan, &laid.writings), plan, title.iter().map(String::as_str));
    WholeRows::new(reading, |cells| reader.read(cells))
}

/// What rows are held against.
pub struct Known {
    cooperatives: Cooperatives,
    by_nik: FxHashMap<String, Vec<Id>>,
    by_name: FxHashMap<(Option<AreaCode>, String), Vec<Id>>,
    /// The NIK of the owners of enterprises.
    owners: FxHashMap<Id, String>,
    names: FxHashMap<Id, String>,
    /// The applications that there are, by whose they are.
    applications: FxHashMap<String, Vec<(Id, Financing)>>,
    /// The same by the names of applicants for whom nothing of the register stands.
    by_applicant: FxHashMap<String, Vec<Id>>,
    /// The same by their ids.
    all: FxHashMap<Id, Financing>,
}

/// Whose an application is: the cooperative, the enterprise, the person, or the name with its place.
fn whose(of: &Financing) -> Option<String> {
    let alone = Financing {
        scheme: None,
        lender: None,
        number: None,
        asked_on: None,
        asked: None,
        granted: None,
        ..of.clone()
    };
    alone.key()
}

fn compatible<T: PartialEq>(one: Option<T>, other: Option<T>) -> bool {
    one.zip(other).is_none_or(|(one, other)| one == other)
}

fn folded(text: &Option<Text>) -> Option<String> {
    text.as_deref().map(fold)
}

/// Whether two records of one applicant at one source are of one application: their numbers say so where both have one, else their
/// days, else what was asked for or granted.
fn is_same(one: &Financing, other: &Financing) -> bool {
    if !compatible(one.scheme, other.scheme) || !compatible(folded(&one.lender), folded(&other.lender)) {
        return false;
    }
    if let Some((one, other)) = folded(&one.number).zip(folded(&other.number)) {
        return one == other;
    }
    if let Some((one, other)) = one.asked_on.zip(other.asked_on) {
        return one == other;
    }
    let sums = one.asked.zip(other.asked).or_else(|| one.granted.zip(other.granted));
    sums.is_none_or(|(one, other)| one == other)
}

/// Whether two records that are not of one application for certain may be of one: at the same source, under schemes and lenders
/// that do not contradict, of the same sum, and of days of which one is missing or which lie near each other.
fn may_be_same(one: &Financing, other: &Financing) -> bool {
    /// Days between what a list and a register say of one application.
    const NEAR: i32 = 31;
    let within = |one: Option<String>, other: Option<String>| {
        one.zip(other).is_none_or(|(one, other)| one.contains(&other) || other.contains(&one))
    };
    let sums = [one.asked.zip(other.asked), one.granted.zip(other.granted)];
    let is_said = sums.iter().any(Option::is_some);
    one.source == other.source
        && compatible(one.scheme, other.scheme)
        && compatible(folded(&one.number), folded(&other.number))
        && within(folded(&one.lender), folded(&other.lender))
        && sums.into_iter().flatten().all(|(one, other)| one == other)
        && (is_said || one.asked_on == other.asked_on)
        && one.asked_on.zip(other.asked_on).is_none_or(|(one, other)| (one.days() - other.days()).abs() <= NEAR)
}

/// The name of whoever applies where nothing of the register stands for it.
fn named(of: &Financing) -> Option<String> {
    folded(&of.name).filter(|name| !name.is_empty())
}

impl Known {
    /// Applications that may be the one of a row which no other is for certain: of the same applicant, or, where a NIK is missing or
    /// damaged on one side, of one who is called the same and not known to be of another district.
    fn alike(&self, of: &Financing) -> Vec<Id> {
        let own = whose(of).and_then(|whose| self.applications.get(&whose)).into_iter().flatten().map(|(id, _)| id);
        let called = named(of).and_then(|name| self.by_applicant.get(&name)).into_iter().flatten();
        let nik = |of: &Financing| of.person_nik.clone().filter(|nik| nik.is_well_formed());
        let can_be = |id: &&Id| {
            let other = self.all.get(*id).filter(|other| compatible(of.seat(), other.seat()));
            other.is_some_and(|other| compatible(nik(of), nik(other)) && may_be_same(of, other))
        };
        let mut found: Vec<Id> = own.chain(called).filter(can_be).copied().collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The application that a row speaks of; several where nothing tells which.
    pub(super) fn find(&self, of: &Financing) -> Vec<Id> {
        let own = whose(of).and_then(|whose| self.applications.get(&whose));
        own.into_iter().flatten().filter(|(_, other)| is_same(of, other)).map(|(id, _)| *id).collect()
    }

    /// Adds one that the list brings, or has changed.
    pub(super) fn add(&mut self, id: Id, of: &Financing) {
        if self.all.insert(id, of.clone()).is_none()
            && let Some(name) = named(of)
        {
            self.by_applicant.entry(name).or_default().push(id);
        }
        if let Some(whose) = whose(of) {
            let own = self.applications.entry(whose).or_default();
            own.retain(|(known, _)| *known != id);
            own.push((id, of.clone()));
        }
    }

    /// The enterprises that a row may be of: those of its NIK, of which one may be called so; else the one of its name there.
    fn enterprises(&self, draft: &Draft) -> Vec<Id> {
        let of = &draft.financing.value;
        let nik = of.person_nik.as_ref().filter(|nik| nik.is_well_formed());
        let of_person = nik.and_then(|nik| self.by_nik.get(&**nik)).cloned().unwrap_or_default();
        let named = draft.enterprise_name.as_deref().map(fold);
        if !of_person.is_empty() {
            let called = |id: &&Id| named.as_ref().is_some_and(|name| self.names.get(*id) == Some(name));
            let called: Vec<Id> = of_person.iter().filter(called).copied().collect();
            return if called.is_empty() { of_person } else { called };
        }
        let place = of.subdistrict.and_then(AreaCode::district).or(of.district);
        let found = named.and_then(|name| self.by_name.get(&(place, name))).cloned().unwrap_or_default();
        // Who has another number is another one.
        let is_other = |id: &Id| nik.zip(self.owners.get(id)).is_some_and(|(nik, owner)| **nik != **owner);
        found.into_iter().filter(|id| !is_other(id)).collect()
    }
}

impl Draft {
    /// The cooperative that it names, as far as it says.
    fn cooperative(&self) -> Option<Cooperative> {
        let of = &self.financing.value;
        let is_one =
            of.applicant == ApplicantKind::Cooperative && self.financing.fields.contains(Financing::AT.applicant);
        let name = self.cooperative_name.clone().or_else(|| of.name.as_deref().filter(|_| is_one).map(str::to_owned));
        if name.is_none() && self.cooperative_nik.is_none() {
            return None;
        }
        Some(Cooperative {
            name: Text::cut(&name.unwrap_or_default()),
            nik: self.cooperative_nik.as_deref().and_then(|nik| crate::domain::Nik::new(nik).ok().flatten()),
            district: of.district,
            subdistrict: of.subdistrict,
            village: of.village.clone(),
            ..Cooperative::default()
        })
    }

    /// The same, of that applicant: what names it is said by it, and not once more.
    fn of_applicant(mut self, kind: ApplicantKind, cooperative: Option<Id>, enterprise: Option<Id>) -> Self {
        let at = Financing::AT;
        let of = &mut self.financing;
        of.value.applicant = kind;
        of.fields = of.fields.with(at.applicant);
        if let Some(id) = cooperative {
            of.value.cooperative = Some(Ref::to(id));
            of.fields = of.fields.with(at.cooperative);
        }
        if let Some(id) = enterprise {
            of.value.enterprise = Some(Ref::to(id));
            of.fields = of.fields.with(at.enterprise);
        }
        if cooperative.is_some() || enterprise.is_some() {
            of.value.name = None;
            of.fields = of.fields.without(at.name);
        }
        self
    }

    /// Whether its name is that of a group.
    fn is_group(&self) -> bool {
        let said = self.financing.fields.contains(Financing::AT.applicant);
        if said {
            return self.financing.value.applicant == ApplicantKind::Group;
        }
        const GROUPS: [&str; 8] = ["kelompok", "kel", "kube", "kub", "poktan", "gapoktan", "kwt", "pokdakan"];
        let name = self.financing.value.name.as_deref().map(fold).unwrap_or_default();
        name.split(|c: char| !c.is_alphanumeric()).next().is_some_and(|first| GROUPS.contains(&first))
    }
}

/// One of several, or what a person has said.
enum Chosen {
    One(Id),
    Nobody,
    Open,
}

fn chosen(candidates: &[Id], choice: Option<Choice>) -> Chosen {
    match choice {
        Some(Choice::Same(id)) if candidates.contains(&id) => Chosen::One(id),
        Some(Choice::New) => Chosen::Nobody,
        _ => Chosen::Open,
    }
}

impl WholeRow for Draft {
    type Known = Known;
    type Edits = Edits;

    fn known(tables: &Tables) -> Known {
        let mut known = Known {
            cooperatives: Cooperatives::of(tables),
            by_nik: FxHashMap::default(),
            by_name: FxHashMap::default(),
            owners: FxHashMap::default(),
            names: FxHashMap::default(),
            applications: FxHashMap::default(),
            by_applicant: FxHashMap::default(),
            all: FxHashMap::default(),
        };
        for row in tables.enterprises.live() {
            let of = &row.value;
            if let Some(nik) = of.owner_nik.as_ref().filter(|nik| nik.is_well_formed()) {
                known.by_nik.entry(nik.to_string()).or_default().push(row.id);
                known.owners.insert(row.id, nik.to_string());
            }
            let name = of.called().map(fold).unwrap_or_default();
            known.by_name.entry((of.seat(), name.clone())).or_default().push(row.id);
            known.names.insert(row.id, name);
        }
        for row in tables.financings.live() {
            known.add(row.id, &row.value);
        }
        known
    }

    fn edits(tables: &Tables, today: Date) -> Edits {
        Edits::on(tables, today)
    }

    fn faults(&self) -> &[Fault] {
        &self.faults
    }

    fn remarks(&self) -> &[Fault] {
        &self.remarks
    }

    fn name(&self) -> String {
        let name = self.financing.value.name.as_deref().map(str::to_owned);
        name.or_else(|| self.cooperative_name.clone()).or_else(|| self.enterprise_name.clone()).unwrap_or_default()
    }

    fn is_as_before(&self, before: &Self) -> bool {
        self.financing.value == before.financing.value
            && self.cooperative_name == before.cooperative_name
            && self.cooperative_nik == before.cooperative_nik
            && self.enterprise_name == before.enterprise_name
    }

    fn settled(&self, known: &Known, choice: Option<Choice>, drawn: Id) -> Settled<Self> {
        let mut candidates = Vec::new();
        let draft = if let Some(probe) = self.cooperative() {
            let one = match known.cooperatives.find(&probe) {
                Found::One(id) => id,
                Found::Several(ids) | Found::Contradicting(ids, _) => {
                    candidates = ids;
                    match chosen(&candidates, choice) {
                        Chosen::One(id) => id,
                        // A list of applications brings no cooperatives.
                        Chosen::Nobody => return Settled::refused(candidates, FaultKind::NotInRegister),
                        Chosen::Open => return Settled::open(candidates),
                    }
                }
                Found::None => return Settled::refused(candidates, FaultKind::NotInRegister),
            };
            self.clone().of_applicant(ApplicantKind::Cooperative, Some(one), None)
        } else {
            let found = known.enterprises(self);
            let one = match found.as_slice() {
                [] => None,
                [one] => Some(*one),
                _ => {
                    candidates = found;
                    match chosen(&candidates, choice) {
                        Chosen::One(id) => Some(id),
                        Chosen::Nobody => None,
                        Chosen::Open => return Settled::open(candidates),
                    }
                }
            };
            match one {
                Some(id) => {
                    let mut draft = self.clone().of_applicant(ApplicantKind::Enterprise, None, Some(id));
                    // The number of the owner stands with the enterprise.
                    let nik = draft.financing.value.person_nik.as_deref();
                    if nik.is_some() && nik == known.owners.get(&id).map(String::as_str) {
                        draft.financing.value.person_nik = None;
                        draft.financing.fields = draft.financing.fields.without(Financing::AT.person_nik);
                    }
                    draft
                }
                None if self.financing.value.name.is_none() => {
                    // An enterprise that nobody assists is told by its name.
                    let mut draft = self.clone();
                    draft.financing.value.name = self.enterprise_name.as_deref().map(Text::cut);
                    draft.financing.fields = draft.financing.fields.with(Financing::AT.name);
                    draft.of_applicant(ApplicantKind::Person, None, None)
                }
                None => {
                    let kind = if self.is_group() { ApplicantKind::Group } else { ApplicantKind::Person };
                    self.clone().of_applicant(kind, None, None)
                }
            }
        };
        match known.find(&draft.financing.value).as_slice() {
            [] => {
                let alike = known.alike(&draft.financing.value);
                if !alike.is_empty() {
                    match chosen(&alike, choice) {
                        Chosen::One(id) => return Settled { candidates: alike, of: Ok(Some((id, draft))) },
                        Chosen::Nobody => candidates = alike,
                        Chosen::Open => return Settled::open(alike),
                    }
                }
                let id = draft.financing.value.id().unwrap_or(drawn);
                Settled { candidates, of: Ok(Some((id, draft))) }
            }
            [one] => Settled { candidates, of: Ok(Some((*one, draft))) },
            _ => Settled::refused(candidates, FaultKind::SeveralAlike),
        }
    }

    fn put(
        &self,
        edits: &mut Edits,
        known: &mut Known,
        tables: &Tables,
        id: Id,
        number: usize,
    ) -> Result<Put, Refusal> {
        let put = edits.put(tables, id, self, number)?;
        if let Some(of) = edits.financing(tables, id) {
            known.add(id, &of);
        }
        Ok(put)
    }

    fn candidate(_: &Edits, tables: &Tables, id: Id) -> Option<Candidate> {
        if let Some(row) = tables.cooperatives.get_live(id) {
            let of = &row.value;
            let number = of.nik.as_deref().map(str::to_owned);
            return Some(Candidate { id, name: of.name.to_string(), number, district: of.district });
        }
        if let Some(row) = tables.financings.get_live(id) {
            let of = &row.value;
            let about = tables.label_of(Financing::TABLE, id);
            return Some(Candidate {
                id,
                name: about.name.unwrap_or_default(),
                number: of.number.as_deref().map(str::to_owned).or_else(|| of.asked_on.map(|day| day.to_string())),
                district: tables.district_of(Financing::TABLE, id),
            });
        }
        let of = &tables.enterprises.get_live(id)?.value;
        let names: Vec<&str> = of.name.as_deref().into_iter().chain(of.owner.as_deref()).collect();
        Some(Candidate {
            id,
            name: names.join(", "),
            number: None,
            district: tables.district_of(Enterprise::TABLE, id),
        })
    }

    fn rows(edits: &Edits, tables: &Tables, stamp: Stamp) -> Tables {
        edits.rows(tables, stamp)
    }
}
