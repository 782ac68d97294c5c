//! What the house says about somebody (ID token), believed only if it is signed, for us, now, and the answer to our question.
//!
//! OpenID Connect Core 1.0, 3.1.3.7. RS256 and ES256 are read; `none` and shared secrets are not, whatever the token asks for.

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use ring::signature::{
    ECDSA_P256_SHA256_FIXED, RSA_PKCS1_2048_8192_SHA256, RsaPublicKeyComponents, UnparsedPublicKey,
};
use serde::{Deserialize, Deserializer};

use super::SignOnError;

/// Clocks differ by so many seconds.
const SKEW: i64 = 60;

/// The keys of a house.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Keys {
    keys: Vec<Key>,
}

#[derive(Clone, Debug, Deserialize)]
struct Key {
    kty: String,
    kid: Option<String>,
    #[serde(rename = "use")]
    purpose: Option<String>,
    crv: Option<String>,
    n: Option<String>,
    e: Option<String>,
    x: Option<String>,
    y: Option<String>,
}

/// What a token must say.
pub(super) struct Expected<'e> {
    pub(super) issuer: &'e str,
    pub(super) client: &'e str,
    pub(super) nonce: &'e str,
    /// Seconds since 1970.
    pub(super) now: i64,
}

/// What is said about somebody.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Claims {
    iss: String,
    #[serde(deserialize_with = "one_or_several")]
    aud: Vec<String>,
    azp: Option<String>,
    exp: i64,
    iat: i64,
    nonce: Option<String>,
    pub(super) sub: String,
    pub(super) email: Option<String>,
    #[serde(default)]
    pub(super) email_verified: bool,
    pub(super) acr: Option<String>,
    #[serde(default)]
    pub(super) amr: Vec<String>,
}

#[derive(Deserialize)]
struct Head {
    alg: String,
    kid: Option<String>,
}

/// What a token says, if it can be believed.
pub(super) fn verify(token: &str, keys: &Keys, expected: &Expected<'_>) -> Result<Claims, SignOnError> {
    let parts: Vec<&str> = token.split('.').collect();
    let [head, body, signature] = parts[..] else { return Err(no("it has not three parts")) };
    let signed = &token[..head.len() + 1 + body.len()];
    let head: Head = read(head)?;
    let signature = bytes(signature)?;
    let fits = |key: &&Key| {
        key.purpose.as_deref().is_none_or(|purpose| purpose == "sig")
            && (head.kid.is_none() || key.kid == head.kid)
    };
    let mut known = keys.keys.iter().filter(fits);
    if !known.any(|key| key.signed(&head.alg, signed.as_bytes(), &signature)) {
        return Err(no("no key of the house has signed it"));
    }
    let claims: Claims = read(body)?;
    claims.held_to(expected)?;
    Ok(claims)
}

impl Key {
    fn signed(&self, algorithm: &str, signed: &[u8], signature: &[u8]) -> bool {
        let part =
            |text: &Option<String>| text.as_deref().and_then(|text| bytes(text).ok()).unwrap_or_default();
        match (algorithm, self.kty.as_str(), self.crv.as_deref()) {
            ("RS256", "RSA", _) => RsaPublicKeyComponents { n: part(&self.n), e: part(&self.e) }
                .verify(&RSA_PKCS1_2048_8192_SHA256, signed, signature)
                .is_ok(),
            ("ES256", "EC", Some("P-256")) => {
                let point = [vec![4], part(&self.x), part(&self.y)].concat();
                UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, point).verify(signed, signature).is_ok()
            }
            _ => false,
        }
    }
}

impl Claims {
    fn held_to(&self, expected: &Expected<'_>) -> Result<(), SignOnError> {
        if self.iss != expected.issuer {
            return Err(no("it is of another house"));
        }
        let is_ours = self.aud.iter().any(|aud| aud == expected.client);
        let for_others = self.aud.len() > 1 || self.azp.is_some();
        if !is_ours || (for_others && self.azp.as_deref() != Some(expected.client)) {
            return Err(no("it is for another portal"));
        }
        if self.exp + SKEW <= expected.now || self.iat - SKEW > expected.now {
            return Err(no("it is not of now"));
        }
        if self.nonce.as_deref() != Some(expected.nonce) {
            return Err(no("it answers another question"));
        }
        if self.sub.is_empty() || self.sub.len() > 255 {
            return Err(no("it names nobody"));
        }
        Ok(())
    }
}

fn no(why: &str) -> SignOnError {
    SignOnError::Token(why.to_owned())
}

fn bytes(text: &str) -> Result<Vec<u8>, SignOnError> {
    BASE64_URL_SAFE_NO_PAD.decode(text).map_err(|_| no("it is not written as agreed"))
}

fn read<T: for<'de> Deserialize<'de>>(part: &str) -> Result<T, SignOnError> {
    serde_json::from_slice(&bytes(part)?).map_err(|error| SignOnError::Token(error.to_string()))
}

