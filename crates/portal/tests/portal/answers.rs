//! Before a unit submits: its figures against each other and against its own, each oddity with a word from the unit.

use crate::rounds::table_of;
use crate::server::Server;
use crate::visitor::Visitor;

const Q2: &str = "/movements/1371-2022/rounds/2022-q2/figures/24";
const Q3: &str = "/movements/1371-2022/rounds/2022-q3/figures/24";
const COLLECTED: &str = "figure.24.collected.2022-09-30";
const STATE: &str = "figure.24.collected_nonstate.2022-09-30";

#[tokio::test]
async fn what_looks_odd_needs_a_word_that_the_verifier_reads() {
    let server = Server::start().await;
    let mut admin = Visitor::accept(&server, server.invitation.as_deref().unwrap()).await;
    let mut officer = admin.invites("officer@24.example", "unit-officer", "24").await;
    let mut head = admin.invites("head@24.example", "unit-head", "24").await;
    let mut verifier = admin.invites("verifier@vss.example", "verifier", "").await;
    officer.upload(&format!("{Q2}/upload"), "q2.csv", table_of("24").as_bytes()).await;
    let answers = head.get(&format!("{Q2}/check")).await;
    assert_eq!(answers.status, 200);
    assert!(answers.body.contains("Không có số nào khác thường"), "{}", answers.body);
    assert_eq!(head.fill(&format!("{Q2}/check"), Q2, &[("act", "submit")]).await.status, 303);
    assert_eq!(verifier.fill(Q2, Q2, &[("act", "verify")]).await.status, 303);

    // A quarter later: collected since January, and yet less; and a part above its whole.
    let typed = [("act", "check"), (COLLECTED, "1.000.000"), (STATE, "2.000.000")];
    let answer = officer.fill(Q3, Q3, &typed).await;
    assert_eq!((answer.status, answer.header("location")), (303, Some(format!("{Q3}/check").as_str())));
    let answers = head.get(&format!("{Q3}/check")).await.body;
    assert!(answers.contains("Số lũy kế từ đầu năm lại thấp hơn 30/6/2022"), "{answers}");
    assert!(answers.contains("Lớn hơn “Số thu lũy kế từ đầu năm” (1.000.000)"), "{answers}");
    let english = server.get(&format!("{Q3}/check"), &["Cookie: language=en"]).await;
    assert_eq!(english.status, 303, "for the unit only");
    assert_eq!(verifier.get(&format!("{Q3}/check")).await.status, 403, "a draft is for its own people");

    // Without a word it is not submitted, from neither page; what was said stays.
    let why = format!("why.{COLLECTED}");
    for page in [Q3.to_owned(), format!("{Q3}/check")] {
        let answer = head.fill(&page, Q3, &[("act", "submit"), (&why, "hoàn trả cho <đơn vị>")]).await;
        assert_eq!(answer.status, 422, "{page}");
        assert!(answer.body.contains("1 số liệu cần một lời giải thích"), "{}", answer.body);
        assert!(answer.body.contains("hoàn trả cho &#60;đơn vị&#62;"), "{}", answer.body);
    }
    let also = format!("why.{STATE}");
    let said = [("act", "submit"), (why.as_str(), "hoàn trả"), (also.as_str(), "số của Cục Thuế")];
    let shown = head.get(&format!("{Q3}/check")).await;
    officer.fill(Q3, Q3, &[("act", "save"), ("figure.24.health.2022-09-30", "1.750.000")]).await;
    assert_eq!(head.send_shown(&shown, Q3, &said).await.status, 409, "not what was looked at");
    assert_eq!(head.fill(&format!("{Q3}/check"), Q3, &said).await.status, 303);
    let seen = verifier.get(Q3).await.body;
    for told in ["Đơn vị giải thích: hoàn trả", "số của Cục Thuế", "lại thấp hơn 30/6/2022"]
    {
        assert!(seen.contains(told), "{told}: {seen}");
    }
    // And once more, with what was said before filled in.
    assert_eq!(verifier.fill(Q3, Q3, &[("act", "return"), ("reason", "xem lại")]).await.status, 303);
    assert!(head.get(&format!("{Q3}/check")).await.body.contains(">số của Cục Thuế</textarea>"));
}
