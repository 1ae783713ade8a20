//! Lists of the records of a table: which of them are shown, in which order and in which columns. A table declares its list
//! once; the page, its address and the sheet that is handed out read the declaration.

mod custodies;
pub mod enterprises;
pub mod financing;
mod ladder;
mod licences;
pub mod over_time;
pub mod owner;
pub mod pivot;
pub mod plans;
mod records;
mod sheets;
mod told;
mod total_sheets;
pub mod trainings;
mod village_figures;
mod wanted;

pub use custodies::CUSTODIES;
pub use ladder::LADDER;
pub use licences::LICENCES;
pub use records::{Column, Hint, Inputs, Offers, Records, Saying, Shown, Suggests, Words};
pub use told::{Said, Tells, Told};
pub use village_figures::village_figures_sheet;
pub use wanted::Wanted;

use crate::domain::territory::Territory;
use crate::domain::{AreaCode, Cooperative, Custody, Date, Id, LadderStep, Licence, Nik, Record};
use crate::exchange::sheet::{Cell, Sheet, field_cell};
use crate::i18n::Lang;
use crate::replica::Row;
use crate::workspace::dimension::{self, Key};
use crate::workspace::{Index, Tables, fold};
use owner::Owner;
use pivot::Dimension;
use records::shown;
use std::cmp::Ordering;

/// Hands all lists, and the records that they are of, to a macro.
macro_rules! with_lists {
    ($to:ident) => {
        $to! { CUSTODIES: Custody, LICENCES: Licence, LADDER: LadderStep }
    };
}
#[cfg(feature = "web")]
pub(crate) use with_lists;

