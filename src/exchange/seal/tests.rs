//! What a sealed file promises: the passphrase opens it, here and with the public tools; nothing else does.

use super::*;
use base64ct::{Base64, Encoding};
use proptest::prelude::*;

const PASSPHRASE: &str = "rahasia dinas 63";

/// Bytes that differ from call to call, and are the same in every run.
fn counting() -> impl FnMut(&mut [u8]) {
    let mut next = 0_u8;
    move |bytes| {
        for byte in bytes {
            next = next.wrapping_mul(13).wrapping_add(41);
            *byte = next;
        }
    }
}

fn sealed(plain: &[u8], work: u8) -> Vec<u8> {
    seal(plain, PASSPHRASE, &mut counting(), work, &mut |_, _| {})
}

fn opened(sealed: &[u8]) -> Result<Vec<u8>, SealError> {
    open(sealed, PASSPHRASE, &mut |_, _| {})
}

#[test]
fn what_is_sealed_opens_as_it_was_at_every_length_that_matters() {
    for length in [0, 1, 65_535, 65_536, 65_537, 131_072, 200_000] {
        let plain: Vec<u8> = (0..length).map(|at: u32| (at % 251) as u8).collect();
        let sealed = sealed(&plain, 2);
        assert!(is_sealed(&sealed) && !sealed.windows(40).any(|part| plain.windows(40).next() == Some(part)));
        assert_eq!(opened(&sealed).unwrap(), plain, "{length}");
    }
}

/// The file that `age -p` 1.1.1 made of one line of text; see <https://age-encryption.org/v1>.
#[test]
fn a_file_of_the_public_tool_opens() {
    let sealed = Base64::decode_vec(AGE_FILE).unwrap();
    assert_eq!(opened(&sealed).unwrap(), b"KUD Maju Bersama, Marabahan\n");
}

const AGE_FILE: &str = "\
    YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IHNjcnlwdCAyYkFUNlVpODFmdE1MWDdNYTVQWHpnIDE4CndYY24yWkhDbDZTRmV0SndO\
    eEdEOHVLZTFYQldDNlZoWE0xYUhIWTJQL2cKLS0tIGZLTDE5NnloWXE3NXp5S1dtdlEybXNsZDkyL3UzTWVPaTNPeUk3cVBrSmsK\
    eJtQtjhcWDinpYezgn0HR9moMzYpBHkMVFfLW4A2OkVS5RMEzZveo4KKgOABG7iITxuo1AjgNZKGHsfu";

#[test]
fn another_passphrase_is_told_from_damage() {
    let good = sealed(b"nama pengurus", 2);
    for other in ["", "rahasia dinas 64", "rahasia dinas 63 ", "Rahasia dinas 63"] {
        assert_eq!(open(&good, other, &mut |_, _| {}), Err(SealError::Passphrase), "{other}");
    }
    let mut damaged = good.clone();
    damaged[good.len() - 20] ^= 1;
    assert_eq!(opened(&damaged), Err(SealError::Damaged));
}

#[test]
fn a_changed_bit_anywhere_is_an_error() {
    let good = sealed(b"nama pengurus", 2);
    for at in 0..good.len() {
        for bit in 0..8 {
            let mut damaged = good.clone();
            damaged[at] ^= 1 << bit;
            assert!(opened(&damaged).is_err(), "byte {at}, bit {bit}");
        }
    }
}

#[test]
fn a_file_that_is_cut_off_or_goes_on_is_an_error() {
    let small = sealed(b"nama pengurus", 2);
    assert!((0..small.len()).all(|end| opened(&small[..end]).is_err()));
    let large = sealed(&[7; 131_072], 2);
    let payload = large.len() - 2 * (65_536 + 16);
    for end in [payload, payload + 1, payload + 16, payload + 65_551, payload + 65_552, payload + 65_553] {
        assert_eq!(opened(&large[..end]), Err(SealError::Damaged), "{end}");
    }
    assert!(opened(&[&small[..], &[0]].concat()).is_err());
    assert!(opened(&[&large[..], &large[payload..]].concat()).is_err());
}

#[test]
fn chunks_in_another_order_are_an_error() {
    let mut file = sealed(&[7; 200_000], 2);
    let payload = file.len() - 200_000 - 4 * 16;
    let first: Vec<u8> = file[payload..payload + 65_552].to_vec();
    file.copy_within(payload + 65_552..payload + 2 * 65_552, payload);
    file[payload + 65_552..payload + 2 * 65_552].copy_from_slice(&first);
    assert_eq!(opened(&file), Err(SealError::Damaged));
}

/// A file that asks for 2^60 steps would hang the browser.
#[test]
fn a_file_that_asks_for_too_much_work_is_refused_before_any_is_done() {
    let good = String::from_utf8_lossy(&sealed(b"", 2)).into_owned();
    for (work, error) in [
        ("21", SealError::TooMuchWork(21)),
        ("60", SealError::TooMuchWork(60)),
        ("4000000000", SealError::TooMuchWork(4_000_000_000)),
        ("99999999999999999999", SealError::Damaged),
        ("02", SealError::Damaged),
        ("+2", SealError::Damaged),
        ("", SealError::Damaged),
        ("0", SealError::Damaged),
    ] {
        let asking = good.replacen(" 2\n", &format!(" {work}\n"), 1);
        assert_eq!(opened(asking.as_bytes()), Err(error), "{work}");
    }
}

#[test]
fn what_is_not_sealed_or_not_with_a_passphrase_is_told() {
    assert_eq!(opened(br#"{"format":"selaras"}"#), Err(SealError::NotSealed));
    assert_eq!(opened(b""), Err(SealError::NotSealed));
    assert!(!is_sealed(b"age-encryption.org/v2\n"));
    let keyed = b"age-encryption.org/v1\n-> X25519 TEiF0ypqr+bpvcqXNyCVJpL7OuwPdVwPL7KQEbFDOCc\nEmECAEcKN+n/Vs9SbWiV+Hu0r+E8R77DdWYyd83nw7U\n--- Vn+54jqiiUCE+WZcEVY3f1sqHjlu/z1LCQ/T7Xm7qI0\n";
    assert_eq!(opened(keyed), Err(SealError::NoPassphrase));
}

#[test]
fn progress_goes_from_nothing_to_all() {
    let mut told = Vec::new();
    let sealed = seal(&[0; 3_000_000], PASSPHRASE, &mut counting(), 2, &mut |done, all| told.push((done, all)));
    assert_eq!((told.first(), told.last()), (Some(&(0, 3_000_000)), Some(&(3_000_000, 3_000_000))));
    assert!(told.is_sorted() && told.len() == 4);
    told.clear();
    open(&sealed, PASSPHRASE, &mut |done, all| told.push((done, all))).unwrap();
    assert!(told.is_sorted() && told.last().is_some_and(|(done, all)| done == all));
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300), head in any::<bool>()) {
        let intro = if head { header::INTRODUCTION.as_bytes() } else { b"" };
        prop_assert!(opened(&[intro, &bytes].concat()).is_err());
    }
}
