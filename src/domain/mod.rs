//! Cooperatives, their yearly reports and the territory they live in: the words and rules of the field.
//!
//! The lowest layer. It knows no clock, no browser and no storage; a value that exists here is valid
//! (parse at the edge, then trust). Rules name their source: a law and article, or the section of the
//! project's collected facts (FACTS).

mod annual_report;
mod area;
mod case;
pub mod checks;
mod code;
mod cooperative;
mod custody;
mod date;
mod decision;
mod dissolution;
mod distinction;
mod field;
mod health;
mod id;
mod kuk;
mod licence;
mod number;
mod place;
mod record;
pub mod status;
mod tally;
pub mod territory;
mod text;
pub(crate) mod told;
mod transition;
pub mod united;

pub use annual_report::{AnnualReport, Business, RatState, rat_due};
pub use area::{AreaCode, AreaError, AreaLevel};
pub use case::{
    Action, ActionClass, Case, CaseStage, Cause, CauseName, Diagnosis, Fund, Level, OfficeState, Outcome, StageEntry,
    Visit, Weight,
};
pub use code::{CodeAt, CodeError, UnknownCode};
pub(crate) use code::{codes, find_code, read_code};
pub use cooperative::{
    Amendment, Certificate, CertificateState, Cooperative, DeclaredStatus, Form, Grade, Group, Kind, MembershipArea,
    Officer, OfficerRole, Scheme, Sector, Sex, Supervision,
};
pub use custody::{Custody, CustodyKind};
pub use date::{BookYear, Date, DateError};
pub use decision::{Decision, JsonText};
pub use dissolution::{
    Dissolution, DissolutionGround, DissolutionStep, DissolutionTerms, DissolutionWay, StepPlan, StepState, StepTaken,
    check_dissolution, day_field, majority, plan, quorum,
};
pub use distinction::Distinction;
pub use field::{Entry, Expectation, Field, MOST_ENTRIES};
pub(crate) use field::{compact, read_text};
pub use health::{
    Aspect, AspectScore, Band, HEALTH_SCALES, HealthAssessment, HealthCategory, HealthMethod, HealthScale,
    HealthVerdict, Points, assess, check_assessment, score_field,
};
pub use id::Id;
pub use kuk::{KUK_SCALES, KukCriterion, KukScale, KukVerdict, kuk, latest_kuk};
pub use licence::{Licence, LicenceKind};
pub use number::{Count, NumberError, Rupiah};
pub use place::{Position, PositionError};
pub use record::{AnyRecord, FieldInfo, KnownBy, Privacy, Record};
pub(crate) use record::{decode_value, encode_value, known_by, owner_of, privacy, privacy_of, record};
pub use tally::{Basis, Measure, Precision, Tally, TallyKind};
pub use text::{Nik, Note, Text, TextError, TextOf, text_within};
pub use transition::{LifeStage, Transition, transferred};
