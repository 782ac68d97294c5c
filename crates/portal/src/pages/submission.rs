//! One unit's figures for a round: typed or read from a workbook, submitted, returned or verified.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Multipart, Path, State};
use axum::http::StatusCode;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{Html, IntoResponse, Redirect, Response};
use exchange::{Door, Told, annotate, finish, read_csv, read_workbook, template_filled};
use jiff::Timestamp;
use judge::{Figures, FiguresBuilder};
use movement::{Need, Problem as Fault, needs};
use reference::{Indicator, Period, Role, Unit, units};
use store::{DraftCell, FigureEntry, FigureKey, FigurePlace, Files, Submission, SubmissionState, Wanted};
use wording::{Language, Words};

use super::{figures, instant, of_round, under_movement};
use crate::form::Form;
use crate::frame::{Frame, Shown, with_status};
use crate::problem::Problem;
use crate::rights::Right;
use crate::session::digest;
use crate::state::{Portal, Shelved};
use crate::typed::{Cell, Content, field_name, read, told, written};

#[derive(Template)]
#[template(path = "submission.html")]
struct Page {
    frame: Frame,
    here: String,
    class: &'static str,
    state: String,
    fields: Vec<Field>,
    /// Figures of units below, which come by file.
    others: Vec<OtherRow>,
    /// What the fields stood at when the page was made.
    stamp: String,
    figures_entry: String,
    events: Vec<EventRow>,
    problems: Vec<String>,
    notes: Vec<String>,
    error: String,
    done: String,
    may_type: bool,
    may_submit: bool,
    may_verify: bool,
    may_return: bool,
}

struct Field {
    name: String,
    label: String,
    period: String,
    measure: String,
    text: String,
    is_truth: bool,
    error: String,
    /// What was said when it was last submitted, where that differs.
    before: String,
    place: String,
    note: String,
}

struct OtherRow {
    unit: String,
    label: String,
    period: String,
    text: String,
    error: String,
}

struct EventRow {
    at: String,
    who: String,
    what: String,
    reason: String,
}

/// Where somebody is: the movement, the round, the unit, and what is kept of its submission.
pub(crate) struct Desk {
    /// The movement.
    pub shelved: std::sync::Arc<Shelved>,
    /// The id of the round.
    pub round: String,
    /// The unit as it was on the cut-off.
    pub unit: Unit,
    /// What it has sent or typed; `None` before anything was.
    pub submission: Option<Submission>,
}

/// What is said beside the fields.
#[derive(Default)]
struct Said {
    problems: Vec<String>,
    notes: Vec<String>,
    error: String,
    done: String,
}

impl Desk {
    /// The desk at an address.
    pub(crate) async fn at(
        portal: &Portal,
        movement: &str,
        round: &str,
        unit: &str,
    ) -> Result<Desk, Problem> {
        let shelved = portal.movement(movement).await?;
        let found = shelved.movement.round(round).ok_or(Problem::NotFound)?;
        let levels = figures::sending(&shelved.movement, found);
        let unit = units::find(unit, found.cut_off).filter(|unit| levels.contains(&unit.level));
        let unit = unit.ok_or(Problem::NotFound)?;
        let submissions = portal.store().submissions(movement, Wanted::Now).await?;
        let submission = submissions.into_iter().find(|s| s.round == round && s.unit == unit.code.as_str());
        Ok(Desk { shelved, round: round.to_owned(), unit, submission })
    }

    /// The round.
    pub(crate) fn round(&self) -> Result<&movement::Round, Problem> {
        self.shelved.movement.round(&self.round).ok_or(Problem::NotFound)
    }

    fn here(&self) -> String {
        figures::of_unit(&self.shelved.movement, &self.round, self.unit.code.as_str())
    }

    /// Whether somebody may do something to the unit.
    pub(crate) fn may(&self, frame: &Frame, right: Right) -> bool {
        let day = self.round().map(|round| round.cut_off);
        day.is_ok_and(|day| frame.may_for(right, self.unit.code.as_str(), day))
    }

    /// Whether figures may be typed.
    pub(crate) fn is_open(&self) -> bool {
        self.submission.as_ref().is_none_or(|submission| submission.state.is_open())
    }

