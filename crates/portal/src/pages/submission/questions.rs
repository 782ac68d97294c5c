//! What is asked about a unit's figures before they are submitted, in words.

use std::collections::BTreeMap;

use checks::{Finding, Kind, Said};
use judge::Value;
use reference::Dimension;
use store::FigureKey;
use wording::{Arg, Words};

use super::desk::{Desk, Stand};
use crate::problem::Problem;
use crate::state::Portal;
use crate::typed::{Content, written};

/// The questions, each figure with its sentences.
pub(super) type Questions = BTreeMap<FigureKey, Vec<String>>;

/// What looks odd in the figures that a submission stands at, beside each other and beside what counted before.
pub(super) async fn questions(
    portal: &Portal,
    desk: &Desk,
    stand: &Stand,
    words: Words,
) -> Result<Questions, Problem> {
    let now = stand.cells.values().filter_map(|cell| match &cell.content {
        Content::Value(Some(Value::Number(number))) => Some(said(&cell.key, number.clone())),
        _ => None,
    });
    let now: Vec<Said> = now.collect();
    let own = desk.submission.as_ref().map(|submission| submission.id);
    let movement = &desk.shelved.movement.id;
    let known = portal.store().verified_of_unit(movement, &desk.round, desk.unit.code.as_str()).await?;
    // What this very submission said before is mended, not contradicted.
    let known = known.into_iter().filter(|counted| counted.submission.is_none() || counted.submission != own);
    let earlier = known.filter_map(|counted| match counted.kept.figure.value {
        Some(Value::Number(number)) => Some(said(&counted.kept.figure.key, number)),
        _ => None,
    });
    let mut questions = Questions::new();
    for finding in checks::find(&now, &earlier.collect::<Vec<_>>()) {
        let key = FigureKey {
            unit: finding.unit.clone(),
            indicator: finding.indicator.clone(),
            period: finding.period,
        };
        // Only what can be explained here is asked about: a figure that is said now.
        if stand.cells.contains_key(&key) {
            questions.entry(key).or_default().push(sentence(desk, &finding, words));
        }
    }
    Ok(questions)
}

fn said(key: &FigureKey, value: exact::Ratio) -> Said {
    Said { unit: key.unit.clone(), indicator: key.indicator.clone(), period: key.period, value }
}

fn sentence(desk: &Desk, finding: &Finding, words: Words) -> String {
    let movement = &desk.shelved.movement;
    let label = |id: &str| {
        movement.indicator(id).map_or_else(|| id.to_owned(), |found| words.indicator(&found).to_owned())
    };
    let number = |value: &exact::Ratio| {
        let found = movement.indicator(&finding.indicator);
        let value = Value::Number(value.clone());
        found.map(|indicator| written(&value, &indicator, words)).unwrap_or_default()
    };
    let ratio = |value: &exact::Ratio| words.amount(&value.round_half_up_at(4), Dimension::Ratio);
    let says = |id: &str, facts: &[(&str, Arg<'_>)]| words.say_with(id, facts);
    match &finding.kind {
        Kind::AboveWhole { whole, is } => {
            says("portal-odd-above", &[("whole", label(whole).into()), ("is", number(is).into())])
        }
        Kind::NotTheSum { parts, come_to } => {
            let parts: Vec<String> = parts.iter().map(|part| label(part)).collect();
            says("portal-odd-sum", &[("parts", parts.join(" + ").into()), ("sum", number(come_to).into())])
        }
        Kind::Fell { since, was } => {
            says("portal-odd-fell", &[("since", words.period(*since).into()), ("was", number(was).into())])
        }
        Kind::Differs { was } => says("portal-odd-differs", &[("was", number(was).into())]),
        Kind::Leap { since, was } => {
            says("portal-odd-leap", &[("since", words.period(*since).into()), ("was", number(was).into())])
        }
        Kind::Unusual { since, was, change, usual, steps } => says(
            "portal-odd-unusual",
            &[
                ("since", words.period(*since).into()),
                ("was", number(was).into()),
                ("change", ratio(change).into()),
                ("usual", ratio(usual).into()),
                ("steps", (*steps).into()),
            ],
        ),
    }
}
