//! Choosing files, or dropping them on the page.

use super::Intaking;
use crate::ui::icon::{Icon, icon};
use leptos::prelude::*;

/// The input for files, which can also be dropped on it.
pub(super) fn view(this: Intaking) -> impl IntoView {
    let (t, over) = (this.t, RwSignal::new(false));
    let take = move |files: Option<web_sys::FileList>| {
        let Some(files) = files else { return };
        let files: Vec<_> = (0..files.length()).filter_map(|at| files.get(at)).collect();
        if !files.is_empty() {
            this.add(files);
        }
    };
    let chosen = move |event: web_sys::Event| {
        if let Some(input) = crate::pages::input_of(&event) {
            take(input.files());
            // The same file, mended, can be chosen once more.
            input.set_value("");
        }
    };
    let dropped = move |event: web_sys::DragEvent| {
        event.prevent_default();
        over.set(false);
        if !untrack(|| this.is_working()) {
            take(event.data_transfer().and_then(|data| data.files()));
        }
    };
    view! {
        <div class="drop" class:over=move || over.get()
            on:dragover=move |event: web_sys::DragEvent| { event.prevent_default(); over.set(true); }
            on:dragleave=move |_| over.set(false) on:drop=dropped>
            {icon(Icon::Upload)}
            <label for="berkas">{t.choose_file()}</label>
            <input type="file" id="berkas" multiple accept=".json,.age,application/json" aria-describedby="berkas-hint"
                disabled=move || this.is_working() on:change=chosen />
            <span class="hint" id="berkas-hint">{t.choose_file_hint()}</span>
        </div>
    }
}
