//! One figure: every revision of it, where it came from, who verified it, and which judgements used it.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{Html, IntoResponse, Response};
use movement::Movement;
use reference::{Level, Period, UnitCode, units};
use store::{FigureKey, FigureRevision, Judgement};
use wording::Words;

use super::files::of_file;
use super::{figures, instant, of_round, under_movement};
use crate::frame::{Frame, Shown};
use crate::problem::Problem;
use crate::rights::Right;
use crate::state::Portal;
use crate::typed::written;

#[derive(Template)]
#[template(path = "figure.html")]
struct Page {
    frame: Frame,
    unit: String,
    period: String,
    code: String,
    revisions: Vec<Row>,
    submission: String,
}

struct Row {
    value: String,
    at: String,
    who: String,
    how: String,
    /// The file, its digest, and where in it the figure stood.
    file: String,
    digest: String,
    place: String,
    verified: String,
    uses: Vec<(String, String)>,
    is_last: bool,
}

/// The address of a figure.
pub(crate) fn of_figure(movement: &Movement, round: &str, key: &FigureKey) -> String {
    format!("{}/{}/{}", figures::of_unit(movement, round, &key.unit), key.indicator, key.period)
}

/// A figure.
pub(crate) async fn page(
    State(portal): State<Portal>,
    Path((movement, round, unit, indicator, period)): Path<(String, String, String, String, String)>,
    frame: Frame,
) -> Response {
    let key = Period::parse(&period).map(|period| FigureKey { unit, indicator, period });
    let shown = match key {
        Some(key) => show(&portal, (&movement, &round), &key, frame.clone()).await,
        None => Err(Problem::NotFound),
    };
    shown.map_or_else(|problem| problem.shown(frame), IntoResponse::into_response)
}

async fn show(portal: &Portal, (movement, round): (&str, &str), key: &FigureKey, frame: Frame) -> Shown {
    let words = frame.words;
    let shelved = portal.movement(movement).await?;
    let movement = &shelved.movement;
    let found = movement.round(round).ok_or(Problem::NotFound)?;
    let indicator = movement.indicator(&key.indicator).ok_or(Problem::NotFound)?;
    let unit = units::find(&key.unit, found.cut_off).ok_or(Problem::NotFound)?;
    let whole =
        frame.may(Right::SeeSubmissions) || frame.may_for(Right::EnterFigures, &key.unit, found.cut_off);
    let published = published(portal, &movement.id).await?;
    let accounts = portal.store().accounts().await?;
    let who = |actor: &str| {
        let found = accounts.iter().find(|account| account.actor() == actor);
        found.map_or_else(|| actor.to_owned(), |account| account.name.clone())
    };
    let mut rows = Vec::new();
    for revision in portal.store().pedigree(key).await? {
        // What another movement asked for is told on that movement's pages.
        if revision.submission.as_ref().is_some_and(|submission| submission.movement != movement.id) {
            continue;
        }
        let uses = portal.store().uses_of(key, revision.kept.entry).await?;
        let uses = uses.into_iter().filter(|judgement| judgement.of.movement == movement.id);
        // Without leave only what was published is seen, and of it no person.
        let uses: Vec<Judgement> =
            uses.filter(|judgement| whole || published.contains(&judgement.id)).collect();
        if !whole && uses.is_empty() {
            continue;
        }
        let used = uses.iter().map(|judgement| used(movement, judgement, words)).collect();
        rows.push(Row {
            uses: used,
            is_last: rows.is_empty(),
            ..row(&revision, &indicator, whole, &who, &frame)
        });
    }
    if rows.is_empty() {
        return Err(if whole { Problem::NotFound } else { frame.refusal() });
    }
    let name = match unit.level {
        Level::Nation => words.level(Level::Nation),
        _ => words.short_name(&unit.name).to_owned(),
    };
    let submission = match whole && key.unit != UnitCode::NATION {
        true => figures::of_unit(movement, round, &sender(&key.unit, found.cut_off)),
        false => String::new(),
    };
    let page = Page {
        unit: name.clone(),
        period: words.period(key.period),
        code: key.indicator.clone(),
        revisions: rows,
        submission,
        frame: under_movement(frame, movement)
            .through(words.label(&found.label), of_round(movement, round))
            .titled(format!("{}, {}: {}", words.indicator(&indicator), words.period(key.period), name)),
    };
    Ok(Html(page.render()?))
}

/// The unit that sends a unit's figures: itself, or the province that it is in.
fn sender(code: &str, day: jiff::civil::Date) -> String {
    units::province_of(code, day).map_or_else(|| code.to_owned(), |province| province.to_string())
}

/// The judgements of a movement that everybody may see.
async fn published(portal: &Portal, movement: &str) -> Result<Vec<i64>, Problem> {
    let all = portal.store().published().await?.into_iter();
    let standing = all.filter(|published| published.withdrawn.is_none());
    Ok(standing
        .map(|published| published.judgement)
        .filter(|j| j.of.movement == movement)
        .map(|j| j.id)
        .collect())
}

fn used(movement: &Movement, judgement: &Judgement, words: Words) -> (String, String) {
    let round = movement.round(&judgement.of.round);
    let label = round.map_or("", |round| words.label(&round.label));
    let says = [("round", label.into()), ("at", instant(judgement.at, words).into())];
    (words.say_with("portal-used-in", &says), of_round(movement, &judgement.of.round))
}

fn row(
    revision: &FigureRevision,
    indicator: &reference::Indicator,
    whole: bool,
    who: &dyn Fn(&str) -> String,
    frame: &Frame,
) -> Row {
    let words = frame.words;
    let value = match &revision.kept.figure.value {
        Some(judge::Value::Truth(truth)) => words.say(if *truth { "portal-yes" } else { "portal-no" }),
        Some(value) => {
            format!("{} {}", written(value, indicator, words), words.dimension(indicator.dimension))
        }
        None => words.say("portal-record-taken-back"),
    };
    let place = revision.kept.figure.place.as_ref().filter(|_| whole);
    let how = match (&revision.record, &revision.submission, place) {
        (Some(record), _, _) => format!("{} · {}", record.record.document, record.record.reason),
        (None, Some(_), Some(_)) => words.say("portal-by-file"),
        (None, Some(_), None) => words.say("portal-by-hand"),
        (None, None, _) => words.say("portal-by-centre"),
    };
    let verified = revision.verified.as_ref().map(|(by, at)| match whole {
        true => format!("{} · {}", who(by), instant(*at, words)),
        false => instant(*at, words),
    });
    Row {
        value,
        at: instant(revision.at, words),
        who: if whole {
            who(revision.record.as_ref().map_or(&revision.actor, |record| &record.by))
        } else {
            String::new()
        },
        how: if whole { how } else { String::new() },
        file: place.map(|place| of_file(&place.file)).unwrap_or_default(),
        digest: place.map(|place| place.file.clone()).unwrap_or_default(),
        place: place.map(|place| stood(place, words)).unwrap_or_default(),
        verified: verified.unwrap_or_else(|| words.say("portal-not-verified")),
        uses: Vec::new(),
        is_last: false,
    }
}

/// Where in a file a figure stood.
fn stood(place: &store::FigurePlace, words: Words) -> String {
    let cell = match place.column {
        Some(column) => exchange::cell_name(place.row, column),
        None => place.row.to_string(),
    };
    match &place.sheet {
        Some(sheet) => {
            words.say_with("portal-stood-in-cell", &[("sheet", sheet.into()), ("cell", cell.into())])
        }
        None => words.say_with("portal-stood-in-line", &[("line", cell.into())]),
    }
}