    /// The figures that the round asks of the unit itself.
    pub(crate) fn asked(&self) -> Result<Vec<(Indicator, Period)>, Problem> {
        let needs = asked_of(&self.shelved.movement, self.round()?).into_iter();
        Ok(needs.filter(|need| need.level == self.unit.level).map(|n| (n.indicator, n.period)).collect())
    }

    /// Whether somebody is of the unit: its drafts are for its own people.
    pub(crate) fn is_own(&self, frame: &Frame) -> bool {
        self.may(frame, Right::EnterFigures)
    }

    /// Refuses whoever neither is of the unit nor sees what all units send.
    pub(crate) fn needs_sight(&self, frame: &Frame) -> Result<(), Problem> {
        match self.is_own(frame) || frame.may(Right::SeeSubmissions) {
            true => Ok(()),
            false => Err(frame.refusal()),
        }
    }

    /// The cells as they stand: what was typed last where drafts are asked for, else what was submitted.
    pub(crate) async fn cells(&self, portal: &Portal, with_draft: bool) -> Result<Vec<Cell>, Problem> {
        let mut cells: BTreeMap<FigureKey, Cell> = BTreeMap::new();
        if let Some(submission) = &self.submission {
            for kept in portal.store().figures_of_submission(submission.id).await? {
                let key = kept.figure.key.clone();
                let content = Content::Value(kept.figure.value);
                cells.insert(key.clone(), Cell { key, content, place: kept.figure.place });
            }
            if with_draft && submission.state.is_open() {
                for kept in portal.store().draft(submission.id).await? {
                    let DraftCell { key, text, place } = kept.cell;
                    cells.insert(key.clone(), Cell { key, content: Content::of_kept(&text), place });
                }
            }
        }
        Ok(cells.into_values().collect())
    }
}

/// The page.
pub(crate) async fn page(
    State(portal): State<Portal>,
    Path((movement, round, unit)): Path<(String, String, String)>,
    frame: Frame,
) -> Response {
    let shown = match Desk::at(&portal, &movement, &round, &unit).await {
        Ok(desk) => show(&portal, &desk, frame.clone(), Said::default()).await,
        Err(problem) => Err(problem),
    };
    shown.map_or_else(|problem| problem.shown(frame), IntoResponse::into_response)
}

