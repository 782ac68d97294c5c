//! What is done to a submission.

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde_json::json;

use super::draft::typed;
use super::lock::{not_locked, takes};
use super::{Note, Seen, Submission, SubmissionState, current, hold, noted};
use crate::database::sql;
use crate::figures::rows;
use crate::journal::Acting;
use crate::{FigureEntry, Store, StoreError, Wanted};

impl Store {
    /// Opens a unit's submission for a round; where there is one, gives it back.
    pub async fn open_submission(
        &self,
        at: Timestamp,
        actor: &str,
        movement: &str,
        round: &str,
        unit: &str,
    ) -> Result<Submission, StoreError> {
        let mut acting = Acting::begin(self.database(), at).await?;
        let known = sql("SELECT submission FROM submission_event \
                         WHERE movement = $1 AND round = $2 AND unit = $3 AND event = 'opened'");
        let known = known.text(movement).text(round).text(unit);
        if let Some(id) = acting.change.first(known, |row| row.whole(0)).await? {
            return current(&mut acting.change, id).await;
        }
        not_locked(&mut acting.change, movement, round, "open").await?;
        let opened = Submission {
            id: acting.number,
            movement: movement.to_owned(),
            round: round.to_owned(),
            unit: unit.to_owned(),
            state: SubmissionState::Draft,
            entry: acting.number,
            figures_entry: None,
            verified_entry: None,
            by: actor.to_owned(),
            at,
        };
        let act = opened.act(actor, "submission.opened", json!({}));
        let entry = acting.keep(act, vec![opened.rows("opened")]).await?;
        Ok(Submission { at: entry.at, ..opened })
    }

    /// Submits figures. With those that the same submission brought before and that are not said anew they are what it says
    /// now; a figure with no value takes back what was said.
    pub async fn submit(
        &self,
        at: Timestamp,
        actor: &str,
        id: i64,
        figures: &[FigureEntry],
        notes: &[Note],
    ) -> Result<Submission, StoreError> {
        self.submit_seen(at, actor, id, (figures, notes), Seen::Any).await
    }

    /// The same where all is as it was seen: who submits answers for what they looked at, whoever typed it.
    pub async fn submit_seen(
        &self,
        at: Timestamp,
        actor: &str,
        id: i64,
        (figures, notes): (&[FigureEntry], &[Note]),
        seen: Seen<'_>,
    ) -> Result<Submission, StoreError> {
        let figures_rows = rows(figures)?;
        let mut acting = Acting::begin(self.database(), at).await?;
        hold(&mut acting.change, id).await?;
        let mut found = current(&mut acting.change, id).await?;
        let state = found.stepped("submit")?;
        takes(&mut acting.change, &found, "submit").await?;
        found.is_as(seen, &typed(&mut acting.change, id).await?)?;
        found.state = state;
        found.figures_entry = Some(acting.number);
        let hands = hands(&mut acting, id).await?;
        let body = json!({ "count": figures.len(), "notes": noted(notes), "typed_by": hands });
        let act = found.act(actor, "submission.submitted", body);
        acting.keep(act, vec![found.rows("submitted"), figures_rows]).await?;
        self.kept_submission(id).await
    }

    /// Returns a submission to its unit, with reasons for single figures and a word on the whole. What was verified is no
    /// longer so.
    pub async fn return_submission(
        &self,
        at: Timestamp,
        actor: &str,
        id: i64,
        reasons: &[Note],
        text: &str,
    ) -> Result<Submission, StoreError> {
        let mut acting = Acting::begin(self.database(), at).await?;
        hold(&mut acting.change, id).await?;
        let mut found = current(&mut acting.change, id).await?;
        if found.state == SubmissionState::Verified {
            found.verified_entry = None;
        }
        found.state = found.stepped("return")?;
        takes(&mut acting.change, &found, "return").await?;
        let body = json!({ "reason": text, "notes": noted(reasons) });
        let act = found.act(actor, "submission.returned", body);
        acting.keep(act, vec![found.rows("returned")]).await?;
        self.kept_submission(id).await
    }

