//! What a row of a list of enterprises says.

use super::part::{EnterprisePart, PermitPart};
use crate::domain::{
    AidKind, AreaCode, BookYear, Enterprise, EnterpriseAid, EnterpriseYear, Expectation, Permit, PermitKind,
    PermitState, Position, Record,
};
use crate::exchange::sheet::book::Cell;
use crate::exchange::sheet::columns::Target;
use crate::exchange::sheet::plan::Plan;
use crate::exchange::sheet::row::{Fault, FaultKind, NOTHING, RowReader, Said};
use crate::exchange::sheet::told_cell::{ToldCell, told_cells};
use crate::exchange::sheet::whole_number::{NIB_DIGITS, is_damaged, whole_number};
use crate::exchange::sheet::words::{self, plain};
use crate::exchange::sheet::{names, value};
use serde_json::Value;
use std::collections::BTreeMap;

/// What a row says of an enterprise and of what belongs to it.
#[derive(Default, Clone)]
pub struct Draft {
    pub(super) enterprise: Said<Enterprise>,
    pub(super) years: BTreeMap<BookYear, Said<EnterpriseYear>>,
    pub(super) permits: BTreeMap<PermitKind, Said<Permit>>,
    pub(super) aid: Said<EnterpriseAid>,
    place: [Option<(usize, f64)>; 2],
    pub(super) faults: Vec<Fault>,
    pub(super) remarks: Vec<Fault>,
}

impl Draft {
    /// Its NIB, where that is whole.
    pub fn nib(&self) -> Option<&str> {
        let permit = self.permits.get(&PermitKind::BusinessNumber)?;
        permit.value.number.as_deref().filter(|number| number.len() == NIB_DIGITS)
    }
}

/// Reads the rows of a list.
pub(super) struct EnterpriseReader<'p> {
    reader: RowReader<'p>,
    plan: &'p Plan,
}

type Told<'c> = ToldCell<'c, EnterprisePart>;

impl<'p> EnterpriseReader<'p> {
    pub const fn new(reader: RowReader<'p>, plan: &'p Plan) -> Self {
        Self { reader, plan }
    }

    /// What a row says.
    pub fn read(&mut self, cells: &[Cell]) -> Draft {
        let mut draft = Draft::default();
        let of = |target| if let Target::Enterprise(part) = target { Some(part) } else { None };
        let mut told = told_cells(self.plan, cells, of, &mut draft.faults, &mut draft.remarks);
        // The district goes first, as a kecamatan is sought in it, and the year of the row before its figures.
        let turn = |one: &Told| match one.part {
            EnterprisePart::Own(field) if field == Enterprise::AT.district => 0,
            EnterprisePart::Year(field) if field == EnterpriseYear::AT.year => 1,
            _ => 2,
        };
        told.sort_by_key(turn);
        let mut row_year = None;
        for one in &told {
            if let Err(kind) = self.put(&mut draft, &mut row_year, one) {
                draft.faults.push(Fault { column: Some(one.at), kind });
            }
        }
        self.complete(&mut draft);
        draft
    }

    fn put(&mut self, draft: &mut Draft, row_year: &mut Option<BookYear>, one: &Told) -> Result<(), FaultKind> {
        match one.part {
            EnterprisePart::Own(field) => self.put_own(draft, field, one),
            EnterprisePart::Latitude | EnterprisePart::Longitude => {
                let not_understood = || FaultKind::NotUnderstood(one.text.clone());
                let degrees = value::degrees(one.cell).ok_or_else(not_understood)?;
                let (place, most) = if one.part == EnterprisePart::Latitude { (0, 90.0) } else { (1, 180.0) };
                if degrees.abs() > most {
                    return Err(FaultKind::OutOfRange(one.text.clone()));
                }
                draft.place[place] = Some((one.at, degrees));
                Ok(())
            }
            EnterprisePart::Year(field) => self.put_year(draft, row_year, field, one),
            EnterprisePart::Permit(kind, part) => self.put_permit(draft, kind, part, one),
            EnterprisePart::Permits => self.put_permits(draft, one),
            EnterprisePart::Aid(field) => {
                let expects = EnterpriseAid::FIELDS[field].expects;
                if let Some(value) = self.value(expects, None, one)? {
                    draft.aid.set(field, &value, &one.text)?;
                }
                Ok(())
            }
        }
    }

    fn value(
        &mut self,
        expects: Expectation,
        district: Option<AreaCode>,
        one: &Told,
    ) -> Result<Option<Value>, FaultKind> {
        self.reader.value(one.at, Target::Enterprise(one.part), expects, district, one.cell, &one.text)
    }

