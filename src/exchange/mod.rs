//! Files in and out. Nothing that comes from outside is trusted until it has been checked here.

pub mod arrival;
pub mod backup;
pub mod calendar;
pub mod intake;
pub mod json;
pub mod photos;
pub mod receipt;
pub mod redact;
pub mod rescue;
pub mod roll;
pub mod seal;
pub mod sheet;
