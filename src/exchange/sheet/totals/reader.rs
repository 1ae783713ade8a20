//! What a row of a list of totals says.

use super::part::{TotalList, TotalPart};
use crate::domain::{
    AreaCode, BookYear, CreditTotal, Date, EnterpriseBasis, EnterpriseTotal, Expectation, FinancingScheme,
    FinancingSource, Precision, Record, SizeClass, Text, Total,
};
use crate::exchange::sheet::book::Cell;
use crate::exchange::sheet::columns::Target;
use crate::exchange::sheet::figures::{Period, area_of, of_year, period};
use crate::exchange::sheet::financing::of_title;
use crate::exchange::sheet::plan::Plan;
use crate::exchange::sheet::row::{Fault, FaultKind, RowReader, Said};
use crate::exchange::sheet::told_cell::{ToldCell, told_cells};
use crate::exchange::sheet::words::plain;
use serde_json::Value;
use std::collections::BTreeMap;

/// What a row says.
#[derive(Clone)]
pub struct Draft {
    pub(super) list: TotalList,
    pub(super) lender: Said<CreditTotal>,
    /// A number of enterprises for each class that has a column, and that of the row.
    pub(super) enterprises: Vec<Said<EnterpriseTotal>>,
    pub(super) name: String,
    pub(super) faults: Vec<Fault>,
    pub(super) remarks: Vec<Fault>,
}

type Told<'c> = ToldCell<'c, TotalPart>;
type Dated = (Date, Precision);

/// Reads the rows of a list.
pub(super) struct TotalReader<'p> {
    reader: RowReader<'p>,
    plan: &'p Plan,
    list: TotalList,
    /// Source and scheme that the title says, where no column does.
    of_title: (Option<FinancingSource>, Option<FinancingScheme>),
    /// Which enterprises the title says are counted.
    counted: EnterpriseBasis,
}

/// What of a row is put together once all of its cells are read.
#[derive(Default)]
struct Row {
    lender: Said<CreditTotal>,
    enterprise: Said<EnterpriseTotal>,
    classes: BTreeMap<SizeClass, Total>,
    year: Option<BookYear>,
    /// A month in which the period ends, and its year where the cell says it.
    period: Option<(Option<u8>, Option<BookYear>)>,
}

