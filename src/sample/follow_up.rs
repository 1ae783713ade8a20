//! What the offices have done so far about some of the inactive: cases in all stages, with what led there.
//!
//! Nobody in the example has been declared active again yet, so that its cooperatives still make up the founding figures.

use super::chance::Chance;
use super::life_story::{LifeStory, Story};
use crate::domain::{
    Action, ActionClass, Business, Case, CaseStage, Cause, Cooperative, Count, Custody, CustodyKind, Diagnosis,
    Dissolution, DissolutionGround, DissolutionStep, DissolutionWay, Fund, Id, Level, Note, OfficeState, Outcome,
    Record, Ref, Rupiah, StepTaken, Supervision, Text, Visit, Weight,
};
use crate::replica::{Row, Stamp};
use crate::workspace::Tables;

/// The stages and how many of a hundred cases are in each; those beyond the last are at their end.
const STAGES: [(CaseStage, u32); 6] = [
    (CaseStage::Found, 22),
    (CaseStage::Verified, 24),
    (CaseStage::Diagnosed, 18),
    (CaseStage::Planned, 12),
    (CaseStage::Underway, 10),
    (CaseStage::Monitored, 4),
];

/// Adds the case of an inactive cooperative, if its office has opened one.
pub(super) fn add(tables: &mut Tables, id: Id, c: &Cooperative, course: &LifeStory, chance: &mut Chance, stamp: Stamp) {
    if !chance.percent(58) {
        return;
    }
    let position = super::position();
    let reached = chance.weighted(STAGES.iter().map(|(_, weight)| *weight).chain([10]));
    let opened = position.plus_days(-chance.between(30, 300));
    let mut case = Case {
        owner: chance.percent(70).then(|| Text::cut(owner(c, chance))),
        level: Some(if c.supervision() == Some(Supervision::Province) { Level::Province } else { Level::District }),
        ..Case::open(id, opened)
    };
    let mut day = opened;
    let step = (position.days() - opened.days()) / 8;
    for (stage, _) in STAGES.iter().skip(1).take(reached) {
        day = day.plus_days(chance.between(2, step.max(3)));
        case = case.moved_to(*stage, day.min(position));
    }
    let case_id = Case::id(id, 1);
    let of = CaseOf { id: case_id, stamp };
    if reached >= 1 {
        of.visit(tables, &case, course, chance);
    }
    if reached >= 2 {
        custody(tables, id, &case, stamp);
    }
    if reached >= 4 && course.story == Story::Ceased && case.stage() != CaseStage::Closed {
        dissolution(tables, id, &case, stamp);
    }
    let causes = if reached >= 2 { causes(c, course, chance) } else { Vec::new() };
    for (cause, weight) in &causes {
        let evidence = chance.percent(50).then(|| Note::cut(evidence(*cause)));
        let found = Diagnosis { case: Ref::to(case_id), cause: *cause, weight: *weight, evidence };
        tables.diagnoses.insert(Row::new(Diagnosis::id(case_id, *cause), found, stamp));
    }
    if reached >= 3 && course.story != Story::Unreported {
        of.actions(tables, reached, causes.first().map(|(cause, _)| *cause), &case, chance);
    }
    if reached == STAGES.len() {
        let outcome = outcome(course, chance);
        case = case.closed_as(outcome, day.plus_days(chance.between(1, 10)).min(position), None);
    } else if chance.percent(40) {
        case.due = Some(position.plus_days(chance.between(-20, 120)));
    }
    tables.cases.insert(Row::new(case_id, case, stamp));
}

fn owner(c: &Cooperative, chance: &mut Chance) -> &'static str {
    if c.supervision() == Some(Supervision::Province) {
        chance.word(&["Bidang Kelembagaan dan Pengawasan", "Bidang Pemberdayaan Koperasi"])
    } else {
        chance.word(&["Seksi Kelembagaan", "Seksi Pengawasan", "Penyuluh koperasi lapangan"])
    }
}

/// The case that rows are made for.
struct CaseOf {
    id: Id,
    stamp: Stamp,
}

