//! Health of savings-and-loan cooperatives: points by aspect, and the category that follows from their sum (FACTS 1.9).
//!
//! Two methods are met with: that of 2016, in a version for conventional and one for sharia cooperatives, and that of
//! 2021. Weights and bands are data with the regulation that they come from, and say what no public source has
//! confirmed. A later regulation is another code of [`HealthMethod`] and another scale; what was assessed under an
//! older one keeps its category.

use crate::domain::Entry;
use crate::domain::checks::{Finding, Problem, Severity};
use crate::domain::{
    AnnualReport, BookYear, Cooperative, Date, Field, Id, KnownBy, Note, Record, Ref, Scheme, Text, codes, record,
};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Value, json};

codes! {
    /// The regulation under which a cooperative's health is assessed.
    pub enum HealthMethod {
        /// Juknis Deputi 15/2021 under Permenkop 9/2020, continued by Permenkop 8/2023.
        Juknis15 = "juknis_15_2021",
        /// Perdep 06/2016: conventional.
        Perdep6 = "perdep_06_2016",
        /// Perdep 07/2016: sharia.
        Perdep7 = "perdep_07_2016",
    }
}

codes! {
    /// An aspect of health.
    pub enum Aspect {
        /// Tata kelola.
        Governance = "governance",
        /// Profil risiko.
        RiskProfile = "risk_profile",
        /// Kinerja keuangan.
        Performance = "performance",
        /// Permodalan.
        Capital = "capital",
        /// Kualitas aktiva produktif.
        AssetQuality = "asset_quality",
        /// Manajemen.
        Management = "management",
        /// Efisiensi.
        Efficiency = "efficiency",
        /// Likuiditas.
        Liquidity = "liquidity",
        /// Kemandirian dan pertumbuhan.
        Independence = "independence",
        /// Jatidiri koperasi.
        Identity = "identity",
        /// Prinsip syariah.
        ShariaPrinciples = "sharia_principles",
    }
}

/// Points of an assessment, 0 to 100, to the hundredth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Points(u16);

impl Points {
    /// Accepts 0 to 100; what is finer than a hundredth is rounded.
    pub fn new(points: f64) -> Option<Self> {
        (0.0..=100.0).contains(&points).then(|| Self((points * 100.0).round() as u16))
    }

    /// So many hundredths, up to 100 points.
    pub const fn from_hundredths(hundredths: u16) -> Self {
        Self(if hundredths > 10_000 { 10_000 } else { hundredths })
    }

    /// Whole points.
    pub const fn whole(points: u8) -> Self {
        Self::from_hundredths(points as u16 * 100)
    }

    /// The points.
    pub fn get(self) -> f64 {
        f64::from(self.0) / 100.0
    }

    /// In hundredths.
    pub const fn hundredths(self) -> u16 {
        self.0
    }
}

/// People read a decimal number, storage keeps hundredths.
impl Serialize for Points {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() { serializer.serialize_f64(self.get()) } else { self.0.serialize(serializer) }
    }
}

impl<'de> Deserialize<'de> for Points {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let points = if deserializer.is_human_readable() {
            f64::deserialize(deserializer)?
        } else {
            f64::from(u16::deserialize(deserializer)?) / 100.0
        };
        Self::new(points).ok_or_else(|| serde::de::Error::custom("points from 0 to 100"))
    }
}

/// The points that an aspect was given.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AspectScore {
    /// The aspect.
    pub aspect: Aspect,
    /// Its points, at most its weight.
    pub points: Points,
}

impl Entry for AspectScore {
    fn schema() -> Value {
        json!({
            "type": "object",
            "required": ["aspect", "points"],
            "properties": { "aspect": Aspect::schema(), "points": { "type": "number", "minimum": 0, "maximum": 100 } },
            "additionalProperties": false,
        })
    }
}

