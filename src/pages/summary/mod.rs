//! Ringkasan: where things stand, on one screen.

pub(super) mod charts;
mod links;
pub(super) mod published;
mod table;
mod view;

pub use view::View;

use crate::analysis::{self, Reading};
use crate::domain::Basis;
use crate::explain::explain_as_of;
use crate::i18n::{Label, Lang};
use crate::ui::address::place;
use crate::ui::desk::desk;
use crate::ui::figure;
use crate::ui::head::page_head;
use crate::ui::icon::{Icon, icon};
use crate::ui::lang;
use leptos::prelude::*;
use view::{BASIS, DOMICILE, READING};

/// The page.
#[component]
pub fn Summary() -> impl IntoView {
    let (t, desk, place) = (lang(), desk(), place());
    let view = Memo::new(move |_| View::of(place));
    let empty = Memo::new(move |_| desk.read(|workspace| workspace.tables().is_empty()));
    super::document_title(move || t.page_summary().to_owned());
    view! {
        {page_head(view! {
            <h1>{t.page_summary()}</h1>
            <p class="lead">{move || source(t, view.get())} " " <a class="screen-only" href="#/pengaturan">{t.change_day()}</a></p>
        })}
        <Show when=move || !empty.get() fallback=move || nothing_yet(t)>
            <Switches view />
            <Figures view />
            <table::FoundingTable view />
            {Suspend::new(super::chunks::summary_charts(view))}
        </Show>
    }
}

/// Basis, rule, date and source of the page's figures.
pub(super) fn source(t: Lang, view: View) -> String {
    let (as_of, rule) = desk().read(|workspace| (workspace.index().as_of(), workspace.index().rule()));
    let status = match view.reading {
        Reading::Declared => t.status_as_declared().to_owned(),
        Reading::Computed => t.status_under_rule(rule.label(t)),
    };
    t.source_line(&view.basis.label(t).to_lowercase(), &status, &explain_as_of(t, as_of))
}

fn nothing_yet(t: Lang) -> impl IntoView {
    view! {
        <div class="empty-state">
            {icon(Icon::List)}
            <h2>{t.summary_empty()}</h2>
            <p>{t.summary_empty_hint()}</p>
            <div class="actions">
                <a class="button primary" href="#/data">{t.open_a_file()}</a>
                <a class="button" href="#/koperasi/baru">{t.add_cooperative()}</a>
            </div>
        </div>
    }
}

#[component]
fn Switches(view: Memo<View>) -> impl IntoView {
    let (t, place) = (lang(), place());
    let set = move |key: &'static str, value: Option<&'static str>| place.replace(place.now().with(key, value));
    let basis = move |basis: Basis| {
        let value = (basis == Basis::Domicile).then_some(DOMICILE);
        view! {
            <label>
                <input type="radio" name="basis" prop:checked=move || view.get().basis == basis
                    on:change=move |_| set(BASIS, value) />
                <span>{basis.label(t)}</span>
            </label>
        }
    };
    let reading = move |reading: Reading| {
        let value = (reading == Reading::Computed).then_some(reading.code());
        view! {
            <label>
                <input type="radio" name="reading" prop:checked=move || view.get().reading == reading
                    on:change=move |_| set(READING, value) />
                <span>{reading.label(t)}</span>
            </label>
        }
    };
    view! {
        <div class="switches">
            <div class="segmented" role="radiogroup" aria-label=t.basis()>
                <span class="label">{t.basis()}</span>
                {[Basis::Supervision, Basis::Domicile].map(basis)}
            </div>
            <div class="segmented" role="radiogroup" aria-label=t.status()>
                <span class="label">{t.status()}</span>
                {[Reading::Declared, Reading::Computed].map(reading)}
            </div>
        </div>
    }
}

#[component]
fn Figures(view: Memo<View>) -> impl IntoView {
    let (t, desk) = (lang(), desk());
    let counts = Memo::new(move |_| {
        let reading = view.get().reading;
        desk.read(|workspace| analysis::of_all(workspace.index(), reading))
    });
    move || {
        let counts = counts.get();
        let of_all = |part: u32| {
            let share = (counts.total > 0).then(|| f64::from(part) / f64::from(counts.total));
            view! { {figure::share(share)} " " {t.of_all()} }
        };
        let rest = counts.between + counts.unknown;
        let without = match view.get().reading {
            Reading::Declared => t.not_declared(),
            Reading::Computed => t.between_or_undetermined(),
        };
        view! {
            <div class="figures">
                {figure::key_figure(t.all_cooperatives().to_owned(), figure::count(counts.total), ())}
                {figure::key_figure(t.active().to_owned(), figure::count(counts.active), of_all(counts.active))}
                {figure::key_figure(t.inactive().to_owned(), figure::count(counts.inactive), of_all(counts.inactive))}
                {(rest > 0).then(|| figure::key_figure(without.to_owned(), figure::count(rest), of_all(rest)))}
            </div>
        }
    }
}
