//! Values of any field, as files hold them, in the words and forms that people read.

use super::{Label, Lang};
use crate::domain::{
    ActionClass, AreaCode, Aspect, Business, Cause, CustodyKind, Date, DeclaredStatus, DissolutionGround,
    DissolutionStep, DissolutionWay, Expectation, Form, Fund, Grade, Group, HealthMethod, Kind, Level, LifeStage,
    MembershipArea, OfficeState, Outcome, RatState, Rupiah, Scheme, Sector, Supervision, TallyKind, Weight,
};
use crate::workspace::{DELETION, Tables};
use serde::de::DeserializeOwned;
use serde_json::Value;

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

    fn text_value(self, table: &str, field: &str, text: &str) -> String {
        let expects = Tables::field_info(table, field).map(|info| info.expects);
        let found = match expects {
            Some(Expectation::Code) => self.code_value(field, text),
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

    fn code_value(self, field: &str, code: &str) -> Option<String> {
        let label = match field {
            "form" => self.labelled::<Form>(code),
            "membership_area" => self.labelled::<MembershipArea>(code),
            "kind" => self.labelled::<Kind>(code).or_else(|| self.labelled::<TallyKind>(code)),
            "group" => self.labelled::<Group>(code),
            "sector" => self.labelled::<Sector>(code),
            "scheme" => self.labelled::<Scheme>(code),
            "supervision_override" | "from_supervision" | "to_supervision" => self.labelled::<Supervision>(code),
            "grade" => self.labelled::<Grade>(code),
            "declared_status" => self.labelled::<DeclaredStatus>(code),
            "rat" => self.labelled::<RatState>(code),
            "business" => self.labelled::<Business>(code),
            "way" => self.labelled::<DissolutionWay>(code),
            "ground" => self.labelled::<DissolutionGround>(code),
            "method" => self.labelled::<HealthMethod>(code),
            "from" | "to" => self.labelled::<LifeStage>(code),
            "cause" | "code" => self.labelled::<Cause>(code),
            "weight" => self.labelled::<Weight>(code),
            "class" => self.labelled::<ActionClass>(code),
            "level" => self.labelled::<Level>(code),
            "fund" => self.labelled::<Fund>(code),
            "thing" => self.labelled::<CustodyKind>(code),
            "office_state" => self.labelled::<OfficeState>(code),
            "outcome" => self.labelled::<Outcome>(code),
            _ => None,
        };
        label.map(str::to_owned)
    }

    fn labelled<T: DeserializeOwned + Label>(self, code: &str) -> Option<&'static str> {
        parsed::<T>(code).map(|value| value.label(self))
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
        let aspect = entry.get("aspect").and_then(Value::as_str).and_then(|code| self.labelled::<Aspect>(code));
        if let (Some(aspect), Some(points)) = (aspect, entry.get("points").and_then(Value::as_f64)) {
            return format!("{aspect} {}", self.decimal_number(points, 2));
        }
        let step = entry.get("step").and_then(Value::as_str).and_then(|code| self.labelled::<DissolutionStep>(code));
        if let Some(step) = step {
            let day = entry.get("date").and_then(Value::as_str).and_then(parsed::<Date>);
            let parts = [day.map(|day| self.date(day)), entry.get("document").map(flat), entry.get("note").map(flat)];
            let parts: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
            return format!("{step} {}", parts.join(", ")).trim_end().to_owned();
        }
        flat(entry.get("name").or_else(|| entry.get("number")).unwrap_or(entry))
    }
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
}
