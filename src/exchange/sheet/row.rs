//! One row of a list, read under a plan.

use super::book::Cell;
use super::columns::{Column, OfficerPart, Target};
use super::kind::ListKind;
use super::names;
use super::plan::{Plan, value_key};
use super::plans::PlanFault;
use super::rungs;
use super::value;
use super::words;
use super::writing::{Unread, Writing};
use crate::domain::checks::Problem;
use crate::domain::{
    Amendment, AnnualReport, AreaCode, BookYear, CertificateState, Cooperative, Date, DeclaredStatus, Expectation, Id,
    LadderStep, Officer, OfficerRole, Position, RatState, Record, Sex, Text,
};
use crate::replica::Fields;
use crate::workspace::{Tables, fold};
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// What is wrong with a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fault {
    /// The column, by its place; none where it is the row as a whole.
    pub column: Option<usize>,
    /// What it is.
    pub kind: FaultKind,
}

/// What can be wrong with a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum FaultKind {
    /// A value that is not understood.
    NotUnderstood(String),
    /// A number or day that can be read in two ways, in a column of which nothing tells which.
    Unclear(String),
    /// A value beyond what the field can hold.
    OutOfRange(String),
    /// Another column of the row says something else of the same field.
    SaidOtherwise(String),
    /// A latitude without a longitude, or the other way round.
    HalfPosition,
    /// Nothing that tells which cooperative it is.
    Nameless,
    /// Figures without a book year.
    NoYear,
    /// Another row of the list says something else of the same cooperative; its number in the sheet.
    Contradicts(usize),
    /// It is not a cooperative of the register, and only the name can make it one.
    Unknown,
    /// An officer without a name or an office held.
    HalfOfficer,
    /// An amendment without a number.
    HalfAmendment,
    /// No area that a figure could be of.
    NoArea,
    /// A share, which is no number of things.
    Share(String),
    /// The row is the sum of so many rows of the list, of the parts of what is counted.
    SumOf(usize),
    /// The row is the sum of other rows of the list, and a part of what is added up: it would count twice.
    WholeOfPart,
    /// The list is of this part alone, which is not the whole.
    OnePart(String),
    /// Another row of a part of the same is refused, so that its sum is not known; its number in the sheet.
    PartMissing(usize),
    /// The row of the whole says something else than its parts come to: what it says.
    WholeDiffers(i64),
    /// No figure.
    NoFigure,
    /// A figure of which nothing tells the day.
    NoDate,
    /// A figure of which nothing tells where it stands written.
    NoSource,
    /// A figure of which nothing tells what it counts.
    NoMeasure,
    /// Letters of another script that look like ours, as it stands: it is read as if they were ours.
    LookAlike(String),
    /// A sum a thousand times less or more than what stands in the middle of its column: it may be written in another unit.
    OutOfScale(String),
    /// The name is that of a cooperative of another kecamatan or desa; what that one is called there.
    ElsewhereToo(String),
    /// A NIK that is none: cut off, rounded by a spreadsheet, or no number.
    DamagedNik(String),
    /// A NIK or legal number of a cooperative of another name; that name.
    OfAnother(String),
    /// A number of a person or of a business that is none: cut off, rounded by a spreadsheet, or no number; and how many digits
    /// it should have.
    DamagedNumber(String, u8),
    /// Numbers and name that lead to different cooperatives.
    KeysDisagree,
    /// More officers or amendments than one cooperative can have.
    TooManyOfOne,
    /// Not a cooperative of the register, in a list that brings none.
    NotInRegister,
    /// A record without something that it cannot be without; its table and the field.
    Lacks(String, String),
    /// Several records of the cooperative agree in all by which records are told apart.
    SeveralAlike,
    /// Something that the record may not say, or that is unusual in it: what its form would refuse, or point out.
    Check(Problem),
    /// The id of a record that is none, as it stands: cut off, or typed over.
    RecordDamaged(String),
    /// The id of a cooperative that the register does not have.
    RecordUnknown,
    /// The id that an earlier row has which says the same kind of thing; the number of that row in the sheet.
    RecordTwice(usize),
    /// Something of a document on plans.
    OfPlan(PlanFault),
}

/// What a row says of a record: the fields that it gives, and their values.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Said<R> {
    /// Their values.
    pub value: R,
    /// The fields.
    pub fields: Fields,
}

impl<R: Record> Said<R> {
    /// Says nothing of a field. Returns whether it said something.
    pub fn pass_over(&mut self, field: &str) -> bool {
        let Some(field) = R::field(field).filter(|field| self.fields.contains(*field)) else { return false };
        self.fields = self.fields.without(field);
        self.value.take(field, &R::default());
        true
    }

    /// Takes the value that a cell of that text says.
    pub fn set(&mut self, field: usize, value: &Value, text: &str) -> Result<(), FaultKind> {
        let mut said = R::default();
        said.set_json(field, value).map_err(|_| FaultKind::OutOfRange(text.to_owned()))?;
        if self.fields.contains(field) && !self.value.same(&said, field) {
            return Err(FaultKind::SaidOtherwise(text.to_owned()));
        }
        self.value.take(field, &said);
        self.fields = self.fields.with(field);
        Ok(())
    }

    /// The record with what the row says; texts that differ only in case and spaces stay as they are.
    pub fn onto(&self, before: &R) -> R {
        let mut after = before.clone();
        for field in (0..R::FIELDS.len()).filter(|field| self.fields.contains(*field)) {
            if !reads_alike(before, &self.value, field) {
                after.take(field, &self.value);
            }
        }
        after
    }
}

/// Whether two texts are the same to a reader.
fn reads_alike<R: Record>(a: &R, b: &R, field: usize) -> bool {
    if !matches!(R::FIELDS[field].expects, Expectation::Text(_)) {
        return false;
    }
    let text = |record: &R| record.to_json(field).as_str().map(fold);
    text(a).is_some() && text(a) == text(b)
}

