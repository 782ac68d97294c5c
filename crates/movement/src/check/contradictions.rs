//! No award asks for two things that exclude each other: at least 50 % and under 45 % of the same.
//!
//! Looked at are the plain bounds that criteria put on one quantity, in every round in which the award may exist and
//! under every combination of the readings that these criteria mention.

mod bounds;

use std::collections::{BTreeMap, BTreeSet};

use exact::Ratio;

use super::Findings;
use super::combinations::mention;
use crate::{Award, Criterion, CriterionRule, Fact, Movement, Scene};
use bounds::{Bound, MOST_PARTS, bounds_of};

/// Scenes looked at, over all awards.
const MOST_SCENES: usize = 5_000;

pub(super) fn check(movement: &Movement, findings: &mut Findings<'_, '_>) {
    let mut noted = BTreeSet::new();
    let (mut scenes, mut parts) = (0, 0);
    for award in &movement.awards {
        let criteria: Vec<&Criterion> = award
            .requires
            .iter()
            .filter_map(|id| findings.survey.names.criteria.get(id.as_str()))
            .map(|(_, criterion)| *criterion)
            .collect();
        for readings in combinations(movement, &criteria) {
            for round in movement.rounds.iter() {
                let scene = Scene { round: &round.id, readings: &readings, award: Some(&award.id) };
                if !award.exists.is_empty() && award.exists.pick(&scene).is_none() {
                    continue;
                }
                scenes += 1;
                if scenes > MOST_SCENES || parts > MOST_PARTS {
                    return;
                }
                let bounds = criteria.iter().flat_map(|criterion| {
                    bounds_of(movement, findings.survey, criterion, &scene, &mut parts)
                });
                let bounds: Vec<Bound<'_>> = bounds.collect();
                contradictions(findings, award, &bounds, &mut noted);
            }
        }
    }
}

/// Every combination of the readings that some criteria mention; only the defaults where there are too many.
fn combinations(movement: &Movement, criteria: &[&Criterion]) -> Vec<BTreeMap<String, String>> {
    let mut mentioned = BTreeSet::new();
    for criterion in criteria {
        if let CriterionRule::Formula { holds, .. } = &criterion.rule {
            mention(holds, &mut mentioned);
        }
    }
    for parameter in movement.parameters.iter().take(LISTED_PARAMETERS) {
        mention(&parameter.is, &mut mentioned);
    }
    super::combinations::combinations(movement, &mentioned)
}

/// More parameters than any letter sets.
const LISTED_PARAMETERS: usize = 200;

/// Notes, for each quantity, the highest floor that stands above the lowest ceiling.
fn contradictions(
    findings: &mut Findings<'_, '_>,
    award: &Award,
    bounds: &[Bound<'_>],
    noted: &mut BTreeSet<(usize, usize)>,
) {
    let mut tightest: BTreeMap<&str, (Option<&Bound<'_>>, Option<&Bound<'_>>)> = BTreeMap::new();
    for bound in bounds {
        let (floor, ceiling) = tightest.entry(&bound.of).or_default();
        let side = if bound.from_below { floor } else { ceiling };
        if side.is_none_or(|held| bound.is_tighter_than(held)) {
            *side = Some(bound);
        }
    }
    for (of, sides) in tightest {
        let (Some(floor), Some(ceiling)) = sides else { continue };
        if !floor.excludes(ceiling) {
            continue;
        }
        let (first, second) =
            if floor.span.start <= ceiling.span.start { (floor, ceiling) } else { (ceiling, floor) };
        if noted.insert((first.span.start, second.span.start)) {
            let (least, most) = (shown(findings, floor), shown(findings, ceiling));
            let problem = findings.at("requirements-contradict", &second.span);
            problem.facts.push(("award", award.id.value.clone().into()));
            problem.facts.push(("first", first.criterion.into()));
            problem.facts.push(("second", second.criterion.into()));
            problem.facts.push(("of", of.into()));
            problem.facts.push(("floor", least));
            problem.facts.push(("floor_itself", if floor.itself { "allowed" } else { "excluded" }.into()));
            problem.facts.push(("ceiling", most));
            problem
                .facts
                .push(("ceiling_itself", if ceiling.itself { "allowed" } else { "excluded" }.into()));
        }
    }
}

/// A bound as the file writes it; one that is computed as a percentage where the file writes any of its numbers so.
fn shown(findings: &Findings<'_, '_>, bound: &Bound<'_>) -> Fact {
    let written: Vec<String> = bound.numbers.iter().map(|span| findings.written(span)).collect();
    match written.as_slice() {
        [one] if !bound.value.is_negative() => one.as_str().into(),
        all if all.iter().any(|text| text.ends_with('%')) => {
            match bound.value.times(&Ratio::int(100)).to_decimal_text() {
                Some(percent) => format!("{percent}%").into(),
                None => bound.value.clone().into(),
            }
        }
        _ => bound.value.clone().into(),
    }
}
