//! A file of figures: looked through before anything is kept, kept exactly as it was seen.

use crate::rounds::table_of;
use crate::server::Server;
use crate::visitor::Visitor;

const FIGURES: &str = "/movements/1371-2022/rounds/2022-q2/figures/24";

#[tokio::test]
async fn a_file_is_kept_as_it_was_seen_or_not_at_all() {
    let server = Server::start().await;
    let mut admin = Visitor::accept(&server, server.invitation.as_deref().unwrap()).await;
    let mut officer = admin.invites("officer@24.example", "unit-officer", "24").await;
    let mut other = admin.invites("other@24.example", "unit-officer", "24").await;
    let mut rival = admin.invites("officer@01.example", "unit-officer", "01").await;
    let (upload, file) = (format!("{FIGURES}/upload"), format!("{FIGURES}/file"));
    let health = "figure.24.health.2022-06-30";

    // What would come of it is shown; nothing is kept yet.
    let table = table_of("24");
    let count = table.lines().count() - 1;
    let seen = officer.look_through(&upload, "q2.csv", table.as_bytes()).await;
    assert_eq!(seen.status, 200);
    assert!(seen.body.contains(&format!("<li class=\"new\"><strong>{count}</strong>")), "{}", seen.body);
    assert!(seen.body.contains("1.687.184"));
    assert!(!officer.get(FIGURES).await.body.contains("1.687.184"), "only looked through");

    // Somebody types meanwhile: what it would change is shown anew, and only then kept.
    other.fill(FIGURES, FIGURES, &[("act", "save"), (health, "5")]).await;
    let again = officer.send_shown(&seen, &file, &[("act", "keep")]).await;
    assert_eq!(again.status, 409);
    assert!(again.body.contains("<li class=\"changed\"><strong>1</strong>"), "{}", again.body);
    assert_eq!(rival.send_shown(&again, &file, &[("act", "keep")]).await.status, 403);
    let kept = officer.send_shown(&again, &file, &[("act", "keep")]).await;
    assert_eq!(kept.status, 200);
    assert!(kept.body.contains("value=\"1.687.184\""), "{}", kept.body);

    // A corrected file: what is as it was, what is not, and what it no longer says.
    let shorter: Vec<&str> = table.lines().filter(|line| !line.contains("late_target")).collect();
    let corrected = shorter.join("\n").replace("1687184", "1687185");
    let seen = officer.look_through(&upload, "q2b.csv", corrected.as_bytes()).await;
    for (kind, number) in [("new", 0), ("changed", 1), ("taken-back", 1), ("same", count - 2)] {
        let told = format!("<li class=\"{kind}\"><strong>{number}</strong>");
        assert!(seen.body.contains(&told), "{told}: {}", seen.body);
    }
    // Only bytes that were sent can be kept.
    let guessed = [("act", "keep"), ("digest", &*"0".repeat(64)), ("name", "q2.csv")];
    assert_eq!(officer.post(&file, &guessed).await.status, 404);
    assert_eq!(officer.post(&file, &[("act", "keep"), ("digest", "../../etc/passwd")]).await.status, 404);

    // What is no workbook is told, and there is nothing to mark in it.
    assert_eq!(officer.get(&format!("{FIGURES}/template")).await.status, 200);
    let answer = officer.look_through(&upload, "rỗng.xlsx", b"PK\x03\x04 no workbook").await;
    assert_eq!(answer.status, 422);
    assert!(!answer.body.contains("value=\"mark\""), "{}", answer.body);
}
