//! Rounds: judged, reviewed, decided, published; what was judged is kept with its receipt and never changed.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde_json::json;

use crate::database::{Argument, Row, sql};
use crate::journal::{Act, Acting, Entry, Rows, Table, reason};
use crate::states::{Step, named, step};
use crate::submissions::Only;
use crate::{FigureKey, Store, StoreError};

/// Where judgements are kept.
pub(crate) const JUDGEMENTS: Table = Table {
    name: "judgement",
    vouched: "judgements",
    columns: &["movement", "round", "revision", "as_of_entry", "readings", "digest", "receipt"],
};

/// Where what happened to rounds is kept.
pub(crate) const EVENTS: Table = Table {
    name: "round_event",
    vouched: "round_events",
    columns: &["movement", "round", "judgement", "event", "state"],
};

named! {
    /// How far a round has come.
    RoundState {
        /// Not judged, or what was published of it was withdrawn.
        Open = "open",
        /// Judged; may be judged again.
        Judged = "judged",
        /// Reviewed by the council; may be judged again.
        Reviewed = "reviewed",
        /// Decided.
        Decided = "decided",
        /// For everybody to see.
        Published = "published",
    }
}

const STEPS: &[Step<RoundState>] = {
    use RoundState::{Decided, Judged, Open, Published, Reviewed};
    &[
        Step { act: "judge", from: &[Open, Judged, Reviewed], to: Judged },
        Step { act: "review", from: &[Judged], to: Reviewed },
        Step { act: "decide", from: &[Reviewed], to: Decided },
        Step { act: "publish", from: &[Decided], to: Published },
        Step { act: "erratum", from: &[Published], to: Published },
        Step { act: "withdraw", from: &[Published], to: Open },
    ]
};

/// A judgement to be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewJudgement {
    /// The id of the movement.
    pub movement: String,
    /// The id of the round.
    pub round: String,
    /// The revision of the movement.
    pub revision: i64,
    /// The figures were those that counted as of this entry.
    pub as_of_entry: i64,
    /// The readings that were taken.
    pub readings: BTreeMap<String, String>,
    /// The digest of the result.
    pub digest: String,
}

/// A judgement as it is kept; its receipt is asked for by [`Store::receipt`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// The entry that brought it.
    pub id: i64,
    /// What it is of.
    pub of: NewJudgement,
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: String,
}

/// Where a round stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoundKept {
    /// How far it has come.
    pub state: RoundState,
    /// Its last judgement.
    pub judgement: Option<i64>,
    /// The entry of the last thing done to it.
    pub entry: Option<i64>,
}

/// Something that happened to a round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoundEvent {
    /// Its entry in the journal.
    pub entry: i64,
    /// The judgement that it is about.
    pub judgement: i64,
    /// `judged`, `reviewed`, `decided`, `published`, `erratum` or `withdrawn`.
    pub event: String,
    /// When.
    pub at: Timestamp,
    /// Who.
    pub actor: String,
    /// Why, or what is wrong.
    pub reason: String,
}

/// A judgement that was published, with whatever was said of it since. It stays listed when it is withdrawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// The judgement.
    pub judgement: Judgement,
    /// When it was published.
    pub at: Timestamp,
    /// Errata, in order.
    pub errata: Vec<RoundEvent>,
    /// Its withdrawal.
    pub withdrawn: Option<RoundEvent>,
}

