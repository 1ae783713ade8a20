//! What comes back of a sheet that was given out.

use super::Asked;
use super::given::{CHOICES, Form, Given, SHEET, Unreturnable, text_at};
use super::write::cell_of;
use crate::domain::{AnnualReport, Cooperative, Expectation, Id, Record};
use crate::exchange::sheet::book::{Book, Cell, Sheet};
use crate::exchange::sheet::columns::{Column, Target};
use crate::exchange::sheet::kind::ListKind;
use crate::exchange::sheet::layout::RowRole;
use crate::exchange::sheet::plan::Plan;
use crate::exchange::sheet::value;
use crate::exchange::sheet::words::{self, plain};
use crate::exchange::sheet::writing::Writing;
use crate::workspace::Tables;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};

/// So many changes beyond what could be filled in are told one by one.
const TOLD: usize = 200;
/// The headings are among so many of the first rows.
const HEADINGS: usize = 25;

/// Something that was changed beyond what could be filled in. Rows and columns are numbered from 1, as the sheet shows them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Beyond {
    /// A cell that only tells which cooperative it is. It is not taken.
    Key {
        /// Its row.
        row: usize,
        /// What it is of.
        target: Target,
        /// What stood in it.
        given: String,
        /// What stands in it.
        now: String,
    },
    /// A row without an id. It is not taken.
    RowAdded {
        /// The row.
        row: usize,
    },
    /// A record that was given out and has no row any more.
    RowRemoved {
        /// What the cooperative was called.
        name: String,
    },
    /// A row whose id is none that was given out. It is not taken.
    IdChanged {
        /// The row.
        row: usize,
        /// What stands there.
        text: String,
    },
    /// A row that has the id of one cooperative and the name of another that was given out, too. It is not taken.
    IdOfAnother {
        /// The row.
        row: usize,
        /// What the cooperative of the id was called.
        name: String,
    },
    /// Rows with one id. None of them is taken.
    IdTwice {
        /// The rows.
        rows: Vec<usize>,
        /// What the cooperative was called.
        name: String,
    },
    /// A column, or a row of a form, that was not given out. It is not taken.
    FieldAdded {
        /// The column, or the row of a form.
        at: usize,
        /// Whether it is a row of a form.
        is_row: bool,
        /// Its heading.
        heading: String,
    },
    /// What was given out and is not there any more, or has another heading.
    FieldRemoved {
        /// What it was of.
        target: Target,
    },
    /// A cell in which something stood and nothing stands. The register keeps what it has.
    Emptied {
        /// Its row.
        row: usize,
        /// What it is of.
        target: Target,
        /// What stood in it.
        given: String,
    },
    /// A further sheet with cells in it. It is not taken.
    SheetAdded {
        /// Its name.
        name: String,
    },
}

/// A cell that was changed in the sheet, and in the register since the sheet was given out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Meanwhile {
    /// The row, from 1.
    pub row: usize,
    /// The cooperative.
    pub id: Id,
    /// What the register calls it.
    pub name: String,
    /// What the cell is of.
    pub target: Target,
    /// What stood in it.
    pub given: String,
    /// What the register says now.
    pub now: String,
    /// What stands in it.
    pub returned: String,
}

/// A cell that came back with something else in it.
struct Changed {
    /// Its row, from 0.
    row: usize,
    target: Target,
    given: String,
    cell: Cell,
}

/// A record as it came back.
struct Line {
    /// Its row, from 0; of a form that of the first of its fields.
    row: usize,
    id: Id,
    changed: Vec<Changed>,
}

/// A sheet that was given out, as it came back.
pub struct Returned {
    given: Given,
    sheet: usize,
    name: String,
    is_1904: bool,
    lines: Vec<Line>,
    beyond: Vec<Beyond>,
    further: usize,
}

/// Where the fields of a sheet are: their columns, or their rows in a form.
struct Located {
    /// The row of the headings.
    heading: usize,
    /// The column of the values of a form.
    value: usize,
    of: FxHashMap<Target, usize>,
}

impl Returned {
    /// What came back in a workbook; none where it is no sheet to fill in that was given out.
    pub fn of(book: &Book) -> Option<Result<Self, Unreturnable>> {
        Some(Given::of(book)?.and_then(|given| Self::read(book, given)))
    }

