//! Codes of the moment: who must have them, that each is taken once, and what happens when the telephone is lost.

use crate::server::Server;
use crate::visitor::{PASSWORD, Visitor, code_of};

const ROLES: [(&str, &str, bool); 9] = [
    ("unit-officer", "24", false),
    ("unit-head", "24", true),
    ("cluster-head", "Cụm 5", false),
    ("verifier", "", true),
    ("emulation-officer", "", true),
    ("council-member", "", true),
    ("director-general", "", true),
    ("administrator", "", true),
    ("auditor", "", true),
];

#[tokio::test]
async fn whose_role_needs_codes_sets_them_up_before_anything_else() {
    let server = Server::start().await;
    let mut admin = Visitor::accept(&server, server.invitation.as_deref().unwrap()).await;
    for (role, scope, needs) in ROLES {
        let link = admin.link_for(&format!("{role}@vss.example"), role, scope).await;
        let mut person = Visitor::new(&server);
        let answer = person.post(&link, &[("password", PASSWORD), ("again", PASSWORD)]).await;
        assert_eq!(answer.status, 303, "{role}");
        for page in
            ["/account", "/accounts", "/account/password", "/movements/1371-2022/rounds/2022-q2/figures"]
        {
            let answer = person.get(page).await;
            let is_sent = answer.header("location").is_some_and(|to| to.starts_with("/account/code?to="));
            assert_eq!((answer.status == 303 && is_sent), needs, "{role} {page}");
        }
        // Nor does it help to send something.
        let answer =
            person.post("/accounts", &[("login", "x@y.example"), ("name", "X"), ("role", "auditor")]).await;
        assert!([303, 403].contains(&answer.status), "{role}: {}", answer.status);
        assert!(!admin.get("/accounts").await.body.contains("x@y.example"), "{role}");
        if needs {
            assert!(person.get("/account/code").await.body.contains("<svg class=\"qr\""), "{role}");
            assert_eq!(person.post("/account/code", &[("act", "give-up")]).await.status, 409, "{role}");
            assert!(person.set_codes_up().await, "{role}");
            assert_eq!(person.recovery.len(), 10);
            let answer = person.get("/account").await;
            assert_eq!(answer.status, 200, "{role}");
            assert!(answer.body.contains("Còn 10 mã dự phòng"), "{role}");
            let code = person.code();
            let answer = person.post("/account/code", &[("act", "give-up"), ("code", &code)]).await;
            assert_eq!(answer.status, 403, "{role} may not do without");
        }
        assert_eq!(person.post("/sign-out", &[]).await.status, 303);
    }
}

#[tokio::test]
async fn whoever_is_half_signed_in_can_sign_out_and_change_the_language() {
    let server = Server::start().await;
    let mut person = Visitor::new(&server);
    let fields = [("password", PASSWORD), ("again", PASSWORD)];
    person.post(server.invitation.as_deref().unwrap(), &fields).await;
    assert_eq!(person.get("/").await.header("location"), Some("/account/code?to=%2F"));
    assert_eq!(person.get("/language/en?to=/account/code").await.header("location"), Some("/account/code"));
    let wrong = person.post("/account/code", &[("act", "confirm"), ("code", "000000")]).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.body.contains("Mã không đúng"));
    assert_eq!(person.post("/sign-out", &[]).await.status, 303);
    assert_eq!(person.get("/account/code").await.header("location"), Some("/sign-in?to=%2Faccount%2Fcode"));
    // At the next sign-in the same is asked.
    person.post("/sign-in", &[("login", "admin@localhost"), ("password", PASSWORD)]).await;
    assert_eq!(person.get("/accounts").await.header("location"), Some("/account/code?to=%2Faccounts"));
}

#[tokio::test]
async fn a_code_signs_in_once() {
    let server = Server::start().await;
    let mut admin = Visitor::accept(&server, server.invitation.as_deref().unwrap()).await;
    let mut head = admin.invites("head@24.example", "unit-head", "24").await;
    let (secret, first) = head.app.clone().unwrap();

    let mut again = Visitor::new(&server);
    let sign_in = [("login", "head@24.example"), ("password", PASSWORD), ("to", "/account")];
    let answer = again.post("/sign-in", &sign_in).await;
    assert_eq!(answer.header("location"), Some("/sign-in/code?to=%2Faccount"));
    assert_eq!(again.get("/account").await.status, 303, "the password alone opens nothing");
    let before = again.cookie().unwrap().to_owned();
    // The code that confirmed the app signs nobody in.
    let used = again.post("/sign-in/code", &[("code", &code_of(&secret, first)), ("to", "/account")]).await;
    assert_eq!(used.status, 422);
    assert!(used.body.contains("đã dùng rồi") && used.body.contains("value=\"/account\""));
    let code = head.code();
    let answer = again.post("/sign-in/code", &[("code", &code), ("to", "/account")]).await;
    assert_eq!((answer.status, answer.header("location")), (303, Some("/account")));
    assert_ne!(again.cookie(), Some(before.as_str()), "a new secret with each step");
    assert_eq!(again.get("/account").await.status, 200);

    let mut third = Visitor::new(&server);
    third.post("/sign-in", &sign_in).await;
    assert_eq!(third.post("/sign-in/code", &[("code", &code)]).await.status, 422, "taken already");
    // Without a password before it a code is asked of nobody.
    let mut nobody = Visitor::new(&server);
    let answer = nobody.post("/sign-in/code", &[("code", &head.code())]).await;
    assert_eq!(answer.header("location"), Some("/sign-in?to=%2F"));
    assert_eq!(nobody.get("/account").await.status, 303);
}

