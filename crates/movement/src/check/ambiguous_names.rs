//! One name, one thing: no id stands twice, and formulas can say every name.

use std::collections::BTreeMap;

use super::Findings;
use crate::formula::{can_call, can_name};
use crate::read::is_id;
use crate::{At, Movement};

pub(super) fn check(movement: &Movement, findings: &mut Findings<'_, '_>) {
    once(findings, "clause", movement.clauses.iter().map(|clause| &clause.id));
    once(findings, "round", movement.rounds.iter().map(|round| &round.id));
    one_meaning(movement, findings);
    let measures = movement.measures.iter().map(|m| ("measure", &m.id, can_name(&m.id)));
    let parameters = movement.parameters.iter().map(|p| ("parameter", &p.id, can_name(&p.id)));
    let baselines = movement.baselines.iter().map(|b| ("baseline", &b.id, can_name(&b.id)));
    let scales = movement.scales.iter().map(|s| ("scale", &s.id, can_call(&s.id)));
    for (kind, id, usable) in measures.chain(parameters).chain(baselines).chain(scales) {
        // What is no id at all is named as that.
        if !usable && is_id(id) {
            let problem = findings.at("unusable-name", &id.span);
            problem.facts.extend([("kind", kind.into()), ("name", id.value.clone().into())]);
        }
    }
}

/// Ids in a list stand once. (Those of named tables do by the rules of TOML.)
fn once<'m>(findings: &mut Findings<'_, '_>, kind: &'static str, ids: impl Iterator<Item = &'m At<String>>) {
    let mut first: BTreeMap<&str, usize> = BTreeMap::new();
    for id in ids {
        if let Some(earlier) = first.get(id.as_str()) {
            let line = findings.notes.line(*earlier).to_string();
            let problem = findings.at("duplicate-id", &id.span);
            problem.facts.extend([
                ("kind", kind.into()),
                ("id", id.value.clone().into()),
                ("line", line.into()),
            ]);
        } else {
            first.insert(id, id.span.start);
        }
    }
}

/// Formulas say indicators, parameters and measures by their bare names.
fn one_meaning(movement: &Movement, findings: &mut Findings<'_, '_>) {
    let mut kinds: BTreeMap<&str, &'static str> =
        movement.indicators.iter().map(|indicator| (indicator.id.as_str(), "indicator")).collect();
    let parameters = movement.parameters.iter().map(|p| ("parameter", &p.id));
    for (kind, id) in parameters.chain(movement.measures.iter().map(|m| ("measure", &m.id))) {
        let known = reference::indicators::find(id).map(|_| "indicator");
        if let Some(other) = kinds.get(id.as_str()).copied().or(known) {
            let problem = findings.at("ambiguous-name", &id.span);
            problem.facts.push(("name", id.value.clone().into()));
            problem.facts.push(("kinds", vec![other.to_string(), kind.to_string()].into()));
        }
        kinds.insert(id, kind);
    }
}
