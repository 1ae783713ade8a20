//! A photograph beside a form: chosen or taken, scaled down, shown, and kept with the record when that is saved.

use super::icon::{Icon, icon};
use super::lang;
use super::notice::{Notices, notices};
use crate::domain::Id;
use crate::explain::explain_storage;
use crate::i18n::Lang;
use crate::storage::photos;
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement};

/// The longer side, in pixels: a name board stays legible.
const SIDE: f64 = 960.0;
/// Characters of the `data:` address, four for three bytes: some 50 KB.
const MOST: usize = 68_000;
/// Qualities that are tried until it is small enough.
const QUALITIES: [f64; 5] = [0.7, 0.55, 0.4, 0.25, 0.1];

thread_local! {
    /// How often a photograph has been kept since the page was opened: whoever shows one looks again.
    static KEPT: ArcRwSignal<u32> = ArcRwSignal::new(0);
}

/// The photograph of a record, as soon as it is found; nothing where there is none.
pub fn photo_of(t: Lang, id: Id) -> impl IntoView {
    let found = RwSignal::new(None::<String>);
    let kept = KEPT.with(Clone::clone);
    Effect::new(move |_| {
        kept.track();
        leptos::task::spawn_local(async move {
            if let Ok(photo) = photos::read(id).await {
                // The page may have been left meanwhile.
                found.try_set(photo);
            }
        });
    });
    move || found.get().map(|address| view! { <img class="photo-taken" src=address alt=t.photo_of_visit() /> })
}

/// The photograph of a form. Its signals outlive the form: a picture may still be scaled when that is saved.
#[derive(Clone)]
pub struct Photo {
    /// The name of the form, under which it is kept until that is saved.
    form: Arc<str>,
    shown: ArcRwSignal<Option<String>>,
    state: ArcRwSignal<State>,
    notices: Notices,
    t: Lang,
}

/// What is still to be done about a photograph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// It is as it is kept.
    Stored,
    /// It is to be kept when the form is saved.
    Changed,
    /// It is being scaled down.
    Scaling,
    /// It is being scaled down, and then to be kept with this record.
    Awaited(Id),
}

impl Photo {
    /// That of the form of that name: what was chosen in it and never saved, else that of the record, if it has one.
    pub fn of(form: &str, id: Option<Id>) -> Self {
        let (shown, state) = (ArcRwSignal::new(None), ArcRwSignal::new(State::Stored));
        let photo = Self { form: form.into(), shown, state, notices: notices(), t: lang() };
        let found = photo.clone();
        leptos::task::spawn_local(async move {
            let drafted = photos::read_draft(&found.form).await.ok().flatten();
            let (state, shown) = match (drafted, id) {
                (Some(drafted), _) => (State::Changed, Some(drafted)),
                (None, Some(id)) => (State::Stored, photos::read(id).await.ok().flatten()),
                (None, None) => return,
            };
            // Somebody may have been quicker.
            if found.state.get_untracked() == State::Stored && found.shown.with_untracked(Option::is_none) {
                found.state.set(state);
                found.shown.set(shown);
            }
        });
        photo
    }

    /// Keeps what stands in the form until that is saved.
    fn store_draft(&self) {
        let (form, photo) = (self.form.clone(), self.shown.get_untracked());
        let (t, notices) = (self.t, self.notices);
        leptos::task::spawn_local(async move {
            if let Err(error) = photos::store_draft(&form, photo.as_deref()).await {
                notices.error(explain_storage(t, &error));
            }
        });
    }

    /// Forgets what was chosen in the form and never saved.
    pub fn forget_draft(&self) -> impl Future<Output = ()> + use<> {
        let form = self.form.clone();
        // What cannot be forgotten is shown again when the form is opened.
        async move { drop(photos::store_draft(&form, None).await) }
    }

    /// Keeps it with a record, as soon as it is ready.
    pub fn store(&self, id: Id) {
        match self.state.get_untracked() {
            State::Stored => {}
            State::Scaling | State::Awaited(_) => self.state.set(State::Awaited(id)),
            State::Changed => {
                let (t, notices, photo) = (self.t, self.notices, self.shown.get_untracked());
                let form = self.form.clone();
                leptos::task::spawn_local(async move {
                    match photos::store(id, photo.as_deref()).await {
                        // What cannot be forgotten is shown again when the form is opened.
                        Ok(()) => drop(photos::store_draft(&form, None).await),
                        Err(error) => notices.error(explain_storage(t, &error)),
                    }
                    KEPT.with(|kept| kept.update(|count| *count += 1));
                });
            }
        }
    }

