//! The pivot table of a list: its lines crossed by one or two of the dimensions that the table declares, or of those of the
//! cooperatives to which they belong.
//! Every cell leads to the list of just the lines that it counts.

use super::{Line, ListOf, owner};
use crate::analysis::cross::{Cross, Crossing, Gather, Member};
use crate::domain::{Date, Expectation, Record};
use crate::exchange::sheet::{Cell, Sheet};
use crate::i18n::Lang;
use crate::workspace::dimension;
use serde_json::Value;

/// The parameter of an address that says what the rows are.
pub const ROWS: &str = "baris";
/// The parameter that says what the columns are.
pub const COLUMNS: &str = "kolom";
/// The parameter that says what stands in the cells.
pub const FIGURE: &str = "angka";
/// What an address calls that of which nothing is recorded.
pub const NOT_RECORDED: &str = "tanpa";

/// Something by which the records of a table are told apart.
pub struct Dimension<R> {
    /// By what addresses call it.
    pub key: &'static str,
    /// What it is.
    pub of: Of<R>,
}

/// What records are told apart by.
pub enum Of<R> {
    /// A field of codes, of yes and no, of an area or a year; or a day, by its year.
    Field(usize),
    /// Something that follows from several fields.
    Derived {
        /// What it is called.
        label: fn(Lang) -> &'static str,
        /// All that it can be, and what that is called.
        choices: fn(Lang) -> Vec<(String, String)>,
        /// What a record is.
        code: fn(&R) -> &'static str,
    },
}

impl<R: Record> Dimension<R> {
    /// What it is called.
    pub fn label(&self, t: Lang) -> String {
        match self.of {
            Of::Field(field) => {
                let (name, info) = (t.field(R::TABLE, R::NAMES[field]), &R::FIELDS[field]);
                if info.expects == Expectation::Date { t.year_of_field(name) } else { name.to_owned() }
            }
            Of::Derived { label, .. } => label(t).to_owned(),
        }
    }

    /// What a record is in it; none where that is not recorded.
    pub fn code(&self, record: &R) -> Option<String> {
        match self.of {
            Of::Derived { code, .. } => Some(code(record).to_owned()),
            Of::Field(field) if !record.says(field) => None,
            Of::Field(field) => match (record.to_json(field), R::FIELDS[field].expects) {
                (Value::String(day), Expectation::Date) => Some(day.parse::<Date>().ok()?.year().to_string()),
                (Value::String(text), _) => Some(text),
                (Value::Null, _) => None,
                (other, _) => Some(other.to_string()),
            },
        }
    }

    /// What something that records can be is called.
    pub fn name(&self, t: Lang, code: &str) -> String {
        match self.of {
            Of::Derived { choices, .. } => {
                let mut choices = choices(t).into_iter();
                choices.find(|(known, _)| known == code).map_or_else(|| code.to_owned(), |(_, name)| name)
            }
            Of::Field(field) => match R::FIELDS[field].expects {
                Expectation::Truth => t.yes_no(code == "true").to_owned(),
                Expectation::Date | Expectation::Year => code.to_owned(),
                _ => t.value(Some(&R::FIELDS[field]), &Value::from(code)),
            },
        }
    }

    /// The place of something among all that records can be: codes in the order of their list, areas and years in theirs.
    fn rank(&self, t: Lang, code: &str) -> (usize, String) {
        let known: Vec<(String, String)> = match self.of {
            Of::Derived { choices, .. } => choices(t),
            Of::Field(field) => R::FIELDS[field].codes.map(|list| t.codes(list)).unwrap_or_default(),
        };
        let at = known.iter().position(|(known, _)| known == code).unwrap_or(known.len());
        (at, code.to_owned())
    }
}

/// By what a pivot table crosses its lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// A dimension of the list, by its place.
    Dimension(usize),
    /// Something that is told of a record out of what else is recorded, by its place.
    Told(usize),
    /// A dimension of the cooperative to which a record belongs.
    Owner(dimension::Dimension),
}

/// What stands in the cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figure {
    /// How many records.
    Count,
    /// The sum of a field over those that say it.
    Sum(usize),
    /// The median of a field over those that say it.
    Median(usize),
}

/// What a pivot table is to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Layout {
    /// What the rows are.
    pub rows: By,
    /// What the columns are, if there are any.
    pub columns: Option<By>,
    /// What stands in the cells.
    pub figure: Figure,
}

