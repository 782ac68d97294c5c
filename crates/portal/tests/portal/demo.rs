//! The demo: by its people, one after the other, a round comes from where they find it to its publication.

use portal::demo::Filled;

use crate::postgres::Database;
use crate::server::Server;
use crate::visitor::Visitor;

const ROUND: &str = "/movements/1371-2022/rounds/2022-q2";

#[tokio::test]
async fn a_round_is_taken_through_on_sqlite() {
    let (server, password) = Server::demo(None, Filled::AllButTwo).await;
    taken_through(&server, &password).await;
}

#[tokio::test]
async fn a_round_is_taken_through_on_postgres() {
    let database = Database::new().await;
    let (server, password) = Server::demo(Some(database.address()), Filled::AllButTwo).await;
    taken_through(&server, &password).await;
    drop(server);
    database.end().await;
}

/// The step that the way through the demo marks as next: what its button sends.
async fn next(visitor: &mut Visitor<'_>) -> Option<(String, String)> {
    let page = visitor.get("/demo").await;
    assert_eq!(page.status, 200, "{}", page.body);
    let step = page.body.split("class=\"next\"").nth(1)?;
    let value = |name: &str| {
        let rest = step.split(&format!("name=\"{name}\" value=\"")).nth(1).expect("a field");
        rest.split('"').next().expect("a value").to_owned()
    };
    Some((value("login"), value("to")))
}

async fn taken_through(server: &Server, password: &str) {
    let mut visitor = Visitor::new(server);
    let mut steps = Vec::new();
    while let Some((login, to)) = next(&mut visitor).await {
        steps.push(login.clone());
        assert!(steps.len() <= 10, "no end: {steps:?}");
        let answer = visitor.post("/demo", &[("login", &login), ("to", &to)]).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
        let location = answer.header("location").unwrap().to_owned();
        if steps.len() == 1 {
            // Nobody is signed in: the password is asked for, once.
            assert!(location.starts_with("/sign-in?"), "{location}");
            let page = visitor.get(&location).await.body;
            assert!(page.contains(&format!("value=\"{login}\"")), "{page}");
            let fields = [("login", login.as_str()), ("password", password), ("to", to.as_str())];
            let signed_in = visitor.post("/sign-in", &fields).await;
            assert_eq!(signed_in.status, 303);
        } else {
            assert_eq!(location, to);
        }
        let page = visitor.get(&to).await;
        assert_eq!(page.status, 200, "{to}");
        assert!(page.body.contains("BẢN THỬ"), "{to}");
        if login.starts_with("officer") {
            let example = visitor.get(&format!("{to}/example")).await;
            assert_eq!(example.status, 200);
            assert!(page.body.contains(&format!("{to}/example")));
            let name = example.header("content-disposition").unwrap();
            assert!(name.contains("minh-hoa"), "{name}");
            let read = visitor.upload(&format!("{to}/upload"), "q2.xlsx", &example.bytes).await;
            assert_eq!(read.status, 200, "{}", read.body);
            continue;
        }
        let act = match steps.len() {
            2 | 5 => "submit",
            3 | 6 => "verify",
            7 => "judge",
            8 => "review",
            9 => "decide",
            _ => "publish",
        };
        let address = if login.starts_with("head") || login.starts_with("verifier") {
            to.clone()
        } else {
            format!("{to}/act")
        };
        let done = visitor.send_shown(&page, &address, &[("act", act)]).await;
        assert_eq!(done.status, 303, "{act}: {}", done.body);
    }
    assert_eq!(steps.len(), 10, "{steps:?}");
    let mut public = Visitor::new(server);
    let standings = public.get(ROUND).await;
    assert!(standings.status == 200 && standings.body.contains("Kết quả chính thức"));
    let receipt = public.get(&format!("{ROUND}/receipt.jsonl")).await;
    judge::verify(&receipt.bytes).expect("a receipt that replays");
    let result: serde_json::Value =
        serde_json::from_slice(&public.get(&format!("{ROUND}/standings.json")).await.bytes).unwrap();
    // The same as on the command line: what is left to be done by hand decides who is proposed.
    assert_eq!(result["awards"][0]["selected"], serde_json::json!(["40", "52", "92"]), "{result:#}");
}

#[tokio::test]
async fn whoever_has_not_shown_the_password_goes_on_as_nobody() {
    let (server, password) = Server::demo(None, Filled::Empty).await;
    let mut visitor = Visitor::new(&server);
    let send = [("login", "director@demo.example"), ("to", "/account")];
    assert!(visitor.post("/demo", &send).await.header("location").unwrap().starts_with("/sign-in"));
    assert_eq!(visitor.get("/account").await.status, 303);
    // Those who have sent the others' figures cannot be taken turns as, nor anybody who was invited.
    for login in ["all-provinces@demo.example", "lan@bhxh.example", ""] {
        assert_eq!(visitor.post("/demo", &[("login", login)]).await.status, 404, "{login}");
    }
    let mut admin = Visitor::new(&server);
    let sign_in = [("login", "administrator@demo.example"), ("password", password.as_str())];
    assert_eq!(admin.post("/sign-in", &sign_in).await.status, 303);
    let mut invited = admin.invites("lan@bhxh.example", "unit-head", "40").await;
    assert!(invited.post("/demo", &send).await.header("location").unwrap().starts_with("/sign-in"));
    // Nor does it lead away from the portal.
    let away = [("login", "director@demo.example"), ("to", "//other.example")];
    assert_eq!(admin.post("/demo", &away).await.header("location"), Some("/demo"));
    assert!(admin.get("/account").await.body.contains("director@demo.example"));
}

#[tokio::test]
async fn a_portal_that_is_no_demo_has_no_way_to_be_somebody_else() {
    let server = Server::start().await;
    let mut visitor = Visitor::new(&server);
    assert_eq!(visitor.get("/demo").await.status, 404);
    let send = [("login", "director@demo.example"), ("to", "/account")];
    assert_eq!(visitor.post("/demo", &send).await.status, 404);
    assert_eq!(visitor.get(&format!("{ROUND}/figures/40/example")).await.status, 404);
    assert!(!visitor.get("/").await.body.contains("BẢN THỬ"));
    let page = visitor.get("/sign-in?login=director@demo.example").await.body;
    assert!(!page.contains("director@demo.example"));
}
