//! Figures that were corrected after a judgement: which they are, and what the judgement would come to with them.

use std::collections::BTreeMap;
use std::sync::Arc;

use store::{FigureKept, FigureKey, Judgement, NewJudgement, Wanted};

use crate::ground::{Ground, asked_for};
use crate::problem::Problem;
use crate::state::Portal;

/// A figure that is no longer what was judged.
pub(crate) struct Corrected {
    /// What it is of.
    pub key: FigureKey,
    /// What was judged; `None` where nothing was known.
    pub before: Option<FigureKept>,
    /// What counts now; `None` where nothing is known any more.
    pub after: Option<FigureKept>,
}

/// The figures that counted for a judgement and are others now, in the order of units, indicators and periods.
pub(crate) async fn corrected(portal: &Portal, judgement: &Judgement) -> Result<Vec<Corrected>, Problem> {
    let of = &judgement.of;
    let (store, then) = (portal.store(), Wanted::AsOfEntry(of.as_of_entry));
    let by_key = |figures: Vec<FigureKept>| -> BTreeMap<FigureKey, FigureKept> {
        figures.into_iter().map(|kept| (kept.figure.key.clone(), kept)).collect()
    };
    let ground = portal.ground_of(judgement.id).await?;
    let asked = asked_for(&ground.movement, &of.round)?;
    let round = (of.movement.as_str(), of.round.as_str());
    let mut then = by_key(store.verified_figures_for(round, &asked, then).await?);
    let now = by_key(store.verified_figures_for(round, &asked, Wanted::Now).await?);
    let mut changed = Vec::new();
    for (key, after) in now {
        let before = then.remove(&key);
        if before.as_ref().is_none_or(|before| before.figure.value != after.figure.value) {
            changed.push(Corrected { key, before, after: Some(after) });
        }
    }
    changed.extend(then.into_iter().map(|(key, before)| Corrected {
        key,
        before: Some(before),
        after: None,
    }));
    changed.sort_by(|a, b| a.key.cmp(&b.key));
    Ok(changed)
}

/// What a judgement was made from, but with the figures that count now: the same revision, the same readings.
pub(crate) async fn with_figures_of_now(portal: &Portal, of: &NewJudgement) -> Result<Arc<Ground>, Problem> {
    let now = NewJudgement { as_of_entry: portal.store().end().await?, ..of.clone() };
    Ok(Arc::new(portal.ground_then(&now).await?))
}
