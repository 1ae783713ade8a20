//! Names that are alike, found without comparing every name with every other.
//!
//! Likeness is that of the sets of three-letter pieces of the words (Dice: twice the shared over the sum), which
//! forgives a letter left out, added or changed, two words run together, and another order of words.
//!
//! Compared are names of one block (a district, and the same numbers in the name) that agree in all words but
//! one, and in the first or last letter of that one; or where one has a word more; or that are the same but for
//! the spaces. So a slip is found unless it is in two words, or in the first and last letter of one.

use super::name::Name;
use super::{ALIKE, Profile};
use crate::domain::AreaCode;
use rustc_hash::{FxHashMap, FxHashSet, FxHasher};
use std::hash::{Hash, Hasher};

/// A name that more cooperatives of a district share distinguishes none of them.
const MOST_OF_A_NAME: usize = 64;
/// How many of those that agree in so much are compared, in alphabetical order, where there are many.
const NEIGHBOURS: usize = 32;

/// Cooperatives of equal names may differ in one thing that is known of both: it may be a slip. Where the names
/// are only alike nothing may speak against it.
const fn allowed_contradictions(equal: bool) -> usize {
    if equal { 1 } else { 0 }
}

/// How much two names are alike, in percent.
pub fn likeness(a: &Name, b: &Name) -> u8 {
    if a.words.is_empty() || b.words.is_empty() || a.numbers != b.numbers {
        return 0;
    }
    percent(&pieces(&a.words), &pieces(&b.words))
}

fn percent(a: &[Piece], b: &[Piece]) -> u8 {
    (200 * shared(a, b) / (a.len() + b.len()).max(1)) as u8
}

/// Three letters of a word, its beginning and end counting as one, packed.
type Piece = u64;

/// The pieces of all words, ordered, each once.
fn pieces(words: &[String]) -> Vec<Piece> {
    let mut pieces = Vec::with_capacity(words.iter().map(String::len).sum());
    for word in words {
        let mut last = u64::from(' ');
        for (at, letter) in word.chars().chain([' ']).enumerate() {
            let piece = last << 21 | u64::from(letter);
            pieces.extend((at > 0).then_some(piece & ((1 << 63) - 1)));
            last = piece;
        }
    }
    pieces.sort_unstable();
    pieces.dedup();
    pieces
}

/// How many numbers two ordered lists share.
fn shared(a: &[Piece], b: &[Piece]) -> usize {
    let (mut a, mut b, mut shared) = (a, b, 0);
    while let ([x, rest_a @ ..], [y, rest_b @ ..]) = (a, b) {
        match x.cmp(y) {
            std::cmp::Ordering::Less => a = rest_a,
            std::cmp::Ordering::Greater => b = rest_b,
            std::cmp::Ordering::Equal => (a, b, shared) = (rest_a, rest_b, shared + 1),
        }
    }
    shared
}

/// Cooperatives by what their names say: a block by district and numbers, in it the words.
type Blocks<'p> = FxHashMap<(Option<AreaCode>, &'p str), FxHashMap<&'p [String], Vec<usize>>>;

/// A name of a block, and the cooperatives that have it.
struct Group<'p> {
    name: &'p Name,
    pieces: Vec<Piece>,
    members: Vec<usize>,
}

/// Proposes cooperatives of one district whose names are alike, where not too much speaks against it.
pub fn find(profiles: &[Profile], propose: &mut impl FnMut(usize, usize)) {
    let mut blocks = Blocks::default();
    for (at, profile) in profiles.iter().enumerate().filter(|(_, profile)| !profile.name.words.is_empty()) {
        let block = blocks.entry((profile.district, &profile.name.numbers)).or_default();
        block.entry(&profile.name.words).or_default().push(at);
    }
    for block in blocks.into_values() {
        let distinguishing = block.into_values().filter(|members| members.len() <= MOST_OF_A_NAME);
        let groups: Vec<Group<'_>> = distinguishing.map(|members| Group::of(profiles, members)).collect();
        for group in &groups {
            compare(profiles, &group.members, &group.members, propose);
        }
        for (a, b) in alike(&groups) {
            compare(profiles, &groups[a].members, &groups[b].members, propose);
        }
    }
}

impl<'p> Group<'p> {
    fn of(profiles: &'p [Profile], members: Vec<usize>) -> Self {
        let name = &profiles[members[0]].name;
        Self { name, pieces: pieces(&name.words), members }
    }
}

/// Proposes pairs of one of each list, or of the one list, where little enough speaks against it.
fn compare(profiles: &[Profile], some: &[usize], others: &[usize], propose: &mut impl FnMut(usize, usize)) {
    let equal = some == others;
    for a in some {
        for b in others.iter().filter(|b| !equal || *b > a) {
            if profiles[*a].agrees(&profiles[*b], allowed_contradictions(equal)) {
                propose(*a, *b);
            }
        }
    }
}

