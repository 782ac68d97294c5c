//! Worked examples: a round small enough to check by hand, and what must come of it.
//!
//! [`Case::read`] reads one from its text, [`Case::run`] judges it and names every difference, each at the line that
//! expects otherwise. What an example does not mention, it does not claim.

mod case;
mod codes;
mod compare;
mod read;
mod run;

pub use case::{About, Case, Expectation, Expected};
pub use codes::CODES;
