//! The thresholds of the tests of plans, in words.

use super::lower;
use super::plans::filled;
use crate::analysis::plans::findings::{FindingSettings, Threshold, ThresholdSource, ThresholdUnit};
use crate::domain::FindingTest;
use crate::i18n::{Label, Lang};

/// What a threshold is, with the code of its test.
pub fn threshold_name(lang: Lang, of: &Threshold) -> String {
    let name = match of.key {
        "grant_years" => lang
            .pick("Hibah lagi kepada badan yang sama dalam … tahun", "A grant to the same body again within … years"),
        "training_months" => {
            lang.pick("Pelatihan yang sama lagi dalam … bulan", "The same training again within … months")
        }
        "cause_cooperatives" => {
            lang.pick("Penyebab tanpa rencana mulai … koperasi", "A cause that no plan answers, from … cooperatives on")
        }
        "refusals" => lang.pick(
            "Usulan tidak terjawab mulai … tahun berturut-turut",
            "A proposal without answer, from … years running on",
        ),
        "coverage" => lang.pick(
            "Keluaran harus mencapai … persen dari target indikator",
            "Outputs are to add up to … per cent of the target",
        ),
        "place_cooperatives" => lang.pick(
            "Kecamatan tanpa baris rencana mulai … koperasi di sana",
            "A kecamatan without any row, from … cooperatives there on",
        ),
        "quarter" => lang.pick("Belum ada realisasi pada akhir triwulan ke-…", "Nothing spent by the end of quarter …"),
        "deviation" => {
            lang.pick("Deviasi dari RAK lebih dari … persen", "Deviation from planned cash (RAK) above … per cent")
        }
        _ => lang.pick("Beda antar dokumen lebih dari … persen", "A difference between documents above … per cent"),
    };
    format!("{} · {name}", of.test.to_string().to_uppercase())
}

/// A value with its unit.
pub fn threshold_value(lang: Lang, of: &Threshold, value: u16) -> String {
    let number = lang.count(value);
    match of.unit {
        ThresholdUnit::Months => format!("{number} {}", lang.pick("bulan", "months")),
        ThresholdUnit::Years => format!("{number} {}", lang.pick("tahun", "years")),
        ThresholdUnit::Cooperatives => format!("{number} {}", lang.pick("koperasi", "cooperatives")),
        ThresholdUnit::Percent => lang.percent_to(f64::from(value) / 100.0, 0),
        ThresholdUnit::Quarter => format!("{} {number}", lang.pick("triwulan", "quarter")),
    }
}

/// Where its number stands.
pub fn threshold_source(lang: Lang, of: &Threshold) -> String {
    match of.source {
        ThresholdSource::Matter(source) => filled(
            lang.pick("{source} menyebut halnya tanpa angka", "{source} names the matter and no number"),
            &[("source", source.to_owned())],
        ),
        ThresholdSource::None => lang.pick("tidak diwajibkan peraturan", "no law prescribes it").to_owned(),
    }
}

/// The thresholds that are not those of the beginning, each with both values.
pub fn changed_thresholds(lang: Lang, settings: &FindingSettings) -> Vec<String> {
    let one = |of: &'static Threshold| {
        let sentence = lang.pick("{name}: {value} (bawaan {first})", "{name}: {value} ({first} at the beginning)");
        let value = |value: u16| threshold_value(lang, of, value);
        let parts = [("value", value(of.value(settings))), ("first", value(of.default_value()))];
        filled(sentence, &[&[("name", threshold_name(lang, of))], parts.as_slice()].concat())
    };
    let decrees = settings.has_other_decrees().then(|| {
        let kinds: Vec<String> = settings.by_decree.iter().map(|kind| lower(kind.label(lang))).collect();
        let none = lang.pick("tidak ada", "none").to_owned();
        let sentence = lang.pick("{test} · wajib SK: {kinds}", "{test} · needs a decree: {kinds}");
        let kinds = if kinds.is_empty() { none } else { kinds.join(", ") };
        filled(sentence, &[("test", FindingTest::WithoutDecree.to_string().to_uppercase()), ("kinds", kinds)])
    });
    settings.changed().map(one).chain(decrees).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::plans::findings::THRESHOLDS;
    use std::collections::BTreeSet;

    #[test]
    fn every_threshold_has_a_name_of_its_own_and_says_both_values_where_it_is_another() {
        let names: BTreeSet<String> = THRESHOLDS.iter().map(|of| threshold_name(Lang::Id, of)).collect();
        assert_eq!(names.len(), THRESHOLDS.len());
        let mut settings = FindingSettings::default();
        assert_eq!(changed_thresholds(Lang::Id, &settings), Vec::<String>::new());
        settings.training_months = 6;
        settings.by_decree.clear();
        let said = changed_thresholds(Lang::Id, &settings);
        let expected =
            ["D4 · Pelatihan yang sama lagi dalam … bulan: 6 bulan (bawaan 12 bulan)", "D6 · wajib SK: tidak ada"];
        assert_eq!(said, expected);
    }
}
