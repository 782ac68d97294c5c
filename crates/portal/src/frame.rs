//! What stands around every page: the reader's language, the head, the way back.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{Method, StatusCode};
use axum::response::{Html, IntoResponse, Redirect, Response};
use jiff::civil::Date;
use store::Account;
use tower_sessions::Session;
use wording::{Arg, Language, Words};

use crate::assets::{GRID, ICON, SCRIPT, STYLE};
use crate::guessing::cookie;
use crate::problem::Problem;
use crate::request::RequestId;
use crate::rights::{Right, may};
use crate::session::{ACCOUNT, STRONG};
use crate::state::Portal;

/// The cookie that keeps the reader's language.
pub(crate) const LANGUAGE_COOKIE: &str = "language";

/// What stands around a page.
#[derive(Clone, Debug)]
pub(crate) struct Frame {
    /// Who speaks.
    pub words: Words,
    /// Who is signed in.
    pub account: Option<Account>,
    /// Who is signed in but for the codes that their role asks for: nothing is theirs to do before these are set up.
    pub half: Option<Account>,
    /// The address of the page, with its query.
    pub here: String,
    /// The title, without the name of the portal.
    pub title: String,
    /// The way from home to here: words and addresses.
    pub way: Vec<(String, String)>,
    /// Whether figures on the page are made up.
    pub illustrative: bool,
    /// Whether the portal is there to be tried.
    pub demo: bool,
    /// What is written across the page, on paper too: that its results are provisional. Empty for none.
    pub watermark: String,
    /// What the request is called in the log.
    pub request: String,
}

impl FromRequestParts<Portal> for Frame {
    /// A page instead of the one that was asked for.
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, portal: &Portal) -> Result<Frame, Response> {
        let chosen = cookie(&parts.headers, LANGUAGE_COOKIE);
        let language = Language::ALL.into_iter().find(|language| Some(language.id()) == chosen.as_deref());
        let here = parts.uri.path_and_query().map_or("/", |path| path.as_str()).to_owned();
        let mut frame = Frame {
            account: None,
            half: None,
            request: parts.extensions.get::<RequestId>().cloned().unwrap_or_default().0,
            words: Words::new(language.unwrap_or(Language::Vi)),
            here,
            title: String::new(),
            way: Vec::new(),
            illustrative: false,
            demo: portal.settings().demo,
            watermark: String::new(),
        };
        match signed_in(parts, portal).await {
            Ok(Some((account, is_strong))) if !is_strong && portal.must_set_codes_up(&account) => {
                frame.half = Some(account);
                let path = parts.uri.path();
                match path == SET_UP || path == "/sign-out" || path.starts_with("/language/") {
                    true => Ok(frame),
                    false => {
                        Err(Redirect::to(&frame.set_up_first(parts.method == Method::GET)).into_response())
                    }
                }
            }
            Ok(found) => Ok(Frame { account: found.map(|(account, _)| account), ..frame }),
            // Who they are cannot be known just now: that is no reason to take them for a stranger.
            Err(problem) => Err(problem.shown(frame)),
        }
    }
}

/// The page on which codes are set up.
pub(crate) const SET_UP: &str = "/account/code";

/// Who is signed in, and whether a second proof was given elsewhere.
async fn signed_in(parts: &mut Parts, portal: &Portal) -> Result<Option<(Account, bool)>, Problem> {
    let Ok(session) = Session::from_request_parts(parts, portal).await else { return Ok(None) };
    let Some(id) = session.get::<i64>(ACCOUNT).await? else { return Ok(None) };
    let is_strong = session.get::<bool>(STRONG).await?.unwrap_or(false);
    Ok(portal.store().account(id).await?.map(|account| (account, is_strong)))
}

impl Frame {
    /// Whether the reader may do something that is about no single unit.
    pub(crate) fn may(&self, right: Right) -> bool {
        may(self.account.as_ref(), right, None)
    }

    /// Whether the reader may do something to a unit, as units are on a day.
    pub(crate) fn may_for(&self, right: Right, unit: &str, day: Date) -> bool {
        may(self.account.as_ref(), right, Some((unit, day)))
    }

