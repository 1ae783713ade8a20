//! How the numbers and days of a column are written, found from the cells of that column alone.
//!
//! What another column looks like says nothing: amounts have points wherever days are written month first, and a district
//! code has a decimal point in the best of Indonesian lists. The Indonesian form stands unless something tells against it;
//! where what tells contradicts itself a person is asked, and until then a cell that could be read in two ways is not read.

use super::book::{Cell, Sheet, day_of_serial};
use super::value::{self, DateOrder, Decimal, OrderTold};
use crate::domain::{Date, Expectation, Quantity};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// So many cells are shown as samples of a question.
const SAMPLES: usize = 4;
/// So many days at least must tell of month-first days, and no more may tell nothing than tell so: of a column that is written
/// so three days in five do. Fewer may be slips, by which days of Indonesians would be turned round: it is asked.
const TELLING: usize = 3;

/// What a person says of how a column is written; what is not said is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct WrittenAs {
    /// Its decimal sign.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decimal: Option<Decimal>,
    /// The order of its days.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub order: Option<DateOrder>,
    /// Whether a spreadsheet has taken day and month of its days for each other.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exchanged: Option<bool>,
    /// The power of ten of its unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub power: Option<u8>,
}

impl WrittenAs {
    /// Whether it says this.
    pub const fn says(self, question: WritingQuestion) -> bool {
        match question {
            WritingQuestion::Decimal => self.decimal.is_some(),
            WritingQuestion::Order => self.order.is_some(),
            WritingQuestion::Exchanged => self.exchanged.is_some(),
        }
    }
}

/// What must be asked of how a column is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum WritingQuestion {
    /// Which sign comes before the decimals.
    Decimal,
    /// Whether the day or the month comes first.
    Order,
    /// Whether a spreadsheet has taken day and month for each other.
    Exchanged,
}

/// How a column is written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Writing {
    /// Its decimal sign; none where that must be asked.
    pub decimal: Option<Decimal>,
    /// The order of its days; none where that must be asked.
    pub order: Option<DateOrder>,
    /// Whether a spreadsheet has taken day and month for each other in the days that it holds as such; none where that must
    /// be asked.
    pub exchanged: Option<bool>,
    /// The power of ten of its unit.
    pub power: u8,
    /// Whether its serial days begin in 1904.
    pub is_1904: bool,
    /// What it was found to be written in two ways, with cells of both: what a person has not settled is asked.
    pub doubts: Vec<(WritingQuestion, Vec<String>)>,
}

impl Default for Writing {
    fn default() -> Self {
        let (decimal, order) = (Some(Decimal::default()), Some(DateOrder::default()));
        Self { decimal, order, exchanged: Some(false), power: 0, is_1904: false, doubts: Vec::new() }
    }
}

/// Why a cell gives no value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unread {
    /// It is none of that kind.
    NotUnderstood,
    /// It can be read in two ways.
    Unclear,
}

