//! What would come of it if a figure or a reading were another: judged at once, and nothing kept.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::{Html, IntoResponse, Response};
use exchange::{Door, roster};
use judge::{AwardResult, Figures, Judged, Plan, Value};
use movement::{Round, needs};
use reference::{Dimension, Indicator, Period, alphabet};
use wording::rows::result;
use wording::{Language, Words};

use super::standings::class;
use super::{ground_at, of_round, under_movement};
use crate::frame::{Frame, Shown, escaped};
use crate::ground::Ground;
use crate::problem::Problem;
use crate::state::Portal;
use crate::typed::Content;

/// A unit's figures are asked for under these names: `figure.24.health.2022-06-30`.
const FIGURE: &str = "figure.";
const READING: &str = "reading.";
const LANGUAGE: &str = "language";

#[derive(Template)]
#[template(path = "simulator.html")]
struct Page {
    frame: Frame,
    here: String,
    units: Vec<(String, String, bool)>,
    chosen: String,
    fields: Vec<Field>,
    readings: Vec<ReadingField>,
    /// Changes of other units: they stay as they are.
    others: Vec<(String, String)>,
    changes: Vec<String>,
    any_change: bool,
    link: String,
    awards: Vec<AwardRow>,
}

/// A figure that can be changed.
struct Field {
    name: String,
    label: String,
    period: String,
    value: String,
    is_truth: bool,
    before: String,
    changed: bool,
    error: String,
}

struct ReadingField {
    name: String,
    asks: String,
    choices: Vec<(String, String, bool)>,
    changed: bool,
}

/// What came of an award, beside what it was.
struct AwardRow {
    label: String,
    before: String,
    after: String,
    same: bool,
    /// Who comes in, and who drops out.
    comes: String,
    goes: String,
    moved: Vec<Moved>,
}

/// A unit whose place is another: how it stands and would stand.
struct Moved {
    name: String,
    before: Place,
    after: Place,
}

/// How a unit stands in an award.
#[derive(Clone, Default, PartialEq, Eq)]
struct Place {
    rank: Option<u32>,
    shown: String,
    result: String,
    class: &'static str,
}

/// A figure that somebody changed.
struct Change {
    unit: String,
    indicator: Indicator,
    period: Period,
    value: Option<Value>,
}

/// The simulator of a round.
pub(crate) async fn page(
    State(portal): State<Portal>,
    Path((movement, round)): Path<(String, String)>,
    Query(asked): Query<Vec<(String, String)>>,
    frame: Frame,
) -> Response {
    let shown = ground_at(&portal, &frame, &movement, &round)
        .await
        .and_then(|ground| show(&ground, &asked, frame.clone()));
    shown.map_or_else(|problem| problem.shown(frame), IntoResponse::into_response)
}

