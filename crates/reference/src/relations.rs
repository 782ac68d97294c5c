//! How indicators bear on each other: parts within wholes, sums, and what never falls within a year.

use std::sync::LazyLock;

use toml::{Table, Value};

const RELATIONS: &str = include_str!("../../../reference/relations.toml");

/// How indicators bear on each other, for the same unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Relation {
    /// A part is never above its whole, for the same period; a whole that is counted for the year holds on every day of it.
    Part {
        /// The indicator of the part.
        part: String,
        /// The indicator of the whole.
        whole: String,
    },
    /// The whole is its parts together, for the same period.
    Sum {
        /// The indicator of the whole.
        whole: String,
        /// The indicators of its parts.
        parts: Vec<String>,
    },
    /// Counted since 1 January: it never falls within a year.
    Cumulative(String),
}

/// A relation with the clause or law that it follows from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sourced {
    /// The relation.
    pub relation: Relation,
    /// What it follows from.
    pub source: String,
}

static ALL: LazyLock<Vec<Sourced>> = LazyLock::new(|| {
    let file: Table = RELATIONS.parse().expect("the relations are TOML");
    let of = |kind: &str, read: fn(&Value) -> Relation| -> Vec<Sourced> {
        let rows = file.get(kind).and_then(Value::as_array).into_iter().flatten();
        rows.map(|row| Sourced { relation: read(row), source: text(row, "source") }).collect()
    };
    let part = |row: &Value| Relation::Part { part: text(row, "part"), whole: text(row, "whole") };
    let sum = |row: &Value| {
        let parts = row["parts"].as_array().expect("a sum has parts");
        let parts = parts.iter().map(|part| part.as_str().expect("a text").to_owned()).collect();
        Relation::Sum { whole: text(row, "whole"), parts }
    };
    let cumulative = |row: &Value| Relation::Cumulative(text(row, "indicator"));
    [of("part", part), of("sum", sum), of("cumulative", cumulative)].concat()
});

/// Every relation.
pub fn all() -> &'static [Sourced] {
    &ALL
}

/// Whether an indicator is counted since 1 January.
pub fn is_cumulative(indicator: &str) -> bool {
    all().iter().any(|sourced| matches!(&sourced.relation, Relation::Cumulative(id) if id == indicator))
}

fn text(row: &Value, key: &str) -> String {
    row[key].as_str().expect("a text").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::indicators;

    #[test]
    fn every_relation_has_a_source_and_is_of_indicators_that_can_be_compared() {
        assert_eq!(all().len(), 12);
        for Sourced { relation, source } in all() {
            assert!(!source.is_empty());
            let ids: Vec<&str> = match relation {
                Relation::Part { part, whole } => vec![part, whole],
                Relation::Sum { whole, parts } => {
                    parts.iter().map(String::as_str).chain([whole.as_str()]).collect()
                }
                Relation::Cumulative(id) => vec![id],
            };
            let found: Vec<_> =
                ids.iter().map(|id| indicators::find(id).unwrap_or_else(|| panic!("no {id}"))).collect();
            assert!(found.windows(2).all(|two| two[0].dimension == two[1].dimension), "{ids:?}");
        }
        assert!(is_cumulative("collected") && !is_cumulative("late"));
    }
}