/// What a row says.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Draft {
    /// The id of the cooperative, where the row names it by that.
    pub record: Option<Id>,
    /// Of the cooperative.
    pub cooperative: Said<Cooperative>,
    /// Of its reports.
    pub reports: BTreeMap<BookYear, Said<AnnualReport>>,
    /// The book years of which only the day of the RAT says that it was held.
    held_by_day: BTreeSet<BookYear>,
    state: Option<CertificateState>,
    number: Option<Text>,
    issued: Option<Date>,
    expires: Option<Date>,
    officers: Vec<(OfficerRole, Text)>,
    /// The one officer of the row, and the one amendment.
    officer: SaidOfficer,
    amendment: (Option<Text>, Option<Date>),
    /// What the row says of the record that its list is of, where that is none of the cooperative itself.
    pub others: Vec<Other>,
    /// What it says of several such records, a column each: what each says beside that.
    pub each: Vec<Vec<Other>>,
    /// Latitude and longitude, with their columns.
    place: [Option<(usize, f64)>; 2],
    /// What is wrong with it.
    pub faults: Vec<Fault>,
    /// What must be said of it, though it is taken without that.
    pub remarks: Vec<Fault>,
}

impl Draft {
    /// Whether it names a cooperative that could be put into the register.
    pub fn has_name(&self) -> bool {
        !self.cooperative.value.name.is_empty()
    }

    /// What of the cooperative it speaks of beside itself: the book years, and the officer or amendment. Two rows of one id
    /// that agree in it say the same kind of thing.
    pub fn occasion(&self) -> impl Eq + std::hash::Hash + use<> {
        let years: Vec<BookYear> = self.reports.keys().copied().collect();
        let officer = self.officer.name.as_deref().map(fold).zip(self.officer.role.map(|role| role.code().to_owned()));
        (years, officer, self.officer.from, self.amendment.0.as_deref().map(fold))
    }

    /// Whether something is wrong with the row as a whole, or with a cell and cells may not be passed over.
    pub fn is_refused(&self, lenient: bool) -> bool {
        self.faults.iter().any(|fault| !lenient || fault.column.is_none())
    }

    /// Says nothing of a field of the report on a year, or of the cooperative. Returns whether it said something.
    pub fn pass_over(&mut self, year: Option<BookYear>, field: &str) -> bool {
        match year {
            Some(year) => {
                let Some(report) = self.reports.get_mut(&year) else { return false };
                let said = report.pass_over(field);
                if said && field == "rat_date" && self.held_by_day.remove(&year) {
                    report.pass_over("rat");
                }
                if report.fields.is_empty() {
                    self.reports.remove(&year);
                }
                said
            }
            None => self.cooperative.pass_over(field),
        }
    }

    /// The cooperative with what the row says.
    pub fn onto(&self, before: &Cooperative) -> Cooperative {
        let mut after = self.cooperative.onto(before);
        self.certify(&mut after);
        self.name_officers(&mut after.officers);
        self.officer.put_into(&mut after.officers);
        self.amend(&mut after.amendments);
        // A status that is declared anew is not as old, nor from where, the one before was.
        if after.declared_status != before.declared_status {
            after.declared_on = self.cooperative.value.declared_on;
            after.declared_source.clone_from(&self.cooperative.value.declared_source);
        }
        if let [Some((_, lat)), Some((_, lon))] = self.place
            && let Ok(position) = Position::new(lat, lon)
        {
            after.position = Some(position);
        }
        after
    }

    fn certify(&self, after: &mut Cooperative) {
        if self.state.is_none() && self.number.is_none() && self.issued.is_none() && self.expires.is_none() {
            return;
        }
        let certificate = after.certificate.get_or_insert_default();
        certificate.state = self.state.unwrap_or(certificate.state);
        certificate.number = self.number.clone().or(certificate.number.take());
        certificate.issued = self.issued.or(certificate.issued);
        certificate.expires = self.expires.or(certificate.expires);
    }

    /// Adds the amendment of the row, or its date to the one of its number.
    fn amend(&self, amendments: &mut Vec<Amendment>) {
        let (Some(number), date) = &self.amendment else { return };
        match amendments.iter_mut().find(|amendment| fold(&amendment.number) == fold(number)) {
            Some(known) => known.date = date.or(known.date),
            None => amendments.push(Amendment { number: number.clone(), date: *date }),
        }
    }

    /// Names who holds the offices: in the place of whoever holds one without an end of the term and is not named, or beside
    /// the others.
    fn name_officers(&self, officers: &mut Vec<Officer>) {
        let is = |officer: &Officer, role: OfficerRole, name: &Text| {
            officer.role == role && fold(&officer.name) == fold(name)
        };
        let is_named = |officer: &Officer| self.officers.iter().any(|(role, name)| is(officer, *role, name));
        for (role, name) in &self.officers {
            if officers.iter().any(|officer| is(officer, *role, name)) {
                continue;
            }
            let gives_way =
                |officer: &&mut Officer| officer.role == *role && officer.until.is_none() && !is_named(officer);
            match officers.iter_mut().find(gives_way) {
                Some(officer) => officer.name = name.clone(),
                None => officers.push(Officer { name: name.clone(), role: *role, ..Officer::default() }),
            }
        }
    }
}

/// What a cell says of a field of a record.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Other {
    /// The column; none where it is said for all rows.
    pub column: Option<usize>,
    /// The field.
    pub field: usize,
    /// The value, as files hold it.
    pub value: Value,
    /// The text of the cell.
    pub text: String,
}

/// What a row says of its one officer.
#[derive(Debug, Clone, Default, PartialEq)]
struct SaidOfficer {
    name: Option<Text>,
    role: Option<OfficerRole>,
    sex: Option<Sex>,
    phone: Option<Text>,
    from: Option<Date>,
    until: Option<Date>,
}

