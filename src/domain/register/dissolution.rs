//! Dissolution (pembubaran): the steps by members and by government, and what they require (FACTS 1.7).
//!
//! By members: invitation, meeting with its quorum and majority, settlement team, notices, struck off the register
//! (https://sikopi.lubuklinggaukota.go.id/pembubaran). By government: PP 17/1994, art. 48 UU 25/1992. The lengths of
//! time are not confirmed for all of them, so they are settings of the office: [`DissolutionTerms`].

use crate::domain::Entry;
use crate::domain::checks::{Finding, Problem, Severity};
use crate::domain::{Cooperative, Count, Date, Field, Id, KnownBy, Note, Record, Ref, Text, codes, record};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

codes! {
    /// Who dissolves a cooperative.
    pub enum DissolutionWay {
        /// Oleh rapat anggota.
        Members = "members",
        /// Oleh pemerintah.
        Government = "government",
    }
}

codes! {
    /// Why a cooperative is dissolved (Permenkop 9/2018; FACTS 1.6, R4).
    pub enum DissolutionGround {
        /// Keputusan anggota.
        MembersDecision = "members_decision",
        /// Jangka waktu berdiri berakhir.
        TermEnded = "term_ended",
        /// Tiga tahun berturut-turut tanpa rapat anggota.
        NoMeeting = "no_meeting",
        /// Dua tahun berturut-turut tanpa usaha nyata.
        NoBusiness = "no_business",
        /// Putusan pengadilan.
        CourtOrder = "court_order",
        /// Pailit.
        Bankruptcy = "bankruptcy",
        /// Melanggar undang-undang atau anggaran dasar.
        Breach = "breach",
    }
}

codes! {
    /// A step on the way.
    pub enum DissolutionStep {
        /// Undangan rapat anggota pembubaran.
        Invitation = "invitation",
        /// Rapat anggota pembubaran.
        Meeting = "meeting",
        /// Pembentukan Tim Penyelesai.
        SettlementTeam = "settlement_team",
        /// Pemberitahuan kepada Menteri.
        NoticeToMinister = "notice_to_minister",
        /// Pemberitahuan kepada kreditur.
        NoticeToCreditors = "notice_to_creditors",
        /// Pemberitahuan rencana pembubaran kepada koperasi.
        Notification = "notification",
        /// Keberatan koperasi.
        Objection = "objection",
        /// Keputusan pembubaran.
        Decision = "decision",
        /// Penyelesaian selesai.
        SettlementDone = "settlement_done",
        /// Dihapus dari Buku Daftar Umum.
        StruckOff = "struck_off",
        /// Pengumuman pembubaran.
        Announcement = "announcement",
    }
}

use DissolutionStep::{
    Announcement, Decision, Invitation, Meeting, NoticeToCreditors, NoticeToMinister, Notification, Objection,
    SettlementDone, SettlementTeam, StruckOff,
};

impl DissolutionWay {
    /// Its steps in order; the last of them ends it.
    pub const fn steps(self) -> &'static [DissolutionStep] {
        match self {
            DissolutionWay::Members => {
                &[Invitation, Meeting, SettlementTeam, NoticeToMinister, NoticeToCreditors, SettlementDone, StruckOff]
            }
            DissolutionWay::Government => {
                &[Notification, Objection, Decision, SettlementTeam, SettlementDone, Announcement]
            }
            DissolutionWay::Unknown(_) => &[],
        }
    }
}

/// Lengths of time that a dissolution keeps to, as the office has set them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DissolutionTerms {
    /// Days between the invitation and the meeting, at least.
    pub notice_days: u16,
    /// Months for the settlement.
    pub settlement_months: u16,
    /// Months within which the cooperative may object (unverified).
    pub objection_months: u16,
    /// Months within which the decision is due (unverified).
    pub decision_months: u16,
}

impl Default for DissolutionTerms {
    /// As the sources say (FACTS 1.7).
    fn default() -> Self {
        Self { notice_days: 14, settlement_months: 24, objection_months: 2, decision_months: 4 }
    }
}

/// A step that has been taken.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StepTaken {
    /// The step.
    pub step: DissolutionStep,
    /// Its day.
    #[serde(default)]
    pub date: Option<Date>,
    /// Minutes, letter or decree.
    #[serde(default)]
    pub document: Option<Text>,
    /// Remarks.
    #[serde(default)]
    pub note: Option<Note>,
}

