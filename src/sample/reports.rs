//! The yearly reports of one cooperative: figures that fit each other and grow from year to year.

use super::chance::Chance;
use super::guilds::Guild;
use super::life_story::{Known, LifeStory, Story};
use crate::domain::rat_due;
use crate::domain::{AnnualReport, BookYear, Business, Count, Date, Form, Id, Note, RatState, Ref, Rupiah};

/// What visits have shown of a business that runs, and of one that has stopped.
const RUNNING: &[&str] = &[
    "Kunjungan dinas: usaha melayani anggota.",
    "Buku kas berjalan sampai akhir tahun.",
    "Toko buka saat dikunjungi.",
];
const STOPPED: &[&str] = &[
    "Kantor tidak ditemukan di alamat.",
    "Pengurus menyatakan usaha berhenti.",
    "Bangunan kosong saat dikunjungi.",
    "Pengurus tidak dapat dihubungi.",
];

/// How a cooperative is made, which its figures follow year by year.
struct Body {
    members: i64,
    /// Members that it keeps whatever happens.
    least: i64,
    /// Women in a hundred members; none where the members are cooperatives.
    women: Option<i32>,
    /// Rupiah.
    assets: i64,
    /// Own capital as a percentage of assets.
    own: i32,
    /// Components of own capital as percentages of it: principal and mandatory savings, reserves, grants.
    components: [i32; 4],
    /// Turnover of a year as a percentage of assets.
    turnover: i32,
}

impl Body {
    fn of(guild: &Guild, form: Form, chance: &mut Chance) -> Self {
        let least = if form == Form::Secondary { 4 } else { 12 };
        let granted = chance.percent(25);
        Self {
            members: chance.around(guild.members, 3).max(least),
            least,
            women: (form == Form::Primary).then(|| (guild.women + chance.between(-12, 12)).clamp(0, 100)),
            assets: chance.around(guild.assets * 1_000_000, 4),
            own: chance.between(28, 78),
            components: [
                chance.between(3, 9),
                chance.between(22, 44),
                chance.between(7, 22),
                if granted { chance.between(2, 14) } else { 0 },
            ],
            turnover: guild.turnover * chance.between(60, 140) / 100,
        }
    }

    fn grow(&mut self, year: i32, chance: &mut Chance) {
        let (low, high) = match year {
            2020 => (86, 101),
            2021 => (93, 107),
            _ => (98, 113),
        };
        self.assets = chance.part(self.assets, low, high);
        self.members = chance.part(self.members, 98, 105).max(self.least);
    }
}

/// The reports on the last `years` book years, for a cooperative of that id.
pub(super) fn reports(
    cooperative: Id,
    guild: &Guild,
    course: &LifeStory,
    years: u8,
    chance: &mut Chance,
) -> Vec<AnnualReport> {
    let last = super::position().year() - 1;
    let mut body = Body::of(guild, course.form, chance);
    let mut reports = Vec::new();
    for year in last - i32::from(years) + 1..=last {
        body.grow(year, chance);
        let (Some(known), Some(book_year)) = (course.known(year, chance), BookYear::new(year)) else { continue };
        let mut report = AnnualReport { cooperative: Ref::to(cooperative), year: book_year, ..AnnualReport::default() };
        report.rat = Some(known.rat);
        report.business = Some(known.business);
        meet(&mut report, &known, course, chance);
        match (known.rat, known.business) {
            (_, Business::Stopped) => show_stopped(&mut report, year == last, chance),
            (RatState::Held, _) if report.reported_on.is_some() => fill(&mut report, &body, year, chance),
            (RatState::NotHeld, Business::Running) => show_running(&mut report, &body, year, chance),
            _ => {}
        }
        reports.push(report);
    }
    reports
}

