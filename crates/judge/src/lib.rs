//! A round judged: a movement, figures and readings in; standings with their derivations out.
//!
//! Pure and exact: no clock, no file, no floating point, no order taken from chance. Unknown is never failed, and the
//! order of the input never changes the result.

mod award;
mod certainty;
mod comparison;
mod competing;
mod details;
mod evaluate;
mod explain;
pub mod figures;
mod flag;
mod fragility;
mod json;
mod judge;
mod judged;
mod judgement;
mod key_values;
mod limits;
mod outliers;
mod pace;
pub mod plan;
mod ranking;
mod receipt;
mod sheet;
mod standings;
mod takes;
mod turns;
mod waiting;
mod within;

pub use comparison::{
    AwardComparison, Comparison, ComparisonProblem, MOST_COMBINATIONS, SelectionComparison, UnitComparison,
    compare_readings,
};
pub use details::Details;
pub use evaluate::{Column, Number, Truth};
pub use explain::{
    Because, Came, Counted, Derivation, ExplainedCriterion, ExplainedGoal, ExplainedKey, ExplainedPart,
    Explanation, Neighbour, UsedFigure, decimals_to_tell_apart, derive_measure, explain, explain_criteria,
    explain_goals, explain_keys, explanation_json,
};
pub use figures::{Figure, Figures, FiguresBuilder, Origin, Source, Value};
pub use flag::Flag;
pub use fragility::{AwardFragility, ReadingChange, SmallestChange, fragility};
pub use json::to_json;
pub use judge::judge;
pub use judged::Judged;
pub use judgement::{AwardResult, GoalResult, Judgement, Met, Outcome};
pub use pace::{Pace, pace, standing_still};
pub use plan::{Plan, PlanProblem};
pub use receipt::{Broken, Verified, receipt, verify};
pub use sheet::{Roster, Row, Sheet};
pub use standings::{Standing, Standings};
pub use takes::{Change, Takes};
pub use within::{RankWithin, ranks_within};
