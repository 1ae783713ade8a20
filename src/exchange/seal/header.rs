//! The head of a sealed file: a few lines of text with the file's key, locked by the passphrase.

use super::{MOST_WORK, SealError};
use base64ct::{Base64Unpadded, Encoding};
use chacha20poly1305::{AeadInPlace, ChaCha20Poly1305, KeyInit, Nonce};
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use sha2::Sha256;

/// The first line.
pub const INTRODUCTION: &str = "age-encryption.org/v1\n";

/// What stands before the salt, so that this use of a passphrase meets no other.
const SALT_LABEL: &[u8] = b"age-encryption.org/v1/scrypt";
/// Scrypt's block size; the format fixes it.
const BLOCK: u32 = 8;
/// No line of a head with one passphrase is longer.
const LONGEST_LINE: usize = 100;

/// The head as it stands in a file.
#[derive(Debug)]
pub struct Header<'f> {
    salt: [u8; 16],
    /// Binary logarithm of scrypt's N.
    work: u8,
    /// The file's key, locked, and its tag.
    locked: [u8; 32],
    /// The text that the code below vouches for.
    text: &'f [u8],
    code: [u8; 32],
}

/// Writes a head.
pub fn write(file_key: &[u8; 16], passphrase: &str, salt: [u8; 16], work: u8) -> Vec<u8> {
    let (key, mut locked) = (wrapping_key(passphrase, &salt, work), *file_key);
    let tag = ChaCha20Poly1305::new(&key.into())
        .encrypt_in_place_detached(&Nonce::default(), b"", &mut locked)
        .expect("sixteen bytes are not too many");
    let locked = [&locked[..], &tag[..]].concat();
    let (salt, locked) = (Base64Unpadded::encode_string(&salt), Base64Unpadded::encode_string(&locked));
    let text = format!("{INTRODUCTION}-> scrypt {salt} {work}\n{locked}\n---");
    let code = authentication(file_key, text.as_bytes()).finalize().into_bytes();
    format!("{text} {}\n", Base64Unpadded::encode_string(&code)).into_bytes()
}

/// Reads the head of a file, and gives what follows it.
pub fn read(file: &[u8]) -> Result<(Header<'_>, &[u8]), SealError> {
    let mut rest = file.strip_prefix(INTRODUCTION.as_bytes()).ok_or(SealError::NotSealed)?;
    let (salt, work) = scrypt_stanza(line(&mut rest)?)?;
    let locked = bytes(line(&mut rest)?)?;
    let text = &file[..file.len() - rest.len() + "---".len().min(rest.len())];
    let code = bytes(line(&mut rest)?.strip_prefix("--- ").ok_or(SealError::Damaged)?)?;
    Ok((Header { salt, work, locked, text, code }, rest))
}

/// The salt and the work of the line that says how the file's key is locked.
fn scrypt_stanza(line: &str) -> Result<([u8; 16], u8), SealError> {
    let arguments = line.strip_prefix("-> ").ok_or(SealError::Damaged)?;
    let Some(arguments) = arguments.strip_prefix("scrypt ") else { return Err(SealError::NoPassphrase) };
    let (salt, work) = arguments.split_once(' ').ok_or(SealError::Damaged)?;
    let digits = work.bytes().all(|byte| byte.is_ascii_digit()) && !work.starts_with('0');
    let work: u32 = work.parse().ok().filter(|_| digits).ok_or(SealError::Damaged)?;
    let allowed = u8::try_from(work).ok().filter(|work| *work <= MOST_WORK);
    Ok((bytes(salt)?, allowed.ok_or(SealError::TooMuchWork(work))?))
}

/// Takes a line.
fn line<'f>(rest: &mut &'f [u8]) -> Result<&'f str, SealError> {
    let end = rest.iter().take(LONGEST_LINE).position(|byte| *byte == b'\n').ok_or(SealError::Damaged)?;
    let (line, after) = rest.split_at(end);
    *rest = &after[1..];
    std::str::from_utf8(line).map_err(|_| SealError::Damaged)
}

/// So many bytes, written in Base64 in the one way in which they can be.
fn bytes<const LENGTH: usize>(text: &str) -> Result<[u8; LENGTH], SealError> {
    let bytes = Base64Unpadded::decode_vec(text).ok().and_then(|bytes| bytes.try_into().ok());
    bytes.ok_or(SealError::Damaged)
}

impl Header<'_> {
    /// Unlocks the file's key and sees that the head is as it was written.
    pub fn file_key(&self, passphrase: &str) -> Result<[u8; 16], SealError> {
        find_memory(self.work)?;
        let key = wrapping_key(passphrase, &self.salt, self.work);
        let (mut file_key, mut tag) = ([0; 16], [0; 16]);
        file_key.copy_from_slice(&self.locked[..16]);
        tag.copy_from_slice(&self.locked[16..]);
        ChaCha20Poly1305::new(&key.into())
            .decrypt_in_place_detached(&Nonce::default(), b"", &mut file_key, &tag.into())
            .map_err(|_| SealError::Passphrase)?;
        authentication(&file_key, self.text).verify_slice(&self.code).map_err(|_| SealError::Damaged)?;
        Ok(file_key)
    }
}

/// Sees that the memory which the work needs can be had: to run out of it in the middle would end the program.
fn find_memory(work: u8) -> Result<(), SealError> {
    let needed = u64::from(128 * BLOCK) << work;
    let found = usize::try_from(needed).is_ok_and(|needed| Vec::<u8>::new().try_reserve_exact(needed).is_ok());
    if found { Ok(()) } else { Err(SealError::Memory(needed)) }
}

/// The key that a passphrase gives.
fn wrapping_key(passphrase: &str, salt: &[u8; 16], work: u8) -> [u8; 32] {
    let mut key = [0; 32];
    let params = scrypt::Params::new(work, BLOCK, 1, key.len()).expect("work within the bounds of this module");
    let salt = [SALT_LABEL, salt].concat();
    scrypt::scrypt(passphrase.as_bytes(), &salt, &params, &mut key).expect("a key of a length that scrypt gives");
    key
}

/// What vouches for the text of a head.
fn authentication(file_key: &[u8; 16], text: &[u8]) -> Hmac<Sha256> {
    let mut key = [0; 32];
    Hkdf::<Sha256>::new(None, file_key).expand(b"header", &mut key).expect("a key of a length that HKDF gives");
    <Hmac<Sha256> as Mac>::new_from_slice(&key).expect("a key of any length").chain_update(text)
}
