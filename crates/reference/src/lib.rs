//! What is known of the country and of the law, by date: units and their history, indicators, scales, holidays.
//!
//! The files under `reference/` are compiled in, so the one binary carries them. Pure: no clock, no file, no network;
//! whoever asks says for which day.

mod dimension;
mod indicator;
pub mod indicators;
mod level;
mod nearest;
mod period;
mod unit;

pub use dimension::Dimension;
pub use indicator::{Indicator, Role};
pub use level::Level;
pub use nearest::nearest;
pub use period::{Period, PeriodKind};
pub use unit::{Unit, UnitCode};
