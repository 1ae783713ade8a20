//! Who there is: how many cooperatives of which district, supervision and declared status.
//!
//! The founding figures (FACTS 0) give the totals. How they spread over the districts is **invented**: in
//! proportion to what was once published of each (FACTS 4.3), and where nothing was, to the population. It
//! says nothing about any district.

use super::Options;
use super::chance::Chance;
use super::published;
use crate::domain::territory::{District, Territory};
use crate::domain::{DeclaredStatus, Supervision};

/// The place of one cooperative in the totals.
#[derive(Debug, Clone, Copy)]
pub(super) struct Seat {
    /// Position of its district in the territory's list.
    pub district: u8,
    /// Who supervises it.
    pub supervision: Supervision,
    /// What it is declared to be.
    pub status: DeclaredStatus,
}

/// The founding figures: supervised by, declared as, how many.
const FOUNDING: [(Supervision, DeclaredStatus, u32); 4] = [
    (Supervision::Province, DeclaredStatus::Active, 147),
    (Supervision::Province, DeclaredStatus::Inactive, 36),
    (Supervision::District, DeclaredStatus::Active, 1_797),
    (Supervision::District, DeclaredStatus::Inactive, 1_047),
];

/// What is known or invented of a district: its code; cooperatives in all, as published in one year or
/// another (FACTS 4.3) or made up where nothing was; a share of those supervised by the province, which sit
/// in the cities; the first three digits of its postal codes.
#[rustfmt::skip]
const DISTRICTS: [(u64, u32, u32, u16); 13] = [
    (6301, 167,  4, 708), (6302, 230,  4, 721), (6303, 240,  9, 706), (6304, 190,  3, 705), (6305, 130,  2, 711),
    (6306, 165,  3, 712), (6307, 170,  3, 713), (6308, 200,  2, 714), (6309, 106,  3, 715), (6310, 190,  4, 722),
    (6311, 120,  1, 716), (6371, 520, 38, 701), (6372, 151, 24, 707),
];

/// One cooperative for so many people, where nothing was published.
const PEOPLE: u32 = 1_500;

fn row(district: &District) -> Option<&'static (u64, u32, u32, u16)> {
    DISTRICTS.iter().find(|(code, ..)| *code == district.code.digits())
}

/// The first three digits of a district's postal codes.
pub(super) fn postal_prefix(district: &District) -> u16 {
    row(district).map_or(700, |(.., prefix)| *prefix)
}

/// How heavily a district counts among those supervised at a level and declared so.
fn weight(district: &District, supervision: Supervision, status: DeclaredStatus) -> u32 {
    let (total, seats) =
        row(district).map_or((district.population / PEOPLE, 1), |(_, total, seats, _)| (*total, *seats));
    let inactive = published::inactive_in_2022(district.code).unwrap_or(total / 3);
    match (supervision, status) {
        (Supervision::Province, _) => seats,
        (_, DeclaredStatus::Inactive) => inactive,
        _ => total.saturating_sub(inactive).max(1),
    }
}

/// Every cooperative of the example, in random order.
pub(super) fn seats(options: &Options) -> Vec<Seat> {
    let territory = Territory::current();
    let only = options.office.district().and_then(|code| territory.district_position(code));
    let mut seats = Vec::with_capacity(options.cooperatives);
    let cells = share(options.cooperatives, &FOUNDING.map(|(_, _, count)| count));
    for ((supervision, status, _), count) in FOUNDING.into_iter().zip(cells) {
        let counts_here = |at: usize| only.is_none_or(|only| only == at);
        let weights: Vec<u32> = territory
            .districts
            .iter()
            .enumerate()
            .map(|(at, district)| if counts_here(at) { weight(district, supervision, status) } else { 0 })
            .collect();
        for (district, count) in share(count, &weights).into_iter().enumerate() {
            seats.extend(std::iter::repeat_n(Seat { district: district as u8, supervision, status }, count));
        }
    }
    Chance::of(options.seed, u64::MAX).shuffle(&mut seats);
    seats
}

/// Divides `total` in proportion to `weights` by largest remainder, so that the parts add up to it.
pub(super) fn share(total: usize, weights: &[u32]) -> Vec<usize> {
    let sum: u64 = weights.iter().map(|weight| u64::from(*weight)).sum::<u64>().max(1);
    let exact = |weight: u32| total as u64 * u64::from(weight);
    let mut parts: Vec<usize> = weights.iter().map(|weight| (exact(*weight) / sum) as usize).collect();
    let mut by_remainder: Vec<usize> = (0..weights.len()).filter(|at| weights[*at] > 0).collect();
    by_remainder.sort_by_key(|at| std::cmp::Reverse(exact(weights[*at]) % sum));
    let missing = total - parts.iter().sum::<usize>();
    for at in by_remainder.into_iter().take(missing) {
        parts[at] += 1;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_add_up_to_the_whole() {
        let weights = FOUNDING.map(|(_, _, count)| count);
        for total in [0, 1, 13, 500, 3_027, 10_000, 200_000] {
            assert_eq!(share(total, &weights).iter().sum::<usize>(), total);
        }
        assert_eq!(share(3_027, &weights), [147, 36, 1_797, 1_047]);
        assert_eq!(share(10, &[0, 1, 1]), [0, 5, 5]);
    }
}
