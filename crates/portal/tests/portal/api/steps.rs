//! What pages hold people to, programs are held to: codes, a word on what looks odd, ties, judgements that were seen.

use serde_json::{Value, json as js};
use store::Role;

use super::client::{ALL, Accounts, Client, json, problem};
use crate::rounds::table_of;
use crate::server::Server;

const MOVEMENT: &str = "/movements/1371-2022";

/// Sends a table and submits what stands there then.
async fn submitted(head: &Client<'_>, submission: &str, table: &str) {
    let csv = ["Content-Type: text/csv"];
    let sent = head.ask("POST", &format!("{submission}/file"), &csv, table.as_bytes()).await;
    assert_eq!(sent.status, 200, "{}", sent.body);
    let seen = js!({ "stamp": json(&sent)["submission"]["stamp"] });
    let answer = head.send("POST", &format!("{submission}/submit"), &seen).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
}

async fn verified(verifier: &Client<'_>, submission: &str) {
    let entry = verifier.read(submission).await["figures_entry"].clone();
    let answer =
        verifier.send("POST", &format!("{submission}/verify"), &js!({ "figures_entry": entry })).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
}

fn errors(answer: &Value) -> Vec<(&str, &str)> {
    let errors = answer["errors"].as_array().unwrap().iter();
    errors
        .map(|error| (error["code"].as_str().unwrap(), error["where"]["parameter"].as_str().unwrap_or("")))
        .collect()
}

#[tokio::test]
async fn a_program_is_no_way_around_the_codes_of_its_person() {
    let server = Server::start().await;
    let accounts = Accounts::of(&server).await;
    for role in [Role::UnitHead, Role::Verifier, Role::DirectorGeneral, Role::Administrator, Role::Auditor] {
        let early = accounts.without_codes(role, "24", &ALL).await;
        for address in ["/me", "/movements"] {
            assert_eq!(problem(&early.get(address).await, 403), "codes", "{role:?} {address}");
        }
        let actor = early.account.to_string();
        let now = jiff::Timestamp::now();
        accounts.store.set_totp(now, &actor, early.account, "of this test only", &[]).await.unwrap();
        assert_eq!(early.get("/me").await.status, 200, "{role:?}");
    }
    // Whose role asks for none needs none.
    let officer = accounts.without_codes(Role::UnitOfficer, "24", &ALL).await;
    assert_eq!(officer.get("/me").await.status, 200);
}

#[tokio::test]
async fn what_looks_odd_needs_a_word_from_programs_too() {
    let server = Server::start().await;
    let accounts = Accounts::of(&server).await;
    let head = accounts.client(Role::UnitHead, "24").await;
    let verifier = accounts.client(Role::Verifier, "*").await;
    let before = format!("{MOVEMENT}/rounds/2022-q2/submissions/24");
    submitted(&head, &before, &table_of("24")).await;
    verified(&verifier, &before).await;

    // A quarter later: collected since January, and yet less; and a part above its whole.
    let now = format!("{MOVEMENT}/rounds/2022-q3/submissions/24");
    let cell = |indicator: &str, value: &str| js!({ "indicator": indicator, "period": "2022-09-30", "value": value });
    let cells = js!({ "cells": [cell("collected", "1"), cell("collected_nonstate", "2")] });
    let saved = head.send("PATCH", &format!("{now}/cells"), &cells).await;
    assert_eq!(saved.status, 200, "{}", saved.body);
    let stamp = json(&saved)["stamp"].clone();
    let submit = format!("{now}/submit");
    let note =
        |indicator: &str| js!({ "indicator": indicator, "period": "2022-09-30", "note": "số của Cục Thuế" });
    let end = accounts.store.end().await.unwrap();

    let silent = head.send("POST", &submit, &js!({ "stamp": stamp })).await;
    assert_eq!(problem(&silent, 422), "figures-refused");
    let silent = json(&silent);
    let told = errors(&silent);
    assert!(told.iter().all(|(code, _)| *code == "unexplained"), "{silent}");
    for figure in ["24 · collected · 2022-09-30", "24 · collected_nonstate · 2022-09-30"] {
        assert!(told.iter().any(|(_, at)| *at == figure), "{figure}: {silent}");
    }
    let one = js!({ "stamp": stamp, "notes": [note("collected")] });
    let half = head.send("POST", &submit, &one).await;
    assert_eq!(problem(&half, 422), "figures-refused");
    let half = json(&half);
    assert!(errors(&half).iter().all(|(_, at)| at.contains("collected_nonstate")), "{half}");
    assert_eq!(accounts.store.end().await.unwrap(), end, "nothing is kept");

    let both = js!({ "stamp": stamp, "notes": [note("collected"), note("collected_nonstate")] });
    let taken = head.send("POST", &submit, &both).await;
    assert_eq!(taken.status, 200, "{}", taken.body);
    let last = verifier.read(&now).await["events"].as_array().unwrap().last().unwrap().clone();
    assert_eq!((&last["event"], last["notes"].as_array().unwrap().len()), (&js!("submitted"), 2));
}

