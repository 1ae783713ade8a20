//! How what belongs to an enterprise is entered: figures of years, licences, aid.

use crate::domain::checks::{Finding, Problem, Severity};
use crate::domain::{
    BookYear, Date, EnterpriseAid, EnterpriseYear, Permit, PermitKind, PermitState, SizeRule, size_in,
};
use crate::i18n::Label;
use crate::list::{Column, Records, Saying, Words};

/// The year before a day: the last of which a whole year's sales are known.
fn year_before(today: Date) -> BookYear {
    BookYear::new(today.year() - 1).unwrap_or_default()
}

/// Figures of years.
pub static ENTERPRISE_YEARS: Records<EnterpriseYear> = Records {
    words: Words {
        title: |t| t.pick("Omzet, modal, dan tenaga kerja", "Sales, capital and workers"),
        add: |t| t.pick("Catat data tahunan", "Record a year"),
        edit: |t| t.pick("Ubah data tahunan", "Edit the year"),
        none: |t| t.pick("Belum ada data tahunan.", "No year is recorded."),
        deleted: |t| {
            t.pick(
                "Data tahun ini hilang. Dapat diurungkan selama halaman ini terbuka.",
                "The figures of this year go. This can be undone while the page is open.",
            )
        },
    },
    form: &[
        &[
            (EnterpriseYear::AT.year, None),
            (EnterpriseYear::AT.sales, Some(|t| t.pick("Hasil penjualan satu tahun penuh", "Sales of a whole year"))),
            (EnterpriseYear::AT.own_capital, None),
            (EnterpriseYear::AT.outside_capital, None),
            (
                EnterpriseYear::AT.capital,
                Some(|t| {
                    t.pick(
                        "Yang dihitung undang-undang; kosongkan bila sama dengan modal sendiri dan modal luar",
                        "What the law counts; leave empty where it is own and outside capital together",
                    )
                }),
            ),
            (EnterpriseYear::AT.assets, None),
            (EnterpriseYear::AT.workers, None),
            (EnterpriseYear::AT.workers_female, None),
            (EnterpriseYear::AT.workers_male, None),
            (EnterpriseYear::AT.told_by, None),
            (EnterpriseYear::AT.source, None),
        ],
        &[(EnterpriseYear::AT.note, None)],
    ],
    offers: &[],
    suggests: &[],
    blank: |today| EnterpriseYear { year: year_before(today), ..EnterpriseYear::default() },
    columns: &[
        Column::plain("tahun", &[EnterpriseYear::AT.year]),
        Column::plain("omzet", &[EnterpriseYear::AT.sales]),
        Column::plain("modal", &[EnterpriseYear::AT.own_capital, EnterpriseYear::AT.outside_capital]),
        Column::plain("tenaga-kerja", &[EnterpriseYear::AT.workers]),
        Column {
            key: "kelas",
            fields: &[],
            is_spare: false,
            says: Some(Saying {
                head: |t| t.size_class(),
                says: |t, year, _| size_in(year, SizeRule::Pp7).map_or("", |verdict| verdict.class.label(t)),
                is_marked: |_, _| false,
            }),
        },
    ],
    beside: |_, _, _| Vec::new(),
    place: |year, _| u32::MAX - u32::from(year.year.get()),
    named: (EnterpriseYear::AT.year, |_, year| year.year.to_string()),
};

