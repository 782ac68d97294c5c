//! Who asks: somebody with a token, somebody signed in at a browser, or the public.

use std::sync::Arc;

use axum::extract::{FromRequestParts, Request, State};
use axum::http::HeaderMap;
use axum::http::header::{ACCEPT_LANGUAGE, AUTHORIZATION};
use axum::http::request::Parts;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use store::Account;
use wording::{Language, Words};

use super::fault::{self, Fault};
use super::rate::Rates;
use super::scope::Scope;
use crate::frame::{Frame, LANGUAGE_COOKIE};
use crate::rights::Right;
use crate::session::digest;
use crate::state::Portal;

/// What every token begins with, so that one that was left lying about is known for what it is.
pub(crate) const PREFIX: &str = "thidua_";

/// Who asks.
#[derive(Clone, Debug)]
pub(crate) struct Caller {
    /// The account and the language, as pages have them.
    pub frame: Frame,
    /// What the token may be used for; `None` where somebody is signed in at a browser, or nobody is.
    scopes: Option<Vec<Scope>>,
}

impl Caller {
    /// Who speaks to them.
    pub(crate) fn words(&self) -> Words {
        self.frame.words
    }

    /// The account, where there is one and it may do this here.
    pub(crate) fn acts(&self, scope: Scope) -> Result<&Account, Fault> {
        let account = self.frame.account.as_ref().ok_or(Fault::of(fault::SIGN_IN))?;
        match self.has(scope) {
            true => Ok(account),
            false => Err(Fault::of(fault::SCOPE).with("scope", scope.id())),
        }
    }

    /// Whether it is for a purpose: what is done at a browser is for any.
    pub(crate) fn has(&self, scope: Scope) -> bool {
        self.scopes.as_ref().is_none_or(|scopes| scopes.contains(&scope))
    }

    /// What it may be used for; every purpose at a browser.
    pub(crate) fn scopes(&self) -> Vec<Scope> {
        self.scopes.clone().unwrap_or_else(|| Scope::ALL.to_vec())
    }

    /// Whether they may know who did what: those who work on figures for the centre, and auditors.
    pub(crate) fn knows_people(&self) -> bool {
        self.frame.may(Right::SeeSubmissions) || self.frame.may(Right::ReadJournal)
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Caller {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Caller, Fault> {
        parts.extensions.get::<Caller>().cloned().ok_or(Fault::of(fault::BROKEN))
    }
}

/// Finds out who asks. A token that is none, has ended or was revoked is refused, whatever is asked for.
pub(crate) async fn authenticate(
    State((portal, rates)): State<(Portal, Arc<Rates>)>,
    request: Request,
    next: Next,
) -> Response {
    let (mut parts, body) = request.into_parts();
    match found(&portal, &rates, &mut parts).await {
        Ok(caller) => {
            parts.extensions.insert(caller);
            next.run(Request::from_parts(parts, body)).await
        }
        Err(fault) => fault.into_response(),
    }
}

async fn found(portal: &Portal, rates: &Rates, parts: &mut Parts) -> Result<Caller, Fault> {
    let words = words(&parts.headers);
    let Some(line) = parts.headers.get(AUTHORIZATION) else {
        let mut frame = match Frame::from_request_parts(parts, portal).await {
            Ok(frame) => frame,
            Err(page) if page.status().is_redirection() => return Err(Fault::of(fault::CODES)),
            Err(_) => return Err(Fault::of(fault::GONE).after(5)),
        };
        frame.words = words;
        return Ok(Caller { frame, scopes: None });
    };
    let line = line.to_str().unwrap_or_default();
    let (scheme, secret) = line.split_once(' ').unwrap_or((line, ""));
    let secret = secret.trim();
    let is_ours = scheme.eq_ignore_ascii_case("bearer") && secret.starts_with(PREFIX);
    let now = Timestamp::now();
    let kept = if is_ours { portal.store().token(&digest(secret), now).await? } else { None };
    let (token, account) = kept.ok_or(Fault::of(fault::TOKEN))?;
    // A program is no way around the codes that its person must set up.
    if portal.must_set_codes_up(&account) {
        return Err(Fault::of(fault::CODES));
    }
    if let Some(seconds) = rates.wait(token.id) {
        return Err(Fault::of(fault::TOO_MANY).with("seconds", seconds.to_string()).after(seconds));
    }
    portal.store().note_token_used(&token, now).await?;
    let frame = Frame {
        words,
        account: Some(account),
        half: None,
        here: parts.uri.path().to_owned(),
        title: String::new(),
        way: Vec::new(),
        illustrative: false,
        demo: portal.settings().demo,
        watermark: String::new(),
    };
    let scopes: Vec<Scope> = token.scopes.iter().filter_map(|scope| Scope::parse(scope)).collect();
    let caller = Caller { frame, scopes: Some(scopes) };
    match parts.method.is_safe() && !caller.has(Scope::Read) {
        true => Err(Fault::of(fault::SCOPE).with("scope", Scope::Read.id())),
        false => Ok(caller),
    }
}

/// The language of answers: what `Accept-Language` likes best, else that of the reader's pages, else Vietnamese.
pub(crate) fn words(headers: &HeaderMap) -> Words {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let wishes = text(ACCEPT_LANGUAGE).split(',').enumerate().filter_map(|(place, wish)| {
        let (tag, rest) = wish.split_once(';').unwrap_or((wish, ""));
        let language = Language::from_id(tag.trim().split('-').next()?.to_lowercase().as_str())?;
        // A weight has at most three decimals: as thousandths it is a whole number.
        let weight = rest.trim().strip_prefix("q=").map_or(Some(1000), thousandths)?;
        (weight > 0).then_some((std::cmp::Reverse(weight), place, language.id()))
    });
    let best = wishes.min().and_then(|(_, _, id)| Language::from_id(id));
    let cookie = || {
        let pairs =
            text(axum::http::header::COOKIE).split(';').filter_map(|pair| pair.trim().split_once('='));
        pairs.into_iter().find(|(name, _)| *name == LANGUAGE_COOKIE).and_then(|(_, id)| Language::from_id(id))
    };
    Words::new(best.or_else(cookie).unwrap_or(Language::Vi))
}

fn thousandths(weight: &str) -> Option<u32> {
    let (whole, rest) = weight.trim().split_once('.').unwrap_or((weight.trim(), ""));
    let rest: String = rest.chars().chain("000".chars()).take(3).collect();
    Some(whole.parse::<u32>().ok()?.min(1) * 1000 + rest.parse::<u32>().ok()?)
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    #[test]
    fn the_language_that_is_liked_best_answers() {
        for (wish, language) in [
            ("en", "en"),
            ("en-GB,en;q=0.9", "en"),
            ("vi;q=0.5, en;q=0.8", "en"),
            ("fr, vi;q=0.5, en;q=0.05", "vi"),
            ("en;q=0", "vi"),
            ("*", "vi"),
            ("en;q=x, vi;q=0.1", "vi"),
            ("", "vi"),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(ACCEPT_LANGUAGE, HeaderValue::from_static(wish));
            assert_eq!(words(&headers).language().id(), language, "{wish}");
        }
    }
}
