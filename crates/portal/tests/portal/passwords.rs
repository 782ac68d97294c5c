//! Passwords: changed by whoever knows the present one, reset by a link that works once.

use crate::server::Server;
use crate::visitor::{PASSWORD, Visitor, link_in};

const OTHER: &str = "sông dài cá lội biệt tăm";

#[tokio::test]
async fn a_password_is_changed_by_who_knows_it_and_other_sessions_end() {
    let server = Server::start().await;
    let mut admin = Visitor::accept(&server, server.invitation.as_deref().unwrap()).await;
    let mut officer = admin.invites("officer@24.example", "unit-officer", "24").await;
    let mut elsewhere = Visitor::new(&server);
    elsewhere.signs_in("officer@24.example", PASSWORD).await;
    assert_eq!(elsewhere.get("/account").await.status, 200);
    for (present, new, again, why) in [
        ("wrong wrong wrong", OTHER, OTHER, "hiện nay không đúng"),
        (PASSWORD, "ngắn", "ngắn", "từ 12 ký tự"),
        (PASSWORD, "matkhau123456", "matkhau123456", "dễ đoán"),
        (PASSWORD, OTHER, "khác", "không giống nhau"),
    ] {
        let fields = [("present", present), ("password", new), ("again", again)];
        let answer = officer.post("/account/password", &fields).await;
        assert_eq!(answer.status, 422, "{why}");
        assert!(answer.body.contains(why), "{why}: {}", answer.body);
    }
    let before = officer.cookie().unwrap().to_owned();
    let fields = [("present", PASSWORD), ("password", OTHER), ("again", OTHER)];
    let answer = officer.post("/account/password", &fields).await;
    assert_eq!(answer.header("location"), Some("/account?done=password"));
    assert_ne!(officer.cookie(), Some(before.as_str()));
    assert!(officer.get("/account?done=password").await.body.contains("Đã đổi mật khẩu"));
    assert_eq!(elsewhere.get("/account").await.status, 303, "ended");
    assert_eq!(elsewhere.signs_in("officer@24.example", PASSWORD).await.status, 422);
    assert_eq!(elsewhere.signs_in("officer@24.example", OTHER).await.status, 303);
}

#[tokio::test]
async fn a_forgotten_password_is_reset_by_a_link_once_and_the_person_is_told() {
    let server = Server::start().await;
    let mut admin = Visitor::accept(&server, server.invitation.as_deref().unwrap()).await;
    let mut head = admin.invites("head@24.example", "unit-head", "24").await;
    let id = admin.number_of("head@24.example").await;
    let made = admin.acts_on(&id, "reset", &[]).await;
    assert_eq!(made.status, 200, "{}", made.body);
    let link = link_in(&made);
    assert!(link.starts_with("/resets/"));
    assert!(!admin.get(&format!("/accounts/{id}")).await.body.contains(&link), "shown once");

    let mut forgot = Visitor::new(&server);
    forgot.app = head.app.clone();
    assert!(forgot.get(&link).await.body.contains("head@24.example"));
    let weak = forgot.post(&link, &[("password", "head@24.example"), ("again", "head@24.example")]).await;
    assert_eq!(weak.status, 422);
    let set = forgot.post(&link, &[("password", OTHER), ("again", OTHER)]).await;
    assert_eq!(set.header("location"), Some("/sign-in/code?to=%2F"), "the code is asked for all the same");
    assert_eq!(forgot.get("/account").await.status, 303);
    let code = forgot.code();
    let answer = forgot.post("/sign-in/code", &[("code", &code), ("to", "/")]).await;
    assert_eq!(answer.header("location"), Some("/account/news?to=%2F"));
    let news = forgot.get("/account/news").await.body;
    assert!(news.contains("đặt lại mật khẩu") && news.contains("vì thử") && news.contains("Administrator"));
    assert_eq!(head.get("/account").await.status, 303, "who was signed in with the old one is out");
    for address in [link.as_str(), "/resets/0123", "/resets/%2e%2e"] {
        assert_eq!(Visitor::new(&server).get(address).await.status, 404, "{address}");
        let fields = [("password", PASSWORD), ("again", PASSWORD)];
        assert_eq!(Visitor::new(&server).post(address, &fields).await.status, 404, "{address}");
    }
}
