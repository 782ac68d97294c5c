//! Guessing at passwords and codes: slowed by what is guessed at and by where it comes from, never locked out.
//!
//! Whoever guesses from elsewhere slows themselves, and those at the same address. A browser from which somebody has signed in
//! before counts for itself, so that nobody keeps another waiting.

use std::convert::Infallible;
use std::net::{IpAddr, SocketAddr};

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::header::COOKIE;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName};
use jiff::{SignedDuration, Timestamp};
use rand::TryRngCore;
use rand::rngs::OsRng;
use store::{Attempt, Bucket, Store, StoreError};

use crate::session::digest;
use crate::state::Portal;

/// The cookie by which a browser is known again.
pub(crate) const DEVICE: &str = "device";

/// Failures older than this no longer count.
const REMEMBERED: SignedDuration = SignedDuration::from_mins(30);

/// Who asks, as far as it can be seen.
#[derive(Clone, Debug)]
pub(crate) struct Caller {
    /// The network it comes from: an IPv4 address, or the first half of one of IPv6, which one household has to itself.
    network: String,
    /// What the browser shows to be known again.
    pub device: Option<String>,
}

impl FromRequestParts<Portal> for Caller {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, portal: &Portal) -> Result<Caller, Infallible> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|peer| peer.0.ip());
        let address = peer.map(|peer| behind(peer, &parts.headers, &portal.settings().proxies));
        Ok(Caller {
            network: address.map(network).unwrap_or_default(),
            device: cookie(&parts.headers, DEVICE),
        })
    }
}

/// A cookie that a browser sent.
pub(crate) fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    let lines = headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(found, _)| *found == name).map(|(_, value)| value.to_owned())
}

/// The address behind proxies that are known: only what they added to `X-Forwarded-For` is believed, the rest anybody can write.
fn behind(peer: IpAddr, headers: &HeaderMap, proxies: &[IpAddr]) -> IpAddr {
    let lines = headers.get_all(HeaderName::from_static("x-forwarded-for")).iter();
    let said: Vec<&str> =
        lines.filter_map(|line| line.to_str().ok()).flat_map(|line| line.split(',')).collect();
    let mut address = peer.to_canonical();
    for said in said.iter().rev() {
        if !proxies.contains(&address) {
            break;
        }
        let Ok(before) = said.trim().parse::<IpAddr>() else { break };
        address = before.to_canonical();
    }
    address
}

fn network(address: IpAddr) -> String {
    match address {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => format!("{:x?}", &address.segments()[..4]),
    }
}

/// A secret that nobody guesses, in hexadecimal digits.
pub(crate) fn random() -> Result<String, StoreError> {
    let mut secret = [0_u8; 24];
    OsRng.try_fill_bytes(&mut secret).map_err(|error| StoreError::Gone(error.to_string()))?;
    Ok(secret.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// An attempt that counts as failed until it succeeds.
pub(crate) struct Guess {
    buckets: Vec<Bucket>,
    at: Timestamp,
}

impl Guess {
    /// Begins to sign in with a password, or says how many seconds to wait.
    pub(crate) async fn at_password(
        store: &Store,
        login: &str,
        caller: &Caller,
    ) -> Result<Result<Guess, i64>, StoreError> {
        let login = store::fold_login(login);
        let buckets = match known_device(store, &login, caller).await? {
            Some(device) => vec![bucket(&["password", &login, &device], 4, 60)],
            None => vec![
                bucket(&["password", &login, &caller.network], 4, 60),
                // An office of many people stands behind one address.
                bucket(&["address", &caller.network], 40, 60),
                // One that is guessed at from everywhere.
                bucket(&["password", &login], 30, 120),
            ],
        };
        Guess::begun(store, buckets).await
    }

    /// Begins to give a code, the password being right, or says how many seconds to wait.
    pub(crate) async fn at_code(
        store: &Store,
        login: &str,
        caller: &Caller,
    ) -> Result<Result<Guess, i64>, StoreError> {
        let login = store::fold_login(login);
        let buckets = match known_device(store, &login, caller).await? {
            Some(device) => vec![bucket(&["code", &login, &device], 4, 60)],
            None => vec![
                bucket(&["code", &login, &caller.network], 4, 60),
                // Of a million codes three are right at a time: whoever has the password needs years at this pace.
                bucket(&["code", &login], 20, 600),
            ],
        };
        Guess::begun(store, buckets).await
    }

    async fn begun(store: &Store, buckets: Vec<Bucket>) -> Result<Result<Guess, i64>, StoreError> {
        let now = Timestamp::now();
        Ok(match store.attempt(&buckets, now, now - REMEMBERED).await? {
            Attempt::Counted(at) => Ok(Guess { buckets, at }),
            Attempt::Wait(seconds) => Err(seconds),
        })
    }

    /// It was no guess: whoever tried is who they said.
    pub(crate) async fn succeeded(self, store: &Store) -> Result<(), StoreError> {
        store.take_back(&self.buckets, self.at).await?;
        match self.buckets.first() {
            Some(own) => store.forget_failures(&own.key).await,
            None => Ok(()),
        }
    }
}

async fn known_device(store: &Store, login: &str, caller: &Caller) -> Result<Option<String>, StoreError> {
    let Some(device) = caller.device.as_deref().map(digest) else { return Ok(None) };
    Ok(store.knows_device(login, &device).await?.then_some(device))
}

fn bucket(of: &[&str], forgiven: u32, longest: i64) -> Bucket {
    Bucket { key: digest(&of.join("\n")), forgiven, longest }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(peer: &str, forwarded: &[&str], proxies: &[&str]) -> String {
        let mut headers = HeaderMap::new();
        for line in forwarded {
            headers.append("x-forwarded-for", line.parse().unwrap());
        }
        let proxies: Vec<IpAddr> = proxies.iter().map(|proxy| proxy.parse().unwrap()).collect();
        network(behind(peer.parse().unwrap(), &headers, &proxies))
    }

    #[test]
    fn only_what_known_proxies_say_is_believed() {
        assert_eq!(seen("192.0.2.1", &["203.0.113.7"], &[]), "192.0.2.1", "nobody is told to be believed");
        assert_eq!(seen("192.0.2.1", &["203.0.113.7"], &["192.0.2.9"]), "192.0.2.1");
        assert_eq!(seen("192.0.2.9", &["203.0.113.7"], &["192.0.2.9"]), "203.0.113.7");
        let forged = ["198.51.100.1, 203.0.113.7"];
        assert_eq!(seen("192.0.2.9", &forged, &["192.0.2.9"]), "203.0.113.7", "what the caller wrote is not");
        let two = ["198.51.100.1", "203.0.113.7, 192.0.2.8"];
        assert_eq!(seen("192.0.2.9", &two, &["192.0.2.9", "192.0.2.8"]), "203.0.113.7");
        assert_eq!(seen("192.0.2.9", &["not an address"], &["192.0.2.9"]), "192.0.2.9");
        assert_eq!(seen("192.0.2.9", &[], &["192.0.2.9"]), "192.0.2.9");
        assert_eq!(seen("::ffff:192.0.2.9", &["203.0.113.7"], &["192.0.2.9"]), "203.0.113.7");
    }

    #[test]
    fn a_household_of_ipv6_is_one() {
        assert_eq!(seen("2001:db8:1:2:3::4", &[], &[]), seen("2001:db8:1:2:9::9", &[], &[]));
        assert_ne!(seen("2001:db8:1:2:3::4", &[], &[]), seen("2001:db8:1:3:3::4", &[], &[]));
    }
}
