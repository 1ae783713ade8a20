//! Values as people type them: how one stands in the input of a field, and what a text in it says, by what the field takes.

use super::Lang;
use crate::domain::{
    Count, Date, DateError, Expectation, FieldInfo, Position, Quantity, Rupiah, TextError, month_named, text_within,
};
use serde_json::Value;

/// Days that are known by a name, and how many days they are from today.
const DAYS_BY_NAME: [(&str, i32); 11] = [
    ("hari ini", 0),
    ("kemarin", -1),
    ("kemarin dulu", -2),
    ("kemarin lusa", -2),
    ("besok", 1),
    ("esok", 1),
    ("lusa", 2),
    ("today", 0),
    ("yesterday", -1),
    ("tomorrow", 1),
    ("the day after tomorrow", 2),
];

impl Lang {
    /// How a value, as files hold it, stands in the input of its field.
    pub fn typed(self, info: &FieldInfo, value: &Value) -> String {
        match value {
            Value::Null => String::new(),
            Value::String(text) => match text.parse() {
                Ok(date) if info.expects == Expectation::Date => self.typed_date(date),
                _ => text.clone(),
            },
            Value::Bool(truth) => truth.to_string(),
            Value::Number(_) if info.expects == Expectation::Quantity => self.value(Some(info), value),
            Value::Number(number) => match (info.expects, number.as_i64()) {
                // Without its unit, which stands beside the input.
                (Expectation::Count | Expectation::Rupiah, Some(whole)) => self.number(whole),
                _ => number.to_string(),
            },
            Value::Object(_) | Value::Array(_) => {
                let position = serde_json::from_value::<Position>(value.clone());
                position.map(|position| self.degrees(position)).unwrap_or_default()
            }
        }
    }

    /// The value that a text in the input of a field says on the day `today`, as files hold it; null where it says none. In
    /// words, why it says nothing that the field takes.
    pub fn read_typed(self, info: &FieldInfo, text: &str, today: Date) -> Result<Value, String> {
        let value: Option<Value> = match info.expects {
            Expectation::Text(most) => {
                let text = text_within(text, most).map_err(|error| self.text_error(&error))?;
                (info.required || !text.is_empty()).then(|| text.into())
            }
            Expectation::Date => self.read_date(text, today)?.map(|date| date.to_string().into()),
            Expectation::Count => self.read_count(text)?.map(|count| count.get().into()),
            Expectation::Rupiah => self.read_rupiah(text)?.map(|amount| amount.get().into()),
            Expectation::Quantity => {
                self.read_quantity(text)?.map(|quantity| serde_json::to_value(quantity).unwrap_or_default())
            }
            Expectation::Total | Expectation::Year => self.digits(text)?.map(Value::from),
            Expectation::Truth => text.parse::<bool>().ok().map(Value::from),
            Expectation::Position => {
                self.read_position(text)?.map(|place| serde_json::to_value(place).unwrap_or_default())
            }
            Expectation::Code | Expectation::Area | Expectation::Id => (!text.is_empty()).then(|| text.into()),
            Expectation::Structure => None,
        };
        match (value, info.expects) {
            (None, Expectation::Date) if info.required => Err(self.date_needed().to_owned()),
            (value, _) => Ok(value.unwrap_or_default()),
        }
    }

    /// What is wrong with a text.
    pub fn text_error(self, error: &TextError) -> String {
        match error {
            TextError::TooLong { length, most } => self.text_too_long(&self.count(*length), &self.count(*most)),
            TextError::Control(_) => self.text_control().to_owned(),
        }
    }

    /// How a day stands in an input: `13-5-2024`.
    pub fn typed_date(self, date: Date) -> String {
        format!("{}-{}-{}", date.day(), date.month(), date.year())
    }

