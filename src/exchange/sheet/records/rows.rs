//! The rows of a list of records under a plan, beside a register.

use super::AnyRows;
use crate::domain::{Cooperative, Date, FieldInfo, Id, KnownBy, Record};
use crate::exchange::sheet::columns::Target;
use crate::exchange::sheet::cooperatives::known::{self, Found as Speaks};
use crate::exchange::sheet::cooperatives::overlay::{self, Found, Overlay, Refused, Touched};
use crate::exchange::sheet::cooperatives::{self, Candidate, Choice, Class, Summary, View};
use crate::exchange::sheet::listable::Listable;
use crate::exchange::sheet::outcome::Outcome;
use crate::exchange::sheet::plan::{Laid, Plan};
use crate::exchange::sheet::reading::Reading;
use crate::exchange::sheet::row::{Draft, Fault, FaultKind, RowReader, Said};
use crate::replica::{Knowledge, Row, Stamp};
use crate::workspace::{Tables, fold};
use rustc_hash::{FxHashMap, FxHashSet};
use std::any::Any;
use std::collections::BTreeMap;

/// Which cooperative a row is of.
#[derive(Debug, Clone, PartialEq)]
enum Whose {
    /// None of the register.
    Nobodys,
    /// This one.
    Of(Id),
    /// A person must say which.
    Undecided(Vec<Id>),
}

struct Line<R> {
    number: usize,
    draft: Draft,
    said: Said<R>,
    whose: Whose,
    choice: Option<Choice>,
    class: Class,
    /// The id that the record has if it is a new one.
    own: Id,
    /// The record that it is, as far as that is decided.
    id: Option<Id>,
    /// What is wrong with it beside other rows, and by the rules of its record.
    among_others: Option<Fault>,
    /// Values that the rules refuse, and that are passed over, where cells may be.
    passed_over: Vec<Fault>,
    /// What it says without these, where there are any.
    without_passed_over: Option<Said<R>>,
    /// What the rules point out.
    hints: Vec<Fault>,
}

impl<R: Listable> Line<R> {
    fn faults(&self) -> Vec<Fault> {
        self.draft.faults.iter().chain(&self.passed_over).chain(&self.among_others).cloned().collect()
    }

    fn owner(&self) -> Option<Id> {
        match (&self.whose, self.choice) {
            (Whose::Of(id), _) => Some(*id),
            (Whose::Undecided(_), Some(Choice::Same(id))) => Some(id),
            _ => None,
        }
    }

    fn taken(&self) -> &Said<R> {
        self.without_passed_over.as_ref().unwrap_or(&self.said)
    }

    fn is_asked(&self, lenient: bool) -> bool {
        matches!(self.whose, Whose::Undecided(_)) && !self.draft.is_refused(lenient)
    }

    /// By what it tells whose it is, and what.
    fn identity(&self) -> impl PartialEq {
        let c = &self.draft.cooperative.value;
        (c.name.clone(), c.nik.clone(), c.legal_number.clone(), c.district, key(&self.said.value))
    }
}

/// The rows of a list of the records of a table.
pub(super) struct Rows<R: Listable> {
    lines: Vec<Line<R>>,
    lenient: bool,
    /// What the columns mean.
    columns: Vec<Option<Target>>,
    /// The day on which they are read.
    today: Date,
    touched: FxHashMap<Id, Touched<R>>,
}

/// What tells a record apart from others of its cooperative.
fn key<R: Listable>(record: &R) -> Vec<String> {
    let text = |field: &usize| if record.says(*field) { record.to_json(*field).to_string() } else { String::new() };
    R::TOLD_APART_BY.iter().map(|field| fold(&text(field))).collect()
}

/// The id of a new record: that which derives from what it says, else one that was drawn.
fn own_id<R: Record>(record: &R, drawn: Id) -> Id {
    match R::KNOWN_BY {
        KnownBy::Derived { id, .. } => id(record).unwrap_or(drawn),
        _ => drawn,
    }
}