fn show(ground: &Ground, asked: &[(String, String)], frame: Frame) -> Shown {
    let words = frame.words;
    let movement = &ground.movement;
    let round = ground.round().ok_or(Problem::NotFound)?;
    let door = Door::new(movement, round);
    let before = ground.judged();
    let rows: Vec<_> = ground.roster.rows().iter().filter(|row| row.competes).collect();
    let wanted = asked.iter().find(|(name, _)| name == "unit").map(|(_, code)| code.as_str());
    let chosen = rows.iter().find(|row| Some(row.unit.code.as_str()) == wanted).or_else(|| rows.first());
    let chosen = chosen.ok_or(Problem::NotFound)?;

    // Whoever opens a link reads its numbers in the language in which they were typed.
    let language = asked.iter().find(|(name, _)| name == LANGUAGE).and_then(|(_, id)| Language::from_id(id));
    let typist = language.map_or(words, Words::new);
    let mut typed: BTreeMap<&str, &str> = BTreeMap::new();
    for (name, text) in asked {
        typed.insert(name, text.trim());
    }
    let (mut changes, mut fields, mut others) = (Vec::new(), Vec::new(), Vec::new());
    for (indicator, period) in asked_of(ground, round, chosen.unit.level, chosen.unit.code.as_str()) {
        let code = chosen.unit.code.as_str();
        let name = format!("{FIGURE}{code}.{}.{period}", indicator.id);
        let (field, change) = field(
            ground,
            code,
            (indicator, period),
            typed.remove(name.as_str()),
            name.clone(),
            (typist, words),
        );
        fields.push(field);
        changes.extend(change);
    }
    for (name, text) in &typed {
        let Some((unit, indicator, period)) = figure_named(name, &door) else { continue };
        if ground.roster.row_of(&unit).is_none() {
            continue;
        }
        let (field, change) =
            field(ground, &unit, (indicator, period), Some(text), (*name).to_owned(), (typist, words));
        if let Some(change) = change {
            others.push((field.name, field.value));
            changes.push(change);
        }
    }
    let mut readings = before.readings();
    let fields_of_readings = movement.readings.iter().map(|reading| {
        let name = format!("{READING}{}", reading.id.value);
        let asked = typed.get(name.as_str());
        let known = asked.filter(|asked| reading.choices.iter().any(|choice| *choice.id.value == ***asked));
        let now = readings.get(&reading.id.value).cloned().unwrap_or_default();
        let choice = known.map_or(now.clone(), |choice| (*choice).to_owned());
        let field = ReadingField {
            asks: words.label(&reading.asks).to_owned(),
            choices: reading
                .choices
                .iter()
                .map(|c| (c.id.value.clone(), words.label(&c.says).to_owned(), c.id.value == choice))
                .collect(),
            changed: choice != now,
            name,
        };
        readings.insert(reading.id.value.clone(), choice);
        field
    });
    let fields_of_readings: Vec<ReadingField> = fields_of_readings.collect();

    let figures = changed(&ground.figures, &changes);
    let plan = Plan::new(movement, &round.id, &readings, false).map_err(|_| Problem::NotFound)?;
    let units = roster(&door, &plan, &figures, None);
    let after = Judged::of_plan(movement, plan, &figures, units);
    let here = format!("{}/simulator", of_round(movement, &round.id));
    let page = Page {
        units: units_to_choose(&rows, chosen.unit.code.as_str(), words),
        chosen: ground.name(chosen.unit.code.as_str()),
        link: link(&here, chosen.unit.code.as_str(), words, &fields, &others, &fields_of_readings),
        any_change: !changes.is_empty() || fields_of_readings.iter().any(|reading| reading.changed),
        fields,
        readings: fields_of_readings,
        others,
        changes: changes.iter().map(|change| told(ground, change, words)).collect(),
        awards: awards(ground, &before, &after, words),
        frame: under_movement(frame, movement)
            .through(words.label(&round.label), of_round(movement, &round.id))
            .titled(words.say("portal-simulator"))
            .illustrative(ground.illustrative)
            .watermarked(words.say("portal-watermark-trial")),
        here,
    };
    Ok(Html(page.render()?))
}

/// The units to choose from, in the order of the alphabet.
fn units_to_choose(rows: &[&judge::Row], chosen: &str, words: Words) -> Vec<(String, String, bool)> {
    let unit = |row: &&judge::Row| {
        let code = row.unit.code.to_string();
        let is_chosen = code == chosen;
        (code, words.short_name(&row.unit.name).to_owned(), is_chosen)
    };
    let mut units: Vec<(String, String, bool)> = rows.iter().map(unit).collect();
    units.sort_by(|a, b| alphabet::compare(&a.1, &b.1));
    units
}

/// The figures that the round asks of a unit, and any other that it has.
fn asked_of(ground: &Ground, round: &Round, level: reference::Level, unit: &str) -> Vec<(Indicator, Period)> {
    let needs = needs(&ground.movement, round).into_iter().filter(|need| need.level == level);
    let mut asked: Vec<(Indicator, Period)> = needs.map(|need| (need.indicator, need.period)).collect();
    for figure in ground.figures.iter().filter(|figure| **ground.figures.unit_of(figure) == *unit) {
        let id = ground.figures.indicator_of(figure);
        if !asked.iter().any(|(indicator, period)| *indicator.id == **id && *period == figure.period) {
            asked.extend(ground.movement.indicator(id).map(|indicator| (indicator, figure.period)));
        }
    }
    asked
}

