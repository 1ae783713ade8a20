//! What offices have decided where their registers differed.

mod decision;
mod distinction;

pub use decision::{Decision, JsonText};
pub use distinction::Distinction;
