//! Backups that are written by themselves, and what has become of them.

use crate::explain::explain_folder;
use crate::i18n::Lang;
use crate::ui::backup::{Backup, State, Why, backup};
use crate::ui::icon::{Icon, icon};
use crate::ui::lang;
use leptos::prelude::*;

/// The section; nothing where the browser has no folders for pages.
#[component]
pub fn OwnBackup() -> impl IntoView {
    let t = lang();
    backup().map(|backup| {
        view! {
            <section aria-labelledby="cadangan-otomatis">
                <h2 id="cadangan-otomatis">{t.own_backup()}</h2>
                <p>{t.own_backup_text()}</p>
                {move || state(t, backup)}
            </section>
        }
    })
}

/// What has become of the folder, and what can be done about it.
fn state(t: Lang, backup: Backup) -> AnyView {
    let choose = move |_| leptos::task::spawn_local(backup.choose());
    let ask = move |_| leptos::task::spawn_local(backup.ask());
    let write = move |_| leptos::task::spawn_local(backup.write());
    let forget = move |_| leptos::task::spawn_local(backup.forget());
    let name = backup.name().unwrap_or_default();
    match backup.state() {
        State::Unknown => ().into_any(),
        State::None => view! {
            <div class="actions">
                <button type="button" on:click=choose>{icon(Icon::Download)} {t.choose_folder()}</button>
            </div>
        }
        .into_any(),
        State::Waiting => view! {
            <div class="note warn">{icon(Icon::Warning)} <p>{t.folder_waits(&name)}</p></div>
            <div class="actions">
                <button type="button" on:click=ask>{t.allow_folder()}</button>
                <button type="button" class="quiet" on:click=forget>{t.forget_folder()}</button>
            </div>
        }
        .into_any(),
        State::Ready(note) => {
            let last = note.map(|note| t.folder_written(&t.moment(note.at), &t.count(note.records)));
            view! {
                <dl class="facts">
                    <dt>{t.folder()}</dt><dd>{name}</dd>
                    <dt>{t.last_backup()}</dt><dd>{last.unwrap_or_else(|| t.folder_not_yet().to_owned())}</dd>
                </dl>
                <div class="actions">
                    <button type="button" disabled=move || backup.is_writing() on:click=write>{t.back_up_now()}</button>
                    <button type="button" class="quiet" on:click=forget>{t.forget_folder()}</button>
                </div>
            }
            .into_any()
        }
        State::Failed(why) => {
            let why = match why {
                Why::Storage(error) => explain_folder(t, &error),
                Why::File(why) => t.worker_failed(&why),
            };
            view! {
                <div class="note error" role="alert">{icon(Icon::Warning)} <p>{why}</p></div>
                <div class="actions">
                    <button type="button" on:click=write>{t.back_up_now()}</button>
                    <button type="button" on:click=choose>{t.choose_folder()}</button>
                    <button type="button" class="quiet" on:click=forget>{t.forget_folder()}</button>
                </div>
            }
            .into_any()
        }
    }
}