    /// Reads a day that may be left out, as people write it: `13-5-2024`, `13/5/2024`, `13.5.2024`, `13 mei 2024`,
    /// `Senin, 13 Mei 2024`, `2024-05-13`, `kemarin`. The day comes before the month, in English too. In words, why it is
    /// no day: a year of two digits may be of either century, and is not guessed.
    pub fn read_date(self, text: &str, today: Date) -> Result<Option<Date>, String> {
        let folded = text.trim().to_lowercase();
        if folded.is_empty() {
            return Ok(None);
        }
        if let Some((_, days)) = DAYS_BY_NAME.iter().find(|(name, _)| *name == folded) {
            return Ok(Some(today.plus_days(*days)));
        }
        let form = || self.date_form().to_owned();
        let dated = match folded.split_once(',') {
            Some((weekday, rest)) if weekday.chars().all(|c| c.is_alphabetic() || c == '\'') => rest,
            _ => &folded,
        };
        let parts: Vec<&str> = dated.split(['-', '/', '.', ' ', '\u{a0}']).filter(|part| !part.is_empty()).collect();
        let (day, month, year) = match parts[..] {
            [year, month, day] if year.len() == 4 => (day, month, year),
            [day, month, year] => (day, month, year),
            [_, _] => return Err(self.date_without_year().to_owned()),
            _ => return Err(form()),
        };
        let number = |part: &str| -> Option<u16> {
            part.bytes().all(|byte| byte.is_ascii_digit()).then(|| part.parse().ok()).flatten()
        };
        let (day_number, year_number) = (number(day).ok_or_else(form)?, number(year).ok_or_else(form)?);
        if year.len() != 4 {
            return Err(if year.len() == 2 { self.date_century(year) } else { form() });
        }
        let month = month_named(month).map(u16::from).or_else(|| number(month)).ok_or_else(form)?;
        if !(1..=12).contains(&month) {
            return Err(self.no_such_month(&month.to_string()));
        }
        let of = |day: u16| Date::new(year_number.into(), month as u8, u8::try_from(day).unwrap_or(u8::MAX));
        of(day_number).map(Some).map_err(|error| match (error, of(1)) {
            (DateError::NoSuchDay(_), Ok(first)) => {
                let month = format!("{} {}", self.month(month as u8), year);
                self.no_such_day(&month, &first.days_of_month().to_string(), day)
            }
            _ => self.date_range().to_owned(),
        })
    }

    /// The digits of a number as people write it: `1.944`, `Rp 1.234.567`, `-5`.
    fn digits(self, text: &str) -> Result<Option<i64>, String> {
        let bare = text.trim().trim_start_matches("Rp").trim();
        if bare.is_empty() {
            return Ok(None);
        }
        let (negative, bare) = match bare.strip_prefix(['-', '\u{2212}']) {
            Some(rest) => (true, rest),
            None => (false, bare),
        };
        let plain: String = bare.chars().filter(|c| *c != self.thousands() && !matches!(c, ' ' | '\u{a0}')).collect();
        let groups_fit = bare.split(self.thousands()).skip(1).all(|group| group.len() == 3);
        if plain.is_empty() || !groups_fit || !plain.bytes().all(|b| b.is_ascii_digit()) {
            return Err(self.number_form().to_owned());
        }
        let number: i64 = plain.parse().map_err(|_| self.number_large().to_owned())?;
        Ok(Some(if negative { -number } else { number }))
    }

    /// Reads a count that may be left out.
    pub fn read_count(self, text: &str) -> Result<Option<Count>, String> {
        let Some(number) = self.digits(text)? else { return Ok(None) };
        let number = u64::try_from(number).map_err(|_| self.number_negative().to_owned())?;
        Count::new(number).map(Some).map_err(|_| self.number_large().to_owned())
    }

    /// Reads an amount that may be left out.
    pub fn read_rupiah(self, text: &str) -> Result<Option<Rupiah>, String> {
        let Some(number) = self.digits(text)? else { return Ok(None) };
        Rupiah::new(number).map(Some).map_err(|_| self.number_large().to_owned())
    }

