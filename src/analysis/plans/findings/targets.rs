//! G3: the target of an indicator that the outputs which could move it do not add up to.
//!
//! Only where the indicator adds up: of percentages and last values no sum says anything. Outputs count that name the
//! indicator, in a plan of that area and year, in its unit.

use super::{Detail, FindingSettings, PlanFinding};
use crate::analysis::plans::rows::{Plans, folded, shortened};
use crate::domain::{Accumulation, BookYear, FindingTest, Id, Indicator, PlanOutput, Quantity, Record, Target};
use crate::replica::Row;
use rustc_hash::{FxHashMap, FxHashSet};

/// An output and the place of its row.
type Moving<'t> = (u32, &'t Row<PlanOutput>);

pub(super) fn find(plans: &Plans, settings: &FindingSettings, found: &mut Vec<PlanFinding>) {
    let tables = plans.tables();
    let mut moving: FxHashMap<(Id, BookYear), Vec<Moving>> = FxHashMap::default();
    let mut planned = FxHashSet::default();
    for (at, row) in (0..).zip(plans.rows()) {
        planned.extend(row.plan.area.map(|area| (area, row.year())));
        for output in plans.outputs(row) {
            if let Some(indicator) = output.value.indicator {
                moving.entry((*indicator, row.year())).or_default().push((at, output));
            }
        }
    }
    for (target_id, target) in tables.targets.live().map(|row| (row.id, &row.value)) {
        let Some(indicator) = tables.indicators.get_live(*target.indicator) else { continue };
        let Some(wanted) = target.target.filter(|_| !target.is_base) else { continue };
        let is_sum = indicator.value.accumulation == Some(Accumulation::Sum);
        if !is_sum || !planned.contains(&(target.area, target.year)) {
            continue;
        }
        let unit = |text: &Option<crate::domain::Text>| text.as_deref().map(folded);
        let wanted_unit = unit(&indicator.value.unit);
        let outputs = moving.get(&(indicator.id, target.year)).into_iter().flatten();
        let counts = |(at, output): &&Moving| {
            let area = plans.rows()[*at as usize].plan.area;
            let unit = unit(&output.value.unit);
            let agrees = unit.is_none() || wanted_unit.is_none() || unit == wanted_unit;
            area.is_some_and(|area| target.area.contains(area)) && agrees
        };
        let outputs: Vec<_> = outputs.filter(counts).collect();
        let sum: i128 =
            outputs.iter().filter_map(|(_, output)| output.value.target).map(|one| i128::from(one.parts())).sum();
        let Ok(covered) = Quantity::of_parts(sum) else { continue };
        if i128::from(covered.parts()) * 100 >= i128::from(wanted.parts()) * i128::from(settings.coverage) {
            continue;
        }
        let rows: Vec<_> = outputs.iter().map(|(at, _)| &plans.rows()[*at as usize]).collect();
        let detail = Detail::TargetUncovered { target: wanted, covered, outputs: outputs.len() as u32 };
        found.push(PlanFinding {
            area: Some(target.area),
            money: rows.iter().map(|row| row.budget()).sum(),
            rows: rows.iter().map(|row| row.id).collect(),
            others: vec![(Indicator::TABLE, indicator.id), (Target::TABLE, target_id)],
            ..PlanFinding::new(FindingTest::TargetUncovered, key(target, &indicator.value), target.year, detail)
        });
    }
}

fn key(target: &Target, indicator: &Indicator) -> String {
    let code = indicator.code.as_ref().map(|code| code.normal()).unwrap_or_default();
    let name = indicator.name.as_deref().map(folded).unwrap_or_default();
    format!("{}/{code}/{}", target.area, shortened(&name))
}
