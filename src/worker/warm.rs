//! Work before there is any: a browser makes only that part of a program fast which it sees at work, and a person who
//! brings a file should not be the one who waits for that.

use super::server::Shards;
use crate::exchange::intake::Intake;
use crate::exchange::json::{self, Author, Moment};
use crate::sample;
use crate::storage::Place;

/// Cooperatives that are gone through: fewer, and browsers do not take the work for worth it.
const COOPERATIVES: usize = 900;

/// Writes a small example, reads it, and puts it in, as if somebody had brought it. Nothing of it remains.
pub(super) fn warm_up() {
    let options = sample::Options { cooperatives: COOPERATIVES, ..sample::Options::default() };
    let now_ms = sample::finished_ms();
    let author = Author { office: options.office, replica: sample::replica(&options), at: Moment::from_millis(now_ms) };
    let tables = sample::fictional(&options);
    let file = json::write(&tables, &sample::seen(&options), author, &mut |_, _| {});
    let mut intake = Intake::default();
    let Ok(number) = intake.add(&file, &mut |_, _| {}) else { return };
    intake.merge(&[number], now_ms);
    let (picked, pack) = (intake.merged(), |_: &str, _, shard: &[u8]| drop(std::hint::black_box(shard.to_vec())));
    let whole_in = Some(Place::Shelf);
    let Ok(()) = intake.register().0.visit(&mut Shards { picked: Some(&picked), whole_in, each: pack });
}
