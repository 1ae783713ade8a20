//! Why a cooperative has its computed status.

use crate::domain::status::{Evidence, Status, Verdict};
use crate::i18n::{Label, Lang};

/// Why a cooperative has its computed status: the evidence, spelled out.
pub fn explain_verdict(lang: Lang, verdict: &Verdict) -> String {
    let (status, evidence) = (verdict.status.label(lang), explain_evidence(lang, verdict));
    match verdict.status {
        Status::Undetermined if evidence.is_empty() => status.to_owned(),
        _ => format!("{status}: {evidence}."),
    }
}

/// The evidence of a verdict without what follows from it; empty where there is none.
pub fn explain_evidence(lang: Lang, verdict: &Verdict) -> String {
    let years = |wanted: Option<bool>, of: fn(&Evidence) -> Option<bool>| {
        let mut years: Vec<String> =
            verdict.years.iter().filter(|year| of(year) == wanted).map(|year| year.year.to_string()).collect();
        years.reverse();
        years.join(", ")
    };
    let mut parts = Vec::new();
    let mut say = |years: String, id: &str, en: &str| {
        if !years.is_empty() {
            parts.push(format!("{} {years}", lang.pick(id, en)));
        }
    };
    say(years(Some(true), |year| year.rat), "RAT tahun buku", "RAT held for");
    say(years(Some(false), |year| year.rat), "tanpa RAT tahun buku", "no RAT for");
    say(years(None, |year| year.rat), "RAT tidak diketahui", "RAT not known for");
    say(years(Some(true), |year| year.business), "usaha berjalan", "business running in");
    say(years(Some(false), |year| year.business), "usaha berhenti", "business stopped in");
    say(years(None, |year| year.business), "usaha tidak diketahui", "business not known for");
    parts.join("; ")
}
