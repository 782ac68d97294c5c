//! The rules of a movement beside the clauses of its letter, each linked to the other.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{Html, IntoResponse, Response};
use exchange::{Table, TableCell};
use movement::{Coverage, CoveredBy, CriterionRule, MeasureRule, Movement, coverage};
use wording::Words;

use super::under_movement;
use crate::frame::{Frame, Shown};
use crate::state::Portal;

#[derive(Template)]
#[template(path = "rules.html")]
struct Page {
    frame: Frame,
    clauses: Vec<ClauseRow>,
    rules: Vec<RuleGroup>,
    readings: Vec<ReadingRow>,
    tables: String,
    readings_page: String,
}

struct ClauseRow {
    id: String,
    says: String,
    carried: String,
    kind: &'static str,
    by: Vec<Link>,
}

/// A rule or a clause that is pointed to.
struct Link {
    words: String,
    anchor: String,
}

struct RuleGroup {
    kind: String,
    rules: Vec<RuleRow>,
}

struct RuleRow {
    anchor: String,
    id: String,
    label: String,
    formula: String,
    clauses: Vec<Link>,
}

struct ReadingRow {
    id: String,
    asks: String,
    clauses: Vec<Link>,
    choices: Vec<(String, String)>,
}

/// The rules.
pub(crate) async fn page(State(portal): State<Portal>, Path(id): Path<String>, frame: Frame) -> Response {
    let shown = show(&portal, &id, frame.clone()).await;
    shown.map_or_else(|problem| problem.shown(frame), IntoResponse::into_response)
}

async fn show(portal: &Portal, id: &str, frame: Frame) -> Shown {
    let shelved = portal.movement(id).await?;
    let movement = &shelved.movement;
    let words = frame.words;
    let all = coverage(movement);
    let page = Page {
        clauses: all.iter().map(|coverage| clause(movement, coverage, words)).collect(),
        rules: rules(movement, &all, words),
        readings_page: super::readings::of_readings_page(movement),
        readings: movement
            .readings
            .iter()
            .map(|reading| ReadingRow {
                id: reading.id.value.clone(),
                asks: words.label(&reading.asks).to_owned(),
                clauses: reading.clause.iter().map(|clause| to_clause(clause)).collect(),
                choices: reading
                    .choices
                    .iter()
                    .map(|choice| (choice.id.value.clone(), words.label(&choice.says).to_owned()))
                    .collect(),
            })
            .collect(),
        tables: format!("{}/tables", super::of_movement(movement)),
        frame: under_movement(frame, movement).titled(words.say("portal-rules")),
    };
    Ok(Html(page.render()?))
}

fn clause(movement: &Movement, coverage: &Coverage, words: Words) -> ClauseRow {
    let says = movement.clauses.iter().find(|clause| *clause.id.value == coverage.clause);
    let mut by: Vec<Link> = Vec::new();
    for one in &coverage.by {
        let link = to_rule(movement, one, words);
        if !by.iter().any(|other| other.anchor == link.anchor) {
            by.push(link);
        }
    }
    ClauseRow {
        id: coverage.clause.clone(),
        says: says.map_or("", |clause| words.label(&clause.says)).to_owned(),
        carried: words.carried(coverage.carried),
        kind: match coverage.carried {
            Some(movement::Carried::Rule) => "rule",
            Some(movement::Carried::Person) => "person",
            _ => "informative",
        },
        by,
    }
}

fn to_rule(movement: &Movement, by: &CoveredBy, words: Words) -> Link {
    let label = label(movement, by.kind, &by.id, words).unwrap_or_else(|| by.id.clone());
    let kind = words.kind(by.kind);
    let words = if label == movement.id { kind } else { format!("{kind}: {label}") };
    Link { words, anchor: anchor(by.kind, &by.id) }
}

fn to_clause(clause: &str) -> Link {
    Link { words: clause.to_owned(), anchor: format!("clause-{clause}") }
}

fn anchor(kind: &str, id: &str) -> String {
    format!("{kind}-{id}")
}