/// Licences and certificates.
pub static PERMITS: Records<Permit> = Records {
    words: Words {
        title: |t| t.pick("Izin dan sertifikat", "Licences and certificates"),
        add: |t| t.pick("Catat izin", "Record a licence"),
        edit: |t| t.pick("Ubah izin", "Edit the licence"),
        none: |t| t.pick("Belum ada izin yang dicatat.", "No licence is recorded."),
        deleted: |t| {
            t.pick(
                "Catatan izin ini hilang. Dapat diurungkan selama halaman ini terbuka.",
                "The record of this licence goes. This can be undone while the page is open.",
            )
        },
    },
    form: &[
        &[
            (Permit::AT.kind, None),
            (Permit::AT.state, None),
            (Permit::AT.number, None),
            (Permit::AT.issued_on, None),
            (
                Permit::AT.expires_on,
                Some(|t| t.pick("Kosongkan bila berlaku seterusnya", "Leave empty where it holds for good")),
            ),
        ],
        &[(Permit::AT.note, None)],
    ],
    offers: &[],
    suggests: &[],
    blank: |_| Permit::default(),
    columns: &[
        Column::plain("jenis", &[Permit::AT.kind, Permit::AT.number]),
        Column {
            key: "keadaan",
            fields: &[],
            is_spare: false,
            says: Some(Saying {
                head: |t| t.field("enterprise_permits", "state"),
                says: |t, permit, today| {
                    if permit.is_expired(today) { t.pick("Kedaluwarsa", "Expired") } else { permit.state.label(t) }
                },
                is_marked: |permit, today| permit.is_expired(today) || permit.state == PermitState::Refused,
            }),
        },
        Column::plain("terbit", &[Permit::AT.issued_on]),
        Column::plain("berlaku", &[Permit::AT.expires_on]),
    ],
    beside: |_, _, _| Vec::new(),
    place: |permit, _| {
        PermitKind::ALL.iter().position(|kind| *kind == permit.kind).map_or(u32::MAX, |place| place as u32)
    },
    named: (Permit::AT.kind, |t, permit| permit.kind.label(t).to_owned()),
};

/// Aid that was given.
pub static ENTERPRISE_AIDS: Records<EnterpriseAid> = Records {
    words: Words {
        title: |t| t.pick("Bantuan yang diterima", "Aid received"),
        add: |t| t.pick("Catat bantuan", "Record aid"),
        edit: |t| t.pick("Ubah bantuan", "Edit the aid"),
        none: |t| t.pick("Belum ada bantuan yang dicatat.", "No aid is recorded."),
        deleted: |t| {
            t.pick(
                "Catatan bantuan ini hilang. Dapat diurungkan selama halaman ini terbuka.",
                "The record of this aid goes. This can be undone while the page is open.",
            )
        },
    },
    form: &[
        &[
            (EnterpriseAid::AT.kind, None),
            (EnterpriseAid::AT.year, None),
            (EnterpriseAid::AT.item, None),
            (EnterpriseAid::AT.amount, None),
            (EnterpriseAid::AT.level, None),
            (EnterpriseAid::AT.giver, None),
            (EnterpriseAid::AT.plan, None),
            (EnterpriseAid::AT.decree, None),
            (EnterpriseAid::AT.decree_on, None),
            (EnterpriseAid::AT.handed_on, None),
        ],
        &[(EnterpriseAid::AT.note, None)],
    ],
    offers: &[],
    suggests: &[],
    blank: |today| EnterpriseAid { year: BookYear::new(today.year()).unwrap_or_default(), ..EnterpriseAid::default() },
    columns: &[
        Column::plain("jenis", &[EnterpriseAid::AT.kind, EnterpriseAid::AT.item]),
        Column::plain("tahun", &[EnterpriseAid::AT.year]),
        Column::plain("pemberi", &[EnterpriseAid::AT.giver, EnterpriseAid::AT.level]),
        Column::plain("nilai", &[EnterpriseAid::AT.amount]),
    ],
    // Money of a plan is of the year of the plan.
    beside: |tables, _, aid| {
        let plan = aid.plan.and_then(|plan| tables.plans.get_live(*plan));
        let is_other = plan.is_some_and(|plan| plan.value.year != aid.year);
        let found = Finding { field: "plan", problem: Problem::PlanYear, severity: Severity::Warning };
        is_other.then_some(found).into_iter().collect()
    },
    place: |aid, _| u32::MAX - u32::from(aid.year.get()),
    named: (EnterpriseAid::AT.kind, |t, aid| match aid.item.as_deref() {
        Some(item) => format!("{}: {item}", aid.kind.label(t)),
        None => aid.kind.label(t).to_owned(),
    }),
};
