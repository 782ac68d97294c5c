//! What happens once a round is locked: unlocking by two, corrections and whom they concern, errata, withdrawal, opening again.

use crate::people::{People, ROUND, hidden, table_of};
use crate::server::Server;

const ACT: &str = "/movements/1371-2022/rounds/2022-q2/act";
const UNLOCK: &str = "/movements/1371-2022/rounds/2022-q2/figures/24/unlock";
const FIGURES: &str = "/movements/1371-2022/rounds/2022-q2/figures/24";
const CORRECTIONS: &str = "/movements/1371-2022/rounds/2022-q2/corrections";
const RECORD: &str = "/movements/1371-2022/rounds/2022-q2/record";

#[tokio::test]
async fn a_correction_after_publishing_changes_nothing_by_itself() {
    let server = Server::start().await;
    let mut people = People::of(&server).await;
    people.sends("24", &table_of("24", "24")).await;
    people.sends("01", &table_of("01", "01")).await;
    people.take(&["judge", "review", "decide", "publish"]).await;
    let judgement = people.judgement.clone();
    let published = people.public.get(&format!("{ROUND}/standings.json")).await.body;
    assert!(people.emulation.get(CORRECTIONS).await.body.contains("Không có số liệu nào khác"));

    // One asks with a reason, another grants it.
    let head = people.head("24").await;
    assert!(head.get(FIGURES).await.body.contains(UNLOCK));
    assert_eq!(head.post(UNLOCK, &[("act", "ask"), ("reason", " ")]).await.status, 422);
    assert_eq!(head.post(UNLOCK, &[("act", "grant"), ("reason", "x")]).await.status, 403);
    let ask = [("act", "ask"), ("reason", "nhầm sổ")];
    let other = "/movements/1371-2022/rounds/2022-q2/figures/01/unlock";
    assert_eq!(head.post(other, &ask).await.status, 403, "of another unit");
    assert_eq!(head.post(UNLOCK, &ask).await.status, 303);
    assert!(head.get(UNLOCK).await.body.contains("chờ một người khác"));
    assert_eq!(people.emulation.post(other, &ask).await.status, 303);
    assert!(!people.emulation.get(other).await.body.contains("name=\"act\" value=\"grant\""));
    let grant = [("act", "grant"), ("reason", "đã xem")];
    assert_eq!(people.emulation.post(other, &grant).await.status, 403, "who asked does not grant");
    assert!(people.director.get(UNLOCK).await.body.contains("name=\"act\" value=\"grant\""));
    assert_eq!(people.director.post(UNLOCK, &grant).await.status, 303);
    for (page, who) in [(FIGURES, "the unit's page"), (RECORD, "the round's page")] {
        let body = people.head("24").await.get(page).await.body;
        assert!(body.contains("nhầm sổ") && body.contains("đã xem"), "{who}");
    }

    // Corrected, verified, and locked again at once.
    let health = "figure.24.health.2022-06-30";
    let corrected = [("act", "submit"), (health, "1.500.000")];
    let head = people.head("24").await;
    assert_eq!(head.fill(FIGURES, FIGURES, &corrected).await.status, 303);
    assert!(
        people.emulation.get(CORRECTIONS).await.body.contains("Không có số liệu nào khác"),
        "not verified"
    );
    assert_eq!(people.verifier.fill(FIGURES, FIGURES, &[("act", "verify")]).await.status, 303);
    assert_eq!(
        people.head("24").await.fill(FIGURES, FIGURES, &[("act", "save"), (health, "1")]).await.status,
        409,
        "locked again"
    );

    let page = people.emulation.get(CORRECTIONS).await.body;
    assert!(
        page.contains("<del>1.687.184 người</del>") && page.contains("<ins>1.500.000 người</ins>"),
        "{page}"
    );
    let receipt = format!("/judgements/{judgement}/receipt.jsonl");
    assert!(page.contains(&receipt), "the receipt that used the old value");
    assert!(page.contains("Kết quả chính thức"), "and where its round stands");
    assert!(page.contains("<del>"), "what would be different");
    assert!(people.emulation.get(RECORD).await.body.contains("1 số liệu nay khác với lúc xét"));
    assert_eq!(people.public.get(CORRECTIONS).await.status, 303, "not for everybody");
    let after = people.public.get(&format!("{ROUND}/standings.json")).await.body;
    assert_eq!(after, published, "nothing published changes by itself");
    let kept = people.public.get(&receipt).await.body;
    assert!(judge::verify(kept.as_bytes()).is_ok());

    // An erratum, in two steps, stands beside it for everybody.
    let of = ("judgement", judgement.as_str());
    assert_eq!(people.director.post(ACT, &[("act", "erratum"), of, ("reason", "x")]).await.status, 403);
    assert_eq!(people.emulation.post(ACT, &[("act", "erratum"), of]).await.status, 422);
    let erratum = [("act", "erratum"), of, ("reason", "BHYT của Bắc Giang thấp hơn đã công bố")];
    let check = people.emulation.post(ACT, &erratum).await;
    assert_eq!(check.status, 200);
    assert!(check.body.contains("Xem lại trước khi ghi nhận") && check.body.contains("thấp hơn đã công bố"));
    assert!(!people.public.get("/published").await.body.contains("1 đính chính"), "not kept yet");
    let sure = [&erratum[..], &[("sure", "yes")]].concat();
    assert_eq!(people.emulation.post(ACT, &sure).await.status, 303);
    assert!(people.public.get("/published").await.body.contains("1 đính chính"));
    let address = format!("/published/{judgement}");
    assert!(people.public.get(&address).await.body.contains("thấp hơn đã công bố"));

    // Withdrawn by who decided: listed all the same, and the round is open again.
    let withdraw = [("act", "withdraw"), of, ("reason", "sai sổ gốc"), ("sure", "yes")];
    assert_eq!(people.emulation.post(ACT, &withdraw).await.status, 403);
    assert_eq!(people.director.post(ACT, &withdraw).await.status, 303);
    let listed = people.public.get(&address).await.body;
    assert!(
        listed.contains("đã thu hồi")
            && listed.contains("sai sổ gốc")
            && listed.contains("thấp hơn đã công bố")
    );
    assert_eq!(people.public.get(&receipt).await.status, 200, "its receipt too");
    assert_eq!(people.public.get(ROUND).await.status, 303, "what is judged anew is not published");
    people.take(&["judge", "review", "decide", "publish"]).await;
    let second = people.judgement.clone();
    assert_ne!(second, judgement);
    let list = people.public.get("/published").await.body;
    assert!(list.contains(&address) && list.contains(&format!("/published/{second}")));
    assert_ne!(people.public.get(&format!("{ROUND}/standings.json")).await.body, published);
}

