//! `demo`

use std::process::ExitCode;

use clap::Args;

use crate::desk::Desk;
use crate::trouble::Trouble;

#[derive(Args, Debug)]
pub struct Demo {}

impl Demo {
    pub fn run(self, _desk: &Desk) -> Result<ExitCode, Trouble> {
        todo!()
    }
}
