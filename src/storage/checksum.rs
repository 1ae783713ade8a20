//! The checksum of what is stored: CRC-32 as of ISO/HDLC, which finds what a disk or another program has damaged.

use crc::{CRC_32_ISO_HDLC, Crc, Table};
use std::sync::LazyLock;

/// Its tables are reckoned when they are first needed: written into the program, they would be 16 KB of the first page that
/// nothing compresses.
static CRC: LazyLock<Crc<u32, Table<16>>> = LazyLock::new(|| Crc::<u32, Table<16>>::new(&CRC_32_ISO_HDLC));

/// The checksum of bytes.
pub fn checksum_of(bytes: &[u8]) -> u32 {
    CRC.checksum(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_the_checksum_of_every_store_that_was_written_before() {
        // The check value of the catalogue of CRCs.
        assert_eq!(checksum_of(b"123456789"), 0xCBF4_3926);
        assert_eq!(checksum_of(b""), 0);
        let long: Vec<u8> = (0..100_000u32).map(|at| at.wrapping_mul(at) as u8).collect();
        assert_eq!(checksum_of(&long), 0x78B1_9854);
    }
}
