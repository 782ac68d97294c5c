//! The keys by which a unit is ranked, with its values and, where it is ranked in several parts, its rank in each.

use exact::Ratio;
use movement::{At, Case, Lead, MeasureRule, Order, RankingKey, Scene, Step, Unranked};

use super::derivation::{Derivation, add_new, chosen};
use super::{Counted, ExplainedKey, ExplainedPart, ids};
use crate::evaluate::Number;
use crate::judged::Judged;
use crate::judgement::{AwardResult, Outcome};
use crate::plan::{KeySource, NodeId, PlanKey};

/// The ranking keys of every eligible unit of an award, in code order: what [`explain`](super::explain) says of them, for sheets that
/// show all units.
pub fn explain_keys(judged: &Judged<'_>, result: &AwardResult) -> Vec<(u32, Vec<ExplainedKey>)> {
    let parts = ranked_parts(judged, result);
    let eligible = result.standings.iter().filter(|s| s.outcome == Outcome::Eligible).map(|s| s.row);
    eligible.map(|row| (row, explained_keys(judged, result, &parts, row))).collect()
}

/// The ranking keys of a row.
pub(super) fn explained_keys(
    judged: &Judged<'_>,
    result: &AwardResult,
    parts: &[Vec<RankedPart<'_>>],
    row: u32,
) -> Vec<ExplainedKey> {
    let ruled = judged.movement.award(&result.award);
    let readings = judged.readings();
    let scene = Scene { round: &judged.plan.round, readings: &readings, award: Some(&result.award) };
    let cases: Vec<_> = ruled.map(|a| a.ranks_by.all_that_fit(&scene).collect()).unwrap_or_default();
    let planned = &judged.plan.awards[result.planned];
    let standing = result.standing(row);
    let in_running = standing.as_ref().is_some_and(|s| s.outcome == Outcome::Eligible);
    let explained = planned.keys.iter().zip(parts).enumerate().map(|(i, (key, parts))| {
        let of_measure = judged.movement.measure(&key.id).map(|m| ids(&m.clause)).unwrap_or_default();
        let clauses = match cases.get(i).filter(|case| !case.clause.is_empty()) {
            Some(case) => ids(&case.clause),
            None => of_measure,
        };
        let value = match &key.source {
            KeySource::Lead(_) => {
                standing.as_ref().and_then(|s| s.lead.clone()).map_or(Number::Undefined, Number::Known)
            }
            KeySource::Node(node) | KeySource::TruthNode(node) => {
                judged.key_values().number(*node, row as usize)
            }
        };
        let derivation = super::derive_measure_for(judged, scene.award, &key.id, judged.judgement.code(row));
        let mut readings =
            cases.get(i).map(|case| step_readings(judged, case, &scene, row)).unwrap_or_default();
        add_new(&mut readings, &derivation.as_ref().map(Derivation::readings).unwrap_or_default());
        let unranked = match cases.get(i).and_then(|case| movement_lead(judged, case)) {
            Some(lead) => chosen(&lead.unranked, &scene),
            None => Vec::new(),
        };
        ExplainedKey {
            id: key.id.clone(),
            descending: key.order == Order::Descending,
            clauses,
            compared: at_step(&key.step, &value),
            value,
            derivation,
            readings,
            parts: match &key.source {
                KeySource::Lead(lead) if in_running => counted_parts(judged, parts, lead.unranked, row),
                _ => parts.iter().map(RankedPart::not_in_running).collect(),
            },
            unranked,
        }
    });
    explained.collect()
}

/// The readings that decide that a step is there, how finely it is compared and, where it is a lead, what it is made of.
fn step_readings(
    judged: &Judged<'_>,
    case: &Case<RankingKey>,
    scene: &Scene<'_>,
    row: u32,
) -> Vec<(String, String)> {
    let movement = judged.movement;
    let choice = |id: &str| scene.readings.get(id).map(|choice| (id.to_string(), choice.clone()));
    let mut found: Vec<(String, String)> = case.under.iter().filter_map(|(id, _)| choice(id)).collect();
    let of_precision = |named: &Option<At<String>>| {
        let precision = named.as_ref().and_then(|id| movement.precisions.iter().find(|p| *p.id == *id.value));
        precision.map(|precision| chosen(&precision.step, scene)).unwrap_or_default()
    };
    add_new(&mut found, &of_precision(&case.is.precision));
    if let Some(lead) = movement_lead(judged, case) {
        add_new(&mut found, &chosen(&lead.combine, scene));
        add_new(&mut found, &chosen(&lead.unranked, scene));
        add_new(&mut found, &of_precision(&lead.precision));
        for part in &lead.parts {
            if let Some(derivation) =
                super::derive_measure_for(judged, scene.award, &part.measure, judged.judgement.code(row))
            {
                add_new(&mut found, &derivation.readings());
            }
        }
    }
    found
}

/// The rule of the lead that a step ranks by.
fn movement_lead<'a>(judged: &Judged<'a>, case: &Case<RankingKey>) -> Option<&'a Lead> {
    match &judged.movement.measure(&case.is.key)?.rule {
        MeasureRule::Lead(lead) => Some(lead),
        MeasureRule::Formula(_) => None,
    }
}

