//! The standings of a round, award by award, with the map of the provinces beside an equal table.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::{Html, IntoResponse, Response};
use exact::Ratio;
use judge::{AwardResult, Judged, Met, Outcome, Standing};
use reference::Level;
use serde::Deserialize;
use wording::Words;
use wording::goals::ShownGoal;
use wording::rows::{ShownMeasure, flags, in_reading_order, measures, result};

use super::round::{Step, steps};
use super::{ground_at, of_round, under_movement};
use crate::frame::{Frame, Shown};
use crate::ground::{Ground, Seen};
use crate::map::Shape;
use crate::problem::Problem;
use crate::rights::Right;
use crate::state::Portal;

#[derive(Template)]
#[template(path = "standings.html")]
struct Page {
    frame: Frame,
    facts: String,
    here: String,
    rounds: Vec<Tab>,
    awards: Vec<Tab>,
    award: Option<AwardView>,
    goals: Vec<GoalRow>,
    readings: Vec<ReadingRow>,
    completeness: Completeness,
    sees_figures: bool,
    steps: Vec<Step>,
    judgement: String,
}

/// A choice among several pages.
struct Tab {
    words: String,
    address: String,
    chosen: bool,
}

/// How many of the figures that the round needs are there.
struct Completeness {
    state: String,
    says: String,
    complete: bool,
}

struct AwardView {
    label: String,
    maximum: String,
    group: String,
    form: String,
    selected: Vec<Proposed>,
    tied: Vec<Proposed>,
    undetermined: usize,
    certain: String,
    columns: Vec<Column>,
    rows: Vec<Row>,
    map: Option<MapView>,
}

struct Proposed {
    name: String,
    address: String,
    certain: bool,
    beside: String,
}

struct Column {
    label: String,
    percent: bool,
}

struct Row {
    rank: String,
    code: String,
    name: String,
    address: String,
    class: &'static str,
    result: String,
    certain: bool,
    cells: Vec<Cell>,
    criteria: Vec<Criterion>,
    met: String,
    flags: Vec<String>,
}

struct Cell {
    text: String,
    bar: Option<Bar>,
}

/// A value drawn against its limit, which stands in the middle; in thousandths of the width.
struct Bar {
    value: i128,
}

struct Criterion {
    label: String,
    class: &'static str,
    met: String,
}

