//! A fictional workspace, made from a seed, with the real published totals beside it.
//!
//! For looking around, for teaching and for measuring. By default it reproduces the founding figures (FACTS 0)
//! exactly. Everything about its cooperatives is invented, their spread over the districts too; each is marked
//! `fictional` and says so. The [`published`] totals are real.
//!
//! The same options always give the same records, on every machine.

mod apart;
mod chance;
mod enterprises;
mod financing;
mod follow_up;
mod guilds;
mod health;
mod life;
mod life_story;
mod names;
#[cfg(test)]
pub(crate) mod plan_rows;
mod plans;
mod published;
mod register;
mod reports;
mod seats;
mod trainings;

pub use apart::apart;
pub use enterprises::{PlantedDoubles, add_enterprises};
pub use financing::{PlantedFinancing, add_financing, published_credit};
pub use plans::{Planted, add_plans};
pub use published::{published, published_enterprises};
pub use trainings::{PlantedRepeats, add_trainings};

use crate::domain::territory::Territory;
use crate::domain::{
    AnnualReport, AreaCode, Date, DeclaredStatus, EnterpriseTotal, HealthAssessment, Id, Record, Tally,
};
use crate::replica::{Clock, Knowledge, ReplicaId, Row, Stamp};
use crate::workspace::Tables;
use chance::{Chance, scatter};
use guilds::Guild;
use life_story::LifeStory;
use register::Taken;
use seats::Seat;

/// What to make.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// The office whose workspace it is. For the province its cooperatives lie in all districts, for a
    /// district in that one, the share supervised by the province being kept.
    pub office: AreaCode,
    /// How many cooperatives.
    pub cooperatives: usize,
    /// How many book years of reports, 1 to 10; the last is the one before the position.
    pub years: u8,
    /// What chance begins with.
    pub seed: u64,
}

impl Default for Options {
    /// The province on the day of its founding meeting.
    fn default() -> Self {
        Self { office: Territory::current().province.code, cooperatives: 3_027, years: 5, seed: 13_052_024 }
    }
}

/// Eight in the morning of 13 May 2024 in Banjarmasin, when the workspace was begun.
const BEGUN_MS: u64 = 1_715_558_400_000;

/// In how many batches the rows were entered; few, because storage writes every stamp that occurs.
const BATCHES: usize = 4;

/// Sets the stream of the health assessments apart from the others.
const HEALTH: u64 = 0x6865_616c_7468;

/// The day on which everything stands: that of the founding meeting.
fn position() -> Date {
    Date::in_wita(BEGUN_MS)
}

/// The moment after the last change, in milliseconds since 1970.
pub const fn finished_ms() -> u64 {
    BEGUN_MS + (BATCHES as u64 + 1) * 60_000
}

/// The replica that entered the rows.
pub const fn replica(options: &Options) -> ReplicaId {
    ReplicaId::new(scatter(options.seed ^ options.office.digits()))
}

/// The stamp of every batch, earliest first.
fn stamps(options: &Options) -> Vec<Stamp> {
    let (mut clock, nothing) = (Clock::new(replica(options), replica(options), 0), Knowledge::default());
    (0..BATCHES as u64).map(|batch| clock.tick(BEGUN_MS + batch * 60_000, &nothing)).collect()
}

/// The stamp of the published totals. It is the same in every example, as if all had them from one source: two
/// examples that meet then hold the same change, not two that say the same.
fn published_stamp() -> Stamp {
    Clock::new(ReplicaId::new(scatter(0)), ReplicaId::new(scatter(0)), 0).tick(BEGUN_MS, &Knowledge::default())
}

/// How far the workspace has seen its own replica, and the source of the published totals.
pub fn seen(options: &Options) -> Knowledge {
    let mut seen = Knowledge::default();
    stamps(options).into_iter().chain([published_stamp()]).for_each(|stamp| seen.observe(stamp));
    seen
}