impl Entry for StepTaken {
    fn schema() -> Value {
        let nullable = |schema: Value| json!({ "anyOf": [schema, { "type": "null" }] });
        json!({
            "type": "object",
            "required": ["step"],
            "properties": {
                "step": DissolutionStep::schema(),
                "date": nullable(Date::schema()),
                "document": nullable(Text::schema()),
                "note": nullable(Note::schema()),
            },
            "additionalProperties": false,
        })
    }
}

record! {
    /// The dissolution of a cooperative, step by step (FACTS 1.7). Its id derives from the cooperative: two offices that begin one meet in it.
    pub struct Dissolution in "dissolutions" of Cooperative by cooperative
        known by (KnownBy::Derived { id: |of| Some(Self::id(*of.cooperative)), join: |kept, _| kept.clone() })
    {
        /// The cooperative.
        public cooperative: Ref<Cooperative>,
        /// By members or by government.
        public way: Option<DissolutionWay>,
        /// Why.
        public ground: Option<DissolutionGround>,
        /// The steps taken, in any order.
        partly(steps_told) steps: Vec<StepTaken>,
        /// All members on the day of the meeting.
        public members: Option<Count>,
        /// Members present at the meeting.
        public present: Option<Count>,
        /// Valid votes cast.
        public votes: Option<Count>,
        /// Votes for the dissolution.
        public votes_for: Option<Count>,
        /// Remarks.
        private note: Option<Note>,
    }
}

/// That a step was taken, and when; documents and remarks may name persons.
fn steps_told(public: &mut Dissolution, whole: &Dissolution) {
    let bare = |taken: &StepTaken| StepTaken { step: taken.step, date: taken.date, ..StepTaken::default() };
    let known = whole.steps.iter().filter(|taken| !matches!(taken.step, DissolutionStep::Unknown(_)));
    public.steps = known.map(bare).collect();
}

impl Dissolution {
    /// The id that the dissolution of `cooperative` has on every replica.
    pub fn id(cooperative: Id) -> Id {
        Id::derived(Self::TABLE, cooperative, "")
    }

    /// What is recorded of a step.
    pub fn step(&self, step: DissolutionStep) -> Option<&StepTaken> {
        self.steps.iter().find(|taken| taken.step == step)
    }

    /// The day of a step.
    pub fn day(&self, step: DissolutionStep) -> Option<Date> {
        self.step(step).and_then(|taken| taken.date)
    }

    /// Changes what is recorded of a step; one of which nothing is left goes.
    pub fn record(&mut self, step: DissolutionStep, change: impl FnOnce(&mut StepTaken)) {
        let at = self.steps.iter().position(|taken| taken.step == step).unwrap_or_else(|| {
            self.steps.push(StepTaken { step, ..StepTaken::default() });
            self.steps.len() - 1
        });
        change(&mut self.steps[at]);
        let taken = &self.steps[at];
        if taken.date.is_none() && taken.document.is_none() && taken.note.is_none() {
            self.steps.remove(at);
        }
    }

    /// The steps of its way.
    pub fn way_steps(&self) -> &'static [DissolutionStep] {
        self.way.map(DissolutionWay::steps).unwrap_or_default()
    }

    /// The step that ends it, once it has its day.
    pub fn ending(&self) -> Option<&StepTaken> {
        self.step(*self.way_steps().last()?).filter(|taken| taken.date.is_some())
    }
}

/// Where a step stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepState {
    /// Taken, in time or without a deadline.
    Done,
    /// Taken, but after its deadline or before its time.
    OutOfTime,
    /// Not taken although its deadline has passed.
    Overdue,
    /// Not taken; the deadline, if there is one, lies ahead.
    Open,
}

/// A step with what its dates come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StepPlan {
    /// The step.
    pub step: DissolutionStep,
    /// Its day, once taken.
    pub date: Option<Date>,
    /// Not before this day.
    pub earliest: Option<Date>,
    /// Not after this day.
    pub latest: Option<Date>,
    /// Where it stands.
    pub state: StepState,
}

