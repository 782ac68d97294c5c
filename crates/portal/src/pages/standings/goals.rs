//! The national goals of a round: how far each is reached, on which day, by which definition, and where its figures came from.

use exact::Ratio;
use judge::{Judged, Met, explain_goals};
use reference::{Level, UnitCode, published};
use wording::Words;
use wording::goals::ShownGoal;
use wording::why::{Teller, tell_goal};

use super::thousandths;
use crate::ground::Ground;

/// A goal as it is shown.
pub(crate) struct GoalRow {
    pub label: String,
    pub target: String,
    pub value: String,
    pub outcome: String,
    pub class: &'static str,
    pub permille: Option<i128>,
    /// On which day.
    pub as_of: String,
    /// The clause that sets it.
    pub clauses: String,
    /// Its formula, in words and with its numbers.
    pub definition: Vec<String>,
    /// Its figures, each with its value and where it came from.
    pub figures: Vec<String>,
    /// What was published of the same thing near that day, each with its source: to compare, never to judge by.
    pub published: Vec<PublishedRow>,
}

/// A figure that was published.
pub(crate) struct PublishedRow {
    pub says: String,
    pub source: String,
    /// Where it can be read, if the source is an address.
    pub address: String,
}

/// The goals, in the order of the letter.
pub(crate) fn goals(ground: &Ground, judged: &Judged<'_>, words: Words) -> Vec<GoalRow> {
    let name = |code: &str| match code == UnitCode::NATION {
        true => words.level(Level::Nation),
        false => ground.name(code),
    };
    let teller = Teller {
        words,
        movement: &ground.movement,
        figures: &ground.figures,
        round: &judged.plan.round,
        name: &name,
    };
    let provinces = ground.roster.competing(Level::Province).len();
    let explained = explain_goals(judged);
    let shown = wording::goals::goals(judged, words).into_iter().zip(&judged.judgement.goals);
    let row = |(goal, result): (ShownGoal, &judge::GoalResult)| {
        let told = explained.iter().find(|explained| explained.id == result.goal);
        let told = told.map(|explained| tell_goal(&teller, explained, provinces));
        GoalRow {
            class: match goal.outcome {
                Met::Met => "met",
                Met::NotMet if goal.still_runs => "unknown",
                Met::NotMet => "not-met",
                Met::Unknown => "unknown",
            },
            permille: goal.share.as_ref().map(thousandths),
            label: goal.label,
            target: goal.target,
            value: goal.value,
            outcome: goal.says,
            as_of: words.date(judged.plan.cut_off),
            clauses: told.as_ref().map(|told| told.clauses.join(", ")).unwrap_or_default(),
            definition: told.as_ref().map(|told| told.how.clone()).unwrap_or_default(),
            figures: told.map(|told| told.figures).unwrap_or_default(),
            published: published_of(&result.goal, judged, words),
        }
    };
    shown.map(row).collect()
}

/// What was published of a goal for the month of the cut-off.
fn published_of(goal: &str, judged: &Judged<'_>, words: Words) -> Vec<PublishedRow> {
    // The catalogue of published figures calls one goal by the share that it is.
    let indicator = match goal {
        "collection" => "collection_rate",
        "late_ratio" => "late_interest_ratio",
        "health_participants" => "health",
        "vssid_accounts" => "vssid",
        other => other,
    };
    let month = judged.plan.cut_off.to_string();
    let month = month.get(..7).unwrap_or_default();
    let found =
        published::national().iter().filter(|row| row.indicator == indicator && row.as_of.starts_with(month));
    let row = |row: &published::Published| {
        let value = match row.measured_in.as_str() {
            "percent" => words.percent(&row.value.times(&Ratio::decimal(1, 2))),
            _ => words.number(&row.value, 0),
        };
        let day = row.as_of.parse().map_or_else(|_| row.as_of.clone(), |day| words.date(day));
        let is_address = row.source.starts_with("https://") && !row.source.contains([' ', ';']);
        PublishedRow {
            says: words.say_with("portal-published-figure", &[("value", value.into()), ("day", day.into())]),
            address: if is_address { row.source.clone() } else { String::new() },
            source: row.source.clone(),
        }
    };
    found.map(row).collect()
}