    fn put_own(&mut self, draft: &mut Draft, field: usize, one: &Told) -> Result<(), FaultKind> {
        let at = Enterprise::AT;
        let not_understood = || FaultKind::NotUnderstood(one.text.clone());
        if field == at.owner_nik {
            return one.put_person_nik(&mut draft.enterprise, field, &mut draft.remarks);
        }
        let value = if field == at.district || field == at.subdistrict {
            let district = draft.enterprise.value.district.or(self.plan.district);
            let area =
                if field == at.district { words::district(&one.text) } else { words::subdistrict(&one.text, district) };
            Value::from(area.ok_or_else(not_understood)?.to_string())
        } else if field == at.owner {
            names::of_person(&one.text).into()
        } else {
            match self.value(Enterprise::FIELDS[field].expects, None, one)? {
                Some(value) => value,
                None => return Ok(()),
            }
        };
        draft.enterprise.set(field, &value, &one.text)
    }

    fn put_year(
        &mut self,
        draft: &mut Draft,
        row_year: &mut Option<BookYear>,
        field: usize,
        one: &Told,
    ) -> Result<(), FaultKind> {
        let Some(value) = self.value(EnterpriseYear::FIELDS[field].expects, None, one)? else { return Ok(()) };
        if field == EnterpriseYear::AT.year {
            let year = value.as_i64().and_then(|year| i32::try_from(year).ok()).and_then(BookYear::new);
            *row_year = Some(year.ok_or_else(|| FaultKind::OutOfRange(one.text.clone()))?);
            return Ok(());
        }
        let year = self.plan.columns[one.at].year.or(*row_year).or(self.plan.year).ok_or(FaultKind::NoYear)?;
        draft.years.entry(year).or_default().set(field, &value, &one.text)
    }

    /// A number, or that there is one: offices tick, or write `ada`, `proses`, `belum`. Another word is asked.
    fn put_permit(
        &mut self,
        draft: &mut Draft,
        kind: PermitKind,
        part: PermitPart,
        one: &Told,
    ) -> Result<(), FaultKind> {
        let at = Permit::AT;
        if part != PermitPart::Number {
            let field = if part == PermitPart::Issued { at.issued_on } else { at.expires_on };
            if let Some(value) = self.value(Expectation::Date, None, one)? {
                let permit = draft.permits.entry(kind).or_default();
                permit.set(field, &value, &one.text)?;
            }
            return Ok(());
        }
        let number = match self.reader.explained(one.at, &one.text) {
            Some(NOTHING) => return Ok(()),
            Some(code) => {
                let permit = draft.permits.entry(kind).or_default();
                return permit.set(at.state, &code.into(), &one.text);
            }
            None => match told_of_permit(kind, one) {
                Some(ToldOfPermit::Absent) => return Ok(()),
                Some(ToldOfPermit::Stands(state)) => {
                    let permit = draft.permits.entry(kind).or_default();
                    return permit.set(at.state, &state.code().into(), &one.text);
                }
                Some(ToldOfPermit::Held) => None,
                Some(ToldOfPermit::Number) => Some(one.text.clone()),
                None => return Err(FaultKind::NotUnderstood(one.text.clone())),
            },
        };
        let permit = draft.permits.entry(kind).or_default();
        permit.set(at.state, &PermitState::Issued.code().into(), &one.text)?;
        let Some(number) = number else { return Ok(()) };
        if kind == PermitKind::BusinessNumber {
            match whole_number(one.cell, &number, NIB_DIGITS) {
                Some(number) => return permit.set(at.number, &number.into(), &one.text),
                None if is_damaged(&number) => {
                    let kind = FaultKind::DamagedNumber(number, NIB_DIGITS as u8);
                    draft.remarks.push(Fault { column: Some(one.at), kind });
                    return Ok(());
                }
                None => {}
            }
        }
        permit.set(at.number, &number.into(), &one.text)
    }

    /// Licences by their names in one cell. A name that is none is not understood, and nothing of the cell is taken.
    fn put_permits(&mut self, draft: &mut Draft, one: &Told) -> Result<(), FaultKind> {
        let mut found = Vec::new();
        for word in one.text.split([',', ';', '/', '\n', '+', '&', '·']).map(str::trim).filter(|word| !word.is_empty())
        {
            if matches!(plain(word).as_str(), "belum ada" | "tidak ada" | "belum" | "tidak" | "belum berizin") {
                continue;
            }
            let code = words::code("PermitKind", word);
            let kind = code.and_then(|code| code.parse::<PermitKind>().ok());
            found.push(kind.ok_or_else(|| FaultKind::NotUnderstood(one.text.clone()))?);
        }
        for kind in found {
            let permit = draft.permits.entry(kind).or_default();
            permit.set(Permit::AT.state, &PermitState::Issued.code().into(), &one.text)?;
        }
        Ok(())
    }

