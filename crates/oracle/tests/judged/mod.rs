//! Looks into a judged round.
#![allow(dead_code)]

use oracle::{Round, evaluate};
use serde_json::Value as Json;

/// An award of the round judged.
pub fn award(round: &Round, id: &str) -> Json {
    let judged = evaluate(round);
    let awards = judged["awards"].as_array().expect("awards");
    awards.iter().find(|award| award["award"] == id).unwrap_or_else(|| panic!("no award {id}")).clone()
}

/// A unit's standing for an award.
pub fn standing(round: &Round, id: &str, unit: &str) -> Json {
    let award = award(round, id);
    let standings = award["standings"].as_array().expect("standings");
    standings.iter().find(|standing| standing["unit"] == unit).unwrap_or_else(|| panic!("no {unit}")).clone()
}

/// The codes selected for an award, with blanks between.
pub fn selected(round: &Round, id: &str) -> String {
    words(&award(round, id)["selected"])
}

/// The codes tied across the last place of an award, with blanks between.
pub fn tied(round: &Round, id: &str) -> String {
    words(&award(round, id)["tied"])
}

/// The outcome and the rank of a unit: `eligible 1`, `blocked null`.
pub fn outcome(round: &Round, id: &str, unit: &str) -> String {
    let standing = standing(round, id, unit);
    format!("{} {}", standing["outcome"].as_str().expect("a word"), standing["rank"])
}

/// A measure as text: `11/20`, `null`.
pub fn measure(round: &Round, id: &str, unit: &str, measure: &str) -> String {
    let found = standing(round, id, unit)["measures"][measure].clone();
    found.as_str().map_or("null".to_string(), str::to_string)
}

/// A criterion's outcome.
pub fn criterion(round: &Round, id: &str, unit: &str, criterion: &str) -> String {
    standing(round, id, unit)["criteria"][criterion].as_str().expect("a word").to_string()
}

/// What a national goal came to: `target value outcome`.
pub fn goal(round: &Round, id: &str) -> String {
    let judged = evaluate(round);
    let goals = judged["goals"].as_array().expect("goals");
    let goal = goals.iter().find(|goal| goal["goal"] == id).unwrap_or_else(|| panic!("no goal {id}"));
    let text = |key: &str| goal[key].as_str().unwrap_or("null").to_string();
    format!("{} {} {}", text("target"), text("value"), text("outcome"))
}

fn words(list: &Json) -> String {
    let words: Vec<&str> =
        list.as_array().expect("a list").iter().map(|w| w.as_str().expect("text")).collect();
    words.join(" ")
}
