//! Signing in by another house's sign-on: OpenID Connect Core 1.0, authorization code with PKCE (RFC 7636), state and nonce.
//!
//! The house vouches for who somebody is; what they may do stands in our own accounts. No account is ever made from there.

mod ask;
mod token;

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use store::{Identity, StoreError};

use crate::frame::escaped;
use crate::guessing::random;
use ask::House;

/// Another house whose word is taken for who somebody is.
#[derive(Clone)]
pub struct SignOn {
    /// Its address, as it stands in what it says: `https://sign-on.example`.
    pub issuer: String,
    /// What this portal is called there.
    pub client: String,
    /// What this portal proves itself with there.
    pub secret: String,
    /// The address of this portal as browsers have it, without a path: `https://thidua.example`.
    pub portal: String,
    /// What it says (`acr` or a value of `amr`) when it asked for a second proof itself; where it says none of these, codes of
    /// ours are asked for all the same.
    pub trusted: Vec<String>,
}

impl std::fmt::Debug for SignOn {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "SignOn({} at {})", self.client, self.issuer)
    }
}

/// Why nobody is signed in from there. What went wrong is for the log, not for the reader.
#[derive(Debug, thiserror::Error)]
pub(crate) enum SignOnError {
    /// The house does not answer, or not as agreed.
    #[error("the sign-on does not answer as agreed: {0}")]
    House(String),
    /// What it says about somebody cannot be believed.
    #[error("what the sign-on says cannot be believed: {0}")]
    Token(String),
}

/// A way there that somebody has begun: kept in their session until they are back.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(crate) struct Way {
    state: String,
    nonce: String,
    verifier: String,
    /// Where to go afterwards.
    pub to: String,
    /// The invitation that is accepted so, if any.
    pub invitation: Option<String>,
    /// When it began: seconds since 1970.
    pub at: i64,
}

/// Somebody for whom the house vouches.
#[derive(Clone, Debug)]
pub(crate) struct Vouched {
    /// Who.
    pub identity: Identity,
    /// Their e-mail address, where the house has verified it.
    pub address: Option<String>,
    /// Whether it asked for a second proof in a way that is trusted.
    pub is_strong: bool,
}

impl Way {
    /// A new one.
    pub(crate) fn begin(to: &str, invitation: Option<String>, at: i64) -> Result<Way, StoreError> {
        let (state, nonce, verifier) = (random()?, random()?, random()?);
        Ok(Way { state, nonce, verifier, to: to.to_owned(), invitation, at })
    }
}

impl SignOn {
    /// The address to which the house sends people back: exactly this one.
    pub(crate) fn back(&self) -> String {
        format!("{}/sign-in/back", self.portal.trim_end_matches('/'))
    }

    /// The name to show: the host of the house.
    pub(crate) fn name(&self) -> &str {
        let host = self.issuer.split_once("://").map_or(self.issuer.as_str(), |(_, rest)| rest);
        host.split('/').next().unwrap_or(host)
    }

    /// The address at which somebody signs in there.
    pub(crate) async fn there(&self, way: &Way) -> Result<String, SignOnError> {
        let house = House::of(&self.issuer).await?;
        let challenge = BASE64_URL_SAFE_NO_PAD.encode(Sha256::digest(way.verifier.as_bytes()));
        let fields = [
            ("response_type", "code"),
            ("client_id", &self.client),
            ("redirect_uri", &self.back()),
            ("scope", "openid email"),
            ("state", &way.state),
            ("nonce", &way.nonce),
            ("code_challenge", &challenge),
            ("code_challenge_method", "S256"),
        ];
        let query: Vec<String> =
            fields.iter().map(|(name, text)| format!("{name}={}", escaped(text))).collect();
        let mark = if house.authorization_endpoint.contains('?') { '&' } else { '?' };
        Ok(format!("{}{mark}{}", house.authorization_endpoint, query.join("&")))
    }

    /// Who came back with a code, on a way that began here.
    pub(crate) async fn vouched(&self, way: &Way, state: &str, code: &str) -> Result<Vouched, SignOnError> {
        if state != way.state {
            return Err(SignOnError::Token("another state".to_owned()));
        }
        let house = House::of(&self.issuer).await?;
        let (token, keys) = house.redeem(self, code, &way.verifier).await?;
        let now = jiff::Timestamp::now().as_second();
        let expected = token::Expected { issuer: &self.issuer, client: &self.client, nonce: &way.nonce, now };
        let claims = token::verify(&token, &keys, &expected)?;
        let said = claims.acr.iter().chain(&claims.amr);
        Ok(Vouched {
            is_strong: said.into_iter().any(|said| self.trusted.contains(said)),
            address: claims.email.filter(|_| claims.email_verified),
            identity: Identity { issuer: self.issuer.clone(), subject: claims.sub },
        })
    }
}
