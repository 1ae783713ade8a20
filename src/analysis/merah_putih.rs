//! How far the Koperasi Merah Putih have come, and which villages have none: by district, out of what was reported of each and
//! out of what the register knows of it anyway.

use super::interval;
use crate::domain::territory::Territory;
use crate::domain::{AreaCode, Cooperative, Date, Id, LicenceKind, Quantity, RatState, Rung, RungState};
use crate::replica::Row;
use crate::workspace::{Tables, fold};
use std::collections::{BTreeMap, BTreeSet};

/// A share of fewer is said with their number and its interval.
pub const FEWEST_FOR_SHARE: u32 = 10;

/// What is known of a rung of one cooperative. Of which nothing is known there is none: it is neither reached nor missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known {
    /// Whether it is reached.
    pub reached: bool,
    /// How much, where that was reported.
    pub quantity: Option<Quantity>,
    /// The day of which it is told; none where the register knows it without a day.
    pub as_of: Option<Date>,
}

/// A rung of several cooperatives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RungCount {
    /// How many have reached it.
    pub reached: u32,
    /// Of how many it is said that they have not.
    pub not_yet: u32,
    /// Of how many nothing is reported.
    pub unreported: u32,
}

impl RungCount {
    /// Of how many something is known: what a share is of.
    pub const fn known(self) -> u32 {
        self.reached + self.not_yet
    }

    /// The share that has reached it among those of which something is known; none where nothing is known of any.
    pub fn share(self) -> Option<f64> {
        (self.known() > 0).then(|| f64::from(self.reached) / f64::from(self.known()))
    }

    /// The bounds within which the true share lies with 95 % confidence; all is possible where nothing is known.
    pub fn bounds(self) -> (f64, f64) {
        interval::bounds(self.reached, self.known()).unwrap_or((0.0, 1.0))
    }
}

/// The Koperasi Merah Putih of a district, or of all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// The district; none for all of them.
    pub district: Option<AreaCode>,
    /// How many desa and kelurahan there are (decree of the territory).
    pub villages: u32,
    /// How many cooperatives there are.
    pub cooperatives: u32,
    /// How many villages have one, as far as cooperatives say in which they are.
    pub villages_with: u32,
    /// Cooperatives that do not say in which village they are.
    pub without_village: u32,
    /// The rungs, in their order.
    pub rungs: Vec<(Rung, RungCount)>,
}

/// Something about where they are that somebody should look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Oddity {
    /// A village has more than one.
    SeveralInVillage {
        /// Its kecamatan.
        subdistrict: Option<AreaCode>,
        /// Its name.
        village: String,
        /// The cooperatives.
        cooperatives: Vec<Id>,
    },
    /// Its name names no village that it says it is in.
    OtherName {
        /// The cooperative.
        cooperative: Id,
        /// The village that it says.
        village: String,
    },
    /// A rung that was reached is not, by a later report.
    Falls {
        /// The cooperative.
        cooperative: Id,
        /// The rung.
        rung: Rung,
        /// The day of which it was told that it is reached.
        reached: Date,
        /// The day of which it is told that it is not.
        lost: Date,
    },
}

/// All of them.
fn all(tables: &Tables) -> impl Iterator<Item = &Row<Cooperative>> {
    tables.cooperatives.live().filter(|row| row.value.is_merah_putih())
}

/// What is known of the rungs of every one of them: the latest report, else what the register says anyway.
pub fn known(tables: &Tables) -> BTreeMap<(Id, Rung), Known> {
    let mut known = of_register(tables);
    let mut reports: BTreeMap<(Id, Rung), Known> = BTreeMap::new();
    for step in tables.ladder_steps.live().map(|row| &row.value) {
        let told =
            Known { reached: step.state == RungState::Reached, quantity: step.quantity, as_of: Some(step.as_of) };
        let latest = reports.entry((*step.cooperative, step.rung)).or_insert(told);
        if latest.as_of < told.as_of {
            *latest = told;
        }
    }
    known.extend(reports);
    let theirs: BTreeSet<Id> = all(tables).map(|row| row.id).collect();
    known.retain(|(cooperative, _), _| theirs.contains(cooperative));
    known
}

