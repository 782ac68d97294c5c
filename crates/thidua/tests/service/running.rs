//! Begin, log, measures, end.

use std::io::Write;
use std::net::TcpStream;
use std::time::{Duration, Instant};

use serde_json::Value as Json;

use crate::binary::{Served, ended};
use crate::database::Database;
use crate::visitor::{Visitor, answer};

/// The path of the invitation that was printed.
fn invitation(told: &[String]) -> Option<String> {
    let line = told.iter().find(|line| line.contains("/invitations/"))?;
    Some(format!("/invitations/{}", line.rsplit('/').next()?))
}

#[test]
fn the_first_invitation_is_kept_until_it_is_used_and_made_anew_when_asked() {
    let folder = tempfile::tempdir().expect("a folder");
    let database = Database::file(folder.path());
    let first = Served::portal(folder.path(), &database.address(), &[]);
    // It stands above the line that ends the wait, or is read below: so ask for what was told up to the invitation.
    let path = invitation_of(&first);
    assert_eq!(Visitor::new(&first.address).get(&path).expect("an answer").status, 200);
    first.stop();
    let second = Served::portal(folder.path(), &database.address(), &[]);
    assert_eq!(
        Visitor::new(&second.address).get(&path).expect("an answer").status,
        200,
        "the same one holds"
    );
    let files = folder.path().display().to_string();
    let asked = ["serve", "--invite-administrator", "--folder", &files, "--database", &database.address()];
    let (fine, out, errors) = ended(&asked);
    assert!(fine, "{errors}");
    let anew = invitation(&out.lines().map(str::to_owned).collect::<Vec<_>>()).expect("another");
    let mut visitor = Visitor::new(&second.address);
    assert_eq!(visitor.get(&path).expect("an answer").status, 404, "the one before is worth nothing");
    let fields = [("password", "mưa rơi trên phố cũ"), ("again", "mưa rơi trên phố cũ")];
    assert_eq!(visitor.post(&anew, &fields).expect("an answer").status, 303);
    let (_, out, _) = ended(&asked);
    assert!(
        invitation(&out.lines().map(str::to_owned).collect::<Vec<_>>()).is_some(),
        "for another administrator"
    );
    let log = second.stop();
    assert!(!log.contains(path.trim_start_matches("/invitations/")), "no token is logged:\n{log}");
    assert!(!log.contains(anew.trim_start_matches("/invitations/")), "no token is logged:\n{log}");
    assert!(!log.contains("admin@localhost"), "{log}");
}

/// The invitation of a portal that has just begun.
fn invitation_of(served: &Served) -> String {
    invitation(&served.told).unwrap_or_else(|| panic!("no invitation in {:#?}", served.told))
}

#[test]
fn each_request_has_a_name_that_the_log_knows_too() {
    let folder = tempfile::tempdir().expect("a folder");
    let database = Database::file(folder.path());
    let served = Served::portal(folder.path(), &database.address(), &[]);
    let mut visitor = Visitor::new(&served.address);
    let lost = visitor.get("/movements/no-such?to=secret-query").expect("an answer");
    let id = lost.header("x-request-id").expect("a name").to_owned();
    assert!(lost.status == 404 && lost.body().contains(&id), "the page names it");
    visitor.get("/invitations/0123456789abcdef").expect("an answer");
    visitor
        .post("/sign-in", &[("login", "lan@bhxh.example"), ("password", "tre già măng mọc")])
        .expect("an answer");
    let measures = visitor.get("/metrics").expect("an answer").body();
    for line in [
        "thidua_http_requests_total{method=\"GET\",route=\"/movements/{movement}\",status=\"404\"} 1",
        "thidua_http_requests_total{method=\"GET\",route=\"/invitations/{token}\",status=\"404\"} 1",
        "thidua_http_requests_total{method=\"POST\",route=\"/sign-in\",status=\"422\"} 1",
        "thidua_database_up 1",
        "thidua_sessions 0",
        "thidua_http_requests_in_flight 1",
    ] {
        assert!(measures.contains(&format!("{line}\n")), "{line}:\n{measures}");
    }
    let entries =
        measures.lines().find_map(|line| line.strip_prefix("thidua_journal_entries ")).expect("a number");
    assert!(entries.parse::<u32>().expect("a number") >= 6, "{entries}");
    let log = served.stop();
    let lines: Vec<Json> = log.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let named =
        lines.iter().find(|line| line["span"]["id"] == id.as_str()).unwrap_or_else(|| panic!("{log}"));
    assert_eq!(named["span"]["route"], "/movements/{movement}");
    assert_eq!(named["fields"]["status"], 404);
    for never in ["secret-query", "0123456789abcdef", "lan@bhxh.example", "tre già", "no-such"] {
        assert!(!log.contains(never), "{never}:\n{log}");
    }
}

