//! Sessions that end while somebody types, databases that do not answer, and addresses that are no pages.

use crate::server::Server;
use crate::visitor::{PASSWORD, Visitor};

const ROUND: &str = "/movements/1371-2022/rounds/2022-q2";
const FIGURES: &str = "/movements/1371-2022/rounds/2022-q2/figures/24";
const HEALTH: &str = "figure.24.health.2022-06-30";

#[tokio::test]
async fn what_was_sent_after_the_session_ended_is_given_back_to_who_sent_it() {
    let server = Server::start().await;
    let mut admin = Visitor::accept(&server, server.invitation.as_deref().unwrap()).await;
    let mut officer = admin.invites("officer@24.example", "unit-officer", "24").await;
    let mut other = admin.invites("other@24.example", "unit-officer", "24").await;
    let form = officer.get(FIGURES).await;
    server.behind_its_back("UPDATE session SET until = 1").await;
    let typed = [("act", "save"), (HEALTH, "1.654.321 <i>")];
    let refused = officer.send_shown(&form, FIGURES, &typed).await;
    let back = format!("/sign-in?to={}", FIGURES.replace('/', "%2F"));
    assert_eq!((refused.status, refused.header("location")), (303, Some(back.as_str())));
    let browser = officer.cookie().unwrap().to_owned();

    let signed_in = officer.signs_in("officer@24.example", PASSWORD).await;
    assert_eq!(signed_in.header("location"), Some("/account/kept"));
    let page = officer.get("/account/kept").await;
    assert!(
        page.body.contains("1.654.321 &#60;i&#62;") && page.body.contains(&format!("action=\"{FIGURES}\""))
    );
    assert!(!officer.get(FIGURES).await.body.contains("1.654.321"), "nothing was kept without them");
    let sent = officer.send_shown(&page, FIGURES, &[]).await;
    assert!(sent.body.contains("1.654.321"), "{} {}", sent.status, sent.body);
    assert!(officer.get(FIGURES).await.body.contains("1.654.321"), "it is in the draft, to be mended");
    drop(browser);

    // Another person at the same browser does not get it.
    server.behind_its_back("UPDATE session SET until = 1").await;
    let secret = [("act", "save"), (HEALTH, "1.999.999")];
    officer.send_shown(&form, FIGURES, &secret).await;
    let answer = officer.signs_in("other@24.example", PASSWORD).await;
    assert_eq!(answer.header("location"), Some("/"));
    assert_eq!(officer.get("/account/kept").await.header("location"), Some("/"));

    // Of a session that somebody ended, or that never was, nothing is kept.
    other.signs_in("other@24.example", PASSWORD).await;
    let theirs = other.cookie().unwrap().to_owned();
    other.post("/sign-out", &[]).await;
    let body = format!("act=save&{HEALTH}=5");
    for cookie in [theirs, "session=AAAAAAAAAAAAAAAAAAAAAA".to_owned(), "session=%00".to_owned()] {
        let cookie = format!("Cookie: {cookie}");
        let headers = [
            cookie.as_str(),
            "Sec-Fetch-Site: same-origin",
            "Content-Type: application/x-www-form-urlencoded",
        ];
        let answer = server.ask("POST", FIGURES, &headers, body.as_bytes()).await;
        assert_eq!(answer.status, 303);
        assert!(
            !answer.headers.contains("set-cookie: session=") || answer.headers.contains("Max-Age=0"),
            "{}",
            answer.headers
        );
    }
}

#[tokio::test]
async fn a_database_that_does_not_know_sessions_makes_nobody_a_stranger() {
    let server = Server::start().await;
    let mut admin = Visitor::accept(&server, server.invitation.as_deref().unwrap()).await;
    server.behind_its_back("ALTER TABLE session RENAME TO elsewhere").await;
    for page in ["/", "/account", "/accounts", ROUND] {
        let answer = admin.get(page).await;
        assert_eq!(answer.status, 503, "{page}");
        assert!(answer.body.contains("Chưa đọc được dữ liệu"), "{page}");
    }
    assert_eq!(server.get("/", &[]).await.status, 200, "who has no session reads on");
    server.behind_its_back("ALTER TABLE elsewhere RENAME TO session").await;
    assert_eq!(admin.get("/account").await.status, 200, "and nobody was signed out");
}

#[tokio::test]
async fn nobody_is_led_to_an_address_that_only_takes_forms() {
    let server = Server::start().await;
    for (address, page) in [
        (format!("{ROUND}/act"), ROUND),
        (format!("{FIGURES}/upload"), FIGURES),
        ("/sign-out".to_owned(), "/"),
    ] {
        let mut nobody = Visitor::new(&server);
        let answer = nobody.get(&address).await;
        assert_eq!((answer.status, answer.header("location")), (303, Some(page)), "{address}");
    }
    assert_eq!(Visitor::new(&server).post("/movements/1371-2022", &[]).await.status, 405);
}

#[tokio::test]
async fn who_signed_in_long_ago_signs_in_again_for_what_matters() {
    let server = Server::start().await;
    let mut admin = Visitor::accept(&server, server.invitation.as_deref().unwrap()).await;
    let mut officer = admin.invites("officer@24.example", "unit-officer", "24").await;
    assert_eq!(officer.get("/account/code").await.status, 200);
    let earlier = "UPDATE session SET data = json_set(data, '$.begun', json_extract(data, '$.begun') - 3600)";
    server.behind_its_back(earlier).await;
    assert_eq!(officer.get("/account").await.status, 200);
    let answer = officer.get("/account/code").await;
    assert_eq!(answer.header("location"), Some("/sign-in?again=1&to=%2Faccount%2Fcode"));
    let answer = officer.post("/account/code", &[("act", "confirm"), ("code", "123456")]).await;
    assert_eq!(answer.header("location"), Some("/sign-in?again=1&to=%2Faccount%2Fcode"));
    assert_eq!(officer.get("/sign-in?again=1").await.status, 200);
}