macro_rules! paths {
    ($( $LIST:ident: $Row:ident ),+ $(,)?) => {
        /// The tables that have a list, and the path of its page.
        const PATHS: &[(&str, &str)] = &[ $( (<$Row as Record>::TABLE, $LIST.path) ),+ ];

        /// The paths of all lists, and what their tabs are called.
        pub const TABS: &[(&str, fn(Lang) -> &'static str)] = &[ $( ($LIST.path, $LIST.tab) ),+ ];
    };
}
with_lists!(paths);

/// The path of the page that lists the records of a table; none where no page does.
pub fn path_of(table: &str) -> Option<&'static str> {
    PATHS.iter().find(|(of, _)| *of == table).map(|(_, path)| *path)
}

/// A page of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Page {
    /// The list of that path.
    List(&'static str),
    /// The form of a record of a list, of that cooperative; without a record, of a new one.
    Form(&'static str, Id, Option<Id>),
}

/// The paths of the register.
pub const COOPERATIVES: &str = "/koperasi/";

/// What the last part of the path of a form says where the record is a new one.
pub(crate) const NEW: &str = "baru";

impl Page {
    /// Whether it stands among the pages of the register, and not among those of the follow-up.
    pub fn is_of_cooperatives(self) -> bool {
        let (Self::List(path) | Self::Form(path, ..)) = self;
        path.starts_with(COOPERATIVES)
    }

    /// The page of an address, by the parts of its path: below `/tindak-lanjut/titipan`, `/tindak-lanjut/<id>/titipan/<id>`.
    pub fn of(parts: &[&str]) -> Option<Self> {
        let path = |base: &str, name: &str| {
            PATHS.iter().map(|(_, path)| *path).find(|path| path.split('/').skip(1).eq([base, name]))
        };
        match parts {
            [base, name] => path(base, name).map(Self::List),
            [base, owner, name, record] => {
                let record = if *record == NEW { None } else { Some(record.parse().ok()?) };
                Some(Self::Form(path(base, name)?, owner.parse().ok()?, record))
            }
            _ => None,
        }
    }
}

/// The parameter of an address that says what is searched for.
pub const SEARCH: &str = "cari";
/// The parameter that says by which column the list is ordered: the column's key, with a `-` before it where the order is
/// the other way round.
pub const ORDER: &str = "urut";

/// By what an order calls the cooperative, which stands before the columns.
pub const OWNER: &str = "koperasi";

/// The list of the records of a table.
pub struct ListOf<R: Record> {
    /// How its records are entered and shown.
    pub records: Records<R>,
    /// The path of its page. Of records that belong to cooperatives: two names, of which the first is that of the pages of those
    /// cooperatives. Of records that stand for themselves, what their pages lie below.
    pub path: &'static str,
    /// What it is called in a row of tabs.
    pub tab: fn(Lang) -> &'static str,
    /// What it is for.
    pub lead: fn(Lang) -> &'static str,
    /// What to do where it is empty.
    pub begin: fn(Lang) -> &'static str,
    /// What its file is called.
    pub file: fn(Lang) -> &'static str,
    /// What is said of its lines together.
    pub sums_up: fn(Lang, &[Line<R>]) -> String,
    /// By what the list can be narrowed, beside the search and what is told of the cooperative.
    pub filters: &'static [Filter<R>],
    /// By what its pivot table crosses its lines, beside what is told of the cooperative. One with the key of a filter narrows
    /// as that does.
    pub dimensions: &'static [Dimension<R>],
    /// The fields in which the search looks, beside the name of the cooperative.
    pub searched: &'static [usize],
    /// What is told of its records out of what else is recorded: columns, filters and dimensions beside those of their fields.
    pub told: &'static [Told<R>],
    /// What a record is called, where that is told by what else is recorded.
    pub called: Option<Called<R>>,
    /// The day for which what is told of its records stands, where that is not today.
    pub stands_for: Option<StandsFor>,
    /// The sheets that are handed out, where more is known of the lines than their records say.
    pub sheets: Option<Sheets<R>>,
}

/// The day for which what is told of records stands.
pub type StandsFor = fn(&Tables, &Index) -> Date;

/// What a record is called by what else is recorded; none where nobody says.
pub type Called<R> = fn(&Tables, &Row<R>) -> Option<String>;

/// Makes the sheets of lines.
pub type Sheets<R> = fn(Lang, &Tables, &Index, &[Line<R>]) -> Vec<Sheet>;

/// Something by which a list is narrowed to one of several choices.
pub struct Filter<R> {
    /// The parameter of the address.
    pub key: &'static str,
    by: FilterBy<R>,
}

/// What a filter asks of a record.
enum FilterBy<R> {
    /// A field of codes: its name and its choices are those of the field.
    Codes(usize),
    /// The district in which it is.
    District(fn(&R) -> Option<AreaCode>),
    /// Whatever else is told of it.
    Told {
        label: fn(Lang) -> &'static str,
        choices: fn(Lang) -> Vec<(String, String)>,
        admits: fn(&R, &str, Date) -> bool,
    },
}

impl<R> Filter<R> {
    /// By a field of codes.
    pub const fn of_codes(key: &'static str, field: usize) -> Self {
        Self { key, by: FilterBy::Codes(field) }
    }

    /// By the district in which a record is.
    pub const fn of_district(key: &'static str, of: fn(&R) -> Option<AreaCode>) -> Self {
        Self { key, by: FilterBy::District(of) }
    }

    /// By something else: what it is called, the choices as the address says them with what they are called, and whether a record
    /// is of a choice on a day.
    pub const fn told(
        key: &'static str,
        label: fn(Lang) -> &'static str,
        choices: fn(Lang) -> Vec<(String, String)>,
        admits: fn(&R, &str, Date) -> bool,
    ) -> Self {
        Self { key, by: FilterBy::Told { label, choices, admits } }
    }
}

impl<R: Record> Filter<R> {
    /// What it is called.
    pub fn label(&self, t: Lang) -> &'static str {
        match self.by {
            FilterBy::Codes(field) => t.field(R::TABLE, R::FIELDS[field].name),
            FilterBy::District(_) => t.district(),
            FilterBy::Told { label, .. } => label(t),
        }
    }

    /// The choices as the address says them, and what they are called.
    pub fn choices(&self, t: Lang) -> Vec<(String, String)> {
        match self.by {
            FilterBy::Codes(field) => R::FIELDS[field].codes.map(|list| t.codes(list)).unwrap_or_default(),
            FilterBy::District(_) => {
                let districts = Territory::current().districts.iter();
                districts.map(|of| (of.code.to_string(), t.area(of.code))).collect()
            }
            FilterBy::Told { choices, .. } => choices(t),
        }
    }

    /// Whether a record is of a choice on a day.
    pub fn admits(&self, record: &R, chosen: &str, today: Date) -> bool {
        match self.by {
            FilterBy::Codes(field) => record.to_json(field).as_str() == Some(chosen),
            FilterBy::District(of) => of(record).is_some_and(|district| district.to_string() == chosen),
            FilterBy::Told { admits, .. } => admits(record, chosen, today),
        }
    }
}

/// A row of a list: a record, and whose it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Line<R> {
    /// Whose it is; none where its records stand for themselves.
    pub whose: Option<Whose>,
    /// The district in which it is, or that to which it belongs.
    pub district: Option<AreaCode>,
    /// What it is called, where that is told by what else is recorded.
    pub called: Option<String>,
    /// The record.
    pub row: Row<R>,
    /// The day on which it is looked at.
    pub today: Date,
    /// What is told of it, in the order of the list.
    pub told: Vec<Said>,
}

