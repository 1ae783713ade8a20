//! The basis of the figures of a page where nothing of it is chosen there but the day: below its finding.

use crate::domain::Basis;
use crate::explain::explain_as_of;
use crate::i18n::{Label, Lang};
use crate::ui::desk::Desk;
use crate::ui::overlay::{Overlay, overlays};
use leptos::prelude::*;

/// The line: cooperatives are in the area of their domicile, as of a day that can be set, out of this register.
pub fn basis(t: Lang, desk: Desk) -> impl IntoView {
    let overlays = overlays();
    let stated = Memo::new(move |_| {
        desk.read(|workspace| (workspace.index().as_of(), workspace.tables().cooperatives.live().count()))
    });
    let day = move || t.date(stated.get().0.day);
    view! {
        <div class="basis open stated">
            <div class="basis-line">
                <span>{t.by_basis()} " " {Basis::Domicile.label(t).to_lowercase()}</span>
                <span>
                    {t.as_of_word()} " "
                    <button type="button" class="word" aria-haspopup="dialog" title=move || explain_as_of(t, stated.get().0)
                        on:click=move |_| overlays.open(Overlay::Day)>{day}</button>
                    // A button does not stand on paper.
                    <span class="print-only">{day}</span>
                </span>
                <span>{t.source_word()} " " {move || t.this_register(&t.count(stated.get().1))}</span>
            </div>
        </div>
    }
}
