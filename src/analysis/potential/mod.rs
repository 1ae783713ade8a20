//! The potential of an area in one look: what is there, what is planned for it, and what it was given, each beside the middle one
//! of the areas of its kind.
//!
//! Of every figure stands what each record says of it, so that an area comes to just the sum of its records. A record that says
//! nothing is neither zero nor no: an area of which nobody says anything has no figure, and is not counted in the median either.

mod figure;
mod gathered;
mod kinds;
#[cfg(test)]
mod tests;

pub use figure::{Figure, Part, Per};
pub use gathered::{Beside, Far, Planned, Potential, Sum, Whose, inhabitants};
pub use kinds::{KindLine, Published, SectorLine, kinds, published, sectors};
