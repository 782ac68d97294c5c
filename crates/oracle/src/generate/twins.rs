//! Units with the very figures of another unit: exact ties, and ties but for one figure.

use crate::rng::Rng;
use crate::round::Round;
use crate::unit_kind::UnitKind;

/// In one round out of three gives some units all the figures of another unit of their kind, and then sometimes
/// changes or drops one figure of the copy.
pub fn make(round: &mut Round, rng: &mut Rng) {
    if !rng.percent(33) {
        return;
    }
    for _ in 0..rng.between(1, 4) {
        let kind = rng.pick(&[UnitKind::Province, UnitKind::Province, UnitKind::Commune]);
        let units = round.competing(kind);
        if units.len() < 2 {
            continue;
        }
        let model = rng.pick(&units);
        let copy = rng.pick(&units);
        if model != copy {
            overwrite(round, &model, &copy, rng);
        }
    }
}

fn overwrite(round: &mut Round, model: &str, copy: &str, rng: &mut Rng) {
    round.figures.retain(|(unit, _, _), _| unit != copy);
    let mut cells = Vec::new();
    for ((unit, indicator, period), text) in round.figures.clone() {
        if unit == model {
            round.figures.insert((copy.to_string(), indicator.clone(), period.clone()), text.clone());
            cells.push((indicator, period, text));
        }
    }
    let (indicator, period, text) = rng.pick(&cells);
    let key = (copy.to_string(), indicator, period);
    match rng.below(10) {
        0 if cells.len() > 1 => {
            round.figures.remove(&key);
        }
        1..5 => {
            // One more or one less of something that is counted; attestations and targets stay. A part never comes
            // to exceed its whole by this.
            if let Ok(count) = text.parse::<i64>() {
                let part = key.1 == "collected_nonstate" || key.1.starts_with("health");
                let changed = if part { (count - 1).max(0) } else { count + 1 };
                round.figures.insert(key, changed.to_string());
            }
        }
        _ => {}
    }
}