    fn read(book: &Book, given: Given) -> Result<Self, Unreturnable> {
        let is_own = |sheet: &&Sheet| sheet.name != SHEET && sheet.name != CHOICES;
        let sheets = book.sheets.iter().enumerate().filter(|(_, sheet)| is_own(sheet));
        let located = sheets.filter_map(|(at, sheet)| Some((at, given.locate(sheet)?)));
        let found = located.max_by_key(|(at, located)| (located.of.len(), std::cmp::Reverse(*at)));
        let (at, located) = found.ok_or(Unreturnable::NoSheet)?;
        if !located.of.contains_key(&Target::Record) {
            return Err(Unreturnable::NoIds);
        }
        let sheet = &book.sheets[at];
        let (name, is_1904) = (sheet.name.clone(), sheet.is_1904);
        let mut returned = Self { given, sheet: at, name, is_1904, lines: Vec::new(), beyond: Vec::new(), further: 0 };
        returned.compare_fields(sheet, &located);
        returned.compare_rows(sheet, &located);
        for (other, sheet) in book.sheets.iter().enumerate().filter(|(_, sheet)| is_own(sheet)) {
            if other != at && !returned.given.about.sheets.contains(&sheet.name) {
                returned.say(Beyond::SheetAdded { name: sheet.name.clone() });
            }
        }
        Ok(returned)
    }

    /// Which sheet of the workbook it is.
    pub const fn sheet_of_book(&self) -> usize {
        self.sheet
    }

    /// What was asked.
    pub fn asked(&self) -> Asked {
        let is_of_cooperative = |target: &Target| target.field().0 == Cooperative::TABLE;
        let cooperative = self.given.targets[self.given.about.keys..].iter().any(is_of_cooperative);
        Asked { year: self.given.about.year, cooperative }
    }

    /// What was changed beyond what could be filled in.
    pub fn beyond(&self) -> &[Beyond] {
        &self.beyond
    }

    /// How much more of that there is.
    pub const fn further(&self) -> usize {
        self.further
    }

    fn say(&mut self, beyond: Beyond) {
        if self.beyond.len() < TOLD {
            self.beyond.push(beyond);
        } else {
            self.further += 1;
        }
    }

    /// Says which fields have come and which have gone.
    fn compare_fields(&mut self, sheet: &Sheet, located: &Located) {
        let gone: Vec<Target> =
            self.given.targets.iter().copied().filter(|target| !located.of.contains_key(target)).collect();
        gone.into_iter().for_each(|target| self.say(Beyond::FieldRemoved { target }));
        let places: FxHashSet<usize> = located.of.values().copied().collect();
        let (lang, is_row) = (self.given.about.lang, self.given.about.form == Form::Single);
        let is_check = |heading: &str| plain(heading) == plain(lang.fill_in_check());
        let added: Vec<(usize, String)> = if is_row {
            let rows = sheet.rows.iter().enumerate().skip(located.heading + 1);
            let heading = |row: &[Cell]| {
                let mut labels = row.iter().take(located.value).map(Cell::text).rev();
                labels.find(|text| !text.is_empty()).unwrap_or_default()
            };
            let rows = rows.filter(|(at, row)| !places.contains(at) && !text_at(row, located.value).is_empty());
            rows.map(|(at, row)| (at, heading(row))).filter(|(_, heading)| !is_check(heading)).collect()
        } else {
            let headings = sheet.rows[located.heading].iter().map(Cell::text).enumerate();
            headings.filter(|(at, text)| !places.contains(at) && !text.is_empty() && !is_check(text)).collect()
        };
        for (at, heading) in added {
            self.say(Beyond::FieldAdded { at: at + 1, is_row, heading });
        }
    }

