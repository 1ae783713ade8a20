//! What a row of a list of applications says.

use super::part::FinancingPart;
use crate::domain::{
    AreaCode, Date, Expectation, Financing, FinancingScheme, FinancingSource, FinancingStage, FinancingStanding,
    Record, Stage,
};
use crate::exchange::sheet::book::Cell;
use crate::exchange::sheet::columns::Target;
use crate::exchange::sheet::plan::Plan;
use crate::exchange::sheet::row::{Fault, FaultKind, RowReader, Said};

use crate::exchange::sheet::told_cell::{ToldCell, told_cells};
use crate::exchange::sheet::words::{self, plain};
use crate::exchange::sheet::{names, value};
use serde_json::Value;
use std::collections::BTreeMap;

/// What a row says of an application and of what belongs to it.
#[derive(Default, Clone)]
pub struct Draft {
    pub(super) financing: Said<Financing>,
    pub(super) cooperative_name: Option<String>,
    pub(super) cooperative_nik: Option<String>,
    pub(super) enterprise_name: Option<String>,
    pub(super) latest: Said<FinancingStage>,
    pub(super) days: BTreeMap<Stage, Date>,
    pub(super) payments: BTreeMap<u8, Said<FinancingStage>>,
    pub(super) standing: Said<FinancingStanding>,
    pub(super) faults: Vec<Fault>,
    pub(super) remarks: Vec<Fault>,
}

/// Reads the rows of a list.
pub(super) struct FinancingReader<'p> {
    reader: RowReader<'p>,
    plan: &'p Plan,
    /// Source and scheme that the title says, where no column does.
    of_title: (Option<FinancingSource>, Option<FinancingScheme>),
}

type Told<'c> = ToldCell<'c, FinancingPart>;

/// Source and scheme that the lines of a title say, in plain words.
pub(in crate::exchange::sheet) fn of_title(words: &[String]) -> (Option<FinancingSource>, Option<FinancingScheme>) {
    let says = |word: &str| {
        words.iter().any(|line| line.split(' ').any(|one| one == word) || line.contains(&format!(" {word} ")))
    };
    let schemes = FinancingScheme::ALL.iter().copied();
    let scheme =
        schemes.clone().find(|scheme| words.iter().any(|line| line.contains(&scheme.code().replace('_', " "))));
    let source = [
        ("kur", FinancingSource::Kur),
        ("lpdb", FinancingSource::Lpdb),
        ("umi", FinancingSource::Umi),
        ("baznas", FinancingSource::Zakat),
        ("hibah", FinancingSource::Grant),
        ("csr", FinancingSource::Company),
        ("pumk", FinancingSource::Company),
        ("bergulir", FinancingSource::OldRevolving),
    ];
    let of_title = source.into_iter().find(|(word, _)| says(word)).map(|(_, source)| source);
    let of_title = of_title.or_else(|| scheme.and_then(FinancingScheme::source));
    (of_title, scheme)
}