#[tokio::test]
async fn a_judged_round_is_opened_again_by_two() {
    let server = Server::start().await;
    let mut people = People::of(&server).await;
    people.sends("24", &table_of("24", "24")).await;
    let before = people.emulation.get(&format!("{ACT}?act=judge")).await;
    assert_eq!(before.status, 200);
    assert!(before.body.contains("đơn vị chưa nộp"), "what would be left out is told first");
    assert_eq!(people.director.get(&format!("{ACT}?act=judge")).await.status, 403);
    people.take(&["judge"]).await;
    let judgement = people.judgement.clone();
    let of = ("judgement", judgement.as_str());
    let reopen = |act: &'static str| [("act", act), of, ("reason", "Hà Nội nộp muộn"), ("sure", "yes")];
    assert_eq!(people.director.post(ACT, &reopen("grant-reopen")).await.status, 409, "nobody asked");
    assert_eq!(people.emulation.post(ACT, &reopen("ask-reopen")).await.status, 303);
    assert_eq!(people.emulation.post(ACT, &reopen("grant-reopen")).await.status, 403, "who asked");
    assert_eq!(people.director.post(ACT, &reopen("grant-reopen")).await.status, 303);
    people.sends("01", &table_of("01", "01")).await;
    people.take(&["judge"]).await;
    let record = people.emulation.get(RECORD).await.body;
    for told in ["Mở lại đợt xét", "Hà Nội nộp muộn", "Mọi lần xét"] {
        assert!(record.contains(told), "{told}");
    }
    assert_eq!(people.public.get(RECORD).await.status, 303);
}

#[tokio::test]
async fn units_equal_across_the_last_place_are_decided_with_a_reason() {
    let server = Server::start().await;
    let mut people = People::of(&server).await;
    for unit in ["24", "25", "26", "27"] {
        people.sends(unit, &table_of("44", unit)).await;
    }
    people.take(&["judge", "review"]).await;
    let judgement = people.judgement.clone();
    let page = people.director.get(&format!("{ACT}?act=decide")).await;
    assert_eq!(page.status, 200);
    let ties = page.body.matches("<fieldset id=\"tie-").count();
    assert!(ties > 0 && page.body.contains("bằng nhau ở suất cuối"), "{}", page.body);
    assert_eq!(hidden(&page, "judgement"), judgement);
    let of = [("act", "decide"), ("judgement", judgement.as_str())];
    let undecided = people.director.post(ACT, &of).await;
    assert_eq!(undecided.status, 422, "a tie is not passed over");
    assert!(undecided.body.contains("Hãy nêu lý do chọn"));

    let names: Vec<[String; 6]> = (0..ties)
        .map(|n| ["24", "25", "26", "27", "reason", ""].map(|field| format!("tie.{n}.{field}")))
        .collect();
    let decided = |ticked: usize| {
        let mut fields = of.to_vec();
        for tie in &names {
            fields.extend(tie[..ticked].iter().map(|name| (name.as_str(), "yes")));
            fields.push((tie[4].as_str(), "số người tăng nhiều hơn"));
        }
        fields
    };
    let many = people.director.post(ACT, &decided(4)).await;
    assert_eq!(many.status, 422);
    assert!(many.body.contains("Chỉ còn") && many.body.contains(" checked"), "what was ticked is not lost");
    assert_eq!(people.director.post(ACT, &decided(1)).await.status, 303);
    people.take(&["publish"]).await;
    let published = people.public.get(&format!("/published/{judgement}")).await.body;
    assert!(
        published.contains("số người tăng nhiều hơn") && published.contains("<strong>Bắc Giang</strong>")
    );
    let json = people.public.get(&format!("{ROUND}/standings.json")).await.body;
    assert!(
        json.contains("\"tied\": [\"24\", \"25\", \"26\", \"27\"]"),
        "what was judged stays as it was judged"
    );
}
