//! Example figures: made up from a seed, grown from the real population and the published national results.
//!
//! They are illustrative and say so wherever they go: no province's result is in them. They exist to be judged, so they
//! hold what makes judging hard: ties across the last place, near misses, plans already reached, figures not sent.
//! The same seed gives the same bytes. Pure: whole numbers only, no clock, no file; `main.rs` writes the files.

mod chance;
mod collection;
mod example;
mod new_rural;
mod participants;
mod provinces;
mod readme;
mod sheet;
mod vssid;
mod yearly;

pub use collection::collection_2022;
pub use example::{Example, Note};
pub use new_rural::{Scope, new_rural};
pub use participants::participants_2017;
pub use readme::readme;
pub use vssid::vssid_2021;
pub use yearly::yearly_2023;

/// The seed of the example figures that are shipped.
pub const SEED: u64 = 2022;

/// The province whose communes stand in the shipped example of the new-rural movement.
pub const COMMUNES_OF: &str = "24";

/// Every example that is shipped, movement by movement and round by round.
pub fn shipped() -> Vec<Example> {
    let collection = ["2022-q2", "2022-q3", "2022-q4"].map(|round| collection_2022(round, SEED));
    let vssid = ["preliminary", "final"].map(|round| vssid_2021(round, SEED));
    let new_rural = [2022, 2023, 2024, 2025].map(|year| new_rural(year, Scope::Province(COMMUNES_OF), SEED));
    let yearly = ["midyear", "final"].map(|round| yearly_2023(round, SEED));
    let rounds = collection.into_iter().chain(vssid).chain(new_rural).chain(yearly).flatten();
    std::iter::once(participants_2017(SEED)).chain(rounds).collect()
}
