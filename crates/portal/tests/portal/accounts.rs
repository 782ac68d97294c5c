//! Keeping accounts: roles where they hold, locking, and what nobody does to themselves.

use crate::server::Server;
use crate::visitor::{PASSWORD, Visitor, link_in};

const ROUND: &str = "/movements/1371-2022/rounds/2022-q2";

#[tokio::test]
async fn a_unit_is_found_by_its_name_and_a_code_of_two_is_asked_about() {
    let server = Server::start().await;
    let mut admin = Visitor::accept(&server, server.invitation.as_deref().unwrap()).await;
    let person = [("login", "lan@24.example"), ("name", "Nguyễn Thị Lan"), ("role", "unit-officer")];
    let with = |more: &[(&'static str, &'static str)]| [&person[..], more].concat();
    // A code that two units have had: which?
    let asked = admin
        .post("/accounts", &with(&[("scope", "24"), ("role2", "cluster-head"), ("scope2", "Cụm 5")]))
        .await;
    assert_eq!(asked.status, 422);
    for kept in [
        "Nguyễn Thị Lan",
        "lan@24.example",
        "value=\"24\"",
        "Cụm 5",
        "Bắc Giang · 24 · đến 30/6/2025",
        "Bắc Ninh · 24 · từ 1/7/2025",
    ] {
        assert!(asked.body.contains(kept), "{kept}");
    }
    let picked = [
        ("scope", "24"),
        ("picked-for", "24"),
        ("pick", "24@2025-06-30"),
        ("role2", "cluster-head"),
        ("scope2", "Cụm 5"),
    ];
    // What was picked does not count for something else that was typed since.
    let stale = admin
        .post(
            "/accounts",
            &with(&[("scope", "no such unit"), ("picked-for", "24"), ("pick", "24@2025-06-30")]),
        )
        .await;
    assert_eq!(stale.status, 422);
    let invited = admin.post("/accounts", &with(&picked)).await;
    assert_eq!(invited.status, 200, "{}", invited.body);
    let mut lan = Visitor::accept(&server, &link_in(&invited)).await;
    let account = lan.get("/account").await.body;
    assert!(account.contains("Bắc Giang · 24 · đến 30/6/2025") && account.contains("Cụm 5"));
    assert_eq!(lan.get(&format!("{ROUND}/figures/24")).await.status, 200, "Bắc Giang of 2022");

    // The officer of the Bắc Ninh of today has nothing to do with it.
    let fields = [
        ("login", "ninh@24.example"),
        ("name", "Ninh"),
        ("role", "unit-officer"),
        ("scope", "24@2025-07-01"),
    ];
    let mut ninh = Visitor::accept(&server, &link_in(&admin.post("/accounts", &fields).await)).await;
    assert_eq!(ninh.get(&format!("{ROUND}/figures/24")).await.status, 403);

    // By name, with and without accents; all that is wrong is told at once.
    let fields = [("login", "hn@01.example"), ("name", "Hà"), ("role", "unit-officer"), ("scope", "ha noi")];
    let mut hanoi = Visitor::accept(&server, &link_in(&admin.post("/accounts", &fields).await)).await;
    assert_eq!(hanoi.get(&format!("{ROUND}/figures/01")).await.status, 200);
    let wrong = admin
        .post(
            "/accounts",
            &[("login", "nobody"), ("name", ""), ("role", "unit-head"), ("scope", "xyz"), ("scope3", "24")],
        )
        .await;
    assert_eq!(wrong.status, 422);
    for field in ["#name", "#login", "#scope", "#role3"] {
        assert!(wrong.body.contains(&format!("<a href=\"{field}\">")), "{field}");
    }
    assert!(wrong.body.contains("value=\"xyz\""), "what was typed is kept");
}

#[tokio::test]
async fn roles_change_at_once_with_a_reason_that_the_person_reads() {
    let server = Server::start().await;
    let mut admin = Visitor::accept(&server, server.invitation.as_deref().unwrap()).await;
    let mut person = admin.invites("lan@vss.example", "unit-officer", "24").await;
    let id = admin.number_of("lan@vss.example").await;
    assert_eq!(person.get(&format!("{ROUND}/figures/24")).await.status, 200);
    let change = [("role", "unit-officer"), ("scope", "01")];
    let silent = admin.post(&format!("/accounts/{id}"), &[("act", "grants"), change[0], change[1]]).await;
    assert_eq!(silent.status, 422, "no reason");
    assert!(
        silent.body.contains("value=\"01\"") || silent.body.contains("Hà Nội"),
        "what was chosen is kept"
    );
    assert_eq!(admin.acts_on(&id, "grants", &change).await.status, 303);
    assert_eq!(person.get(&format!("{ROUND}/figures/24")).await.status, 403);
    assert_eq!(person.get(&format!("{ROUND}/figures/01")).await.status, 200);
    // A role that needs codes asks for them from the next page on.
    assert_eq!(admin.acts_on(&id, "grants", &[("role", "auditor")]).await.status, 303);
    assert!(person.get("/account").await.header("location").unwrap().starts_with("/account/code"));
    person.set_codes_up().await;
    assert_eq!(
        person.signs_in("lan@vss.example", PASSWORD).await.header("location"),
        Some("/account/news?to=%2F")
    );
    let news = person.get("/account/news").await.body;
    assert!(news.contains("Kiểm toán") && news.contains("Hà Nội") && news.contains("vì thử"));
}

