//! What people write in cells: numbers with dots and commas, money in words, days in many forms, and the many ways to
//! write nothing (FACTS 6).

use super::book::Cell;
use super::harmless::as_written;
use super::names::visible;
use crate::domain::{Date, Quantity, month_named};
use serde::{Deserialize, Serialize};

/// Which of dot and comma comes before the decimals; the other one parts thousands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Decimal {
    /// `1.234,5`, as in Indonesia.
    #[default]
    Comma,
    /// `1,234.5`.
    Point,
}

/// In which order day, month and year stand in a day like `05/06/2024`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateOrder {
    /// Day, month, year, as in Indonesia.
    #[default]
    DayFirst,
    /// Month, day, year.
    MonthFirst,
}

/// The text of a cell, without the apostrophe by which spreadsheets keep digits, and what looks like a formula, as text;
/// none where it stands for nothing.
pub fn said(cell: &Cell) -> Option<String> {
    let text = cell.text();
    let text = as_written(&text);
    let text = if text.is_ascii() { text.into_owned() } else { visible(&text) };
    let text = text.trim();
    (!stands_for_nothing(text)).then(|| text.to_owned())
}

/// Whether a cell says anything: what [`said`] tells, without a copy of it.
pub fn says_something(cell: &Cell) -> bool {
    match cell {
        Cell::Empty => false,
        Cell::Number(_) | Cell::Date(_) | Cell::Truth(_) => true,
        Cell::Text(text) => {
            // Most texts begin as none of the ways to write nothing does.
            let first = text.bytes().next().unwrap_or_default();
            let is_plain =
                first.is_ascii_alphanumeric() && !matches!(first, b'n' | b'N' | b'k' | b'K' | b't' | b'T' | b'0');
            is_plain || said(cell).is_some()
        }
        Cell::Error(_) => said(cell).is_some(),
    }
}

/// Whether a text is one of the ways to write nothing.
fn stands_for_nothing(text: &str) -> bool {
    const NOTHING: [&str; 12] = [
        "n/a",
        "na",
        "#n/a",
        "[null]",
        "null",
        "nil",
        "none",
        "nan",
        "kosong",
        "tidak ada data",
        "0000-00-00",
        "00/00/0000",
    ];
    let rest = text.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, '-' | '–' | '—' | '_' | '.' | '\'' | '\u{2019}' | '`')
    });
    let day = text.split([' ', 'T']).next().unwrap_or_default();
    rest.is_empty()
        || NOTHING.iter().any(|nothing| nothing.eq_ignore_ascii_case(text) || nothing.eq_ignore_ascii_case(day))
}

/// The digits of a NIK (FACTS 1.1): thirteen, whatever parts them; none where a spreadsheet has rounded them
/// (`6,30501E+12`, or the zeros that are left of it), has made decimals of them, where there are too few or too many of
/// them, or where words stand in their place. Such a number is nobody's.
pub fn nik(text: &str) -> Option<String> {
    const DIGITS: usize = 13;
    /// Seven digits are of the district and kecamatan; a spreadsheet leaves six of all.
    const ROUNDED: &str = "000000";
    let parts = |c: char| c.is_whitespace() || matches!(c, '.' | ',' | '-' | '/' | '\'' | '\u{2019}' | '`');
    let digits: String = text.chars().filter(|c| !parts(*c)).collect();
    let has_all = digits.len() == DIGITS && digits.bytes().all(|byte| byte.is_ascii_digit());
    // One point alone is that of decimals, several part thousands.
    let has_decimals = text.matches(['.', ',']).count() == 1;
    (has_all && !has_decimals && !digits.ends_with(ROUNDED)).then_some(digits)
}

/// A number as exact digits: its value times ten to the power of `scale`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Exact {
    digits: i128,
    scale: u32,
}

impl Exact {
    /// The nearest whole number, halves away from zero.
    fn rounded(self) -> Option<i64> {
        let unit = 10_i128.checked_pow(self.scale)?;
        let half = self.digits.signum() * unit / 2;
        i64::try_from((self.digits + half) / unit).ok()
    }