/// The pairs of groups, by their places, whose names are alike.
fn alike(groups: &[Group<'_>]) -> FxHashSet<(usize, usize)> {
    let mut found = FxHashSet::default();
    let mut look = |a: usize, b: usize| {
        if a != b && percent(&groups[a].pieces, &groups[b].pieces) >= ALIKE {
            found.insert((a.min(b), a.max(b)));
        }
    };
    one_word_more(groups, &mut look);
    one_word_other(groups, &mut look);
    let mut run_together: FxHashMap<&str, usize> = FxHashMap::default();
    for (at, group) in groups.iter().enumerate() {
        if let Some(other) = run_together.insert(&group.name.run_together, at) {
            look(at, other);
        }
    }
    found
}

fn hash(value: impl Hash) -> u64 {
    let mut hasher = FxHasher::default();
    value.hash(&mut hasher);
    hasher.finish()
}

/// A number for a set of words, from which a word can be taken out.
fn sum(words: &[String]) -> u64 {
    words.iter().fold(0, |sum, word| sum.wrapping_add(hash(word)))
}

/// Looks at names of which one has all words of the other and one more.
fn one_word_more(groups: &[Group<'_>], look: &mut impl FnMut(usize, usize)) {
    let whole: FxHashMap<u64, usize> =
        groups.iter().enumerate().map(|(at, group)| (sum(&group.name.words), at)).collect();
    for (at, group) in groups.iter().enumerate() {
        let sum = sum(&group.name.words);
        for word in &group.name.words {
            if let Some(other) = whole.get(&sum.wrapping_sub(hash(word))) {
                look(at, *other);
            }
        }
    }
}

/// Looks at names that agree in all words but one, and in the first or the last letter of that one.
fn one_word_other(groups: &[Group<'_>], look: &mut impl FnMut(usize, usize)) {
    for letter in [first_letter, last_letter] {
        // Sorted, what agrees stands together, and within that words that begin alike.
        let mut list: Vec<(u64, &str, usize)> = Vec::new();
        for (at, group) in groups.iter().enumerate() {
            let sum = sum(&group.name.words);
            let words = group.name.words.iter();
            list.extend(words.map(|word| (hash((sum.wrapping_sub(hash(word)), letter(word))), word.as_str(), at)));
        }
        list.sort_unstable();
        for agreeing in list.chunk_by(|a, b| a.0 == b.0) {
            for (place, (_, _, at)) in agreeing.iter().enumerate() {
                agreeing[place + 1..].iter().take(NEIGHBOURS).for_each(|(_, _, other)| look(*at, *other));
            }
        }
    }
}

fn first_letter(word: &str) -> Option<char> {
    word.chars().next()
}

fn last_letter(word: &str) -> Option<char> {
    word.chars().next_back()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn name(words: &str) -> Name {
        let mut name = Name::default();
        name.run_together = words.replace(' ', "");
        name.words = words.split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect();
        name.words.sort_unstable();
        name
    }

    fn found(a: &Name, b: &Name) -> bool {
        let group = |name| Group { name, pieces: pieces(&name.words), members: vec![0] };
        !alike(&[group(a), group(b)]).is_empty()
    }

    #[test]
    fn a_slip_is_alike_and_another_word_is_not() {
        for (a, b) in
            [("maju bersama", "maju bersma"), ("bersama maju", "bersamamaju"), ("karia makmur", "karia makmr")]
        {
            let (a, b) = (name(a), name(b));
            assert!(likeness(&a, &b) >= ALIKE && found(&a, &b), "{a:?}, {b:?}: {}", likeness(&a, &b));
        }
        for (a, b) in [("karia makmur", "karia maju"), ("maju", "jaia"), ("bina usaha", "bina warga"), ("", "")] {
            assert!(likeness(&name(a), &name(b)) < ALIKE, "{a}, {b}");
        }
    }

    proptest! {
        #[test]
        fn a_letter_changed_in_one_word_is_found_where_the_names_are_alike(
            words in proptest::collection::btree_set("[a-z]{4,9}", 1..4),
            word in any::<prop::sample::Index>(),
            letter in any::<prop::sample::Index>(),
            other in "[a-z]?",
        ) {
            let words: Vec<String> = words.into_iter().collect();
            let mut slip = words.clone();
            let slipped = &mut slip[word.index(words.len())];
            let at = 1 + letter.index(slipped.len() - 2);
            slipped.replace_range(at..=at, &other);
            let (a, b) = (name(&words.join(" ")), name(&slip.join(" ")));
            prop_assert_eq!(found(&a, &b), likeness(&a, &b) >= ALIKE);
        }

        #[test]
        fn likeness_is_mutual_and_whole_for_equal_names(a in "[a-c]{1,5}( [a-c]{1,5})?", b in "[a-c]{1,5}( [a-c]{1,5})?") {
            let (a, b) = (name(&a), name(&b));
            prop_assert_eq!(likeness(&a, &b), likeness(&b, &a));
            prop_assert_eq!(likeness(&a, &a), 100);
        }
    }
}