#[tokio::test]
async fn who_is_locked_is_out_at_once_and_comes_back_when_unlocked() {
    let server = Server::start().await;
    let mut admin = Visitor::accept(&server, server.invitation.as_deref().unwrap()).await;
    let mut person = admin.invites("lan@vss.example", "unit-officer", "24").await;
    let id = admin.number_of("lan@vss.example").await;
    assert_eq!(admin.acts_on(&id, "unlock", &[]).await.status, 409, "not locked");
    assert_eq!(admin.acts_on(&id, "lock", &[]).await.status, 303);
    assert_eq!(person.get("/account").await.status, 303);
    assert_eq!(person.signs_in("lan@vss.example", PASSWORD).await.status, 422);
    assert_eq!(admin.acts_on(&id, "reset", &[]).await.status, 409, "no way around the lock");
    assert_eq!(admin.acts_on(&id, "unlock", &[]).await.status, 303);
    assert_eq!(
        person.signs_in("lan@vss.example", PASSWORD).await.header("location"),
        Some("/account/news?to=%2F")
    );
    let page = admin.get(&format!("/accounts/{id}")).await.body;
    assert!(page.contains("Khóa tài khoản") && page.contains("vì thử"));
}

#[tokio::test]
async fn an_invitation_that_was_lost_is_made_again() {
    let server = Server::start().await;
    let mut admin = Visitor::accept(&server, server.invitation.as_deref().unwrap()).await;
    let lost = admin.link_for("lan@vss.example", "unit-officer", "24").await;
    let id = admin.number_of("lan@vss.example").await;
    let link = link_in(&admin.acts_on(&id, "invite", &[]).await);
    assert_eq!(Visitor::new(&server).get(&lost).await.status, 404);
    Visitor::accept(&server, &link).await;
    assert_eq!(admin.acts_on(&id, "invite", &[]).await.status, 409, "accepted already");
}

#[tokio::test]
async fn nobody_changes_themselves_and_one_administrator_is_left() {
    let server = Server::start().await;
    let mut admin = Visitor::accept(&server, server.invitation.as_deref().unwrap()).await;
    let mut second = admin.invites("second@vss.example", "administrator", "").await;
    let (own, other) =
        (admin.number_of("admin@localhost").await, admin.number_of("second@vss.example").await);
    for (act, more) in
        [("lock", &[][..]), ("grants", &[("role", "director-general")]), ("code", &[]), ("reset", &[])]
    {
        assert_eq!(admin.acts_on(&own, act, more).await.status, 403, "{act} to oneself");
    }
    assert!(!admin.get(&format!("/accounts/{own}")).await.body.contains("name=\"act\""), "nor is it offered");
    // One of two may go, the last may not: here the second loses the role and cannot do anything any more.
    assert_eq!(admin.acts_on(&other, "grants", &[("role", "auditor")]).await.status, 303);
    assert_eq!(second.acts_on(&own, "lock", &[]).await.status, 403);
    assert_eq!(admin.acts_on(&other, "nonsense", &[]).await.status, 409);
    for nowhere in ["0", "-1", "999", "x", "9999999999999999999999"] {
        assert_eq!(admin.acts_on(nowhere, "lock", &[]).await.status, 404, "{nowhere}");
        assert_eq!(admin.get(&format!("/accounts/{nowhere}")).await.status, 404, "{nowhere}");
    }
}

#[tokio::test]
async fn sessions_are_listed_and_ended_one_by_one() {
    let server = Server::start().await;
    let mut admin = Visitor::accept(&server, server.invitation.as_deref().unwrap()).await;
    let mut here = admin.invites("lan@vss.example", "unit-officer", "24").await;
    let mut phone = Visitor::new(&server);
    phone.signs_in("lan@vss.example", PASSWORD).await;
    let mut laptop = Visitor::new(&server);
    laptop.signs_in("lan@vss.example", PASSWORD).await;
    let page = here.get("/account").await.body;
    assert_eq!(page.matches("name=\"session\"").count(), 2, "this one is ended by signing out");
    let id = page.split("name=\"session\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    // Another's session is none of theirs.
    assert_eq!(admin.post("/account", &[("session", id)]).await.status, 303);
    assert_eq!((phone.get("/account").await.status, laptop.get("/account").await.status), (200, 200));
    here.post("/account", &[("session", id)]).await;
    let ended = [phone.get("/account").await.status, laptop.get("/account").await.status];
    assert_eq!(ended.iter().filter(|status| **status == 303).count(), 1, "{ended:?}");
    // The cookie holds another secret than the page shows.
    assert!(!page.contains(here.cookie().unwrap().trim_start_matches("session=")));
}
