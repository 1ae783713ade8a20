//! Numbers, dates and money as people write them.

use super::Lang;
use crate::domain::{Date, Precision, Quantity, Rupiah};

const MONTHS: [(&str, &str); 12] = [
    ("Januari", "January"),
    ("Februari", "February"),
    ("Maret", "March"),
    ("April", "April"),
    ("Mei", "May"),
    ("Juni", "June"),
    ("Juli", "July"),
    ("Agustus", "August"),
    ("September", "September"),
    ("Oktober", "October"),
    ("November", "November"),
    ("Desember", "December"),
];

const WEEKDAYS: [(&str, &str); 7] = [
    ("Senin", "Monday"),
    ("Selasa", "Tuesday"),
    ("Rabu", "Wednesday"),
    ("Kamis", "Thursday"),
    ("Jumat", "Friday"),
    ("Sabtu", "Saturday"),
    ("Minggu", "Sunday"),
];

impl Lang {
    /// What separates thousands.
    pub const fn thousands(self) -> char {
        self.pick('.', ',')
    }

    pub(super) const fn decimal(self) -> char {
        self.pick(',', '.')
    }

    /// A whole number: `1.944`.
    pub fn number(self, number: i64) -> String {
        let digits = number.unsigned_abs().to_string();
        let mut text = String::with_capacity(digits.len() + digits.len() / 3 + 1);
        if number < 0 {
            text.push('\u{2212}');
        }
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                text.push(self.thousands());
            }
            text.push(digit);
        }
        text
    }

    /// A count: `1.944`.
    pub fn count(self, number: impl TryInto<i64>) -> String {
        self.number(number.try_into().unwrap_or(i64::MAX))
    }

    /// A number with decimals: `0,35`.
    pub fn decimal_number(self, number: f64, decimals: usize) -> String {
        let scale = 10_f64.powi(decimals as i32);
        let rounded = (number * scale).round().abs() as u64;
        let whole = self.number((rounded / scale as u64) as i64);
        let sign = if number < 0.0 && rounded > 0 { "\u{2212}" } else { "" };
        if decimals == 0 {
            return format!("{sign}{whole}");
        }
        format!("{sign}{whole}{}{:0decimals$}", self.decimal(), rounded % scale as u64)
    }

    /// A quantity as exactly as it is known: `1.219`, `53,99`.
    pub fn exact(self, quantity: Quantity) -> String {
        let (parts, one) = (quantity.parts().unsigned_abs(), Quantity::ONE as u64);
        let sign = if quantity.parts() < 0 { "\u{2212}" } else { "" };
        let (whole, rest) = (self.number((parts / one) as i64), format!("{:04}", parts % one));
        let point = self.decimal().to_string();
        format!("{sign}{whole}{}", (point + &rest).trim_end_matches(['0', ',', '.']))
    }

    /// A share of 0 to 1 as a percentage with two decimals: `64,22 %`.
    pub fn percent(self, share: f64) -> String {
        self.percent_to(share, 2)
    }

    /// A share of 0 to 1 as a percentage with so many decimals: charts have one.
    pub fn percent_to(self, share: f64, decimals: usize) -> String {
        format!("{}\u{a0}%", self.decimal_number(share * 100.0, decimals))
    }

    /// Money: `Rp1.234.567`.
    pub fn rupiah(self, amount: Rupiah) -> String {
        let sign = if amount.get() < 0 { "\u{2212}" } else { "" };
        format!("{sign}Rp{}", self.number(amount.get().abs()))
    }

    /// A size in bytes: `9,4 MB`.
    pub fn bytes(self, bytes: u64) -> String {
        match bytes {
            0..1_000 => format!("{bytes} B"),
            1_000..1_000_000 => format!("{} KB", self.decimal_number(bytes as f64 / 1e3, 1)),
            _ => format!("{} MB", self.decimal_number(bytes as f64 / 1e6, 1)),
        }
    }

    /// A month by number, 1 to 12.
    pub fn month(self, month: u8) -> &'static str {
        let (indonesian, english) = MONTHS[usize::from(month.clamp(1, 12)) - 1];
        self.pick(indonesian, english)
    }

    /// A date: `13 Mei 2024`.
    pub fn date(self, date: Date) -> String {
        format!("{} {} {}", date.day(), self.month(date.month()), date.year())
    }

    /// What a day of the week is called: 0 for Monday (Senin) to 6 for Sunday.
    pub fn weekday(self, weekday: u8) -> &'static str {
        let (indonesian, english) = WEEKDAYS[usize::from(weekday % 7)];
        self.pick(indonesian, english)
    }

    /// A date with its day of the week: `Senin, 13 Mei 2024`.
    pub fn day_and_date(self, date: Date) -> String {
        format!("{}, {}", self.weekday(date.weekday()), self.date(date))
    }

    /// A date without its year where that is the one of `today`: `13 Mei`.
    pub fn date_of_year(self, date: Date, today: Date) -> String {
        if date.year() == today.year() {
            format!("{}\u{a0}{}", date.day(), self.month(date.month()))
        } else {
            self.date(date)
        }
    }

    /// A day of a year that stands beside it: `13 Mei`, months by their first three letters.
    pub fn day_and_month(self, date: Date) -> String {
        let month: String = self.month(date.month()).chars().take(3).collect();
        format!("{}\u{a0}{month}", date.day())
    }

    /// Money in short: three figures of it, and `rb`, `jt`, `M` or `T` for the rest.
    pub fn rupiah_short(self, amount: i64) -> String {
        const SCALES: [(f64, &str, &str); 4] =
            [(1e12, "T", "tn"), (1e9, "M", "bn"), (1e6, "jt", "m"), (1e3, "rb", "k")];
        let size = (amount as f64).abs();
        let Some((scale, indonesian, english)) = SCALES.into_iter().find(|(scale, ..)| size >= *scale) else {
            return self.number(amount);
        };
        let scaled = amount as f64 / scale;
        let decimals = if scaled.abs() >= 99.95 {
            0
        } else if scaled.abs() >= 9.995 {
            1
        } else {
            2
        };
        format!("{}\u{a0}{}", self.decimal_number(scaled, decimals), self.pick(indonesian, english))
    }

    /// A minute, in the time of Central Indonesia: `13 Mei 2024, 10.12`; `ms` since 1970.
    pub fn moment(self, ms: u64) -> String {
        format!("{}, {}", self.date(Date::in_wita(ms)), self.time_of_day(ms))
    }

    /// A minute of its day, in the time of Central Indonesia: `10.12`; `ms` since 1970.
    pub fn time_of_day(self, ms: u64) -> String {
        let minute = (ms / 60_000 + 8 * 60) % (24 * 60);
        format!("{:02}{}{:02}", minute / 60, self.pick(".", ":"), minute % 60)
    }

    /// How long ago a moment was, in whole days.
    pub fn days_ago(self, ms: u64, now_ms: u64) -> String {
        match Date::in_wita(now_ms).days() - Date::in_wita(ms).days() {
            ..=0 => self.pick("hari ini", "today").to_owned(),
            1 => self.pick("kemarin", "yesterday").to_owned(),
            days => format!("{} {}", self.count(days), self.pick("hari lalu", "days ago")),
        }
    }

    /// A date as exactly as it is known: `Januari 2022`, `sekitar 2016`.
    pub fn date_known(self, date: Date, precision: Precision) -> String {
        match precision {
            Precision::Month => format!("{} {}", self.month(date.month()), date.year()),
            Precision::Year => date.year().to_string(),
            Precision::About => format!("{} {}", self.pick("sekitar", "about"), date.year()),
            Precision::Day | Precision::Unknown(_) => self.date(date),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_the_offices_write_them() {
        assert_eq!(Lang::Id.number(3027), "3.027");
        assert_eq!(Lang::Id.number(-1_234_567), "\u{2212}1.234.567");
        assert_eq!(Lang::En.number(1_000_000), "1,000,000");
        assert_eq!(Lang::Id.percent(1944.0 / 3027.0), "64,22\u{a0}%");
        assert_eq!(Lang::Id.percent(147.0 / 183.0), "80,33\u{a0}%");
        assert_eq!(Lang::Id.rupiah(Rupiah::new(1_234_567).unwrap()), "Rp1.234.567");
        assert_eq!(Lang::Id.decimal_number(-0.004, 2), "0,00");
        assert_eq!(Lang::Id.bytes(9_432_100), "9,4 MB");
    }

    #[test]
    fn dates_are_written_out_as_exactly_as_they_are_known() {
        let date: Date = "2024-05-13".parse().unwrap();
        assert_eq!(Lang::Id.date(date), "13 Mei 2024");
        assert_eq!(Lang::Id.day_and_date(date), "Senin, 13 Mei 2024");
        assert_eq!(Lang::En.date_known(date, Precision::Month), "May 2024");
        assert_eq!(Lang::Id.date_known(date, Precision::About), "sekitar 2024");
    }
}
