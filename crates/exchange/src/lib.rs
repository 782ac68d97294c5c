//! Figures in and out: CSV and XLSX, with every problem at its line or cell.
//!
//! Reading gives back all that was good and all that was not. Nothing here judges, guesses a number that can be read in
//! two ways, or lets a binary float past the door: a cell becomes the decimal that was typed. Start at [`Door`], which
//! holds what is known before a file is opened, then [`read_csv`].

mod a1;
mod annotate;
mod codes;
mod column_names;
mod contradiction;
mod csv;
mod decimal;
mod door;
mod escape;
mod float;
mod fold;
mod marks;
mod not_written;
mod package;
mod report;
mod result;
mod result_csv;
mod roster;
mod sense;
mod set_apart;
mod sheet;
mod table;
mod template;
mod unit_problem;
mod unused;
mod workbook;
mod written;

pub use codes::{CODES, Code, Weight};
pub use contradiction::finish;
pub use csv::{read_csv, read_units_csv};
pub use door::{Door, UnitAnswer};
pub use roster::roster;
pub use set_apart::{nobody, not_competing, not_judged, outside_groups, without_figures};
pub(crate) use unit_problem::unit_problem;
pub use unused::unused;

pub use a1::cell_name;
pub use annotate::{Told, annotate};
pub use escape::spreadsheet_safe;
pub use not_written::NotWritten;
pub use result::result_workbook;
pub use result_csv::result_csv;
pub use table::{Table, TableCell, table_csv, table_workbook};
pub use template::{template, template_filled};
pub use workbook::{WorkbookReport, read_workbook};
