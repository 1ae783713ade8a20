//! One row of a list of figures, read under a plan.

use super::super::book::Cell;
use super::super::columns::{Column, Target};
use super::super::plan::Plan;
use super::super::row::{Fault, FaultKind, fault_of};
use super::super::units;
use super::super::value;
use super::super::words::{self, plain};
use super::super::writing::Writing;
use super::part::{self, FigurePart};
use crate::domain::territory::Territory;
use crate::domain::{
    AreaCode, Basis, BookYear, Date, Measure, Note, Precision, Tally, TallyKind, Text, Total, month_named,
};

/// What a row says.
#[derive(Debug, Default)]
pub(super) struct Draft {
    /// What it calls the area.
    pub name: String,
    /// The area.
    pub area: Option<AreaCode>,
    /// Of which part of what is counted it is, where the list has parts.
    pub part: Option<String>,
    /// Its counts.
    pub figures: Vec<Tally>,
    /// What is wrong with it.
    pub faults: Vec<Fault>,
}

impl Draft {
    /// Whether something is wrong with the row as a whole, or with a cell and cells may not be passed over.
    pub fn is_refused(&self, lenient: bool) -> bool {
        self.faults.iter().any(|fault| !lenient || fault.column.is_none())
    }
}

/// A day and how exactly it is known.
type Dated = (Date, Precision);

/// Reads a row.
pub(super) fn read(plan: &Plan, writings: &[Writing], cells: &[Cell]) -> Draft {
    let mut reader = Reader { plan, writings, cells, draft: Draft::default() };
    let area = reader.area();
    let dated = reader.dated();
    let measure = reader.measure();
    let source = reader.text(FigurePart::Source, |text| Text::optional(text).ok().flatten());
    let note = reader.text(FigurePart::Note, |text| Note::optional(text).ok().flatten());
    let part = reader.part();
    let values = reader.power().map(|power| reader.values(measure, power)).unwrap_or_default();
    let source = source.or_else(|| plan.source.clone());
    let mut draft = reader.draft;
    (draft.area, draft.part) = (area, part);
    if values.is_empty() && draft.faults.is_empty() {
        draft.fault(FaultKind::NoFigure);
    }
    let (Some(area), Some(source)) = (area, source.clone()) else {
        if area.is_none() && draft.faults.is_empty() {
            draft.fault(FaultKind::NoArea);
        }
        if source.is_none() && !values.is_empty() {
            draft.fault(FaultKind::NoSource);
        }
        return draft;
    };
    for (year, measure, value) in values {
        let of_heading = year.and_then(of_year);
        // Beside the national system's other figures the year says what was added up until the day, and not the day.
        let of_delivery = dated.or_else(|| of_plan(plan)).filter(|_| measure.is_of_merah_putih());
        let Some((date, precision)) = of_delivery.or(of_heading).or(dated).or_else(|| of_plan(plan)) else {
            draft.fault(FaultKind::NoDate);
            break;
        };
        let of_year = || Note::optional(&year.filter(|_| of_delivery.is_some()).map(year_in_words)?).ok()?;
        let (source, note) = (source.clone(), note.clone().or_else(of_year));
        let basis = plan.supervision.map_or(plan.basis.unwrap_or(Basis::Unstated), |_| Basis::Supervision);
        let (supervision, kind) = (plan.supervision, plan.tally_kind.unwrap_or(TallyKind::Published));
        draft.figures.push(Tally {
            date,
            precision,
            area,
            basis,
            supervision,
            measure,
            value,
            source,
            kind,
            note,
            ..Tally::default()
        });
    }
    draft
}

impl Draft {
    fn fault(&mut self, kind: FaultKind) {
        self.faults.push(Fault { column: None, kind });
    }
}

/// The day of a count of a year of which no more is known: its first (see [`Precision::Year`]).
pub(in super::super) fn of_year(year: BookYear) -> Option<Dated> {
    Date::new(year.get().into(), 1, 1).ok().map(|date| (date, Precision::Year))
}

/// The year of which a figure is, as its remark.
pub(in super::super) fn year_in_words(year: BookYear) -> String {
    format!("Tahun {year}")
}

/// The day that holds for all rows.
fn of_plan(plan: &Plan) -> Option<Dated> {
    plan.taken_on.map(|date| (date, Precision::Day)).or_else(|| plan.year.and_then(of_year))
}

struct Reader<'r> {
    plan: &'r Plan,
    writings: &'r [Writing],
    cells: &'r [Cell],
    draft: Draft,
}

