//! Naik kelas: which enterprises rose between two years, under a formula that has a name.
//!
//! There is no national formula (FACTS-2 12): offices count a change of class, the step from no NIB to one, or sales that grew. An
//! enterprise of which one of the years is not recorded is neither risen nor not: it is not counted, and said.

use crate::domain::{
    BookYear, EnterpriseYear, Id, Permit, PermitKind, PermitState, SizeBasis, SizeClass, SizeRule, SizeScale,
};
use crate::workspace::Tables;
use rustc_hash::FxHashMap;

/// The formula.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum RiseFormula {
    /// The class by yearly sales is a higher one.
    #[default]
    Class,
    /// From without NIB to with one.
    Formal,
    /// Sales grew.
    Sales,
}

impl RiseFormula {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Class, Self::Formal, Self::Sales];

    /// By what addresses call it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Class => "kelas",
            Self::Formal => "nib",
            Self::Sales => "omzet",
        }
    }

    /// The formula of that name.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|formula| formula.code() == code)
    }
}

/// What an enterprise was and is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rise {
    /// Its classes.
    Class(SizeClass, SizeClass),
    /// Whether it had an NIB.
    Formal(bool, bool),
    /// Its sales, rupiah.
    Sales(i64, i64),
}

impl Rise {
    /// Whether it rose.
    pub fn is_risen(self) -> bool {
        match self {
            Self::Class(before, after) => after > before,
            Self::Formal(before, after) => after && !before,
            Self::Sales(before, after) => after > before,
        }
    }
}

/// Who rose.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Risen {
    /// Every enterprise of which both years are known, in order.
    pub known: Vec<(Id, Rise)>,
    /// How many others there are.
    pub unknown: usize,
}

impl Risen {
    /// How many rose.
    pub fn risen(&self) -> usize {
        self.known.iter().filter(|(_, rise)| rise.is_risen()).count()
    }
}

/// The years of which any enterprise has figures, the latest first.
pub fn years_of(tables: &Tables) -> Vec<BookYear> {
    let mut years: Vec<BookYear> = tables.enterprise_years.live().map(|row| row.value.year).collect();
    years.sort_unstable();
    years.dedup();
    years.reverse();
    years
}

/// Who rose from a year to another.
pub fn rise(tables: &Tables, formula: RiseFormula, from: BookYear, to: BookYear, rule: SizeRule) -> Risen {
    let mut figures: FxHashMap<(Id, BookYear), &EnterpriseYear> = FxHashMap::default();
    for row in tables.enterprise_years.live() {
        figures.insert((*row.value.enterprise, row.value.year), &row.value);
    }
    let mut numbers: FxHashMap<Id, &Permit> = FxHashMap::default();
    let is_number = |permit: &&Permit| permit.kind == PermitKind::BusinessNumber && permit.state == PermitState::Issued;
    for permit in tables.enterprise_permits.live().map(|row| &row.value).filter(is_number) {
        numbers.insert(*permit.enterprise, permit);
    }
    let scale = SizeScale::of(rule);
    let mut risen = Risen::default();
    for row in tables.enterprises.live() {
        let sales = |year| figures.get(&(row.id, year)).and_then(|figures| figures.sales);
        let rise = match formula {
            RiseFormula::Class => {
                let class = |year| sales(year).map(|sales| scale.class(SizeBasis::Sales, sales));
                class(from).zip(class(to)).map(|(before, after)| Rise::Class(before, after))
            }
            RiseFormula::Sales => {
                sales(from).zip(sales(to)).map(|(before, after)| Rise::Sales(before.get(), after.get()))
            }
            // An NIB without its day was held nobody knows since when; without one there was none in either year.
            RiseFormula::Formal => match numbers.get(&row.id) {
                None => Some(Rise::Formal(false, false)),
                Some(permit) => permit.issued_on.map(|day| {
                    let had = |year: BookYear| day.year() <= i32::from(year.get());
                    Rise::Formal(had(from), had(to))
                }),
            },
        };
        match rise {
            Some(rise) => risen.known.push((row.id, rise)),
            None => risen.unknown += 1,
        }
    }
    risen
}
