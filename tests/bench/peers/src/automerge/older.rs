//! The last version before its storage in memory was written anew.

use ::automerge_0_10 as library;

const NAME: &str = "automerge-0.10";

#[path = "engine.rs"]
mod engine;

pub use engine::Automerge;
