//! Who has sent figures for a round, and who must act.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::{Html, IntoResponse, Response};
use movement::{Movement, Round, needs};
use reference::{Level, units};
use serde::Deserialize;
use store::{Submission, SubmissionState, Wanted};

use super::{instant, of_round, today, under_movement};
use crate::frame::{Frame, Shown};
use crate::problem::Problem;
use crate::rights::Right;
use crate::state::Portal;

#[derive(Template)]
#[template(path = "figures.html")]
struct Page {
    frame: Frame,
    here: String,
    /// The states with how many units are in each, and whether only those are shown.
    counts: Vec<(&'static str, String, usize, bool)>,
    /// Whether only some are shown.
    filtered: bool,
    due: String,
    late_count: usize,
    /// Where units are reminded, for who may.
    reminders: String,
    rows: Vec<Row>,
    late: bool,
    /// Where the centre's records are, for who sees them.
    records: String,
}

struct Row {
    name: String,
    code: String,
    address: String,
    class: &'static str,
    state: String,
    at: String,
    /// Who must act.
    turn: String,
    is_late: bool,
    mine: bool,
}

/// What a reader asks for beside the round.
#[derive(Deserialize)]
pub(crate) struct Asked {
    state: Option<String>,
}

/// The levels whose units send figures for a round: central units for themselves, provinces for themselves and for all that is
/// below them.
pub(crate) fn sending(movement: &Movement, round: &Round) -> Vec<Level> {
    let needed: Vec<Level> = needs(movement, round).into_iter().map(|need| need.level).collect();
    let below = |level: &Level| !matches!(level, Level::Nation | Level::CentralUnit);
    let mut levels = Vec::new();
    levels.extend(needed.contains(&Level::CentralUnit).then_some(Level::CentralUnit));
    levels.extend(needed.iter().any(below).then_some(Level::Province));
    levels
}

/// The address of a unit's figures for a round.
pub(crate) fn of_unit(movement: &Movement, round: &str, unit: &str) -> String {
    format!("{}/figures/{unit}", of_round(movement, round))
}

/// The overview.
pub(crate) async fn page(
    State(portal): State<Portal>,
    Path((movement, round)): Path<(String, String)>,
    Query(asked): Query<Asked>,
    frame: Frame,
) -> Response {
    let shown = show(&portal, &movement, &round, asked.state.as_deref(), frame.clone()).await;
    shown.map_or_else(|problem| problem.shown(frame), IntoResponse::into_response)
}

async fn show(portal: &Portal, movement: &str, round: &str, only: Option<&str>, frame: Frame) -> Shown {
    let sees_all = frame.may(Right::SeeSubmissions);
    if !sees_all && !frame.may(Right::EnterFigures) {
        return Err(frame.refusal());
    }
    let words = frame.words;
    let shelved = portal.movement(movement).await?;
    let movement = &shelved.movement;
    let round = movement.round(round).ok_or(Problem::NotFound)?;
    let due = portal.store().due(&movement.id, &round.id).await?;
    let is_past = due.is_some_and(|due| due < today());
    let submissions = portal.store().submissions(&movement.id, Wanted::Now).await?;
    let of_round: BTreeMap<&str, &Submission> = submissions
        .iter()
        .filter(|submission| submission.round == round.id.value)
        .map(|submission| (submission.unit.as_str(), submission))
        .collect();
    let mut rows: Vec<Row> = Vec::new();
    let senders = sending(movement, round).into_iter().map(|level| units::on(level, round.cut_off));
    for unit in senders.collect::<Vec<_>>().iter().flat_map(|units| units.iter()) {
        let code = unit.code.as_str();
        let submission = of_round.get(code);
        let class = submission.map_or("none", |submission| submission.state.id());
        let mine = frame.may_for(Right::EnterFigures, code, round.cut_off);
        if !mine && !sees_all {
            continue;
        }
        rows.push(Row {
            name: words.short_name(&unit.name).to_owned(),
            code: code.to_owned(),
            address: of_unit(movement, &round.id, code),
            class,
            state: words.say(&format!("portal-submission-{class}")),
            at: submission.map(|submission| instant(submission.at, words)).unwrap_or_default(),
            turn: words.say(match class {
                "submitted" => "portal-turn-verifier",
                "verified" => "portal-turn-centre",
                "locked" => "portal-turn-nobody",
                _ => "portal-turn-unit",
            }),
            is_late: is_past && matches!(class, "none" | "draft" | "returned"),
            mine,
        });
    }
    // One's own first, then what waits longest for somebody.
    let waits =
        |class: &str| ["submitted", "returned", "draft", "none", "verified"].iter().position(|c| *c == class);
    rows.sort_by_key(|row| (!row.mine, waits(row.class).unwrap_or(9), row.code.clone()));
    let counts = ["none"].into_iter().chain(SubmissionState::ALL.iter().map(|state| state.id()));
    let counts = counts.map(|class| {
        let count = rows.iter().filter(|row| row.class == class).count();
        (class, words.say(&format!("portal-submission-{class}")), count, only == Some(class))
    });
    let counts: Vec<_> = counts.filter(|(_, _, count, _)| *count > 0).collect();
    let late_count = rows.iter().filter(|row| row.is_late).count();
    match only {
        Some("late") => rows.retain(|row| row.is_late),
        Some(class) => rows.retain(|row| row.class == class),
        None => {}
    }
    let page = Page {
        here: format!("{}/figures", super::of_round(movement, &round.id)),
        counts,
        filtered: only.is_some(),
        due: due.map(|due| words.date(due)).unwrap_or_default(),
        late_count,
        reminders: match frame.may(Right::RemindUnits) {
            true => format!("{}/reminders", super::of_round(movement, &round.id)),
            false => String::new(),
        },
        late: today() > round.cut_off,
        rows,
        records: match sees_all && !super::records::asked(movement, round).is_empty() {
            true => format!("{}/records", super::of_round(movement, &round.id)),
            false => String::new(),
        },
        frame: under_movement(frame, movement)
            .through(words.label(&round.label), super::of_round(movement, &round.id))
            .titled(words.say("portal-figures")),
    };
    Ok(Html(page.render()?))
}
