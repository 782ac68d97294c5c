//! Readings compared: a round judged under every combination of them, and under each choice taken alone.

use std::collections::BTreeMap;
use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{Html, IntoResponse, Response};
use exchange::{Door, roster};
use judge::{AwardComparison, Comparison, Judged, Plan, compare_readings};
use wording::{Arg, Words};

use super::readings::of_readings_page;
use super::{ground_at, of_round, under_movement, working};
use crate::frame::Frame;
use crate::ground::{Ground, Seen};
use crate::problem::Problem;
use crate::shift::{label, shifts};
use crate::state::Portal;
use crate::workshop::{Steps, Work};

/// So many different lists of an award are shown.
const SHOWN: usize = 6;

/// What comparing came to.
pub(crate) struct Compared {
    /// Under every combination; not, where there are too many to judge one by one.
    all: Option<Comparison>,
    /// Each choice that is not in force, taken alone.
    alone: Vec<Alone>,
}

/// A choice that is not in force, taken alone: what others it selects, award by award. In no language yet.
struct Alone {
    reading: String,
    choice: String,
    plan: Plan,
}

#[derive(Template)]
#[template(path = "compared.html")]
struct Page {
    frame: Frame,
    readings_page: String,
    says: String,
    alone: Vec<AloneRow>,
    awards: Vec<Award>,
}

struct AloneRow {
    asks: String,
    anchor: String,
    choices: Vec<ChoiceRow>,
}

struct ChoiceRow {
    says: String,
    in_force: bool,
    same: bool,
    changes: Vec<(String, String, String)>,
}

struct Award {
    label: String,
    says: String,
    same: bool,
    exists: String,
    units: Vec<UnitRow>,
    selections: Vec<(String, String)>,
    more: usize,
}

struct UnitRow {
    name: String,
    by_default: bool,
    selected: String,
    tied: String,
    always: bool,
}

/// The page.
pub(crate) async fn page(
    State(portal): State<Portal>,
    Path((movement, round)): Path<(String, String)>,
    frame: Frame,
) -> Response {
    match compared(&portal, &movement, &round, frame.clone()).await {
        Ok(response) => response,
        Err(problem) => problem.shown(frame),
    }
}

async fn compared(portal: &Portal, movement: &str, round: &str, frame: Frame) -> Result<Response, Problem> {
    let seen = ground_at(portal, &frame, movement, round).await?;
    let ground = seen.ground.clone();
    let words = frame.words;
    let found = ground.round().ok_or(Problem::NotFound)?;
    let frame = under_movement(frame, &ground.movement)
        .through(words.label(&found.label), of_round(&ground.movement, round))
        .titled(words.say("portal-readings-compared"))
        .illustrative(ground.illustrative);
    let key = ground.digest();
    match portal.comparisons().ask(&key, move |steps| work(&ground, steps)).await? {
        Work::Going(going) => Ok(working::page(frame, going)),
        Work::Done(compared) => Ok(Html(show(&seen, &compared, frame).render()?).into_response()),
    }
}

fn work(ground: &Ground, steps: &Steps) -> Compared {
    let choices = ground.movement.readings.iter().map(|reading| reading.choices.len().max(1));
    steps.of(choices.product());
    let Some(round) = ground.round() else { return Compared { all: None, alone: Vec::new() } };
    let door = Door::new(&ground.movement, round);
    let mut units = |plan: &Plan| {
        steps.step();
        roster(&door, plan, &ground.figures, None)
    };
    let all = compare_readings(&ground.movement, &round.id, false, &ground.figures, &mut units);
    // Of too many combinations only the choices taken alone are judged.
    let all = all.ok();
    let now: BTreeMap<String, String> = ground.plan.readings.iter().cloned().collect();
    let mut alone = Vec::new();
    for reading in &ground.movement.readings {
        for choice in &reading.choices {
            let mut taken = now.clone();
            let before = taken.insert(reading.id.value.clone(), choice.id.value.clone());
            if before.as_deref() == Some(choice.id.value.as_str()) {
                continue;
            }
            if let Ok(plan) = Plan::new(&ground.movement, &round.id, &taken, false) {
                let (reading, choice) = (reading.id.value.clone(), choice.id.value.clone());
                alone.push(Alone { reading, choice, plan });
            }
        }
    }
    Compared { all, alone }
}

