//! The pivot table: any figure over one or two dimensions. Every cooperative that is counted stands in exactly one row
//! and one column, what is not recorded in one of its own, so that rows and columns add up to the whole.

use crate::domain::status::Status;
use crate::domain::{AnnualReport, BookYear, Count, DeclaredStatus, RatState, Rupiah};
use crate::workspace::dimension::{Dimension, Key};
use crate::workspace::query::latest;
use crate::workspace::{Facts, Index, Tables};
use rustc_hash::FxHashMap;
use std::str::FromStr;

/// A number that yearly reports give (FACTS 1.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Amount {
    /// Members, persons.
    Members,
    /// Assets, rupiah.
    Assets,
    /// Own capital, rupiah.
    OwnCapital,
    /// Outside capital, rupiah.
    OutsideCapital,
    /// Turnover of the year, rupiah.
    Turnover,
    /// Surplus of the year, rupiah.
    Surplus,
}

impl Amount {
    /// All of them.
    pub const ALL: [Amount; 6] = [
        Amount::Members,
        Amount::Assets,
        Amount::OwnCapital,
        Amount::OutsideCapital,
        Amount::Turnover,
        Amount::Surplus,
    ];

    const fn code(self) -> &'static str {
        match self {
            Amount::Members => "anggota",
            Amount::Assets => "aset",
            Amount::OwnCapital => "modal-sendiri",
            Amount::OutsideCapital => "modal-luar",
            Amount::Turnover => "volume",
            Amount::Surplus => "shu",
        }
    }

    /// What a report says.
    fn of(self, report: &AnnualReport) -> Option<i64> {
        let rupiah = match self {
            Amount::Members => return report.members.map(Count::get).map(i64::from),
            Amount::Assets => report.assets,
            Amount::OwnCapital => report.own_capital,
            Amount::OutsideCapital => report.outside_capital,
            Amount::Turnover => report.turnover,
            Amount::Surplus => report.surplus,
        };
        rupiah.map(Rupiah::get)
    }
}

/// What stands in the cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Figure {
    /// How many cooperatives.
    #[default]
    Count,
    /// The sum over those of which it is known.
    Sum(Amount),
    /// The median of those of which it is known.
    Median(Amount),
    /// Declared active, as a share of all.
    DeclaredActive,
    /// Active under the chosen rule, as a share of all.
    ComputedActive,
    /// RAT held on a book year, as a share of all that were there at its end.
    RatHeld,
}

impl Figure {
    /// All of them, in the order in which people choose.
    pub fn all() -> Vec<Figure> {
        let shares = [Figure::DeclaredActive, Figure::ComputedActive, Figure::RatHeld];
        let amounts = Amount::ALL.map(Figure::Sum).into_iter().chain(Amount::ALL.map(Figure::Median));
        std::iter::once(Figure::Count).chain(shares).chain(amounts).collect()
    }

    /// Its name in addresses.
    pub fn code(self) -> String {
        match self {
            Figure::Count => "jumlah".to_owned(),
            Figure::Sum(amount) => format!("jumlah-{}", amount.code()),
            Figure::Median(amount) => format!("median-{}", amount.code()),
            Figure::DeclaredActive => "aktif".to_owned(),
            Figure::ComputedActive => "aktif-dihitung".to_owned(),
            Figure::RatHeld => "rat".to_owned(),
        }
    }

    /// Whether the parts add up to the whole.
    pub const fn adds_up(self) -> bool {
        matches!(self, Figure::Count | Figure::Sum(_))
    }

    /// Whether it is a share of 0 to 1.
    pub const fn is_share(self) -> bool {
        matches!(self, Figure::DeclaredActive | Figure::ComputedActive | Figure::RatHeld)
    }

    /// The number of the reports that it is made of, where it is.
    pub const fn amount(self) -> Option<Amount> {
        match self {
            Figure::Sum(amount) | Figure::Median(amount) => Some(amount),
            _ => None,
        }
    }

    /// Whether it is of a book year.
    pub const fn has_year(self) -> bool {
        matches!(self, Figure::Sum(_) | Figure::Median(_) | Figure::RatHeld)
    }
}

impl FromStr for Figure {
    type Err = ();
    fn from_str(code: &str) -> Result<Self, ()> {
        Self::all().into_iter().find(|figure| figure.code() == code).ok_or(())
    }
}

/// What a pivot table is to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Layout {
    /// What the rows are.
    pub rows: Dimension,
    /// What the columns are, if there are any.
    pub columns: Option<Dimension>,
    /// What stands in the cells.
    pub figure: Figure,
    /// The book year; without one, of every cooperative the last year that says it. A share of RATs needs one.
    pub year: Option<BookYear>,
}