struct MapView {
    view: &'static str,
    islands: &'static str,
    shapes: Vec<Shape>,
    legend: Vec<(&'static str, String, usize)>,
}

struct GoalRow {
    label: String,
    target: String,
    value: String,
    outcome: String,
    class: &'static str,
    permille: Option<i128>,
}

struct ReadingRow {
    asks: String,
    says: String,
}

/// What a reader asks for beside the round.
#[derive(Deserialize)]
pub(crate) struct Asked {
    award: Option<String>,
    group: Option<String>,
}

/// The standings of a round.
pub(crate) async fn page(
    State(portal): State<Portal>,
    Path((movement, round)): Path<(String, String)>,
    Query(asked): Query<Asked>,
    frame: Frame,
) -> Response {
    let shown = ground_at(&portal, &frame, &movement, &round)
        .await
        .and_then(|ground| show(&ground, &asked, frame.clone()));
    shown.map_or_else(|problem| problem.shown(frame), IntoResponse::into_response)
}

fn show(seen: &Seen, asked: &Asked, frame: Frame) -> Shown {
    let ground: &Ground = seen;
    let words = frame.words;
    let movement = &ground.movement;
    let round = ground.round().ok_or(Problem::NotFound)?;
    let judged = ground.judged();
    let here = of_round(movement, &round.id);
    let awards = &judged.judgement.awards;
    let chosen = match &asked.award {
        Some(id) => Some(award_asked(awards, id, asked.group.as_deref()).ok_or(Problem::NotFound)?),
        None => awards.first(),
    };
    let facts = [
        ("document", (&movement.document).into()),
        ("round", words.label(&round.label).into()),
        ("id", (&*round.id.value).into()),
        ("day", words.date(round.cut_off).into()),
        ("units", ground.roster.rows().iter().filter(|row| row.competes).count().into()),
    ];
    let page = Page {
        facts: words.say_with("table-round", &facts),
        rounds: movement
            .rounds
            .iter()
            .map(|other| Tab {
                words: words.label(&other.label).to_owned(),
                address: of_round(movement, &other.id),
                chosen: other.id.value == round.id.value,
            })
            .collect(),
        awards: awards.iter().map(|award| tab(&judged, award, chosen, &here, words)).collect(),
        award: chosen.map(|award| view(ground, &judged, award, &here, words)),
        goals: goals(&judged, words),
        readings: readings(&judged, words),
        completeness: completeness(seen, &judged, words),
        sees_figures: frame.may(Right::SeeSubmissions) || frame.may(Right::EnterFigures),
        steps: steps(&frame, seen.state),
        judgement: seen.judgement.map(|id| id.to_string()).unwrap_or_default(),
        here: here.clone(),
        frame: under_movement(frame, movement)
            .titled(words.say_with("portal-standings-of", &[("round", words.label(&round.label).into())]))
            .illustrative(ground.illustrative),
    };
    Ok(Html(page.render()?))
}

fn award_asked<'j>(awards: &'j [AwardResult], id: &str, group: Option<&str>) -> Option<&'j AwardResult> {
    let in_group = |award: &&AwardResult| match (&award.group, group) {
        (Some((_, found)), Some(wanted)) => found.as_deref().unwrap_or_default() == wanted,
        _ => true,
    };
    awards.iter().filter(|award| award.award == id).find(in_group)
}

fn tab(
    judged: &Judged<'_>,
    award: &AwardResult,
    chosen: Option<&AwardResult>,
    here: &str,
    words: Words,
) -> Tab {
    let label = judged.movement.award(&award.award);
    let label = label.map_or(award.award.as_str(), |award| words.label(&award.label));
    let (mut text, mut address) = (label.to_owned(), format!("{here}?award={}", award.award));
    if let Some((grouping, group)) = &award.group {
        text.push_str(&format!(" · {}", words.group(judged.movement, grouping, group.as_deref())));
        address.push_str(&format!("&group={}", crate::frame::escaped(group.as_deref().unwrap_or_default())));
    }
    Tab { words: text, address, chosen: chosen.is_some_and(|chosen| std::ptr::eq(chosen, award)) }
}

fn view(ground: &Ground, judged: &Judged<'_>, award: &AwardResult, here: &str, words: Words) -> AwardView {
    let ruled = judged.movement.award(&award.award);
    let measures = measures(judged, award, words);
    let readings = judged.readings();
    let scene = movement::Scene { round: &judged.plan.round, readings: &readings, award: Some(&award.award) };
    let form = ruled.and_then(|ruled| ruled.form.pick(&scene)).map(|form| words.form(&form.is));
    let is_status = award.quota.is_none() && form.is_none();
    let standings = in_reading_order(award);
    let of_unit = |row: u32| format!("{here}/units/{}?award={}", judged.judgement.code(row), award.award);
    let proposed = |row: &u32| {
        let standing = award.standing(*row);
        let grade = standing.as_ref().and_then(|standing| standing.grade);
        let grade = grade.and_then(|grade| ruled.and_then(|ruled| ruled.grades.get(grade)));
        let prize = standing.as_ref().and_then(|standing| standing.prize.clone());
        let mut beside = Vec::new();
        beside.extend(grade.map(|grade| words.label(&grade.label).to_owned()));
        beside.extend(prize.map(|prize| words.money(&prize)));
        Proposed {
            name: words.short_name(&ground.name(judged.judgement.code(*row))).to_owned(),
            address: of_unit(*row),
            certain: standing.is_some_and(|standing| standing.certain),
            beside: beside.join(" · "),
        }
    };
    let any_certain = award.standings.iter().any(|standing| standing.certain);
    AwardView {
        label: ruled.map_or(award.award.as_str(), |award| words.label(&award.label)).to_owned(),
        maximum: match award.quota {
            Some(quota) => words.say_with("portal-maximum", &[("quota", quota.into())]),
            None => words.say("portal-no-maximum"),
        },
        group: award.group.as_ref().map_or_else(String::new, |(grouping, group)| {
            words.group(judged.movement, grouping, group.as_deref())
        }),
        form: form.unwrap_or_default(),
        selected: award.selected.iter().map(proposed).collect(),
        tied: award.tied.iter().map(proposed).collect(),
        undetermined: award.undetermined.len(),
        certain: match (any_certain, judged.may_change(award)) {
            (false, _) => String::new(),
            (true, true) => words.say("table-certain"),
            (true, false) => words.say("table-certain-settled"),
        },
        rows: standings
            .iter()
            .map(|standing| row(judged, award, standing, &measures, is_status, of_unit(standing.row), words))
            .collect(),
        map: map(judged, award, &standings, is_status, here, words),
        columns: measures
            .into_iter()
            .map(|measure| Column { label: measure.label, percent: measure.percent })
            .collect(),
    }
}

