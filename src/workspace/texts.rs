//! What the search looks into, of all cooperatives one after another in one piece of memory: a word is looked for from
//! front to back at once, and not in so many places.

use memchr::memmem::Finder;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Ends every text, so that no word is found in two of them: folded texts and words have no such character.
const END: char = '\0';

/// One in so many texts are few: looking into each of them costs less than going through all.
const FEW: usize = 8;

/// The texts of all cooperatives, by position.
#[derive(Debug, Default)]
pub struct Texts {
    all: String,
    /// Where every text ends.
    ends: Vec<u32>,
    /// Texts that have been changed since; they do not count where they stood.
    changed: FxHashMap<u32, Box<str>>,
}

impl Texts {
    /// Room for that many.
    pub(super) fn with_capacity(count: usize) -> Self {
        Self { ends: Vec::with_capacity(count), ..Self::default() }
    }

    /// Adds the text of the next position, which `write` appends to what it is given.
    pub(super) fn push(&mut self, write: impl FnOnce(&mut String)) {
        write(&mut self.all);
        self.all.push(END);
        self.ends.push(self.all.len() as u32);
    }

    /// Changes the text of a position.
    pub(super) fn set(&mut self, at: usize, text: String) {
        self.changed.insert(at as u32, text.into());
    }

    /// The text of a position.
    pub fn get(&self, at: usize) -> &str {
        self.change(at).unwrap_or_else(|| &self.all[self.place(at)])
    }

    /// The same as bytes, whose borders need not be looked at.
    pub(super) fn bytes(&self, at: usize) -> &[u8] {
        self.change(at).map_or_else(|| &self.all.as_bytes()[self.place(at)], str::as_bytes)
    }

    fn change(&self, at: usize) -> Option<&str> {
        if self.changed.is_empty() { None } else { self.changed.get(&(at as u32)).map(|text| &**text) }
    }

    fn place(&self, at: usize) -> Range<usize> {
        let start = if at == 0 { 0 } else { self.ends[at - 1] as usize };
        start..self.ends[at] as usize - END.len_utf8()
    }

    /// Which positions have all of these words in their text; none where there is no word to look for. `among` are
    /// those that come into question, where that is known.
    pub(super) fn search<'w>(
        &self,
        words: impl Iterator<Item = &'w str>,
        among: Option<Vec<bool>>,
    ) -> Option<Vec<bool>> {
        let mut words: Vec<&str> = words.collect();
        // The longest word is found least often.
        words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        let (first, rest) = words.split_first()?;
        let few = among.filter(|among| among.iter().filter(|is_one| **is_one).count() < among.len() / FEW);
        let mut found = match few {
            Some(few) => self.keep(few, first),
            None => self.having(&Finder::new(first)),
        };
        for word in rest {
            found = self.keep(found, word);
        }
        Some(found)
    }

    /// Those of the found ones that have a word.
    fn keep(&self, mut found: Vec<bool>, word: &str) -> Vec<bool> {
        let word = Finder::new(word);
        for (at, found) in found.iter_mut().enumerate().filter(|(_, found)| **found) {
            *found = word.find(self.bytes(at)).is_some();
        }
        found
    }

    fn having(&self, word: &Finder<'_>) -> Vec<bool> {
        let mut found = vec![false; self.ends.len()];
        let (mut at, mut start) = (0, 0);
        while let Some(place) = word.find(&self.all.as_bytes()[start..]) {
            while self.ends[at] as usize <= start + place {
                at += 1;
            }
            found[at] = true;
            start = self.ends[at] as usize;
        }
        for (at, text) in &self.changed {
            found[*at as usize] = word.find(text.as_bytes()).is_some();
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn texts(list: &[String], changes: &[(usize, String)]) -> (Texts, Vec<String>) {
        let mut texts = Texts::with_capacity(list.len());
        list.iter().for_each(|text| texts.push(|all| all.push_str(text)));
        let mut plain = list.to_vec();
        for (at, text) in changes.iter().filter(|(at, _)| *at < list.len()) {
            texts.set(*at, text.clone());
            plain[*at].clone_from(text);
        }
        (texts, plain)
    }

    proptest! {
        #[test]
        fn just_the_texts_that_have_all_words_are_found(
            list in prop::collection::vec("[ab\n]{0,6}", 0..40),
            changes in prop::collection::vec((0..12_usize, "[ab\n]{0,6}"), 0..4),
            words in prop::collection::vec("[ab]{1,3}", 0..3),
        ) {
            let (texts, plain) = texts(&list, &changes);
            let expected: Vec<bool> =
                plain.iter().map(|text| words.iter().all(|word| text.contains(word.as_str()))).collect();
            let found = texts.search(words.iter().map(String::as_str), None);
            prop_assert_eq!(&found, &(!words.is_empty()).then_some(expected));
            let before = texts.search(words.iter().take(1).map(String::as_str), None);
            prop_assert_eq!(texts.search(words.iter().map(String::as_str), before), found);
            for (at, text) in plain.iter().enumerate() {
                prop_assert_eq!(texts.get(at), text);
            }
        }
    }
}
