//! What is typed before it is submitted: exactly as it was typed, perhaps wrong, written over as people work.

use std::collections::BTreeMap;

use jiff::Timestamp;
use reference::Period;
use sha2::{Digest, Sha256};

use super::lock::takes;
use super::{SubmissionState, current, hold};
use crate::database::{Argument, Change, Row, Statement, sql};
use crate::figures::place;
use crate::journal::{hexadecimal, netstrings};
use crate::{FigureKey, FigurePlace, Store, StoreError, Submission};

/// A cell as it is typed, or read from a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftCell {
    /// What it is of.
    pub key: FigureKey,
    /// What was typed, whether or not it can be read; empty where it was cleared.
    pub text: String,
    /// Where it stood; `None` where somebody typed it.
    pub place: Option<FigurePlace>,
}

/// A cell as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftKept {
    /// What was typed.
    pub cell: DraftCell,
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub actor: String,
}

const INTO: &str =
    "draft (submission, unit, indicator, period, text, file, sheet, row_number, column_number, at, actor)";

const AGAIN: &str = "ON CONFLICT (submission, unit, indicator, period) DO UPDATE SET text = excluded.text, \
                     file = excluded.file, sheet = excluded.sheet, row_number = excluded.row_number, \
                     column_number = excluded.column_number, at = excluded.at, actor = excluded.actor";

/// What somebody had before them when they typed or submitted. Where it is no longer so, nothing is done:
/// [`StoreError::Changed`].
#[derive(Clone, Copy, Debug)]
pub enum Seen<'s> {
    /// Whatever stands there is written over.
    Any,
    /// All cells, as they stood under this [`stamp`].
    Stamp(&'s str),
    /// Each of these cells: the text of its draft, `None` where nothing had been typed.
    Cells(&'s [(FigureKey, Option<String>)]),
}

/// What a submission stood at: two pages with the same stamp show the same figures. It is told by the entry that brought
/// the latest figures and by what is typed since, in the order of [`Store::draft`].
pub fn stamp(figures_entry: Option<i64>, draft: &[DraftKept]) -> String {
    let mut digest = Sha256::new();
    digest.update(netstrings([figures_entry.unwrap_or(0).to_string().as_str()]));
    for DraftKept { cell, .. } in draft {
        let period = cell.key.period.to_string();
        digest.update(netstrings([cell.key.unit.as_str(), &cell.key.indicator, &period, &cell.text]));
    }
    hexadecimal(&digest.finalize())
}

impl Store {
    /// Keeps cells of a submission that is with its unit, each in the place of what was typed there before.
    pub async fn save_draft(
        &self,
        at: Timestamp,
        actor: &str,
        submission: i64,
        cells: &[DraftCell],
    ) -> Result<(), StoreError> {
        self.save_seen(at, actor, submission, cells, Seen::Any).await.map(|_| ())
    }

    /// The same where all is as it was seen; gives back the [`stamp`] after it. Of two who saw the same and type at once one
    /// wins, and the other is told.
    pub async fn save_seen(
        &self,
        at: Timestamp,
        actor: &str,
        submission: i64,
        cells: &[DraftCell],
        seen: Seen<'_>,
    ) -> Result<String, StoreError> {
        let mut change = self.database().begin().await?;
        hold(&mut change, submission).await?;
        let found = current(&mut change, submission).await?;
        // What may be submitted may be typed into.
        found.stepped("submit")?;
        takes(&mut change, &found, "save").await?;
        found.is_as(seen, &typed(&mut change, submission).await?)?;
        // Within one block the last word counts; a server refuses to write a row twice in one statement.
        let cells: BTreeMap<&FigureKey, &DraftCell> = cells.iter().map(|cell| (&cell.key, cell)).collect();
        let rows = cells.values().map(|cell| cell.row(submission, at, actor)).collect();
        change.insert(INTO, rows, AGAIN).await?;
        let hand = sql("INSERT INTO draft_hand (submission, actor) VALUES ($1, $2) ON CONFLICT DO NOTHING");
        change.run(hand.whole(submission).text(actor)).await?;
        let after = stamp(found.figures_entry, &typed(&mut change, submission).await?);
        change.commit().await?;
        Ok(after)
    }

    /// What is typed into a submission, in the order of units, indicators and periods. It stays when it is submitted.
    pub async fn draft(&self, submission: i64) -> Result<Vec<DraftKept>, StoreError> {
        let mut kept = self.database().all(all_of(submission), DraftKept::read).await?;
        kept.sort_by(|a, b| a.cell.key.cmp(&b.cell.key));
        Ok(kept)
    }
}

fn all_of(submission: i64) -> Statement {
    sql("SELECT unit, indicator, period, text, file, sheet, row_number, column_number, at, actor \
         FROM draft WHERE submission = $1")
    .whole(submission)
}

/// The same within a change.
pub(super) async fn typed(change: &mut Change, submission: i64) -> Result<Vec<DraftKept>, StoreError> {
    let mut kept = change.all(all_of(submission), DraftKept::read).await?;
    kept.sort_by(|a, b| a.cell.key.cmp(&b.cell.key));
    Ok(kept)
}

impl Submission {
    /// Refuses where something is not as it was seen.
    pub(super) fn is_as(&self, seen: Seen<'_>, draft: &[DraftKept]) -> Result<(), StoreError> {
        let is_same = match seen {
            Seen::Any => true,
            Seen::Stamp(seen) => stamp(self.figures_entry, draft) == seen,
            Seen::Cells(cells) => cells.iter().all(|(key, text)| {
                let now = draft.iter().find(|kept| kept.cell.key == *key);
                now.map(|kept| &kept.cell.text) == text.as_ref()
            }),
        };
        if is_same { Ok(()) } else { Err(StoreError::Changed(self.subject())) }
    }
}

impl SubmissionState {
    /// Whether its unit may type into it.
    pub fn is_open(self) -> bool {
        matches!(self, SubmissionState::Draft | SubmissionState::Returned)
    }
}

impl DraftCell {
    fn row(&self, submission: i64, at: Timestamp, actor: &str) -> Vec<Argument> {
        let text = |text: &str| Argument::Text(Some(text.to_owned()));
        let place = self.place.as_ref();
        vec![
            Argument::Whole(Some(submission)),
            text(&self.key.unit),
            text(&self.key.indicator),
            text(&self.key.period.to_string()),
            text(&self.text),
            Argument::Text(place.map(|place| place.file.clone())),
            Argument::Text(place.and_then(|place| place.sheet.clone())),
            Argument::Whole(place.map(|place| place.row.into())),
            Argument::Whole(place.and_then(|place| place.column).map(i64::from)),
            Argument::Whole(Some(at.as_microsecond())),
            text(actor),
        ]
    }
}

impl DraftKept {
    fn read(row: &Row<'_>) -> Result<DraftKept, StoreError> {
        let period = row.text(2)?;
        let period =
            Period::parse(&period).ok_or_else(|| StoreError::Damaged(format!("no period: {period}")))?;
        let key = FigureKey { unit: row.text(0)?, indicator: row.text(1)?, period };
        let cell = DraftCell { key, text: row.text(3)?, place: place(row, 4)? };
        Ok(DraftKept { cell, at: row.instant(8)?, actor: row.text(9)? })
    }
}