    fn whole(self) -> Option<i64> {
        let unit = 10_i128.checked_pow(self.scale)?;
        (self.digits % unit == 0).then(|| i64::try_from(self.digits / unit).ok()).flatten()
    }

    fn times(self, factor: i128) -> Option<Self> {
        Some(Self { digits: self.digits.checked_mul(factor)?, ..self })
    }
}

/// A whole number, of people, of pieces, a year, that is written in units of ten to the power of `power`.
pub fn whole(cell: &Cell, decimal: Decimal, power: u8) -> Option<i64> {
    match cell {
        Cell::Number(number) => {
            of_units(*number, power).filter(|number| number.fract() == 0.0).map(|number| number as i64)
        }
        Cell::Text(text) => amount(text, decimal, power)?.whole(),
        Cell::Empty | Cell::Date(_) | Cell::Truth(_) | Cell::Error(_) => None,
    }
}

/// Money in whole rupiah, written in units of ten to the power of `power` where it names none itself: `Rp1.234.567,00`,
/// `Rp85,5 miliar`, `2,2 T`, `(1.000)` for a loss.
pub fn rupiah(cell: &Cell, decimal: Decimal, power: u8) -> Option<i64> {
    match cell {
        Cell::Number(number) => of_units(*number, power).map(|number| number.round() as i64),
        Cell::Text(text) => amount(text, decimal, power)?.rounded(),
        Cell::Empty | Cell::Date(_) | Cell::Truth(_) | Cell::Error(_) => None,
    }
}

/// A quantity with at most four decimals, written in units of ten to the power of `power`; none of what is finer.
pub fn quantity(cell: &Cell, decimal: Decimal, power: u8) -> Option<Quantity> {
    let parts = match cell {
        // As many decimals as are asked for: a spreadsheet holds 53.99 as the nearest binary fraction.
        Cell::Number(number) => {
            let parts = of_units(*number, power)? * Quantity::ONE as f64;
            ((parts - parts.round()).abs() < 1e-3).then(|| parts.round() as i128)?
        }
        Cell::Text(text) => {
            let Exact { digits, scale } = amount(text, decimal, power)?.times(Quantity::ONE.into())?;
            let unit = 10_i128.checked_pow(scale)?;
            (digits % unit == 0).then(|| digits / unit)?
        }
        Cell::Empty | Cell::Date(_) | Cell::Truth(_) | Cell::Error(_) => return None,
    };
    Quantity::of_parts(parts).ok()
}

/// A number without its signs, as digits with a decimal comma, to show how it is read.
pub fn amount_as_read(cell: &Cell, decimal: Decimal) -> Option<String> {
    let Cell::Text(text) = cell else { return None };
    let Exact { digits, scale } = amount(text, decimal, 0)?;
    let unit = 10_i128.checked_pow(scale)?;
    let (whole, fraction) = (digits / unit, (digits % unit).unsigned_abs());
    let fraction = format!("{fraction:0width$}", width = scale as usize);
    let fraction = fraction.trim_end_matches('0');
    let grouped = crate::i18n::Lang::Id.count(usize::try_from(whole.unsigned_abs()).ok()?);
    let sign = if digits < 0 { "-" } else { "" };
    Some(if fraction.is_empty() { format!("{sign}{grouped}") } else { format!("{sign}{grouped},{fraction}") })
}

/// A number that a file holds as such, of units of ten to the power of `power`; none beyond what is exact.
fn of_units(number: f64, power: u8) -> Option<f64> {
    // A spreadsheet holds 1250.45 as the nearest binary fraction: its decimals are fewer than these.
    const DECIMALS: f64 = 1e6;
    let number = if power == 0 { number } else { (number * 10_f64.powi(power.into()) * DECIMALS).round() / DECIMALS };
    (number.abs() < 1e15).then_some(number)
}

