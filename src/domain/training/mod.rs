//! Courses of the offices (kegiatan pelatihan), who took part, and the companions (pendamping) of cooperatives and enterprises with
//! what they report (FACTS-2 11).
//!
//! A course says what it was to cost and whom it was to reach; each participant is a record, with what they knew before and after
//! and which course they ask for next, which is the input of next year's plan.

mod companion;
mod trainee;
#[allow(clippy::module_inception)]
mod training;

pub use companion::{Companion, CompanionKind, CompanionReport};
pub use trainee::{CertificateKind, Education, PersonKind, Trainee, TraineeRole};
pub use training::{Training, TrainingMode, TrainingTopic};

use crate::domain::checks::{Finding, Problem, refusal, warning};
use crate::domain::{PersonNik, Rupiah, Sex};

/// What is compared of a text that people write: its words in small letters.
fn folded(text: &str) -> String {
    text.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

/// Amounts that cannot be negative.
fn negative<const N: usize>(found: &mut Vec<Finding>, amounts: [(&'static str, Option<Rupiah>); N]) {
    let negative = amounts.into_iter().filter(|(_, amount)| amount.is_some_and(|amount| amount.get() < 0));
    found.extend(negative.map(|(field, _)| refusal(field, Problem::Negative)));
}

/// The number of a person, and what it tells of the sex.
fn person(found: &mut Vec<Finding>, nik: Option<&PersonNik>, sex: Option<Sex>) {
    let Some(nik) = nik else { return };
    if !nik.is_well_formed() {
        found.push(warning("nik", Problem::DigitsExpected(16)));
    } else if nik.sex().zip(sex).is_some_and(|(told, said)| told != said) {
        found.push(warning("sex", Problem::SexOtherwise));
    }
}
