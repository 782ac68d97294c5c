//! Who the caller is, and what they may do.

use axum::Json;
use serde::Serialize;
use utoipa::ToSchema;

use super::caller::Caller;
use super::fault::{self, Fault};
use crate::rights::{Right, rights_of};

/// Who the caller is.
#[derive(Serialize, ToSchema)]
pub(crate) struct Me {
    /// The number of the account.
    #[schema(minimum = 1)]
    account: i64,
    /// The name.
    name: String,
    /// The roles, each with its scope.
    grants: Vec<GrantShown>,
    /// What the token may be used for; every purpose for those signed in at a browser.
    scopes: Vec<&'static str>,
    /// The rights that the roles give.
    rights: Vec<String>,
}

/// A role, and where it holds.
#[derive(Serialize, ToSchema)]
pub(crate) struct GrantShown {
    /// The role.
    #[schema(example = "unit-officer")]
    role: &'static str,
    /// The code of a unit, or `*` for everywhere.
    #[schema(example = "24")]
    scope: String,
}

#[utoipa::path(get, path = "/me", tag = "access", operation_id = "get-me", security(("token" = ["read"])),
    responses((status = 200, body = Me)))]
pub(crate) async fn get(caller: Caller) -> Result<Json<Me>, Fault> {
    let account = caller.frame.account.as_ref().ok_or(Fault::of(fault::SIGN_IN))?;
    let has = |right: &Right| account.grants.iter().any(|grant| rights_of(grant.role).contains(right));
    Ok(Json(Me {
        account: account.id,
        name: account.name.clone(),
        grants: account
            .grants
            .iter()
            .map(|grant| GrantShown { role: grant.role.id(), scope: grant.scope.clone() })
            .collect(),
        scopes: caller.scopes().into_iter().map(|scope| scope.id()).collect(),
        rights: Right::ALL
            .iter()
            .filter(|right| has(right))
            .map(|right| kebab(&format!("{right:?}")))
            .collect(),
    }))
}

/// `SeeUnpublished` as `see-unpublished`.
fn kebab(name: &str) -> String {
    let mut out = String::new();
    for (place, c) in name.chars().enumerate() {
        if c.is_ascii_uppercase() && place > 0 {
            out.push('-');
        }
        out.push(c.to_ascii_lowercase());
    }
    out
}
