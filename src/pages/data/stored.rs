//! What is stored in this browser, how much room is left, and how to empty it.

use super::export::{Exporting, Order};
use crate::desk::{ROOM, Stored};
use crate::explain::{explain_doubt, explain_storage};
use crate::i18n::Lang;
use crate::storage::emptied::Remains;
use crate::storage::{Medium, photos};
use crate::ui::backup::{Backup, backup};
use crate::ui::confirm::confirm;
use crate::ui::desk::desk;
use crate::ui::download::download;
use crate::ui::icon::{Icon, icon};
use crate::ui::notice::notices;
use crate::ui::persistence::{Persistence, persist, persistence};
use crate::ui::{figure, lang};
use crate::worker::Brought;
use leptos::prelude::*;

/// So many kinds of records are counted at once; the others when they are asked for.
const FIRST_TABLES: usize = 6;

/// The section.
#[component]
pub fn Stored() -> impl IntoView {
    let (t, desk) = (lang(), desk());
    let used = Memo::new(move |_| {
        desk.revision();
        desk.used()
    });
    let medium = Memo::new(move |_| {
        desk.revision();
        desk.medium()
    });
    let counts = Memo::new(move |_| desk.read(|workspace| workspace.tables().counts()));
    let kept = move || {
        match desk.stored() {
        Stored::Yes => view! { <div class="note ok">{icon(Icon::Check)} <p>{t.all_kept()}</p></div> }.into_any(),
        Stored::InDoubt(error) => view! { <div class="note warn" role="alert">{icon(Icon::Warning)} <p>{explain_doubt(t, &error)}</p></div> }.into_any(),
        Stored::No(error) => view! { <div class="note error" role="alert">{icon(Icon::Warning)} <p>{explain_storage(t, &error)}</p></div> }.into_any(),
    }
    };
    let room = move || {
        used.get().map(|used| {
            let share = used as f64 / ROOM as f64;
            view! {
                <dt>{t.room()}</dt>
                <dd>
                    <meter min="0" max="1" high="0.8" value=share.to_string() aria-label=t.room()></meter>
                    " " {t.room_used(&t.percent(share))}
                </dd>
            }
        })
    };
    view! {
        <section aria-labelledby="stored">
            <h2 id="stored">{t.stored_title()}</h2>
            <p>{t.stored_text()}</p>
            {kept}
            {move || {
                let mut filled: Vec<_> = counts.get().into_iter().filter(|(_, count)| *count > 0).collect();
                let rest = filled.split_off(filled.len().min(FIRST_TABLES));
                let facts = |counts: Vec<(&'static str, usize)>| {
                    let rows = counts.into_iter().map(|(table, count)| view! {
                        <div><dt>{t.table_name(table)}</dt><dd>{figure::count(count as u32)}</dd></div>
                    });
                    view! { <dl class="facts two">{rows.collect_view()}</dl> }
                };
                let count = rest.len();
                view! {
                    {facts(filled)}
                    {(count > 0).then(|| view! {
                        <details><summary>{t.other_kinds(&t.count(count))}</summary>{facts(rest)}</details>
                    })}
                }
            }}
            <p class="hint">{move || {
                let empty = counts.with(|counts| counts.iter().filter(|(_, count)| *count == 0).count());
                (empty > 0).then(|| t.empty_tables(&t.count(empty)))
            }}</p>
            <dl class="facts">
                {room}
                {move || (medium.get() == Medium::Database).then(|| view! { <dt>{t.place()}</dt><dd>{t.in_database()}</dd> })}
                <Durability />
            </dl>
            <Aside />
            <Empty />
        </section>
    }
}

/// Whether the browser may clear the data when room gets scarce, and a way to ask it not to.
#[component]
fn Durability() -> impl IntoView {
    let t = lang();
    let state = RwSignal::new(None::<Persistence>);
    leptos::task::spawn_local(async move { state.set(Some(persistence().await)) });
    let ask = move |_| leptos::task::spawn_local(async move { state.set(Some(persist().await)) });
    let content = move || match state.get() {
        None => "…".into_any(),
        Some(Persistence::Granted) => t.persistent().into_any(),
        Some(Persistence::NotGranted) => view! {
            {t.not_persistent()} " " <button type="button" class="small" on:click=ask>{t.ask_persistence()}</button>
        }
        .into_any(),
        Some(Persistence::Unknown) => t.persistence_unknown().into_any(),
    };
    view! { <dt>{t.durability()}</dt><dd>{content}</dd> }
}