/// What is opened for looking around: the fictional workspace with plans of three levels, enterprises that are assisted,
/// applications for financing, and courses.
pub fn example(options: &Options) -> Tables {
    let mut tables = fictional(options);
    add_plans(&mut tables, options, 1);
    add_enterprises(&mut tables, options);
    add_financing(&mut tables, options);
    add_trainings(&mut tables, options);
    tables
}

/// The fictional workspace, without plans.
pub fn fictional(options: &Options) -> Tables {
    let seats = seats::seats(options);
    let stamps = stamps(options);
    let mut tables = Tables::default();
    tables.cooperatives.reserve(seats.len());
    tables.annual_reports.reserve(seats.len() * usize::from(options.years));
    let mut taken = Taken::default();
    let all = seats.len();
    for (number, seat) in seats.into_iter().enumerate() {
        let stamp = stamps[number * BATCHES / all];
        add(&mut tables, options, number, seat, &mut taken, stamp);
    }
    for tally in published() {
        tables.tallies.insert(Row::new(tally_id(&tally), tally, published_stamp()));
    }
    for total in published_enterprises() {
        let EnterpriseTotal { date, area, counted, class, sector, source, .. } = &total;
        let key = format!("{date}/{area}/{counted}/{class:?}/{sector:?}/{source}");
        let id = Id::derived(EnterpriseTotal::TABLE, Id::default(), key);
        tables.enterprise_totals.insert(Row::new(id, total, published_stamp()));
    }
    tables
}

/// Adds one cooperative with its reports, transitions and case.
fn add(tables: &mut Tables, options: &Options, number: usize, seat: Seat, taken: &mut Taken, stamp: Stamp) {
    // Two streams: who a cooperative is does not depend on how many years of it are reported.
    let [mut chance, mut yearly] =
        [0, 1].map(|stream| Chance::of(options.seed ^ options.office.digits() << 40, number as u64 * 2 + stream));
    let id = Id::new(BEGUN_MS + number as u64, chance.bytes());
    let city = register::is_city(&Territory::current().districts[usize::from(seat.district)]);
    let guild = Guild::pick(city, &mut chance);
    let course = LifeStory::of(seat.status, guild, &mut chance);
    let cooperative = register::cooperative(seat, number + 1, guild, &course, taken, &mut chance);
    for transition in life::transitions(id, seat.status, &course, &mut chance) {
        let id = Id::new(BEGUN_MS + number as u64, chance.bytes());
        tables.transitions.insert(Row::new(id, transition, stamp));
    }
    let reports = reports::reports(id, guild, &course, options.years, &mut yearly);
    // A stream of their own, so that nothing else depends on them.
    let mut health = Chance::of(options.seed ^ options.office.digits() << 40 ^ HEALTH, number as u64);
    for assessment in health::assessments(id, &cooperative, &reports, &mut health) {
        let id = HealthAssessment::id(id, assessment.year, assessment.method);
        tables.health_assessments.insert(Row::new(id, assessment, stamp));
    }
    for report in reports {
        tables.annual_reports.insert(Row::new(AnnualReport::id(id, report.year), report, stamp));
    }
    if seat.status == DeclaredStatus::Inactive {
        // A stream of its own: what an office has done changes nothing about whom it was done for.
        let mut done = Chance::of(options.seed.rotate_left(32) ^ options.office.digits(), number as u64);
        follow_up::add(tables, id, &cooperative, &course, &mut done, stamp);
    }
    tables.cooperatives.insert(Row::new(id, cooperative, stamp));
}

/// The same id for the same count in every workspace, so that two examples merge without doubling it.
fn tally_id(t: &Tally) -> Id {
    let level = t.supervision.map_or("", |level| level.code());
    let key = format!("{}/{}/{}/{}/{level}/{}/{}", t.date, t.precision, t.area, t.basis, t.measure, t.source);
    Id::derived(Tally::TABLE, Id::default(), key)
}

#[cfg(test)]
mod tests;