/// The records that there are, by cooperative and what tells them apart.
type ByKey = FxHashMap<(Id, Vec<String>), Vec<Id>>;

impl<R: Listable> Rows<R> {
    /// Reads the rows of a sheet.
    pub(super) fn read(reading: Reading<'_, '_>) -> Self {
        // The number of a new record among others would have to be counted.
        const { assert!(!matches!(R::KNOWN_BY, KnownBy::Numbered(_))) };
        let Reading { sheet, laid, plan, tables, now_ms, chance, progress } = reading;
        let Laid { layout, writings } = laid;
        let mut reader = RowReader::new(plan, writings);
        let known = Known::of(tables);
        let mut lines = Vec::new();
        for (at, cells) in layout.records(sheet) {
            if at % 2_000 == 0 {
                progress(at, sheet.rows.len());
            }
            let (own, number) = (cooperatives::id_of(now_ms, chance, at), at + 1);
            lines.extend(one_each(reader.read(&cells)).map(|draft| line(draft, &known, plan, own, number)));
        }
        let columns = plan.columns.iter().map(|column| column.target).collect();
        let (lenient, today) = (plan.lenient, Date::in_wita(now_ms));
        let mut rows = Self { lines, lenient, columns, today, touched: FxHashMap::default() };
        rows.ask_of_those_alike(tables);
        rows.classify(tables);
        rows
    }

    /// A cooperative that the register does not have may be one of it, written otherwise.
    fn ask_of_those_alike(&mut self, tables: &Tables) {
        let is_open = |line: &&Line<R>| line.whose == Whose::Nobodys && line.draft.has_name();
        let strangers = self.lines.iter().filter(is_open);
        let strangers =
            strangers.map(|line| Row::new(line.own, line.draft.onto(&Cooperative::default()), Stamp::default()));
        let strangers: Vec<Row<Cooperative>> = strangers.collect();
        let own: FxHashSet<Id> = strangers.iter().map(|row| row.id).collect();
        let mut alike = cooperatives::alike(tables, strangers);
        for line in &mut self.lines {
            let candidates = alike.remove(&line.own).unwrap_or_default();
            let candidates: Vec<Id> = candidates.into_iter().filter(|id| !own.contains(id)).collect();
            if !candidates.is_empty() {
                line.draft.faults.retain(|fault| fault.kind != FaultKind::NotInRegister);
                line.whose = Whose::Undecided(candidates);
            }
        }
    }

    /// Says of every row what it would do, one after the other: an earlier row may have said it already.
    fn classify(&mut self, tables: &Tables) {
        let overlay = Overlay::of(tables);
        let mut known: ByKey = FxHashMap::default();
        for row in tables.table::<R>().into_iter().flat_map(|table| table.live()) {
            if let Some(owner) = row.value.owner() {
                known.entry((owner, key(&row.value))).or_default().push(row.id);
            }
        }
        self.touched.clear();
        let mut lines = std::mem::take(&mut self.lines);
        for line in &mut lines {
            (line.among_others, line.without_passed_over, line.id) = (None, None, None);
            line.passed_over.clear();
            line.hints.clear();
            line.class = match line.owner() {
                _ if line.draft.is_refused(self.lenient) => Class::Refused,
                Some(owner) => self.put(tables, &overlay, &mut known, owner, line),
                None => Class::Doubtful,
            };
        }
        self.lines = lines;
    }

    /// Takes a row in. Where cells may be passed over, one that the rules refuse is.
    fn put(&mut self, tables: &Tables, overlay: &Overlay, known: &mut ByKey, owner: Id, line: &mut Line<R>) -> Class {
        loop {
            let mut found = Vec::new();
            match self.try_put(tables, overlay, known, owner, line, &mut found) {
                Ok(class) => {
                    line.hints = found.into_iter().map(|found| self.fault(found)).collect();
                    return class;
                }
                Err(Refused::Beside(kind)) => line.among_others = Some(Fault { column: None, kind }),
                Err(Refused::Check(found)) => {
                    let mut without = line.taken().clone();
                    if self.lenient && without.pass_over(found.field) {
                        line.without_passed_over = Some(without);
                        line.passed_over.push(self.fault(found));
                        continue;
                    }
                    line.among_others = Some(self.fault(found));
                }
            }
            return Class::Refused;
        }
    }

