//! What was reported of the ladder of Koperasi Merah Putih.

use super::pivot::{Dimension, Of};
use super::{Column, Filter, Line, ListOf, Records, Words};
use crate::domain::{Id, LadderStep, Rung};
use crate::i18n::{Label, Lang};
use std::collections::BTreeSet;

/// The list.
pub const LADDER: ListOf<LadderStep> = ListOf {
    records: Records {
        words: Words {
            title: |t| t.pick("Tahapan Merah Putih", "Steps of Merah Putih"),
            add: |t| t.pick("Catat tahapan", "Record a step"),
            edit: |t| t.pick("Ubah tahapan", "Edit a step"),
            none: |t| t.pick("Belum ada tahapan yang dilaporkan.", "No step is reported."),
            deleted: |t| {
                t.pick(
                    "Catatan tahapan ini hilang. Dapat diurungkan selama halaman ini terbuka.",
                    "The record of this step goes. This can be undone while the page is open.",
                )
            },
        },
        form: &[
            &[
                (LadderStep::AT.rung, None),
                (LadderStep::AT.state, None),
                (
                    LadderStep::AT.quantity,
                    Some(|t| {
                        t.pick(
                            "Banyaknya anggota, rupiah, atau persen bangunan; kosongkan bila tidak dilaporkan",
                            "Members, rupiah, or per cent of the building; leave empty where it is not reported",
                        )
                    }),
                ),
                (LadderStep::AT.as_of, None),
                (LadderStep::AT.source, None),
            ],
            &[(LadderStep::AT.note, None)],
        ],
        offers: &[],
        suggests: &[],
        blank: |today| LadderStep { as_of: today, ..LadderStep::default() },
        columns: &[
            Column::plain("tahapan", &[LadderStep::AT.rung]),
            Column::plain("keadaan", &[LadderStep::AT.state]),
            Column::plain("jumlah", &[LadderStep::AT.quantity]),
            Column::plain("per", &[LadderStep::AT.as_of]),
            Column::plain("sumber", &[LadderStep::AT.source]),
        ],
        beside: |_, _, _| Vec::new(),
        place: |step, _| Rung::ALL.iter().position(|rung| *rung == step.rung).unwrap_or(Rung::ALL.len()) as u32,
        named: (LadderStep::AT.rung, |t, step| format!("{}, {}", step.rung.label(t), t.date(step.as_of))),
    },
    path: "/koperasi/merah-putih",
    tab: |t| t.pick("Merah Putih", "Merah Putih"),
    lead: |t| {
        t.pick(
            "Tahapan setiap Koperasi Desa/Kelurahan Merah Putih, dari musyawarah sampai transaksi. Yang tidak dilaporkan bukan belum, dan bukan nol.",
            "The steps of each Koperasi Merah Putih, from deliberation to transactions. What is not reported is neither missing nor zero.",
        )
    },
    begin: |t| {
        t.pick(
            "Buka sebuah koperasi lalu catat tahapannya, atau impor daftarnya dari Excel.",
            "Open a cooperative and record its steps, or bring in a list of them from Excel.",
        )
    },
    file: |t| t.pick("tahapan merah putih", "steps of merah putih"),
    sums_up: summary,
    filters: &[Filter::of_codes("tahapan", LadderStep::AT.rung), Filter::of_codes("keadaan", LadderStep::AT.state)],
    dimensions: &[
        Dimension { key: "tahapan", of: Of::Field(LadderStep::AT.rung) },
        Dimension { key: "keadaan", of: Of::Field(LadderStep::AT.state) },
        Dimension { key: "tahun", of: Of::Field(LadderStep::AT.as_of) },
    ],
    searched: &[LadderStep::AT.source, LadderStep::AT.note],
    told: &[],
    called: None,
    stands_for: None,
    sheets: None,
};

/// How many reports there are, of how many cooperatives.
fn summary(t: Lang, lines: &[Line<LadderStep>]) -> String {
    let owners: BTreeSet<Id> = lines.iter().filter_map(Line::cooperative).collect();
    t.pick("{count} laporan tahapan dari {owners} koperasi.", "{count} reports of steps of {owners} cooperatives.")
        .replace("{count}", &t.count(lines.len()))
        .replace("{owners}", &t.count(owners.len()))
}
