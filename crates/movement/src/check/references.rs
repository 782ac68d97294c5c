//! What awards and leads name exists: criteria, measures, precisions, groupings, other awards.

use std::collections::BTreeSet;

use reference::Dimension;

use super::Findings;
use super::survey::Meaning;
use crate::{At, Award, Lead, MeasureRule, Movement, RankingKey};

pub(super) fn check(movement: &Movement, findings: &mut Findings<'_, '_>) {
    for measure in &movement.measures {
        if let MeasureRule::Lead(lead) = &measure.rule {
            parts(findings, lead);
        }
    }
    let mut earlier = BTreeSet::new();
    for award in &movement.awards {
        named(findings, award);
        for case in &award.ranks_by.0 {
            ranking_key(findings, &case.is);
        }
        not_with(findings, award, &earlier);
        earlier.insert(award.id.as_str());
    }
}

fn parts(findings: &mut Findings<'_, '_>, lead: &Lead) {
    let values = &findings.survey.names.values;
    for part in &lead.parts {
        if !matches!(values.get(part.measure.as_str()), Some(Meaning::Measure(_))) {
            let measures = values.iter().filter(|(_, meaning)| matches!(meaning, Meaning::Measure(_)));
            findings.unknown(
                "unknown-measure",
                &part.measure,
                &part.measure.span,
                measures.map(|(name, _)| *name),
            );
        }
    }
    once(findings, "parts", lead.parts.iter().map(|part| &part.measure));
    precision(findings, lead.precision.as_ref());
}

fn precision(findings: &mut Findings<'_, '_>, id: Option<&At<String>>) {
    let precisions = &findings.survey.names.precisions;
    if let Some(id) = id.filter(|id| !precisions.contains_key(id.as_str())) {
        findings.unknown("unknown-precision", id, &id.span, precisions.keys().copied());
    }
}

fn named(findings: &mut Findings<'_, '_>, award: &Award) {
    let names = &findings.survey.names;
    for id in award.requires.iter().filter(|id| !names.criteria.contains_key(id.as_str())) {
        findings.unknown("unknown-criterion", id, &id.span, names.criteria.keys().copied());
    }
    once(findings, "requires", award.requires.iter());
    if let Some(within) = &award.within {
        let groupings = names.groupings();
        if !groupings.contains(within.as_str()) {
            findings.unknown("unknown-grouping", within, &within.span, groupings.iter().copied());
        }
    }
}

/// A key is a measure, or an indicator or attestation that says yes or no.
fn ranking_key(findings: &mut Findings<'_, '_>, key: &RankingKey) {
    precision(findings, key.precision.as_ref());
    let names = &findings.survey.names;
    let id = &key.key;
    match names.value(id) {
        Some(Meaning::Measure(_)) => {}
        Some(Meaning::Indicator(indicator)) => {
            if indicator.dimension != Dimension::Truth {
                let problem = findings.at("ranking-key-not-yes-or-no", &id.span);
                problem.facts.push(("name", id.value.clone().into()));
                problem.facts.push(("dimension", indicator.dimension.id().into()));
            }
        }
        None if names.attested(id).is_some() => {}
        Some(Meaning::Parameter(..)) | None => {
            findings.unknown("unknown-ranking-key", id, &id.span, names.sayable());
        }
    }
}

/// The awards that keep a unit from this one are judged before it.
fn not_with(findings: &mut Findings<'_, '_>, award: &Award, earlier: &BTreeSet<&str>) {
    let awards = &findings.survey.names.awards;
    for other in award.not_with.0.iter().flat_map(|case| &case.is.awards) {
        if other.value == award.id.value {
            let problem = findings.at("award-excludes-itself", &other.span);
            problem.facts.push(("award", award.id.value.clone().into()));
        } else if !awards.contains_key(other.as_str()) {
            findings.unknown("unknown-award", other, &other.span, awards.keys().copied());
        } else if !earlier.contains(other.as_str()) {
            let problem = findings.at("not-with-later-award", &other.span);
            problem.facts.push(("award", award.id.value.clone().into()));
            problem.facts.push(("later", other.value.clone().into()));
        }
    }
    for case in &award.not_with.0 {
        once(findings, "not_with", case.is.awards.iter());
    }
}

/// A list of names does not name one twice.
fn once<'m>(findings: &mut Findings<'_, '_>, key: &'static str, ids: impl Iterator<Item = &'m At<String>>) {
    let mut seen = BTreeSet::new();
    for id in ids {
        if !seen.insert(id.as_str()) {
            let problem = findings.at("listed-twice", &id.span);
            problem.facts.extend([("key", key.into()), ("name", id.value.clone().into())]);
        }
    }
}
