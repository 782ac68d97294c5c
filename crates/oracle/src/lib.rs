//! The oracle: a second, slow and obvious judge of a round, written from the letters and the contract of the
//! command line alone.
//!
//! Tests judge the same round here and with the real judge and compare the two JSON values. The oracle is used by
//! tests only. It must never depend on `judge` or `movement` (nor on `exact`): a mistake that both shared could not
//! be seen by comparing them. It is never made fast, and it explains nothing.
//!
//! Where a document leaves something open, the doc comment at the spot says what was chosen and why.

mod exact;
mod truth;

mod readings;
mod round;
mod unit_kind;

mod award;
mod award_json;
mod order;

mod letter_09;
mod letter_1170;
mod letter_1371;
mod letter_4494;
mod plan_2213;

mod evaluate;
mod goals;

mod certain;
mod csv;
mod generate;
mod rng;

pub use certain::certain_refuted;
pub use csv::{from_csv, to_csv, units_to_csv};
pub use evaluate::evaluate;
pub use generate::random_round;
pub use readings::{READINGS, Reading};
pub use rng::Rng;
pub use round::{Figures, Round};
