//! Backups that are written by themselves into one folder: how their files are called, and which of them have served.
//!
//! One file a day and install, the last of the day in it. A backup never takes the place of a fuller one of the same day: where
//! the register has lost half of its records since, it bears the time of day as well, and nothing is cleared.

use super::json::EXTENSION;
use crate::domain::territory::Territory;
use crate::domain::{AreaCode, Date};
use crate::replica::ReplicaId;

/// Backups of so many days stay, each day's last.
pub const DAYS: i32 = 30;

/// What the names of an office's files begin with: `selaras-tapin`, so that thirteen of them can lie in one folder.
pub fn beginning(office: AreaCode) -> String {
    let territory = Territory::current();
    let name = territory.district(office).map_or(territory.province.name, |district| district.short);
    format!("selaras-{}", name.to_lowercase().replace(' ', "-"))
}

/// What the names of an install's backups begin with, so that two computers of an office can have one folder.
pub fn stem(office: AreaCode, replica: ReplicaId) -> String {
    let install = replica.to_string();
    format!("{}-{}-", beginning(office), install.get(..8).unwrap_or(&install))
}

/// The name of the backup of a day: `selaras-tapin-9f3c21ab-2026-11-30.selaras.json`; with a minute of that day where the
/// day's other one has to stay.
pub fn file_name(stem: &str, day: Date, minute: Option<u32>) -> String {
    let time = minute.map(|minute| format!("-{:02}{:02}", minute / 60, minute % 60)).unwrap_or_default();
    format!("{stem}{day}{time}{EXTENSION}")
}

/// Whether a register of so many records must not take the place of a backup of `before` records.
pub fn has_shrunk(before: usize, records: usize) -> bool {
    records < before / 2
}

/// The backups of an install among the names of a folder that have served on the day `today`: those of more than [`DAYS`] days
/// ago, but for the last of every month. What the program did not name is not among them.
pub fn served<'n>(names: &'n [String], stem: &str, today: Date) -> Vec<&'n str> {
    let mut dated: Vec<(Date, &str)> =
        names.iter().filter_map(|name| Some((day_of(name, stem)?, name.as_str()))).collect();
    dated.sort_unstable();
    let month = |day: Date| day.to_string().get(..7).map(str::to_owned);
    let is_last_of_month = |at: usize| dated.get(at + 1).is_none_or(|(next, _)| month(*next) != month(dated[at].0));
    (0..dated.len())
        .filter(|at| dated[*at].0 < today.plus_days(-DAYS) && !is_last_of_month(*at))
        .map(|at| dated[at].1)
        .collect()
}

/// The day in the name of a backup.
fn day_of(name: &str, stem: &str) -> Option<Date> {
    let rest = name.strip_prefix(stem)?.strip_suffix(EXTENSION)?;
    let (day, time) = rest.split_at_checked(10)?;
    let is_time =
        time.is_empty() || (time.len() == 5 && time.starts_with('-') && time[1..].bytes().all(|b| b.is_ascii_digit()));
    if is_time { day.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STEM: &str = "selaras-tapin-9f3c21ab-";

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn a_day_has_one_name_and_a_second_one_with_the_time() {
        assert_eq!(file_name(STEM, day("2026-11-30"), None), "selaras-tapin-9f3c21ab-2026-11-30.selaras.json");
        assert_eq!(
            file_name(STEM, day("2026-11-30"), Some(9 * 60 + 5)),
            "selaras-tapin-9f3c21ab-2026-11-30-0905.selaras.json"
        );
    }

    #[test]
    fn the_last_of_every_month_and_all_of_a_month_stay_and_nothing_of_anybody_else_goes() {
        let of = |day: &str| format!("{STEM}{day}{EXTENSION}");
        let names = [
            of("2026-09-01"),
            of("2026-09-30"),
            of("2026-10-02"),
            format!("{STEM}2026-10-02-0905{EXTENSION}"),
            of("2026-10-31"),
            of("2026-11-29"),
            // Not this install's, not a backup, not a day.
            "selaras-tapin-00000000-2026-01-01.selaras.json".to_owned(),
            "selaras-tapin-9f3c21ab-2026-01-01.xlsx".to_owned(),
            format!("{STEM}2026-13-01{EXTENSION}"),
            format!("{STEM}2026-01-01-copy{EXTENSION}"),
            "laporan.docx".to_owned(),
        ];
        let gone = served(&names, STEM, day("2026-11-30"));
        assert_eq!(gone, [&names[0], &names[3], &names[2]].map(String::as_str));
        assert!(served(&names, STEM, day("2026-09-15")).is_empty());
    }

    #[test]
    fn only_a_register_of_less_than_half_the_records_has_shrunk() {
        assert!(!has_shrunk(0, 0) && !has_shrunk(100, 50) && has_shrunk(100, 49) && !has_shrunk(3, 1));
    }
}
