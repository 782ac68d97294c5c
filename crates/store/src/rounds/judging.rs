//! Judging: the lock of a round's figures and the record of what they came to are one act.

use jiff::Timestamp;
use serde_json::json;

use super::{JUDGEMENTS, Judgement, NewJudgement, STEPS, act, event, standing, subject};
use crate::database::{Argument, sql};
use crate::journal::{Acting, Rows};
use crate::states::step;
use crate::submissions::lock_verified;
use crate::{Store, StoreError};

impl Store {
    /// Locks the submissions of a round that are verified and keeps what their figures came to, with its receipt, as one act:
    /// no round is locked without its judgement, and none is judged without its lock.
    ///
    /// What was judged are the figures, the readings and the revision as of the entry that the judgement names. Where
    /// anything of that was written since, nothing happens: [`StoreError::Changed`]. A decided round is not judged again; a
    /// published one only once it was withdrawn.
    pub async fn judge_round(
        &self,
        at: Timestamp,
        actor: &str,
        new: &NewJudgement,
        receipt: &str,
    ) -> Result<Judgement, StoreError> {
        let mut acting = Acting::begin(self.database(), at).await?;
        let round = standing(&mut acting.change, &new.movement, &new.round).await?;
        let state = step(STEPS, "judge", subject(&new.movement, &new.round), round.state)?;
        let known = sql("SELECT 1 FROM movement_revision WHERE movement = $1 AND revision = $2");
        let known = known.text(&new.movement).whole(new.revision);
        if acting.change.all(known, |_| Ok(())).await?.is_empty() {
            return Err(StoreError::Unknown(format!("revision {} of {}", new.revision, new.movement)));
        }
        if !(0..acting.number).contains(&new.as_of_entry) {
            return Err(StoreError::Unknown(format!("entry {}", new.as_of_entry)));
        }
        if changed_since(&mut acting, new).await? {
            return Err(StoreError::Changed(subject(&new.movement, &new.round)));
        }
        let text = |text: &str| Argument::Text(Some(text.to_owned()));
        let fields = vec![
            text(&new.movement),
            text(&new.round),
            Argument::Whole(Some(new.revision)),
            Argument::Whole(Some(new.as_of_entry)),
            text(&json!(new.readings).to_string()),
            text(&new.digest),
            text(receipt),
        ];
        let id = acting.number;
        let mut rows = vec![Rows::of(&JUDGEMENTS, vec![fields]), event(new, id, "judged", state)];
        let (locked, submissions) = lock_verified(&mut acting.change, &new.movement, &new.round).await?;
        rows.extend((locked > 0).then_some(submissions));
        let body = json!({
            "revision": new.revision,
            "as_of": new.as_of_entry,
            "result": new.digest,
            "locked": locked,
        });
        let entry = acting.keep(act(actor, "round.judged", new, body), rows).await?;
        Ok(Judgement { id, of: new.clone(), at: entry.at, by: entry.actor })
    }
}

/// Whether anything that a judgement rests on was written after the entry that it names, or the judgement is not under the
/// last revision: what was verified or taken back in the movement, what was recorded beside submissions, the movement's
/// file and state, its readings, and what else happened to the round.
async fn changed_since(acting: &mut Acting, new: &NewJudgement) -> Result<bool, StoreError> {
    let later = sql(
        "SELECT entry FROM movement_revision WHERE movement = $1 AND (entry > $2 OR revision > $4) \
                     UNION ALL SELECT entry FROM movement_event WHERE movement = $1 AND entry > $2 \
                     UNION ALL SELECT entry FROM reading_choice WHERE movement = $1 AND entry > $2 \
                     UNION ALL SELECT entry FROM submission_event WHERE movement = $1 AND entry > $2 \
                     AND event IN ('verified', 'returned', 'unlocked') \
                     UNION ALL SELECT entry FROM round_event WHERE movement = $1 AND round = $3 AND entry > $2 \
                     UNION ALL SELECT entry FROM record_event WHERE movement = $1 AND entry > $2 AND state = 'confirmed' \
                     UNION ALL SELECT number FROM journal WHERE act = 'figures.recorded' AND number > $2 LIMIT 1",
    );
    let later = later.text(&new.movement).whole(new.as_of_entry).text(&new.round).whole(new.revision);
    Ok(!acting.change.all(later, |_| Ok(())).await?.is_empty())
}
