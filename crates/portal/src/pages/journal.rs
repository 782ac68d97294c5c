//! The journal, for auditors: every act by what was done, to what, by whom and when; and whether the chain is whole.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{Html, IntoResponse, Response};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::{self, TimeZone};
use serde::Deserialize;
use store::{Checkpoint, Entry, Fault, Report, Sought};
use wording::Words;

use super::{instant, working};
use crate::actors::Actors;
use crate::frame::{Frame, Shown, escaped};
use crate::problem::Problem;
use crate::rights::Right;
use crate::state::Portal;
use crate::workshop::Work;

/// So many entries stand on a page.
const ON_A_PAGE: i64 = 50;

/// What an auditor asks for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    subject: String,
    actor: String,
    act: String,
    from: String,
    until: String,
    before: String,
}

#[derive(Template)]
#[template(path = "journal.html")]
struct Page {
    frame: Frame,
    asked: Asked,
    acts: Vec<(String, bool)>,
    actors: Vec<(String, String, bool)>,
    rows: Vec<Row>,
    older: String,
    error: String,
}

struct Row {
    number: i64,
    at: String,
    who: String,
    act: String,
    subject: String,
    reason: String,
    hash: String,
}

#[derive(Template)]
#[template(path = "journal_entry.html")]
struct One {
    frame: Frame,
    row: Row,
    body: String,
    before: String,
    earlier: Option<i64>,
}

#[derive(Template)]
#[template(path = "journal_verified.html")]
struct Verified {
    frame: Frame,
    says: String,
    whole: bool,
    faults: Vec<String>,
    end: String,
    error: String,
    checkpoint: String,
}

/// The journal.
pub(crate) async fn page(State(portal): State<Portal>, Query(asked): Query<Asked>, frame: Frame) -> Response {
    let shown = show(&portal, asked, frame.clone()).await;
    shown.map_or_else(|problem| problem.shown(frame), IntoResponse::into_response)
}

async fn show(portal: &Portal, asked: Asked, frame: Frame) -> Shown {
    frame.needs(Right::ReadJournal)?;
    let words = frame.words;
    let actors = Actors::known_to(&frame, portal).await?;
    let some = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    // A day that cannot be read narrows nothing, and is told.
    let (from, until) = (day(&asked.from), day(&asked.until));
    let wrong = from.is_err() || until.is_err();
    let next_day = |day: Date| day.tomorrow().ok();
    let sought = Sought {
        subject: some(&asked.subject),
        actor: some(&asked.actor),
        act: some(&asked.act),
        from: from.ok().flatten().and_then(midnight),
        until: until.ok().flatten().and_then(next_day).and_then(midnight),
        before: asked.before.parse().ok(),
    };
    let mut entries = portal.store().entries(&sought, ON_A_PAGE + 1).await?;
    let more = entries.len() as i64 > ON_A_PAGE;
    entries.truncate(ON_A_PAGE as usize);
    let older = match entries.last().filter(|_| more) {
        None => String::new(),
        Some(last) => format!(
            "/journal?subject={}&actor={}&act={}&from={}&until={}&before={}",
            escaped(&asked.subject),
            escaped(&asked.actor),
            escaped(&asked.act),
            escaped(&asked.from),
            escaped(&asked.until),
            last.number
        ),
    };
    let page = Page {
        acts: kinds(portal.store().acts().await?, &asked.act),
        actors: actors.all(&asked.actor),
        rows: entries.iter().map(|entry| row(entry, &actors, words)).collect(),
        older,
        error: if wrong { words.say("portal-no-day") } else { String::new() },
        asked,
        frame: frame.titled(words.say("portal-journal")),
    };
    Ok(Html(page.render()?))
}

/// Every act, and before each kind the kind as a whole.
fn kinds(acts: Vec<String>, asked: &str) -> Vec<(String, bool)> {
    let mut kinds: Vec<String> = Vec::new();
    for act in acts {
        let kind = act.split('.').next().unwrap_or_default().to_owned();
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
        if !kinds.contains(&act) {
            kinds.push(act);
        }
    }
    kinds.into_iter().map(|kind| (kind.clone(), kind == asked)).collect()
}

/// A day as browsers send it; nothing where nothing came.
fn day(text: &str) -> Result<Option<Date>, ()> {
    match text.trim() {
        "" => Ok(None),
        text => text.parse().map(Some).map_err(|_| ()),
    }
}

/// The instant at which a day begins in Vietnam.
fn midnight(day: Date) -> Option<Timestamp> {
    day.to_zoned(TimeZone::fixed(tz::offset(7))).ok().map(|there| there.timestamp())
}

fn row(entry: &Entry, actors: &Actors, words: Words) -> Row {
    let body = serde_json::from_str::<serde_json::Value>(&entry.body).unwrap_or_default();
    Row {
        number: entry.number,
        at: instant(entry.at, words),
        who: actors.name(&entry.actor),
        act: entry.act.clone(),
        subject: entry.subject.clone(),
        reason: body.get("reason").and_then(|reason| reason.as_str()).unwrap_or_default().to_owned(),
        hash: entry.hash.clone(),
    }
}

