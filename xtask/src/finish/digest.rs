//! SHA-256 in the three forms that the site needs.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};

/// All of it, as the service worker compares it.
pub fn hex(content: &[u8]) -> String {
    Sha256::digest(content).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Enough of it for a file name: two versions that share 64 bits do not happen by chance.
pub fn short(content: &[u8]) -> String {
    let mut hex = hex(content);
    hex.truncate(16);
    hex
}

/// As integrity attributes and the Content Security Policy write it.
pub fn integrity(content: &[u8]) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(content)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digests_are_those_of_the_standard() {
        assert!(hex(b"abc").starts_with("ba7816bf8f01cfea"));
        assert_eq!(short(b"abc"), "ba7816bf8f01cfea");
        assert_eq!(integrity(b"abc"), "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
    }
}
