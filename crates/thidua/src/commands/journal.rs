//! `journal`: verified, or its end printed, to be kept where nobody who can reach the database can change it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use movement::{Place, Problem};
use store::{Checkpoint, Fault, Store};

use crate::commands::serve::runtime;
use crate::desk::Desk;
use crate::input;
use crate::output::Output;
use crate::settings::{Keeping, Typed};
use crate::trouble::Trouble;

/// Looks at the journal; nothing is changed, and the portal may run meanwhile.
#[derive(Args, Debug)]
pub struct Journal {
    #[arg(value_name = "ACT")]
    act: JournalAct,
    #[arg(long, value_name = "FILE")]
    checkpoint: Option<PathBuf>,
    #[command(flatten)]
    settings: Typed<Keeping>,
}

/// What is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum JournalAct {
    Verify,
    Checkpoint,
}

impl Journal {
    pub fn run(self, desk: &Desk) -> Result<ExitCode, Trouble> {
        let database = self.settings.read()?.storage.database();
        let known = self.checkpoint.as_deref().map(checkpoint).transpose()?;
        runtime()?.block_on(async {
            let store = Store::look(&database).await?;
            let told = match self.act {
                JournalAct::Checkpoint => match store.checkpoint().await? {
                    Some(end) => format!("{}\n", end.line()),
                    None => return Err(Trouble::input(vec![Problem::new("no-entries", Place::default())])),
                },
                JournalAct::Verify => {
                    let report = store.verify_journal(known.as_ref()).await?;
                    if !report.faults.is_empty() {
                        return Err(Trouble::input(report.faults.iter().map(told).collect()));
                    }
                    let end = report.end.map_or(0, |end| end.number);
                    let count = usize::try_from(report.entries).unwrap_or(usize::MAX);
                    let facts = [("count", count.into()), ("end", end.to_string().into())];
                    let id = if end == 0 { "portal-journal-empty" } else { "portal-journal-whole" };
                    format!("{}\n", desk.words.say_with(id, &facts))
                }
            };
            store.close().await;
            Output::screen(&told).write()
        })
    }
}

/// The checkpoint that a file holds in one of its lines, the last one of several.
fn checkpoint(path: &Path) -> Result<Checkpoint, Trouble> {
    let at = Place { file: path.display().to_string(), ..Place::default() };
    let text = fs::read_to_string(path).map_err(|error| {
        Trouble::input(vec![Problem::new("cannot-read", at.clone()).with("reason", input::reason(&error))])
    })?;
    let last = text.lines().rev().find_map(Checkpoint::parse);
    last.ok_or_else(|| Trouble::input(vec![Problem::new("no-checkpoint", at)]))
}

fn told(fault: &Fault) -> Problem {
    let of = |code| Problem::new(code, Place::default());
    match fault {
        Fault::Edited(entry) => of("journal-edited").with("entry", entry.to_string()),
        Fault::Missing(from, to) => {
            of("journal-missing").with("from", from.to_string()).with("to", to.to_string())
        }
        Fault::Unchained(entry) => of("journal-unchained").with("entry", entry.to_string()),
        Fault::CutOff { ends, known } => {
            of("journal-cut-off").with("ends", ends.to_string()).with("known", known.to_string())
        }
        Fault::Rewritten(entry) => of("journal-rewritten").with("entry", entry.to_string()),
        Fault::Rows(entry, table) => {
            of("journal-rows").with("entry", entry.to_string()).with("table", *table)
        }
    }
}
