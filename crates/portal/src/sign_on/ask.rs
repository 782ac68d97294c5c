//! Asking the house: where its doors are, and what a code is worth.

use std::time::Duration;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde::Deserialize;
use ureq::Agent;

use super::token::Keys;
use super::{SignOn, SignOnError};
use crate::frame::escaped;

/// It answers within this, or does not answer.
const PATIENCE: Duration = Duration::from_secs(10);

/// No answer is longer, in bytes.
const LONGEST: u64 = 256 * 1024;

/// Where its doors are (OpenID Connect Discovery 1.0, 3).
#[derive(Clone, Debug, Deserialize)]
pub(super) struct House {
    issuer: String,
    pub(super) authorization_endpoint: String,
    token_endpoint: String,
    jwks_uri: String,
}

#[derive(Deserialize)]
struct Redeemed {
    id_token: String,
}

impl House {
    /// What it says about itself; only as the house that was asked.
    pub(super) async fn of(issuer: &str) -> Result<House, SignOnError> {
        let address = format!("{}/.well-known/openid-configuration", issuer.trim_end_matches('/'));
        let text = off_the_road(move || get(&address)).await?;
        let house: House =
            serde_json::from_str(&text).map_err(|error| SignOnError::House(error.to_string()))?;
        let doors = [&house.authorization_endpoint, &house.token_endpoint, &house.jwks_uri];
        let open = doors.into_iter().find(|door| !is_safe(door)).cloned();
        if house.issuer != issuer {
            return Err(SignOnError::House(format!("it calls itself {}", house.issuer)));
        }
        match open {
            Some(door) => Err(SignOnError::House(format!("its door {door} is open to all on the way"))),
            None => Ok(house),
        }
    }

    /// The token that a code is worth, once, and the keys that it may be signed with.
    pub(super) async fn redeem(
        &self,
        sign_on: &SignOn,
        code: &str,
        verifier: &str,
    ) -> Result<(String, Keys), SignOnError> {
        let (tokens, keys) = (self.token_endpoint.clone(), self.jwks_uri.clone());
        // RFC 6749, 2.3.1: both are form-encoded before they are joined.
        let pair = format!("{}:{}", escaped(&sign_on.client), escaped(&sign_on.secret));
        let proof = format!("Basic {}", BASE64_STANDARD.encode(pair));
        let (code, verifier, back) = (code.to_owned(), verifier.to_owned(), sign_on.back());
        off_the_road(move || {
            let fields = [
                ("grant_type", "authorization_code"),
                ("code", &code),
                ("redirect_uri", &back),
                ("code_verifier", &verifier),
            ];
            let mut answer =
                agent().post(&tokens).header("Authorization", &proof).send_form(fields).map_err(said)?;
            let text = answer.body_mut().with_config().limit(LONGEST).read_to_string().map_err(said)?;
            let redeemed: Redeemed =
                serde_json::from_str(&text).map_err(|error| SignOnError::House(error.to_string()))?;
            let keys = serde_json::from_str(&get(&keys)?);
            Ok((redeemed.id_token, keys.map_err(|error| SignOnError::House(error.to_string()))?))
        })
        .await
    }
}

/// Over HTTPS, or on this machine.
fn is_safe(address: &str) -> bool {
    let local = ["http://127.0.0.1:", "http://localhost:", "http://[::1]:"];
    address.starts_with("https://") || local.iter().any(|local| address.starts_with(local))
}

fn agent() -> Agent {
    // Nobody is followed elsewhere: the secret would go along.
    Agent::config_builder().timeout_global(Some(PATIENCE)).max_redirects(0).build().into()
}

fn get(address: &str) -> Result<String, SignOnError> {
    if !is_safe(address) {
        return Err(SignOnError::House(format!("{address} is open to all on the way")));
    }
    let mut answer = agent().get(address).call().map_err(said)?;
    answer.body_mut().with_config().limit(LONGEST).read_to_string().map_err(said)
}

#[expect(clippy::needless_pass_by_value, reason = "the form of `map_err`")]
fn said(error: ureq::Error) -> SignOnError {
    SignOnError::House(error.to_string())
}

/// Does what waits where waiting holds nobody up.
async fn off_the_road<T: Send + 'static>(
    ask: impl FnOnce() -> Result<T, SignOnError> + Send + 'static,
) -> Result<T, SignOnError> {
    let asked = tokio::task::spawn_blocking(ask).await;
    asked.unwrap_or_else(|error| Err(SignOnError::House(error.to_string())))
}
