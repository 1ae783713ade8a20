//! What stands around every page: the bar above it with search, undo and redo, and banners.

use super::desk::{Desk, desk};
use super::focus;
use super::icon::{Icon, icon};
use super::live::live;
use super::overlay::{Overlay, overlays};
use super::piece::{Piece, piece};
use super::settings::Device;
use super::{lang, random};
use crate::desk::Stored;
use crate::explain::{explain_doubt, explain_storage};
use crate::i18n::Lang;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = window, js_name = selarasApplyUpdate)]
    fn apply_update() -> Result<(), JsValue>;
}

/// What stands above every page: where it is, and what can be done anywhere.
#[component]
pub fn Head() -> impl IntoView {
    let (t, overlays) = (lang(), overlays());
    view! {
        <a class="skip" href="#isi" on:click=skip>{t.skip_to_content()}</a>
        <header class="top">
            {piece(Piece::Trail)}
            <button type="button" class="search" aria-keyshortcuts="Control+K /" aria-haspopup="dialog"
                on:click=move |_| overlays.open(Overlay::Search)>
                {icon(Icon::Search)} <span>{t.search_anything()}</span> <kbd>"Ctrl K"</kbd>
            </button>
            <SyncState />
            {piece(Piece::Tools)}
        </header>
    }
}

/// Whether what was done is stored, and how much of it nobody else has: in words, and where more is said.
#[component]
fn SyncState() -> impl IntoView {
    let (t, desk) = (lang(), desk());
    let device = expect_context::<Device>();
    let sent = device.part(|settings| settings.exported_at);
    let state = move || {
        if desk.stored() != Stored::Yes {
            return ("failed", t.sync_failed().to_owned());
        }
        let unsent = desk.unsecured().count;
        match sent.get() {
            _ if desk.is_fictional() => ("stored", t.sync_stored().to_owned()),
            _ if unsent > 0 => ("unsent", t.sync_unsent(&t.count(unsent))),
            Some(at) => ("stored", t.sync_sent(&t.days_ago(at, random::now_ms()))),
            None => ("stored", t.sync_stored().to_owned()),
        }
    };
    view! {
        <a class="sync" href="#/data" data-state=move || state().0>{live(move || state().1)}</a>
    }
}

/// Moves the focus to the content without touching the address.
fn skip(event: web_sys::MouseEvent) {
    event.prevent_default();
    focus::on_content();
}

/// A file that is dropped where none is wanted must not take the program's place, as browsers would have it.
pub fn refuse_files() {
    let handles = [
        window_event_listener(leptos::ev::dragover, |event| event.prevent_default()),
        window_event_listener(leptos::ev::drop, |event| event.prevent_default()),
    ];
    on_cleanup(move || handles.into_iter().for_each(|handle| handle.remove()));
}

/// Strips above the page: what is not stored, a new version, and what can wait a moment.
#[component]
pub fn Banners() -> impl IntoView {
    let (t, desk) = (lang(), desk());
    let update = RwSignal::new(update_is_waiting());
    for event in ["selaras:update", "selaras:updated"] {
        let handle = window_event_listener_untyped(event, move |_| update.set(true));
        on_cleanup(move || handle.remove());
    }
    // What is not stored would go with the tab: browsers then ask whether it is to be left.
    let leaving = window_event_listener(leptos::ev::beforeunload, move |event| {
        if untrack(|| desk.stored()) != Stored::Yes {
            event.prevent_default();
        }
    });
    on_cleanup(move || leaving.remove());
    view! {
        <aside aria-label=t.announcements()>
            {live(move || not_kept(t, desk).map(|text| view! {
                <div class="banner warn" role="alert" id="belum-tersimpan">
                    {icon(Icon::Warning)} <span>{text}</span> <a href="#/data">{t.banner_backup_link()}</a>
                </div>
            }))}
            {live(move || update.get().then(|| view! {
                <div class="banner" role="status">
                    {icon(Icon::Info)} <span>{t.banner_update()}</span>
                    <button type="button" on:click=move |_| reload()>{t.banner_update_button()}</button>
                </div>
            }))}
            {piece(Piece::Reminders)}
        </aside>
    }
}

/// Why what is on screen is not certain to be stored; stays as long as that is so.
fn not_kept(t: Lang, desk: Desk) -> Option<String> {
    match desk.stored() {
        Stored::Yes => None,
        Stored::InDoubt(error) => Some(explain_doubt(t, &error)),
        Stored::No(error) => Some(t.banner_not_kept(&explain_storage(t, &error))),
    }
}

fn update_is_waiting() -> bool {
    let waiting =
        web_sys::window().and_then(|window| js_sys::Reflect::get(&window, &"selarasUpdateWaiting".into()).ok());
    waiting.is_some_and(|waiting| waiting.is_truthy())
}

fn reload() {
    if apply_update().is_err()
        && let Some(window) = web_sys::window()
    {
        let _ = window.location().reload();
    }
}
