//! Every table that a page shows, as CSV and as a workbook: the same rows under the same headings.

use axum::extract::{Path, Query, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use exchange::{Table, TableCell, table_csv, table_workbook};
use judge::{Judged, Met, explain};
use wording::Words;
use wording::rows::{flags, measures, result};
use wording::why::{LineKind, Teller, tell};

use super::downloads::{CSV, WORKBOOK};
use super::standings::asked::{Asked, chosen};
use super::standings::provisional::{Reliance, reliance};
use super::standings::{award_chosen, ranks_beside, within_by};
use super::{figures_table, ground_at, history, rules};
use crate::frame::Frame;
use crate::ground::Seen;
use crate::problem::Problem;
use crate::state::Portal;

/// A table of a round: `standings.csv`, `history.xlsx`, `derivation.csv` of a unit.
pub(crate) async fn of_round(
    State(portal): State<Portal>,
    Path((movement, round, file)): Path<(String, String, String)>,
    Query(asked): Query<Asked>,
    Query(unit): Query<OfUnit>,
    frame: Frame,
) -> Response {
    let made = async {
        let (name, _) = file.rsplit_once('.').ok_or(Problem::NotFound)?;
        let seen = ground_at(&portal, &frame, &movement, &round).await?;
        let reliance = reliance(&seen, &seen.judged(), frame.words);
        let (table, about) = match name {
            "standings" => (standings(&seen, &asked, &reliance, frame.words)?, String::new()),
            "derivation" => {
                let code = unit.unit.as_deref().ok_or(Problem::NotFound)?;
                (derivation(&seen, code, &asked, &reliance, frame.words)?, format!("-{code}"))
            }
            "history" => {
                let all = history::rounds_seen(&portal, &frame, &seen.movement).await?;
                (history::table(&seen, &all, &asked, &reliance, frame.words)?, String::new())
            }
            "figures" => {
                let table = figures_table::table(&portal, &seen, &frame, &reliance).await?;
                let stem = format!("{movement}-{round}-{name}");
                return answer(&table, &file, &stem, frame.words);
            }
            _ => return Err(Problem::NotFound),
        };
        let of = award_id(&seen.judged(), &asked)?;
        let stem = format!("{movement}-{round}-{name}-{of}{about}{}", reliance.in_file_names);
        answer(&table, &file, &stem, frame.words)
    };
    made.await.unwrap_or_else(|problem| problem.shown(frame))
}

/// The unit that a table is about.
#[derive(serde::Deserialize)]
pub(crate) struct OfUnit {
    unit: Option<String>,
}

/// The rules of a movement beside their clauses: `rules.csv`, `rules.xlsx`.
pub(crate) async fn of_movement(
    State(portal): State<Portal>,
    Path((movement, file)): Path<(String, String)>,
    frame: Frame,
) -> Response {
    let made = async {
        if !file.starts_with("rules.") {
            return Err(Problem::NotFound);
        }
        let shelved = portal.movement(&movement).await?;
        let table = rules::table(&shelved.movement, frame.words);
        answer(&table, &file, &format!("{movement}-rules"), frame.words)
    };
    made.await.unwrap_or_else(|problem| problem.shown(frame))
}

/// A table as the file that its name asks for.
pub(crate) fn answer(table: &Table, file: &str, stem: &str, words: Words) -> Result<Response, Problem> {
    let (kind, ending, bytes) = match file.rsplit_once('.').map(|(_, ending)| ending) {
        Some("csv") => (CSV, "csv", table_csv(table).into_bytes()),
        Some("xlsx") => (WORKBOOK, "xlsx", table_workbook(table, words).map_err(|_| Problem::NotFound)?),
        _ => return Err(Problem::NotFound),
    };
    let name = format!("attachment; filename=\"{stem}.{ending}\"");
    Ok(([(CONTENT_TYPE, kind.to_owned()), (CONTENT_DISPOSITION, name)], bytes).into_response())
}

fn award_id(judged: &Judged<'_>, asked: &Asked) -> Result<String, Problem> {
    let award = award_chosen(&judged.judgement.awards, asked)?;
    Ok(award.map(|award| award.award.clone()).unwrap_or_default())
}

/// An empty table that says of itself what the results say.
pub(crate) fn table_of(title: String, heads: Vec<String>, reliance: &Reliance, words: Words) -> Table {
    let (notes, note_head) = (reliance.notes.clone(), words.say("portal-note"));
    Table { title, notes, note_head, heads, rows: Vec::new() }
}

/// The standings of an award as they are seen: the same units in the same order.
fn standings(seen: &Seen, asked: &Asked, reliance: &Reliance, words: Words) -> Result<Table, Problem> {
    let judged = seen.judged();
    let award = award_chosen(&judged.judgement.awards, asked)?.ok_or(Problem::NotFound)?;
    let by = within_by(asked);
    let ranks = ranks_beside(&judged, award, by);
    let shown = measures(&judged, award, words);
    let within = |row: u32| ranks.get(&row).map(|within| within.rank);
    let rows = chosen(&judged, award, asked, &shown, within, words);
    let planned = &judged.plan.awards[award.planned];
    let mut heads = vec![
        words.say("table-rank"),
        words.say("portal-unit-code"),
        words.say("table-unit"),
        words.say("table-result"),
    ];
    heads.push(words.say("portal-certain-head"));
    if !ranks.is_empty() {
        heads.extend([
            words.say(&format!("portal-{}", by.id())),
            words.say(&format!("portal-rank-in-{}", by.id())),
        ]);
    }
    heads.extend(shown.iter().map(|measure| match measure.percent {
        true => format!("{} (%)", measure.label),
        false => measure.label.clone(),
    }));
    heads.extend(planned.criteria.iter().map(|criterion| {
        let label = judged.movement.criterion(&criterion.id);
        label.map_or(criterion.id.clone(), |criterion| words.label(&criterion.label).to_owned())
    }));
    heads.push(words.say("portal-flags"));
    let mut table = table_of(title(&judged, &award.award, words), heads, reliance, words);
    for standing in rows {
        let unit = &judged.sheet.roster.rows()[standing.row as usize].unit;
        let mut cells = vec![
            standing.rank.map_or(TableCell::text(""), |rank| TableCell::count(rank as usize)),
            TableCell::text(unit.code.as_str()),
            TableCell::text(words.short_name(&unit.name)),
            TableCell::text(result(award, &standing, false, words).trim_start_matches("★ ")),
            TableCell::text(if standing.certain { words.say("portal-certain") } else { String::new() }),
        ];
        if !ranks.is_empty() {
            cells.push(TableCell::text(by.of(unit).unwrap_or_default()));
            let within = ranks.get(&standing.row);
            cells.push(within.map_or(TableCell::text(""), |within| TableCell::count(within.rank as usize)));
        }
        cells.extend(shown.iter().map(|measure| match measure.value(&judged, &standing) {
            Some((value, _)) if measure.percent => {
                let percent = value.times(&exact::Ratio::int(100));
                // What has no end is shown as the page shows it.
                match percent.to_decimal_text() {
                    Some(_) => TableCell::Number(percent),
                    None => TableCell::text(measure.cell(&judged, &standing, words)),
                }
            }
            Some((value, _)) => TableCell::Number(value),
            None => TableCell::text(measure.cell(&judged, &standing, words)),
        }));
        cells.extend((0..planned.criteria.len()).map(|place| {
            let met: Met = judged.details().criterion(award.planned, place, standing.row);
            TableCell::text(words.met(met))
        }));
        let said = flags(&judged, award, &standing);
        cells.push(TableCell::text(said.iter().map(|flag| words.flag(flag)).collect::<Vec<_>>().join("; ")));
        table.rows.push(cells);
    }
    Ok(table)
}

/// What a table of an award of a round is about.
pub(crate) fn title(judged: &Judged<'_>, award: &str, words: Words) -> String {
    let label = judged.movement.award(award).map_or(award, |award| words.label(&award.label));
    let round = judged.movement.round(&judged.plan.round);
    let round = round.map_or("", |round| words.label(&round.label));
    format!("{} · {label} · {round}", judged.movement.document)
}

/// The derivation of one unit's standing, a row a line.
fn derivation(
    seen: &Seen,
    unit: &str,
    asked: &Asked,
    reliance: &Reliance,
    words: Words,
) -> Result<Table, Problem> {
    let judged = seen.judged();
    let award = award_id(&judged, asked)?;
    let explanation = explain(&judged, &award, unit).ok_or(Problem::NotFound)?;
    let teller = Teller {
        words,
        movement: &seen.movement,
        figures: &seen.figures,
        round: &judged.plan.round,
        name: &|code| seen.name(code),
    };
    let heads = ["portal-part", "portal-content", "portal-detail"].map(|id| words.say(id)).to_vec();
    let mut table = table_of(String::new(), heads, reliance, words);
    let (mut head, mut item) = (String::new(), String::new());
    for line in tell(&teller, &explanation) {
        match line.kind {
            LineKind::Title => table.title = line.text,
            LineKind::Head => (head, item) = (line.text, String::new()),
            LineKind::Sentence | LineKind::Item => {
                item.clone_from(&line.text);
                table.rows.push(vec![
                    TableCell::text(&*head),
                    TableCell::text(line.text),
                    TableCell::text(""),
                ]);
            }
            LineKind::Detail => {
                table.rows.push(vec![
                    TableCell::text(&*head),
                    TableCell::text(&*item),
                    TableCell::text(line.text),
                ]);
            }
        }
    }
    Ok(table)
}
