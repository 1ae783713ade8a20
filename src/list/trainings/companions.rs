//! Companions, with how many reports they have made; and how a report is entered.

use super::page::COMPANIONS_PATH;
use super::{funds, sheet};
use crate::domain::{BookYear, Companion, CompanionReport};
use crate::exchange::sheet::Sheet;
use crate::i18n::Lang;
use crate::list::pivot::{Dimension, Of};
use crate::list::{Column, Filter, Line, ListOf, Records, Said, Tells, Told, Words};
use crate::workspace::{Index, Tables};

/// What is told of companions, in the order of the columns.
const TOLD: &[Told<Companion>] = &[
    Told {
        key: "laporan",
        label: |t| t.reports_made(),
        // Whoever has not reported has made no report here.
        tells: Tells::Amount(|tables, index, row, _| {
            i64::try_from(index.of::<CompanionReport>(tables, row.id).count()).ok()
        }),
        is_column: true,
    },
    Told {
        key: "laporan-terakhir",
        label: |t| t.latest_report(),
        tells: Tells::Day(|tables, index, row, _| {
            index.of::<CompanionReport>(tables, row.id).map(|row| row.value.date).max()
        }),
        is_column: true,
    },
];

fn summary(t: Lang, lines: &[Line<Companion>]) -> String {
    let reports = |line: &Line<Companion>| match &line.told[0] {
        Said::Amount(Some(reports)) => *reports,
        _ => 0,
    };
    let silent = lines.iter().filter(|line| reports(line) == 0).count();
    let all: i64 = lines.iter().map(reports).sum();
    t.companions_summary(&t.count(lines.len()), &t.number(all), &t.count(silent))
}

/// The layout of the ministry by year, and every field.
fn sheets(t: Lang, _: &Tables, _: &Index, lines: &[Line<Companion>]) -> Vec<Sheet> {
    let all = COMPANIONS.sheet(t, t.page_companions(), lines);
    sheet::companion_sheets(lines).into_iter().chain([all]).collect()
}

