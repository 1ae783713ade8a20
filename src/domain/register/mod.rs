//! The register: cooperatives, and what is recorded of their lives.

mod annual_report;
mod cooperative;
mod dissolution;
mod health;
mod licence;
mod snapshot;
mod tally;
mod transition;

pub use annual_report::{AnnualReport, Business, RatState, rat_due};
pub use cooperative::{
    Amendment, Certificate, CertificateState, Cooperative, DeclaredStatus, Form, Grade, Group, Kind, MembershipArea,
    Officer, OfficerRole, Scheme, Sector, Sex, Supervision,
};
pub use dissolution::{
    Dissolution, DissolutionGround, DissolutionStep, DissolutionTerms, DissolutionWay, StepPlan, StepState, StepTaken,
    check_dissolution, day_field, majority, plan, quorum,
};
pub use health::{
    Aspect, AspectScore, Band, HEALTH_SCALES, HealthAssessment, HealthCategory, HealthMethod, HealthScale,
    HealthVerdict, Points, assess, check_assessment, score_field,
};
pub use licence::{Licence, LicenceKind};
pub use snapshot::{Frozen, Roster, Snapshot, SnapshotReason};
pub use tally::{Basis, Finality, Measure, Precision, Tally, TallyKind};
pub use transition::{LifeStage, Transition, transferred};
