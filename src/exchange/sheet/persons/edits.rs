//! The records as the rows of a list of persons would make them, without touching the register.

use super::links::Links;
use super::list::PersonList;
use super::reader::Draft;
use crate::domain::{AreaCode, Companion, Date, Id, Record, Ref, Trainee, Training};
use crate::exchange::sheet::cooperatives::Class;
use crate::exchange::sheet::cooperatives::overlay::{self, Overlay};
use crate::exchange::sheet::putting::{Piece, Put, Putting, Refusal, TouchedById};
use crate::exchange::sheet::row::Said;
use crate::replica::Stamp;
use crate::workspace::{Tables, fold};
use rustc_hash::FxHashMap;

/// Records as they would be, by table.
#[derive(Default)]
pub(super) struct Edits {
    trainings: TouchedById<Training>,
    trainees: TouchedById<Trainee>,
    companions: TouchedById<Companion>,
    overlay: Overlay,
    today: Date,
    links: Links,
    /// Courses by their titles: of each the day, the year and the place.
    courses: FxHashMap<String, Vec<Id>>,
    /// Participants of each course, and companions of each office and year: by the NIK, and by the name.
    people: FxHashMap<String, Vec<Id>>,
}

/// What was put: of which course, and what it does.
pub(super) struct Done {
    pub course: Option<Id>,
    pub put: Put,
}

fn named(text: Option<&str>) -> String {
    text.map(fold).unwrap_or_default()
}

/// By what somebody is sought among those of one course, or of one office and year.
fn keys(of: &str, nik: Option<&str>, name: Option<&str>) -> impl Iterator<Item = String> + use<> {
    let nik = nik.map(|nik| format!("{of}/nik/{nik}"));
    let name = Some(named(name)).filter(|name| !name.is_empty()).map(|name| format!("{of}/name/{name}"));
    nik.into_iter().chain(name)
}

/// Keeps what a person has said: what only follows from the list is proposed where there is nothing.
fn propose<R: Record>(said: &mut Said<R>, before: Option<&R>, fields: &[usize]) {
    for field in fields.iter().filter(|field| before.is_some_and(|before| before.says(**field))) {
        said.fields = said.fields.without(*field);
    }
}

impl Edits {
    /// None yet; rows are held against the rules as they are on a day.
    pub fn on(tables: &Tables, today: Date) -> Self {
        let mut edits = Self { overlay: Overlay::of(tables), today, links: Links::of(tables), ..Self::default() };
        for row in tables.trainings.live() {
            let title = named(row.value.title.as_deref());
            edits.courses.entry(title).or_default().push(row.id);
        }
        for row in tables.trainees.live() {
            let of = &row.value;
            edits.enter(&of.training.to_string(), of.nik.as_deref(), of.name.as_deref(), row.id);
        }
        for row in tables.companions.live() {
            let of = &row.value;
            edits.enter(&office(of), of.nik.as_deref(), of.name.as_deref(), row.id);
        }
        edits
    }

