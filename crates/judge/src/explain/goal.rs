//! Why a national goal stands where it does: its formula, each national figure, and where that came from.

use movement::Scene;
use reference::UnitCode;

use super::derivation::{Derivation, Deriver, UsedFigure, ids};
use crate::figures::{FiguresBuilder, Origin, Value};
use crate::judged::Judged;

/// The source of a national figure that nobody gave: the sum over the competing provinces.
const SUMMED: u32 = u32::MAX;

/// A national goal with how its value came about.
#[derive(Clone, Debug)]
pub struct ExplainedGoal {
    /// Its id.
    pub id: String,
    /// The clauses that set it.
    pub clauses: Vec<String>,
    /// How its value came about, over national figures.
    pub derivation: Derivation,
}

impl UsedFigure {
    /// Whether a national figure was not given but is the sum over the competing provinces.
    pub fn is_summed(&self) -> bool {
        self.origin.is_some_and(|origin| origin.source == SUMMED)
    }
}

/// The goals of a round, in the order of the letter.
pub fn explain_goals(judged: &Judged<'_>) -> Vec<ExplainedGoal> {
    let mut builder = FiguresBuilder::default();
    for (slot, column) in judged.plan.national.slots.iter().zip(&judged.sheet.national) {
        let given = judged.figures.get(UnitCode::NATION, &slot.indicator.id, slot.period);
        let summed = || column.number_at(0).map(|sum| (Value::Number(sum), SUMMED));
        let origin = |source| Origin { source, ..Origin::default() };
        let known = given
            .map(|figure| (figure.value.clone(), figure.origin))
            .or_else(|| summed().map(|(value, source)| (value, origin(source))));
        if let Some((value, origin)) = known {
            builder.push(UnitCode::NATION, &slot.indicator.id, slot.period, value, origin);
        }
    }
    let figures = builder.finish().0;
    let readings = judged.readings();
    let deriver = Deriver {
        movement: judged.movement,
        scene: Scene { round: &judged.plan.round, readings: &readings, award: None },
        figures: &figures,
        assume_attested: judged.plan.assume_attested,
        unit: UnitCode::NATION,
        below: &|_, _| Vec::new(),
    };
    let planned = judged.plan.goals.iter();
    let goals = planned.filter_map(|goal| judged.movement.goals.iter().find(|ruled| *ruled.id == *goal.id));
    goals
        .map(|goal| ExplainedGoal {
            id: goal.id.value.clone(),
            clauses: ids(&goal.clause),
            derivation: deriver.derive(&goal.is.expr, judged.plan.cut_off),
        })
        .collect()
}