    /// Finds the record of every row, and the cells of it that are not as they were.
    fn compare_rows(&mut self, sheet: &Sheet, located: &Located) {
        let mut found: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
        let mut order = Vec::new();
        let numbers: FxHashMap<Id, usize> = self.given.rows.iter().enumerate().map(|(at, (id, _))| (*id, at)).collect();
        for row in self.given.rows_of(sheet, located) {
            let text = located.cell(&self.given, sheet, row, Target::Record).text();
            let number = text.parse().ok().and_then(|id: Id| numbers.get(&id).copied());
            match number {
                None if text.is_empty() => self.say(Beyond::RowAdded { row: row + 1 }),
                None => self.say(Beyond::IdChanged { row: row + 1, text }),
                Some(number) => {
                    found.entry(number).or_default().push(row);
                    order.push((row, number));
                }
            }
        }
        for number in 0..self.given.rows.len() {
            let name = self.given.rows[number].1.first().cloned().unwrap_or_default();
            match found.get(&number).map(Vec::as_slice) {
                None => self.say(Beyond::RowRemoved { name }),
                Some([_]) => {}
                Some(rows) => {
                    let rows = rows.iter().map(|row| row + 1).collect();
                    self.say(Beyond::IdTwice { rows, name });
                }
            }
        }
        let names = self.given.names();
        for (row, number) in order {
            if found[&number].len() == 1 {
                self.compare_row(sheet, located, row, number, &names);
            }
        }
    }

    fn compare_row(&mut self, sheet: &Sheet, located: &Located, row: usize, number: usize, names: &FxHashSet<String>) {
        let (id, base) = self.given.rows[number].clone();
        let called = self.given.called(&located.cells(&self.given, sheet, row));
        if called != self.given.called(&base) && names.contains(&called) {
            let name = base.first().cloned().unwrap_or_default();
            return self.say(Beyond::IdOfAnother { row: row + 1, name });
        }
        let (keys, targets) = (self.given.about.keys, self.given.targets.clone());
        let mut changed = Vec::new();
        for (at, (target, given)) in targets.into_iter().zip(base).enumerate() {
            if !located.of.contains_key(&target) {
                continue;
            }
            let cell = located.cell(&self.given, sheet, row, target);
            let row = located.row_of(&self.given, row, target);
            let says = meaning(target, cell, self.is_1904);
            if says == meaning(target, &Cell::Text(given.clone()), false) {
                continue;
            }
            if at < keys {
                self.say(Beyond::Key { row: row + 1, target, given, now: cell.text() });
            } else if says.is_empty() {
                self.say(Beyond::Emptied { row: row + 1, target, given });
            } else {
                changed.push(Changed { row, target, given, cell: cell.clone() });
            }
        }
        if !changed.is_empty() {
            self.lines.push(Line { row, id, changed });
        }
    }

    /// Cells that were changed in the sheet and in the register since it was given out, where both do not say the same now.
    pub fn meanwhile(&self, tables: &Tables) -> Vec<Meanwhile> {
        let cells = self.lines.iter().flat_map(|line| line.changed.iter().map(move |cell| (line.id, cell)));
        let told = cells.filter_map(|(id, changed)| {
            let name = tables.cooperatives.get_live(id)?.value.name.to_string();
            let now = self.differs_meanwhile(tables, id, changed)?.text();
            let (given, returned) = (changed.given.clone(), changed.cell.text());
            Some(Meanwhile { row: changed.row + 1, id, name, target: changed.target, given, now, returned })
        });
        told.collect()
    }

    /// What the register says of a cell now, where that is neither what was given out nor what came back.
    fn differs_meanwhile(&self, tables: &Tables, id: Id, changed: &Changed) -> Option<Cell> {
        tables.cooperatives.get_live(id)?;
        let now = self.now(tables, id, changed.target);
        let says = meaning(changed.target, &now, false);
        let given = meaning(changed.target, &Cell::Text(changed.given.clone()), false);
        (says != given && says != meaning(changed.target, &changed.cell, self.is_1904)).then_some(now)
    }

    fn now(&self, tables: &Tables, id: Id, target: Target) -> Cell {
        cell_of(tables, id, target, self.asked(), self.given.about.lang)
    }

