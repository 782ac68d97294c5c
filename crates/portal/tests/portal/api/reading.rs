//! What everybody reads: movements, rounds, standings, units, indicators.

use std::collections::BTreeSet;

use serde_json::{Value, json as js};

use super::client::{Client, json, problem};
use crate::server::Server;

const ROUND: &str = "/movements/1371-2022/rounds/2022-q2";

#[tokio::test]
async fn the_public_reads_what_pages_show_it() {
    let server = Server::start().await;
    let public = Client::public(&server);
    let movement = public.read("/movements/1371-2022").await;
    assert_eq!(movement["name"]["vi"], public.read("/movements").await["items"][0]["name"]["vi"]);
    assert_eq!((&movement["revision"], &movement["state"]), (&js!(1), &js!("launched")));
    let rules = public.read("/movements/1371-2022/rules").await;
    let criterion = js!({ "kind": "criterion", "id": "health_growth" });
    let clause =
        rules["clauses"].as_array().unwrap().iter().find(|clause| clause["id"] == "B.II.1.a").unwrap();
    assert!(clause["rules"].as_array().unwrap().contains(&criterion), "{clause}");
    let rule = rules["rules"].as_array().unwrap().iter().find(|rule| rule["id"] == "health_growth").unwrap();
    assert!(rule["clauses"].as_array().unwrap().contains(&js!("B.II.1.a")), "{rule}");
    let reading = &public.read("/movements/1371-2022/readings").await["items"][0];
    assert_eq!((&reading["choice"], &reading["chosen"]), (&reading["choices"][0]["id"], &Value::Null));
    let round = public.read(ROUND).await;
    assert_eq!((&round["illustrative"], &round["provisional"]), (&js!(true), &js!(true)), "labelled");
    assert_eq!(round["may"], js!([]));
    let figures = public.read(&format!("{ROUND}/units/24/figures")).await;
    assert_eq!(figures["illustrative"], true);
    let health = figures["items"].as_array().unwrap().iter();
    let health = health.filter(|one| one["indicator"] == "health" && one["period"] == "2022-06-30");
    assert_eq!(health.map(|one| &one["value"]).collect::<Vec<_>>(), ["1687184"]);
    assert_eq!(public.read("/indicators/health").await["dimension"], "people");
    let unit = public.read("/units/24?on=2022-06-30").await;
    assert_eq!(unit["unit"]["name"], "Tỉnh Bắc Giang");
    assert_eq!(unit["spans"][0]["until"], "2025-06-30");
    assert!(!unit["successors"].as_array().unwrap().is_empty());
    assert_eq!(public.read("/published").await, js!({ "items": [], "next": null }));
}

#[tokio::test]
async fn standings_are_the_judges_own_bytes() {
    let server = Server::start().await;
    let public = Client::public(&server);
    let whole = public.get(&format!("{ROUND}/standings")).await;
    let page = server.get("/movements/1371-2022/rounds/2022-q2/standings.json", &[]).await;
    assert_eq!(whole.body, page.body);
    assert_eq!(whole.header("thidua-illustrative"), Some("true"));
    assert_eq!(whole.header("thidua-provisional"), Some("true"));
    // An award of it is told as it stands there, whatever its fields are.
    let all = json(&whole);
    for award in all["awards"].as_array().unwrap() {
        let one = public.read(&format!("{ROUND}/standings/{}", award["award"].as_str().unwrap())).await;
        assert_eq!(&one["items"][0], award);
    }
    let explanation = public.read(&format!("{ROUND}/units/24/explanation?award=health")).await;
    let standing = all["awards"].as_array().unwrap().iter().find(|award| award["award"] == "health").unwrap();
    let standing = standing["standings"].as_array().unwrap().iter().find(|one| one["unit"] == "24").unwrap();
    assert_eq!((&explanation["unit"], &explanation["rank"]), (&js!("24"), &standing["rank"]));
    let receipt = public.get(&format!("{ROUND}/receipt")).await;
    assert!(judge::verify(receipt.body.as_bytes()).is_ok(), "a receipt that replays");
}

#[tokio::test]
async fn a_simulation_moves_the_standings_and_keeps_nothing() {
    let server = Server::start().await;
    let public = Client::public(&server);
    let before = public.get(&format!("{ROUND}/standings")).await.body;
    let change = js!({ "figures": [
        { "unit": "74", "indicator": "health", "period": "2022-06-30", "value": "2400000" }] });
    let simulated = public.send("POST", &format!("{ROUND}/simulation"), &change).await;
    assert_eq!(simulated.status, 200, "{}", simulated.body);
    let simulated = json(&simulated);
    let moved = simulated["moved"].as_array().unwrap();
    assert!(moved.iter().any(|one| one["unit"] == "74" && one["after"]["selected"] == true), "{moved:?}");
    assert_eq!(public.get(&format!("{ROUND}/standings")).await.body, before);
    // All that is wrong is told at once, each at its place.
    let wrong = js!({ "figures": [
        { "unit": "1", "indicator": "health", "period": "2022-06-30", "value": "1" },
        { "unit": "74", "indicator": "heath", "period": "2022-06-30", "value": "1" },
        { "unit": "74", "indicator": "health", "period": "2022", "value": "1" },
        { "unit": "74", "indicator": "health", "period": "2022-06-30", "value": "1.000,5" }],
        "readings": { "comparable": "none" } });
    let answer = public.send("POST", &format!("{ROUND}/simulation"), &wrong).await;
    assert_eq!(problem(&answer, 422), "invalid");
    let told = json(&answer);
    let places: Vec<&str> =
        told["errors"].as_array().unwrap().iter().map(|e| e["where"]["pointer"].as_str().unwrap()).collect();
    let expected = [
        "/figures/0/unit",
        "/figures/1/indicator",
        "/figures/2/period",
        "/figures/3/value",
        "/readings/comparable",
    ];
    assert_eq!(places, expected);
}