/// What a cell says.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Cell {
    /// How many cooperatives stand in it.
    pub count: u32,
    /// Of how many of them the figure is made.
    pub known: u32,
    /// The figure: a number, rupiah, or a share of 0 to 1; none where nothing is known.
    pub value: Option<f64>,
}

/// A pivot table.
#[derive(Debug, Clone, PartialEq)]
pub struct Pivot {
    /// What the rows are, what is not recorded last.
    pub rows: Vec<Option<Key>>,
    /// What the columns are; empty without a second dimension.
    pub columns: Vec<Option<Key>>,
    cells: FxHashMap<(Place, Place), Cell>,
}

/// A row or column, or all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    /// All of them: the total.
    All,
    /// Those of this key, or those of which none is recorded.
    Of(Option<Key>),
}

impl Pivot {
    /// The pivot table of the cooperatives at these positions.
    pub fn of(layout: Layout, tables: &Tables, index: &Index, positions: &[u32]) -> Self {
        let (rows, facts) = (tables.cooperatives.rows(), index.facts());
        let mut sums: FxHashMap<(Place, Place), Gathering> = FxHashMap::default();
        sums.entry((Place::All, Place::All)).or_default();
        for at in positions.iter().map(|at| *at as usize) {
            let (row, facts) = (&rows[at], &facts[at]);
            let said = said(layout, tables, index, row.id, facts);
            let place = Place::Of(layout.rows.key(&row.value, facts));
            let mut add = |row, column| sums.entry((row, column)).or_default().add(said, layout.figure);
            add(place, Place::All);
            add(Place::All, Place::All);
            if let Some(columns) = layout.columns {
                let column = Place::Of(columns.key(&row.value, facts));
                add(place, column);
                add(Place::All, column);
            }
        }
        let keys = |pick: fn(&(Place, Place)) -> (Place, Place)| {
            let named = |places: (Place, Place)| match places {
                (Place::Of(key), Place::All) => Some(key),
                _ => None,
            };
            sums.keys().filter_map(|places| named(pick(places))).collect::<Vec<_>>()
        };
        let (mut rows, mut columns) = (keys(|places| *places), keys(|(row, column)| (*column, *row)));
        layout.rows.sort(&mut rows);
        if let Some(dimension) = layout.columns {
            dimension.sort(&mut columns);
        }
        let cells = sums.into_iter().map(|(places, gathered)| (places, gathered.cell(layout.figure))).collect();
        Self { rows, columns, cells }
    }

    /// The cell of a row and a column.
    pub fn cell(&self, row: Place, column: Place) -> Cell {
        self.cells.get(&(row, column)).copied().unwrap_or_default()
    }

    /// All of it.
    pub fn whole(&self) -> Cell {
        self.cell(Place::All, Place::All)
    }
}

/// What is said of a cooperative for the figure: the number, or for a share 1 or 0; none where nobody has said.
fn said(layout: Layout, tables: &Tables, index: &Index, id: crate::domain::Id, facts: &Facts) -> Option<i64> {
    match layout.figure {
        Figure::Count => Some(1),
        Figure::DeclaredActive => Some(i64::from(facts.declared == Some(DeclaredStatus::Active))),
        Figure::ComputedActive => Some(i64::from(facts.computed == Status::Active)),
        Figure::RatHeld => {
            let year = layout.year?;
            // One who was no legal person then owes no RAT.
            let existed = facts.founded.is_none_or(|founded| founded <= i32::from(year.get()));
            let held = |report: &AnnualReport| {
                report.year == year
                    && (report.rat == Some(RatState::Held)
                        || report.rat != Some(RatState::NotHeld) && report.rat_date.is_some())
            };
            existed.then(|| i64::from(index.reports(tables, id).any(|report| held(&report.value))))
        }
        Figure::Sum(amount) | Figure::Median(amount) => match layout.year {
            Some(year) => index
                .reports(tables, id)
                .find(|report| report.value.year == year)
                .and_then(|report| amount.of(&report.value)),
            None => latest(tables, index, id, |report| amount.of(report)),
        },
    }
}

/// What has been said so far of those who stand in a cell.
#[derive(Debug, Default)]
struct Gathering {
    count: u32,
    known: u32,
    sum: i128,
    /// Kept only where the middle one is asked for.
    values: Vec<i64>,
}