/// The unit, indicator and period that a name stands for.
fn figure_named(name: &str, door: &Door<'_>) -> Option<(String, Indicator, Period)> {
    let mut parts = name.strip_prefix(FIGURE)?.splitn(3, '.');
    let (unit, indicator, period) = (parts.next()?, parts.next()?, parts.next()?);
    Some((unit.to_owned(), door.indicator(indicator)?.clone(), Period::parse(period)?))
}

fn field(
    ground: &Ground,
    unit: &str,
    (indicator, period): (Indicator, Period),
    typed: Option<&str>,
    name: String,
    (typist, words): (Words, Words),
) -> (Field, Option<Change>) {
    let known = ground.figures.get(unit, &indicator.id, period).map(|figure| figure.value.clone());
    let before = Content::Value(known.clone());
    let content = match typed {
        // What a page showed and nobody touched is what it was, whatever was left out in showing it.
        Some(text) if text != before.shown(&indicator, typist) => Content::typed(text, &indicator, typist),
        _ => before.clone(),
    };
    let value = match &content {
        Content::Value(value) => value.clone(),
        Content::Raw(_) => known.clone(),
    };
    let changed = value != known;
    let field = Field {
        label: words.indicator(&indicator).to_owned(),
        period: words.period(period),
        value: content.shown(&indicator, words),
        is_truth: indicator.dimension == Dimension::Truth,
        before: before.shown(&indicator, words),
        changed,
        error: content.refusal(&indicator, typist, words).unwrap_or_default(),
        name,
    };
    let change = changed.then(|| Change { unit: unit.to_owned(), indicator, period, value });
    (field, change)
}

fn changed(figures: &Figures, changes: &[Change]) -> Figures {
    let changes: Vec<_> = changes
        .iter()
        .map(|c| (c.unit.as_str(), c.indicator.id.as_str(), c.period, c.value.clone()))
        .collect();
    figures.with_changes(&changes)
}

/// A change as a sentence.
fn told(ground: &Ground, change: &Change, words: Words) -> String {
    let shown = |value: Option<&Value>| match value {
        None => words.say("portal-not-known"),
        Some(Value::Truth(truth)) => words.say(if *truth { "portal-yes" } else { "portal-no" }),
        Some(Value::Number(number)) => words.amount(number, change.indicator.dimension),
    };
    let known = ground.figures.get(&change.unit, &change.indicator.id, change.period);
    let name = ground.name(&change.unit);
    let facts = [
        ("unit", words.short_name(&name).into()),
        ("figure", words.indicator(&change.indicator).into()),
        ("period", words.period(change.period).into()),
        ("before", shown(known.map(|figure| &figure.value)).into()),
        ("after", shown(change.value.as_ref()).into()),
    ];
    words.say_with("portal-change", &facts)
}

/// The address that shows the same again: what was changed, and nothing else.
fn link(
    here: &str,
    unit: &str,
    words: Words,
    fields: &[Field],
    others: &[(String, String)],
    readings: &[ReadingField],
) -> String {
    let mut link = format!("{here}?unit={}&{LANGUAGE}={}", escaped(unit), words.language().id());
    let changed = fields.iter().filter(|field| field.changed).map(|field| (&field.name, &field.value));
    for (name, value) in changed.chain(others.iter().map(|(name, value)| (name, value))) {
        link.push_str(&format!("&{}={}", escaped(name), escaped(value)));
    }
    for reading in readings.iter().filter(|reading| reading.changed) {
        let choice = reading.choices.iter().find(|(_, _, chosen)| *chosen);
        link.push_str(&format!("&{}={}", escaped(&reading.name), escaped(choice.map_or("", |c| &c.0))));
    }
    link
}

