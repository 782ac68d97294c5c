//! Acts upon an account, in words.

use serde_json::Value;
use store::{AccountState, Entry};
use wording::Words;

use crate::problem::Problem;
use crate::state::{Portal, SYSTEM};

/// An act as a row of a list.
pub(crate) struct ActRow {
    /// When.
    pub at: String,
    /// Who.
    pub who: String,
    /// What was done.
    pub what: String,
    /// The roles that were given, where they were.
    pub grants: Vec<String>,
    /// Why, where a reason was given.
    pub reason: String,
}

/// Entries of the journal about accounts as rows.
pub(crate) async fn acts(portal: &Portal, entries: &[Entry], words: Words) -> Result<Vec<ActRow>, Problem> {
    let people = portal.store().accounts().await?;
    let row = |entry: &Entry| {
        let who = people.iter().find(|person| person.actor() == entry.actor);
        let who = match (who, entry.actor == SYSTEM) {
            (Some(person), _) => person.name.clone(),
            (None, true) => words.say("portal-the-program"),
            (None, false) => entry.actor.clone(),
        };
        let body: Value = serde_json::from_str(&entry.body).unwrap_or_default();
        let grants = body["grants"].as_array().cloned().unwrap_or_default();
        let grants = grants.iter().filter_map(Value::as_str).filter_map(store::Grant::parse);
        ActRow {
            at: super::instant(entry.at, words),
            who,
            what: words.say(&format!("portal-did-{}", entry.act.replace('.', "-"))),
            grants: grants.map(|grant| super::grant(&grant, words)).collect(),
            reason: body["reason"].as_str().unwrap_or_default().to_owned(),
        }
    };
    Ok(entries.iter().map(row).collect())
}

/// The state of an account, in words.
pub(crate) fn state(state: AccountState, words: Words) -> String {
    words.say(&format!("portal-account-{}", state.id()))
}
