//! Mutu data: how complete and how old the register is, and what the checks find, each number leading to its rows.

mod export;
mod tables;

use super::area_choice::area_choice;
use super::basis::basis;
use super::finding::sentence;
use super::sorted::ordered;
use crate::analysis::quality::survey;
use crate::domain::{AreaCode, Date};
use crate::explain::{explain_as_of, gap_name, pieces, strong};
use crate::i18n::Lang;
use crate::i18n::Term;
use crate::pages::no_register::no_register;
use crate::ui::address::place;
use crate::ui::desk::{Desk, desk};
use crate::ui::head::page_head;
use crate::ui::narrow::is_narrow;
use crate::ui::own_area::own_area;
use crate::ui::settings::Device;
use crate::ui::term::help;
use crate::ui::{lang, random};
use crate::worker::Job;
use crate::workspace::scope;
use leptos::prelude::*;
use std::sync::Arc;

const PATH: &str = "/koperasi/mutu";

/// The page.
#[component]
pub fn QualityPage() -> impl IntoView {
    let (t, desk) = (lang(), desk());
    super::document_title(move || t.page_quality().to_owned());
    let device = expect_context::<Device>();
    if !device.now().quality_seen {
        device.change(|settings| settings.quality_seen = true);
    }
    let today = Date::in_wita(random::now_ms());
    let (own, place) = (own_area(), place());
    let area = Memo::new(move |before: Option<&Option<AreaCode>>| {
        let address = place.get();
        // On the way to another page this one keeps what it shows.
        match before {
            Some(before) if address.path != PATH => *before,
            _ => scope::asked(address.parameter(scope::AREA), own.get()),
        }
    });
    let surveyed = Memo::new(move |_| {
        desk.read(|workspace| Arc::new(survey(workspace.tables(), workspace.index(), area.get(), today)))
    });
    let is_empty = Memo::new(move |_| surveyed.with(|survey| survey.all.total == 0) && area.get().is_none());
    let narrow = is_narrow();
    let [by_gap, by_age, by_finding] =
        [tables::COMPLETENESS, tables::AGES, tables::FINDINGS].map(|key| ordered(PATH, key));
    let finding = move || {
        let (gap, share) = surveyed.with(|survey| survey.most_missing())?;
        Some(sentence(pieces(&t.quality_finding(gap_name(t, gap), &strong(&t.percent(share))))))
    };
    view! {
        {page_head(view! { <h1>{t.page_quality()}</h1> })}
        <Show when=move || !is_empty.get() fallback=move || no_register(t, t.quality_empty_hint())>
            <p class="finding">{finding}</p>
            {basis(t, desk)}
            <div class="list-head">
                {area_choice(t, area)}
                <p class="count" role="status">{move || t.shown_all(&t.count(surveyed.get().all.total))}</p>
                {export::view(surveyed, today)}
            </div>
            <section aria-labelledby="kelengkapan">
                <h2 id="kelengkapan">{t.completeness()} {help(Term::Completeness)}</h2>
                <p>{t.completeness_hint()}</p>
                {move || surveyed.with(|survey| tables::legend(t, survey))}
                {move || match (surveyed.get(), narrow.get()) {
                    (survey, true) => tables::completeness_of_all(t, &survey),
                    (survey, false) => tables::completeness(t, survey, by_gap),
                }}
            </section>
            <section aria-labelledby="umur-data">
                <h2 id="umur-data">{t.age_title()}</h2>
                {move || tables::ages(t, surveyed.get(), by_age)}
            </section>
            <section aria-labelledby="pemeriksaan">
                <h2 id="pemeriksaan">{t.findings_title()}</h2>
                {move || tables::findings(t, surveyed.get(), by_finding)}
            </section>
            {duplicates(t, desk)}
            <p class="source">{t.quality_lead()} " " {move || source(t, desk, today)}</p>
        </Show>
    }
}

/// Basis, dates and source.
fn source(t: Lang, desk: Desk, today: Date) -> String {
    let as_of = desk.read(|workspace| workspace.index().as_of());
    t.quality_source(&explain_as_of(t, as_of), &t.date(today))
}

/// How many pairs may be one, looked for in the worker.
fn duplicates(t: Lang, desk: Desk) -> impl IntoView {
    let found = RwSignal::new(None::<u32>);
    leptos::task::spawn_local(async move {
        let Ok(job) = Job::start() else { return };
        if let Ok(pairs) = job.duplicates(&|look| desk.peek(look)).await {
            found.try_set(Some(pairs.len() as u32));
        }
    });
    view! {
        <section aria-labelledby="ganda">
            <h2 id="ganda">{t.duplicates_title()}</h2>
            {move || match found.get() {
                None => view! { <p class="hint" role="status">{t.duplicates_looking()}</p> }.into_any(),
                Some(0) => view! { <p role="status">{t.no_duplicates()}</p> }.into_any(),
                Some(count) => view! {
                    <p role="status"><a href="#/data/kembar">{t.pairs_found(&t.count(count))}</a></p>
                }.into_any(),
            }}
        </section>
    }
}
