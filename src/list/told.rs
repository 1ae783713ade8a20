//! What a list tells of its records out of what else is recorded: a column, a filter and a dimension beside those of their own
//! fields. The class of an enterprise follows from its figures, what it lacks from its licences.

use super::pivot::NOT_RECORDED;
use crate::domain::{BookYear, Date, Quantity, Record};
use crate::exchange::sheet::Cell;
use crate::i18n::Lang;
use crate::replica::Row;
use crate::workspace::{Index, Tables};

/// Something that is told.
pub struct Told<R: Record> {
    /// By what addresses call it.
    pub key: &'static str,
    /// What it is called.
    pub label: fn(Lang) -> &'static str,
    /// What is told.
    pub tells: Tells<R>,
    /// Whether it has a column.
    pub is_column: bool,
}

/// What is told of a record on a day.
pub enum Tells<R: Record> {
    /// One of several choices, or none.
    One {
        /// All that it can be, and what that is called.
        choices: fn(Lang) -> Vec<(String, String)>,
        /// What a record is.
        of: fn(&Tables, &Index, &Row<R>, Date) -> Option<&'static str>,
    },
    /// Some of several choices.
    Several {
        /// All that it can be, and what that is called.
        choices: fn(Lang) -> Vec<(String, String)>,
        /// What a record is.
        of: fn(&Tables, &Index, &Row<R>, Date) -> Vec<&'static str>,
    },
    /// A number, or an amount in rupiah.
    Amount(fn(&Tables, &Index, &Row<R>, Date) -> Option<i64>),
    /// Words, which narrow nothing.
    Text(fn(&Tables, &Index, &Row<R>, Date) -> Option<String>),
    /// A day.
    Day(fn(&Tables, &Index, &Row<R>, Date) -> Option<Date>),
    /// A quantity.
    Measured(fn(&Tables, &Index, &Row<R>, Date) -> Option<Quantity>),
    /// A year.
    Year(fn(&Tables, &Index, &Row<R>, Date) -> Option<BookYear>),
}

/// What was told of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// These choices.
    Codes(Vec<&'static str>),
    /// So much.
    Amount(Option<i64>),
    /// These words.
    Text(Option<String>),
    /// That day.
    Day(Option<Date>),
    /// So much of something.
    Measured(Option<Quantity>),
    /// Then.
    Year(Option<BookYear>),
}

impl Said {
    /// Whether it is of a choice, or of that of which nothing is recorded.
    pub(super) fn is_of(&self, chosen: &str) -> bool {
        match self {
            Self::Codes(codes) if chosen == NOT_RECORDED => codes.is_empty(),
            Self::Codes(codes) => codes.contains(&chosen),
            Self::Amount(_) | Self::Text(_) | Self::Day(_) | Self::Measured(_) | Self::Year(_) => true,
        }
    }

    /// The choices; none where it is something else.
    pub(super) fn codes(&self) -> &[&'static str] {
        match self {
            Self::Codes(codes) => codes,
            Self::Amount(_) | Self::Text(_) | Self::Day(_) | Self::Measured(_) | Self::Year(_) => &[],
        }
    }

    /// The one choice; none where there is none.
    pub(super) fn code(&self) -> Option<&'static str> {
        match self {
            Self::Codes(codes) => codes.first().copied(),
            Self::Amount(_) | Self::Text(_) | Self::Day(_) | Self::Measured(_) | Self::Year(_) => None,
        }
    }
}

impl<R: Record> Told<R> {
    /// What is told of a record.
    pub(super) fn says(&self, tables: &Tables, index: &Index, row: &Row<R>, today: Date) -> Said {
        match self.tells {
            Tells::One { of, .. } => Said::Codes(of(tables, index, row, today).into_iter().collect()),
            Tells::Several { of, .. } => Said::Codes(of(tables, index, row, today)),
            Tells::Amount(of) => Said::Amount(of(tables, index, row, today)),
            Tells::Text(of) => Said::Text(of(tables, index, row, today)),
            Tells::Day(of) => Said::Day(of(tables, index, row, today)),
            Tells::Measured(of) => Said::Measured(of(tables, index, row, today)),
            Tells::Year(of) => Said::Year(of(tables, index, row, today)),
        }
    }

    fn known(&self, t: Lang) -> Vec<(String, String)> {
        match self.tells {
            Tells::One { choices, .. } | Tells::Several { choices, .. } => choices(t),
            Tells::Amount(_) | Tells::Text(_) | Tells::Day(_) | Tells::Measured(_) | Tells::Year(_) => Vec::new(),
        }
    }

    /// By what it narrows: all choices, and that nothing is recorded. Empty where it narrows by nothing.
    pub fn choices(&self, t: Lang) -> Vec<(String, String)> {
        let known = self.known(t);
        let nothing = (!known.is_empty()).then(|| (NOT_RECORDED.to_owned(), t.not_recorded().to_owned()));
        known.into_iter().chain(nothing).collect()
    }

    /// Whether it is one of several choices, by which lines can be crossed.
    pub(super) const fn is_one_of_several(&self) -> bool {
        matches!(self.tells, Tells::One { .. })
    }

    /// Whether it is a number.
    pub const fn is_numeric(&self) -> bool {
        matches!(self.tells, Tells::Amount(_) | Tells::Measured(_) | Tells::Year(_))
    }

    /// What a choice is called.
    pub(super) fn name(&self, t: Lang, code: &str) -> String {
        let known = self.choices(t).into_iter().find(|(known, _)| known == code);
        known.map_or_else(|| code.to_owned(), |(_, name)| name)
    }

    /// The place of a choice among all.
    pub(super) fn rank(&self, t: Lang, code: &str) -> usize {
        let known = self.known(t);
        known.iter().position(|(known, _)| known == code).unwrap_or(known.len())
    }

    /// What was told, in words; empty where nothing was.
    pub fn text(&self, t: Lang, said: &Said) -> String {
        match said {
            Said::Codes(codes) => codes.iter().map(|code| self.name(t, code)).collect::<Vec<_>>().join(" · "),
            Said::Amount(amount) => amount.map(|amount| t.number(amount)).unwrap_or_default(),
            Said::Text(text) => text.clone().unwrap_or_default(),
            Said::Day(day) => day.map(|day| t.date(day)).unwrap_or_default(),
            Said::Measured(quantity) => quantity.map(|quantity| t.exact(quantity)).unwrap_or_default(),
            Said::Year(year) => year.map(|year| year.to_string()).unwrap_or_default(),
        }
    }

    /// What was told, as a cell.
    pub(super) fn cell(&self, t: Lang, said: &Said) -> Cell {
        match said {
            Said::Amount(amount) => amount.map_or(Cell::Empty, |amount| Cell::Number(amount as f64)),
            Said::Text(text) => text.clone().map_or(Cell::Empty, Cell::Text),
            Said::Day(day) => day.map_or(Cell::Empty, Cell::Date),
            Said::Measured(quantity) => quantity.map_or(Cell::Empty, |quantity| Cell::Number(quantity.to_f64())),
            Said::Year(year) => year.map_or(Cell::Empty, |year| Cell::Number(year.get().into())),
            Said::Codes(codes) if codes.is_empty() => Cell::Empty,
            Said::Codes(_) => Cell::Text(self.text(t, said)),
        }
    }
}