/// A number with decimals, such as a degree of latitude: the one dot or comma in it is the decimal sign.
pub fn degrees(cell: &Cell) -> Option<f64> {
    match cell {
        Cell::Number(number) => Some(*number),
        Cell::Text(text) => {
            let (digits, negative) = unsigned(text.trim());
            let exact = exact_of(digits, '.', None).or_else(|| exact_of(digits, ',', None))?;
            let degrees = exact.digits as f64 / 10_f64.powi(exact.scale as i32);
            Some(if negative { -degrees } else { degrees })
        }
        Cell::Empty | Cell::Date(_) | Cell::Truth(_) | Cell::Error(_) => None,
    }
}

fn unsigned(text: &str) -> (&str, bool) {
    text.strip_prefix(['-', '−']).map_or((text, false), |rest| (rest, true))
}

/// The words for powers of a thousand; in tables M is miliar and T triliun.
const SCALES: [(&str, i128); 11] = [
    ("triliun", 1_000_000_000_000),
    ("trilyun", 1_000_000_000_000),
    ("miliar", 1_000_000_000),
    ("milyar", 1_000_000_000),
    ("juta", 1_000_000),
    ("ribu", 1_000),
    ("jt", 1_000_000),
    ("rb", 1_000),
    ("t", 1_000_000_000_000),
    ("m", 1_000_000_000),
    ("orang", 1),
];

/// An amount as it is written: the words of its own for powers of a thousand go before the unit of its column.
fn amount(text: &str, decimal: Decimal, power: u8) -> Option<Exact> {
    let (point, thousands) = match decimal {
        Decimal::Comma => (',', '.'),
        Decimal::Point => ('.', ','),
    };
    let (bare, negative) = bare_amount(text);
    let scaled = SCALES.iter().find_map(|(word, factor)| Some((bare.strip_suffix(word)?.trim_end(), *factor)));
    let of_column = 10_i128.checked_pow(power.into())?;
    let (number, factor) =
        scaled.map_or((&*bare, of_column), |(number, factor)| (number, if factor == 1 { of_column } else { factor }));
    let found = exact_of(number, point, Some(thousands))?.times(factor)?;
    if negative { found.times(-1) } else { Some(found) }
}

/// The digits of an amount with what stands between and behind them, and whether it is below zero: without the sign of
/// the currency, the brackets or the dash of a loss, and the dash that stands for no decimals.
fn bare_amount(text: &str) -> (String, bool) {
    const DASHES: [char; 3] = ['-', '−', '–'];
    let folded = text.trim().trim_start_matches(['\'', '\u{2019}']).to_lowercase();
    let (mut bare, mut negative) = (folded.as_str(), false);
    loop {
        let before = bare;
        bare =
            bare.strip_prefix("idr").or_else(|| bare.strip_prefix("rp")).unwrap_or(bare).trim_start_matches('.').trim();
        if let Some(rest) = bare.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
            (bare, negative) = (rest.trim(), true);
        }
        if let Some(rest) = bare.strip_prefix(DASHES) {
            (bare, negative) = (rest.trim(), true);
        }
        if bare == before {
            break;
        }
    }
    // `Rp5.000.000,-` has no decimals; of `5.000-` nobody can say whether it is below zero.
    let bare = [",-", ".-", ",--", ",–", ",00-"].iter().find_map(|tail| bare.strip_suffix(tail)).unwrap_or(bare);
    (bare.to_owned(), negative)
}

/// Digits with one `point` at most, and `thousands` only where they part groups of three.
fn exact_of(text: &str, point: char, thousands: Option<char>) -> Option<Exact> {
    let (whole, fraction) = text.split_once(point).unwrap_or((text, ""));
    let is_space = |c: char| matches!(c, ' ' | '\u{a0}' | '\u{202f}');
    let groups: Vec<&str> = whole.split(|c| Some(c) == thousands || is_space(c)).collect();
    let grouped =
        groups.len() == 1 || (1..=3).contains(&groups[0].len()) && groups[1..].iter().all(|group| group.len() == 3);
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let sound = grouped && groups.iter().all(|group| !group.is_empty() && digits(group)) && digits(fraction);
    if !sound || fraction.len() > 12 {
        return None;
    }
    let all = groups.concat() + fraction;
    Some(Exact { digits: all.parse().ok()?, scale: fraction.len() as u32 })
}