async fn show(portal: &Portal, desk: &Desk, frame: Frame, said: Said) -> Shown {
    desk.needs_sight(&frame)?;
    let words = frame.words;
    let round = desk.round()?;
    let door = Door::new(&desk.shelved.movement, round);
    let list = desk.cells(portal, desk.is_own(&frame)).await?;
    let stamp = stamp(&list);
    let cells: BTreeMap<FigureKey, Cell> = list.iter().map(|cell| (cell.key.clone(), cell.clone())).collect();
    let errors: BTreeMap<FigureKey, String> = list
        .iter()
        .zip(read(&list, &door, words))
        .filter_map(|(cell, read)| Some((cell.key.clone(), read.err()?)))
        .collect();
    let (mut before, mut notes, mut events) = (BTreeMap::new(), BTreeMap::new(), Vec::new());
    if let Some(submission) = &desk.submission {
        for kept in portal.store().figures_of_submission(submission.id).await? {
            before.insert(kept.figure.key.clone(), kept.figure.value);
        }
        let accounts = portal.store().accounts().await?;
        let who = |actor: &str| {
            let found = accounts.iter().find(|account| account.actor() == actor);
            found.map_or_else(|| actor.to_owned(), |account| account.name.clone())
        };
        for event in portal.store().events(submission.id).await? {
            if event.event == "returned" {
                notes = event.notes.iter().cloned().collect();
            }
            events.push(EventRow {
                at: instant(event.at, words),
                who: who(&event.actor),
                what: words.say(&format!("portal-event-{}", event.event)),
                reason: event.reason,
            });
        }
        if submission.state != SubmissionState::Returned {
            notes.clear();
        }
    }
    let asked = desk.asked()?;
    let is_asked = |key: &FigureKey| {
        *key.unit == *desk.unit.code.as_str()
            && asked.iter().any(|(indicator, period)| indicator.id == key.indicator && *period == key.period)
    };
    let others = list.iter().filter(|cell| !is_asked(&cell.key)).map(|cell| {
        let indicator = desk.shelved.movement.indicator(&cell.key.indicator);
        let unit = units::find(&cell.key.unit, round.cut_off).map_or(cell.key.unit.clone(), |unit| unit.name);
        OtherRow {
            unit,
            label: indicator.as_ref().map_or("", |indicator| words.indicator(indicator)).to_owned(),
            period: words.period(cell.key.period),
            text: indicator.map(|indicator| cell.content.shown(&indicator, words)).unwrap_or_default(),
            error: errors.get(&cell.key).cloned().unwrap_or_default(),
        }
    });
    let others: Vec<OtherRow> = others.collect();
    let fields = asked.clone().into_iter().map(|(indicator, period)| {
        let key = FigureKey { unit: desk.unit.code.to_string(), indicator: indicator.id.clone(), period };
        let cell = cells.get(&key);
        let said = before.get(&key).map(|value: &Option<judge::Value>| {
            value.as_ref().map_or_else(String::new, |value| written(value, &indicator, words))
        });
        let text = cell.map(|cell| cell.content.shown(&indicator, words)).unwrap_or_default();
        let place = cell.and_then(|cell| cell.place.as_ref());
        Field {
            name: field_name(&key.unit, &key.indicator, period),
            label: words.indicator(&indicator).to_owned(),
            period: words.period(period),
            measure: words.dimension(indicator.dimension),
            is_truth: indicator.dimension == reference::Dimension::Truth,
            error: errors.get(&key).cloned().unwrap_or_default(),
            before: said.filter(|said| *said != text).map_or_else(String::new, |said| {
                match said.is_empty() {
                    true => words.say("portal-not-known"),
                    false => said,
                }
            }),
            place: place.map(|place| where_it_stood(place, words)).unwrap_or_default(),
            note: notes.get(&key).cloned().unwrap_or_default(),
            text,
        }
    });
    let fields: Vec<Field> = fields.collect();
    let class = desk.submission.as_ref().map_or("none", |submission| submission.state.id());
    let is_open = desk.is_open();
    let state = desk.submission.as_ref().map(|submission| submission.state);
    let page = Page {
        here: desk.here(),
        class,
        state: words.say(&format!("portal-submission-{class}")),
        fields,
        others,
        stamp,
        figures_entry: desk
            .submission
            .as_ref()
            .and_then(|submission| submission.figures_entry)
            .map(|entry| entry.to_string())
            .unwrap_or_default(),
        events,
        problems: said.problems,
        notes: said.notes,
        error: said.error,
        done: said.done,
        may_type: is_open && desk.may(&frame, Right::EnterFigures),
        may_submit: is_open && desk.may(&frame, Right::SubmitFigures),
        may_verify: state == Some(SubmissionState::Submitted) && frame.may(Right::VerifyFigures),
        may_return: matches!(state, Some(SubmissionState::Submitted | SubmissionState::Verified))
            && frame.may(Right::VerifyFigures),
        frame: under_movement(frame, &desk.shelved.movement)
            .through(words.label(&round.label), of_round(&desk.shelved.movement, &desk.round))
            .through(
                words.say("portal-figures"),
                format!("{}/figures", of_round(&desk.shelved.movement, &desk.round)),
            )
            .titled(desk.unit.name.clone()),
    };
    Ok(Html(page.render()?))
}

fn where_it_stood(place: &FigurePlace, words: Words) -> String {
    let short: String = place.file.chars().take(8).collect();
    let cell = match place.column {
        Some(column) => exchange::cell_name(place.row, column),
        None => place.row.to_string(),
    };
    let facts = [
        ("file", short.into()),
        ("sheet", place.sheet.clone().unwrap_or_default().into()),
        ("cell", cell.into()),
    ];
    words
        .say_with(if place.sheet.is_some() { "portal-place-of-cell" } else { "portal-place-of-line" }, &facts)
}

/// What was sent with the form: typed figures to keep, and what to do then.
pub(crate) async fn act(
    State(portal): State<Portal>,
    Path((movement, round, unit)): Path<(String, String, String)>,
    frame: Frame,
    form: Form,
) -> Response {
    match acted(&portal, (&movement, &round, &unit), &frame, &form).await {
        Ok(response) => response,
        Err(problem) => problem.shown(frame),
    }
}