    fn try_put(
        &mut self,
        tables: &Tables,
        overlay: &Overlay,
        known: &mut ByKey,
        owner: Id,
        line: &mut Line<R>,
        found: &mut Vec<Found>,
    ) -> Result<Class, Refused> {
        let said = line.taken();
        // To what it belongs the columns of the cooperative say.
        let is_lacking = |(field, info): &(usize, &FieldInfo)| {
            info.required && info.expects.fits_a_cell() && !said.fields.contains(*field)
        };
        if let Some((_, info)) = R::FIELDS.iter().enumerate().find(is_lacking) {
            return Err(FaultKind::Lacks(R::TABLE.to_owned(), info.name.to_owned()).into());
        }
        let mut new = R::default();
        new.set_owner(owner);
        new = said.onto(&new);
        let place = (owner, key(&new));
        let id = self.one_of(tables, known, &place, said)?.unwrap_or_else(|| own_id(&new, line.own));
        let standing = tables.table::<R>().and_then(|table| table.get_live(id));
        let before = overlay::here(&self.touched, standing, id);
        let is_new = before.is_none();
        let after = before.as_ref().map_or_else(|| new.clone(), |before| said.onto(before));
        let changed = match &before {
            Some(before) => overlay.open_to_change(standing, cooperatives::differing(before, &after)),
            None => cooperatives::differing(&R::default(), &after),
        };
        overlay::check(&self.touched, id, changed.and(said.fields))?;
        let of_owner = tables.cooperatives.get_live(owner).map(|row| &row.value);
        let of_before = before.map(|before| before.findings(of_owner, self.today)).unwrap_or_default();
        overlay::hold(None, &of_before, &after.findings(of_owner, self.today), found)?;
        let (changes, fields) = (!changed.is_empty(), said.fields);
        overlay::take(&mut self.touched, id, after, changed, fields, line.number);
        line.id = Some(id);
        let ids = known.entry(place).or_default();
        if !ids.contains(&id) {
            ids.push(id);
        }
        Ok(Class::of(is_new, changes))
    }

    /// The record of that cooperative that a row is of; of several that say all that the row says, the first. None where it is
    /// a new one.
    fn one_of(
        &self,
        tables: &Tables,
        known: &ByKey,
        place: &(Id, Vec<String>),
        said: &Said<R>,
    ) -> Result<Option<Id>, FaultKind> {
        let ids: &[Id] = known.get(place).map_or(&[], Vec::as_slice);
        if let [] | [_] = ids {
            return Ok(ids.first().copied());
        }
        let says_so = |id: &&Id| {
            let standing = tables.table::<R>().and_then(|table| table.get_live(**id));
            overlay::here(&self.touched, standing, **id).is_some_and(|one| said.onto(&one) == one)
        };
        ids.iter().find(says_so).copied().map(Some).ok_or(FaultKind::SeveralAlike)
    }

    fn fault(&self, found: Found) -> Fault {
        let target = R::field(found.field).map(|field| Target::Field(R::TABLE, field));
        let column = self.columns.iter().position(|column| target.is_some() && *column == target);
        Fault { column, kind: FaultKind::Check(found.problem) }
    }

