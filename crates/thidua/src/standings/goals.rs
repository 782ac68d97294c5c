//! The national goals on the screen.

use anstyle::Style;
use judge::{Judged, Met, Number};
use movement::{Reached, Shown};

use crate::desk::Desk;
use crate::screen::{Column, Side, Table};

/// Writes the goals of the round, if it has any.
pub fn write(out: &mut String, judged: &Judged<'_>, desk: &Desk) {
    let words = desk.words;
    if judged.judgement.goals.is_empty() {
        return;
    }
    let bold = Style::new().bold();
    out.push_str(&format!("\n{bold}{}{bold:#}\n", words.say("table-goals")));
    let heads = ["table-goal", "table-target", "table-value", "table-reached"].map(|id| words.say(id));
    let [goal, target, value, reached] = heads;
    let mut table = Table::new(vec![
        Column::new(goal, Side::Left),
        Column::new(target, Side::Right),
        Column::new(value, Side::Right),
        Column::new(reached, Side::Left),
    ]);
    for result in &judged.judgement.goals {
        let planned = judged.plan.goals.iter().find(|goal| goal.id == result.goal);
        let shown = planned.map_or(Shown::Number, |goal| goal.shown);
        let label = judged.movement.goals.iter().find(|goal| *goal.id.value == *result.goal);
        let label = label.map_or(result.goal.as_str(), |goal| words.label(&goal.label));
        let sign = match planned.map_or(Reached::AtLeast, |goal| goal.reached) {
            Reached::AtLeast => "≥",
            Reached::MoreThan => ">",
            Reached::AtMost => "≤",
            Reached::LessThan => "<",
        };
        let value = match &result.value {
            Number::Known(value) => words.shown_beside(value, shown, std::slice::from_ref(&result.target)),
            Number::Unknown => "?".to_owned(),
            Number::Undefined => "–".to_owned(),
        };
        let style = if result.outcome == Met::Met { Style::new() } else { Style::new().dimmed() };
        table.row(
            style,
            vec![
                label.to_owned(),
                format!("{sign} {}", words.shown(&result.target, shown)),
                value,
                match result.outcome == Met::NotMet && judged.goal_still_runs(&result.goal) {
                    true => words.say("table-not-yet-met"),
                    false => words.met(result.outcome),
                },
            ],
        );
    }
    table.write(out, "  ", desk.width);
}