async fn acted(
    portal: &Portal,
    (movement, round, unit): (&str, &str, &str),
    frame: &Frame,
    form: &Form,
) -> Result<Response, Problem> {
    let mut desk = Desk::at(portal, movement, round, unit).await?;
    let actor = frame.account.as_ref().ok_or(Problem::SignIn)?.actor();
    let (store, now, words) = (portal.store(), Timestamp::now(), frame.words);
    match form.text("act") {
        "save" | "submit" => {
            let right = if form.text("act") == "submit" { Right::SubmitFigures } else { Right::EnterFigures };
            if !desk.may(frame, right) {
                return Err(frame.refusal());
            }
            if !desk.is_open() {
                return Err(Problem::NotNow);
            }
            // Who submits answers for what the page showed, whoever typed it.
            if form.text("act") == "submit" && form.text("stamp") != stamp(&desk.cells(portal, true).await?) {
                return Err(Problem::Changed);
            }
            keep_typed(portal, &mut desk, &actor, form).await?;
            if form.text("act") == "save" {
                let said = Said { done: words.say("portal-saved"), ..Said::default() };
                return Ok(with_status(
                    StatusCode::OK,
                    show(portal, &desk, frame.clone(), said).await,
                    frame.clone(),
                ));
            }
            let door = Door::new(&desk.shelved.movement, desk.round()?);
            let cells = desk.cells(portal, true).await?;
            let read = read(&cells, &door, words);
            let wrong = read.iter().filter(|read| read.is_err()).count();
            let entries: Vec<FigureEntry> = read.into_iter().flatten().collect();
            let none = entries.iter().all(|entry| entry.value.is_none());
            if wrong > 0 || none {
                let error = match wrong {
                    0 => words.say("portal-nothing-to-submit"),
                    count => words.say_with("portal-mend-first", &[("count", count.into())]),
                };
                let said = Said { error, ..Said::default() };
                let shown = show(portal, &desk, frame.clone(), said).await;
                return Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, shown, frame.clone()));
            }
            let id = desk.submission.as_ref().ok_or(Problem::NotFound)?.id;
            store.submit(now, &actor, id, &entries, &[]).await?;
        }
        "verify" => {
            frame.needs(Right::VerifyFigures)?;
            let seen = form.text("figures_entry").parse().map_err(|_| Problem::NotNow)?;
            store.verify_seen(now, &actor, desk.submission.ok_or(Problem::NotFound)?.id, seen).await?;
        }
        "return" => {
            frame.needs(Right::VerifyFigures)?;
            let reason = form.text("reason").trim();
            let notes: Vec<(FigureKey, String)> = desk
                .asked()?
                .into_iter()
                .filter_map(|(indicator, period)| {
                    let key = FigureKey { unit: unit.to_owned(), indicator: indicator.id, period };
                    let name = format!("note.{}", field_name(&key.unit, &key.indicator, period));
                    let note = form.text(&name).trim();
                    (!note.is_empty()).then(|| (key, note.to_owned()))
                })
                .collect();
            if reason.is_empty() && notes.is_empty() {
                let said = Said { error: words.say("portal-reason-needed"), ..Said::default() };
                let shown = show(portal, &desk, frame.clone(), said).await;
                return Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, shown, frame.clone()));
            }
            let submission = desk.submission.ok_or(Problem::NotFound)?;
            let seen = submission.figures_entry.map(|entry| entry.to_string()).unwrap_or_default();
            if form.text("figures_entry") != seen {
                return Err(Problem::Changed);
            }
            let id = submission.id;
            store.return_submission(now, &actor, id, &notes, reason).await?;
        }
        _ => return Err(Problem::Malformed),
    }
    Ok(Redirect::to(&figures::of_unit(&portal.movement(movement).await?.movement, round, unit))
        .into_response())
}

/// What cells stood at: two pages with the same stamp show the same.
pub(crate) fn stamp(cells: &[Cell]) -> String {
    let line = |cell: &Cell| {
        let FigureKey { unit, indicator, period } = &cell.key;
        format!("{unit}\n{indicator}\n{period}\n{}\n", cell.content.kept())
    };
    digest(&cells.iter().map(line).collect::<String>())
}

