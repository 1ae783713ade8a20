//! Selaras: a planning desk for the offices that look after cooperatives and UMKM.
//!
//! The modules are layers, from the top; each uses only those below it, and `cargo xtask test layers` says so. Above the
//! line they need a browser (feature `web`); below it they are pure: they know no clock, no chance and no screen but what
//! is handed to them.

#[cfg(feature = "web")]
pub mod pages;
#[cfg(feature = "web")]
pub mod ui;
#[cfg(feature = "worker")]
pub mod worker;
// ─────────────────────────────────────────────
pub mod desk;

pub mod explain;
pub mod list;

pub mod exchange;
pub mod sample;

pub mod storage;

pub mod charts;

pub mod analysis;

pub mod i18n;

pub mod workspace;

pub mod replica;

pub mod domain;
