//! What a page about cooperatives says while none is recorded: how an office begins.

use crate::i18n::Lang;
use crate::ui::desk::desk;
use crate::ui::icon::{Icon, icon};
use leptos::prelude::*;

/// Whether no cooperative is recorded.
pub fn is_without_register() -> Memo<bool> {
    let desk = desk();
    Memo::new(move |_| desk.read(|workspace| workspace.tables().cooperatives.live().next().is_none()))
}

/// That none is, what the page would show, and the ways to begin: an office has its list in Excel.
pub fn no_register(t: Lang, hint: &'static str) -> impl IntoView {
    view! {
        <div class="empty-state">
            {icon(Icon::Building)}
            <h2>{t.register_empty()}</h2>
            <p>{hint}</p>
            <div class="actions">
                <a class="button primary" href="#/data/daftar">{t.import_a_list()}</a>
                <a class="button" href="#/koperasi/baru">{t.add_cooperative()}</a>
                <a class="button" href="#/data">{t.open_a_file()}</a>
            </div>
        </div>
    }
}