/// The cooperative to which a record belongs.
#[derive(Debug, Clone, PartialEq)]
pub struct Whose {
    /// The cooperative.
    pub cooperative: Id,
    /// Its name.
    pub name: String,
    /// Its NIK.
    pub nik: Option<Nik>,
    /// What it is in every dimension.
    pub owner: Owner,
}

impl<R> Line<R> {
    /// The cooperative to which it belongs.
    pub fn cooperative(&self) -> Option<Id> {
        self.whose.as_ref().map(|whose| whose.cooperative)
    }

    /// What that is in a dimension.
    fn owner_key(&self, dimension: dimension::Dimension) -> Option<Key> {
        self.whose.as_ref().and_then(|whose| whose.owner.key(dimension))
    }

    /// The name of that; empty where it belongs to none.
    pub fn name(&self) -> &str {
        self.whose.as_ref().map_or("", |whose| &whose.name)
    }
}

/// Whether two texts are the same, known when the program is compiled.
const fn is_same(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let mut at = 0;
    while at < one.len() && at < other.len() && one[at] == other[at] {
        at += 1;
    }
    at == one.len() && at == other.len()
}

/// The order of two cells of a column; what says nothing comes last, whichever way round.
pub(in crate::list) fn in_order(one: &Cell, other: &Cell, descending: bool) -> Ordering {
    let turned = |order: Ordering| if descending { order.reverse() } else { order };
    match (one, other) {
        (Cell::Empty, Cell::Empty) => Ordering::Equal,
        (Cell::Empty, _) => Ordering::Greater,
        (_, Cell::Empty) => Ordering::Less,
        (Cell::Number(one), Cell::Number(other)) => turned(one.total_cmp(other)),
        (Cell::Date(one), Cell::Date(other)) => turned(one.cmp(other)),
        _ => turned(fold(&one.text()).cmp(&fold(&other.text()))),
    }
}

impl<R: Record> ListOf<R> {
    /// Whether its records belong to cooperatives, and do not stand for themselves or belong to something else.
    pub const IS_OF_COOPERATIVES: bool = match R::OWNER {
        Some(owner) => is_same(owner, Cooperative::TABLE),
        None => false,
    };

    /// Whether its records stand for themselves, so that a new one can be entered where they are listed.
    pub const STANDS_ALONE: bool = R::OWNER.is_none();

    /// What the search looks in, in a few words.
    pub fn searched_in(&self, t: Lang) -> String {
        if Self::IS_OF_COOPERATIVES {
            return t.cooperative().to_owned();
        }
        let names = self.searched.iter().take(3).map(|field| t.field(R::TABLE, R::NAMES[*field]));
        let names = names.enumerate().map(|(at, name)| if at == 0 { name.to_owned() } else { name.to_lowercase() });
        names.collect::<Vec<_>>().join(", ")
    }

