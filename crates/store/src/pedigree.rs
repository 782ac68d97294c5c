//! Where a figure comes from: every revision with who brought it, how, and who verified it.

use jiff::Timestamp;

use crate::database::sql;
use crate::{FigureKept, FigureKey, RecordKept, Store, StoreError, Submission};

/// One thing that was ever said of a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureRevision {
    /// What was said, and where it stood.
    pub kept: FigureKept,
    /// When.
    pub at: Timestamp,
    /// By whom; of a record, who confirmed it.
    pub actor: String,
    /// The submission that brought it, as it is now.
    pub submission: Option<Submission>,
    /// The record that brought it.
    pub record: Option<RecordKept>,
    /// Who verified it, and when; of a record, who confirmed it.
    pub verified: Option<(String, Timestamp)>,
}

impl Store {
    /// All that was ever said of a figure with its origin, the latest first.
    pub async fn pedigree(&self, key: &FigureKey) -> Result<Vec<FigureRevision>, StoreError> {
        let mut revisions = Vec::new();
        for kept in self.history(key).await? {
            let entry = sql("SELECT actor, at FROM journal WHERE number = $1").whole(kept.entry);
            let entry = self.database().first(entry, |row| Ok((row.text(0)?, row.instant(1)?))).await?;
            let lost = || StoreError::Damaged(format!("entry {} of a figure is not there", kept.entry));
            let (actor, at) = entry.ok_or_else(lost)?;
            let by = sql("SELECT submission FROM submission_event WHERE entry = $1 AND event = 'submitted'");
            let submission = self.database().first(by.whole(kept.entry), |row| row.whole(0)).await?;
            let record = self.record_of(key, kept.entry).await?;
            let mut revision = FigureRevision { kept, at, actor, submission: None, verified: None, record };
            if let Some(record) = &revision.record {
                revision.verified = record.settled_by.clone().zip(record.settled_at);
            }
            if let Some(id) = submission {
                revision.submission = self.submission(id).await?;
                // Whatever was verified before something else was submitted in its place.
                let events = self.events(id).await?.into_iter();
                let later = events.filter(|event| event.entry > revision.kept.entry);
                let verified = later.take_while(|event| event.event != "submitted");
                let verified = verified.filter(|event| event.event == "verified").last();
                revision.verified = verified.map(|event| (event.actor, event.at));
            }
            revisions.push(revision);
        }
        Ok(revisions)
    }
}
