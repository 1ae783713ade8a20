//! The course of a cooperative's life: in which years it met and worked, so that its reports, its declared
//! status and the status under every rule tell one story (FACTS 1.6).

use super::chance::Chance;
use super::guilds::Guild;
use crate::domain::status::last_due_year;
use crate::domain::{Business, DeclaredStatus, Form, RatState};

/// What a cooperative's evidence looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Story {
    /// Meets every year: active under every rule.
    Regular,
    /// Meets in some years: the band that Permenkop 25/2015 leaves between.
    Irregular,
    /// Works, but has not met for three years: where the rules part.
    WithoutRat,
    /// Has neither met nor worked, whatever is declared.
    Ceased,
    /// Nothing is known of the last three years.
    Silent,
    /// Has met, but the office has no report (cause ADM-1).
    Unreported,
}

use Story::{Ceased, Irregular, Regular, Silent, Unreported, WithoutRat};

/// Of a hundred declared active, and of a hundred declared inactive.
const DECLARED_ACTIVE: &[(Story, u32)] = &[(Regular, 30), (Irregular, 43), (WithoutRat, 20), (Ceased, 3), (Silent, 4)];
const DECLARED_INACTIVE: &[(Story, u32)] = &[(Ceased, 84), (Silent, 9), (WithoutRat, 3), (Unreported, 4)];

/// In which of the last three years those meet that meet in some: a bit for each, the latest first. More of
/// them skip the earliest, the second year of the pandemic.
const SOME: [(u8, u32); 6] = [(0b001, 22), (0b010, 22), (0b100, 12), (0b011, 22), (0b101, 8), (0b110, 14)];

/// The course of one cooperative.
pub(super) struct LifeStory {
    pub story: Story,
    pub form: Form,
    /// Year of the founding.
    pub founded: i32,
    /// First year without business.
    pub ceased: Option<i32>,
    /// Years between which it slept, of one that has been revived.
    pub slept: Option<(i32, i32)>,
    /// Whether it tends to meet after the deadline.
    pub tardy: bool,
    last_due: i32,
    met: u8,
}

/// What is known of one book year.
pub(super) struct Known {
    pub rat: RatState,
    pub business: Business,
}

impl LifeStory {
    pub fn of(status: DeclaredStatus, guild: &Guild, chance: &mut Chance) -> Self {
        let stories = if status == DeclaredStatus::Active { DECLARED_ACTIVE } else { DECLARED_INACTIVE };
        let (story, _) = stories[chance.weighted(stories.iter().map(|(_, weight)| *weight))];
        let form = if guild.is_secondary() { Form::Secondary } else { Form::Primary };
        let position = super::position();
        let founded =
            guild.founded(if story == Regular || story == Irregular { position.year() } else { 2017 }, chance);
        let last_due = i32::from(last_due_year(Some(form), position).get());
        let ceased = (story == Ceased).then(|| {
            let earliest = (founded + 2).max(2008);
            chance.between(earliest, (last_due - 2).max(earliest))
        });
        let revived = matches!(story, Regular | Irregular) && founded < 2010 && chance.percent(6);
        let slept = revived.then(|| {
            let first = chance.between(2011, 2015);
            (first, first + chance.between(2, 4))
        });
        let met = match story {
            Regular => 0b111,
            Irregular => SOME[chance.weighted(SOME.iter().map(|(_, weight)| *weight))].0,
            _ => 0,
        };
        Self { story, form, founded, ceased, slept, tardy: chance.percent(7), last_due, met }
    }

    /// What the register knows of a book year; none where nobody has reported anything.
    pub fn known(&self, year: i32, chance: &mut Chance) -> Option<Known> {
        let back = self.last_due - year;
        let recent = (0..3).contains(&back);
        let asleep = self.ceased.is_some_and(|ceased| year >= ceased)
            || self.slept.is_some_and(|(first, last)| (first..=last).contains(&year));
        let business = if asleep { Business::Stopped } else { Business::Running };
        let rat = match self.story {
            _ if year < self.founded => return None,
            _ if asleep && !recent && chance.percent(45) => return None,
            _ if asleep => RatState::NotHeld,
            Silent if back < 0 || recent && chance.percent(70) || !recent && chance.percent(40) => return None,
            Silent if recent => return Some(Known { rat: RatState::NotKnown, business: Business::NotKnown }),
            Unreported if back == 0 => RatState::Held,
            Unreported if recent => return None,
            _ if recent => held(self.met & (1 << back) != 0),
            // A book year whose meeting is not yet due.
            _ if back < 0 && chance.percent(65) => RatState::NotKnown,
            _ => held(chance.percent(self.earlier(year))),
        };
        Some(Known { rat, business })
    }

    /// How many of a hundred met on a book year before the last three.
    fn earlier(&self, year: i32) -> u32 {
        let [regular, irregular, other] = match year {
            2020 => [60, 20, 8],
            2019 => [76, 36, 20],
            _ => [82, 40, 25],
        };
        match self.story {
            Regular => regular,
            Irregular => irregular,
            _ => other,
        }
    }
}

const fn held(held: bool) -> RatState {
    if held { RatState::Held } else { RatState::NotHeld }
}
