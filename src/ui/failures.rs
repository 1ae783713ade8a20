//! What befalls the stored data, told in messages.

use super::desk::{Desk, Kept};
use super::notice::Notices;
use crate::explain::{explain_open_error, explain_storage};
use crate::i18n::Lang;
use leptos::prelude::*;

/// Tells of a failed write, once for every time it begins to fail, and of what else befalls the stored data.
pub fn tell_failures(desk: Desk, notices: Notices, lang: Lang) {
    notices.heed(desk, lang);
    let failure = Memo::new(move |_| match desk.kept() {
        Kept::No(error) => Some(error),
        Kept::Yes | Kept::InDoubt(_) => None,
    });
    Effect::new(move |_| {
        if let Some(error) = failure.get() {
            notices.error(explain_storage(lang, &error));
        }
    });
    Effect::new(move |_| {
        let healed = desk.healed();
        if healed.believed > 0 {
            notices.tell(lang.healed_clocks(&lang.count(healed.believed)));
        }
        if healed.replica {
            notices.tell(lang.healed_replica());
        }
    });
    Effect::new(move |_| {
        if let Some(error) = desk.unopened.get() {
            notices.error(explain_open_error(lang, &error));
        }
    });
    Effect::new(move |_| {
        if desk.put_back.get() > 0 {
            notices.error(lang.storage_put_back());
        }
    });
}