/// One entry, whole.
pub(crate) async fn one(State(portal): State<Portal>, Path(number): Path<i64>, frame: Frame) -> Response {
    let shown = show_one(&portal, number, frame.clone()).await;
    shown.map_or_else(|problem| problem.shown(frame), IntoResponse::into_response)
}

async fn show_one(portal: &Portal, number: i64, frame: Frame) -> Shown {
    frame.needs(Right::ReadJournal)?;
    let words = frame.words;
    let entry = portal.store().entry(number).await?.ok_or(Problem::NotFound)?;
    let actors = Actors::known_to(&frame, portal).await?;
    let body = serde_json::from_str::<serde_json::Value>(&entry.body).unwrap_or_default();
    let page = One {
        row: row(&entry, &actors, words),
        body: format!("{body:#}"),
        before: entry.before,
        earlier: (number > 1).then_some(number - 1),
        frame: frame.through(words.say("portal-journal"), "/journal").titled(format!("#{number}")),
    };
    Ok(Html(page.render()?))
}

/// What an auditor holds the journal against.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Against {
    checkpoint: String,
}

/// Whether the whole journal is as it was written.
pub(crate) async fn verified(
    State(portal): State<Portal>,
    Query(against): Query<Against>,
    frame: Frame,
) -> Response {
    match verify(&portal, &against.checkpoint, frame.clone()).await {
        Ok(response) => response,
        Err(problem) => problem.shown(frame),
    }
}

async fn verify(portal: &Portal, against: &str, frame: Frame) -> Result<Response, Problem> {
    frame.needs(Right::ReadJournal)?;
    let words = frame.words;
    let frame =
        frame.through(words.say("portal-journal"), "/journal").titled(words.say("portal-journal-verified"));
    let checkpoint = Checkpoint::parse(against);
    let wrong = checkpoint.is_none() && !against.trim().is_empty();
    let end = portal.store().end().await?;
    let key = format!("{end} {}", checkpoint.as_ref().map(Checkpoint::line).unwrap_or_default());
    let (store, runtime) = (portal.store().clone(), tokio::runtime::Handle::current());
    let work = move |_: &crate::workshop::Steps| {
        runtime.block_on(store.verify_journal(checkpoint.as_ref())).map_err(|error| error.to_string())
    };
    let report = match portal.verifications().ask(&key, work).await? {
        Work::Going(going) => return Ok(working::page(frame, going)),
        Work::Done(report) => report,
    };
    let report: &Report = match &*report {
        Ok(report) => report,
        Err(why) => return Err(Problem::Store(store::StoreError::Gone(why.clone()))),
    };
    let whole = report.faults.is_empty();
    let count = usize::try_from(report.entries).unwrap_or_default();
    let id = if whole { "portal-chain-whole" } else { "portal-journal-broken" };
    let page = Verified {
        says: words.say_with(id, &[("count", count.into())]),
        whole,
        faults: report.faults.iter().map(|fault| told(fault, words)).collect(),
        end: report.end.as_ref().map(Checkpoint::line).unwrap_or_default(),
        error: if wrong { words.say("portal-no-checkpoint") } else { String::new() },
        checkpoint: against.to_owned(),
        frame,
    };
    Ok(Html(page.render()?).into_response())
}

fn told(fault: &Fault, words: Words) -> String {
    let number = |number: &i64| number.to_string();
    match fault {
        Fault::Edited(n) => words.say_with("portal-fault-edited", &[("number", number(n).into())]),
        Fault::Unchained(n) => words.say_with("portal-fault-unchained", &[("number", number(n).into())]),
        Fault::Rewritten(n) => words.say_with("portal-fault-rewritten", &[("number", number(n).into())]),
        Fault::Missing(from, to) => {
            let facts = [("from", number(from).into()), ("to", number(to).into())];
            words.say_with("portal-fault-missing", &facts)
        }
        Fault::CutOff { ends, known } => {
            let facts = [("ends", number(ends).into()), ("known", number(known).into())];
            words.say_with("portal-fault-cut-off", &facts)
        }
        Fault::Rows(n, table) => {
            let facts = [("number", number(n).into()), ("table", (*table).into())];
            words.say_with("portal-fault-rows", &facts)
        }
    }
}

/// The end of the journal, to be kept outside.
pub(crate) async fn checkpoint(State(portal): State<Portal>, frame: Frame) -> Response {
    let line = async || {
        frame.needs(Right::ReadJournal)?;
        let end = portal.store().end().await?;
        let entry = portal.store().entry(end).await?.ok_or(Problem::NotFound)?;
        Ok::<_, Problem>(Checkpoint { number: entry.number, hash: entry.hash })
    };
    match line().await {
        Ok(end) => {
            let name = format!("attachment; filename=\"checkpoint-{}.txt\"", end.number);
            let kind = "text/plain; charset=utf-8".to_owned();
            ([(CONTENT_TYPE, kind), (CONTENT_DISPOSITION, name)], format!("{}\n", end.line())).into_response()
        }
        Err(problem) => problem.shown(frame),
    }
}
