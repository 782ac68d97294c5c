//! Which figures the awards of a round read, and which of them are missing.

use crate::round::Round;
use crate::unit_kind::UnitKind;
use crate::{letter_09, letter_1170, plan_2213};

/// An indicator and its period.
pub type Cell = (String, String);

/// A rate that the awards read: (top − base) ÷ (bottom − base), where there is a base.
#[derive(Clone, Debug)]
pub struct Rate {
    /// What stands above.
    pub top: Cell,
    /// What stands below.
    pub bottom: Cell,
    /// What is taken off both.
    pub base: Option<Cell>,
}

/// The rates that are read for a kind of unit.
pub fn rates(round: &Round, kind: UnitKind) -> Vec<Rate> {
    let date = round.as_of();
    let year = round.year();
    let plain = |top: &str, bottom: &str, period: &str| Rate {
        top: (top.to_string(), date.to_string()),
        bottom: (bottom.to_string(), period.to_string()),
        base: None,
    };
    match (round.movement.as_str(), kind) {
        ("1371-2022", UnitKind::Province) => {
            let mut rates = Vec::new();
            for field in ["compulsory", "voluntary", "health"] {
                let mut growth = plain(field, &format!("{field}_plan"), year);
                growth.base = Some((field.to_string(), "2021-12-31".to_string()));
                rates.push(growth);
                rates.push(plain(field, field, &date.replace("2022", "2021")));
            }
            rates.push(plain("collected", "collection_plan", year));
            rates.push(plain("collected_nonstate", "collected", date));
            rates.push(plain("late", "receivable", date));
            rates
        }
        ("1170-2021", UnitKind::Province) => vec![plain("vssid", "vssid_plan", year)],
        ("4494-2017", UnitKind::Province) => vec![
            plain("social", "social_plan", year),
            plain("unemployment", "unemployment_plan", year),
            plain("health", "health_plan", year),
            plain("late", "receivable", date),
        ],
        ("2213-2021-2025", UnitKind::Commune) => vec![
            plain("health_male", "residents_male", date),
            plain("health_female", "residents_female", date),
        ],
        ("2213-2021-2025", UnitKind::Province) => vec![plain("health", "population", year)],
        ("09-2023", UnitKind::Province) => vec![plain("collected", "collection_plan", year)],
        _ => Vec::new(),
    }
}

fn attested(round: &Round, kind: UnitKind) -> Vec<&'static str> {
    match (round.movement.as_str(), round.round.as_str(), kind) {
        ("1371-2022", _, UnitKind::CentralUnit) => vec!["excellent_direction"],
        ("1170-2021", "final", UnitKind::Province) => letter_1170::ATTESTED.to_vec(),
        ("2213-2021-2025", _, UnitKind::Province) => plan_2213::ATTESTED.to_vec(),
        ("09-2023", _, UnitKind::Province) => letter_09::ATTESTED.to_vec(),
        _ => Vec::new(),
    }
}

/// Every missing figure of every competing unit: what rates are taken from before what makes them.
pub fn missing(round: &Round) -> Vec<(String, Cell)> {
    let mut missing: Vec<(String, Cell)> = Vec::new();
    for kind in [UnitKind::Province, UnitKind::Commune, UnitKind::CentralUnit] {
        let mut cells: Vec<Cell> = Vec::new();
        let rates = rates(round, kind);
        cells.extend(rates.iter().filter_map(|rate| rate.base.clone()));
        if rates.iter().any(|rate| rate.top.0 == "late") {
            cells.push(("late_target".to_string(), round.quarter()));
        }
        cells.extend(rates.iter().map(|rate| rate.bottom.clone()));
        cells.extend(rates.iter().map(|rate| rate.top.clone()));
        for unit in round.competing(kind) {
            for (indicator, period) in &cells {
                let cell = (unit.clone(), (indicator.clone(), period.clone()));
                if round.text(&unit, indicator, period).is_none() && !missing.contains(&cell) {
                    missing.push(cell);
                }
            }
            for criterion in attested(round, kind) {
                if round.attestation(&unit, criterion).is_none() && !round.assume_attested {
                    let cell = (format!("attest.{criterion}"), round.as_of().to_string());
                    missing.push((unit.clone(), cell));
                }
            }
        }
    }
    missing
}