/// The parts of the lead of a row in the running, each with what it counts.
fn counted_parts(
    judged: &Judged<'_>,
    parts: &[RankedPart<'_>],
    unranked: Unranked,
    row: u32,
) -> Vec<ExplainedPart> {
    let ranks: Vec<Option<u32>> = parts.iter().map(|part| part.rank(judged, row)).collect();
    let known = || ranks.iter().flatten();
    let mean = Ratio::new(known().map(|rank| i128::from(*rank)).sum(), known().count() as i128);
    let counted = |part: &RankedPart<'_>, rank: Option<u32>| match (rank, unranked, &mean) {
        (Some(rank), ..) => Counted::Rank(rank),
        (None, Unranked::Mean, Some(mean)) => Counted::Mean(mean.clone()),
        (None, unranked, _) => {
            Counted::Last { rank: part.best_first.len() as u32 + 1, no_mean: unranked == Unranked::Mean }
        }
    };
    let explained = parts.iter().zip(&ranks).map(|(part, rank)| ExplainedPart {
        measure: part.measure.to_string(),
        rank: *rank,
        counted: Some(counted(part, *rank)),
    });
    explained.collect()
}

/// A part of a lead, with the values of the eligible units in it, best first.
pub(super) struct RankedPart<'a> {
    measure: &'a str,
    node: NodeId,
    order: Order,
    step: &'a Step,
    best_first: Vec<Ratio>,
}

impl RankedPart<'_> {
    fn not_in_running(&self) -> ExplainedPart {
        ExplainedPart { measure: self.measure.to_string(), rank: None, counted: None }
    }

    /// The rank of a row: one more than the number of eligible units that are better.
    fn rank(&self, judged: &Judged<'_>, row: u32) -> Option<u32> {
        let own = at_step(self.step, &judged.key_values().number(self.node, row as usize));
        let own = own.known()?;
        let better = self.best_first.partition_point(|other| match self.order {
            Order::Ascending => other < own,
            Order::Descending => other > own,
        });
        Some(better as u32 + 1)
    }
}

/// For each ranking key of an award the parts in which units are ranked; none for a key that is no lead.
pub(super) fn ranked_parts<'a>(judged: &'a Judged<'_>, result: &AwardResult) -> Vec<Vec<RankedPart<'a>>> {
    let eligible: Vec<u32> =
        result.standings.iter().filter(|s| s.outcome == Outcome::Eligible).map(|s| s.row).collect();
    let of_key = |key: &'a PlanKey| match &key.source {
        KeySource::Lead(lead) => {
            lead.parts.iter().map(|part| ranked_part(judged, part, &lead.step, &eligible)).collect()
        }
        KeySource::Node(_) | KeySource::TruthNode(_) => Vec::new(),
    };
    judged.plan.awards[result.planned].keys.iter().map(of_key).collect()
}

fn ranked_part<'a>(
    judged: &'a Judged<'_>,
    (measure, node, order): &'a (String, NodeId, Order),
    step: &'a Step,
    eligible: &[u32],
) -> RankedPart<'a> {
    let value = |row: &u32| at_step(step, &judged.key_values().number(*node, *row as usize)).known().cloned();
    let mut best_first: Vec<Ratio> = eligible.iter().filter_map(value).collect();
    best_first.sort_by(|a, b| match order {
        Order::Ascending => a.cmp(b),
        Order::Descending => b.cmp(a),
    });
    RankedPart { measure, node: *node, order: *order, step, best_first }
}

/// A value at the precision of its key.
fn at_step(step: &Step, value: &Number) -> Number {
    match value {
        Number::Known(ratio) => Number::Known(step.apply(ratio)),
        missing => missing.clone(),
    }
}
