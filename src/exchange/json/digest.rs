//! The fingerprint that tells a damaged file from a whole one.

use sha2::{Digest, Sha256};
use std::fmt::Write;

/// SHA-256 over the UTF-8 text of the members `records` and `deleted`, in this order, exactly as they stand
/// in the file, written `sha256-` and 64 hexadecimal digits.
pub fn digest(records: &str, deleted: &str) -> String {
    let hash = Sha256::new().chain_update(records).chain_update(deleted).finalize();
    hash.iter().fold("sha256-".to_owned(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