fn row(
    judged: &Judged<'_>,
    award: &AwardResult,
    standing: &Standing,
    measures: &[ShownMeasure],
    is_status: bool,
    address: String,
    words: Words,
) -> Row {
    let unit = &judged.sheet.roster.rows()[standing.row as usize].unit;
    let planned = &judged.plan.awards[award.planned];
    let criteria = planned.criteria.iter().enumerate().map(|(place, criterion)| {
        let met = judged.details().criterion(award.planned, place, standing.row);
        let label = judged.movement.criterion(&criterion.id);
        let label = label.map_or(criterion.id.as_str(), |criterion| words.label(&criterion.label));
        let class = match met {
            Met::Met => "met",
            Met::NotMet => "not-met",
            Met::Unknown => "unknown",
        };
        Criterion { label: label.to_owned(), class, met: words.met(met) }
    });
    let criteria: Vec<Criterion> = criteria.collect();
    let met = criteria.iter().filter(|criterion| criterion.class == "met").count();
    Row {
        rank: standing.rank.map(|rank| rank.to_string()).unwrap_or_default(),
        code: unit.code.to_string(),
        name: words.short_name(&unit.name).to_owned(),
        address,
        class: class(award, standing),
        result: result(award, standing, is_status, words).trim_start_matches("★ ").to_owned(),
        certain: standing.certain,
        cells: measures.iter().map(|measure| cell(judged, measure, standing, words)).collect(),
        met: format!("{met}/{}", criteria.len()),
        criteria,
        flags: flags(judged, award, standing).iter().map(|flag| words.flag(flag)).collect(),
    }
}

fn cell(judged: &Judged<'_>, measure: &ShownMeasure, standing: &Standing, words: Words) -> Cell {
    let bar = measure.value(judged, standing).and_then(|(value, limits)| {
        let whole = limits.first()?.times(&Ratio::int(2));
        Some(Bar { value: thousandths(&value.divided_by(&whole)?) })
    });
    Cell { text: measure.cell(judged, standing, words), bar }
}

/// A share for drawing only: in thousandths, from nothing to the whole.
fn thousandths(share: &Ratio) -> i128 {
    share.times(&Ratio::int(1000)).floor().to_whole().unwrap_or(1000).clamp(0, 1000)
}

/// How a standing is marked in the table and on the map.
pub(super) fn class(award: &AwardResult, standing: &Standing) -> &'static str {
    if award.selected.contains(&standing.row) {
        return "selected";
    }
    if award.tied.contains(&standing.row) {
        return "tied";
    }
    match standing.outcome {
        Outcome::Eligible | Outcome::AlreadyAwarded => "eligible",
        Outcome::Undetermined | Outcome::Blocked => "open",
        Outcome::NotEligible => "not-eligible",
        Outcome::Disqualified => "disqualified",
    }
}

