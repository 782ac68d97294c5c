//! A judgement shown as a table on the screen.

mod goals;
mod table;

pub use table::{Rows, as_table, award_summary, award_table, heading};
