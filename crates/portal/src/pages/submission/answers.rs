//! Check your answers: all figures, what looks odd with the unit's word on it, and what was said before; then it is submitted.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{Html, IntoResponse, Response};
use store::FigureKey;

use super::desk::Desk;
use super::fields::{Field, OtherRow, rows};
use super::page::beside;
use super::questions::questions;
use crate::form::Form;
use crate::frame::{Frame, Shown};
use crate::pages::{of_round, under_movement};
use crate::problem::Problem;
use crate::rights::Right;
use crate::state::Portal;
use crate::typed::field_name;

#[derive(Template)]
#[template(path = "answers.html")]
struct Page {
    frame: Frame,
    here: String,
    stamp: String,
    asked: Vec<Question>,
    fields: Vec<Field>,
    others: Vec<OtherRow>,
    missing: usize,
    wrong: usize,
    error: String,
    may_submit: bool,
}

/// A figure about which the unit is asked for a word.
struct Question {
    name: String,
    label: String,
    period: String,
    text: String,
    odd: Vec<String>,
    answer: String,
    is_unanswered: bool,
}

/// The page.
pub(crate) async fn answers(
    State(portal): State<Portal>,
    Path((movement, round, unit)): Path<(String, String, String)>,
    frame: Frame,
) -> Response {
    let shown = match Desk::at(&portal, &movement, &round, &unit).await {
        Ok(desk) => show_answers(&portal, &desk, frame.clone(), None, String::new()).await,
        Err(problem) => Err(problem),
    };
    shown.map_or_else(|problem| problem.shown(frame), IntoResponse::into_response)
}

/// The page, with what was typed where that was refused.
pub(super) async fn show_answers(
    portal: &Portal,
    desk: &Desk,
    frame: Frame,
    typed: Option<&Form>,
    error: String,
) -> Shown {
    if !desk.is_own(&frame) {
        return Err(frame.refusal());
    }
    if !desk.is_open() {
        return Err(Problem::NotNow);
    }
    let words = frame.words;
    let round = desk.round()?;
    let stand = desk.stand(portal, true).await?;
    let (mut beside, _) = beside(portal, desk, &frame).await?;
    beside.questions = questions(portal, desk, &stand, words).await?;
    let (fields, others) = rows(desk, &stand, &beside, &frame, None)?;
    let question = |name: &str, label: String, period: &str, text: &str, odd: &[String], said: &str| {
        let field = format!("why.{name}");
        let answer = typed.and_then(|form| form.get(&field)).unwrap_or(said).to_owned();
        Question {
            is_unanswered: !error.is_empty() && answer.trim().is_empty(),
            name: field,
            label,
            period: period.to_owned(),
            text: text.to_owned(),
            odd: odd.to_vec(),
            answer,
        }
    };
    let own =
        fields.iter().map(|f| question(&f.name, f.label.clone(), &f.period, &f.text, &f.odd, &f.explained));
    let below = others.iter().map(|o| {
        question(&o.name, format!("{}: {}", o.unit, o.label), &o.period, &o.text, &o.odd, &o.explained)
    });
    let asked = own.chain(below).filter(|question| !question.odd.is_empty()).collect();
    let page = Page {
        here: desk.here(),
        stamp: stand.stamp,
        asked,
        missing: fields.iter().filter(|field| field.text.is_empty()).count(),
        wrong: fields.iter().filter(|field| !field.error.is_empty()).count()
            + others.iter().filter(|row| !row.error.is_empty()).count(),
        fields,
        others,
        error,
        may_submit: desk.may(&frame, Right::SubmitFigures),
        frame: under_movement(frame, &desk.shelved.movement)
            .through(words.label(&round.label), of_round(&desk.shelved.movement, &desk.round))
            .through(desk.unit.name.clone(), desk.here())
            .titled(words.say("portal-answers")),
    };
    Ok(Html(page.render()?))
}

/// What the unit said about what looks odd, each with its figure; the figures about which it said nothing.
pub(super) fn explained(
    form: &Form,
    keys: impl Iterator<Item = FigureKey>,
) -> (Vec<(FigureKey, String)>, Vec<FigureKey>) {
    let (mut said, mut silent) = (Vec::new(), Vec::new());
    for key in keys {
        let name = format!("why.{}", field_name(&key.unit, &key.indicator, key.period));
        match form.text(&name).trim() {
            "" => silent.push(key),
            answer => said.push((key, answer.to_owned())),
        }
    }
    (said, silent)
}