    /// Reads a quantity that may be left out: `1.219`, `53,99`.
    pub fn read_quantity(self, text: &str) -> Result<Option<Quantity>, String> {
        const DECIMALS: usize = 4;
        let (whole, rest) = text.trim().split_once(self.decimal()).unwrap_or((text, ""));
        let is_negative = whole.trim_start().starts_with(['-', '\u{2212}']);
        let Some(whole) = self.digits(whole)? else {
            return if rest.is_empty() { Ok(None) } else { Err(self.number_form().to_owned()) };
        };
        if rest.len() > DECIMALS || !rest.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(self.number_form().to_owned());
        }
        let rest = format!("{rest:0<DECIMALS$}").parse::<i128>().unwrap_or_default();
        let parts = i128::from(whole) * i128::from(Quantity::ONE) + if is_negative { -rest } else { rest };
        Quantity::of_parts(parts).map(Some).map_err(|_| self.number_large().to_owned())
    }

    /// Latitude and longitude as officials write them: `-3,44210; 114,83200`.
    pub fn degrees(self, p: Position) -> String {
        let written = |degrees: f64| {
            let text = format!("{degrees:.5}");
            self.pick(text.replace('.', ",").as_str(), text.as_str()).to_owned()
        };
        format!("{}; {}", written(p.lat()), written(p.lon()))
    }

    /// Reads `-3,44; 114,83`, `-3.44, 114.83` and the like: latitude first (FACTS 6).
    pub fn read_position(self, text: &str) -> Result<Option<Position>, String> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(None);
        }
        let parts = text.split_once(';').or_else(|| text.split_once(", ")).or_else(|| text.split_once(' '));
        let number = |part: &str| part.trim().replace(',', ".").replace('\u{2212}', "-").parse::<f64>().ok();
        let pair = parts.and_then(|(lat, lon)| number(lat).zip(number(lon)));
        let position = pair.and_then(|(lat, lon)| Position::new(lat, lon).ok());
        position.map(Some).ok_or_else(|| self.position_form().to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{AnnualReport, Cooperative, Custody, PlanOutput, Record, Visit};
    use proptest::prelude::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    /// What a text typed into a field of a record makes of it.
    fn typed_into<R: Record>(field: usize, text: &str) -> Result<R, String> {
        let mut record = R::default();
        let value = Lang::Id.read_typed(&R::FIELDS[field], text, day("2024-05-13"))?;
        record.set_json(field, &value).map_err(|error| error.to_string())?;
        Ok(record)
    }

    fn shown<R: Record>(record: &R, field: usize) -> String {
        Lang::Id.typed(&R::FIELDS[field], &record.to_json(field))
    }

    #[test]
    fn numbers_are_read_as_people_write_them() {
        let worth = |text| typed_into::<Custody>(Custody::AT.worth, text).map(|c| c.worth.map(Rupiah::get));
        assert_eq!(worth("Rp 1.250.000"), Ok(Some(1_250_000)));
        assert_eq!(worth("1250000"), Ok(Some(1_250_000)));
        assert_eq!(worth("-5"), Ok(Some(-5)));
        assert_eq!(worth("  "), Ok(None));
        for text in ["1.25.000", "1,5", "banyak", "Rp"] {
            assert_eq!(worth(text).is_err(), text != "Rp", "{text}");
        }
        assert!(typed_into::<AnnualReport>(AnnualReport::AT.members, "-3").is_err());
        assert!(typed_into::<AnnualReport>(AnnualReport::AT.members, "99.000.000").is_err());
    }

    #[test]
    fn quantities_are_read_with_their_decimals_as_people_write_them() {
        let target =
            |text| typed_into::<PlanOutput>(PlanOutput::AT.target, text).map(|of| of.target.map(Quantity::parts));
        assert_eq!(target("53,99"), Ok(Some(539_900)));
        assert_eq!(target("1.219"), Ok(Some(12_190_000)));
        assert_eq!(target("-0,5"), Ok(Some(-5_000)));
        assert_eq!(target(" "), Ok(None));
        for text in ["53.99", "2,12345", ",5", "2,x", "1.2.3", "900.000.000.000"] {
            assert!(target(text).is_err(), "{text}");
        }
        assert_eq!(Lang::En.read_quantity("1,219.5"), Ok(Quantity::of_parts(12_195_000).ok()));
    }

    #[test]
    fn a_day_that_cannot_be_left_out_is_asked_for() {
        assert_eq!(typed_into::<Visit>(Visit::AT.date, ""), Err(Lang::Id.date_needed().to_owned()));
        assert_eq!(typed_into::<Custody>(Custody::AT.received_on, "").map(|c| c.received_on), Ok(None));
        assert!(typed_into::<Visit>(Visit::AT.date, "2024-02-30").is_err());
    }

    #[test]
    fn a_day_is_read_as_people_write_it() {
        let written = [
            "13-5-2024",
            "13-05-2024",
            "13/5/2024",
            "13.5.2024",
            "13 5 2024",
            " 13 Mei 2024 ",
            "13 mei 2024",
            "13-Mei-2024",
            "13 May 2024",
            "2024-05-13",
            "2024/5/13",
            "Senin, 13 Mei 2024",
            "Monday, 13 May 2024",
            "hari ini",
            "Today",
        ];
        for text in written {
            assert_eq!(Lang::Id.read_date(text, day("2024-05-13")), Ok(Some(day("2024-05-13"))), "{text}");
        }
        let named = |text| Lang::En.read_date(text, day("2024-03-01")).map(|day| day.map(|day| day.to_string()));
        assert_eq!(named("kemarin"), Ok(Some("2024-02-29".to_owned())));
        assert_eq!(named("besok"), Ok(Some("2024-03-02".to_owned())));
        assert_eq!(named("lusa"), Ok(Some("2024-03-03".to_owned())));
        assert_eq!(named("tomorrow"), Ok(Some("2024-03-02".to_owned())));
        assert_eq!(named("1-okt-2024"), named("1 oct 2024"));
        assert_eq!(named("  "), Ok(None));
    }

    #[test]
    fn what_is_no_day_says_why() {
        let t = Lang::Id;
        let refused = |text| t.read_date(text, day("2024-05-13")).unwrap_err();
        assert_eq!(refused("13-5-24"), t.date_century("24"));
        assert_eq!(refused("30-2-2023"), t.no_such_day("Februari 2023", "28", "30"));
        assert_eq!(refused("29 Februari 2023"), t.no_such_day("Februari 2023", "28", "29"));
        assert_eq!(refused("0-5-2024"), t.no_such_day("Mei 2024", "31", "0"));
        assert_eq!(refused("5-13-2024"), t.no_such_month("13"));
        assert_eq!(refused("13-5"), t.date_without_year());
        assert_eq!(refused("13-5-1899"), t.date_range());
        for text in [
            "13",
            "13-5-",
            "Senin",
            "13 Meong 2024",
            "1-2-3-4",
            "-",
            "31-12-20240",
            "１３-5-2024",
            "+1-5-2024",
            "99999999-5-2024",
        ] {
            assert!(t.read_date(text, day("2024-05-13")).is_err(), "{text}");
        }
    }

    #[test]
    fn a_text_too_long_says_how_long() {
        let long = "a".repeat(301);
        let error = typed_into::<Custody>(Custody::AT.item, &long).unwrap_err();
        assert!(error.contains("301") && error.contains("300"), "{error}");
        assert_eq!(typed_into::<Custody>(Custody::AT.item, "  ").map(|c| c.item), Ok(None));
        assert_eq!(typed_into::<Cooperative>(Cooperative::AT.name, " ").map(|c| c.name.is_empty()), Ok(true));
    }

    #[test]
    fn a_position_is_latitude_and_longitude() {
        for text in ["-3,44; 114,83", "-3.44, 114.83", "-3.44 114.83", "\u{2212}3,44; 114,83"] {
            let visit = typed_into::<Visit>(Visit::AT.position, text).unwrap();
            assert_eq!(shown(&visit, Visit::AT.position), "-3,44000; 114,83000", "{text}");
        }
        assert!(typed_into::<Visit>(Visit::AT.position, "114").is_err());
        assert!(typed_into::<Visit>(Visit::AT.position, "-93; 200").is_err());
    }

    proptest! {
        #[test]
        fn what_stands_in_an_input_is_read_as_it_was(number in -1_000_000_000_000_000_i64..1_000_000_000_000_000, count in 0_u32..10_000_000) {
            let worth = Custody { worth: Rupiah::new(number).ok(), ..Custody::default() };
            prop_assert_eq!(typed_into(Custody::AT.worth, &shown(&worth, Custody::AT.worth)), Ok(worth));
            let received = Custody { received_on: Some(Date::default().plus_days((count % 47_000) as i32)), ..Custody::default() };
            prop_assert_eq!(typed_into(Custody::AT.received_on, &shown(&received, Custody::AT.received_on)), Ok(received));
            let target = PlanOutput { target: Quantity::of_parts(number.into()).ok(), ..PlanOutput::default() };
            prop_assert_eq!(typed_into(PlanOutput::AT.target, &shown(&target, PlanOutput::AT.target)), Ok(target));
            let members = AnnualReport { members: Count::new(count.into()).ok(), ..AnnualReport::default() };
            prop_assert_eq!(typed_into(AnnualReport::AT.members, &shown(&members, AnnualReport::AT.members)), Ok(members));
        }
    }
}
