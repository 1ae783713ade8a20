//! Who wrote what when: stamps, clocks, version vectors, and rows that carry a stamp on every field.
//!
//! Every install is a replica with a random id. Stamps order all changes of all replicas the same way
//! everywhere, without a server and without trusting clocks to agree (a hybrid logical clock: physical
//! milliseconds, then a counter, then the replica's id).

mod clock;
mod row;
mod stamp;
mod vector;

pub use clock::Clock;
pub use row::{Extra, Row, Stamps};
pub use stamp::{ReplicaId, Stamp, StampError};
pub use vector::VersionVector;
