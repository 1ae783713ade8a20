//! Every key under which something is stored, in one place.

/// What all keys begin with.
pub const ALL: &str = "selaras/";
/// The manifest: which shards are in force.
pub const MANIFEST: &str = "selaras/manifest";
/// This install's replica id.
pub const REPLICA: &str = "selaras/replica";
/// The number of the last change, in `localStorage` and in its copy.
pub const TURN: &str = "selaras/turn";
/// Settings of this device: office, rule, language, theme.
pub const SETTINGS: &str = "selaras/settings";
/// What the journal's keys begin with; the stamp of the entry follows.
pub const JOURNAL: &str = "selaras/journal/";
/// What the shards' keys begin with; table, generation and number follow.
pub const SHARD: &str = "selaras/shard/";
/// What the keys of shards that could not be read begin with.
pub const ASIDE: &str = "selaras/aside/";
/// What the keys of half-filled forms begin with.
pub const DRAFT: &str = "selaras/draft/";
/// How many changes were made since the last backup, and when the first of them.
pub const CHANGES: &str = "selaras/changes";
/// Columns and views of the list that a person has chosen on this device.
pub const VIEWS: &str = "selaras/views";
/// Matchings of columns that were kept under a name.
pub const PLANS: &str = "selaras/plans";

/// The key of a shard.
pub fn shard(table: &str, generation: u32, number: usize) -> String {
    format!("{SHARD}{table}/{generation}/{number}")
}
