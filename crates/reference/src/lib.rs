//! What is known of the country and of the law, by date: units and their history, indicators, scales, holidays.
//!
//! The files under `reference/` are compiled in, so the one binary carries them. Pure: no clock, no file, no network;
//! whoever asks says for which day. Each table is read the first time it is asked for, so a round of provinces never
//! reads the communes.

mod dimension;
mod indicator;
mod level;
mod period;
mod unit;

pub mod alphabet;
pub mod calendar;
pub mod indicators;
pub mod map;
pub mod people;
pub mod published;
pub mod relations;
pub mod scales;
pub mod succession;
pub mod units;

mod embedded;
mod fold;
mod spelling;

pub use dimension::Dimension;
pub use indicator::{Indicator, Role};
pub use level::Level;
pub use people::{labour_force, population};
pub use period::{Period, PeriodKind};
pub use unit::{Unit, UnitCode};

/// The candidate that somebody who wrote `word` probably meant, where one is near enough to be worth suggesting; never
/// the word itself.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let others = candidates.into_iter().filter(|candidate| *candidate != word);
    spelling::nearest(word, others.map(|candidate| (candidate, candidate)))
}
