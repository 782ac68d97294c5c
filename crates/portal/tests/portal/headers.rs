//! What answers say to browsers: cookies that scripts and other sites do not get, no framing, nothing private kept.

use crate::server::{Answer, Server};
use crate::visitor::{PASSWORD, Visitor};

fn cookies(answer: &Answer) -> Vec<&str> {
    let lines = answer.headers.lines().filter_map(|line| line.split_once(": "));
    lines.filter(|(name, _)| name.eq_ignore_ascii_case("set-cookie")).map(|(_, cookie)| cookie).collect()
}

#[tokio::test]
async fn cookies_are_kept_from_scripts_other_sites_and_open_connections() {
    for secure in [false, true] {
        let server = Server::run_as(|settings| settings.secure = secure).await;
        let fields = [("password", PASSWORD), ("again", PASSWORD)];
        let answer = Visitor::new(&server).post(server.invitation.as_deref().unwrap(), &fields).await;
        let cookies = cookies(&answer);
        assert_eq!(answer.header("strict-transport-security").is_some(), secure);
        for name in [if secure { "__Host-session=" } else { "session=" }, "device="] {
            let cookie =
                cookies.iter().find(|cookie| cookie.starts_with(name)).unwrap_or_else(|| panic!("{name}"));
            let small = cookie.to_lowercase();
            assert!(small.contains("httponly") && small.contains("samesite=lax") && small.contains("path=/"));
            assert!(!small.contains("domain="), "{cookie}");
            assert_eq!(small.contains("secure"), secure, "{cookie}");
        }
    }
}

#[tokio::test]
async fn nothing_private_is_kept_and_nothing_is_framed() {
    let server = Server::start().await;
    let invitation = server.invitation.clone().unwrap();
    let mut pages: Vec<Answer> = vec![Visitor::new(&server).get(&invitation).await];
    let mut admin = Visitor::accept(&server, &invitation).await;
    for page in [
        "/account",
        "/accounts",
        "/account/code",
        "/account/password",
        "/account/news",
        "/nowhere",
        "/sign-in?again=1",
    ] {
        pages.push(admin.get(page).await);
    }
    for page in &pages {
        assert_eq!(page.header("cache-control"), Some("no-store"), "{}", page.headers);
        assert_eq!(page.header("x-frame-options"), Some("DENY"));
        assert_eq!(page.header("x-content-type-options"), Some("nosniff"));
        assert_eq!(page.header("referrer-policy"), Some("same-origin"), "links with tokens tell nobody else");
        let policy = page.header("content-security-policy").unwrap_or_default();
        for part in ["default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"]
        {
            assert!(policy.contains(part), "{policy}");
        }
        assert!(page.header("server").is_none() && page.header("x-powered-by").is_none());
    }
    // Which version of which program answers is nobody's affair, least of all in an error.
    for trace in ["panicked", "axum", "sqlx", "src/", "SELECT "] {
        assert!(!pages.iter().any(|page| page.body.contains(trace)), "{trace}");
    }
}

#[tokio::test]
async fn a_session_that_was_slipped_in_is_not_taken_up() {
    let server = Server::start().await;
    let mut admin = Visitor::accept(&server, server.invitation.as_deref().unwrap()).await;
    admin.invites("officer@24.example", "unit-officer", "24").await;
    // Somebody puts a secret of their choice, or one of a session that they began, into the victim's browser.
    for planted in ["session=AAAAAAAAAAAAAAAAAAAAAA".to_owned(), "session=x".to_owned()] {
        let cookie = format!("Cookie: {planted}");
        let body = format!(
            "login=officer%4024.example&password={}",
            PASSWORD.bytes().map(|b| format!("%{b:02X}")).collect::<String>()
        );
        let headers = [
            cookie.as_str(),
            "Sec-Fetch-Site: same-origin",
            "Content-Type: application/x-www-form-urlencoded",
        ];
        let answer = server.ask("POST", "/sign-in", &headers, body.as_bytes()).await;
        assert_eq!(answer.status, 303);
        let given =
            cookies(&answer).into_iter().find(|cookie| cookie.starts_with("session=")).unwrap().to_owned();
        assert!(!given.starts_with(&format!("{planted};")));
        assert_eq!(server.get("/account", &[&cookie]).await.status, 303, "what was planted opens nothing");
    }
}

#[tokio::test]
async fn cross_site_forms_are_refused_at_every_address_that_takes_forms() {
    let server = Server::start().await;
    let admin = Visitor::accept(&server, server.invitation.as_deref().unwrap()).await;
    let cookie = format!("Cookie: {}", admin.cookie().unwrap());
    for address in crate::doors::posts() {
        for from in [
            "Sec-Fetch-Site: cross-site",
            "Sec-Fetch-Site: same-site",
            "Origin: https://other.example",
            "Origin: null",
        ] {
            let headers = [cookie.as_str(), from, "Content-Type: application/x-www-form-urlencoded"];
            let answer = server.ask("POST", &address, &headers, b"act=lock&reason=x").await;
            assert_eq!(answer.status, 403, "{address} {from}");
            assert!(answer.body.contains("Yêu cầu không đến từ trang này"), "{address}");
        }
    }
    for method in ["PUT", "DELETE", "PATCH", "TRACE"] {
        let answer = server.ask(method, "/accounts", &[&cookie], b"").await;
        assert!([403, 405].contains(&answer.status), "{method} {}", answer.status);
    }
}

#[tokio::test]
async fn nobody_is_led_out_of_the_portal() {
    let server = Server::start().await;
    let mut admin = Visitor::accept(&server, server.invitation.as_deref().unwrap()).await;
    admin.invites("officer@24.example", "unit-officer", "24").await;
    for to in [
        "//other.example",
        "https://other.example",
        "/\\other.example",
        "\\\\other",
        "javascript:alert(1)",
        "/a\r\nX-Evil: 1",
        "/%0d%0aX-Evil:1",
        " //other",
        "/\t/other.example",
    ] {
        let mut visitor = Visitor::new(&server);
        let fields = [("login", "officer@24.example"), ("password", PASSWORD), ("to", to)];
        let answer = visitor.post("/sign-in", &fields).await;
        let led = answer.header("location").unwrap();
        assert!(led == "/" || led == "/%0d%0aX-Evil:1", "{to:?} leads to {led}");
        assert!(answer.header("x-evil").is_none(), "{to:?}");
        let seen = visitor.post("/account/news", &[("to", to), ("last", "0")]).await;
        assert!(seen.header("location").is_some_and(|led| led == "/" || led == "/%0d%0aX-Evil:1"), "{to:?}");
        let escaped: String = to.bytes().map(|b| format!("%{b:02X}")).collect();
        for page in [format!("/sign-in?to={escaped}"), format!("/language/en?to={escaped}")] {
            let answer = visitor.get(&page).await;
            let led = answer.header("location").unwrap_or("/");
            assert!(
                led.starts_with('/') && !led.starts_with("//") && !led.contains('\\'),
                "{page} leads to {led}"
            );
        }
        let shown = Visitor::new(&server).get(&format!("/sign-in?to={escaped}")).await;
        assert!(!shown.body.contains("other.example") && !shown.body.contains("javascript:"), "{to:?}");
    }
}