    fn view(&self, tables: &Tables, line: &Line<R>) -> View {
        let candidates: &[Id] = match &line.whose {
            Whose::Undecided(candidates) => candidates,
            _ => &[],
        };
        let owner = line.owner().and_then(|id| tables.cooperatives.get_live(id));
        let before = line.id.and_then(|id| tables.table::<R>()?.get_live(id)).map(|row| &row.value);
        let after = line.taken().onto(&before.cloned().unwrap_or_default());
        let changes = cooperatives::differences(before, &after, None);
        let name = owner.map_or(&line.draft.cooperative.value.name, |row| &row.value.name);
        View {
            number: line.number,
            class: line.class,
            name: name.to_string(),
            id: owner.map(|row| row.id),
            choice: line.choice,
            candidates: candidates.iter().filter_map(|id| candidate(tables, *id)).collect(),
            // Whose it is stands above.
            changes: changes.into_iter().filter(|change| says_more_than_whose::<R>(&change.field)).collect(),
            faults: line.faults(),
            remarks: line.draft.remarks.iter().chain(&line.hints).cloned().collect(),
        }
    }
}

/// The cooperatives of the register that a row can be of.
struct Known {
    cooperatives: known::Known,
    /// Those of a name, wherever they lie.
    named: FxHashMap<String, Vec<Id>>,
}

impl Known {
    fn of(tables: &Tables) -> Self {
        let mut named: FxHashMap<String, Vec<Id>> = FxHashMap::default();
        for row in tables.cooperatives.live() {
            named.entry(known::name(&row.value)).or_default().push(row.id);
        }
        Self { cooperatives: known::Known::of(tables), named }
    }

    /// As for a list of cooperatives; and of a row that does not say the district, the one of its name, wherever that lies: it
    /// is one of the register.
    fn find(&self, c: &Cooperative) -> Speaks {
        let found = self.cooperatives.find(c);
        if found != Speaks::None || c.district.is_some() || c.name.is_empty() {
            return found;
        }
        match self.named.get(&known::name(c)).map_or(&[][..], Vec::as_slice) {
            [] => Speaks::None,
            [one] => Speaks::One(*one),
            several => Speaks::Several(several.to_vec()),
        }
    }
}

fn says_more_than_whose<R: Record>(field: &str) -> bool {
    R::field(field).is_some_and(|field| R::FIELDS[field].expects.fits_a_cell())
}

fn candidate(tables: &Tables, id: Id) -> Option<Candidate> {
    tables.cooperatives.get_live(id).map(|row| cooperatives::candidate_of(id, &row.value))
}

/// A draft for each of the records of which a row speaks; what is wrong with the row as a whole is said of each.
fn one_each(mut draft: Draft) -> impl Iterator<Item = Draft> {
    let each = std::mem::take(&mut draft.each);
    let of = each.into_iter().map({
        let draft = draft.clone();
        move |own| {
            // What its own column says of the day goes before what holds for all rows.
            let common = draft.others.iter().filter(|other| own.iter().all(|said| said.field != other.field)).cloned();
            let others = common.chain(own.iter().cloned()).collect();
            let mut of = draft.clone();
            of.others = others;
            of
        }
    });
    let of: Vec<Draft> = of.collect();
    let alone = of.is_empty().then_some(draft);
    of.into_iter().chain(alone)
}

/// What a row says, and of which cooperative it seems to be.
fn line<R: Listable>(mut draft: Draft, known: &Known, plan: &Plan, own: Id, number: usize) -> Line<R> {
    let mut said = Said::default();
    for other in std::mem::take(&mut draft.others) {
        if let Err(kind) = said.set(other.field, &other.value, &other.text) {
            draft.faults.push(Fault { column: other.column, kind });
        }
    }
    let c = draft.onto(&Cooperative::default());
    let whose = match known.find(&c) {
        Speaks::One(id) => Whose::Of(id),
        Speaks::Several(candidates) => Whose::Undecided(candidates),
        Speaks::Contradicting(candidates, contradiction) => {
            draft.remarks.push(cooperatives::contradicting(&contradiction, &known.cooperatives, plan));
            Whose::Undecided(candidates)
        }
        Speaks::None => {
            let is_told = draft.has_name() || c.nik.is_some() || c.legal_number.is_some();
            let kind = if is_told { FaultKind::NotInRegister } else { FaultKind::Nameless };
            draft.faults.push(Fault { column: None, kind });
            Whose::Nobodys
        }
    };
    let (choice, id, among_others, without_passed_over) = (None, None, None, None);
    let (passed_over, hints, class) = (Vec::new(), Vec::new(), Class::Refused);
    Line { number, draft, said, whose, choice, class, own, id, among_others, passed_over, without_passed_over, hints }
}