fn one_or_several<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<String>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Form {
        One(String),
        Several(Vec<String>),
    }
    Ok(match Form::deserialize(from)? {
        Form::One(one) => vec![one],
        Form::Several(several) => several,
    })
}

#[cfg(test)]
mod tests {
    use ring::rand::SystemRandom;
    use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};
    use serde_json::{Value, json};

    use super::*;

    struct TestHouse {
        pair: EcdsaKeyPair,
    }

    impl TestHouse {
        fn new() -> TestHouse {
            let random = SystemRandom::new();
            let kind = &ECDSA_P256_SHA256_FIXED_SIGNING;
            let key = EcdsaKeyPair::generate_pkcs8(kind, &random).unwrap();
            TestHouse { pair: EcdsaKeyPair::from_pkcs8(kind, key.as_ref(), &random).unwrap() }
        }

        fn keys(&self) -> Keys {
            let point = self.pair.public_key().as_ref();
            let part = |bytes: &[u8]| BASE64_URL_SAFE_NO_PAD.encode(bytes);
            let key = json!({ "kty": "EC", "crv": "P-256", "kid": "one", "use": "sig",
                              "x": part(&point[1..33]), "y": part(&point[33..]) });
            serde_json::from_value(json!({ "keys": [key] })).unwrap()
        }

        fn token(&self, head: &Value, body: &Value) -> String {
            let part = |value: &Value| BASE64_URL_SAFE_NO_PAD.encode(value.to_string());
            let signed = format!("{}.{}", part(head), part(body));
            let signature = self.pair.sign(&SystemRandom::new(), signed.as_bytes()).unwrap();
            format!("{signed}.{}", BASE64_URL_SAFE_NO_PAD.encode(signature.as_ref()))
        }
    }

    fn body() -> Value {
        json!({ "iss": "https://house.example", "aud": "thidua", "exp": 1300, "iat": 1000, "nonce": "n",
                "sub": "7", "email": "lan@bhxh.example", "email_verified": true, "amr": ["pwd", "otp"] })
    }

    fn expected() -> Expected<'static> {
        Expected { issuer: "https://house.example", client: "thidua", nonce: "n", now: 1100 }
    }

    #[test]
    fn what_is_signed_for_us_and_now_is_believed() {
        let house = TestHouse::new();
        let head = json!({ "alg": "ES256", "kid": "one" });
        let claims = verify(&house.token(&head, &body()), &house.keys(), &expected()).unwrap();
        assert_eq!((claims.sub.as_str(), claims.email.as_deref()), ("7", Some("lan@bhxh.example")));
        assert!(claims.email_verified && claims.amr == ["pwd", "otp"]);
        // Without a key's name any key of the house will do.
        assert!(
            verify(&house.token(&json!({ "alg": "ES256" }), &body()), &house.keys(), &expected()).is_ok()
        );
    }

    #[test]
    fn nothing_else_is() {
        let house = TestHouse::new();
        let head = json!({ "alg": "ES256", "kid": "one" });
        let refused = |token: &str, why: &str| {
            let error = verify(token, &house.keys(), &expected()).expect_err(why).to_string();
            assert!(error.contains(why), "{error}: {why}");
        };
        for (name, value, why) in [
            ("iss", json!("https://other.example"), "another house"),
            ("aud", json!("other"), "another portal"),
            ("aud", json!(["thidua", "other"]), "another portal"),
            ("azp", json!("other"), "another portal"),
            ("exp", json!(1040), "not of now"),
            ("iat", json!(1161), "not of now"),
            ("nonce", json!("m"), "another question"),
            ("nonce", Value::Null, "another question"),
            ("sub", json!(""), "names nobody"),
        ] {
            let mut body = body();
            body[name] = value;
            refused(&house.token(&head, &body), why);
        }
        let other = TestHouse::new();
        refused(&other.token(&head, &body()), "no key");
        refused(&house.token(&json!({ "alg": "ES256", "kid": "two" }), &body()), "no key");
        for algorithm in ["none", "HS256", "RS256", "ES384", ""] {
            refused(&house.token(&json!({ "alg": algorithm, "kid": "one" }), &body()), "no key");
        }
        let good = house.token(&head, &body());
        let unsigned = format!("{}.", good.rsplit_once('.').unwrap().0);
        refused(&unsigned, "no key");
        for broken in ["", "a.b", "a.b.c.d", "%.%.%"] {
            assert!(verify(broken, &house.keys(), &expected()).is_err(), "{broken}");
        }
        // One letter of what is said is another.
        let parts: Vec<&str> = good.split('.').collect();
        let mut other = body();
        other["sub"] = json!("8");
        let forged = BASE64_URL_SAFE_NO_PAD.encode(other.to_string());
        refused(&format!("{}.{forged}.{}", parts[0], parts[2]), "no key");
    }
}
