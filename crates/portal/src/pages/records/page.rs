//! The page of what the centre records.

use std::collections::BTreeMap;

use askama::Template;
use axum::response::Html;
use movement::{Movement, Round};
use reference::{Dimension, Level, UnitCode, units};
use store::{RecordKept, RecordState};
use wording::Words;

use super::asked::{Asked, asked};
use crate::form::Form;
use crate::frame::{Frame, Shown};
use crate::pages::files::of_file;
use crate::pages::{instant, of_round, under_movement};
use crate::problem::Problem;
use crate::rights::Right;
use crate::state::Portal;
use crate::typed::written;

/// Of a level with more units only those are listed of which something is recorded; others are named by their codes.
const LISTED: usize = 100;

#[derive(Template)]
#[template(path = "records.html")]
struct Page {
    frame: Frame,
    here: String,
    waiting: Vec<Row>,
    may_settle: bool,
    may_withdraw: bool,
    sections: Vec<Section>,
    settled: Vec<Row>,
    may_propose: bool,
    error: String,
    done: String,
}

/// Something proposed, and what came of it.
struct Row {
    id: String,
    unit: String,
    label: String,
    period: String,
    value: String,
    reason: String,
    document: String,
    file: String,
    by: String,
    class: &'static str,
    state: String,
    settled: String,
    mine: bool,
    chosen: bool,
}

/// What is recorded of the units of a level.
struct Section {
    level: &'static str,
    label: String,
    choices: Vec<Choice>,
    rows: Vec<UnitRow>,
    is_truth: bool,
    all_listed: bool,
    /// What was typed and refused.
    typed: Form,
}

struct Choice {
    id: String,
    label: String,
    chosen: bool,
}

struct UnitRow {
    code: String,
    name: String,
    values: Vec<Value>,
    chosen: bool,
}

struct Value {
    class: &'static str,
    text: String,
    reason: String,
}

/// What is said beside, and what was typed and refused.
#[derive(Default)]
pub(super) struct Said {
    pub(super) error: String,
    pub(super) done: String,
    pub(super) typed: Form,
}

pub(super) async fn show(
    portal: &Portal,
    (movement, round): (&str, &str),
    frame: Frame,
    said: Said,
) -> Shown {
    frame.needs(Right::SeeSubmissions)?;
    let words = frame.words;
    let shelved = portal.movement(movement).await?;
    let movement = &shelved.movement;
    let round = movement.round(round).ok_or(Problem::NotFound)?;
    let kept = portal.store().records(&movement.id, &round.id).await?;
    let accounts = portal.store().accounts().await?;
    let who = |actor: &str| {
        let found = accounts.iter().find(|account| account.actor() == actor);
        found.map_or_else(|| actor.to_owned(), |account| account.name.clone())
    };
    let me = frame.account.as_ref().map(|account| account.actor()).unwrap_or_default();
    let row = |kept: &RecordKept| {
        let indicator = movement.indicator(&kept.record.key.indicator);
        let settled = kept.settled_by.as_deref().zip(kept.settled_at);
        Row {
            id: format!("{}.{}", kept.id.entry, kept.id.line),
            unit: name(&kept.record.key.unit, round, words),
            label: indicator.as_ref().map_or("", |indicator| words.indicator(indicator)).to_owned(),
            period: words.period(kept.record.key.period),
            value: value_in_words(kept, movement, words),
            reason: kept.record.reason.clone(),
            document: kept.record.document.clone(),
            file: kept.record.file.as_deref().map(of_file).unwrap_or_default(),
            by: format!("{} · {}", who(&kept.by), instant(kept.at, words)),
            class: match kept.state {
                RecordState::Proposed => "open",
                RecordState::Confirmed => "verified",
                RecordState::Refused => "returned",
                RecordState::Withdrawn => "none",
            },
            state: words.say(&format!("portal-record-{}", kept.state.id())),
            settled: settled
                .map(|(by, at)| {
                    format!("{} · {} {}", who(by), instant(at, words), kept.word).trim().to_owned()
                })
                .unwrap_or_default(),
            mine: kept.by == me,
            chosen: said.typed.get(&format!("record.{}.{}", kept.id.entry, kept.id.line)).is_some(),
        }
    };
    let waiting: Vec<Row> = kept.iter().filter(|kept| kept.state == RecordState::Proposed).map(row).collect();
    let settled = kept.iter().rev().filter(|kept| kept.state != RecordState::Proposed).map(row).collect();
    let may_confirm = frame.may(Right::ConfirmRecords);
    let page = Page {
        here: format!("{}/records", of_round(movement, &round.id)),
        may_settle: may_confirm && waiting.iter().any(|row| !row.mine),
        may_withdraw: waiting.iter().any(|row| row.mine),
        waiting,
        sections: sections(movement, round, &kept, &said.typed, words),
        settled,
        may_propose: frame.may(Right::ProposeRecords),
        error: said.error,
        done: said.done,
        frame: under_movement(frame, movement)
            .through(words.label(&round.label), of_round(movement, &round.id))
            .through(words.say("portal-figures"), format!("{}/figures", of_round(movement, &round.id)))
            .titled(words.say("portal-records")),
    };
    Ok(Html(page.render()?))
}

