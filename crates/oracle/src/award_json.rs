//! An award in the shape of `evaluate --format json`.

use serde_json::{Map, Value as Json, json};

use crate::award::{Award, Entrant};
use crate::exact::show;

/// One element of `awards`.
pub fn award(award: &Award) -> Json {
    json!({
        "award": award.id,
        "recipients": award.recipients.word(),
        "quota": award.quota,
        "selected": award.selected,
        "tied": award.tied,
        "undetermined": award.undetermined(),
        "standings": award.entrants.iter().map(|entrant| standing(award, entrant)).collect::<Vec<Json>>(),
    })
}

/// One element of `standings`.
///
/// - `certain` says that a *selected* unit stays selected, so it is false for every other unit; for a selected one it
///   is null here: the oracle never proves it, [`crate::certain_refuted`] looks for what would refute it.
/// - `individuals` and `prize` say what the unit would get *if* selected, so they stand in every standing.
/// - `flags` are left out: they change no outcome.
fn standing(award: &Award, entrant: &Entrant) -> Json {
    let mut measures = Map::new();
    for (id, value) in &entrant.measures {
        measures.insert(id.to_string(), json!(value.known().map(show)));
    }
    let mut criteria = Map::new();
    for (id, truth) in &entrant.criteria {
        criteria.insert(id.to_string(), json!(truth.word()));
    }
    let certain = if award.selected.contains(&entrant.unit) { Json::Null } else { Json::Bool(false) };
    json!({
        "unit": entrant.unit,
        "outcome": entrant.outcome(),
        "rank": award.ranks.get(&entrant.unit),
        "certain": certain,
        "measures": measures,
        "criteria": criteria,
        "individuals": entrant.individuals,
        "prize": entrant.prize.as_ref().map(show),
    })
}
