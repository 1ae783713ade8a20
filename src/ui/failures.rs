//! What befalls the stored data, told in messages.

use super::desk::Desk;
use super::notice::Notices;
use crate::desk::Stored;
use crate::explain::{explain_open_error, explain_storage};
use crate::i18n::Lang;
use leptos::prelude::*;

/// Tells of a failed write, once for every time it begins to fail, and of what else befalls the stored data.
pub fn tell_failures(desk: Desk, notices: Notices, lang: Lang) {
    notices.heed(desk, lang);
    let failure = Memo::new(move |_| match desk.stored() {
        Stored::No(error) => Some(error),
        Stored::Yes | Stored::InDoubt(_) => None,
    });
    Effect::new(move |_| {
        if let Some(error) = failure.get() {
            notices.error(explain_storage(lang, &error));
        }
    });
    Effect::new(move |_| {
        let healed = desk.healed();
        let texts = [
            (healed.late > 0).then(|| lang.healed_late(&lang.count(healed.late))),
            (healed.believed > 0).then(|| lang.healed_clocks(&lang.count(healed.believed))),
            healed.replica.then(|| lang.healed_replica().to_owned()),
        ];
        let texts: Vec<String> = texts.into_iter().flatten().collect();
        if !texts.is_empty() {
            // Stays until it is closed.
            notices.error(texts.join(" "));
        }
    });
    Effect::new(move |_| {
        if let Some(error) = desk.unopened() {
            notices.error(explain_open_error(lang, &error));
        }
    });
    Effect::new(move |_| {
        if desk.times_put_back() > 0 {
            notices.error(lang.storage_put_back());
        }
    });
}