/// The steps of a dissolution with their deadlines, as they follow from the days recorded, on the day `today`.
pub fn plan(dissolution: &Dissolution, terms: &DissolutionTerms, today: Date) -> Vec<StepPlan> {
    let day = |step| dissolution.day(step);
    let bounds = |step| match step {
        Meeting => (day(Invitation).map(|invited| invited.plus_days(terms.notice_days.into())), None),
        Invitation => (None, day(Meeting).map(|meeting| meeting.plus_days(-i32::from(terms.notice_days)))),
        Objection => (None, day(Notification).map(|notified| notified.plus_months(terms.objection_months.into()))),
        Decision => (None, day(Notification).map(|notified| notified.plus_months(terms.decision_months.into()))),
        SettlementDone => (None, day(SettlementTeam).map(|formed| formed.plus_months(terms.settlement_months.into()))),
        _ => (None, None),
    };
    let steps = dissolution.way_steps().iter().map(|step| {
        let (date, (earliest, latest)) = (day(*step), bounds(*step));
        let early = date.zip(earliest).is_some_and(|(date, earliest)| date < earliest);
        let late = date.zip(latest).is_some_and(|(date, latest)| date > latest);
        // Nobody must object: when the time for it is over, that is so, and no omission.
        let omitted = *step != Objection && latest.is_some_and(|latest| latest < today);
        let state = match date {
            Some(_) if early || late => StepState::OutOfTime,
            Some(_) => StepState::Done,
            None if omitted => StepState::Overdue,
            None => StepState::Open,
        };
        StepPlan { step: *step, date, earliest, latest, state }
    });
    steps.collect()
}

/// The number of members that makes the quorum of a dissolution, three quarters, rounded up.
pub const fn quorum(members: u32) -> u32 {
    (members * 3).div_ceil(4)
}

/// The number of votes that makes the majority of a dissolution, two thirds of the valid ones, rounded up.
pub const fn majority(votes: u32) -> u32 {
    (votes * 2).div_ceil(3)
}

/// The name of the input of a step's day in forms.
pub const fn day_field(step: DissolutionStep) -> &'static str {
    match step {
        Invitation => "steps-invitation-date",
        Meeting => "steps-meeting-date",
        SettlementTeam => "steps-settlement_team-date",
        NoticeToMinister => "steps-notice_to_minister-date",
        NoticeToCreditors => "steps-notice_to_creditors-date",
        Notification => "steps-notification-date",
        Objection => "steps-objection-date",
        Decision => "steps-decision-date",
        SettlementDone => "steps-settlement_done-date",
        StruckOff => "steps-struck_off-date",
        Announcement => "steps-announcement-date",
        DissolutionStep::Unknown(_) => "steps",
    }
}

