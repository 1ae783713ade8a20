//! A whole file locked with a passphrase, so that names and telephones can go by e-mail or on a stick.
//!
//! The format is age (<https://age-encryption.org/v1>) with its one passphrase recipient, scrypt: open, small,
//! and read by tools that will be there when this program is not (`age -d`, `rage -d`). Written here on the
//! primitives of RustCrypto, because the crate `age` brings a translation system, key files and its own source
//! of randomness, and adds 185 KB to a download of which this is a small part.
//!
//! A passphrase counts byte by byte as it was typed: it is not trimmed, and an accented letter that one
//! keyboard writes as one character and another as two is not the same. The tools do it in the same way.

mod header;
mod stream;

use super::json::Progress;
use serde::{Deserialize, Serialize};

/// What the name of a sealed file ends with, after that of the file inside.
pub const EXTENSION: &str = ".age";

/// The work that a guess at a passphrase costs, as the binary logarithm of scrypt's N, where nothing speaks
/// for another: 128 MiB of memory, the least that OWASP's Password Storage Cheat Sheet asks for with r = 8, and
/// half of what `age` takes.
pub const WORK: u8 = 17;

/// The most work that is done to open a file: 1 GiB of memory. A hostile file may ask for any amount.
pub const MOST_WORK: u8 = 20;

/// Why a file cannot be opened. Nothing of its content is given out in any of these cases.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
pub enum SealError {
    /// It does not begin as a sealed file does.
    #[error("not a sealed file")]
    NotSealed,
    /// Sealed by another tool for the holder of a key, not of a passphrase.
    #[error("sealed for a key, not with a passphrase")]
    NoPassphrase,
    /// The passphrase does not fit. Damage to the few bytes that it is tried on looks the same.
    #[error("the passphrase does not fit")]
    Passphrase,
    /// Changed or cut off since it was sealed; which of the two cannot be told.
    #[error("damaged or cut off")]
    Damaged,
    /// It asks for more work than [`MOST_WORK`].
    #[error("asks for 2^{0} steps, at most 2^{MOST_WORK}")]
    TooMuchWork(u32),
    /// The memory that the work needs, in bytes, is not to be had on this machine.
    #[error("{0} bytes of memory are not to be had")]
    Memory(u64),
}

/// Whether a file is sealed, so that a passphrase is asked for. Looks at its first bytes only.
pub fn is_sealed(bytes: &[u8]) -> bool {
    bytes.starts_with(header::INTRODUCTION.as_bytes())
}

/// Seals a file with a passphrase, which should not be empty.
///
/// `random` fills a buffer with bytes that nobody can guess. `work` is the binary logarithm of scrypt's N, from 1
/// to [`MOST_WORK`]: see [`WORK`]; outside of that the nearest is taken. It takes 2^`work` KiB of memory, and the
/// program ends where they are not to be had. `progress` hears of bytes; before the first comes the work on the
/// passphrase, a second or so.
pub fn seal(
    plain: &[u8],
    passphrase: &str,
    random: &mut dyn FnMut(&mut [u8]),
    work: u8,
    progress: Progress<'_>,
) -> Vec<u8> {
    let (mut file_key, mut salt, mut nonce) = ([0; 16], [0; 16], [0; 16]);
    [&mut file_key, &mut salt, &mut nonce].into_iter().for_each(|bytes| random(bytes));
    progress(0, plain.len());
    let mut sealed = header::write(&file_key, passphrase, salt, work.clamp(1, MOST_WORK));
    sealed.extend_from_slice(&nonce);
    stream::seal(plain, &stream::key(&file_key, &nonce), &mut sealed, progress);
    sealed
}

/// Opens a sealed file. All of it has been verified when this returns.
pub fn open(sealed: &[u8], passphrase: &str, progress: Progress<'_>) -> Result<Vec<u8>, SealError> {
    let (header, payload) = header::read(sealed)?;
    progress(0, payload.len());
    let file_key = header.file_key(passphrase)?;
    let (nonce, chunks) = payload.split_first_chunk::<16>().ok_or(SealError::Damaged)?;
    stream::open(chunks, &stream::key(&file_key, nonce), progress)
}

#[cfg(test)]
mod tests;