/// Keeps the fields that were typed into; the others are as they were, whatever the page showed. Numbers are read in the
/// language in which the page wrote them. Where somebody else changed a field meanwhile, nothing is kept.
async fn keep_typed(portal: &Portal, desk: &mut Desk, actor: &str, form: &Form) -> Result<(), Problem> {
    let language = Language::from_id(form.text("language")).ok_or(Problem::Malformed)?;
    let words = Words::new(language);
    let cells = desk.cells(portal, true).await?;
    let cells: BTreeMap<FigureKey, Cell> = cells.into_iter().map(|cell| (cell.key.clone(), cell)).collect();
    let mut typed = Vec::new();
    for (indicator, period) in desk.asked()? {
        let key = FigureKey { unit: desk.unit.code.to_string(), indicator: indicator.id.clone(), period };
        let name = field_name(&key.unit, &key.indicator, period);
        let (Some(text), Some(was)) = (form.get(&name), form.get(&format!("was.{name}"))) else { continue };
        if text.trim() == was.trim() {
            continue;
        }
        let known = cells.get(&key).map_or_else(String::new, |cell| cell.content.shown(&indicator, words));
        if known.trim() != was.trim() {
            return Err(Problem::Changed);
        }
        let text = Content::typed(text, &indicator, words).kept();
        typed.push(DraftCell { key, text, place: None });
    }
    keep(portal, desk, actor, &typed).await
}

/// Keeps cells of a draft; opens the submission where there is none yet.
pub(crate) async fn keep(
    portal: &Portal,
    desk: &mut Desk,
    actor: &str,
    cells: &[DraftCell],
) -> Result<(), Problem> {
    let (store, now, unit) = (portal.store(), Timestamp::now(), desk.unit.code.to_string());
    let movement = desk.shelved.movement.id.clone();
    let opened = match desk.submission.take() {
        Some(submission) => submission,
        None => store.open_submission(now, actor, &movement, &desk.round, &unit).await?,
    };
    if !cells.is_empty() {
        store.save_draft(now, actor, opened.id, cells).await?;
    }
    desk.submission = Some(opened);
    Ok(())
}

/// The workbook to fill in, with what is known filled in already.
pub(crate) async fn template(
    State(portal): State<Portal>,
    Path((movement, round, unit)): Path<(String, String, String)>,
    frame: Frame,
) -> Response {
    match templated(&portal, (&movement, &round, &unit), &frame).await {
        Ok(bytes) => workbook(&format!("{movement}-{round}-{unit}.xlsx"), bytes),
        Err(problem) => problem.shown(frame),
    }
}

async fn templated(
    portal: &Portal,
    (movement, round, unit): (&str, &str, &str),
    frame: &Frame,
) -> Result<Vec<u8>, Problem> {
    let desk = Desk::at(portal, movement, round, unit).await?;
    desk.needs_sight(frame)?;
    let found = desk.round()?;
    let door = Door::new(&desk.shelved.movement, found);
    let cells = desk.cells(portal, desk.is_own(frame)).await?;
    let mut builder = FiguresBuilder::default();
    for entry in read(&cells, &door, frame.words).into_iter().flatten() {
        if let Some(value) = entry.value {
            builder.push(
                &entry.key.unit,
                &entry.key.indicator,
                entry.key.period,
                value,
                judge::Origin::default(),
            );
        }
    }
    let (figures, _): (Figures, _) = finish(builder);
    let units = [desk.unit.clone()];
    let written = template_filled(&desk.shelved.movement, found, &units, &figures);
    written.map_err(|_| Problem::Malformed)
}

fn workbook(name: &str, bytes: Vec<u8>) -> Response {
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    let name = format!("attachment; filename=\"{name}\"");
    ([(CONTENT_TYPE, kind.to_owned()), (CONTENT_DISPOSITION, name)], bytes).into_response()
}

/// Reads a file of figures into the draft: all of it, or nothing with everything that is wrong told.
pub(crate) async fn upload(
    State(portal): State<Portal>,
    Path((movement, round, unit)): Path<(String, String, String)>,
    frame: Frame,
    parts: Multipart,
) -> Response {
    match uploaded(&portal, (&movement, &round, &unit), &frame, parts).await {
        Ok(response) => response,
        Err(problem) => problem.shown(frame),
    }
}