/// What the register says of rungs without being asked: numbers, licences, meetings, members.
fn of_register(tables: &Tables) -> BTreeMap<(Id, Rung), Known> {
    let mut known = BTreeMap::new();
    let said = |reached, as_of| Known { reached, quantity: None, as_of };
    for row in all(tables) {
        let c = &row.value;
        if c.legal_number.is_some() || c.legal_date.is_some() {
            known.insert((row.id, Rung::LegalEntity), said(true, c.legal_date));
        }
        if c.nik.is_some() {
            known.insert((row.id, Rung::CooperativeNumber), said(true, None));
        }
    }
    for licence in tables.licences.live().map(|row| &row.value) {
        let rung = match licence.class {
            LicenceKind::BusinessNumber => Rung::BusinessNumber,
            LicenceKind::TaxNumber => Rung::TaxNumber,
            _ => continue,
        };
        known.insert((*licence.cooperative, rung), said(true, licence.issued_on));
    }
    for report in tables.annual_reports.live().map(|row| &row.value) {
        let held = match report.rat {
            Some(RatState::Held) => Some(true),
            Some(RatState::NotHeld) => Some(false),
            _ => None,
        };
        if let Some(held) = held {
            // One meeting is enough, whichever year it was of.
            let entry = known.entry((*report.cooperative, Rung::AnnualMeeting)).or_insert(said(held, report.rat_date));
            if held && !entry.reached {
                *entry = said(true, report.rat_date);
            }
        }
        if report.members.is_some_and(|members| members.get() > 0) {
            known.insert((*report.cooperative, Rung::Members), said(true, None));
        }
    }
    known
}

/// How far they have come in each district, and in all: the districts in the order of the territory, all of them first.
pub fn progress(tables: &Tables) -> Vec<Progress> {
    let known = known(tables);
    let territory = Territory::current();
    let of = |district: Option<AreaCode>, villages: u32| {
        let here: Vec<&Row<Cooperative>> =
            all(tables).filter(|row| district.is_none() || row.value.district == district).collect();
        let rungs = Rung::ALL.iter().map(|rung| {
            let mut count = RungCount::default();
            for row in &here {
                match known.get(&(row.id, *rung)) {
                    Some(known) if known.reached => count.reached += 1,
                    Some(_) => count.not_yet += 1,
                    None => count.unreported += 1,
                }
            }
            (*rung, count)
        });
        let rungs = rungs.collect();
        let places: BTreeSet<_> = here.iter().filter_map(|row| place(&row.value)).collect();
        let without = here.iter().filter(|row| place(&row.value).is_none()).count();
        Progress {
            district,
            villages,
            cooperatives: here.len() as u32,
            villages_with: places.len() as u32,
            without_village: without as u32,
            rungs,
        }
    };
    let districts = territory.districts.iter().map(|district| of(Some(district.code), u32::from(district.villages)));
    let mut all: Vec<Progress> = districts.collect();
    let villages = all.iter().map(|district| district.villages).sum();
    all.insert(0, of(None, villages));
    all
}

/// Those of which it is said that they have reached a rung, that they have not, and of which nothing is reported; of one
/// district, or of all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Standing {
    /// Reached.
    pub reached: Vec<Id>,
    /// Not yet.
    pub not_yet: Vec<Id>,
    /// Not reported.
    pub unreported: Vec<Id>,
}

/// Who stands where on a rung.
pub fn standing(tables: &Tables, rung: Rung, district: Option<AreaCode>) -> Standing {
    let known = known(tables);
    let mut standing = Standing::default();
    for row in all(tables).filter(|row| district.is_none() || row.value.district == district) {
        let of = match known.get(&(row.id, rung)) {
            Some(known) if known.reached => &mut standing.reached,
            Some(_) => &mut standing.not_yet,
            None => &mut standing.unreported,
        };
        of.push(row.id);
    }
    standing
}

/// Where a cooperative is, to the village; villages of different kecamatan bear one name.
fn place(cooperative: &Cooperative) -> Option<(Option<AreaCode>, Option<AreaCode>, String)> {
    let village = fold(cooperative.village.as_deref()?);
    Some((cooperative.district, cooperative.subdistrict, village))
}

