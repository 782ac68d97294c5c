//! A receipt checked by whoever has one: replayed by the judge, and held against what was published here.

use askama::Template;
use axum::extract::{Multipart, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use judge::Broken;
use movement::{Place, Problem as Fault};
use wording::Words;

use super::downloads::ENGINE;
use super::published::of_published;
use crate::frame::{Frame, Shown, with_status};
use crate::problem::Problem;
use crate::state::Portal;
use crate::typed::told;

/// No receipt is larger.
pub(crate) const LARGEST: usize = 16 * 1024 * 1024;

#[derive(Template)]
#[template(path = "verify.html")]
struct Page {
    frame: Frame,
    says: String,
    seal: String,
    here: String,
    /// What was published here and has this receipt, with its address.
    published: Option<String>,
    error: String,
    problems: Vec<String>,
}

/// What checking came to.
#[derive(Default)]
struct Came {
    says: String,
    seal: String,
    here: String,
    published: Option<String>,
    error: String,
    problems: Vec<String>,
}

/// The form.
pub(crate) async fn page(frame: Frame) -> Response {
    let shown = show(frame.clone(), Came::default());
    shown.map_or_else(|problem| problem.shown(frame), IntoResponse::into_response)
}

fn show(frame: Frame, came: Came) -> Shown {
    let title = frame.say("portal-verify-receipt");
    let Came { says, seal, here, published, error, problems } = came;
    let page = Page { says, seal, here, published, error, problems, frame: frame.titled(title) };
    Ok(Html(page.render()?))
}

/// Checks a receipt.
pub(crate) async fn check(State(portal): State<Portal>, frame: Frame, parts: Multipart) -> Response {
    match checked(&portal, &frame, parts).await {
        Ok(came) => {
            let refused = !came.error.is_empty();
            let status = if refused { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
            with_status(status, show(frame.clone(), came), frame)
        }
        Err(problem) => problem.shown(frame),
    }
}

async fn checked(portal: &Portal, frame: &Frame, mut parts: Multipart) -> Result<Came, Problem> {
    let words = frame.words;
    let mut bytes = Vec::new();
    while let Some(part) = parts.next_field().await.map_err(|_| Problem::Malformed)? {
        if part.name() == Some("file") {
            bytes = part.bytes().await.map_err(|_| Problem::Malformed)?.to_vec();
        }
    }
    if bytes.is_empty() {
        return Ok(Came { error: words.say("portal-choose-a-receipt"), ..Came::default() });
    }
    // Judging is work, and anybody may ask for it: one receipt at a time, beside the pages.
    let turn = portal.replaying().clone().acquire_owned().await.map_err(|_| Problem::Broken)?;
    let work = move || {
        let verified = judge::verify(&bytes);
        drop(turn);
        (verified, bytes)
    };
    let (verified, bytes) = tokio::task::spawn_blocking(work).await.map_err(|_| Problem::Broken)?;
    let verified = match verified {
        Ok(verified) => verified,
        Err(broken) => {
            let problems = faults(broken).iter().map(|fault| placed(fault, words)).collect();
            return Ok(Came { error: words.say("portal-receipt-broken"), problems, ..Came::default() });
        }
    };
    let facts = [
        ("movement", (&verified.movement).into()),
        ("round", (&verified.round).into()),
        ("engine", (&verified.engine).into()),
        ("now", ENGINE.into()),
        ("seal", (&verified.seal).into()),
    ];
    let published = published(portal, &verified, &bytes).await?;
    let here = if published.is_some() { "portal-receipt-of-published" } else { "portal-receipt-of-nothing" };
    Ok(Came {
        says: words.say_with("verify-whole", &facts),
        seal: words.say_with("verify-seal", &facts),
        here: words.say(here),
        published,
        ..Came::default()
    })
}

/// Where the judgement of a receipt was published here: its receipt is the same to the byte.
async fn published(
    portal: &Portal,
    verified: &judge::Verified,
    bytes: &[u8],
) -> Result<Option<String>, Problem> {
    for published in portal.store().published().await? {
        let of = &published.judgement.of;
        if of.movement == verified.movement && of.round == verified.round {
            let receipt = portal.store().receipt(published.judgement.id).await?;
            if receipt.is_some_and(|receipt| receipt.as_bytes() == bytes) {
                return Ok(Some(of_published(published.judgement.id)));
            }
        }
    }
    Ok(None)
}

/// What is wrong with a receipt, as the command line tells it.
fn faults(broken: Broken) -> Vec<Fault> {
    let at = Place::default();
    vec![match broken {
        Broken::NotAReceipt => Fault::new("not-a-receipt", at),
        Broken::Part(part) => Fault::new("receipt-part", at).with("part", part),
        Broken::Frame(line) => Fault::new("receipt-frame", Place { line: Some(line), ..at }),
        Broken::Movement(problems) => {
            return std::iter::once(Fault::new("receipt-unsound", at)).chain(problems).collect();
        }
        Broken::Plan(_) => Fault::new("receipt-unsound", at),
        Broken::Figure { unit, indicator, period, value, twice } => {
            Fault::new(if twice { "receipt-figure-twice" } else { "receipt-figure" }, at)
                .with("unit", unit)
                .with("indicator", indicator)
                .with("period", period)
                .with("found", value)
        }
        Broken::Differs { line, kept, replayed } => Fault::new("receipt-differs", at)
            .with("line", line.to_string())
            .with("kept", kept)
            .with("replayed", replayed),
    }]
}

fn placed(fault: &Fault, words: Words) -> String {
    match words.place(&fault.at) {
        place if place.is_empty() => told(fault, words),
        place => format!("{place}: {}", told(fault, words)),
    }
}
