//! What waits, and what has happened, in words.

use crate::analysis::{Event, Matter, Next, Waiting};
use crate::domain::AreaCode;
use crate::i18n::Lang;
use std::collections::BTreeMap;

/// What is to be done, with its number.
pub fn explain_waiting(lang: Lang, waiting: &Waiting) -> String {
    explain_matter(lang, waiting.matter, waiting.count)
}

/// So many of a matter.
pub fn explain_matter(lang: Lang, matter: Matter, count: usize) -> String {
    let text = match matter {
        Matter::Differences => lang.pick("{n} perbedaan menunggu keputusan", "{n} differences wait for a decision"),
        Matter::Silent => lang.pick("{n} kantor belum mengirim berkas", "{n} offices have sent no file"),
        Matter::Overdue => lang.pick("{n} kasus lewat tenggat", "{n} cases overdue"),
        Matter::RatOver => lang.pick("{n} koperasi lewat batas RAT", "{n} cooperatives beyond the day of their RAT"),
        Matter::DueThisWeek => lang.pick("{n} kasus jatuh tempo pekan ini", "{n} cases due this week"),
        Matter::Visits => lang.pick("{n} kunjungan direncanakan", "{n} visits planned"),
        Matter::RatDue => lang.pick("{n} koperasi mendekati batas RAT", "{n} cooperatives near the day of their RAT"),
        Matter::Certificates => lang.pick("{n} sertifikat NIK berakhir", "{n} NIK certificates end"),
        Matter::Licences => lang.pick("{n} izin berakhir", "{n} licences end"),
        Matter::Twins => lang.pick("{n} pasang mungkin kembar", "{n} pairs may be twins"),
        Matter::Unsent => lang.pick("{n} perubahan belum diekspor", "{n} changes not exported"),
    };
    text.replace("{n}", &lang.count(count))
}

/// Why, or until when.
pub fn explain_why(lang: Lang, waiting: &Waiting) -> String {
    let first = waiting.rows.first().map(|row| lang.date(row.day)).unwrap_or_default();
    match waiting.matter {
        Matter::Differences => lang.pick("dua dinas menulis berbeda", "two offices wrote different values").to_owned(),
        Matter::Silent => {
            let names = waiting.offices.iter().take(3).map(|code| lang.area(*code)).collect::<Vec<_>>().join(", ");
            match waiting.offices.len().saturating_sub(3) {
                0 => names,
                rest => format!("{names}, {} {}", lang.count(rest), lang.pick("lagi", "more")),
            }
        }
        Matter::Overdue | Matter::DueThisWeek | Matter::Visits | Matter::RatOver | Matter::RatDue => {
            let earliest = lang.pick("paling awal {day}", "earliest {day}").replace("{day}", &first);
            match most(waiting) {
                Some((code, count)) => {
                    let place = lang.pick("terbanyak {area}, {n}", "most in {area}, {n}");
                    let place = place.replace("{area}", &lang.area(code)).replace("{n}", &lang.count(count));
                    format!("{place} · {earliest}")
                }
                None => earliest,
            }
        }
        Matter::Certificates | Matter::Licences => {
            lang.pick("paling awal {day}", "earliest {day}").replace("{day}", &first)
        }
        Matter::Twins => {
            lang.pick("nama, NIK, atau badan hukum serupa", "names, NIK or legal numbers alike").to_owned()
        }
        Matter::Unsent => lang.pick("hanya ada di peramban ini", "in this browser only").to_owned(),
    }
}

/// The district with most of them, where there are several.
fn most(waiting: &Waiting) -> Option<(AreaCode, usize)> {
    let mut counts: BTreeMap<AreaCode, usize> = BTreeMap::new();
    for code in waiting.rows.iter().filter_map(|row| row.district) {
        *counts.entry(code).or_default() += 1;
    }
    if counts.len() < 2 {
        return None;
    }
    counts.into_iter().max_by_key(|(code, count)| (*count, std::cmp::Reverse(*code)))
}

/// Nothing waits, and what comes next.
pub fn explain_next(lang: Lang, next: Option<Next>) -> String {
    let nothing = lang.pick("Tidak ada yang menunggu.", "Nothing is waiting.");
    let Some(next) = next else { return nothing.to_owned() };
    let then = lang.pick("Berikutnya: RAT {n} koperasi, {day}.", "Next: RAT of {n} cooperatives, {day}.");
    format!("{nothing} {}", then.replace("{n}", &lang.count(next.count)).replace("{day}", &lang.date(next.due)))
}

/// What has happened, and by which day of the record it is counted.
pub const fn event_name(lang: Lang, event: Event) -> (&'static str, &'static str) {
    match event {
        Event::Meeting => lang.pick(
            ("RAT dilaporkan", "tanggal laporan diterima, atau tanggal RAT"),
            ("RAT reported", "day on which the report came, or of the RAT"),
        ),
        Event::Visit => lang.pick(("Kunjungan", "tanggal kunjungan"), ("Visits", "day of the visit")),
        Event::CaseOpened => lang.pick(("Kasus dibuka", "tanggal dibuka"), ("Cases opened", "day of opening")),
        Event::CaseClosed => lang.pick(("Kasus selesai", "tanggal hasil"), ("Cases closed", "day of the outcome")),
        Event::Declared => {
            lang.pick(("Status dinyatakan", "tanggal pernyataan"), ("Statuses declared", "day of the declaration"))
        }
        Event::Transition => lang.pick(
            ("Peristiwa koperasi", "tanggal peristiwa: berdiri, bubar, alih binaan"),
            ("Events of cooperatives", "day of the event: founding, dissolution, change of supervision"),
        ),
        Event::Edited => lang.pick(
            ("Koperasi dicatat atau diubah", "waktu isiannya terakhir berubah, di dinas mana pun"),
            ("Cooperatives recorded or edited", "time of the last change of a field, at whichever office"),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Due;
    use crate::domain::{Date, Id};

    #[test]
    fn it_says_how_many_where_most_and_until_when() {
        let due = |district: &str| Due {
            id: Id::new(1, [1; 10]),
            name: "KUD Satu".to_owned(),
            district: district.parse().ok(),
            day: "2026-09-10".parse::<Date>().unwrap(),
        };
        let rows = vec![due("63.71"), due("63.71"), due("63.05")];
        let waiting = Waiting { matter: Matter::Overdue, count: 3, rows, offices: Vec::new() };
        assert_eq!(explain_waiting(Lang::Id, &waiting), "3 kasus lewat tenggat");
        assert_eq!(explain_why(Lang::Id, &waiting), "terbanyak Banjarmasin, 2 · paling awal 10 September 2026");
        let silent = |codes: &[&str]| Waiting {
            matter: Matter::Silent,
            count: codes.len(),
            rows: Vec::new(),
            offices: codes.iter().map(|code| code.parse().unwrap()).collect(),
        };
        assert_eq!(explain_why(Lang::Id, &silent(&["63.02", "63.08"])), "Kotabaru, Hulu Sungai Utara");
        let next = Next { count: 14, due: "2027-03-31".parse().unwrap() };
        assert_eq!(
            explain_next(Lang::Id, Some(next)),
            "Tidak ada yang menunggu. Berikutnya: RAT 14 koperasi, 31 Maret 2027."
        );
    }
}
