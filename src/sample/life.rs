//! The dated changes in a cooperative's life that fit its course (FACTS 1.7).

use super::chance::Chance;
use super::life_story::{LifeStory, Story};
use crate::domain::{Date, DeclaredStatus, Id, LifeStage, Ref, Text, Transition};

use LifeStage::{Active, DissolutionProposed, Inactive, Monitored, Revitalising, Revived};

/// The changes on record, earliest first; most cooperatives have none.
pub(super) fn transitions(
    cooperative: Id,
    status: DeclaredStatus,
    course: &LifeStory,
    chance: &mut Chance,
) -> Vec<Transition> {
    let mut stages: Vec<(LifeStage, LifeStage, i32)> = Vec::new();
    if let Some((first, last)) = course.slept {
        stages.extend([
            (Active, Inactive, first + 1),
            (Inactive, Revitalising, last),
            (Revitalising, Revived, last + 1),
        ]);
    }
    match (status, course.ceased) {
        (DeclaredStatus::Inactive, Some(ceased)) if chance.percent(55) => {
            stages.push((Active, Inactive, (ceased + chance.between(1, 3)).min(2022)));
            match chance.below(100) {
                0..8 => stages.push((Inactive, Revitalising, 2023)),
                8..19 => stages.push((Inactive, DissolutionProposed, 2023)),
                _ => {}
            }
        }
        (DeclaredStatus::Active, Some(_)) if chance.percent(50) => stages.push((Active, Monitored, 2023)),
        (DeclaredStatus::Active, _) if course.story == Story::WithoutRat && chance.percent(12) => {
            stages.push((Active, Monitored, 2023));
        }
        _ => {}
    }
    let transition = |(from, to, year)| {
        let date = Date::new(year, chance.between(1, 12) as u8, chance.between(1, 28) as u8).unwrap_or_default();
        let document = chance.percent(60).then(|| document(to, date, chance));
        Transition { cooperative: Ref::to(cooperative), from: Some(from), to, date, document, ..Transition::default() }
    };
    stages.into_iter().map(transition).collect()
}

fn document(to: LifeStage, date: Date, chance: &mut Chance) -> Text {
    let kind = match to {
        Inactive => "BA verifikasi",
        DissolutionProposed => "Surat usul pembubaran",
        Revived => "BA pengaktifan kembali",
        _ => "Nota dinas",
    };
    Text::cut(&format!("{kind} {:03}/CONTOH/{}", chance.between(1, 400), date.year()))
}