#[tokio::test]
async fn units_equal_across_the_last_place_are_decided_by_programs_with_a_reason() {
    let server = Server::start().await;
    let accounts = Accounts::of(&server).await;
    let verifier = accounts.client(Role::Verifier, "*").await;
    let emulation = accounts.client(Role::EmulationOfficer, "*").await;
    let director = accounts.client(Role::DirectorGeneral, "*").await;
    let round = format!("{MOVEMENT}/rounds/2022-q2");
    for unit in ["24", "25", "26", "27"] {
        let head = accounts.client(Role::UnitHead, unit).await;
        let submission = format!("{round}/submissions/{unit}");
        submitted(&head, &submission, &table_of("44").replace("\n44,", &format!("\n{unit},"))).await;
        verified(&verifier, &submission).await;
    }
    let judge = format!("{round}/judgements");
    let first = json(&emulation.send("POST", &judge, &js!({})).await)["id"].clone();
    // Judged over only by who has seen that it is judged.
    assert_eq!(problem(&emulation.send("POST", &judge, &js!({})).await, 409), "changed");
    let again = emulation.send("POST", &judge, &js!({ "judgement": first })).await;
    assert_eq!(again.status, 201, "{}", again.body);
    let judgement = format!("{judge}/{}", json(&again)["id"]);
    assert_eq!(emulation.send("POST", &format!("{judgement}/review"), &js!({})).await.status, 200);

    let standings = director.read(&format!("{round}/standings")).await;
    let tied = standings["awards"].as_array().unwrap().iter();
    let tied: Vec<&Value> =
        tied.filter(|award| award["tied"].as_array().is_some_and(|tied| !tied.is_empty())).collect();
    assert!(!tied.is_empty(), "{standings}");
    let decide = format!("{judgement}/decide");
    let undecided = director.send("POST", &decide, &js!({})).await;
    assert_eq!(problem(&undecided, 422), "invalid", "a tie is not passed over");
    let undecided = json(&undecided);
    assert!(errors(&undecided).iter().all(|(code, _)| *code == "undecided"), "{undecided}");
    assert_eq!(errors(&undecided).len(), tied.len(), "{undecided}");

    let said = |units: &dyn Fn(&Value) -> Value| {
        let ties = tied.iter().map(|award| {
            js!({ "award": award["award"], "group": award["group"], "units": units(award), "reason": "số người tăng nhiều hơn" })
        });
        js!({ "ties": ties.collect::<Vec<_>>() })
    };
    let many = director.send("POST", &decide, &said(&|award| award["tied"].clone())).await;
    assert_eq!(problem(&many, 422), "invalid", "more than there are places");
    let other = director.send("POST", &decide, &said(&|_| js!(["01"]))).await;
    assert_eq!(problem(&other, 422), "invalid");
    assert_eq!(json(&other)["errors"][0]["where"]["pointer"], "/ties/0/units/0");
    let mut twice = said(&|_| js!([]));
    let one = twice["ties"][0].clone();
    twice["ties"].as_array_mut().unwrap().push(one);
    assert_eq!(problem(&director.send("POST", &decide, &twice).await, 422), "invalid");
    let done = director.send("POST", &decide, &said(&|_| js!([]))).await;
    assert_eq!(done.status, 200, "{}", done.body);
    assert_eq!(json(&done)["state"], "decided");
    let id = json(&again)["id"].as_i64().unwrap();
    let kept = accounts.store.tie_choices(id).await.unwrap();
    assert_eq!(kept.len(), tied.len(), "{kept:?}");
}
