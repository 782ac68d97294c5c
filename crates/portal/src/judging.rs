//! Judging a round for good: what was verified is read, judged and kept as of one entry of the journal.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;
use store::{NewJudgement, StoreError, Wanted};

use crate::pages::downloads::ENGINE;
use crate::problem::Problem;
use crate::state::{Portal, result_digest};

/// So often a round is judged anew because something was written meanwhile; then somebody is told.
const TRIES: usize = 5;

/// Judges a round on its verified figures and locks them. Whoever asked looked at the judgement `seen`, or at none: another's
/// is not judged over unseen.
pub(crate) async fn judge(
    portal: &Portal,
    (movement, round): (&str, &str),
    seen: Option<i64>,
    actor: &str,
) -> Result<(), Problem> {
    for _ in 0..TRIES {
        match once(portal, (movement, round), seen, actor).await {
            Err(Problem::Store(StoreError::Changed(_))) => {}
            done => return done,
        }
    }
    Err(Problem::Changed)
}

async fn once(
    portal: &Portal,
    (movement, round): (&str, &str),
    seen: Option<i64>,
    actor: &str,
) -> Result<(), Problem> {
    let store = portal.store();
    let kept = store.round(movement, round).await?;
    if kept.judgement.filter(|_| kept.state.is_locked()) != seen {
        return Err(Problem::Changed);
    }
    // Everything is read as of this entry; the store refuses the judgement if any of it is no longer so.
    let as_of_entry = store.end().await?;
    let wanted = Wanted::AsOfEntry(as_of_entry);
    let kept = store.movements(wanted).await?.into_iter().find(|kept| kept.movement == movement);
    let chosen = store.readings(movement, wanted).await?;
    let mut of = NewJudgement {
        movement: movement.to_owned(),
        round: round.to_owned(),
        revision: kept.ok_or(Problem::NotFound)?.revision,
        as_of_entry,
        readings: chosen.into_iter().map(|(reading, chosen)| (reading, chosen.choice)).collect(),
        digest: String::new(),
    };
    let ground = Arc::new(portal.ground_then(&of).await?);
    if ground.figures.is_empty() {
        return Err(Problem::NothingVerified);
    }
    // Those of the plan: every reading of the movement has its choice there, and no other has.
    of.readings = ground.plan.readings.iter().cloned().collect::<BTreeMap<_, _>>();
    let work = move || (result_digest(&ground), ::judge::receipt(&ground.judged(), ENGINE));
    let (digest, receipt) = tokio::task::spawn_blocking(work).await.map_err(|_| Problem::Broken)?;
    of.digest = digest;
    store.judge_round(Timestamp::now(), actor, &of, &receipt).await?;
    Ok(())
}
