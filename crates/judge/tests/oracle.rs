//! The judge and the oracle, written apart from each other, agree on many thousands of random rounds; and no selection
//! that the judge calls certain ever falls, whatever the missing figures are filled with.

#![allow(clippy::disallowed_methods, reason = "reads the movement files of this repository")]

use std::collections::BTreeMap;
use std::sync::Arc;

use judge::{Details, Figures, FiguresBuilder, Origin, Plan, Roster, Sheet, Value, judge, to_json};
use movement::Movement;
use oracle::{Rng, Round, certain_refuted, evaluate, random_round};
use reference::{Dimension, Level, Period, Unit, UnitCode};
use serde_json::Value as Json;

fn movement(id: &str) -> Movement {
    let path = format!("{}/../../movements/{id}/movement.toml", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).expect("a movement file of this repository");
    let (movement, problems) = Movement::read(&text, &path);
    assert!(problems.is_empty(), "{problems:#?}");
    movement.expect("a sound movement")
}

fn unit(code: &str) -> Unit {
    let level = match code.len() {
        _ if code.starts_with("TW-") => Level::CentralUnit,
        5 => Level::Commune,
        _ => Level::Province,
    };
    Unit {
        code: UnitCode::new(code),
        level,
        name: code.to_string(),
        parent: None,
        region: None,
        cluster: None,
    }
}

fn figures(movement: &Movement, round: &Round, cut_off: jiff::civil::Date) -> Figures {
    let mut builder = FiguresBuilder::default();
    for ((unit, indicator, period), value) in &round.figures {
        if value.is_empty() {
            continue;
        }
        let meaning = movement.indicator(indicator).unwrap_or_else(|| panic!("indicator {indicator}"));
        let mut period = Period::parse(period).expect("a period");
        if indicator.starts_with("attest.") && period == Period::containing(cut_off, period.kind()) {
            period = Period::Date(cut_off);
        }
        let value = match meaning.dimension {
            Dimension::Truth => Value::Truth(value == "true"),
            _ => Value::Number(exact::parse_decimal(value).expect("a number")),
        };
        builder.push(unit, indicator, period, value, Origin::default());
    }
    builder.finish().0
}

fn judged(movement: &Movement, round: &Round) -> Json {
    let plan = Plan::new(movement, &round.round, &round.readings, round.assume_attested).expect("a plan");
    let figures = figures(movement, round, plan.cut_off);
    let roster = match &round.units {
        Some(units) => Roster::new(units.iter().map(|code| (unit(code), true))),
        None => Roster::of_figures(
            &plan,
            &figures,
            &mut |code| (code != UnitCode::NATION).then(|| unit(code)),
            &mut |_| Arc::from([]),
        ),
    };
    let sheet = Sheet::new(&plan, &figures, Arc::new(roster));
    let judgement = judge(&plan, &sheet);
    serde_json::from_str(&to_json(&plan, &judgement, &Details::new(&plan, &sheet))).expect("JSON")
}

/// Leaves out what only one of the two speaks of: certainty, flags, grades.
fn comparable(mut json: Json) -> Json {
    for award in json["awards"].as_array_mut().expect("awards") {
        for standing in award["standings"].as_array_mut().expect("standings") {
            let standing = standing.as_object_mut().expect("a standing");
            standing.remove("certain");
            standing.remove("flags");
        }
    }
    json
}

#[test]
fn agrees_with_the_oracle_on_random_rounds() {
    let mut movements: BTreeMap<String, Movement> = BTreeMap::new();
    let mut rng = Rng::new(20_220_630);
    for number in 0..rounds(6_000) {
        let round = random_round(&mut rng);
        let movement = movements.entry(round.movement.clone()).or_insert_with_key(|id| movement(id));
        let (ours, theirs) = (comparable(judged(movement, &round)), comparable(evaluate(&round)));
        if ours != theirs {
            let difference = difference("", &ours, &theirs);
            panic!(
                "round {number}: {} {} {:?}\n{difference}\n{}",
                round.movement,
                round.round,
                round.readings,
                oracle::to_csv(&round)
            );
        }
    }
}

#[test]
fn certain_selections_never_fall() {
    let mut movements: BTreeMap<String, Movement> = BTreeMap::new();
    let mut rng = Rng::new(4_494);
    let (mut certain, mut uncertain) = (0, 0);
    for number in 0..rounds(1_500) {
        let round = random_round(&mut rng);
        let movement = movements.entry(round.movement.clone()).or_insert_with_key(|id| movement(id));
        let json = judged(movement, &round);
        for award in json["awards"].as_array().expect("awards") {
            let id = award["award"].as_str().expect("an id");
            for standing in award["standings"].as_array().expect("standings") {
                let unit = standing["unit"].as_str().expect("a unit");
                let selected = award["selected"].as_array().expect("a list").contains(&standing["unit"]);
                if standing["certain"] == true {
                    assert!(selected);
                    certain += 1;
                    if let Some(figures) = certain_refuted(&round, id, unit, 12, &mut rng) {
                        panic!(
                            "round {number}: {unit} is not certain of {id}: {figures:?}\n{}",
                            oracle::to_csv(&round)
                        );
                    }
                } else if selected {
                    uncertain += 1;
                }
            }
        }
    }
    // Both occur, or the test above would show nothing.
    assert!(certain > 100 && uncertain > 100, "{certain} certain, {uncertain} not");
}

/// How many rounds to try: set `THIDUA_ROUNDS` for a longer run.
fn rounds(usual: usize) -> usize {
    std::env::var("THIDUA_ROUNDS").ok().and_then(|n| n.parse().ok()).unwrap_or(usual)
}

fn difference(path: &str, ours: &Json, theirs: &Json) -> String {
    match (ours, theirs) {
        (Json::Object(a), Json::Object(b)) => {
            let keys: std::collections::BTreeSet<&String> = a.keys().chain(b.keys()).collect();
            keys.into_iter()
                .filter(|key| a.get(*key) != b.get(*key))
                .map(|key| {
                    let null = Json::Null;
                    let (x, y) = (a.get(key).unwrap_or(&null), b.get(key).unwrap_or(&null));
                    difference(&format!("{path}.{key}"), x, y)
                })
                .collect()
        }
        (Json::Array(a), Json::Array(b)) if a.len() == b.len() => (0..a.len())
            .filter(|i| a[*i] != b[*i])
            .map(|i| {
                difference(
                    &format!("{path}[{}]", a[i].get("unit").or(a[i].get("award")).unwrap_or(&Json::from(i))),
                    &a[i],
                    &b[i],
                )
            })
            .collect(),
        _ => format!("{path}: judge {ours}, oracle {theirs}\n"),
    }
}
