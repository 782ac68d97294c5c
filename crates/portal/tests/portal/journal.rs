//! The journal for those who read it, and what waits for whom.

use crate::movements::patiently;
use crate::people::{People, ROUND, table_of};
use crate::server::Server;

#[tokio::test]
async fn an_auditor_finds_entries_and_sees_that_the_chain_is_whole() {
    let server = Server::start().await;
    let mut people = People::of(&server).await;
    people.sends("24", &table_of("24", "24")).await;
    people.take(&["judge"]).await;
    let mut auditor = people.admin.invites("auditor@vss.example", "auditor", "").await;
    for other in [&mut people.emulation, &mut people.director, &mut people.admin, &mut people.verifier] {
        for page in ["/journal", "/journal/1", "/journal/verified", "/journal/checkpoint.txt"] {
            assert_eq!(other.get(page).await.status, 403, "{page}");
        }
    }
    assert_eq!(people.public.get("/journal").await.status, 303);

    let all = auditor.get("/journal").await.body;
    assert!(all.contains("round.judged") && all.contains("submission.verified") && all.contains("Kiểm Thử"));
    let rounds = auditor.get("/journal?act=round").await.body;
    assert_eq!(rounds.matches("<th scope=\"row\"").count(), 1, "{rounds}");
    let unit = auditor.get("/journal?subject=1371-2022/2022-q2/24&act=submission.verified").await.body;
    assert_eq!(unit.matches("<th scope=\"row\"").count(), 1);
    let never = auditor.get("/journal?until=2020-01-01").await.body;
    assert!(never.contains("Không có mục nào như vậy"));
    let wrong = auditor.get("/journal?from=x").await;
    assert!(wrong.status == 200 && wrong.body.contains("Ngày phải viết như 2022-06-30"));

    let whole = patiently(&mut auditor, "/journal/verified").await.body;
    assert!(whole.contains("Nhật ký nguyên vẹn"), "{whole}");
    let checkpoint = auditor.get("/journal/checkpoint.txt").await.body;
    let (number, hash) = checkpoint.trim().split_once(' ').unwrap();
    assert!(auditor.get(&format!("/journal/{number}")).await.body.contains(hash));
    let held = format!("/journal/verified?checkpoint={number}+{hash}");
    assert!(patiently(&mut auditor, &held).await.body.contains("Nhật ký nguyên vẹn"));
    let forged = format!("/journal/verified?checkpoint={number}+{}", "0f".repeat(32));
    let found = patiently(&mut auditor, &forged).await.body;
    assert!(found.contains("không phải là mục mà mốc đối chiếu đã ghi"), "{found}");
    let cut = format!("/journal/verified?checkpoint=99999+{}", "0f".repeat(32));
    assert!(patiently(&mut auditor, &cut).await.body.contains("mốc đối chiếu đã biết đến mục 99999"));
    assert!(auditor.get("/journal/verified?checkpoint=x").await.body.contains("không phải là một mốc"));
    assert_eq!(auditor.get("/journal/99999").await.status, 404);
}

#[tokio::test]
async fn everybody_is_told_what_waits_for_them() {
    let server = Server::start().await;
    let mut people = People::of(&server).await;
    let overview = "/movements/1371-2022";
    let mine = |body: &str, what: &str| {
        body.split("<section aria-labelledby=\"mine\">")
            .nth(1)
            .is_some_and(|rest| rest.split("</section>").next().unwrap().contains(what))
    };
    assert!(!people.public.get("/").await.body.contains("Việc của tôi"));
    assert!(!people.public.get(overview).await.body.contains("Việc đang chờ"));
    let head = people.head("24").await;
    let home = head.get("/").await.body;
    assert!(mine(&home, "Nộp số liệu") && mine(&home, "/figures/24"), "{home}");
    assert!(!mine(&people.director.get("/").await.body, "Nộp số liệu"));
    people.sends("24", &table_of("24", "24")).await;
    assert!(mine(&people.emulation.get("/").await.body, "Xét đợt: 1 đơn vị"));
    people.take(&["judge", "review"]).await;
    let home = people.director.get("/").await.body;
    assert!(mine(&home, "Quyết định kết quả") && mine(&home, "quá hạn"), "decided by July 2022");
    let waits = people.emulation.get(overview).await.body;
    assert!(waits.contains("Việc đang chờ") && waits.contains("Quyết định kết quả"));
    let unlock = format!("{ROUND}/figures/24/unlock");
    people.head("24").await.post(&unlock, &[("act", "ask"), ("reason", "nhầm")]).await;
    assert!(mine(&people.director.get("/").await.body, &unlock));
}
