//! Bytes as text: fifteen bits in a UTF-16 unit.
//!
//! `localStorage` keeps UTF-16 and grants about five million units, so bytes in base64 would waste more
//! than half of each. Units from U+0020 to U+801F are all valid characters and none a surrogate.

/// The first unit in use; below it stand control characters.
const FIRST: u32 = 0x20;
const BITS: u32 = 15;

/// Packs bytes into text. The first unit tells how many bits of the last one count.
pub fn pack(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 8 / 15 * 3 + 8);
    let tail = (bytes.len() as u32 * 8) % BITS;
    push(&mut text, tail);
    let (mut buffer, mut held) = (0_u32, 0);
    for byte in bytes {
        buffer = (buffer << 8) | u32::from(*byte);
        held += 8;
        if held >= BITS {
            held -= BITS;
            push(&mut text, (buffer >> held) & 0x7fff);
            buffer &= (1 << held) - 1;
        }
    }
    if held > 0 {
        push(&mut text, (buffer << (BITS - held)) & 0x7fff);
    }
    text
}

fn push(text: &mut String, value: u32) {
    // Every value below 2^15 lands in U+0020..=U+801F, where each number is a character.
    text.push(char::from_u32(FIRST + value).unwrap_or(' '));
}

/// Unpacks what [`pack`] made; `None` when the text is something else.
pub fn unpack(text: &str) -> Option<Vec<u8>> {
    let mut values = text.chars().map(|c| (c as u32).checked_sub(FIRST).filter(|value| *value < 1 << BITS));
    let tail = values.next()??;
    let count = text.chars().count() as u32 - 1;
    if tail >= BITS || (count == 0 && tail > 0) {
        return None;
    }
    let bits = if tail == 0 { count * BITS } else { (count - 1) * BITS + tail };
    let mut bytes = Vec::with_capacity(bits as usize / 8);
    let (mut buffer, mut held) = (0_u32, 0);
    for value in values {
        buffer = (buffer << BITS) | value?;
        held += BITS;
        while held >= 8 && bytes.len() < bits as usize / 8 {
            held -= 8;
            bytes.push((buffer >> held) as u8);
        }
        buffer &= (1 << held) - 1;
    }
    (bits % 8 == 0).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn no_bytes_are_a_text_too_and_one_with_other_units_is_none() {
        assert_eq!(unpack(&pack(&[])), Some(Vec::new()));
        let text = pack(&[0xff; 3]);
        assert_eq!(unpack(&text), Some(vec![0xff; 3]));
        for other in ['\u{1f}', '\u{8020}'] {
            assert_eq!(unpack(&text.replace('\u{801f}', &other.to_string())), None);
        }
    }

    proptest! {
        #[test]
        fn unpacking_gives_back_what_was_packed(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
            let text = pack(&bytes);
            prop_assert!(text.encode_utf16().count() <= bytes.len() * 8 / 15 + 2);
            prop_assert_eq!(unpack(&text), Some(bytes));
        }

        #[test]
        fn no_text_makes_it_panic(text in ".{0,80}") {
            let _ = unpack(&text);
        }
    }
}
