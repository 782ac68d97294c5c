//! How little would change who is selected: for each award the smallest change of one figure, and each reading.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{Html, IntoResponse, Response};
use wording::fragility::{Naming, tell};

use super::standings::provisional::reliance;
use super::{ground_at, of_round, under_movement};
use crate::frame::{Frame, Shown};
use crate::ground::Seen;
use crate::problem::Problem;
use crate::state::Portal;

#[derive(Template)]
#[template(path = "fragility.html")]
struct Page {
    frame: Frame,
    awards: Vec<Award>,
    simulator: String,
    stepwise: bool,
}

struct Award {
    label: String,
    now: String,
    lines: Vec<String>,
}

/// The page.
pub(crate) async fn page(
    State(portal): State<Portal>,
    Path((movement, round)): Path<(String, String)>,
    frame: Frame,
) -> Response {
    let shown = async {
        let seen = ground_at(&portal, &frame, &movement, &round).await?;
        // Looking for it may take a second: other pages do not wait.
        let ground = seen.ground.clone();
        let looked = tokio::task::spawn_blocking(move || ground.fragility().len()).await;
        looked.map_err(|_| Problem::NotNow)?;
        show(&seen, frame.clone())
    };
    shown.await.map_or_else(|problem| problem.shown(frame), IntoResponse::into_response)
}

fn show(seen: &Seen, frame: Frame) -> Shown {
    let words = frame.words;
    let movement = &seen.movement;
    let round = seen.round().ok_or(Problem::NotFound)?;
    let here = of_round(movement, &round.id);
    let short = |code: &str| words.short_name(&seen.name(code)).to_owned();
    let list = |codes: &[String]| match codes.is_empty() {
        true => words.say("compare-nobody"),
        false => codes.iter().map(|code| short(code)).collect::<Vec<_>>().join(", "),
    };
    let reading = |id: &str, choice: &str| {
        let found = movement.reading(id);
        let says = found.and_then(|reading| reading.choices.iter().find(|known| *known.id.value == *choice));
        let asks = found.map_or_else(|| id.to_owned(), |reading| words.label(&reading.asks).to_owned());
        let says = says.map_or_else(|| choice.to_owned(), |choice| words.label(&choice.says).to_owned());
        (format!("“{asks}”"), format!("“{says}”"))
    };
    let naming = Naming { short: &short, list: &list, reading: &reading };
    let awards = seen.fragility().iter().map(|award| {
        let label = movement.award(&award.award).map_or(award.award.as_str(), |a| words.label(&a.label));
        let mut label = label.to_owned();
        if let Some((grouping, group)) = &award.group {
            label.push_str(&format!(" · {}", words.group(movement, grouping, group.as_deref())));
        }
        let mut lines = tell(award, &naming, words);
        Award { label, now: lines.remove(0), lines }
    });
    let page = Page {
        awards: awards.collect(),
        simulator: format!("{here}/simulator"),
        stepwise: seen.fragility().iter().any(|award| award.stepwise),
        frame: under_movement(frame, movement)
            .through(words.label(&round.label), here)
            .titled(words.say("portal-fragility"))
            .illustrative(seen.illustrative)
            .watermarked(reliance(seen, &seen.judged(), words).watermark),
    };
    Ok(Html(page.render()?))
}
