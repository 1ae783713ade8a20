//! Values of any field, as files hold them, in the words and forms that people read.

use super::{Label, Lang};
use crate::domain::territory::Territory;
use crate::domain::{
    ActionClass, AreaCode, Aspect, Basis, Business, Cause, CustodyKind, Date, DeclaredStatus, DissolutionGround,
    DissolutionStep, DissolutionWay, Expectation, Form, Fund, Grade, Group, HealthMethod, Kind, Level, LifeStage,
    Measure, MembershipArea, OfficeState, Outcome, RatState, Record, Rupiah, Scheme, Sector, Supervision, Tally,
    TallyKind, Weight,
};
use crate::workspace::{DELETION, Tables};
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::fmt::Display;
use std::str::FromStr;

impl Lang {
    /// The value of a field of a table in words; a dash for none.
    pub fn value(self, table: &str, field: &str, value: &Value) -> String {
        if field == DELETION {
            let deleted = value.as_bool().unwrap_or_default();
            return if deleted { self.is_deleted() } else { self.is_there() }.to_owned();
        }
        match value {
            Value::Null => "–".to_owned(),
            Value::Bool(truth) => self.yes_no(*truth).to_owned(),
            Value::String(text) => self.text_value(table, field, text),
            Value::Number(number) => self.number_value(table, field, number),
            Value::Array(entries) => self.entries_value(entries),
            Value::Object(_) => flat(value),
        }
    }

    /// The same with all that entries of a list say, where what they are called does not tell them apart.
    pub fn value_in_full(self, table: &str, field: &str, value: &Value) -> String {
        match value {
            Value::Array(entries) if !entries.is_empty() => entries.iter().map(flat).collect::<Vec<_>>().join("; "),
            _ => self.value(table, field, value),
        }
    }

    fn text_value(self, table: &str, field: &str, text: &str) -> String {
        let expects = Tables::field_info(table, field).map(|info| info.expects);
        let found = match expects {
            Some(Expectation::Code) => ask(table, field, Called(self, text)).flatten().map(str::to_owned),
            Some(Expectation::Date) => parsed::<Date>(text).map(|date| self.date(date)),
            Some(Expectation::Area) => parsed::<AreaCode>(text).map(|area| self.office(area)),
            _ => None,
        };
        found.unwrap_or_else(|| text.to_owned())
    }

    fn number_value(self, table: &str, field: &str, number: &serde_json::Number) -> String {
        let Some(whole) = number.as_i64() else { return number.to_string() };
        match Tables::field_info(table, field).map(|info| info.expects) {
            Some(Expectation::Rupiah) => {
                Rupiah::new(whole).map_or_else(|_| whole.to_string(), |amount| self.rupiah(amount))
            }
            Some(Expectation::Count) => self.number(whole),
            _ => whole.to_string(),
        }
    }

    /// The values among which a field takes one, as files hold them, and what they are called, those of one heading
    /// together; nothing where the field takes others. Of a record that lies in a district only the parts of that are
    /// listed.
    pub fn choices(self, table: &str, field: &str, within: Option<AreaCode>) -> Choices {
        let list = match Tables::field_info(table, field).map(|info| info.expects) {
            Some(Expectation::Code) => ask(table, field, Listed(self)).unwrap_or_default(),
            Some(Expectation::Truth) => [true, false].map(|is| (is.to_string(), self.yes_no(is).to_owned())).into(),
            Some(Expectation::Area) if field == "subdistrict" => return subdistricts(within),
            Some(Expectation::Area) => self.areas(field),
            _ => Vec::new(),
        };
        if list.is_empty() { Vec::new() } else { vec![(None, list)] }
    }

    /// The areas that a field takes: a cooperative lies in a district, everything else may be the province's too.
    fn areas(self, field: &str) -> Vec<(String, String)> {
        let offices = Territory::current().offices().filter(|code| field != "district" || is_district(*code));
        offices.map(|code| (code.to_string(), self.office(code))).collect()
    }

    fn entries_value(self, entries: &[Value]) -> String {
        if entries.is_empty() {
            return "–".to_owned();
        }
        let names = entries.iter().map(|entry| self.entry_value(entry));
        format!("{}: {}", self.entries_count(&self.count(entries.len())), names.collect::<Vec<_>>().join("; "))
    }

