//! The accounts, for whoever keeps them: who there is, and inviting.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use store::{NewAccount, StoreError};

use super::{acts, invitation};
use crate::form::Form;
use crate::frame::{Frame, Shown, with_status};
use crate::grants_form::{self, GrantRow};
use crate::problem::Problem;
use crate::rights::Right;
use crate::scope::{self, Choice};
use crate::state::Portal;

#[derive(Template)]
#[template(path = "accounts.html")]
struct Page {
    frame: Frame,
    accounts: Vec<AccountRow>,
    rows: Vec<GrantRow>,
    units: Vec<Choice>,
    /// The link of somebody just invited: shown once.
    link: String,
    /// What is wrong, with the field where it is mended.
    errors: Vec<(String, String)>,
    typed: Form,
}

struct AccountRow {
    id: i64,
    name: String,
    login: String,
    state: String,
    state_id: &'static str,
    has_totp: bool,
    grants: Vec<String>,
}

/// What came of inviting.
#[derive(Default)]
struct Outcome {
    link: String,
    errors: Vec<(String, String)>,
    typed: Form,
    rows: Option<Vec<GrantRow>>,
}

/// The accounts.
pub(crate) async fn page(State(portal): State<Portal>, frame: Frame) -> Response {
    let shown = show(&portal, frame.clone(), Outcome::default()).await;
    shown.map_or_else(|problem| problem.shown(frame), IntoResponse::into_response)
}

async fn show(portal: &Portal, frame: Frame, outcome: Outcome) -> Shown {
    frame.needs(Right::KeepAccounts)?;
    let words = frame.words;
    let accounts = portal.store().accounts().await?.into_iter().map(|account| AccountRow {
        id: account.id,
        state: acts::state(account.state, words),
        state_id: account.state.id(),
        has_totp: account.has_totp,
        grants: account.grants.iter().map(|grant| super::grant(grant, words)).collect(),
        name: account.name,
        login: account.login,
    });
    let page = Page {
        accounts: accounts.collect(),
        rows: outcome.rows.unwrap_or_else(|| grants_form::rows(&[], words)),
        units: scope::offered(words),
        link: outcome.link,
        errors: outcome.errors,
        typed: outcome.typed,
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
    let outcome = match read(&frame, &form) {
        Err(outcome) => outcome,
        Ok(new) => match invitation::invite(&portal, &actor, &new).await {
            Ok(link) => Outcome { link, ..Outcome::default() },
            Err(StoreError::Taken(_)) => Outcome {
                errors: vec![("login".to_owned(), frame.say("portal-login-taken"))],
                rows: Some(grants_form::rows(&new.grants, frame.words)),
                typed: form,
                ..Outcome::default()
            },
            Err(error) => return Problem::from(error).shown(frame),
        },
    };
    let is_done = outcome.errors.is_empty();
    let status = if is_done { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let shown = show(&portal, frame.clone(), outcome).await;
    with_status(status, shown, frame)
}

/// Who is to be invited, or all that is wrong.
fn read(frame: &Frame, form: &Form) -> Result<NewAccount, Outcome> {
    let (login, name) = (form.text("login").trim(), form.text("name").trim());
    let mut errors = Vec::new();
    let mut wrong = |field: &str, why: &str| errors.push((field.to_owned(), frame.say(why)));
    if name.is_empty() || name.chars().count() > 100 || name.contains(char::is_control) {
        wrong("name", "portal-no-name");
    }
    let is_address = login.split_once('@').is_some_and(|(who, host)| !who.is_empty() && !host.is_empty());
    let is_odd = |c: char| c.is_whitespace() || c.is_control() || "<>\"'`,;()[]\\".contains(c);
    if !is_address || login.len() > 200 || login.contains(is_odd) {
        wrong("login", "portal-no-address");
    }
    let rows = match grants_form::read(form, frame.words) {
        Ok(grants) if errors.is_empty() => {
            return Ok(NewAccount { login: login.to_owned(), name: name.to_owned(), grants });
        }
        Ok(grants) => grants_form::rows(&grants, frame.words),
        Err(rows) => rows,
    };
    errors.extend(row_errors(frame, &rows));
    Err(Outcome { errors, typed: form.clone(), rows: Some(rows), ..Outcome::default() })
}

/// What is wrong with rows of roles, each with its field.
pub(crate) fn row_errors(frame: &Frame, rows: &[GrantRow]) -> Vec<(String, String)> {
    let wrong = rows.iter().filter(|row| !row.error.is_empty());
    let field = |row: &GrantRow| if row.error == "portal-no-role" { "role" } else { "scope" };
    wrong.map(|row| (format!("{}{}", field(row), row.suffix), frame.say(row.error))).collect()
}
