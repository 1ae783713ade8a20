//! The day as of which figures stand, asked over the page whose figures they are.

use super::finder::titled;
use crate::ui::as_of_field::as_of_field;
use crate::ui::lang;
use leptos::prelude::*;

/// The dialog.
#[component]
pub fn AsOfDay() -> impl IntoView {
    let field = view! { <div class="stack">{as_of_field("dasar-keadaan")}</div> };
    titled("tanggal-keadaan", lang().basis_day(), field)
}
