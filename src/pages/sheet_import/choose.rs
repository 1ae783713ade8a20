//! Choosing a list, or dropping it on the page.

use super::Bringing;
use crate::ui::drop::{Accept, drop_zone};
use leptos::prelude::*;

/// One list, of any form; `anywhere` if those dropped elsewhere on the page are meant too.
pub(super) const fn accept(anywhere: bool) -> Accept {
    let kinds = ".xlsx,.xlsm,.xlsb,.xls,.ods,.fods,.csv,.tsv,.txt,.htm,.html,.xml";
    Accept { kinds, several: false, anywhere }
}

/// The input for a file.
pub(super) fn view(this: Bringing) -> impl IntoView {
    let t = this.t;
    let zone = drop_zone(
        "daftar",
        t.choose_list(),
        t.choose_list_hint(),
        accept(true),
        move || this.is_working(),
        move |files| {
            if let Some(file) = files.into_iter().next() {
                this.open(file);
            }
        },
    );
    // Once a list is chosen, the page belongs to it.
    let has_list = move || this.opened.with(Option::is_some);
    view! {
        <div class="list-source" class:slim=has_list>
            {zone}
            <Show when=has_list><p class="chosen"><strong>{move || this.name.get()}</strong></p></Show>
        </div>
    }
}