    /// What is to be taken, as a list with a plan that leaves nothing to ask: the id of every record of which something was
    /// changed, and the cells that were. What the register has changed meanwhile is left as it is there, unless
    /// `taking_meanwhile`. Rows stand where they stood.
    pub fn sheet(&self, tables: &Tables, taking_meanwhile: bool) -> (Sheet, Plan) {
        let mut rows: Vec<(usize, Vec<(Target, Cell)>)> = Vec::new();
        for line in &self.lines {
            let taken = line
                .changed
                .iter()
                .filter(|changed| taking_meanwhile || self.differs_meanwhile(tables, line.id, changed).is_none());
            let mut cells: Vec<(Target, Cell)> = taken.map(|changed| (changed.target, changed.cell.clone())).collect();
            if cells.is_empty() {
                continue;
            }
            self.add_what_is_read_with(tables, line.id, &mut cells);
            cells.insert(0, (Target::Record, Cell::Text(line.id.to_string())));
            rows.push((line.row, cells));
        }
        rows.sort_by_key(|(row, _)| *row);
        let mut targets = vec![Target::Record];
        let all = self.given.targets.iter().copied();
        targets.extend(all.filter(|target| rows.iter().any(|(_, cells)| cells.iter().any(|(of, _)| of == target))));
        let column = |target: &Target| Column {
            heading: target.label(self.given.about.lang),
            target: Some(*target),
            year: self.given.about.year.filter(|_| target.field().0 == AnnualReport::TABLE),
            ..Column::default()
        };
        let columns: Vec<Column> = targets.iter().map(column).collect();
        // The headings stand above the first record: it is below those of the sheet.
        let head = rows.first().map_or(1, |(row, _)| *row);
        let mut sheet = Sheet { name: self.name.clone(), is_1904: self.is_1904, ..Sheet::default() };
        sheet.rows.resize(head, Vec::new());
        sheet.rows[head - 1] = columns.iter().map(|column| Cell::Text(column.heading.clone())).collect();
        let mut plan = Plan {
            kind: ListKind::Cooperatives,
            head,
            heading_rows: 1,
            columns,
            year: self.given.about.year,
            ..Plan::default()
        };
        for (row, cells) in rows {
            sheet.rows.resize(sheet.rows.len().max(row + 1), Vec::new());
            let cell = |target: &Target| cells.iter().find(|(of, _)| of == target).map(|(_, cell)| cell.clone());
            sheet.rows[row] = targets.iter().map(|target| cell(target).unwrap_or_default()).collect();
            plan.roles.insert(row, RowRole::Data);
        }
        (sheet, plan)
    }

    /// Beside some cells others are read: a kecamatan is sought in its district, a day of the RAT says that it was held where
    /// nothing else does, and a latitude is none without a longitude. Of what was not changed the register's word stands.
    fn add_what_is_read_with(&self, tables: &Tables, id: Id, cells: &mut Vec<(Target, Cell)>) {
        const READ_WITH: [(Target, Target); 4] = [
            (
                Target::Field(Cooperative::TABLE, Cooperative::AT.subdistrict),
                Target::Field(Cooperative::TABLE, Cooperative::AT.district),
            ),
            (
                Target::Field(AnnualReport::TABLE, AnnualReport::AT.rat_date),
                Target::Field(AnnualReport::TABLE, AnnualReport::AT.rat),
            ),
            (Target::Latitude, Target::Longitude),
            (Target::Longitude, Target::Latitude),
        ];
        for (target, other) in READ_WITH {
            let has = |target| cells.iter().any(|(of, _)| *of == target);
            if has(target) && !has(other) {
                cells.push((other, self.now(tables, id, other)));
            }
        }
    }
}

