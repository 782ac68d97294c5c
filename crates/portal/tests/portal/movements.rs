//! Movements launched and amended, readings chosen and compared: by those who may, in two steps, with reasons that stay.

use crate::people::hidden;
use crate::server::{Answer, Server};
use crate::visitor::Visitor;

const FILE: &str = include_str!("../../../../movements/1371-2022/movement.toml");
const OTHER: &str = include_str!("../../../../movements/1170-2021/movement.toml");
const READINGS: &str = "/movements/1371-2022/readings";
const AMEND: &str = "/movements/1371-2022/amend";

async fn officer_and_director(server: &Server) -> (Visitor<'_>, Visitor<'_>) {
    let mut admin = Visitor::accept(server, server.invitation.as_deref().unwrap()).await;
    let officer = admin.invites("emulation@vss.example", "emulation-officer", "").await;
    (officer, admin.invites("director@vss.example", "director-general", "").await)
}

/// Asks for a page until its work is done.
pub async fn patiently(visitor: &mut Visitor<'_>, page: &str) -> Answer {
    for _ in 0..300 {
        let answer = visitor.get(page).await;
        if answer.header("refresh").is_none() {
            return answer;
        }
        assert!(answer.body.contains("<progress"), "it says that work is going on");
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    }
    panic!("{page} is never done");
}

#[tokio::test]
async fn a_reading_is_chosen_in_two_steps_with_a_reason() {
    let server = Server::start().await;
    let (mut officer, mut director) = officer_and_director(&server).await;
    let mut public = Visitor::new(&server);
    let page = public.get(READINGS).await;
    assert_eq!(page.status, 200);
    assert!(page.body.contains("/movements/1371-2022/rules#clause-B.II.1.b"), "linked to its clause");
    assert!(!page.body.contains("type=\"radio\""), "the public chooses nothing");
    let choice = [("reading", "late-margin"), ("choice", "points"), ("seen", "0"), ("reason", "Công văn 99")];
    let with = |act: &'static str| [&[("act", act)][..], &choice].concat();
    assert_eq!(public.post(READINGS, &with("choose")).await.status, 303);
    assert_eq!(officer.post(READINGS, &with("choose")).await.status, 403);

    let no_reason = [("act", "check"), ("reading", "late-margin"), ("choice", "points"), ("seen", "0")];
    let answer = director.post(READINGS, &no_reason).await;
    assert_eq!(answer.status, 422);
    assert!(answer.body.contains("Hãy nêu lý do") && answer.body.contains("href=\"#choose-late-margin\""));
    assert!(answer.body.contains("value=\"points\" checked"), "what was chosen is not lost");
    let same = [("act", "check"), ("reading", "late-margin"), ("choice", "relative"), ("seen", "0")];
    assert!(director.post(READINGS, &same).await.body.contains("đang được áp dụng"));

    let check = director.post(READINGS, &with("check")).await;
    assert_eq!(check.status, 200);
    assert!(check.body.contains("Công văn 99") && check.body.contains("Quý II năm 2022"));
    assert!(public.get(READINGS).await.body.matches("chưa chọn khác").count() == 7, "nothing is chosen yet");
    assert_eq!(director.post(READINGS, &with("choose")).await.status, 303);
    let stale = director.post(READINGS, &with("choose")).await;
    assert_eq!(stale.status, 409, "another choice came meanwhile");

    let page = public.get(READINGS).await.body;
    assert!(page.contains("(chọn lúc") && page.contains("Công văn 99"), "the reason is published");
    assert!(!page.contains("Trần Văn Kiểm Thử"), "the name is not");
    assert!(officer.get(READINGS).await.body.contains("Trần Văn Kiểm Thử"));
    let json = public.get("/movements/1371-2022/rounds/2022-q2/standings.json").await.body;
    assert!(json.contains("\"late-margin\": \"points\""), "and it counts");
    assert!(public.get("/movements/1371-2022/rules").await.body.contains("readings#reading-late-margin"));
}

#[tokio::test]
async fn readings_are_compared_as_the_command_line_compares_them() {
    let server = Server::start().await;
    let mut public = Visitor::new(&server);
    let page = patiently(&mut public, "/movements/1371-2022/rounds/2022-q2/readings").await;
    assert_eq!(page.status, 200);
    let movement = movement::Movement::read(FILE, "movement.toml").0.unwrap();
    let combinations: usize = movement.readings.iter().map(|reading| reading.choices.len()).product();
    assert!(
        page.body.contains(&format!("Đã xét dưới {combinations} tổ hợp của 7 cách hiểu")),
        "{}",
        page.body
    );
    // Taken alone, an award of its own for late payment is there under one reading only.
    assert!(page.body.contains("<del>không có hình thức khen này</del>"));
    assert!(page.body.contains("Kết quả phụ thuộc cách hiểu"));
}