impl<R: Listable> AnyRows for Rows<R> {
    fn summary(&self) -> Summary {
        let mut summary = Summary::default();
        let mut unknown: BTreeMap<(usize, String), usize> = BTreeMap::new();
        for line in &self.lines {
            *summary.rows.entry(line.class).or_default() += 1;
            for fault in &line.draft.faults {
                if let (Some(column), FaultKind::NotUnderstood(text)) = (fault.column, &fault.kind) {
                    *unknown.entry((column, text.clone())).or_default() += 1;
                }
            }
            let is_damaged = |fault: &Fault| matches!(fault.kind, FaultKind::DamagedNik(_));
            summary.damaged_niks += usize::from(line.draft.remarks.iter().any(is_damaged));
            let is_unclear = |fault: &Fault| matches!(fault.kind, FaultKind::Unclear(_));
            summary.unclear += usize::from(line.draft.faults.iter().any(is_unclear));
            summary.asked += usize::from(line.is_asked(self.lenient));
        }
        summary.unknown = cooperatives::most_frequent(unknown);
        summary
    }

    fn views(&self, tables: &Tables, class: Class, from: usize, most: usize) -> Vec<View> {
        let is_wanted =
            |line: &&Line<R>| if class == Class::Doubtful { line.is_asked(self.lenient) } else { line.class == class };
        self.lines.iter().filter(is_wanted).skip(from).take(most).map(|line| self.view(tables, line)).collect()
    }

    fn decide(&mut self, tables: &Tables, rows: &[usize], choice: Option<Choice>) {
        for line in self.lines.iter_mut().filter(|line| rows.contains(&line.number)) {
            let Whose::Undecided(candidates) = &line.whose else { continue };
            // Such a list brings no cooperative.
            line.choice = choice.filter(|choice| matches!(choice, Choice::Same(id) if candidates.contains(id)));
        }
        self.classify(tables);
    }

    fn remember(&mut self, tables: &Tables, before: &dyn AnyRows) -> usize {
        let Some(before) = before.as_any().downcast_ref::<Self>() else { return 0 };
        let said: FxHashMap<usize, (&Line<R>, Choice)> =
            before.lines.iter().filter_map(|line| Some((line.number, (line, line.choice?)))).collect();
        let mut kept = 0;
        for line in &mut self.lines {
            let Some((then, choice)) = said.get(&line.number) else { continue };
            let Whose::Undecided(candidates) = &line.whose else { continue };
            let holds =
                matches!(choice, Choice::Same(id) if candidates.contains(id)) && then.identity() == line.identity();
            line.choice = holds.then_some(*choice);
            kept += usize::from(holds);
        }
        self.classify(tables);
        said.len() - kept
    }

    fn refused(&self) -> Vec<(usize, Vec<Fault>)> {
        let refused = self.lines.iter().filter(|line| line.class == Class::Refused);
        refused.map(|line| (line.number, line.faults())).collect()
    }

    fn outcome(&self, tables: &Tables, seen: &Knowledge, stamp: Stamp) -> Outcome {
        let (overlay, mut rows) = (Overlay::of(tables), Tables::default());
        let standing = tables.table::<R>();
        if let Some(table) = rows.table_mut::<R>() {
            for (id, after) in overlay::changed(&self.touched) {
                table.insert(overlay.row(standing.and_then(|table| table.get(id)), id, after, stamp));
            }
        }
        let mut seen = seen.clone();
        seen.observe(stamp);
        Outcome { rows, seen }
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}