fn sections(
    movement: &Movement,
    round: &Round,
    kept: &[RecordKept],
    typed: &Form,
    words: Words,
) -> Vec<Section> {
    // What counts: of each figure what was confirmed last.
    let mut counts: BTreeMap<(&str, &str), &RecordKept> = BTreeMap::new();
    for kept in kept.iter().filter(|kept| kept.state == RecordState::Confirmed) {
        let place = counts.entry((&kept.record.key.unit, &kept.record.key.indicator)).or_insert(kept);
        if place.entry < kept.entry {
            *place = kept;
        }
    }
    let all = asked(movement, round);
    let section = |asked: &[Asked]| {
        let level = asked.first()?.level;
        let is_own = typed.text("level") == level.id();
        let typed = if is_own { typed.clone() } else { Form::default() };
        let units = units::on(level, round.cut_off);
        let all_listed = units.len() <= LISTED;
        let rows = units
            .iter()
            .filter(|unit| all_listed || counts.keys().any(|(code, _)| *code == unit.code.as_str()));
        let rows = rows.map(|unit| UnitRow {
            code: unit.code.to_string(),
            name: name(unit.code.as_str(), round, words),
            chosen: level == Level::Nation || typed.get(&format!("unit.{}", unit.code)).is_some(),
            values: asked
                .iter()
                .map(|asked| {
                    value_of(
                        asked,
                        counts.get(&(unit.code.as_str(), asked.indicator.id.as_str())),
                        movement,
                        words,
                    )
                })
                .collect(),
        });
        Some(Section {
            level: level.id(),
            label: words.level(level),
            rows: rows.collect(),
            is_truth: asked.iter().all(|asked| asked.indicator.dimension == Dimension::Truth),
            all_listed,
            choices: asked
                .iter()
                .map(|asked| Choice {
                    id: format!("{} {}", asked.indicator.id, asked.period),
                    label: format!("{}, {}", words.indicator(&asked.indicator), words.period(asked.period)),
                    chosen: typed.text("indicator") == format!("{} {}", asked.indicator.id, asked.period),
                })
                .collect(),
            typed,
        })
    };
    all.chunk_by(|a, b| a.level == b.level).filter_map(section).collect()
}

fn value_of(asked: &Asked, kept: Option<&&RecordKept>, movement: &Movement, words: Words) -> Value {
    match kept.filter(|kept| kept.record.value.is_some()) {
        Some(kept) => Value {
            class: "recorded",
            text: value_in_words(kept, movement, words),
            reason: format!("{} · {}", kept.record.document, kept.record.reason),
        },
        None if asked.indicator.absent_is_false => {
            Value { class: "quiet", text: words.say("portal-no"), reason: String::new() }
        }
        None => Value { class: "quiet", text: words.say("portal-not-known"), reason: String::new() },
    }
}

fn value_in_words(kept: &RecordKept, movement: &Movement, words: Words) -> String {
    let indicator = movement.indicator(&kept.record.key.indicator);
    match (&kept.record.value, indicator) {
        (Some(judge::Value::Truth(truth)), _) => words.say(if *truth { "portal-yes" } else { "portal-no" }),
        (Some(value), Some(indicator)) => written(value, &indicator, words),
        _ => words.say("portal-record-taken-back"),
    }
}

fn name(code: &str, round: &Round, words: Words) -> String {
    match code == UnitCode::NATION {
        true => words.level(Level::Nation),
        false => units::find(code, round.cut_off)
            .map_or_else(|| code.to_owned(), |unit| words.short_name(&unit.name).to_owned()),
    }
}
