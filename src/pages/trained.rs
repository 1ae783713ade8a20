//! The courses of the people of a cooperative or an enterprise, and those that a row of a plan pays for, on the pages of these.

use crate::domain::{Id, Record, Training};
use crate::explain::label_in_words;
use crate::i18n::{Label, Lang};
use crate::list::trainings::TrainingsPage;
use crate::ui::card::card;
use crate::ui::desk::desk;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// A course, when it was, who of them took part, and as what.
#[derive(Clone, PartialEq)]
struct Course {
    id: Id,
    name: String,
    when: String,
    people: Vec<String>,
}

fn course(t: Lang, id: Id, of: &Training, people: Vec<String>) -> Course {
    let topic = of.topic.map(|topic| topic.label(t));
    Course {
        id,
        name: of.title.as_deref().or(topic).unwrap_or_else(|| t.not_recorded()).to_owned(),
        when: of.day().map_or_else(|| of.year.to_string(), |day| t.date(day)),
        people,
    }
}

/// The courses of the participants that are of somebody, the latest first.
fn of_people(t: Lang, is_of: impl Fn(&crate::domain::Trainee) -> bool + Copy) -> Vec<Course> {
    desk().read(|workspace| {
        let tables = workspace.tables();
        let mut people: BTreeMap<Id, Vec<String>> = BTreeMap::new();
        for row in tables.trainees.live().filter(|row| is_of(&row.value)) {
            let role = row.value.role.map(|role| role.label(t).to_lowercase());
            let name = row.value.name.as_deref().unwrap_or_default().to_owned();
            let said = role.map_or_else(|| name.clone(), |role| format!("{name} ({role})"));
            people.entry(*row.value.training).or_default().push(said);
        }
        let found = people.into_iter().filter_map(|(id, people)| {
            let of = &tables.trainings.get_live(id)?.value;
            Some((of.day(), course(t, id, of, people)))
        });
        let mut found: Vec<_> = found.collect();
        found.sort_by_key(|(day, course)| (std::cmp::Reverse(*day), course.id));
        found.into_iter().map(|(_, course)| course).collect()
    })
}

/// The courses that the people of a cooperative took part in; nothing where there is none.
pub(super) fn of_cooperative(t: Lang, id: Id) -> AnyView {
    people_section(
        t,
        Memo::new(move |_| of_people(t, |of| of.cooperative.is_some_and(|cooperative| *cooperative == id))),
    )
}

/// The same of an enterprise.
pub(super) fn of_enterprise(t: Lang, id: Id) -> AnyView {
    people_section(t, Memo::new(move |_| of_people(t, |of| of.enterprise.is_some_and(|enterprise| *enterprise == id))))
}

fn people_section(t: Lang, courses: Memo<Vec<Course>>) -> AnyView {
    (move || {
        courses.with(|courses| {
            (!courses.is_empty()).then(|| {
                let people: usize = courses.iter().map(|course| course.people.len()).sum();
                let count = t.trained_people_count(&t.count(people), &t.count(courses.len()));
                section("pelatihan", t.trained_people(), count, courses)
            })
        })
    })
    .into_any()
}

/// The courses that a row of a plan pays for; nothing where there is none.
pub(super) fn of_plan(t: Lang, id: Id) -> AnyView {
    let courses = Memo::new(move |_| {
        desk().read(|workspace| {
            let tables = workspace.tables();
            let is_of = |row: &&crate::replica::Row<Training>| row.value.plan.is_some_and(|plan| *plan == id);
            let about = |row: &crate::replica::Row<Training>| {
                let beside = label_in_words(t, &tables.label_of(Training::TABLE, row.id)).1;
                let cost = row.value.cost.map(|cost| format!("Rp{}", t.rupiah_short(cost.get())));
                let beside = [beside].into_iter().chain(cost).filter(|part| !part.is_empty()).collect();
                (row.value.day(), course(t, row.id, &row.value, beside))
            };
            let mut found: Vec<_> = tables.trainings.live().filter(is_of).map(about).collect();
            found.sort_by_key(|(day, course)| (std::cmp::Reverse(*day), course.id));
            found.into_iter().map(|(_, course)| course).collect::<Vec<_>>()
        })
    });
    (move || {
        courses.with(|courses| {
            let count = t.count(courses.len());
            (!courses.is_empty()).then(|| section("pelatihan", t.trainings_of_row(), count, courses))
        })
    })
    .into_any()
}

fn section(id: &'static str, title: &'static str, count: String, courses: &[Course]) -> impl IntoView + use<> {
    let one = |course: &Course| {
        let address = TrainingsPage::One(course.id).address();
        view! {
            <li>
                <span>{course.when.clone()}</span>
                <span>
                    <a href=address>{course.name.clone()}</a>
                    " "
                    <span class="hint">{course.people.join(" · ")}</span>
                </span>
            </li>
        }
    };
    let list = view! { <ol class="timeline">{courses.iter().map(one).collect_view()}</ol> };
    card(id, title, view! { <span class="hint">{count}</span> }, list)
}
