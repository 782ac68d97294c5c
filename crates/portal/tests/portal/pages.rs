//! What pages show, and what they never do.

use crate::server::Server;

const ROUND: &str = "/movements/1371-2022/rounds/2022-q2";
const ENGLISH: &str = "Cookie: language=en";

/// Every kind of page.
fn pages() -> Vec<String> {
    let of_round = [
        "",
        "?award=health",
        "?award=health&region=%C4%90%C3%B4ng+Nam+B%E1%BB%99&sort=-m0&q=binh",
        "/units/24",
        "/units/44?award=health",
        "/simulator",
        "/history",
        "/history?award=voluntary&sort=unit",
        "/fragility",
    ];
    let mut pages: Vec<String> = of_round.iter().map(|rest| format!("{ROUND}{rest}")).collect();
    let others = [
        "/",
        "/movements/1371-2022",
        "/movements/1371-2022/rules",
        "/movements/1371-2022/readings",
        "/movements/1371-2022/revisions",
        "/movements/1371-2022/revisions/1",
        "/movements/1371-2022/rounds/2022-q2/fragility",
        "/movements/1371-2022/rounds/2022-q2/readings",
        "/published",
        "/verify",
    ];
    pages.extend(others.map(str::to_owned));
    pages
}

#[tokio::test]
async fn every_page_answers_in_both_languages_with_nothing_inline() {
    let server = Server::start().await;
    for page in pages() {
        for (language, cookie) in [("vi", "Cookie: language=vi"), ("en", ENGLISH)] {
            let answer = server.get(&page, &[cookie]).await;
            assert_eq!(answer.status, 200, "{page}");
            assert!(answer.body.contains(&format!("<html lang=\"{language}\">")), "{page}");
            for never in [" style=", "<style", " onclick=", "javascript:"] {
                assert!(!answer.body.contains(never), "{page}: {never}");
            }
            // A sentence that is in no file shows as its id in brackets; a fact that is missing as its name in braces.
            for broken in ["[portal-", "[table-", "[term-", "{$", "{ $"] {
                assert!(!answer.body.contains(broken), "{page} {language}: {broken}");
            }
            let policy = answer.header("content-security-policy").unwrap_or_default();
            assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "{page}: {policy}");
            assert_eq!(answer.header("x-content-type-options"), Some("nosniff"), "{page}");
            assert_eq!(answer.header("cache-control"), Some("no-store"), "{page}");
        }
    }
}

#[tokio::test]
async fn figures_that_are_made_up_say_so_wherever_they_are_seen() {
    let server = Server::start().await;
    for page in pages().iter().filter(|page| page.contains("/rounds/")) {
        assert!(server.get(page, &[]).await.body.contains("SỐ LIỆU MINH HỌA"), "{page}");
        assert!(server.get(page, &[ENGLISH]).await.body.contains("ILLUSTRATIVE FIGURES"), "{page}");
    }
}

#[tokio::test]
async fn what_is_not_there_is_told_in_the_readers_language() {
    let server = Server::start().await;
    for page in [
        "/nowhere",
        "/movements/none",
        "/movements/none/rules",
        "/movements/1371-2022/rounds/none",
        "/movements/1371-2022/rounds/2022-q2/units/none",
        "/movements/1371-2022/rounds/2022-q2/units/24?award=none",
        "/movements/1371-2022/rounds/2022-q2?award=none",
        "/movements/1371-2022/rounds/2022-q2/none.csv",
        "/movements/1371-2022/rounds/2022-q2/history?award=none",
        "/movements/1371-2022/rounds/2022-q2/tables/none.csv",
        "/movements/1371-2022/rounds/2022-q2/tables/standings.doc",
        "/movements/1371-2022/rounds/2022-q2/tables/derivation.csv",
        "/movements/1371-2022/rounds/2022-q2/tables/derivation.csv?unit=none",
        "/movements/1371-2022/tables/none.csv",
        "/language/none",
    ] {
        let answer = server.get(page, &[]).await;
        assert_eq!(answer.status, 404, "{page}");
        assert!(answer.body.contains("Không có trang này"), "{page}");
        assert!(server.get(page, &[ENGLISH]).await.body.contains("There is no such page"), "{page}");
    }
}

