//! Why a workbook could not be written.

use std::fmt;

use rust_xlsxwriter::XlsxError;

/// A workbook that could not be written: more rows than a sheet has, or a workbook to mark that is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotWritten {
    pub(crate) why: String,
    pub(crate) unopened: bool,
}

impl NotWritten {
    pub(crate) fn because(why: impl fmt::Display) -> NotWritten {
        NotWritten { why: why.to_string(), unopened: false }
    }

    /// Whether there is no workbook to mark: the file cannot be opened, as its own problem says.
    pub fn cannot_be_opened(&self) -> bool {
        self.unopened
    }
}

impl From<XlsxError> for NotWritten {
    fn from(error: XlsxError) -> NotWritten {
        NotWritten::because(error)
    }
}

impl fmt::Display for NotWritten {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.why)
    }
}

impl std::error::Error for NotWritten {}
