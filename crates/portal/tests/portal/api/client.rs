//! Programs that act for people, and people made behind the pages' back.

use jiff::{SignedDuration, Timestamp};
use serde_json::Value;
use sha2::{Digest, Sha256};
use store::{Grant, NewAccount, NewToken, Role, Store};

use crate::server::{Answer, Server};

/// Every scope there is.
pub const ALL: [&str; 5] = ["read", "figures:write", "submissions:verify", "rounds:act", "readings:choose"];

/// A program with a token, or without one.
pub struct Client<'s> {
    pub server: &'s Server,
    pub secret: Option<String>,
    pub account: i64,
}

/// The accounts of a portal, made in its database.
pub struct Accounts<'s> {
    server: &'s Server,
    pub store: Store,
}

impl Accounts<'_> {
    pub async fn of(server: &Server) -> Accounts<'_> {
        Accounts { server, store: Store::open(&server.database).await.unwrap() }
    }

    /// Somebody in a role with a program that may do all that they may.
    pub async fn client(&self, role: Role, scope: &str) -> Client<'_> {
        self.client_with(role, scope, &ALL).await
    }

    /// Somebody in a role with a program for certain purposes; they have set codes up.
    pub async fn client_with(&self, role: Role, scope: &str, scopes: &[&str]) -> Client<'_> {
        let client = self.without_codes(role, scope, scopes).await;
        let (now, actor) = (Timestamp::now(), client.account.to_string());
        self.store.set_totp(now, &actor, client.account, "of this test only", &[]).await.unwrap();
        client
    }

    /// The same before they have set codes up.
    pub async fn without_codes(&self, role: Role, scope: &str, scopes: &[&str]) -> Client<'_> {
        let now = Timestamp::now();
        let login = format!("{}-{scope}-{}@vss.example", role.id(), scopes.len());
        let grants = vec![Grant { role, scope: scope.to_owned() }];
        let new = NewAccount { login: login.clone(), name: format!("Người {}", role.id()), grants };
        let later = now + SignedDuration::from_hours(1);
        self.store.invite(now, "system", &new, &login, later).await.unwrap();
        let account = self.store.accept_invitation(now, &login, "$argon2id$").await.unwrap();
        let secret = format!("thidua_{login}");
        self.store
            .make_token(
                now,
                &account.actor(),
                &NewToken {
                    account: account.id,
                    digest: Sha256::digest(&secret).iter().map(|byte| format!("{byte:02x}")).collect(),
                    name: "T".to_owned(),
                    scopes: scopes.iter().map(|scope| (*scope).to_owned()).collect(),
                    until: later,
                },
            )
            .await
            .unwrap();
        Client { server: self.server, secret: Some(secret), account: account.id }
    }
}

impl<'s> Client<'s> {
    pub fn public(server: &'s Server) -> Client<'s> {
        Client { server, secret: None, account: 0 }
    }

    /// Sends a request under `/api/v1`.
    pub async fn ask(&self, method: &str, address: &str, headers: &[&str], body: &[u8]) -> Answer {
        let token = self.secret.as_ref().map(|secret| format!("Authorization: Bearer {secret}"));
        let mut lines: Vec<&str> = headers.to_vec();
        lines.extend(token.as_deref());
        self.server.ask(method, &format!("/api/v1{address}"), &lines, body).await
    }

    pub async fn get(&self, address: &str) -> Answer {
        self.ask("GET", address, &["Accept-Language: en"], b"").await
    }

    /// What a resource says; it must be there.
    pub async fn read(&self, address: &str) -> Value {
        let answer = self.get(address).await;
        assert_eq!(answer.status, 200, "{address}: {}", answer.body);
        json(&answer)
    }

    pub async fn send(&self, method: &str, address: &str, body: &Value) -> Answer {
        let headers = ["Accept-Language: en", "Content-Type: application/json"];
        self.ask(method, address, &headers, body.to_string().as_bytes()).await
    }

    pub async fn send_once(&self, key: &str, method: &str, address: &str, body: &Value) -> Answer {
        let key = format!("Idempotency-Key: of-this-test-only.{key}");
        let headers = ["Accept-Language: en", "Content-Type: application/json", &key];
        self.ask(method, address, &headers, body.to_string().as_bytes()).await
    }
}

pub fn json(answer: &Answer) -> Value {
    serde_json::from_str(&answer.body).unwrap_or_else(|error| panic!("{error}: {}", answer.body))
}

/// Holds an answer to a status, and a problem to its form; gives back the kind of problem.
pub fn problem(answer: &Answer, status: u16) -> String {
    assert_eq!(answer.status, status, "{}", answer.body);
    assert_eq!(answer.header("content-type"), Some("application/problem+json"), "{}", answer.body);
    let told = json(answer);
    assert_eq!(told["status"], status);
    for text in ["title", "detail"] {
        let text = told[text].as_str().unwrap();
        assert!(!text.is_empty() && !text.contains("[portal-") && !text.contains("{$"), "{text}");
    }
    for error in told["errors"].as_array().unwrap() {
        assert!(!error["what"].as_str().unwrap().contains("[portal-"), "{error}");
        assert!(!error["how"].as_str().unwrap().contains("[portal-"), "{error}");
    }
    let kind = told["type"].as_str().unwrap();
    kind.strip_prefix("/api/v1/docs#problem-").unwrap_or_else(|| panic!("{kind}")).to_owned()
}
