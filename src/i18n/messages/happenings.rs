//! What has happened to a cooperative, what is due, and what its evidence says.

use crate::i18n::Lang;

super::messages! {
    visit = "Kunjungan" | "Visit";
    deed_founded = "Badan hukum disahkan" | "Became a legal person";
    deed_declared(status) = "Dinyatakan {status}" | "Declared {status}";
    deed_certified = "Sertifikat NIK terbit" | "NIK certificate issued";
    deed_met(year) = "RAT tahun buku {year}" | "RAT on book year {year}";
    deed_opened = "Kasus dibuka" | "Case opened";
    deed_moved(stage) = "Kasus pindah ke {stage}" | "Case moved to {stage}";
    deed_closed(outcome) = "Kasus ditutup: {outcome}" | "Case closed: {outcome}";
    deed_done(what) = "Tindakan selesai: {what}" | "Action done: {what}";
    office_word = "kantor" | "office";
    business_word = "usaha" | "business";
    officers_were_found(count) = "{count} pengurus ditemui" | "{count} officers met";
    members_were_reached(count) = "{count} anggota dihubungi" | "{count} members reached";

    due_rat(year) = "RAT tahun buku {year}" | "RAT on book year {year}";
    due_stage(stage) = "Kasus tahap {stage}" | "Case at {stage}";
    suggests_verified = "Kunjungan sudah dicatat." | "A visit has been recorded.";
    suggests_diagnosed = "Penyebab sudah dicatat." | "A cause has been recorded.";
    suggests_planned = "Tindakan sudah dicatat." | "An action has been recorded.";
    suggests_underway = "Tindakan sudah berjalan." | "Actions are under way.";
    suggests_monitored = "Semua tindakan selesai." | "All actions are done.";
    stage_at(at, all, stage) = "{at} dari {all}: {stage}" | "{at} of {all}: {stage}";

    members_word = "anggota" | "membership";
    members_not_compared = "Jumlah anggota belum dapat dibandingkan" | "Membership cannot be compared yet";
    has_grown(what, by, span) = "{what} tumbuh {by} {span}" | "{what} grew {by} {span}";
    has_shrunk(what, by, span) = "{what} turun {by} {span}" | "{what} fell {by} {span}";
    has_stayed(what, span) = "{what} tetap {span}" | "{what} unchanged {span}";
    money_never = "keuangan belum pernah dilaporkan" | "finances were never reported";
    money_until(year) = "keuangan tidak dilaporkan lagi setelah {year}" | "finances not reported since {year}";
    rat_always(count) = "RAT diselenggarakan {count} tahun berturut-turut" | "RAT held {count} years in a row";
    rat_never(count) = "{count} tahun tanpa RAT" | "{count} years without a RAT";
    rat_none_in(count) = "Tanpa RAT {count} tahun" | "No RAT in {count} years";
    rat_only(years) = "RAT hanya tahun buku {years}" | "RAT on {years} only";
    rat_except(years) = "RAT diselenggarakan kecuali tahun buku {years}" | "RAT held except on {years}";
    rats_unknown = "RAT tidak diketahui." | "No RAT is known of.";
    not_known_for(years) = "{years} tidak diketahui" | "{years} not known";
    business_ran(year) = "usaha berjalan pada {year}" | "business ran in {year}";
    business_stood(year) = "usaha berhenti pada {year}" | "business had stopped in {year}";
    business_unknown = "usaha tidak diketahui" | "nothing known of the business";
    differs(rats, business) = "Pernyataan dan bukti berbeda: {rats}, {business}." | "Declaration and evidence differ: {rats}, {business}.";
}

impl Lang {
    /// A small number in words; figures where it is not small.
    pub fn small_number(self, number: usize) -> String {
        const WORDS: [(&str, &str); 7] = [
            ("satu", "one"),
            ("dua", "two"),
            ("tiga", "three"),
            ("empat", "four"),
            ("lima", "five"),
            ("enam", "six"),
            ("tujuh", "seven"),
        ];
        let word = number.checked_sub(1).and_then(|at| WORDS.get(at));
        word.map_or_else(|| self.count(number), |(indonesian, english)| String::from(self.pick(*indonesian, *english)))
    }

    /// Over so many years.
    pub fn in_years(self, years: usize) -> String {
        let count = self.small_number(years);
        match self {
            Self::Id => format!("dalam {count} tahun"),
            Self::En => format!("in {count} years"),
        }
    }
}
