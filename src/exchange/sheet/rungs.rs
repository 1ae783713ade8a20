//! Lists of Koperasi Merah Putih with one row a cooperative and one column a step of the ladder, as districts keep them and as
//! the national system hands them out (FACTS-2 13.4). Each column of a row is a report of its own; an empty cell is none.

use super::book::Cell;
use super::value;
use super::words::{self, plain};
use super::writing::{Unread, Writing};
use crate::domain::{Date, LadderStep, Quantity, Rung, RungState};
use crate::i18n::{Label, Lang};
use serde_json::Value;

/// Headings in use, beside the names of the steps.
#[rustfmt::skip]
const HEADINGS: &[(Rung, &[&str])] = &[
    (Rung::Deliberation, &["musdes", "muskel", "musdesus", "muskelsus", "musdes muskel", "musyawarah desa", "musyawarah", "tanggal musdes"]),
    (Rung::Deed, &["akta", "akte", "akte notaris", "akta pendirian", "tanggal akta notaris", "notaris"]),
    (Rung::LegalEntity, &["ahu", "sk ahu", "pengesahan ahu", "no ahu", "nomor ahu", "no sk ahu", "nomor sk ahu", "sk kemenkumham"]),
    (Rung::TaxNumber, &["npwp", "no npwp", "nomor npwp", "memiliki npwp", "npwp koperasi"]),
    (Rung::BusinessNumber, &["nib", "no nib", "nomor nib", "memiliki nib", "nib koperasi"]),
    (Rung::BankAccount, &["rekening", "no rekening", "nomor rekening", "rekening koperasi", "pengajuan rekening"]),
    (Rung::SystemAccount, &["akun", "simkopdes", "akun simkopdes", "terdaftar simkopdes", "status registrasi"]),
    (Rung::Microsite, &["micro site", "website", "domain", "pengajuan domain"]),
    (Rung::Savings, &["simpanan anggota", "total simpanan", "savings total amount"]),
    (Rung::AnnualMeeting, &["rat", "status rat", "telah rat", "sudah rat"]),
    (Rung::Land, &["lahan", "tanah", "status lahan", "ketersediaan lahan", "aset lahan"]),
    (Rung::Building, &["bangunan", "progres pembangunan", "progres bangunan", "pembangunan", "persen bangunan", "progres fisik"]),
    (Rung::Office, &["kantor", "gerai kantor"]),
    (Rung::Groceries, &["sembako", "gerai", "outlet sembako", "toko sembako"]),
    (Rung::SavingsAndLoans, &["usp", "unit simpan pinjam", "simpan pinjam", "gerai usp"]),
    (Rung::Clinic, &["klinik", "klinik desa"]),
    (Rung::Pharmacy, &["apotek", "apotek desa", "apotik"]),
    (Rung::Storage, &["gudang", "cold storage", "gudang cold storage", "gerai cold storage"]),
    (Rung::Logistics, &["logistik"]),
    (Rung::OtherOutlet, &["usaha lain", "gerai lainnya", "unit usaha lain"]),
    (Rung::Partnership, &["kemitraan", "mitra", "pengajuan kemitraan"]),
    (Rung::Proposal, &["proposal", "pengajuan pembiayaan", "proposal bisnis"]),
    (Rung::Disbursement, &["cair", "pencairan", "pencairan pembiayaan"]),
    (Rung::Transactions, &["transaksi", "nilai transaksi", "transaction value"]),
];

/// The step that a heading names; the NIK tells whose the row is.
pub(super) fn recognise(heading: &str) -> Option<Rung> {
    let bare = heading.trim_end_matches([')', ' ']).trim_end_matches("%").trim_end_matches(['(', ' ']);
    let plain_heading = plain(bare);
    let of = |text: &str| {
        let listed = HEADINGS.iter().find(|(_, words)| words.contains(&text)).map(|(rung, _)| *rung);
        let named = || {
            Rung::ALL
                .iter()
                .copied()
                .find(|rung| [Lang::Id, Lang::En].iter().any(|lang| plain(rung.label(*lang)) == text))
        };
        listed.or_else(named)
    };
    let unadorned = ["gerai ", "status ", "unit ", "progres "].iter().find_map(|word| plain_heading.strip_prefix(word));
    of(&plain_heading).or_else(|| unadorned.and_then(of)).filter(|rung| *rung != Rung::CooperativeNumber)
}

