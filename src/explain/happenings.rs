//! What has happened to a cooperative, and what is due, as sentences.

use crate::analysis::{Deed, Owed};
use crate::domain::{CaseStage, LifeStage, Transition, Visit};
use crate::i18n::{Label, Lang};

/// What happened, in a sentence without the day.
pub fn explain_deed(lang: Lang, deed: &Deed) -> String {
    match deed {
        Deed::Founded => lang.deed_founded().to_owned(),
        Deed::Declared(status) => lang.deed_declared(&status.label(lang).to_lowercase()),
        Deed::Certified => lang.deed_certified().to_owned(),
        Deed::Met(report) => lang.deed_met(&report.value.year.to_string()),
        Deed::Changed(transition) => explain_transition(lang, &transition.value),
        Deed::Received(_, name, to) => format!("{} {name}", explain_received(lang, *to)),
        Deed::Entered(_, CaseStage::Found) => lang.deed_opened().to_owned(),
        Deed::Entered(_, stage) => lang.deed_moved(stage.label(lang)),
        Deed::Closed(_, outcome) => match outcome {
            Some(outcome) => lang.deed_closed(outcome.label(lang)),
            None => lang.deed_moved(CaseStage::Closed.label(lang)),
        },
        Deed::Visited(visit) => {
            let told = visit_facts(lang, &visit.value);
            if told.is_empty() { lang.visit().to_owned() } else { format!("{}: {}", lang.visit(), told.join("; ")) }
        }
        Deed::Done(action) => {
            let what = action.value.what.as_deref().unwrap_or_else(|| action.value.class.label(lang));
            lang.deed_done(what)
        }
    }
}

/// How another cooperative came into this one.
pub const fn explain_received(lang: Lang, to: LifeStage) -> &'static str {
    if matches!(to, LifeStage::Consolidated) { lang.came_of_consolidation() } else { lang.received_merger() }
}

/// A change in a cooperative's life: from what to what, and of its supervision.
pub fn explain_transition(lang: Lang, transition: &Transition) -> String {
    let from = transition.from.map(|from| format!("{} → ", from.label(lang))).unwrap_or_default();
    let levels = transition.to_supervision.map(|to| {
        let from = transition.from_supervision.map(|from| format!("{} → ", from.label(lang))).unwrap_or_default();
        format!(": {from}{}", to.label(lang))
    });
    format!("{from}{}{}", transition.to.label(lang), levels.unwrap_or_default())
}

/// What a visit found, part by part.
pub fn visit_facts(lang: Lang, visit: &Visit) -> Vec<String> {
    let told = [
        visit.office_state.map(|state| format!("{} {}", lang.office_word(), state.label(lang).to_lowercase())),
        visit.business.map(|business| format!("{} {}", lang.business_word(), business.label(lang).to_lowercase())),
        visit.officers_found.map(|count| lang.officers_were_found(&lang.count(count.get()))),
        visit.members_reached.map(|count| lang.members_were_reached(&lang.count(count.get()))),
    ];
    told.into_iter().flatten().collect()
}

/// What is due, by its name.
pub fn explain_due(lang: Lang, due: &Owed) -> String {
    match due {
        Owed::Rat(year) => lang.due_rat(&year.to_string()),
        Owed::Visit(..) => lang.next_on().to_owned(),
        Owed::Stage(stage) => lang.due_stage(stage.label(lang)),
        Owed::Action(action) => {
            action.value.what.as_deref().unwrap_or_else(|| action.value.class.label(lang)).to_owned()
        }
        Owed::Certificate(_) => lang.certificate().to_owned(),
        Owed::Licence(kind) => kind.label(lang).to_owned(),
    }
}

/// What a case may be moved on to, for what reason.
pub fn explain_suggestion(lang: Lang, next: CaseStage) -> &'static str {
    match next {
        CaseStage::Verified => lang.suggests_verified(),
        CaseStage::Diagnosed => lang.suggests_diagnosed(),
        CaseStage::Planned => lang.suggests_planned(),
        CaseStage::Underway => lang.suggests_underway(),
        _ => lang.suggests_monitored(),
    }
}

/// Where a case stands among the stages, such as `2 dari 7: Diverifikasi`.
pub fn explain_stage(lang: Lang, stage: CaseStage) -> String {
    let at = CaseStage::ALL.iter().position(|one| *one == stage).map_or(0, |at| at + 1);
    lang.stage_at(&at.to_string(), &CaseStage::ALL.len().to_string(), stage.label(lang))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Business, Id, OfficeState};
    use crate::replica::{Row, Stamp};

    #[test]
    fn a_visit_is_told_by_what_it_found() {
        let visit = Visit {
            office_state: Some(OfficeState::Shut),
            business: Some(Business::Stopped),
            officers_found: Some(0.into()),
            ..Visit::default()
        };
        let deed = Deed::Visited(Row::new(Id::default(), visit, Stamp::default()));
        assert_eq!(explain_deed(Lang::Id, &deed), "Kunjungan: kantor ada, tutup; usaha berhenti; 0 pengurus ditemui");
        let silent = Deed::Visited(Row::new(Id::default(), Visit::default(), Stamp::default()));
        assert_eq!(explain_deed(Lang::En, &silent), "Visit");
    }

    #[test]
    fn a_stage_is_counted_from_the_first() {
        assert_eq!(explain_stage(Lang::Id, CaseStage::Verified), "2 dari 7: Diverifikasi");
    }
}