/// What the way in which a number is written tells of its decimal sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sign {
    /// The sign.
    pub decimal: Decimal,
    /// Whether it can only have been written with that one; three digits after a sign are most likely a group of
    /// thousands, but may be decimals.
    pub is_certain: bool,
}

/// What a text tells of the decimal sign of the number in it; none where it tells nothing, or is no number.
pub fn sign_of(text: &str) -> Option<Sign> {
    let (bare, _) = bare_amount(text);
    let words = SCALES.iter().find_map(|(word, _)| bare.strip_suffix(word));
    let number = words.unwrap_or(&bare).trim().trim_end_matches('%').trim_end();
    if number.is_empty() || number.chars().any(|c| !c.is_ascii_digit() && c != '.' && c != ',') {
        return None;
    }
    let last = number.rfind(['.', ','])?;
    let is_point = number.as_bytes()[last] == b'.';
    let (sign, other) = if is_point { ('.', ',') } else { (',', '.') };
    let (of_last, of_other) =
        if is_point { (Decimal::Point, Decimal::Comma) } else { (Decimal::Comma, Decimal::Point) };
    let after = number.len() - last - 1;
    let certain = |decimal| Some(Sign { decimal, is_certain: true });
    match (number.matches(sign).count(), number.contains(other)) {
        // 1.234,5
        (1, true) => certain(of_last),
        // 12,5 and 0,125; but 1.944 are thousands, if not one and nearly two.
        (1, false) if after != 3 || number.starts_with('0') || last > 3 => certain(of_last),
        (1, false) => Some(Sign { decimal: of_other, is_certain: false }),
        // 1.234.567
        (_, false) => certain(of_other),
        (_, true) => None,
    }
}

/// A day: `2024-05-13`, `13/5/2024`, `13-05-24`, `Senin, 13 Mei 2024`, with or without a time of day.
pub fn date(cell: &Cell, order: DateOrder) -> Option<Date> {
    match cell {
        Cell::Date(date) => Some(*date),
        Cell::Text(text) => written_date(text, order),
        Cell::Empty | Cell::Number(_) | Cell::Truth(_) | Cell::Error(_) => None,
    }
}

/// A day whose day and month a spreadsheet of another language has taken for each other, as it was; itself where the day
/// can be no month.
pub fn exchanged(date: Date) -> Date {
    let (year, month, day) = (date.year(), date.month(), date.day());
    Date::new(year, day, month).unwrap_or(date)
}

fn written_date(text: &str, order: DateOrder) -> Option<Date> {
    let [first, second, third] = date_parts(text)?;
    let number = |part: &str| part.parse::<u8>().ok();
    if let Some(month) = month_named(&second) {
        return Date::new(year(&third)?, month, number(&first)?).ok();
    }
    if let Some(month) = month_named(&first) {
        return Date::new(year(&third)?, month, number(&second)?).ok();
    }
    if first.len() == 4 {
        return Date::new(year(&first)?, number(&second)?, number(&third)?).ok();
    }
    let (day, month) = match order {
        DateOrder::DayFirst => (first, second),
        DateOrder::MonthFirst => (second, first),
    };
    Date::new(year(&third)?, number(&month)?, number(&day)?).ok()
}

/// The three parts of a day, without its name and the time.
fn date_parts(text: &str) -> Option<[String; 3]> {
    let folded = text.trim().trim_start_matches('\'').to_lowercase();
    let after_name = match folded.split_once(',') {
        Some((name, rest)) if name.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '\u{2019}' | '`' | ' ')) => {
            rest
        }
        _ => &folded,
    };
    let mut parts = after_name.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    let [mut first, mut second, mut third] = [parts.next()?, parts.next()?, parts.next()?];
    // `2024-05-13t00:00:00`
    third = third.split('t').next().filter(|day| !day.is_empty()).unwrap_or(third);
    for part in [&mut first, &mut second, &mut third] {
        let is_number = part.bytes().all(|byte| byte.is_ascii_digit()) && part.len() <= 4;
        if !is_number && month_named(part).is_none() {
            return None;
        }
    }
    Some([first.to_owned(), second.to_owned(), third.to_owned()])
}

