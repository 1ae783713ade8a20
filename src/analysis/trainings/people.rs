//! Who was trained more than once, and in the same subject within some months (test D4 of 8.3): up to six courses a year were held
//! for one enterprise, as programmes did not know of each other (FACTS-2 8.1).

use crate::analysis::persons::{KnownBy, known_as};
use crate::domain::{Date, Id, Trainee, Training, TrainingTopic};
use crate::replica::Row;
use crate::workspace::{Tables, fold};
use std::collections::BTreeMap;

/// The months within which the same subject is said to be the same again, where nobody says otherwise (FACTS-2 8.3).
pub const MONTHS: u8 = 12;

/// Somebody, with every course.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// By what it is known that they are one.
    pub known_by: KnownBy,
    /// Their records as participants, by the day of the course; those of which no day is known last.
    pub trainees: Vec<Id>,
}

/// All who took part.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct People {
    /// Persons, those of most courses first.
    pub persons: Vec<Person>,
    /// Participants who can be told from nobody: neither a whole NIK nor name and telephone.
    pub unknown: Vec<Id>,
}

impl People {
    /// Those of more than one course.
    pub fn repeated(&self) -> impl Iterator<Item = &Person> {
        self.persons.iter().filter(|person| person.trainees.len() > 1)
    }
}

/// What makes two courses of one subject: the code, or where that says nothing, the title.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// The code.
    Topic(TrainingTopic),
    /// The title, in small letters.
    Title(String),
}

/// The same subject to the same person again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repeat {
    /// By what it is known that they are one.
    pub known_by: KnownBy,
    /// The subject.
    pub subject: Subject,
    /// The records as participants that follow each other within the months, by day.
    pub trainees: Vec<Id>,
    /// The first and the last day.
    pub days: (Date, Date),
}

fn subject(of: &Training) -> Option<Subject> {
    match of.topic {
        Some(topic) if topic != TrainingTopic::Other => Some(Subject::Topic(topic)),
        _ => of.title.as_deref().map(|title| Subject::Title(fold(title))),
    }
}

/// The course of a participant; none where it is deleted.
pub(super) fn course<'t>(tables: &'t Tables, of: &Trainee) -> Option<&'t Row<Training>> {
    tables.trainings.get_live(*of.training)
}

/// Participants of courses that there are.
pub(super) fn trainees(tables: &Tables) -> impl Iterator<Item = (&Row<Trainee>, &Row<Training>)> {
    tables.trainees.live().filter_map(|row| Some((row, course(tables, &row.value)?)))
}

/// Who somebody is.
type Key = (KnownBy, String);

/// The day of a course, where it has one, and the record of having taken part in it.
type Attended = (Option<Date>, Id);

/// Everybody who took part in anything.
pub fn people(tables: &Tables) -> People {
    let mut persons: BTreeMap<Key, Vec<Attended>> = BTreeMap::new();
    let mut found = People::default();
    for (row, course) in trainees(tables) {
        let of = &row.value;
        match known_as(of.nik.as_ref(), of.name.as_deref(), of.phone.as_ref()) {
            Some(person) => persons.entry(person).or_default().push((course.value.day(), row.id)),
            None => found.unknown.push(row.id),
        }
    }
    found.unknown.sort_unstable();
    let one = |((known_by, _), mut records): (Key, Vec<Attended>)| {
        records.sort_by_key(|(day, id)| (day.is_none(), *day, *id));
        Person { known_by, trainees: records.into_iter().map(|(_, id)| id).collect() }
    };
    found.persons = persons.into_iter().map(one).collect();
    found.persons.sort_by_key(|person| (std::cmp::Reverse(person.trainees.len()), person.trainees[0]));
    found
}

/// The same subject to the same person within so many months of the time before, and the participants of whose course no day is known,
/// of whom that cannot be said.
pub fn repeats(tables: &Tables, people: &People, months: u8) -> (Vec<Repeat>, Vec<Id>) {
    let (mut found, mut undated) = (Vec::new(), Vec::new());
    for person in people.repeated() {
        let mut by_subject: BTreeMap<Subject, Vec<(Date, Id)>> = BTreeMap::new();
        for id in &person.trainees {
            let Some(of) = tables.trainees.get_live(*id).and_then(|row| course(tables, &row.value)) else { continue };
            match (subject(&of.value), of.value.day()) {
                (Some(subject), Some(day)) => by_subject.entry(subject).or_default().push((day, *id)),
                _ => undated.push(*id),
            }
        }
        for (subject, mut held) in by_subject {
            held.sort_unstable();
            let mut run: Vec<(Date, Id)> = Vec::new();
            let mut close = |run: &mut Vec<(Date, Id)>| {
                if let [(first, _), .., (last, _)] = run.as_slice() {
                    found.push(Repeat {
                        known_by: person.known_by,
                        subject: subject.clone(),
                        days: (*first, *last),
                        trainees: run.iter().map(|(_, id)| *id).collect(),
                    });
                }
                run.clear();
            };
            for (day, id) in held {
                if run.last().is_some_and(|(before, _)| before.plus_months(i32::from(months)) < day) {
                    close(&mut run);
                }
                run.push((day, id));
            }
            close(&mut run);
        }
    }
    undated.sort_unstable();
    found.sort_by_key(|one| (std::cmp::Reverse(one.trainees.len()), std::cmp::Reverse(one.days.1), one.trainees[0]));
    (found, undated)
}
