//! What explanations, searches and comparisons say is true.

use std::collections::BTreeMap;

use exact::Ratio;
use judge::{
    AwardResult, Came, Change, Judged, Met, Outcome, Truth, Value, compare_readings, derive_measure, explain,
    explanation_json, fragility,
};
use movement::Movement;
use oracle::{Rng, Round};
use serde_json::Value as Json;

use crate::rounds::{each_round, made_ready};

/// Calls a function with random judged rounds.
fn each_judged(seed: u64, count: usize, mut check: impl FnMut(&Movement, &Round, &Judged<'_>, &mut Rng)) {
    each_round(seed, count, |movement, round, figures, rng| {
        check(movement, round, &made_ready(movement, round, figures), rng);
    });
}

/// The round judged again with one figure changed.
fn with_change<T>(
    judged: &Judged<'_>,
    unit: &str,
    changes: &[&Change],
    look: impl FnOnce(&Judged<'_>) -> T,
) -> T {
    let list: Vec<_> = changes
        .iter()
        .map(|c| (unit, c.indicator.id.as_str(), c.period, Some(Value::Number(c.to.clone()))))
        .collect();
    let figures = judged.figures.with_changes(&list);
    let again = Judged::new(
        judged.movement,
        &judged.plan.round,
        &judged.readings(),
        judged.plan.assume_attested,
        &figures,
        |_| judged.sheet.roster.clone(),
    )
    .expect("a plan");
    look(&again)
}

fn one_less(change: &Change) -> Change {
    let step = if change.by().is_positive() { Ratio::ONE } else { Ratio::int(-1) };
    Change { to: change.to.minus(&step), ..change.clone() }
}

#[test]
fn derivations_come_to_what_the_judge_decided() {
    let mut explained = 0;
    each_judged(11, 250, |movement, _, judged, _| {
        for award in &judged.judgement.awards {
            for standing in award.standings.iter().take(6) {
                let unit = judged.judgement.code(standing.row);
                let explanation = explain(judged, &award.award, unit).expect("an explanation");
                for criterion in &explanation.criteria {
                    let last = criterion.when_undefined.as_ref().unwrap_or(&criterion.derivation);
                    let met = match last.truth() {
                        Truth::True => Met::Met,
                        Truth::False | Truth::Undefined | Truth::Never => Met::NotMet,
                        Truth::Unknown => Met::Unknown,
                    };
                    assert_eq!(met, criterion.outcome, "{unit} {} {:#?}", criterion.id, criterion);
                    assert!(!criterion.clauses.is_empty());
                }
                let _: Json =
                    serde_json::from_str(&explanation_json(&explanation, judged.figures)).expect("JSON");
                explained += 1;
            }
        }
        for (m, measure) in judged.plan.measures.iter().enumerate() {
            for (row, unit) in judged.sheet.roster.rows().iter().enumerate().take(4) {
                if let Some(derivation) = derive_measure(judged, &measure.id, unit.unit.code.as_str()) {
                    let value = judged.details().measure(m, row as u32);
                    assert_eq!(derivation.came, Came::Number(value), "{}", measure.id);
                }
            }
        }
        let _ = movement;
    });
    assert!(explained > 500);
}

#[test]
fn what_it_would_take_is_enough_and_one_less_is_not() {
    let (mut criteria, mut selections, mut elsewhere) = (0, 0, 0);
    each_judged(12, 120, |_, _, judged, _| {
        for award in &judged.judgement.awards {
            for standing in award.standings.iter().take(8) {
                let unit = judged.judgement.code(standing.row);
                let explanation = explain(judged, &award.award, unit).expect("an explanation");
                for (criterion, changes) in &explanation.takes.criteria {
                    let place =
                        judged.plan.awards[award.planned].criteria.iter().position(|c| c.id == *criterion);
                    let met = |judged: &Judged<'_>| {
                        judged.details().criterion(award.planned, place.expect("a criterion"), standing.row)
                    };
                    for change in changes {
                        assert_eq!(with_change(judged, unit, &[change], met), Met::Met, "{unit} {change:?}");
                        assert_ne!(
                            with_change(judged, unit, &[&one_less(change)], met),
                            Met::Met,
                            "{change:?}"
                        );
                        criteria += 1;
                    }
                }
                let selected = |judged: &Judged<'_>| {
                    let award = judged
                        .judgement
                        .awards
                        .iter()
                        .find(|a| a.planned == award.planned)
                        .expect("the award");
                    award.selected.contains(&standing.row)
                };
                // The award that keeps it from this one then.
                let taken = |judged: &Judged<'_>| {
                    let here = judged.judgement.awards.iter().find(|a| a.planned == award.planned);
                    let outcome =
                        here.and_then(|a| a.standing(standing.row)).map(|standing| standing.outcome);
                    if outcome != Some(Outcome::AlreadyAwarded) {
                        return None;
                    }
                    let others = &judged.plan.awards[award.planned].not_with;
                    let taken = others.iter().find(|other| {
                        let takes =
                            |a: &AwardResult| a.planned == **other && a.selected.contains(&standing.row);
                        judged.judgement.awards.iter().any(takes)
                    });
                    taken.map(|other| judged.plan.awards[*other].id.clone())
                };
                let takes = &explanation.takes;
                let after: Vec<&Change> = takes.after.iter().collect();
                // Nothing more is asked for than is needed: what the changes in `after` do by themselves is said so.
                assert_eq!(with_change(judged, unit, &after, selected), takes.enough || explanation.selected);
                if !after.is_empty() && takes.sought {
                    assert_eq!(with_change(judged, unit, &after, taken), takes.kept_by);
                }
                assert!(takes.kept_by.is_none() || takes.instead.is_empty());
                elsewhere += usize::from(takes.kept_by.is_some()) + takes.instead.len();
                let elsewhere = |judged: &Judged<'_>| taken(judged).is_some();
                type Brings<'b> = &'b dyn Fn(&Judged<'_>) -> bool;
                let both: [(&Vec<Change>, Brings<'_>); 2] =
                    [(&takes.selection, &selected), (&takes.instead, &elsewhere)];
                for (changes, brings) in both {
                    for change in changes {
                        // A figure that a criterion has moved already is moved on from there.
                        let mut all: Vec<&Change> = after.clone();
                        all.retain(|c| c.indicator != change.indicator);
                        all.push(change);
                        assert!(with_change(judged, unit, &all, brings), "{unit} {} {change:?}", award.award);
                        all.pop();
                        let less = one_less(change);
                        all.push(&less);
                        assert!(
                            !with_change(judged, unit, &all, brings),
                            "{unit} {} {change:?}",
                            award.award
                        );
                        selections += 1;
                    }
                }
            }
        }
    });
    assert!(criteria > 100 && selections > 50, "{criteria} criteria, {selections} selections");
    assert!(elsewhere > 10, "{elsewhere} that another award keeps from this one");
}

#[test]
fn the_smallest_change_is_the_smallest() {
    let mut found = 0;
    each_judged(13, 40, |_, _, judged, rng| {
        if judged.sheet.roster.len() > 12 {
            return;
        }
        let sets = |judged: &Judged<'_>| -> Vec<Vec<u32>> {
            let sorted = |rows: &Vec<u32>| {
                let mut rows = rows.clone();
                rows.sort_unstable();
                rows
            };
            judged.judgement.awards.iter().map(|a| sorted(&a.selected)).collect()
        };
        let now = sets(judged);
        for (i, award) in fragility(judged).iter().enumerate() {
            for smallest in &award.figures {
                let then = with_change(judged, &smallest.unit, &[&smallest.change], sets);
                assert_ne!(then[i], now[i], "{} {:?}", award.award, smallest);
                found += 1;
                if smallest.change.indicator.dimension == reference::Dimension::Ratio {
                    continue;
                }
                // Smaller changes of the same and of other figures, picked at random, change nothing.
                let by = smallest.change.by().abs().to_whole().expect("whole steps");
                for _ in 0..12 {
                    if by < 2 {
                        break;
                    }
                    let slots: Vec<_> = judged
                        .plan
                        .graph
                        .slots
                        .iter()
                        .enumerate()
                        .filter(|(_, s)| s.indicator.dimension == smallest.change.indicator.dimension)
                        .collect();
                    let (slot, meaning) = slots[rng.below(slots.len() as u64) as usize];
                    let row = rng.below(judged.sheet.roster.len() as u64) as usize;
                    let Some(from) = judged.sheet.columns[slot].number_at(row) else { continue };
                    let less = Ratio::int(i128::from(rng.below(by as u64 - 1)) + 1);
                    let to = if rng.below(2) == 0 { from.plus(&less) } else { from.minus(&less) };
                    if to.is_negative() {
                        continue;
                    }
                    let change =
                        Change { indicator: meaning.indicator.clone(), period: meaning.period, from, to };
                    let unit = judged.sheet.roster.rows()[row].unit.code.to_string();
                    let then = with_change(judged, &unit, &[&change], sets);
                    assert_eq!(
                        then[i], now[i],
                        "{} {unit} {change:?} is smaller than {smallest:?}",
                        award.award
                    );
                }
            }
        }
    });
    assert!(found > 30, "{found}");
}

#[test]
fn readings_compared_are_readings_judged() {
    each_judged(14, 12, |movement, round, judged, rng| {
        let compared =
            compare_readings(movement, &round.round, round.assume_attested, judged.figures, &mut |_| {
                judged.sheet.roster.clone()
            })
            .expect("a comparison");
        // A few combinations judged by themselves are among those compared, and counts add up.
        for _ in 0..4 {
            let chosen: BTreeMap<String, String> = compared
                .readings
                .iter()
                .map(|(id, choices)| (id.clone(), choices[rng.below(choices.len() as u64) as usize].clone()))
                .collect();
            let one =
                Judged::new(movement, &round.round, &chosen, round.assume_attested, judged.figures, |_| {
                    judged.sheet.roster.clone()
                })
                .expect("a plan");
            for award in &one.judgement.awards {
                let mut selected: Vec<String> =
                    award.selected.iter().map(|row| one.judgement.code(*row).to_string()).collect();
                selected.sort();
                let all = compared.awards.iter().find(|a| a.award == award.award).expect("the award");
                let grade = |row: &u32| award.standing(*row).and_then(|standing| standing.grade);
                let grades = &one.plan.awards[award.planned].grades;
                let mut with_grades: Vec<(String, Option<String>)> = award
                    .selected
                    .iter()
                    .map(|row| {
                        (one.judgement.code(*row).to_string(), grade(row).map(|g| grades[g].id.clone()))
                    })
                    .collect();
                with_grades.sort();
                assert!(all.selections.iter().any(|found| {
                    let mut units = found.selected.clone();
                    units.sort();
                    let mut graded: Vec<_> =
                        found.selected.iter().cloned().zip(found.grades.clone()).collect();
                    graded.sort();
                    units == selected && (!all.graded || graded == with_grades)
                }));
                if all.same_under_all {
                    assert_eq!(all.selections.len(), 1);
                    assert!(all.depends_on.is_empty());
                }
            }
        }
        for award in &compared.awards {
            assert_eq!(award.selections.iter().map(|s| s.combinations).sum::<usize>(), award.exists_in);
            assert!(award.units.iter().all(|u| u.selected_in + u.tied_in <= award.exists_in));
            assert_eq!(award.depends_on.is_empty(), award.same_under_all, "{award:#?}");
        }
    });
}

#[test]
fn a_better_figure_never_worsens_the_own_rank() {
    // In a field award of 1371-2022 more participants at the cut-off can only help.
    let mut moved = 0;
    each_judged(15, 120, |_, round, judged, rng| {
        if round.movement != "1371-2022" {
            return;
        }
        let Some(award) = judged.judgement.award("health") else { return };
        for standing in award.standings.iter().filter(|s| s.outcome == Outcome::Eligible).take(4) {
            let slots = judged.plan.graph.slots.iter();
            let slot = slots.clone().position(|s| {
                s.indicator.id == "health" && s.period == reference::Period::Date(judged.plan.cut_off)
            });
            let slot = slot.expect("participants at the cut-off");
            let Some(from) = judged.sheet.columns[slot].number_at(standing.row as usize) else { continue };
            let to = from.plus(&Ratio::int(i128::from(rng.below(50_000))));
            let meaning = &judged.plan.graph.slots[slot];
            let change = Change { indicator: meaning.indicator.clone(), period: meaning.period, from, to };
            let unit = judged.judgement.code(standing.row);
            let then = with_change(judged, unit, &[&change], |judged| {
                judged.judgement.award("health").and_then(|a| a.standing(standing.row)).expect("a standing")
            });
            assert!(then.outcome == Outcome::AlreadyAwarded || then.rank <= standing.rank);
            moved += 1;
        }
    });
    assert!(moved > 50, "{moved}");
}

#[test]
fn whoever_is_eligible_meets_every_criterion() {
    let mut eligible = 0;
    each_judged(16, 60, |_, _, judged, _| {
        for award in &judged.judgement.awards {
            for standing in award.standings.iter().filter(|s| s.outcome == Outcome::Eligible) {
                let planned = &judged.plan.awards[award.planned];
                for c in 0..planned.criteria.len() {
                    assert_eq!(judged.details().criterion(award.planned, c, standing.row), Met::Met);
                }
                assert!(standing.rank.is_some());
                eligible += 1;
            }
        }
    });
    assert!(eligible > 50, "{eligible}");
}
