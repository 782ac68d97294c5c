//! `template`

use std::process::ExitCode;

use clap::Args;

use crate::desk::Desk;
use crate::trouble::Trouble;

#[derive(Args, Debug)]
pub struct Template {}

impl Template {
    pub fn run(self, _desk: &Desk) -> Result<ExitCode, Trouble> {
        todo!()
    }
}
