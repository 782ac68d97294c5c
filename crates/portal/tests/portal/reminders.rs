//! Units are reminded by e-mail: a real mail server (aiosmtpd) takes the letters, also when it was gone for a while.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use portal::{Mail, MailSecurity};
use tempfile::TempDir;

use crate::server::Server;
use crate::visitor::Visitor;

const ROUND: &str = "/movements/1371-2022/rounds/2022-q2";

/// What the mail server does with a letter: a file for each, its head and its text decoded.
const SERVER: &str = r#"
import asyncio, email, email.policy, itertools, pathlib, sys
from aiosmtpd.smtp import SMTP
folder, number = pathlib.Path(sys.argv[1]), itertools.count()
class Handler:
    async def handle_DATA(self, server, session, envelope):
        if (folder / "refuse").exists():
            return "451 try again later"
        letter = email.message_from_bytes(envelope.content, policy=email.policy.default)
        text = f"To: {letter['to']}\nId: {letter['message-id']}\nSubject: {letter['subject']}\n\n{letter.get_content()}"
        (folder / f"{next(number)}.letter").write_text(text, encoding="utf-8")
        return "250 taken"
async def serve():
    server = await asyncio.get_running_loop().create_server(lambda: SMTP(Handler()), "127.0.0.1", int(sys.argv[2]))
    await server.serve_forever()
asyncio.run(serve())
"#;

/// A mail server that runs until the test is over.
struct MailServer(Child);

impl MailServer {
    fn start(folder: &Path, port: u16) -> MailServer {
        let folder = folder.display().to_string();
        let arguments = ["-c", SERVER, &folder, &port.to_string()].map(str::to_owned);
        let child = Command::new(python()).args(arguments).stdin(Stdio::null()).spawn();
        MailServer(child.expect("a mail server"))
    }
}

