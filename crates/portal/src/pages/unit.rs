//! One unit: for each award everything that its standing rests on, and what it would take to change it.

mod pace;
mod trend;

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::{Html, IntoResponse, Response};
use jiff::Timestamp;
use jiff::tz::{self, TimeZone};
use judge::{AwardResult, Judged, Standing, explain};
use serde::Deserialize;
use wording::Words;
use wording::why::{LineKind, Teller, reason, tell};

use super::history::rounds_seen;
use super::standings::provisional::reliance;
use super::standings::regions::{self, By};
use super::{ground_at, of_round, under_movement};
use crate::frame::{Frame, Shown, escaped};
use crate::ground::Seen;
use crate::problem::Problem;
use crate::state::Portal;

#[derive(Template)]
#[template(path = "unit.html")]
struct Page {
    frame: Frame,
    name: String,
    code: String,
    title: String,
    awards: Vec<Award>,
    lead: Vec<String>,
    sections: Vec<Section>,
    /// In one sentence, why it is proposed or why not.
    reason: String,
    class: &'static str,
    result: String,
    /// Its ranks in the country and within its region and cluster.
    ranks: Vec<(String, String)>,
    trend: trend::Trend,
    pace: Option<pace::Needed>,
    round: String,
    /// Where its derivation is found as a file: what stands before the name, and the query.
    tables: String,
    query: String,
    simulator: String,
}

struct Award {
    label: String,
    address: String,
    chosen: bool,
    class: &'static str,
    result: String,
    rank: String,
    certain: bool,
}

/// A head with what stands under it.
struct Section {
    head: String,
    items: Vec<Item>,
}

struct Item {
    text: String,
    is_item: bool,
    details: Vec<String>,
}

/// What a reader asks for beside the unit.
#[derive(Deserialize)]
pub(crate) struct Asked {
    award: Option<String>,
}

/// A unit in a round.
pub(crate) async fn page(
    State(portal): State<Portal>,
    Path((movement, round, unit)): Path<(String, String, String)>,
    Query(asked): Query<Asked>,
    frame: Frame,
) -> Response {
    let shown = async {
        let seen = ground_at(&portal, &frame, &movement, &round).await?;
        let all = rounds_seen(&portal, &frame, &seen.movement).await?;
        show(&seen, &all, &unit, &asked, frame.clone())
    };
    shown.await.map_or_else(|problem| problem.shown(frame), IntoResponse::into_response)
}

fn show(ground: &Seen, all: &[Seen], unit: &str, asked: &Asked, frame: Frame) -> Shown {
    let words = frame.words;
    let movement = &ground.movement;
    let round = ground.round().ok_or(Problem::NotFound)?;
    let judged = ground.judged();
    let row = ground.roster.row_of(unit).ok_or(Problem::NotFound)? as u32;
    let here = of_round(movement, &round.id);
    let results = judged.judgement.awards.iter().filter_map(|award| Some((award, award.standing(row)?)));
    let results: Vec<_> = results.collect();
    let first = results.first().map(|(award, _)| award.award.clone()).ok_or(Problem::NotFound)?;
    let chosen = asked.award.clone().unwrap_or(first);
    let (award, standing) =
        results.iter().find(|(award, _)| award.award == chosen).ok_or(Problem::NotFound)?;
    let explanation = explain(&judged, &chosen, unit).ok_or(Problem::NotFound)?;
    let teller = Teller {
        words,
        movement,
        figures: &ground.figures,
        round: &round.id,
        name: &|code| ground.name(code),
    };
    let reliance = reliance(ground, &judged, words);
    let today = Timestamp::now().to_zoned(TimeZone::fixed(tz::offset(7))).date();
    let mut page = Page {
        reason: reason(&teller, &explanation),
        class: super::standings::class(award, standing),
        result: wording::rows::result(award, standing, false, words).trim_start_matches("★ ").to_owned(),
        ranks: ranks(&judged, award, standing, words),
        trend: trend::trend(ground, all, award, unit, words),
        pace: pace::needed(ground, &judged, award, unit, today, words),
        round: words.label(&round.label).to_owned(),
        tables: format!("{here}/tables"),
        query: format!("?unit={}&award={}", escaped(unit), escaped(&chosen)),
        simulator: format!("{here}/simulator?unit={}", escaped(unit)),
        name: ground.name(unit),
        code: unit.to_owned(),
        title: String::new(),
        awards: results
            .iter()
            .map(|(award, standing)| Award {
                label: movement.award(&award.award).map_or("", |a| words.label(&a.label)).to_owned(),
                address: format!("{here}/units/{unit}?award={}", award.award),
                chosen: award.award == chosen,
                class: super::standings::class(award, standing),
                result: wording::rows::result(award, standing, false, words)
                    .trim_start_matches("★ ")
                    .to_owned(),
                rank: standing.rank.map(|rank| rank.to_string()).unwrap_or_default(),
                certain: standing.certain,
            })
            .collect(),
        lead: Vec::new(),
        sections: Vec::new(),
        frame: under_movement(frame, movement)
            .through(words.label(&round.label), here.clone())
            .titled(ground.name(unit))
            .illustrative(ground.illustrative)
            .watermarked(reliance.watermark),
    };
    for line in tell(&teller, &explanation) {
        match (line.kind, page.sections.last_mut()) {
            (LineKind::Title, _) => page.title = line.text,
            (LineKind::Head, _) => page.sections.push(Section { head: line.text, items: Vec::new() }),
            (_, None) => page.lead.push(line.text),
            (LineKind::Detail, Some(section)) => match section.items.last_mut() {
                Some(item) => item.details.push(line.text),
                None => section.items.push(Item { text: line.text, is_item: false, details: Vec::new() }),
            },
            (kind, Some(section)) => section.items.push(Item {
                text: line.text,
                is_item: kind == LineKind::Item,
                details: Vec::new(),
            }),
        }
    }
    Ok(Html(page.render()?))
}

/// Where a unit stands in the country, in its region and in its cluster: the words for each, and the rank.
fn ranks(
    judged: &Judged<'_>,
    award: &AwardResult,
    standing: &Standing,
    words: Words,
) -> Vec<(String, String)> {
    let Some(rank) = standing.rank else { return Vec::new() };
    let ranked = award.standings.iter().filter(|standing| standing.rank.is_some()).count();
    let mut ranks = vec![(words.say("table-rank"), format!("{rank}/{ranked}"))];
    if award.group.is_none() {
        let unit = &judged.sheet.roster.rows()[standing.row as usize].unit;
        for by in [By::Region, By::Cluster] {
            let within = regions::ranks(judged, award, by).remove(&standing.row);
            if let (Some(within), Some(group)) = (within, by.of(unit)) {
                let label = words.say_with("portal-rank-within", &[("group", group.into())]);
                ranks.push((label, format!("{}/{}", within.rank, within.of)));
            }
        }
    }
    ranks
}
