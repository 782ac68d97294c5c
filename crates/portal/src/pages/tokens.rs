//! The tokens with which programs act for somebody: made, shown once, revoked.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use jiff::{SignedDuration, Timestamp};
use rand::TryRngCore;
use rand::rngs::OsRng;
use store::{Account, NewToken, Role};
use tower_sessions::Session;

use crate::api::{PREFIX, Scope};
use crate::form::Form;
use crate::frame::{Frame, Shown, with_status};
use crate::problem::Problem;
use crate::rights::rights_of;
use crate::session::digest;
use crate::state::Portal;

/// For how many days a token may be made.
const DAYS: [u32; 4] = [7, 30, 90, 365];

/// So long after signing in somebody with weight in the results may make a token without signing in anew.
const FRESH: SignedDuration = SignedDuration::from_mins(15);

/// Nobody needs more than so many at a time.
const MOST: usize = 20;

#[derive(Template)]
#[template(path = "tokens.html")]
struct Page {
    frame: Frame,
    tokens: Vec<TokenRow>,
    scopes: Vec<ScopeField>,
    days: Vec<(u32, String, bool)>,
    name: String,
    secret: String,
    error: String,
    must_sign_in: bool,
}

struct TokenRow {
    id: i64,
    name: String,
    scopes: String,
    until: String,
    used: String,
    state: &'static str,
    says: String,
}

struct ScopeField {
    id: &'static str,
    says: String,
    chosen: bool,
}

/// The tokens of whoever is signed in.
pub(crate) async fn page(State(portal): State<Portal>, session: Session, frame: Frame) -> Response {
    let shown = show(&portal, &session, frame.clone(), &Form::default(), Said::default()).await;
    shown.map_or_else(|problem| problem.shown(frame), IntoResponse::into_response)
}

/// What is said beside the list.
#[derive(Default)]
struct Said {
    error: String,
    secret: String,
}

/// Whether somebody must have signed in of late to make a token: all whose role has a say in results, or in who has one.
fn has_weight(account: &Account) -> bool {
    let light = [Role::UnitOfficer, Role::ClusterHead, Role::Auditor];
    account.grants.iter().any(|grant| !light.contains(&grant.role))
}

/// Whether somebody has to sign in anew before a token is made. Where a second factor is asked for at signing in, it has
/// then been asked for.
async fn must_sign_in(portal: &Portal, session: &Session, account: &Account) -> Result<bool, Problem> {
    if !has_weight(account) {
        return Ok(false);
    }
    let this = session.id().map(|id| digest(&id.to_string()));
    let sessions = portal.store().sessions_of(account.id).await?;
    let begun = sessions.iter().find(|kept| Some(&kept.id) == this.as_ref()).map(|kept| kept.made);
    Ok(begun.is_none_or(|begun| Timestamp::now().duration_since(begun) > FRESH))
}

async fn show(portal: &Portal, session: &Session, frame: Frame, typed: &Form, said: Said) -> Shown {
    let account = frame.account.clone().ok_or(Problem::SignIn)?;
    let words = frame.words;
    let now = Timestamp::now();
    let tokens = portal.store().tokens_of(account.id).await?.into_iter().map(|token| {
        let state = match (token.revoked, token.until <= now) {
            (Some(_), _) => "revoked",
            (None, true) => "ended",
            (None, false) => "active",
        };
        TokenRow {
            id: token.id,
            name: token.name,
            scopes: token.scopes.join(", "),
            until: super::instant(token.until, words),
            used: token.used.map_or_else(|| words.say("portal-token-unused"), |at| super::instant(at, words)),
            says: words.say(&format!("portal-token-{state}")),
            state,
        }
    });
    let useful = |scope: &&Scope| {
        let rights = account.grants.iter().flat_map(|grant| rights_of(grant.role));
        rights.into_iter().any(|right| scope.rights().contains(right))
    };
    let is_new = typed.get("name").is_none();
    let page = Page {
        tokens: tokens.collect(),
        scopes: Scope::ALL
            .iter()
            .filter(useful)
            .map(|scope| ScopeField {
                id: scope.id(),
                says: words.say(&scope.sentence()),
                chosen: typed.get(scope.id()).is_some() || is_new && *scope == Scope::Read,
            })
            .collect(),
        days: DAYS
            .iter()
            .map(|days| {
                let chosen = typed.text("days").parse().unwrap_or(30) == *days;
                (*days, frame.count("portal-token-days", &(*days as usize)), chosen)
            })
            .collect(),
        name: if said.secret.is_empty() { typed.text("name").to_owned() } else { String::new() },
        must_sign_in: must_sign_in(portal, session, &account).await?,
        error: said.error,
        secret: said.secret,
        frame: frame.through(words.say("portal-account"), "/account").titled(words.say("portal-tokens")),
    };
    Ok(Html(page.render()?))
}

