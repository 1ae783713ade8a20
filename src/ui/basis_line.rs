//! The basis of a page's figures: what puts a cooperative into an area, whose status is counted, of which day, out of what.
//! One line, directly below the lead; its words are choices. What is chosen is for the page to keep.

use super::date_field::{day_field, shown_date};
use super::desk::desk;
use super::menu::menu;
use super::settings::Device;
use super::{lang, random};
use crate::analysis::Reading;
use crate::domain::checks::Problem;
use crate::domain::{Basis, Date};
use crate::explain::{explain_as_of, explain_problem};
use crate::i18n::{Label, Lang};
use leptos::prelude::*;

/// A choice of the line: what holds, and what becomes of another.
#[derive(Debug, Clone, Copy)]
pub struct Choice<T: Send + Sync + 'static> {
    /// What holds.
    pub now: Memo<T>,
    /// Takes another.
    pub set: Callback<T>,
}

/// The line. Without a choice of the basis, or of the status, that part is not said.
#[component]
pub fn BasisLine(
    /// What puts a cooperative into an area.
    #[prop(optional_no_strip)]
    basis: Option<Choice<Basis>>,
    /// Whose status is counted.
    #[prop(optional_no_strip)]
    reading: Option<Choice<Reading>>,
    /// Out of what.
    #[prop(into)]
    source: Signal<String>,
) -> impl IntoView {
    let (t, desk) = (lang(), desk());
    let as_of = Memo::new(move |_| desk.read(|workspace| workspace.index().as_of()));
    let rule = Memo::new(move |_| desk.read(|workspace| workspace.index().rule()));
    let is_open = RwSignal::new(false);
    let short = move || {
        let basis = basis.map_or_else(String::new, |basis| basis.now.get().label(t).to_owned());
        t.short_basis(&basis, &t.date(as_of.get().day))
    };
    let basis = basis.map(|Choice { now, set }| {
        let bases = [Basis::Domicile, Basis::Supervision];
        let options = bases.map(|basis| (basis.code(), Signal::derive(move || basis.label(t).to_lowercase())));
        let choose = move |code: String| {
            set.run(if code == Basis::Supervision.code() { Basis::Supervision } else { Basis::Domicile })
        };
        view! { <span>{word(t.by_basis(), options, Signal::derive(move || now.get().code()), choose)}</span> }
    });
    let reading = reading.map(|Choice { now, set }| {
        let name = move |reading| match reading {
            Reading::Declared => t.declared_by_offices().to_owned(),
            Reading::Computed => t.under_rule(t.rule_name(rule.get())),
        };
        let readings = [Reading::Declared, Reading::Computed];
        let options = readings.map(|reading| (reading.code(), Signal::derive(move || name(reading))));
        let choose = move |code: String| {
            set.run(if code == Reading::Computed.code() { Reading::Computed } else { Reading::Declared })
        };
        view! { <span>{word(t.by_status(), options, Signal::derive(move || now.get().code()), choose)}</span> }
    });
    view! {
        <div class="basis" class:open=move || is_open.get()>
            <p class="basis-short">
                {short} " "
                <button type="button" class="link" aria-expanded=move || is_open.get().to_string()
                    on:click=move |_| is_open.update(|open| *open = !*open)>{t.change_basis()}</button>
            </p>
            <div class="basis-line">
                {basis}
                {reading}
                <span>
                    {t.as_of_word()} " "
                    {menu(move || t.date(as_of.get().day), move || day(t).into_any())}
                    // A menu does not stand on paper.
                    <span class="print-only">{move || t.date(as_of.get().day)}</span>
                </span>
                <span>{t.source_word()} " " {source}</span>
            </div>
        </div>
    }
}

/// A word that is a choice.
fn word(
    label: &'static str,
    options: [(&'static str, Signal<String>); 2],
    now: Signal<&'static str>,
    choose: impl Fn(String) + 'static,
) -> impl IntoView {
    let option = move |(code, name): (&'static str, Signal<String>)| {
        view! { <option value=code selected=move || now.get() == code>{name}</option> }
    };
    view! {
        <label>
            {label} " "
            <select prop:value=now on:change=move |event| choose(event_target_value(&event))>{options.map(option)}</select>
        </label>
    }
}

/// The day that all figures stand for: where it comes from, and another.
fn day(t: Lang) -> impl IntoView {
    let (desk, device) = (desk(), expect_context::<Device>());
    let set_day = device.part(|settings| settings.day);
    let set = move |day: Option<Date>| {
        device.change(|settings| settings.day = day);
        desk.set_day(day);
    };
    let text = RwSignal::new(shown_date(set_day.get_untracked(), t));
    let settle = move |day: Option<Date>| {
        if day.is_some_and(|day| day > random::today()) {
            return Err(explain_problem(t, Problem::Future));
        }
        if day != set_day.get_untracked() {
            set(day);
        }
        Ok(())
    };
    let now = move || explain_as_of(t, desk.read(|workspace| workspace.index().as_of()));
    view! {
        <p role="status">{now}</p>
        {day_field("dasar-keadaan".to_owned(), t.day_label(), None, text, |_| (), settle)}
        <Show when=move || set_day.get().is_some()>
            <button type="button" on:click=move |_| set(None)>{t.follow_the_data()}</button>
        </Show>
        <p><a href="#/pengaturan">{t.basis_settings()}</a></p>
    }
}
