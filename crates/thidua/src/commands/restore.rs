//! `restore`: everything made again from a backup, where nothing is yet.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use store::{Files, Store};

use crate::commands::backup::summary;
use crate::commands::serve::{make_folder, runtime};
use crate::desk::Desk;
use crate::output::Output;
use crate::settings::{Keeping, Typed};
use crate::trouble::Trouble;

/// Makes a database and its uploads again: all of it, or nothing.
#[derive(Args, Debug)]
pub struct Restore {
    #[arg(value_name = "BACKUP")]
    backup: PathBuf,
    #[command(flatten)]
    settings: Typed<Keeping>,
}

impl Restore {
    pub fn run(self, desk: &Desk) -> Result<ExitCode, Trouble> {
        let storage = self.settings.read()?.storage;
        make_folder(&storage)?;
        let folder = self.backup.display().to_string();
        let files = Files::open_at(&storage.uploads(), &storage.service())?;
        let done = runtime()?.block_on(Store::restore(&storage.database(), &files, &folder))?;
        Output::screen(&summary(&done, "portal-restore-done", &folder, desk.words)).write()
    }
}
