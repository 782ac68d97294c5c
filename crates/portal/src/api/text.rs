//! What several resources say alike: words in both languages, persons, the round that is asked for.

use exact::Ratio;
use judge::Value;
use serde::Serialize;
use store::Account;
use utoipa::ToSchema;

use super::caller::Caller;
use super::fault::Fault;
use crate::ground::Seen;
use crate::pages::ground_at;
use crate::state::Portal;

/// Words in both languages.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct Text {
    /// In Vietnamese.
    #[schema(example = "Bảo hiểm y tế")]
    pub vi: String,
    /// In English.
    #[schema(example = "Health insurance")]
    pub en: String,
}

impl From<&movement::Label> for Text {
    fn from(label: &movement::Label) -> Text {
        Text { vi: label.vi.clone(), en: label.en.clone() }
    }
}

/// Somebody who did something.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct Person {
    /// The number of the account; null where the program itself acted.
    #[schema(minimum = 1)]
    pub account: Option<i64>,
    /// Their name.
    pub name: String,
}

/// Names of those who acted, for those who may know them.
pub(crate) struct People(Vec<Account>, bool);

impl People {
    /// Reads who there is, where the caller may know it.
    pub(crate) async fn known_to(portal: &Portal, caller: &Caller) -> Result<People, Fault> {
        People::read(portal, caller.knows_people()).await
    }

    /// Reads who there is, or knows nobody.
    pub(crate) async fn read(portal: &Portal, known: bool) -> Result<People, Fault> {
        let accounts = if known { portal.store().accounts().await? } else { Vec::new() };
        Ok(People(accounts, known))
    }

    /// Who an actor of the journal is; `None` for those who may not know.
    pub(crate) fn named(&self, actor: &str) -> Option<Person> {
        let found = self.0.iter().find(|account| account.actor() == actor);
        let name = found.map_or_else(|| actor.to_owned(), |account| account.name.clone());
        self.1.then_some(Person { account: found.map(|account| account.id), name })
    }
}

/// A number as a decimal, or as a fraction where no decimal is exact.
pub(crate) fn number(number: &Ratio) -> String {
    number.to_decimal_text().unwrap_or_else(|| number.to_string())
}

/// A value as files write it: a decimal, `true` or `false`.
pub(crate) fn value(value: &Value) -> String {
    match value {
        Value::Truth(truth) => truth.to_string(),
        Value::Number(found) => number(found),
    }
}

/// What the caller sees of a round, as pages do.
pub(crate) async fn seen(
    portal: &Portal,
    caller: &Caller,
    movement: &str,
    round: &str,
) -> Result<Seen, Fault> {
    Ok(ground_at(portal, &caller.frame, movement, round).await?)
}