record! {
    /// The assessment of a savings-and-loan cooperative's health on a book year (FACTS 1.9). Its id derives from cooperative, year and method.
    pub struct HealthAssessment in "health_assessments" of Cooperative by cooperative
        known by (KnownBy::Derived {
            id: |of| Some(Self::id(*of.cooperative, of.year, of.method)),
            // Points of two sheets make no third.
            join: |kept, _| kept.clone(),
        })
    {
        /// The cooperative.
        public cooperative: Ref<Cooperative>,
        /// Tahun buku that was assessed.
        public year: BookYear,
        /// The regulation followed.
        public method: HealthMethod,
        /// Day of the assessment.
        public assessed_on: Option<Date>,
        /// Points by aspect; the category follows from them.
        partly(scores_told) scores: Vec<AspectScore>,
        /// Who assessed: office, team or person.
        private assessor: Option<Text>,
        /// Letter or certificate of the result.
        private document: Option<Text>,
        /// Remarks.
        private note: Option<Note>,
    }
}

/// The points of the aspects that this version knows.
fn scores_told(public: &mut HealthAssessment, whole: &HealthAssessment) {
    let known = whole.scores.iter().filter(|score| !matches!(score.aspect, Aspect::Unknown(_)));
    public.scores = known.cloned().collect();
}

impl HealthAssessment {
    /// The id that the assessment of `cooperative` on `year` by `method` has on every replica.
    pub fn id(cooperative: Id, year: BookYear, method: HealthMethod) -> Id {
        Id::derived(Self::TABLE, cooperative, format_args!("{year}/{method}"))
    }

    /// The points of an aspect.
    pub fn points(&self, aspect: Aspect) -> Option<Points> {
        self.scores.iter().find(|score| score.aspect == aspect).map(|score| score.points)
    }

    /// Gives an aspect its points, or takes them away.
    pub fn give(&mut self, aspect: Aspect, points: Option<Points>) {
        let place = self.scores.iter().position(|score| score.aspect == aspect);
        match (place, points) {
            (Some(at), Some(points)) => self.scores[at].points = points,
            (Some(at), None) => {
                self.scores.remove(at);
            }
            (None, Some(points)) => self.scores.push(AspectScore { aspect, points }),
            (None, None) => {}
        }
    }
}

/// What a sum of points is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HealthCategory {
    /// Sehat.
    Healthy,
    /// Cukup sehat.
    FairlyHealthy,
    /// Dalam pengawasan.
    Supervised,
    /// Dalam pengawasan khusus.
    SpeciallySupervised,
    /// Kurang sehat.
    LessHealthy,
    /// Tidak sehat.
    Unhealthy,
}

impl HealthCategory {
    /// A stable code.
    pub const fn code(self) -> &'static str {
        match self {
            HealthCategory::Healthy => "healthy",
            HealthCategory::FairlyHealthy => "fairly_healthy",
            HealthCategory::Supervised => "supervised",
            HealthCategory::SpeciallySupervised => "specially_supervised",
            HealthCategory::LessHealthy => "less_healthy",
            HealthCategory::Unhealthy => "unhealthy",
        }
    }
}

/// A category and where it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Band {
    /// The category.
    pub category: HealthCategory,
    /// The points at which it begins.
    pub from: u8,
    /// Whether these points themselves belong to it; else more are needed.
    pub inclusive: bool,
}

impl Band {
    const fn from(category: HealthCategory, from: u8) -> Self {
        Self { category, from, inclusive: true }
    }

    const fn over(category: HealthCategory, from: u8) -> Self {
        Self { category, from, inclusive: false }
    }

    fn holds(&self, total: Points) -> bool {
        let from = Points::whole(self.from);
        total > from || self.inclusive && total == from
    }
}

/// Weights and bands of a method.
#[derive(Debug, PartialEq, Eq)]
pub struct HealthScale {
    /// The method.
    pub method: HealthMethod,
    /// Every aspect with its weight, which is also the most points that it can have. They add up to 100.
    pub weights: &'static [(Aspect, u8)],
    /// Categories, best first; the last begins at nothing.
    pub bands: &'static [Band],
    /// Weights that no public source has confirmed.
    pub unverified_weights: &'static [Aspect],
    /// Whether the bands are confirmed for the sum of points.
    pub verified_bands: bool,
}

