//! A judgement shown: as a table on the screen, and as CSV.

mod csv;
mod goals;
mod rows;
mod table;

pub use csv::as_csv;
pub use table::{Rows, as_table, award_summary, award_table, heading};
