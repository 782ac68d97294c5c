//! The binary and the oracle agree on random rounds: figures in as CSV on the standard input, results out as JSON.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use jiff::civil::Date;
use oracle::{Rng, Round, evaluate, random_round, to_csv, units_to_csv};
use reference::Level;
use serde_json::Value as Json;

use crate::run::with_input;

/// How many rounds are tried; `THIDUA_ROUNDS` asks for more.
fn rounds() -> usize {
    std::env::var("THIDUA_ROUNDS").ok().and_then(|n| n.parse().ok()).unwrap_or(400)
}

#[test]
fn the_binary_agrees_with_the_oracle() {
    let folder = tempfile::tempdir().expect("a folder");
    let list = folder.path().join("units.csv");
    let mut rng = Rng::new(13_712_022);
    for number in 0..rounds() {
        let round = with_real_central_units(random_round(&mut rng));
        let ours = judged(&round, &list);
        let theirs = comparable(evaluate(&round));
        assert_eq!(
            ours,
            theirs,
            "round {number}: {} {} {:?}\n{}",
            round.movement,
            round.round,
            round.readings,
            to_csv(&round)
        );
    }
}

/// The oracle invents codes of central units; the binary knows the real ones. In code order, as they were.
fn with_real_central_units(mut round: Round) -> Round {
    let invented = |code: &str| code.starts_with("TW-");
    let mut codes: BTreeSet<String> =
        round.units.iter().flatten().filter(|code| invented(code)).cloned().collect();
    codes.extend(round.figures.keys().map(|(unit, ..)| unit.clone()).filter(|code| invented(code)));
    let real = reference::units::on(Level::CentralUnit, Date::constant(2022, 6, 30));
    assert!(codes.len() <= real.len());
    let real: BTreeMap<String, String> =
        codes.into_iter().zip(real.iter().map(|u| u.code.to_string())).collect();
    let renamed = |code: String| real.get(&code).cloned().unwrap_or(code);
    round.units = round.units.map(|units| units.into_iter().map(renamed).collect());
    let figures = std::mem::take(&mut round.figures).into_iter();
    round.figures = figures.map(|((unit, i, p), value)| ((renamed(unit), i, p), value)).collect();
    round
}

fn judged(round: &Round, list: &std::path::Path) -> Json {
    let mut arguments: Vec<String> =
        ["evaluate", &round.movement, "--round", &round.round, "--figures", "-", "--format", "json"]
            .map(str::to_owned)
            .to_vec();
    for (reading, choice) in &round.readings {
        arguments.extend(["--reading".to_owned(), format!("{reading}={choice}")]);
    }
    if round.assume_attested {
        arguments.push("--assume-attested".to_owned());
    }
    if let Some(units) = units_to_csv(round) {
        fs::write(list, units).expect("a list");
        arguments.extend(["--units".to_owned(), list.display().to_string()]);
    }
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    comparable(with_input(&arguments, &to_csv(round)).json())
}

/// Leaves out what the oracle does not speak of: certainty and flags.
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
