//! Ringkasan: where things stand, on one screen. What is seen first is here; the rest comes with the part of the charts.

mod below;
mod changes;
mod contradictions;
mod figures;
mod first_steps;
mod for_me;
mod gaps;
mod lead;
mod links;
mod map;
mod meetings;
mod published;
mod supervision;
mod table;
mod trend;
mod view;

pub use below::Below;
pub(super) use published::published_address;
pub use view::View;

use crate::analysis::{self, Reading};
use crate::i18n::Lang;
use crate::ui::address::place;
use crate::ui::basis_line::{BasisLine, Choice};
use crate::ui::desk::desk;
use crate::ui::head::page_head;
use crate::ui::icon::{Icon, icon};
use crate::ui::lang;
use crate::ui::print::print_button;
use leptos::prelude::*;
use view::{BASIS, Part, READING, SUPERVISION};

/// The page.
#[component]
pub fn Summary() -> impl IntoView {
    let (t, desk, place) = (lang(), desk(), place());
    let view = Memo::new(move |_| View::of(place));
    let part = Memo::new(move |_| view.get().part);
    let empty = Memo::new(move |_| desk.read(|workspace| workspace.tables().is_empty()));
    super::document_title(move || t.page_summary().to_owned());
    view! {
        {page_head(view! {
            <h1>{t.page_summary()}</h1>
            <div class="actions">{print_button(t)}</div>
        })}
        <Show when=move || !empty.get() fallback=move || nothing_yet(t)>
            <Show when=move || part.get() == Part::Overview>
                <First view />
            </Show>
            <div class="home">{Suspend::new(super::chunks::summary_charts(view))}</div>
        </Show>
    }
}

/// What is seen first: the sentence, its basis, the figures.
#[component]
fn First(view: Memo<View>) -> impl IntoView {
    let (t, desk, place) = (lang(), desk(), place());
    let standing = Memo::new(move |_| desk.read(|workspace| analysis::standing(workspace.tables(), workspace.index())));
    let set = move |key: &'static str, value: Option<&'static str>| place.replace(place.now().with(key, value));
    let basis = Choice {
        now: Memo::new(move |_| view.get().basis),
        set: Callback::new(move |basis| {
            set(BASIS, (basis == crate::domain::Basis::Supervision).then_some(SUPERVISION));
        }),
    };
    let reading = Choice {
        now: Memo::new(move |_| view.get().reading),
        set: Callback::new(move |reading: Reading| {
            set(READING, (reading == Reading::Computed).then_some(reading.code()));
        }),
    };
    view! {
        <lead::Lead standing />
        <BasisLine basis=Some(basis) reading=Some(reading)
            source=Signal::derive(move || t.this_register(&t.count(standing.get().declared.total))) />
        <figures::Figures view standing />
        <lead::Missing standing />
    }
}

/// Basis, status, date and source of a chart, in the words of the basis line.
fn caption(t: Lang, view: View) -> String {
    let (as_of, rule) = desk().read(|workspace| (workspace.index().as_of(), workspace.index().rule()));
    let status = match view.reading {
        Reading::Declared => t.declared_by_offices().to_owned(),
        Reading::Computed => t.under_rule(t.rule_name(rule)),
    };
    t.caption_of(crate::i18n::Label::label(&view.basis, t), &status, &t.date(as_of.day))
}

/// The day that all figures stand for, as it is written.
fn day(t: Lang) -> String {
    t.date(desk().read(|workspace| workspace.index().as_of().day))
}

fn nothing_yet(t: Lang) -> impl IntoView {
    view! {
        <div class="empty-state">
            {icon(Icon::Home)}
            <h2>{t.summary_empty()}</h2>
            <p>{t.summary_empty_hint()}</p>
            <div class="actions">
                <a class="button primary" href="#/data/daftar">{t.import_a_list()}</a>
                <a class="button" href="#/data">{t.open_a_file()}</a>
                <a class="button" href="#/koperasi/baru">{t.add_cooperative()}</a>
            </div>
        </div>
    }
}
