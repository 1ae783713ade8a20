//! How what belongs to a row of a plan is entered: money, places, outputs, beneficiaries, and what became of the money.

use crate::domain::checks::{Finding, Problem, Severity};
use crate::domain::{
    AreaCode, BudgetStage, Date, FUNDS, Id, IndicatorRank, PlanAmount, PlanBeneficiary, PlanOutput, PlanPlace,
    Realisation, Record, ReportPeriod,
};
use crate::explain::plan_fund_name;
use crate::i18n::{Label, Lang};
use crate::list::{Column, Hint, Records, Words};

/// The place of a code among those of its list.
fn place_in<C: PartialEq>(all: &[C], code: &C) -> u32 {
    all.iter().position(|known| known == code).unwrap_or(all.len()) as u32
}

/// The funds that are known, by their codes.
fn funds(_: Lang) -> Vec<(String, String)> {
    FUNDS.iter().map(|(code, name)| ((*code).to_owned(), (*name).to_owned())).collect()
}

const FUND_HINT: Hint = Some(|t| {
    t.pick(
        "Kode SIPD, atau APBN-Dekon, APBN-TP, BLU LPDB dan lainnya dari daftar",
        "A code of SIPD, or APBN-Dekon, APBN-TP, BLU LPDB and others of the list",
    )
});

/// Money by fund and stage.
pub static PLAN_AMOUNTS: Records<PlanAmount> = Records {
    words: Words {
        title: |t| t.pick("Pagu menurut sumber dana dan tahapan", "Money by fund and stage"),
        add: |t| t.pick("Catat pagu", "Record money"),
        edit: |t| t.pick("Ubah pagu", "Edit the amount"),
        none: |t| t.pick("Belum ada pagu yang dicatat.", "No money is recorded."),
        deleted: |t| {
            t.pick(
                "Pagu ini hilang. Dapat diurungkan selama halaman ini terbuka.",
                "This amount goes. This can be undone while the page is open.",
            )
        },
    },
    form: &[&[
        (PlanAmount::AT.fund, FUND_HINT),
        (PlanAmount::AT.fund_name, Some(|t| t.pick("Bila kodenya tidak dikenal", "Where the code is not known"))),
        (PlanAmount::AT.stage, None),
        (PlanAmount::AT.amount, None),
    ]],
    offers: &[(PlanAmount::AT.fund, funds)],
    suggests: &[],
    blank: |_| PlanAmount { stage: BudgetStage::WorkPlan, ..PlanAmount::default() },
    columns: &[
        Column::plain("dana", &[PlanAmount::AT.fund]),
        Column::plain("tahapan", &[PlanAmount::AT.stage]),
        Column::plain("pagu", &[PlanAmount::AT.amount]),
    ],
    beside: |_, _, of| {
        let is_unknown = of.fund_name.is_none() && of.fund.as_ref().is_some_and(|fund| fund.name().is_none());
        let found = Finding { field: "fund", problem: Problem::FundUnknown, severity: Severity::Warning };
        is_unknown.then_some(found).into_iter().collect()
    },
    place: |of, _| place_in(BudgetStage::ALL, &of.stage),
    named: (PlanAmount::AT.fund, |t, of| {
        format!("{}, {}", plan_fund_name(t, of.fund.as_ref(), of.fund_name.as_deref()), of.stage.label(t))
    }),
};

/// Whether anything is said of an amount that is being entered.
pub fn amount_is_begun(amount: &PlanAmount) -> bool {
    amount.fund.is_some() || amount.fund_name.is_some() || amount.amount.get() != 0
}

/// What is found of an amount that is entered with its row, beside those that were entered before it; nothing as long as it is not
/// begun, as a row may have none.
pub fn amount_beside(amount: &PlanAmount, entered: &[PlanAmount], today: Date) -> Vec<Finding> {
    if !amount_is_begun(amount) {
        return Vec::new();
    }
    // Two amounts of one fund and stage would be one record.
    let key = |of: &PlanAmount| PlanAmount::id(Id::default(), of.fund.as_ref(), of.stage);
    let refusal = |field, problem| Finding { field, problem, severity: Severity::Refusal };
    let mut found = amount.findings(None, today);
    found.extend(entered.iter().any(|one| key(one) == key(amount)).then(|| refusal("fund", Problem::RecordedAlready)));
    found.extend((amount.amount.get() == 0).then(|| refusal("amount", Problem::Missing)));
    found
}

