//! Names of the parameters in addresses.

/// The first day, or what was frozen of it.
pub(super) const FROM: &str = "dari";
/// The second.
pub(super) const TO: &str = "sampai";
/// Which status.
pub(super) const READING: &str = "status";
/// Which level of supervision.
pub(super) const LEVEL: &str = "binaan";
/// What is counted.
pub(super) const STOCK: &str = "angka";
/// Of which step the cooperatives are listed.
pub(super) const STEP: &str = "langkah";
