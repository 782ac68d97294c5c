//! A round from empty to published, each step by its person, on both databases.

use std::sync::atomic::{AtomicU32, Ordering};

use sqlx::{Connection, Executor, PgConnection};

use crate::server::Server;
use crate::visitor::{PASSWORD, Visitor};

const ROUND: &str = "/movements/1371-2022/rounds/2022-q2";
const FIGURES: &str = "/movements/1371-2022/rounds/2022-q2/figures/24";

/// The example figures of a unit, as a table.
pub fn table_of(unit: &str) -> String {
    let all = include_str!("../../../../movements/1371-2022/example/2022-q2.csv");
    let lines = all.lines().filter(|line| line.starts_with(&format!("{unit},")));
    format!("unit,indicator,period,value\n{}\n", lines.collect::<Vec<_>>().join("\n"))
}

#[tokio::test]
async fn from_empty_to_published_on_sqlite() {
    from_empty_to_published(&Server::start().await).await;
}

#[tokio::test]
async fn from_empty_to_published_on_postgres() {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let server = std::env::var("THIDUA_TEST_POSTGRES");
    let server = server.unwrap_or_else(|_| "postgres://postgres@127.0.0.1:5432".to_owned());
    let name = format!("thidua_portal_{}_{}", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed));
    let admin = format!("{server}/postgres");
    let run = async |statement: String| {
        let mut connection = PgConnection::connect(&admin).await.unwrap();
        connection.execute(sqlx::raw_sql(sqlx::AssertSqlSafe(statement))).await.unwrap();
    };
    run(format!("CREATE DATABASE {name}")).await;
    from_empty_to_published(&Server::over(Some(format!("{server}/{name}"))).await).await;
    run(format!("DROP DATABASE {name} WITH (FORCE)")).await;
}