    /// An entry of a list by its name or number, the points of an aspect, a step with its day, or all that it says.
    fn entry_value(self, entry: &Value) -> String {
        let aspect = entry.get("aspect").and_then(Value::as_str).and_then(|code| Called(self, code).ask(Aspect::ALL));
        if let (Some(aspect), Some(points)) = (aspect, entry.get("points").and_then(Value::as_f64)) {
            return format!("{aspect} {}", self.decimal_number(points, 2));
        }
        let step =
            entry.get("step").and_then(Value::as_str).and_then(|code| Called(self, code).ask(DissolutionStep::ALL));
        if let Some(step) = step {
            let day = entry.get("date").and_then(Value::as_str).and_then(parsed::<Date>);
            let parts = [day.map(|day| self.date(day)), entry.get("document").map(flat), entry.get("note").map(flat)];
            let parts: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
            return format!("{step} {}", parts.join(", ")).trim_end().to_owned();
        }
        flat(entry.get("name").or_else(|| entry.get("number")).unwrap_or(entry))
    }
}

/// Values as files hold them and what they are called, those of one heading together.
type Choices = Vec<(Option<String>, Vec<(String, String)>)>;

fn is_district(code: AreaCode) -> bool {
    Territory::current().district(code).is_some()
}

/// The subdistricts of a district; without one all, by district.
fn subdistricts(within: Option<AreaCode>) -> Choices {
    let territory = Territory::current();
    let of = |district| {
        let listed = territory.subdistricts_of(district).iter();
        listed.map(|sub| (sub.code.to_string(), sub.name.to_owned())).collect()
    };
    match within.filter(|code| is_district(*code)) {
        Some(district) => vec![(None, of(district))],
        None => territory.districts.iter().map(|one| (Some(one.name.to_owned()), of(one.code))).collect(),
    }
}

/// Something to be asked of a closed list of codes, whichever it is.
trait AskCodes {
    type Answer;
    fn ask<C: Label + Display + FromStr + 'static>(self, all: &'static [C]) -> Self::Answer;
}

/// What is this code called?
struct Called<'c>(Lang, &'c str);

impl AskCodes for Called<'_> {
    type Answer = Option<&'static str>;
    fn ask<C: Label + Display + FromStr + 'static>(self, _: &'static [C]) -> Self::Answer {
        self.1.parse::<C>().ok().map(|code| code.label(self.0))
    }
}

/// Which codes are there?
struct Listed(Lang);

impl AskCodes for Listed {
    type Answer = Vec<(String, String)>;
    fn ask<C: Label + Display + FromStr + 'static>(self, all: &'static [C]) -> Self::Answer {
        all.iter().map(|code| (code.to_string(), code.label(self.0).to_owned())).collect()
    }
}

/// Asks the list of the codes that a field takes; none where there are no words for them.
fn ask<A: AskCodes>(table: &str, field: &str, asking: A) -> Option<A::Answer> {
    Some(match field {
        "form" => asking.ask(Form::ALL),
        "membership_area" => asking.ask(MembershipArea::ALL),
        "kind" if table == Tally::TABLE => asking.ask(TallyKind::ALL),
        "kind" => asking.ask(Kind::ALL),
        "group" => asking.ask(Group::ALL),
        "sector" => asking.ask(Sector::ALL),
        "scheme" => asking.ask(Scheme::ALL),
        "supervision" | "supervision_override" | "from_supervision" | "to_supervision" => asking.ask(Supervision::ALL),
        "grade" => asking.ask(Grade::ALL),
        "declared_status" => asking.ask(DeclaredStatus::ALL),
        "rat" => asking.ask(RatState::ALL),
        "business" => asking.ask(Business::ALL),
        "way" => asking.ask(DissolutionWay::ALL),
        "ground" => asking.ask(DissolutionGround::ALL),
        "method" => asking.ask(HealthMethod::ALL),
        "from" | "to" => asking.ask(LifeStage::ALL),
        "cause" | "code" => asking.ask(Cause::ALL),
        "weight" => asking.ask(Weight::ALL),
        "class" => asking.ask(ActionClass::ALL),
        "level" => asking.ask(Level::ALL),
        "fund" => asking.ask(Fund::ALL),
        "thing" => asking.ask(CustodyKind::ALL),
        "office_state" => asking.ask(OfficeState::ALL),
        "outcome" => asking.ask(Outcome::ALL),
        "basis" => asking.ask(Basis::ALL),
        "measure" => asking.ask(Measure::ALL),
        _ => return None,
    })
}

fn parsed<T: DeserializeOwned>(text: &str) -> Option<T> {
    serde_json::from_value(Value::String(text.to_owned())).ok()
}

