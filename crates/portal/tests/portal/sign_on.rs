//! Signing in by another house's sign-on: what it must say before somebody is let in, with a house that says what the test wants.

use std::sync::{Arc, Mutex};

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use portal::SignOn;
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

use crate::server::Server;
use crate::visitor::{PASSWORD, Visitor};

/// A house on a free port until the test is over.
struct House {
    issuer: String,
    /// What the next token says beside what it must.
    says: Arc<Mutex<Value>>,
    /// What was asked for last at the token door.
    asked: Arc<Mutex<String>>,
    task: tokio::task::JoinHandle<()>,
}

impl Drop for House {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl House {
    async fn open() -> House {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let issuer = format!("http://{}", listener.local_addr().unwrap());
        let (says, asked) = (Arc::new(Mutex::new(json!({}))), Arc::new(Mutex::new(String::new())));
        let kind = &ECDSA_P256_SHA256_FIXED_SIGNING;
        let key = EcdsaKeyPair::generate_pkcs8(kind, &SystemRandom::new()).unwrap();
        let pair = EcdsaKeyPair::from_pkcs8(kind, key.as_ref(), &SystemRandom::new()).unwrap();
        let (name, words, heard) = (issuer.clone(), says.clone(), asked.clone());
        let task = tokio::spawn(async move {
            loop {
                let Ok((mut stream, _)) = listener.accept().await else { return };
                let mut bytes = vec![0; 64 * 1024];
                let mut size = 0;
                let asked = loop {
                    let read = stream.read(&mut bytes[size..]).await.unwrap_or(0);
                    size += read;
                    let text = String::from_utf8_lossy(&bytes[..size]).into_owned();
                    let whole = text.split_once("\r\n\r\n").is_some_and(|(head, body)| {
                        let length = head.to_lowercase();
                        let length =
                            length.split("content-length: ").nth(1).and_then(|rest| rest.lines().next());
                        body.len() >= length.and_then(|length| length.parse().ok()).unwrap_or(0)
                    });
                    if whole || read == 0 {
                        break text;
                    }
                };
                let body = answer(&name, &pair, &asked, &words, &heard);
                let answer = format!(
                    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
                    body.len()
                );
                let _ = stream.write_all(answer.as_bytes()).await;
            }
        });
        House { issuer, says, asked, task }
    }

    /// A portal that takes its word.
    async fn portal(&self, trusted: &[&str]) -> Server {
        let sign_on = SignOn {
            issuer: self.issuer.clone(),
            client: "thi dua".to_owned(),
            secret: "s:ecret".to_owned(),
            portal: "http://portal.example".to_owned(),
            trusted: trusted.iter().map(|value| (*value).to_owned()).collect(),
        };
        Server::run_as(|settings| settings.sign_on = Some(sign_on)).await
    }

    /// Somebody goes there and comes back with what the house says of them.
    async fn round_trip(&self, visitor: &mut Visitor<'_>, door: &str, says: Value) -> crate::server::Answer {
        let state = self.there(visitor, door, says).await;
        visitor.get(&format!("/sign-in/back?code=the-code&state={state}")).await
    }

