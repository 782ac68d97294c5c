//! Letter 1371/BHXH-TĐKT: collection and participant growth, 2022.

mod awards;
mod criteria;
mod lead;
mod rates;

pub use awards::awards;
