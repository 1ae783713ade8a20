//! How what belongs to an application is entered: stages with payments, and how it is paid back.

use crate::domain::checks::{Finding, Problem, Severity};
use crate::domain::{FinancingStage, FinancingStanding, Rupiah, Stage};
use crate::i18n::Label;
use crate::list::{Column, Records, Words};

/// Stages and payments, in the order in which they came.
pub static FINANCING_STAGES: Records<FinancingStage> = Records {
    words: Words {
        title: |t| t.pick("Tahap dan pencairan", "Stages and payments"),
        add: |t| t.pick("Catat tahap", "Record a stage"),
        edit: |t| t.pick("Ubah tahap", "Edit the stage"),
        none: |t| t.pick("Belum ada tahap yang dilaporkan.", "No stage is reported."),
        deleted: |t| {
            t.pick(
                "Catatan tahap ini hilang. Dapat diurungkan selama halaman ini terbuka.",
                "The record of this stage goes. This can be undone while the page is open.",
            )
        },
    },
    form: &[
        &[
            (FinancingStage::AT.stage, None),
            (FinancingStage::AT.date, None),
            (
                FinancingStage::AT.amount,
                Some(|t| {
                    t.pick(
                        "Hanya untuk cair: bagian yang dibayar hari itu",
                        "Of a payment only: the part paid on that day",
                    )
                }),
            ),
            (
                FinancingStage::AT.reason,
                Some(|t| t.pick("Untuk ditolak atau dikembalikan", "Where it was refused or sent back")),
            ),
            (FinancingStage::AT.told_by, None),
        ],
        &[(FinancingStage::AT.note, None)],
    ],
    offers: &[],
    suggests: &[],
    blank: |today| FinancingStage { date: Some(today), ..FinancingStage::default() },
    columns: &[
        Column::plain("tahap", &[FinancingStage::AT.stage]),
        Column::plain("tanggal", &[FinancingStage::AT.date]),
        Column::plain("jumlah", &[FinancingStage::AT.amount]),
        Column::plain("alasan", &[FinancingStage::AT.reason]),
    ],
    // All parts together are held against what was granted.
    beside: |tables, id, of| {
        let granted = tables.financings.get_live(*of.financing).and_then(|row| row.value.granted);
        let is_other = |row: &&crate::replica::Row<FinancingStage>| {
            row.id != id && row.value.financing == of.financing && row.value.stage == Stage::PaidOut
        };
        let others = tables.financing_stages.live().filter(is_other).filter_map(|row| row.value.amount);
        let own = of.amount.filter(|_| of.stage == Stage::PaidOut).map_or(0, Rupiah::get);
        let paid = others.map(Rupiah::get).sum::<i64>() + own;
        let above = granted.filter(|granted| own > 0 && own <= granted.get() && paid > granted.get());
        let found =
            |granted| Finding { field: "amount", problem: Problem::AboveGranted(granted), severity: Severity::Warning };
        above.map(found).into_iter().collect()
    },
    place: |of, _| of.date.map_or(0, |day| day.days().unsigned_abs()),
    named: (FinancingStage::AT.stage, |t, of| of.stage.label(t).to_owned()),
};

/// How it is paid back, the latest first.
pub static FINANCING_STANDINGS: Records<FinancingStanding> = Records {
    words: Words {
        title: |t| t.pick("Pengembalian dan kolektibilitas", "Repayment and collectability"),
        add: |t| t.pick("Catat keadaan", "Record a standing"),
        edit: |t| t.pick("Ubah keadaan", "Edit the standing"),
        none: |t| t.pick("Pengembaliannya tidak dilaporkan.", "Nothing is reported of its being paid back."),
        deleted: |t| {
            t.pick(
                "Catatan keadaan ini hilang. Dapat diurungkan selama halaman ini terbuka.",
                "The record of this standing goes. This can be undone while the page is open.",
            )
        },
    },
    form: &[
        &[
            (FinancingStanding::AT.as_of, None),
            (FinancingStanding::AT.repaid, None),
            (FinancingStanding::AT.outstanding, None),
            (
                FinancingStanding::AT.collectability,
                Some(|t| t.pick("3 sampai 5 adalah NPL", "3 to 5 are non-performing")),
            ),
            (FinancingStanding::AT.told_by, None),
        ],
        &[(FinancingStanding::AT.note, None)],
    ],
    offers: &[],
    suggests: &[],
    blank: |today| FinancingStanding { as_of: today, ..FinancingStanding::default() },
    columns: &[
        Column::plain("per", &[FinancingStanding::AT.as_of]),
        Column::plain("dibayar", &[FinancingStanding::AT.repaid]),
        Column::plain("sisa", &[FinancingStanding::AT.outstanding]),
        Column::plain("kol", &[FinancingStanding::AT.collectability]),
    ],
    beside: |_, _, _| Vec::new(),
    place: |of, _| u32::MAX - of.as_of.days().unsigned_abs(),
    named: (FinancingStanding::AT.as_of, |t, of| t.date(of.as_of)),
};
