//! The newest version.

use ::automerge as library;

const NAME: &str = "automerge";

#[path = "engine.rs"]
mod engine;

pub use engine::Automerge;