async fn from_empty_to_published(server: &Server) {
    let mut admin = Visitor::accept(server, server.invitation.as_deref().unwrap()).await;
    let mut officer = admin.invites("officer@24.example", "unit-officer", "24").await;
    let mut head = admin.invites("head@24.example", "unit-head", "24").await;
    let mut verifier = admin.invites("verifier@vss.example", "verifier", "").await;
    let mut emulation = admin.invites("emulation@vss.example", "emulation-officer", "").await;
    let mut director = admin.invites("director@vss.example", "director-general", "").await;
    let mut public = Visitor::new(server);

    // A table with a fault: told at its line, and nothing is loaded.
    let broken = table_of("24").replace("24,health,2022-06-30,", "24,health,2022-06-30,x");
    let answer = officer.upload(&format!("{FIGURES}/upload"), "q2.csv", broken.as_bytes()).await;
    assert_eq!(answer.status, 422);
    assert!(answer.body.contains("q2.csv, dòng") && answer.body.contains("Chưa nạp số liệu nào"));
    assert!(!officer.get(FIGURES).await.body.contains("1.687.184"));

    // Those of another unit are not this unit's to send.
    let answer = officer.upload(&format!("{FIGURES}/upload"), "q2.csv", table_of("01").as_bytes()).await;
    assert_eq!(answer.status, 422);
    assert!(answer.body.contains("số liệu của đơn vị khác (01)"), "{}", answer.body);

    let answer = officer.upload(&format!("{FIGURES}/upload"), "q2.csv", table_of("24").as_bytes()).await;
    assert_eq!(answer.status, 200);
    assert!(answer.body.contains("value=\"1.687.184\""));

    // The officer does not submit; the head does, once what was typed can be read.
    assert_eq!(officer.fill(FIGURES, FIGURES, &[("act", "submit")]).await.status, 403);
    let health = "figure.24.health.2022-06-30";
    let answer = head.fill(FIGURES, FIGURES, &[("act", "submit"), (health, "một triệu")]).await;
    assert_eq!(answer.status, 422);
    assert!(answer.body.contains("“một triệu” không phải là số"), "what was typed is kept and told");
    assert!(head.get(FIGURES).await.body.contains("value=\"một triệu\""), "and still there after a reload");
    assert_eq!(head.fill(FIGURES, FIGURES, &[("act", "submit"), (health, "1.700.000")]).await.status, 303);
    assert_eq!(head.fill(FIGURES, FIGURES, &[("act", "submit")]).await.status, 409, "submitted already");

    // With the figures in, the example is gone, and the public no longer sees what is not published.
    let answer = public.get(ROUND).await;
    assert_eq!((answer.status, answer.header("location").is_some()), (303, true));
    for hidden in ["/standings.json", "/receipt.jsonl", "/units/24", "/simulator", "/figures", "/figures/24"]
    {
        let answer = public.get(&format!("{ROUND}{hidden}")).await;
        assert_eq!(answer.status, 303, "{hidden}");
        assert!(!answer.body.contains("1.700.000") && !answer.body.contains("selected"), "{hidden}");
    }
    let provisional = officer.get(ROUND).await.body;
    assert!(provisional.contains("Kết quả tạm tính") && provisional.contains("số liệu chưa thẩm định"));
    assert!(!provisional.contains("SỐ LIỆU MINH HỌA"));

    // Another unit's people do not see it, drafts least of all.
    let mut rival = admin.invites("head@01.example", "unit-head", "01").await;
    for hidden in [FIGURES.to_owned(), format!("{FIGURES}/template")] {
        assert_eq!(rival.get(&hidden).await.status, 403, "{hidden}");
    }
    assert!(!rival.get(&format!("{ROUND}/figures")).await.body.contains("Bắc Giang"));

    // Returned with a word at a figure, mended, submitted again, verified.
    let note = format!("note.{health}");
    assert_eq!(
        verifier.fill(FIGURES, FIGURES, &[("act", "return")]).await.status,
        422,
        "a return needs a reason"
    );
    assert_eq!(
        verifier.fill(FIGURES, FIGURES, &[("act", "return"), (&note, "thiếu học sinh")]).await.status,
        303
    );
    assert!(head.get(FIGURES).await.body.contains("thiếu học sinh"));
    let returned = head.get(FIGURES).await;
    let mended = [("act", "submit"), (health, "1.900.000")];
    assert_eq!(officer.fill(FIGURES, FIGURES, &[("act", "save"), (health, "1.800.000")]).await.status, 200);
    let stale = head.send_shown(&returned, FIGURES, &mended).await;
    assert_eq!(stale.status, 409, "the officer was faster: nothing is overwritten unseen");
    assert!(stale.body.contains("value=\"1.900.000\""), "what was typed is still in its field");
    assert!(stale.body.contains("số đang có: 1.800.000"), "{}", stale.body);
    assert!(head.get(FIGURES).await.body.contains("value=\"1.800.000\""));
    let before = verifier.get(FIGURES).await;
    assert_eq!(head.fill(FIGURES, FIGURES, &[("act", "submit")]).await.status, 303);
    let unseen = verifier.send_shown(&before, FIGURES, &[("act", "verify")]).await;
    assert_eq!(unseen.status, 409, "only what was looked at is verified");
    let returned =
        verifier.send_shown(&before, FIGURES, &[("act", "return"), ("reason", "thiếu <xã>")]).await;
    assert_eq!(returned.status, 409, "nor is anything else returned");
    assert!(returned.body.contains("thiếu &#60;xã&#62;"), "and the reason is still there: {}", returned.body);
    // What changed since the return comes first, with what it was; the rest is folded.
    let again = verifier.get(FIGURES).await.body;
    let (changed, rest) = again.split_once("<details").expect("the rest is folded");
    assert!(changed.contains("1.800.000") && changed.contains("1.700.000"), "{again}");
    assert!(!rest.contains(">1.800.000<") && rest.contains("Không đổi: "));
    for other in [&mut officer, &mut head, &mut emulation, &mut director, &mut admin] {
        assert_eq!(other.fill(FIGURES, FIGURES, &[("act", "verify")]).await.status, 403);
    }
    assert_eq!(
        emulation.post(&format!("{ROUND}/act"), &[("act", "judge")]).await.status,
        409,
        "nothing verified"
    );
    assert_eq!(verifier.fill(FIGURES, FIGURES, &[("act", "verify")]).await.status, 303);

    // What a unit has no say in, and what the round does not ask, does not come in by file.
    let attested = "unit,indicator,period,value\n01,disqualified,2022-06-30,false\n01,health,2019-06-30,5\n";
    let address = format!("{ROUND}/figures/01/upload");
    let answer = rival.upload(&address, "q2.csv", attested.as_bytes()).await;
    assert_eq!(answer.status, 422);
    assert!(answer.body.contains("disqualified") && answer.body.contains("2019-06-30"), "{}", answer.body);

    // Judged, reviewed, decided, published: each by its person, and in this order only.
    let act = format!("{ROUND}/act");
    assert_eq!(director.fill(ROUND, &act, &[("act", "judge")]).await.status, 403);
    assert_eq!(emulation.fill(ROUND, &act, &[("act", "publish")]).await.status, 409);
    let open = emulation.get(ROUND).await;
    assert_eq!(emulation.fill(ROUND, &act, &[("act", "judge")]).await.status, 303);
    let unseen = emulation.send_shown(&open, &act, &[("act", "judge")]).await;
    assert_eq!(unseen.status, 409, "who has not seen the judgement does not judge it over");
    assert_eq!(head.fill(FIGURES, FIGURES, &[("act", "save"), (health, "1")]).await.status, 409, "locked");
    assert_eq!(emulation.fill(ROUND, &act, &[("act", "review")]).await.status, 303);
    assert_eq!(emulation.fill(ROUND, &act, &[("act", "decide")]).await.status, 403);
    // A round that is judged takes nothing more.
    let late = rival.upload(&address, "q2.csv", table_of("01").as_bytes()).await;
    assert_eq!(late.status, 409, "{}", late.body);
    let theirs = format!("{ROUND}/figures/01");
    assert!(rival.get(&theirs).await.body.contains("Đợt xét đã khóa"));
    for what in ["save", "submit"] {
        assert_eq!(rival.fill(&theirs, &theirs, &[("act", what)]).await.status, 409, "{what}");
    }
    let to_decide = director.get(ROUND).await.body;
    assert!(to_decide.contains("Bắc Giang") && !to_decide.contains(">Hà Nội</a>"));
    assert_eq!(director.fill(ROUND, &act, &[("act", "decide")]).await.status, 303);
    assert_eq!(public.get(ROUND).await.status, 303, "decided is not published");
    assert_eq!(emulation.fill(ROUND, &act, &[("act", "publish")]).await.status, 303);

    let published = public.get(ROUND).await;
    assert_eq!(published.status, 200);
    assert!(published.body.contains("Kết quả chính thức") && !published.body.contains("SỐ LIỆU MINH HỌA"));
    let receipt = public.get(&format!("{ROUND}/receipt.jsonl")).await.body;
    let verified = judge::verify(receipt.as_bytes()).expect("a receipt that replays");
    let result = public.get(&format!("{ROUND}/standings.json")).await.body;
    assert!(result.contains("\"unit\": \"24\""));
    assert!(receipt.contains("1800000"), "what was verified, as it was mended");
    drop(verified);
    // Where a number comes from: two clicks away, and for the public without anybody's name or file.
    let origin = format!("{FIGURES}/health/2022-06-30");
    assert!(verifier.get(FIGURES).await.body.contains(&format!("href=\"{origin}\"")));
    let whole = verifier.get(&origin).await.body;
    for told in ["1.800.000", "1.700.000", "Trần Văn Kiểm Thử", "Nhập trên trang", "xét lúc"] {
        assert!(whole.contains(told), "{told}: {whole}");
    }
    let seen = public.get(&origin).await;
    assert_eq!(seen.status, 200);
    assert!(seen.body.contains("1.800.000") && seen.body.contains("xét lúc"), "{}", seen.body);
    for hidden in ["1.700.000", "Trần Văn Kiểm Thử", "/files/", "SHA-256", "account"] {
        assert!(!seen.body.contains(hidden), "{hidden}: {}", seen.body);
    }
    let by_file = format!("{FIGURES}/collected/2022-06-30");
    let told = head.get(&by_file).await.body;
    let file =
        told.split("href=\"/files/").nth(1).and_then(|rest| rest.split('"').next()).unwrap().to_owned();
    assert_eq!(head.get(&format!("/files/{file}")).await.body, table_of("24"), "to the byte");
    assert_eq!(rival.get(&format!("/files/{file}")).await.status, 403);
    assert_eq!(public.get(&format!("/files/{file}")).await.status, 303);
    assert!(!public.get(&by_file).await.body.contains(&file));
    assert_eq!(public.get(&format!("{ROUND}/figures/01/collected/2022-06-30")).await.status, 303);
    assert_eq!(rival.get(&format!("{FIGURES}/health/none")).await.status, 404);
    for person in ["officer@24.example", "Trần Văn Kiểm Thử"] {
        assert!(!published.body.contains(person), "{person}");
    }
}

