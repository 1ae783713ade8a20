//! What is shown in the place of what is not there.

use crate::i18n::Lang;
use leptos::prelude::*;

/// What is shown where the address names a cooperative that is not there.
pub(in crate::pages) fn no_such_cooperative(t: Lang) -> impl IntoView + use<> {
    view! {
        <div class="empty-state">
            <h1>{t.no_such_cooperative()}</h1>
            <p>{t.no_such_cooperative_hint()}</p>
            <div class="actions"><a class="button" href="#/koperasi">{t.page_cooperatives()}</a></div>
        </div>
    }
}
