//! Whether the journal, and the figures that it vouches for, are as they were written.

use std::collections::BTreeSet;

use super::entry::{Checkpoint, Entry};
use crate::database::{Database, sql};
use crate::figures::digest_of_entry;
use crate::{Store, StoreError};

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
    /// The figures that came with an entry are not those it vouches for.
    Figures(i64),
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
            let bearing = entries_with_figures(self.database(), expected, last.number).await?;
            for entry in entries {
                let figures = bearing.contains(&entry.number);
                look_at(&entry, expected, &before, checkpoint, &mut report);
                if !self.vouches_for_its_figures(&entry, figures).await? {
                    report.faults.push(Fault::Figures(entry.number));
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

    /// Whether the figures that came with an entry are those whose digest it holds.
    async fn vouches_for_its_figures(&self, entry: &Entry, has_figures: bool) -> Result<bool, StoreError> {
        let body = serde_json::from_str::<serde_json::Value>(&entry.body).unwrap_or_default();
        let vouched = body.get("figures").and_then(|figures| figures.as_str());
        if vouched.is_none() && !has_figures {
            return Ok(true);
        }
        Ok(vouched == Some(digest_of_entry(self.database(), entry.number).await?.as_str()))
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

/// The entries of a stretch with which figures came.
async fn entries_with_figures(database: &Database, from: i64, to: i64) -> Result<BTreeSet<i64>, StoreError> {
    let found = sql("SELECT DISTINCT entry FROM figure WHERE entry >= $1 AND entry <= $2");
    Ok(database.all(found.whole(from).whole(to), |row| row.whole(0)).await?.into_iter().collect())
}

async fn some(database: &Database, from: i64) -> Result<Vec<Entry>, StoreError> {
    let found = sql("SELECT number, at, actor, act, subject, body, before, hash FROM journal \
                     WHERE number >= $1 ORDER BY number LIMIT $2");
    database.all(found.whole(from).whole(AT_A_TIME), Entry::read).await
}
