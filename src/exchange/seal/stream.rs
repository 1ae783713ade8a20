//! The content of a sealed file: chunks of 64 KiB, each with its number and whether it is the last.

use super::SealError;
use crate::exchange::json::Progress;
use chacha20poly1305::{AeadInPlace, ChaCha20Poly1305, Key, KeyInit, Nonce};
use hkdf::Hkdf;
use sha2::Sha256;

/// Bytes of content in every chunk but the last, which may have fewer, and none only where it is the first.
const CHUNK: usize = 64 * 1024;
/// Bytes that follow the content of a chunk and vouch for it.
const TAG: usize = 16;
/// Progress is told after so many chunks: a mebibyte.
const TOLD: u64 = 16;

/// The key of the content.
pub fn key(file_key: &[u8; 16], nonce: &[u8; 16]) -> Key {
    let mut key = Key::default();
    Hkdf::<Sha256>::new(Some(nonce), file_key).expand(b"payload", &mut key).expect("a key of a length that HKDF gives");
    key
}

/// The nonce of a chunk: its number in eleven bytes, then one for the last.
fn nonce(number: u64, last: bool) -> Nonce {
    let mut nonce = Nonce::default();
    nonce[3..11].copy_from_slice(&number.to_be_bytes());
    nonce[11] = last.into();
    nonce
}

/// Appends the sealed content to `sealed`.
pub fn seal(plain: &[u8], key: &Key, sealed: &mut Vec<u8>, progress: Progress<'_>) {
    let cipher = ChaCha20Poly1305::new(key);
    sealed.reserve(plain.len() + (plain.len() / CHUNK + 1) * TAG);
    let (mut rest, mut number) = (plain, 0);
    loop {
        let (chunk, after) = rest.split_at(rest.len().min(CHUNK));
        let start = sealed.len();
        sealed.extend_from_slice(chunk);
        let tag = cipher
            .encrypt_in_place_detached(&nonce(number, after.is_empty()), b"", &mut sealed[start..])
            .expect("a chunk is not too long");
        sealed.extend_from_slice(&tag);
        (rest, number) = (after, number + 1);
        tell(number, plain.len() - rest.len(), plain.len(), progress);
        if rest.is_empty() {
            return;
        }
    }
}

/// Opens and verifies the content.
pub fn open(chunks: &[u8], key: &Key, progress: Progress<'_>) -> Result<Vec<u8>, SealError> {
    let cipher = ChaCha20Poly1305::new(key);
    let mut plain = Vec::with_capacity(chunks.len());
    let (mut rest, mut number) = (chunks, 0);
    loop {
        let (chunk, after) = rest.split_at(rest.len().min(CHUNK + TAG));
        let (content, tag) = chunk.split_last_chunk::<TAG>().ok_or(SealError::Damaged)?;
        if content.is_empty() && number > 0 {
            return Err(SealError::Damaged);
        }
        let start = plain.len();
        plain.extend_from_slice(content);
        cipher
            .decrypt_in_place_detached(&nonce(number, after.is_empty()), b"", &mut plain[start..], tag.into())
            .map_err(|_| SealError::Damaged)?;
        (rest, number) = (after, number + 1);
        tell(number, chunks.len() - rest.len(), chunks.len(), progress);
        if rest.is_empty() {
            return Ok(plain);
        }
    }
}

fn tell(number: u64, done: usize, all: usize, progress: Progress<'_>) {
    if number.is_multiple_of(TOLD) || done == all {
        progress(done, all);
    }
}
