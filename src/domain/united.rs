//! What two records that become one say together.

use super::Record;

/// Fields, and those that say nothing without them.
pub type Dependents = &'static [(usize, &'static [usize])];

/// Whether both say something in a field, and not the same.
pub fn contradicts<R: Record>(one: &R, other: &R, field: usize) -> bool {
    one.says(field) && other.says(field) && !one.same(other, field)
}

/// A record with the other's values where it has none of its own. A value that depends on another (the day on which a status
/// was declared, the village within a district) is not taken where they contradict each other in what it depends on.
pub fn filled<R: Record>(keep: &R, other: &R, dependents: Dependents) -> R {
    let barred = |field| dependents.iter().any(|(on, list)| list.contains(&field) && contradicts(keep, other, *on));
    let mut filled = keep.clone();
    for field in (0..R::FIELDS.len()).filter(|field| !keep.says(*field) && !barred(*field)) {
        filled.take(field, other);
    }
    filled
}