impl SaidOfficer {
    /// Adds the officer, or what the row says to the one of that office, name and term. Who has held an office twice has
    /// two terms; a term whose beginning one of the two does not say is the same.
    fn put_into(&self, officers: &mut Vec<Officer>) {
        let (Some(name), Some(role)) = (&self.name, self.role) else { return };
        let is = |officer: &Officer| officer.role == role && fold(&officer.name) == fold(name);
        let began_then = |officer: &Officer| is(officer) && officer.from == self.from;
        let may_have = |officer: &Officer| is(officer) && (officer.from.is_none() || self.from.is_none());
        let at = officers.iter().position(began_then).or_else(|| officers.iter().position(may_have));
        let at = at.unwrap_or_else(|| {
            officers.push(Officer { name: name.clone(), role, ..Officer::default() });
            officers.len() - 1
        });
        let officer = &mut officers[at];
        officer.sex = self.sex.or(officer.sex);
        officer.phone = self.phone.clone().or(officer.phone.take());
        officer.from = self.from.or(officer.from);
        officer.until = self.until.or(officer.until);
    }

    /// Whether it says something of an officer that it does not tell.
    fn is_half(&self) -> bool {
        (self.name.is_none() || self.role.is_none()) && *self != Self::default()
    }
}

/// What a person says that a value means which means nothing: the cell is empty to them.
pub const NOTHING: &str = "-";

pub(super) fn fault_of(unread: Unread, text: &str) -> FaultKind {
    match unread {
        Unread::NotUnderstood => FaultKind::NotUnderstood(text.to_owned()),
        Unread::Unclear => FaultKind::Unclear(text.to_owned()),
    }
}

/// Reads rows under a plan.
pub(super) struct RowReader<'p> {
    plan: &'p Plan,
    /// How each column is written.
    writings: &'p [Writing],
    /// What a person has explained of the values of each column.
    explained: Vec<Option<&'p BTreeMap<String, String>>>,
    district_field: Option<usize>,
    nik_field: Option<usize>,
    /// What values were found to mean, by column and district: most occur many times.
    known: FxHashMap<(usize, Option<AreaCode>, String), Option<Value>>,
}

impl<'p> RowReader<'p> {
    pub fn new(plan: &'p Plan, writings: &'p [Writing]) -> Self {
        let [district_field, nik_field] = ["district", "nik"].map(Cooperative::field);
        let of_column = |column: &Column| plan.values.get(&column.target?.code());
        let explained = plan.columns.iter().map(of_column).collect();
        Self { plan, writings, explained, district_field, nik_field, known: FxHashMap::default() }
    }

    /// Reads a row.
    pub fn read(&mut self, cells: &[Cell]) -> Draft {
        let mut draft = Draft::default();
        // The district goes first: a kecamatan is sought in it.
        let is_district = |at: &usize| matches!(self.plan.columns[*at].target, Some(Target::Field(Cooperative::TABLE, field)) if Some(field) == self.district_field);
        let (first, rest): (Vec<usize>, Vec<usize>) =
            (0..self.plan.columns.len().min(cells.len())).partition(is_district);
        let mut figures = Vec::new();
        let districts = first.len();
        for (turn, at) in first.into_iter().chain(rest).enumerate() {
            if turn == districts {
                self.put_district_of_all(&mut draft);
            }
            let Some(target) = self.plan.columns[at].target else { continue };
            let Some(mut text) = value::said(&cells[at]) else { continue };
            if let Some(ours) = names::in_our_script(&text) {
                draft.remarks.push(Fault { column: Some(at), kind: FaultKind::LookAlike(text) });
                text = ours;
            }
            match target {
                _ if matches!(cells[at], Cell::Error(_)) => {
                    draft.faults.push(Fault { column: Some(at), kind: FaultKind::NotUnderstood(text) });
                }
                // The year of the row must be known before its figures are put anywhere.
                Target::Field(AnnualReport::TABLE, field) => figures.push((at, field)),
                _ => {
                    if let Err(kind) = self.put(&mut draft, at, target, &cells[at], &text) {
                        draft.faults.push(Fault { column: Some(at), kind });
                    }
                }
            }
        }
        self.put_figures(&mut draft, cells, figures);
        self.put_status_of_all(&mut draft);
        self.put_delivery_of_all(&mut draft);
        if let [Some((at, _)), None] | [None, Some((at, _))] = draft.place {
            draft.faults.push(Fault { column: Some(at), kind: FaultKind::HalfPosition });
        }
        // Of a value that was not understood that has been said already.
        if draft.faults.is_empty() && draft.officer.is_half() {
            draft.faults.push(Fault { column: None, kind: FaultKind::HalfOfficer });
        }
        if draft.faults.is_empty() && matches!(draft.amendment, (None, Some(_))) {
            draft.faults.push(Fault { column: None, kind: FaultKind::HalfAmendment });
        }
        draft
    }