#[tokio::test]
async fn a_movement_is_launched_from_a_sound_file_only() {
    let server = Server::start().await;
    let (mut officer, mut director) = officer_and_director(&server).await;
    let mut public = Visitor::new(&server);
    assert_eq!(public.get("/launch").await.status, 303);
    assert_eq!(director.get("/launch").await.status, 403);
    assert_eq!(director.upload("/launch/read", "m.toml", OTHER.as_bytes()).await.status, 403);
    assert!(officer.get("/").await.body.contains("href=\"/launch\""));

    let line = OTHER.lines().position(|line| line.starts_with("issued")).unwrap() + 1;
    let broken = OTHER.replacen("issued = 2021", "issued = 2021x", 1);
    assert_ne!(broken, OTHER);
    let answer = officer.upload("/launch/read", "m.toml", broken.as_bytes()).await;
    assert_eq!(answer.status, 422);
    assert!(answer.body.contains(&format!("dòng {line}")), "told at its line: {}", answer.body);
    assert!(answer.body.contains("issued = 2021x"), "and the line is shown");
    let not_text = officer.upload("/launch/read", "m.toml", b"\xff\xfe1").await;
    assert_eq!((not_text.status, not_text.body.contains("UTF-8")), (422, true));
    assert_eq!(officer.upload("/launch/read", "m.toml", b"").await.status, 422);
    let there = officer.upload("/launch/read", "m.toml", FILE.as_bytes()).await;
    assert_eq!(there.status, 422);
    assert!(there.body.contains("1371-2022 đã có"));

    let check = officer.upload("/launch/read", "m.toml", OTHER.as_bytes()).await;
    assert_eq!(check.status, 200, "{}", check.body);
    assert!(check.body.contains("1170-2021") && check.body.contains("Phát động"));
    assert_eq!(public.get("/movements/1170-2021").await.status, 404, "nothing is kept yet");
    let file = hidden(&check, "file");
    for wrong in ["", "../../etc/passwd", &"ab".repeat(32)] {
        assert_ne!(officer.post("/launch", &[("file", wrong)]).await.status, 303, "{wrong}");
    }
    assert_eq!(director.post("/launch", &[("file", &file)]).await.status, 403);
    assert_eq!(officer.post("/launch", &[("file", &file), ("name", "m.toml")]).await.status, 303);
    assert_eq!(public.get("/movements/1170-2021").await.status, 200);
    let kept = public.get("/movements/1170-2021/revisions/1/movement.toml").await;
    assert_eq!(kept.body, OTHER, "to the byte");
    assert_ne!(officer.post("/launch", &[("file", &file)]).await.status, 303, "launched once");
}

#[tokio::test]
async fn an_amendment_is_a_further_revision_that_shows_what_differs() {
    let server = Server::start().await;
    let (mut officer, mut director) = officer_and_director(&server).await;
    let mut public = Visitor::new(&server);
    let read = format!("{AMEND}/read");
    assert_eq!(director.get(AMEND).await.status, 403);
    let no_reason = officer.upload(&read, "m.toml", FILE.as_bytes()).await;
    assert_eq!(no_reason.status, 422);
    assert!(no_reason.body.contains("Hãy nêu lý do"));
    let send = |text: &str| (text.to_owned(), "sửa nhầm mức tối đa");
    let amended = FILE.replacen(
        "name.vi = \"Phong trào thi đua về thu",
        "name.vi = \"Phong trào thi đua (sửa đổi) về thu",
        1,
    );
    let (text, reason) = send(&amended);
    let same = officer.upload_with(&read, "m.toml", FILE.as_bytes(), &[("reason", reason)]).await;
    assert_eq!((same.status, same.body.contains("không có gì để sửa đổi")), (422, true));
    let other = officer.upload_with(&read, "m.toml", OTHER.as_bytes(), &[("reason", reason)]).await;
    assert_eq!((other.status, other.body.contains("của phong trào 1170-2021")), (422, true));

    let check = officer.upload_with(&read, "m.toml", text.as_bytes(), &[("reason", reason)]).await;
    assert_eq!(check.status, 200, "{}", check.body);
    assert!(check.body.contains("<code>name.vi</code>") && check.body.contains("(sửa đổi)"));
    assert!(check.body.contains("Không có gì thay đổi"), "the name moves nobody");
    let (file, seen) = (hidden(&check, "file"), hidden(&check, "seen"));
    let keep = [("file", file.as_str()), ("seen", &seen), ("reason", reason), ("name", "m.toml")];
    assert_eq!(officer.post(AMEND, &keep).await.status, 303);
    assert_eq!(officer.post(AMEND, &keep).await.status, 409, "another revision came meanwhile");

    let list = public.get("/movements/1371-2022/revisions").await.body;
    assert!(list.contains("Bản 2") && list.contains(reason) && !list.contains("Trần Văn Kiểm Thử"));
    let one = public.get("/movements/1371-2022/revisions/2").await.body;
    assert!(
        one.contains("<del>Phong trào thi đua về thu") && one.contains("<ins>Phong trào thi đua (sửa đổi)")
    );
    assert_eq!(public.get("/movements/1371-2022/revisions/1/movement.toml").await.body, FILE);
    assert_eq!(public.get("/movements/1371-2022/revisions/2/movement.toml").await.body, amended);
    assert_eq!(public.get("/movements/1371-2022/revisions/3").await.status, 404);
    assert!(public.get("/movements/1371-2022").await.body.contains("(sửa đổi)"));
}
