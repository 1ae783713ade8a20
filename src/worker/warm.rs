//! Work before there is any: a browser makes only that part of a program fast which it sees at work, and a person who
//! brings a file should not be the one who waits for that.

use super::answer::{progress, send_picked};
use crate::exchange::intake::Intake;
use crate::exchange::json::{self, Author, Moment};
use crate::sample;
use crate::storage::Medium;

/// Cooperatives that are gone through.
const COOPERATIVES: usize = 900;
/// How often: less, and browsers do not take the work for worth it.
const ROUNDS: usize = 2;

/// Writes a small example, reads it, and sends it, as if somebody had brought it, and by the very same functions: what a
/// browser has made fast for others it does over. The page, which did not ask, keeps nothing of it.
pub(super) fn warm_up() {
    let options = sample::Options { cooperatives: COOPERATIVES, ..sample::Options::default() };
    let now_ms = sample::finished_ms();
    let author = Author { office: options.office, replica: sample::replica(&options), at: Moment::from_millis(now_ms) };
    let (tables, seen) = (sample::fictional(&options), sample::seen(&options));
    let file = json::write(&tables, &seen, author, &mut progress);
    for _ in 0..ROUNDS {
        let mut intake = Intake::default();
        let Ok(number) = intake.add(&file, &mut progress) else { return };
        intake.merge(&[number], now_ms, &mut progress);
        send_picked(intake.register().0, Some(&intake.merged()), Some(Medium::Shelf), seen.clone());
    }
}