    /// What holds for all rows, where the row does not say it.
    fn complete(&self, draft: &mut Draft) {
        let at = Enterprise::AT;
        match draft.place {
            [Some((_, lat)), Some((_, lon))] => {
                if let Ok(position) = Position::new(lat, lon) {
                    draft.enterprise.value.position = Some(position);
                    draft.enterprise.fields = draft.enterprise.fields.with(at.position);
                }
            }
            [Some((column, _)), None] | [None, Some((column, _))] => {
                draft.faults.push(Fault { column: Some(column), kind: FaultKind::HalfPosition });
            }
            [None, None] => {}
        }
        let of_part = draft.enterprise.value.subdistrict.and_then(AreaCode::district);
        let of_list = self.plan.district.and_then(AreaCode::district);
        if let Some(district) = of_part.or(of_list).filter(|_| draft.enterprise.value.district.is_none()) {
            draft.enterprise.value.district = Some(district);
            draft.enterprise.fields = draft.enterprise.fields.with(at.district);
        }
        if draft.enterprise.value.called().is_none() {
            let kind = FaultKind::Lacks(Enterprise::TABLE.to_owned(), Enterprise::NAMES[at.name].to_owned());
            draft.faults.push(Fault { column: None, kind });
        }
        self.complete_aid(draft);
    }

    /// What was given without its kind is something else, and without its year of the year of the list.
    fn complete_aid(&self, draft: &mut Draft) {
        let at = EnterpriseAid::AT;
        if draft.aid.fields.is_empty() {
            return;
        }
        if !draft.aid.fields.contains(at.kind) {
            draft.aid.value.kind = AidKind::Other;
            draft.aid.fields = draft.aid.fields.with(at.kind);
        }
        if !draft.aid.fields.contains(at.year) {
            let year = draft.aid.value.handed_on.and_then(|day| BookYear::new(day.year())).or(self.plan.year);
            match year {
                Some(year) => {
                    draft.aid.value.year = year;
                    draft.aid.fields = draft.aid.fields.with(at.year);
                }
                None => draft.faults.push(Fault { column: None, kind: FaultKind::NoYear }),
            }
        }
    }
}

/// What a cell says of a licence.
enum ToldOfPermit {
    /// There is none.
    Absent,
    /// There is one.
    Held,
    /// It stands so.
    Stands(PermitState),
    /// Its number.
    Number,
}

/// What the cell of a licence says; none where that is not understood: of a word that is not known (`expired`, `dicabut`) it is
/// not said that it is a number.
fn told_of_permit(kind: PermitKind, one: &Told) -> Option<ToldOfPermit> {
    Some(match plain(&one.text).as_str() {
        "belum" | "belum ada" | "belum punya" | "belum memiliki" | "tidak" | "tidak ada" | "tidak punya"
        | "tidak memiliki" | "tidak belum" | "tdk" | "tdk ada" | "tdk punya" | "blm" | "blm ada" | "blm punya"
        | "nihil" | "kosong" | "0" | "x" | "no" | "none" => ToldOfPermit::Absent,
        "ada" | "sudah" | "ya" | "punya" | "v" | "yes" | "sudah ada" | "sudah punya" | "memiliki" | "terbit"
        | "sudah terbit" | "1" => ToldOfPermit::Held,
        "proses" | "dalam proses" | "dlm proses" | "sedang proses" | "proses pengajuan" | "dalam pengajuan"
        | "diproses" | "pengajuan" | "diajukan" | "diurus" | "sedang diurus" | "mengurus" | "sedang mengurus"
        | "dalam pengurusan" | "applied for" | "in process" => ToldOfPermit::Stands(PermitState::Applied),
        "ditolak" | "tertolak" | "refused" => ToldOfPermit::Stands(PermitState::Refused),
        _ => match value::truth(one.cell) {
            Some(true) => ToldOfPermit::Held,
            Some(false) => ToldOfPermit::Absent,
            None if is_permit_number(kind, &one.text) => ToldOfPermit::Number,
            None => return None,
        },
    })
}

/// Whether a text is the number of a licence: it has many digits, or nothing but digits and signs, or is of a kind of which numbers
/// are short.
fn is_permit_number(kind: PermitKind, text: &str) -> bool {
    /// So many digits are those of a number, whatever words stand beside them; a year has fewer.
    const DIGITS: usize = 5;
    let has = text.chars().filter(char::is_ascii_digit).count();
    let has_words = text.chars().any(char::is_alphabetic);
    let is_short = matches!(kind, PermitKind::LandTitle | PermitKind::Brand | PermitKind::Other);
    has >= DIGITS || (has > 0 && (!has_words || is_short))
}
