//! How many enterprises there are, as others count them.

use crate::domain::EnterpriseTotal;
use crate::i18n::{Label, Lang};
use crate::list::pivot::{Dimension, Of};
use crate::list::{Column, Filter, Line, ListOf, Records, Words, total_sheets};
use std::collections::BTreeSet;

/// The path of the page.
pub const TOTALS_PATH: &str = "/umkm/angka";

/// The list: latest first.
pub static ENTERPRISE_TOTALS: ListOf<EnterpriseTotal> = ListOf {
    records: Records {
        words: Words {
            title: |t| t.pick("Angka UMKM", "Numbers of enterprises"),
            add: |t| t.pick("Catat angka", "Record a number"),
            edit: |t| t.pick("Ubah angka", "Edit the number"),
            none: |t| t.pick("Belum ada angka UMKM.", "No number of enterprises is recorded."),
            deleted: |t| {
                t.pick(
                    "Angka ini hilang. Dapat diurungkan selama halaman ini terbuka.",
                    "This number goes. This can be undone while the page is open.",
                )
            },
        },
        form: &[
            &[
                (EnterpriseTotal::AT.area, None),
                (EnterpriseTotal::AT.counted, None),
                (
                    EnterpriseTotal::AT.class,
                    Some(|t| t.pick("Kosongkan bila semua kelas", "Leave empty for all classes")),
                ),
                (
                    EnterpriseTotal::AT.sector,
                    Some(|t| t.pick("Kosongkan bila semua sektor", "Leave empty for all sectors")),
                ),
                (EnterpriseTotal::AT.value, None),
            ],
            &[
                (EnterpriseTotal::AT.date, None),
                (EnterpriseTotal::AT.precision, None),
                (EnterpriseTotal::AT.source, None),
                (EnterpriseTotal::AT.finality, None),
            ],
            &[(EnterpriseTotal::AT.note, None)],
        ],
        offers: &[],
        suggests: &[],
        blank: |today| EnterpriseTotal { date: today, ..EnterpriseTotal::default() },
        columns: &[
            Column::plain("wilayah", &[EnterpriseTotal::AT.area]),
            Column::plain("yang-dihitung", &[EnterpriseTotal::AT.counted]),
            Column::plain("kelas", &[EnterpriseTotal::AT.class, EnterpriseTotal::AT.sector]),
            Column::plain("jumlah", &[EnterpriseTotal::AT.value]),
            Column::plain("per", &[EnterpriseTotal::AT.date]),
            Column::plain("sumber", &[EnterpriseTotal::AT.source]),
        ],
        beside: |_, _, _| Vec::new(),
        place: |of, _| (i32::MAX - of.date.days()) as u32,
        named: (EnterpriseTotal::AT.area, |t, of| format!("{}, {}", t.area(of.area), of.counted.label(t))),
    },
    path: TOTALS_PATH,
    tab: |t| t.pick("Angka wilayah", "Numbers of areas"),
    lead: |t| {
        t.pick(
            "Banyaknya UMKM menurut sensus, daftar dinas, basis data nasional, dan yang dibina. Masing-masing menghitung hal lain dan tidak pernah dijumlahkan.",
            "How many enterprises there are by census, by the office's register, by the national register, and assisted. Each counts something else, and they are never added up.",
        )
    },
    begin: |t| {
        t.pick(
            "Catat sebuah angka dengan tanggal dan sumbernya, misalnya dari sensus atau profil daerah.",
            "Record a number with its day and source, of a census or a profile of the district.",
        )
    },
    file: |t| t.pick("angka-umkm", "enterprise-numbers"),
    sums_up: summary,
    filters: &[
        Filter::of_codes("yang-dihitung", EnterpriseTotal::AT.counted),
        Filter::of_codes("kelas", EnterpriseTotal::AT.class),
        Filter::of_codes("sektor", EnterpriseTotal::AT.sector),
    ],
    dimensions: &[
        Dimension { key: "wilayah", of: Of::Field(EnterpriseTotal::AT.area) },
        Dimension { key: "yang-dihitung", of: Of::Field(EnterpriseTotal::AT.counted) },
        Dimension { key: "kelas", of: Of::Field(EnterpriseTotal::AT.class) },
        Dimension { key: "sektor", of: Of::Field(EnterpriseTotal::AT.sector) },
    ],
    searched: &[EnterpriseTotal::AT.source, EnterpriseTotal::AT.note],
    told: &[],
    called: None,
    stands_for: None,
    sheets: Some(total_sheets::of_enterprises),
};

/// How many numbers there are, of how many sources.
fn summary(t: Lang, lines: &[Line<EnterpriseTotal>]) -> String {
    let sources: BTreeSet<&str> = lines.iter().map(|line| &*line.row.value.source).collect();
    t.pick("{count} angka dari {sources} sumber.", "{count} numbers of {sources} sources.")
        .replace("{count}", &t.count(lines.len()))
        .replace("{sources}", &t.count(sources.len()))
}
