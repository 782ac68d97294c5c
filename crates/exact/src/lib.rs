//! Exact numbers: fractions that never round by themselves, and the ways people write them.
//!
//! Everything between a figure and a decision is computed with [`Ratio`]. There is no binary floating point here
//! and no rounding that a caller did not name: the two roundings that exist are [`Ratio::floor_at`] and
//! [`Ratio::round_half_up_at`], and each takes the decimal place as an argument.

mod parse;
mod ratio;
mod show;

pub use parse::{
    Ambiguous, LONGEST_DECIMAL, NumberError, NumberStyle, parse_decimal, parse_quantity, parse_written,
};
pub use ratio::Ratio;
pub use show::{show_number, show_percent};
