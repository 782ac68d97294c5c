//! The results of a round as files: CSV, a workbook, JSON, and the receipt that replays them.

use axum::extract::{Path, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use reference::{Level, UnitCode};

use super::ground_at;
use super::standings::provisional::reliance;
use crate::frame::Frame;
use crate::ground::Seen;
use crate::problem::Problem;
use crate::state::Portal;

/// What receipts name as the engine that judged.
pub(crate) const ENGINE: &str = concat!("thidua ", env!("CARGO_PKG_VERSION"));

pub(super) const CSV: &str = "text/csv; charset=utf-8";
const JSON: &str = "application/json";
pub(super) const WORKBOOK: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const RECEIPT: &str = "text/plain; charset=utf-8";

/// A file of a round's results.
pub(crate) async fn file(
    State(portal): State<Portal>,
    Path((movement, round, file)): Path<(String, String, String)>,
    frame: Frame,
) -> Response {
    let mut marked = String::new();
    let written = match ground_at(&portal, &frame, &movement, &round).await {
        Ok(seen) => {
            // What is not final says so in its name: a table of results has no room for more.
            marked = reliance(&seen, &seen.judged(), frame.words).in_file_names;
            match (file.as_str(), seen.judgement) {
                // The receipt of a judgement is the one that was kept with it, to the byte.
                ("receipt.jsonl", Some(judgement)) => kept_receipt(&portal, judgement).await,
                _ => {
                    let (of, frame) = (file.clone(), frame.clone());
                    portal.heavy().done(move || write(&seen, &of, &frame)).await.flatten()
                }
            }
        }
        Err(problem) => Err(problem),
    };
    match written {
        Ok((kind, bytes)) => {
            let file = match file.rsplit_once('.') {
                Some((stem, ending)) => format!("{stem}{marked}.{ending}"),
                None => file,
            };
            let name = format!("attachment; filename=\"{movement}-{round}-{file}\"");
            ([(CONTENT_TYPE, kind.to_owned()), (CONTENT_DISPOSITION, name)], bytes).into_response()
        }
        Err(problem) => problem.shown(frame),
    }
}

async fn kept_receipt(portal: &Portal, judgement: i64) -> Result<(&'static str, Vec<u8>), Problem> {
    let receipt = portal.store().receipt(judgement).await?.ok_or(Problem::NotFound)?;
    Ok((RECEIPT, receipt.into_bytes()))
}

fn write(ground: &Seen, file: &str, frame: &Frame) -> Result<(&'static str, Vec<u8>), Problem> {
    let words = frame.words;
    let judged = ground.judged();
    Ok(match file {
        // The mark lets spreadsheet programs read it as UTF-8.
        "standings.csv" => (CSV, format!("\u{feff}{}", exchange::result_csv(&judged, words)).into_bytes()),
        "standings.json" => (JSON, judged.to_json().into_bytes()),
        "receipt.jsonl" => (RECEIPT, judge::receipt(&judged, ENGINE).into_bytes()),
        "standings.xlsx" => {
            let name = |code: &str| match code == UnitCode::NATION {
                true => words.level(Level::Nation),
                false => ground.name(code),
            };
            let notes = reliance(ground, &judged, words).notes;
            let note = (!notes.is_empty()).then(|| notes.join(" "));
            let workbook = exchange::result_workbook(&judged, words, &name, note.as_deref());
            (WORKBOOK, workbook.map_err(|_| Problem::NotFound)?)
        }
        _ => return Err(Problem::NotFound),
    })
}
