//! What a movement says: the file that a letter becomes, its formula language, and the checker.
//!
//! [`Movement::read`] turns the text of a movement file into a [`Movement`], with every [`Problem`] it has, each at
//! its line and column. Pure: it opens no file, knows no clock, and computes no result; judging is the next room's.

mod check;
mod codes;
mod difference;
pub mod formula;
mod model;
mod needs;
mod notes;
mod problem;
mod read;

pub use check::{Coverage, CoveredBy, coverage, share_covered};
pub use codes::{CODES, Code};
pub use difference::{Difference, FieldDifference, differences};
pub use model::*;
pub use needs::{Need, needs};
pub use problem::{Fact, Place, Problem, line_and_column};
pub use read::NotToml;