#[tokio::test]
async fn the_language_is_changed_and_nobody_is_led_elsewhere() {
    let server = Server::start().await;
    let answer = server.get("/language/en?to=/movements/1371-2022", &[]).await;
    assert_eq!((answer.status, answer.header("location")), (303, Some("/movements/1371-2022")));
    assert!(answer.header("set-cookie").unwrap().starts_with("language=en;"));
    for elsewhere in ["//other.example", "https://other.example", "%2F%2Fother.example", "/%5Cother.example"]
    {
        let answer = server.get(&format!("/language/en?to={elsewhere}"), &[]).await;
        assert_eq!(answer.header("location"), Some("/"), "{elsewhere}");
    }
}

#[tokio::test]
async fn downloads_are_what_the_command_line_writes() {
    let server = Server::start().await;
    let json = server.get(&format!("{ROUND}/standings.json"), &[]).await;
    assert!(json.body.starts_with("{\n\"movement\": \"1371-2022\""));
    let receipt = server.get(&format!("{ROUND}/receipt.jsonl"), &[]).await;
    assert!(judge::verify(receipt.body.as_bytes()).is_ok(), "a receipt that replays");
    let csv = server.get(&format!("{ROUND}/standings.csv"), &[]).await;
    assert!(csv.body.starts_with("\u{feff}award,"));
    let workbook = server.get(&format!("{ROUND}/standings.xlsx"), &[]).await;
    assert!(workbook.body.starts_with("PK"));
}

#[tokio::test]
async fn the_simulator_moves_the_standings_and_keeps_nothing() {
    let server = Server::start().await;
    let simulator = format!("{ROUND}/simulator");
    let name = "figure.74.health.2022-06-30";
    let raised = server.get(&format!("{simulator}?unit=74&{name}=2.400.000"), &[]).await.body;
    assert!(raised.contains("2.259.503 người → 2.400.000 người"));
    assert!(
        raised.contains("vào danh sách</span> Bình Dương")
            && raised.contains("ra khỏi danh sách</span> Bạc Liêu")
    );
    // Whoever moved stands in the order of the ranks that would be.
    let health = raised.split("Phát triển người tham gia BHYT</h3>").nth(1).unwrap();
    let at = |name: &str| health.find(&format!("<th scope=\"row\">{name}</th>")).unwrap();
    assert!(
        at("Bình Dương") < at("Bình Phước")
            && at("Bình Phước") < at("Bạc Liêu")
            && at("Bạc Liêu") < at("Sơn La")
    );
    assert!(raised.contains("<strong>Quảng Bình, Bình Dương, Bình Phước</strong>"));
    // The link keeps the change while another unit is looked at.
    let other = server.get(&format!("{simulator}?unit=24&{name}=2.400.000"), &[]).await.body;
    assert!(other.contains("<strong>Quảng Bình, Bình Dương, Bình Phước</strong>"));
    let wrong = server.get(&format!("{simulator}?unit=74&{name}=abc"), &[]).await.body;
    assert!(wrong.contains("“abc” không phải là số") && wrong.contains("value=\"abc\""));
    let untouched = server.get(&simulator, &[]).await.body;
    assert!(untouched.contains("Chưa đổi gì") && !untouched.contains("vào danh sách"));
}

#[tokio::test]
async fn what_readers_type_stays_text() {
    let server = Server::start().await;
    let typed = "%22%3E%3Cscript%3Ealert(1)%3C/script%3E";
    for page in [
        format!("{ROUND}/simulator?unit=74&figure.74.health.2022-06-30={typed}"),
        format!("{ROUND}/simulator?unit={typed}"),
        format!("{ROUND}?award={typed}"),
        format!("/{typed}"),
    ] {
        let answer = server.get(&page, &[]).await;
        assert!(!answer.body.contains("<script>alert"), "{page}");
    }
}