#[tokio::test]
async fn a_list_followed_to_its_end_has_everything_once() {
    let server = Server::start().await;
    let public = Client::public(&server);
    let (mut seen, mut pages, mut after) = (BTreeSet::new(), 0, String::new());
    loop {
        let page = public.read(&format!("/units?on=2022-06-30&limit=20{after}")).await;
        pages += 1;
        for unit in page["items"].as_array().unwrap() {
            assert!(seen.insert(unit["code"].as_str().unwrap().to_owned()), "twice");
        }
        match page["next"].as_str() {
            Some(next) => after = format!("&after={next}"),
            None => break,
        }
    }
    assert_eq!((seen.len(), pages), (63, 4));
    let other = public.get(&format!("/indicators?limit=2{after}")).await;
    assert_eq!(problem(&other, 404), "cursor", "of another list");
    for (query, kind) in [
        ("limit=0", "parameter"),
        ("limit=x", "parameter"),
        ("colour=red", "parameter"),
        ("limit=2&limit=3", "parameter"),
        ("on=2022-13-01", "parameter"),
        ("level=x", "parameter"),
    ] {
        assert_eq!(problem(&public.get(&format!("/units?{query}")).await, 400), kind, "{query}");
    }
    for query in ["after=zz", "after=7", "after="] {
        assert_eq!(problem(&public.get(&format!("/units?{query}")).await, 404), "cursor", "{query}");
    }
}

#[tokio::test]
async fn what_a_reader_has_is_not_sent_again() {
    let server = Server::start().await;
    let public = Client::public(&server);
    let first = public.get(&format!("{ROUND}/standings")).await;
    let tag = first.header("etag").unwrap();
    let known = format!("If-None-Match: \"other\", {tag}");
    let again = public.ask("GET", &format!("{ROUND}/standings"), &[&known], b"").await;
    assert_eq!((again.status, again.body.as_str(), again.header("etag")), (304, "", Some(tag)));
    let other = public.ask("GET", &format!("{ROUND}/standings"), &["If-None-Match: \"other\""], b"").await;
    assert_eq!((other.status, other.body.len()), (200, first.body.len()));
    assert_eq!(first.header("cache-control"), Some("private, no-cache"));
}

#[tokio::test]
async fn problems_are_told_in_the_readers_language() {
    let server = Server::start().await;
    let public = Client::public(&server);
    for (address, status, kind) in [
        ("/nothing", 404, "not-found"),
        ("/movements/none", 404, "not-found"),
        ("/movements/1371-2022/rounds/none", 404, "not-found"),
        ("/units/none", 404, "not-found"),
        ("/units/%00", 404, "not-found"),
        ("/movements/1371-2022/rounds/2022-q2/judgements/0/receipt", 404, "not-found"),
        ("/movements/1371-2022/rounds/2022-q2/judgements/x/receipt", 400, "malformed"),
        ("/me", 401, "sign-in"),
        ("/movements/1371-2022/rounds/2022-q2/submissions", 401, "sign-in"),
    ] {
        let answer = public.get(address).await;
        assert_eq!(problem(&answer, status), kind, "{address}");
        assert_eq!(answer.header("www-authenticate").is_some(), status == 401, "{address}");
    }
    let vietnamese = public.ask("GET", "/movements/none", &[], b"").await;
    assert_eq!(json(&vietnamese)["title"], "Không có nội dung này");
    let method = public.send("DELETE", "/movements/1371-2022", &js!({})).await;
    assert_eq!(problem(&method, 405), "method");
    assert!(method.header("allow").unwrap().contains("GET"), "{}", method.headers);
    let simulate = format!("{ROUND}/simulation");
    let kinds = [
        ("Content-Type: application/json", "{", 400, "malformed"),
        ("Content-Type: application/json", "{} x", 400, "malformed"),
        ("Content-Type: application/json", "{\"figures\": 5}", 422, "invalid"),
        ("Content-Type: application/json", "{\"figure\": []}", 422, "invalid"),
        ("Content-Type: text/plain", "{}", 415, "media-type"),
        ("X: y", "{}", 415, "media-type"),
    ];
    for (header, body, status, kind) in kinds {
        let answer = public.ask("POST", &simulate, &[header], body.as_bytes()).await;
        assert_eq!(problem(&answer, status), kind, "{body}");
    }
    let float =
        js!({ "figures": [{ "unit": "74", "indicator": "health", "period": "2022-06-30", "value": 0.1 }] });
    let answer = public.send("POST", &simulate, &float).await;
    assert_eq!(problem(&answer, 422), "invalid", "no number comes as a float");
    assert_eq!(json(&answer)["errors"][0]["where"]["pointer"], "/figures/0/value");
}

#[tokio::test]
async fn a_page_of_another_site_writes_nothing() {
    let server = Server::start().await;
    let headers = ["Sec-Fetch-Site: cross-site", "Content-Type: application/json"];
    let answer = Client::public(&server).ask("POST", &format!("{ROUND}/simulation"), &headers, b"{}").await;
    assert_eq!(problem(&answer, 403), "elsewhere");
}
