//! Judges a whole round.

use serde_json::{Value as Json, json};

use crate::award::Award;
use crate::round::Round;
use crate::{award_json, goals, letter_09, letter_1170, letter_1371, letter_4494, plan_2213};

/// Every award of the round, in the contract's order.
pub fn awards(round: &Round) -> Vec<Award> {
    match round.movement.as_str() {
        "1371-2022" => letter_1371::awards(round),
        "1170-2021" => letter_1170::awards(round),
        "4494-2017" => letter_4494::awards(round),
        "2213-2021-2025" => plan_2213::awards(round),
        "09-2023" => letter_09::awards(round),
        other => panic!("there is no movement {other}"),
    }
}

/// The round judged, in the shape of `evaluate --format json`.
pub fn evaluate(round: &Round) -> Json {
    json!({
        "movement": round.movement,
        "round": round.round,
        "as_of": round.as_of(),
        "readings": round.readings,
        "assumed_attested": round.assume_attested,
        "awards": awards(round).iter().map(award_json::award).collect::<Vec<Json>>(),
        "goals": goals::goals(round).iter().map(goals::json).collect::<Vec<Json>>(),
    })
}
