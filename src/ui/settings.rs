//! Settings of this device: they stay here and do not travel with the data.

use crate::analysis::plans::findings::FindingSettings;
use crate::domain::status::StatusRule;
use crate::domain::{AreaCode, Date, DissolutionTerms};
use crate::i18n::Lang;
use crate::replica::{ReplicaId, VersionVector};
use crate::storage::{LocalShelf, Shelf, keys};
use leptos::prelude::*;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::value::{RawValue, to_raw_value};
use std::collections::BTreeMap;
use std::marker::PhantomData;

/// Light, dark, or as the system is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// As the system is.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// All of them.
    pub const ALL: [Theme; 3] = [Theme::System, Theme::Light, Theme::Dark];

    /// The value of the page's `data-theme` attribute.
    pub const fn code(self) -> &'static str {
        match self {
            Theme::System => "system",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }
}

/// Settings of this device.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The office that works here; none before the first choice.
    pub office: Option<AreaCode>,
    /// The rule under which the status is computed.
    pub rule: StatusRule,
    /// The day that status and analyses stand for, where the office has set one.
    pub day: Option<Date>,
    /// Lengths of time of a dissolution.
    #[serde(skip_serializing_if = "Unread::is_unsaid")]
    pub dissolution: Unread<DissolutionTerms>,
    /// From where on plans are not in tune.
    #[serde(skip_serializing_if = "Unread::is_unsaid")]
    pub findings: Unread<FindingSettings>,
    /// Language of the interface.
    pub lang: Lang,
    /// Theme.
    pub theme: Theme,
    /// Whether the bar of destinations is folded to its icons.
    pub rail_folded: bool,
    /// Whether single letters do nothing.
    pub single_keys_off: bool,
    /// Whether the quality of the data has been looked at.
    pub quality_seen: bool,
    /// Whether the first steps of an office are not to be shown.
    pub first_steps_closed: bool,
    /// When data was last exported, in milliseconds since 1970.
    pub exported_at: Option<u64>,
    /// The offices of other installs, as far as their files have been seen.
    #[serde(skip_serializing_if = "Unread::is_unsaid")]
    pub installs: Unread<BTreeMap<ReplicaId, AreaCode>>,
    /// Receipts by other offices: how far each has seen, and since when.
    #[serde(skip_serializing_if = "Unread::is_unsaid")]
    pub receipts: Unread<Vec<KnownReceipt>>,
    /// What stands at the head and at the foot of its papers.
    #[serde(skip_serializing_if = "Unread::is_unsaid")]
    pub paper: Unread<Letterhead>,
}

/// A part of the settings as it is stored: what reads it is not wanted before somebody asks for it, and the first page does not.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Unread<T> {
    text: Box<RawValue>,
    #[serde(skip)]
    of: PhantomData<T>,
}

impl<T> Default for Unread<T> {
    fn default() -> Self {
        Self { text: RawValue::NULL.to_owned(), of: PhantomData }
    }
}

impl<T> PartialEq for Unread<T> {
    fn eq(&self, other: &Self) -> bool {
        self.text.get() == other.text.get()
    }
}

impl<T> Eq for Unread<T> {}

impl<T> Unread<T> {
    /// Whether nothing was stored: then nothing is written, which earlier versions would not understand.
    fn is_unsaid(&self) -> bool {
        self.text.get() == RawValue::NULL.get()
    }
}

impl<T: DeserializeOwned + Serialize + Default> Unread<T> {
    /// What it says; as at first where it says nothing that is understood.
    pub fn read(&self) -> T {
        serde_json::from_str(self.text.get()).unwrap_or_default()
    }

    /// Changes what it says.
    pub fn change(&mut self, change: impl FnOnce(&mut T)) {
        let mut value = self.read();
        change(&mut value);
        if let Ok(text) = to_raw_value(&value) {
            self.text = text;
        }
    }
}

/// What an office prints at the head and at the foot of its papers. What is empty is left out, or a line to fill by hand.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Letterhead {
    /// The head line by line: government, office, address.
    pub lines: Vec<String>,
    /// Where papers are signed.
    pub place: String,
    /// What the person who signs is: `Kepala Dinas`.
    pub position: String,
    /// The name of that person, with titles.
    pub signer: String,
    /// Rank and class (pangkat, golongan).
    pub rank: String,
    /// The number of a civil servant (NIP).
    pub nip: String,
}

/// A receipt that has come back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KnownReceipt {
    /// The office that wrote it.
    pub office: AreaCode,
    /// Its install.
    pub replica: ReplicaId,
    /// When, in milliseconds since 1970.
    pub written_at: u64,
    /// How far it had seen.
    pub clock: VersionVector,
}

impl Settings {
    /// Whose an install is, seen from the install `own`: its office's where a file of it has been seen.
    pub fn whose(&self, t: Lang, own: ReplicaId, replica: ReplicaId) -> String {
        match self.installs.read().get(&replica) {
            _ if replica == own => t.written_here().to_owned(),
            Some(office) => t.office(*office),
            None => t.install(&replica.to_string()[..8]),
        }
    }

    /// Keeps a receipt in the place of an earlier one of the same install.
    pub fn keep_receipt(&mut self, receipt: KnownReceipt) {
        self.receipts.change(|receipts| {
            receipts.retain(|known| known.replica != receipt.replica);
            receipts.push(receipt);
        });
    }
}

/// The settings of this device, as a signal that is stored when it changes.
#[derive(Clone, Copy)]
pub struct Device(RwSignal<Settings>);

impl Device {
    /// Reads the settings; where storage is denied, the defaults.
    pub fn load() -> Self {
        Self(RwSignal::new(stored().unwrap_or_default()))
    }

    /// The settings; whoever asks is told of changes.
    pub fn get(&self) -> Settings {
        self.0.get()
    }

    /// A part of the settings that tells only of its own changes.
    pub fn part<T: PartialEq + Send + Sync + 'static>(&self, part: fn(&Settings) -> T) -> Memo<T> {
        let settings = self.0;
        Memo::new(move |_| settings.with(part))
    }

    /// The settings as they are now.
    pub fn now(&self) -> Settings {
        self.0.get_untracked()
    }

    /// Takes what another tab has set of how the status is seen; what would draw the page anew waits for the next change here.
    /// Gives the rule and the day.
    pub fn hear(&self) -> (StatusRule, Option<Date>) {
        if let Some(stored) = stored() {
            self.0.update(|settings| (settings.rule, settings.day) = (stored.rule, stored.day));
        }
        self.0.with_untracked(|settings| (settings.rule, settings.day))
    }

    /// Changes the settings and stores them, upon what another tab may have stored in the meantime. Where that fails
    /// they hold until the tab closes.
    pub fn change(&self, change: impl FnOnce(&mut Settings)) {
        self.0.update(|settings| {
            if let Some(stored) = stored() {
                *settings = stored;
            }
            change(settings);
        });
        if let (Ok(shelf), Ok(text)) = (LocalShelf::open(), self.0.with_untracked(serde_json::to_string)) {
            let _ = shelf.set(keys::SETTINGS, &text);
        }
    }
}

fn stored() -> Option<Settings> {
    let text = LocalShelf::open().ok()?.get(keys::SETTINGS).ok()??;
    serde_json::from_str(&text).ok()
}
