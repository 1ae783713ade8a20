//! Photographs of visits: how many there are, a file of them for others, and the taking of such a file.

use crate::domain::Id;
use crate::exchange::photos::{self as file, Photos, PhotosError};
use crate::exchange::{json, rescue};
use crate::explain::explain_storage;
use crate::i18n::Lang;
use crate::storage::{StorageError, photos as stored};
use crate::ui::desk::{Desk, desk};
use crate::ui::download::download;
use crate::ui::drop::{Accept, drop_zone};
use crate::ui::icon::{Icon, icon};
use crate::ui::notice::notices;
use crate::ui::per_tab::per_tab;
use crate::ui::{lang, random};
use leptos::prelude::*;
use std::collections::BTreeMap;
use wasm_bindgen_futures::JsFuture;

/// What becomes of the photographs of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Taken {
    /// They were not here.
    pub new: usize,
    /// Others were here, in whose place they are put.
    pub replaced: usize,
    /// They are here.
    pub known: usize,
    /// Others are here, which stay.
    pub different: usize,
}

/// How often photographs have come in on this tab: what counts them looks again.
#[derive(Clone, Copy)]
pub(super) struct Arrivals(RwSignal<u32>);

/// Those of this tab.
pub(super) fn arrivals() -> Arrivals {
    per_tab(|| Arrivals(RwSignal::new(0)))
}

impl Arrivals {
    /// Has whoever asks told of the next ones.
    pub(super) fn follow(self) {
        self.0.track();
    }

    fn note(self) {
        self.0.update(|times| *times += 1);
    }
}

/// How much room photographs take as files, bytes: base64 takes four characters for three of them.
pub(super) fn size(all: &BTreeMap<Id, String>) -> usize {
    all.values().map(String::len).sum::<usize>() / 4 * 3
}

/// The section; only where there are photographs or visits.
#[component]
pub fn PhotosOfVisits() -> impl IntoView {
    let (t, desk, notices, arrivals) = (lang(), desk(), notices(), arrivals());
    let there = RwSignal::new(BTreeMap::<Id, String>::new());
    let replace = RwSignal::new(false);
    let look = move || {
        leptos::task::spawn_local(async move {
            if let Ok(all) = stored::all().await {
                there.try_set(all);
            }
        });
    };
    clear_unneeded(desk, look);
    Effect::new(move |_| {
        arrivals.follow();
        look();
    });
    let visits = Memo::new(move |_| desk.read(|workspace| workspace.tables().visits.live().count()));
    let summary = move || {
        let (count, bytes) = there.with(|all| (all.len(), size(all)));
        t.photos_here(&t.count(count), &t.decimal_number(bytes as f64 / 1e6, 1))
    };
    let save = move |_| {
        download(&photo_file_name(t), "application/json", &file::write(there.get_untracked()));
    };
    let take = move |files: Vec<web_sys::File>| {
        let replaces = replace.get_untracked();
        leptos::task::spawn_local(async move {
            for chosen in files {
                match read(&chosen).await {
                    Err(error) => notices.error(t.photos_refused(&chosen.name(), explain(t, error))),
                    Ok(photos) => match take_in(&photos, replaces, arrivals).await {
                        Err(error) => notices.error(explain_storage(t, &error)),
                        Ok(taken) => notices.done(t.photos_taken(
                            &t.count(taken.new + taken.replaced),
                            &t.count(taken.known),
                            &t.count(taken.different),
                            &t.count(photos.refused),
                        )),
                    },
                }
            }
        });
    };
    let zone = move || {
        let accept = Accept { kinds: ".json,application/json", several: true, anywhere: false };
        drop_zone("foto-berkas", t.take_photos(), t.take_photos_hint(), accept, || false, take)
    };
    view! {
        <Show when=move || { visits.get() > 0 || there.with(|all| !all.is_empty()) }>
            <section aria-labelledby="foto-kunjungan">
                <h2 id="foto-kunjungan">{t.photos_title()}</h2>
                <p>{t.photos_text()}</p>
                <p>{summary}</p>
                <div class="actions">
                    <button type="button" disabled=move || there.with(BTreeMap::is_empty) on:click=save>
                        {icon(Icon::Download)} {t.save_photos()}
                    </button>
                </div>
                {zone()}
                <label class="check">
                    <input type="checkbox" prop:checked=replace on:change=move |event| replace.set(event_target_checked(&event)) />
                    <span>{t.replace_photos()}</span>
                </label>
            </section>
        </Show>
    }
}

/// The name of a file of them that is written today.
pub(super) fn photo_file_name(t: Lang) -> String {
    format!("{}-{}{}", t.photos_file_name(), random::today(), file::EXTENSION)
}

/// Why a file was not taken.
pub(super) fn explain(t: Lang, error: PhotosError) -> &'static str {
    match error {
        PhotosError::NotPhotos => t.photos_not(),
        PhotosError::Newer => t.photos_newer(),
        PhotosError::TooLarge => t.photos_too_large(),
    }
}

/// Whether a file is one of photographs, by its content or its name.
pub(super) async fn holds_photos(chosen: &web_sys::File) -> bool {
    let Ok(head) = chosen.slice_with_i32_and_i32(0, file::HEAD as i32) else { return false };
    let head = JsFuture::from(head.text()).await.ok().and_then(|text| text.as_string()).unwrap_or_default();
    file::is_begun(&head)
}

/// Reads a file, or what the rescue dialog has saved.
pub(super) async fn read(chosen: &web_sys::File) -> Result<Photos, PhotosError> {
    if chosen.size() > json::MOST_BYTES as f64 {
        return Err(PhotosError::TooLarge);
    }
    let text = JsFuture::from(chosen.text()).await.map_err(|_| PhotosError::NotPhotos)?;
    let text = text.as_string().unwrap_or_default();
    // What the rescue dialog has saved holds photographs among all else that was stored, and may be larger.
    file::read(&text).or_else(|error| rescue::read_photos(&text).map_err(|_| error))
}

/// What would become of photographs.
pub(super) async fn look_at(photos: &Photos, replaces: bool) -> Result<Taken, StorageError> {
    Ok(weigh(photos, &stored::all().await?, replaces))
}

fn weigh(photos: &Photos, own: &BTreeMap<Id, String>, replaces: bool) -> Taken {
    let mut taken = Taken::default();
    for (id, photo) in &photos.photos {
        let count = match own.get(id) {
            None => &mut taken.new,
            Some(other) if other == photo => &mut taken.known,
            Some(_) if replaces => &mut taken.replaced,
            Some(_) => &mut taken.different,
        };
        *count += 1;
    }
    taken
}

/// Puts photographs in; one that is here and differs only where it is to be replaced.
pub(super) async fn take_in(photos: &Photos, replaces: bool, arrivals: Arrivals) -> Result<Taken, StorageError> {
    let own = stored::all().await?;
    let storing = async {
        for (id, photo) in &photos.photos {
            if own.get(id).is_none_or(|other| other != photo && replaces) {
                stored::store(*id, Some(photo)).await?;
            }
        }
        Ok(())
    };
    let came = storing.await;
    // Also where only some of them found room.
    arrivals.note();
    came.map(|()| weigh(photos, &own, replaces))
}

/// Clears the photographs that nothing can want any more. It is the one place that clears any that a person has not.
fn clear_unneeded(desk: Desk, then: impl FnOnce() + 'static) {
    leptos::task::spawn_local(async move {
        // A browser without a database has none.
        let _ = stored::settle(|noted| desk.peek(|workspace| workspace.fates(noted, random::now_ms()))).await;
        then();
    });
}
