//! The cases of one rule against all scenes that they can tell apart.

use std::collections::BTreeMap;

use crate::check::survey::{Names, Says};
use crate::{Movement, Reading};

/// The conditions of cases as bits.
pub(super) struct Grid<'a> {
    /// The readings that are mentioned.
    pub readings: Vec<&'a Reading>,
    /// The awards that are mentioned, by their place in the movement; one more class stands for all others.
    pub awards: Vec<usize>,
    /// The rounds that are mentioned, a bit each.
    mentioned: u128,
    /// One round for each class that the cases tell apart.
    rounds: Vec<usize>,
    rows: Vec<Row>,
}

struct Row {
    /// For each reading of the grid the choices that fit, a bit each.
    choices: Vec<u32>,
    rounds: u128,
    /// The classes of awards that fit; none for all.
    awards: Option<Vec<bool>>,
}

/// A scene as far as a grid tells it from others.
pub(super) struct Scene {
    /// For each reading of the grid, which choice.
    pub choices: Vec<usize>,
    /// A round of its class.
    pub round: usize,
    /// The award, if it is one that is mentioned.
    pub award: Option<usize>,
}

impl<'a> Grid<'a> {
    /// `None` where a condition names something unknown, which is a problem of its own.
    pub fn of(movement: &Movement, names: &Names<'a>, says: &Says<'a>) -> Option<Grid<'a>> {
        let mut readings: BTreeMap<&str, &Reading> = BTreeMap::new();
        let mut awards: Vec<usize> = Vec::new();
        let mut mentioned = 0;
        for case in &says.cases {
            for (id, _) in case.under {
                readings.insert(id, names.readings.get(id.as_str())?);
            }
            for id in case.awards {
                awards.push(names.awards.get(id.as_str())?.0);
            }
            for id in case.rounds {
                mentioned |= 1 << names.rounds.get(id.as_str())?;
            }
        }
        awards.sort_unstable();
        awards.dedup();
        let readings: Vec<&Reading> = readings.into_values().collect();
        let rows = says.cases.iter().map(|case| {
            let mut choices = vec![u32::MAX; readings.len()];
            for (id, wanted) in case.under {
                let place = readings.binary_search_by(|reading| reading.id.value.as_str().cmp(id)).ok()?;
                let bits = wanted.iter().map(|choice| {
                    let n = readings[place].choices.iter().position(|c| c.id.value == choice.value)?;
                    Some(1 << n)
                });
                choices[place] = bits.sum::<Option<u32>>()?;
            }
            let rounds = case.rounds.iter().map(|id| 1 << names.rounds[id.as_str()]);
            let rounds = if case.rounds.is_empty() { u128::MAX } else { rounds.fold(0, |a, b: u128| a | b) };
            let classes = (!case.awards.is_empty()).then(|| {
                let mut classes = vec![false; awards.len() + 1];
                for id in case.awards {
                    if let Ok(class) = awards.binary_search(&names.awards[id.as_str()].0) {
                        classes[class] = true;
                    }
                }
                classes
            });
            Some(Row { choices, rounds, awards: classes })
        });
        let rows = rows.collect::<Option<Vec<Row>>>()?;
        let all = 0..movement.rounds.len().max(1);
        let other = all.clone().find(|n| mentioned & (1 << n) == 0);
        let rounds = all.filter(|n| mentioned & (1 << n) != 0).chain(other).collect();
        Some(Grid { readings, awards, mentioned, rounds, rows })
    }

    /// How many steps it takes to try every case in every scene.
    pub fn size(&self) -> usize {
        let choices = self.readings.iter().map(|reading| reading.choices.len().max(1));
        let scenes = choices.fold(1, usize::saturating_mul).saturating_mul(self.rounds.len());
        scenes.saturating_mul(self.awards.len() + 1).saturating_mul(self.rows.len())
    }

    pub fn mentions_rounds(&self) -> bool {
        self.mentioned != 0
    }

    /// The rounds that the cases mention, a bit each.
    pub fn mentioned_rounds(&self) -> u128 {
        self.mentioned
    }

    /// The class of an award: its place among those mentioned, or the class of all others.
    pub fn class_of(&self, award: Option<usize>) -> usize {
        award.and_then(|award| self.awards.binary_search(&award).ok()).unwrap_or(self.awards.len())
    }

    /// The cases that are the first to fit in no scene at all.
    pub fn never_first(&self) -> Vec<usize> {
        let mut reached = vec![false; self.rows.len()];
        self.each_scene(|_, _, _, first| {
            if let Some(first) = first {
                reached[first] = true;
            }
            true
        });
        (0..self.rows.len()).filter(|n| !reached[*n]).collect()
    }

    /// The first scene in which some award of a class needs a value in a round and no case fits.
    ///
    /// `needed` holds for each class of awards the rounds, a bit each.
    pub fn first_uncovered(&self, needed: &[u128]) -> Option<Scene> {
        let mut found = None;
        self.each_scene(|class, round, choices, first| {
            // A class of rounds is needed if any of its rounds is.
            let others = if self.mentioned & (1 << round) == 0 { !self.mentioned } else { 1 << round };
            let here = needed[class] & others;
            if first.is_some() || here == 0 {
                return true;
            }
            let round = here.trailing_zeros() as usize;
            found = Some(Scene { choices: choices.to_vec(), round, award: self.awards.get(class).copied() });
            false
        });
        found
    }

    /// Visits every scene with the case that holds in it, while `visit` wants more.
    fn each_scene(&self, mut visit: impl FnMut(usize, usize, &[usize], Option<usize>) -> bool) {
        if self.readings.iter().any(|reading| reading.choices.is_empty()) {
            return;
        }
        let mut choices = vec![0; self.readings.len()];
        loop {
            for class in 0..=self.awards.len() {
                for round in &self.rounds {
                    let first = self.rows.iter().position(|row| row.fits(class, *round, &choices));
                    if !visit(class, *round, &choices, first) {
                        return;
                    }
                }
            }
            let Some(next) =
                (0..choices.len()).rev().find(|n| choices[*n] + 1 < self.readings[*n].choices.len())
            else {
                return;
            };
            choices[next] += 1;
            choices[next + 1..].fill(0);
        }
    }
}

impl Row {
    fn fits(&self, class: usize, round: usize, choices: &[usize]) -> bool {
        self.rounds & (1 << round) != 0
            && self.awards.as_ref().is_none_or(|classes| classes[class])
            && self.choices.iter().zip(choices).all(|(fit, choice)| fit & (1 << choice) != 0)
    }
}
