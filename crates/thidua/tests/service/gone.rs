//! No room and no database: said clearly, nothing lost, and it goes on by itself once there is room or a database again.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use crate::binary::{Served, command, ended};
use crate::database::{Database, server};
use crate::driver::{Unit, table};
use crate::visitor::Visitor;

/// A way to the server that can be cut.
struct Line {
    address: String,
    is_cut: Arc<AtomicBool>,
}

impl Line {
    fn to(target: String) -> Line {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("an address").to_string();
        let is_cut = Arc::new(AtomicBool::new(false));
        let cut = is_cut.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let Ok(there) = TcpStream::connect(&target) else { continue };
                for (from, to) in [(&stream, &there), (&there, &stream)] {
                    let (from, to) = (from.try_clone().expect("a stream"), to.try_clone().expect("a stream"));
                    let cut = cut.clone();
                    std::thread::spawn(move || carry(from, to, &cut));
                }
            }
        });
        Line { address, is_cut }
    }
}

fn carry(mut from: TcpStream, mut to: TcpStream, cut: &AtomicBool) {
    let mut some = [0_u8; 16_384];
    let _ = from.set_read_timeout(Some(Duration::from_millis(50)));
    while !cut.load(Ordering::SeqCst) {
        match from.read(&mut some) {
            Ok(0) => break,
            Ok(count) => {
                if to.write_all(&some[..count]).is_err() {
                    break;
                }
            }
            Err(error)
                if matches!(error.kind(), std::io::ErrorKind::WouldBlock | std::io::ErrorKind::TimedOut) => {}
            Err(_) => break,
        }
    }
    let _ = from.shutdown(std::net::Shutdown::Both);
    let _ = to.shutdown(std::net::Shutdown::Both);
}

#[test]
fn a_database_that_is_gone_is_told_and_found_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let database = Database::server();
    let (before, host) =
        server().split_once('@').map(|(a, b)| (a.to_owned(), b.to_owned())).expect("user@host");
    let line = Line::to(host);
    let name = database.address().rsplit('/').next().expect("a name").to_owned();
    let through = format!("{before}@{}/{name}", line.address);
    let (served, password) = Served::demo(folder.path(), &through, &["--empty"]);
    let mut officer = Visitor::signed_in(&served.address, "officer.40@demo.example", &password);
    let unit = Unit::new("40");
    assert_eq!(officer.get(&unit.page()).expect("an answer").status, 200);
    line.is_cut.store(true, Ordering::SeqCst);
    std::thread::sleep(Duration::from_millis(200));
    for gone in [unit.page(), "/account".to_owned(), "/".to_owned()] {
        let answer = officer.get(&gone).expect("an answer");
        assert_eq!(answer.status, 503, "{gone}: {}", answer.body());
        let id = answer.header("x-request-id").expect("a name");
        assert!(
            answer.body().contains("Chưa đọc được dữ liệu") && answer.body().contains(id),
            "{}",
            answer.body()
        );
    }
    let sent = officer.upload(&unit.upload(), "q2.csv", table("40", 1).as_bytes()).expect("an answer");
    assert_eq!(sent.status, 503);
    assert_eq!(officer.get("/readyz").expect("an answer").status, 503);
    assert_eq!(officer.get("/healthz").expect("an answer").status, 200);
    let measures = officer.get("/metrics").expect("an answer").body();
    assert!(measures.contains("thidua_database_up 0\n"), "{measures}");
    assert!(measures.contains("thidua_database_errors_total{kind=\"gone\"}"), "{measures}");
    line.is_cut.store(false, Ordering::SeqCst);
    let began = Instant::now();
    while officer.get(&unit.page()).expect("an answer").status != 200 {
        assert!(began.elapsed() < Duration::from_secs(30), "it does not come back");
    }
    let sent = officer.upload(&unit.upload(), "q2.csv", table("40", 2).as_bytes()).expect("an answer");
    assert_eq!(sent.status, 200, "signed in still");
    served.stop();
}

#[test]
fn no_room_is_told_and_nothing_is_lost() {
    let folder = tempfile::tempdir().expect("a folder");
    let database = Database::file(folder.path());
    let (served, _) = Served::demo(folder.path(), &database.address(), &["--empty"]);
    served.stop();
    // No file may grow beyond what a full disk would leave it: `ulimit` counts in kilobytes.
    let size = std::fs::metadata(database.address()).expect("the database").len() / 1024 + 900;
    let arguments =
        ["demo", "--empty", "--listen", "127.0.0.1:0", "--folder", "x", "--database", &database.address()];
    let program = command(&arguments);
    let mut limited = Command::new("bash");
    limited.args(["-c", &format!("trap '' XFSZ; ulimit -S -f {size}; exec \"$0\" \"$@\"")]);
    limited.arg(program.get_program()).args(program.get_args()).current_dir(folder.path());
    limited.stdin(std::process::Stdio::null()).stdout(std::process::Stdio::piped());
    limited.stderr(std::process::Stdio::piped());
    let served = Served::of(limited, "Ctrl-C");
    let line = served.told.iter().find(|line| line.contains("head.40@demo.example")).expect("the table");
    let password = line.split_whitespace().last().expect("a password").to_owned();
    let mut officer = Visitor::signed_in(&served.address, "officer.40@demo.example", &password);
    let unit = Unit::new("40");
    let mut answered = 0;
    let full = (1..=2_000).find_map(|marker| {
        let answer =
            officer.upload(&unit.upload(), "q2.csv", table("40", marker).as_bytes()).expect("an answer");
        if answer.status == 200 {
            answered = marker;
            return None;
        }
        Some(answer)
    });
    let full = full.expect("it never filled up");
    assert_eq!(full.status, 503, "{}", full.body());
    assert!(full.body().contains("Hết chỗ lưu dữ liệu"), "{}", full.body());
    let shown = officer.get(&unit.page()).expect("an answer");
    let figure = format!("1.000.{answered:03}");
    assert!(
        shown.status == 200 && shown.body().contains(&figure),
        "what was acknowledged is there: {figure}"
    );
    // Room again: it goes on by itself.
    let id = served.id().to_string();
    assert!(
        Command::new("prlimit")
            .args(["--pid", &id, "--fsize=unlimited"])
            .status()
            .expect("prlimit")
            .success()
    );
    let sent = officer.upload(&unit.upload(), "q2.csv", table("40", 5_000).as_bytes()).expect("an answer");
    let status = sent.status;
    let log = served.stop();
    assert_eq!(status, 200, "{log}");
    let (fine, _, errors) = ended(&["journal", "verify", "--database", &database.address()]);
    assert!(fine, "{errors}");
}