/// Places.
pub static PLAN_PLACES: Records<PlanPlace> = Records {
    words: Words {
        title: |t| t.pick("Lokasi", "Places"),
        add: |t| t.pick("Catat lokasi", "Record a place"),
        edit: |t| t.pick("Ubah lokasi", "Edit the place"),
        none: |t| t.pick("Belum ada lokasi yang dicatat.", "No place is recorded."),
        deleted: |t| {
            t.pick(
                "Lokasi ini hilang. Dapat diurungkan selama halaman ini terbuka.",
                "This place goes. This can be undone while the page is open.",
            )
        },
    },
    form: &[&[
        (PlanPlace::AT.district, None),
        (PlanPlace::AT.subdistrict, None),
        (PlanPlace::AT.village, None),
        (
            PlanPlace::AT.all_parts,
            Some(|t| t.pick("Semua kecamatan, atau semua desa/kelurahan", "Every kecamatan, or every village")),
        ),
    ]],
    offers: &[],
    suggests: &[],
    blank: |_| PlanPlace::default(),
    columns: &[Column::plain("wilayah", &[PlanPlace::AT.district]), Column::plain("semua", &[PlanPlace::AT.all_parts])],
    beside: |_, _, _| Vec::new(),
    place: |of, _| of.subdistrict.or(of.district).map_or(0, |area| area.digits().min(u64::from(u32::MAX)) as u32),
    named: (PlanPlace::AT.district, place_name),
};

/// A place: village, kecamatan and district as far as they are said.
fn place_name(t: Lang, of: &PlanPlace) -> String {
    let district = of.district.or_else(|| of.subdistrict.and_then(AreaCode::district));
    let subdistrict = of.subdistrict.map(|area| format!("{} {}", t.pick("Kecamatan", "Kecamatan"), t.area(area)));
    let parts = [of.village.as_deref().map(str::to_owned), subdistrict, district.map(|area| t.office(area))];
    let name = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
    if name.is_empty() { t.pick("Seluruh provinsi", "The whole province").to_owned() } else { name }
}

/// Outputs, with what was realised of them by quarter.
pub static PLAN_OUTPUTS: Records<PlanOutput> = Records {
    words: Words {
        title: |t| t.pick("Keluaran dan triwulan", "Outputs and quarters"),
        add: |t| t.pick("Catat keluaran", "Record an output"),
        edit: |t| t.pick("Ubah keluaran", "Edit the output"),
        none: |t| t.pick("Belum ada keluaran yang dicatat.", "No output is recorded."),
        deleted: |t| {
            t.pick(
                "Keluaran ini hilang. Dapat diurungkan selama halaman ini terbuka.",
                "This output goes. This can be undone while the page is open.",
            )
        },
    },
    form: &[
        &[
            (PlanOutput::AT.wording, None),
            (PlanOutput::AT.indicator, None),
            (PlanOutput::AT.rank, None),
            (PlanOutput::AT.unit, None),
            (PlanOutput::AT.target, None),
            (PlanOutput::AT.renstra_target, None),
            (PlanOutput::AT.realised_before, None),
            (
                PlanOutput::AT.accumulation,
                Some(|t| {
                    t.pick(
                        "Tanpa pilihan ini triwulan tidak dijumlahkan; persentase tidak pernah dijumlahkan",
                        "Without it quarters are not added up; percentages never are",
                    )
                }),
            ),
        ],
        &[
            (PlanOutput::AT.quarter_1, None),
            (PlanOutput::AT.quarter_2, None),
            (PlanOutput::AT.quarter_3, None),
            (PlanOutput::AT.quarter_4, None),
        ],
        &[(PlanOutput::AT.evidence, None)],
    ],
    offers: &[],
    suggests: &[],
    blank: |_| PlanOutput { rank: Some(IndicatorRank::SubActivity), ..PlanOutput::default() },
    columns: &[
        Column::plain("tolok-ukur", &[PlanOutput::AT.wording]),
        Column::plain("target", &[PlanOutput::AT.target, PlanOutput::AT.unit]),
        Column::plain("tw1", &[PlanOutput::AT.quarter_1]),
        Column::plain("tw2", &[PlanOutput::AT.quarter_2]),
        Column::plain("tw3", &[PlanOutput::AT.quarter_3]),
        Column::plain("tw4", &[PlanOutput::AT.quarter_4]),
    ],
    beside: |_, _, _| Vec::new(),
    place: |of, _| of.rank.map_or(u32::MAX, |rank| place_in(IndicatorRank::ALL, &rank)),
    named: (PlanOutput::AT.wording, |t, of| {
        of.wording
            .as_deref()
            .unwrap_or_else(|| t.pick("Keluaran menurut indikator", "Output of an indicator"))
            .to_owned()
    }),
};

