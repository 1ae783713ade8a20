//! What a person has chosen about the list: its columns, and views of it under a name. It is kept on this device, apart
//! from the data, and does not travel.

use crate::explain::explain_storage;
use crate::i18n::Lang;
use crate::storage::{LocalShelf, Shelf, keys};
use crate::ui::lang;
use crate::ui::narrow::is_wide;
use crate::ui::notice::{Notices, notices};
use crate::workspace::query::Column;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// Columns and views, as they are stored.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Preferences {
    /// The columns shown, by their codes; the usual ones where there are none.
    pub columns: Vec<String>,
    /// The views, in the order in which they were kept.
    pub views: Vec<NamedView>,
}

/// Filters, order and columns under a name.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct NamedView {
    /// The name.
    pub name: String,
    /// Filters and order, as in the address.
    pub parameters: Vec<(String, String)>,
    /// The columns, by their codes.
    pub columns: Vec<String>,
}

/// The columns that the list shows unless people choose.
pub(super) const fn usual(is_wide: bool) -> &'static [Column] {
    Column::ALL.split_at(if is_wide { Column::USUAL_WIDE } else { Column::USUAL }).0
}

/// What is kept, as a signal that is stored when it changes.
#[derive(Clone, Copy)]
pub(super) struct Choices {
    preferences: RwSignal<Preferences>,
    t: Lang,
    notices: Notices,
}

fn stored() -> Option<Preferences> {
    let text = LocalShelf::open().ok()?.get(keys::VIEWS).ok()??;
    serde_json::from_str(&text).ok()
}

impl Choices {
    /// Reads what is kept; where storage is denied, nothing is.
    pub(super) fn load() -> Self {
        Self { preferences: RwSignal::new(stored().unwrap_or_default()), t: lang(), notices: notices() }
    }

    /// What is kept; whoever asks is told of changes.
    pub(super) fn get(self) -> Preferences {
        self.preferences.get()
    }

    /// The columns that the list shows.
    pub(super) fn columns(self) -> Memo<Vec<Column>> {
        let is_wide = is_wide();
        Memo::new(move |_| {
            let chosen: Vec<Column> = self
                .preferences
                .with(|preferences| preferences.columns.iter().filter_map(|code| code.parse().ok()).collect());
            if chosen.is_empty() { usual(is_wide.get()).to_vec() } else { chosen }
        })
    }

    /// Changes and stores it, upon what another tab may have stored in the meantime. Where that fails it holds until the
    /// tab closes, and that is said.
    pub(super) fn change(self, change: impl FnOnce(&mut Preferences)) {
        self.preferences.update(|preferences| {
            if let Some(stored) = stored() {
                *preferences = stored;
            }
            change(preferences);
        });
        let text = self.preferences.with_untracked(serde_json::to_string).unwrap_or_default();
        if let Err(error) = LocalShelf::open().and_then(|shelf| shelf.set(keys::VIEWS, &text)) {
            self.notices.error(explain_storage(self.t, &error));
        }
    }
}
