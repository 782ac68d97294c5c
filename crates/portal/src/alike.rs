//! Pages that everybody without an account sees alike are made once for each state of what is kept.
//!
//! Whoever is not signed in sees what the journal has made public, so a page depends on its address, the language, and
//! the journal's last entry. On the day that standings are published many read the same page: it is made and compressed
//! once, and nobody is shown anything older than what was kept when they asked.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::header::{ACCEPT_ENCODING, CONTENT_TYPE, COOKIE, IF_NONE_MATCH, RANGE, SET_COOKIE};
use axum::http::response::Parts;
use axum::http::{HeaderMap, Method, StatusCode};
use axum::middleware::Next;
use axum::response::Response;
use store::{Store, StoreError};
use tokio::sync::OnceCell;

use crate::frame::LANGUAGE_COOKIE;
use crate::state::{Portal, locked};

/// A page may say what day it is: it is made anew after so long, whatever has happened.
const OLDEST: Duration = Duration::from_secs(30);

/// All pages together take no more memory than this.
const ROOM: usize = 24 * 1024 * 1024;

/// A page that is larger is made each time.
const LARGEST: usize = 2 * 1024 * 1024;

/// Longer addresses are somebody's own question, such as a simulation: nobody else asks it.
const LONGEST_ADDRESS: usize = 160;

/// The pages that were made.
#[derive(Default)]
pub(crate) struct Alike {
    shelf: Mutex<Shelf>,
    end: End,
}

#[derive(Default)]
struct Shelf {
    pages: BTreeMap<Key, Shelved>,
    /// How many bytes the pages have taken since the shelf was last emptied.
    taken: usize,
}

/// What parts one page from another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    address: String,
    language: String,
    encoding: String,
}

/// A page, or its place while somebody makes it; as of an entry of the journal.
struct Shelved {
    end: i64,
    since: Instant,
    page: Arc<OnceCell<Option<Made>>>,
}

/// A page as it went out.
#[derive(Clone)]
struct Made {
    headers: HeaderMap,
    body: Bytes,
}

/// Answers with the page that was made for somebody else, where it is the same.
pub(crate) async fn alike(State(portal): State<Portal>, request: Request, next: Next) -> Response {
    let Some(key) = Key::of(&request) else { return next.run(request).await };
    // Where the database does not answer the page itself says so.
    let Ok(end) = portal.alike().end.now(portal.store()).await else { return next.run(request).await };
    let place = portal.alike().place(&key, end);
    let mut asked = Some((request, next));
    let mut own = None;
    let made = place
        .get_or_init(async || {
            let (request, next) = asked.take()?;
            match made(next.run(request).await).await {
                Ok(made) => {
                    portal.alike().weigh(made.body.len());
                    Some(made)
                }
                Err(response) => {
                    own = Some(response);
                    None
                }
            }
        })
        .await;
    match (made, own, asked) {
        (Some(made), ..) => made.again(),
        (None, Some(own), _) => own,
        (None, None, Some((request, next))) => next.run(request).await,
        (None, None, None) => Response::new(Body::empty()),
    }
}

impl Key {
    /// The key of what is asked, where nothing in it is the reader's own.
    fn of(request: &Request) -> Option<Key> {
        let headers = request.headers();
        let address = request.uri().path_and_query()?.as_str();
        let is_page = address == "/" || address.starts_with("/movements/") || address.starts_with("/assets/");
        let own = [RANGE, IF_NONE_MATCH].iter().any(|name| headers.contains_key(name));
        if request.method() != Method::GET || !is_page || own || address.len() > LONGEST_ADDRESS {
            return None;
        }
        let mut language = String::new();
        for line in headers.get_all(COOKIE) {
            for pair in line.to_str().ok()?.split(';') {
                match pair.trim().split_once('=')? {
                    (LANGUAGE_COOKIE, chosen) if chosen.len() < 8 => language = chosen.to_owned(),
                    _ => return None,
                }
            }
        }
        let encoding = match headers.get(ACCEPT_ENCODING) {
            None => String::new(),
            Some(encoding) => encoding.to_str().ok().filter(|text| text.len() < 80)?.to_owned(),
        };
        Some(Key { address: address.to_owned(), language, encoding })
    }
}

