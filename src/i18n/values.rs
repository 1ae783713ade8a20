//! Values of any field, as files hold them, in the words and forms that people read.

use super::labels::{AskCodes, ask};
use super::{Label, Lang};
use crate::domain::territory::Territory;
use crate::domain::{AreaCode, Aspect, Date, DissolutionStep, Expectation, FieldInfo, Quantity, Roster, Rupiah};
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::fmt::Display;
use std::str::FromStr;

impl Lang {
    /// The value of a field in words, by what the field takes; a dash for none.
    pub fn value(self, field: Option<&FieldInfo>, value: &Value) -> String {
        match value {
            Value::Null => "–".to_owned(),
            Value::Bool(truth) => self.yes_no(*truth).to_owned(),
            Value::String(text) => self.text_value(field, text),
            Value::Number(number) => self.number_value(field.map(|info| info.expects), number),
            Value::Array(entries) => self.entries_value(entries),
            Value::Object(_) => flat(value),
        }
    }

    /// All that the entries of a list say, where what they are called does not tell them apart.
    pub fn entries_in_full(self, entries: &[Value]) -> String {
        entries.iter().map(flat).collect::<Vec<_>>().join("; ")
    }

    fn text_value(self, field: Option<&FieldInfo>, text: &str) -> String {
        let found = match field.map(|info| info.expects) {
            Some(Expectation::Code) => {
                let list = field.and_then(|info| info.codes);
                list.and_then(|list| ask(list, Called(self, text))).flatten().map(str::to_owned)
            }
            Some(Expectation::Date) => parsed::<Date>(text).map(|date| self.date(date)),
            Some(Expectation::Area) => parsed::<AreaCode>(text).map(|area| self.office(area)),
            _ => None,
        };
        found.unwrap_or_else(|| text.to_owned())
    }

    fn number_value(self, expects: Option<Expectation>, number: &serde_json::Number) -> String {
        if expects == Some(Expectation::Quantity) {
            let quantity = serde_json::from_value::<Quantity>(number.clone().into());
            return quantity.map_or_else(|_| number.to_string(), |quantity| self.exact(quantity));
        }
        let Some(whole) = number.as_i64() else { return number.to_string() };
        match expects {
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
    pub fn choices(self, field: Option<&FieldInfo>, within: Option<AreaCode>) -> Choices {
        let name = field.map_or("", |info| info.name);
        let list = match field.map(|info| info.expects) {
            Some(Expectation::Code) => {
                field.and_then(|info| info.codes).map(|list| self.codes(list)).unwrap_or_default()
            }
            Some(Expectation::Truth) => [true, false].map(|is| (is.to_string(), self.yes_no(is).to_owned())).into(),
            Some(Expectation::Area) if name == "subdistrict" => return subdistricts(within),
            Some(Expectation::Area) => self.areas(name),
            _ => Vec::new(),
        };
        if list.is_empty() { Vec::new() } else { vec![(None, list)] }
    }

    /// The codes of a list, by the name of its type, and what they are called; nothing where there is no such list.
    pub fn codes(self, list: &str) -> Vec<(String, String)> {
        ask(list, Listed(self)).unwrap_or_default()
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
        // Cooperatives that are frozen are no text: their number is said.
        if let Some(frozen) = entry.get("cooperatives").and_then(Value::as_str) {
            let area = entry.get("area").and_then(Value::as_str).and_then(parsed::<AreaCode>);
            let area = area.map_or_else(|| "–".to_owned(), |area| self.area(area));
            return format!("{area} {}", self.count(frozen.len() / Roster::CHARACTERS));
        }
        flat(entry.get("name").or_else(|| entry.get("number")).unwrap_or(entry))
    }
}

/// Values as files hold them and what they are called, those of one heading together.
pub type Choices = Vec<(Option<String>, Vec<(String, String)>)>;

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
