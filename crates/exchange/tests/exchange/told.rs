//! What a problem tells, as one text a fact.

use movement::{Fact, Problem};

/// A fact of a problem; `none` where it has none of that name.
pub fn fact(problem: &Problem, name: &str) -> String {
    match problem.facts.iter().find(|(n, _)| *n == name) {
        Some((_, Fact::Text(text))) => text.clone(),
        Some((_, Fact::Number(number))) => number.to_string(),
        Some((_, Fact::Place(place))) => place.to_string(),
        Some((_, Fact::List(list))) => list.join(","),
        None => "none".into(),
    }
}
