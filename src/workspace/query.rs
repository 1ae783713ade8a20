//! A view of the register: search, filters and order, as they stand in the page's address.

use super::index::{Facts, fold};
use super::{Index, Tables};
use crate::domain::status::Status;
use crate::domain::territory::Territory;
use crate::domain::{AreaCode, Cooperative, DeclaredStatus, Kind, Supervision};
use memchr::memmem::Finder;
use std::str::FromStr;

/// A column that the register can be ordered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Column {
    /// Name.
    #[default]
    Name,
    /// NIK.
    Nik,
    /// District, in the order of the codes.
    District,
    /// Kind.
    Kind,
    /// Supervision.
    Supervision,
    /// Declared status.
    Declared,
    /// Computed status.
    Computed,
    /// Year of the legal date.
    Founded,
}

impl Column {
    /// Every column, as they stand in the list.
    pub const ALL: [Column; 8] = [
        Column::Name,
        Column::Nik,
        Column::District,
        Column::Kind,
        Column::Supervision,
        Column::Declared,
        Column::Computed,
        Column::Founded,
    ];

    /// Its name in addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Column::Name => "nama",
            Column::Nik => "nik",
            Column::District => "wilayah",
            Column::Kind => "jenis",
            Column::Supervision => "binaan",
            Column::Declared => "dinyatakan",
            Column::Computed => "dihitung",
            Column::Founded => "berdiri",
        }
    }
}

impl FromStr for Column {
    type Err = ();
    fn from_str(code: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|column| column.code() == code).ok_or(())
    }
}

/// A filter on a value that may be missing: only rows without it, or only rows with this one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Only<T> {
    /// Rows in which nothing is recorded.
    Missing,
    /// Rows with this value.
    Value(T),
}

/// How a missing value is named in addresses.
const MISSING: &str = "tidak-tercatat";

impl<T: PartialEq> Only<T> {
    fn admits(&self, value: Option<&T>) -> bool {
        match self {
            Only::Missing => value.is_none(),
            Only::Value(only) => value == Some(only),
        }
    }
}

impl<T: FromStr> FromStr for Only<T> {
    type Err = T::Err;
    fn from_str(text: &str) -> Result<Self, T::Err> {
        if text == MISSING { Ok(Only::Missing) } else { text.parse().map(Only::Value) }
    }
}

impl<T: ToString> Only<T> {
    /// Its name in addresses.
    pub fn code(&self) -> String {
        match self {
            Only::Missing => MISSING.to_owned(),
            Only::Value(value) => value.to_string(),
        }
    }
}

/// What the list shows and in which order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    /// Words that must all occur in name, NIK, legal number or address.
    pub text: String,
    /// District of the domicile.
    pub district: Option<Only<AreaCode>>,
    /// Supervision.
    pub supervision: Option<Only<Supervision>>,
    /// Declared status.
    pub declared: Option<Only<DeclaredStatus>>,
    /// Computed status.
    pub computed: Option<Status>,
    /// Kind.
    pub kind: Option<Only<Kind>>,
    /// Founded in this year or later.
    pub founded_from: Option<i32>,
    /// Founded in this year or earlier.
    pub founded_to: Option<i32>,
    /// Order.
    pub order: Column,
    /// Whether the order is reversed.
    pub descending: bool,
}

/// Names of the parameters in addresses.
mod keys {
    pub const TEXT: &str = "cari";
    pub const DISTRICT: &str = "wilayah";
    pub const SUPERVISION: &str = "binaan";
    pub const DECLARED: &str = "status";
    pub const COMPUTED: &str = "dihitung";
    pub const KIND: &str = "jenis";
    pub const FROM: &str = "dari";
    pub const TO: &str = "sampai";
    pub const ORDER: &str = "urut";
    pub const DESCENDING: &str = "turun";
}