impl CaseOf {
    fn visit(&self, tables: &mut Tables, case: &Case, course: &LifeStory, chance: &mut Chance) {
        let ceased = matches!(course.story, Story::Ceased | Story::Silent);
        let states = [OfficeState::Open, OfficeState::Shut, OfficeState::Moved, OfficeState::Gone];
        let weights = if ceased { [6, 40, 12, 42] } else { [60, 30, 6, 4] };
        let state = states[chance.weighted(weights.into_iter())];
        let visit = Visit {
            case: Ref::to(self.id),
            date: case.stages.get(1).map_or(case.opened, |entry| entry.date),
            who: case.owner.clone(),
            office_state: Some(state),
            business: Some(if ceased { Business::Stopped } else { Business::Running }),
            officers_found: Some(count(chance, 3)),
            members_reached: Some(count(chance, 12)),
            position: None,
            found: None,
            next_step: chance.percent(40).then(|| Note::cut("Hubungi pengurus terakhir dan tokoh setempat.")),
            next_on: None,
        };
        let id = Id::new(super::BEGUN_MS, chance.bytes());
        tables.visits.insert(Row::new(id, visit, self.stamp));
    }

    fn actions(&self, tables: &mut Tables, reached: usize, cause: Option<Cause>, case: &Case, chance: &mut Chance) {
        for _ in 0..chance.between(1, 2) {
            let class = ActionClass::ALL[chance.weighted([60, 28, 12].into_iter())];
            let (what, cost) = match class {
                ActionClass::Stimulus => (
                    chance.word(&[
                        "Bantuan peralatan usaha",
                        "Fasilitasi akses permodalan",
                        "Temu mitra dan pemasaran",
                    ]),
                    chance.between(8, 50),
                ),
                ActionClass::Other => (chance.word(&["Pendampingan penggabungan", "Mediasi dengan instansi induk"]), 2),
                _ => (
                    chance.word(&["Pendampingan RAT", "Pelatihan pengurus", "Bimbingan penyusunan laporan keuangan"]),
                    chance.between(1, 9),
                ),
            };
            let start = case.since();
            let done = (reached > 4).then(|| start.plus_days(chance.between(1, 20)).min(super::position()));
            let fund = if case.level == Some(Level::Province) { Fund::ProvinceBudget } else { Fund::DistrictBudget };
            let action = Action {
                case: Ref::to(self.id),
                class,
                what: Some(Text::cut(what)),
                cause,
                plan: None,
                plan_row: None,
                level: case.level,
                owner: case.owner.clone(),
                cost: Rupiah::new(i64::from(cost) * 500_000).ok(),
                fund: Some(fund),
                due: Some(start.plus_days(chance.between(20, 150))),
                done,
                result: None,
            };
            let id = Id::new(super::BEGUN_MS, chance.bytes());
            tables.actions.insert(Row::new(id, action, self.stamp));
        }
    }
}

fn count(chance: &mut Chance, most: u32) -> Count {
    Count::new(u64::from(chance.below(most + 1))).unwrap_or_default()
}

/// The dissolution that is under way of one in eight that have neither met nor worked: some by their members, some by
/// government, as far as the days since the present stage allow.
fn dissolution(tables: &mut Tables, owner: Id, case: &Case, stamp: Stamp) {
    let spread = owner.spread() >> 32;
    if !spread.is_multiple_of(8) {
        return;
    }
    let by_members = spread.is_multiple_of(16);
    let steps: &[(DissolutionStep, i32)] = if by_members {
        &[
            (DissolutionStep::Invitation, 0),
            (DissolutionStep::Meeting, 20),
            (DissolutionStep::SettlementTeam, 20),
            (DissolutionStep::NoticeToMinister, 24),
            (DissolutionStep::NoticeToCreditors, 24),
        ]
    } else {
        &[(DissolutionStep::Notification, 0), (DissolutionStep::Decision, 75), (DissolutionStep::SettlementTeam, 80)]
    };
    let dated = steps.iter().map(|(step, days)| (*step, case.since().plus_days(*days)));
    let taken: Vec<StepTaken> = dated
        .filter(|(_, day)| *day <= super::position())
        .map(|(step, date)| StepTaken { step, date: Some(date), ..StepTaken::default() })
        .collect();
    let has_met = taken.iter().any(|step| step.step == DissolutionStep::Meeting);
    let count = |number| Count::new(number).ok().filter(|_| has_met);
    let dissolution = Dissolution {
        cooperative: Ref::to(owner),
        way: Some(if by_members { DissolutionWay::Members } else { DissolutionWay::Government }),
        ground: Some(if by_members { DissolutionGround::MembersDecision } else { DissolutionGround::NoMeeting }),
        steps: taken,
        members: count(40),
        present: count(32),
        votes: count(30),
        votes_for: count(27),
        note: None,
    };
    tables.dissolutions.insert(Row::new(Dissolution::id(owner), dissolution, stamp));
}