/// Makes a token, or revokes one.
pub(crate) async fn act(
    State(portal): State<Portal>,
    session: Session,
    frame: Frame,
    form: Form,
) -> Response {
    match acted(&portal, &session, &frame, &form).await {
        Ok(response) => response,
        Err(problem) => problem.shown(frame),
    }
}

async fn acted(portal: &Portal, session: &Session, frame: &Frame, form: &Form) -> Result<Response, Problem> {
    let account = frame.account.clone().ok_or(Problem::SignIn)?;
    let (store, now) = (portal.store(), Timestamp::now());
    match form.text("act") {
        "revoke" => {
            let id = form.text("token").parse().map_err(|_| Problem::NotFound)?;
            store.revoke_token(now, &account.actor(), account.id, id).await?;
            return Ok(Redirect::to("/account/tokens").into_response());
        }
        "make" => {}
        _ => return Err(Problem::Malformed),
    }
    let name: String = form.text("name").trim().chars().filter(|c| !c.is_control()).take(100).collect();
    let scopes: Vec<String> = Scope::ALL
        .iter()
        .filter(|scope| form.get(scope.id()).is_some())
        .map(|scope| scope.id().to_owned())
        .collect();
    let days: Option<u32> = form.text("days").parse().ok().filter(|days| DAYS.contains(days));
    let tokens = store.tokens_of(account.id).await?;
    let active = tokens.iter().filter(|token| token.revoked.is_none() && token.until > now).count();
    let error = match (days, must_sign_in(portal, session, &account).await?) {
        (_, true) => "portal-token-sign-in",
        _ if name.is_empty() => "portal-token-name-needed",
        _ if scopes.is_empty() => "portal-token-scope-needed",
        _ if active >= MOST => "portal-token-too-many",
        (None, _) => return Err(Problem::Malformed),
        (Some(days), false) => {
            let secret = secret()?;
            let until = now + SignedDuration::from_hours(24 * i64::from(days));
            let new = NewToken { account: account.id, digest: digest(&secret), name, scopes, until };
            store.make_token(now, &account.actor(), &new).await?;
            let said = Said { secret, ..Said::default() };
            let shown = show(portal, session, frame.clone(), &Form::default(), said).await;
            return Ok(with_status(StatusCode::OK, shown, frame.clone()));
        }
    };
    let said = Said { error: frame.say(error), ..Said::default() };
    let shown = show(portal, session, frame.clone(), form, said).await;
    Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, shown, frame.clone()))
}

/// A secret that nobody guesses: 256 random bits behind a word by which it is known for what it is.
fn secret() -> Result<String, Problem> {
    let mut bytes = [0_u8; 32];
    let filled = OsRng.try_fill_bytes(&mut bytes);
    filled.map_err(|error| Problem::Store(store::StoreError::Gone(error.to_string())))?;
    Ok(bytes.iter().fold(PREFIX.to_owned(), |text, byte| format!("{text}{byte:02x}")))
}