use Aspect::{
    AssetQuality, Capital, Efficiency, Governance, Identity, Independence, Liquidity, Management, Performance,
    RiskProfile, ShariaPrinciples,
};
use HealthCategory::{FairlyHealthy, Healthy, LessHealthy, SpeciallySupervised, Supervised, Unhealthy};

/// The bands of 2016, consistent with scores that were published (65,98; 70; 25), but not confirmed (FACTS 1.9).
const BANDS_2016: &[Band] = &[
    Band::from(Healthy, 80),
    Band::from(FairlyHealthy, 66),
    Band::from(Supervised, 51),
    Band::from(SpeciallySupervised, 0),
];

/// All scales, the current one first (FACTS 1.9).
pub const HEALTH_SCALES: &[HealthScale] = &[
    HealthScale {
        method: HealthMethod::Juknis15,
        weights: &[(Governance, 30), (RiskProfile, 15), (Performance, 40), (Capital, 15)],
        // Published for single ratios; that they hold for the sum is not confirmed.
        bands: &[
            Band::over(Healthy, 75),
            Band::over(FairlyHealthy, 50),
            Band::over(LessHealthy, 25),
            Band::from(Unhealthy, 0),
        ],
        unverified_weights: &[Performance, Capital],
        verified_bands: false,
    },
    HealthScale {
        method: HealthMethod::Perdep6,
        weights: &[
            (Capital, 15),
            (AssetQuality, 25),
            (Management, 15),
            (Efficiency, 10),
            (Liquidity, 15),
            (Independence, 10),
            (Identity, 10),
        ],
        bands: BANDS_2016,
        unverified_weights: &[],
        verified_bands: false,
    },
    HealthScale {
        method: HealthMethod::Perdep7,
        weights: &[
            (Capital, 10),
            (AssetQuality, 20),
            (Management, 15),
            (Efficiency, 10),
            (Liquidity, 15),
            (Independence, 10),
            (Identity, 10),
            (ShariaPrinciples, 10),
        ],
        bands: BANDS_2016,
        unverified_weights: &[],
        verified_bands: false,
    },
];

impl HealthScale {
    /// The scale of a method; none for one of a newer version.
    pub fn of(method: HealthMethod) -> Option<&'static Self> {
        HEALTH_SCALES.iter().find(|scale| scale.method == method)
    }

    /// The methods that fit a cooperative: the current one, and that of 2016 for its way of doing business.
    pub fn methods(scheme: Option<Scheme>) -> [HealthMethod; 2] {
        let of_2016 = if scheme == Some(Scheme::Sharia) { HealthMethod::Perdep7 } else { HealthMethod::Perdep6 };
        [HealthMethod::Juknis15, of_2016]
    }

    /// The weight of an aspect; none where the method does not know it.
    pub fn weight(&self, aspect: Aspect) -> Option<u8> {
        self.weights.iter().find(|(known, _)| *known == aspect).map(|(_, weight)| *weight)
    }
}

/// What an assessment comes to.
#[derive(Debug, Clone, PartialEq)]
pub struct HealthVerdict {
    /// The scale.
    pub scale: &'static HealthScale,
    /// The sum of the points given.
    pub total: Points,
    /// The band it falls into; none while an aspect has no points.
    pub band: Option<Band>,
    /// Every aspect with its weight and points.
    pub aspects: Vec<(Aspect, u8, Option<Points>)>,
}

impl HealthVerdict {
    /// The points that aspects were short of their weight, the most first; without those that lost none.
    pub fn losses(&self) -> Vec<(Aspect, Points)> {
        let lost = |(aspect, weight, points): &(Aspect, u8, Option<Points>)| {
            let short = Points::whole(*weight).hundredths().saturating_sub((*points)?.hundredths());
            (short > 0).then(|| (*aspect, Points::from_hundredths(short)))
        };
        let mut losses: Vec<_> = self.aspects.iter().filter_map(lost).collect();
        losses.sort_by_key(|(_, points)| std::cmp::Reverse(*points));
        losses
    }
}