impl Query {
    /// Reads a view from the parameters of an address; what cannot be read is left out.
    pub fn from_parameters<'p>(parameters: impl IntoIterator<Item = (&'p str, &'p str)>) -> Self {
        let mut query = Self::default();
        for (key, value) in parameters {
            match key {
                keys::TEXT => value.clone_into(&mut query.text),
                keys::DISTRICT => query.district = value.parse().ok(),
                keys::SUPERVISION => query.supervision = value.parse().ok(),
                keys::DECLARED => query.declared = value.parse().ok(),
                keys::COMPUTED => query.computed = value.parse().ok(),
                keys::KIND => query.kind = value.parse().ok(),
                keys::FROM => query.founded_from = value.parse().ok(),
                keys::TO => query.founded_to = value.parse().ok(),
                keys::ORDER => query.order = value.parse().unwrap_or_default(),
                keys::DESCENDING => query.descending = value == "ya",
                _ => {}
            }
        }
        query
    }

    /// The parameters that stand for this view; what is not set is not named.
    pub fn parameters(&self) -> Vec<(&'static str, String)> {
        let optional = [
            (keys::TEXT, (!self.text.is_empty()).then(|| self.text.clone())),
            (keys::DISTRICT, self.district.as_ref().map(Only::code)),
            (keys::SUPERVISION, self.supervision.as_ref().map(Only::code)),
            (keys::DECLARED, self.declared.as_ref().map(Only::code)),
            (keys::COMPUTED, self.computed.map(|status| status.code().to_owned())),
            (keys::KIND, self.kind.as_ref().map(Only::code)),
            (keys::FROM, self.founded_from.map(|year| year.to_string())),
            (keys::TO, self.founded_to.map(|year| year.to_string())),
            (keys::ORDER, (self.order != Column::Name).then(|| self.order.code().to_owned())),
            (keys::DESCENDING, self.descending.then(|| "ya".to_owned())),
        ];
        optional.into_iter().filter_map(|(key, value)| value.map(|value| (key, value))).collect()
    }

    /// Whether anything but the order narrows the view.
    pub fn narrows(&self) -> bool {
        let order_only = Self { order: self.order, descending: self.descending, ..Self::default() };
        *self != order_only
    }

    /// The positions in the table of the cooperatives that the view shows, in its order.
    pub fn run(&self, tables: &Tables, index: &Index, order: &mut Order) -> Vec<u32> {
        let words = fold(&self.text);
        let finders: Vec<Finder<'_>> = words.split_whitespace().map(|word| Finder::new(word.as_bytes())).collect();
        let ranked = order.ranked(self.order, tables, index);
        let facts = index.facts();
        let admits = |at: &u32| self.admits(&facts[*at as usize], &finders);
        if self.descending {
            ranked.iter().rev().copied().filter(admits).collect()
        } else {
            ranked.iter().copied().filter(admits).collect()
        }
    }

    fn admits(&self, facts: &Facts, words: &[Finder<'_>]) -> bool {
        let district = facts.district.map(|at| Territory::current().districts[usize::from(at)].code);
        facts.live
            && self.district.is_none_or(|only| only.admits(district.as_ref()))
            && self.supervision.is_none_or(|only| only.admits(facts.supervision.as_ref()))
            && self.declared.is_none_or(|only| only.admits(facts.declared.as_ref()))
            && self.computed.is_none_or(|only| only == facts.computed)
            && self.kind.is_none_or(|only| only.admits(facts.kind.as_ref()))
            && self.founded_from.is_none_or(|from| facts.founded.is_some_and(|year| year >= from))
            && self.founded_to.is_none_or(|to| facts.founded.is_some_and(|year| year <= to))
            && words.iter().all(|word| word.find(facts.text.as_bytes()).is_some())
    }
}

/// All cooperatives in the order last asked for, kept until the order or the data changes: typing in the
/// search box then only filters.
#[derive(Debug, Default)]
pub struct Order {
    column: Option<Column>,
    ranked: Vec<u32>,
    /// All positions by name, as it was when they were last ordered.
    names: Vec<u32>,
    names_hold: bool,
}

impl Order {
    /// Forgets the order, because data has changed.
    pub fn forget(&mut self) {
        self.column = None;
        self.names_hold = false;
    }

    /// Orders by name ahead of time: every order needs it.
    pub fn prepare(&mut self, index: &Index) {
        if self.names_hold {
            return;
        }
        let facts = index.facts();
        if self.names.len() != facts.len() {
            self.names = (0..facts.len() as u32).collect();
        }
        // The text begins with the name, and the line's end that follows is smaller than any letter. After a change
        // almost everything is in order already, which this sort makes use of.
        self.names.sort_by(|a, b| facts[*a as usize].text.cmp(&facts[*b as usize].text));
        self.names_hold = true;
    }

    fn ranked(&mut self, column: Column, tables: &Tables, index: &Index) -> &[u32] {
        self.prepare(index);
        if column == Column::Name {
            return &self.names;
        }
        if self.column != Some(column) {
            self.ranked = rank(column, &self.names, tables, index);
            self.column = Some(column);
        }
        &self.ranked
    }
}

/// All positions ordered by a column, by name within equals, missing values last.
fn rank(column: Column, names: &[u32], tables: &Tables, index: &Index) -> Vec<u32> {
    let (rows, facts) = (tables.cooperatives.rows(), index.facts());
    let keyed = names.iter().map(|at| (key(column, &rows[*at as usize].value, &facts[*at as usize]), *at));
    let mut keyed: Vec<(u64, u32)> = keyed.collect();
    keyed.sort_by_key(|(key, _)| *key);
    keyed.into_iter().map(|(_, at)| at).collect()
}

/// A number that orders by the column; the greatest for a missing value.
fn key(column: Column, c: &Cooperative, facts: &Facts) -> u64 {
    let place = |at: Option<usize>| at.map_or(u64::MAX, |at| at as u64);
    match column {
        Column::Name => 0,
        Column::Nik => c.nik.as_deref().map_or(u64::MAX, |nik| nik.parse().unwrap_or(u64::MAX - 1)),
        Column::District => place(facts.district.map(usize::from)),
        Column::Kind => place(facts.kind.and_then(|kind| Kind::ALL.iter().position(|k| *k == kind))),
        Column::Supervision => place(facts.supervision.and_then(|s| Supervision::ALL.iter().position(|k| *k == s))),
        Column::Declared => place(facts.declared.and_then(|s| DeclaredStatus::ALL.iter().position(|k| *k == s))),
        Column::Computed => place(Status::ALL.iter().position(|status| *status == facts.computed)),
        Column::Founded => facts.founded.map_or(u64::MAX, |year| year.unsigned_abs().into()),
    }
}
