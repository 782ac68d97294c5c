//! Why a workbook could not be written.

use std::fmt;

use rust_xlsxwriter::XlsxError;

/// A workbook that could not be written: more rows than a sheet has, or a workbook to mark that is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotWritten(pub(crate) String);

impl From<XlsxError> for NotWritten {
    fn from(error: XlsxError) -> NotWritten {
        NotWritten(error.to_string())
    }
}

impl fmt::Display for NotWritten {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for NotWritten {}