    fn put(&mut self, draft: &mut Draft, at: usize, target: Target, cell: &Cell, text: &str) -> Result<(), FaultKind> {
        let not_understood = || FaultKind::NotUnderstood(text.to_owned());
        match target {
            Target::Field(Cooperative::TABLE, field) => {
                let district = draft.cooperative.value.district;
                let Some(value) = self.value(at, target, Cooperative::FIELDS[field].expects, district, cell, text)?
                else {
                    return Ok(());
                };
                if Some(field) == self.nik_field {
                    return Self::put_nik(draft, at, field, text);
                }
                draft.cooperative.set(field, &value, text)?;
                self.derive_district(draft);
            }
            Target::FormAndArea => {
                let form = Cooperative::AT.form;
                let Some(value) = self.value(at, target, Expectation::Code, None, cell, text)? else { return Ok(()) };
                draft.cooperative.set(form, &value, text)?;
                if let Some(area) = words::membership_area(text) {
                    draft.cooperative.set(Cooperative::AT.membership_area, &area.into(), text)?;
                }
            }
            Target::Latitude | Target::Longitude => {
                let degrees = value::degrees(cell).ok_or_else(not_understood)?;
                let (place, most) = if target == Target::Latitude { (0, 90.0) } else { (1, 180.0) };
                if degrees.abs() > most {
                    return Err(FaultKind::OutOfRange(text.to_owned()));
                }
                draft.place[place] = Some((at, degrees));
            }
            Target::CertificateState => {
                let value = self.value(at, target, Expectation::Code, None, cell, text)?;
                draft.state = value.and_then(|value| value.as_str().and_then(|code| code.parse().ok()));
            }
            Target::CertificateNumber => {
                draft.number = Text::optional(text).map_err(|_| FaultKind::OutOfRange(text.to_owned()))?
            }
            Target::CertificateIssued => draft.issued = self.date(at, cell, text)?,
            Target::CertificateExpires => draft.expires = self.date(at, cell, text)?,
            Target::Officer(role) => {
                let name = Text::new(&names::of_person(text)).map_err(|_| FaultKind::OutOfRange(text.to_owned()))?;
                draft.officers.push((role, name));
            }
            Target::OneOfficer(part) => self.put_officer(draft, at, part, cell, text)?,
            Target::AmendmentNumber => {
                draft.amendment.0 = Text::optional(text).map_err(|_| FaultKind::OutOfRange(text.to_owned()))?
            }
            Target::AmendmentDate => draft.amendment.1 = self.date(at, cell, text)?,
            Target::Record => match text.parse() {
                Ok(id) => draft.record = Some(id),
                // Of the row as a whole: without the cell it might be taken for another cooperative's.
                Err(_) => {
                    let kind = FaultKind::RecordDamaged(text.to_owned());
                    draft.faults.push(Fault { column: None, kind });
                }
            },
            // The report's are put when the year of the row is known; figures are read elsewhere.
            Target::Field(AnnualReport::TABLE, _)
            | Target::Figure(_)
            | Target::Plan(_)
            | Target::Enterprise(_)
            | Target::Financing(_)
            | Target::Person(_)
            | Target::Total(_) => {}
            Target::Rung(rung) => {
                let explained = self.explained(at, text);
                if explained != Some(NOTHING) {
                    let said = rungs::read(rung, cell, text, &self.writings[at], explained);
                    let said = said.map_err(|unread| fault_of(unread, text))?.into_iter();
                    let of = said.map(|(field, value)| Other { column: Some(at), field, value, text: text.to_owned() });
                    draft.each.push(of.collect());
                }
            }
            Target::Field(table, field) => {
                let expects = Tables::fields_of(table)[field].expects;
                let district = draft.cooperative.value.district;
                if let Some(value) = self.value(at, target, expects, district, cell, text)? {
                    draft.others.push(Other { column: Some(at), field, value, text: text.to_owned() });
                }
            }
        }
        Ok(())
    }

    /// A damaged NIK is none: nobody is known by it, and it does not take the place of a good one.
    fn put_nik(draft: &mut Draft, at: usize, field: usize, text: &str) -> Result<(), FaultKind> {
        match value::nik(text) {
            Some(nik) => draft.cooperative.set(field, &nik.into(), text)?,
            None => draft.remarks.push(Fault { column: Some(at), kind: FaultKind::DamagedNik(text.to_owned()) }),
        }
        Ok(())
    }

    fn put_officer(
        &mut self,
        draft: &mut Draft,
        at: usize,
        part: OfficerPart,
        cell: &Cell,
        text: &str,
    ) -> Result<(), FaultKind> {
        let too_long = |_| FaultKind::OutOfRange(text.to_owned());
        let date = || self.date(at, cell, text);
        match part {
            OfficerPart::Name => draft.officer.name = Some(Text::new(&names::of_person(text)).map_err(too_long)?),
            OfficerPart::Phone => draft.officer.phone = Text::optional(text).map_err(too_long)?,
            OfficerPart::From => draft.officer.from = date()?,
            OfficerPart::Until => draft.officer.until = date()?,
            OfficerPart::Role => draft.officer.role = self.coded(at, part, cell, text)?,
            OfficerPart::Sex => draft.officer.sex = self.coded(at, part, cell, text)?,
        }
        Ok(())
    }

    fn coded<T: std::str::FromStr>(
        &mut self,
        at: usize,
        part: OfficerPart,
        cell: &Cell,
        text: &str,
    ) -> Result<Option<T>, FaultKind> {
        let value = self.value(at, Target::OneOfficer(part), Expectation::Code, None, cell, text)?;
        Ok(value.and_then(|value| value.as_str().and_then(|code| code.parse().ok())))
    }

    /// A kecamatan tells the district where no column does.
    fn derive_district(&self, draft: &mut Draft) {
        let c = &mut draft.cooperative;
        if let (None, Some(subdistrict), Some(field)) = (c.value.district, c.value.subdistrict, self.district_field) {
            c.value.district = subdistrict.district();
            c.fields = c.fields.with(field);
        }
    }

