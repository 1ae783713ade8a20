//! Matchings of columns, kept under a name in this browser, and as files.

use super::Bringing;
use crate::exchange::sheet::{COLUMNS_FORMAT as FORMAT, Plan};
use crate::storage::{LocalShelf, Shelf, StorageError, keys};
use crate::ui::download::download;
use crate::ui::drop::{Accept, drop_zone};
use crate::ui::icon::{Icon, icon};
use crate::ui::select::select;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// A matching as a file.
#[derive(serde::Serialize, serde::Deserialize)]
struct PlanFile {
    format: String,
    version: u32,
    name: String,
    plan: Plan,
}

/// The kept matchings, as they are stored: one that this version cannot read stays, and in nobody's way.
type Kept = BTreeMap<String, serde_json::Value>;

fn kept() -> Result<Kept, StorageError> {
    let text = LocalShelf::open()?.get(keys::PLANS)?;
    Ok(text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default())
}

/// Keeps a matching beside those that another tab may have kept in the meantime.
fn keep(name: &str, plan: &Plan) -> Result<Kept, StorageError> {
    let mut all = kept()?;
    all.insert(name.to_owned(), serde_json::to_value(plan).unwrap_or_default());
    LocalShelf::open()?.set(keys::PLANS, &serde_json::to_string(&all).unwrap_or_default())?;
    Ok(all)
}

pub(super) fn view(this: Bringing) -> impl IntoView {
    let t = this.t;
    let (plans, name) = (RwSignal::new(kept().unwrap_or_default()), RwSignal::new(String::new()));
    let save = move |_| {
        let chosen = name.get().trim().to_owned();
        if chosen.is_empty() {
            return;
        }
        match keep(&chosen, &this.plan.get()) {
            Ok(all) => {
                plans.set(all);
                this.notices.tell(t.plan_kept(&chosen));
            }
            Err(error) => this.notices.error(crate::explain::explain_storage(t, &error)),
        }
    };
    let export = move |_| {
        let file = PlanFile { format: FORMAT.to_owned(), version: 1, name: name.get(), plan: this.plan.get() };
        let stem = if file.name.is_empty() { "pencocokan" } else { &file.name };
        download(
            &format!("{stem}.kolom.json"),
            "application/json",
            &serde_json::to_vec_pretty(&file).unwrap_or_default(),
        );
    };
    let take = move |files: Vec<web_sys::File>| {
        let Some(file) = files.into_iter().next() else { return };
        leptos::task::spawn_local(async move {
            let text = wasm_bindgen_futures::JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string());
            let read =
                text.and_then(|text| serde_json::from_str::<PlanFile>(&text).ok()).filter(|file| file.format == FORMAT);
            match read {
                Some(file) => this.propose(None, Some(file.plan)),
                None => this.notices.error(t.plan_not_read()),
            }
        });
    };
    let chooser = move || {
        let all = plans.get();
        let choices =
            std::iter::once((String::new(), "–".to_owned())).chain(all.keys().map(|name| (name.clone(), name.clone())));
        let set = move |chosen: String| {
            let Some(plan) = plans.with(|plans| plans.get(&chosen).cloned()) else { return };
            match serde_json::from_value(plan) {
                Ok(plan) => {
                    name.set(chosen);
                    this.propose(None, Some(plan));
                }
                Err(_) => this.notices.error(t.plan_not_read()),
            }
        };
        (!all.is_empty()).then(|| {
            select(
                "pencocokan".into(),
                t.use_plan().into(),
                false,
                vec![(None, choices.collect())],
                move || name.get(),
                set,
            )
        })
    };
    view! {
        <details class="screen-only">
            <summary>{t.plan_title()}</summary>
            <div class="form-row">
                {chooser}
                <div class="field">
                    <label for="nama-pencocokan">{t.plan_name()}</label>
                    <input type="text" id="nama-pencocokan" maxlength="60" prop:value=move || name.get()
                        on:input=move |event| name.set(event_target_value(&event)) />
                </div>
                <button type="button" on:click=save>{t.keep_plan()}</button>
                <button type="button" class="quiet" on:click=export>{icon(Icon::Download)} {t.export_plan()}</button>
            </div>
            {drop_zone("berkas-pencocokan", t.import_plan(), t.choose_list_hint(), Accept { kinds: ".json", several: false, anywhere: false }, move || this.is_working(), take)}
        </details>
    }
}
