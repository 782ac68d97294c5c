//! One thing that a letter says differently by round, award or reading.

use std::collections::BTreeMap;
use std::ops::Range;

use super::{At, ClauseRefs};

/// Where a case is looked up: the round being judged, the readings in force and, where one is judged, the award.
#[derive(Clone, Copy, Debug)]
pub struct Scene<'a> {
    /// The id of the round.
    pub round: &'a str,
    /// Every reading's choice.
    pub readings: &'a BTreeMap<String, String>,
    /// The id of the award, where one is being judged.
    pub award: Option<&'a str>,
}

/// One alternative, with the conditions under which it holds.
#[derive(Clone, Debug)]
pub struct Case<T> {
    /// Readings it needs: the reading's id and the choices that fit.
    pub under: Vec<(At<String>, Vec<At<String>>)>,
    /// Rounds it is for; empty for all.
    pub rounds: Vec<At<String>>,
    /// Awards it is for; empty for all.
    pub awards: Vec<At<String>>,
    /// The clause that says so, where it is not the rule's own.
    pub clause: ClauseRefs,
    /// What holds in this case.
    pub is: T,
    /// The bytes of the file it was read from.
    pub span: Range<usize>,
}

impl<T> Case<T> {
    /// Whether the case fits the scene.
    pub fn fits(&self, scene: &Scene<'_>) -> bool {
        let reading = self.under.iter().all(|(id, choices)| {
            scene.readings.get(&id.value).is_some_and(|now| choices.iter().any(|choice| choice.value == *now))
        });
        reading && self.is_for(scene)
    }

    /// Whether the case is for the round and the award of the scene, whatever the readings.
    fn is_for(&self, scene: &Scene<'_>) -> bool {
        let round = self.rounds.is_empty() || self.rounds.iter().any(|r| r.value == scene.round);
        let award = self.awards.is_empty()
            || scene.award.is_some_and(|award| self.awards.iter().any(|a| a.value == award));
        round && award
    }

    /// Whether the case has no condition.
    pub fn always(&self) -> bool {
        self.under.is_empty() && self.rounds.is_empty() && self.awards.is_empty()
    }
}

/// The cases of one rule, in the order of the file: the first that fits holds.
#[derive(Clone, Debug)]
pub struct Cases<T>(pub Vec<Case<T>>);

impl<T> Cases<T> {
    /// The case that holds in a scene, if any.
    pub fn pick(&self, scene: &Scene<'_>) -> Option<&Case<T>> {
        self.0.iter().find(|case| case.fits(scene))
    }

    /// Every case that fits a scene, in order: for lists such as ranking keys.
    pub fn all_that_fit<'a>(&'a self, scene: &'a Scene<'a>) -> impl Iterator<Item = &'a Case<T>> {
        self.0.iter().filter(move |case| case.fits(scene))
    }

    /// The readings that decide which case holds in a scene: those of the case itself and of the cases passed over for a
    /// reading. In the order of the file, each once.
    pub fn readings(&self, scene: &Scene<'_>) -> Vec<&str> {
        let mut asked: Vec<&str> = Vec::new();
        for case in &self.0 {
            for (id, _) in case.under.iter().filter(|_| case.is_for(scene)) {
                if !asked.contains(&id.as_str()) {
                    asked.push(id);
                }
            }
            if case.fits(scene) {
                break;
            }
        }
        asked
    }

    /// Whether nothing was written.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<T> Default for Cases<T> {
    fn default() -> Cases<T> {
        Cases(Vec::new())
    }
}