impl<'r> Reader<'r> {
    /// The columns of a part in which anything is said, with what it is.
    fn said(&self, part: FigurePart) -> Vec<(usize, &'r Cell, String)> {
        let columns = self.plan.columns.iter().enumerate();
        let columns = columns.filter(|(_, column)| column.target == Some(Target::Figure(part)));
        columns.filter_map(|(at, _)| Some((at, self.cells.get(at)?, value::said(self.cells.get(at)?)?))).collect()
    }

    fn fault(&mut self, column: usize, kind: FaultKind) {
        self.draft.faults.push(Fault { column: Some(column), kind });
    }

    fn text<T>(&mut self, part: FigurePart, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        let (at, cell, text) = self.said(part).into_iter().next()?;
        if matches!(cell, Cell::Error(_)) {
            self.fault(at, FaultKind::NotUnderstood(text));
            return None;
        }
        let found = read(&text);
        if found.is_none() {
            self.fault(at, FaultKind::OutOfRange(text));
        }
        found
    }

    /// The finest of the areas that the row names, each of which must lie in the others.
    fn area(&mut self) -> Option<AreaCode> {
        let is_of_area = |column: &Column| column.target == Some(Target::Figure(FigurePart::Area));
        if !self.plan.columns.iter().any(is_of_area) {
            // All rows are of one area: the years of a province, one below the other.
            return self.plan.district;
        }
        let said = self.said(FigurePart::Area);
        self.draft.name =
            said.iter().map(|(.., text)| text.as_str()).rfind(|text| !is_code(text)).unwrap_or_default().to_owned();
        let mut found: Option<AreaCode> = self.plan.district.filter(|_| !said.is_empty());
        let given = found;
        let mut own = None;
        // Coarse ones first: a kecamatan is sought in its district.
        for only_coarse in [true, false] {
            for (at, _, text) in &said {
                let is_subdistrict = plain(&self.plan.columns[*at].heading).contains("kec");
                if is_subdistrict == only_coarse {
                    continue;
                }
                let explained =
                    self.plan.explained(Target::Figure(FigurePart::Area), text).and_then(|code| code.parse().ok());
                let Some(area) = explained.or_else(|| area_of(text, is_subdistrict, found)) else {
                    self.fault(*at, FaultKind::NotUnderstood(text.clone()));
                    return None;
                };
                // The district of all rows only says where a kecamatan is sought.
                let fits = own.is_none_or(|other: AreaCode| other.contains(area) || area.contains(other));
                if !fits {
                    self.fault(*at, FaultKind::SaidOtherwise(text.clone()));
                    return None;
                }
                let is_finer = own.is_none_or(|other| other.level() < area.level());
                // The row is called by the finest of its areas.
                if is_finer && !is_code(text) {
                    self.draft.name.clone_from(text);
                }
                own = own.filter(|_| !is_finer).or(Some(area));
                found = own.or(given);
            }
        }
        own
    }

    fn dated(&mut self) -> Option<Dated> {
        if let Some((at, cell, text)) = self.said(FigurePart::Day).into_iter().next() {
            let date = self.writings[at].date(cell);
            if let Err(unread) = date {
                self.fault(at, fault_of(unread, &text));
            }
            return date.ok().map(|date| (date, Precision::Day));
        }
        let (at, cell, text) = self.said(FigurePart::Year).into_iter().next()?;
        let year = self.writings[at].year(cell).ok().and_then(|year| i32::try_from(year).ok());
        let Some(year) = year.and_then(BookYear::new) else {
            self.fault(at, FaultKind::NotUnderstood(text));
            return None;
        };
        let Some((at, _, text)) = self.said(FigurePart::Period).into_iter().next() else { return of_year(year) };
        match period(&text) {
            Some(Period::Year) => of_year(year),
            Some(Period::Month(month)) => {
                Date::new(year.get().into(), month, 1).ok().map(|date| (date, Precision::Month))
            }
            None => {
                self.fault(at, FaultKind::NotUnderstood(text));
                None
            }
        }
    }

    /// What is counted by the row: of several columns the one that says more than "all" does.
    fn measure(&mut self) -> Option<Measure> {
        let mut found = None;
        for (at, _, text) in self.said(FigurePart::Measure) {
            let explained = self.plan.explained(Target::Figure(FigurePart::Measure), &text);
            let Some(measure) = explained.and_then(|code| code.parse().ok()).or_else(|| part::measure(&text)) else {
                self.fault(at, FaultKind::NotUnderstood(text));
                return None;
            };
            match found {
                None | Some(Measure::All) => found = Some(measure),
                Some(_) if measure == Measure::All || found == Some(measure) => {}
                Some(_) => {
                    self.fault(at, FaultKind::SaidOtherwise(text));
                    return None;
                }
            }
        }
        found.or(self.plan.measure)
    }

