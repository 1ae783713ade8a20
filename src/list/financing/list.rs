//! Applications for financing, each with the stage at which it is, what was paid out of it, and what is not paid back.

use super::told::{TOLD, keys};
use super::{page, sheet};
use crate::analysis::financing::{Ending, stands_for};
use crate::domain::{Financing, LoanTerms};
use crate::explain::explain_terms;
use crate::i18n::{Label, Lang};
use crate::list::pivot::{Dimension, Of};
use crate::list::{Column, Filter, Line, ListOf, Records, Words};

/// What is said of applications together: how many, how many were paid out, how many are on their way, and how many ended
/// without money.
fn summary(t: Lang, lines: &[Line<Financing>]) -> String {
    let at = TOLD.iter().position(|told| told.key == keys::ENDING).unwrap_or_default();
    let count = |endings: &[Ending]| {
        let is_one = |line: &&Line<Financing>| {
            line.told[at].codes().iter().any(|code| endings.iter().any(|ending| ending.code() == *code))
        };
        t.count(lines.iter().filter(is_one).count())
    };
    t.financings_summary(
        &t.count(lines.len()),
        &count(&[Ending::Paid, Ending::Settled]),
        &count(&[Ending::Open]),
        &count(&[Ending::Refused, Ending::Returned, Ending::Withdrawn, Ending::NoAnswer]),
        &count(&[Ending::Unreported]),
    )
}

