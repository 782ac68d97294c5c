//! A unit from round to round: its rank, its result, and each measure beside its limit.

use judge::AwardResult;
use reference::units::REORGANISED;
use wording::Words;
use wording::rows::{measures, result};

use crate::chart::{Chart, Value, chart};
use crate::ground::Seen;
use crate::pages::history::same_award;
use crate::pages::of_round;
use crate::pages::standings::class;

/// What became of a unit in the rounds of a movement.
pub(super) struct Trend {
    /// The headings: the measures that every round shows.
    pub heads: Vec<String>,
    pub rows: Vec<Row>,
    pub charts: Vec<Chart>,
}

/// A round.
pub(super) struct Row {
    pub round: String,
    pub address: String,
    pub here: bool,
    pub rank: String,
    pub result: String,
    pub class: &'static str,
    pub cells: Vec<String>,
}

/// A unit's trend in an award. Rounds of other boundaries are left out: their unit of the same code is another.
pub(super) fn trend(of: &Seen, all: &[Seen], award: &AwardResult, unit: &str, words: Words) -> Trend {
    let judged = of.judged();
    let shown = measures(&judged, award, words);
    let mut values: Vec<Vec<Value>> = shown.iter().map(|_| Vec::new()).collect();
    let mut rows = Vec::new();
    let same_era = |seen: &&Seen| (seen.plan.cut_off >= REORGANISED) == (of.plan.cut_off >= REORGANISED);
    for seen in all.iter().filter(same_era) {
        let judged = seen.judged();
        let (Some(round), Some(award)) = (seen.round(), same_award(&judged, award)) else { continue };
        let row = seen.roster.row_of(unit).map(|row| row as u32);
        let Some(standing) = row.and_then(|row| award.standing(row)) else { continue };
        let label = words.label(&round.label).to_owned();
        let there = measures(&judged, award, words);
        let mut cells = Vec::new();
        for (measure, values) in shown.iter().zip(&mut values) {
            let same = there.iter().find(|other| other.label == measure.label);
            let text = same.map_or_else(String::new, |same| same.cell(&judged, &standing, words));
            let number = same.and_then(|same| same.value(&judged, &standing));
            let percent = if measure.percent && number.is_some() { words.percent_sign() } else { "" };
            let (value, limits) = number.map_or((None, Vec::new()), |(value, limits)| (Some(value), limits));
            values.push(Value {
                round: label.clone(),
                shown: format!("{text}{percent}"),
                value,
                limit: limits.into_iter().next(),
            });
            cells.push(text);
        }
        rows.push(Row {
            address: format!("{}/units/{unit}?award={}", of_round(&seen.movement, &round.id), award.award),
            here: round.id.value == of.plan.round,
            round: label,
            rank: standing.rank.map(|rank| rank.to_string()).unwrap_or_default(),
            result: result(award, &standing, false, words).trim_start_matches("★ ").to_owned(),
            class: class(award, &standing),
            cells,
        });
    }
    let heads = shown.iter().map(|measure| match measure.percent {
        true => format!("{} (%)", measure.label),
        false => measure.label.clone(),
    });
    let heads = heads.collect();
    let charts =
        shown.iter().zip(&values).filter_map(|(measure, values)| chart(measure.label.clone(), values));
    Trend { heads, rows, charts: charts.collect() }
}
