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
}
