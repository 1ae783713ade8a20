//! Indicators with an identity, and their targets.

use crate::domain::{BookYear, Indicator, IndicatorRank, IndicatorState, Target};
use crate::list::pivot::{Dimension, Of};
use crate::list::{Column, Filter, ListOf, Records, Tells, Told, Words};
use crate::replica::Row;
use crate::workspace::{Index, Tables};

/// The list.
pub static INDICATORS: ListOf<Indicator> = ListOf {
    records: Records {
        words: Words {
            title: |t| t.pick("Indikator", "Indicators"),
            add: |t| t.pick("Catat indikator", "Record an indicator"),
            edit: |t| t.pick("Ubah indikator", "Edit the indicator"),
            none: |t| t.pick("Belum ada indikator.", "No indicator is recorded."),
            deleted: |t| {
                t.pick(
                    "Indikator ini hilang. Dapat diurungkan selama halaman ini terbuka.",
                    "This indicator goes. This can be undone while the page is open.",
                )
            },
        },
        form: &[
            &[
                (Indicator::AT.name, None),
                (Indicator::AT.rank, None),
                (Indicator::AT.code, None),
                (Indicator::AT.area, None),
                (Indicator::AT.unit, None),
                (Indicator::AT.accumulation, None),
                (Indicator::AT.state, None),
                (Indicator::AT.weight, None),
                (Indicator::AT.predecessor, None),
            ],
            &[(Indicator::AT.formula, None)],
            &[(Indicator::AT.source, None)],
        ],
        offers: &[(Indicator::AT.code, super::row::codes)],
        suggests: &[],
        blank: |_| Indicator { state: IndicatorState::InForce, ..Indicator::default() },
        columns: &[
            Column::plain("nama", &[Indicator::AT.name, Indicator::AT.code]),
            Column::plain("jenjang", &[Indicator::AT.rank]),
            Column::plain("wilayah", &[Indicator::AT.area]),
            Column::plain("satuan", &[Indicator::AT.unit, Indicator::AT.accumulation]),
            Column::plain("keadaan", &[Indicator::AT.state]),
        ],
        beside: |_, _, _| Vec::new(),
        place: |of, _| {
            let ranks = IndicatorRank::ALL;
            of.rank.and_then(|rank| ranks.iter().position(|known| *known == rank)).unwrap_or(ranks.len()) as u32
        },
        named: (Indicator::AT.name, |t, of| {
            of.name
                .as_deref()
                .unwrap_or_else(|| t.pick("Indikator tanpa nama", "An indicator without a name"))
                .to_owned()
        }),
    },
    path: "/program/indikator",
    tab: |t| t.pick("Indikator", "Indicators"),
    lead: |t| {
        t.pick(
            "Indikator dengan rumus, sumber, dan target per wilayah dan tahun. Yang diganti menyebut penggantinya.",
            "Indicators with formula, source and targets by area and year. One that replaces another names it.",
        )
    },
    begin: |t| {
        t.pick(
            "Catat indikator pertama, atau gabungkan berkas kantor lain yang sudah memuatnya.",
            "Record the first indicator, or merge a file of another office that has some already.",
        )
    },
    file: |t| t.pick("indikator", "indicators"),
    sums_up: |t, lines| t.pick("{count} indikator.", "{count} indicators.").replace("{count}", &t.count(lines.len())),
    filters: &[Filter::of_codes("jenjang", Indicator::AT.rank), Filter::of_codes("keadaan", Indicator::AT.state)],
    dimensions: &[
        Dimension { key: "jenjang", of: Of::Field(Indicator::AT.rank) },
        Dimension { key: "keadaan", of: Of::Field(Indicator::AT.state) },
        Dimension { key: "wilayah", of: Of::Field(Indicator::AT.area) },
    ],
    searched: &[Indicator::AT.name, Indicator::AT.code, Indicator::AT.formula, Indicator::AT.source],
    told: &[
        Told {
            key: "target",
            label: |t| t.pick("Target", "Target"),
            tells: Tells::Measured(|tables, index, row, _| latest(tables, index, row)?.target),
            is_column: true,
        },
        Told {
            key: "tahun",
            label: |t| t.pick("Tahun target", "Year of the target"),
            tells: Tells::Year(|tables, index, row, _| Some(latest(tables, index, row)?.year)),
            is_column: true,
        },
    ],
    called: None,
    stands_for: None,
    sheets: None,
};

/// The target of the last year that has one, of the area that the indicator is of where it is of one.
fn latest<'t>(tables: &'t Tables, index: &'t Index, row: &Row<Indicator>) -> Option<&'t Target> {
    let targets = index.of::<Target>(tables, row.id).map(|target| &target.value);
    let is_own = |target: &&Target| row.value.area.is_none_or(|area| target.area == area);
    targets.filter(|target| target.target.is_some()).filter(is_own).max_by_key(|target| target.year)
}

/// Their targets by area and year.
pub static TARGETS: Records<Target> = Records {
    words: Words {
        title: |t| t.pick("Target menurut wilayah dan tahun", "Targets by area and year"),
        add: |t| t.pick("Catat target", "Record a target"),
        edit: |t| t.pick("Ubah target", "Edit the target"),
        none: |t| t.pick("Belum ada target yang dicatat.", "No target is recorded."),
        deleted: |t| {
            t.pick(
                "Target ini hilang. Dapat diurungkan selama halaman ini terbuka.",
                "This target goes. This can be undone while the page is open.",
            )
        },
    },
    form: &[
        &[
            (Target::AT.area, None),
            (Target::AT.year, None),
            (Target::AT.target, None),
            (Target::AT.actual, None),
            (Target::AT.is_base, None),
        ],
        &[(Target::AT.source, None)],
    ],
    offers: &[],
    suggests: &[],
    blank: |today| Target { year: BookYear::new(today.year()).unwrap_or_default(), ..Target::default() },
    columns: &[
        Column::plain("tahun", &[Target::AT.year]),
        Column::plain("wilayah", &[Target::AT.area]),
        Column::plain("target", &[Target::AT.target]),
        Column::plain("realisasi", &[Target::AT.actual]),
        Column::plain("awal", &[Target::AT.is_base]),
    ],
    beside: |_, _, _| Vec::new(),
    place: |of, _| u32::from(of.year.get()),
    named: (Target::AT.year, |t, of| format!("{}, {}", of.year, t.office(of.area))),
};
