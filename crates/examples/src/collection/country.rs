//! Where the provinces start in 2022: baselines, plans, money to collect. The same in every round of a seed.

use super::field::Field;
use super::part::{LARGEST, Part, players};
use super::round::Round;
use crate::chance::{Chance, divide, part};
use crate::provinces::{self, Province};

/// VND to collect in 2022: 382,700 billion were 88.74 % of the plan (30 November 2022).
pub(crate) const COLLECTION_PLAN: i64 = 431_260_000_000_000;

/// A province's start in a field.
#[derive(Clone, Copy)]
pub(crate) struct Started {
    /// Participants on 31 December 2021.
    pub(crate) baseline: i64,
    /// Plan less baseline: a multiple of 200, so that 45 %, 71.5 % and 62.5 % of it are whole people.
    pub(crate) required: i64,
}

/// The provinces and where they start.
pub(crate) struct Country {
    pub(crate) provinces: Vec<Province>,
    started: [Vec<Started>; 3],
    /// VND, a multiple of a million each.
    pub(crate) collection_plan: Vec<i64>,
    /// VND in the whole year, a multiple of a million each.
    pub(crate) receivable: Vec<i64>,
    /// In thousandths, at the end of the year; the quarters before it have more.
    pub(crate) late_target: Vec<i64>,
}

impl Country {
    pub(crate) fn new(seed: u64) -> Country {
        let mut chance = Chance::new(seed, "country");
        let provinces = provinces::all(2021, &mut chance);
        let started = Field::ALL.map(|field| start(field, &provinces, &mut chance));
        let weights: Vec<i64> =
            provinces.iter().zip(&started[0]).map(|(p, s)| s.baseline * (700 + p.employed)).collect();
        let to_million = |vnd: i64| vnd / 1_000_000 * 1_000_000;
        let collection_plan: Vec<i64> =
            divide(COLLECTION_PLAN, &weights).into_iter().map(to_million).collect();
        let receivable = collection_plan
            .iter()
            .map(|plan| to_million(part(*plan, chance.between(1010, 1040), 1000)))
            .collect();
        let late_target = provinces.iter().map(|_| chance.between(14, 40)).collect();
        let mut country = Country { provinces, started, collection_plan, receivable, late_target };
        country.make_room_for_parts(seed);
        country
    }

    /// Where a province starts in a field.
    pub(crate) fn started(&self, field: Field, province: usize) -> Started {
        self.started[field as usize][province]
    }

    fn make_room_for_parts(&mut self, seed: u64) {
        for round in Round::all() {
            let parts = super::part::cast(&self.provinces, round.number, seed);
            for at in players(&parts, Part::Tied) {
                self.prepare_tie(&round, at);
            }
            for (at, part) in parts.iter().enumerate() {
                let health = &mut self.started[Field::Health as usize][at];
                match part {
                    Part::Saturated => health.required = -400,
                    Part::SaturatedShort => health.required = 0,
                    Part::ThinBase => health.required = (health.baseline / 500 / 200).max(1) * 200,
                    _ => {}
                }
            }
        }
        self.keep_national_baselines();
    }

    /// Moves a baseline by a few people, so that participants a year before can make an equal ratio with those of now.
    fn prepare_tie(&mut self, round: &Round, at: usize) {
        let start = &mut self.started[round.tie as usize][at];
        if round.year_before() == super::BASELINE {
            // The year before is the baseline itself: equal ratios need equal shares of growth.
            let blocks = (start.baseline / 25_000).max(1);
            *start = Started { baseline: blocks * 25_000, required: blocks * 800 };
        } else {
            let now = start.baseline + part(start.required, round.tied_rate, 10_000);
            start.baseline += (21 - now % 21) % 21;
        }
    }

    /// The largest province takes up what the moves above left over.
    fn keep_national_baselines(&mut self) {
        let largest =
            self.provinces.iter().position(|p| p.code == LARGEST[1]).expect("the largest is listed");
        for field in Field::ALL {
            let started = &mut self.started[field as usize];
            let sum: i64 = started.iter().map(|s| s.baseline).sum();
            started[largest].baseline += field.baseline() - sum;
        }
    }
}

fn start(field: Field, provinces: &[Province], chance: &mut Chance) -> Vec<Started> {
    let weight = |p: &Province| match field {
        Field::Compulsory => p.labour_force * p.employed,
        Field::Voluntary => p.labour_force * p.voluntary,
        Field::Health => p.population * p.insured,
    };
    let baselines = divide(field.baseline(), &provinces.iter().map(weight).collect::<Vec<_>>());
    // Plans ask more where more people are left to insure.
    let room: Vec<i64> = provinces
        .iter()
        .zip(&baselines)
        .map(|(p, baseline)| match field {
            Field::Health => (part(p.population, 985, 1000) - baseline).max(0) + baseline / 50,
            _ => part(*baseline, chance.between(600, 1400), 1000),
        })
        .collect();
    let required = divide(field.required(), &room);
    let started = baselines.into_iter().zip(required);
    let at_least = |baseline: i64| (baseline * 7 / 1000 / 200 + 1) * 200;
    started
        .map(|(baseline, required)| Started {
            baseline,
            required: (required / 200 * 200).max(at_least(baseline)),
        })
        .collect()
}