/// What somebody should look at.
pub fn oddities(tables: &Tables) -> Vec<Oddity> {
    let mut found = Vec::new();
    let mut places: BTreeMap<_, Vec<&Row<Cooperative>>> = BTreeMap::new();
    for row in all(tables) {
        if let Some(place) = place(&row.value) {
            places.entry(place).or_default().push(row);
        }
    }
    for ((_, subdistrict, _), rows) in &places {
        let Some(village) = rows[0].value.village.as_deref().filter(|_| rows.len() > 1) else { continue };
        let cooperatives = rows.iter().map(|row| row.id).collect();
        found.push(Oddity::SeveralInVillage { subdistrict: *subdistrict, village: village.to_owned(), cooperatives });
    }
    for row in all(tables) {
        let Some(village) = row.value.village.as_deref() else { continue };
        let (name, said) = (fold(&row.value.name), fold(village));
        let names: BTreeSet<&str> = name.split(|letter: char| !letter.is_alphanumeric()).collect();
        let mut words = said.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
        if words.any(|word| !names.contains(word)) {
            found.push(Oddity::OtherName { cooperative: row.id, village: village.to_owned() });
        }
    }
    found.extend(falls(tables));
    found
}

/// Rungs that were reached and are not, by the next report of them.
fn falls(tables: &Tables) -> Vec<Oddity> {
    let mut reports: BTreeMap<(Id, Rung), BTreeMap<Date, RungState>> = BTreeMap::new();
    for step in tables.ladder_steps.live().map(|row| &row.value) {
        reports.entry((*step.cooperative, step.rung)).or_default().insert(step.as_of, step.state);
    }
    let mut found = Vec::new();
    for ((cooperative, rung), days) in reports {
        let in_turn: Vec<(Date, RungState)> = days.into_iter().collect();
        let last_fall = in_turn.windows(2).rev().find_map(|pair| {
            let [(before, was), (after, is)] = [pair[0], pair[1]];
            (was == RungState::Reached && is == RungState::NotYet).then_some((before, after))
        });
        if let Some((reached, lost)) = last_fall {
            found.push(Oddity::Falls { cooperative, rung, reached, lost });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{AnnualReport, BookYear, LadderStep, Licence, Record, Ref, Text};
    use crate::replica::Stamp;
    use crate::workspace::Table;

    fn id(number: u64) -> Id {
        Id::new(number, [1; 10])
    }

    fn put<R: Record>(table: &mut Table<R>, at: u64, value: R) {
        table.insert(Row::new(id(at), value, Stamp::default()));
    }

    /// Of three cooperatives two lie in one village of Tapin, and one of Banjar says no village; a fourth is none of them.
    fn tables() -> Tables {
        let mut tables = Tables::default();
        let of = |name: &str, district: &str, village: &str| Cooperative {
            name: Text::optional(name).unwrap().unwrap(),
            merah_putih: true,
            district: district.parse().ok(),
            village: Text::optional(village).unwrap(),
            ..Cooperative::default()
        };
        put(&mut tables.cooperatives, 1, of("Koperasi Desa Merah Putih Binuang", "63.05", "Binuang"));
        put(&mut tables.cooperatives, 2, of("KDMP Pualam Sari", "63.05", "BINUANG"));
        put(&mut tables.cooperatives, 3, of("Koperasi Merah Putih Sungai Damar", "63.03", ""));
        put(&mut tables.cooperatives, 4, Cooperative { merah_putih: false, ..of("KUD Maju", "63.05", "Binuang") });
        tables
    }

    fn step(cooperative: u64, rung: Rung, state: RungState, as_of: &str) -> LadderStep {
        LadderStep {
            cooperative: Ref::to(id(cooperative)),
            rung,
            state,
            as_of: as_of.parse().unwrap(),
            ..LadderStep::default()
        }
    }

    fn count(tables: &Tables, district: Option<&str>, rung: Rung) -> (u32, u32, u32) {
        let district = district.map(|code| code.parse().unwrap());
        let progress = progress(tables).into_iter().find(|one| one.district == district).unwrap();
        let count = progress.rungs.iter().find(|(of, _)| *of == rung).unwrap().1;
        (count.reached, count.not_yet, count.unreported)
    }

    #[test]
    fn what_nobody_reported_is_neither_reached_nor_missing() {
        let mut tables = tables();
        assert_eq!(count(&tables, None, Rung::Deed), (0, 0, 3));
        put(&mut tables.ladder_steps, 10, step(1, Rung::Deed, RungState::Reached, "2025-06-01"));
        put(&mut tables.ladder_steps, 11, step(3, Rung::Deed, RungState::NotYet, "2025-06-01"));
        assert_eq!(count(&tables, None, Rung::Deed), (1, 1, 1));
        assert_eq!(count(&tables, Some("63.05"), Rung::Deed), (1, 0, 1));
        let who = standing(&tables, Rung::Deed, None);
        assert_eq!((who.reached, who.not_yet, who.unreported), (vec![id(1)], vec![id(3)], vec![id(2)]));
        assert_eq!(standing(&tables, Rung::Deed, "63.03".parse().ok()).not_yet, [id(3)]);
        let counted = progress(&tables)[0].rungs.iter().find(|(rung, _)| *rung == Rung::Deed).unwrap().1;
        assert_eq!((counted.known(), counted.share()), (2, Some(0.5)));
        assert_eq!(RungCount { unreported: 3, ..RungCount::default() }.share(), None);
    }

    #[test]
    fn the_latest_report_holds_and_the_register_where_there_is_none() {
        let mut tables = tables();
        let licence = |class| Licence { cooperative: Ref::to(id(1)), class, ..Licence::default() };
        put(&mut tables.licences, 20, licence(LicenceKind::BusinessNumber));
        let report = |year, rat| AnnualReport {
            cooperative: Ref::to(id(1)),
            year: BookYear::new(year).unwrap(),
            rat: Some(rat),
            ..AnnualReport::default()
        };
        put(&mut tables.annual_reports, 21, report(2024, RatState::Held));
        put(&mut tables.annual_reports, 22, report(2025, RatState::NotHeld));
        assert_eq!(count(&tables, Some("63.05"), Rung::BusinessNumber), (1, 0, 1));
        assert_eq!(count(&tables, Some("63.05"), Rung::AnnualMeeting), (1, 0, 1));
        put(&mut tables.ladder_steps, 10, step(1, Rung::BusinessNumber, RungState::NotYet, "2026-08-05"));
        assert_eq!(count(&tables, Some("63.05"), Rung::BusinessNumber), (0, 1, 1));
        put(&mut tables.ladder_steps, 11, step(1, Rung::BusinessNumber, RungState::Reached, "2026-06-20"));
        assert_eq!(count(&tables, Some("63.05"), Rung::BusinessNumber), (0, 1, 1), "an earlier report comes later");
        // What is said of a cooperative that is none of them is not counted with them.
        put(&mut tables.ladder_steps, 12, step(4, Rung::BusinessNumber, RungState::Reached, "2026-08-05"));
        assert_eq!(count(&tables, None, Rung::BusinessNumber), (0, 1, 2));
    }

    #[test]
    fn rungs_and_districts_add_up_to_all() {
        let mut tables = tables();
        for (at, rung) in Rung::ALL.iter().enumerate() {
            put(
                &mut tables.ladder_steps,
                100 + at as u64,
                step(1 + at as u64 % 3, *rung, RungState::Reached, "2026-08-05"),
            );
        }
        let all = progress(&tables);
        let (whole, districts) = all.split_first().unwrap();
        assert_eq!(whole.cooperatives, districts.iter().map(|one| one.cooperatives).sum::<u32>());
        assert_eq!(whole.villages, 144 + 1_872);
        for (at, (rung, count)) in whole.rungs.iter().enumerate() {
            assert_eq!(count.known() + count.unreported, whole.cooperatives, "{rung}");
            assert_eq!(count.reached, districts.iter().map(|one| one.rungs[at].1.reached).sum::<u32>(), "{rung}");
        }
    }

    #[test]
    fn a_village_with_two_another_name_and_a_fall_are_pointed_out() {
        let mut tables = tables();
        let tapin = progress(&tables).into_iter().find(|one| one.district == "63.05".parse().ok()).unwrap();
        assert_eq!((tapin.cooperatives, tapin.villages_with, tapin.without_village), (2, 1, 0));
        let several =
            Oddity::SeveralInVillage { subdistrict: None, village: "Binuang".into(), cooperatives: vec![id(1), id(2)] };
        let other = Oddity::OtherName { cooperative: id(2), village: "BINUANG".into() };
        assert_eq!(oddities(&tables), [several.clone(), other.clone()]);
        put(&mut tables.ladder_steps, 10, step(3, Rung::AnnualMeeting, RungState::Reached, "2026-06-20"));
        put(&mut tables.ladder_steps, 11, step(3, Rung::AnnualMeeting, RungState::NotYet, "2026-08-05"));
        let fall = Oddity::Falls {
            cooperative: id(3),
            rung: Rung::AnnualMeeting,
            reached: "2026-06-20".parse().unwrap(),
            lost: "2026-08-05".parse().unwrap(),
        };
        assert_eq!(oddities(&tables), [several, other, fall]);
    }
}
