//! Any field and its values, by the names that files hold, in the words and forms that people read.
//!
//! The words themselves are those of `i18n`; here it is found out what a field takes, and what is deleted has its word.

use crate::domain::AreaCode;
use crate::i18n::{Choices, Lang};
use crate::workspace::{DELETION, Tables};
use serde_json::Value;

/// The label of a field, by its name in files, or of deletion; the name itself where there is no label.
pub fn any_field(lang: Lang, table: &str, name: &str) -> String {
    if name == DELETION { lang.deletion() } else { lang.field(table, name) }.to_owned()
}

/// The value of a field of a table in words; a dash for none.
pub fn value_in_words(lang: Lang, table: &str, field: &str, value: &Value) -> String {
    if field == DELETION {
        let deleted = value.as_bool().unwrap_or_default();
        return if deleted { lang.is_deleted() } else { lang.is_there() }.to_owned();
    }
    lang.value(Tables::field_info(table, field), value)
}

/// The same with all that entries of a list say, where what they are called does not tell them apart.
pub fn value_in_full(lang: Lang, table: &str, field: &str, value: &Value) -> String {
    match value {
        Value::Array(entries) if !entries.is_empty() => lang.entries_in_full(entries),
        _ => value_in_words(lang, table, field, value),
    }
}

/// The values among which a field takes one, as files hold them, and what they are called, those of one heading
/// together; nothing where the field takes others. Of a record that lies in a district only the parts of that are listed.
pub fn choices(lang: Lang, table: &str, field: &str, within: Option<AreaCode>) -> Choices {
    lang.choices(Tables::field_info(table, field), within)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Expectation;
    use crate::domain::territory::Territory;
    use serde_json::json;

    #[test]
    fn values_read_as_the_offices_write_them() {
        let shown = |table, field, value: Value| value_in_words(Lang::Id, table, field, &value);
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
        let listed = |table, field, within| choices(Lang::Id, table, field, within);
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
        let listed = |within| choices(Lang::Id, "cooperatives", "subdistrict", within);
        let tapin = AreaCode::from_digits(6305);
        let of_tapin = listed(Some(tapin));
        assert_eq!((of_tapin.len(), &of_tapin[0].0), (1, &None));
        assert!(of_tapin[0].1.iter().any(|(_, name)| name == "Tapin Selatan"));
        let all = listed(None);
        assert_eq!(all.len(), Territory::current().districts.len());
        assert!(all.contains(&(Some("Kabupaten Tapin".to_owned()), of_tapin[0].1.clone())));
    }

    #[test]
    fn every_field_of_codes_has_its_list() {
        for table in Tables::NAMES.iter().copied() {
            let fields = Tables::fields_of(table);
            for info in fields.iter().filter(|info| info.expects == Expectation::Code) {
                assert!(!choices(Lang::Id, table, info.name, None).is_empty(), "{table}: {}", info.name);
            }
        }
    }
}
