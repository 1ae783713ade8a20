//! What a row of a list of persons says.

use super::head::{CourseHead, complete, put_course};
use super::list::PersonList;
use super::part::PersonPart;
use super::topics::{role_of, topic_of};
use crate::domain::territory::Territory;
use crate::domain::{AreaCode, BookYear, Companion, CompanionKind, Id, PersonKind, Record, Trainee, Training};
use crate::exchange::sheet::book::Cell;
use crate::exchange::sheet::columns::Target;
use crate::exchange::sheet::plan::Plan;
use crate::exchange::sheet::row::{Fault, FaultKind, RowReader, Said};
use crate::exchange::sheet::title::Title;

use crate::exchange::sheet::names;
use crate::exchange::sheet::told_cell::{ToldCell, told_cells};
use crate::exchange::sheet::words::{self, plain};
use serde_json::Value;

/// What a row says of somebody, and of the course.
#[derive(Default, Clone)]
pub(super) struct Draft {
    pub training: Said<Training>,
    pub trainee: Said<Trainee>,
    pub companion: Said<Companion>,
    pub faults: Vec<Fault>,
    pub remarks: Vec<Fault>,
}

impl Draft {
    /// Whether something is wrong with the row as a whole, or with a cell and cells may not be passed over.
    pub fn is_refused(&self, lenient: bool) -> bool {
        self.faults.iter().any(|fault| !lenient || fault.column.is_none())
    }

    /// What somebody is called.
    pub fn name(&self) -> &str {
        self.trainee.value.name.as_deref().or(self.companion.value.name.as_deref()).unwrap_or_default()
    }
}

/// Reads the rows of a list.
pub(super) struct PersonReader<'p> {
    reader: RowReader<'p>,
    plan: &'p Plan,
    list: PersonList,
    head: &'p CourseHead,
    /// The course that a person has chosen for a list that names none.
    pub chosen: Option<Id>,
    /// Whether the title says that the companions are those of the grant.
    is_of_grant: bool,
}

type Told<'c> = ToldCell<'c, PersonPart>;

/// The office that a text names: `Dinas Koperasi dan UKM Kab. Tapin`, or just its area.
pub(super) fn office_of(text: &str) -> Option<AreaCode> {
    let words = plain(text).replace("kab ", "kabupaten ");
    let title = Title::of(std::iter::once(words.as_str()));
    let province = &Territory::current().province;
    let is_province = || {
        let named = plain(province.name);
        words == named || words.ends_with(&format!("provinsi {named}")) || words.ends_with(&format!("prov {named}"))
    };
    words::district(text).or(title.district).or_else(|| is_province().then_some(province.code))
}

impl<'p> PersonReader<'p> {
    pub fn new(
        reader: RowReader<'p>,
        plan: &'p Plan,
        list: PersonList,
        head: &'p CourseHead,
        is_of_grant: bool,
    ) -> Self {
        Self { reader, plan, list, head, chosen: plan.training, is_of_grant }
    }

    /// What a row says.
    pub fn read(&mut self, cells: &[Cell]) -> Draft {
        let mut draft = Draft { training: self.head.said.clone(), ..Draft::default() };
        let of = |target| if let Target::Person(part) = target { Some(part) } else { None };
        let mut told = told_cells(self.plan, cells, of, &mut draft.faults, &mut draft.remarks);
        // Whose office it is goes first, as a kecamatan is sought in its area.
        told.sort_by_key(|one| one.part != PersonPart::Companion(Companion::AT.area));
        for one in &told {
            if let Err(kind) = self.put(&mut draft, one) {
                draft.faults.push(Fault { column: Some(one.at), kind });
            }
        }
        match self.list {
            PersonList::Trainees => self.complete_trainee(&mut draft),
            PersonList::Companions => self.complete_companion(&mut draft),
        }
        draft
    }

    fn put(&mut self, draft: &mut Draft, one: &Told) -> Result<(), FaultKind> {
        match one.part {
            PersonPart::Training(field) => {
                let is_own = field == Training::AT.district || field == Training::AT.stated;
                if is_own || matches!(Training::FIELDS[field].expects, crate::domain::Expectation::Text(_)) {
                    // What a column says of the course goes before what the head does.
                    draft.training.pass_over(Training::NAMES[field]);
                    return put_course(&mut draft.training, one.part, one.cell);
                }
                let value = self.value(Training::FIELDS[field].expects, None, one)?;
                draft.training.pass_over(Training::NAMES[field]);
                value.map_or(Ok(()), |value| draft.training.set(field, &value, &one.text))
            }
            PersonPart::Days => {
                let at = Training::AT;
                [at.begins_on, at.ends_on].iter().for_each(|field| {
                    draft.training.pass_over(Training::NAMES[*field]);
                });
                put_course(&mut draft.training, one.part, one.cell)
            }
            PersonPart::Trainee(field) => self.put_trainee(draft, field, one),
            PersonPart::OfKind(kind, field) => {
                let before = draft.trainee.value.kind;
                // Who is said to be from one, and has something in the columns of the other, is asked about by that.
                if before.is_some_and(|before| before != kind && before != PersonKind::Starter) {
                    return Err(FaultKind::SaidOtherwise(one.text.clone()));
                }
                self.put_trainee(draft, field, one)?;
                if before.is_none() {
                    draft.trainee.value.kind = Some(kind);
                    draft.trainee.fields = draft.trainee.fields.with(Trainee::AT.kind);
                }
                Ok(())
            }
            PersonPart::Companion(field) => self.put_companion(draft, field, one),
        }
    }

