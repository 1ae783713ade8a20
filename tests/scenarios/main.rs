//! Journeys of offices that need no browser: what one of them registers, sends, merges and decides, told in its own words.
//!
//! `office` is to them what `office.js` is to the tests end to end, which keep what only a browser shows.

mod as_of;
mod courses;
mod deletions;
mod distrust;
mod duplicates;
mod files;
mod fill_in;
mod financing;
mod follow_up;
mod lists;
mod merging;
mod office;
mod plan_lists;
mod plans;
mod questions;
mod register;
