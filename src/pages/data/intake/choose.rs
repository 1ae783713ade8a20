//! Choosing files, or dropping them on the page.

use super::Intaking;
use crate::ui::drop::{Accept, drop_zone};
use leptos::prelude::*;

/// The input for files, which can also be dropped on it.
pub(super) fn view(this: Intaking) -> impl IntoView {
    let t = this.t;
    let accept =
        Accept { kinds: ".json,.selaras,.age,.txt,application/json,text/plain", several: true, anywhere: true };
    drop_zone(
        "berkas",
        t.choose_file(),
        t.choose_file_hint(),
        accept,
        move || this.is_working(),
        move |files| this.add(files),
    )
}
