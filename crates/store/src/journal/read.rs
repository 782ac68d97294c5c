//! The journal read: by what was done, to what, by whom, and when.

use jiff::Timestamp;

use super::entry::Entry;
use crate::database::{Argument, built, sql};
use crate::{Store, StoreError};

/// Which entries are wanted; what is `None` does not matter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sought {
    /// What it was done to: this, or anything below it (`1371-2022` takes in `1371-2022/2022-q2/24`).
    pub subject: Option<String>,
    /// Who did it.
    pub actor: Option<String>,
    /// What was done: this, or anything of its kind (`round` takes in `round.judged`).
    pub act: Option<String>,
    /// Not before this instant.
    pub from: Option<Timestamp>,
    /// Before this instant.
    pub until: Option<Timestamp>,
    /// Only entries with smaller numbers: where the page before ended.
    pub before: Option<i64>,
}

impl Store {
    /// Entries of the journal, the latest first, at most so many.
    pub async fn entries(&self, sought: &Sought, most: i64) -> Result<Vec<Entry>, StoreError> {
        let mut text = String::from(
            "SELECT number, at, actor, act, subject, body, before, hash FROM journal WHERE number > 0",
        );
        let mut arguments = Vec::new();
        let mut and = |condition: &dyn Fn(usize) -> String, values: Vec<Argument>| {
            text.push_str(" AND ");
            text.push_str(&condition(arguments.len() + 1));
            arguments.extend(values);
        };
        let words = |text: &str| Argument::Text(Some(text.to_owned()));
        if let Some(subject) = &sought.subject {
            let begins = format!("{subject}/");
            let length = begins.chars().count();
            let below = |n| format!("(subject = ${n} OR substr(subject, 1, {length}) = ${})", n + 1);
            and(&below, vec![words(subject), words(&begins)]);
        }
        if let Some(act) = &sought.act {
            let begins = format!("{act}.");
            let length = begins.chars().count();
            let below = |n| format!("(act = ${n} OR substr(act, 1, {length}) = ${})", n + 1);
            and(&below, vec![words(act), words(&begins)]);
        }
        if let Some(actor) = &sought.actor {
            and(&|n| format!("actor = ${n}"), vec![words(actor)]);
        }
        let whole = |number: i64| vec![Argument::Whole(Some(number))];
        if let Some(from) = sought.from {
            and(&|n| format!("at >= ${n}"), whole(from.as_microsecond()));
        }
        if let Some(until) = sought.until {
            and(&|n| format!("at < ${n}"), whole(until.as_microsecond()));
        }
        if let Some(before) = sought.before {
            and(&|n| format!("number < ${n}"), whole(before));
        }
        text.push_str(&format!(" ORDER BY number DESC LIMIT ${}", arguments.len() + 1));
        arguments.push(Argument::Whole(Some(most)));
        self.database().all(built(text).with(arguments), Entry::read).await
    }

    /// Everything that was ever done, by its name, in the order of the letters.
    pub async fn acts(&self) -> Result<Vec<String>, StoreError> {
        self.database().all(sql("SELECT DISTINCT act FROM journal ORDER BY act"), |row| row.text(0)).await
    }

    /// An entry of the journal.
    pub async fn entry(&self, number: i64) -> Result<Option<Entry>, StoreError> {
        let found = sql("SELECT number, at, actor, act, subject, body, before, hash FROM journal \
                         WHERE number = $1");
        self.database().first(found.whole(number), Entry::read).await
    }
}
