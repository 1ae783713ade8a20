//! Putting cooperatives in the order of their texts, which begin with the name.
//!
//! Names are long alike: "Koperasi Simpan Pinjam" begins many. So they are ordered by eight bytes at a time, as numbers
//! that lie beside each other in memory, and only those that are equal so far by the next eight (most significant digit
//! first). Comparing whole texts, which lie anywhere, takes three to four times as long.

use super::texts::Texts;
use std::ops::Range;

/// The bytes that are looked at in one go.
const WORD: usize = size_of::<u64>();
/// So few are compared whole: numbers would cost more than they save.
const FEW: usize = 24;

/// An order that is being made. Texts must not change before it is done.
#[derive(Debug, Default)]
pub(super) struct Sorting {
    /// Ranges whose texts are equal in their first so many bytes, and are not yet in order beyond.
    open: Vec<(Range<usize>, usize)>,
    /// The next bytes of the texts of a range, and their positions.
    words: Vec<(u64, u32)>,
}

impl Sorting {
    /// An order of so many, to be made.
    pub(super) fn of(count: usize) -> Self {
        Self { open: vec![(0..count, 0)], words: Vec::new() }
    }

    /// Goes on until about so many have been looked at, and says whether all are in order. Equal ones stay in the order in
    /// which they are.
    pub(super) fn go_on(&mut self, positions: &mut [u32], texts: &Texts, about: usize) -> bool {
        let mut seen = 0;
        while seen < about {
            let Some((range, depth)) = self.open.pop() else { return true };
            seen += range.len();
            let beyond = |at: u32| texts.bytes(at as usize).get(depth..).unwrap_or_default();
            if range.len() <= FEW {
                positions[range].sort_by(|a, b| beyond(*a).cmp(beyond(*b)));
                continue;
            }
            self.words.clear();
            self.words.extend(positions[range.clone()].iter().map(|at| (first_word(beyond(*at)), *at)));
            // What is in order already, as almost everything is after a change, this sort makes use of.
            self.words.sort_by_key(|(word, _)| *word);
            let mut start = range.start;
            for alike in self.words.chunk_by(|a, b| a.0 == b.0) {
                let end = start + alike.len();
                positions[start..end].iter_mut().zip(alike).for_each(|(position, (_, at))| *position = *at);
                if alike.len() > 1 && goes_beyond(alike[0].0) {
                    self.open.push((start..end, depth + WORD));
                }
                start = end;
            }
        }
        self.open.is_empty()
    }
}

/// The first bytes of a text as a number that orders as they do; where there are fewer, zeros follow, which no text has.
fn first_word(text: &[u8]) -> u64 {
    let mut word = [0; WORD];
    match text.first_chunk() {
        Some(first) => word = *first,
        None => word[..text.len()].copy_from_slice(text),
    }
    u64::from_be_bytes(word)
}

/// Whether the text may have more than these bytes.
const fn goes_beyond(word: u64) -> bool {
    word & 0xff != 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_order_is_that_of_the_texts_and_equals_stay_as_they_were(
            words in proptest::collection::vec("(koperasi |simpan |pinjam |jaya|[a-zé ]{0,3}){0,6}", 0..120),
            about in 1..200_usize,
        ) {
            let mut texts = Texts::with_capacity(words.len());
            words.iter().for_each(|word| texts.push(|text| text.push_str(word)));
            let mut expected: Vec<u32> = (0..words.len() as u32).rev().collect();
            let mut positions = expected.clone();
            let mut sorting = Sorting::of(positions.len());
            while !sorting.go_on(&mut positions, &texts, about) {}
            expected.sort_by_key(|at| &words[*at as usize]);
            prop_assert_eq!(positions, expected);
        }
    }
}