/// The map, where the award is one of provinces and the provinces of the day are drawn.
fn map(
    judged: &Judged<'_>,
    award: &AwardResult,
    standings: &[Standing],
    is_status: bool,
    here: &str,
    words: Words,
) -> Option<MapView> {
    if award.recipients != Level::Province {
        return None;
    }
    let drawn = reference::map::on(judged.plan.cut_off)?;
    let by_code: BTreeMap<&str, &Standing> =
        standings.iter().map(|standing| (judged.judgement.code(standing.row), standing)).collect();
    let shape = |outline: &reference::map::Outline| {
        let standing = by_code.get(outline.code);
        let name = reference::units::look_up(outline.code, judged.plan.cut_off);
        let name = name.map_or(outline.code, |unit| words.short_name(&unit.name)).to_owned();
        let says = match standing {
            Some(standing) => {
                let rank = standing.rank.map(|rank| format!("{} {rank} · ", words.say("table-rank")));
                format!("{}{}", rank.unwrap_or_default(), result(award, standing, is_status, words))
            }
            None => words.say("portal-no-figures"),
        };
        Shape {
            code: outline.code,
            outline: outline.path,
            fill: standing.map_or("absent", |standing| class(award, standing)),
            leads_to: match standing {
                Some(_) => format!("{here}/units/{}?award={}", outline.code, award.award),
                None => String::new(),
            },
            name,
            says,
        }
    };
    let shapes: Vec<Shape> = drawn.provinces.iter().map(shape).collect();
    let legend = ["selected", "tied", "eligible", "open", "not-eligible", "disqualified", "absent"];
    let legend = legend.into_iter().map(|fill| {
        let count = shapes.iter().filter(|shape| shape.fill == fill).count();
        (fill, words.say(&format!("portal-map-{fill}")), count)
    });
    let legend = legend.filter(|(_, _, count)| *count > 0).collect();
    Some(MapView { view: drawn.view, islands: drawn.islands, shapes, legend })
}

fn goals(judged: &Judged<'_>, words: Words) -> Vec<GoalRow> {
    let row = |goal: ShownGoal| GoalRow {
        class: match goal.outcome {
            Met::Met => "met",
            Met::NotMet if goal.still_runs => "unknown",
            Met::NotMet => "not-met",
            Met::Unknown => "unknown",
        },
        permille: goal.share.as_ref().map(thousandths),
        label: goal.label,
        target: goal.target,
        value: goal.value,
        outcome: goal.says,
    };
    wording::goals::goals(judged, words).into_iter().map(row).collect()
}

fn readings(judged: &Judged<'_>, words: Words) -> Vec<ReadingRow> {
    let rows = judged.plan.readings.iter().filter_map(|(id, choice)| {
        let reading = judged.movement.reading(id)?;
        let choice = reading.choices.iter().find(|known| *known.id.value == **choice)?;
        Some(ReadingRow {
            asks: words.label(&reading.asks).to_owned(),
            says: words.label(&choice.says).to_owned(),
        })
    });
    rows.collect()
}

/// How far the round has come, and how many competing units still lack a figure that an award of theirs asks for.
fn completeness(seen: &Seen, judged: &Judged<'_>, words: Words) -> Completeness {
    let open = judged.judgement.awards.iter().flat_map(|award| {
        award.standings.iter().filter(|s| s.outcome == Outcome::Undetermined).map(|standing| standing.row)
    });
    let open: std::collections::BTreeSet<u32> = open.collect();
    let mut says = vec![match open.len() {
        0 => words.say("portal-complete"),
        count => words.say_with("portal-incomplete", &[("count", count.into())]),
    }];
    if seen.unverified > 0 {
        says.push(words.say_with("portal-unverified", &[("count", seen.unverified.into())]));
    }
    Completeness {
        state: words.say(&format!("portal-round-{}", seen.state.id())),
        says: says.join(" "),
        complete: open.is_empty() && seen.unverified == 0,
    }
}