impl<R: Record> ListOf<R> {
    /// All by which lines can be crossed.
    pub fn all_by(&self) -> impl Iterator<Item = By> + use<'_, R> {
        let of_owner = dimension::Dimension::ALL.into_iter().filter(|_| Self::IS_OF_COOPERATIVES);
        let told = (0..self.told.len()).filter(|at| self.told[*at].is_one_of_several());
        (0..self.dimensions.len()).map(By::Dimension).chain(told.map(By::Told)).chain(of_owner.map(By::Owner))
    }

    /// By what addresses call it.
    pub fn by_key(&self, by: By) -> String {
        match by {
            By::Dimension(at) => self.dimensions[at].key.to_owned(),
            By::Told(at) => self.told[at].key.to_owned(),
            By::Owner(dimension) => owner::key(dimension),
        }
    }

    /// What it is called.
    pub fn by_label(&self, t: Lang, by: By) -> String {
        match by {
            By::Dimension(at) => self.dimensions[at].label(t),
            By::Told(at) => (self.told[at].label)(t).to_owned(),
            By::Owner(dimension) => owner::label(t, dimension),
        }
    }

    fn by_of(&self, key: &str) -> Option<By> {
        self.all_by().find(|by| self.by_key(*by) == key)
    }

    /// All figures: the count, then sums and medians of what can be added up.
    pub fn figures(&self) -> Vec<Figure> {
        let is_amount = |field: &usize| matches!(R::FIELDS[*field].expects, Expectation::Rupiah | Expectation::Count);
        let amounts: Vec<usize> = (0..R::FIELDS.len()).filter(is_amount).collect();
        let sums = amounts.iter().map(|field| Figure::Sum(*field));
        std::iter::once(Figure::Count).chain(sums).chain(amounts.iter().map(|field| Figure::Median(*field))).collect()
    }

    /// By what addresses call a figure: as files call its field.
    pub fn figure_key(&self, figure: Figure) -> String {
        match figure {
            Figure::Count => "jumlah".to_owned(),
            Figure::Sum(field) => format!("jumlah-{}", R::NAMES[field]),
            Figure::Median(field) => format!("median-{}", R::NAMES[field]),
        }
    }

    /// What a figure is called, with its unit.
    pub fn figure_label(&self, t: Lang, figure: Figure) -> String {
        let named = |field: usize, say: fn(Lang, &str) -> String| {
            let name = say(t, &t.field(R::TABLE, R::NAMES[field]).to_lowercase());
            if R::FIELDS[field].expects == Expectation::Rupiah { t.in_rupiah(&name) } else { name }
        };
        match figure {
            Figure::Count => t.number_of_records().to_owned(),
            Figure::Sum(field) => named(field, Lang::sum_of_field),
            Figure::Median(field) => named(field, Lang::median_of_field),
        }
    }

    /// What an address asks to be crossed; what it says that the list does not know is not asked.
    pub fn layout<'a>(&self, parameter: impl Fn(&str) -> Option<&'a str>) -> Layout {
        let by = |key| parameter(key).and_then(|key| self.by_of(key));
        let rows = by(ROWS).or_else(|| self.all_by().next()).unwrap_or(By::Owner(owner::DISTRICT));
        let columns = match parameter(COLUMNS) {
            Some(_) => by(COLUMNS),
            None => self.all_by().nth(1),
        };
        let figure = self.figures().into_iter().find(|figure| parameter(FIGURE) == Some(&*self.figure_key(*figure)));
        // A thing crossed with itself says nothing more.
        Layout { rows, columns: columns.filter(|columns| *columns != rows), figure: figure.unwrap_or(Figure::Count) }
    }

    /// What a line is.
    pub(super) fn code(&self, line: &Line<R>, by: By) -> Option<String> {
        match by {
            By::Dimension(at) => self.dimensions[at].code(&line.row.value),
            By::Told(at) => line.told[at].code().map(str::to_owned),
            By::Owner(dimension) => line.owner_key(dimension).map(|key| key.to_string()),
        }
    }

    /// What a crossing shows, as a title.
    pub fn crossing_title(&self, t: Lang, layout: Layout) -> String {
        let (figure, lower) = (self.figure_label(t, layout.figure), |by| self.by_label(t, by).to_lowercase());
        match layout.columns {
            Some(columns) => t.figure_by_two(&figure, &lower(layout.rows), &lower(columns)),
            None => t.figure_by(&figure, &lower(layout.rows)),
        }
    }

    /// What a crossing is, for whoever has only its file: figure, rows and columns, how many lines there are, and of how many
    /// of them the figure is made.
    pub fn crossing_said(&self, t: Lang, layout: Layout, cross: &Cross<String>) -> Vec<(String, String)> {
        let whole = cross.whole();
        let mut said = vec![
            (t.pivot_figure().to_owned(), self.figure_label(t, layout.figure)),
            (t.pivot_rows().to_owned(), self.by_label(t, layout.rows)),
        ];
        said.extend(layout.columns.map(|columns| (t.pivot_columns().to_owned(), self.by_label(t, columns))));
        said.push((t.number_of_records().to_owned(), t.count(whole.count)));
        let partly = || t.known_of_records(&t.count(whole.known), &t.count(whole.count));
        said.extend((whole.known < whole.count).then(|| (t.note().to_owned(), partly())));
        said
    }

    /// What something that lines can be is called.
    pub fn code_name(&self, t: Lang, by: By, code: Option<&str>) -> String {
        match (by, code) {
            (_, None) => t.not_recorded().to_owned(),
            (By::Dimension(at), Some(code)) => self.dimensions[at].name(t, code),
            (By::Told(at), Some(code)) => self.told[at].name(t, code),
            (By::Owner(dimension), Some(code)) => owner::name(t, dimension, code),
        }
    }

    /// What a list is asked so that it shows just the lines of a row or column: a parameter and its value. A filter that
    /// knows what they are says so; else a parameter of its own does.
    pub fn narrowed(&self, t: Lang, by: By, code: Option<&str>) -> (String, String) {
        let key = self.by_key(by);
        let is_known = |code: &str| match by {
            By::Owner(dimension) => owner::is_choice(dimension, code),
            By::Told(_) => true,
            By::Dimension(_) => self
                .filters
                .iter()
                .filter(|filter| filter.key == key)
                .any(|filter| filter.choices(t).iter().any(|(known, _)| known == code)),
        };
        match code {
            Some(code) if is_known(code) => (key.to_owned(), code.to_owned()),
            // Its filter says that nothing is recorded, too.
            None if matches!(by, By::Told(_)) => (key, NOT_RECORDED.to_owned()),
            _ => (self.only_key(by), code.unwrap_or(NOT_RECORDED).to_owned()),
        }
    }

    /// The parameter that narrows a list by what no filter says.
    pub fn only_key(&self, by: By) -> String {
        let key = self.by_key(by);
        let is_taken = match by {
            By::Owner(dimension) => owner::FILTERS.contains(&dimension),
            By::Told(_) => false,
            By::Dimension(_) => self.filters.iter().any(|filter| filter.key == key),
        };
        if is_taken { format!("hanya-{key}") } else { key }
    }

    /// The lines crossed.
    pub fn crossed(&self, t: Lang, layout: Layout, lines: &[Line<R>]) -> Cross<String> {
        let gather = match layout.figure {
            Figure::Count => Gather::Count,
            Figure::Sum(_) => Gather::Sum,
            Figure::Median(_) => Gather::Median,
        };
        let mut crossing = Crossing::new(gather);
        for line in lines {
            let said = match layout.figure {
                Figure::Count => Some(1),
                Figure::Sum(field) | Figure::Median(field) => line.row.value.to_json(field).as_i64(),
            };
            crossing.add(self.code(line, layout.rows), layout.columns.map(|by| self.code(line, by)), said);
        }
        let mut cross = crossing.done();
        self.sort(t, layout.rows, &mut cross.rows);
        if let Some(columns) = layout.columns {
            self.sort(t, columns, &mut cross.columns);
        }
        cross
    }

    /// Puts what lines can be in its order, what is not recorded last.
    fn sort(&self, t: Lang, by: By, codes: &mut [Option<String>]) {
        codes.sort_by_cached_key(|code| {
            let rank = match (by, code) {
                (By::Dimension(at), Some(code)) => self.dimensions[at].rank(t, code),
                (By::Told(at), Some(code)) => (self.told[at].rank(t, code), code.clone()),
                (By::Owner(dimension), Some(code)) => owner::rank(dimension, code),
                (_, None) => (0, String::new()),
            };
            (code.is_none(), rank)
        });
    }

    /// The crossing as a sheet: a row a line, the totals last.
    pub fn crossed_sheet(&self, t: Lang, layout: Layout, cross: &Cross<String>) -> Sheet {
        let text = |text: String| Cell::Text(text);
        let number = |row: &Member<String>, column: Member<String>| {
            cross.cell(row.clone(), column).value.map_or(Cell::Empty, Cell::Number)
        };
        let columns = || cross.columns.iter().filter_map(|code| layout.columns.map(|by| (by, code)));
        let heads = columns().map(|(by, code)| text(self.code_name(t, by, code.as_deref())));
        let head = [text(self.by_label(t, layout.rows))].into_iter().chain(heads).chain([text(t.total().to_owned())]);
        let line = |name: String, row: Member<String>| {
            let cells = cross.columns.iter().map(|column| number(&row, Member::Of(column.clone())));
            std::iter::once(text(name)).chain(cells).chain([number(&row, Member::All)]).collect::<Vec<_>>()
        };
        let named = |code: &Option<String>| self.code_name(t, layout.rows, code.as_deref());
        let rows = cross.rows.iter().map(|code| line(named(code), Member::Of(code.clone())));
        let rows = std::iter::once(head.collect()).chain(rows).chain([line(t.total().to_owned(), Member::All)]);
        Sheet { name: self.figure_label(t, layout.figure), rows: rows.collect(), ..Sheet::default() }
    }
}