impl Writing {
    /// How a column of these cells is written.
    pub fn of<'c>(cells: impl Iterator<Item = &'c Cell>, said: WrittenAs, power: u8, sheet: &Sheet) -> Self {
        let mut evidence = Evidence::default();
        cells.for_each(|cell| evidence.take(cell));
        let mut doubts = Vec::new();
        let mut settled = |question, samples: BTreeSet<String>| doubts.push((question, samples.into_iter().collect()));
        let decimal = evidence.decimal(said.power.unwrap_or(power) > 0);
        if decimal.is_none() {
            settled(WritingQuestion::Decimal, evidence.samples(&evidence.numbers));
        }
        let order = evidence.order();
        if order.is_none() {
            settled(WritingQuestion::Order, evidence.samples(&evidence.days));
        }
        let exchanged = evidence.exchanged();
        if exchanged.is_none() {
            settled(WritingQuestion::Exchanged, evidence.half_converted());
        }
        Self {
            decimal: said.decimal.or(decimal),
            order: said.order.or(order),
            exchanged: said.exchanged.or(exchanged),
            power: said.power.unwrap_or(power),
            is_1904: sheet.is_1904,
            doubts,
        }
    }

    /// The same, of a row that names a unit of its own.
    pub fn in_units(&self, power: u8) -> Cow<'_, Self> {
        if power == 0 { Cow::Borrowed(self) } else { Cow::Owned(Self { power, ..self.clone() }) }
    }

    /// What a sample says under the first and under the second answer to a question, as files hold it.
    pub fn both(&self, question: WritingQuestion, sample: &str) -> [Option<String>; 2] {
        let text = Cell::Text(sample.to_owned());
        match question {
            WritingQuestion::Decimal => {
                [Decimal::Comma, Decimal::Point].map(|decimal| value::amount_as_read(&text, decimal))
            }
            WritingQuestion::Order => [DateOrder::DayFirst, DateOrder::MonthFirst]
                .map(|order| value::date(&text, order).map(|date| date.to_string())),
            WritingQuestion::Exchanged => match sample.parse::<Date>() {
                Ok(date) => [date, value::exchanged(date)].map(|date| Some(date.to_string())),
                Err(_) => {
                    let read = self.date(&text).ok().map(|date| date.to_string());
                    [read.clone(), read]
                }
            },
        }
    }

    /// What a person has written that a number of the column means: as Indonesians write, in the unit of the column.
    pub fn explained(&self, expects: Expectation, meaning: &str) -> Result<i64, Unread> {
        let (cell, own) = (Cell::Text(meaning.to_owned()), Self { power: self.power, ..Self::default() });
        match expects {
            Expectation::Year => own.year(&cell),
            Expectation::Count => own.whole(&cell),
            _ => own.rupiah(&cell),
        }
    }

    /// Whether its cells are read as they are where nothing tells how they are written.
    pub fn is_usual(&self) -> bool {
        let usual = Self::default();
        (self.decimal, self.order, self.exchanged, self.power, self.is_1904)
            == (usual.decimal, usual.order, usual.exchanged, usual.power, usual.is_1904)
    }

    /// A cell as it is read, in full and in a form that is read in one way only: days as `2024-05-13`, numbers as digits
    /// alone; none where it is not read, or is no number or day.
    pub fn plainly(&self, expects: Expectation, cell: &Cell) -> Option<String> {
        match expects {
            Expectation::Date => self.date(cell).ok().map(|date| date.to_string()),
            Expectation::Count => self.whole(cell).ok().map(|number| number.to_string()),
            Expectation::Rupiah => self.rupiah(cell).ok().map(|number| number.to_string()),
            _ => None,
        }
    }

    /// A whole number.
    pub fn whole(&self, cell: &Cell) -> Result<i64, Unread> {
        self.number(|decimal| value::whole(cell, decimal, self.power))
    }

    /// Money in whole rupiah.
    pub fn rupiah(&self, cell: &Cell) -> Result<i64, Unread> {
        self.number(|decimal| value::rupiah(cell, decimal, self.power))
    }

    /// A quantity with its decimals.
    pub fn quantity(&self, cell: &Cell) -> Result<Quantity, Unread> {
        self.number(|decimal| value::quantity(cell, decimal, self.power))
    }

    /// A year: of it no unit can be meant.
    pub fn year(&self, cell: &Cell) -> Result<i64, Unread> {
        self.number(|decimal| value::whole(cell, decimal, 0))
    }

    /// A day.
    pub fn date(&self, cell: &Cell) -> Result<Date, Unread> {
        match cell {
            Cell::Date(date) => match (self.exchanged, value::exchanged(*date)) {
                (Some(false), _) => Ok(*date),
                (Some(true), exchanged) => Ok(exchanged),
                (None, exchanged) if exchanged == *date => Ok(*date),
                (None, _) => Err(Unread::Unclear),
            },
            Cell::Number(days) => self.serial(*days).ok_or(Unread::NotUnderstood),
            Cell::Text(text) if is_serial(text) => {
                text.trim().parse().ok().and_then(|days| self.serial(days)).ok_or(Unread::NotUnderstood)
            }
            _ => either(self.order, DateOrder::DayFirst, DateOrder::MonthFirst, |order| value::date(cell, order)),
        }
    }

    fn number<T: PartialEq>(&self, read: impl Fn(Decimal) -> Option<T>) -> Result<T, Unread> {
        either(self.decimal, Decimal::Comma, Decimal::Point, read)
    }

    /// A day that the file holds as a bare number of days; what can be a year is none.
    fn serial(&self, days: f64) -> Option<Date> {
        /// From 1927 on; before are years, and days on which no cooperative was founded.
        const SERIAL: std::ops::Range<f64> = 10_000.0..80_000.0;
        SERIAL.contains(&days).then(|| day_of_serial(days, self.is_1904)).flatten()
    }
}

