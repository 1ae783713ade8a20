//! What records call themselves, in words.

use crate::i18n::Lang;
use crate::workspace::RecordLabel;

/// What a record is called, and what tells it from others of that name: area, year and day.
pub fn label_in_words(lang: Lang, label: &RecordLabel) -> (String, String) {
    let beside = [
        label.area.map(|area| lang.office(area)),
        label.year.map(|year| year.to_string()),
        label.date.map(|date| lang.date(date)),
    ];
    let beside: Vec<String> = beside.into_iter().flatten().collect();
    (label.name.clone().unwrap_or_default(), beside.join(" · "))
}
