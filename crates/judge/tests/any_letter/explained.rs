//! How a criterion or a measure came about, as it is explained, comes to what was decided.

use judge::{Came, Judged, Met, Truth, derive_measure, explain_criteria};
use movement::Movement;
use oracle::Rng;

use crate::letter::random_letter;
use crate::round::Round;
use crate::shelf;

#[test]
fn derivations_of_any_letter_come_to_what_was_decided() {
    let mut rng = Rng::new(31);
    let mut movements = shelf::letters();
    movements.extend((0..60).filter_map(|_| random_letter(&mut rng)).map(|letter| letter.movement));
    let mut explained = 0;
    for movement in &movements {
        for _ in 0..2 {
            let mut round = Round::random(movement, &mut rng);
            round.forget(&mut rng);
            explained += check(movement, &round, &mut rng);
        }
    }
    assert!(explained > 1_000, "{explained}");
}

fn check(movement: &Movement, round: &Round, rng: &mut Rng) -> usize {
    let figures = round.figures(rng);
    let readings = round.plan.readings.iter().cloned().collect();
    let attested = round.plan.assume_attested;
    let judged =
        Judged::new(movement, &round.plan.round, &readings, attested, &figures, |_| round.roster.clone());
    let judged = judged.expect("a plan");
    let mut explained = 0;
    for award in &judged.judgement.awards {
        for standing in &award.standings {
            for criterion in explain_criteria(&judged, award, standing.row) {
                let otherwise = criterion.when_undefined.as_ref().map(|otherwise| otherwise.truth());
                let derived = criterion.derivation.truth();
                let came = match derived {
                    // Where it is still open whether what holds instead is asked for, that is not explained yet.
                    Truth::Never => criterion.outcome != Met::Met,
                    _ => criterion.outcome == Met::from(derived.criterion(otherwise)),
                };
                assert!(
                    came,
                    "{derived:?} {otherwise:?} {:?}\n{:#?}",
                    criterion.outcome, criterion.derivation
                );
                explained += 1;
            }
        }
    }
    for (m, measure) in judged.plan.measures.iter().enumerate() {
        for (row, unit) in round.roster.rows().iter().enumerate() {
            if measure.node.is_some()
                && let Some(derived) = derive_measure(&judged, &measure.id, unit.unit.code.as_str())
            {
                let value = judged.details().measure(m, row as u32);
                assert_eq!(derived.came, Came::Number(value), "{} {derived:#?}", unit.unit.code);
                explained += 1;
            }
        }
    }
    explained
}
