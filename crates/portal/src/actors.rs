//! Who did a thing, by name: for those who work on rounds. The public is told no name.

use store::Account;

use crate::frame::Frame;
use crate::problem::Problem;
use crate::rights::Right;
use crate::state::{Portal, SYSTEM};

/// Those who act, as a reader may know them.
pub(crate) struct Actors {
    accounts: Vec<Account>,
    by_program: String,
    named: bool,
}

impl Actors {
    /// Those who act, for the reader of a page.
    pub(crate) async fn known_to(frame: &Frame, portal: &Portal) -> Result<Actors, Problem> {
        let named = frame.may(Right::SeeUnpublished) || frame.may(Right::ReadJournal);
        let accounts = if named { portal.store().accounts().await? } else { Vec::new() };
        Ok(Actors { accounts, by_program: frame.say("portal-by-program"), named })
    }

    /// The name of one who acts; empty for readers who are told no names.
    pub(crate) fn name(&self, actor: &str) -> String {
        match self.named {
            false => String::new(),
            true if actor == SYSTEM => self.by_program.clone(),
            true => {
                let found = self.accounts.iter().find(|account| account.actor() == actor);
                found.map_or_else(|| actor.to_owned(), |account| account.name.clone())
            }
        }
    }

    /// Those who act, by name: each as the journal knows them, and whether they are the one.
    pub(crate) fn all(&self, chosen: &str) -> Vec<(String, String, bool)> {
        let mut all: Vec<(String, String, bool)> = self
            .accounts
            .iter()
            .map(|account| (account.actor(), account.name.clone(), account.actor() == chosen))
            .collect();
        all.sort_by(|a, b| a.1.cmp(&b.1));
        all.push((SYSTEM.to_owned(), self.by_program.clone(), chosen == SYSTEM));
        all
    }
}
