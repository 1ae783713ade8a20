//! Kalender: the steps of the planning year, what is due next and what has passed.

use super::finding::sentence;
use crate::analysis::plans::{DueIn, of_year};
use crate::domain::{BookYear, Date};
use crate::explain::{pieces, planning_step_name, strong};
use crate::i18n::Lang;
use crate::ui::address::{Address, place};
use crate::ui::head::page_head;
use crate::ui::narrow::is_narrow;
use crate::ui::print::is_printing;
use crate::ui::select::{Choice, select};
use crate::ui::{figure, lang, random, scroll};
use leptos::prelude::*;

/// The address of the page.
const PATH: &str = "/program/kalender";
const YEAR: &str = "tahun";

/// So many years around the running one can be chosen.
const AROUND: i32 = 3;

/// The page.
#[component]
pub fn PlanCalendar() -> impl IntoView {
    let (t, place) = (lang(), place());
    super::document_title(move || t.page_plan_calendar().to_owned());
    let today = random::today();
    let year = Memo::new(move |before: Option<&i32>| {
        let address = place.get();
        match before {
            Some(before) if address.path != PATH => *before,
            // In every year the plan of the next one is made.
            _ => address.parameter(YEAR).and_then(|year| year.parse().ok()).unwrap_or(today.year() + 1),
        }
    });
    let steps = Memo::new(move |_| BookYear::new(year.get()).map(of_year).unwrap_or_default());
    let (narrow, printing, all) = (is_narrow(), is_printing(), RwSignal::new(false));
    // On a telephone what has passed is folded, or what is next would stand below it; with all passed there is nothing else.
    let passed = Memo::new(move |_| {
        let passed = steps.with(|steps| steps.iter().filter(|step| step.due < today).count());
        let folds = narrow.get() && !printing.get() && !all.get() && passed < steps.with(Vec::len);
        if folds { passed } else { 0 }
    });
    let shown = move || {
        let left = passed.get();
        steps.with(|steps| steps.iter().filter(|step| left == 0 || step.due >= today).copied().collect::<Vec<_>>())
    };
    let unfold = move |_| all.set(true);
    let years: Vec<Choice> = (today.year() - AROUND..=today.year() + AROUND)
        .rev()
        .map(|year| (year.to_string(), year.to_string()))
        .collect();
    view! {
        {page_head(view! { <h1>{t.page_plan_calendar()}</h1> })}
        <p class="finding">{move || sentence(pieces(&lead(t, &steps.get(), year.get(), today)))}</p>
        <div class="form-line screen-only">
            {select("kalender-tahun".into(), t.plan_year().into(), false, vec![(None, years)],
                move || year.get().to_string(),
                move |year| place.replace(Address::new(PATH, [(YEAR, year)])))}
        </div>
        <section>
            <h2 class="visually-hidden">{t.calendar_table()}</h2>
            <Show when=move || { passed.get() > 0 }>
                <button type="button" class="link" on:click=unfold>{move || t.calendar_folded(&t.count(passed.get()))}</button>
            </Show>
            {move || scroll::sideways(t.calendar_table(), table(t, &shown(), today))}
            <p class="source">{t.calendar_note()}</p>
        </section>
    }
}

fn lead(t: Lang, steps: &[DueIn], year: i32, today: Date) -> String {
    match steps.iter().find(|step| step.due >= today) {
        Some(next) => t.calendar_lead(&strong(planning_step_name(t, next.occasion.step)), &strong(&t.date(next.due))),
        None => t.calendar_over(&year.to_string()),
    }
}

fn state(t: Lang, step: &DueIn, today: Date) -> &'static str {
    match () {
        () if step.due < today => t.calendar_passed(),
        () if step.from <= today => t.calendar_running(),
        () => t.calendar_coming(),
    }
}

fn table(t: Lang, steps: &[DueIn], today: Date) -> impl IntoView + use<> {
    let row = |step: &DueIn| {
        let typical = step.occasion.unverified.then(|| view! { <small>{t.calendar_typical()}</small> });
        view! {
            <tr class:passed={step.due < today}>
                <th scope="row">{planning_step_name(t, step.occasion.step)} {typical}</th>
                <td data-label=t.calendar_from()>{figure::date(step.from)}</td>
                <td data-label=t.calendar_due()>{figure::date(step.due)}</td>
                <td data-label=t.calendar_state() class:coming=today < step.from>{state(t, step, today)}</td>
            </tr>
        }
    };
    view! {
        <table class="plan-calendar as-entries">
            <caption class="visually-hidden">{t.calendar_table()}</caption>
            <thead><tr>
                <th scope="col">{t.calendar_step()}</th>
                <th scope="col">{t.calendar_from()}</th>
                <th scope="col">{t.calendar_due()}</th>
                <th scope="col">{t.calendar_state()}</th>
            </tr></thead>
            <tbody>{steps.iter().map(row).collect_view()}</tbody>
        </table>
    }
}
