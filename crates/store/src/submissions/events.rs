//! What happened to a submission, and what changed in it.

use std::collections::BTreeMap;

use jiff::Timestamp;
use reference::Period;
use serde_json::Value;

use super::{Note, SubmissionState};
use crate::database::{Row, sql};
use crate::{FigureKept, FigureKey, Store, StoreError};

/// Something that happened to a submission.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SubmissionEvent {
    /// Its entry in the journal.
    pub entry: i64,
    /// When.
    pub at: Timestamp,
    /// Who.
    pub actor: String,
    /// `opened`, `submitted`, `returned`, `verified`, `locked`, `unlock-asked` or `unlocked`.
    pub event: String,
    /// The state since.
    pub state: SubmissionState,
    /// Why, where a reason was given.
    pub reason: String,
    /// What was said about single figures: explanations of the unit, reasons of the verifier.
    pub notes: Vec<Note>,
}

/// A figure that is not what it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureChange {
    /// What it was; `None` where nothing was said.
    pub before: Option<FigureKept>,
    /// What it is; without a value where it was taken back.
    pub after: FigureKept,
}

impl Store {
    /// All that happened to a submission, in order.
    pub async fn events(&self, submission: i64) -> Result<Vec<SubmissionEvent>, StoreError> {
        let found = sql("SELECT s.entry, j.at, j.actor, s.event, s.state, j.body \
                         FROM submission_event AS s JOIN journal AS j ON j.number = s.entry \
                         WHERE s.submission = $1 ORDER BY s.entry");
        self.database().all(found.whole(submission), SubmissionEvent::read).await
    }

    /// What a submission says now that it did not say as of an entry, such as that of its last return.
    pub async fn changed_since(&self, submission: i64, entry: i64) -> Result<Vec<FigureChange>, StoreError> {
        let (mut before, mut after) = (BTreeMap::new(), BTreeMap::new());
        for kept in self.submitted_by(submission).await? {
            let side = if kept.entry <= entry { &mut before } else { &mut after };
            side.insert(kept.figure.key.clone(), kept);
        }
        let changes =
            after.into_iter().map(|(key, after)| FigureChange { before: before.remove(&key), after });
        let value = |kept: &FigureKept| kept.figure.value.clone();
        Ok(changes.filter(|change| change.before.as_ref().and_then(value) != value(&change.after)).collect())
    }

    /// What a submission says now, figure by figure; what it took back is not there.
    pub async fn figures_of_submission(&self, submission: i64) -> Result<Vec<FigureKept>, StoreError> {
        let said = self.submitted_by(submission).await?;
        let last: BTreeMap<FigureKey, FigureKept> =
            said.into_iter().map(|kept| (kept.figure.key.clone(), kept)).collect();
        Ok(last.into_values().filter(|kept| kept.figure.value.is_some()).collect())
    }

    /// All that a submission ever said, in order.
    async fn submitted_by(&self, submission: i64) -> Result<Vec<FigureKept>, StoreError> {
        let found = sql("SELECT f.entry, f.line, f.unit, f.indicator, f.period, f.value, f.file, f.sheet, \
                         f.row_number, f.column_number \
                         FROM submission_event AS s JOIN figure AS f ON f.entry = s.entry \
                         WHERE s.submission = $1 AND s.event = 'submitted' ORDER BY f.entry, f.line");
        self.database().all(found.whole(submission), FigureKept::read).await
    }
}

impl SubmissionEvent {
    fn read(row: &Row<'_>) -> Result<SubmissionEvent, StoreError> {
        let body = serde_json::from_str::<Value>(&row.text(5)?).unwrap_or_default();
        let notes = body.get("notes").and_then(Value::as_array);
        Ok(SubmissionEvent {
            entry: row.whole(0)?,
            at: row.instant(1)?,
            actor: row.text(2)?,
            event: row.text(3)?,
            state: SubmissionState::kept(&row.text(4)?)?,
            reason: body.get("reason").and_then(Value::as_str).unwrap_or_default().to_owned(),
            notes: notes.into_iter().flatten().filter_map(note).collect(),
        })
    }
}

fn note(note: &Value) -> Option<Note> {
    let text = |index: usize| note.get(index).and_then(Value::as_str).map(str::to_owned);
    let key = FigureKey { unit: text(0)?, indicator: text(1)?, period: Period::parse(&text(2)?)? };
    Some((key, text(3)?))
}
