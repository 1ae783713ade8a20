//! Long work under way.

use super::lang;
use leptos::prelude::*;

/// Long work under way: what, how far, and a way to stop it.
#[component]
pub fn Work(
    /// What is being done.
    #[prop(into)]
    label: Signal<String>,
    /// Done and all; none while that is not known.
    #[prop(into)]
    progress: Signal<Option<(usize, usize)>>,
    /// Stops it.
    cancel: Callback<()>,
) -> impl IntoView {
    let t = lang();
    let all = move || progress.get().map_or(1, |(_, all)| all.max(1)).to_string();
    let done = move || progress.get().map(|(done, _)| done.to_string());
    view! {
        <div class="work" role="status">
            <label for="progress">{label}</label>
            <progress id="progress" max=all value=done></progress>
            <button type="button" on:click=move |_| cancel.run(())>{t.cancel()}</button>
        </div>
    }
}