/// The awards, each as it was and as it would be.
fn awards(ground: &Ground, before: &Judged<'_>, after: &Judged<'_>, words: Words) -> Vec<AwardRow> {
    let same_award = |a: &AwardResult, b: &AwardResult| a.award == b.award && a.group == b.group;
    let (old, new) = (&before.judgement.awards, &after.judgement.awards);
    let mut pairs: Vec<(Option<&AwardResult>, Option<&AwardResult>)> =
        old.iter().map(|a| (Some(a), new.iter().find(|b| same_award(a, b)))).collect();
    pairs.extend(new.iter().filter(|b| !old.iter().any(|a| same_award(a, b))).map(|b| (None, Some(b))));
    let list = |judged: &Judged<'_>, award: Option<&AwardResult>| match award {
        None => words.say("portal-no-award"),
        Some(award) if award.selected.is_empty() => words.say("compare-nobody"),
        Some(award) => {
            let name = |row: &u32| words.short_name(&ground.name(judged.judgement.code(*row))).to_owned();
            award.selected.iter().map(name).collect::<Vec<_>>().join(", ")
        }
    };
    let row = |(a, b): (Option<&AwardResult>, Option<&AwardResult>)| {
        let award = a.or(b)?;
        let label = before.movement.award(&award.award);
        let mut label = label.map_or(award.award.as_str(), |award| words.label(&award.label)).to_owned();
        if let Some((grouping, group)) = &award.group {
            label.push_str(&format!(" · {}", words.group(before.movement, grouping, group.as_deref())));
        }
        let moved = moved(ground, before, after, a, b, words);
        let (was, is) = (list(before, a), list(after, b));
        let same = was == is && moved.is_empty();
        let (comes, goes) =
            (newly(ground, after, b, before, a, words), newly(ground, before, a, after, b, words));
        Some(AwardRow { label, same, comes, goes, before: was, after: is, moved })
    };
    pairs.into_iter().filter_map(row).collect()
}

/// The names of the units that one judgement selects and another does not.
fn newly(
    ground: &Ground,
    judged: &Judged<'_>,
    award: Option<&AwardResult>,
    other: &Judged<'_>,
    of_other: Option<&AwardResult>,
    words: Words,
) -> String {
    let codes = |judged: &Judged<'_>, award: Option<&AwardResult>| -> Vec<String> {
        let rows = award.into_iter().flat_map(|award| &award.selected);
        rows.map(|row| judged.judgement.code(*row).to_owned()).collect()
    };
    let there = codes(other, of_other);
    let new = codes(judged, award).into_iter().filter(|code| !there.contains(code));
    new.map(|code| words.short_name(&ground.name(&code)).to_owned()).collect::<Vec<_>>().join(", ")
}

/// The units whose place in an award is another, in the order in which they would then stand.
fn moved(
    ground: &Ground,
    before: &Judged<'_>,
    after: &Judged<'_>,
    a: Option<&AwardResult>,
    b: Option<&AwardResult>,
    words: Words,
) -> Vec<Moved> {
    let places = |judged: &Judged<'_>, award: Option<&AwardResult>| -> BTreeMap<String, Place> {
        let standings = award.into_iter().flat_map(|award| award.standings.iter().map(move |s| (award, s)));
        let place = standings.map(|(award, standing)| {
            let place = Place {
                rank: standing.rank,
                shown: standing.rank.map(|rank| rank.to_string()).unwrap_or_default(),
                result: result(award, &standing, false, words).trim_start_matches("★ ").to_owned(),
                class: class(award, &standing),
            };
            (judged.judgement.code(standing.row).to_owned(), place)
        });
        place.collect()
    };
    let (was, is) = (places(before, a), places(after, b));
    let mut codes: Vec<&String> = was.keys().chain(is.keys()).collect();
    codes.sort();
    codes.dedup();
    let moved = codes.into_iter().filter(|code| was.get(*code) != is.get(*code)).map(|code| Moved {
        name: words.short_name(&ground.name(code)).to_owned(),
        before: was.get(code).cloned().unwrap_or_default(),
        after: is.get(code).cloned().unwrap_or_default(),
    });
    let mut moved: Vec<Moved> = moved.collect();
    // Those without a rank then, by the one that they have now.
    let rank = |place: &Place| place.rank.unwrap_or(u32::MAX);
    moved.sort_by(|a, b| {
        let key = |moved: &Moved| (rank(&moved.after), rank(&moved.before));
        key(a).cmp(&key(b)).then_with(|| alphabet::compare(&a.name, &b.name))
    });
    moved
}
