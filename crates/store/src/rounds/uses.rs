//! Which judgements a figure was used for.

use super::Judgement;
use crate::database::sql;
use crate::submissions::Only;
use crate::{FigureKey, Store, StoreError};

impl Store {
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
