//! A workbook or a table of figures: read whole, or refused with every problem at its place; kept unless only tried.

use axum::Json;
use axum::body::{Body, Bytes};
use axum::extract::{FromRequest, Multipart, Path, Request, State};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use store::{DraftCell, Seen};
use utoipa::{IntoParams, ToSchema};
use wording::Words;

use super::caller::Caller;
use super::draft::desk;
use super::extract::{Asked, media_type};
use super::fault::{self, Fault, FaultAt, Where};
use super::scope::Scope;
use super::submissions::{SubmissionShown, shown};
use crate::pages::submission::{Desk, found_in, keep};
use crate::parts::safe_name;
use crate::rights::Right;
use crate::state::Portal;
use crate::typed::Content;

/// Media types in which figures may come as a whole body.
const KINDS: [&str; 3] = [
    "text/csv",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/octet-stream",
];

/// How a file is read.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct FileAsked {
    /// What the file is called; problems name it so.
    #[param(max_length = 100, example = "q2.csv")]
    name: Option<String>,
    /// Whether it is only tried: everything is read and told, and nothing is kept.
    dry_run: Option<bool>,
}

/// A form with a file.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[allow(dead_code, reason = "describes a form for the document")]
pub(crate) struct FileForm {
    /// The workbook, or a CSV table.
    #[schema(content_media_type = "application/octet-stream", value_type = String)]
    file: Vec<u8>,
}

/// What came of a file.
#[derive(Serialize, ToSchema)]
pub(crate) struct FileRead {
    /// Whether its figures now stand in the draft.
    kept: bool,
    /// How many figures it holds.
    figures: usize,
    /// How many figures of an earlier file it takes back, because it no longer holds them.
    taken_back: usize,
    /// What was passed over, and why.
    notes: Vec<FaultAt>,
    /// The submission after it; null where the file was only tried.
    submission: Option<SubmissionShown>,
}

#[utoipa::path(post, path = "/movements/{movement}/rounds/{round}/submissions/{unit}/file", tag = "figures",
    operation_id = "send-file", security(("token" = ["figures:write"])), params(FileAsked),
    request_body(content(
        (String = "text/csv", example = "unit,indicator,period,value\n24,health,2022-06-30,1687184\n"),
        (FileForm = "multipart/form-data"),
        (Vec<u8> = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))),
    responses((status = 200, body = FileRead)))]
pub(crate) async fn send(
    State(portal): State<Portal>,
    Path(at): Path<(String, String, String)>,
    caller: Caller,
    Asked(asked): Asked<FileAsked>,
    request: Request<Body>,
) -> Result<Json<FileRead>, Fault> {
    let (mut desk, actor) = desk(&portal, &at, &caller, Scope::FiguresWrite, Right::EnterFigures).await?;
    let (name, bytes) = received(request, &asked).await?;
    let words = caller.words();
    let (movement, round, unit) = &at;
    // Reading a large workbook takes a moment: others do not wait for it.
    let (shelved, of, content) =
        (desk.shelved.clone(), (round.clone(), unit.clone(), name.clone()), bytes.clone());
    let found = tokio::task::spawn_blocking(move || found_in(&shelved, &of.0, &of.1, &of.2, &content));
    let found = found.await.map_err(|_| Fault::of(fault::BROKEN))?.ok_or(Fault::of(fault::NOT_FOUND))?;
    let told = |problem: &movement::Problem| placed(problem, words);
    let mut errors: Vec<FaultAt> = found.problems.iter().map(told).collect();
    let others = found.others.iter().map(|code| ("unit-of-others", code.clone()));
    let not_asked = if errors.is_empty() { found.not_asked(&desk)? } else { Vec::new() };
    let not_asked = not_asked.into_iter().map(|figure| ("not-asked", figure));
    errors.extend(others.chain(not_asked).map(|(code, what)| {
        let at = Where { file: Some(name.clone()), ..Where::default() };
        FaultAt::said(at, code, &[("found", what.into())], words)
    }));
    if !errors.is_empty() {
        return Err(Fault::of(fault::REFUSED).all(errors));
    }
    let dry_run = asked.dry_run.unwrap_or(false);
    let digest = if dry_run { String::new() } else { portal.uploads().put(bytes.clone()).await? };
    let stand = desk.stand(&portal, true).await?;
    let mut cells = found.cells(&desk.shelved.movement.clone(), &digest);
    let figures = cells.len();
    // What an earlier file said and this one does not is taken back: a corrected file takes the first one's place.
    for cell in stand.list() {
        let from_file = cell.place.as_ref().is_some_and(|place| place.file != digest);
        if from_file && !cells.iter().any(|new| new.key == cell.key) {
            cells.push(DraftCell { key: cell.key, text: Content::Value(None).kept(), place: None });
        }
    }
    let taken_back = cells.len() - figures;
    let notes = found.notes.iter().map(told).collect();
    if dry_run {
        return Ok(Json(FileRead { kept: false, figures, taken_back, notes, submission: None }));
    }
    let subject = format!("{movement}/{round}/{unit}");
    let of_file = (digest.as_str(), name.as_str(), bytes.len() as u64);
    portal.store().record_file(Timestamp::now(), &actor, &subject, of_file).await?;
    keep(&portal, &mut desk, &actor, &cells, Seen::Stamp(&stand.stamp)).await?;
    let desk = Desk::at(&portal, movement, round, unit).await?;
    let submission = Some(shown(&portal, &desk, &caller).await?);
    Ok(Json(FileRead { kept: true, figures, taken_back, notes, submission }))
}

/// The file that was sent: the body itself, or the field `file` of a form.
async fn received(request: Request<Body>, asked: &FileAsked) -> Result<(String, Bytes), Fault> {
    let kind = media_type(&request);
    let (sent, bytes) = match kind.as_str() {
        "multipart/form-data" => {
            let malformed = |_| Fault::of(fault::MALFORMED);
            let mut parts =
                Multipart::from_request(request, &()).await.map_err(|_| Fault::of(fault::MALFORMED))?;
            let mut found = None;
            while let Some(part) = parts.next_field().await.map_err(malformed)? {
                if part.name() == Some("file") {
                    let name = part.file_name().unwrap_or_default().to_owned();
                    found = Some((name, part.bytes().await.map_err(malformed)?));
                }
            }
            found.ok_or(Fault::of(fault::MALFORMED))?
        }
        kind if KINDS.contains(&kind) => {
            let bytes = Bytes::from_request(request, &()).await;
            (String::new(), bytes.map_err(|_| Fault::of(fault::TOO_LARGE))?)
        }
        _ => {
            let wanted = format!("{}, multipart/form-data", KINDS.join(", "));
            return Err(Fault::of(fault::MEDIA_TYPE).with("wanted", wanted));
        }
    };
    let name = safe_name(asked.name.as_deref().unwrap_or(&sent));
    Ok((if name.is_empty() { "-".to_owned() } else { name }, bytes))
}

/// A problem of a file with its place.
fn placed(problem: &movement::Problem, words: Words) -> FaultAt {
    let said = words.problem(problem);
    let at = &problem.at;
    FaultAt {
        place: Where {
            file: Some(at.file.clone()),
            sheet: at.sheet.clone(),
            cell: at.cell.clone(),
            line: at.line,
            column: at.column,
            ..Where::default()
        },
        code: problem.code.to_owned(),
        what: said.message,
        how: said.hint,
    }
}