    /// The path of the page of a cooperative to which its records belong.
    pub fn owner_path(&self, owner: Id) -> String {
        let base = self.path.rsplit_once('/').map_or("", |(base, _)| base);
        format!("{base}/{owner}")
    }

    /// The part of the owner's page on which its records stand.
    pub fn home_path(&self, owner: Id) -> String {
        let page = self.owner_path(owner);
        // The page of a case has all on it; that of a cooperative is divided.
        if page.starts_with("/koperasi") { format!("{page}?bagian=kesehatan") } else { page }
    }

    /// The path of the form of a record of a cooperative, or of the page of one that stands for itself; without a record, of
    /// the form of a new one.
    pub fn record_path(&self, owner: Option<Id>, record: Option<Id>) -> String {
        let name = self.path.rsplit_once('/').map_or("", |(_, name)| name);
        let record = record.map_or_else(|| NEW.to_owned(), |id| id.to_string());
        match owner {
            Some(owner) => format!("{}/{name}/{record}", self.owner_path(owner)),
            None => format!("{}/{record}", self.path),
        }
    }

    /// All lines, in the order in which they stand where nobody asks for another. Records of a cooperative that is not
    /// there are in no list.
    pub fn lines(&self, tables: &Tables, index: &Index) -> Vec<Line<R>> {
        let today = self.stands_for.map_or(index.viewpoint().today, |stands_for| stands_for(tables, index));
        let told = |row: &Row<R>| self.told.iter().map(|of| of.says(tables, index, row, today)).collect();
        let called = |row: &Row<R>| self.called.and_then(|called| called(tables, row));
        let line = |row: &Row<R>| {
            if !Self::IS_OF_COOPERATIVES {
                if !tables.has_owners(&row.value) {
                    return None;
                }
                let district = tables.district_of(R::TABLE, row.id);
                return Some(Line {
                    whose: None,
                    district,
                    called: called(row),
                    row: row.clone(),
                    today,
                    told: told(row),
                });
            }
            let id = tables.owner_of(R::TABLE, row.id)?;
            let cooperative = &tables.cooperatives.get_live(id)?.value;
            // One that has just come is in the index a moment later.
            let facts = index.facts().get(tables.cooperatives.position(id)?)?;
            let whose = Whose {
                cooperative: id,
                name: cooperative.name.to_string(),
                nik: cooperative.nik.clone(),
                owner: Owner::of(cooperative, facts),
            };
            let (district, told) = (cooperative.district, told(row));
            Some(Line { whose: Some(whose), district, called: called(row), row: row.clone(), today, told })
        };
        let mut lines: Vec<Line<R>> =
            tables.table::<R>().into_iter().flat_map(|table| table.live()).filter_map(line).collect();
        lines.sort_by_cached_key(|line| {
            ((self.records.place)(&line.row.value, line.today), fold(line.name()), line.row.id)
        });
        lines
    }

