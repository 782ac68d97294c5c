//! Small rounds written out by hand.

use std::collections::BTreeMap;
use std::sync::Arc;

use judge::{Details, FiguresBuilder, Judgement, Met, Origin, Outcome, Plan, Roster, Sheet, Value};
use reference::{Level, Period, Unit, UnitCode};

use crate::letter::Letter;

/// A round of provinces judged, with the criteria of every unit.
pub struct Small {
    pub plan: Plan,
    pub judgement: Judgement,
    pub details: Details,
}

impl Small {
    /// Judges figures written as `unit indicator period value`, with `late` behind those that came late.
    pub fn round(rules: &str, units: &[&str], figures: &[&str]) -> Small {
        let movement = Letter::with_rules(rules).movement;
        let plan = Plan::new(&movement, "final", &BTreeMap::new(), false).expect("a plan");
        let mut builder = FiguresBuilder::default();
        for figure in figures {
            let (figure, late) = match figure.strip_suffix(" late") {
                Some(figure) => (figure, true),
                None => (*figure, false),
            };
            let [unit, indicator, period, value] =
                figure.split(' ').collect::<Vec<_>>().try_into().expect("four words");
            let value = match value {
                "yes" => Value::Truth(true),
                "no" => Value::Truth(false),
                number => Value::Number(exact::parse_decimal(number).expect("a number")),
            };
            builder.push(
                unit,
                indicator,
                Period::parse(period).expect("a period"),
                value,
                Origin { late, ..Origin::default() },
            );
        }
        let unit = |code: &&str| Unit {
            code: UnitCode::new(code),
            level: Level::Province,
            name: String::new(),
            parent: None,
            region: None,
            cluster: None,
        };
        let roster = Arc::new(Roster::new(units.iter().map(|code| (unit(code), true))));
        let sheet = Sheet::new(&plan, &builder.finish().0, roster);
        let (judgement, details) = (judge::judge(&plan, &sheet), Details::new(&plan, &sheet));
        Small { plan, judgement, details }
    }

    /// What a criterion of the first award came to for a unit.
    pub fn criterion(&self, criterion: &str, unit: &str) -> Met {
        let place = self.plan.awards[0].criteria.iter().position(|c| c.id == criterion);
        self.details.criterion(0, place.expect("a criterion"), self.row(unit))
    }

    pub fn row(&self, unit: &str) -> u32 {
        self.judgement.roster.row_of(unit).expect("a unit") as u32
    }

    /// Whether a unit is selected for an award, and whether for certain.
    pub fn selected(&self, award: &str, unit: &str) -> (bool, bool) {
        let (award, row) = (self.judgement.award(award).expect("an award"), self.row(unit));
        (award.selected.contains(&row), award.standing(row).expect("a standing").certain)
    }

    pub fn outcome(&self, award: &str, unit: &str) -> Outcome {
        self.judgement.award(award).and_then(|a| a.standing(self.row(unit))).expect("a standing").outcome
    }

    /// What a council should see of a unit in an award.
    pub fn flags(&self, award: &str, unit: &str) -> Vec<&'static str> {
        let planned = self.plan.awards.iter().position(|a| a.id == award).expect("an award");
        self.details.flags(&self.plan, planned, self.row(unit))
    }
}
