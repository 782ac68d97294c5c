//! Who has sent figures for a round, as a table to take along: those units that the reader may see.

use std::collections::BTreeMap;

use exchange::{Table, TableCell};
use reference::{alphabet, units};
use store::{Submission, Wanted};

use super::figures::sending;
use super::instant;
use super::standings::provisional::Reliance;
use super::tables::table_of;
use crate::frame::Frame;
use crate::ground::Seen;
use crate::problem::Problem;
use crate::rights::Right;
use crate::state::Portal;

/// The table, in the order of the alphabet.
pub(crate) async fn table(
    portal: &Portal,
    seen: &Seen,
    frame: &Frame,
    reliance: &Reliance,
) -> Result<Table, Problem> {
    let sees_all = frame.may(Right::SeeSubmissions);
    if !sees_all && !frame.may(Right::EnterFigures) {
        return Err(frame.refusal());
    }
    let words = frame.words;
    let (movement, round) = (&seen.movement, seen.round().ok_or(Problem::NotFound)?);
    let submissions = portal.store().submissions(&movement.id, Wanted::Now).await?;
    let of_this: BTreeMap<&str, &Submission> = submissions
        .iter()
        .filter(|submission| submission.round == round.id.value)
        .map(|submission| (submission.unit.as_str(), submission))
        .collect();
    let heads = ["portal-unit-code", "table-unit", "portal-region", "portal-state", "portal-last-change"];
    let title =
        format!("{} · {} · {}", movement.document, words.label(&round.label), words.say("portal-figures"));
    let mut table = table_of(title, heads.map(|id| words.say(id)).to_vec(), reliance, words);
    let levels = sending(movement, round).into_iter().map(|level| units::on(level, round.cut_off));
    let mut rows: Vec<(String, Vec<TableCell>)> = Vec::new();
    for unit in levels.collect::<Vec<_>>().iter().flat_map(|units| units.iter()) {
        let code = unit.code.as_str();
        if !sees_all && !frame.may_for(Right::EnterFigures, code, round.cut_off) {
            continue;
        }
        let submission = of_this.get(code);
        let state = submission.map_or("none", |submission| submission.state.id());
        let name = words.short_name(&unit.name).to_owned();
        let cells = [
            code.to_owned(),
            name.clone(),
            unit.region.clone().unwrap_or_default(),
            words.say(&format!("portal-submission-{state}")),
            submission.map(|submission| instant(submission.at, words)).unwrap_or_default(),
        ];
        rows.push((name, cells.map(TableCell::Text).to_vec()));
    }
    rows.sort_by(|a, b| alphabet::compare(&a.0, &b.0));
    table.rows = rows.into_iter().map(|(_, cells)| cells).collect();
    Ok(table)
}