    /// The lines that are wanted, in the order that is.
    pub fn found(&self, t: Lang, lines: &[Line<R>], wanted: &Wanted) -> Vec<Line<R>> {
        let words = fold(&wanted.text);
        let words: Vec<&str> = words.split_whitespace().collect();
        let mut found: Vec<Line<R>> =
            lines.iter().filter(|line| self.admits(t, line, wanted, &words)).cloned().collect();
        let column = wanted.order.and_then(|(key, descending)| {
            let column = self.records.columns.iter().find(|column| column.key == key)?;
            Some((*column.fields.first()?, descending))
        });
        let told = wanted.order.and_then(|(key, descending)| {
            let at = self.told.iter().position(|told| told.key == key)?;
            Some((at, descending))
        });
        if let Some((at, descending)) = told {
            found.sort_by(|one, other| {
                let cell = |line: &Line<R>| self.told[at].cell(t, &line.told[at]);
                in_order(&cell(one), &cell(other), descending)
            });
        }
        if let Some((OWNER, descending)) = wanted.order {
            let name = |line: &Line<R>| fold(line.name());
            found.sort_by(|one, other| {
                let order = name(one).cmp(&name(other));
                if descending { order.reverse() } else { order }
            });
        }
        if let Some((field, descending)) = column {
            let by_name = self.called.is_some() && field == self.records.named.0;
            let key = |line: &Line<R>| match &line.called {
                Some(called) if by_name => Cell::Text(called.clone()),
                _ => field_cell(&line.row.value, field, t),
            };
            let mut keyed: Vec<_> = found.into_iter().map(|line| (key(&line), line)).collect();
            keyed.sort_by(|(one, _), (other, _)| in_order(one, other, descending));
            found = keyed.into_iter().map(|(_, line)| line).collect();
        }
        found
    }

    fn admits(&self, t: Lang, line: &Line<R>, wanted: &Wanted, words: &[&str]) -> bool {
        let record = &line.row.value;
        let of_filter = |filter: &Filter<R>| {
            wanted.chosen.get(filter.key).is_none_or(|chosen| filter.admits(record, chosen, line.today))
        };
        let of_told =
            |(told, said): (&Told<R>, &Said)| wanted.chosen.get(told.key).is_none_or(|chosen| said.is_of(chosen));
        self.filters.iter().all(of_filter)
            && self.told.iter().zip(&line.told).all(of_told)
            && wanted.only.iter().all(|(at, code)| self.dimensions[*at].code(record) == *code)
            && wanted.owner.iter().all(|(dimension, key)| line.owner_key(*dimension) == *key)
            && (words.is_empty() || {
                let fields = self.searched.iter().map(|field| shown(t, record, *field));
                let names = format!("{}\n{}", line.name(), line.called.as_deref().unwrap_or_default());
                let text = fields.fold(names, |text, field| text + "\n" + &field);
                let text = fold(&text);
                words.iter().all(|word| text.contains(word))
            })
    }

    /// The fields of a sheet: those of the columns, and after them whatever else a record says.
    fn fields(&self) -> Vec<usize> {
        let mut fields: Vec<usize> =
            self.records.columns.iter().flat_map(|column| column.fields.iter().copied()).collect();
        let others =
            R::FIELDS.iter().enumerate().filter(|(_, info)| info.expects.fits_a_cell()).map(|(field, _)| field);
        let others: Vec<usize> = others.filter(|field| !fields.contains(field)).collect();
        fields.extend(others);
        fields
    }

    /// The lines as a sheet: whose each is, and every field.
    pub fn sheet(&self, t: Lang, name: &str, lines: &[Line<R>]) -> Sheet {
        let text = |text: &str| Cell::Text(text.to_owned());
        let fields = self.fields();
        let heads = fields.iter().map(|field| t.field(R::TABLE, R::NAMES[*field]));
        let whose: &[&str] = if Self::IS_OF_COOPERATIVES { &[t.cooperative(), t.nik(), t.district()] } else { &[] };
        let told = self.told.iter().map(|told| (told.label)(t));
        let head = whose.iter().copied().chain(heads).chain(told).map(text).collect();
        let row = |line: &Line<R>| {
            let whose = line.whose.iter().flat_map(|whose| {
                let nik = whose.nik.as_deref().map_or(Cell::Empty, text);
                let district = line.district.map_or(Cell::Empty, |code| Cell::Text(t.area(code)));
                [text(&whose.name), nik, district]
            });
            let told = self.told.iter().zip(&line.told).map(|(told, said)| told.cell(t, said));
            whose.chain(fields.iter().map(|field| field_cell(&line.row.value, *field, t))).chain(told).collect()
        };
        Sheet {
            name: name.to_owned(),
            rows: std::iter::once(head).chain(lines.iter().map(row)).collect(),
            ..Sheet::default()
        }
    }
}

#[cfg(test)]
mod tests;