/// Parts of the stored data that could not be read: kept, named, and to be saved as a file.
#[component]
fn Aside() -> impl IntoView {
    let (t, desk, notices, confirm) = (lang(), desk(), notices(), confirm());
    let save = move |_| {
        leptos::task::spawn_local(async move {
            match desk.aside().await {
                Ok(parts) => {
                    let text = serde_json::to_vec_pretty(&parts).expect("texts have a JSON form");
                    download("selaras-bagian-rusak.json", "application/json", &text);
                }
                Err(error) => notices.error(explain_storage(t, &error)),
            }
        });
    };
    let discard = move |_| {
        confirm.ask(t.discard_aside(), t.discard_aside_text(), t.discard(), move || {
            leptos::task::spawn_local(async move {
                match desk.discard_aside().await {
                    Ok(()) => notices.tell(t.discarded()),
                    Err(error) => notices.error(explain_storage(t, &error)),
                }
            });
        });
    };
    view! {
        <Show when=move || !desk.troubles().is_empty()>
            <div class="note warn">
                {icon(Icon::Warning)}
                <div>
                    <h3>{t.aside_title()}</h3>
                    <p>{t.aside_text()}</p>
                    <ul>{move || desk.troubles().into_iter().map(|trouble| view! { <li><code>{trouble.key}</code></li> }).collect_view()}</ul>
                </div>
                <div class="actions">
                    <button type="button" on:click=save>{icon(Icon::Download)} {t.save_aside()}</button>
                    <button type="button" class="danger" on:click=discard>{icon(Icon::Trash)} {t.discard()}</button>
                </div>
            </div>
        </Show>
    }
}

/// What is lost besides the register when that is emptied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Rest {
    kept: Remains,
    photos: usize,
    files: usize,
}

impl Rest {
    /// The counts of what there is, in words.
    fn told(&self, t: Lang) -> Option<String> {
        let counts = [
            (self.kept.drafts, Lang::drafts_counted as fn(Lang, &str) -> String),
            (self.kept.views, Lang::views_counted),
            (self.photos, Lang::photos_counted),
            (self.files, Lang::files_in_progress_counted),
            (self.kept.aside, Lang::aside_counted),
        ];
        let there = counts.into_iter().filter(|(count, _)| *count > 0);
        let told: Vec<String> = there.map(|(count, of)| of(t, &t.count(count))).collect();
        (!told.is_empty()).then(|| t.empty_loses_too(&told.join(", ")))
    }
}

/// Empties the workspace: says what will be lost, and offers an export first.
#[component]
fn Empty() -> impl IntoView {
    let (t, desk, notices, confirm) = (lang(), desk(), notices(), confirm());
    let (exporting, own) = (Exporting::new(), backup());
    let open = RwSignal::new(false);
    let rest = RwSignal::new(Rest::default());
    let (lists, forget_lists) = crate::pages::sheet_import::in_progress();
    let (files, forget_files) = super::intake::in_progress();
    let look = move || {
        rest.update(|rest| (rest.kept, rest.files) = (desk.remains(), lists() + files()));
        leptos::task::spawn_local(async move {
            if let Ok(count) = photos::count().await {
                rest.try_update(|rest| rest.photos = count);
            }
        });
    };
    look();
    let look = StoredValue::new_local(look);
    let is_empty = Memo::new(move |_| desk.read(|workspace| workspace.tables().is_empty()));
    let nothing = move || is_empty.get() && rest.with(|rest| *rest == Rest::default());
    let cooperatives = move || desk.peek(|workspace| workspace.tables().cooperatives.live().count());
    let forget = move || {
        forget_lists();
        forget_files();
    };
    let really = move |_| {
        let told = rest.with_untracked(|rest| rest.told(t)).map(|told| format!(" {told}"));
        let loses = format!("{}{}", t.empty_loses(&t.count(cooperatives())), told.unwrap_or_default());
        let forget = forget.clone();
        confirm.ask(t.empty_question(), loses, t.empty_workspace(), move || {
            let forget = forget.clone();
            leptos::task::spawn_local(async move {
                if let Err(error) = desk.replace(Brought::default()).await {
                    return notices.error(explain_storage(t, &error));
                }
                open.set(false);
                forget();
                // Whoever works here next has a folder of their own. What was written stays there.
                if let Some(backup) = own {
                    backup.forget().await;
                }
                // The visits that they belong to are gone; a browser without a database has none.
                let _ = photos::clear().await;
                match desk.forget_rest().await {
                    Ok(()) => notices.tell(t.emptied()),
                    Err(error) => notices.error(explain_storage(t, &error)),
                }
                look.with_value(|look| look());
            });
        });
    };
    let toggle = move |_| {
        look.with_value(|look| look());
        open.update(|open| *open = !*open);
    };
    view! {
        <h3>{t.empty_workspace()}</h3>
        <p>{t.empty_text()}</p>
        <button type="button" id="kosongkan" class="danger" disabled=nothing aria-expanded=move || open.get().to_string()
            on:click=toggle>{icon(Icon::Trash)} {t.empty_workspace()}</button>
        <Show when=move || open.get() && !nothing()>
            <div class="note warn">
                {icon(Icon::Warning)}
                <div>
                    <p>{t.export_first()} " " {t.photos_first()}</p>
                    {move || rest.with(|rest| rest.told(t)).map(|told| view! { <p>{told}</p> })}
                    <p>{t.empty_stays()} {move || own.and_then(Backup::name).map(|name| format!(" {}", t.folder_stays(&name)))}</p>
                </div>
                <div class="actions">
                    <button type="button" disabled=move || exporting.is_running() on:click=move |_| exporting.start(Order::whole())>
                        {icon(Icon::Download)} {t.export_before_emptying()}
                    </button>
                    <button type="button" class="danger" on:click=really.clone()>{t.empty_now()}</button>
                </div>
                {exporting.view()}
            </div>
        </Show>
    }
}