/// What the office has taken into custody of one in six, so that nothing of it is lost.
fn custody(tables: &mut Tables, owner: Id, case: &Case, stamp: Stamp) {
    const THINGS: [(CustodyKind, &str, &str, i64); 6] = [
        (CustodyKind::MemberBook, "Buku daftar anggota", "1 buku", 0),
        (CustodyKind::Statutes, "Akta pendirian, salinan", "1 berkas", 0),
        (CustodyKind::Accounts, "Buku kas dan neraca tiga tahun terakhir", "4 buku", 0),
        (CustodyKind::Seal, "Stempel koperasi", "1 buah", 0),
        (CustodyKind::Equipment, "Lemari arsip dan mesin hitung", "3 unit", 2_750_000),
        (CustodyKind::LandTitle, "Sertifikat hak pakai kantor", "1 lembar", 85_000_000),
    ];
    // Of the id, so that it takes nothing from the chances of what follows.
    let spread = owner.spread();
    if !spread.is_multiple_of(6) {
        return;
    }
    for at in 0..1 + (spread >> 8) % 2 {
        let number = ((spread >> 16) + at * 5) % THINGS.len() as u64;
        let (thing, item, quantity, worth) = THINGS[number as usize];
        let received = case.stages.get(1).map_or(case.opened, |entry| entry.date);
        let returned = ((spread >> 24) % 5 == at).then(super::position);
        let custody = Custody {
            cooperative: Ref::to(owner),
            thing,
            item: Some(Text::cut(item)),
            quantity: Some(Text::cut(quantity)),
            worth: Rupiah::new(worth).ok().filter(|worth| worth.get() > 0),
            kept_at: Some(Text::cut("Lemari arsip Seksi Kelembagaan")),
            keeper: case.owner.clone(),
            received_on: Some(received),
            returned_on: returned,
            returned_to: returned.map(|_| Text::cut("Pengurus koperasi")),
            ..Custody::default()
        };
        tables.custodies.insert(Row::new(Id::derived(Custody::TABLE, owner, at), custody, stamp));
    }
}

/// Causes that fit what is known of the cooperative, one of them decisive.
fn causes(c: &Cooperative, course: &LifeStory, chance: &mut Chance) -> Vec<(Cause, Weight)> {
    let decisive = match course.story {
        Story::Unreported => return vec![(Cause::NotReported, Weight::Decisive)],
        Story::WithoutRat => *chance.pick(&[Cause::IdleOfficers, Cause::WeakManagement, Cause::FormalRat]),
        _ if c.officers.is_empty() && chance.percent(45) => Cause::NoOfficers,
        _ if c.address.is_none() && chance.percent(40) => Cause::NoAddress,
        _ => *chance.pick(&[
            Cause::BusinessStopped,
            Cause::BusinessStopped,
            Cause::NoCapital,
            Cause::BadLoans,
            Cause::PassiveMembers,
            Cause::ParentGone,
            Cause::GrantHunting,
            Cause::Shock,
        ]),
    };
    let mut causes = vec![(decisive, Weight::Decisive)];
    for other in [Cause::NoRat, Cause::PassiveMembers, Cause::WeakManagement] {
        if other != decisive && chance.percent(if other == Cause::NoRat { 70 } else { 22 }) {
            let weight = if chance.percent(60) { Weight::Contributing } else { Weight::Suspected };
            causes.push((other, weight));
        }
    }
    causes
}

const fn evidence(cause: Cause) -> &'static str {
    match cause {
        Cause::NoOfficers => "Tidak ada pengurus yang dapat dihubungi; data pengurus kosong.",
        Cause::NoAddress => "Alamat didatangi, kantor tidak ada lagi.",
        Cause::BusinessStopped => "Tidak ada transaksi menurut keterangan mantan bendahara.",
        Cause::NotReported => "Berita acara RAT diperlihatkan pengurus.",
        _ => "Keterangan pengurus dan tokoh setempat.",
    }
}

fn outcome(course: &LifeStory, chance: &mut Chance) -> Outcome {
    match course.story {
        Story::Unreported => Outcome::DataError,
        Story::WithoutRat => Outcome::Revived,
        _ => [Outcome::NotFound, Outcome::Revived, Outcome::Moved, Outcome::Merged]
            [chance.weighted([50, 30, 12, 8].into_iter())],
    }
}
