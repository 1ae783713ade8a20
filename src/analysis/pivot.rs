//! The pivot table of the register: any figure over one or two dimensions of its cooperatives.

use super::cross::{Cross, Crossing, Gather};
use crate::domain::status::Status;
use crate::domain::{AnnualReport, BookYear, Count, DeclaredStatus, Rupiah};
use crate::workspace::dimension::{Dimension, Key};
use crate::workspace::query::latest;
use crate::workspace::{Facts, Index, Tables};
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

    /// What is made of what is said.
    const fn gather(self) -> Gather {
        match self {
            Figure::Count => Gather::Count,
            Figure::Sum(_) => Gather::Sum,
            Figure::Median(_) => Gather::Median,
            Figure::DeclaredActive | Figure::ComputedActive | Figure::RatHeld => Gather::Share,
        }
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

/// A pivot table of cooperatives.
pub type Pivot = Cross<Key>;

/// The pivot table of the cooperatives at these positions.
pub fn pivot(layout: Layout, tables: &Tables, index: &Index, positions: &[u32]) -> Pivot {
    let (rows, facts) = (tables.cooperatives.rows(), index.facts());
    let mut crossing = Crossing::new(layout.figure.gather());
    for at in positions.iter().map(|at| *at as usize) {
        let (row, facts) = (&rows[at], &facts[at]);
        let column = layout.columns.map(|columns| columns.key(&row.value, facts));
        crossing.add(layout.rows.key(&row.value, facts), column, said(layout, tables, index, row.id, facts));
    }
    let mut pivot = crossing.done();
    layout.rows.sort(&mut pivot.rows);
    if let Some(dimension) = layout.columns {
        dimension.sort(&mut pivot.columns);
    }
    pivot
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
            let held = |report: &AnnualReport| report.year == year && report.rat_held(index.position()) == Some(true);
            existed.then(|| i64::from(index.of::<AnnualReport>(tables, id).any(|report| held(&report.value))))
        }
        Figure::Sum(amount) | Figure::Median(amount) => match layout.year {
            Some(year) => index
                .of::<AnnualReport>(tables, id)
                .find(|report| report.value.year == year)
                .and_then(|report| amount.of(&report.value)),
            None => latest(tables, index, id, |report| amount.of(report)),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::cross::{Cell, Member};
    use crate::domain::status::StatusRule;
    use crate::domain::{Cooperative, Date, Id, Kind, Ref};
    use crate::replica::{Row, Stamp};
    use crate::sample;
    use crate::workspace::Viewpoint;
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
        let index = Index::build(&tables, Viewpoint::in_tests(StatusRule::Ods));
        Register { tables, index }
    });

    fn today() -> Date {
        "2024-05-13".parse().unwrap()
    }

    fn found(query: &Query) -> Vec<u32> {
        query.run(&REGISTER.tables, &REGISTER.index, &mut Order::default(), today())
    }

    fn pivot(layout: Layout, query: &Query) -> Pivot {
        super::pivot(layout, &REGISTER.tables, &REGISTER.index, &found(query))
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
            let of = |key: &Option<Key>| Member::Of(*key);
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
            expect(pivot.rows.iter().map(|row| pivot.cell(of(row), Member::All)).collect(), pivot.whole())?;
            if layout.columns.is_some() {
                expect(pivot.columns.iter().map(|column| pivot.cell(Member::All, of(column))).collect(), pivot.whole())?;
                for row in &pivot.rows {
                    let cells = pivot.columns.iter().map(|column| pivot.cell(of(row), of(column))).collect();
                    expect(cells, pivot.cell(of(row), Member::All))?;
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
                prop_assert_eq!(found(&query).len() as u32, pivot.cell(Member::Of(*row), Member::All).count);
                for column in &pivot.columns {
                    let mut query = query.clone();
                    query.narrow(layout.columns.unwrap(), *column);
                    // The address says the same as the filter.
                    let parameters = query.parameters();
                    let parameters = parameters.iter().map(|(key, value)| (*key, value.as_str()));
                    prop_assert_eq!(&Query::from_parameters(parameters), &query);
                    prop_assert_eq!(found(&query).len() as u32, pivot.cell(Member::Of(*row), Member::Of(*column)).count);
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
                let report = AnnualReport { cooperative: Ref::to(id), year, assets, ..AnnualReport::default() };
                tables.annual_reports.insert(Row::new(AnnualReport::id(id, year), report, Stamp::default()));
            }
        }
        let index = Index::build(&tables, Viewpoint::in_tests(StatusRule::Ods));
        Register { tables, index }
    }

    #[test]
    fn sums_and_medians_are_of_those_of_whom_it_is_known() {
        let Register { tables, index } = small([Some(10), Some(40), None, Some(7)]);
        let year = BookYear::new(2023);
        let figure = |figure, year| {
            let layout = Layout { rows: Dimension::Kind, columns: None, figure, year };
            let pivot = super::pivot(layout, &tables, &index, &[0, 1, 2, 3]);
            let services = pivot.cell(Member::Of(Some(Key::Code("services"))), Member::All);
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
        report.value.rat = Some(crate::domain::RatState::Held);
        tables.annual_reports.insert(report);
        let index = Index::build(&tables, Viewpoint::in_tests(StatusRule::Ods));
        let layout = Layout { rows: Dimension::Kind, columns: None, figure: Figure::RatHeld, year: Some(year) };
        let whole = super::pivot(layout, &tables, &index, &[0, 1, 2, 3]).whole();
        assert_eq!((whole.count, whole.known, whole.value), (4, 3, Some(1.0 / 3.0)));
    }

    #[test]
    fn every_figure_is_read_as_it_is_written() {
        for figure in Figure::all() {
            assert_eq!(figure.code().parse(), Ok(figure));
        }
    }
}
