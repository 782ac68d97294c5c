//! A round judged: a movement, figures and readings in; standings with their derivations out.
//!
//! Pure and exact: no clock, no file, no floating point, no order taken from chance. Unknown is never failed, and the
//! order of the input never changes the result.

pub mod figures;

pub use figures::{Figure, Figures, FiguresBuilder, Origin, Source, Value};
