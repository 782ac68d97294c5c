//! One round: what every province came to at its cut-off.

use jiff::civil::Date;

use super::country::Country;
use super::field::Field;
use super::part::{LARGEST, Part, cast};
use crate::chance::{Chance, divide, part};

/// A round of 2022. Rates are in ten-thousandths.
pub(crate) struct Round {
    pub(crate) id: &'static str,
    pub(crate) number: usize,
    pub(crate) quarter: u8,
    pub(crate) cut_off: Date,
    /// The floor of growth and of collection (1371-2022 B.II.1.a, B.II.2.a).
    pub(crate) floor: i64,
    /// The field in which two provinces tie across the last place.
    pub(crate) tie: Field,
    /// The growth rate at which they tie.
    pub(crate) tied_rate: i64,
    /// The country's participants at the cut-off, field by field.
    pub(crate) national: [i64; 3],
    pub(crate) unemployment: i64,
    /// VND.
    pub(crate) collected: i64,
    /// In thousandths of the baseline: participants a year before the cut-off.
    earlier: [i64; 3],
    /// In tenths of the year-end target: the quarter's late target.
    late_target: i64,
}

/// What a province came to.
pub(crate) struct Outcome {
    pub(crate) part: Part,
    pub(crate) participants: [i64; 3],
    pub(crate) year_before: [i64; 3],
    pub(crate) unemployment: i64,
    pub(crate) collected: i64,
    pub(crate) late: i64,
    /// In thousandths.
    pub(crate) late_target: i64,
    /// The field and the number of people by which it misses its floor.
    pub(crate) missed_by: Option<(Field, i64)>,
}

/// How a province does in one thing before the national sum is settled.
#[derive(Clone, Copy)]
enum Pace {
    /// A rate.
    Rate(i64),
    /// Under the floor; takes its share of what the others leave of the national sum.
    Under,
}

impl Round {
    pub(crate) fn all() -> [Round; 3] {
        let q2 = Round {
            id: "2022-q2",
            number: 0,
            quarter: 2,
            cut_off: Date::constant(2022, 6, 30),
            floor: 4500,
            tie: Field::Voluntary,
            tied_rate: 6250,
            national: [15_600_000, 1_500_000, 86_800_000],
            unemployment: 14_000_000,
            collected: 203_000_000_000_000,
            earlier: [975, 830, 975],
            late_target: 16,
        };
        let q3 = Round {
            id: "2022-q3",
            number: 1,
            quarter: 3,
            cut_off: Date::constant(2022, 9, 30),
            floor: 7150,
            tie: Field::Compulsory,
            tied_rate: 8500,
            national: [15_730_000, 1_510_000, 87_500_000],
            unemployment: 14_020_000,
            collected: 308_000_000_000_000,
            earlier: [870, 860, 930],
            late_target: 14,
        };
        let q4 = Round {
            id: "2022-q4",
            number: 2,
            quarter: 4,
            cut_off: Date::constant(2022, 12, 31),
            floor: 10_000,
            tie: Field::Health,
            tied_rate: 10_900,
            national: [16_040_000, 1_460_000, 91_100_000],
            unemployment: 14_300_000,
            collected: 435_500_000_000_000,
            earlier: [1000, 1000, 1000],
            late_target: 10,
        };
        [q2, q3, q4]
    }

    /// The day a year before the cut-off.
    pub(crate) fn year_before(&self) -> Date {
        super::a_year_before(self.cut_off)
    }

    /// What every province came to, in the order of the provinces.
    pub(crate) fn outcomes(&self, country: &Country, seed: u64) -> Vec<Outcome> {
        let parts = cast(&country.provinces, self.number, seed);
        let mut chance = Chance::new(seed, self.id);
        let mut outcomes: Vec<Outcome> = parts.iter().map(|part| Outcome::of(*part)).collect();
        let paces: Vec<[Pace; 4]> = (0..parts.len()).map(|at| self.paces(&parts, at, &mut chance)).collect();
        for field in Field::ALL {
            let starts: Vec<(i64, i64)> = (0..parts.len())
                .map(|at| country.started(field, at))
                .map(|start| (start.baseline, start.required))
                .collect();
            let paces: Vec<Pace> = paces.iter().map(|four| four[field as usize]).collect();
            let reached = self.settle(self.national[field as usize], &starts, &paces, country, &mut chance);
            outcomes
                .iter_mut()
                .zip(reached)
                .for_each(|(outcome, n)| outcome.participants[field as usize] = n);
        }
        let plans: Vec<(i64, i64)> = country.collection_plan.iter().map(|plan| (0, *plan)).collect();
        let collecting: Vec<Pace> = paces.iter().map(|four| four[3]).collect();
        let collected = self.settle(self.collected, &plans, &collecting, country, &mut chance);
        let employed: Vec<i64> = outcomes.iter().map(|outcome| outcome.participants[0]).collect();
        let unemployment = divide(self.unemployment, &employed);
        for (at, outcome) in outcomes.iter_mut().enumerate() {
            outcome.collected = collected[at];
            outcome.unemployment = unemployment[at];
            self.late(country, at, outcome, &mut chance);
            self.shape(country, at, &parts, outcome);
            self.look_back(country, at, outcome, &mut chance);
        }
        outcomes
    }

