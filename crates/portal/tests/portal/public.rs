//! What everybody sees: what was published with its receipts, and nothing else.

use std::collections::{BTreeSet, VecDeque};

use crate::movements::patiently;
use crate::people::{People, ROUND, table_of};
use crate::server::Server;

/// Every page and file that somebody who is not signed in reaches from home, and from the addresses that are told below.
async fn reached(people: &mut People<'_>, also: &[String]) -> Vec<(String, String)> {
    let mut waiting: VecDeque<String> = ["/", "/published", "/verify"].map(str::to_owned).into();
    waiting.extend(also.iter().cloned());
    let (mut known, mut found) = (BTreeSet::new(), Vec::new());
    while let Some(address) = waiting.pop_front() {
        let address = address.split('#').next().unwrap().replace("&amp;", "&");
        // Both languages and every unit's page say the same things; a few of them do.
        let skipped = address.starts_with("/language/") || address.starts_with("/assets/");
        let of = |kind: &str| {
            address.contains(kind)
                && found.iter().filter(|(a, _): &&(String, String)| a.contains(kind)).count() > 8
        };
        let many = ["/simulator", "?award=", "/units/"].iter().any(|kind| of(kind));
        if skipped || many || !address.starts_with('/') || !known.insert(address.clone()) {
            continue;
        }
        let answer = patiently(&mut people.public, &address).await;
        for link in answer.body.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            waiting.push_back(link.to_owned());
        }
        if answer.status == 200 {
            found.push((format!("{address}\n{}", answer.headers), answer.body));
        }
    }
    found
}

#[tokio::test]
async fn nothing_unpublished_and_nobodys_data_reaches_the_public() {
    let server = Server::start().await;
    let mut people = People::of(&server).await;
    people.sends("24", &table_of("24", "24")).await;
    people.take(&["judge", "review", "decide", "publish"]).await;
    let judgement = people.judgement.clone();
    // Another round is under way, and somebody is about to correct the published one.
    let third = "/movements/1371-2022/rounds/2022-q3";
    let figures = format!("{third}/figures/24");
    let table = "unit,indicator,period,value\n24,health,2022-09-30,1777771\n";
    let head = people.head("24").await;
    let sent = head.upload(&format!("{figures}/upload"), "q3.csv", table.as_bytes()).await;
    assert_eq!(sent.status, 200, "{}", sent.body);
    assert_eq!(head.fill(&figures, &figures, &[("act", "submit")]).await.status, 303);
    let unlock = format!("{ROUND}/figures/24/unlock");
    assert_eq!(head.post(&unlock, &[("act", "ask"), ("reason", "lời riêng trong nhà")]).await.status, 303);
    assert_eq!(people.emulation.get(third).await.status, 200, "those who work on it see it");

    let mut also = vec![
        format!("{ROUND}/record"),
        format!("{ROUND}/figures"),
        format!("{ROUND}/figures/24"),
        unlock,
        format!("{ROUND}/corrections"),
        format!("{ROUND}/act?act=judge"),
        format!("/judgements/{judgement}/receipt.jsonl"),
        third.to_owned(),
        "/accounts".to_owned(),
        "/account".to_owned(),
        "/journal".to_owned(),
        "/launch".to_owned(),
    ];
    for page in
        ["standings.csv", "standings.json", "standings.xlsx", "receipt.jsonl", "readings", "fragility"]
    {
        also.extend([format!("{ROUND}/{page}"), format!("{third}/{page}")]);
    }
    let pages = reached(&mut people, &also).await;
    assert!(pages.len() > 30, "{} pages", pages.len());
    assert!(pages.iter().any(|(page, _)| page.contains("receipt.jsonl")));
    let hidden = [
        "Kiểm Thử",
        "@vss.example",
        "@24.example",
        "Riêng",
        "1777771",
        "1.777.771",
        "lời riêng",
        "q3.csv",
        "Trần Văn",
    ];
    for (page, body) in &pages {
        for word in hidden {
            assert!(!body.contains(word) && !page.contains(word), "{page} tells `{word}`");
        }
    }
    for kept in
        ["/figures", "/unlock", "/corrections", "act=judge", "/accounts", "/journal", "/launch", "2022-q3/"]
    {
        let seen = pages.iter().any(|(page, _)| page.lines().next().unwrap().contains(kept));
        assert!(!seen, "{kept} is not for everybody");
    }
}

#[tokio::test]
async fn a_receipt_is_checked_by_whoever_has_it() {
    let server = Server::start().await;
    let mut people = People::of(&server).await;
    people.sends("24", &table_of("24", "24")).await;
    people.take(&["judge", "review", "decide"]).await;
    let judgement = people.judgement.clone();
    let receipt = format!("/judgements/{judgement}/receipt.jsonl");
    assert_eq!(people.public.get(&receipt).await.status, 303, "not published yet");
    assert!(people.public.get("/published").await.body.contains("Chưa công bố"));
    assert_eq!(people.public.get(&format!("/published/{judgement}")).await.status, 404);
    people.take(&["publish"]).await;
    let kept = people.public.get(&receipt).await.body;

    let whole = people.public.upload("/verify", "receipt.jsonl", kept.as_bytes()).await;
    assert_eq!(whole.status, 200, "{}", whole.body);
    assert!(
        whole.body.contains("Biên nhận nguyên vẹn")
            && whole.body.contains(&format!("/published/{judgement}"))
    );
    let broken = kept.replacen("1687184", "1687185", 1);
    let changed = people.public.upload("/verify", "receipt.jsonl", broken.as_bytes()).await;
    assert_eq!(changed.status, 422);
    assert!(changed.body.contains("phần “figures” của biên nhận đã bị sửa"), "{}", changed.body);
    let example = people.public.get("/movements/1371-2022/rounds/2022-q2/receipt.jsonl").await.body;
    assert_eq!(example, kept, "the published round gives out the same one");
    for wrong in [&b""[..], b"\xff\xff", b"{}"] {
        assert_eq!(people.public.upload("/verify", "x", wrong).await.status, 422);
    }
    let large = vec![b'x'; 17 * 1024 * 1024];
    assert!(people.public.upload("/verify", "x", &large).await.status >= 400, "there is a limit");
}

#[tokio::test]
async fn how_firm_a_result_is_stands_before_whoever_signs() {
    let server = Server::start().await;
    let mut people = People::of(&server).await;
    let page = patiently(&mut people.public, &format!("{ROUND}/fragility")).await;
    assert_eq!(page.status, 200);
    assert!(page.body.contains("Nếu ") && page.body.contains("Đang được chọn"), "{}", page.body);
    people.sends("24", &table_of("24", "24")).await;
    people.sends("01", &table_of("01", "01")).await;
    people.take(&["judge", "review"]).await;
    patiently(&mut people.director, &format!("{ROUND}/fragility")).await;
    let signing = people.director.get(&format!("{ROUND}/act?act=decide")).await.body;
    assert!(signing.contains("Thay đổi nhỏ nhất của một số liệu"), "{signing}");
    assert_eq!(people.public.get(&format!("{ROUND}/fragility")).await.status, 303, "unpublished");
}
