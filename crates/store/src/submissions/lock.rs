//! The lock: a round that is judged takes no figures, but for a submission that two people opened again.

use super::{Submission, TABLE};
use crate::database::{Change, sql};
use crate::journal::Rows;
use crate::rounds::standing;
use crate::{RoundState, Store, StoreError};

impl Store {
    /// Whether a submission of a round, or the round where there is none yet, takes figures: the round is not locked, or the
    /// submission was opened again since.
    pub async fn takes_figures(
        &self,
        movement: &str,
        round: &str,
        submission: Option<i64>,
    ) -> Result<bool, StoreError> {
        if !self.round(movement, round).await?.state.is_locked() {
            return Ok(true);
        }
        let Some(id) = submission else { return Ok(false) };
        let last = self.database().first(last_of(id), |row| row.text(0)).await?;
        Ok(last.as_deref() == Some("unlocked"))
    }
}

/// The last locking or unlocking of a submission.
fn last_of(submission: i64) -> crate::database::Statement {
    sql("SELECT event FROM submission_event WHERE submission = $1 \
         AND (state = 'locked' OR event = 'unlocked') ORDER BY entry DESC LIMIT 1")
    .whole(submission)
}

/// Refuses what a locked round does not take.
pub(super) async fn not_locked(
    change: &mut Change,
    movement: &str,
    round: &str,
    act: &'static str,
) -> Result<(), StoreError> {
    let state = standing(change, movement, round).await?.state;
    if state.is_locked() {
        return Err(locked(movement, round, state, act));
    }
    Ok(())
}

/// Refuses what a submission of a locked round does not take; tells whether the round is locked and the submission was opened
/// again in it.
pub(super) async fn takes(
    change: &mut Change,
    submission: &Submission,
    act: &'static str,
) -> Result<bool, StoreError> {
    let (movement, round) = (submission.movement.as_str(), submission.round.as_str());
    let state = standing(change, movement, round).await?.state;
    if !state.is_locked() {
        return Ok(false);
    }
    let last = change.first(last_of(submission.id), |row| row.text(0)).await?;
    match last.as_deref() {
        Some("unlocked") => Ok(true),
        _ => Err(locked(movement, round, state, act)),
    }
}

fn locked(movement: &str, round: &str, state: RoundState, act: &'static str) -> StoreError {
    StoreError::State {
        subject: format!("{movement}/{round}"),
        act,
        state: state.id(),
        allowed_in: vec![RoundState::Open.id()],
        allowed: Vec::new(),
    }
}

/// The rows that lock all submissions of a round that are verified, and how many they are.
pub(crate) async fn lock_verified(
    change: &mut Change,
    movement: &str,
    round: &str,
) -> Result<(usize, Rows), StoreError> {
    let found = sql("SELECT s.submission, s.movement, s.round, s.unit, s.state, s.entry, s.figures_entry, \
                     s.verified_entry, j.actor, j.at \
                     FROM submission_event AS s JOIN journal AS j ON j.number = s.entry \
                     WHERE s.movement = $1 AND s.round = $2 AND s.state = 'verified' AND NOT EXISTS \
                     (SELECT 1 FROM submission_event AS later \
                      WHERE later.submission = s.submission AND later.entry > s.entry) \
                     ORDER BY s.submission");
    let mut found = change.all(found.text(movement).text(round), Submission::read).await?;
    for submission in &mut found {
        submission.state = submission.stepped("lock")?;
    }
    let rows = found.iter().map(|submission| submission.row("locked")).collect();
    Ok((found.len(), Rows::of(&TABLE, rows)))
}
