//! The accounts, for whoever keeps them: who there is, and inviting.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use store::{Grant, NewAccount, Role, StoreError};

use super::invitation;
use crate::form::Form;
use crate::frame::{Frame, Shown, with_status};
use crate::problem::Problem;
use crate::rights::Right;
use crate::state::Portal;

#[derive(Template)]
#[template(path = "accounts.html")]
struct Page {
    frame: Frame,
    accounts: Vec<AccountRow>,
    roles: Vec<RoleChoice>,
    /// The link of somebody just invited: shown once.
    link: String,
    error: String,
    typed: Form,
}

struct RoleChoice {
    id: &'static str,
    label: String,
    chosen: bool,
}

struct AccountRow {
    name: String,
    login: String,
    state: String,
    grants: Vec<String>,
}

/// The accounts.
pub(crate) async fn page(State(portal): State<Portal>, frame: Frame) -> Response {
    let shown = show(&portal, frame.clone(), String::new(), String::new(), Form::default()).await;
    shown.map_or_else(|problem| problem.shown(frame), IntoResponse::into_response)
}

async fn show(portal: &Portal, frame: Frame, link: String, error: String, typed: Form) -> Shown {
    frame.needs(Right::KeepAccounts)?;
    let words = frame.words;
    let accounts = portal.store().accounts().await?.into_iter().map(|account| AccountRow {
        state: words.say(&format!("portal-account-{}", account.state.id())),
        grants: account.grants.iter().map(|grant| super::grant(grant, words)).collect(),
        name: account.name,
        login: account.login,
    });
    let page = Page {
        accounts: accounts.collect(),
        roles: Role::ALL
            .iter()
            .map(|role| RoleChoice {
                id: role.id(),
                label: super::role(*role, words),
                chosen: typed.text("role") == role.id(),
            })
            .collect(),
        link,
        error,
        typed,
        frame: frame.titled(words.say("portal-accounts")),
    };
    Ok(Html(page.render()?))
}

/// Invites somebody.
pub(crate) async fn invite(State(portal): State<Portal>, frame: Frame, form: Form) -> Response {
    if let Err(problem) = frame.needs(Right::KeepAccounts) {
        return problem.shown(frame);
    }
    let actor = frame.account.as_ref().map(|account| account.actor()).unwrap_or_default();
    let (mut link, mut error, mut status) = (String::new(), String::new(), StatusCode::OK);
    match read(&form) {
        Err(why) => (error, status) = (frame.say(why), StatusCode::UNPROCESSABLE_ENTITY),
        Ok(new) => match invitation::invite(&portal, &actor, &new).await {
            Ok(path) => link = path,
            Err(StoreError::Taken(_)) => {
                (error, status) = (frame.say("portal-login-taken"), StatusCode::UNPROCESSABLE_ENTITY);
            }
            Err(error) => return Problem::from(error).shown(frame),
        },
    }
    let typed = if error.is_empty() { Form::default() } else { form };
    let shown = show(&portal, frame.clone(), link, error, typed).await;
    with_status(status, shown, frame)
}

/// Who is to be invited, or why not: the id of a sentence.
fn read(form: &Form) -> Result<NewAccount, &'static str> {
    let (login, name) = (form.text("login").trim(), form.text("name").trim());
    let is_address = login.split_once('@').is_some_and(|(who, host)| !who.is_empty() && !host.is_empty());
    if !is_address || login.len() > 200 || login.contains(char::is_whitespace) {
        return Err("portal-no-address");
    }
    if name.is_empty() || name.chars().count() > 100 {
        return Err("portal-no-name");
    }
    let role = Role::parse(form.text("role")).ok_or("portal-no-role")?;
    let scope = match role {
        Role::UnitOfficer | Role::UnitHead | Role::ClusterHead => form.text("scope").trim(),
        _ => "*",
    };
    if scope.is_empty() || (role != Role::ClusterHead && scope != "*" && !reference::units::ever(scope)) {
        return Err("portal-no-scope");
    }
    let grants = vec![Grant { role, scope: scope.to_owned() }];
    Ok(NewAccount { login: login.to_owned(), name: name.to_owned(), grants })
}