impl<'p> FinancingReader<'p> {
    pub fn new<'t>(reader: RowReader<'p>, plan: &'p Plan, title: impl Iterator<Item = &'t str>) -> Self {
        let words: Vec<String> = title.map(plain).collect();
        Self { reader, plan, of_title: of_title(&words) }
    }

    /// What a row says.
    pub fn read(&mut self, cells: &[Cell]) -> Draft {
        let mut draft = Draft::default();
        let of = |target| if let Target::Financing(part) = target { Some(part) } else { None };
        let mut told = told_cells(self.plan, cells, of, &mut draft.faults, &mut draft.remarks);
        // The district goes first, as a kecamatan is sought in it.
        told.sort_by_key(|one| one.part != FinancingPart::Own(Financing::AT.district));
        for one in &told {
            if let Err(kind) = self.put(&mut draft, one) {
                draft.faults.push(Fault { column: Some(one.at), kind });
            }
        }
        self.complete(&mut draft);
        draft
    }

    fn value(
        &mut self,
        expects: Expectation,
        district: Option<AreaCode>,
        one: &Told,
    ) -> Result<Option<Value>, FaultKind> {
        self.reader.value(one.at, Target::Financing(one.part), expects, district, one.cell, &one.text)
    }

    fn put(&mut self, draft: &mut Draft, one: &Told) -> Result<(), FaultKind> {
        match one.part {
            FinancingPart::Own(field) => self.put_own(draft, field, one),
            FinancingPart::CooperativeNumber => {
                match value::nik(&one.text) {
                    Some(nik) => draft.cooperative_nik = Some(nik),
                    None => {
                        let kind = FaultKind::DamagedNik(one.text.clone());
                        draft.remarks.push(Fault { column: Some(one.at), kind });
                    }
                }
                Ok(())
            }
            FinancingPart::CooperativeName => {
                draft.cooperative_name = Some(names::of_cooperative(&one.text));
                Ok(())
            }
            FinancingPart::EnterpriseName => {
                draft.enterprise_name = Some(one.text.clone());
                Ok(())
            }
            FinancingPart::Latest(field) => {
                if let Some(value) = self.value(FinancingStage::FIELDS[field].expects, None, one)? {
                    draft.latest.set(field, &value, &one.text)?;
                }
                Ok(())
            }
            FinancingPart::Day(stage) => {
                if let Some(day) = self.day(one)? {
                    draft.days.insert(stage, day);
                }
                Ok(())
            }
            FinancingPart::Payment(number, field) => {
                if let Some(value) = self.value(FinancingStage::FIELDS[field].expects, None, one)? {
                    // Nothing was paid out is no payment.
                    if field == FinancingStage::AT.amount && value.as_i64() == Some(0) {
                        return Ok(());
                    }
                    draft.payments.entry(number).or_default().set(field, &value, &one.text)?;
                }
                Ok(())
            }
            FinancingPart::Standing(field) => {
                if let Some(value) = self.value(FinancingStanding::FIELDS[field].expects, None, one)? {
                    draft.standing.set(field, &value, &one.text)?;
                }
                Ok(())
            }
        }
    }

    fn day(&mut self, one: &Told) -> Result<Option<Date>, FaultKind> {
        let value = self.value(Expectation::Date, None, one)?;
        Ok(value.and_then(|value| value.as_str().and_then(|day| day.parse().ok())))
    }

    fn put_own(&mut self, draft: &mut Draft, field: usize, one: &Told) -> Result<(), FaultKind> {
        let at = Financing::AT;
        let not_understood = || FaultKind::NotUnderstood(one.text.clone());
        if field == at.person_nik {
            return one.put_person_nik(&mut draft.financing, field, &mut draft.remarks);
        }
        let value = if field == at.district || field == at.subdistrict {
            let district = draft.financing.value.district.or(self.plan.district);
            let area =
                if field == at.district { words::district(&one.text) } else { words::subdistrict(&one.text, district) };
            Value::from(area.ok_or_else(not_understood)?.to_string())
        } else {
            match self.value(Financing::FIELDS[field].expects, None, one)? {
                Some(value) => value,
                None => return Ok(()),
            }
        };
        draft.financing.set(field, &value, &one.text)
    }

    /// What holds for all rows, where the row does not say it.
    fn complete(&self, draft: &mut Draft) {
        let at = Financing::AT;
        let says = |draft: &Draft, field: usize| draft.financing.fields.contains(field);
        if !says(draft, at.scheme)
            && let Some(scheme) = self.of_title.1
        {
            draft.financing.value.scheme = Some(scheme);
            draft.financing.fields = draft.financing.fields.with(at.scheme);
        }
        if !says(draft, at.source) {
            let of_scheme = draft.financing.value.scheme.and_then(FinancingScheme::source);
            match of_scheme.or(self.of_title.0) {
                Some(source) => {
                    draft.financing.value.source = source;
                    draft.financing.fields = draft.financing.fields.with(at.source);
                }
                None => draft.faults.push(lacks::<Financing>(at.source)),
            }
        }
        let of_part = draft.financing.value.subdistrict.and_then(AreaCode::district);
        let of_list = self.plan.district.and_then(AreaCode::district);
        if let Some(district) = of_part.or(of_list).filter(|_| draft.financing.value.district.is_none()) {
            draft.financing.value.district = Some(district);
            draft.financing.fields = draft.financing.fields.with(at.district);
        }
        let standing = FinancingStanding::AT;
        let is_said = [standing.repaid, standing.outstanding, standing.collectability]
            .into_iter()
            .any(|field| draft.standing.fields.contains(field));
        if !is_said {
            // A day alone says nothing.
            draft.standing = Said::default();
        } else if !draft.standing.fields.contains(standing.as_of) {
            match self.plan.taken_on {
                Some(day) => {
                    draft.standing.value.as_of = day;
                    draft.standing.fields = draft.standing.fields.with(standing.as_of);
                }
                None => draft.faults.push(Fault { column: None, kind: FaultKind::NoDate }),
            }
        }
        let is_named = [&draft.cooperative_name, &draft.cooperative_nik, &draft.enterprise_name];
        if draft.financing.value.name.is_none() && is_named.iter().all(|name| name.is_none()) {
            draft.faults.push(lacks::<Financing>(at.name));
        }
        // A reason without a stage is one of a refusal.
        let stage = FinancingStage::AT;
        if draft.latest.fields.contains(stage.reason) && !draft.latest.fields.contains(stage.stage) {
            draft.latest.value.stage = Stage::Refused;
            draft.latest.fields = draft.latest.fields.with(stage.stage);
        } else if !draft.latest.fields.contains(stage.stage) {
            draft.latest = Said::default();
        }
    }
}

fn lacks<R: Record>(field: usize) -> Fault {
    Fault { column: None, kind: FaultKind::Lacks(R::TABLE.to_owned(), R::NAMES[field].to_owned()) }
}
