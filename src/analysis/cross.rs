//! A crossing of anything by one or two dimensions. Whatever is counted stands in exactly one row and one column, what is not
//! recorded in one of its own, so that rows and columns add up to the whole.

use rustc_hash::FxHashMap;
use std::hash::Hash;

/// What is made of what stands in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gather {
    /// How many there are.
    Count,
    /// The sum over those of which a number is known.
    Sum,
    /// The median of those of which a number is known.
    Median,
    /// The share of those of which 1 is known among those of which 1 or 0 is.
    Share,
}

/// What a cell says.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Cell {
    /// How many stand in it.
    pub count: u32,
    /// Of how many of them the figure is made.
    pub known: u32,
    /// The figure: a number, rupiah, or a share of 0 to 1; none where nothing is known.
    pub value: Option<f64>,
}

/// A row or column, or all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Member<K> {
    /// All of them: the total.
    All,
    /// Those of this key, or those of which none is recorded.
    Of(Option<K>),
}

/// A crossing, all of it gathered.
#[derive(Debug, Clone, PartialEq)]
pub struct Cross<K: Eq + Hash> {
    /// What the rows are.
    pub rows: Vec<Option<K>>,
    /// What the columns are; empty without a second dimension.
    pub columns: Vec<Option<K>>,
    cells: FxHashMap<(Member<K>, Member<K>), Cell>,
}

impl<K: Eq + Hash + Clone> Cross<K> {
    /// The cell of a row and a column.
    pub fn cell(&self, row: Member<K>, column: Member<K>) -> Cell {
        self.cells.get(&(row, column)).copied().unwrap_or_default()
    }

    /// All of it.
    pub fn whole(&self) -> Cell {
        self.cell(Member::All, Member::All)
    }

    /// The largest figure where one row and one column meet.
    pub fn most(&self) -> f64 {
        let inner = self.cells.iter().filter(|((row, column), _)| *row != Member::All && *column != Member::All);
        inner.filter_map(|(_, cell)| cell.value).fold(0.0, f64::max)
    }
}

/// How strongly a figure is coloured beside the largest: a step of 1 to 5; none for what is nothing.
pub fn heat(value: Option<f64>, most: f64) -> Option<u8> {
    let share = value.filter(|value| *value > 0.0 && most > 0.0)? / most;
    Some((share * 5.0).ceil().clamp(1.0, 5.0) as u8)
}

/// A crossing that is being made.
#[derive(Debug)]
pub struct Crossing<K: Eq + Hash> {
    gather: Gather,
    sums: FxHashMap<(Member<K>, Member<K>), Gathering>,
}

impl<K: Eq + Hash + Clone> Crossing<K> {
    /// Nothing yet.
    pub fn new(gather: Gather) -> Self {
        let mut sums: FxHashMap<_, Gathering> = FxHashMap::default();
        sums.entry((Member::All, Member::All)).or_default();
        Self { gather, sums }
    }

    /// Counts one that stands in a row and, where there are columns, in one of them; of which a number is said, or none.
    pub fn add(&mut self, row: Option<K>, column: Option<Option<K>>, said: Option<i64>) {
        let row = Member::Of(row);
        let gather = self.gather;
        let mut add = |row, column| self.sums.entry((row, column)).or_default().add(said, gather);
        add(row.clone(), Member::All);
        add(Member::All, Member::All);
        if let Some(column) = column.map(Member::Of) {
            add(row, column.clone());
            add(Member::All, column);
        }
    }

    /// All of it, its rows and columns in no order.
    pub fn done(self) -> Cross<K> {
        let mut cross = Cross { rows: Vec::new(), columns: Vec::new(), cells: FxHashMap::default() };
        for (members, gathered) in self.sums {
            match &members {
                (Member::Of(key), Member::All) => cross.rows.push(key.clone()),
                (Member::All, Member::Of(key)) => cross.columns.push(key.clone()),
                _ => {}
            }
            cross.cells.insert(members, gathered.cell(self.gather));
        }
        cross
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
    fn add(&mut self, said: Option<i64>, gather: Gather) {
        self.count += 1;
        let Some(value) = said else { return };
        self.known += 1;
        self.sum += i128::from(value);
        if gather == Gather::Median {
            self.values.push(value);
        }
    }

    fn cell(mut self, gather: Gather) -> Cell {
        let value = match gather {
            Gather::Count => Some(f64::from(self.count)),
            Gather::Sum => (self.known > 0).then_some(self.sum as f64),
            Gather::Median => median(&mut self.values),
            Gather::Share => (self.known > 0).then(|| self.sum as f64 / f64::from(self.known)),
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