/// The values within a value, one after the other.
fn flat(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        Value::Object(members) => {
            members.values().map(flat).filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", ")
        }
        Value::Array(entries) => entries.iter().map(flat).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn values_read_as_the_offices_write_them() {
        let shown = |table, field, value: Value| Lang::Id.value(table, field, &value);
        assert_eq!(shown("cooperatives", "name", json!("KUD A")), "KUD A");
        assert_eq!(shown("cooperatives", "declared_status", json!("inactive")), "Tidak aktif");
        assert_eq!(shown("cooperatives", "legal_date", json!("2024-05-13")), "13 Mei 2024");
        assert_eq!(shown("cooperatives", "savings_unit", json!(true)), "Ya");
        assert_eq!(shown("annual_reports", "members_female", json!(1944)), "1.944");
        assert_eq!(shown("annual_reports", "assets", json!(1234567)), "Rp1.234.567");
        assert_eq!(shown("cooperatives", "district", json!("63.05")), "Kabupaten Tapin");
        assert_eq!(shown("cooperatives", "group", json!("mystery")), "mystery");
        assert_eq!(shown("cooperatives", "officers", json!([{ "name": "A" }, { "name": "B" }])), "2 isian: A; B");
        let scores = json!([{ "aspect": "capital", "points": 12.5 }]);
        assert_eq!(shown("health_assessments", "scores", scores), "1 isian: Permodalan 12,50");
        let steps = json!([{ "step": "meeting", "date": "2024-03-15", "document": "BA 7", "note": null }]);
        let said = "1 isian: Rapat anggota pembubaran 15 Maret 2024, BA 7";
        assert_eq!(shown("dissolutions", "steps", steps), said);
        assert_eq!(shown("cooperatives", "note", Value::Null), "–");
        assert_eq!(shown("cooperatives", DELETION, json!(true)), "Dihapus");
    }
    #[test]
    fn fields_of_few_values_list_them() {
        let listed = |table, field, within| Lang::Id.choices(table, field, within);
        let plain = |code: &str, name: &str| (code.to_owned(), name.to_owned());
        let statuses = vec![plain("active", "Aktif"), plain("inactive", "Tidak aktif")];
        assert_eq!(listed("cooperatives", "declared_status", None), [(None, statuses)]);
        let truths = vec![plain("true", "Ya"), plain("false", "Tidak")];
        assert_eq!(listed("cooperatives", "savings_unit", None), [(None, truths)]);
        let first = |choices: Choices| choices[0].1[0].clone();
        assert_eq!(first(listed("tallies", "kind", None)), plain("published", "Dipublikasikan"));
        assert_eq!(first(listed("tallies", "area", None)), plain("63", "Provinsi Kalimantan Selatan"));
        assert_eq!(listed("cooperatives", "district", None)[0].1.len(), Territory::current().districts.len());
        assert_eq!(listed("cooperatives", "address", None), []);
        assert_eq!(listed("cooperatives", "officers", None), []);
        assert_eq!(listed("cooperatives", DELETION, None), []);
    }

    #[test]
    fn subdistricts_are_those_of_the_district_or_all_by_district() {
        let listed = |within| Lang::Id.choices("cooperatives", "subdistrict", within);
        let tapin = AreaCode::from_digits(6305);
        let of_tapin = listed(Some(tapin));
        assert_eq!((of_tapin.len(), &of_tapin[0].0), (1, &None));
        assert!(of_tapin[0].1.iter().any(|(_, name)| name == "Tapin Selatan"));
        let all = listed(None);
        assert_eq!(all.len(), Territory::current().districts.len());
        assert!(all.contains(&(Some("Kabupaten Tapin".to_owned()), of_tapin[0].1.clone())));
    }

    /// How exactly a day is known has no words yet; every other list of codes has.
    #[test]
    fn every_field_of_codes_has_its_list() {
        for table in [
            "cooperatives",
            "annual_reports",
            "transitions",
            "tallies",
            "cases",
            "diagnoses",
            "actions",
            "visits",
            "health_assessments",
            "dissolutions",
            "custodies",
        ] {
            let fields = Tables::fields_of(table);
            assert!(!fields.is_empty(), "{table}");
            for info in fields.iter().filter(|info| info.expects == Expectation::Code && info.name != "precision") {
                assert!(!Lang::Id.choices(table, info.name, None).is_empty(), "{table}: {}", info.name);
            }
        }
    }
}