async fn uploaded(
    portal: &Portal,
    (movement, round, unit): (&str, &str, &str),
    frame: &Frame,
    mut parts: Multipart,
) -> Result<Response, Problem> {
    let mut desk = Desk::at(portal, movement, round, unit).await?;
    if !desk.may(frame, Right::EnterFigures) {
        return Err(frame.refusal());
    }
    if !desk.is_open() {
        return Err(Problem::NotNow);
    }
    let actor = frame.account.as_ref().ok_or(Problem::SignIn)?.actor();
    let (mut sent, mut marked) = (None, false);
    while let Some(part) = parts.next_field().await.map_err(|_| Problem::Malformed)? {
        match part.name() {
            Some("file") => {
                let name = part.file_name().map(safe_name).unwrap_or_default();
                sent = Some((name, part.bytes().await.map_err(|_| Problem::Malformed)?));
            }
            Some("marked") => marked = true,
            _ => {}
        }
    }
    let words = frame.words;
    let Some((name, bytes)) = sent.filter(|(_, bytes)| !bytes.is_empty()) else {
        let said = Said { error: words.say("portal-no-file"), ..Said::default() };
        let shown = show(portal, &desk, frame.clone(), said).await;
        return Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, shown, frame.clone()));
    };
    // Reading a large workbook takes a moment: pages of others do not wait for it.
    let (shelved, round_id, unit_code) = (desk.shelved.clone(), round.to_owned(), unit.to_owned());
    let (of_file, content) = (name.clone(), bytes.clone());
    let found =
        tokio::task::spawn_blocking(move || found_in(&shelved, &round_id, &unit_code, &of_file, &content));
    let found = found.await.map_err(|_| Problem::Malformed)?.ok_or(Problem::NotFound)?;
    if !found.problems.is_empty() {
        if marked {
            let told: Vec<Told> = found
                .problems
                .iter()
                .map(|problem| {
                    let said = words.problem(problem);
                    Told { problem: problem.clone(), message: said.message, hint: said.hint }
                })
                .collect();
            if let Ok(bytes) = annotate(&bytes, &told, words) {
                return Ok(workbook(&name, bytes));
            }
        }
        let said = Said {
            error: words.say_with("portal-file-refused", &[("count", found.problems.len().into())]),
            problems: found.problems.iter().map(|problem| placed(problem, words)).collect(),
            ..Said::default()
        };
        let shown = show(portal, &desk, frame.clone(), said).await;
        return Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, shown, frame.clone()));
    }
    if !found.others.is_empty() {
        let facts = [("units", found.others.join(", ").into()), ("own", desk.unit.name.as_str().into())];
        let said = Said { error: words.say_with("portal-units-of-others", &facts), ..Said::default() };
        let shown = show(portal, &desk, frame.clone(), said).await;
        return Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, shown, frame.clone()));
    }
    let not_asked = found.not_asked(&desk)?;
    if !not_asked.is_empty() {
        let facts = [("figures", not_asked.join("; ").into())];
        let said = Said { error: words.say_with("portal-not-asked", &facts), ..Said::default() };
        let shown = show(portal, &desk, frame.clone(), said).await;
        return Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, shown, frame.clone()));
    }
    let files = Files::open(&portal.files().display().to_string())?;
    let size = bytes.len() as u64;
    let digest = files.put(bytes).await?;
    let subject = format!("{movement}/{round}/{unit}");
    portal.store().record_file(Timestamp::now(), &actor, &subject, (&digest, &name, size)).await?;
    let movement = desk.shelved.movement.clone();
    let mut cells = found.cells(&movement, &digest);
    let count = cells.len();
    // What an earlier file said and this one does not is taken back: a corrected file takes the first one's place.
    for cell in desk.cells(portal, true).await? {
        let from_file = cell.place.as_ref().is_some_and(|place| place.file != digest);
        if from_file && !cells.iter().any(|new| new.key == cell.key) {
            cells.push(DraftCell { key: cell.key, text: Content::Value(None).kept(), place: None });
        }
    }
    keep(portal, &mut desk, &actor, &cells).await?;
    let mut notes: Vec<String> = found.notes.iter().map(|note| placed(note, words)).collect();
    if cells.len() > count {
        notes.push(words.say_with("portal-taken-back", &[("count", (cells.len() - count).into())]));
    }
    let said = Said {
        done: words.say_with("portal-file-read", &[("count", count.into())]),
        notes,
        ..Said::default()
    };
    let shown = show(portal, &desk, frame.clone(), said).await;
    Ok(with_status(StatusCode::OK, shown, frame.clone()))
}

