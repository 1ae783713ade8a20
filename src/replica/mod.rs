//! Who wrote what when: stamps, clocks, version vectors, rows that carry a stamp on every field, and how two
//! states of a row come together.
//!
//! Every install is a replica with a random id. Stamps order all changes of all replicas the same way
//! everywhere, without a server and without trusting clocks to agree (a hybrid logical clock: physical
//! milliseconds, then a counter, then the replica's id). Who had seen whose change is told by the version
//! vectors, not by the clocks; the order of stamps only says which of two values stands until a person
//! chooses.

mod any;
mod clock;
mod extra;
mod fields;
mod knowledge;
mod merge;
mod rival;
mod row;
mod stamp;
mod stamps;
mod vector;

pub use any::{AnyRow, RowMut};
pub use clock::{Clock, DAY_MS, horizon};
pub use extra::{Extra, ExtraRival};
pub use fields::{DELETED, Fields};
pub use knowledge::{Beyond, Knowledge, Sight, Sights};
pub use merge::{Doubt, Side, merge, rectified};
pub use rival::{AnyRival, AnyRivals, Rival, Rivals};
pub use row::{Dot, Row};
pub use stamp::{LAST_MILLIS, ReplicaId, Stamp, StampError};
pub use stamps::Stamps;
pub use vector::{Carried, VersionVector};