#[tokio::test]
async fn sessions_begin_anew_and_end_where_they_are_ended() {
    let server = Server::start().await;
    let mut admin = Visitor::accept(&server, server.invitation.as_deref().unwrap()).await;
    let answer = Visitor::new(&server).get(server.invitation.as_deref().unwrap()).await;
    assert_eq!(answer.status, 404, "an invitation is accepted once");
    let mut head = admin.invites("head@24.example", "unit-officer", "24").await;
    let first = head.cookie().unwrap().to_owned();

    let mut elsewhere = Visitor::new(&server);
    let sign_in =
        |password| [("login", " Head@24.Example "), ("password", password), ("to", "//other.example")];
    let answer = elsewhere.post("/sign-in", &sign_in(PASSWORD)).await;
    assert_eq!((answer.status, answer.header("location")), (303, Some("/")));
    assert_ne!(elsewhere.cookie(), Some(first.as_str()), "each session has a secret of its own");
    let again = elsewhere.cookie().unwrap().to_owned();
    elsewhere.post("/sign-in", &sign_in(PASSWORD)).await;
    assert_ne!(
        elsewhere.cookie(),
        Some(again.as_str()),
        "what was known before signing in is worth nothing after"
    );

    assert!(elsewhere.get("/account").await.body.contains("head@24.example"));
    assert_eq!(head.post("/account", &[]).await.status, 303);
    assert_eq!(elsewhere.get("/account").await.status, 303, "ended from elsewhere");
    assert_eq!(head.get("/account").await.status, 200);
    head.post("/sign-out", &[]).await;
    assert_eq!(head.get("/account").await.status, 303);

    assert_eq!(Visitor::new(&server).get("/accounts").await.status, 303);
    let mut back = Visitor::new(&server);
    back.post("/sign-in", &sign_in(PASSWORD)).await;
    assert_eq!(back.get("/accounts").await.status, 403, "for the administrator only");
}

