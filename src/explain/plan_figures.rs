//! Figures of plans in few characters: what stands in a cell of the matrix, and beside a finding.

use super::lower;
use crate::analysis::plans::findings::PlanFinding;
use crate::analysis::plans::{Figures, Measure, Plans};
use crate::domain::Level;
use crate::i18n::{Label, Lang};
use std::collections::BTreeSet;

/// Rupiah in a million: what the matrix shows.
const MILLION: f64 = 1e6;

/// A figure as it stands in a cell: money in millions of rupiah, all else in its own unit; none where nothing is known, or where
/// a sum would be wrong.
pub fn plan_cell(lang: Lang, measure: Measure, figures: &Figures) -> Option<String> {
    let value = figures.value(measure)?;
    Some(match measure {
        Measure::Budget | Measure::Realised => {
            let millions = value / MILLION;
            lang.decimal_number(millions, usize::from(millions.abs() < 10.0 && millions.fract() != 0.0))
        }
        Measure::CostPerBeneficiary => {
            let millions = value / MILLION;
            lang.decimal_number(millions, if millions < 10.0 { 2 } else { 0 })
        }
        Measure::ShareRealised => lang.percent_to(value, 1),
        Measure::Beneficiaries => lang.count(figures.people),
        Measure::Target => lang.decimal_number(value, if value.fract() == 0.0 { 0 } else { 2 }),
    })
}

/// In what the cells of a figure are counted, where it is not said in them.
pub const fn plan_unit(lang: Lang, measure: Measure) -> &'static str {
    match measure {
        Measure::Budget | Measure::Realised | Measure::CostPerBeneficiary => lang.pick("Rp juta", "Rp million"),
        Measure::Target => lang.pick("satuan indikator", "unit of the indicator"),
        Measure::ShareRealised => "%",
        Measure::Beneficiaries => lang.pick("orang atau unit", "persons or units"),
    }
}

/// Where a finding is, whose rows meet there and under which codes: in one line.
pub fn plan_evidence(lang: Lang, plans: &Plans, finding: &PlanFinding) -> String {
    let rows = || finding.rows.iter().filter_map(|id| plans.row(*id));
    let levels: BTreeSet<Level> = rows().map(|row| row.plan.level).collect();
    let levels: Vec<String> = levels.into_iter().map(|level| lower(level.label(lang))).collect();
    let codes: BTreeSet<&str> = rows().filter_map(|row| row.codes.code.as_deref()).collect();
    let mut codes: Vec<&str> = codes.into_iter().collect();
    let more = codes.len().saturating_sub(MOST_CODES);
    codes.truncate(MOST_CODES);
    let mut parts = vec![finding.test.to_string().to_uppercase(), finding.year.to_string()];
    parts.extend(finding.area.map(|area| lang.area(area)));
    parts.extend((!levels.is_empty()).then(|| levels.join(" + ")));
    parts.extend((!codes.is_empty()).then(|| codes.join(", ")));
    let more_codes = || format!("{} {}", lang.count(more), lang.pick("kode lagi", "more codes"));
    parts.extend((more > 0).then(more_codes));
    parts.join(" · ")
}

/// So many codes stand in the line of a finding.
const MOST_CODES: usize = 2;

/// The money in question; none where it is about none.
pub fn plan_finding_money(lang: Lang, finding: &PlanFinding) -> Option<String> {
    (finding.money != 0).then(|| format!("Rp{}", lang.rupiah_short(finding.money)))
}

/// How many it is about; none where it is about rows alone.
pub fn plan_reach(lang: Lang, finding: &PlanFinding) -> Option<String> {
    let cooperatives = (finding.cooperatives > 0)
        .then(|| format!("{} {}", lang.count(finding.cooperatives), lang.pick("koperasi", "cooperatives")));
    let people = (finding.people > 0)
        .then(|| format!("{} {}", lang.count(finding.people), lang.pick("orang atau unit", "persons or units")));
    let parts: Vec<String> = cooperatives.into_iter().chain(people).collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
}
