//! The forms of courses, of participants, of companions and of their reports.

use super::{no_such_companion, no_such_training};
use crate::domain::{AreaLevel, Companion, CompanionReport, Id, Level, Record, Trainee, Training};
use crate::explain::label_in_words;
use crate::list::trainings::{COMPANION_REPORTS, COMPANIONS, TRAINEES, TRAININGS, TrainingsPage};
use crate::pages::records::form::{FormOf, page};
use crate::ui::desk::{desk, office};
use crate::ui::random;
use crate::ui::settings::Device;
use leptos::prelude::*;

fn is_there(table: &'static str, id: Id) -> bool {
    desk().peek(|workspace| workspace.tables().is_live(table, id))
}

fn name_of(table: &'static str, id: Id) -> String {
    let t = crate::ui::lang();
    desk().peek(|workspace| label_in_words(t, &workspace.tables().label_of(table, id)).0)
}

/// The form of a course; without one, of a new one of the office that works here.
pub(super) fn course(record: Option<Id>) -> AnyView {
    if record.is_some_and(|id| !is_there(Training::TABLE, id)) {
        return no_such_training();
    }
    let area = office(expect_context::<Device>());
    let is_district = area.level() == AreaLevel::District;
    let begun = TRAININGS.records.begun(None, random::today());
    page(FormOf {
        records: &TRAININGS.records,
        record,
        blank: Training {
            area: Some(area),
            level: Some(if is_district { Level::District } else { Level::Province }),
            district: is_district.then_some(area),
            ..begun
        },
        whose: None,
        back: Box::new(|id| TrainingsPage::One(id).address()),
        gone: TrainingsPage::List.address(),
        along: None,
    })
}

fn trainee_of(course: Id, record: Option<Id>) -> AnyView {
    let home = TrainingsPage::One(course).address();
    let district =
        desk().peek(|workspace| workspace.tables().trainings.get_live(course).and_then(|row| row.value.district));
    page(FormOf {
        records: &TRAINEES.records,
        record,
        blank: Trainee { district, ..TRAINEES.records.begun(Some(course), random::today()) },
        whose: Some(name_of(Training::TABLE, course)),
        gone: home.clone(),
        back: Box::new(move |_| home.clone()),
        along: None,
    })
}

/// The form of a participant.
pub(super) fn trainee(id: Id) -> AnyView {
    let course = desk().peek(|workspace| {
        let tables = workspace.tables();
        tables
            .trainees
            .get_live(id)
            .map(|row| *row.value.training)
            .filter(|course| tables.trainings.get_live(*course).is_some())
    });
    course.map_or_else(no_such_training, |course| trainee_of(course, Some(id)))
}

/// The form of one more participant of a course.
pub(super) fn new_trainee(course: Id) -> AnyView {
    if is_there(Training::TABLE, course) { trainee_of(course, None) } else { no_such_training() }
}

/// The form of a companion; without one, of a new one of the office that works here.
pub(super) fn companion(record: Option<Id>) -> AnyView {
    if record.is_some_and(|id| !is_there(Companion::TABLE, id)) {
        return no_such_companion();
    }
    let area = office(expect_context::<Device>());
    page(FormOf {
        records: &COMPANIONS.records,
        record,
        blank: Companion { area: Some(area), ..COMPANIONS.records.begun(None, random::today()) },
        whose: None,
        back: Box::new(|id| TrainingsPage::Companion(id).address()),
        gone: TrainingsPage::Companions.address(),
        along: None,
    })
}

/// The form of a report of a companion; without one, of a new one.
pub(super) fn report(owner: Id, record: Option<Id>) -> AnyView {
    if !is_there(Companion::TABLE, owner) || record.is_some_and(|id| !is_there(CompanionReport::TABLE, id)) {
        return no_such_companion();
    }
    let home = TrainingsPage::Companion(owner).address();
    page(FormOf {
        records: &COMPANION_REPORTS,
        record,
        blank: COMPANION_REPORTS.begun(Some(owner), random::today()),
        whose: Some(name_of(Companion::TABLE, owner)),
        gone: home.clone(),
        back: Box::new(move |_| home.clone()),
        along: None,
    })
}
