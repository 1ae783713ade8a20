//! What can be done on every page: undo and redo, light or dark, the other language.

use super::desk::desk;
use super::icon::{Icon, icon};
use super::lang;
use super::notice::notices;
use super::settings::{Device, Theme};
use crate::i18n::Lang;
use leptos::prelude::*;

/// What can be done on every page.
#[component]
pub fn Tools() -> impl IntoView {
    let (t, desk, notices) = (lang(), desk(), notices());
    let device = expect_context::<Device>();
    let theme = device.part(|settings| settings.theme);
    let steps = Memo::new(move |_| desk.steps());
    let undo = move |_| {
        if desk.undo() {
            notices.tell(t.undone());
        }
    };
    let redo = move |_| {
        if desk.redo() {
            notices.tell(t.redone());
        }
    };
    let dark = move || theme.get() == Theme::Dark || (theme.get() == Theme::System && system_is_dark());
    let turn = move |_| {
        let next = if dark() { Theme::Light } else { Theme::Dark };
        device.change(|settings| settings.theme = next);
    };
    let other = t.pick(Lang::En, Lang::Id);
    view! {
        <div class="tools">
            <button type="button" class="quiet icon-only" aria-label=t.undo() title=format!("{} (Ctrl+Z)", t.undo())
                disabled=move || !steps.get().0 on:click=undo>{icon(Icon::Undo)}</button>
            <button type="button" class="quiet icon-only" aria-label=t.redo() title=format!("{} (Ctrl+Y)", t.redo())
                disabled=move || !steps.get().1 on:click=redo>{icon(Icon::Redo)}</button>
            <button type="button" class="quiet icon-only" aria-label=t.turn_theme() title=t.turn_theme() on:click=turn>
                {move || icon(if dark() { Icon::Sun } else { Icon::Moon })}
            </button>
            <button type="button" class="quiet" lang=other.code() on:click=move |_| device.change(|settings| settings.lang = other)>
                {other.pick("ID", "EN")} <span class="visually-hidden">{other.pick("Bahasa Indonesia", "English")}</span>
            </button>
        </div>
    }
}

fn system_is_dark() -> bool {
    let query = web_sys::window().and_then(|window| window.match_media("(prefers-color-scheme: dark)").ok().flatten());
    query.is_some_and(|query| query.matches())
}
