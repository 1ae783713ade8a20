//! How the records of a table are entered and told in a row, wherever they stand: in a list, on the page of that to which they
//! belong, in their form.

use crate::domain::checks::Finding;
use crate::domain::{Date, Expectation, Id, Record};
use crate::i18n::Lang;
use crate::workspace::Tables;

/// Of so many records a column may say the same and stands nevertheless.
const FEW: usize = 9;

/// What is declared of the records of a table.
pub struct Records<R: Record> {
    /// What is said of them.
    pub words: Words,
    /// The form of a record: groups of inputs one after the other.
    pub form: &'static [Inputs],
    /// What is offered for fields into which anything may be written.
    pub offers: &'static [(usize, Offers)],
    /// What is suggested for fields out of what the record says elsewhere; nobody has to take it.
    pub suggests: &'static [(usize, Suggests<R>)],
    /// A new record, on a day, before it belongs to anything.
    pub blank: fn(Date) -> R,
    /// The columns.
    pub columns: &'static [Column<R>],
    /// What is found of a record of that id beside what else is recorded.
    pub beside: fn(&Tables, Id, &R) -> Vec<Finding>,
    /// The place of a record on a day, where nobody asks for an order: the smaller comes first.
    pub place: fn(&R, Date) -> u32,
    /// What a record is called. The column of this field shows it.
    pub named: (usize, fn(Lang, &R) -> String),
}

/// What is said of the records of a table.
pub struct Words {
    /// What they are called.
    pub title: fn(Lang) -> &'static str,
    /// Records one.
    pub add: fn(Lang) -> &'static str,
    /// Edits one.
    pub edit: fn(Lang) -> &'static str,
    /// Nothing is recorded yet.
    pub none: fn(Lang) -> &'static str,
    /// What becomes of one that is deleted.
    pub deleted: fn(Lang) -> &'static str,
}

/// Values that are offered for a field, and what they are called.
pub type Offers = fn(Lang) -> Vec<(String, String)>;

/// What is suggested for a field of a record: values, and by whom each is said.
pub type Suggests<R> = fn(Lang, &R) -> Vec<(String, String)>;

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
    /// Whether it stands only where there is room to spare, and else on the page behind the row.
    pub is_spare: bool,
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

impl Shown {
    /// All of it in a line; empty where it says nothing.
    pub fn whole(&self) -> String {
        let parts = self.marked.into_iter().chain([self.text.as_str()]).chain(self.below.iter().map(String::as_str));
        parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    }
}

impl<R: Record> Records<R> {
    /// Whether a column shows what records are called.
    pub fn names(&self, column: &Column<R>) -> bool {
        column.fields.first() == Some(&self.named.0)
    }

    /// The columns that say the same of all these records on a day, where that is of many: they tell none of them from another.
    pub fn alike<'r>(
        &self,
        t: Lang,
        records: impl Iterator<Item = &'r R> + Clone,
        today: Date,
    ) -> Vec<(&'static Column<R>, Shown)>
    where
        R: 'r,
    {
        if records.clone().nth(FEW).is_none() {
            return Vec::new();
        }
        let alike = |column: &'static Column<R>| {
            let mut said = records.clone().map(|record| column.show(t, record, today));
            let first = said.next()?;
            said.all(|other| other == first).then_some((column, first))
        };
        // What stands for itself is called by its next column, where all of it has one name.
        let may_go = |column: &&'static Column<R>| R::OWNER.is_none() || !self.names(column);
        let found: Vec<_> = self.columns.iter().filter(may_go).filter_map(alike).collect();
        if found.len() == self.columns.len() { Vec::new() } else { found }
    }

    /// The column that leads to a record, where these, by their keys, are left out: that of its name, else the first.
    pub fn leading(&self, left: &[&'static str]) -> Option<&'static Column<R>> {
        let shown = || self.columns.iter().filter(|column| !left.contains(&column.key));
        shown().find(|column| self.names(column)).or_else(|| shown().next())
    }

    /// A new record that belongs to that one, or stands for itself.
    pub fn begun(&self, owner: Option<Id>, today: Date) -> R {
        let mut record = (self.blank)(today);
        if let Some(owner) = owner {
            record.set_owner(owner);
        }
        record
    }

    /// What is offered for a field.
    pub fn offered(&self, t: Lang, field: usize) -> Option<Vec<(String, String)>> {
        self.offers.iter().find(|(of, _)| *of == field).map(|(_, offers)| offers(t))
    }

    /// What suggests values for a field.
    pub fn suggested(&self, field: usize) -> Option<Suggests<R>> {
        self.suggests.iter().find(|(of, _)| *of == field).map(|(_, suggests)| *suggests)
    }
}

impl<R> Column<R> {
    /// A column of fields that say all themselves.
    pub const fn plain(key: &'static str, fields: &'static [usize]) -> Self {
        Self { key, fields, says: None, is_spare: false }
    }

    /// The same, which stands only where there is room to spare.
    pub const fn spare(key: &'static str, fields: &'static [usize]) -> Self {
        Self { key, fields, says: None, is_spare: true }
    }
}

impl<R: Record> Column<R> {
    /// What the column is called.
    pub fn head(&self, t: Lang) -> &'static str {
        match (&self.says, self.fields.first()) {
            (Some(saying), _) => (saying.head)(t),
            (None, Some(field)) => t.field(R::TABLE, R::NAMES[*field]),
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

    /// Whether it names an area.
    pub fn is_area(&self) -> bool {
        self.says.is_none() && self.fields.first().is_some_and(|field| R::FIELDS[*field].expects == Expectation::Area)
    }

    /// Whether it names a day.
    pub fn is_day(&self) -> bool {
        self.says.is_none() && self.fields.first().is_some_and(|field| R::FIELDS[*field].expects == Expectation::Date)
    }

    /// Whether it is an amount of money.
    pub fn is_money(&self) -> bool {
        self.says.is_none() && self.fields.first().is_some_and(|field| R::FIELDS[*field].expects == Expectation::Rupiah)
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
pub(super) fn shown<R: Record>(t: Lang, record: &R, field: usize) -> String {
    if record.says(field) { t.value(Some(&R::FIELDS[field]), &record.to_json(field)) } else { String::new() }
}
