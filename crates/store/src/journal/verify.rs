//! Whether the journal, and the rows that it vouches for, are as they were written.

use std::collections::BTreeSet;

use serde_json::Value;

use super::entry::{Checkpoint, Entry};
use super::kept::{Table, digest_of, entries_with};
use crate::database::{Database, sql};
use crate::{Store, StoreError, figures, files, movements, records, reminders, rounds, submissions};

/// The tables whose rows entries vouch for.
const VOUCHED: &[&Table] = &[
    &figures::TABLE,
    &movements::REVISIONS,
    &movements::EVENTS,
    &movements::CHOICES,
    &submissions::TABLE,
    &rounds::JUDGEMENTS,
    &rounds::EVENTS,
    &rounds::TIES,
    &files::TABLE,
    &records::TABLE,
    &reminders::TABLE,
];

/// So many entries are looked at at a time.
const AT_A_TIME: i64 = 5_000;

/// What looking through the journal came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// How many entries there are.
    pub entries: i64,
    /// What is wrong, in the order of the entries.
    pub faults: Vec<Fault>,
    /// The end of the journal, to be kept outside; `None` where there is no entry.
    pub end: Option<Checkpoint>,
}

/// A place where the journal is not as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// What an entry says was changed.
    Edited(i64),
    /// Entries are not there: the first and the last of a gap.
    Missing(i64, i64),
    /// An entry does not follow the one before it: one of them was put in another's place.
    Unchained(i64),
    /// The journal ends before the checkpoint.
    CutOff {
        /// The last entry.
        ends: i64,
        /// The entry that the checkpoint names.
        known: i64,
    },
    /// The entry that the checkpoint names is there, but is another one.
    Rewritten(i64),
    /// The rows of a table that came with an entry are not those it vouches for.
    Rows(i64, &'static str),
}

impl Store {
    /// Looks through the whole journal, and holds it against a checkpoint that was kept outside.
    pub async fn verify_journal(&self, checkpoint: Option<&Checkpoint>) -> Result<Report, StoreError> {
        let mut report = Report::default();
        let (mut expected, mut before) = (1, String::new());
        loop {
            let entries = some(self.database(), expected).await?;
            let Some(last) = entries.last() else { break };
            let next = last.number + 1;
            let bearing = bearing(self.database(), expected, last.number).await?;
            for entry in entries {
                look_at(&entry, expected, &before, checkpoint, &mut report);
                for table in self.not_vouched(&entry, &bearing).await? {
                    report.faults.push(Fault::Rows(entry.number, table));
                }
                expected = entry.number + 1;
                before = entry.hash.clone();
                report.entries += 1;
                report.end = Some(Checkpoint { number: entry.number, hash: entry.hash });
            }
            expected = next;
        }
        let ends = report.end.as_ref().map_or(0, |end| end.number);
        if let Some(known) = checkpoint.map(|checkpoint| checkpoint.number).filter(|known| *known > ends) {
            report.faults.push(Fault::CutOff { ends, known });
        }
        Ok(report)
    }

    /// The tables whose rows that came with an entry are not those whose digest it holds.
    async fn not_vouched(
        &self,
        entry: &Entry,
        bearing: &BTreeSet<(&'static str, i64)>,
    ) -> Result<Vec<&'static str>, StoreError> {
        let body = serde_json::from_str::<Value>(&entry.body).unwrap_or_default();
        let mut found = Vec::new();
        for table in VOUCHED {
            let vouched = body.get(table.vouched).and_then(Value::as_str);
            let has_rows = bearing.contains(&(table.name, entry.number));
            let asked = vouched.is_some() || has_rows;
            if asked && vouched != Some(digest_of(self.database(), table, entry.number).await?.as_str()) {
                found.push(table.name);
            }
        }
        Ok(found)
    }

    /// The entries of the journal about something, latest first.
    pub async fn entries_about(&self, subject: &str) -> Result<Vec<Entry>, StoreError> {
        let found = sql("SELECT number, at, actor, act, subject, body, before, hash FROM journal \
                         WHERE subject = $1 ORDER BY number DESC");
        self.database().all(found.text(subject), Entry::read).await
    }
}

/// Holds an entry against the place where it stands.
fn look_at(entry: &Entry, expected: i64, before: &str, checkpoint: Option<&Checkpoint>, report: &mut Report) {
    let number = entry.number;
    if number > expected {
        report.faults.push(Fault::Missing(expected, number - 1));
    } else if entry.before != before {
        report.faults.push(Fault::Unchained(number));
    }
    if entry.digest() != entry.hash {
        report.faults.push(Fault::Edited(number));
    }
    if checkpoint.is_some_and(|known| known.number == number && known.hash != entry.hash) {
        report.faults.push(Fault::Rewritten(number));
    }
}

/// Which entries of a stretch brought rows into which tables.
async fn bearing(
    database: &Database,
    from: i64,
    to: i64,
) -> Result<BTreeSet<(&'static str, i64)>, StoreError> {
    let mut found = BTreeSet::new();
    for table in VOUCHED {
        found.extend(
            entries_with(database, table, from, to).await?.into_iter().map(|entry| (table.name, entry)),
        );
    }
    Ok(found)
}

async fn some(database: &Database, from: i64) -> Result<Vec<Entry>, StoreError> {
    let found = sql("SELECT number, at, actor, act, subject, body, before, hash FROM journal \
                     WHERE number >= $1 ORDER BY number LIMIT $2");
    database.all(found.whole(from).whole(AT_A_TIME), Entry::read).await
}
