//! Every combination of some readings.

use std::collections::{BTreeMap, BTreeSet};

use crate::{Cases, Movement};

/// More than this are not tried: only the defaults are.
const MOST: usize = 200;

/// Adds the readings that cases depend on.
pub(super) fn mention<'m, T>(cases: &'m Cases<T>, mentioned: &mut BTreeSet<&'m str>) {
    mentioned.extend(cases.0.iter().flat_map(|case| &case.under).map(|(id, _)| id.as_str()));
}

/// Every combination of the readings that are mentioned, the others at their defaults; only the defaults where there are
/// too many.
pub(super) fn combinations(movement: &Movement, mentioned: &BTreeSet<&str>) -> Vec<BTreeMap<String, String>> {
    let mut all = vec![movement.default_readings()];
    for reading in movement.readings.iter().filter(|reading| mentioned.contains(reading.id.as_str())) {
        if all.len() * reading.choices.len() > MOST {
            return vec![movement.default_readings()];
        }
        all = all
            .iter()
            .flat_map(|readings| {
                reading.choices.iter().map(|choice| {
                    let mut with = readings.clone();
                    with.insert(reading.id.value.clone(), choice.id.value.clone());
                    with
                })
            })
            .collect();
    }
    all
}
