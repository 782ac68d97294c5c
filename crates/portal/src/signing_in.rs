//! How a session begins: after the password, after the code, after both.

use axum::http::header::{SET_COOKIE, USER_AGENT};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::{IntoResponse, Redirect, Response};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use store::Account;
use tower_sessions::Session;

use crate::frame::escaped;
use crate::guessing::{Caller, DEVICE, random};
use crate::kept;
use crate::problem::Problem;
use crate::session::{ACCOUNT, AGENT, BEGUN, STRONG, digest};
use crate::state::Portal;

/// Who has given the password, but not yet the code, in a session.
const PENDING: &str = "pending";

/// So many seconds after the password the code is no longer asked for: the password is, again.
const PATIENCE: i64 = 600;

/// What asks for a sign-in that is not older than so many seconds.
const FRESH: i64 = 900;

/// Somebody who signs in, on the way.
pub(crate) struct Entering<'p> {
    pub portal: &'p Portal,
    pub session: &'p Session,
    pub headers: &'p HeaderMap,
    pub caller: &'p Caller,
}

#[derive(Deserialize, Serialize)]
struct Pending {
    account: i64,
    at: i64,
}

impl Entering<'_> {
    /// Goes on after the password was right: to the code where there is one, or in.
    pub(crate) async fn after_password(&self, account: &Account, to: &str) -> Result<Response, Problem> {
        if !account.has_totp {
            return self.enter(account, to).await;
        }
        self.session.cycle_id().await?;
        self.session.remove::<i64>(ACCOUNT).await?;
        self.session
            .insert(PENDING, Pending { account: account.id, at: Timestamp::now().as_second() })
            .await?;
        Ok(Redirect::to(&format!("/sign-in/code?to={}", escaped(to))).into_response())
    }

    /// Who has given the password and is asked for the code.
    pub(crate) async fn pending(&self) -> Result<Option<Account>, Problem> {
        let pending: Option<Pending> = self.session.get(PENDING).await?;
        match pending.filter(|pending| Timestamp::now().as_second() - pending.at < PATIENCE) {
            Some(pending) => {
                let account = self.portal.store().account(pending.account).await?;
                Ok(account.filter(|account| account.state == store::AccountState::Active))
            }
            None => Ok(None),
        }
    }

    /// The same for somebody of whom another house, which is trusted with that, has asked the second proof.
    pub(crate) async fn enter_strong(&self, account: &Account, to: &str) -> Result<Response, Problem> {
        let response = self.enter(account, to).await?;
        self.session.insert(STRONG, true).await?;
        Ok(response)
    }

    /// Lets somebody in who has proved who they are, and leads them on: first to what others did to their account, then to what
    /// they typed before their session ended, else to where they wanted to go.
    pub(crate) async fn enter(&self, account: &Account, to: &str) -> Result<Response, Problem> {
        self.begin(account.id).await?;
        let store = self.portal.store();
        let known = self.caller.device.clone().filter(|device| device.len() == 48);
        let device = match known {
            Some(device) => device,
            None => random()?,
        };
        store.know_device(account.id, &digest(&device), Timestamp::now()).await?;
        let to = match kept::is_waiting(self.session, account.id).await? {
            true => kept::PAGE,
            false => to,
        };
        let to = match store.untold(account.id).await?.is_empty() {
            true => to.to_owned(),
            false => format!("/account/news?to={}", escaped(to)),
        };
        let secure = if self.portal.settings().secure { "; Secure" } else { "" };
        let cookie = format!("{DEVICE}={device}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly{secure}");
        tracing::info!(account = account.id, "signed in");
        let mut response = Redirect::to(&to).into_response();
        if let Ok(cookie) = HeaderValue::from_str(&cookie) {
            response.headers_mut().append(SET_COOKIE, cookie);
        }
        Ok(response)
    }

    /// Begins a session of an account under a new secret: one that somebody else knew before is worth nothing.
    async fn begin(&self, account: i64) -> Result<(), Problem> {
        let agent = self.headers.get(USER_AGENT).and_then(|agent| agent.to_str().ok()).unwrap_or_default();
        let agent: String = agent.chars().take(200).collect();
        self.session.cycle_id().await?;
        self.session.remove::<Pending>(PENDING).await?;
        self.session.remove::<bool>(STRONG).await?;
        self.session.insert(ACCOUNT, account).await?;
        self.session.insert(BEGUN, Timestamp::now().as_second()).await?;
        self.session.insert(AGENT, agent).await?;
        Ok(())
    }
}

/// Whether somebody signed in just now: what would let another take over the account is asked of nobody else.
pub(crate) async fn is_fresh(session: &Session) -> Result<bool, Problem> {
    let begun: Option<i64> = session.get(BEGUN).await?;
    Ok(begun.is_some_and(|begun| Timestamp::now().as_second() - begun < FRESH))
}

/// Sends somebody to sign in again before a page that asks for a fresh sign-in.
pub(crate) fn sign_in_again(to: &str) -> Response {
    Redirect::to(&format!("/sign-in?again=1&to={}", escaped(to))).into_response()
}
