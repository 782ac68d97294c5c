//! A round to judge: the movement, the readings and the figures.

use std::collections::BTreeMap;

use crate::csv::from_csv;
use crate::exact::{Value, number};
use crate::readings;
use crate::truth::Truth;
use crate::unit_kind::UnitKind;

/// Figures as text, by unit, indicator and period. An empty text is a figure that is not known.
pub type Figures = BTreeMap<(String, String, String), String>;

/// A round to judge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Round {
    /// `1371-2022`, `1170-2021`, `4494-2017`, `2213-2021-2025` or `09-2023`.
    pub movement: String,
    /// The round's id: `2022-q2`.
    pub round: String,
    /// The sense chosen for each ambiguity of the movement, defaults filled in.
    pub readings: BTreeMap<String, String>,
    /// The figures.
    pub figures: Figures,
    /// The units that the round is restricted to.
    pub units: Option<Vec<String>>,
    /// Whether an absent attestation is taken as true.
    pub assume_attested: bool,
}

impl Round {
    /// A round without figures, under the default readings.
    pub fn new(movement: &str, round: &str) -> Round {
        let defaults = readings::of_movement(movement)
            .iter()
            .map(|reading| (reading.id.to_string(), reading.senses[0].to_string()))
            .collect();
        Round {
            movement: movement.to_string(),
            round: round.to_string(),
            readings: defaults,
            figures: Figures::new(),
            units: None,
            assume_attested: false,
        }
    }

    /// The same round under another sense of one ambiguity.
    pub fn read(mut self, id: &str, sense: &str) -> Round {
        let known = readings::of_movement(&self.movement)
            .iter()
            .any(|reading| reading.id == id && reading.senses.contains(&sense));
        assert!(known, "{} has no reading {id}={sense}", self.movement);
        self.readings.insert(id.to_string(), sense.to_string());
        self
    }

    /// The same round with the figures of a CSV text added.
    pub fn with(mut self, csv: &str) -> Round {
        self.figures.extend(from_csv(csv));
        self
    }

    /// The sense chosen for an ambiguity.
    pub fn reading(&self, id: &str) -> &str {
        &self.readings[id]
    }

    /// The cut-off date of the round.
    pub fn as_of(&self) -> &'static str {
        match (self.movement.as_str(), self.round.as_str()) {
            ("4494-2017", "final") => "2017-12-31",
            ("1170-2021", "preliminary") => "2021-06-30",
            ("1170-2021", "final") => "2021-12-31",
            ("1371-2022", "2022-q2") => "2022-06-30",
            ("1371-2022", "2022-q3") => "2022-09-30",
            ("1371-2022", "2022-q4") => "2022-12-31",
            ("2213-2021-2025", "2022") => "2022-12-31",
            ("2213-2021-2025", "2023") => "2023-12-31",
            ("2213-2021-2025", "2024") => "2024-12-31",
            ("2213-2021-2025", "2025") => "2025-12-31",
            ("09-2023", "midyear") => "2023-06-30",
            ("09-2023", "final") => "2023-12-31",
            (movement, round) => panic!("{movement} has no round {round}"),
        }
    }

    /// The year of the cut-off date: `2022`.
    pub fn year(&self) -> &'static str {
        &self.as_of()[..4]
    }

    /// The quarter that ends on the cut-off date: `2022-Q2`.
    pub fn quarter(&self) -> String {
        let quarter = match &self.as_of()[5..7] {
            "06" => "Q2",
            "09" => "Q3",
            "12" => "Q4",
            month => panic!("no round ends in month {month}"),
        };
        format!("{}-{quarter}", self.year())
    }

    /// A figure's text; an empty one is as good as none.
    pub fn text(&self, unit: &str, indicator: &str, period: &str) -> Option<&str> {
        let key = (unit.to_string(), indicator.to_string(), period.to_string());
        self.figures.get(&key).map(String::as_str).filter(|text| !text.is_empty())
    }

    /// A figure.
    pub fn figure(&self, unit: &str, indicator: &str, period: &str) -> Value {
        match self.text(unit, indicator, period) {
            Some(text) => Value::Known(number(text)),
            None => Value::Unknown,
        }
    }

    /// A yes-or-no figure that counts as "no" where it is absent.
    pub fn recorded(&self, unit: &str, indicator: &str, period: &str) -> bool {
        self.text(unit, indicator, period) == Some("true")
    }

    /// The text of an attestation: that of the cut-off date, else that of the quarter, else that of the year that
    /// holds it.
    ///
    /// The contract names no period for attestations. The date goes first because every other fact about the state
    /// of a unit is read on that day; the wider periods are only accepted in its place.
    pub fn attestation(&self, unit: &str, criterion: &str) -> Option<&str> {
        let indicator = format!("attest.{criterion}");
        self.text(unit, &indicator, self.as_of())
            .or_else(|| self.text(unit, &indicator, &self.quarter()))
            .or_else(|| self.text(unit, &indicator, self.year()))
    }

    /// An attested criterion: an absent attestation is unknown, or true where the caller assumes so.
    pub fn attested(&self, unit: &str, criterion: &str) -> Truth {
        match self.attestation(unit, criterion) {
            Some(text) => Truth::of(text == "true"),
            None if self.assume_attested => Truth::Met,
            None => Truth::Unknown,
        }
    }

    /// The competing units of a kind, in code order.
    ///
    /// With a restriction: the units listed, of that kind, even those without any figure ("restricts the competing
    /// units to those listed, otherwise every unit … that has any figure": the figures matter only otherwise).
    /// Without one: every unit of the kind with any figure, whatever its indicator and period; an empty value is none.
    pub fn competing(&self, kind: UnitKind) -> Vec<String> {
        let mut units: Vec<String> = match &self.units {
            Some(listed) => listed.clone(),
            None => {
                let given = self.figures.iter().filter(|(_, text)| !text.is_empty());
                given.map(|((unit, _, _), _)| unit.clone()).collect()
            }
        };
        units.retain(|unit| UnitKind::of(unit) == Some(kind));
        units.sort();
        units.dedup();
        units
    }
}