    /// Somebody goes there; gives back the state to come back with.
    async fn there(&self, visitor: &mut Visitor<'_>, door: &str, mut says: Value) -> String {
        let answer = visitor.get(door).await;
        let to = answer.header("location").unwrap_or_else(|| panic!("{}", answer.body)).to_owned();
        let query = to.strip_prefix(&format!("{}/authorize?", self.issuer)).expect("the house's own door");
        let field = |name: &str| {
            let found = query.split('&').find_map(|pair| pair.strip_prefix(&format!("{name}=")));
            found.unwrap_or_else(|| panic!("{name} in {query}")).to_owned()
        };
        assert_eq!(field("redirect_uri"), "http%3A%2F%2Fportal.example%2Fsign-in%2Fback");
        assert_eq!(
            (field("response_type"), field("code_challenge_method")),
            ("code".to_owned(), "S256".to_owned())
        );
        if says.get("nonce").is_none() {
            says["nonce"] = json!(field("nonce"));
        }
        says["challenge"] = json!(field("code_challenge"));
        *self.says.lock().unwrap() = says;
        field("state")
    }
}

fn answer(
    issuer: &str,
    pair: &EcdsaKeyPair,
    asked: &str,
    says: &Mutex<Value>,
    heard: &Mutex<String>,
) -> String {
    let part = |bytes: &[u8]| BASE64_URL_SAFE_NO_PAD.encode(bytes);
    let path = asked.split(' ').nth(1).unwrap_or_default();
    match path {
        "/.well-known/openid-configuration" => json!({
            "issuer": issuer, "authorization_endpoint": format!("{issuer}/authorize"),
            "token_endpoint": format!("{issuer}/token"), "jwks_uri": format!("{issuer}/keys"),
        })
        .to_string(),
        "/keys" => {
            let point = pair.public_key().as_ref();
            json!({ "keys": [{ "kty": "EC", "crv": "P-256", "x": part(&point[1..33]), "y": part(&point[33..]) }] })
                .to_string()
        }
        _ => {
            *heard.lock().unwrap() = asked.to_owned();
            let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_secs();
            let mut body = json!({ "iss": issuer, "aud": "thi dua", "exp": now + 60, "iat": now });
            for (name, value) in says.lock().unwrap().as_object().unwrap() {
                body[name] = value.clone();
            }
            let signed = format!("{}.{}", part(br#"{"alg":"ES256"}"#), part(body.to_string().as_bytes()));
            let signature = pair.sign(&SystemRandom::new(), signed.as_bytes()).unwrap();
            json!({ "id_token": format!("{signed}.{}", part(signature.as_ref())) }).to_string()
        }
    }
}

const ELSEWHERE: &str = "/sign-in/elsewhere?to=%2Faccount";

#[tokio::test]
async fn an_account_is_linked_by_a_verified_address_and_never_made() {
    let house = House::open().await;
    let server = house.portal(&[]).await;
    let mut admin = Visitor::accept(&server, server.invitation.as_deref().unwrap()).await;
    let officer = admin.invites("officer@24.example", "unit-officer", "24").await;
    drop(officer);
    admin.link_for("invited@24.example", "unit-officer", "24").await;
    assert!(Visitor::new(&server).get("/sign-in").await.body.contains("Đăng nhập bằng 127.0.0.1"));

    for (says, why) in [
        (json!({ "sub": "1", "email": "stranger@x.example", "email_verified": true }), "no account"),
        (
            json!({ "sub": "1", "email": "officer@24.example", "email_verified": false }),
            "an address nobody verified",
        ),
        (json!({ "sub": "1", "email": "officer@24.example" }), "an address nobody verified"),
        (
            json!({ "sub": "1", "email": "invited@24.example", "email_verified": true }),
            "invited, not accepted",
        ),
        (json!({ "sub": "1" }), "no address"),
    ] {
        let mut visitor = Visitor::new(&server);
        let answer = house.round_trip(&mut visitor, ELSEWHERE, says).await;
        assert_eq!(answer.status, 403, "{why}: {}", answer.body);
        assert!(answer.body.contains("chưa có tài khoản"), "{why}");
        assert_eq!(visitor.get("/account").await.status, 303, "{why}");
    }
    let mut visitor = Visitor::new(&server);
    let says = json!({ "sub": "1", "email": "Officer@24.example", "email_verified": true });
    let answer = house.round_trip(&mut visitor, ELSEWHERE, says).await;
    assert_eq!((answer.status, answer.header("location")), (303, Some("/account")), "{}", answer.body);
    let account = visitor.get("/account").await.body;
    assert!(account.contains("officer@24.example") && account.contains("Nối với hệ thống đăng nhập chung"));
    // From then on by who they are, whatever their address has become.
    let mut again = Visitor::new(&server);
    house.round_trip(&mut again, ELSEWHERE, json!({ "sub": "1" })).await;
    assert!(again.get("/account").await.body.contains("officer@24.example"));
    // What was asked at the token door: the code with PKCE, the exact way back, the portal's own proof.
    let asked = house.asked.lock().unwrap().clone();
    let challenge = house.says.lock().unwrap()["challenge"].as_str().unwrap().to_owned();
    let verifier = asked.split("code_verifier=").nth(1).and_then(|rest| rest.split('&').next()).unwrap();
    assert_eq!(BASE64_URL_SAFE_NO_PAD.encode(Sha256::digest(verifier.as_bytes())), challenge);
    assert!(asked.contains("redirect_uri=http%3A%2F%2Fportal.example%2Fsign-in%2Fback"));
    let proof = base64::prelude::BASE64_STANDARD.encode("thi%20dua:s%3Aecret");
    assert!(
        asked.to_lowercase().contains(&format!("authorization: basic {}", proof.to_lowercase())),
        "{asked}"
    );
}

#[tokio::test]
async fn only_a_way_that_began_here_leads_in_and_only_once() {
    let house = House::open().await;
    let server = house.portal(&[]).await;
    let mut admin = Visitor::accept(&server, server.invitation.as_deref().unwrap()).await;
    admin.invites("officer@24.example", "unit-officer", "24").await;
    let says = || json!({ "sub": "1", "email": "officer@24.example", "email_verified": true });
    let fails = async |visitor: &mut Visitor<'_>, address: &str, why: &str| {
        let answer = visitor.get(address).await;
        assert_eq!(answer.status, 502, "{why}");
        assert_eq!(visitor.get("/account").await.status, 303, "{why}");
    };
    let mut nobody = Visitor::new(&server);
    fails(&mut nobody, "/sign-in/back?code=x&state=y", "no way was begun").await;
    let mut visitor = Visitor::new(&server);
    house.there(&mut visitor, ELSEWHERE, says()).await;
    fails(&mut visitor, "/sign-in/back?code=x&state=guess", "another state").await;
    let state = house.there(&mut visitor, ELSEWHERE, says()).await;
    fails(&mut Visitor::new(&server), &format!("/sign-in/back?code=x&state={state}"), "another browser")
        .await;
    fails(&mut visitor, &format!("/sign-in/back?error=access_denied&state={state}"), "refused there").await;
    fails(&mut visitor, &format!("/sign-in/back?code=x&state={state}"), "the way is gone").await;
    let state = house.there(&mut visitor, ELSEWHERE, says()).await;
    fails(
        &mut visitor,
        &format!("/sign-in/back?code=x&state={state}&iss=https://other.example"),
        "another house",
    )
    .await;
    let state = house
        .there(
            &mut visitor,
            ELSEWHERE,
            json!({ "sub": "1", "nonce": "old", "email": "officer@24.example", "email_verified": true }),
        )
        .await;
    fails(&mut visitor, &format!("/sign-in/back?code=x&state={state}"), "a token of another question").await;
    // A house that cannot be reached gives a page, not a wait without end.
    drop(house);
    let mut visitor = Visitor::new(&server);
    assert_eq!(visitor.get(ELSEWHERE).await.status, 502);
}

#[tokio::test]
async fn an_invitation_is_accepted_without_a_password() {
    let house = House::open().await;
    let server = house.portal(&[]).await;
    let mut admin = Visitor::accept(&server, server.invitation.as_deref().unwrap()).await;
    let link = admin.link_for("lan@24.example", "unit-officer", "24").await;
    let mut lan = Visitor::new(&server);
    assert!(lan.get(&link).await.body.contains("Nhận lời mời bằng 127.0.0.1"));
    // The link is the proof: at the other house they may have another address.
    let answer = house.round_trip(&mut lan, &format!("{link}/elsewhere"), json!({ "sub": "77" })).await;
    assert_eq!(answer.header("location"), Some("/"), "{}", answer.body);
    let account = lan.get("/account").await.body;
    assert!(account.contains("lan@24.example") && account.contains("không dùng mật khẩu"));
    assert_eq!(Visitor::new(&server).get(&link).await.status, 404, "once");
    let fields = [("login", "lan@24.example"), ("password", PASSWORD)];
    assert_eq!(Visitor::new(&server).post("/sign-in", &fields).await.status, 422);
    // Who is locked here does not come in from there.
    let id = admin.number_of("lan@24.example").await;
    assert_eq!(admin.acts_on(&id, "lock", &[]).await.status, 303);
    let answer = house.round_trip(&mut Visitor::new(&server), ELSEWHERE, json!({ "sub": "77" })).await;
    assert_eq!(answer.status, 403);
}

#[tokio::test]
async fn codes_are_asked_for_unless_the_other_house_is_trusted_to_have_asked() {
    for (trusted, says, is_asked) in [
        (&[][..], json!(["pwd", "otp"]), true),
        (&["otp"], json!(["pwd"]), true),
        (&["otp"], json!(["pwd", "otp"]), false),
    ] {
        let house = House::open().await;
        let server = house.portal(trusted).await;
        let mut admin = Visitor::accept(&server, server.invitation.as_deref().unwrap()).await;
        let link = admin.link_for("head@24.example", "unit-head", "24").await;
        let mut head = Visitor::new(&server);
        let claims = |sub: &str| json!({ "sub": sub, "amr": says });
        house.round_trip(&mut head, &format!("{link}/elsewhere"), claims("5")).await;
        let sent = head.get("/account").await;
        assert_eq!(
            sent.header("location").is_some_and(|to| to.starts_with("/account/code")),
            is_asked,
            "{says}"
        );
        if is_asked {
            head.set_codes_up().await;
            let mut again = Visitor::new(&server);
            let answer = house.round_trip(&mut again, ELSEWHERE, claims("5")).await;
            assert_eq!(answer.header("location"), Some("/sign-in/code?to=%2Faccount"), "{says}");
            assert_eq!(again.get("/account").await.status, 303);
            let code = head.code();
            assert_eq!(again.post("/sign-in/code", &[("code", &code), ("to", "/")]).await.status, 303);
        } else {
            assert_eq!(sent.status, 200, "{says}");
        }
    }
}
