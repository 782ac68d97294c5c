//! The standings of a round, award by award, with the map of the provinces beside an equal table.

pub(crate) mod asked;
mod drawn;
mod goals;
pub(crate) mod provisional;
pub(crate) mod regions;

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::{Html, IntoResponse, Response};
use exact::Ratio;
use judge::{AwardResult, Judged, Met, Outcome, RankWithin, Standing};
use wording::Words;
use wording::rows::{ShownMeasure, flags, measures, result};

use super::round::{Step, steps};
use super::{ground_at, of_round, under_movement};
use crate::frame::{Frame, Shown};
use crate::ground::{Ground, Seen};
use crate::map::MapView;
use crate::problem::Problem;
use crate::rights::Right;
use crate::state::Portal;
use asked::{Asked, Column as By, chosen as in_order};
use goals::{GoalRow, goals};
use provisional::{Reliance, reliance};
use regions::Group;

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
    reliance: Reliance,
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

struct AwardView {
    label: String,
    maximum: String,
    group: String,
    form: String,
    selected: Vec<Proposed>,
    tied: Vec<Proposed>,
    undetermined: usize,
    certain: String,
    rank: Head,
    unit: Head,
    /// The heading of ranks within regions, or within clusters where those are asked for; none where nobody has such a rank.
    within: Option<Head>,
    columns: Vec<Column>,
    rows: Vec<Row>,
    map: Option<MapView>,
    filter: Filter,
    /// The regions, and the clusters, of the units.
    parts: Vec<Part>,
    /// Where the table is found as a file: the query of the view.
    query: String,
}

/// A heading that puts the rows in the order of its column.
struct Head {
    label: String,
    address: String,
    said: &'static str,
}

/// What narrows the table down.
struct Filter {
    hidden: Vec<(&'static str, String)>,
    regions: Vec<(String, bool)>,
    clusters: Vec<(String, bool)>,
    search: String,
    narrows: bool,
    shown: String,
    all: String,
}

/// The units by region, or by cluster.
struct Part {
    by: &'static str,
    title: String,
    heading: String,
    groups: Vec<Group>,
}

struct Proposed {
    name: String,
    address: String,
    certain: bool,
    beside: String,
}

struct Column {
    head: Head,
    percent: bool,
}

struct Row {
    rank: String,
    code: String,
    name: String,
    address: String,
    class: &'static str,
    result: String,
    within: String,
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

struct ReadingRow {
    asks: String,
    says: String,
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
    let chosen = award_chosen(awards, asked)?;
    let reliance = reliance(seen, &judged, words);
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
        award: chosen.map(|award| view(ground, &judged, award, asked, &here, words)),
        goals: goals(ground, &judged, words),
        readings: readings(&judged, words),
        sees_figures: frame.may(Right::SeeSubmissions) || frame.may(Right::EnterFigures),
        steps: steps(&frame, seen.state),
        judgement: seen.judgement.map(|id| id.to_string()).unwrap_or_default(),
        here: here.clone(),
        frame: under_movement(frame, movement)
            .titled(words.say_with("portal-standings-of", &[("round", words.label(&round.label).into())]))
            .illustrative(ground.illustrative)
            .watermarked(reliance.watermark.clone()),
        reliance,
    };
    Ok(Html(page.render()?))
}

/// The award that is asked for; the first where none is.
pub(super) fn award_chosen<'j>(
    awards: &'j [AwardResult],
    asked: &Asked,
) -> Result<Option<&'j AwardResult>, Problem> {
    match &asked.award {
        Some(id) => award_asked(awards, id, asked.group.as_deref()).map(Some).ok_or(Problem::NotFound),
        None => Ok(awards.first()),
    }
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

