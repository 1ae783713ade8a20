//! Health assessments of some savings-and-loan cooperatives, after years on which they have met (FACTS 1.9).

use super::chance::Chance;
use crate::domain::{
    AnnualReport, Cooperative, HealthAssessment, HealthMethod, HealthScale, Id, Points, RatState, Ref, Text,
};

/// The assessments on record, for reports of one cooperative; most have none.
pub(super) fn assessments(
    id: Id,
    cooperative: &Cooperative,
    reports: &[AnnualReport],
    chance: &mut Chance,
) -> Vec<HealthAssessment> {
    // Those that only save and lend are assessed more often than those that have a unit for it.
    let often = if cooperative.savings_unit { 12 } else { 45 };
    if !cooperative.saves_and_lends() || !chance.percent(often) {
        return Vec::new();
    }
    let soundness = chance.between(48, 96);
    let [now, before] = HealthScale::methods(cooperative.scheme);
    let met = reports.iter().filter(|report| report.rat == Some(RatState::Held));
    met.filter_map(|report| {
        let day = report.rat_date?.plus_days(chance.between(20, 150));
        (chance.percent(60) && day <= super::position()).then_some(())?;
        let method = if report.year.get() >= 2021 { now } else { before };
        Some(assessment(id, report, method, day, soundness, chance))
    })
    .collect()
}

fn assessment(
    cooperative: Id,
    report: &AnnualReport,
    method: HealthMethod,
    day: crate::domain::Date,
    soundness: i32,
    chance: &mut Chance,
) -> HealthAssessment {
    let (year, assessed_on) = (report.year, Some(day));
    let mut assessment = HealthAssessment {
        cooperative: Ref::to(cooperative),
        year,
        method,
        assessed_on,
        ..HealthAssessment::default()
    };
    for (aspect, weight) in HealthScale::of(method).into_iter().flat_map(|scale| scale.weights) {
        let share = (soundness + chance.between(-18, 14)).clamp(10, 100);
        // In quarters of a point, as such sheets are filled in.
        let points = i32::from(*weight) * share / 25 * 25;
        assessment.give(*aspect, u16::try_from(points).ok().map(Points::from_hundredths));
    }
    let number = chance.between(1, 300);
    assessment.document = Some(Text::cut(&format!("BA penilaian {number:03}/CONTOH/{}", day.year())));
    assessment
}