impl Given {
    /// Where the fields are in a sheet; none where it has none of them.
    fn locate(&self, sheet: &Sheet) -> Option<Located> {
        let all = || std::iter::once(Target::Record).chain(self.targets.iter().copied());
        let labels: FxHashMap<String, Target> =
            all().map(|target| (plain(&target.label(self.about.lang)), target)).collect();
        let by_label = |text: &str| labels.get(&plain(text)).copied();
        let located = match self.about.form {
            Form::Rows => {
                let at_row = |(heading, row): (usize, &Vec<Cell>)| {
                    let mut of = FxHashMap::default();
                    for (at, cell) in row.iter().enumerate() {
                        if let Some(target) = by_label(&cell.text()) {
                            of.entry(target).or_insert(at);
                        }
                    }
                    Located { heading, value: 0, of }
                };
                let rows = sheet.rows.iter().enumerate().take(HEADINGS).map(at_row);
                rows.max_by_key(|located| (located.of.len(), std::cmp::Reverse(located.heading)))
            }
            Form::Single => {
                let value = plain(self.about.lang.fill_in_value());
                let heads = sheet.rows.iter().enumerate().take(HEADINGS);
                let is_value = |cell: &Cell| plain(&cell.text()) == value;
                let mut heads = heads.filter_map(|(at, row)| Some((at, row.iter().position(is_value)?)));
                heads.next().map(|(heading, value)| {
                    let by_code = |text: &str| Target::of_code(text).filter(|target| all().any(|of| of == *target));
                    let mut of = FxHashMap::default();
                    for (at, row) in sheet.rows.iter().enumerate().skip(heading + 1) {
                        let names: Vec<String> = row.iter().take(value).map(Cell::text).collect();
                        let named = names.iter().find_map(|name| by_code(name));
                        if let Some(target) = named.or_else(|| names.iter().find_map(|name| by_label(name))) {
                            of.entry(target).or_insert(at);
                        }
                    }
                    Located { heading, value, of }
                })
            }
        };
        // One alone may stand anywhere.
        located.filter(|located| located.of.len() > 1)
    }

    /// The rows of the records below the headings, from 0; of a form that of the first field.
    fn rows_of(&self, sheet: &Sheet, located: &Located) -> Vec<usize> {
        if self.about.form == Form::Single {
            return vec![located.heading + 1];
        }
        let says = |row: &Vec<Cell>| located.of.values().any(|at| row.get(*at).is_some_and(|cell| !cell.is_empty()));
        let rows = sheet.rows.iter().enumerate().skip(located.heading + 1);
        rows.filter(|(_, row)| says(row)).map(|(at, _)| at).collect()
    }

    /// By what a record is called: what tells which one it is.
    fn called(&self, cells: &[String]) -> String {
        plain(&cells.iter().take(self.about.keys).cloned().collect::<Vec<_>>().join(" "))
    }

    /// What all records are called.
    fn names(&self) -> FxHashSet<String> {
        self.rows.iter().map(|(_, cells)| self.called(cells)).collect()
    }
}

impl Located {
    /// The cell of a target in a row of records, or in the form.
    fn cell<'s>(&self, given: &Given, sheet: &'s Sheet, row: usize, target: Target) -> &'s Cell {
        let place = self.of.get(&target).map(|at| match given.about.form {
            Form::Rows => (row, *at),
            Form::Single => (*at, self.value),
        });
        place.and_then(|(row, column)| sheet.rows.get(row)?.get(column)).unwrap_or(&Cell::Empty)
    }

    /// The row of that cell.
    fn row_of(&self, given: &Given, row: usize, target: Target) -> usize {
        if given.about.form == Form::Single { self.of.get(&target).copied().unwrap_or(row) } else { row }
    }

    /// The texts of all cells of a record.
    fn cells(&self, given: &Given, sheet: &Sheet, row: usize) -> Vec<String> {
        given.targets.iter().map(|target| self.cell(given, sheet, row, *target).text()).collect()
    }
}

/// What a cell says of a target, in one form however it is written; empty where it says nothing, and as it stands where it is
/// not understood.
fn meaning(target: Target, cell: &Cell, is_1904: bool) -> String {
    let Some(text) = value::said(cell) else { return String::new() };
    let writing = Writing { is_1904, ..Writing::default() };
    let understood = match target.expects() {
        _ if matches!(target, Target::Latitude | Target::Longitude) => value::degrees(cell).map(|at| at.to_string()),
        Some(Expectation::Count) => writing.whole(cell).ok().map(|number| number.to_string()),
        Some(Expectation::Rupiah) => writing.rupiah(cell).ok().map(|amount| amount.to_string()),
        Some(Expectation::Quantity) => writing.quantity(cell).ok().map(|quantity| quantity.to_string()),
        Some(Expectation::Year) => writing.year(cell).ok().map(|year| year.to_string()),
        Some(Expectation::Date) => writing.date(cell).ok().map(|date| date.to_string()),
        Some(Expectation::Truth) => value::truth(cell).map(|truth| truth.to_string()),
        Some(Expectation::Area) => Some(plain(&text)),
        _ => target.codes().and_then(|codes| words::code(codes, &text)),
    };
    understood.unwrap_or(text)
}
