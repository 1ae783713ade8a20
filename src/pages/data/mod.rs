//! Data: files out and in, what is stored in this browser, and how to empty it.

mod backup;
mod export;
mod intake;
mod photos;
mod state;
mod stored;

pub(super) use intake::record_name;

use crate::ui::desk::desk;
use crate::ui::head::page_head;
use crate::ui::icon::{Icon, icon};
use crate::ui::lang;
use leptos::prelude::*;

/// The page that brings the files of other offices together.
#[component]
pub fn Merge() -> impl IntoView {
    let t = lang();
    super::document_title(move || t.page_merge().to_owned());
    view! {
        {page_head(view! { <h1>{t.page_merge()}</h1> })}
        <p class="lead">{t.merge_lead()}</p>
        <intake::Intake roll=true />
    }
}

/// The page.
#[component]
pub fn Data() -> impl IntoView {
    let (t, desk) = (lang(), desk());
    super::document_title(move || t.page_data().to_owned());
    let questions = Memo::new(move |_| desk.read(|workspace| workspace.conflicts().len()));
    let fictional = Memo::new(move |_| desk.is_fictional());
    view! {
        {page_head(view! { <h1>{t.page_data()}</h1> })}
        <p class="lead">{t.data_lead()}</p>
        <Show when=move || fictional.get()>
            <p class="hint">{t.example_note()}</p>
        </Show>
        <Show when=move || { questions.get() > 0 }>
            <div class="note warn">{icon(Icon::Info)}
                <p>{move || t.questions_wait(&t.count(questions.get()))} " " <a href="#/data/perbedaan">{t.decide_now()}</a></p>
            </div>
        </Show>
        <div class="beside">
            <export::Export />
            <state::State />
        </div>
        <section aria-labelledby="import">
            <h2 id="import">{t.import_title()}</h2>
            <intake::Intake roll=false />
        </section>
        <div class="beside">
            <backup::OwnBackup />
            <photos::PhotosOfVisits />
        </div>
        <stored::Stored />
    }
}