/// A year of two digits is of the century in which it lies between 1945, when the first cooperatives of the republic
/// were founded, and 2044.
fn year(part: &str) -> Option<i32> {
    let year: i32 = part.parse().ok()?;
    match part.len() {
        4 => Some(year),
        2 => Some(if year < 45 { 2000 + year } else { 1900 + year }),
        _ => None,
    }
}

/// What the way in which a day is written in figures tells of the order of day and month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OrderTold {
    /// It can only have been written so.
    By(DateOrder),
    /// It may be either.
    Nothing,
}

/// What a text tells of the order of day and month; none where it is no day, or names its month, or begins with the year.
pub fn order_of(text: &str) -> Option<OrderTold> {
    let [first, second, third] = date_parts(text)?;
    let number = |part: &str| part.parse::<u8>().ok().filter(|_| part.len() <= 2);
    let (first, second) = (number(&first)?, number(&second)?);
    year(&third)?;
    match (first, second) {
        (1..=12, 1..=12) => Some(OrderTold::Nothing),
        (13..=31, 1..=12) => Some(OrderTold::By(DateOrder::DayFirst)),
        (1..=12, 13..=31) => Some(OrderTold::By(DateOrder::MonthFirst)),
        _ => None,
    }
}

/// Yes or no.
pub fn truth(cell: &Cell) -> Option<bool> {
    if let Cell::Truth(truth) = cell {
        return Some(*truth);
    }
    match &*cell.text().to_lowercase() {
        "ya" | "y" | "yes" | "true" | "benar" | "ada" | "1" | "sudah" | "v" | "x" | "√" | "✓" => Some(true),
        "tidak" | "t" | "no" | "n" | "false" | "salah" | "tidak ada" | "0" | "belum" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn text(text: &str) -> Cell {
        Cell::Text(text.to_owned())
    }

    #[test]
    fn numbers_are_read_as_the_offices_write_them() {
        let id = |value: &str| rupiah(&text(value), Decimal::Comma, 0);
        for (written, value) in [
            ("3.027", 3_027),
            ("1.944", 1_944),
            ("Rp85,5 miliar", 85_500_000_000),
            ("Rp2,2 triliun", 2_200_000_000_000),
            ("Rp 50 juta", 50_000_000),
            ("2,5 M", 2_500_000_000),
            ("Rp1.234.567,00", 1_234_567),
            ("Rp. 5.000.000,-", 5_000_000),
            ("(1.000)", -1_000),
            ("-Rp1.500", -1_500),
            ("1 234 567", 1_234_567),
            ("'12", 12),
            ("0,5", 1),
            ("(Rp12.000)", -12_000),
            ("Rp (12.000)", -12_000),
            ("1,25 M", 1_250_000_000),
        ] {
            assert_eq!(id(written), Some(value), "{written}");
        }
        assert_eq!(rupiah(&text("1,234,567.89"), Decimal::Point, 0), Some(1_234_568));
        for nonsense in
            ["12.34.5", "1,2,3", ",5", "1234.567", "sekitar 20", "", "12abc", "1e9", "5.000-", "Rp-", "TB 2022"]
        {
            assert_eq!(id(nonsense), None, "{nonsense}");
        }
    }

    #[test]
    fn a_quantity_has_the_decimals_that_stand_there() {
        let parts = |cell: &Cell, power| quantity(cell, Decimal::Comma, power).map(Quantity::parts);
        assert_eq!(parts(&text("53,99"), 0), Some(539_900));
        assert_eq!(parts(&text("1.219"), 0), Some(12_190_000));
        assert_eq!(parts(&Cell::Number(53.99), 0), Some(539_900));
        assert_eq!(parts(&text("2,5"), 3), Some(25_000_000));
        assert_eq!(parts(&Cell::Number(2.5), 3), Some(25_000_000));
        for finer in [text("0,00001"), Cell::Number(0.000_01), text("12 Bulan"), Cell::Truth(true)] {
            assert_eq!(parts(&finer, 0), None, "{finer:?}");
        }
    }

    #[test]
    fn a_count_has_no_decimals() {
        assert_eq!(whole(&text("1.944"), Decimal::Comma, 0), Some(1_944));
        assert_eq!(whole(&text("1.944"), Decimal::Point, 0), None);
        assert_eq!(whole(&text("25 orang"), Decimal::Comma, 0), Some(25));
        assert_eq!(whole(&Cell::Number(12.5), Decimal::Comma, 0), None);
    }

    #[test]
    fn a_number_tells_of_its_decimal_sign_where_it_can() {
        let told = |number: &str| sign_of(number).map(|sign| (sign.decimal, sign.is_certain));
        for (number, sign) in [
            ("1.944", Some((Decimal::Comma, false))),
            ("1,944", Some((Decimal::Point, false))),
            ("1.234.567", Some((Decimal::Comma, true))),
            ("1,234,567", Some((Decimal::Point, true))),
            ("2,500.75", Some((Decimal::Point, true))),
            ("64,22 %", Some((Decimal::Comma, true))),
            ("0,125", Some((Decimal::Comma, true))),
            ("Rp85,5 miliar", Some((Decimal::Comma, true))),
            ("(Rp12.000)", Some((Decimal::Comma, false))),
            ("1234", None),
            ("12/BH/2004", None),
            ("12.BH.2004", None),
            ("05/03/2004", None),
        ] {
            assert_eq!(told(number), sign, "{number}");
        }
    }

    #[test]
    fn a_number_is_shown_as_it_is_read() {
        let shown = |number: &str, decimal| amount_as_read(&text(number), decimal);
        assert_eq!(shown("Rp2.500,75", Decimal::Comma).as_deref(), Some("2.500,75"));
        assert_eq!(shown("2.500", Decimal::Point).as_deref(), Some("2,5"));
        assert_eq!(shown("(1.000,05)", Decimal::Comma).as_deref(), Some("-1.000,05"));
        assert_eq!(shown("0,50", Decimal::Comma).as_deref(), Some("0,5"));
        assert_eq!(shown("0", Decimal::Comma).as_deref(), Some("0"));
        assert_eq!(shown("banyak", Decimal::Comma), None);
        assert_eq!(amount_as_read(&Cell::Number(2.5), Decimal::Comma), None);
    }

    #[test]
    fn a_degree_has_a_decimal_sign_and_no_thousands() {
        assert_eq!(degrees(&text("-3.1201")), Some(-3.1201));
        assert_eq!(degrees(&text("115,071")), Some(115.071));
        assert_eq!(degrees(&text("-3.010.200")), None);
    }

    #[test]
    fn days_are_read_in_every_form_in_use() {
        let day = Date::new(2024, 5, 13).ok();
        for written in [
            "13/5/2024",
            "13-05-2024",
            "13.05.24",
            "2024-05-13",
            "2024-05-13 00:00:00",
            "2024-05-13T07:30:00Z",
            "Senin, 13 Mei 2024",
            "13 MEI 2024",
            "13-May-24",
            "'13/05/2024",
            "2024/5/13",
            "13,5,2024",
        ] {
            assert_eq!(date(&text(written), DateOrder::DayFirst), day, "{written}");
        }
        assert_eq!(date(&text("5/13/2024"), DateOrder::MonthFirst), day);
        for nonsense in ["5/13/2024", "31/2/2024", "2024", "Mei 2024", "12/XI/1998"] {
            assert_eq!(date(&text(nonsense), DateOrder::DayFirst), None, "{nonsense}");
        }
    }

    #[test]
    fn a_number_too_great_for_a_day_is_none() {
        for number in ["269/5/2024", "13/261/2024", "269 Mei 2024", "2024-05-269", "2024-261-13"] {
            assert_eq!(date(&text(number), DateOrder::DayFirst), None, "{number}");
        }
    }

    #[test]
    fn a_year_of_two_digits_is_not_before_the_republic_and_its_cooperatives() {
        let day = |year| Date::new(year, 8, 17).ok();
        assert_eq!(date(&text("17/8/45"), DateOrder::DayFirst), day(1945));
        assert_eq!(date(&text("17/8/44"), DateOrder::DayFirst), day(2044));
        assert_eq!(date(&text("17/8/145"), DateOrder::DayFirst), None);
    }

    #[test]
    fn a_day_after_the_twelfth_tells_the_order() {
        assert_eq!(order_of("5/13/2024"), Some(OrderTold::By(DateOrder::MonthFirst)));
        assert_eq!(order_of("13-5-24"), Some(OrderTold::By(DateOrder::DayFirst)));
        assert_eq!(order_of("05/06/2024"), Some(OrderTold::Nothing));
        for nothing in ["2024-05-13", "13 Mei 2024", "1.250.000", "850.000", "1.1.1", "45/6/2024", "12/BH/1998"] {
            assert_eq!(order_of(nothing), None, "{nothing}");
        }
    }

    #[test]
    fn a_nik_that_a_spreadsheet_has_damaged_is_none() {
        for whole in [
            "6305010020001",
            "'6305010020001",
            "6305.01.002.0001",
            "6305 0100 20001",
            "6.305.010.020.001",
            "63-05-010020001",
        ] {
            assert_eq!(nik(whole).as_deref(), Some("6305010020001"), "{whole}");
        }
        for damaged in [
            "6,30501E+12",
            "6.30501e+12",
            "6305010000000",
            "0000000000000",
            "6305010020001.0",
            "6305010020001,00",
            "630501002000.1",
            "630501002001",
            "63050100200011",
            "belum ada",
            "6305010020001 (lama)",
            "630501002000l",
            "６３０５０１００２０００１",
            "",
        ] {
            assert_eq!(nik(damaged), None, "{damaged}");
        }
    }

    #[test]
    fn the_ways_to_write_nothing() {
        for nothing in ["", " ", "-", "--", "0000-00-00", "0000-00-00 00:00:00", "n/a", "N/A", "[null]", "NULL", "'-"] {
            assert_eq!(said(&text(nothing)), None, "{nothing:?}");
        }
        assert_eq!(said(&text("'6305010020001")), Some("6305010020001".to_owned()));
        assert_eq!(said(&text("0")), Some("0".to_owned()));
        for cell in ["", "-", "'-", "N/A", "0000-00-00", "0", "KUD Tani", "nihil", "Tapin", "[null]"] {
            assert_eq!(says_something(&text(cell)), said(&text(cell)).is_some(), "{cell:?}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_with_thousands_and_decimals_is_read_back(amount in -1_000_000_000_000_i64..1_000_000_000_000) {
            let digits = amount.unsigned_abs().to_string();
            let mut grouped = String::new();
            for (at, digit) in digits.chars().enumerate() {
                if at > 0 && (digits.len() - at) % 3 == 0 {
                    grouped.push('.');
                }
                grouped.push(digit);
            }
            let sign = if amount < 0 { "-" } else { "" };
            prop_assert_eq!(rupiah(&text(&format!("{sign}Rp{grouped},00")), Decimal::Comma, 0), Some(amount));
        }

        #[test]
        fn no_text_makes_it_panic(value in ".{0,40}") {
            let cell = text(&value);
            let _ = (said(&cell), whole(&cell, Decimal::Comma, 0), rupiah(&cell, Decimal::Point, 6), date(&cell, DateOrder::DayFirst));
            let _ = (degrees(&cell), truth(&cell), sign_of(&value), order_of(&value), amount_as_read(&cell, Decimal::Comma));
        }
    }
}