/// Whether a step is counted: so many members, so many rupiah, so many per cent.
const fn is_counted(rung: Rung) -> bool {
    matches!(
        rung,
        Rung::Members | Rung::Savings | Rung::Building | Rung::Proposal | Rung::Disbursement | Rung::Transactions
    )
}

/// What a cell says of a step, as values of the fields of a report.
///
/// # Errors
///
/// Where it is no word, day, number or mark of those in use.
pub(super) fn read(
    rung: Rung,
    cell: &Cell,
    text: &str,
    writing: &Writing,
    explained: Option<&str>,
) -> Result<Vec<(usize, Value)>, Unread> {
    let report = |state: RungState, extra: Option<(usize, Value)>| {
        let values = [(LadderStep::AT.rung, rung.code().into()), (LadderStep::AT.state, state.code().into())];
        values.into_iter().chain(extra).collect()
    };
    let reached = |is_reached: bool| if is_reached { RungState::Reached } else { RungState::NotYet };
    let on = |day: Date| report(RungState::Reached, Some((LadderStep::AT.as_of, day.to_string().into())));
    if let Some(explained) = explained {
        return explained.parse().map(|state| report(state, None)).map_err(|_| Unread::NotUnderstood);
    }
    match cell {
        Cell::Truth(is_reached) => return Ok(report(reached(*is_reached), None)),
        Cell::Date(_) => return writing.date(cell).map(on),
        _ => {}
    }
    if let Some(state) = mark(text) {
        return Ok(report(state, None));
    }
    if is_counted(rung)
        && let Ok(quantity) = writing.quantity(cell)
    {
        let full = if rung == Rung::Building { 100 * Quantity::ONE } else { 1 };
        let value = serde_json::to_value(quantity).unwrap_or_default();
        return Ok(report(reached(quantity.parts() >= full), Some((LadderStep::AT.quantity, value))));
    }
    if let Some(state) = words::code("RungState", text) {
        // A word that says more than the state stays beside it: "dalam proses", "ditolak".
        let says_more = plain(text) != plain(&text_of(&state)) && text.chars().count() > LONGEST_YES;
        let note = says_more.then(|| (LadderStep::AT.note, text.into()));
        return state.parse().map(|state| report(state, note)).map_err(|_| Unread::NotUnderstood);
    }
    match value::whole(cell, value::Decimal::Comma, 0) {
        Some(0) => return Ok(report(RungState::NotYet, None)),
        Some(1) => return Ok(report(RungState::Reached, None)),
        _ => {}
    }
    if let Ok(day) = writing.date(cell) {
        return Ok(on(day));
    }
    // The number of the document, which only one who has it can tell.
    let digits = text.chars().filter(char::is_ascii_digit).count();
    if digits >= FEWEST_DIGITS {
        return Ok(report(RungState::Reached, Some((LadderStep::AT.note, text.into()))));
    }
    Err(Unread::NotUnderstood)
}

/// Words for yes and no have so many letters at most.
const LONGEST_YES: usize = 5;

fn text_of(code: &str) -> String {
    code.parse::<RungState>().map(|state| state.label(Lang::Id).to_owned()).unwrap_or_default()
}

/// A number of a document has so many digits at least.
const FEWEST_DIGITS: usize = 4;

/// What a mark says. A cross is none: some write it for yes and some for no.
fn mark(text: &str) -> Option<RungState> {
    match text.to_lowercase().as_str() {
        "v" | "√" | "✓" | "✔" | "☑" => Some(RungState::Reached),
        "✗" | "✘" | "☐" => Some(RungState::NotYet),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_heading_is_that_of_one_step() {
        let mut seen = std::collections::BTreeSet::new();
        for (rung, words) in HEADINGS {
            for word in *words {
                assert!(seen.insert(*word), "{word}");
                assert_eq!(recognise(word), Some(*rung), "{word}");
            }
        }
        for rung in Rung::ALL.iter().filter(|rung| **rung != Rung::CooperativeNumber) {
            assert_eq!(recognise(rung.label(Lang::Id)), Some(*rung));
        }
        assert_eq!(recognise("Bangunan (%)"), Some(Rung::Building));
        assert_eq!(recognise("Status Lahan"), Some(Rung::Land));
        assert_eq!((recognise("NIK"), recognise("Nama Koperasi"), recognise("Kecamatan")), (None, None, None));
    }
}
