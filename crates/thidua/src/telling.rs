//! In which form a result is told: laid out for people, or as JSON for programs; on the screen or in a file.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::desk::Desk;
use crate::output::Output;

/// Whether a result is for people or for programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    Text,
    Json,
}

/// In which form a result is told, and where.
#[derive(Args, Debug)]
pub struct Telling {
    #[arg(long, value_name = "FORM", default_value = "text")]
    pub format: Format,
    #[arg(long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

impl Telling {
    /// The result, laid out for people in some width or as JSON.
    pub fn told(
        &self,
        text: impl FnOnce(&Desk) -> String,
        json: impl FnOnce() -> String,
        desk: &Desk,
    ) -> Output {
        let mut output = Output::default();
        let path = self.output.as_deref();
        match self.format {
            Format::Text => output.styled(path, |width| text(&Desk { width, ..*desk }), desk),
            Format::Json => output.text(path, json()),
        }
        output
    }
}
