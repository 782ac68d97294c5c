//! Names and reasons stay text: in pages, in headers, in tables that a spreadsheet opens.

use calamine::{Reader, Xlsx};

use crate::server::Server;
use crate::visitor::{Visitor, link_in};

const FIGURES: &str = "/movements/1371-2022/rounds/2022-q2/figures/24";

/// What people call themselves.
const NAMES: [&str; 6] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "'; DROP TABLE account; --",
    "{{7*7}}${7*7}<%=7*7%>",
    "=HYPERLINK(\"http://other.example\",\"x\")",
    "admin\u{202e}nimda",
];

#[tokio::test]
async fn names_and_reasons_stay_text_on_every_page() {
    let server = Server::start().await;
    let mut admin = Visitor::accept(&server, server.invitation.as_deref().unwrap()).await;
    for (number, name) in NAMES.iter().enumerate() {
        let login = format!("a{number}@24.example");
        let fields =
            [("login", login.as_str()), ("name", name), ("role", "unit-officer"), ("scope", "24@2022-06-30")];
        let link = link_in(&admin.post("/accounts", &fields).await);
        let mut pages = vec![Visitor::new(&server).get(&link).await.body];
        let mut person = Visitor::accept(&server, &link).await;
        let id = admin.number_of(&login).await;
        let reason = format!("vì {name}");
        let fields =
            [("act", "grants"), ("reason", reason.as_str()), ("role", "cluster-head"), ("scope", name)];
        assert_eq!(admin.post(&format!("/accounts/{id}"), &fields).await.status, 303, "{name}");
        for page in ["/accounts", &format!("/accounts/{id}")] {
            pages.push(admin.get(page).await.body);
        }
        for page in ["/account", "/account/news", "/"] {
            pages.push(person.get(page).await.body);
        }
        for page in pages {
            assert!(!page.contains("<script>alert") && !page.contains("<img src=x"), "{name}");
            assert!(!page.contains("49${"), "{name}: nothing is computed");
        }
    }
    assert_eq!(admin.get("/accounts").await.status, 200, "the table is still there");
    // Lines and other signs that nobody sees are in no name and no login.
    for name in ["a\r\nSet-Cookie: x=1", "a\nb", "a\u{0}b"] {
        let fields = [("login", "x@y.example"), ("name", name), ("role", "auditor")];
        let answer = admin.post("/accounts", &fields).await;
        assert_eq!(answer.status, 422, "{name:?}");
        assert!(!answer.headers.contains("x=1"));
    }
    for login in
        ["a b@c.example", "a\r\n@c.example", "<a@c.example", "a@", "@c", "a,b@c.example", "\"a\"@c.example"]
    {
        let fields = [("login", login), ("name", "X"), ("role", "auditor")];
        assert_eq!(admin.post("/accounts", &fields).await.status, 422, "{login:?}");
    }
}

#[tokio::test]
async fn what_a_browser_calls_itself_stays_text() {
    let server = Server::start().await;
    let invitation = server.invitation.clone().unwrap();
    let body = "password=c%C6%A1n%20m%C6%B0a%20r%C3%A0o%20tr%C3%AAn%20ph%E1%BB%91&again=c%C6%A1n%20m%C6%B0a%20r%C3%A0o%20tr%C3%AAn%20ph%E1%BB%91";
    let headers = [
        "User-Agent: <script>alert(1)</script>",
        "Content-Type: application/x-www-form-urlencoded",
        "Sec-Fetch-Site: same-origin",
    ];
    let answer = server.ask("POST", &invitation, &headers, body.as_bytes()).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    let cookie = answer.headers.lines().find_map(|line| line.strip_prefix("set-cookie: session=")).unwrap();
    let cookie = format!("Cookie: session={}", cookie.split(';').next().unwrap());
    // Codes first; then the list of sessions.
    let page = server.get("/account/code", &[&cookie]).await;
    let secret = page
        .body
        .split("secret-text\" translate=\"no\">")
        .nth(1)
        .unwrap()
        .split('<')
        .next()
        .unwrap()
        .replace(' ', "");
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_secs() / 30;
    let body = format!("act=confirm&code={}", crate::visitor::code_of(&secret, now));
    let confirmed =
        server.ask("POST", "/account/code", &[&cookie, headers[1], headers[2]], body.as_bytes()).await;
    let cookie =
        confirmed.headers.lines().find_map(|line| line.strip_prefix("set-cookie: session=")).unwrap();
    let cookie = format!("Cookie: session={}", cookie.split(';').next().unwrap());
    let account = server.get("/account", &[&cookie]).await;
    assert_eq!(account.status, 200);
    assert!(account.body.contains("&#60;script&#62;alert(1)") && !account.body.contains("<script>alert"));
}

/// A spreadsheet that opens what the portal gives back computes nothing that somebody sent.
#[tokio::test]
async fn nothing_that_was_sent_becomes_a_formula() {
    let server = Server::start().await;
    let mut admin = Visitor::accept(&server, server.invitation.as_deref().unwrap()).await;
    let mut officer = admin.invites("officer@24.example", "unit-officer", "24").await;
    for evil in ["=1+1", "+1+1", "-1+1", "@SUM(1)", "=cmd|' /C calc'!A0", "\t=1+1"] {
        let mut book = rust_xlsxwriter::Workbook::new();
        let sheet = book.add_worksheet();
        for (column, text) in ["unit", "indicator", "period", "value"].into_iter().enumerate() {
            sheet.write_string(0, column as u16, text).unwrap();
        }
        for (column, text) in ["24", "health", "2022-06-30", evil].into_iter().enumerate() {
            sheet.write_string(1, column as u16, text).unwrap();
        }
        let bytes = book.save_to_buffer().unwrap();
        let told = officer.upload(&format!("{FIGURES}/upload"), &format!("{evil}.xlsx"), &bytes).await;
        assert_eq!(told.status, 422, "{evil}");
        let (status, bytes) = officer.upload_marked(&format!("{FIGURES}/upload"), "q2.xlsx", &bytes).await;
        assert_eq!(status, 200, "{evil}: the workbook comes back marked");
        let mut back: Xlsx<_> = Xlsx::new(std::io::Cursor::new(bytes)).unwrap();
        for sheet in back.sheet_names() {
            let formulas = back.worksheet_formula(&sheet).unwrap();
            assert!(formulas.cells().all(|(_, _, formula)| formula.is_empty()), "{evil} in {sheet}");
        }
    }
    // What everybody downloads as CSV begins no cell with a sign that begins a formula, but for numbers below zero.
    let round = "/movements/1371-2022/rounds/2022-q2";
    let csv = officer.get(&format!("{round}/standings.csv")).await.body;
    for cell in csv.lines().skip(1).flat_map(|line| line.split(',')).map(|cell| cell.trim_matches('"')) {
        let is_number = cell.chars().skip(1).all(|c| c.is_ascii_digit() || ".,/ %".contains(c));
        assert!(!cell.starts_with(['=', '+', '-', '@', '\t']) || is_number, "{cell}");
    }
}