/// What a person writes that a number or a day means, as plans keep it; none where it is none.
pub fn read_explanation(expects: Expectation, text: &str) -> Option<String> {
    let (cell, writing) = (Cell::Text(text.to_owned()), Writing::default());
    match expects {
        Expectation::Date => writing.date(&cell).ok().map(|date| date.to_string()),
        Expectation::Year => writing.year(&cell).ok().map(|year| year.to_string()),
        // In the unit of its column, whichever that will be found to be.
        Expectation::Count => writing.whole(&cell).ok().map(|_| text.trim().to_owned()),
        Expectation::Rupiah => writing.rupiah(&cell).ok().map(|_| text.trim().to_owned()),
        _ => None,
    }
}

/// Whether a text is a bare serial day, as a spreadsheet writes one into delimited text: of this century or the last.
fn is_serial(text: &str) -> bool {
    let text = text.trim();
    text.len() == 5 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// What a cell says under the one way of two in which it is written; where that is not known, what it says under both, or
/// under the only one under which it says anything.
fn either<K: Copy, T: PartialEq>(known: Option<K>, a: K, b: K, read: impl Fn(K) -> Option<T>) -> Result<T, Unread> {
    if let Some(known) = known {
        return read(known).ok_or(Unread::NotUnderstood);
    }
    match (read(a), read(b)) {
        (Some(a), Some(b)) if a != b => Err(Unread::Unclear),
        (a, b) => a.or(b).ok_or(Unread::NotUnderstood),
    }
}

/// Cells that tell the same, and the first of them.
#[derive(Debug, Default)]
struct Told {
    count: usize,
    first: Vec<String>,
}

impl Told {
    fn add(&mut self, text: &str) {
        self.count += 1;
        if self.first.len() < SAMPLES / 2 && !self.first.iter().any(|known| known == text.trim()) {
            self.first.push(text.trim().to_owned());
        }
    }
}

/// What the cells of a column tell of how it is written.
#[derive(Debug, Default)]
struct Evidence {
    /// Numbers that tell of a decimal comma and of a decimal point: for certain, and most likely.
    numbers: [Told; 4],
    /// Days that tell that the day, and that the month, comes first; and those that may be either.
    days: [Told; 3],
    /// Days that the file holds as such, of which day and month can be taken for each other, and others.
    held: [Told; 2],
}

impl Evidence {
    fn take(&mut self, cell: &Cell) {
        match cell {
            Cell::Date(date) => {
                let can_be_exchanged = usize::from(date.day() > 12);
                self.held[can_be_exchanged].add(&date.to_string());
            }
            // Most are digits alone, and tell nothing.
            Cell::Text(text) if text.bytes().all(|byte| byte.is_ascii_digit()) => {}
            Cell::Text(text) => {
                if let Some(told) = value::order_of(text) {
                    let at = match told {
                        OrderTold::By(DateOrder::DayFirst) => 0,
                        OrderTold::By(DateOrder::MonthFirst) => 1,
                        OrderTold::Nothing => 2,
                    };
                    self.days[at].add(text);
                } else if let Some(sign) = value::sign_of(text) {
                    let of_point = 2 * usize::from(sign.decimal == Decimal::Point);
                    self.numbers[of_point + usize::from(!sign.is_certain)].add(text);
                }
            }
            Cell::Empty | Cell::Number(_) | Cell::Truth(_) | Cell::Error(_) => {}
        }
    }

    fn decimal(&self, has_unit: bool) -> Option<Decimal> {
        let [comma, likely_comma, point, likely_point] = [0, 1, 2, 3].map(|at| self.numbers[at].count);
        match (comma + likely_comma, point, likely_point) {
            // In millions `18.403` is as likely eighteen and a half as it is eighteen thousand.
            (1.., 0, 0) if has_unit && comma == 0 => None,
            (_, 0, 0) => Some(Decimal::Comma),
            (0, 1.., _) => Some(Decimal::Point),
            // `850,000` alone may be eight hundred and fifty with three decimals.
            _ => None,
        }
    }

    fn order(&self) -> Option<DateOrder> {
        let [day, month, either] = [0, 1, 2].map(|at| self.days[at].count);
        match (day, month) {
            (_, 0) => Some(DateOrder::DayFirst),
            (0, TELLING..) if month >= either => Some(DateOrder::MonthFirst),
            _ => None,
        }
    }

    /// Half of a column was converted by a spreadsheet of another language: what can be a month became the month, and the
    /// others stayed texts.
    fn exchanged(&self) -> Option<bool> {
        let [day, month, either] = [0, 1, 2].map(|at| self.days[at].count);
        let [can_be, others] = [0, 1].map(|at| self.held[at].count);
        let is_half_converted = can_be > 0 && others == 0 && day + month > 0 && either == 0;
        if is_half_converted { None } else { Some(false) }
    }

    fn samples(&self, told: &[Told]) -> BTreeSet<String> {
        told.iter().flat_map(|told| told.first.iter().cloned()).collect()
    }

    fn half_converted(&self) -> BTreeSet<String> {
        let texts = self.days[..2].iter().chain(&self.held[..1]);
        texts.flat_map(|told| told.first.iter().cloned()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn writing(cells: &[Cell]) -> Writing {
        Writing::of(cells.iter(), WrittenAs::default(), 0, &Sheet::default())
    }

    fn texts(texts: &[&str]) -> Vec<Cell> {
        texts.iter().map(|text| Cell::Text((*text).to_owned())).collect()
    }

    fn text(text: &str) -> Cell {
        Cell::Text(text.to_owned())
    }

    #[test]
    fn the_indonesian_form_stands_unless_something_tells_against_it() {
        for cells in [&["1.944", "3.027"][..], &["64,22", "1.234.567"], &["12", "-", "Rp5.000,-"], &["850.000"]] {
            assert_eq!(writing(&texts(cells)).decimal, Some(Decimal::Comma), "{cells:?}");
        }
        for cells in [&["1,944", "2,500.75", "3"][..], &["1,234,567"], &["850,000", "1,250,000.00"]] {
            assert_eq!(writing(&texts(cells)).decimal, Some(Decimal::Point), "{cells:?}");
        }
        assert_eq!(writing(&texts(&["5/6/2024", "13/5/2024"])).order, Some(DateOrder::DayFirst));
        let month_first = ["5/6/2024", "5/13/2024", "7/25/2024", "1/2/2024", "12/31/2023"];
        assert_eq!(writing(&texts(&month_first)).order, Some(DateOrder::MonthFirst));
        assert_eq!(writing(&texts(&["2024-05-13", "1.250.000"])).order, Some(DateOrder::DayFirst));
    }

    #[test]
    fn what_contradicts_itself_is_asked_and_what_can_be_read_in_one_way_only_is_read() {
        let mixed = writing(&texts(&["1.250.000", "2,500,000.00", "850.000"]));
        assert_eq!(mixed.decimal, None);
        assert_eq!(mixed.doubts[0].0, WritingQuestion::Decimal);
        assert_eq!(mixed.rupiah(&text("1.250.000")), Ok(1_250_000));
        assert_eq!(mixed.rupiah(&text("2,500,000.00")), Ok(2_500_000));
        assert_eq!(mixed.rupiah(&text("850.000")), Err(Unread::Unclear));
        assert_eq!(mixed.rupiah(&text("banyak")), Err(Unread::NotUnderstood));
        let days = writing(&texts(&["25/3/2004", "3/26/2004", "5/6/2004"]));
        assert_eq!((days.order, days.date(&text("25/3/2004")).is_ok()), (None, true));
        assert_eq!(days.date(&text("5/6/2004")), Err(Unread::Unclear));
        // What is the same however it is read is no question.
        assert_eq!((mixed.rupiah(&text("12")), days.date(&text("5/5/2004")).is_ok()), (Ok(12), true));
        // A slip turns none of them, be it the only day that tells anything.
        assert_eq!(writing(&texts(&["5/6/2024", "5/13/2024"])).order, None);
        assert_eq!(writing(&texts(&["12/13/1990"])).date(&text("12/13/1990")), Ok(Date::new(1990, 12, 13).unwrap()));
        let slip = writing(&texts(&["5/6/2024", "1/2/2023", "3/4/2022", "7/8/2021", "9/9/2020", "5/13/2024"]));
        assert_eq!(slip.order, None);
    }

    #[test]
    fn three_digits_after_a_comma_are_asked_about() {
        let column = writing(&texts(&["850,000", "35,000"]));
        assert_eq!(column.rupiah(&text("850,000")), Err(Unread::Unclear));
        let said = WrittenAs { decimal: Some(Decimal::Point), ..WrittenAs::default() };
        let cells = texts(&["850,000", "35,000"]);
        let column = Writing::of(cells.iter(), said, 0, &Sheet::default());
        assert_eq!(column.rupiah(&text("850,000")), Ok(850_000));
    }

    #[test]
    fn in_a_column_of_millions_three_digits_after_a_sign_are_asked_about() {
        let column = |cells: &[&str]| Writing::of(texts(cells).iter(), WrittenAs::default(), 6, &Sheet::default());
        assert_eq!(column(&["18.403", "38.157"]).decimal, None);
        assert_eq!(column(&["18.403", "1.038.157"]).decimal, Some(Decimal::Comma));
        assert_eq!(column(&["18,4", "38.157"]).decimal, Some(Decimal::Comma));
        assert_eq!(column(&["18", "38"]).decimal, Some(Decimal::Comma));
    }

    #[test]
    fn days_that_a_spreadsheet_has_half_converted_are_asked_about() {
        let held = Cell::Date(Date::new(2004, 3, 5).unwrap());
        let column = writing(&[held.clone(), text("25/03/2004")]);
        assert_eq!((column.exchanged, column.date(&held)), (None, Err(Unread::Unclear)));
        assert_eq!(column.date(&text("25/03/2004")), Ok(Date::new(2004, 3, 25).unwrap()));
        let said = WrittenAs { exchanged: Some(true), ..WrittenAs::default() };
        let column = Writing::of([held.clone()].iter(), said, 0, &Sheet::default());
        assert_eq!(column.date(&held), Ok(Date::new(2004, 5, 3).unwrap()));
        // Of this one the month is the day.
        let same = Cell::Date(Date::new(2004, 5, 5).unwrap());
        let twelfth = Cell::Date(Date::new(2004, 3, 12).unwrap());
        let column = writing(&[same.clone(), twelfth, text("25/03/2004")]);
        assert_eq!((column.exchanged, column.date(&same)), (None, Ok(Date::new(2004, 5, 5).unwrap())));
        // What a spreadsheet of the other language left a text tells the same, and texts alone tell nothing.
        assert_eq!(writing(&[held.clone(), text("3/25/2004")]).exchanged, None);
        assert_eq!(writing(&[held.clone(), text("25/3/2004"), text("3/26/2004")]).exchanged, None);
        assert_eq!(writing(&[text("25/03/2004")]).exchanged, Some(false));
        // A day after the twelfth that was converted tells that days were understood.
        let whole = Cell::Date(Date::new(2004, 3, 15).unwrap());
        assert_eq!(writing(&[held, whole, text("25/03/2004")]).exchanged, Some(false));
    }

    #[test]
    fn a_bare_serial_day_is_one_and_a_bare_year_is_none() {
        let column = Writing::default();
        let day = Date::new(1998, 5, 13).unwrap();
        assert_eq!(column.date(&Cell::Number(35_928.0)), Ok(day));
        assert_eq!(column.date(&text("35928")), Ok(day));
        assert_eq!(column.date(&Cell::Number(1_998.0)), Err(Unread::NotUnderstood));
        let of_1904 = Writing { is_1904: true, ..Writing::default() };
        assert_eq!(of_1904.date(&Cell::Number(34_466.0)), Ok(day));
    }

    #[test]
    fn what_is_explained_is_in_the_unit_of_the_column() {
        let millions = Writing { power: 6, decimal: Some(Decimal::Point), ..Writing::default() };
        let meaning = read_explanation(Expectation::Rupiah, " 2,5 ").unwrap();
        assert_eq!(millions.explained(Expectation::Rupiah, &meaning), Ok(2_500_000));
        assert_eq!(read_explanation(Expectation::Rupiah, "banyak"), None);
        assert_eq!(Writing::default().explained(Expectation::Count, "1.944"), Ok(1_944));
        assert_eq!(Writing::default().explained(Expectation::Count, "12,5"), Err(Unread::NotUnderstood));
        assert_eq!(millions.explained(Expectation::Year, "2023"), Ok(2_023));
    }

    #[test]
    fn an_explanation_is_kept_in_the_form_in_which_it_is_read_again() {
        let kept = |expects, text| read_explanation(expects, text);
        assert_eq!(kept(Expectation::Date, "5 Maret 2004").as_deref(), Some("2004-03-05"));
        assert_eq!(kept(Expectation::Year, " 2023").as_deref(), Some("2023"));
        assert_eq!(kept(Expectation::Count, " 1.944 ").as_deref(), Some("1.944"));
        for (expects, nothing) in
            [(Expectation::Date, "2004"), (Expectation::Year, "lalu"), (Expectation::Count, "12,5")]
        {
            assert_eq!(kept(expects, nothing), None, "{nothing}");
        }
    }

    #[test]
    fn a_question_is_asked_with_two_cells_of_each_kind_and_what_either_answer_would_make_of_them() {
        let column = writing(&texts(&["1.250.000", " 1.250.000 ", "3.000.000", "4.000.000", "2,500.75", "850.000"]));
        assert_eq!(
            column.doubts,
            [(WritingQuestion::Decimal, ["1.250.000", "2,500.75", "3.000.000", "850.000"].map(str::to_owned).to_vec())]
        );
        let both = |question, sample: &str| column.both(question, sample).map(Option::unwrap_or_default);
        assert_eq!(both(WritingQuestion::Decimal, "850.000"), ["850.000", "850"]);
        assert_eq!(both(WritingQuestion::Order, "5/6/2004"), ["2004-06-05", "2004-05-06"]);
        assert_eq!(both(WritingQuestion::Exchanged, "2004-03-05"), ["2004-03-05", "2004-05-03"]);
        assert_eq!(both(WritingQuestion::Exchanged, "25/03/2004"), ["2004-03-25", "2004-03-25"]);
        let held = Cell::Date(Date::new(2004, 3, 5).unwrap());
        let half = writing(&[held, text("25/03/2004")]);
        let samples = ["2004-03-05", "25/03/2004"].map(str::to_owned).to_vec();
        assert_eq!(half.doubts, [(WritingQuestion::Exchanged, samples)]);
        let days = writing(&texts(&["25/3/2004", "3/26/2004"]));
        let samples = ["25/3/2004", "3/26/2004"].map(str::to_owned).to_vec();
        assert_eq!(days.doubts, [(WritingQuestion::Order, samples)]);
    }

    #[test]
    fn what_a_person_has_said_is_asked_no_more() {
        let said = WrittenAs { order: Some(DateOrder::MonthFirst), ..WrittenAs::default() };
        assert!(said.says(WritingQuestion::Order));
        assert!(!said.says(WritingQuestion::Decimal) && !said.says(WritingQuestion::Exchanged));
    }

    #[test]
    fn a_cell_is_given_plainly_as_it_is_read() {
        let millions = Writing { power: 6, ..Writing::default() };
        assert!(Writing::default().is_usual() && !millions.is_usual());
        let plainly = |expects, cell: &str| millions.plainly(expects, &text(cell));
        assert_eq!(plainly(Expectation::Rupiah, "2,5").as_deref(), Some("2500000"));
        assert_eq!(plainly(Expectation::Count, "12").as_deref(), Some("12000000"));
        assert_eq!(plainly(Expectation::Date, "5/6/2004").as_deref(), Some("2004-06-05"));
        assert_eq!(plainly(Expectation::Date, "dulu"), None);
    }

    #[test]
    fn the_unit_of_a_column_holds_for_what_names_none_itself() {
        let millions = Writing { power: 6, ..Writing::default() };
        assert_eq!(millions.rupiah(&Cell::Number(1_250.45)), Ok(1_250_450_000));
        assert_eq!(millions.rupiah(&text("35,25")), Ok(35_250_000));
        assert_eq!(millions.rupiah(&text("(12)")), Ok(-12_000_000));
        assert_eq!(millions.rupiah(&text("Rp 2 miliar")), Ok(2_000_000_000));
        assert_eq!(millions.year(&Cell::Number(2_023.0)), Ok(2_023));
    }
}