    fn value(
        &mut self,
        expects: crate::domain::Expectation,
        district: Option<AreaCode>,
        one: &Told,
    ) -> Result<Option<Value>, FaultKind> {
        self.reader.value(one.at, Target::Person(one.part), expects, district, one.cell, &one.text)
    }

    fn put_trainee(&mut self, draft: &mut Draft, field: usize, one: &Told) -> Result<(), FaultKind> {
        let at = Trainee::AT;
        let value = if field == at.nik {
            return one.put_person_nik(&mut draft.trainee, field, &mut draft.remarks);
        } else if field == at.district {
            words::district(&one.text)
                .map(|area| area.to_string().into())
                .ok_or_else(|| FaultKind::NotUnderstood(one.text.clone()))?
        } else if field == at.name {
            names::of_person(&one.text).into()
        } else if field == at.phone {
            phone(one).into()
        } else {
            match self.value(Trainee::FIELDS[field].expects, None, one)? {
                Some(value) => value,
                None => return Ok(()),
            }
        };
        draft.trainee.set(field, &value, &one.text)
    }

    fn put_companion(&mut self, draft: &mut Draft, field: usize, one: &Told) -> Result<(), FaultKind> {
        let at = Companion::AT;
        let not_understood = || FaultKind::NotUnderstood(one.text.clone());
        let value = if field == at.nik {
            return one.put_person_nik(&mut draft.companion, field, &mut draft.remarks);
        } else if field == at.area {
            office_of(&one.text).map(|area| area.to_string().into()).ok_or_else(not_understood)?
        } else if field == at.subdistrict {
            let district = draft.companion.value.area.or(self.plan.district).and_then(AreaCode::district);
            words::subdistrict(&one.text, district).map(|area| area.to_string().into()).ok_or_else(not_understood)?
        } else if field == at.name {
            names::of_person(&one.text).into()
        } else if field == at.phone {
            phone(one).into()
        } else {
            match self.value(Companion::FIELDS[field].expects, None, one)? {
                Some(value) => value,
                None => return Ok(()),
            }
        };
        draft.companion.set(field, &value, &one.text)
    }

    /// What follows from what is said: the role of the position, the subject of the need; and what the course lacks.
    fn complete_trainee(&self, draft: &mut Draft) {
        let at = Trainee::AT;
        if let Some(role) = draft
            .trainee
            .value
            .position
            .as_deref()
            .and_then(role_of)
            .filter(|_| !draft.trainee.fields.contains(at.role))
        {
            draft.trainee.value.role = Some(role);
            draft.trainee.fields = draft.trainee.fields.with(at.role);
        }
        let need = draft.trainee.value.need_stated.as_deref().and_then(topic_of);
        if let Some(need) = need.filter(|_| !draft.trainee.fields.contains(at.need)) {
            draft.trainee.value.need = Some(need);
            draft.trainee.fields = draft.trainee.fields.with(at.need);
        }
        if draft.trainee.value.name.is_none() {
            lacks::<Trainee>(draft, at.name);
        }
        complete(&mut draft.training, self.plan.year);
        if draft.training.value.title.is_some() {
            if !draft.training.fields.contains(Training::AT.year) {
                draft.faults.push(Fault { column: None, kind: FaultKind::NoYear });
            }
        } else if self.chosen.is_none() {
            lacks::<Training>(draft, Training::AT.title);
        }
    }

    fn complete_companion(&self, draft: &mut Draft) {
        let at = Companion::AT;
        if !draft.companion.fields.contains(at.year) {
            match self.plan.year {
                Some(year) => set_year(&mut draft.companion, year),
                None => draft.faults.push(Fault { column: None, kind: FaultKind::NoYear }),
            }
        }
        if let Some(area) = self.plan.district.filter(|_| draft.companion.value.area.is_none()) {
            draft.companion.value.area = Some(area);
            draft.companion.fields = draft.companion.fields.with(at.area);
        }
        if self.is_of_grant && !draft.companion.fields.contains(at.kind) {
            draft.companion.value.kind = Some(CompanionKind::Grant);
            draft.companion.fields = draft.companion.fields.with(at.kind);
        }
        if draft.companion.value.name.is_none() {
            lacks::<Companion>(draft, at.name);
        }
    }
}

fn set_year(said: &mut Said<Companion>, year: BookYear) {
    said.value.year = year;
    said.fields = said.fields.with(Companion::AT.year);
}

fn lacks<R: Record>(draft: &mut Draft, field: usize) {
    let kind = FaultKind::Lacks(R::TABLE.to_owned(), R::NAMES[field].to_owned());
    draft.faults.push(Fault { column: None, kind });
}

/// A telephone; of one that a spreadsheet has made a number of, the zero before it is gone.
fn phone(one: &Told) -> String {
    let is_number = matches!(one.cell, Cell::Number(_)) && one.text.starts_with('8');
    if is_number { format!("0{}", one.text) } else { one.text.clone() }
}
