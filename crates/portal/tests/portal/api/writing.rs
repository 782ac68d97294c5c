//! A round from empty to published by programs alone, on both databases; and requests that come twice.

use serde_json::{Value, json as js};
use store::Role;

use super::client::{Accounts, Client, json, problem};
use crate::rounds::{on_postgres, table_of};
use crate::server::Server;

const ROUND: &str = "/movements/1371-2022/rounds/2022-q2";
const SUBMISSION: &str = "/movements/1371-2022/rounds/2022-q2/submissions/24";

#[tokio::test]
async fn from_empty_to_published_by_programs_on_sqlite() {
    from_empty_to_published(&Server::start().await).await;
}

#[tokio::test]
async fn from_empty_to_published_by_programs_on_postgres() {
    on_postgres(async |server| from_empty_to_published(&server).await).await;
}

/// What a cell of a submission holds.
fn cell<'v>(submission: &'v Value, indicator: &str, period: &str) -> &'v Value {
    let cells = submission["cells"].as_array().unwrap();
    cells.iter().find(|cell| cell["indicator"] == indicator && cell["period"] == period).unwrap()
}

async fn from_empty_to_published(server: &Server) {
    let accounts = Accounts::of(server).await;
    let officer = accounts.client(Role::UnitOfficer, "24").await;
    let head = accounts.client(Role::UnitHead, "24").await;
    let verifier = accounts.client(Role::Verifier, "*").await;
    let emulation = accounts.client(Role::EmulationOfficer, "*").await;
    let director = accounts.client(Role::DirectorGeneral, "*").await;
    let public = Client::public(server);

    // A table with faults: all of them, each at its line; nothing is kept.
    let broken = table_of("24").replace("24,health,2022-06-30,", "24,health,2022-06-30,x");
    let broken = broken.replace("24,compulsory,2022-06-30,", "24,compulsary,2022-06-30,");
    let file = format!("{SUBMISSION}/file");
    let csv = ["Content-Type: text/csv", "Accept-Language: en"];
    let answer = officer.ask("POST", &format!("{file}?name=q2.csv"), &csv, broken.as_bytes()).await;
    assert_eq!(problem(&answer, 422), "figures-refused");
    let errors = json(&answer)["errors"].clone();
    let codes: Vec<&str> = errors.as_array().unwrap().iter().map(|e| e["code"].as_str().unwrap()).collect();
    assert!(codes.contains(&"unknown-indicator") && codes.len() >= 2, "{errors}");
    for error in errors.as_array().unwrap() {
        assert_eq!(error["where"]["file"], "q2.csv");
        assert!(error["where"]["line"].as_u64().unwrap() > 1 && !error["how"].as_str().unwrap().is_empty());
    }
    let answer = officer.ask("POST", &file, &csv, table_of("01").as_bytes()).await;
    assert_eq!(problem(&answer, 422), "figures-refused");
    assert_eq!(json(&answer)["errors"][0]["code"], "unit-of-others");

    // Tried, nothing is kept; sent in earnest, as a form or as it is, it stands in the draft.
    let dry =
        json(&officer.ask("POST", &format!("{file}?dry_run=true"), &csv, table_of("24").as_bytes()).await);
    assert_eq!((&dry["kept"], &dry["submission"]), (&js!(false), &Value::Null));
    assert_eq!(officer.read(SUBMISSION).await["cells"], js!([]));
    let form = format!(
        "--part\r\nContent-Disposition: form-data; name=\"file\"; filename=\"q2.csv\"\r\n\
         Content-Type: text/csv\r\n\r\n{}\r\n--part--\r\n",
        table_of("24")
    );
    let kind = ["Content-Type: multipart/form-data; boundary=part"];
    let sent = officer.ask("POST", &file, &kind, form.as_bytes()).await;
    assert_eq!(sent.status, 200, "{}", sent.body);
    let sent = json(&sent);
    assert_eq!((&sent["kept"], &sent["figures"]), (&js!(true), &dry["figures"]));
    let health = cell(&sent["submission"], "health", "2022-06-30");
    assert_eq!((&health["value"], &health["place"]["name"]), (&js!("1687184"), &js!("q2.csv")));

    // Cells: what is wrong and what somebody else changed is told, and nothing is kept.
    let cells = format!("{SUBMISSION}/cells");
    let one = |value: &str, seen: Value| js!({ "cells": [{ "indicator": "health", "period": "2022-06-30", "value": value, "seen": seen }] });
    for (sent, code) in [
        (js!({ "cells": [] }), "empty"),
        (one("-5", js!("1687184")), "refused"),
        (js!({ "cells": [{ "indicator": "health", "period": "2019-06-30", "value": "5" }] }), "not-asked"),
        (
            js!({ "cells": [{ "unit": "01", "indicator": "health", "period": "2022-06-30", "value": "5" }] }),
            "unit-of-others",
        ),
        (
            js!({ "cells": [{ "indicator": "disqualified", "period": "2022-06-30", "value": "true" }] }),
            "not-asked",
        ),
    ] {
        let answer = officer.send("PATCH", &cells, &sent).await;
        assert_eq!(problem(&answer, 422), "figures-refused", "{sent}");
        assert_eq!(json(&answer)["errors"][0]["code"], code, "{sent}");
    }
    for seen in [js!("1"), Value::Null] {
        let answer = officer.send("PATCH", &cells, &one("1700000", seen)).await;
        assert_eq!(problem(&answer, 409), "changed");
        let told = json(&answer)["errors"][0].clone();
        assert_eq!(told["where"]["pointer"], "/cells/0/seen");
        assert!(told["what"].as_str().unwrap().contains("1687184"), "{told}");
    }
    let saved = officer.send("PATCH", &cells, &one("1700000", js!("1687184.0"))).await;
    assert_eq!(saved.status, 200, "{}", saved.body);
    let saved = json(&saved);
    assert_eq!(cell(&saved, "health", "2022-06-30")["value"], "1700000");
    assert_eq!(saved["may"], js!(["save"]), "the officer does not submit");

    // The head submits what they have seen; sent again under the same key it is submitted once.
    let submit = format!("{SUBMISSION}/submit");
    let stale = js!({ "stamp": dry["stamp"].as_str().unwrap_or(&"0".repeat(64)) });
    assert_eq!(problem(&officer.send("POST", &submit, &stale).await, 403), "not-allowed");
    assert_eq!(problem(&head.send("POST", &submit, &stale).await, 409), "changed");
    let seen = js!({ "stamp": head.read(SUBMISSION).await["stamp"] });
    let first = head.send_once("s1", "POST", &submit, &seen).await;
    assert_eq!(first.status, 200, "{}", first.body);
    let end = accounts.store.end().await.unwrap();
    let again = head.send_once("s1", "POST", &submit, &seen).await;
    assert_eq!((again.status, &again.body), (200, &first.body));
    assert_eq!(again.header("idempotency-replayed"), Some("true"));
    assert_eq!(accounts.store.end().await.unwrap(), end, "nothing is done a second time");
    let other = head.send_once("s1", "POST", &submit, &stale).await;
    assert_eq!(problem(&other, 422), "key-reused");
    let refused = problem(&head.send_once("s2", "POST", &submit, &seen).await, 409);
    assert_eq!(refused, "state", "submitted already");
    assert_eq!(problem(&head.send_once("bad key", "POST", &submit, &seen).await, 400), "parameter");
    let theirs = verifier.send_once("s1", "POST", &submit, &seen).await;
    assert_eq!(problem(&theirs, 403), "not-allowed", "a key is one's own");

    // What is not published is for those who work on it.
    for hidden in
        ["", "/standings", "/standings/health", "/receipt", "/units/24/explanation", "/units/24/figures"]
    {
        assert_eq!(problem(&public.get(&format!("{ROUND}{hidden}")).await, 401), "sign-in", "{hidden}");
    }
    let simulation = public.send("POST", &format!("{ROUND}/simulation"), &js!({})).await;
    assert_eq!(problem(&simulation, 401), "sign-in");
    assert_eq!(public.read("/movements/1371-2022/rounds").await["items"][0]["state"], Value::Null);
    assert_eq!(officer.read(ROUND).await["unverified"].as_u64().unwrap(), sent["figures"].as_u64().unwrap());

    // Returned with a word at a figure, mended, submitted; only what was seen is verified, and by another hand.
    let entry = verifier.read(SUBMISSION).await["figures_entry"].as_i64().unwrap();
    let back = format!("{SUBMISSION}/return");
    let no_reason = js!({ "figures_entry": entry, "reason": " " });
    assert_eq!(problem(&verifier.send("POST", &back, &no_reason).await, 422), "invalid");
    let note = js!({ "figures_entry": entry,
        "notes": [{ "indicator": "health", "period": "2022-06-30", "note": "thiếu học sinh" }] });
    assert_eq!(verifier.send("POST", &back, &note).await.status, 200);
    let returned = head.read(SUBMISSION).await;
    let last = returned["events"].as_array().unwrap().last().unwrap().clone();
    assert_eq!((&last["event"], &last["notes"][0]["note"]), (&js!("returned"), &js!("thiếu học sinh")));
    assert_eq!(head.send("PATCH", &cells, &one("1900000", js!("1700000"))).await.status, 200);
    let seen = js!({ "stamp": head.read(SUBMISSION).await["stamp"] });
    assert_eq!(head.send("POST", &submit, &seen).await.status, 200);
    let changes = verifier.read(&format!("{SUBMISSION}/changes")).await;
    assert_eq!(changes["items"].as_array().unwrap().len(), 1);
    assert_eq!(
        (&changes["items"][0]["before"], &changes["items"][0]["after"]),
        (&js!("1700000"), &js!("1900000"))
    );
    let verify = format!("{SUBMISSION}/verify");
    let old = verifier.send("POST", &verify, &js!({ "figures_entry": entry })).await;
    assert_eq!(problem(&old, 409), "changed");
    let entry = verifier.read(SUBMISSION).await["figures_entry"].clone();
    for other in [&officer, &head, &emulation, &director] {
        let answer = other.send("POST", &verify, &js!({ "figures_entry": entry })).await;
        assert_eq!(problem(&answer, 403), "not-allowed");
    }
    let judge = format!("{ROUND}/judgements");
    assert_eq!(problem(&emulation.send("POST", &judge, &js!({})).await, 409), "nothing-verified");
    assert_eq!(verifier.send("POST", &verify, &js!({ "figures_entry": entry })).await.status, 200);
    let figures = emulation.read(&format!("{ROUND}/units/24/figures")).await;
    let mut figures = figures["items"].as_array().unwrap().iter();
    let health = figures.find(|one| one["indicator"] == "health" && one["period"] == "2022-06-30").unwrap();
    assert_eq!((&health["value"], &health["pedigree"]["verified"]), (&js!("1900000"), &js!(true)));
    assert_eq!(health["pedigree"]["verified_by"]["account"], verifier.account);
    assert_eq!(health["pedigree"]["by"]["account"], head.account);
    let history = head.read(&format!("{ROUND}/units/24/figures/health/2022-06-30")).await;
    let values: Vec<&Value> =
        history["items"].as_array().unwrap().iter().map(|said| &said["value"]).collect();
    assert_eq!(values, ["1900000", "1700000"]);

    // A reading is chosen with a reason by whom it is for.
    let reading = "/movements/1371-2022/readings/comparable";
    let choice = |choice: &str| js!({ "choice": choice, "reason": "Hội đồng ngày 5/7" });
    assert_eq!(problem(&emulation.send("PUT", reading, &choice("exact")).await, 403), "not-allowed");
    let wrong = director.send("PUT", reading, &js!({ "choice": "none", "reason": "" })).await;
    assert_eq!(problem(&wrong, 422), "invalid");
    assert_eq!(json(&wrong)["errors"].as_array().unwrap().len(), 2, "all at once");
    let known = director.read("/movements/1371-2022/readings").await;
    let known =
        known["items"].as_array().unwrap().iter().find(|one| one["id"] == "comparable").unwrap().clone();
    let second = known["choices"][1]["id"].as_str().unwrap();
    let chosen = json(&director.send("PUT", reading, &choice(second)).await);
    assert_eq!(
        (&chosen["choice"], &chosen["chosen"]["by"]["account"]),
        (&js!(second), &js!(director.account))
    );

    // Judged, reviewed, decided, published: each by its person, and in this order only.
    assert_eq!(problem(&director.send("POST", &judge, &js!({})).await, 403), "not-allowed");
    let judged = emulation.send_once("j1", "POST", &judge, &js!({})).await;
    assert_eq!(judged.status, 201, "{}", judged.body);
    assert_eq!(emulation.send_once("j1", "POST", &judge, &js!({})).await.body, judged.body);
    let judged = json(&judged);
    assert_eq!(judged["readings"]["comparable"], second);
    let judgement = format!("{judge}/{}", judged["id"]);
    let step =
        async |who: &Client<'_>, act: &str| who.send("POST", &format!("{judgement}/{act}"), &js!({})).await;
    assert_eq!(problem(&head.send("PATCH", &cells, &one("1", js!("1900000"))).await, 409), "state", "locked");
    assert_eq!(problem(&step(&emulation, "publish").await, 409), "state");
    assert_eq!(step(&emulation, "review").await.status, 200);
    assert_eq!(problem(&step(&emulation, "decide").await, 403), "not-allowed");
    assert_eq!(json(&step(&director, "decide").await)["state"], "decided");
    assert_eq!(problem(&public.get(&format!("{ROUND}/standings")).await, 401), "sign-in");
    assert_eq!(problem(&public.get(&format!("{judgement}/receipt")).await, 401), "sign-in");
    assert_eq!(public.read(&judge).await["items"], js!([]), "decided is not published");
    assert_eq!(json(&step(&emulation, "publish").await)["state"], "published");

    // Now everybody sees it, and nobody's name.
    let standings = public.get(&format!("{ROUND}/standings")).await;
    assert_eq!(
        (standings.header("thidua-illustrative"), standings.header("thidua-provisional")),
        (Some("false"), Some("false"))
    );
    let receipt = public.get(&format!("{ROUND}/receipt")).await.body;
    let verified = judge::verify(receipt.as_bytes()).expect("a receipt that replays");
    assert!(receipt.contains("1900000"), "{verified:?}");
    assert_eq!(public.get(&format!("{judgement}/receipt")).await.body, receipt);
    let published = public.read("/published").await;
    assert_eq!(published["items"][0]["judgement"]["id"], judged["id"]);
    let figures = public.read(&format!("{ROUND}/units/24/figures")).await;
    let pedigree = &figures["items"][0]["pedigree"];
    assert_eq!(pedigree["verified"], true);
    assert_eq!(
        (&pedigree["by"], &pedigree["verified_by"], &pedigree["place"]),
        (&Value::Null, &Value::Null, &Value::Null)
    );
    for open in [
        ROUND.to_owned(),
        judge.clone(),
        format!("{ROUND}/events"),
        "/published".to_owned(),
        "/movements/1371-2022/revisions".to_owned(),
        "/movements/1371-2022/readings".to_owned(),
        format!("{ROUND}/units/24/figures"),
    ] {
        let answer = public.get(&open).await.body;
        assert!(!answer.contains("Người") && !answer.contains("vss.example"), "{open}: {answer}");
        let full = emulation.get(&open).await;
        assert_eq!(full.status, 200, "{open}");
    }
    assert!(
        emulation.get(&judge).await.body.contains("Người emulation-officer"),
        "who works on it knows who did"
    );
    let report = accounts.store.verify_journal(None).await.unwrap();
    assert!(report.faults.is_empty(), "{report:?}");
}

#[tokio::test]
async fn one_request_sent_many_times_at_once_acts_once() {
    let server = Server::start().await;
    let accounts = Accounts::of(&server).await;
    let director = accounts.client(Role::DirectorGeneral, "*").await;
    let known = director.read("/movements/1371-2022/readings").await["items"][0].clone();
    let address = format!("/movements/1371-2022/readings/{}", known["id"].as_str().unwrap());
    let body = js!({ "choice": known["choices"][1]["id"], "reason": "Hội đồng" });
    let before = accounts.store.end().await.unwrap();
    let ask = async || director.send_once("k", "PUT", &address, &body).await;
    let answers: [_; 4] = tokio::join!(ask(), ask(), ask(), ask()).into();
    let mut done = Vec::new();
    for answer in &answers {
        match answer.status {
            200 => done.push(&answer.body),
            _ => assert_eq!(problem(answer, 409), "key-running"),
        }
    }
    assert!(!done.is_empty() && done.iter().all(|body| *body == done[0]));
    assert_eq!(accounts.store.end().await.unwrap(), before + 1, "once");
}
