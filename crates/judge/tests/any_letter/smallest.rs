//! What is called the smallest change is the smallest, and what nothing is said to change, nothing changes.

use exact::Ratio;
use judge::{Judged, Value, explain, fragility};
use movement::Movement;
use oracle::Rng;
use reference::Dimension;

use crate::letter::random_letter;
use crate::round::Round;
use crate::shelf;

/// What was tried.
#[derive(Debug, Default)]
struct Tally {
    /// Awards of which every turning point was found.
    exact: usize,
    /// Awards for which steps were doubled.
    stepwise: usize,
    /// Changes tried in vain.
    tried: usize,
}

#[test]
fn no_smaller_change_of_any_letter_selects_others() {
    let mut rng = Rng::new(47);
    let mut movements = shelf::letters();
    movements.extend((0..120).filter_map(|_| random_letter(&mut rng)).map(|letter| letter.movement));
    let mut tally = Tally::default();
    for movement in &movements {
        for _ in 0..3 {
            let mut round = Round::random(movement, &mut rng);
            if rng.percent(40) {
                round.forget_one(&mut rng);
            }
            if round.roster.len() <= 12 {
                try_round(movement, &round, &mut rng, &mut tally);
            }
        }
    }
    assert!(tally.exact > 300 && tally.stepwise > 20 && tally.tried > 20_000, "{tally:?}");
}

/// Who is selected for each award, and for which grade.
fn selected(round: &Round) -> Vec<Vec<(u32, Option<usize>)>> {
    let judgement = round.judged().judgement;
    let of_award = |award: &judge::AwardResult| {
        let mut selected: Vec<_> = award
            .selected
            .iter()
            .map(|row| (*row, award.standing(*row).and_then(|standing| standing.grade)))
            .collect();
        selected.sort_unstable();
        selected
    };
    judgement.awards.iter().map(of_award).collect()
}

fn try_round(movement: &Movement, round: &Round, rng: &mut Rng, tally: &mut Tally) {
    let figures = round.figures(rng);
    let readings = round.plan.readings.iter().cloned().collect();
    let attested = round.plan.assume_attested;
    let judged =
        Judged::new(movement, &round.plan.round, &readings, attested, &figures, |_| round.roster.clone())
            .expect("a plan");
    let fragile = fragility(&judged);
    let now = selected(round);
    for award in &fragile {
        if award.stepwise { tally.stepwise += 1 } else { tally.exact += 1 }
    }
    if fragile.iter().any(|award| award.stepwise) {
        return;
    }
    for (slot, meaning) in round.slots.iter().enumerate() {
        let dimension = meaning.indicator.dimension;
        let in_graph = judged.plan.graph.slots.contains(meaning);
        if dimension == Dimension::Truth || !in_graph {
            continue;
        }
        let step = match dimension {
            Dimension::Ratio => Ratio::decimal(1, 4),
            Dimension::Points => Ratio::decimal(1, 2),
            _ => Ratio::ONE,
        };
        for (row, unit) in round.roster.rows().iter().enumerate().filter(|(_, unit)| unit.competes) {
            let Some(Value::Number(from)) = round.cells[slot][row].clone() else { continue };
            for _ in 0..4 {
                let size = rng.pick(&[3, 30, 300, 3_000, 30_000, 1 << 40]);
                let by = step.times(&Ratio::int(i128::from(rng.below(size)) + 1));
                let to = if rng.percent(50) { from.plus(&by) } else { from.minus(&by) };
                let below = to.is_negative() && (dimension != Dimension::Points || meaning.indicator.share);
                if below || (meaning.indicator.share && to > Ratio::ONE) {
                    continue;
                }
                let mut changed = round.clone();
                changed.cells[slot][row] = Some(Value::Number(to.clone()));
                let then = selected(&changed);
                for (i, award) in fragile.iter().enumerate() {
                    let smallest =
                        award.figures.iter().find(|found| found.change.indicator.dimension == dimension);
                    if smallest.is_none_or(|smallest| smallest.change.by().abs() > by) {
                        let unit = &unit.unit.code;
                        let id = &meaning.indicator.id;
                        assert_eq!(
                            then[i],
                            now[i],
                            "{} {unit} {id} {from} → {to}\n{}",
                            award.award,
                            round.shown()
                        );
                        tally.tried += 1;
                    }
                }
            }
        }
    }
}

#[test]
fn what_no_figure_brings_about_no_figure_brings_about() {
    let mut rng = Rng::new(48);
    let mut movements = shelf::letters();
    movements.extend((0..120).filter_map(|_| random_letter(&mut rng)).map(|letter| letter.movement));
    let mut tried = 0;
    for movement in &movements {
        let round = Round::random(movement, &mut rng);
        let figures = round.figures(&mut rng);
        let readings = round.plan.readings.iter().cloned().collect();
        let attested = round.plan.assume_attested;
        let judged =
            Judged::new(movement, &round.plan.round, &readings, attested, &figures, |_| round.roster.clone())
                .expect("a plan");
        for award in &judged.judgement.awards {
            for standing in award.standings.iter().take(6) {
                let unit = judged.judgement.code(standing.row);
                let takes = explain(&judged, &award.award, unit).expect("an explanation").takes;
                if takes.stepwise || !takes.after.is_empty() {
                    continue;
                }
                let place = |id: &str| {
                    let criteria = &judged.plan.awards[award.planned].criteria;
                    criteria.iter().position(|criterion| criterion.id == id)
                };
                for (criterion, changes) in takes.criteria.iter().filter(|(_, changes)| changes.is_empty()) {
                    assert!(changes.is_empty());
                    let place = place(criterion).expect("a criterion");
                    for (slot, meaning) in round.slots.iter().enumerate() {
                        let own = meaning.period
                            == reference::Period::containing(judged.plan.cut_off, meaning.period.kind());
                        if !own || meaning.indicator.role != reference::Role::Achieved {
                            continue;
                        }
                        let row = standing.row as usize;
                        let Some(Value::Number(from)) = round.cells[slot][row].clone() else { continue };
                        for power in [0, 1, 4, 8, 16, 70, 90] {
                            let to = from.plus(&Ratio::int(1 << power));
                            if meaning.indicator.share && to > Ratio::ONE {
                                continue;
                            }
                            let mut changed = round.clone();
                            changed.cells[slot][row] = Some(Value::Number(to));
                            let met = changed.judged().details.criterion(award.planned, place, standing.row);
                            assert_ne!(met, judge::Met::Met, "{unit} {criterion}");
                            tried += 1;
                        }
                    }
                }
            }
        }
    }
    assert!(tried > 200, "{tried}");
}
