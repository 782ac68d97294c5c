//! Tokens: made on the page, shown once, never more than their person, and gone at once when they are revoked.

use jiff::Timestamp;
use serde_json::json as js;
use store::Role;

use super::client::{Accounts, Client, json, problem};
use crate::server::Server;
use crate::visitor::Visitor;

const ROUND: &str = "/movements/1371-2022/rounds/2022-q2";

#[tokio::test]
async fn a_token_is_made_on_the_page_and_shown_once() {
    let server = Server::start().await;
    let mut admin = Visitor::accept(&server, server.invitation.as_deref().unwrap()).await;
    let page = "/account/tokens";
    assert_eq!(Visitor::new(&server).get(page).await.status, 303, "for those who are signed in");
    for (fields, said) in [
        (vec![("act", "make"), ("name", " "), ("read", "1"), ("days", "30")], "Ghi tên gợi nhớ"),
        (vec![("act", "make"), ("name", "Máy 1"), ("days", "30")], "Chọn ít nhất một việc"),
    ] {
        let answer = admin.post(page, &fields).await;
        assert_eq!(answer.status, 422);
        assert!(answer.body.contains(said), "{}", answer.body);
    }
    let fields = [("act", "make"), ("name", "Máy <1>"), ("read", "1"), ("days", "30")];
    let made = admin.post(page, &fields).await;
    let secret = made.body.split("<code class=\"secret\">").nth(1).and_then(|rest| rest.split('<').next());
    let secret = secret.unwrap_or_else(|| panic!("{}", made.body)).to_owned();
    assert!(secret.starts_with("thidua_") && secret.len() == 71, "{secret}");
    let listed = admin.get(page).await;
    assert!(listed.body.contains("Máy &#60;1&#62;") && !listed.body.contains(&secret), "shown once");

    let program = Client { server: &server, secret: Some(secret), account: 0 };
    let me = program.read("/me").await;
    assert_eq!((&me["scopes"], &me["rights"]), (&js!(["read"]), &js!(["keep-accounts"])));
    assert!(!admin.get(page).await.body.contains("chưa dùng"), "when it was used is noted");

    let id = listed.body.split("name=\"token\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
    let id = id.unwrap().to_owned();
    let mut other = admin.invites("officer@24.example", "unit-officer", "24").await;
    assert_eq!(other.post(page, &[("act", "revoke"), ("token", &id)]).await.status, 404, "not theirs");
    assert_eq!(program.get("/me").await.status, 200);
    assert_eq!(admin.post(page, &[("act", "revoke"), ("token", &id)]).await.status, 303);
    let answer = program.get("/me").await;
    assert_eq!(problem(&answer, 401), "token");
    assert!(answer.header("www-authenticate").unwrap().contains("invalid_token"));
    assert_eq!(problem(&program.get("/movements").await, 401), "token", "not even what is public");
}

#[tokio::test]
async fn a_token_does_less_than_its_person_and_never_more() {
    let server = Server::start().await;
    let accounts = Accounts::of(&server).await;
    let cells = js!({ "cells": [{ "indicator": "health", "period": "2022-06-30", "value": "5" }] });
    let address = format!("{ROUND}/submissions/24/cells");
    let reads = accounts.client_with(Role::UnitHead, "24", &["read"]).await;
    let answer = reads.send("PATCH", &address, &cells).await;
    assert_eq!(problem(&answer, 403), "scope");
    assert!(answer.header("www-authenticate").unwrap().contains("insufficient_scope"));
    let writes = accounts.client_with(Role::UnitOfficer, "24", &["figures:write", "x"]).await;
    assert_eq!(problem(&writes.get("/movements").await, 403), "scope", "it was made for writing only");
    assert_eq!(writes.send("PATCH", &address, &cells).await.status, 200);
    let other = accounts.client(Role::UnitHead, "01").await;
    assert_eq!(problem(&other.send("PATCH", &address, &cells).await, 403), "not-allowed");
    assert_eq!(problem(&other.get(&format!("{ROUND}/submissions/24")).await, 403), "not-allowed");
    let judge = format!("{ROUND}/judgements");
    let verifier = accounts.client(Role::Verifier, "*").await;
    assert_eq!(problem(&verifier.send("POST", &judge, &js!({})).await, 403), "not-allowed");
    assert_eq!(problem(&Client::public(&server).send("POST", &judge, &js!({})).await, 401), "sign-in");
    let mut forged = accounts.client(Role::Auditor, "*").await;
    assert_eq!(forged.get("/me").await.status, 200);
    forged.secret = forged.secret.map(|secret| format!("{secret}x"));
    assert_eq!(problem(&forged.get("/me").await, 401), "token");
}

#[tokio::test]
async fn whoever_is_locked_has_no_program_left() {
    let server = Server::start().await;
    let accounts = Accounts::of(&server).await;
    let head = accounts.client(Role::UnitHead, "24").await;
    assert_eq!(json(&head.get("/me").await)["grants"][0]["scope"], "24");
    accounts.store.lock(Timestamp::now(), "system", head.account, "left").await.unwrap();
    assert_eq!(problem(&head.get("/me").await, 401), "token");
}

#[tokio::test]
async fn a_program_that_asks_too_much_waits() {
    let server = Server::start().await;
    let accounts = Accounts::of(&server).await;
    let auditor = accounts.client(Role::Auditor, "*").await;
    let mut refused = None;
    for _ in 0..2000 {
        let answer = auditor.get("/indicators/health").await;
        if answer.status != 200 {
            refused = Some(answer);
            break;
        }
    }
    let refused = refused.expect("no end of it");
    assert_eq!(problem(&refused, 429), "too-many");
    assert!(refused.header("retry-after").unwrap().parse::<u64>().unwrap() >= 1);
}
