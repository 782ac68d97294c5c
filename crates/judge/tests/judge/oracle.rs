//! The judge and the oracle, written apart from each other, agree on many thousands of random rounds; and no selection
//! that the judge calls certain ever falls, whatever the missing figures are filled with.

use std::collections::BTreeMap;

use movement::Movement;
use oracle::{Rng, certain_refuted, evaluate, random_round};
use serde_json::Value as Json;

use crate::rounds::{judged, movement, rounds};

/// Leaves out what only the judge speaks of: certainty and flags. Grades occur in none of the five movements.
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
    for number in 0..rounds(600) {
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