    /// Of which parts the row is, one for every column of parts.
    fn part(&self) -> Option<String> {
        let columns = self.plan.columns.iter().filter(|column| column.target == Some(Target::Figure(FigurePart::Part)));
        (columns.count() > 0).then(|| {
            self.said(FigurePart::Part).into_iter().map(|(.., text)| plain(&text)).collect::<Vec<_>>().join("/")
        })
    }

    /// The power of ten of the unit that the row names; none where it is no unit of things.
    fn power(&mut self) -> Option<u8> {
        for (at, _, text) in self.said(FigurePart::Unit) {
            if units::is_share(&text) {
                self.fault(at, FaultKind::Share(text));
                return None;
            }
            if let Some(power) = units::power_of_unit(&text) {
                return Some(power);
            }
        }
        for (at, _, text) in self.said(FigurePart::Measure) {
            if units::is_share(&text) {
                self.fault(at, FaultKind::Share(text));
                return None;
            }
        }
        Some(0)
    }

    /// The figures, with the year of their heading and what they count, in units of ten to the power of `power`.
    fn values(&mut self, of_row: Option<Measure>, power: u8) -> Vec<(Option<BookYear>, Measure, Total)> {
        let mut values = Vec::new();
        for (at, column) in self.plan.columns.iter().enumerate() {
            let measure = match column.target {
                Some(Target::Figure(FigurePart::Value)) => of_row,
                Some(Target::Figure(FigurePart::Count(measure))) => Some(measure),
                _ => continue,
            };
            let Some((cell, text)) = self.cells.get(at).and_then(|cell| Some((cell, value::said(cell)?))) else {
                continue;
            };
            let Some(measure) = measure else {
                if self.draft.faults.is_empty() {
                    self.draft.fault(FaultKind::NoMeasure);
                }
                continue;
            };
            let writing = &self.writings[at].in_units(power);
            // Money is printed with its sen, which are none.
            let number = if measure.is_money() { writing.rupiah(cell) } else { writing.whole(cell) };
            match number.map(total) {
                Ok(Some(value)) => values.push((column.year, measure, value)),
                Ok(None) => self.fault(at, FaultKind::OutOfRange(text)),
                Err(unread) => self.fault(at, fault_of(unread, &text)),
            }
        }
        values
    }
}

/// A number as a total, where it can be one.
fn total(number: i64) -> Option<Total> {
    u64::try_from(number).ok().and_then(|number| Total::new(number).ok())
}

fn is_code(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
}

/// The area that a text names. Where nothing says that it is a kecamatan, the coarser of two with one name is meant.
pub(in super::super) fn area_of(text: &str, is_subdistrict: bool, within: Option<AreaCode>) -> Option<AreaCode> {
    let district = within.and_then(AreaCode::district);
    let subdistrict = || words::subdistrict(text, district);
    if is_subdistrict { subdistrict() } else { province(text).or_else(|| words::district(text)).or_else(subdistrict) }
}

fn province(text: &str) -> Option<AreaCode> {
    let province = &Territory::current().province;
    let plain_text = plain(text);
    let bare = ["provinsi ", "propinsi ", "prov "].iter().find_map(|word| plain_text.strip_prefix(word));
    let is_code = plain_text == province.code.to_string();
    (is_code || bare.unwrap_or(&plain_text) == plain(province.name)).then_some(province.code)
}

/// A part of a year, by the month in which it ends.
pub(in super::super) enum Period {
    /// All of it.
    Year,
    /// That which ends with this month.
    Month(u8),
}

/// `Triwulan II`, `TW 2`, `Semester 1`, `Oktober`, `Tahunan`. A number alone may be any of these, and is none.
pub(in super::super) fn period(text: &str) -> Option<Period> {
    let plain = plain(text);
    if ["tahunan", "tahun", "setahun"].contains(&&*plain) {
        return Some(Period::Year);
    }
    if let Some(month) = month_named(&plain) {
        return Some(Period::Month(month));
    }
    let (word, number) = plain.rsplit_once(' ')?;
    let number = match number {
        "1" | "i" => 1,
        "2" | "ii" => 2,
        "3" | "iii" => 3,
        "4" | "iv" => 4,
        _ => return None,
    };
    match (word, number) {
        ("triwulan" | "tw" | "kuartal", number) => Some(Period::Month(number * 3)),
        ("semester" | "smt", 1 | 2) => Some(Period::Month(number * 6)),
        _ => None,
    }
}