    /// How a province does in the three fields and in collection.
    fn paces(&self, parts: &[Part], at: usize, chance: &mut Chance) -> [Pace; 4] {
        let f = self.floor;
        let mut steady = || Pace::Rate(chance.between(f + 100, f + if f == 10_000 { 800 } else { 1050 }));
        let mut fields = [steady(), steady(), steady()];
        let collects = Pace::Rate(f + chance.between(20, 400));
        let (lead, ahead) = if f == 10_000 { (1600, 1200) } else { (2700, 2100) };
        match parts[at] {
            Part::Leader => {
                let mut leads = || Pace::Rate(f + lead + chance.between(0, 60) * 10);
                fields = [leads(), leads(), leads()];
                return [fields[0], fields[1], fields[2], Pace::Rate(f + chance.between(500, 700))];
            }
            // Where health insurance is the field, the thin base already takes one of the three places.
            Part::Ahead
                if self.tie != Field::Health || parts[..at].iter().all(|part| *part != Part::Ahead) =>
            {
                fields[self.tie as usize] = Pace::Rate(f + ahead + chance.between(0, 30) * 10);
            }
            Part::Tied => fields[self.tie as usize] = Pace::Rate(self.tied_rate),
            Part::ThinBase => fields[Field::Health as usize] = Pace::Rate(chance.between(30_000, 45_000)),
            Part::AtTheFloor => return [fields[0], fields[1], Pace::Rate(f), Pace::Rate(f)],
            Part::Rest => return rest(fields, collects, chance),
            _ => {}
        }
        [fields[0], fields[1], fields[2], collects]
    }

    /// Turns paces into numbers whose sum is the country's: those under the floor share what is left.
    fn settle(
        &self,
        total: i64,
        starts: &[(i64, i64)],
        paces: &[Pace],
        country: &Country,
        chance: &mut Chance,
    ) -> Vec<i64> {
        let largest = |at: usize| LARGEST.contains(&country.provinces[at].code.as_str());
        let mut reached: Vec<i64> = starts
            .iter()
            .zip(paces)
            .map(|((start, required), pace)| match pace {
                Pace::Rate(rate) => start + part(*required, *rate, 10_000),
                Pace::Under => *start,
            })
            .collect();
        let under: Vec<usize> = (0..paces.len()).filter(|at| matches!(paces[*at], Pace::Under)).collect();
        let weights: Vec<i64> = under
            .iter()
            .map(|at| (starts[*at].0.max(starts[*at].1) / 1000).max(1) * chance.between(700, 1300))
            .collect();
        let shares = divide(total - reached.iter().sum::<i64>(), &weights);
        for (at, share) in under.iter().zip(shares) {
            let most = part(starts[*at].1, self.floor - 150, 10_000);
            reached[*at] += if largest(*at) { share } else { share.min(most) };
        }
        let left = total - reached.iter().sum::<i64>();
        let takers: Vec<usize> = (0..paces.len()).filter(|at| largest(*at)).collect();
        let sizes: Vec<i64> = takers.iter().map(|at| starts[*at].0.max(starts[*at].1) / 1000).collect();
        for (at, share) in takers.iter().zip(divide(left, &sizes)) {
            reached[*at] += share;
        }
        reached
    }

    /// Late money against its target, in thousandths of the target.
    fn late(&self, country: &Country, at: usize, outcome: &mut Outcome, chance: &mut Chance) {
        outcome.late_target = (country.late_target[at] * self.late_target + 5) / 10;
        let to_target = match outcome.part {
            Part::AtTheMargin => 1050,
            Part::WithinMargin => 1025,
            Part::Rest if LARGEST.contains(&country.provinces[at].code.as_str()) || chance.yes(40) => {
                chance.between(1080, 1600)
            }
            _ => chance.between(700, 990),
        };
        // A receivable is a multiple of a million, so this comes to whole đồng.
        outcome.late = part(country.receivable[at], outcome.late_target * to_target, 1_000_000);
    }

    /// What a part asks for beyond its paces.
    fn shape(&self, country: &Country, at: usize, parts: &[Part], outcome: &mut Outcome) {
        let health = country.started(Field::Health, at);
        let of_health = &mut outcome.participants[Field::Health as usize];
        match outcome.part {
            Part::Saturated => *of_health = health.baseline + health.baseline / 900,
            Part::SaturatedShort => *of_health = health.baseline - health.baseline / 400,
            Part::NearMiss => {
                let turn = parts[..at].iter().filter(|part| **part == Part::NearMiss).count();
                let (field, people) =
                    [(Field::Compulsory, 1), (Field::Voluntary, 3), (Field::Health, 7)][turn];
                let start = country.started(field, at);
                outcome.participants[field as usize] =
                    start.baseline + part(start.required, self.floor, 10_000) - people;
                outcome.missed_by = Some((field, people));
            }
            _ => {}
        }
    }

    /// Participants a year before; those who tie have the same ratio to them.
    fn look_back(&self, country: &Country, at: usize, outcome: &mut Outcome, chance: &mut Chance) {
        for field in Field::ALL {
            let share = self.earlier[field as usize] + chance.between(-25, 25);
            outcome.year_before[field as usize] = part(country.started(field, at).baseline, share, 1000);
        }
        if outcome.part == Part::Tied {
            outcome.year_before[self.tie as usize] = outcome.participants[self.tie as usize] / 21 * 20;
        }
    }
}

impl Outcome {
    fn of(part: Part) -> Outcome {
        Outcome {
            part,
            participants: [0; 3],
            year_before: [0; 3],
            unemployment: 0,
            collected: 0,
            late: 0,
            late_target: 0,
            missed_by: None,
        }
    }
}

/// Provinces that fall short in at least one field, and do well in some of the others.
fn rest(reached: [Pace; 3], collects: Pace, chance: &mut Chance) -> [Pace; 4] {
    let does_well = [chance.yes(40), chance.yes(20), chance.yes(30)];
    let mut fields = [Pace::Under; 3];
    for (i, well) in does_well.into_iter().enumerate() {
        if well && !(i == 2 && does_well[0] && does_well[1]) {
            fields[i] = reached[i];
        }
    }
    let collecting = if chance.yes(65) { collects } else { Pace::Under };
    [fields[0], fields[1], fields[2], collecting]
}
