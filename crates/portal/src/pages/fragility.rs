//! How little would change who is selected: looked for beside the pages, and shown before anybody signs.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{Html, IntoResponse, Response};
use judge::{AwardFragility, ReadingChange, SmallestChange, fragility};
use wording::Words;

use super::{ground_at, of_round, under_movement, working};
use crate::frame::Frame;
use crate::ground::Ground;
use crate::problem::Problem;
use crate::state::Portal;
use crate::workshop::Work;

#[derive(Template)]
#[template(path = "fragility.html")]
struct Page {
    frame: Frame,
    awards: Vec<Fragile>,
    stepwise: bool,
    simulator: String,
    readings: String,
}

/// An award and what would change its selection.
pub(crate) struct Fragile {
    /// What it is called.
    pub label: String,
    /// Who is selected now, and how many of them surely.
    pub now: String,
    /// How many of the selected stay so whatever the missing figures turn out to be.
    pub certain: String,
    /// The smallest changes of single figures, or that there is none.
    pub figures: Vec<String>,
    /// The readings that alone select others.
    pub readings: Vec<String>,
}

/// The page.
pub(crate) async fn page(
    State(portal): State<Portal>,
    Path((movement, round)): Path<(String, String)>,
    frame: Frame,
) -> Response {
    match shown(&portal, &movement, &round, frame.clone()).await {
        Ok(response) => response,
        Err(problem) => problem.shown(frame),
    }
}

async fn shown(portal: &Portal, movement: &str, round: &str, frame: Frame) -> Result<Response, Problem> {
    let seen = ground_at(portal, &frame, movement, round).await?;
    let ground = seen.ground.clone();
    let words = frame.words;
    let found = ground.round().ok_or(Problem::NotFound)?;
    let here = of_round(&ground.movement, round);
    let frame = under_movement(frame, &ground.movement)
        .through(words.label(&found.label), here.clone())
        .titled(words.say("portal-fragility"))
        .illustrative(ground.illustrative);
    let work = {
        let ground = ground.clone();
        portal.fragilities().ask(&ground.digest(), move |_| fragility(&ground.judged())).await?
    };
    match work {
        Work::Going(going) => Ok(working::page(frame, going)),
        Work::Done(found) => {
            let page = Page {
                awards: fragile(&ground, &found, words),
                stepwise: found.iter().any(|award| award.stepwise),
                simulator: format!("{here}/simulator"),
                readings: format!("{here}/readings"),
                frame,
            };
            Ok(Html(page.render()?).into_response())
        }
    }
}

/// What was found, in words; awards for which nobody competes are left out.
pub(crate) fn fragile(ground: &Ground, found: &[AwardFragility], words: Words) -> Vec<Fragile> {
    let judged = ground.judged();
    let shown = found.iter().filter_map(|award| {
        let same = |a: &&judge::AwardResult| a.award == award.award && a.group == award.group;
        let result = judged.judgement.awards.iter().find(same)?;
        if result.standings.is_empty() {
            return None;
        }
        let certain = result
            .selected
            .iter()
            .filter(|row| result.standing(**row).is_some_and(|standing| standing.certain))
            .count();
        let facts = [("count", certain.into()), ("all", result.selected.len().into())];
        let mut figures: Vec<String> =
            award.figures.iter().map(|change| figure_text(ground, change, words)).collect();
        if figures.is_empty() {
            let search = ("search", if award.stepwise { "stepwise" } else { "exact" }.into());
            figures.push(words.say_with("fragility-no-figure", &[search]));
        }
        let mut readings: Vec<String> =
            award.readings.iter().map(|change| reading_text(ground, change, words)).collect();
        if readings.is_empty() {
            readings.push(words.say("fragility-no-reading"));
        }
        Some(Fragile {
            label: crate::shift::label(&judged, result, words),
            now: words.say_with("fragility-now", &[("units", units(ground, &award.selected, words).into())]),
            certain: match result.selected.is_empty() {
                true => String::new(),
                false => words.say_with("portal-certain-of", &facts),
            },
            figures,
            readings,
        })
    });
    shown.collect()
}

/// Whether a reading alone would change what some award selects.
pub(crate) fn hangs_on_readings(found: &[AwardFragility]) -> bool {
    found.iter().any(|award| !award.readings.is_empty())
}

fn figure_text(ground: &Ground, smallest: &SmallestChange, words: Words) -> String {
    let change = &smallest.change;
    let dimension = change.indicator.dimension;
    let by = change.by();
    let name = ground.name(&smallest.unit);
    let facts = [
        ("unit", words.short_name(&name).into()),
        ("what", words.indicator(&change.indicator).into()),
        ("period", words.period(change.period).into()),
        ("by", words.difference(&by.abs(), dimension).into()),
        ("from", words.amount(&change.from, dimension).into()),
        ("to", words.amount(&change.to, dimension).into()),
        ("then", then(ground, &smallest.selected, &smallest.tied, words).into()),
    ];
    words.say_with(if by.is_negative() { "fragility-less" } else { "fragility-more" }, &facts)
}

fn reading_text(ground: &Ground, change: &ReadingChange, words: Words) -> String {
    let then = match change.exists {
        true => then(ground, &change.selected, &change.tied, words),
        false => words.say("fragility-no-award"),
    };
    let reading = ground.movement.reading(&change.reading);
    let asks = reading.map_or(change.reading.as_str(), |reading| words.label(&reading.asks));
    let choice = reading
        .and_then(|reading| reading.choices.iter().find(|choice| *choice.id.value == change.choice))
        .map_or(change.choice.as_str(), |choice| words.label(&choice.says));
    let facts = [("reading", asks.into()), ("choice", choice.into()), ("then", then.into())];
    words.say_with("portal-fragile-reading", &facts)
}

/// Who is selected and tied then.
fn then(ground: &Ground, selected: &[String], tied: &[String], words: Words) -> String {
    let selected = ("units", units(ground, selected, words).into());
    match tied.is_empty() {
        true => words.say_with("fragility-then", &[selected]),
        false => {
            words.say_with("fragility-then-tied", &[selected, ("tied", units(ground, tied, words).into())])
        }
    }
}

fn units(ground: &Ground, codes: &[String], words: Words) -> String {
    if codes.is_empty() {
        return words.say("compare-nobody");
    }
    let names = codes.iter().map(|code| words.short_name(&ground.name(code)).to_owned());
    names.collect::<Vec<_>>().join(", ")
}
