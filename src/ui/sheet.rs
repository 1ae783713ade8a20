//! A sheet over the page for what needs room and is closed again: filters, an order, a change to many. A dialog on the
//! desktop; on a telephone it comes from below.

use super::icon::{Icon, icon};
use super::lang;
use leptos::html::Dialog;
use leptos::prelude::*;

/// The sheet, open as long as `is_open` says so. What is in it is made when it is opened.
pub fn sheet(
    is_open: RwSignal<bool>,
    id: &'static str,
    title: impl Fn() -> String + Send + Sync + 'static,
    content: impl Fn() -> AnyView + Send + Sync + 'static,
    foot: impl Fn() -> AnyView + Send + Sync + 'static,
) -> impl IntoView {
    let t = lang();
    let dialog = NodeRef::<Dialog>::new();
    Effect::new(move |_| {
        let wanted = is_open.get();
        if let Some(dialog) = dialog.get() {
            if wanted && !dialog.open() {
                let _ = dialog.show_modal();
            } else if !wanted && dialog.open() {
                dialog.close();
            }
        }
    });
    // A click beside it is one upon the dialog itself.
    let press = move |event: web_sys::MouseEvent| {
        let is_beside = dialog.get_untracked().is_some_and(|dialog| event.target().as_ref() == Some(dialog.as_ref()));
        if is_beside {
            is_open.set(false);
        }
    };
    view! {
        <dialog class="sheet" node_ref=dialog aria-labelledby=id on:close=move |_| is_open.set(false) on:click=press>
            {move || is_open.get().then(|| view! {
                <header>
                    <h2 id=id>{title()}</h2>
                    <button type="button" class="quiet icon-only" aria-label=t.close() on:click=move |_| is_open.set(false)>
                        {icon(Icon::Close)}
                    </button>
                </header>
                <div class="sheet-body">{content()}</div>
                <footer class="actions">{foot()}</footer>
            })}
        </dialog>
    }
}