    /// Takes what a file has been scaled down to; nothing where it is no picture: what was shown before is still to be kept
    /// where it was.
    fn take(&self, scaled: Option<String>, is_changed: bool) {
        let before = self.state.get_untracked();
        let is_picture = scaled.is_some();
        if is_picture {
            self.shown.set(scaled);
        } else {
            self.notices.error(self.t.photo_unreadable());
        }
        self.state.set(if is_picture || is_changed { State::Changed } else { State::Stored });
        match before {
            State::Awaited(id) => self.store(id),
            _ if is_picture => self.store_draft(),
            _ => {}
        }
    }

    /// Whether there is one, or will be as soon as it has been scaled.
    pub fn is_there(&self) -> bool {
        self.shown.with(Option::is_some) || matches!(self.state.get(), State::Scaling | State::Awaited(_))
    }

    fn remove(&self) {
        self.shown.set(None);
        self.state.set(State::Changed);
        leptos::task::spawn_local(self.forget_draft());
    }
}

/// The input and what has been chosen.
pub fn photo_field(photo: &Photo) -> impl IntoView + use<> {
    let t = photo.t;
    let (scaled, removed, shown) = (photo.clone(), photo.clone(), photo.shown.clone());
    let chosen = move |event: web_sys::Event| {
        let input = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
        let file = input.as_ref().and_then(|input| input.files()).and_then(|files| files.get(0));
        if let Some(input) = input {
            input.set_value("");
        }
        let Some(file) = file else { return };
        let is_changed = scaled.state.get_untracked() != State::Stored;
        scaled.state.set(State::Scaling);
        let scaled = scaled.clone();
        scale_down(&file, move |picture| scaled.take(picture, is_changed));
    };
    let picture = move || {
        let removed = removed.clone();
        shown.get().map(|address| {
            view! {
                <img src=address alt=t.photo_of_visit() />
                <button type="button" class="quiet" on:click=move |_| removed.remove()>{icon(Icon::Trash)} {t.photo_remove()}</button>
            }
        })
    };
    view! {
        <div class="field photo">
            {picture}
            <input type="file" id="foto" accept="image/*" aria-describedby="foto-petunjuk" on:change=chosen />
            <label for="foto" class="button">{icon(Icon::Camera)} {t.photo()}</label>
            <span class="hint" id="foto-petunjuk">{t.photo_hint()}</span>
        </div>
    }
}

/// Scales a picture down to a small JPEG; gives none where the file is no picture.
fn scale_down(file: &web_sys::File, done: impl FnOnce(Option<String>) + 'static) {
    let (Ok(image), Ok(address)) = (HtmlImageElement::new(), web_sys::Url::create_object_url_with_blob(file)) else {
        return done(None);
    };
    let finish = {
        let (image, address) = (image.clone(), address.clone());
        Closure::once_into_js(move |event: web_sys::Event| {
            let loaded = event.type_() == "load";
            let scaled = if loaded { drawn(&image) } else { None };
            // What is not given back goes with the page.
            drop(web_sys::Url::revoke_object_url(&address));
            done(scaled);
        })
    };
    image.set_onload(Some(finish.unchecked_ref()));
    image.set_onerror(Some(finish.unchecked_ref()));
    image.set_src(&address);
}

fn drawn(image: &HtmlImageElement) -> Option<String> {
    let (width, height) = (f64::from(image.natural_width()), f64::from(image.natural_height()));
    let scale = (SIDE / width.max(height)).min(1.0);
    let canvas = document().create_element("canvas").ok()?.dyn_into::<HtmlCanvasElement>().ok()?;
    let (width, height) = ((width * scale).max(1.0), (height * scale).max(1.0));
    canvas.set_width(width as u32);
    canvas.set_height(height as u32);
    let context = canvas.get_context("2d").ok()??.dyn_into::<CanvasRenderingContext2d>().ok()?;
    // What is transparent would turn black.
    context.set_fill_style_str("#ffffff");
    context.fill_rect(0.0, 0.0, width, height);
    context.draw_image_with_html_image_element_and_dw_and_dh(image, 0.0, 0.0, width, height).ok()?;
    let encoded = |quality: f64| canvas.to_data_url_with_type_and_encoder_options("image/jpeg", &quality.into()).ok();
    let mut tried = QUALITIES.into_iter().filter_map(encoded);
    let first = tried.next()?;
    if first.len() <= MOST {
        Some(first)
    } else {
        tried.by_ref().find(|text| text.len() <= MOST).or_else(|| encoded(0.05))
    }
}
