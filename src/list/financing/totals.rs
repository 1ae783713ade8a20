//! What lenders publish without rows.

use super::page;
use crate::domain::territory::Territory;
use crate::domain::{AreaCode, CreditTotal, Precision, TallyKind};
use crate::i18n::{Label, Lang};
use crate::list::pivot::{Dimension, Of};
use crate::list::{Column, Filter, Line, ListOf, Records, Words, total_sheets};
use std::collections::BTreeMap;

/// What is said of figures together: how many, and the outstanding of the latest day of each kind, which add up to nothing as they are of
/// different sources.
fn summary(t: Lang, lines: &[Line<CreditTotal>]) -> String {
    let mut sources: BTreeMap<&str, usize> = BTreeMap::new();
    for line in lines {
        *sources.entry(line.row.value.source.as_deref().unwrap_or_default()).or_default() += 1;
    }
    t.credit_totals_summary(&t.count(lines.len()), &t.count(sources.len()))
}

/// The list: the latest first.
pub static CREDIT_TOTALS: ListOf<CreditTotal> = ListOf {
    records: Records {
        words: Words {
            title: |t| t.page_credit_totals(),
            add: |t| t.pick("Catat angka penyaluran", "Record figures of a lender"),
            edit: |t| t.pick("Ubah angka penyaluran", "Edit the figures"),
            none: |t| t.pick("Belum ada angka penyaluran.", "No figures of lenders are recorded."),
            deleted: |t| {
                t.pick(
                    "Angka ini hilang. Dapat diurungkan selama halaman ini terbuka.",
                    "These figures go. This can be undone while the page is open.",
                )
            },
        },
        form: &[
            &[
                (CreditTotal::AT.area, None),
                (CreditTotal::AT.date, None),
                (CreditTotal::AT.precision, None),
                (CreditTotal::AT.channel, None),
                (CreditTotal::AT.scheme, None),
                (CreditTotal::AT.lender, Some(|t| t.pick("Kosong: semua bank bersama", "Empty: all banks together"))),
            ],
            &[
                (CreditTotal::AT.ceiling, None),
                (CreditTotal::AT.paid_out, None),
                (CreditTotal::AT.outstanding, None),
                (CreditTotal::AT.debtors, None),
                (CreditTotal::AT.npl, Some(|t| t.pick("Seperti diterbitkan", "As it was published"))),
            ],
            &[(CreditTotal::AT.source, None), (CreditTotal::AT.kind, None)],
            &[(CreditTotal::AT.note, None)],
        ],
        offers: &[],
        suggests: &[],
        blank: |today| CreditTotal {
            area: Territory::current().province.code,
            date: today,
            precision: Precision::Month,
            kind: TallyKind::Reported,
            ..CreditTotal::default()
        },
        columns: &[
            Column::plain("penyalur", &[CreditTotal::AT.lender, CreditTotal::AT.channel]),
            Column::plain("wilayah", &[CreditTotal::AT.area]),
            Column::plain("per", &[CreditTotal::AT.date]),
            Column::plain("ketepatan", &[CreditTotal::AT.precision]),
            Column::plain("plafon", &[CreditTotal::AT.ceiling]),
            Column::spare("disalurkan", &[CreditTotal::AT.paid_out]),
            Column::plain("outstanding", &[CreditTotal::AT.outstanding]),
            Column::plain("debitur", &[CreditTotal::AT.debtors]),
            Column::plain("npl", &[CreditTotal::AT.npl]),
            Column::spare("asal", &[CreditTotal::AT.source]),
        ],
        beside: |_, _, _| Vec::new(),
        place: |of, _| u32::MAX - of.date.days().unsigned_abs(),
        named: (CreditTotal::AT.lender, |t, of| {
            of.lender.as_deref().map_or_else(|| t.all_lenders(of.channel.label(t)), str::to_owned)
        }),
    },
    path: page::TOTALS_PATH,
    tab: |t| t.pick("Penyaluran", "Lenders"),
    lead: |t| {
        t.pick(
            "Angka bulanan dari bank dan terbitan, tanpa nama peminjam: plafon, penyaluran, sisa, debitur, NPL. Sumber yang berbeda tidak dijumlahkan.",
            "Monthly figures of banks and publications, without names: ceiling, payments, outstanding, debtors, NPL. Sources that differ are not added up.",
        )
    },
    begin: |t| {
        t.pick(
            "Catat angka satu bank dari laporan bulanannya; tulis sumber dan tanggalnya.",
            "Record the figures of one bank out of its monthly report, with source and day.",
        )
    },
    file: |t| t.pick("angka-penyaluran", "lender-figures"),
    sums_up: summary,
    filters: &[
        Filter::told(
            "wilayah",
            |t| t.field("credit_totals", "area"),
            |t| {
                let territory = Territory::current();
                let all = std::iter::once(territory.province.code).chain(territory.districts.iter().map(|of| of.code));
                all.map(|code: AreaCode| (code.to_string(), t.area(code))).collect()
            },
            |of, chosen, _| of.area.to_string() == chosen,
        ),
        Filter::of_codes("sumber", CreditTotal::AT.channel),
    ],
    dimensions: &[
        Dimension { key: "sumber", of: Of::Field(CreditTotal::AT.channel) },
        Dimension { key: "daerah", of: Of::Field(CreditTotal::AT.area) },
        Dimension { key: "tahun", of: Of::Field(CreditTotal::AT.date) },
        Dimension { key: "asal", of: Of::Field(CreditTotal::AT.kind) },
    ],
    searched: &[CreditTotal::AT.lender, CreditTotal::AT.source, CreditTotal::AT.area],
    told: &[],
    called: None,
    stands_for: None,
    sheets: Some(total_sheets::of_lenders),
};
