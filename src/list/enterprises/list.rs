//! Enterprises that an office assists, with their class, their licences and what is asked for next.

use super::told::{CLASS_KEY, PERMITS_KEY, TOLD};
use super::{page, sheet};
use crate::domain::{AssistanceStatus, Enterprise, PermitKind, Sex};
use crate::i18n::Lang;
use crate::list::pivot::{Dimension, Of};
use crate::list::{Column, Filter, Line, ListOf, Records, Words};

/// What is said of enterprises together: how many, how many of them women have, how many hold an NIB, and of how many the class
/// is known.
fn summary(t: Lang, lines: &[Line<Enterprise>]) -> String {
    let women = lines.iter().filter(|line| line.row.value.sex == Some(Sex::Female)).count();
    let told = |key: &str| TOLD.iter().position(|told| told.key == key);
    let count = |key: &str, is: fn(&str) -> bool| {
        let at = told(key);
        lines.iter().filter(|line| at.is_some_and(|at| line.told[at].codes().iter().any(|code| is(code)))).count()
    };
    let registered = count(PERMITS_KEY, |code| code == PermitKind::BusinessNumber.code());
    let known = count(CLASS_KEY, |_| true);
    let unsaid = lines.iter().filter(|line| line.row.value.sex.is_none()).count();
    let text = t.enterprises_summary(&t.count(lines.len()), &t.count(women), &t.count(registered), &t.count(known));
    if unsaid == 0 { text } else { format!("{text}; {}", t.owners_sex_unsaid(&t.count(unsaid))) }
}

/// The list: whoever is assisted now first.
pub static ENTERPRISES: ListOf<Enterprise> = ListOf {
    records: Records {
        words: Words {
            title: |t| t.page_enterprises(),
            add: |t| t.pick("Catat UMKM", "Record an enterprise"),
            edit: |t| t.pick("Ubah UMKM", "Edit the enterprise"),
            none: |t| t.pick("Belum ada UMKM binaan.", "No enterprise is recorded."),
            deleted: |t| {
                t.pick(
                    "UMKM ini hilang bersama data tahunan, izin, dan bantuannya. Dapat diurungkan selama halaman ini terbuka.",
                    "This enterprise goes, with its years, licences and aid. This can be undone while the page is open.",
                )
            },
        },
        form: &[
            &[
                (Enterprise::AT.name, None),
                (Enterprise::AT.owner, None),
                (Enterprise::AT.sex, None),
                (
                    Enterprise::AT.owner_nik,
                    Some(|t| {
                        t.pick(
                            "16 angka. Pribadi: tidak ada di berkas untuk umum",
                            "16 digits. Private: not in files for the public",
                        )
                    }),
                ),
                (Enterprise::AT.phone, Some(|t| t.pick("Pribadi", "Private"))),
            ],
            &[
                (Enterprise::AT.district, None),
                (Enterprise::AT.subdistrict, None),
                (Enterprise::AT.village, None),
                (Enterprise::AT.address, Some(|t| t.pick("Pribadi", "Private"))),
                (Enterprise::AT.position, None),
            ],
            &[
                (Enterprise::AT.activity, None),
                (Enterprise::AT.sector, None),
                (Enterprise::AT.kbli, Some(|t| t.pick("5 angka", "5 digits"))),
                (Enterprise::AT.risk, None),
                (Enterprise::AT.products, None),
                (Enterprise::AT.started, None),
            ],
            &[(Enterprise::AT.status, None), (Enterprise::AT.assisted_since, None), (Enterprise::AT.cooperative, None)],
            &[(Enterprise::AT.potential, None)],
            &[(Enterprise::AT.note, None)],
        ],
        offers: &[],
        suggests: &[],
        blank: |today| Enterprise {
            status: Some(AssistanceStatus::Assisted),
            assisted_since: Some(today),
            ..Enterprise::default()
        },
        columns: &[
            Column::plain("nama", &[Enterprise::AT.name, Enterprise::AT.owner]),
            Column::plain("kecamatan", &[Enterprise::AT.subdistrict, Enterprise::AT.village]),
            Column::plain("usaha", &[Enterprise::AT.activity, Enterprise::AT.sector]),
            Column::plain("status", &[Enterprise::AT.status]),
        ],
        beside: |_, _, _| Vec::new(),
        place: |of, _| match of.status {
            Some(AssistanceStatus::Ended) => 1,
            Some(AssistanceStatus::Closed) => 2,
            _ => 0,
        },
        named: (Enterprise::AT.name, |t, of| {
            of.called().unwrap_or_else(|| t.pick("Usaha tanpa nama", "A business without a name")).to_owned()
        }),
    },
    path: page::PATH,
    tab: |t| t.pick("Binaan", "Assisted"),
    lead: |t| {
        t.pick(
            "UMKM yang dibina kantor, menurut nama. Bukan jumlah UMKM di wilayah ini: sensus dan register lain adalah angka sendiri.",
            "Enterprises that the office assists, by name. Not the number of enterprises of the area: a census and other registers are figures of their own.",
        )
    },
    begin: |t| {
        t.pick(
            "Impor daftar UMKM dari Excel, atau catat satu usaha: siapa pemiliknya, di mana, dan apa yang dikerjakan.",
            "Bring in a list of enterprises from Excel, or record one: whose it is, where, and what it does.",
        )
    },
    file: |t| t.pick("umkm-binaan", "enterprises"),
    sums_up: summary,
    filters: &[
        Filter::of_district("wilayah", |of| of.seat()),
        Filter::of_codes("sektor", Enterprise::AT.sector),
        Filter::of_codes("status", Enterprise::AT.status),
        Filter::of_codes("kelamin", Enterprise::AT.sex),
        Filter::of_codes("risiko", Enterprise::AT.risk),
    ],
    dimensions: &[
        Dimension { key: "wilayah", of: Of::Field(Enterprise::AT.district) },
        Dimension { key: "sektor", of: Of::Field(Enterprise::AT.sector) },
        Dimension { key: "kecamatan", of: Of::Field(Enterprise::AT.subdistrict) },
        Dimension { key: "status", of: Of::Field(Enterprise::AT.status) },
        Dimension { key: "kelamin", of: Of::Field(Enterprise::AT.sex) },
        Dimension { key: "risiko", of: Of::Field(Enterprise::AT.risk) },
        Dimension { key: "mulai", of: Of::Field(Enterprise::AT.started) },
        Dimension { key: "dibina-sejak", of: Of::Field(Enterprise::AT.assisted_since) },
    ],
    searched: &[
        Enterprise::AT.name,
        Enterprise::AT.owner,
        Enterprise::AT.owner_nik,
        Enterprise::AT.village,
        Enterprise::AT.activity,
        Enterprise::AT.products,
        Enterprise::AT.phone,
    ],
    told: TOLD,
    called: None,
    stands_for: None,
    sheets: Some(sheet::sheets),
};