fn show(seen: &Seen, compared: &Compared, frame: Frame) -> Page {
    let ground: &Arc<Ground> = &seen.ground;
    let words = frame.words;
    Page {
        readings_page: of_readings_page(&ground.movement),
        says: match &compared.all {
            Some(all) => {
                let facts = [("count", all.combinations.into()), ("readings", all.readings.len().into())];
                words.say_with("portal-combinations-judged", &facts)
            }
            None => words.say("portal-too-many-combinations"),
        },
        alone: alone(ground, compared, words),
        awards: compared
            .all
            .iter()
            .flat_map(|all| all.awards.iter().map(|found| award(ground, all, found, words)))
            .collect(),
        frame,
    }
}

/// Reading by reading, what each choice would change if it alone were taken.
fn alone(ground: &Ground, compared: &Compared, words: Words) -> Vec<AloneRow> {
    let now = ground.judged();
    let in_force = now.readings();
    let name = |code: &str| ground.name(code);
    let rows = ground.movement.readings.iter().map(|reading| {
        let choices = reading.choices.iter().map(|choice| {
            let says = words.label(&choice.says).to_owned();
            let found =
                compared.alone.iter().find(|a| a.reading == reading.id.value && a.choice == choice.id.value);
            let Some(found) = found else {
                let in_force = in_force.get(&reading.id.value) == Some(&choice.id.value);
                return ChoiceRow { says, in_force, same: true, changes: Vec::new() };
            };
            let door = ground.round().map(|round| Door::new(&ground.movement, round));
            let units = door.map_or_else(
                || ground.roster.clone(),
                |door| roster(&door, &found.plan, &ground.figures, None),
            );
            let then = Judged::of_plan(&ground.movement, found.plan.clone(), &ground.figures, units);
            let changes = shifts(&now, &then, &name, words);
            let changes: Vec<_> = changes
                .into_iter()
                .filter(|shift| shift.selects_others())
                .map(|shift| (shift.label, shift.before, shift.after))
                .collect();
            ChoiceRow { says, in_force: false, same: changes.is_empty(), changes }
        });
        AloneRow {
            asks: words.label(&reading.asks).to_owned(),
            anchor: format!("reading-{}", reading.id.value),
            choices: choices.collect(),
        }
    });
    rows.collect()
}

fn award(ground: &Ground, all: &Comparison, found: &AwardComparison, words: Words) -> Award {
    let everywhere = found.exists_in == all.combinations;
    let short = |code: &String| words.short_name(&ground.name(code)).to_owned();
    let judged = ground.judged();
    let same_award = |a: &&judge::AwardResult| a.award == found.award && a.group == found.group;
    let known = judged.judgement.awards.iter().find(same_award);
    let label = known.map_or_else(
        || {
            let ruled = ground.movement.award(&found.award);
            ruled.map_or(found.award.as_str(), |ruled| words.label(&ruled.label)).to_owned()
        },
        |known| label(&judged, known, words),
    );
    let of_all = |count: usize| {
        let facts: [(&str, Arg<'_>); 2] = [("count", count.into()), ("all", found.exists_in.into())];
        words.say_with("portal-count-of", &facts)
    };
    let depends = || {
        let asks = found.depends_on.iter().map(|id| {
            ground.movement.reading(id).map_or(id.as_str(), |reading| words.label(&reading.asks)).to_owned()
        });
        asks.collect::<Vec<_>>().join("; ")
    };
    Award {
        label,
        same: found.same_where_it_exists,
        says: match (found.same_where_it_exists, everywhere) {
            (true, true) => words.say("compare-same"),
            (true, false) => {
                words.say_with("compare-same-where-it-exists", &[("count", found.exists_in.into())])
            }
            (false, _) => words.say_with("compare-depends", &[("readings", depends().into())]),
        },
        exists: if everywhere {
            String::new()
        } else {
            let facts = [("count", found.exists_in.into()), ("all", all.combinations.into())];
            words.say_with("compare-exists-in", &facts)
        },
        units: found
            .units
            .iter()
            .map(|unit| UnitRow {
                name: short(&unit.unit),
                by_default: unit.by_default,
                selected: of_all(unit.selected_in),
                tied: if unit.tied_in > 0 { of_all(unit.tied_in) } else { "–".to_owned() },
                always: unit.selected_in == found.exists_in,
            })
            .collect(),
        selections: found
            .selections
            .iter()
            .take(SHOWN)
            .map(|one| {
                let units: Vec<String> = one.selected.iter().map(&short).collect();
                let units = if units.is_empty() { words.say("compare-nobody") } else { units.join(", ") };
                (units, of_all(one.combinations))
            })
            .collect(),
        more: found.selections.len().saturating_sub(SHOWN),
    }
}
