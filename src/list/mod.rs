//! Lists of the records of a table: which of them are shown, in which order and in which columns. A table declares its list
//! once; the page, its address and the sheet that is handed out read the declaration.

mod custodies;
mod licences;
pub mod owner;
pub mod pivot;

pub use custodies::CUSTODIES;
pub use licences::LICENCES;

use crate::domain::{AreaCode, Custody, Date, Expectation, Id, Licence, Nik, Record};
use crate::exchange::sheet::{Cell, Sheet, field_cell};
use crate::i18n::Lang;
use crate::replica::Row;
use crate::workspace::dimension::{self, Key};
use crate::workspace::{Index, Tables, fold};
use owner::Owner;
use pivot::{By, Dimension, NOT_RECORDED};
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// Hands all lists, and the records that they are of, to a macro.
macro_rules! with_lists {
    ($to:ident) => {
        $to! { CUSTODIES: Custody, LICENCES: Licence }
    };
}
#[cfg(feature = "web")]
pub(crate) use with_lists;

macro_rules! paths {
    ($( $LIST:ident: $Row:ident ),+ $(,)?) => {
        /// The tables that have a list, and the path of its page.
        const PATHS: &[(&str, &str)] = &[ $( (<$Row as Record>::TABLE, $LIST.path) ),+ ];

        /// The paths of all lists, and what their tabs are called.
        pub const TABS: &[(&str, fn(Lang) -> &'static str)] = &[ $( ($LIST.path, $LIST.words.tab) ),+ ];
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
const NEW: &str = "baru";

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
    /// The path of its page: two names, of which the first is that of the pages of cooperatives to which its records belong.
    pub path: &'static str,
    /// What its pages say.
    pub words: Words,
    /// What is said of its lines together.
    pub sums_up: fn(Lang, &[Line<R>]) -> String,
    /// The form of a record: groups of inputs one after the other.
    pub form: &'static [Inputs],
    /// A new record of a cooperative, on a day.
    pub blank: fn(Id, Date) -> R,
    /// The columns, after the one that says to which cooperative a record belongs.
    pub columns: &'static [Column<R>],
    /// By what the list can be narrowed, beside the search and what is told of the cooperative.
    pub filters: &'static [Filter<R>],
    /// By what its pivot table crosses its lines, beside what is told of the cooperative. One with the key of a filter narrows
    /// as that does.
    pub dimensions: &'static [Dimension<R>],
    /// The fields in which the search looks, beside the name of the cooperative.
    pub searched: &'static [usize],
    /// What comes before the rest on a day, where nobody asks for an order.
    pub comes_first: fn(&R, Date) -> bool,
    /// What a record is called. The column of this field shows it.
    pub named: (usize, fn(Lang, &R) -> String),
}

/// What the pages of a list say.
pub struct Words {
    /// What it is called.
    pub title: fn(Lang) -> &'static str,
    /// What it is called in a row of tabs.
    pub tab: fn(Lang) -> &'static str,
    /// What it is for.
    pub lead: fn(Lang) -> &'static str,
    /// Records one.
    pub add: fn(Lang) -> &'static str,
    /// Edits one.
    pub edit: fn(Lang) -> &'static str,
    /// Nothing is recorded yet, and what to do.
    pub none: [fn(Lang) -> &'static str; 2],
    /// What becomes of one that is deleted.
    pub deleted: fn(Lang) -> &'static str,
    /// What its file is called.
    pub file: fn(Lang) -> &'static str,
}

/// Inputs of a form that stand together: fields, and what is said below their names.
pub type Inputs = &'static [(usize, Hint)];

/// What is said below the name of an input.
pub type Hint = Option<fn(Lang) -> &'static str>;

/// A column of a list, of one field or of several that belong together. In a sheet every field has a column of its own.
pub struct Column<R> {
    /// By what addresses call it.
    pub key: &'static str,
    /// The fields: the first orders the column, the others stand below it.
    pub fields: &'static [usize],
    /// What the column is called and says of a record, where its fields alone do not say it.
    pub says: Option<Saying<R>>,
}

/// What a column says of a record before its fields.
pub struct Saying<R> {
    /// What it is called.
    pub head: fn(Lang) -> &'static str,
    /// What it says on a day.
    pub says: fn(Lang, &R, Date) -> &'static str,
    /// Whether that is marked on a day, as something that is over or needs looking at.
    pub is_marked: fn(&R, Date) -> bool,
}

/// Something by which a list is narrowed to one of several choices.
pub struct Filter<R> {
    /// The parameter of the address.
    pub key: &'static str,
    /// What it is called.
    pub label: fn(Lang) -> &'static str,
    /// The choices as the address says them, and what they are called.
    pub choices: fn(Lang) -> Vec<(String, String)>,
    /// Whether a record is of a choice on a day.
    pub admits: fn(&R, &str, Date) -> bool,
}

/// What is asked of a list, as its address says it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Wanted {
    /// What is searched for.
    pub text: String,
    /// What is chosen of the filters, by their keys.
    pub chosen: BTreeMap<&'static str, String>,
    /// By which of its dimensions it is narrowed beside, which no filter says; none where just that is wanted of which
    /// nothing is recorded.
    pub only: Vec<(usize, Option<String>)>,
    /// What the cooperative is to be; none where just that is wanted of which nothing is recorded.
    pub owner: Vec<(dimension::Dimension, Option<Key>)>,
    /// The column, by its key, that orders, and whether it does so the other way round.
    pub order: Option<(&'static str, bool)>,
}

/// A row of a list: a record, and whose it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Line<R> {
    /// The cooperative.
    pub cooperative: Id,
    /// Its name.
    pub name: String,
    /// Its NIK.
    pub nik: Option<Nik>,
    /// Its district.
    pub district: Option<AreaCode>,
    /// What it is in every dimension.
    pub owner: Owner,
    /// The record.
    pub row: Row<R>,
    /// The day on which it is looked at.
    pub today: Date,
}

/// What a column says of a record.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Shown {
    /// What is marked, and stands before the rest.
    pub marked: Option<&'static str>,
    /// The value.
    pub text: String,
    /// What stands below it.
    pub below: Vec<String>,
}

impl<R: Record> Column<R> {
    /// What the column is called.
    pub fn head(&self, t: Lang) -> &'static str {
        match (&self.says, self.fields.first()) {
            (Some(saying), _) => (saying.head)(t),
            (None, Some(field)) => t.field(R::TABLE, R::FIELDS[*field].name),
            (None, None) => "",
        }
    }

    /// Whether its values are numbers, which stand below each other by their last digits.
    pub fn is_numeric(&self) -> bool {
        let expects = self.fields.first().map(|field| R::FIELDS[*field].expects);
        self.says.is_none()
            && matches!(
                expects,
                Some(Expectation::Count | Expectation::Rupiah | Expectation::Quantity | Expectation::Year)
            )
    }

    /// What the column says of a record on the day `today`.
    pub fn show(&self, t: Lang, record: &R, today: Date) -> Shown {
        let mut values = self.fields.iter().map(|field| shown(t, record, *field));
        let (text, says) = (values.next().unwrap_or_default(), self.says.as_ref());
        let said = says.map(|saying| ((saying.is_marked)(record, today), (saying.says)(t, record, today)));
        let marked = said.filter(|(is_marked, _)| *is_marked).map(|(_, says)| says);
        let text = match said {
            Some((false, says)) => format!("{says} {text}").trim().to_owned(),
            _ => text,
        };
        Shown { marked, text, below: values.filter(|value| !value.is_empty()).collect() }
    }
}

/// A field in words; empty where it says nothing.
fn shown<R: Record>(t: Lang, record: &R, field: usize) -> String {
    if record.says(field) { t.value(Some(&R::FIELDS[field]), &record.to_json(field)) } else { String::new() }
}

/// The order of two cells of a column; what says nothing comes last, whichever way round.
fn in_order(one: &Cell, other: &Cell, descending: bool) -> Ordering {
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

impl Wanted {
    /// What an address asks of a list; what it says that the list does not know is not asked.
    pub fn of<'a, R: Record>(list: &ListOf<R>, t: Lang, parameter: impl Fn(&str) -> Option<&'a str>) -> Self {
        let chosen = list.filters.iter().filter_map(|filter| {
            let value = parameter(filter.key)?;
            let is_known = (filter.choices)(t).iter().any(|(code, _)| code == value);
            is_known.then(|| (filter.key, value.to_owned()))
        });
        let only = (0..list.dimensions.len()).filter_map(|at| {
            let text = parameter(&list.only_key(By::Dimension(at)))?;
            Some((at, (text != NOT_RECORDED).then(|| text.to_owned())))
        });
        let owner = dimension::Dimension::ALL.into_iter().flat_map(|dimension| {
            let (key, only_key) = (owner::key(dimension), list.only_key(By::Owner(dimension)));
            let has_filter = key != only_key;
            let is_offered = |code: &&str| has_filter && owner::is_choice(dimension, code);
            let chosen = parameter(&key).filter(is_offered).map(|code| (dimension, dimension.read(code)));
            let only = parameter(&only_key).filter(|code| !is_offered(code)).and_then(|code| match code {
                NOT_RECORDED => Some((dimension, None)),
                code => Some((dimension, Some(dimension.read(code)?))),
            });
            chosen.into_iter().chain(only)
        });
        let order = parameter(ORDER).and_then(|text| {
            let key = text.strip_prefix('-').unwrap_or(text);
            let keys = list.columns.iter().map(|column| column.key);
            let key = std::iter::once(OWNER).chain(keys).find(|known| *known == key)?;
            Some((key, text.starts_with('-')))
        });
        Self {
            text: parameter(SEARCH).unwrap_or_default().to_owned(),
            chosen: chosen.collect(),
            only: only.collect(),
            owner: owner.collect(),
            order,
        }
    }

    /// What is chosen of a filter of the cooperative; none where nothing is, or nothing that it offers.
    pub fn chosen_of_owner(&self, dimension: dimension::Dimension) -> Option<String> {
        let wanted = self.owner.iter().filter(|(of, _)| *of == dimension);
        wanted.filter_map(|(_, key)| Some(key.as_ref()?.to_string())).find(|code| owner::is_choice(dimension, code))
    }

    /// What narrows the list beside its filters: the parameter, and what it is called and says.
    pub fn narrowed<R: Record>(&self, list: &ListOf<R>, t: Lang) -> Vec<(String, String, String)> {
        let of_record = self.only.iter().map(|(at, code)| (By::Dimension(*at), code.clone()));
        let of_owner = self.owner.iter().map(|(of, key)| (By::Owner(*of), key.as_ref().map(Key::to_string)));
        let is_shown = |by: &By, code: &Option<String>| match (by, code) {
            (By::Owner(of), Some(code)) => owner::FILTERS.contains(of) && owner::is_choice(*of, code),
            _ => false,
        };
        let others = of_record.chain(of_owner).filter(|(by, code)| !is_shown(by, code));
        let say = |(by, code): (By, Option<String>)| {
            (list.only_key(by), list.by_label(t, by), list.code_name(t, by, code.as_deref()))
        };
        others.map(say).collect()
    }

    /// Every filter in force: the parameter, and what it is called and says.
    pub fn in_force<R: Record>(&self, list: &ListOf<R>, t: Lang) -> Vec<(String, String, String)> {
        let chosen = list.filters.iter().filter_map(|filter| {
            let chosen = self.chosen.get(filter.key)?;
            let (_, name) = (filter.choices)(t).into_iter().find(|(code, _)| code == chosen)?;
            Some((filter.key.to_owned(), (filter.label)(t).to_owned(), name))
        });
        let of_owner = owner::FILTERS.into_iter().filter_map(|dimension| {
            let chosen = self.chosen_of_owner(dimension)?;
            Some((owner::key(dimension), owner::label(t, dimension), owner::name(t, dimension, &chosen)))
        });
        chosen.chain(of_owner).chain(self.narrowed(list, t)).collect()
    }

    /// All by which the list is narrowed: what it is called, and what it says.
    pub fn said<R: Record>(&self, list: &ListOf<R>, t: Lang) -> Vec<(String, String)> {
        let words = (!self.text.is_empty()).then(|| (t.search().to_owned(), self.text.clone()));
        let filters = self.in_force(list, t).into_iter().map(|(_, name, value)| (name, value));
        words.into_iter().chain(filters).collect()
    }

    /// The parameter by which an address asks to be ordered by a column: the other way round where it is already.
    pub fn ordered_by(&self, key: &'static str) -> String {
        let turns = self.order == Some((key, false));
        if turns { format!("-{key}") } else { key.to_owned() }
    }
}

impl<R: Record> ListOf<R> {
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

    /// The path of the form of a record; without one, of a new one.
    pub fn record_path(&self, owner: Id, record: Option<Id>) -> String {
        let name = self.path.rsplit_once('/').map_or("", |(_, name)| name);
        let record = record.map_or_else(|| NEW.to_owned(), |id| id.to_string());
        format!("{}/{name}/{record}", self.owner_path(owner))
    }

    /// Whether a column shows what records are called.
    pub fn names(&self, column: &Column<R>) -> bool {
        column.fields.first() == Some(&self.named.0)
    }

    /// All lines, in the order in which they stand where nobody asks for another. Records of a cooperative that is not
    /// there are in no list.
    pub fn lines(&self, tables: &Tables, index: &Index) -> Vec<Line<R>> {
        let line = |row: &Row<R>| {
            let id = tables.owner_of(R::TABLE, row.id)?;
            let cooperative = &tables.cooperatives.get_live(id)?.value;
            // One that has just come is in the index a moment later.
            let facts = index.facts().get(tables.cooperatives.position(id)?)?;
            let (name, nik, district) = (cooperative.name.to_string(), cooperative.nik.clone(), cooperative.district);
            let today = index.viewpoint().today;
            let owner = Owner::of(cooperative, facts);
            Some(Line { cooperative: id, name, nik, district, owner, row: row.clone(), today })
        };
        let mut lines: Vec<Line<R>> =
            tables.table::<R>().into_iter().flat_map(|table| table.live()).filter_map(line).collect();
        lines.sort_by_cached_key(|line| {
            (!(self.comes_first)(&line.row.value, line.today), fold(&line.name), line.row.id)
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
            let column = self.columns.iter().find(|column| column.key == key)?;
            Some((*column.fields.first()?, descending))
        });
        if let Some((OWNER, descending)) = wanted.order {
            let name = |line: &Line<R>| fold(&line.name);
            found.sort_by(|one, other| {
                let order = name(one).cmp(&name(other));
                if descending { order.reverse() } else { order }
            });
        }
        if let Some((field, descending)) = column {
            let mut keyed: Vec<_> =
                found.into_iter().map(|line| (field_cell(&line.row.value, field, t), line)).collect();
            keyed.sort_by(|(one, _), (other, _)| in_order(one, other, descending));
            found = keyed.into_iter().map(|(_, line)| line).collect();
        }
        found
    }

    fn admits(&self, t: Lang, line: &Line<R>, wanted: &Wanted, words: &[&str]) -> bool {
        let record = &line.row.value;
        let of_filter = |filter: &Filter<R>| {
            wanted.chosen.get(filter.key).is_none_or(|chosen| (filter.admits)(record, chosen, line.today))
        };
        self.filters.iter().all(of_filter)
            && wanted.only.iter().all(|(at, code)| self.dimensions[*at].code(record) == *code)
            && wanted.owner.iter().all(|(dimension, key)| line.owner.key(*dimension) == *key)
            && (words.is_empty() || {
                let fields = self.searched.iter().map(|field| shown(t, record, *field));
                let text = fields.fold(line.name.clone(), |text, field| text + "\n" + &field);
                let text = fold(&text);
                words.iter().all(|word| text.contains(word))
            })
    }

    /// The fields of a sheet: those of the columns, and after them whatever else a record says.
    fn fields(&self) -> Vec<usize> {
        let mut fields: Vec<usize> = self.columns.iter().flat_map(|column| column.fields.iter().copied()).collect();
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
        let heads = fields.iter().map(|field| t.field(R::TABLE, R::FIELDS[*field].name));
        let head = [t.cooperative(), t.nik(), t.district()].into_iter().chain(heads).map(text).collect();
        let row = |line: &Line<R>| {
            let nik = line.nik.as_deref().map_or(Cell::Empty, text);
            let district = line.district.map_or(Cell::Empty, |code| Cell::Text(t.area(code)));
            let values = fields.iter().map(|field| field_cell(&line.row.value, *field, t));
            [text(&line.name), nik, district].into_iter().chain(values).collect()
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