    /// What a value of a column means that a person has explained.
    pub(super) fn explained(&self, at: usize, text: &str) -> Option<&'p str> {
        self.explained.get(at)?.as_ref()?.get(&value_key(text)).map(String::as_str)
    }

    /// A day; none where a person has said that what stands there is none.
    fn date(&self, at: usize, cell: &Cell, text: &str) -> Result<Option<Date>, FaultKind> {
        match self.explained(at, text) {
            Some(NOTHING) => Ok(None),
            Some(explained) => explained.parse().map(Some).map_err(|_| FaultKind::NotUnderstood(text.to_owned())),
            None => self.writings[at].date(cell).map(Some).map_err(|unread| fault_of(unread, text)),
        }
    }

    /// The value of a cell as files hold it; none where it stands for nothing in such a field.
    pub fn value(
        &mut self,
        at: usize,
        target: Target,
        expects: Expectation,
        district: Option<AreaCode>,
        cell: &Cell,
        text: &str,
    ) -> Result<Option<Value>, FaultKind> {
        let not_understood = || FaultKind::NotUnderstood(text.to_owned());
        let explained = self.explained(at, text);
        if explained == Some(NOTHING) {
            return Ok(None);
        }
        // People write 0 for a text, a day or an area that they do not have; of a word of a list that is not certain.
        let is_nothing = matches!(expects, Expectation::Text(_) | Expectation::Date | Expectation::Area);
        if text == "0" && is_nothing && explained.is_none() {
            return Ok(None);
        }
        if let (Some(explained), Expectation::Count | Expectation::Year | Expectation::Rupiah) = (explained, expects) {
            let number = self.writings[at].explained(expects, explained);
            return number.map(|number| Some(number.into())).map_err(|_| not_understood());
        }
        let writing = &self.writings[at];
        let number = |read: Result<i64, Unread>| read.map_err(|unread| fault_of(unread, text));
        let value: Value = match expects {
            Expectation::Text(_) if target == Target::Field(Cooperative::TABLE, Cooperative::AT.name) => {
                // A number is the name of nobody, whatever stands above it.
                if text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | ' ')) {
                    return Err(not_understood());
                }
                names::of_cooperative(text).into()
            }
            Expectation::Text(_) => text.into(),
            Expectation::Date => match self.date(at, cell, text)? {
                Some(date) => date.to_string().into(),
                None => return Ok(None),
            },
            Expectation::Count | Expectation::Total => number(writing.whole(cell))?.into(),
            Expectation::Year => number(writing.year(cell))?.into(),
            Expectation::Rupiah => number(writing.rupiah(cell))?.into(),
            Expectation::Quantity => {
                let quantity = writing.quantity(cell).map_err(|unread| fault_of(unread, text))?;
                serde_json::to_value(quantity).unwrap_or_default()
            }
            Expectation::Truth => match explained {
                Some(explained) => (explained == "true").into(),
                None => value::truth(cell).ok_or_else(not_understood)?.into(),
            },
            Expectation::Code | Expectation::Area => {
                let key = (at, district, text.to_owned());
                if !self.known.contains_key(&key) {
                    let meant = self.meant(at, target, expects, district, text);
                    self.known.insert(key.clone(), meant);
                }
                self.known[&key].clone().ok_or_else(not_understood)?
            }
            Expectation::Id | Expectation::Position | Expectation::Structure => return Ok(None),
        };
        Ok(Some(value))
    }

    /// What a word means in a field of codes: as a person has explained it, or as it is known.
    fn meant(
        &self,
        at: usize,
        target: Target,
        expects: Expectation,
        district: Option<AreaCode>,
        text: &str,
    ) -> Option<Value> {
        if let Some(explained) = self.explained(at, text) {
            return Some(explained.into());
        }
        if expects == Expectation::Code {
            return target.codes().and_then(|list| words::code(list, text)).map(Value::from);
        }
        let is_district =
            matches!(target, Target::Field(Cooperative::TABLE, field) if Some(field) == self.district_field);
        let area = if is_district { words::district(text) } else { words::subdistrict(text, district) };
        area.map(|area| area.to_string().into())
    }

    fn put_figures(&mut self, draft: &mut Draft, cells: &[Cell], mut figures: Vec<(usize, usize)>) {
        let year_field = AnnualReport::AT.year;
        let mut row_year = None;
        figures.retain(|(at, field)| {
            let is_year = *field == year_field;
            if is_year {
                let year = self.writings[*at].year(&cells[*at]).ok();
                let year = year.and_then(|year| i32::try_from(year).ok()).and_then(BookYear::new);
                match year.or_else(|| self.explained_year(*at, &cells[*at].text())) {
                    Some(year) => row_year = Some(year),
                    None => draft
                        .faults
                        .push(Fault { column: Some(*at), kind: FaultKind::NotUnderstood(cells[*at].text()) }),
                }
            }
            !is_year
        });
        for (at, field) in figures {
            if let Err(kind) = self.put_figure(draft, at, field, &cells[at], row_year) {
                draft.faults.push(Fault { column: Some(at), kind });
            }
        }
        draft.reports.retain(|_, said| !said.fields.is_empty());
        // A day of the meeting says that it was held, where nothing else does.
        for (year, said) in &mut draft.reports {
            if said.value.rat.is_none() && said.value.rat_date.is_some() {
                said.value.rat = Some(RatState::Held);
                said.fields = said.fields.with(AnnualReport::AT.rat);
                draft.held_by_day.insert(*year);
            }
        }
    }

    fn explained_year(&self, at: usize, text: &str) -> Option<BookYear> {
        self.explained(at, text)?.parse().ok().and_then(BookYear::new)
    }

    fn put_figure(
        &mut self,
        draft: &mut Draft,
        at: usize,
        field: usize,
        cell: &Cell,
        row_year: Option<BookYear>,
    ) -> Result<(), FaultKind> {
        let Some(text) = value::said(cell) else { return Ok(()) };
        let info = &AnnualReport::FIELDS[field];
        let Some(value) = self.value(at, Target::Field(AnnualReport::TABLE, field), info.expects, None, cell, &text)?
        else {
            return Ok(());
        };
        // A meeting decides on the book year before it (FACTS 1.5).
        let of_meeting = if field == AnnualReport::AT.rat_date { self.date(at, cell, &text)? } else { None };
        let of_meeting = of_meeting.and_then(|date| BookYear::new(date.year() - 1));
        let year =
            self.plan.columns[at].year.or(row_year).or(of_meeting).or(self.plan.year).ok_or(FaultKind::NoYear)?;
        draft.reports.entry(year).or_default().set(field, &value, &text)
    }

    /// The district of every row that names none.
    fn put_district_of_all(&self, draft: &mut Draft) {
        let c = &mut draft.cooperative;
        if let (None, Some(district), Some(field)) = (c.value.district, self.plan.district, self.district_field) {
            c.value.district = Some(district);
            c.fields = c.fields.with(field);
        }
    }

    /// The status of every row that says none, and of what day and from where it is.
    /// Of which day steps of the ladder are told, and by whom, where no column says it.
    fn put_delivery_of_all(&self, draft: &mut Draft) {
        if self.plan.kind != ListKind::Records(LadderStep::TABLE) {
            return;
        }
        let day = self.plan.taken_on.map(|day| (LadderStep::AT.as_of, day.to_string()));
        let source = self.plan.source.as_deref().map(|source| (LadderStep::AT.source, source.to_owned()));
        for (field, text) in day.into_iter().chain(source) {
            if !self.plan.has(Target::Field(LadderStep::TABLE, field)) {
                draft.others.push(Other { column: None, field, value: text.clone().into(), text });
            }
        }
    }

    fn put_status_of_all(&self, draft: &mut Draft) {
        let c = &mut draft.cooperative;
        let mark = |field: usize, fields: &mut Fields| *fields = fields.with(field);
        let status: Option<DeclaredStatus> = c.value.declared_status.or(self.plan.status);
        if status.is_none() {
            return;
        }
        c.value.declared_status = status;
        mark(Cooperative::AT.declared_status, &mut c.fields);
        if let (None, Some(date)) = (c.value.declared_on, self.plan.taken_on) {
            c.value.declared_on = Some(date);
            mark(Cooperative::AT.declared_on, &mut c.fields);
        }
        if let (None, Some(source)) = (&c.value.declared_source, &self.plan.source) {
            c.value.declared_source = Some(source.clone());
            mark(Cooperative::AT.declared_source, &mut c.fields);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::book::Sheet;
    use super::*;

    fn read(rows: &[&[&str]], change: impl FnOnce(&mut Plan)) -> Vec<Draft> {
        let cells = |row: &&[&str]| row.iter().map(|text| Cell::Text((*text).to_owned())).collect();
        let sheet = Sheet { name: String::new(), rows: rows.iter().map(cells).collect(), ..Sheet::default() };
        let mut plan = Plan::propose(&sheet);
        change(&mut plan);
        let laid = plan.lay(&sheet);
        let mut reader = RowReader::new(&plan, &laid.writings);
        laid.layout.records(&sheet).map(|(_, row)| reader.read(&row)).collect()
    }

    #[test]
    fn the_dirt_of_the_national_lists_is_understood() {
        let drafts = read(
            &[
                &[
                    "nomor_induk_koperasi",
                    "nama_koperasi",
                    "bentuk_koperasi",
                    "status_koperasi",
                    "kabupaten_kota",
                    "kecamatan",
                    "kelurahan",
                    "grade",
                    "Tanggal_RAT_Terakhir",
                    "Status_Sertifikat",
                ],
                &[
                    "'6310010020001",
                    "KOPERASI UNIT DESA MAJU II",
                    "Primer Kabupaten/Kota",
                    "TIDAK AKTIF",
                    "KAB. TANAH BUMBU",
                    "Batu Licin",
                    "-",
                    "-",
                    "0000-00-00",
                    "Belum Bersetifikat",
                ],
                &["0", "KSU SUBUR", "-", "", "Kota Baru", "[null]", "n/a", "C1", "31/3/2024", ""],
            ],
            |_| {},
        );
        let first = drafts[0].onto(&Cooperative::default());
        assert_eq!(drafts[0].faults, []);
        assert_eq!(first.name.to_string(), "Koperasi Unit Desa Maju II");
        assert_eq!(first.nik.as_deref().map(ToString::to_string).as_deref(), Some("6310010020001"));
        assert_eq!(first.membership_area, Some(crate::domain::MembershipArea::District));
        assert_eq!(first.declared_status, Some(DeclaredStatus::Inactive));
        assert_eq!(
            first.subdistrict.and_then(AreaCode::district).map(|code| code.to_string()).as_deref(),
            Some("63.10")
        );
        assert_eq!(first.certificate.map(|certificate| certificate.state), Some(CertificateState::None));
        assert!(first.village.is_none() && first.grade.is_none() && drafts[0].reports.is_empty());
        let second = drafts[1].onto(&Cooperative::default());
        assert_eq!((drafts[1].faults.len(), second.nik, second.form), (0, None, None));
        let report = &drafts[1].reports[&BookYear::new(2023).unwrap()];
        assert_eq!(report.value.rat, Some(RatState::Held));
    }

    #[test]
    fn a_cell_that_is_not_understood_is_named_and_the_others_are_taken() {
        let drafts =
            read(&[&["Nama Koperasi", "Jenis", "Aset 2022", "Modal sendiri"], &["A", "Warung", "banyak", "5"]], |_| {});
        let kinds: Vec<_> = drafts[0].faults.iter().map(|fault| (fault.column, fault.kind.clone())).collect();
        let text = |text: &str| FaultKind::NotUnderstood(text.to_owned());
        assert_eq!(kinds, [(Some(1), text("Warung")), (Some(2), text("banyak")), (Some(3), FaultKind::NoYear)]);
        assert!(drafts[0].has_name());
    }

    #[test]
    fn what_a_spreadsheet_could_not_make_is_no_value() {
        let text = |text: &str| Cell::Text(text.to_owned());
        let error = |text: &str| Cell::Error(text.to_owned());
        let head = ["Nama Koperasi", "NIK", "Alamat", "Status"].map(text).to_vec();
        let row = vec![error("#REF!"), error("#N/A"), error("#NAME?"), text("Aktif")];
        let sheet = Sheet { rows: vec![head, row.clone()], ..Sheet::default() };
        let plan = Plan::propose(&sheet);
        let laid = plan.lay(&sheet);
        let draft = RowReader::new(&plan, &laid.writings).read(&row);
        let not = |at: usize, text: &str| Fault { column: Some(at), kind: FaultKind::NotUnderstood(text.to_owned()) };
        assert_eq!(draft.faults, [not(0, "#REF!"), not(2, "#NAME?")]);
        assert!(!draft.has_name() && draft.onto(&Cooperative::default()).address.is_none());
    }

    #[test]
    fn what_a_person_has_explained_is_understood() {
        let drafts = read(&[&["Nama Koperasi", "Jenis"], &["A", "WARUNG  Desa"]], |plan| {
            let words = [("warung desa".to_owned(), "consumer".to_owned())];
            plan.values.insert("cooperatives.kind".to_owned(), words.into());
        });
        assert_eq!(drafts[0].onto(&Cooperative::default()).kind, Some(crate::domain::Kind::Consumer));
    }

    #[test]
    fn figures_of_several_years_come_in_one_row_or_in_several() {
        let year = |year| BookYear::new(year).unwrap();
        let wide = read(&[&["Nama Koperasi", "Aset 2021", "Aset 2022"], &["A", "Rp1,5 miliar", "2.000.000"]], |_| {});
        let assets = |draft: &Draft, of| draft.reports[&year(of)].value.assets.map(|amount| amount.get());
        assert_eq!((assets(&wide[0], 2021), assets(&wide[0], 2022)), (Some(1_500_000_000), Some(2_000_000)));
        let long = read(&[&["Nama Koperasi", "Tahun Buku", "Aset"], &["A", "2021", "5"], &["A", "2022", "6"]], |_| {});
        assert_eq!((assets(&long[0], 2021), assets(&long[1], 2022)), (Some(5), Some(6)));
    }

    #[test]
    fn a_new_chair_takes_the_place_of_the_one_before_unless_a_term_has_ended() {
        let text = |name: &str| Text::new(name).unwrap();
        let name = |role, name: &str| Draft { officers: vec![(role, text(name))], ..Draft::default() };
        let past = Officer { name: text("Siti"), until: Date::new(2020, 1, 1).ok(), ..Officer::default() };
        let mut officers = vec![past];
        for chair in ["Budi", "BUDI", "Ani"] {
            name(OfficerRole::Chair, chair).name_officers(&mut officers);
        }
        assert_eq!(officers.iter().map(|officer| officer.name.to_string()).collect::<Vec<_>>(), ["Siti", "Ani"]);
        // Two of one row do not put each other out.
        let roles = [(OfficerRole::Supervisor, text("Eka")), (OfficerRole::Supervisor, text("Dwi"))];
        Draft { officers: roles.into(), ..Draft::default() }.name_officers(&mut officers);
        assert_eq!(officers.len(), 4);
    }

    #[test]
    fn a_row_of_an_officer_or_an_amendment_adds_to_the_cooperative_or_completes_what_is_there() {
        let rows: &[&[&str]] = &[
            &["Nama Koperasi", "Nama", "Jabatan", "L/P", "HP", "Mulai menjabat", "Akhir masa jabatan"],
            &["KUD A", "BUDI SANTOSO", "Ketua", "L", "0811 2", "1/1/2020", "31/12/2024"],
            &["KUD A", "Siti", "Wakil Ketua I", "Perempuan", "-", "-", "-"],
            &["KUD A", "Budi Santoso", "Ketua", "-", "-", "1/1/2010", "-"],
            &["KUD A", "Ani", "-", "P", "-", "-", "-"],
            &["KUD A", "Ani", "Juru kunci", "P", "-", "-", "-"],
        ];
        let drafts = read(rows, |_| {});
        let mut c = Cooperative::default();
        let known = Officer {
            name: Text::new("Budi Santoso").unwrap(),
            phone: Text::optional("0800").unwrap(),
            ..Officer::default()
        };
        c.officers = vec![known];
        drafts[..3].iter().for_each(|draft| c = draft.onto(&c));
        let told: Vec<_> =
            c.officers.iter().map(|one| (one.name.to_string(), one.role, one.sex, one.from.map(Date::year))).collect();
        assert_eq!(
            told,
            [
                ("Budi Santoso".to_owned(), OfficerRole::Chair, Some(Sex::Male), Some(2020)),
                ("Siti".to_owned(), OfficerRole::ViceChair, Some(Sex::Female), None),
                ("Budi Santoso".to_owned(), OfficerRole::Chair, None, Some(2010)),
            ]
        );
        assert_eq!(c.officers[0].phone.as_deref(), Some("0811 2"));
        assert_eq!(drafts[3].faults, [Fault { column: None, kind: FaultKind::HalfOfficer }]);
        assert_eq!(drafts[4].faults[0].kind, FaultKind::NotUnderstood("Juru kunci".to_owned()));
        let rows: &[&[&str]] = &[
            &["Nama", "Nomor perubahan anggaran dasar", "Tanggal perubahan anggaran dasar"],
            &["KUD A", "7/PAD/2011", "-"],
            &["KUD A", "7/PAD/2011", "5/6/2011"],
            &["KUD A", "-", "5/6/2011"],
        ];
        let drafts = read(rows, |_| {});
        let c = drafts[1].onto(&drafts[0].onto(&Cooperative::default()));
        assert_eq!((c.amendments.len(), c.amendments[0].date), (1, Date::new(2011, 6, 5).ok()));
        assert_eq!(drafts[2].faults, [Fault { column: None, kind: FaultKind::HalfAmendment }]);
    }

    #[test]
    fn what_no_officers_row_says_of_a_person_is_left_alone() {
        let rows: &[&[&str]] = &[
            &["Nama Koperasi", "Pengurus", "L/P", "Tanggal perubahan anggaran dasar"],
            &["A", "Budi", "L", "1/1/2020"],
        ];
        let draft = &read(rows, |_| {})[0];
        assert_eq!((draft.faults.len(), draft.onto(&Cooperative::default()).officers.len()), (0, 0));
    }

    #[test]
    fn what_two_columns_say_differently_of_one_field_is_named() {
        let rows: &[&[&str]] = &[&["Nama", "Desa", "Kelurahan"], &["A", "Rantau", "-"], &["B", "Rantau", "Bitahan"]];
        let drafts = read(rows, |_| {});
        assert_eq!(drafts[0].faults, []);
        let kind = FaultKind::SaidOtherwise("Bitahan".to_owned());
        assert_eq!(drafts[1].faults, [Fault { column: Some(2), kind }]);
    }

    #[test]
    fn half_a_position_is_named() {
        let drafts = read(&[&["Nama", "Lintang", "Bujur"], &["A", "-3,32", "114,6"], &["B", "-3,32", "-"]], |_| {});
        assert!(drafts[0].faults.is_empty() && drafts[0].onto(&Cooperative::default()).position.is_some());
        assert_eq!(drafts[1].faults, [Fault { column: Some(1), kind: FaultKind::HalfPosition }]);
    }

    #[test]
    fn a_kecamatan_is_sought_in_the_district_of_all_rows() {
        let mut twice = std::collections::BTreeMap::<_, Vec<AreaCode>>::new();
        for sub in crate::domain::territory::Territory::current().subdistricts {
            twice.entry(sub.name).or_default().push(sub.code);
        }
        let (name, codes) =
            twice.into_iter().find(|(_, codes)| codes.len() > 1).expect("a name that two districts have");
        let rows: &[&[&str]] = &[&["Nama", "Kecamatan"], &["A", name]];
        let subdistrict = |draft: &Draft| draft.cooperative.value.subdistrict;
        assert_eq!(subdistrict(&read(rows, |_| {})[0]), None);
        for code in codes {
            assert_eq!(subdistrict(&read(rows, |plan| plan.district = code.district())[0]), Some(code));
        }
    }

    #[test]
    fn the_year_of_a_row_goes_before_that_of_the_day_of_its_meeting() {
        let rows: &[&[&str]] = &[&["Nama", "Tahun Buku", "Tanggal RAT", "RAT"], &["A", "2021", "3/6/2023", "Sudah"]];
        let drafts = read(rows, |_| {});
        let years: Vec<_> = drafts[0].reports.keys().map(|year| year.get()).collect();
        assert_eq!((years, drafts[0].faults.len()), (vec![2021], 0));
    }

    #[test]
    fn a_status_declared_anew_leaves_the_day_of_the_one_before() {
        let rows: &[&[&str]] = &[&["Nama", "Status"], &["A", "Tidak aktif"]];
        let draft = &read(rows, |_| {})[0];
        let declared = |status| Cooperative {
            declared_status: Some(status),
            declared_on: Date::new(2020, 1, 1).ok(),
            ..Cooperative::default()
        };
        assert_eq!(draft.onto(&declared(DeclaredStatus::Active)).declared_on, None);
        assert!(draft.onto(&declared(DeclaredStatus::Inactive)).declared_on.is_some());
    }

    #[test]
    fn what_is_passed_over_takes_along_only_what_follows_from_it() {
        let year = BookYear::new(2023).unwrap();
        let headings: &[&str] = &["Nama Koperasi", "Tanggal RAT", "Jumlah Anggota 2023"];
        let draft = || read(&[headings, &["KUD Maju", "12/3/2024", "20"]], |_| {}).remove(0);
        let report = |draft: &Draft| draft.reports.get(&year).map(|said| said.onto(&AnnualReport::default()));
        let (mut one, mut other) = (draft(), draft());
        assert_eq!(report(&one).unwrap().rat, Some(RatState::Held));
        // That a meeting was held was known of its day alone.
        assert!(one.pass_over(Some(year), "rat_date"));
        assert_eq!(report(&one).map(|report| (report.rat, report.rat_date)), Some((None, None)));
        assert!(other.pass_over(Some(year), "members"));
        assert_eq!(report(&other).map(|report| (report.rat, report.members)), Some((Some(RatState::Held), None)));
        assert!(!other.pass_over(BookYear::new(2020), "members"));
    }

    #[test]
    fn a_year_that_a_person_has_explained_is_that_of_the_row() {
        let rows: &[&[&str]] = &[&["Nama Koperasi", "Tahun Buku", "Aset"], &["KUD Maju", "lalu", "5"]];
        assert!(read(rows, |_| {})[0].reports.is_empty());
        let explained = |plan: &mut Plan| {
            let of_year = Target::Field(AnnualReport::TABLE, AnnualReport::AT.year).code();
            plan.values.insert(of_year, [("lalu".to_owned(), "2022".to_owned())].into());
        };
        let draft = read(rows, explained).remove(0);
        assert_eq!(draft.reports.keys().copied().collect::<Vec<_>>(), [BookYear::new(2022).unwrap()]);
        assert_eq!(draft.faults, []);
    }

    #[test]
    fn a_kecamatan_tells_its_district_where_no_column_does() {
        let draft =
            read(&[&["Nama Koperasi", "Kecamatan", "Status"], &["KUD A", "Binuang", "Aktif"]], |_| {}).remove(0);
        let c = &draft.cooperative.value;
        let told = [c.district, c.subdistrict].map(|code| code.map(|code| code.to_string()).unwrap_or_default());
        assert_eq!(told, ["63.05", "63.05.01"]);
        assert_eq!(draft.onto(&Cooperative::default()).district, c.district);
    }
}