fn view(
    ground: &Ground,
    judged: &Judged<'_>,
    award: &AwardResult,
    asked: &Asked,
    here: &str,
    words: Words,
) -> AwardView {
    let ruled = judged.movement.award(&award.award);
    let measures = measures(judged, award, words);
    let readings = judged.readings();
    let scene = movement::Scene { round: &judged.plan.round, readings: &readings, award: Some(&award.award) };
    let form = ruled.and_then(|ruled| ruled.form.pick(&scene)).map(|form| words.form(&form.is));
    let is_status = award.quota.is_none() && form.is_none();
    let asked = &Asked { award: Some(award.award.clone()), ..asked.clone() };
    let by = within_by(asked);
    let ranks = ranks_beside(judged, award, by);
    let standings =
        in_order(judged, award, asked, &measures, |row| ranks.get(&row).map(|within| within.rank), words);
    let head = |label: String, column: By| Head {
        label,
        address: format!("{here}{}#standings", asked.sorted_by(column)),
        said: asked.said(column),
    };
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
            .map(|standing| {
                let within = ranks.get(&standing.row).copied();
                row(judged, award, standing, &measures, is_status, within, of_unit(standing.row), words)
            })
            .collect(),
        map: drawn::map(judged, award, is_status, here, words),
        rank: head(words.say("table-rank"), By::Rank),
        unit: head(words.say("table-unit"), By::Unit),
        within: (!ranks.is_empty())
            .then(|| head(words.say(&format!("portal-rank-in-{}", by.id())), By::Within)),
        filter: filter(judged, award, asked, standings.len(), here, words),
        parts: parts(judged, award, asked, here, words),
        query: asked.query(),
        columns: measures
            .into_iter()
            .enumerate()
            .map(|(place, measure)| Column {
                head: head(measure.label, By::Measure(place)),
                percent: measure.percent,
            })
            .collect(),
    }
}

/// Whether ranks are shown within regions or within clusters: within clusters where one is looked at.
pub(super) fn within_by(asked: &Asked) -> regions::By {
    if asked.cluster().is_some() { regions::By::Cluster } else { regions::By::Region }
}

/// The ranks shown beside those of the country. None where the letter itself makes standings within groups.
pub(super) fn ranks_beside(
    judged: &Judged<'_>,
    award: &AwardResult,
    by: regions::By,
) -> BTreeMap<u32, RankWithin> {
    if award.group.is_some() { BTreeMap::new() } else { regions::ranks(judged, award, by) }
}

fn filter(
    judged: &Judged<'_>,
    award: &AwardResult,
    asked: &Asked,
    shown: usize,
    here: &str,
    words: Words,
) -> Filter {
    let named = |by, chosen: Option<&str>| {
        let names = regions::names(judged, by).into_iter();
        names.map(|name| (chosen == Some(name.as_str()), name)).map(|(is, name)| (name, is)).collect()
    };
    let all = Asked { region: None, cluster: None, q: None, ..asked.clone() };
    let hidden =
        [("award", asked.award.clone()), ("group", asked.group.clone()), ("sort", asked.sort.clone())];
    let facts = [("shown", shown.into()), ("of", award.standings.len().into())];
    Filter {
        hidden: hidden.into_iter().filter_map(|(name, text)| Some((name, text?))).collect(),
        regions: named(regions::By::Region, asked.region()),
        clusters: named(regions::By::Cluster, asked.cluster()),
        search: asked.search().to_owned(),
        narrows: asked.narrows(),
        shown: words.say_with("portal-units-shown", &facts),
        all: format!("{here}{}#standings", all.query()),
    }
}

/// The units by region and by cluster, where the letter makes no groups of its own.
fn parts(judged: &Judged<'_>, award: &AwardResult, asked: &Asked, here: &str, words: Words) -> Vec<Part> {
    if award.group.is_some() {
        return Vec::new();
    }
    let parts = [regions::By::Region, regions::By::Cluster].into_iter().map(|by| Part {
        by: by.id(),
        title: words.say(&format!("portal-by-{}", by.id())),
        heading: words.say(&format!("portal-{}", by.id())),
        groups: regions::groups(judged, award, by, asked, here, words),
    });
    parts.filter(|part| !part.groups.is_empty()).collect()
}

#[expect(clippy::too_many_arguments, reason = "a row shows all of them and nothing else takes them along")]
fn row(
    judged: &Judged<'_>,
    award: &AwardResult,
    standing: &Standing,
    measures: &[ShownMeasure],
    is_status: bool,
    within: Option<RankWithin>,
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
        within: within.map(|within| format!("{}/{}", within.rank, within.of)).unwrap_or_default(),
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
pub(super) fn thousandths(share: &Ratio) -> i128 {
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