    fn enter(&mut self, of: &str, nik: Option<&str>, name: Option<&str>, id: Id) {
        for key in keys(of, nik, name) {
            let ids = self.people.entry(key).or_default();
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
    }

    /// The course that a row speaks of: that of the title and the first day, in the same district where both say one.
    fn course(&self, tables: &Tables, said: &Training) -> Option<Id> {
        let title = named(said.title.as_deref());
        let agrees = |id: &&Id| {
            let Some(of) = overlay::here(&self.trainings, tables.trainings.get_live(**id), **id) else { return false };
            let same_day = match (of.begins_on, said.begins_on) {
                (Some(one), Some(other)) => one == other,
                _ => of.year == said.year,
            };
            same_day && of.district.zip(said.district).is_none_or(|(one, other): (AreaCode, AreaCode)| one == other)
        };
        let found: Vec<Id> = self.courses.get(&title).into_iter().flatten().filter(agrees).copied().collect();
        found.first().copied()
    }

    /// Who of the course, or of the office and year, a row speaks of: the one of its NIK, else of its name, unless both have a whole
    /// NIK and these differ.
    fn somebody(
        &self,
        of: &str,
        nik: Option<&str>,
        name: Option<&str>,
        nik_of: impl Fn(Id) -> Option<String>,
    ) -> Option<Id> {
        let mut keys = keys(of, nik, name);
        let by_nik = nik.and_then(|_| keys.next()).and_then(|key| self.people.get(&key)?.first().copied());
        by_nik.or_else(|| {
            let named = self.people.get(&keys.next()?)?;
            let is_other = |id: &Id| nik_of(*id).zip(nik).is_some_and(|(one, other)| one != other);
            let alike: Vec<Id> = named.iter().filter(|id| !is_other(id)).copied().collect();
            if let [one] = alike[..] { Some(one) } else { None }
        })
    }

    /// Takes all that a row says, or nothing of it. `row` is its number from 1.
    pub fn put(
        &mut self,
        tables: &Tables,
        list: PersonList,
        draft: &Draft,
        chosen: Option<Id>,
        row: usize,
    ) -> Result<Done, Refusal> {
        match list {
            PersonList::Trainees => self.put_trainee(tables, draft, chosen, row),
            PersonList::Companions => self.put_companion(tables, draft, row).map(|put| Done { course: None, put }),
        }
    }

    fn put_trainee(&mut self, tables: &Tables, draft: &Draft, chosen: Option<Id>, row: usize) -> Result<Done, Refusal> {
        let mut putting = Putting::new(tables, &self.overlay, self.today);
        let mut course = draft.training.clone();
        let says_course = course.value.title.is_some();
        let known = if says_course { self.course(tables, &course.value) } else { chosen };
        let at = Training::AT;
        let id = known.or_else(|| course.value.id()).unwrap_or_default();
        let before = overlay::here(&self.trainings, tables.trainings.get_live(id), id);
        propose(&mut course, before.as_ref(), &[at.topic, at.area, at.level, at.year]);
        if !says_course {
            // Of a course that a person has chosen the list says nothing.
            course = Said::default();
        }
        let ready = putting.ready(&self.trainings, Piece { id, said: course }, None)?;
        let owner = ready.after.clone();
        let mut said = draft.trainee.clone();
        said.value.training = Ref::to(id);
        said.fields = said.fields.with(Trainee::AT.training);
        let (nik, name) = (said.value.nik.as_deref().map(str::to_owned), said.value.name.as_deref().map(str::to_owned));
        let nik_of = |id: Id| {
            let of = overlay::here(&self.trainees, tables.trainees.get_live(id), id)?;
            of.nik.as_ref().map(|nik| nik.to_string())
        };
        let found = self.somebody(&id.to_string(), nik.as_deref(), name.as_deref(), nik_of);
        let person = found.or_else(|| said.value.id()).unwrap_or_default();
        let stands = overlay::here(&self.trainees, tables.trainees.get_live(person), person);
        let seat = owner.district.or(owner.area).and_then(AreaCode::district);
        let at = Trainee::AT;
        if let Some(of) = self.links.cooperative(&said.value, seat) {
            said.value.cooperative = Some(Ref::to(of));
            said.fields = said.fields.with(at.cooperative);
        }
        if let Some(of) = self.links.enterprise(&said.value, seat) {
            said.value.enterprise = Some(Ref::to(of));
            said.fields = said.fields.with(at.enterprise);
        }
        propose(&mut said, stands.as_ref(), &[at.cooperative, at.enterprise, at.role, at.need]);
        let trainee = putting.ready(&self.trainees, Piece { id: person, said }, Some(&owner))?;
        let mut put = Put { found: putting.found, ..Put::default() };
        ready.take(&mut self.trainings, row, &mut put);
        trainee.take(&mut self.trainees, row, &mut put);
        if says_course && known.is_none() {
            self.courses.entry(named(owner.title.as_deref())).or_default().push(id);
        }
        self.enter(&id.to_string(), nik.as_deref(), name.as_deref(), person);
        // The row is of the participant: the course is new only once.
        if stands.is_none() {
            put.class = Some(Class::New);
        }
        Ok(Done { course: Some(id), put })
    }

    fn put_companion(&mut self, tables: &Tables, draft: &Draft, row: usize) -> Result<Put, Refusal> {
        let mut putting = Putting::new(tables, &self.overlay, self.today);
        let mut said = draft.companion.clone();
        let of = office(&said.value);
        let (nik, name) = (said.value.nik.as_deref().map(str::to_owned), said.value.name.as_deref().map(str::to_owned));
        let nik_of = |id: Id| {
            let of = overlay::here(&self.companions, tables.companions.get_live(id), id)?;
            of.nik.as_ref().map(|nik| nik.to_string())
        };
        let found = self.somebody(&of, nik.as_deref(), name.as_deref(), nik_of);
        let id = found.or_else(|| said.value.id()).unwrap_or_default();
        let stands = overlay::here(&self.companions, tables.companions.get_live(id), id);
        propose(&mut said, stands.as_ref(), &[Companion::AT.kind]);
        let ready = putting.ready(&self.companions, Piece { id, said }, None)?;
        let mut put = Put { found: putting.found, ..Put::default() };
        ready.take(&mut self.companions, row, &mut put);
        self.enter(&of, nik.as_deref(), name.as_deref(), id);
        Ok(put)
    }

    /// A course as the rows so far have made it; none where there is none.
    pub fn training(&self, tables: &Tables, id: Id) -> Option<Training> {
        overlay::here(&self.trainings, tables.trainings.get_live(id), id)
    }

    /// The records that would not be as they are.
    pub fn rows(&self, tables: &Tables, stamp: Stamp) -> Tables {
        let mut rows = Tables::default();
        macro_rules! each {
            ($( $touched:ident ),+) => {
                $( for (id, after) in overlay::changed(&self.$touched) {
                    rows.$touched.insert(self.overlay.row(tables.$touched.get(id), id, after, stamp));
                } )+
            };
        }
        each!(trainings, trainees, companions);
        rows
    }
}

/// The office and year of a companion.
fn office(of: &Companion) -> String {
    format!("{}/{}", of.year, of.area.map(|area| area.to_string()).unwrap_or_default())
}