/// A problem in a sentence behind its place.
fn placed(problem: &Fault, words: Words) -> String {
    match words.place(&problem.at) {
        place if place.is_empty() => told(problem, words),
        place => format!("{place}: {}", told(problem, words)),
    }
}

/// The last part of a file's name, in plain characters: what a browser sends can be anything.
pub(crate) fn safe_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain = last.chars().filter(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | ' '));
    plain.take(100).collect()
}

/// What a file holds.
pub(crate) struct Found {
    /// What could be read.
    pub figures: Figures,
    /// All that is wrong.
    pub problems: Vec<Fault>,
    /// What was passed over, and why.
    pub notes: Vec<Fault>,
    /// The units in it of which this one sends no figures.
    pub others: Vec<String>,
}

/// Reads a file of figures; `None` where there is no such round.
pub(crate) fn found_in(
    shelved: &Shelved,
    round: &str,
    unit: &str,
    name: &str,
    bytes: &[u8],
) -> Option<Found> {
    let round = shelved.movement.round(round)?;
    let door = Door::new(&shelved.movement, round);
    let mut builder = FiguresBuilder::default();
    let is_workbook = bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xd0\xcf\x11\xe0");
    let (mut problems, mut notes) = match is_workbook {
        true => {
            let report = read_workbook(bytes, name, &door, &mut builder);
            (report.problems, report.notes)
        }
        false => (read_csv(bytes, name, &door, &mut builder), Vec::new()),
    };
    let (figures, contradictions) = finish(builder);
    problems.extend(contradictions);
    if problems.is_empty() && figures.is_empty() {
        notes.push(exchange::without_figures(name));
    }
    // A unit sends figures of itself and of those below it, of no others.
    let others = figures.units().iter().filter(|code| ***code != *unit && !is_of(code, unit, round.cut_off));
    let others = others.map(ToString::to_string).collect();
    Some(Found { figures, problems, notes, others })
}

/// Whether a unit stands below another.
pub(crate) fn is_of(code: &str, above: &str, day: jiff::civil::Date) -> bool {
    units::province_of(code, day).is_some_and(|province| province.as_str() == above)
}

/// The figures that a round asks units to send. What somebody records of a unit is not among them: attestations,
/// disqualifications, blocks.
pub(crate) fn asked_of(movement: &movement::Movement, round: &movement::Round) -> Vec<Need> {
    needs(movement, round).into_iter().filter(|need| need.indicator.role != Role::Recorded).collect()
}

impl Found {
    /// The figures that the round does not ask of their unit, each as its indicator and period.
    pub(crate) fn not_asked(&self, desk: &Desk) -> Result<Vec<String>, Problem> {
        let round = desk.round()?;
        let asked = asked_of(&desk.shelved.movement, round);
        let not_asked = self.figures.iter().filter(|figure| {
            let level = units::find(self.figures.unit_of(figure), round.cut_off).map(|unit| unit.level);
            let id = self.figures.indicator_of(figure);
            !asked.iter().any(|need| {
                Some(need.level) == level && *need.indicator.id == **id && need.period == figure.period
            })
        });
        let named = |figure: &judge::Figure| {
            format!(
                "{}, {} ({})",
                self.figures.unit_of(figure),
                self.figures.indicator_of(figure),
                figure.period
            )
        };
        Ok(not_asked.take(20).map(named).collect())
    }

    /// The figures as cells of a draft, each with its place in the file.
    pub(crate) fn cells(&self, movement: &movement::Movement, digest: &str) -> Vec<DraftCell> {
        let cells = self.figures.iter().filter_map(|figure| {
            let indicator = movement.indicator(self.figures.indicator_of(figure))?;
            let source = self.figures.sources().get(figure.origin.source as usize);
            Some(DraftCell {
                key: FigureKey {
                    unit: self.figures.unit_of(figure).to_string(),
                    indicator: indicator.id.clone(),
                    period: figure.period,
                },
                text: Content::Value(Some(figure.value.clone())).kept(),
                place: Some(FigurePlace {
                    file: digest.to_owned(),
                    sheet: source.and_then(|source| source.sheet.as_ref()).map(ToString::to_string),
                    row: figure.origin.row,
                    column: Some(figure.origin.column).filter(|column| *column > 0),
                }),
            })
        });
        cells.collect()
    }
}
