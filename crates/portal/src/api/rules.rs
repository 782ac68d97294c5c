//! The rules of a movement beside the clauses of its letter.

use axum::Json;
use axum::extract::{Path, State};
use movement::{Carried, coverage};
use serde::Serialize;
use utoipa::ToSchema;

use super::fault::Fault;
use super::text::Text;
use crate::pages::rules::{formula, label};
use crate::state::Portal;

/// Clauses and rules, each naming the other.
#[derive(Serialize, ToSchema)]
pub(crate) struct RulesShown {
    /// The revision of the movement's file, from 1.
    #[schema(minimum = 1)]
    revision: i64,
    /// The letter's clauses, in its order.
    clauses: Vec<ClauseShown>,
    /// The rules, in the order of the clauses that they cite.
    rules: Vec<RuleShown>,
}

/// A clause of the letter.
#[derive(Serialize, ToSchema)]
pub(crate) struct ClauseShown {
    /// Its number in the letter's own outline.
    #[schema(example = "B.II.1.a")]
    id: String,
    /// What it says, in our own words.
    says: Text,
    /// What carries it: `rule`, `person` or `informative`; null where the file does not say.
    carried: Option<&'static str>,
    /// The rules that cite it.
    rules: Vec<RuleNamed>,
}

/// A rule that is pointed to.
#[derive(Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct RuleNamed {
    /// What it is.
    #[schema(example = "criterion")]
    kind: &'static str,
    /// Its id.
    #[schema(example = "health_growth")]
    id: String,
}

/// A rule of the file.
#[derive(Serialize, ToSchema)]
pub(crate) struct RuleShown {
    #[serde(flatten)]
    named: RuleNamed,
    /// What it is called; null where it has no name.
    name: Option<Text>,
    /// Its formula as the file writes it, case by case a line; empty for rules without one.
    formula: String,
    /// The clauses that it cites.
    clauses: Vec<String>,
}

#[utoipa::path(get, path = "/movements/{movement}/rules", tag = "movements", operation_id = "get-rules",
    responses((status = 200, body = RulesShown)))]
pub(crate) async fn get(
    State(portal): State<Portal>,
    Path(movement): Path<String>,
) -> Result<Json<RulesShown>, Fault> {
    let shelved = portal.movement(&movement).await?;
    let movement = &shelved.movement;
    let (mut clauses, mut rules): (Vec<ClauseShown>, Vec<RuleShown>) = (Vec::new(), Vec::new());
    for covered in coverage(movement) {
        let mut by: Vec<RuleNamed> = Vec::new();
        for one in &covered.by {
            let named = RuleNamed { kind: one.kind, id: one.id.clone() };
            if by.contains(&named) {
                continue;
            }
            by.push(named.clone());
            match rules.iter_mut().find(|rule| rule.named == named) {
                Some(rule) => rule.clauses.push(covered.clause.clone()),
                None => rules.push(RuleShown {
                    name: label(movement, one.kind, &one.id).map(Text::from),
                    formula: formula(movement, one.kind, &one.id),
                    clauses: vec![covered.clause.clone()],
                    named,
                }),
            }
        }
        let says = movement.clause(&covered.clause).map(|clause| Text::from(&clause.says));
        clauses.push(ClauseShown {
            id: covered.clause,
            says: says.unwrap_or(Text { vi: String::new(), en: String::new() }),
            carried: covered.carried.map(|carried| match carried {
                Carried::Rule => "rule",
                Carried::Person => "person",
                Carried::Informative => "informative",
            }),
            rules: by,
        });
    }
    Ok(Json(RulesShown { revision: shelved.revision, clauses, rules }))
}