#[tokio::test]
async fn guessing_is_slowed_and_shuts_nobody_out() {
    let server = Server::start().await;
    let mut admin = Visitor::accept(&server, server.invitation.as_deref().unwrap()).await;
    admin.invites("head@24.example", "unit-officer", "24").await;
    let mut guesser = Visitor::new(&server);
    let guess = |login, password| [("login", login), ("password", password)];
    for _ in 0..4 {
        let answer = guesser.post("/sign-in", &guess("head@24.example", "wrong wrong wrong")).await;
        assert_eq!(answer.status, 422);
        assert!(answer.body.contains("không đúng"));
    }
    let slowed = guesser.post("/sign-in", &guess("head@24.example", PASSWORD)).await;
    assert_eq!(slowed.status, 429, "{}", slowed.body);
    assert!(slowed.body.contains("Xin chờ 1 giây"));
    tokio::time::sleep(std::time::Duration::from_millis(1_200)).await;
    assert_eq!(guesser.post("/sign-in", &guess("head@24.example", PASSWORD)).await.status, 303);
    // Who has no account is told the same.
    let unknown = Visitor::new(&server).post("/sign-in", &guess("nobody@24.example", PASSWORD)).await;
    assert_eq!(unknown.status, 422);
    assert!(unknown.body.contains("không đúng"));
}

#[tokio::test]
async fn what_another_site_sends_is_refused() {
    let server = Server::start().await;
    let admin = Visitor::accept(&server, server.invitation.as_deref().unwrap()).await;
    let cookie = format!("Cookie: {}", admin.cookie().unwrap());
    for from in ["Sec-Fetch-Site: cross-site", "Sec-Fetch-Site: same-site", "Origin: https://other.example"] {
        for page in ["/accounts", "/sign-out", "/sign-in", &format!("{ROUND}/act"), FIGURES] {
            let headers = [cookie.as_str(), from, "Content-Type: application/x-www-form-urlencoded"];
            assert_eq!(server.ask("POST", page, &headers, b"act=judge").await.status, 403, "{page} {from}");
        }
    }
    assert_eq!(server.get("/accounts", &[&cookie]).await.status, 200, "and nobody was signed out");
}
