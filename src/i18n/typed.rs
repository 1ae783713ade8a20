//! Values as people type them: how one stands in the input of a field, and what a text in it says, by what the field takes.

use super::Lang;
use crate::domain::{Count, Date, Expectation, FieldInfo, Position, Rupiah, TextError, text_within};
use serde_json::Value;

impl Lang {
    /// How a value, as files hold it, stands in the input of its field.
    pub fn typed(self, info: &FieldInfo, value: &Value) -> String {
        match value {
            Value::Null => String::new(),
            Value::String(text) => text.clone(),
            Value::Bool(truth) => truth.to_string(),
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

    /// The value that a text in the input of a field says, as files hold it; null where it says none. In words, why it says
    /// nothing that the field takes.
    pub fn read_typed(self, info: &FieldInfo, text: &str) -> Result<Value, String> {
        let value: Option<Value> = match info.expects {
            Expectation::Text(most) => {
                let text = text_within(text, most).map_err(|error| self.text_error(&error))?;
                (info.required || !text.is_empty()).then(|| text.into())
            }
            Expectation::Date => self.read_date(text)?.map(|date| date.to_string().into()),
            Expectation::Count => self.read_count(text)?.map(|count| count.get().into()),
            Expectation::Rupiah => self.read_rupiah(text)?.map(|amount| amount.get().into()),
            Expectation::Year => self.digits(text)?.map(Value::from),
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

    /// Reads a date that may be left out.
    pub fn read_date(self, text: &str) -> Result<Option<Date>, String> {
        if text.is_empty() {
            return Ok(None);
        }
        text.parse().map(Some).map_err(|_| self.date_form().to_owned())
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
    use crate::domain::{AnnualReport, Cooperative, Custody, Record, Visit};
    use proptest::prelude::*;

    /// What a text typed into a field of a record makes of it.
    fn typed_into<R: Record>(field: usize, text: &str) -> Result<R, String> {
        let mut record = R::default();
        let value = Lang::Id.read_typed(&R::FIELDS[field], text)?;
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
    fn a_day_that_cannot_be_left_out_is_asked_for() {
        assert_eq!(typed_into::<Visit>(Visit::AT.date, ""), Err(Lang::Id.date_needed().to_owned()));
        assert_eq!(typed_into::<Custody>(Custody::AT.received_on, "").map(|c| c.received_on), Ok(None));
        assert!(typed_into::<Visit>(Visit::AT.date, "2024-02-30").is_err());
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
            let members = AnnualReport { members: Count::new(count.into()).ok(), ..AnnualReport::default() };
            prop_assert_eq!(typed_into(AnnualReport::AT.members, &shown(&members, AnnualReport::AT.members)), Ok(members));
        }
    }
}