/// The day of the meeting, mostly before its deadline, and of the report, within a month (FACTS 1.1, 1.5).
fn meet(report: &mut AnnualReport, known: &Known, course: &LifeStory, chance: &mut Chance) {
    if known.rat != RatState::Held {
        return;
    }
    let due = rat_due(Some(course.form), report.year);
    let first = report.year.end().plus_days(14);
    let last_day = super::position().plus_days(-3);
    let date = if course.tardy && chance.percent(50) {
        due.plus_days(chance.between(2, 75)).min(last_day)
    } else {
        let latest = due.min(last_day);
        first.plus_days(chance.between(0, latest.days() - first.days()))
    };
    report.rat_date = Some(date);
    if course.story == Story::Unreported && report.year.end() >= last_two_years() {
        report.note = Some(Note::cut("RAT dilaksanakan menurut notulen; laporan belum diterima dinas."));
    } else {
        report.reported_on = Some(date.plus_days(chance.between(2, 30)).min(super::position()));
    }
}

fn last_two_years() -> Date {
    super::position().plus_days(-731)
}

/// Everything that a report to the office contains.
fn fill(report: &mut AnnualReport, body: &Body, year: i32, chance: &mut Chance) {
    fill_people(report, body, chance);
    let own = body.assets * i64::from(body.own + chance.between(-3, 3)) / 100;
    let outside = chance.part(body.assets, 96, 104) - own;
    let turnover = chance.part(body.assets * i64::from(body.turnover) / 100, 85, 115);
    let loss = chance.percent(if year == 2020 { 16 } else { 5 });
    let surplus = if loss { -chance.part(turnover, 1, 4) } else { chance.part(turnover, 2, 9) };
    let [principal, mandatory, reserves, grants] = body.components.map(|share| own * i64::from(share) / 100);
    report.principal_savings = rupiah(principal);
    report.mandatory_savings = rupiah(mandatory);
    report.reserves = rupiah(reserves);
    report.grants = if grants > 0 { rupiah(grants) } else { None };
    report.own_capital = rupiah(own);
    report.outside_capital = rupiah(outside.max(0));
    report.assets = rupiah(body.assets);
    report.turnover = rupiah(turnover);
    report.surplus = rupiah(surplus);
    report.aid_received = chance.percent(70).then(|| chance.percent(if year == 2020 { 25 } else { 9 }));
}

fn fill_people(report: &mut AnnualReport, body: &Body, chance: &mut Chance) {
    report.members = count(body.members);
    if let Some(share) = body.women {
        let women = body.members * i64::from(share) / 100;
        report.members_female = count(women);
        report.members_male = count(body.members - women);
    }
    let staff = body.members / 60 + body.assets / 1_500_000_000;
    if staff > 0 {
        let women = chance.part(staff, 20, 70);
        report.staff_female = count(women);
        report.staff_male = count(staff - women);
    }
    if staff > 3 {
        let woman = i64::from(chance.percent(30));
        report.managers_female = count(woman);
        report.managers_male = count(1 - woman);
    }
}

/// A business that runs without a meeting is known from a visit, and in part by its figures.
fn show_running(report: &mut AnnualReport, body: &Body, year: i32, chance: &mut Chance) {
    if chance.percent(40) {
        fill(report, body, year, chance);
        return;
    }
    report.members = count(body.members);
    if chance.percent(12) {
        report.business_evidence = Some(Note::cut(chance.word(RUNNING)));
    }
}

/// What was found where nothing runs any more; told once, on the last book year.
fn show_stopped(report: &mut AnnualReport, latest: bool, chance: &mut Chance) {
    if latest && chance.percent(35) {
        report.business_evidence = Some(Note::cut(chance.word(STOPPED)));
    }
}

/// In whole thousands, as such reports are rounded.
fn rupiah(amount: i64) -> Option<Rupiah> {
    Rupiah::new(amount / 1_000 * 1_000).ok()
}

fn count(number: i64) -> Option<Count> {
    u64::try_from(number).ok().and_then(|number| Count::new(number).ok())
}
