//! The sheet that a random round is written on: how often figures are missing, how strong units are.

use crate::rng::Rng;
use crate::round::Round;

/// A round being filled with figures.
pub struct Sheet<'a> {
    /// Where chance comes from.
    pub rng: &'a mut Rng,
    /// The round so far.
    pub round: Round,
    /// How many figures in a hundred are missing.
    missing: u64,
    /// How many criteria in a hundred fail.
    failing: u64,
    /// How many fields in a hundred have a plan at or under the baseline.
    pub full: u64,
    /// Rates above the floor that units share, in millionths above it.
    above: Vec<i64>,
    /// What plans and required growth are picked from.
    sizes: &'static [i64],
}

/// Millionths above the floor: a hundredth of a percent is 100, so 49 and 50 round apart at two decimals; a tenth of a
/// percent is 1000, so 499 and 500 round apart at one.
const ABOVE: [i64; 14] = [
    0, 1, 10_000, 50_000, 100_000, 100_040, 100_049, 100_050, 100_060, 100_499, 100_500, 250_000, 333_333,
    550_000,
];

const SIZES: [&[i64]; 4] = [
    &[20, 40, 200],
    &[1_000, 2_000, 4_000],
    &[100_000, 200_000, 1_000_000],
    &[7, 20, 333, 1_000, 40_000, 1_000_000, 123_456],
];

impl<'a> Sheet<'a> {
    /// An empty sheet, with the character of the whole round chosen.
    pub fn new(round: Round, rng: &'a mut Rng) -> Sheet<'a> {
        let missing = rng.pick(&[0, 0, 0, 1, 3, 15]);
        let failing = rng.pick(&[0, 1, 1, 4, 25]);
        let full = rng.pick(&[0, 0, 4, 12]);
        let mut above = Vec::new();
        for _ in 0..rng.between(1, 4) {
            above.push(rng.pick(&ABOVE));
        }
        let sizes = rng.pick(&SIZES);
        Sheet { rng, round, missing, failing, full, above, sizes }
    }

    /// Writes a figure, unless chance leaves it out, or writes it as an empty value.
    pub fn put(&mut self, unit: &str, indicator: &str, period: &str, value: impl ToString) {
        let mut text = value.to_string();
        if self.rng.percent(self.missing) {
            if self.rng.percent(70) {
                return;
            }
            text.clear();
        }
        self.write(unit, indicator, period, text);
    }

    /// Writes a figure whatever chance says.
    pub fn write(&mut self, unit: &str, indicator: &str, period: &str, value: impl ToString) {
        let key = (unit.to_string(), indicator.to_string(), period.to_string());
        self.round.figures.insert(key, value.to_string());
    }

    /// Whether a criterion fails this time.
    pub fn fails(&mut self) -> bool {
        self.rng.percent(self.failing)
    }

    /// A plan, or a required growth.
    pub fn size(&mut self) -> i64 {
        self.rng.pick(self.sizes)
    }

    /// What is achieved of `required`, given a floor in millionths: often exactly at the floor or one off it, often at
    /// a rate that others have too, now and then a hair beside that.
    pub fn achieved(&mut self, required: i64, floor: i64) -> i64 {
        let at_floor = part_up(required, floor);
        if self.fails() {
            return match self.rng.below(3) {
                0 => self.rng.between(0, at_floor.max(1)),
                _ => at_floor - 1,
            };
        }
        match self.rng.below(100) {
            0..12 => at_floor,
            12..18 => at_floor + 1,
            18..24 => at_floor + self.rng.between(0, required),
            chance => {
                let above = self.rng.pick(&self.above);
                let hair = if chance < 45 { self.rng.pick(&[0, 1, 4, 5, 49, 50, 51, 499, 500]) } else { 0 };
                part_up(required, floor + above) + if hair * 1_000 <= required { hair } else { 0 }
            }
        }
    }

    /// Yes-or-no facts that every movement has: mostly absent, sometimes "no", sometimes only on another day.
    pub fn recorded(&mut self, unit: &str, other_day: &str) {
        for indicator in ["blocked", "disqualified"] {
            let day = self.round.as_of();
            match self.rng.below(100) {
                0..4 => self.write(unit, indicator, day, true),
                4..8 => self.write(unit, indicator, day, false),
                8..11 => self.write(unit, indicator, other_day, true),
                _ => {}
            }
        }
    }

    /// An attestation: mostly true, for the cut-off date, its quarter or its year.
    pub fn attest(&mut self, unit: &str, criterion: &str) {
        let period = match self.rng.below(10) {
            0 => self.round.quarter(),
            1 => self.round.year().to_string(),
            _ => self.round.as_of().to_string(),
        };
        let holds = !self.fails();
        if !self.rng.percent(8) {
            self.put(unit, &format!("attest.{criterion}"), &period, holds);
        }
    }
}

/// `whole` × a share in millionths, rounded up to a whole number.
pub fn part_up(whole: i64, millionths: i64) -> i64 {
    let exact = i128::from(whole) * i128::from(millionths);
    (exact.div_euclid(1_000_000) + i128::from(exact.rem_euclid(1_000_000) > 0)) as i64
}

/// `whole` × a share in millionths, rounded down to a whole number.
pub fn part_down(whole: i64, millionths: i64) -> i64 {
    (i128::from(whole) * i128::from(millionths)).div_euclid(1_000_000) as i64
}