/// What an assessment comes to; none by a method that this version does not know. Points of aspects that the method
/// does not have count nothing.
pub fn assess(assessment: &HealthAssessment) -> Option<HealthVerdict> {
    let scale = HealthScale::of(assessment.method)?;
    let aspects: Vec<_> =
        scale.weights.iter().map(|(aspect, weight)| (*aspect, *weight, assessment.points(*aspect))).collect();
    let sum: u32 =
        aspects.iter().filter_map(|(_, _, points)| *points).map(|points| u32::from(points.hundredths())).sum();
    let total = Points::from_hundredths(u16::try_from(sum).unwrap_or(u16::MAX));
    let complete = aspects.iter().all(|(_, _, points)| points.is_some());
    let band = scale.bands.iter().find(|band| band.holds(total)).copied().filter(|_| complete);
    Some(HealthVerdict { scale, total, band, aspects })
}

/// The name of an aspect's input in forms.
pub const fn score_field(aspect: Aspect) -> &'static str {
    match aspect {
        Governance => "scores-governance",
        RiskProfile => "scores-risk_profile",
        Performance => "scores-performance",
        Capital => "scores-capital",
        AssetQuality => "scores-asset_quality",
        Management => "scores-management",
        Efficiency => "scores-efficiency",
        Liquidity => "scores-liquidity",
        Independence => "scores-independence",
        Identity => "scores-identity",
        ShariaPrinciples => "scores-sharia_principles",
        Aspect::Unknown(_) => "scores",
    }
}