impl Drop for MailServer {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A Python that has aiosmtpd: that of `THIDUA_TEST_SMTP_PYTHON`, or one made once beside the build.
fn python() -> PathBuf {
    if let Ok(python) = std::env::var("THIDUA_TEST_SMTP_PYTHON") {
        return python.into();
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("a target folder").join("smtp");
    let python = folder.join("bin/python");
    let has = |python: &Path| {
        let asked = Command::new(python).args(["-c", "import aiosmtpd"]).stderr(Stdio::null()).status();
        asked.is_ok_and(|status| status.success())
    };
    if !has(&python) {
        let made = Command::new("python3").args(["-m", "venv"]).arg(&folder).status();
        assert!(made.is_ok_and(|status| status.success()), "a virtual environment in {}", folder.display());
        let got = Command::new(&python).args(["-m", "pip", "install", "--quiet", "aiosmtpd==1.4.6"]).status();
        assert!(got.is_ok_and(|status| status.success()), "aiosmtpd is installed");
    }
    python
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

fn mail(port: u16) -> Mail {
    Mail {
        host: "127.0.0.1".to_owned(),
        port,
        security: MailSecurity::None,
        login: None,
        from: "Thi đua <thidua@vss.example>".to_owned(),
        portal: "https://thidua.vss.example".to_owned(),
        days_before: 3,
        pause: Duration::from_millis(200),
    }
}

fn letters(folder: &TempDir) -> Vec<String> {
    let files = std::fs::read_dir(folder.path()).unwrap().flatten().map(|file| file.path());
    let letters = files.filter(|path| path.extension().is_some_and(|ending| ending == "letter"));
    letters.map(|path| std::fs::read_to_string(path).unwrap()).collect()
}

/// Waits until so many letters came, and then a while for more that should not come.
async fn came(folder: &TempDir, count: usize) -> Vec<String> {
    for _ in 0..100 {
        if letters(folder).len() >= count {
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    tokio::time::sleep(Duration::from_millis(700)).await;
    letters(folder)
}

/// Waits until a page says something.
async fn says(visitor: &mut Visitor<'_>, page: &str, text: &str) {
    for _ in 0..150 {
        if visitor.get(page).await.body.contains(text) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("{page} never says {text}: {}", visitor.get(page).await.body);
}

/// A day so many days from now, as forms write it.
fn in_days(days: i64) -> String {
    let now = jiff::Timestamp::now() + jiff::SignedDuration::from_hours(24 * days + 7);
    now.to_zoned(jiff::tz::TimeZone::UTC).date().to_string()
}

#[tokio::test]
async fn units_are_reminded_once_though_the_mail_server_was_gone() {
    let (folder, port) = (tempfile::tempdir().unwrap(), free_port());
    let data = tempfile::tempdir().unwrap();
    let database = data.path().join("thidua.db").display().to_string();
    // Two instances over one database; nothing listens where the mail server should be.
    let server = Server::with_mail(Some(database.clone()), Some(mail(port))).await;
    let mut admin = Visitor::accept(&server, server.invitation.as_deref().unwrap()).await;
    let _second = Server::with_mail(Some(database), Some(mail(port))).await;
    let mut head = admin.invites("head@24.example", "unit-head", "24").await;
    let _officer = admin.invites("officer@01.example", "unit-officer", "01").await;
    let mut emulation = admin.invites("emulation@vss.example", "emulation-officer", "").await;
    let reminders = format!("{ROUND}/reminders");
    assert_eq!(head.get(&reminders).await.status, 403);
    assert_eq!(head.post(&reminders, &[("act", "due"), ("due", "2026-01-01")]).await.status, 403);

    // A day before the cut-off is none, and what was typed stays.
    let wrong = emulation.post(&reminders, &[("act", "due"), ("due", "2022-06-29")]).await;
    assert!(wrong.status == 422 && wrong.body.contains("value=\"2022-06-29\""), "{}", wrong.body);
    assert!(head.get("/").await.body.contains("không có việc nào chờ bạn"));
    let due = in_days(1);
    assert_eq!(emulation.post(&reminders, &[("act", "due"), ("due", &due)]).await.status, 303);
    // In the portal at once, and by letter as soon as there is somebody to take it.
    assert!(head.get("/").await.body.contains("Gửi số liệu của Bắc Giang"), "a task with its day");
    says(&mut emulation, &reminders, "chưa gửi được, sẽ gửi lại").await;
    std::fs::write(folder.path().join("refuse"), "").unwrap();
    let _taking = MailServer::start(folder.path(), port);
    says(&mut emulation, &reminders, "try again later").await;
    assert!(letters(&folder).is_empty(), "refused for now");
    std::fs::remove_file(folder.path().join("refuse")).unwrap();
    let found = came(&folder, 2).await;
    assert_eq!(found.len(), 2, "{found:?}");
    let own =
        found.iter().find(|letter| letter.contains("To: head@24.example")).expect("a letter to the head");
    for told in [
        "Subject: Nhắc gửi số liệu Quý II năm 2022: Bắc Giang",
        "Bắc Giang chưa gửi số liệu",
        "https://thidua.vss.example/movements/1371-2022/rounds/2022-q2/figures/24",
    ] {
        assert!(own.contains(told), "{told}: {own}");
    }
    says(&mut emulation, &reminders, "đã gửi ").await;

    // By the button, to whom the list shows, and once a day however often it is pressed.
    let listed = emulation.get(&reminders).await.body;
    assert!(listed.contains("Gửi thư nhắc cho 2 người") && listed.contains("chưa có tài khoản"));
    for _ in 0..2 {
        assert_eq!(emulation.post(&reminders, &[("act", "remind")]).await.status, 303);
    }
    let found = came(&folder, 4).await;
    assert_eq!(found.len(), 4, "{found:#?}");
}

#[tokio::test]
async fn without_a_mail_server_the_page_says_so() {
    let server = Server::start().await;
    let mut admin = Visitor::accept(&server, server.invitation.as_deref().unwrap()).await;
    let mut verifier = admin.invites("verifier@vss.example", "verifier", "").await;
    let reminders = format!("{ROUND}/reminders");
    assert!(verifier.get(&reminders).await.body.contains("Chưa đặt máy chủ thư"));
    assert_eq!(verifier.post(&reminders, &[("act", "remind")]).await.status, 409);

    // Who is late stands out, and can be looked at alone.
    assert_eq!(verifier.post(&reminders, &[("act", "due"), ("due", "2022-07-08")]).await.status, 303);
    let overview = verifier.get(&format!("{ROUND}/figures")).await.body;
    assert!(overview.contains("?state=late") && overview.contains("8/7/2022"), "{overview}");
    let mut head = admin.invites("head@24.example", "unit-head", "24").await;
    let figures = format!("{ROUND}/figures/24");
    head.fill(&figures, &figures, &[("act", "submit"), ("figure.24.health.2022-06-30", "5")]).await;
    let late = verifier.get(&format!("{ROUND}/figures?state=late")).await.body;
    assert!(late.contains("figures/01\"") && !late.contains("figures/24\""), "{late}");
    let waits = verifier.get(&format!("{ROUND}/figures?state=submitted")).await.body;
    assert!(!waits.contains("figures/01\"") && waits.contains("figures/24\""), "{waits}");
    assert!(verifier.get("/").await.body.contains("Thẩm định 1 bài nộp"));
}
