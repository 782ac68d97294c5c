//! What is done to a round that is judged: reviewed, decided, published, corrected in words, withdrawn, opened again.

use jiff::Timestamp;
use serde_json::json;

use super::{NewJudgement, RoundState, STEPS, TieChoice, act, event, standing, subject};
use crate::database::sql;
use crate::journal::{Acting, Entry};
use crate::states::step;
use crate::{Store, StoreError};

impl Store {
    /// Notes that the council has reviewed a judgement, the last of its round.
    pub async fn review(
        &self,
        at: Timestamp,
        actor: &str,
        judgement: i64,
        reason: &str,
    ) -> Result<Entry, StoreError> {
        self.round_on(at, actor, judgement, ("review", "reviewed"), reason).await
    }

    /// Notes that a judgement was decided upon; the reason names the decision.
    pub async fn decide(
        &self,
        at: Timestamp,
        actor: &str,
        judgement: i64,
        reason: &str,
    ) -> Result<Entry, StoreError> {
        self.decide_with(at, actor, judgement, reason, &[]).await
    }

    /// The same, with what was chosen among units that are equal across the last place of an award.
    pub async fn decide_with(
        &self,
        at: Timestamp,
        actor: &str,
        judgement: i64,
        reason: &str,
        ties: &[TieChoice],
    ) -> Result<Entry, StoreError> {
        let Stepping { acting, of, to, .. } = self.stepping(at, judgement, "decide").await?;
        let mut rows = vec![event(&of, judgement, "decided", to)];
        rows.extend((!ties.is_empty()).then(|| super::ties::rows(&of, judgement, ties)));
        let body = json!({ "judgement": judgement, "reason": reason });
        acting.keep(act(actor, "round.decided", &of, body), rows).await
    }

    /// Publishes a judgement.
    pub async fn publish(&self, at: Timestamp, actor: &str, judgement: i64) -> Result<Entry, StoreError> {
        self.round_on(at, actor, judgement, ("publish", "published"), "").await
    }

    /// Says what is wrong with something published, which stays as it is.
    pub async fn erratum(
        &self,
        at: Timestamp,
        actor: &str,
        judgement: i64,
        reason: &str,
    ) -> Result<Entry, StoreError> {
        self.round_on(at, actor, judgement, ("erratum", "erratum"), reason).await
    }

    /// Withdraws something published: it stays listed as withdrawn, and its round is open to be judged again.
    pub async fn withdraw(
        &self,
        at: Timestamp,
        actor: &str,
        judgement: i64,
        reason: &str,
    ) -> Result<Entry, StoreError> {
        self.round_on(at, actor, judgement, ("withdraw", "withdrawn"), reason).await
    }

    /// Asks that a round which is judged and not yet decided be opened again, for figures that are to count in it.
    pub async fn ask_reopen(
        &self,
        at: Timestamp,
        actor: &str,
        judgement: i64,
        reason: &str,
    ) -> Result<Entry, StoreError> {
        let stepping = self.stepping(at, judgement, "ask-reopen").await?;
        // Asking changes nothing yet.
        let state = stepping.from;
        stepping.keep(actor, "reopen-asked", state, reason).await
    }

    /// Opens a round again, as somebody else asked; what was locked in it stays locked. Who asked is refused:
    /// [`StoreError::OwnWork`].
    pub async fn grant_reopen(
        &self,
        at: Timestamp,
        actor: &str,
        judgement: i64,
        reason: &str,
    ) -> Result<Entry, StoreError> {
        let mut stepping = self.stepping(at, judgement, "grant-reopen").await?;
        let last =
            sql("SELECT r.event, j.actor FROM round_event AS r JOIN journal AS j ON j.number = r.entry \
                        WHERE r.movement = $1 AND r.round = $2 ORDER BY r.entry DESC LIMIT 1");
        let last = last.text(&stepping.of.movement).text(&stepping.of.round);
        let last = stepping.acting.change.first(last, |row| Ok((row.text(0)?, row.text(1)?))).await?;
        let subject = subject(&stepping.of.movement, &stepping.of.round);
        match last {
            Some((event, asked_by)) if event == "reopen-asked" => match asked_by == actor {
                true => Err(StoreError::OwnWork { subject, act: "grant-reopen" }),
                false => {
                    let to = stepping.to;
                    stepping.keep(actor, "reopened", to, reason).await
                }
            },
            _ => Err(StoreError::State {
                subject,
                act: "grant-reopen",
                state: stepping.from.id(),
                allowed_in: vec!["reopen-asked"],
                allowed: vec!["ask-reopen"],
            }),
        }
    }

    async fn round_on(
        &self,
        at: Timestamp,
        actor: &str,
        judgement: i64,
        (by, happened): (&'static str, &str),
        reason: &str,
    ) -> Result<Entry, StoreError> {
        let stepping = self.stepping(at, judgement, by).await?;
        let to = stepping.to;
        stepping.keep(actor, happened, to, reason).await
    }

    /// Begins a step on a judgement, the last of its round.
    async fn stepping(
        &self,
        at: Timestamp,
        judgement: i64,
        by: &'static str,
    ) -> Result<Stepping, StoreError> {
        let of = self.judgement(judgement).await?;
        let of = of.ok_or_else(|| StoreError::Unknown(format!("judgement/{judgement}")))?.of;
        let mut acting = Acting::begin(self.database(), at).await?;
        let round = standing(&mut acting.change, &of.movement, &of.round).await?;
        if round.judgement != Some(judgement) {
            // Another judgement took its place.
            return Err(StoreError::State {
                subject: format!("judgement/{judgement}"),
                act: by,
                state: "superseded",
                allowed_in: STEPS
                    .iter()
                    .filter(|s| s.act == by)
                    .flat_map(|s| s.from)
                    .map(|s| s.id())
                    .collect(),
                allowed: Vec::new(),
            });
        }
        let to = step(STEPS, by, subject(&of.movement, &of.round), round.state)?;
        Ok(Stepping { acting, of, judgement, from: round.state, to })
    }
}

/// A step on a judgement that is being taken.
struct Stepping {
    acting: Acting,
    of: NewJudgement,
    judgement: i64,
    from: RoundState,
    to: RoundState,
}

impl Stepping {
    async fn keep(
        self,
        actor: &str,
        happened: &str,
        state: RoundState,
        reason: &str,
    ) -> Result<Entry, StoreError> {
        let body = json!({ "judgement": self.judgement, "reason": reason });
        let act = act(actor, &format!("round.{happened}"), &self.of, body);
        self.acting.keep(act, vec![event(&self.of, self.judgement, happened, state)]).await
    }
}