/// An answer as one that others may get too, or the answer itself where it is its reader's own.
async fn made(response: Response) -> Result<Made, Response> {
    let (Parts { status, headers, .. }, body) = {
        let is_alike = response.status() == StatusCode::OK
            && !response.headers().contains_key(SET_COOKIE)
            && response.headers().get(CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/"));
        if !is_alike {
            return Err(response);
        }
        response.into_parts()
    };
    // A page is whole in memory already, so that there is no limit to hold it to.
    let Ok(body) = to_bytes(body, usize::MAX).await else {
        let mut broken = Response::new(Body::empty());
        *broken.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
        return Err(broken);
    };
    let made = Made { headers, body };
    if made.body.len() <= LARGEST {
        return Ok(made);
    }
    let mut large = made.again();
    *large.status_mut() = status;
    Err(large)
}

impl Made {
    /// The same page once more.
    fn again(&self) -> Response {
        let mut response = Response::new(Body::from(self.body.clone()));
        *response.headers_mut() = self.headers.clone();
        response
    }
}

impl Alike {
    /// The place of a page as of an entry of the journal: one of those who ask makes it, the others wait for it.
    fn place(&self, key: &Key, end: i64) -> Arc<OnceCell<Option<Made>>> {
        let mut shelf = locked(&self.shelf);
        if let Some(found) = shelf.pages.get(key)
            && found.end == end
            && found.since.elapsed() < OLDEST
        {
            return found.page.clone();
        }
        let page = Arc::new(OnceCell::new());
        let place = Shelved { end, since: Instant::now(), page: page.clone() };
        shelf.weigh(key.address.len() + 256);
        shelf.pages.insert(key.clone(), place);
        page
    }

    fn weigh(&self, bytes: usize) {
        locked(&self.shelf).weigh(bytes);
    }
}

impl Shelf {
    /// Counts what is put in. A full shelf is emptied: what is asked for again is made again.
    fn weigh(&mut self, bytes: usize) {
        self.taken += bytes;
        if self.taken > ROOM {
            self.pages.clear();
            self.taken = bytes;
        }
    }
}

/// The last entry of the journal, asked once for all who come while somebody asks.
#[derive(Default)]
struct End {
    /// Counts those who come and those who ask, so that it can be told who was first.
    turns: AtomicU64,
    asking: tokio::sync::Mutex<(u64, i64)>,
}

impl End {
    /// The last entry at this moment or later: never what was asked before.
    async fn now(&self, store: &Store) -> Result<i64, StoreError> {
        let came = self.turns.fetch_add(1, Ordering::SeqCst);
        let mut last = self.asking.lock().await;
        if last.0 > came {
            return Ok(last.1);
        }
        let asked = self.turns.fetch_add(1, Ordering::SeqCst);
        let end = store.end().await?;
        *last = (asked, end);
        Ok(end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(method: Method, address: &str, headers: &[(&str, &str)]) -> Option<Key> {
        let mut request = Request::builder().method(method).uri(address);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        Key::of(&request.body(Body::empty()).unwrap())
    }

    #[test]
    fn only_what_everybody_sees_alike_has_a_key() {
        let page = "/movements/1371-2022/rounds/2022-q2";
        assert!(key(Method::GET, page, &[]).is_some());
        assert!(key(Method::GET, "/", &[("cookie", "language=en")]).is_some());
        for (method, address, headers) in [
            (Method::POST, page, &[][..]),
            (Method::GET, page, &[("cookie", "session=abc")]),
            (Method::GET, page, &[("cookie", "language=vi; session=abc")]),
            (Method::GET, page, &[("cookie", "something=else")]),
            (Method::GET, page, &[("range", "bytes=0-5")]),
            (Method::GET, "/accounts", &[]),
            (Method::GET, "/sign-in", &[]),
            (Method::GET, &format!("{page}?{}", "x".repeat(200)), &[]),
        ] {
            assert_eq!(key(method, address, headers), None, "{address} {headers:?}");
        }
        let plain = key(Method::GET, page, &[]).unwrap();
        assert_ne!(Some(plain.clone()), key(Method::GET, page, &[("cookie", "language=en")]));
        assert_ne!(Some(plain), key(Method::GET, page, &[("accept-encoding", "gzip")]));
    }

    #[test]
    fn a_page_stays_until_the_journal_grows_and_the_shelf_until_it_is_full() {
        let alike = Alike::default();
        let key = key(Method::GET, "/", &[]).unwrap();
        let first = alike.place(&key, 1);
        assert!(Arc::ptr_eq(&first, &alike.place(&key, 1)));
        let second = alike.place(&key, 2);
        assert!(!Arc::ptr_eq(&first, &second));
        alike.weigh(ROOM);
        assert!(!Arc::ptr_eq(&second, &alike.place(&key, 2)), "a full shelf is emptied");
    }

    #[tokio::test]
    async fn nobody_is_told_an_end_that_was_asked_before_they_came() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("a.db").display().to_string()).await.unwrap();
        let end = End::default();
        let before = end.now(&store).await.unwrap();
        let now = jiff::Timestamp::now();
        store.record_file(now, "system", "a/b", (&"a".repeat(64), "q2.csv", 5)).await.unwrap();
        assert!(end.now(&store).await.unwrap() > before);
    }
}
