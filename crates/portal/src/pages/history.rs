//! An award from round to round: how each unit stood.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::{Html, IntoResponse, Response};
use exchange::{Table, TableCell};
use judge::{AwardResult, Judged, Standing};
use movement::Movement;
use reference::alphabet;
use reference::units::REORGANISED;
use wording::Words;
use wording::rows::result;

use super::standings::asked::{Asked, Column};
use super::standings::award_chosen;
use super::standings::class;
use super::standings::provisional::{Reliance, reliance};
use super::tables::{table_of, title};
use super::{ground_at, of_round, under_movement};
use crate::frame::{Frame, Shown};
use crate::ground::Seen;
use crate::problem::Problem;
use crate::state::Portal;

#[derive(Template)]
#[template(path = "history.html")]
struct Page {
    frame: Frame,
    here: String,
    awards: Vec<(String, String, bool)>,
    heads: Vec<String>,
    by_name: (String, &'static str),
    by_rank: (String, &'static str),
    rows: Vec<Row>,
    /// Whether boundaries changed between rounds, so that units of one code are not the same.
    redrawn: bool,
    query: String,
}

struct Row {
    name: String,
    code: String,
    cells: Vec<Cell>,
    moved: Moved,
}

/// How a unit stood in a round; empty where it did not compete.
#[derive(Clone, Default)]
struct Cell {
    rank: String,
    result: String,
    class: &'static str,
    address: String,
    number: Option<u32>,
}

/// How a rank moved between the last two rounds that have one.
struct Moved {
    sign: &'static str,
    by: u32,
    says: String,
}

/// The rounds of a movement that have figures which the reader may see, in the order of the letter.
pub(crate) async fn rounds_seen(
    portal: &Portal,
    frame: &Frame,
    movement: &Movement,
) -> Result<Vec<Seen>, Problem> {
    let mut found = Vec::new();
    for round in &movement.rounds {
        match ground_at(portal, frame, &movement.id, &round.id).await {
            Err(Problem::SignIn | Problem::NotAllowed) => {}
            Err(problem) => return Err(problem),
            Ok(seen) if seen.figures.is_empty() => {}
            Ok(seen) => found.push(seen),
        }
    }
    Ok(found)
}

/// The same award, and group, in another round.
pub(crate) fn same_award<'j>(judged: &'j Judged<'_>, award: &AwardResult) -> Option<&'j AwardResult> {
    judged.judgement.awards.iter().find(|other| other.award == award.award && other.group == award.group)
}

/// The page.
pub(crate) async fn page(
    State(portal): State<Portal>,
    Path((movement, round)): Path<(String, String)>,
    Query(asked): Query<Asked>,
    frame: Frame,
) -> Response {
    let shown = async {
        let seen = ground_at(&portal, &frame, &movement, &round).await?;
        let all = rounds_seen(&portal, &frame, &seen.movement).await?;
        show(&seen, &all, &asked, frame.clone())
    };
    shown.await.map_or_else(|problem| problem.shown(frame), IntoResponse::into_response)
}

fn show(seen: &Seen, all: &[Seen], asked: &Asked, frame: Frame) -> Shown {
    let words = frame.words;
    let movement = &seen.movement;
    let round = seen.round().ok_or(Problem::NotFound)?;
    let judged = seen.judged();
    let award = award_chosen(&judged.judgement.awards, asked)?.ok_or(Problem::NotFound)?;
    let asked = &Asked { award: Some(award.award.clone()), ..asked.clone() };
    let here = format!("{}/history", of_round(movement, &round.id));
    let awards = judged.judgement.awards.iter().map(|other| {
        let label = movement.award(&other.award).map_or(other.award.as_str(), |a| words.label(&a.label));
        let mut label = label.to_owned();
        let group = other.group.as_ref().map(|(grouping, group)| {
            label.push_str(&format!(" · {}", words.group(movement, grouping, group.as_deref())));
            group.clone().unwrap_or_default()
        });
        let query = Asked { award: Some(other.award.clone()), group, ..asked.clone() }.query();
        (label, format!("{here}{query}"), std::ptr::eq(other, award))
    });
    let reliance = reliance(seen, &judged, words);
    let page = Page {
        awards: awards.collect(),
        heads: heads(all, words),
        by_name: (format!("{here}{}", asked.sorted_by(Column::Unit)), asked.said(Column::Unit)),
        by_rank: (format!("{here}{}", asked.sorted_by(Column::Rank)), asked.said(Column::Rank)),
        rows: rows(award, all, asked, words),
        redrawn: redrawn(all),
        query: asked.query(),
        frame: under_movement(frame, movement)
            .through(words.label(&round.label), of_round(movement, &round.id))
            .titled(words.say("portal-history-of-award"))
            .illustrative(all.iter().any(|seen| seen.illustrative))
            .watermarked(reliance.watermark),
        here: of_round(movement, &round.id),
    };
    Ok(Html(page.render()?))
}

fn heads(all: &[Seen], words: Words) -> Vec<String> {
    let labels = all.iter().filter_map(|seen| seen.round()).map(|round| words.label(&round.label).to_owned());
    labels.collect()
}

/// Whether provinces or communes were redrawn between the rounds.
fn redrawn(all: &[Seen]) -> bool {
    let after = |seen: &&Seen| seen.plan.cut_off >= REORGANISED;
    all.iter().any(|seen| after(&seen)) && !all.iter().all(|seen| after(&seen))
}

/// A unit before or after boundaries were redrawn: then one code names two units, even where the name stayed.
type Who = (String, bool);

fn rows(award: &AwardResult, all: &[Seen], asked: &Asked, words: Words) -> Vec<Row> {
    let mut cells: BTreeMap<Who, (String, Vec<Cell>)> = BTreeMap::new();
    for (place, seen) in all.iter().enumerate() {
        let judged = seen.judged();
        let Some(award) = same_award(&judged, award) else { continue };
        for standing in &award.standings {
            let unit = &judged.sheet.roster.rows()[standing.row as usize].unit;
            let short = words.short_name(&unit.name);
            if !asked.takes_in(unit, short) {
                continue;
            }
            let who = (unit.code.to_string(), seen.plan.cut_off >= REORGANISED);
            let row =
                cells.entry(who).or_insert_with(|| (short.to_owned(), vec![Cell::default(); all.len()]));
            row.1[place] = cell(seen, award, &standing, unit.code.as_str(), words);
        }
    }
    let mut rows: Vec<Row> = cells
        .into_iter()
        .map(|((code, _), (name, cells))| Row { moved: moved(&cells, words), name, code, cells })
        .collect();
    match asked.order() {
        (Column::Unit, turned) => {
            rows.sort_by(|a, b| alphabet::compare(&a.name, &b.name));
            if turned {
                rows.reverse();
            }
        }
        (_, turned) => {
            // By the last round first; those without a rank there by the one before, and so on.
            let key = |row: &Row| -> Vec<u32> {
                row.cells.iter().rev().map(|cell| cell.number.unwrap_or(u32::MAX)).collect()
            };
            rows.sort_by(|a, b| key(a).cmp(&key(b)).then_with(|| alphabet::compare(&a.name, &b.name)));
            if turned {
                rows.reverse();
            }
        }
    }
    rows
}

fn cell(seen: &Seen, award: &AwardResult, standing: &Standing, code: &str, words: Words) -> Cell {
    Cell {
        rank: standing.rank.map(|rank| rank.to_string()).unwrap_or_default(),
        result: result(award, standing, false, words).trim_start_matches("★ ").to_owned(),
        class: class(award, standing),
        address: format!("{}/units/{code}?award={}", of_round(&seen.movement, &seen.plan.round), award.award),
        number: standing.rank,
    }
}

fn moved(cells: &[Cell], words: Words) -> Moved {
    let ranks: Vec<u32> = cells.iter().filter_map(|cell| cell.number).collect();
    let (sign, id, by) = match ranks.as_slice() {
        [.., before, after] if after < before => ("▲", "portal-moved-up", before - after),
        [.., before, after] if after > before => ("▼", "portal-moved-down", after - before),
        [.., _, _] => ("=", "portal-moved-none", 0),
        _ => return Moved { sign: "", by: 0, says: String::new() },
    };
    Moved { sign, by, says: words.say_with(id, &[("count", (by as usize).into())]) }
}

/// The same as a file.
pub(crate) fn table(
    seen: &Seen,
    all: &[Seen],
    asked: &Asked,
    reliance: &Reliance,
    words: Words,
) -> Result<Table, Problem> {
    let judged = seen.judged();
    let award = award_chosen(&judged.judgement.awards, asked)?.ok_or(Problem::NotFound)?;
    let mut head = vec![words.say("portal-unit-code"), words.say("table-unit")];
    for label in heads(all, words) {
        head.push(format!("{label}: {}", words.say("table-rank")));
        head.push(format!("{label}: {}", words.say("table-result")));
    }
    let title = format!("{} · {}", title(&judged, &award.award, words), words.say("portal-history-of-award"));
    let mut table = table_of(title, head, reliance, words);
    for row in rows(award, all, asked, words) {
        let mut cells = vec![TableCell::text(row.code), TableCell::text(row.name)];
        for cell in row.cells {
            cells.push(cell.number.map_or(TableCell::text(""), |rank| TableCell::count(rank as usize)));
            cells.push(TableCell::text(cell.result));
        }
        table.rows.push(cells);
    }
    Ok(table)
}
