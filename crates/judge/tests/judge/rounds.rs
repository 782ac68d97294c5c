//! Random rounds of the five movements, made ready for the judge.

use std::collections::BTreeMap;
use std::sync::Arc;

use judge::{Details, Figures, FiguresBuilder, Judged, Origin, Plan, Roster, Sheet, Value, judge, to_json};
use movement::Movement;
use oracle::{Rng, Round, random_round};
use reference::{Dimension, Level, Period, Unit, UnitCode};
use serde_json::Value as Json;

/// A movement of this repository.
pub fn movement(id: &str) -> Movement {
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

/// The figures of a round.
pub fn figures(movement: &Movement, round: &Round, cut_off: jiff::civil::Date) -> Figures {
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

/// The units that compete in a round.
pub fn roster(plan: &Plan, round: &Round, figures: &Figures) -> Arc<Roster> {
    Arc::new(match &round.units {
        Some(units) => Roster::new(units.iter().map(|code| (unit(code), true))),
        None => Roster::of_figures(
            plan,
            figures,
            &mut |code| (code != UnitCode::NATION).then(|| unit(code)),
            &mut |_| Arc::from([]),
        ),
    })
}

/// The judge's JSON of a round.
pub fn judged(movement: &Movement, round: &Round) -> Json {
    let plan = Plan::new(movement, &round.round, &round.readings, round.assume_attested).expect("a plan");
    let figures = figures(movement, round, plan.cut_off);
    let sheet = Sheet::new(&plan, &figures, roster(&plan, round, &figures));
    let judgement = judge(&plan, &sheet);
    serde_json::from_str(&to_json(&plan, &judgement, &Details::new(&plan, &sheet))).expect("JSON")
}

/// A round, to be asked what was judged and why.
pub fn made_ready<'a>(movement: &'a Movement, round: &Round, figures: &'a Figures) -> Judged<'a> {
    Judged::new(movement, &round.round, &round.readings, round.assume_attested, figures, |plan| {
        roster(plan, round, figures)
    })
    .expect("a plan")
}

/// Calls a function with random rounds and their figures.
pub fn each_round(seed: u64, count: usize, mut check: impl FnMut(&Movement, &Round, &Figures, &mut Rng)) {
    let mut movements: BTreeMap<String, Movement> = BTreeMap::new();
    let mut rng = Rng::new(seed);
    for _ in 0..rounds(count) {
        let round = random_round(&mut rng);
        let movement = movements.entry(round.movement.clone()).or_insert_with_key(|id| movement(id));
        let cut_off = movement.round(&round.round).expect("a round").cut_off;
        let figures = figures(movement, &round, cut_off);
        check(movement, &round, &figures, &mut rng);
    }
}

/// How many rounds to try: set `THIDUA_ROUNDS` for a longer run.
pub fn rounds(usual: usize) -> usize {
    std::env::var("THIDUA_ROUNDS").ok().and_then(|n| n.parse().ok()).unwrap_or(usual)
}
