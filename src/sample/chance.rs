//! The only source of chance: the seed.
//!
//! Whole numbers throughout. Floating point beyond the four operations may differ between machines, and the
//! same options must give the same bytes natively and in the browser.

use oorandom::Rand32;

/// A stream of chance. Every cooperative has streams of its own, so that one of them never depends on how
/// much chance another has used.
pub(super) struct Chance(Rand32);

impl Chance {
    /// The stream of that number.
    pub fn of(seed: u64, stream: u64) -> Self {
        Self(Rand32::new(scatter(seed ^ scatter(stream))))
    }

    /// A number below `limit`; 0 when there is none.
    pub fn below(&mut self, limit: u32) -> u32 {
        self.0.rand_range(0..limit.max(1))
    }

    /// A number from `low` to `high`, both included.
    pub fn between(&mut self, low: i32, high: i32) -> i32 {
        low + self.below((high - low + 1).max(1) as u32) as i32
    }

    /// A percentage of `amount`, from `low` to `high` percent.
    pub fn part(&mut self, amount: i64, low: i32, high: i32) -> i64 {
        amount * i64::from(self.between(low, high)) / 100
    }

    /// True in so many of a hundred cases.
    pub fn percent(&mut self, cases: u32) -> bool {
        self.below(100) < cases
    }

    /// True in so many of a thousand cases.
    pub fn per_mille(&mut self, cases: u32) -> bool {
        self.below(1_000) < cases
    }

    /// One of several, all equally likely.
    pub fn pick<'t, T>(&mut self, from: &'t [T]) -> &'t T {
        &from[self.below(from.len() as u32) as usize]
    }

    /// One of several words.
    pub fn word(&mut self, from: &[&'static str]) -> &'static str {
        from[self.below(from.len() as u32) as usize]
    }

    /// A position, each as likely as its weight says.
    pub fn weighted(&mut self, weights: impl Iterator<Item = u32> + Clone) -> usize {
        let mut left = self.below(weights.clone().sum());
        for (at, weight) in weights.enumerate() {
            if left < weight {
                return at;
            }
            left -= weight;
        }
        0
    }

    /// A size around `median`, a few of them many times larger or smaller, as sizes of enterprises are.
    pub fn around(&mut self, median: i64, turns: u32) -> i64 {
        (0..turns).fold(median, |size, _| {
            let factor = i64::from(self.between(100, 200));
            if self.percent(50) { size * factor / 100 } else { size * 100 / factor }
        })
    }

    /// Ten random bytes, for an id.
    pub fn bytes(&mut self) -> [u8; 10] {
        let mut bytes = [0; 10];
        for chunk in bytes.chunks_mut(4) {
            let random = self.0.rand_u32().to_le_bytes();
            chunk.copy_from_slice(&random[..chunk.len()]);
        }
        bytes
    }

    /// Puts a list into random order.
    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for end in (1..list.len()).rev() {
            list.swap(end, self.below(end as u32 + 1) as usize);
        }
    }
}

/// Spreads neighbouring numbers over all 64 bits (the finaliser of SplitMix64).
pub(super) const fn scatter(number: u64) -> u64 {
    let mut z = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}