/// Checks a dissolution on the day `today`: quorum and majority by the numbers given, days by the terms.
pub fn check_dissolution(d: &Dissolution, terms: &DissolutionTerms, today: Date) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut note = |field, problem, severity| found.push(Finding { field, problem, severity });
    if d.way.is_none() {
        note("way", Problem::WayMissing, Severity::Refusal);
    }
    for step in plan(d, terms, today) {
        let field = day_field(step.step);
        match (step.date, step.earliest, step.latest) {
            (Some(date), ..) if date > today => note(field, Problem::Future, Severity::Refusal),
            (Some(date), Some(earliest), _) if date < earliest => {
                note(field, Problem::StepEarly(earliest), Severity::Warning);
            }
            // The meeting says already that the invitation came too late.
            (Some(date), _, Some(latest)) if date > latest && step.step != Invitation => {
                note(field, Problem::StepLate(latest), Severity::Warning);
            }
            _ => {}
        }
    }
    if d.way == Some(DissolutionWay::Members) {
        let [members, present, votes, votes_for] =
            [d.members, d.present, d.votes, d.votes_for].map(|count| count.map(Count::get));
        match members.zip(present) {
            Some((members, present)) if present > members => note("present", Problem::MoreThanAll, Severity::Refusal),
            Some((members, present)) if present < quorum(members) => {
                note("present", Problem::NoQuorum(quorum(members)), Severity::Warning);
            }
            _ => {}
        }
        if votes.zip(present).is_some_and(|(votes, present)| votes > present) {
            note("votes", Problem::MoreThanAll, Severity::Refusal);
        }
        match votes.zip(votes_for) {
            Some((votes, votes_for)) if votes_for > votes => note("votes_for", Problem::MoreThanAll, Severity::Refusal),
            Some((votes, votes_for)) if votes_for < majority(votes) => {
                note("votes_for", Problem::NoMajority(majority(votes)), Severity::Warning);
            }
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn dissolution(way: DissolutionWay, steps: &[(DissolutionStep, &str)]) -> Dissolution {
        let mut d = Dissolution { way: Some(way), ..Default::default() };
        for (step, day) in steps {
            d.record(*step, |taken| taken.date = Some(date(day)));
        }
        d
    }

    fn of(d: &Dissolution, step: DissolutionStep, today: &str) -> StepPlan {
        let steps = plan(d, &DissolutionTerms::default(), date(today));
        steps.into_iter().find(|plan| plan.step == step).unwrap()
    }

    fn problems(d: &Dissolution) -> Vec<(&'static str, Problem)> {
        let found = check_dissolution(d, &DissolutionTerms::default(), date("2026-11-24"));
        found.into_iter().map(|finding| (finding.field, finding.problem)).collect()
    }

    #[test]
    fn the_meeting_is_two_weeks_after_the_invitation_at_the_earliest() {
        let mut d = dissolution(DissolutionWay::Members, &[(Invitation, "2024-03-01")]);
        assert_eq!(of(&d, Meeting, "2024-03-02").earliest, Some(date("2024-03-15")));
        d.record(Meeting, |taken| taken.date = Some(date("2024-03-14")));
        assert_eq!(of(&d, Meeting, "2024-04-01").state, StepState::OutOfTime);
        assert_eq!(problems(&d), [("steps-meeting-date", Problem::StepEarly(date("2024-03-15")))]);
        d.record(Meeting, |taken| taken.date = Some(date("2024-03-15")));
        assert_eq!((of(&d, Meeting, "2024-04-01").state, problems(&d)), (StepState::Done, Vec::new()));
    }

    #[test]
    fn the_settlement_has_two_years_and_then_is_overdue() {
        let d = dissolution(DissolutionWay::Members, &[(SettlementTeam, "2024-03-15")]);
        assert_eq!(of(&d, SettlementDone, "2026-03-15").state, StepState::Open);
        assert_eq!(of(&d, SettlementDone, "2026-03-16").state, StepState::Overdue);
        assert_eq!(of(&d, SettlementDone, "2026-03-16").latest, Some(date("2026-03-15")));
    }

    #[test]
    fn by_government_the_notice_sets_the_days_for_objection_and_decision() {
        let d = dissolution(DissolutionWay::Government, &[(Notification, "2024-01-31")]);
        assert_eq!(of(&d, Objection, "2024-02-01").latest, Some(date("2024-03-31")));
        assert_eq!(of(&d, Objection, "2024-06-30").state, StepState::Open, "nobody must object");
        let decision = of(&d, Decision, "2024-06-30");
        assert_eq!((decision.latest, decision.state), (Some(date("2024-05-31")), StepState::Overdue));
        let own = DissolutionTerms { decision_months: 6, ..DissolutionTerms::default() };
        let decision = plan(&d, &own, date("2024-06-30"))[2];
        assert_eq!((decision.latest, decision.state), (Some(date("2024-07-31")), StepState::Open));
    }

    #[test]
    fn quorum_and_majority_are_held_against_the_numbers() {
        assert_eq!([quorum(20), quorum(21), majority(9), majority(10)], [15, 16, 6, 7]);
        let mut d = dissolution(DissolutionWay::Members, &[]);
        let mut with = |members: u16, present: u16, votes: u16, votes_for: u16| {
            (d.members, d.present) = (Some(members.into()), Some(present.into()));
            (d.votes, d.votes_for) = (Some(votes.into()), Some(votes_for.into()));
            problems(&d)
        };
        assert_eq!(with(20, 15, 15, 10), []);
        assert_eq!(with(20, 14, 12, 7), [("present", Problem::NoQuorum(15)), ("votes_for", Problem::NoMajority(8))]);
        assert_eq!(
            with(20, 21, 22, 23),
            [("present", Problem::MoreThanAll), ("votes", Problem::MoreThanAll), ("votes_for", Problem::MoreThanAll)]
        );
    }

    #[test]
    fn only_the_last_step_of_its_way_ends_it() {
        let mut d = dissolution(DissolutionWay::Members, &[(Announcement, "2024-03-01")]);
        assert_eq!(d.ending(), None);
        d.record(StruckOff, |taken| taken.document = Text::optional("BDU 7").unwrap());
        assert_eq!(d.ending(), None, "without a day");
        d.record(StruckOff, |taken| taken.date = Some(date("2024-09-01")));
        assert_eq!(d.ending().and_then(|taken| taken.date), Some(date("2024-09-01")));
        d.record(StruckOff, |taken| (taken.date, taken.document) = (None, None));
        assert_eq!(d.steps.len(), 1, "nothing is left of it");
    }
}