/// The list: the latest first.
pub static FINANCINGS: ListOf<Financing> = ListOf {
    records: Records {
        words: Words {
            title: |t| t.page_financing(),
            add: |t| t.pick("Catat pengajuan", "Record an application"),
            edit: |t| t.pick("Ubah pengajuan", "Edit the application"),
            none: |t| t.pick("Belum ada pengajuan pembiayaan.", "No application is recorded."),
            deleted: |t| {
                t.pick(
                    "Pengajuan ini hilang bersama tahap, pencairan, dan pengembaliannya. Dapat diurungkan selama halaman ini terbuka.",
                    "This application goes, with its stages, payments and standings. This can be undone while the page is open.",
                )
            },
        },
        form: &[
            &[
                (Financing::AT.applicant, None),
                (
                    Financing::AT.cooperative,
                    Some(|t| t.pick("Bila pemohonnya koperasi", "Where a cooperative applies")),
                ),
                (
                    Financing::AT.enterprise,
                    Some(|t| t.pick("Bila pemohonnya UMKM binaan", "Where an assisted enterprise applies")),
                ),
                (
                    Financing::AT.name,
                    Some(|t| {
                        t.pick("Kelompok atau orang yang tidak ada di daftar", "A group or person that is in no list")
                    }),
                ),
                (
                    Financing::AT.person_nik,
                    Some(|t| {
                        t.pick(
                            "16 angka. Pribadi: tidak ada di berkas untuk umum",
                            "16 digits. Private: not in files for the public",
                        )
                    }),
                ),
                (Financing::AT.phone, Some(|t| t.pick("Pribadi", "Private"))),
            ],
            &[
                (
                    Financing::AT.district,
                    Some(|t| t.pick("Kosong: kabupaten/kota pemohon", "Empty: the district of whoever applies")),
                ),
                (Financing::AT.subdistrict, None),
                (Financing::AT.village, None),
            ],
            &[
                (Financing::AT.source, None),
                (Financing::AT.scheme, None),
                (Financing::AT.lender, None),
                (Financing::AT.number, None),
                (Financing::AT.asked_on, None),
                (Financing::AT.asked, None),
                (Financing::AT.granted, None),
                (Financing::AT.used_for, None),
                (Financing::AT.rate, None),
                (Financing::AT.months, None),
                (Financing::AT.grace, None),
                (Financing::AT.collateral, None),
            ],
            &[
                (
                    Financing::AT.decree,
                    Some(|t| t.pick("Untuk hibah dan bantuan pemerintah", "Of grants and aid of governments")),
                ),
                (Financing::AT.decree_on, None),
                (Financing::AT.annex, None),
                (Financing::AT.plan, None),
            ],
            &[(Financing::AT.note, None)],
        ],
        offers: &[(Financing::AT.lender, |_| {
            ["Bank Kalsel", "BRI", "BNI", "Bank Mandiri", "BTN", "BSI", "LPDB-KUMKM", "PNM", "Pegadaian", "Baznas"]
                .map(|name| (name.to_owned(), name.to_owned()))
                .to_vec()
        })],
        suggests: &[(Financing::AT.rate, |t, of| {
            let terms = of.scheme.zip(of.asked_on).and_then(|(scheme, on)| LoanTerms::of(scheme, on));
            let Some((terms, [rate])) = terms.map(|terms| (terms, terms.rates)) else { return Vec::new() };
            let (whole, rest) = (rate / 10, rate % 10);
            let value = if rest == 0 { whole.to_string() } else { format!("{whole}.{rest}") };
            vec![(value, explain_terms(t, terms))]
        })],
        blank: |today| Financing { asked_on: Some(today), ..Financing::default() },
        columns: &[
            Column::plain("pemohon", &[Financing::AT.name, Financing::AT.applicant]),
            Column::plain("sumber", &[Financing::AT.source, Financing::AT.lender]),
            Column::plain("diajukan", &[Financing::AT.asked]),
            Column::spare("tanggal", &[Financing::AT.asked_on]),
            Column::spare("skema", &[Financing::AT.scheme]),
            Column::spare("disetujui", &[Financing::AT.granted]),
        ],
        beside: |_, _, _| Vec::new(),
        place: |of, _| of.asked_on.map_or(u32::MAX, |day| u32::MAX - 1 - day.days().unsigned_abs()),
        named: (Financing::AT.name, |t, of| match (of.name.as_deref(), of.scheme) {
            (Some(name), _) => name.to_owned(),
            (None, Some(scheme)) => scheme.label(t).to_owned(),
            (None, None) => of.source.label(t).to_owned(),
        }),
    },
    path: page::PATH,
    tab: |t| t.pick("Pengajuan", "Applications"),
    lead: |t| {
        t.pick(
            "Siapa mengajukan pembiayaan, ke mana, berapa, dan sampai tahap mana. Yang tidak dilaporkan bukan nol dan bukan penolakan.",
            "Who asked for financing, where, how much, and how far it came. What is not reported is neither zero nor a refusal.",
        )
    },
    begin: |t| {
        t.pick(
            "Impor daftar dari bank atau dinas, atau catat satu pengajuan: siapa, ke mana, dan berapa.",
            "Bring in a list of a bank or an office, or record one application: who, where, and how much.",
        )
    },
    file: |t| t.pick("pengajuan-pembiayaan", "financing-applications"),
    sums_up: summary,
    filters: &[
        Filter::of_codes("sumber", Financing::AT.source),
        Filter::of_codes("pemohon", Financing::AT.applicant),
        Filter::of_codes("skema", Financing::AT.scheme),
    ],
    dimensions: &[
        Dimension { key: "sumber", of: Of::Field(Financing::AT.source) },
        Dimension { key: "pemohon", of: Of::Field(Financing::AT.applicant) },
        Dimension { key: "skema", of: Of::Field(Financing::AT.scheme) },
        Dimension { key: "tahun", of: Of::Field(Financing::AT.asked_on) },
        Dimension { key: "penggunaan", of: Of::Field(Financing::AT.used_for) },
        Dimension { key: "kecamatan", of: Of::Field(Financing::AT.subdistrict) },
    ],
    searched: &[
        Financing::AT.name,
        Financing::AT.lender,
        Financing::AT.number,
        Financing::AT.person_nik,
        Financing::AT.village,
    ],
    told: TOLD,
    called: Some(|tables, row| tables.label_of("financings", row.id).name),
    stands_for: Some(stands_for),
    sheets: Some(sheet::sheets),
};
