//! One account, for whoever keeps them: locking, other roles, new links, codes taken away; each with a reason and in the journal.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use jiff::Timestamp;
use store::{Account, AccountState, NewAccount};

use super::accounts::row_errors;
use super::acts::{ActRow, acts, state};
use super::{invitation, passwords};
use crate::form::Form;
use crate::frame::{Frame, Shown, with_status};
use crate::grants_form::{self, GrantRow};
use crate::problem::Problem;
use crate::rights::Right;
use crate::scope::{self, Choice};
use crate::state::Portal;

/// No reason is longer.
const LONGEST_REASON: usize = 500;

#[derive(Template)]
#[template(path = "person.html")]
struct Page {
    frame: Frame,
    login: String,
    state: String,
    state_id: &'static str,
    has_totp: bool,
    is_own: bool,
    grants: Vec<String>,
    rows: Vec<GrantRow>,
    units: Vec<Choice>,
    acts: Vec<ActRow>,
    /// A link just made: shown once.
    link: String,
    /// What is wrong, with the field where it is mended.
    errors: Vec<(String, String)>,
    typed: Form,
}

/// What came of an act.
#[derive(Default)]
struct Outcome {
    link: String,
    errors: Vec<(String, String)>,
    typed: Form,
    rows: Option<Vec<GrantRow>>,
}

/// The page.
pub(crate) async fn page(State(portal): State<Portal>, Path(id): Path<String>, frame: Frame) -> Response {
    let shown = show(&portal, frame.clone(), &id, Outcome::default()).await;
    shown.map_or_else(|problem| problem.shown(frame), IntoResponse::into_response)
}

async fn found(portal: &Portal, frame: &Frame, id: &str) -> Result<Account, Problem> {
    frame.needs(Right::KeepAccounts)?;
    let id: i64 = id.parse().map_err(|_| Problem::NotFound)?;
    portal.store().account(id).await?.ok_or(Problem::NotFound)
}

async fn show(portal: &Portal, frame: Frame, id: &str, outcome: Outcome) -> Shown {
    let account = found(portal, &frame, id).await?;
    let words = frame.words;
    let entries = portal.store().entries_about(&format!("account/{}", account.id)).await?;
    let page = Page {
        state: state(account.state, words),
        state_id: account.state.id(),
        has_totp: account.has_totp,
        is_own: frame.account.as_ref().is_some_and(|own| own.id == account.id),
        grants: account.grants.iter().map(|grant| super::grant(grant, words)).collect(),
        rows: outcome.rows.unwrap_or_else(|| grants_form::rows(&account.grants, words)),
        units: scope::offered(words),
        acts: acts(portal, &entries, words).await?,
        link: outcome.link,
        errors: outcome.errors,
        typed: outcome.typed,
        login: account.login,
        frame: frame.titled(account.name).through(words.say("portal-accounts"), "/accounts"),
    };
    Ok(Html(page.render()?))
}

/// Does one of them.
pub(crate) async fn act(
    State(portal): State<Portal>,
    Path(id): Path<String>,
    frame: Frame,
    form: Form,
) -> Response {
    match acted(&portal, &frame, &id, &form).await {
        Ok(outcome) if outcome.errors.is_empty() && outcome.link.is_empty() => {
            Redirect::to(&format!("/accounts/{id}")).into_response()
        }
        Ok(outcome) => {
            let is_done = outcome.errors.is_empty();
            let status = if is_done { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
            with_status(status, show(&portal, frame.clone(), &id, outcome).await, frame)
        }
        Err(problem) => problem.shown(frame),
    }
}

async fn acted(portal: &Portal, frame: &Frame, id: &str, form: &Form) -> Result<Outcome, Problem> {
    let account = found(portal, frame, id).await?;
    let actor = frame.account.as_ref().map(Account::actor).unwrap_or_default();
    if account.actor() == actor {
        return Err(Problem::NotAllowed);
    }
    let (store, now, act) = (portal.store(), Timestamp::now(), form.text("act"));
    if act == "invite" {
        // A link as before, in the place of the earlier one.
        let new = NewAccount { login: account.login, name: account.name, grants: account.grants };
        let is_invited = account.state == AccountState::Invited;
        let link = if is_invited { invitation::invite(portal, &actor, &new).await? } else { String::new() };
        return if is_invited { Ok(Outcome { link, ..Outcome::default() }) } else { Err(Problem::NotNow) };
    }
    let reason = form.text("reason").trim();
    let mut errors = Vec::new();
    if reason.is_empty() || reason.chars().count() > LONGEST_REASON {
        errors.push((format!("reason-{act}"), frame.say("portal-reason-missing")));
    }
    let mut rows = None;
    let mut grants = Vec::new();
    if act == "grants" {
        match grants_form::read(form, frame.words) {
            Ok(read) => {
                rows = Some(grants_form::rows(&read, frame.words));
                grants = read;
            }
            Err(wrong) => {
                errors.extend(row_errors(frame, &wrong));
                rows = Some(wrong);
            }
        }
    }
    if !errors.is_empty() {
        return Ok(Outcome { errors, rows, typed: form.clone(), ..Outcome::default() });
    }
    match act {
        "lock" => store.lock(now, &actor, account.id, reason).await?,
        "unlock" => store.unlock(now, &actor, account.id, reason).await?,
        "grants" => store.set_grants(now, &actor, account.id, &grants, reason).await?,
        "code" => store.remove_totp(now, &actor, account.id, reason).await?,
        "reset" if account.state == AccountState::Active => {
            let link = passwords::make_link(portal, &actor, account.id, reason).await?;
            return Ok(Outcome { link, ..Outcome::default() });
        }
        _ => return Err(Problem::NotNow),
    }
    Ok(Outcome::default())
}
