//! What is proposed for an award, in lines for a cell and in a sentence.

use judge::{AwardResult, Outcome};

use super::paper::{Awarded, Paper};

/// So many units are listed in a cell; a row of a sheet is never higher than some 27 lines.
const LISTED: usize = 24;

/// How many compete, are eligible and proposed: `Tối đa 3 · 63 đơn vị dự xét · …`.
pub(super) fn counts(paper: &Paper<'_>, result: &AwardResult) -> String {
    let words = paper.words;
    let eligible = result.standings.iter().filter(|s| s.outcome == Outcome::Eligible).count();
    let quota = result.quota.map_or_else(|| words.say("why-no-maximum"), |quota| words.count(quota));
    let facts = [
        ("quota", quota.into()),
        ("competing", result.standings.len().into()),
        ("eligible", eligible.into()),
        ("selected", result.selected.len().into()),
        ("tied", result.tied.len().into()),
        ("open", result.undetermined.len().into()),
    ];
    let text = words.say_with("result-counts", &facts);
    match paper.group(result) {
        Some(group) => format!("{group}. {text}"),
        None => text,
    }
}

/// By what an award ranks: `Xếp hạng theo: 1. Tỷ lệ phát triển BHYT (cao hơn xếp trước); 2. …`.
pub(super) fn ranked_by(paper: &Paper<'_>, awarded: &Awarded<'_>) -> Option<String> {
    let words = paper.words;
    let movement = paper.judged.movement;
    let keys = &paper.judged.plan.awards[awarded.planned].keys;
    let told = keys.iter().enumerate().map(|(i, key)| {
        let label = match (movement.measure(&key.id), movement.indicator(&key.id)) {
            (Some(measure), _) => words.label(&measure.label).to_owned(),
            (None, Some(indicator)) => words.indicator(&indicator).to_owned(),
            (None, None) => key.id.clone(),
        };
        let order = match key.order {
            movement::Order::Descending => "why-descending",
            movement::Order::Ascending => "why-ascending",
        };
        format!("{}. {label} ({})", i + 1, words.say(order))
    });
    let told = told.collect::<Vec<_>>().join("; ");
    (!keys.is_empty()).then(|| words.say_with("result-ranked-by", &[("keys", told.into())]))
}

/// The units selected, in rank order: `1. Nghệ An (40)`.
pub(super) fn selected(paper: &Paper<'_>, awarded: &Awarded<'_>, result: &AwardResult) -> String {
    let told = listed(paper, awarded, &result.selected, |row| {
        let Some(standing) = result.standing(row) else { return paper.unit(row) };
        let mut text = paper.unit(row);
        // Where nothing ranks, a rank would be an order that the letter does not give.
        if let Some(rank) = standing.rank.filter(|_| ranks(paper, awarded)) {
            text = format!("{rank}. {text}");
        }
        if let Some(grade) = standing.grade {
            text = format!("{text}: {}", paper.grade(awarded, grade));
        }
        if !standing.certain {
            text = format!("{text}, {}", paper.words.say("result-not-certain-yet"));
        }
        text
    });
    let graded = result.selected.iter().any(|row| result.standing(*row).is_some_and(|s| s.grade.is_some()));
    match graded && paper.judged.may_change(result) {
        true => format!("{told}\n{}", paper.words.say("result-grades-may-change")),
        false => told,
    }
}

/// The units that are equal across the last place.
pub(super) fn tied(paper: &Paper<'_>, awarded: &Awarded<'_>, result: &AwardResult) -> String {
    listed(paper, awarded, &result.tied, |row| paper.unit(row))
}

/// The units that are undetermined or blocked, each with which of the two.
pub(super) fn undetermined(paper: &Paper<'_>, awarded: &Awarded<'_>, result: &AwardResult) -> String {
    listed(paper, awarded, &result.undetermined, |row| {
        let outcome = result.standing(row).map_or(Outcome::Undetermined, |standing| standing.outcome);
        format!("{}: {}", paper.unit(row), paper.words.outcome(outcome))
    })
}

fn ranks(paper: &Paper<'_>, awarded: &Awarded<'_>) -> bool {
    !paper.judged.plan.awards[awarded.planned].keys.is_empty()
}

fn listed(paper: &Paper<'_>, awarded: &Awarded<'_>, rows: &[u32], tell: impl Fn(u32) -> String) -> String {
    let mut lines: Vec<String> = rows.iter().take(LISTED).map(|row| tell(*row)).collect();
    if rows.len() > LISTED {
        let facts = [("count", (rows.len() - LISTED).into()), ("sheet", awarded.sheet.as_str().into())];
        lines.push(paper.words.say_with("result-and-more", &facts));
    }
    if lines.is_empty() { "–".to_owned() } else { lines.join("\n") }
}
