//! Files that arrive without being chosen on the page that takes them: dropped on the register, opened with the program,
//! or shared with it from another. They wait here until that page is shown.

use super::address::{Place, Route, place};
use super::per_tab::per_tab;
use crate::exchange::arrival::{Arrival, HEAD};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

/// Where register.js leaves what comes from outside.
const LEFT: &str = "selarasFiles";

/// The files that wait.
#[derive(Clone, Copy)]
pub struct Arriving {
    offices: RwSignal<Vec<File>, LocalStorage>,
    lists: RwSignal<Vec<File>, LocalStorage>,
}

/// Those of this tab.
pub fn arriving() -> Arriving {
    per_tab(|| Arriving { offices: RwSignal::new_local(Vec::new()), lists: RwSignal::new_local(Vec::new()) })
}

impl Arriving {
    /// Takes those that wait for a page; whoever asks is told when more come.
    pub fn take(self, what: Arrival) -> Vec<File> {
        let waiting = match what {
            Arrival::Office => self.offices,
            Arrival::List => self.lists,
        };
        if waiting.with(Vec::is_empty) {
            Vec::new()
        } else {
            waiting.try_update_untracked(std::mem::take).unwrap_or_default()
        }
    }

    /// Sorts files, and goes to the page that takes them.
    fn arrive(self, place: Place, files: Vec<File>) {
        leptos::task::spawn_local(async move {
            for file in files {
                match kind(&file).await {
                    Arrival::Office => self.offices.update(|files| files.push(file)),
                    Arrival::List => self.lists.update(|files| files.push(file)),
                }
            }
            if self.offices.with_untracked(|files| !files.is_empty()) {
                place.go("#/data/gabungkan");
            } else if self.lists.with_untracked(|files| !files.is_empty()) {
                place.go("#/data/daftar");
            }
        });
    }
}

/// What a file is. One that cannot be read is for the page that says so.
async fn kind(file: &File) -> Arrival {
    let Ok(head) = file.slice_with_f64_and_f64(0.0, HEAD as f64) else { return Arrival::Office };
    match JsFuture::from(head.array_buffer()).await {
        Ok(buffer) => Arrival::of(&js_sys::Uint8Array::new(&buffer).to_vec()),
        Err(_) => Arrival::Office,
    }
}

/// Takes what arrives from now on, and what has come before.
pub fn listen() {
    let (place, arriving) = (place(), arriving());
    let route = place.route();
    let dropped = window_event_listener(leptos::ev::drop, move |event| {
        let files = event.data_transfer().and_then(|data| data.files());
        let files: Vec<File> =
            files.iter().flat_map(|files| (0..files.length()).filter_map(|at| files.get(at))).collect();
        if route.get_untracked() == Route::Cooperatives && !files.is_empty() {
            arriving.arrive(place, files);
        }
    });
    let from_outside = move || {
        let files = left();
        if !files.is_empty() {
            arriving.arrive(place, files);
        }
    };
    let told = window_event_listener_untyped("selaras:files", move |_| from_outside());
    from_outside();
    on_cleanup(move || {
        dropped.remove();
        told.remove();
    });
}

/// What was left from outside; it is taken away.
fn left() -> Vec<File> {
    let window = window();
    let left = js_sys::Reflect::get(&window, &LEFT.into()).ok().and_then(|left| left.dyn_into::<js_sys::Array>().ok());
    let Some(left) = left else { return Vec::new() };
    // A plain property of the window can be set.
    drop(js_sys::Reflect::set(&window, &LEFT.into(), &js_sys::Array::new()));
    left.iter().filter_map(|file| file.dyn_into().ok()).collect()
}
