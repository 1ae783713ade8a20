//! Figures of plans in few characters: what stands in a cell of the matrix, and beside a finding.

use super::lower;
use crate::analysis::plans::findings::PlanFinding;
use crate::analysis::plans::{Figures, Measure, Plans};
use crate::domain::Level;
use crate::i18n::{Label, Lang};
use std::collections::BTreeSet;

/// Rupiah in a million and in a thousand million.
const MILLION: f64 = 1e6;
const BILLION: f64 = 1e9;

/// In what the money of a matrix is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MoneyScale {
    /// Juta.
    Millions,
    /// Miliar: where the whole would be of seven figures in millions.
    Billions,
}

impl MoneyScale {
    /// That of a whole.
    pub fn of(whole: &Figures) -> Self {
        let is_large = whole.budget.unsigned_abs() as f64 >= 1000.0 * BILLION;
        if is_large { Self::Billions } else { Self::Millions }
    }

    const fn rupiah(self) -> f64 {
        match self {
            Self::Millions => MILLION,
            Self::Billions => BILLION,
        }
    }
}

/// A figure as it stands in a cell: money in millions of rupiah or as the scale says, all else in its own unit; none where nothing
/// is known, or where a sum would be wrong.
pub fn plan_cell(lang: Lang, measure: Measure, scale: MoneyScale, figures: &Figures) -> Option<String> {
    let value = figures.value(measure)?;
    Some(match measure {
        Measure::Budget | Measure::Realised => {
            let counted = value / scale.rupiah();
            let is_small = counted.abs() < 10.0 && counted.fract() != 0.0;
            let decimals = match scale {
                MoneyScale::Millions => usize::from(is_small),
                MoneyScale::Billions => 1 + usize::from(is_small),
            };
            lang.decimal_number(counted, decimals)
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
pub const fn plan_unit(lang: Lang, measure: Measure, scale: MoneyScale) -> &'static str {
    match (measure, scale) {
        (Measure::Budget | Measure::Realised, MoneyScale::Billions) => lang.pick("Rp miliar", "Rp billion"),
        (Measure::Budget | Measure::Realised | Measure::CostPerBeneficiary, _) => lang.pick("Rp juta", "Rp million"),
        (Measure::Target, _) => lang.pick("satuan indikator", "unit of the indicator"),
        (Measure::ShareRealised, _) => "%",
        (Measure::Beneficiaries, _) => lang.pick("orang atau unit", "persons or units"),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_of_seven_figures_is_counted_in_thousands_of_millions() {
        let of = |budget: i128| {
            let mut figures = Figures::default();
            figures.budget += budget;
            figures.rows += 1;
            figures
        };
        let whole = of(3_900_000_000_000);
        let (large, small) = (MoneyScale::of(&whole), MoneyScale::of(&of(153_662_000_000)));
        assert_eq!((large, small), (MoneyScale::Billions, MoneyScale::Millions));
        let said = |scale, budget| plan_cell(Lang::Id, Measure::Budget, scale, &of(budget));
        assert_eq!(said(large, 266_779_000_000).as_deref(), Some("266,8"));
        assert_eq!(said(large, 63_000_000).as_deref(), Some("0,06"));
        assert_eq!(said(small, 10_403_000_000).as_deref(), Some("10.403"));
        assert_eq!(said(small, 1_500_000).as_deref(), Some("1,5"));
        assert_eq!(plan_unit(Lang::Id, Measure::Budget, large), "Rp miliar");
        assert_eq!(plan_unit(Lang::Id, Measure::CostPerBeneficiary, large), "Rp juta");
    }
}
