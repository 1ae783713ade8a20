//! Plans of three levels for the example: of the districts, the province and the centre, over several years, in tune but for
//! what is planted in them.
//!
//! Magnitudes are those of a published Renstra (FACTS 7.13); names of offices, recipients and amounts are invented. Everything
//! that is planted is told, so that tests can ask for exactly that.

mod making;
mod plot;
mod templates;

use super::chance::Chance;
use super::{Options, position, stamps};
use crate::domain::territory::Territory;
use crate::domain::{AreaCode, BookYear, FindingTest, Id};
use crate::workspace::Tables;
use making::Maker;
use plot::Plot;

/// Something planted: the test that must find it, the year, and all records that meet, by id.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Planted {
    /// The test.
    pub test: FindingTest,
    /// The year whose plans it is in.
    pub year: BookYear,
    /// The place, where there is nothing but that.
    pub area: Option<AreaCode>,
    /// The records that it is about, in order.
    pub records: Vec<Id>,
}

/// Sets the stream of the plans apart from those of the cooperatives.
const PLANS: u64 = 0x70_6c61_6e73;

/// Adds plans to the example made with these options, and tells what is planted in them. `copies` rows stand for every
/// sub-activity of an office; one is what offices have, more is to measure with.
pub fn add_plans(tables: &mut Tables, options: &Options, copies: usize) -> Vec<Planted> {
    let province = Territory::current().province.code;
    let mut districts: Vec<AreaCode> = Territory::current().districts.iter().map(|district| district.code).collect();
    if options.office != province {
        districts.retain(|district| *district == options.office);
    }
    let now = position().year();
    let years: Vec<BookYear> =
        (now + 2 - i32::from(options.years.max(1))..=now + 1).filter_map(BookYear::new).collect();
    let over: Vec<BookYear> = years.iter().copied().filter(|year| i32::from(year.get()) < now).collect();
    let mut chance = Chance::of(options.seed ^ options.office.digits() << 40, PLANS);
    let plot = Plot::of(tables, &districts, &over, &mut chance);
    let stamp = stamps(options).pop().unwrap_or_default();
    let mut maker = Maker::new(tables, &plot, chance, stamp);
    for year in &years {
        maker.year(&districts, *year, copies.max(1));
    }
    maker.matches();
    maker.plant(&districts);
    maker.link_actions(&districts);
    maker.planted()
}

#[cfg(test)]
mod tests;