impl<'p> TotalReader<'p> {
    pub fn new<'t>(
        reader: RowReader<'p>,
        plan: &'p Plan,
        list: TotalList,
        title: impl Iterator<Item = &'t str>,
    ) -> Self {
        let lines: Vec<String> = title.map(plain).collect();
        let says = |words: &[&str]| lines.iter().any(|line| words.iter().any(|word| line.contains(word)));
        let counted = if says(&["sensus", "se2016", "se 2016", "census"]) {
            EnterpriseBasis::Census
        } else if says(&["binaan", "assisted"]) {
            EnterpriseBasis::Assisted
        } else if says(&["sidt", "basis data tunggal", "national register"]) {
            EnterpriseBasis::National
        } else {
            EnterpriseBasis::Unstated
        };
        Self { reader, plan, list, of_title: of_title(&lines), counted }
    }

    /// What a row says.
    pub fn read(&mut self, cells: &[Cell]) -> Draft {
        let mut draft = Draft {
            list: self.list,
            lender: Said::default(),
            enterprises: Vec::new(),
            name: String::new(),
            faults: Vec::new(),
            remarks: Vec::new(),
        };
        let of = |target| if let Target::Total(part) = target { Some(part) } else { None };
        let told = told_cells(self.plan, cells, of, &mut draft.faults, &mut draft.remarks);
        let mut row = Row::default();
        for one in &told {
            if let Err(kind) = self.put(&mut row, one) {
                draft.faults.push(Fault { column: Some(one.at), kind });
            }
        }
        let dated = self.dated(&row);
        match self.list {
            TotalList::Lenders => self.complete_lender(&mut draft, row, dated),
            TotalList::Enterprises => self.complete_enterprises(&mut draft, row, dated),
        }
        draft
    }

    fn value(&mut self, expects: Expectation, one: &Told) -> Result<Option<Value>, FaultKind> {
        self.reader.value(one.at, Target::Total(one.part), expects, None, one.cell, &one.text)
    }

    fn put(&mut self, row: &mut Row, one: &Told) -> Result<(), FaultKind> {
        let not_understood = || FaultKind::NotUnderstood(one.text.clone());
        match one.part {
            TotalPart::Lender(field) if field == CreditTotal::AT.area => {
                let area = self.area(one).ok_or_else(not_understood)?;
                row.lender.set(field, &area.to_string().into(), &one.text)
            }
            TotalPart::Enterprise(field) if field == EnterpriseTotal::AT.area => {
                let area = self.area(one).ok_or_else(not_understood)?;
                // The finest of the areas that a row names.
                let before = row.enterprise.value.area;
                if row.enterprise.fields.contains(field) && before != area {
                    if area.contains(before) {
                        return Ok(());
                    }
                    if before.contains(area) {
                        row.enterprise.pass_over(EnterpriseTotal::FIELDS[field].name);
                    }
                }
                row.enterprise.set(field, &area.to_string().into(), &one.text)
            }
            TotalPart::Lender(field) => match self.value(CreditTotal::FIELDS[field].expects, one)? {
                Some(value) => row.lender.set(field, &value, &one.text),
                None => Ok(()),
            },
            TotalPart::Enterprise(field) => match self.value(EnterpriseTotal::FIELDS[field].expects, one)? {
                Some(value) => row.enterprise.set(field, &value, &one.text),
                None => Ok(()),
            },
            TotalPart::Class(class) => {
                let Some(value) = self.value(Expectation::Total, one)? else { return Ok(()) };
                let number = value.as_u64().and_then(|number| Total::new(number).ok());
                row.classes.insert(class, number.ok_or_else(|| FaultKind::OutOfRange(one.text.clone()))?);
                Ok(())
            }
            TotalPart::Year(_) => {
                let year = self.value(Expectation::Year, one)?.and_then(|year| year.as_i64());
                row.year = Some(year.and_then(|year| BookYear::new(year.try_into().ok()?)).ok_or_else(not_understood)?);
                Ok(())
            }
            TotalPart::Period(_) => {
                row.period = Some(month_of(&one.text).ok_or_else(not_understood)?);
                Ok(())
            }
        }
    }

    /// The area that a cell names, as a person has explained it, or as it is known.
    fn area(&self, one: &Told) -> Option<AreaCode> {
        let explained = self.plan.explained(Target::Total(one.part), &one.text).and_then(|code| code.parse().ok());
        let is_subdistrict = plain(&self.plan.columns[one.at].heading).contains("kec");
        explained.or_else(|| area_of(&one.text, is_subdistrict, self.plan.district))
    }

    /// The day of a row that no column of days says: that of its period and year, else that of all rows.
    fn dated(&self, row: &Row) -> Option<Dated> {
        let of_month = |year: BookYear, month: u8| {
            Date::new(year.get().into(), month, 1).ok().map(|date| (date, Precision::Month))
        };
        let of_row = match (row.period, row.year) {
            (Some((Some(month), own)), year) => own.or(year).or(self.plan.year).and_then(|year| of_month(year, month)),
            (Some((None, own)), year) => own.or(year).and_then(of_year),
            (None, Some(year)) => of_year(year),
            (None, None) => None,
        };
        let of_list =
            || self.plan.taken_on.map(|date| (date, Precision::Day)).or_else(|| self.plan.year.and_then(of_year));
        of_row.or_else(of_list)
    }

    fn complete_lender(&self, draft: &mut Draft, row: Row, dated: Option<Dated>) {
        let at = CreditTotal::AT;
        let said = &mut draft.lender;
        *said = row.lender;
        let says = |said: &Said<CreditTotal>, field: usize| said.fields.contains(field);
        if !says(said, at.area) {
            match self.plan.district {
                Some(area) => {
                    said.value.area = area;
                    said.fields = said.fields.with(at.area);
                }
                None => draft.faults.push(whole(FaultKind::NoArea)),
            }
        }
        if !says(said, at.date) {
            match dated {
                Some((date, precision)) => {
                    said.value.date = date;
                    said.fields = said.fields.with(at.date);
                    if !says(said, at.precision) {
                        said.value.precision = precision;
                        said.fields = said.fields.with(at.precision);
                    }
                }
                None => draft.faults.push(whole(FaultKind::NoDate)),
            }
        }
        let (source, scheme) = self.of_title;
        if !says(said, at.scheme)
            && let Some(scheme) = scheme
        {
            said.value.scheme = Some(scheme);
            said.fields = said.fields.with(at.scheme);
        }
        if !says(said, at.channel) {
            match said.value.scheme.and_then(FinancingScheme::source).or(source) {
                Some(source) => {
                    said.value.channel = source;
                    said.fields = said.fields.with(at.channel);
                }
                None => draft.faults.push(whole(FaultKind::Lacks(
                    CreditTotal::TABLE.to_owned(),
                    CreditTotal::FIELDS[at.channel].name.to_owned(),
                ))),
            }
        }
        if !says(said, at.source)
            && let Some(source) = &self.plan.source
        {
            said.value.source = Some(source.clone());
            said.fields = said.fields.with(at.source);
        }
        let figures = [at.ceiling, at.paid_out, at.outstanding, at.debtors, at.npl];
        if figures.iter().all(|field| !says(said, *field)) && draft.faults.is_empty() {
            draft.faults.push(whole(FaultKind::NoFigure));
        }
        draft.name = said.value.lender.as_deref().unwrap_or_default().to_owned();
    }

    fn complete_enterprises(&self, draft: &mut Draft, row: Row, dated: Option<Dated>) {
        let at = EnterpriseTotal::AT;
        let mut said = row.enterprise;
        let says = |said: &Said<EnterpriseTotal>, field: usize| said.fields.contains(field);
        if !says(&said, at.area) {
            match self.plan.district {
                Some(area) => {
                    said.value.area = area;
                    said.fields = said.fields.with(at.area);
                }
                None => draft.faults.push(whole(FaultKind::NoArea)),
            }
        }
        if !says(&said, at.date) {
            match dated {
                Some((date, precision)) => {
                    said.value.date = date;
                    said.fields = said.fields.with(at.date);
                    if !says(&said, at.precision) {
                        said.value.precision = precision;
                        said.fields = said.fields.with(at.precision);
                    }
                }
                None => draft.faults.push(whole(FaultKind::NoDate)),
            }
        }
        if !says(&said, at.counted) {
            said.value.counted = self.counted;
            said.fields = said.fields.with(at.counted);
        }
        if !says(&said, at.source) {
            match self.plan.source.clone().filter(|source: &Text| !source.is_empty()) {
                Some(source) => {
                    said.value.source = source;
                    said.fields = said.fields.with(at.source);
                }
                None => draft.faults.push(whole(FaultKind::NoSource)),
            }
        }
        // Those of three classes are all of them; a large enterprise is none of these.
        let of_all = [SizeClass::Micro, SizeClass::Small, SizeClass::Medium].map(|class| row.classes.get(&class));
        let sum = of_all.iter().try_fold(0, |sum, of| of.map(|of| sum + of.get()));
        let is_whole = says(&said, at.value) && !says(&said, at.class);
        if let Some(sum) = sum.filter(|sum| is_whole && *sum != said.value.value.get()) {
            let large = row.classes.get(&SizeClass::Large).map_or(0, |of| of.get());
            if sum + large != said.value.value.get() {
                draft.remarks.push(whole(FaultKind::WholeDiffers(said.value.value.get() as i64)));
            }
        }
        for (class, value) in row.classes {
            let mut of_class = said.clone();
            of_class.value.class = Some(class);
            of_class.value.value = value;
            of_class.fields = of_class.fields.with(at.class).with(at.value);
            draft.enterprises.push(of_class);
        }
        if says(&said, at.value) {
            draft.enterprises.push(said.clone());
        }
        if draft.enterprises.is_empty() && draft.faults.is_empty() {
            draft.faults.push(whole(FaultKind::NoFigure));
        }
        draft.name = crate::i18n::Lang::Id.area(said.value.area);
    }
}

fn whole(kind: FaultKind) -> Fault {
    Fault { column: None, kind }
}

/// A month with or without its year, a quarter, or a whole year: `Maret 2024`, `Triwulan II`, `Tahunan`.
fn month_of(text: &str) -> Option<(Option<u8>, Option<BookYear>)> {
    let words = plain(text);
    let (rest, year) = match words.rsplit_once(' ') {
        Some((rest, year)) if year.len() == 4 => (rest, year.parse().ok().and_then(BookYear::new)),
        _ => (words.as_str(), None),
    };
    match period(rest)? {
        Period::Year => Some((None, year)),
        Period::Month(month) => Some((Some(month), year)),
    }
}
