//! The day as of which figures stand, asked over the page whose figures they are.

use super::finder::open_as_shown;
use crate::ui::as_of_field::as_of_field;
use crate::ui::icon::{Icon, icon};
use crate::ui::lang;
use crate::ui::overlay::overlays;
use leptos::html::Dialog;
use leptos::prelude::*;

/// The dialog.
#[component]
pub fn AsOfDay() -> impl IntoView {
    let (t, overlays) = (lang(), overlays());
    let dialog = NodeRef::<Dialog>::new();
    open_as_shown(dialog);
    view! {
        <dialog node_ref=dialog aria-labelledby="tanggal-keadaan" on:close=move |_| overlays.close()>
            <header>
                <h2 id="tanggal-keadaan">{t.basis_day()}</h2>
                <button type="button" class="quiet icon-only" aria-label=t.close() on:click=move |_| overlays.close()>
                    {icon(Icon::Close)}
                </button>
            </header>
            <div class="stack">{as_of_field("dasar-keadaan")}</div>
        </dialog>
    }
}
