//! The basis of a page's figures: what puts a cooperative into an area, whose status is counted, of which day, out of what.
//! One line, directly below the lead; its words are choices. What is chosen is for the page to keep.

use super::desk::desk;
use super::lang;
use super::live::live;
use super::overlay::{Overlay, overlays};
use crate::analysis::Reading;
use crate::domain::Basis;
use crate::explain::explain_as_of;
use crate::i18n::Label;
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
    let (t, desk, overlays) = (lang(), desk(), overlays());
    let as_of = Memo::new(move |_| desk.read(|workspace| workspace.index().as_of()));
    let rule = Memo::new(move |_| desk.read(|workspace| workspace.index().rule()));
    let is_open = RwSignal::new(false);
    let short = move || {
        let basis = basis.map_or_else(String::new, |basis| basis.now.get().label(t).to_owned());
        // Without a basis the line begins with the day.
        t.short_basis(&basis, &t.date(as_of.get().day)).trim_start_matches(" · ").to_owned()
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
                {live(short)} " "
                <button type="button" class="link" aria-expanded=move || is_open.get().to_string()
                    on:click=move |_| is_open.update(|open| *open = !*open)>{t.change_basis()}</button>
            </p>
            <div class="basis-line">
                {basis}
                {reading}
                <span>
                    {t.as_of_word()} " "
                    <button type="button" class="word" aria-haspopup="dialog" title=move || explain_as_of(t, as_of.get())
                        on:click=move |_| overlays.open(Overlay::Day)>{live(move || t.date(as_of.get().day))}</button>
                    // A button does not stand on paper.
                    <span class="print-only">{live(move || t.date(as_of.get().day))}</span>
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
