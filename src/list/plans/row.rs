//! How a row of a plan is entered.

use crate::domain::{BookYear, Plan, check_pair, nomenclature};
use crate::explain::plan_name;
use crate::i18n::{Label, Lang};
use crate::list::{Column, Records, Words};

/// The codes of the nomenclature that is built in, once each.
pub(super) fn codes(_: Lang) -> Vec<(String, String)> {
    let all = nomenclature::entries().map(|entry| (entry.code.to_owned(), entry.name.to_owned()));
    let mut offered: Vec<(String, String)> = all.collect();
    offered.sort();
    offered.dedup_by(|one, other| one.0 == other.0);
    offered
}

/// The names that the nomenclature has for the code of a row: in the version that the row names, else in all that have the
/// code, each name once.
fn names(t: Lang, plan: &Plan) -> Vec<(String, String)> {
    let Some(code) = plan.code.as_ref() else { return Vec::new() };
    let versions = match plan.nomenclature {
        Some(version) => vec![version],
        None => nomenclature::VERSIONS.to_vec(),
    };
    let mut found: Vec<(String, String)> = Vec::new();
    for version in versions {
        let Some(entry) = nomenclature::entry(version, code).filter(|entry| !entry.name.is_empty()) else { continue };
        let of = entry.version.map_or_else(|| t.nomenclature_word(), |version| version.label(t));
        match found.iter_mut().find(|(name, _)| name == entry.name) {
            Some((_, said)) if said != of => *said = format!("{said}; {of}"),
            Some(_) => {}
            None => found.push((entry.name.to_owned(), of.to_owned())),
        }
    }
    found
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
        &[(Plan::AT.goal, None), (Plan::AT.objective, None)],
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
    suggests: &[(Plan::AT.name, names)],
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{ActivityCode, Nomenclature};

    fn suggested(code: &str, nomenclature: Option<Nomenclature>) -> Vec<(String, String)> {
        names(Lang::Id, &Plan { code: ActivityCode::new(code).unwrap(), nomenclature, ..Plan::default() })
    }

    #[test]
    fn a_code_suggests_its_name_of_the_version_that_the_row_names_and_else_of_all() {
        let name = "Mengukur Tingkat Kesehatan Koperasi";
        let of_version = suggested("2.17.04.1.01.02", Some(Nomenclature::Province2024));
        assert_eq!(of_version, [(name.to_owned(), Nomenclature::Province2024.label(Lang::Id).to_owned())]);
        assert_eq!(suggested("2.17.04.1.01.02", None), of_version);
        assert_eq!(suggested("2.17.04.1.01.02", Some(Nomenclature::Update2027)), []);
        // A programme has one name in all versions, and so one suggestion.
        assert_eq!(suggested("2.17.06", None).len(), 1);
        assert_eq!(suggested("9.99.99.9.99.9999", None), []);
    }
}