impl Store {
    /// Keeps a judgement with its receipt. A decided round is not judged again; a published one only once it was withdrawn.
    pub async fn record_judgement(
        &self,
        at: Timestamp,
        actor: &str,
        new: &NewJudgement,
        receipt: &str,
    ) -> Result<Judgement, StoreError> {
        let mut acting = Acting::begin(self.database(), at).await?;
        let round = standing(&mut acting, &new.movement, &new.round).await?;
        let state = step(STEPS, "judge", subject(&new.movement, &new.round), round.state)?;
        let known = sql("SELECT 1 FROM movement_revision WHERE movement = $1 AND revision = $2");
        let known = known.text(&new.movement).whole(new.revision);
        if acting.change.all(known, |_| Ok(())).await?.is_empty() {
            return Err(StoreError::Unknown(format!("revision {} of {}", new.revision, new.movement)));
        }
        if !(0..acting.number).contains(&new.as_of_entry) {
            return Err(StoreError::Unknown(format!("entry {}", new.as_of_entry)));
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
        let rows = vec![Rows::of(&JUDGEMENTS, vec![fields]), event(new, id, "judged", state)];
        let body = json!({ "revision": new.revision, "as_of": new.as_of_entry, "result": new.digest });
        let entry = acting.keep(act(actor, "round.judged", new, body), rows).await?;
        Ok(Judgement { id, of: new.clone(), at: entry.at, by: entry.actor })
    }

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
        self.round_on(at, actor, judgement, ("decide", "decided"), reason).await
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

    async fn round_on(
        &self,
        at: Timestamp,
        actor: &str,
        judgement: i64,
        (by, happened): (&'static str, &str),
        reason: &str,
    ) -> Result<Entry, StoreError> {
        let of = self.judgement(judgement).await?;
        let of = of.ok_or_else(|| StoreError::Unknown(format!("judgement/{judgement}")))?.of;
        let mut acting = Acting::begin(self.database(), at).await?;
        let round = standing(&mut acting, &of.movement, &of.round).await?;
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
        let state = step(STEPS, by, subject(&of.movement, &of.round), round.state)?;
        let body = json!({ "judgement": judgement, "reason": reason });
        let act = act(actor, &format!("round.{happened}"), &of, body);
        acting.keep(act, vec![event(&of, judgement, happened, state)]).await
    }

    /// Where a round stands now.
    pub async fn round(&self, movement: &str, round: &str) -> Result<RoundKept, StoreError> {
        let found = self.database().first(last(movement, round), RoundKept::read).await?;
        Ok(found.unwrap_or(RoundKept::NEW))
    }

    /// A judgement.
    pub async fn judgement(&self, id: i64) -> Result<Option<Judgement>, StoreError> {
        let found = sql(
            "SELECT g.entry, g.movement, g.round, g.revision, g.as_of_entry, g.readings, g.digest, j.at, \
                         j.actor FROM judgement AS g JOIN journal AS j ON j.number = g.entry WHERE g.entry = $1",
        );
        self.database().first(found.whole(id), Judgement::read).await
    }

    /// The judgements of a round, the latest first.
    pub async fn judgements(&self, movement: &str, round: &str) -> Result<Vec<Judgement>, StoreError> {
        let found = sql(
            "SELECT g.entry, g.movement, g.round, g.revision, g.as_of_entry, g.readings, g.digest, j.at, \
                         j.actor FROM judgement AS g JOIN journal AS j ON j.number = g.entry \
                         WHERE g.movement = $1 AND g.round = $2 ORDER BY g.entry DESC",
        );
        self.database().all(found.text(movement).text(round), Judgement::read).await
    }

    /// The receipt of a judgement.
    pub async fn receipt(&self, judgement: i64) -> Result<Option<String>, StoreError> {
        let found = sql("SELECT receipt FROM judgement WHERE entry = $1").whole(judgement);
        self.database().first(found, |row| row.text(0)).await
    }

    /// What happened to a round, in order.
    pub async fn round_events(&self, movement: &str, round: &str) -> Result<Vec<RoundEvent>, StoreError> {
        let found = sql("SELECT r.entry, r.judgement, r.event, j.at, j.actor, j.body \
                         FROM round_event AS r JOIN journal AS j ON j.number = r.entry \
                         WHERE r.movement = $1 AND r.round = $2 ORDER BY r.entry");
        self.database().all(found.text(movement).text(round), RoundEvent::read).await
    }

    /// All that was ever published, the latest first.
    pub async fn published(&self) -> Result<Vec<Published>, StoreError> {
        let found = sql(
            "SELECT g.entry, g.movement, g.round, g.revision, g.as_of_entry, g.readings, g.digest, j.at, \
                         j.actor FROM judgement AS g JOIN journal AS j ON j.number = g.entry WHERE EXISTS \
                         (SELECT 1 FROM round_event AS r WHERE r.judgement = g.entry AND r.event = 'published')",
        );
        let judgements = self.database().all(found, Judgement::read).await?;
        let found = sql("SELECT r.entry, r.judgement, r.event, j.at, j.actor, j.body \
                         FROM round_event AS r JOIN journal AS j ON j.number = r.entry \
                         WHERE r.event IN ('published', 'erratum', 'withdrawn') ORDER BY r.entry");
        let events = self.database().all(found, RoundEvent::read).await?;
        let mut published: Vec<(i64, Published)> = judgements
            .into_iter()
            .filter_map(|judgement| {
                let about = || events.iter().filter(|event| event.judgement == judgement.id);
                let of = |name: &'static str| about().filter(move |event| event.event == name).cloned();
                let first = of("published").next()?;
                let (errata, withdrawn) = (of("erratum").collect(), of("withdrawn").next());
                Some((first.entry, Published { judgement, at: first.at, errata, withdrawn }))
            })
            .collect();
        published.sort_by_key(|(entry, _)| std::cmp::Reverse(*entry));
        Ok(published.into_iter().map(|(_, published)| published).collect())
    }

    /// The judgements for which the figure that an entry brought was the one that counted, whether or not it decided
    /// anything: what a correction of it may concern.
    pub async fn uses_of(&self, key: &FigureKey, entry: i64) -> Result<Vec<Judgement>, StoreError> {
        let found = sql(
            "SELECT g.entry, g.movement, g.round, g.revision, g.as_of_entry, g.readings, g.digest, j.at, \
                         j.actor FROM judgement AS g JOIN journal AS j ON j.number = g.entry \
                         WHERE g.as_of_entry >= $1 ORDER BY g.entry",
        );
        let mut uses = Vec::new();
        for judgement in self.database().all(found.whole(entry), Judgement::read).await? {
            let of = &judgement.of;
            let counted =
                self.counting(&of.movement, &of.round, of.as_of_entry, false, Only::Figure(key)).await?;
            if counted.iter().any(|counted| counted.kept.entry == entry) {
                uses.push(judgement);
            }
        }
        Ok(uses)
    }
}

fn last(movement: &str, round: &str) -> crate::database::Statement {
    sql("SELECT state, judgement, entry FROM round_event WHERE movement = $1 AND round = $2 \
         ORDER BY entry DESC LIMIT 1")
    .text(movement)
    .text(round)
}

async fn standing(acting: &mut Acting, movement: &str, round: &str) -> Result<RoundKept, StoreError> {
    Ok(acting.change.first(last(movement, round), RoundKept::read).await?.unwrap_or(RoundKept::NEW))
}

fn subject(movement: &str, round: &str) -> String {
    format!("{movement}/{round}")
}

fn act(actor: &str, act: &str, of: &NewJudgement, body: serde_json::Value) -> Act {
    Act { actor: actor.to_owned(), act: act.to_owned(), subject: subject(&of.movement, &of.round), body }
}

fn event(of: &NewJudgement, judgement: i64, event: &str, state: RoundState) -> Rows {
    let text = |text: &str| Argument::Text(Some(text.to_owned()));
    let id = Argument::Whole(Some(judgement));
    Rows::of(&EVENTS, vec![vec![text(&of.movement), text(&of.round), id, text(event), text(state.id())]])
}

impl RoundKept {
    /// A round to which nothing happened yet.
    const NEW: RoundKept = RoundKept { state: RoundState::Open, judgement: None, entry: None };

    fn read(row: &Row<'_>) -> Result<RoundKept, StoreError> {
        let state = RoundState::kept(&row.text(0)?)?;
        Ok(RoundKept { state, judgement: row.maybe_whole(1)?, entry: row.maybe_whole(2)? })
    }
}

impl RoundEvent {
    fn read(row: &Row<'_>) -> Result<RoundEvent, StoreError> {
        Ok(RoundEvent {
            entry: row.whole(0)?,
            judgement: row.whole(1)?,
            event: row.text(2)?,
            at: row.instant(3)?,
            actor: row.text(4)?,
            reason: reason(&row.text(5)?),
        })
    }
}

impl Judgement {
    /// The judgement of a row that has its columns but for the receipt, then the entry's at and actor.
    fn read(row: &Row<'_>) -> Result<Judgement, StoreError> {
        let readings: serde_json::Map<String, serde_json::Value> =
            serde_json::from_str(&row.text(5)?).map_err(|e| StoreError::Damaged(e.to_string()))?;
        let chosen = |(reading, choice): (String, serde_json::Value)| {
            (reading, choice.as_str().unwrap_or_default().to_owned())
        };
        let of = NewJudgement {
            movement: row.text(1)?,
            round: row.text(2)?,
            revision: row.whole(3)?,
            as_of_entry: row.whole(4)?,
            readings: readings.into_iter().map(chosen).collect(),
            digest: row.text(6)?,
        };
        Ok(Judgement { id: row.whole(0)?, of, at: row.instant(7)?, by: row.text(8)? })
    }
}
