//! CSV in: long tables of figures, and lists of units.
//!
//! The splitter is our own: it works on the bytes in place, knows the line of every record, and takes no memory a field.

mod figures;
mod header;
mod records;
mod seen;
mod text;
mod units;

pub use figures::read_csv;
pub use units::read_units_csv;
