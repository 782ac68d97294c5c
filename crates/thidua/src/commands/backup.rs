//! `backup`: everything that is kept, of one moment, while the portal runs.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use store::{Backup as Kept, Checkpoint, Files, Store};
use wording::{Arg, Words};

use crate::commands::serve::runtime;
use crate::desk::Desk;
use crate::output::Output;
use crate::settings::{Keeping, Typed};
use crate::trouble::Trouble;

/// Writes a backup, from which either kind of database can be made again.
#[derive(Args, Debug)]
pub struct Backup {
    #[arg(long, value_name = "FOLDER")]
    output: PathBuf,
    #[command(flatten)]
    settings: Typed<Keeping>,
}

impl Backup {
    pub fn run(self, desk: &Desk) -> Result<ExitCode, Trouble> {
        let storage = self.settings.read()?.storage;
        let folder = self.output.display().to_string();
        let done = runtime()?.block_on(async {
            let store = Store::look(&storage.database()).await?;
            let files = Files::open_at(&storage.uploads(), &storage.service())?;
            let done = store.backup(&files, &folder).await;
            store.close().await;
            done
        })?;
        let mut told = summary(&done, "portal-backup-done", &folder, desk.words);
        if let Some(line) = done.end.as_ref().map(Checkpoint::line) {
            told.push_str(&desk.words.say_with("portal-checkpoint", &[("line", line.into())]));
            told.push('\n');
        }
        Output::screen(&told).write()
    }
}

/// How much was backed up or restored.
pub fn summary(done: &Kept, id: &str, folder: &str, words: Words) -> String {
    let rows = usize::try_from(done.rows).unwrap_or(usize::MAX);
    let facts =
        [("rows", Arg::Count(rows)), ("files", Arg::Count(done.files.len())), ("folder", folder.into())];
    format!("{}\n", words.say_with(id, &facts))
}
