//! G5: a programme of which nothing is spent by the second quarter, or whose spending is far from planned cash (FACTS 7.8).
//!
//! Only of offices that have reported: who says nothing has not spent nothing.

use super::{Detail, FindingSettings, PlanFinding};
use crate::analysis::plans::evaluation::deviation;
use crate::analysis::plans::rows::{PlanRow, Plans};
use crate::domain::{BookYear, Date, FindingTest, Quantity};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// What an office spends on a programme in a year.
#[derive(Default)]
struct Programme {
    rows: Vec<u32>,
    /// Spent and planned in each quarter.
    quarters: [(Option<i64>, Option<i64>); 4],
    has_tranches: bool,
}

pub(super) fn find(plans: &Plans, settings: &FindingSettings, today: Date, found: &mut Vec<PlanFinding>) {
    let mut programmes: FxHashMap<(u32, BookYear, Arc<str>), Programme> = FxHashMap::default();
    // The last quarter of which an office has reported anything.
    let mut reported: FxHashMap<(u32, BookYear), u8> = FxHashMap::default();
    for (at, row) in (0..).zip(plans.rows()).filter(|(_, row)| row.budget() > 0) {
        let Some(programme) = row.codes.programme.clone() else { continue };
        let of = programmes.entry((row.office, row.year(), programme)).or_default();
        of.rows.push(at);
        for report in plans.realisations(row).iter().map(|report| &report.value) {
            let Some(quarter) = report.period.quarter() else {
                of.has_tranches |= report.spent.is_some_and(|spent| spent.get() > 0);
                continue;
            };
            let (spent, cash) = &mut of.quarters[usize::from(quarter) - 1];
            for (sum, amount) in [(spent, report.spent), (cash, report.cash_plan)] {
                if let Some(amount) = amount {
                    *sum.get_or_insert_default() += amount.get();
                }
            }
            if report.spent.is_some() {
                let last = reported.entry((row.office, row.year())).or_default();
                *last = quarter.max(*last);
            }
        }
    }
    for ((office, year, programme), of) in programmes {
        let over = quarters_over(year, today).min(reported.get(&(office, year)).copied().unwrap_or_default());
        let key = format!("{}/{programme}", plans.offices()[office as usize].key());
        let spent: i64 = of.quarters[..usize::from(over)].iter().filter_map(|(spent, _)| *spent).sum();
        let cash: i64 = of.quarters[..usize::from(over)].iter().filter_map(|(_, cash)| *cash).sum();
        let (programme, percent) = (programme.to_string(), deviation(cash, spent));
        let detail = if u16::from(over) >= settings.quarter && spent == 0 && !of.has_tranches {
            Detail::NothingRealised { programme, quarter: over }
        } else {
            let Some(percent) = percent.filter(|percent| {
                over > 0
                    && percent.parts().abs() > Quantity::from(u32::from(settings.deviation)).parts()
                    && !(of.has_tranches && spent == 0)
            }) else {
                continue;
            };
            Detail::Deviation { programme, quarter: over, percent }
        };
        let rows: Vec<&PlanRow> = of.rows.iter().map(|at| &plans.rows()[*at as usize]).collect();
        let budget: i64 = rows.iter().map(|row| row.budget()).sum();
        let money = if matches!(detail, Detail::NothingRealised { .. }) { budget } else { (cash - spent).abs() };
        found.push(PlanFinding {
            area: plans.offices()[office as usize].area,
            money,
            people: rows.iter().filter_map(|row| plans.people(row)).sum(),
            rows: rows.iter().map(|row| row.id).collect(),
            ..PlanFinding::new(FindingTest::NothingRealised, key, year, detail)
        });
    }
}

/// How many quarters of a year are over on a day.
fn quarters_over(year: BookYear, today: Date) -> u8 {
    match today.year() - i32::from(year.get()) {
        0 => (today.month() - 1) / 3,
        ..0 => 0,
        _ => 4,
    }
}