    /// Refuses whoever may not.
    pub(crate) fn needs(&self, right: Right) -> Result<(), Problem> {
        match self.may(right) {
            true => Ok(()),
            false => Err(self.refusal()),
        }
    }

    /// Why somebody may not: nobody is signed in, or somebody else must do it.
    pub(crate) fn refusal(&self) -> Problem {
        if self.account.is_some() { Problem::NotAllowed } else { Problem::SignIn }
    }

    /// The name of who is signed in.
    pub(crate) fn who(&self) -> Option<&str> {
        self.account.as_ref().map(|account| account.name.as_str())
    }

    /// Whether the reader keeps the accounts.
    pub(crate) fn keeps_accounts(&self) -> bool {
        self.may(Right::KeepAccounts)
    }

    /// Where codes are set up, to come back here afterwards if this is a page.
    fn set_up_first(&self, is_page: bool) -> String {
        let to = if is_page && !self.here.starts_with("/sign-in") { self.here.as_str() } else { "/" };
        format!("{SET_UP}?to={}", escaped(to))
    }

    /// Whether the reader reads the journal.
    pub(crate) fn reads_journal(&self) -> bool {
        self.may(Right::ReadJournal)
    }

    /// Whether the reader keeps the files of movements.
    pub(crate) fn keeps_movements(&self) -> bool {
        self.may(Right::KeepMovements)
    }

    /// Where to come back to after signing in.
    pub(crate) fn sign_in(&self) -> String {
        format!("/sign-in?to={}", escaped(&self.here))
    }

    /// Says a sentence.
    pub(crate) fn say(&self, id: &str) -> String {
        self.words.say(id)
    }

    /// Says a sentence of how many.
    pub(crate) fn count(&self, id: &str, count: &usize) -> String {
        self.words.say_with(id, &[("count", Arg::Count(*count))])
    }

    /// Says a sentence of how many, with a mark in the place of the number: for scripts.
    pub(crate) fn say_of_some(&self, id: &str) -> String {
        self.words.say_with(id, &[("count", Arg::Text("#".into()))])
    }

    /// The number of the account that is signed in, 0 for nobody: what a browser keeps is kept for one person.
    pub(crate) fn account_id(&self) -> i64 {
        self.account.as_ref().map_or(0, |account| account.id)
    }

    /// The id of the language: `vi`.
    pub(crate) fn language(&self) -> &'static str {
        self.words.language().id()
    }

    /// The other language, with the address that changes to it.
    pub(crate) fn other_language(&self) -> (&'static str, String) {
        let other = match self.words.language() {
            Language::Vi => Language::En,
            Language::En => Language::Vi,
        };
        (other.id(), format!("/language/{}?to={}", other.id(), escaped(&self.here)))
    }

    pub(crate) fn style(&self) -> String {
        STYLE.address()
    }

    pub(crate) fn script(&self) -> String {
        SCRIPT.address()
    }

    pub(crate) fn grid_script(&self) -> String {
        GRID.address()
    }

    pub(crate) fn icon(&self) -> String {
        ICON.address()
    }

    /// The same under a title.
    pub(crate) fn titled(mut self, title: impl Into<String>) -> Frame {
        self.title = title.into();
        self
    }

    /// The same, one step further from home.
    pub(crate) fn through(mut self, words: impl Into<String>, address: impl Into<String>) -> Frame {
        self.way.push((words.into(), address.into()));
        self
    }

    /// The same, with figures that are made up.
    pub(crate) fn illustrative(mut self, illustrative: bool) -> Frame {
        self.illustrative = illustrative;
        self
    }

    /// The same, with words across the page.
    pub(crate) fn watermarked(mut self, words: impl Into<String>) -> Frame {
        self.watermark = words.into();
        self
    }
}

/// A text as part of a query: everything but plain letters and digits in the form `%2F`.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => out.push(char::from(byte)),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

/// A page, or the page that says why there is none.
pub(crate) type Shown = Result<Html<String>, Problem>;

/// A page under a status, or the page that says why there is none.
pub(crate) fn with_status(status: StatusCode, shown: Shown, frame: Frame) -> Response {
    match shown {
        Ok(page) => (status, page).into_response(),
        Err(problem) => problem.shown(frame),
    }
}
