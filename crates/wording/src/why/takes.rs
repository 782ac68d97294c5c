//! What it would take, in people and in VND.

use std::collections::BTreeSet;

use judge::{Change, Explanation};
use movement::CriterionRule;
use reference::{Indicator, Period};

use super::{LineKind, Lines};

/// Tells what would meet each missed criterion, what is missing, and what would bring the unit into the maximum.
pub(super) fn tell(lines: &mut Lines<'_, '_>, explanation: &Explanation) {
    let takes = &explanation.takes;
    if takes.criteria.is_empty() && takes.missing.is_empty() && !takes.sought && !takes.enough {
        return;
    }
    lines.head("why-head-takes");
    let words = lines.words();
    let search = ("search", if takes.stepwise { "stepwise" } else { "exact" }.into());
    for (criterion, figures) in &takes.missing {
        let text = waits_for(lines, explanation, criterion, figures);
        lines.add(LineKind::Item, text);
    }
    for (criterion, changes) in &takes.criteria {
        let named = ("criterion", lines.criterion(criterion).into());
        if changes.is_empty() {
            lines.add(LineKind::Item, words.say_with("why-no-way", &[named, search.clone()]));
            continue;
        }
        let ways = changes.iter().map(|change| one(lines, change)).collect::<Vec<_>>();
        let ways = ways.join(&words.say("why-or"));
        lines.add(LineKind::Item, words.say_with("why-to-meet", &[named, ("ways", ways.into())]));
    }
    if takes.enough {
        lines.add(LineKind::Item, words.say("why-enough"));
    }
    if let Some(award) = &takes.kept_by {
        let facts = [("award", lines.award(award).into())];
        lines.add(LineKind::Item, words.say_with("why-elsewhere", &facts));
    }
    for change in &takes.instead {
        let facts = [("way", one(lines, change).into())];
        lines.add(LineKind::Item, words.say_with("why-instead", &facts));
    }
    let goes_elsewhere = takes.kept_by.is_some() || !takes.instead.is_empty();
    if takes.sought && takes.selection.is_empty() && !goes_elsewhere {
        let id = if takes.after.is_empty() { "why-no-single-figure" } else { "why-no-single-figure-then" };
        lines.add(LineKind::Item, words.say_with(id, &[search]));
    }
    if !takes.selection.is_empty() {
        let id = if takes.after.is_empty() { "why-to-be-selected" } else { "why-to-be-selected-then" };
        lines.add(LineKind::Item, words.say(id));
        for change in &takes.selection {
            let text = one(lines, change);
            lines.add(LineKind::Detail, text);
        }
    }
    if takes.stepwise {
        lines.add(LineKind::Item, words.say("why-stepwise"));
    }
}

/// What an unknown criterion or key waits for: figures of the unit itself, figures of units below, a
/// person who attests it, or the council.
fn waits_for(
    lines: &Lines<'_, '_>,
    explanation: &Explanation,
    criterion: &str,
    figures: &[(Indicator, Period)],
) -> String {
    let words = lines.words();
    let mut below: BTreeSet<&str> = BTreeSet::new();
    let explained = explanation.criteria.iter().find(|explained| explained.id == criterion);
    let derivations = explained.map(|e| std::iter::once(&e.derivation).chain(&e.when_undefined));
    for derivation in derivations.into_iter().flatten() {
        derivation.each_missing_below(&mut |figure| {
            below.insert(&figure.unit);
        });
    }
    let named = ("criterion", lines.criterion(criterion).into());
    // What units below lack is told with the criterion, unit by unit.
    if !below.is_empty() {
        return words.say_with("why-waits-for-below", &[named, ("count", below.len().into())]);
    }
    // An attestation is no figure: a person gives it.
    let ruled = lines.teller.movement.criterion(criterion).map(|criterion| &criterion.rule);
    if let (Some(CriterionRule::Attested { by, .. }), [(_, period)]) = (ruled, figures) {
        let facts =
            [named, ("by", words.label(by).to_string().into()), ("period", words.period(*period).into())];
        return words.say_with("why-waits-for-attestation", &facts);
    }
    let waiting: Vec<String> = figures
        .iter()
        .map(|(indicator, period)| format!("{} ({})", words.indicator(indicator), words.period(*period)))
        .collect();
    let id = if waiting.is_empty() { "why-waits-for-council" } else { "why-waits-for" };
    words.say_with(id, &[named, ("figures", waiting.join("; ").into())])
}

/// One change: `Số người tham gia BHYT (30/6/2022) tăng thêm 37 người (từ 1.044.963 người lên 1.045.000 người)`.
fn one(lines: &Lines<'_, '_>, change: &Change) -> String {
    let words = lines.words();
    let dimension = change.indicator.dimension;
    let by = change.by();
    let id = if by.is_negative() { "why-less" } else { "why-more" };
    let facts = [
        ("what", words.indicator(&change.indicator).to_string().into()),
        ("period", words.period(change.period).into()),
        ("by", words.difference(&by.abs(), dimension).into()),
        ("from", words.amount(&change.from, dimension).into()),
        ("to", words.amount(&change.to, dimension).into()),
    ];
    words.say_with(id, &facts)
}