/// Checks an assessment on the day `today`; `report` is that on the same book year.
pub fn check_assessment(
    a: &HealthAssessment,
    owner: &Cooperative,
    report: Option<&AnnualReport>,
    today: Date,
) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut note = |field, problem, severity| found.push(Finding { field, problem, severity });
    if let Some(scale) = HealthScale::of(a.method) {
        for score in &a.scores {
            let weight = scale.weight(score.aspect).unwrap_or(100);
            if score.points > Points::whole(weight) {
                note(score_field(score.aspect), Problem::PointsAboveWeight(weight), Severity::Refusal);
            }
        }
    }
    match a.assessed_on {
        Some(date) if date > today => note("assessed_on", Problem::Future, Severity::Refusal),
        Some(date) if date <= a.year.end() => note("assessed_on", Problem::AssessedEarly, Severity::Warning),
        _ => {}
    }
    // At least one book year and a RAT on it come first (FACTS 1.9).
    if report.and_then(|report| report.rat_held(today)) != Some(true) {
        note("assessed_on", Problem::AssessedWithoutRat, Severity::Warning);
    }
    if !owner.saves_and_lends() {
        note("assessed_on", Problem::AssessedWithoutSavings, Severity::Warning);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assessment(method: HealthMethod, points: &[(Aspect, f64)]) -> HealthAssessment {
        let mut assessment = HealthAssessment { method, year: BookYear::new(2023).unwrap(), ..Default::default() };
        for (aspect, points) in points {
            assessment.give(*aspect, Points::new(*points));
        }
        assessment
    }

    fn category(method: HealthMethod, total: f64) -> HealthCategory {
        let scale = HealthScale::of(method).unwrap();
        let points: Vec<_> =
            scale.weights.iter().map(|(aspect, weight)| (*aspect, f64::from(*weight) * total / 100.0)).collect();
        assess(&assessment(method, &points)).unwrap().band.unwrap().category
    }

    #[test]
    fn the_weights_of_every_method_make_a_hundred_and_its_bands_reach_down_to_nothing() {
        for scale in HEALTH_SCALES {
            assert_eq!(
                scale.weights.iter().map(|(_, weight)| u32::from(*weight)).sum::<u32>(),
                100,
                "{}",
                scale.method
            );
            assert!(scale.bands.windows(2).all(|pair| pair[0].from > pair[1].from));
            assert!(scale.bands.last().unwrap().holds(Points::default()));
        }
        assert!(HealthMethod::ALL.iter().all(|method| HealthScale::of(*method).is_some()));
    }

    #[test]
    fn published_scores_of_2016_fall_into_the_category_that_was_published() {
        assert_eq!(category(HealthMethod::Perdep6, 80.0), HealthCategory::Healthy);
        assert_eq!(category(HealthMethod::Perdep6, 70.0), HealthCategory::FairlyHealthy);
        let published =
            [(Capital, 15.0), (AssetQuality, 25.0), (Management, 15.0), (Efficiency, 10.0), (Liquidity, 0.98)];
        let mut near = assessment(HealthMethod::Perdep6, &published);
        assert_eq!(assess(&near).unwrap().band, None, "two aspects are missing");
        near.give(Independence, Some(Points::default()));
        near.give(Identity, Some(Points::default()));
        let verdict = assess(&near).unwrap();
        assert_eq!((verdict.total.get(), verdict.band.unwrap().category), (65.98, HealthCategory::Supervised));
        assert_eq!(category(HealthMethod::Perdep7, 25.0), HealthCategory::SpeciallySupervised);
    }

    #[test]
    fn the_bands_of_2021_begin_above_their_number() {
        for (total, expected) in [(75.0, FairlyHealthy), (80.0, Healthy), (50.0, LessHealthy), (25.0, Unhealthy)] {
            assert_eq!(category(HealthMethod::Juknis15, total), expected, "{total}");
        }
    }

    #[test]
    fn the_aspect_that_cost_most_is_named_first() {
        let points = [(Governance, 30.0), (RiskProfile, 10.0), (Performance, 22.5), (Capital, 14.0)];
        let losses = assess(&assessment(HealthMethod::Juknis15, &points)).unwrap().losses();
        let losses: Vec<_> = losses.into_iter().map(|(aspect, points)| (aspect, points.get())).collect();
        assert_eq!(losses, [(Performance, 17.5), (RiskProfile, 5.0), (Capital, 1.0)]);
    }

    #[test]
    fn points_above_the_weight_are_refused_and_a_year_without_rat_is_pointed_out() {
        let today = "2024-05-13".parse().unwrap();
        let owner = Cooperative { savings_unit: true, ..Default::default() };
        let mut a = assessment(HealthMethod::Perdep6, &[(Capital, 15.01)]);
        a.assessed_on = "2024-04-01".parse().ok();
        let problems = |found: Vec<Finding>| found.into_iter().map(|f| (f.field, f.problem)).collect::<Vec<_>>();
        assert_eq!(
            problems(check_assessment(&a, &owner, None, today)),
            [("scores-capital", Problem::PointsAboveWeight(15)), ("assessed_on", Problem::AssessedWithoutRat)]
        );
        a.give(Capital, Points::new(15.0));
        let report = AnnualReport { rat: Some(crate::domain::RatState::Held), ..Default::default() };
        assert_eq!(problems(check_assessment(&a, &owner, Some(&report), today)), []);
    }

    #[test]
    fn points_are_a_decimal_number_for_people_and_hundredths_in_storage() {
        let score = AspectScore { aspect: Capital, points: Points::new(12.345).unwrap() };
        let json = serde_json::to_string(&score).unwrap();
        assert_eq!(json, r#"{"aspect":"capital","points":12.35}"#);
        assert_eq!(serde_json::from_str::<AspectScore>(&json).unwrap(), score);
        let bytes = postcard::to_allocvec(&score).unwrap();
        assert_eq!(postcard::from_bytes::<AspectScore>(&bytes).unwrap(), score);
        for wrong in ["-1", "100.01", "\"5\""] {
            let text = format!(r#"{{"aspect":"capital","points":{wrong}}}"#);
            assert!(serde_json::from_str::<AspectScore>(&text).is_err(), "{wrong}");
        }
    }
}