/// What a rule is called.
pub(super) fn label(movement: &Movement, kind: &str, id: &str, words: Words) -> Option<String> {
    let label = match kind {
        "round" => &movement.round(id)?.label,
        "measure" => &movement.measure(id)?.label,
        "criterion" => &movement.criterion(id)?.label,
        "award" => &movement.award(id)?.label,
        "baseline" => &movement.baselines.iter().find(|b| *b.id.value == *id)?.label,
        "parameter" => &movement.parameters.iter().find(|p| *p.id.value == *id)?.label,
        "goal" => &movement.goals.iter().find(|goal| *goal.id.value == *id)?.label,
        "task" => &movement.tasks.iter().find(|task| *task.id.value == *id)?.says,
        "reading" => &movement.reading(id)?.asks,
        "grouping" => &movement.groupings.iter().find(|g| *g.id.value == *id)?.label,
        _ => return None,
    };
    Some(words.label(label).to_owned())
}

/// Every rule that cites a clause, kind by kind in the order of the clauses.
fn rules(movement: &Movement, all: &[Coverage], words: Words) -> Vec<RuleGroup> {
    let mut groups: Vec<(&'static str, Vec<RuleRow>)> = Vec::new();
    for coverage in all {
        for by in &coverage.by {
            let place = groups.iter().position(|(kind, _)| *kind == by.kind).unwrap_or_else(|| {
                groups.push((by.kind, Vec::new()));
                groups.len() - 1
            });
            let rules = &mut groups[place].1;
            let anchor = anchor(by.kind, &by.id);
            let row = match rules.iter().position(|rule| rule.anchor == anchor) {
                Some(row) => &mut rules[row],
                None => {
                    rules.push(RuleRow {
                        anchor,
                        id: by.id.clone(),
                        label: label(movement, by.kind, &by.id, words).unwrap_or_default(),
                        formula: formula(movement, by.kind, &by.id),
                        clauses: Vec::new(),
                    });
                    rules.last_mut().expect("one was pushed")
                }
            };
            if !row.clauses.iter().any(|link| link.words == coverage.clause) {
                row.clauses.push(to_clause(&coverage.clause));
            }
        }
    }
    groups.into_iter().map(|(kind, rules)| RuleGroup { kind: words.kind(kind), rules }).collect()
}

/// The formula of a rule as the movement's file writes it, case by case; nothing for rules without one.
fn formula(movement: &Movement, kind: &str, id: &str) -> String {
    let cases = match kind {
        "measure" => movement.measure(id).and_then(|measure| match &measure.rule {
            MeasureRule::Formula(cases) => Some(cases),
            MeasureRule::Lead(_) => None,
        }),
        "criterion" => movement.criterion(id).and_then(|criterion| match &criterion.rule {
            CriterionRule::Formula { holds, .. } => Some(holds),
            _ => None,
        }),
        _ => None,
    };
    let mut texts: Vec<&str> = Vec::new();
    for case in cases.into_iter().flat_map(|cases| &cases.0) {
        if !texts.contains(&case.is.text.as_str()) {
            texts.push(&case.is.text);
        }
    }
    texts.join("\n")
}

/// The clauses with the rules that carry them out, a row a rule: to be taken along as a file.
pub(super) fn table(movement: &Movement, words: Words) -> Table {
    let heads = ["portal-clause", "portal-says", "portal-carried", "portal-rule", "portal-formula"];
    let mut table = Table {
        title: format!("{} · {}", words.label(&movement.name), words.say("portal-rules")),
        heads: heads.map(|id| words.say(id)).to_vec(),
        ..Table::default()
    };
    for coverage in coverage(movement) {
        let row = clause(movement, &coverage, words);
        let start = [row.id, row.says, row.carried].map(TableCell::Text);
        let mut seen: Vec<String> = Vec::new();
        for by in &coverage.by {
            let link = to_rule(movement, by, words);
            if seen.contains(&link.anchor) {
                continue;
            }
            seen.push(link.anchor);
            let rule = [link.words, formula(movement, by.kind, &by.id)].map(TableCell::Text);
            table.rows.push(start.iter().cloned().chain(rule).collect());
        }
        if coverage.by.is_empty() {
            table.rows.push(start.into_iter().chain([TableCell::text(""), TableCell::text("")]).collect());
        }
    }
    table
}