/// Who benefits.
pub static PLAN_BENEFICIARIES: Records<PlanBeneficiary> = Records {
    words: Words {
        title: |t| t.pick("Penerima manfaat", "Beneficiaries"),
        add: |t| t.pick("Catat penerima", "Record beneficiaries"),
        edit: |t| t.pick("Ubah penerima", "Edit the beneficiaries"),
        none: |t| t.pick("Belum ada penerima manfaat yang dicatat.", "No beneficiary is recorded."),
        deleted: |t| {
            t.pick(
                "Penerima ini hilang. Dapat diurungkan selama halaman ini terbuka.",
                "These beneficiaries go. This can be undone while the page is open.",
            )
        },
    },
    form: &[
        &[
            (PlanBeneficiary::AT.kind, None),
            (PlanBeneficiary::AT.aid, None),
            (PlanBeneficiary::AT.people, None),
            (PlanBeneficiary::AT.women, None),
            (PlanBeneficiary::AT.men, None),
        ],
        &[
            (PlanBeneficiary::AT.cooperative, None),
            (
                PlanBeneficiary::AT.name,
                Some(|t| t.pick("Bila bukan koperasi terdaftar", "Where it is no cooperative of the register")),
            ),
            (PlanBeneficiary::AT.number, None),
            (PlanBeneficiary::AT.decree, None),
            (PlanBeneficiary::AT.decree_on, None),
            (PlanBeneficiary::AT.handed_on, None),
        ],
    ],
    offers: &[],
    suggests: &[],
    blank: |_| PlanBeneficiary::default(),
    columns: &[
        Column::plain("jenis", &[PlanBeneficiary::AT.kind, PlanBeneficiary::AT.aid]),
        Column::plain("jumlah", &[PlanBeneficiary::AT.people]),
        Column::plain("koperasi", &[PlanBeneficiary::AT.cooperative]),
        Column::plain("sk", &[PlanBeneficiary::AT.decree, PlanBeneficiary::AT.decree_on]),
    ],
    beside: |_, _, _| Vec::new(),
    place: |of, _| u32::MAX - of.people.map_or(0, |people| people.get()),
    named: (PlanBeneficiary::AT.kind, |t, of| match of.name.as_deref() {
        Some(name) => format!("{}: {name}", of.kind.label(t)),
        None => of.kind.label(t).to_owned(),
    }),
};

/// What became of the money, by quarter or tranche.
pub static REALISATIONS: Records<Realisation> = Records {
    words: Words {
        title: |t| t.pick("Realisasi", "Realisation"),
        add: |t| t.pick("Catat realisasi", "Record realisation"),
        edit: |t| t.pick("Ubah realisasi", "Edit the realisation"),
        none: |t| t.pick("Belum ada realisasi yang dilaporkan.", "No realisation is reported."),
        deleted: |t| {
            t.pick(
                "Realisasi ini hilang. Dapat diurungkan selama halaman ini terbuka.",
                "This report goes. This can be undone while the page is open.",
            )
        },
    },
    form: &[
        &[
            (Realisation::AT.period, None),
            (
                Realisation::AT.fund,
                Some(|t| {
                    t.pick(
                        "Kosongkan bila laporan tidak dirinci per dana",
                        "Leave empty where the report does not divide by funds",
                    )
                }),
            ),
            (Realisation::AT.budget, None),
            (
                Realisation::AT.spent,
                Some(|t| t.pick("Periode ini saja, bukan s.d. periode ini", "Of this period alone, not until it")),
            ),
            (Realisation::AT.cash_plan, None),
            (Realisation::AT.cash_month_1, None),
            (Realisation::AT.cash_month_2, None),
            (Realisation::AT.cash_month_3, None),
            (Realisation::AT.physical, None),
            (
                Realisation::AT.volume,
                Some(|t| t.pick("Dalam satuan targetnya; laporan DAK", "In the unit of the target; report on DAK")),
            ),
            (Realisation::AT.hindrance, None),
        ],
        &[(Realisation::AT.held_up_by, None)],
        &[(Realisation::AT.driven_by, None)],
        &[(Realisation::AT.next_quarter, None)],
        &[(Realisation::AT.next_plan, None)],
    ],
    offers: &[(Realisation::AT.fund, funds)],
    suggests: &[],
    blank: |_| Realisation::default(),
    columns: &[
        Column::plain("periode", &[Realisation::AT.period, Realisation::AT.fund]),
        Column::plain("realisasi", &[Realisation::AT.spent]),
        Column::plain("rak", &[Realisation::AT.cash_plan]),
        Column::plain("fisik", &[Realisation::AT.physical]),
        Column::plain("masalah", &[Realisation::AT.hindrance]),
    ],
    beside: |_, _, _| Vec::new(),
    place: |of, _| place_in(ReportPeriod::ALL, &of.period),
    named: (Realisation::AT.period, |t, of| of.period.label(t).to_owned()),
};
