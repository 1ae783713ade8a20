//! What can be done with any chart: seen as a table, taken along as a picture.

use super::save::Kind;
use crate::ui::lang;
use crate::ui::menu::menu;
use leptos::prelude::*;
use std::rc::Rc;

/// The tools below a chart.
#[component]
pub fn Tools(
    /// Whether it stands there as a table.
    as_table: RwSignal<bool>,
    /// Hands out a picture.
    on_save: Rc<dyn Fn(Kind)>,
) -> impl IntoView {
    let t = lang();
    let on_save = StoredValue::new_local(on_save);
    let save = move |kind: Kind| {
        let take = move |_| on_save.with_value(|save| save(kind));
        view! { <button type="button" class="quiet" on:click=take>{kind.name()}</button> }
    };
    view! {
        <div class="chart-tools">
            <button type="button" class="quiet" aria-pressed=move || as_table.get().to_string()
                on:click=move |_| as_table.update(|shown| *shown = !*shown)>
                {t.table()}
            </button>
            {menu(t.take_chart(), move || Kind::ALL.map(save).into_any())}
        </div>
    }
}
