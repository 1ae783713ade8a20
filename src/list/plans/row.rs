//! How a row of a plan is entered.

use crate::domain::{BookYear, Plan, check_pair, nomenclature};
use crate::explain::plan_name;
use crate::i18n::Lang;
use crate::list::{Column, Records, Words};

/// The codes of the nomenclature that is built in, once each.
pub(super) fn codes(_: Lang) -> Vec<(String, String)> {
    let all = nomenclature::entries().map(|entry| (entry.code.to_owned(), entry.name.to_owned()));
    let mut offered: Vec<(String, String)> = all.collect();
    offered.sort();
    offered.dedup_by(|one, other| one.0 == other.0);
    offered
}

/// Rows of plans.
pub static PLANS: Records<Plan> = Records {
    words: Words {
        title: |t| t.pick("Baris rencana", "Rows of plans"),
        add: |t| t.pick("Catat baris rencana", "Record a row"),
        edit: |t| t.pick("Ubah baris rencana", "Edit the row"),
        none: |t| t.pick("Belum ada baris rencana.", "No row of a plan is recorded."),
        deleted: |t| {
            t.pick(
                "Baris rencana ini hilang. Dapat diurungkan selama halaman ini terbuka.",
                "This row of the plan goes. This can be undone while the page is open.",
            )
        },
    },
    form: &[
        &[
            (Plan::AT.year, None),
            (Plan::AT.level, None),
            (
                Plan::AT.area,
                Some(|t| {
                    t.pick("Kosongkan bagi kementerian atau lembaga", "Leave empty for a ministry or central body")
                }),
            ),
            (
                Plan::AT.body,
                Some(|t| t.pick("Wajib bagi kementerian atau lembaga", "Needed for a ministry or central body")),
            ),
            (Plan::AT.unit, None),
            (Plan::AT.responsible, None),
        ],
        &[
            (Plan::AT.code, Some(|t| t.pick("Seperti 2.17.06.2.01.0003", "Such as 2.17.06.2.01.0003"))),
            (Plan::AT.nomenclature, None),
            (Plan::AT.name, None),
            (Plan::AT.target_group, None),
            (Plan::AT.first_month, None),
            (Plan::AT.last_month, None),
        ],
        &[
            (Plan::AT.national_priority, None),
            (Plan::AT.provincial_priority, None),
            (Plan::AT.district_priority, None),
            (Plan::AT.next_amount, None),
            (Plan::AT.next_target, None),
        ],
        &[
            (Plan::AT.previous, None),
            (
                Plan::AT.paired,
                Some(|t| {
                    t.pick(
                        "Baris pemberi bantuan keuangan; uangnya terhitung sekali, di baris ini",
                        "The row that hands the money on; it counts once, in this row",
                    )
                }),
            ),
        ],
        &[(Plan::AT.note, None)],
    ],
    offers: &[(Plan::AT.code, codes)],
    blank: |today| Plan { year: BookYear::new(today.year()).unwrap_or_default(), ..Plan::default() },
    columns: &[
        Column::plain("tahun", &[Plan::AT.year]),
        Column::plain("tingkat", &[Plan::AT.level, Plan::AT.area, Plan::AT.body]),
        Column::plain("nama", &[Plan::AT.name, Plan::AT.code]),
    ],
    beside: |tables, id, plan| {
        let source = plan.paired.and_then(|source| tables.plans.get_live(*source));
        source.and_then(|source| check_pair(id, plan, &source.value)).into_iter().collect()
    },
    place: |plan, _| u32::MAX - u32::from(plan.year.get()),
    named: (Plan::AT.name, plan_name),
};