    /// Verifies what was submitted. Who submitted or typed any of it is refused: [`StoreError::OwnWork`]. What was opened
    /// again in a locked round is locked again with its verification.
    pub async fn verify_submission(
        &self,
        at: Timestamp,
        actor: &str,
        id: i64,
    ) -> Result<Submission, StoreError> {
        self.verify(at, actor, id, None).await
    }

    /// The same for the figures that an entry brought, which somebody has looked at; where others came meanwhile, nothing
    /// is verified: [`StoreError::Changed`].
    pub async fn verify_seen(
        &self,
        at: Timestamp,
        actor: &str,
        id: i64,
        figures_entry: i64,
    ) -> Result<Submission, StoreError> {
        self.verify(at, actor, id, Some(figures_entry)).await
    }

    async fn verify(
        &self,
        at: Timestamp,
        actor: &str,
        id: i64,
        seen: Option<i64>,
    ) -> Result<Submission, StoreError> {
        let mut acting = Acting::begin(self.database(), at).await?;
        let mut found = current(&mut acting.change, id).await?;
        if seen.is_some() && seen != found.figures_entry {
            return Err(StoreError::Changed(found.subject()));
        }
        found.state = found.stepped("verify")?;
        if hands(&mut acting, id).await?.contains(actor) {
            return Err(StoreError::OwnWork { subject: found.subject(), act: "verify" });
        }
        if takes(&mut acting.change, &found, "verify").await? {
            found.state = SubmissionState::Locked;
        }
        found.verified_entry = found.figures_entry;
        let body = json!({ "figures_entry": found.figures_entry });
        let act = found.act(actor, "submission.verified", body);
        acting.keep(act, vec![found.rows("verified")]).await?;
        self.kept_submission(id).await
    }

    /// A submission.
    pub async fn submission(&self, id: i64) -> Result<Option<Submission>, StoreError> {
        let found =
            sql("SELECT s.submission, s.movement, s.round, s.unit, s.state, s.entry, s.figures_entry, \
                         s.verified_entry, j.actor, j.at \
                         FROM submission_event AS s JOIN journal AS j ON j.number = s.entry \
                         WHERE s.submission = $1 ORDER BY s.entry DESC LIMIT 1");
        self.database().first(found.whole(id), Submission::read).await
    }

    /// The submissions of a movement as they were then, in the order in which they were opened.
    pub async fn submissions(&self, movement: &str, wanted: Wanted) -> Result<Vec<Submission>, StoreError> {
        let until = self.last_entry(wanted).await?;
        let found =
            sql("SELECT s.submission, s.movement, s.round, s.unit, s.state, s.entry, s.figures_entry, \
                         s.verified_entry, j.actor, j.at \
                         FROM submission_event AS s JOIN journal AS j ON j.number = s.entry \
                         WHERE s.movement = $1 AND s.entry <= $2 AND NOT EXISTS \
                         (SELECT 1 FROM submission_event AS later WHERE later.submission = s.submission \
                          AND later.entry > s.entry AND later.entry <= $2) ORDER BY s.submission");
        self.database().all(found.text(movement).whole(until), Submission::read).await
    }

    pub(super) async fn kept_submission(&self, id: i64) -> Result<Submission, StoreError> {
        self.submission(id).await?.ok_or_else(|| StoreError::Unknown(format!("submission/{id}")))
    }
}

/// Whoever submitted a submission or typed into it, at any time.
async fn hands(acting: &mut Acting, id: i64) -> Result<BTreeSet<String>, StoreError> {
    let found = sql("SELECT actor FROM draft_hand WHERE submission = $1 UNION \
                     SELECT j.actor FROM submission_event AS s JOIN journal AS j ON j.number = s.entry \
                     WHERE s.submission = $1 AND s.event = 'submitted'");
    Ok(acting.change.all(found.whole(id), |row| row.text(0)).await?.into_iter().collect())
}
