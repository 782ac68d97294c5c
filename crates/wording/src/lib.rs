//! Every sentence that people read, in Vietnamese and English.
//!
//! The sentences stand in `locales/vi` and `locales/en`, in Fluent files; code names one and hands over facts. Numbers,
//! days and periods are formed here from exact values and go in as text. Start at [`Words`]. Nothing here decides
//! anything.

mod arg;
pub mod fragility;
pub mod goals;
mod language;
mod problem;
pub mod rows;
mod subjects;
mod terms;
mod values;
pub mod why;
mod words;

pub use arg::Arg;
pub use language::Language;
pub use problem::Said;
pub use subjects::{File, Subject, subjects};
pub use values::Near;
pub use words::Words;
