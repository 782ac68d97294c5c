//! The national goals on the screen.

use anstyle::Style;
use judge::{Judged, Met};
use wording::goals::goals;

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
    for goal in goals(judged, words) {
        let style = if goal.outcome == Met::Met { Style::new() } else { Style::new().dimmed() };
        table.row(style, vec![goal.label, goal.target, goal.value, goal.says]);
    }
    table.write(out, "  ", desk.width);
}