impl Gathering {
    fn add(&mut self, said: Option<i64>, figure: Figure) {
        self.count += 1;
        let Some(value) = said else { return };
        self.known += 1;
        self.sum += i128::from(value);
        if matches!(figure, Figure::Median(_)) {
            self.values.push(value);
        }
    }

    fn cell(mut self, figure: Figure) -> Cell {
        let value = match figure {
            Figure::Count => Some(f64::from(self.count)),
            Figure::Sum(_) => (self.known > 0).then_some(self.sum as f64),
            Figure::Median(_) => median(&mut self.values),
            Figure::DeclaredActive | Figure::ComputedActive | Figure::RatHeld => {
                (self.known > 0).then(|| self.sum as f64 / f64::from(self.known))
            }
        };
        Cell { count: self.count, known: self.known, value }
    }
}

/// The middle value, or the mean of the two in the middle.
fn median(values: &mut [i64]) -> Option<f64> {
    values.sort_unstable();
    let (upper, lower) = (values.get(values.len() / 2)?, values[values.len().saturating_sub(1) / 2]);
    Some((*upper as f64 + lower as f64) / 2.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::status::StatusRule;
    use crate::domain::{Cooperative, Date, Id, Kind};
    use crate::replica::{Row, Stamp};
    use crate::sample;
    use crate::workspace::query::{Order, Query};
    use proptest::prelude::*;
    use std::sync::LazyLock;

    struct Register {
        tables: Tables,
        index: Index,
    }

    /// A register with gaps: some cooperatives have no kind, no district, no legal date.
    static REGISTER: LazyLock<Register> = LazyLock::new(|| {
        let sample = sample::fictional(&sample::Options { cooperatives: 250, ..sample::Options::default() });
        let mut tables = sample.clone();
        for (at, row) in sample.cooperatives.live().enumerate() {
            let mut value = row.value.clone();
            match at % 9 {
                0 => value.kind = None,
                1 => value.district = None,
                2 => value.legal_date = None,
                3 => value.group = None,
                _ => {}
            }
            tables.cooperatives.insert(Row { value, ..row.clone() });
        }
        let index = Index::build(&tables, StatusRule::Ods, None);
        Register { tables, index }
    });

    fn today() -> Date {
        "2024-05-13".parse().unwrap()
    }

    fn found(query: &Query) -> Vec<u32> {
        query.run(&REGISTER.tables, &REGISTER.index, &mut Order::default(), today())
    }

    fn pivot(layout: Layout, query: &Query) -> Pivot {
        Pivot::of(layout, &REGISTER.tables, &REGISTER.index, &found(query))
    }

    fn layouts() -> impl Strategy<Value = Layout> {
        let dimension = prop::sample::select(Dimension::ALL.to_vec());
        let columns = prop::option::of(dimension.clone());
        let year = prop::option::of((2019..2024).prop_map(|year| BookYear::new(year).unwrap()));
        (dimension, columns, prop::sample::select(Figure::all()), year)
            .prop_map(|(rows, columns, figure, year)| Layout { rows, columns, figure, year })
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 120, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn rows_and_columns_add_up_to_the_whole_and_the_whole_is_the_register(layout in layouts()) {
            let pivot = pivot(layout, &Query::default());
            prop_assert_eq!(pivot.whole().count as usize, REGISTER.tables.cooperatives.live().count());
            let of = |key: &Option<Key>| Place::Of(*key);
            let sum = |cells: Vec<Cell>| {
                let value: f64 = cells.iter().filter_map(|cell| cell.value).sum();
                (cells.iter().map(|cell| cell.count).sum::<u32>(), cells.iter().map(|cell| cell.known).sum::<u32>(), value)
            };
            let expect = |cells: Vec<Cell>, total: Cell| -> Result<(), TestCaseError> {
                let (count, known, value) = sum(cells);
                prop_assert_eq!((count, known), (total.count, total.known));
                if layout.figure.adds_up() {
                    // Each is exact: below 2^53.
                    prop_assert_eq!(value, total.value.unwrap_or_default());
                }
                Ok(())
            };
            expect(pivot.rows.iter().map(|row| pivot.cell(of(row), Place::All)).collect(), pivot.whole())?;
            if layout.columns.is_some() {
                expect(pivot.columns.iter().map(|column| pivot.cell(Place::All, of(column))).collect(), pivot.whole())?;
                for row in &pivot.rows {
                    let cells = pivot.columns.iter().map(|column| pivot.cell(of(row), of(column))).collect();
                    expect(cells, pivot.cell(of(row), Place::All))?;
                }
            }
        }

        #[test]
        fn every_cell_leads_to_just_the_rows_that_it_counts(layout in layouts()) {
            let mut start = Query::default();
            start.narrow(Dimension::Declared, Some(Key::Code("active")));
            // A filter by the same dimension would be put in the place of the first.
            prop_assume!(layout.rows != Dimension::Declared && layout.columns != Some(Dimension::Declared));
            prop_assume!(layout.columns != Some(layout.rows));
            let pivot = pivot(layout, &start);
            for row in &pivot.rows {
                let mut query = start.clone();
                query.narrow(layout.rows, *row);
                prop_assert_eq!(found(&query).len() as u32, pivot.cell(Place::Of(*row), Place::All).count);
                for column in &pivot.columns {
                    let mut query = query.clone();
                    query.narrow(layout.columns.unwrap(), *column);
                    // The address says the same as the filter.
                    let parameters = query.parameters();
                    let parameters = parameters.iter().map(|(key, value)| (*key, value.as_str()));
                    prop_assert_eq!(&Query::from_parameters(parameters), &query);
                    prop_assert_eq!(found(&query).len() as u32, pivot.cell(Place::Of(*row), Place::Of(*column)).count);
                }
            }
        }
    }

    fn small(assets: [Option<i64>; 4]) -> Register {
        let mut tables = Tables::default();
        for (at, assets) in assets.into_iter().enumerate() {
            let id = Id::new(at as u64 + 1, [1; 10]);
            let kind = Some(if at < 3 { Kind::Services } else { Kind::Consumer });
            let c = Cooperative { kind, ..Cooperative::default() };
            tables.cooperatives.insert(Row::new(id, c, Stamp::default()));
            for (year, assets) in [(2022, Some(1)), (2023, assets)] {
                let year = BookYear::new(year).unwrap();
                let assets = assets.map(|assets| Rupiah::new(assets).unwrap());
                let report = AnnualReport { cooperative: id, year, assets, ..AnnualReport::default() };
                tables.annual_reports.insert(Row::new(AnnualReport::id(id, year), report, Stamp::default()));
            }
        }
        let index = Index::build(&tables, StatusRule::Ods, None);
        Register { tables, index }
    }

    #[test]
    fn sums_and_medians_are_of_those_of_whom_it_is_known() {
        let Register { tables, index } = small([Some(10), Some(40), None, Some(7)]);
        let year = BookYear::new(2023);
        let figure = |figure, year| {
            let layout = Layout { rows: Dimension::Kind, columns: None, figure, year };
            let pivot = Pivot::of(layout, &tables, &index, &[0, 1, 2, 3]);
            let services = pivot.cell(Place::Of(Some(Key::Code("services"))), Place::All);
            (services.known, services.value, pivot.whole().value)
        };
        assert_eq!(figure(Figure::Sum(Amount::Assets), year), (2, Some(50.0), Some(57.0)));
        assert_eq!(figure(Figure::Median(Amount::Assets), year), (2, Some(25.0), Some(10.0)));
        // The last year that says it is another one where the last report says nothing.
        assert_eq!(figure(Figure::Sum(Amount::Assets), None), (3, Some(51.0), Some(58.0)));
        assert_eq!(figure(Figure::Median(Amount::Assets), None), (3, Some(10.0), Some(8.5)));
        assert_eq!(figure(Figure::Sum(Amount::Members), None), (0, None, None));
    }

    #[test]
    fn a_share_of_meetings_is_of_those_who_were_there_that_year() {
        let Register { mut tables, .. } = small([None; 4]);
        let ids: Vec<Id> = tables.cooperatives.live().map(|row| row.id).collect();
        let year = BookYear::new(2023).unwrap();
        let mut late = tables.cooperatives.rows()[3].clone();
        late.value.legal_date = Some("2024-01-10".parse().unwrap());
        tables.cooperatives.insert(late);
        let mut report = tables.annual_reports.get(AnnualReport::id(ids[0], year)).unwrap().clone();
        report.value.rat = Some(RatState::Held);
        tables.annual_reports.insert(report);
        let index = Index::build(&tables, StatusRule::Ods, None);
        let layout = Layout { rows: Dimension::Kind, columns: None, figure: Figure::RatHeld, year: Some(year) };
        let whole = Pivot::of(layout, &tables, &index, &[0, 1, 2, 3]).whole();
        assert_eq!((whole.count, whole.known, whole.value), (4, 3, Some(1.0 / 3.0)));
    }

    #[test]
    fn every_figure_is_read_as_it_is_written() {
        for figure in Figure::all() {
            assert_eq!(figure.code().parse(), Ok(figure));
        }
    }
}