#[tokio::test]
async fn guessing_codes_is_slowed() {
    let server = Server::start().await;
    let mut admin = Visitor::accept(&server, server.invitation.as_deref().unwrap()).await;
    admin.invites("head@24.example", "unit-head", "24").await;
    let mut guesser = Visitor::new(&server);
    guesser.post("/sign-in", &[("login", "head@24.example"), ("password", PASSWORD)]).await;
    for _ in 0..4 {
        assert_eq!(guesser.post("/sign-in/code", &[("code", "123456")]).await.status, 422);
    }
    let slowed = guesser.post("/sign-in/code", &[("code", "123456")]).await;
    assert_eq!(slowed.status, 429);
    assert!(slowed.body.contains("Xin chờ 1 giây"));
}

#[tokio::test]
async fn a_recovery_code_takes_the_place_of_the_telephone_once() {
    let server = Server::start().await;
    let mut admin = Visitor::accept(&server, server.invitation.as_deref().unwrap()).await;
    let head = admin.invites("head@24.example", "unit-head", "24").await;
    let recovery = head.recovery[3].to_lowercase().replace('-', " ");
    let sign_in = [("login", "head@24.example"), ("password", PASSWORD)];
    let mut lost = Visitor::new(&server);
    lost.post("/sign-in", &sign_in).await;
    assert_eq!(lost.post("/sign-in/code", &[("code", &recovery)]).await.status, 303);
    let account = lost.get("/account").await.body;
    assert!(account.contains("Còn 9 mã dự phòng") && account.contains("Đăng nhập bằng một mã dự phòng"));
    let mut again = Visitor::new(&server);
    again.post("/sign-in", &sign_in).await;
    assert_eq!(again.post("/sign-in/code", &[("code", &recovery)]).await.status, 422);
    // New ones take the place of all.
    let other = head.recovery[4].clone();
    let answer = lost.post("/account/code", &[("act", "recovery"), ("code", &other)]).await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.body.matches("<li><code>").count(), 10);
    assert_eq!(again.post("/sign-in/code", &[("code", &head.recovery[5])]).await.status, 422);
}

#[tokio::test]
async fn an_administrator_takes_lost_codes_away_and_the_person_is_told() {
    let server = Server::start().await;
    let mut admin = Visitor::accept(&server, server.invitation.as_deref().unwrap()).await;
    let mut head = admin.invites("head@24.example", "unit-head", "24").await;
    let id = admin.number_of("head@24.example").await;
    let refused = admin.post(&format!("/accounts/{id}"), &[("act", "code"), ("reason", "  ")]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.body.contains("Hãy nêu lý do") && refused.body.contains("href=\"#reason-code\""));
    assert_eq!(head.get("/account").await.status, 200);
    let done = admin.post(&format!("/accounts/{id}"), &[("act", "code"), ("reason", "mất <b>máy</b>")]).await;
    assert_eq!(done.status, 303, "{}", done.body);
    assert_eq!(head.get("/account").await.header("location"), Some("/sign-in?to=%2Faccount"), "sessions end");

    let answer = head.signs_in("head@24.example", PASSWORD).await;
    assert_eq!(answer.header("location"), Some("/account/news?to=%2F"), "told before anything else");
    assert_eq!(
        head.get("/account/news?to=/").await.header("location").unwrap(),
        "/account/code?to=%2Faccount%2Fnews%3Fto%3D%2F"
    );
    assert!(head.set_codes_up().await);
    let news = head.get("/account/news?to=%2Faccount").await;
    assert!(news.body.contains("Bỏ mã một lần") && news.body.contains("mất &#60;b&#62;máy"), "{}", news.body);
    let seen = head.send_shown(&news, "/account/news", &[]).await;
    assert_eq!(seen.header("location"), Some("/account"));
    let again = head.signs_in("head@24.example", PASSWORD).await;
    assert_eq!(again.header("location"), Some("/"), "told once");
}

#[tokio::test]
async fn whoever_may_choose_sets_codes_up_and_gives_them_up() {
    let server = Server::start().await;
    let mut admin = Visitor::accept(&server, server.invitation.as_deref().unwrap()).await;
    let mut officer = admin.invites("officer@24.example", "unit-officer", "24").await;
    assert!(officer.app.is_none());
    assert!(officer.get("/account").await.body.contains("Thiết lập mã một lần"));
    assert!(officer.set_codes_up().await);
    let mut elsewhere = Visitor::new(&server);
    elsewhere.app = officer.app.clone();
    assert_eq!(elsewhere.signs_in("officer@24.example", PASSWORD).await.status, 303);
    assert_eq!(elsewhere.get("/account").await.status, 200);
    let code = elsewhere.recovery.pop().unwrap_or_else(|| officer.recovery.pop().unwrap());
    assert_eq!(elsewhere.post("/account/code", &[("act", "give-up"), ("code", "1")]).await.status, 422);
    let done = elsewhere.post("/account/code", &[("act", "give-up"), ("code", &code)]).await;
    assert_eq!(done.status, 303);
    assert_eq!(officer.get("/account").await.status, 303, "sessions end");
    let answer = officer.post("/sign-in", &[("login", "officer@24.example"), ("password", PASSWORD)]).await;
    assert_eq!(answer.header("location"), Some("/"), "no code is asked for");
}
