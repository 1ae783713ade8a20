//! Choosing files, or dropping them on the page.

use super::icon::{Icon, icon};
use super::lang;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Which files can be chosen.
#[derive(Debug, Clone, Copy)]
pub struct Accept {
    /// Their extensions and types, as the attribute `accept` names them.
    pub kinds: &'static str,
    /// Whether several can be chosen at once.
    pub several: bool,
    /// Whether those dropped elsewhere on the page are meant for it too.
    pub anywhere: bool,
}

/// An area to drop files on, with a button of that label that chooses them. `busy` forbids both. The browser's own input
/// is out of sight, because it speaks the browser's language and not the page's.
pub fn drop_zone(
    id: &'static str,
    label: &'static str,
    hint: &'static str,
    accept: Accept,
    busy: impl Fn() -> bool + Copy + Send + Sync + 'static,
    take: impl Fn(Vec<web_sys::File>) + Copy + 'static,
) -> impl IntoView {
    let (over, hint_id) = (RwSignal::new(false), format!("{id}-hint"));
    let take = move |files: Option<web_sys::FileList>| {
        let Some(files) = files else { return };
        let files: Vec<_> = (0..files.length()).filter_map(|at| files.get(at)).collect();
        if !files.is_empty() {
            take(files);
        }
    };
    let chosen = move |event: web_sys::Event| {
        if let Some(input) = input_of(&event) {
            take(input.files());
            // The same file, mended, can be chosen once more.
            input.set_value("");
        }
    };
    let dropped = move |event: web_sys::DragEvent| {
        event.prevent_default();
        over.set(false);
        if !untrack(busy) {
            take(event.data_transfer().and_then(|data| data.files()));
        }
    };
    if accept.anywhere {
        let elsewhere = |event: &web_sys::DragEvent| {
            let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
            target.is_none_or(|target| target.closest(".drop").is_ok_and(|zone| zone.is_none()))
        };
        let handles = [
            window_event_listener(leptos::ev::dragover, move |event| {
                over.set(over.get_untracked() || elsewhere(&event))
            }),
            // Without anything it goes to, the file has left the window.
            window_event_listener(leptos::ev::dragleave, move |event| {
                over.set(over.get_untracked() && event.related_target().is_some());
            }),
            window_event_listener(leptos::ev::drop, move |event| {
                over.set(false);
                if elsewhere(&event) {
                    dropped(event);
                }
            }),
        ];
        on_cleanup(move || handles.into_iter().for_each(|handle| handle.remove()));
    }
    view! {
        <div class="drop" class:over=move || over.get()
            on:dragover=move |event: web_sys::DragEvent| { event.prevent_default(); over.set(true); }
            on:dragleave=move |_| over.set(false) on:drop=dropped>
            <p>
                {icon(Icon::Upload)} <span class="by-mouse">{lang().drag_here_or()}</span>
                <input type="file" id=id class="visually-hidden" multiple=accept.several accept=accept.kinds
                    aria-describedby=hint_id.clone() disabled=busy on:change=chosen />
                <label class="button" for=id>{label}</label>
            </p>
            <span class="hint" id=hint_id>{hint}</span>
        </div>
    }
}

fn input_of(event: &web_sys::Event) -> Option<web_sys::HtmlInputElement> {
    event.target().and_then(|target| target.dyn_into().ok())
}
