//! The fingerprint that tells a damaged file from a whole one.

use sha2::{Digest, Sha256};
use std::fmt::Write;

/// So many bytes are taken in at once. Browsers begin with a slow form of a program and put the fast one in its place
/// from one call to the next: in one call over a whole file, it would take ten times as long.
const PIECE: usize = 64 * 1024;

/// SHA-256 over the UTF-8 text of the members `records` and `deleted`, in this order, exactly as they stand
/// in the file, written `sha256-` and 64 hexadecimal digits.
pub fn digest(records: &str, deleted: &str) -> String {
    let mut hash = Sha256::new();
    for piece in [records, deleted].into_iter().flat_map(|text| text.as_bytes().chunks(PIECE)) {
        hash.update(piece);
    }
    hash.finalize().iter().fold("sha256-".to_owned(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
