//! Where rows reach, and G4: a kecamatan that no row reaches.
//!
//! A row that names a district and nothing in it is somewhere there: it covers no kecamatan, and may meet any. Salaries and the
//! office itself (programme 01) reach nobody.

use super::{Detail, FindingSettings, PlanFinding};
use crate::analysis::plans::rows::{PlanRow, Plans};
use crate::domain::territory::Territory;
use crate::domain::{AreaCode, AreaLevel, BookYear, FindingTest};
use rustc_hash::{FxHashMap, FxHashSet};

/// How much of a district something reaches.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Extent {
    /// All of it, as the document says.
    pub is_all: bool,
    /// Some of it, and nobody has said what.
    pub is_somewhere: bool,
    /// These kecamatan.
    pub parts: Vec<AreaCode>,
}

impl Extent {
    pub(super) fn add(&mut self, other: &Self) {
        self.is_all |= other.is_all;
        self.is_somewhere |= other.is_somewhere;
        self.parts.extend(&other.parts);
    }

    /// Where it meets another; none where both say other kecamatan.
    pub(super) fn meets(&self, other: &Self) -> Option<Overlap> {
        let mine: FxHashSet<AreaCode> = self.parts.iter().copied().collect();
        let mut both: Vec<AreaCode> = other.parts.iter().copied().filter(|part| mine.contains(part)).collect();
        both.sort_unstable();
        both.dedup();
        let is_wide = |one: &Self| one.is_all || one.is_somewhere;
        match (is_wide(self), is_wide(other)) {
            _ if !both.is_empty() => Some(Overlap::Subdistricts(both)),
            (false, false) => None,
            _ if self.is_somewhere && !self.is_all || other.is_somewhere && !other.is_all => Some(Overlap::Perhaps),
            _ => Some(Overlap::District),
        }
    }
}

/// Where two rows meet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Overlap {
    /// In these kecamatan.
    Subdistricts(Vec<AreaCode>),
    /// In all of the district or all that one of them reaches of it.
    District,
    /// In the district; one of them does not say where in it.
    Perhaps,
}

/// The districts that a row reaches, and how much of each. One of a province or of the centre that says no place reaches
/// nothing that is known.
pub fn reach(plans: &Plans, row: &PlanRow) -> Vec<(AreaCode, Extent)> {
    let mut found: Vec<(AreaCode, Extent)> = Vec::new();
    let own = row.plan.district();
    for place in plans.places(row).iter().map(|place| &place.value) {
        let area = place.subdistrict.or(place.district);
        let Some(district) = area.and_then(AreaCode::district).or(own) else {
            if place.all_parts {
                for district in Territory::current().districts {
                    extent(&mut found, district.code).is_all = true;
                }
            }
            continue;
        };
        let extent = extent(&mut found, district);
        match place.subdistrict {
            Some(part) => extent.parts.push(subdistrict(part)),
            None if place.all_parts => extent.is_all = true,
            None => extent.is_somewhere = true,
        }
    }
    if let Some(own) = own.filter(|_| found.is_empty()) {
        extent(&mut found, own).is_somewhere = true;
    }
    found
}

/// The kecamatan of a place that may be a village by mistake.
fn subdistrict(area: AreaCode) -> AreaCode {
    if area.level() == AreaLevel::Village { AreaCode::from_digits(area.digits() / 10_000) } else { area }
}

fn extent(found: &mut Vec<(AreaCode, Extent)>, district: AreaCode) -> &mut Extent {
    let at = found.iter().position(|(of, _)| *of == district).unwrap_or_else(|| {
        found.push((district, Extent::default()));
        found.len() - 1
    });
    &mut found[at].1
}

/// What is covered of a district in a year.
#[derive(Default)]
struct Covered {
    extent: Extent,
    /// Whether the district's own office has plans of that year.
    is_planned: bool,
}

impl Covered {
    /// The kecamatan of the district that no row reaches. Where no row says a kecamatan, places are not recorded, which is no
    /// gap.
    fn unreached(&self, district: AreaCode) -> Vec<AreaCode> {
        if !self.is_planned || self.extent.is_all || self.extent.parts.is_empty() {
            return Vec::new();
        }
        let parts: FxHashSet<AreaCode> = self.extent.parts.iter().copied().collect();
        let all = Territory::current().subdistricts_of(district).iter().map(|one| one.code);
        all.filter(|place| !parts.contains(place)).collect()
    }
}

/// What the rows that are wanted cover of every district, but for those on salaries and the office.
fn covered(plans: &Plans, wanted: impl Fn(&PlanRow) -> bool) -> FxHashMap<(AreaCode, BookYear), Covered> {
    let mut covered: FxHashMap<(AreaCode, BookYear), Covered> = FxHashMap::default();
    for row in plans.rows().iter().filter(|row| !row.codes.is_support() && wanted(row)) {
        for (district, extent) in reach(plans, row) {
            let of = covered.entry((district, row.year())).or_default();
            of.extent.add(&extent);
            of.is_planned |= row.plan.district() == Some(district);
        }
    }
    covered
}

/// The kecamatan of districts that no row of a year reaches; of a district none where no row of it says a kecamatan.
pub fn unreached(plans: &Plans, districts: &[AreaCode], year: BookYear) -> Vec<AreaCode> {
    let covered = covered(plans, |row| row.year() == year);
    let of = |district: &AreaCode| covered.get(&(*district, year)).map(|of| of.unreached(*district));
    districts.iter().filter_map(of).flatten().collect()
}

pub(super) fn find(plans: &Plans, settings: &FindingSettings, found: &mut Vec<PlanFinding>) {
    let mut cooperatives: FxHashMap<AreaCode, u32> = FxHashMap::default();
    for row in plans.tables().cooperatives.live() {
        if let Some(subdistrict) = row.value.subdistrict {
            *cooperatives.entry(subdistrict).or_default() += 1;
        }
    }
    for ((district, year), of) in covered(plans, |_| true) {
        for place in of.unreached(district) {
            let seated = cooperatives.get(&place).copied().unwrap_or_default();
            if seated < u32::from(settings.place_cooperatives) {
                continue;
            }
            let detail = Detail::PlaceWithout { place };
            found.push(PlanFinding {
                area: Some(place),
                cooperatives: seated,
                ..PlanFinding::new(FindingTest::PlaceWithout, place.to_string(), year, detail)
            });
        }
    }
}