/// The list: the latest year first.
pub static COMPANIONS: ListOf<Companion> = ListOf {
    records: Records {
        words: Words {
            title: |t| t.page_companions(),
            add: |t| t.pick("Catat pendamping", "Record a companion"),
            edit: |t| t.pick("Ubah pendamping", "Edit the companion"),
            none: |t| t.pick("Belum ada pendamping.", "No companion is recorded."),
            deleted: |t| {
                t.pick(
                    "Pendamping ini hilang bersama laporannya. Dapat diurungkan selama halaman ini terbuka.",
                    "This companion goes, with the reports. This can be undone while the page is open.",
                )
            },
        },
        form: &[
            &[
                (Companion::AT.name, Some(|t| t.pick("Pribadi", "Private"))),
                (
                    Companion::AT.nik,
                    Some(|t| {
                        t.pick(
                            "16 angka. Pribadi: tidak ada di berkas untuk umum",
                            "16 digits. Private: not in files for the public",
                        )
                    }),
                ),
                (Companion::AT.sex, None),
                (Companion::AT.religion, Some(|t| t.pick("Pribadi", "Private"))),
                (Companion::AT.education, None),
                (Companion::AT.phone, Some(|t| t.pick("Pribadi", "Private"))),
                (Companion::AT.email, Some(|t| t.pick("Pribadi", "Private"))),
                (Companion::AT.address, Some(|t| t.pick("Pribadi", "Private"))),
            ],
            &[
                (Companion::AT.year, None),
                (Companion::AT.kind, None),
                (Companion::AT.area, None),
                (Companion::AT.subdistrict, None),
                (Companion::AT.from, None),
                (Companion::AT.until, None),
            ],
            &[
                (Companion::AT.fund, None),
                (Companion::AT.tranche, None),
                (Companion::AT.budget, None),
                (Companion::AT.paid, None),
            ],
            &[(Companion::AT.note, None)],
        ],
        offers: &[(Companion::AT.fund, funds)],
        suggests: &[],
        blank: |today| Companion { year: BookYear::new(today.year()).unwrap_or_default(), ..Companion::default() },
        columns: &[
            Column::plain("nama", &[Companion::AT.name, Companion::AT.kind]),
            Column::plain("dinas", &[Companion::AT.area]),
            Column::spare("kecamatan", &[Companion::AT.subdistrict]),
            Column::plain("tahun", &[Companion::AT.year]),
        ],
        beside: |_, _, _| Vec::new(),
        place: |of, _| u32::MAX - u32::from(of.year.get()),
        named: (Companion::AT.name, |t, of| {
            of.name
                .as_deref()
                .unwrap_or_else(|| t.pick("Pendamping tanpa nama", "A companion without a name"))
                .to_owned()
        }),
    },
    path: COMPANIONS_PATH,
    tab: |t| t.page_companions(),
    lead: |t| {
        t.pick(
            "Pendamping koperasi dan UMKM per tahun, dengan laporannya. Data pribadi tidak ada di berkas untuk umum.",
            "Companions of cooperatives and enterprises by year, with their reports. Personal data are not in files for the public.",
        )
    },
    begin: |t| {
        t.pick(
            "Impor daftar pendamping dari Excel, atau catat satu pendamping.",
            "Bring in a list of companions from Excel, or record one.",
        )
    },
    file: |t| t.pick("pendamping", "companions"),
    sums_up: summary,
    filters: &[
        Filter::of_district("wilayah", |of| of.seat()),
        Filter::of_codes("jenis", Companion::AT.kind),
        Filter::of_codes("tahap", Companion::AT.tranche),
        Filter::of_codes("kelamin", Companion::AT.sex),
    ],
    dimensions: &[
        Dimension { key: "dinas", of: Of::Field(Companion::AT.area) },
        Dimension { key: "jenis", of: Of::Field(Companion::AT.kind) },
        Dimension { key: "tahun", of: Of::Field(Companion::AT.year) },
        Dimension { key: "kelamin", of: Of::Field(Companion::AT.sex) },
        Dimension { key: "pendidikan", of: Of::Field(Companion::AT.education) },
    ],
    searched: &[Companion::AT.name, Companion::AT.phone, Companion::AT.nik],
    told: TOLD,
    called: None,
    stands_for: None,
    sheets: Some(sheets),
};

/// What companions report.
pub static COMPANION_REPORTS: Records<CompanionReport> = Records {
    words: Words {
        title: |t| t.pick("Laporan pendampingan", "Reports"),
        add: |t| t.pick("Catat laporan", "Record a report"),
        edit: |t| t.pick("Ubah laporan", "Edit the report"),
        none: |t| t.pick("Belum ada laporan.", "No report is recorded."),
        deleted: |t| {
            t.pick(
                "Laporan ini hilang. Dapat diurungkan selama halaman ini terbuka.",
                "This report goes. This can be undone while the page is open.",
            )
        },
    },
    form: &[
        &[
            (CompanionReport::AT.date, None),
            (CompanionReport::AT.cooperative, None),
            (CompanionReport::AT.enterprise, None),
        ],
        &[(CompanionReport::AT.activity, None)],
        &[(CompanionReport::AT.result, None)],
        &[(CompanionReport::AT.problem, None)],
        &[(CompanionReport::AT.next, None)],
    ],
    offers: &[],
    suggests: &[],
    blank: |today| CompanionReport { date: today, ..CompanionReport::default() },
    columns: &[
        Column::plain("tanggal", &[CompanionReport::AT.date]),
        Column::plain("kegiatan", &[CompanionReport::AT.activity]),
        Column::plain("hasil", &[CompanionReport::AT.result]),
        Column::plain("tindak-lanjut", &[CompanionReport::AT.next]),
    ],
    beside: |_, _, _| Vec::new(),
    place: |of, _| {
        u32::MAX
            - (of.date.year().unsigned_abs() * 10_000 + u32::from(of.date.month()) * 100 + u32::from(of.date.day()))
    },
    named: (CompanionReport::AT.date, |t, of| t.date(of.date)),
};
