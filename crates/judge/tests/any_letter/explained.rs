//! How a criterion or a measure came about, as it is explained, comes to what was decided.

use judge::plan::KeySource;
use judge::{Came, ExplainedKey, Judged, Met, Number, Truth, derive_measure, explain_criteria, explain_keys};
use movement::{Combine, Movement};
use oracle::Rng;

use crate::letter::random_letter;
use crate::round::Round;
use crate::shelf;

#[test]
fn derivations_of_any_letter_come_to_what_was_decided() {
    let mut rng = Rng::new(31);
    let mut movements = shelf::letters();
    movements.extend((0..60).filter_map(|_| random_letter(&mut rng)).map(|letter| letter.movement));
    let (mut explained, mut unranked) = (0, 0);
    for movement in &movements {
        for _ in 0..2 {
            let mut round = Round::random(movement, &mut rng);
            round.forget(&mut rng);
            explained += check(movement, &round, &mut rng, &mut unranked);
        }
    }
    assert!(
        explained > 1_000 && unranked > 20,
        "{explained} explained, {unranked} leads without a rank in a part"
    );
}

/// A lead is combined from what its parts are said to count; whether it is one in which a part has no rank.
fn is_what_its_parts_count(key: &ExplainedKey, source: &KeySource) -> bool {
    let (KeySource::Lead(lead), Number::Known(value)) = (source, &key.value) else { return false };
    let counted = key.parts.iter().map(|part| part.counted.as_ref().expect("a number").number());
    let combined = match lead.combine {
        Combine::Sum => counted.reduce(|a, b| a.plus(&b)),
        Combine::Worst => counted.max(),
    };
    assert_eq!(combined.as_ref(), Some(value), "{key:#?}");
    key.parts.iter().any(|part| part.rank.is_none())
}

fn check(movement: &Movement, round: &Round, rng: &mut Rng, unranked: &mut usize) -> usize {
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
    for award in &judged.judgement.awards {
        for (_, keys) in explain_keys(&judged, award) {
            for (key, planned) in keys.iter().zip(&judged.plan.awards[award.planned].keys) {
                *unranked += usize::from(is_what_its_parts_count(key, &planned.source));
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
