//! The part of a form that asks for roles, each with where it holds. Whatever is wrong is told at its row, and nothing that was
//! typed is lost.

use store::{Grant, Role};
use wording::Words;

use crate::form::Form;
use crate::pages;
use crate::scope::{self, Choice, Found};

/// So many roles one person may have.
const ROWS: usize = 4;

/// A row of the form.
#[derive(Clone, Debug)]
pub(crate) struct GrantRow {
    /// What the names of its fields end with.
    pub suffix: String,
    /// From 1 on.
    pub number: usize,
    /// Whether a role must be chosen here.
    pub is_first: bool,
    /// Whether something is in it, so that it is shown open.
    pub is_used: bool,
    pub roles: Vec<RoleChoice>,
    /// Where it holds, as it was typed.
    pub scope: String,
    /// The units that may be meant, where one must be picked.
    pub choices: Vec<Choice>,
    /// The id of a sentence, or empty.
    pub error: &'static str,
}

/// A role to choose.
#[derive(Clone, Debug)]
pub(crate) struct RoleChoice {
    pub id: &'static str,
    pub label: String,
    pub is_chosen: bool,
}

/// The rows of a form that nobody has filled in, or that shows what somebody has.
pub(crate) fn rows(grants: &[Grant], words: Words) -> Vec<GrantRow> {
    let row = |number: usize| {
        let grant = grants.get(number);
        let scope =
            grant.filter(|grant| has_scope(grant.role)).map(|grant| scope::shown(&grant.scope, words));
        row(number, grant.map(|grant| grant.role), scope.unwrap_or_default(), words)
    };
    (0..ROWS).map(row).collect()
}

fn row(number: usize, chosen: Option<Role>, scope: String, words: Words) -> GrantRow {
    let role = |role: &Role| RoleChoice {
        id: role.id(),
        label: pages::role(*role, words),
        is_chosen: chosen == Some(*role),
    };
    GrantRow {
        suffix: if number == 0 { String::new() } else { (number + 1).to_string() },
        number: number + 1,
        is_first: number == 0,
        is_used: number == 0 || chosen.is_some(),
        roles: Role::ALL.iter().map(role).collect(),
        scope,
        choices: Vec::new(),
        error: "",
    }
}

/// Whether a role holds for a unit or a cluster rather than everywhere.
fn has_scope(role: Role) -> bool {
    matches!(role, Role::UnitOfficer | Role::UnitHead | Role::ClusterHead)
}

/// The grants of a form that was sent, or its rows with what is wrong.
pub(crate) fn read(form: &Form, words: Words) -> Result<Vec<Grant>, Vec<GrantRow>> {
    let (mut grants, mut rows) = (Vec::new(), Vec::new());
    for number in 0..ROWS {
        let mut row = row(number, None, String::new(), words);
        let field = |name: &str| form.text(&format!("{name}{}", row.suffix)).trim().to_owned();
        let (role, typed, pick, picked_for) =
            (field("role"), field("scope"), field("pick"), field("picked-for"));
        let role = Role::parse(&role);
        row.roles
            .iter_mut()
            .for_each(|choice| choice.is_chosen = role.map(|role| role.id()) == Some(choice.id));
        row.is_used = row.is_first || role.is_some() || !typed.is_empty();
        row.scope.clone_from(&typed);
        match role {
            None if row.is_first => row.error = "portal-no-role",
            None if !typed.is_empty() => row.error = "portal-no-role",
            None => {}
            Some(role) => {
                // What was picked counts for what it was offered for, not for what was typed since.
                let meant = if !pick.is_empty() && picked_for == typed { pick } else { typed };
                match scope_of(role, &meant, words) {
                    Ok(scope) => grants.push(Grant { role, scope }),
                    Err((error, choices)) => (row.error, row.choices) = (error, choices),
                }
            }
        }
        rows.push(row);
    }
    grants.sort();
    grants.dedup();
    if rows.iter().any(|row| !row.error.is_empty()) { Err(rows) } else { Ok(grants) }
}

fn scope_of(role: Role, meant: &str, words: Words) -> Result<String, (&'static str, Vec<Choice>)> {
    match role {
        Role::UnitOfficer | Role::UnitHead => match scope::look_up(meant, words) {
            Found::One(scope) => Ok(scope),
            Found::Several(choices) => Err(("portal-which-unit", choices)),
            Found::None => Err(("portal-no-scope", Vec::new())),
        },
        Role::ClusterHead if meant.is_empty() || meant.chars().count() > 100 || meant.contains('\n') => {
            Err(("portal-no-cluster", Vec::new()))
        }
        Role::ClusterHead => Ok(meant.to_owned()),
        _ => Ok("*".to_owned()),
    }
}