#[test]
fn measures_are_not_beside_pages_that_others_reach() {
    let folder = tempfile::tempdir().expect("a folder");
    let database = Database::file(folder.path());
    let served = Served::portal(folder.path(), &database.address(), &["--secure", "--log-form", "text"]);
    assert_eq!(Visitor::new(&served.address).get("/metrics").expect("an answer").status, 404);
    let log = served.stop();
    assert!(serde_json::from_str::<Json>(log.lines().next().expect("a line")).is_err(), "for people: {log}");
    let port = std::net::TcpListener::bind("127.0.0.1:0").and_then(|l| l.local_addr()).expect("a free port");
    let apart = port.to_string();
    let served = Served::portal(folder.path(), &database.address(), &["--metrics", &apart]);
    assert_eq!(Visitor::new(&served.address).get("/metrics").expect("an answer").status, 404);
    let measures = Visitor::new(&apart).get("/metrics").expect("an answer");
    assert!(measures.status == 200 && measures.body().contains("thidua_build_info"));
    assert_eq!(Visitor::new(&apart).get("/").expect("an answer").status, 404, "no page is there");
    served.stop();
}

#[test]
fn asked_to_end_it_finishes_what_is_under_way_but_does_not_wait_for_ever() {
    let folder = tempfile::tempdir().expect("a folder");
    let database = Database::file(folder.path());
    let served = Served::portal(folder.path(), &database.address(), &[]);
    let visitor = Visitor::new(&served.address);
    let body = b"login=a%40b&password=x";
    let begun = || {
        let mut stream = TcpStream::connect(&visitor.address).expect("a connection");
        let head = visitor.head("POST", "/sign-in", "application/x-www-form-urlencoded", body.len());
        stream.write_all(head.as_bytes()).expect("sent");
        stream.write_all(&body[..5]).expect("sent");
        std::thread::sleep(Duration::from_millis(300));
        stream
    };
    let mut stream = begun();
    served.signal("TERM");
    std::thread::sleep(Duration::from_millis(500));
    stream.write_all(&body[5..]).expect("it still listens to what was begun");
    assert_eq!(answer(stream).expect("an answer").status, 422);
    let (status, _) = served.end(Duration::from_secs(10));
    assert!(status.success());

    let served = Served::portal(folder.path(), &database.address(), &["--stop-seconds", "1"]);
    let visitor = Visitor::new(&served.address);
    let mut stream = TcpStream::connect(&visitor.address).expect("a connection");
    let head = visitor.head("POST", "/sign-in", "application/x-www-form-urlencoded", body.len());
    stream.write_all(head.as_bytes()).expect("sent");
    std::thread::sleep(Duration::from_millis(300));
    let began = Instant::now();
    served.signal("TERM");
    let (status, log) = served.end(Duration::from_secs(10));
    assert!(status.success() && began.elapsed() >= Duration::from_secs(1), "{log}");
    assert!(log.contains("cut off"), "{log}");
}
