//! A round judged: a movement, figures and readings in; standings with their derivations out.
//!
//! Pure and exact: no clock, no file, no floating point, no order taken from chance. Unknown is never failed, and the
//! order of the input never changes the result.

mod award;
mod certainty;
mod competing;
mod details;
mod evaluate;
pub mod figures;
mod json;
mod judge;
mod judgement;
pub mod plan;
mod ranking;
mod sheet;
mod standings;

pub use details::Details;
pub use evaluate::{Column, Number, Truth};
pub use figures::{Figure, Figures, FiguresBuilder, Origin, Source, Value};
pub use json::to_json;
pub use judge::judge;
pub use judgement::{AwardResult, GoalResult, Judgement, Met, Outcome};
pub use plan::{Plan, PlanProblem};
pub use sheet::{Roster, Row, Sheet};
pub use standings::{Standing, Standings};
