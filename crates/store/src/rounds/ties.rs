//! Units that are equal across the last place of an award: the judge leaves them open, and whoever decides on the judgement
//! chooses among them, with a reason.

use serde_json::{Value, json};

use super::NewJudgement;
use crate::database::{Argument, Row, sql};
use crate::journal::{Rows, Table};
use crate::{Store, StoreError};

/// Where choices among tied units are kept.
pub(crate) const TIES: Table = Table {
    name: "tie_choice",
    vouched: "tie_choices",
    columns: &["movement", "round", "judgement", "award", "within", "units", "reason"],
};

/// What was chosen among the units that are equal across the last place of an award.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TieChoice {
    /// The award.
    pub award: String,
    /// The group, where standings are made within groups.
    pub group: Option<String>,
    /// Which of the units take a place, in code order; perhaps none.
    pub units: Vec<String>,
    /// Why.
    pub reason: String,
}

pub(super) fn rows(of: &NewJudgement, judgement: i64, ties: &[TieChoice]) -> Rows {
    let text = |text: &str| Argument::Text(Some(text.to_owned()));
    let row = |tie: &TieChoice| {
        vec![
            text(&of.movement),
            text(&of.round),
            Argument::Whole(Some(judgement)),
            text(&tie.award),
            Argument::Text(tie.group.clone()),
            text(&json!(tie.units).to_string()),
            text(&tie.reason),
        ]
    };
    Rows::of(&TIES, ties.iter().map(row).collect())
}

impl Store {
    /// What was chosen among tied units when a judgement was decided upon.
    pub async fn tie_choices(&self, judgement: i64) -> Result<Vec<TieChoice>, StoreError> {
        let found = sql("SELECT award, within, units, reason FROM tie_choice \
                         WHERE judgement = $1 ORDER BY entry, line");
        self.database().all(found.whole(judgement), read).await
    }
}

fn read(row: &Row<'_>) -> Result<TieChoice, StoreError> {
    let units: Value = serde_json::from_str(&row.text(2)?).map_err(|e| StoreError::Damaged(e.to_string()))?;
    let units = units.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned);
    Ok(TieChoice {
        award: row.text(0)?,
        group: row.maybe_text(1)?,
        units: units.collect(),
        reason: row.text(3)?,
    })
}
