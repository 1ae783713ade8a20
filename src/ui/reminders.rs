//! Strips above the page that can wait a moment: a backup that is due, data that could not be read.

use super::backup::{Backup, State, backup};
use super::desk::{Desk, desk};
use super::icon::{Icon, icon};
use super::settings::Device;
use super::{lang, random};
use crate::desk::Unsecured;
use crate::i18n::Lang;
use crate::replica::DAY_MS;
use leptos::prelude::*;

/// So many changes are worth a backup at once.
const MANY_CHANGES: u32 = 100;
/// A change is worth a backup after so many days.
const DAYS: u64 = 14;

/// The strips.
#[component]
pub fn Reminders() -> impl IntoView {
    let (t, desk, device, backup) = (lang(), desk(), expect_context::<Device>(), backup());
    let due =
        move || backup.and_then(|backup| folder_stopped(t, backup)).or_else(|| backup_due(t, desk, device, backup));
    view! {
        {move || due().map(|text| view! {
            <div class="banner" role="note">
                {icon(Icon::Download)} <span>{text}</span> <a href="#/data">{t.banner_backup_link()}</a>
            </div>
        })}
        {move || Some(desk.troubles().len()).filter(|count| *count > 0).map(|count| view! {
            <div class="banner warn" role="alert">
                {icon(Icon::Warning)}
                <span>{t.banner_troubles(&t.count(count))}</span>
                <a href="#/data">{t.page_data()}</a>
            </div>
        })}
    }
}

/// Says that the folder for backups is not written to any more.
fn folder_stopped(t: Lang, backup: Backup) -> Option<String> {
    match backup.state() {
        State::Waiting => Some(t.folder_waits(&backup.name().unwrap_or_default())),
        State::Failed(_) => Some(t.folder_failed().to_owned()),
        State::Unknown | State::None | State::Ready(_) => None,
    }
}

/// Reminds of a backup, when much would be lost or something for long. Invented data is not worth it.
fn backup_due(t: Lang, desk: Desk, device: Device, backup: Option<Backup>) -> Option<String> {
    // What is written to a folder by itself is not what somebody has to think of.
    if backup.is_some_and(|backup| matches!(backup.state(), State::Ready(_))) {
        return None;
    }
    let Unsecured { count: changes, since } = desk.unsecured();
    let last = device.get().exported_at;
    // Where there has never been one, the first change is as old as what would be lost.
    let begun = last.unwrap_or(if since == 0 { random::now_ms() } else { since });
    let is_old = random::now_ms().saturating_sub(begun) > DAYS * DAY_MS;
    let is_due = changes >= MANY_CHANGES || (changes > 0 && is_old);
    if !is_due || desk.peek(|workspace| workspace.is_fictional() || workspace.tables().is_empty()) {
        return None;
    }
    let count = t.count(changes);
    Some(last.map_or_else(|| t.backup_never(&count), |last| t.backup_due(&count, &t.days_ago(last, random::now_ms()))))
}
