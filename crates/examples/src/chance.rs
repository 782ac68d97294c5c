//! Chance that can be repeated: SplitMix64 (Steele, Lea and Flood, 2014), and shares of a whole.

/// A stream of numbers fixed by its seed.
pub(crate) struct Chance(u64);

impl Chance {
    /// The stream of a seed and a purpose, so that a new purpose leaves the streams of the others as they are.
    pub(crate) fn new(seed: u64, purpose: &str) -> Chance {
        // FNV-1a over the purpose.
        let hash = purpose.bytes().fold(0xcbf2_9ce4_8422_2325u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
        });
        Chance(seed ^ hash)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number from `low` to `high`, both included.
    pub(crate) fn between(&mut self, low: i64, high: i64) -> i64 {
        let width = (high - low) as u64 + 1;
        low + (self.next() % width) as i64
    }

    /// Yes in `percent` of cases.
    pub(crate) fn yes(&mut self, percent: i64) -> bool {
        self.between(1, 100) <= percent
    }

    /// Puts things into a chance order.
    pub(crate) fn shuffle<T>(&mut self, things: &mut [T]) {
        for i in (1..things.len()).rev() {
            things.swap(i, self.between(0, i as i64) as usize);
        }
    }
}

/// A whole number times `share` ÷ `whole`, rounded down.
pub(crate) fn part(number: i64, share: i64, whole: i64) -> i64 {
    (i128::from(number) * i128::from(share)).div_euclid(i128::from(whole)) as i64
}

/// A total divided in proportion to weights; what rounding leaves over goes to the largest weight.
pub(crate) fn divide(total: i64, weights: &[i64]) -> Vec<i64> {
    let sum: i64 = weights.iter().sum();
    let mut parts: Vec<i64> = weights.iter().map(|weight| part(total, *weight, sum)).collect();
    let left = total - parts.iter().sum::<i64>();
    let largest = (0..weights.len()).max_by_key(|i| weights[*i]).expect("there are weights");
    parts[largest] += left;
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stream_is_splitmix64() {
        // The first numbers of the reference implementation for the seed 1234567.
        let mut chance = Chance(1_234_567);
        assert_eq!([chance.next(), chance.next()], [6_457_827_717_110_365_317, 3_203_168_211_198_807_973]);
    }

    #[test]
    fn parts_come_to_the_whole() {
        assert_eq!(divide(100, &[1, 1, 1]).iter().sum::<i64>(), 100);
        assert_eq!(divide(-100, &[1, 5, 1]).iter().sum::<i64>(), -100);
        assert_eq!(part(-7, 1, 2), -4);
    }
}
