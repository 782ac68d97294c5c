//! What the centre records of units: by one, confirmed by another, counted when the round is judged.

use crate::rounds::table_of;
use crate::server::Server;
use crate::visitor::Visitor;

const ROUND: &str = "/movements/1371-2022/rounds/2022-q2";
const RECORDS: &str = "/movements/1371-2022/rounds/2022-q2/records";

/// A form that records something of a unit.
fn form<'f>(level: &'f str, unit: &'f str, indicator: &'f str, value: &'f str) -> Vec<(&'f str, &'f str)> {
    vec![
        ("act", "propose"),
        ("level", level),
        (unit, "yes"),
        ("indicator", indicator),
        ("value", value),
        ("reason", "Theo kết luận kiểm tra"),
        ("document", "12/TB-TĐKT ngày 05/7/2022"),
    ]
}

/// The names of what waits, as fields of the form that settles it.
fn waiting(page: &str) -> Vec<String> {
    let names = page.split("name=\"record.").skip(1).filter_map(|rest| rest.split('"').next());
    names.map(|id| format!("record.{id}")).collect()
}

#[tokio::test]
async fn what_is_recorded_counts_once_another_confirmed_it() {
    let server = Server::start().await;
    let mut admin = Visitor::accept(&server, server.invitation.as_deref().unwrap()).await;
    let mut head = admin.invites("head@24.example", "unit-head", "24").await;
    let mut verifier = admin.invites("verifier@vss.example", "verifier", "").await;
    let mut emulation = admin.invites("emulation@vss.example", "emulation-officer", "").await;
    let mut second = admin.invites("second@vss.example", "emulation-officer", "").await;

    for unit in ["24", "44"] {
        let figures = format!("{ROUND}/figures/{unit}");
        let mut own = admin.invites(&format!("deputy@{unit}.example"), "unit-head", unit).await;
        own.upload(&format!("{figures}/upload"), "q2.csv", table_of(unit).as_bytes()).await;
        assert_eq!(own.fill(&figures, &figures, &[("act", "submit")]).await.status, 303);
        assert_eq!(verifier.fill(&figures, &figures, &[("act", "verify")]).await.status, 303);
    }

    // Whoever is of a unit neither sees nor records.
    assert_eq!(Visitor::new(&server).get(RECORDS).await.status, 303);
    assert_eq!(head.get(RECORDS).await.status, 403);
    let disqualified = form("province", "unit.24", "disqualified 2022-06-30", "true");
    for other in [&mut head, &mut verifier, &mut admin] {
        assert_eq!(other.send_parts(RECORDS, &disqualified, None).await.status, 403);
    }

    // All that is wrong is told at once, and what was typed stays.
    let wrong = [
        ("act", "propose"),
        ("level", "province"),
        ("indicator", "disqualified 2022-06-30"),
        ("reason", "lý do dài"),
    ];
    let answer = emulation.send_parts(RECORDS, &wrong, None).await;
    assert_eq!(answer.status, 422);
    for told in ["Chọn ít nhất một đơn vị", "Ghi số, ký hiệu", "Chọn hoặc nhập giá trị", ">lý do dài<"]
    {
        assert!(answer.body.contains(told), "{told}: {}", answer.body);
    }

    let paper = Some(("Thông báo.pdf", b"%PDF-1.7 paper".as_slice()));
    assert_eq!(emulation.send_parts(RECORDS, &disqualified, paper).await.status, 303);
    assert_eq!(emulation.send_parts(RECORDS, &disqualified, None).await.status, 409, "it waits already");
    let attested = form("central_unit", "unit.W.TDKT", "attest.excellent_direction 2022-06-30", "true");
    let shown = emulation.get(RECORDS).await.body;
    let unit = shown.split("central_unit.").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    let of_unit = format!("unit.{unit}");
    let attested: Vec<_> = attested
        .into_iter()
        .map(|(n, v)| if n == "unit.W.TDKT" { (of_unit.as_str(), v) } else { (n, v) })
        .collect();
    assert_eq!(emulation.send_parts(RECORDS, &attested, None).await.status, 303);
    let people = form("nation", "unit.VN", "population 2022", "99.461.700");
    assert_eq!(emulation.send_parts(RECORDS, &people, None).await.status, 303);
    let unread = form("nation", "unit.VN", "labour_force 2022", "năm mươi");
    let answer = emulation.send_parts(RECORDS, &unread, None).await;
    assert!(answer.status == 422 && answer.body.contains("value=\"năm mươi\""), "{}", answer.body);

    // Not yet confirmed, it does not count; and not by who recorded it.
    let names = waiting(&emulation.get(RECORDS).await.body);
    assert_eq!(names.len(), 3);
    let confirm: Vec<(&str, &str)> =
        names.iter().map(|name| (name.as_str(), "yes")).chain([("act", "confirm")]).collect();
    assert_eq!(emulation.send_parts(RECORDS, &confirm, None).await.status, 403);
    let standing = |json: &str, unit: &str| {
        let at = json.find(&format!("\"unit\": \"{unit}\"")).unwrap_or_else(|| panic!("no {unit} in {json}"));
        json[at..at + 200].to_owned()
    };
    let json = emulation.get(&format!("{ROUND}/standings.json")).await.body;
    assert!(!standing(&json, "24").contains("disqualified"));
    let refuse = [(names[0].as_str(), "yes"), ("act", "refuse")];
    assert_eq!(second.send_parts(RECORDS, &refuse, None).await.status, 422, "a refusal needs a word");
    assert_eq!(second.send_parts(RECORDS, &confirm, None).await.status, 303);
    assert_eq!(verifier.send_parts(RECORDS, &confirm, None).await.status, 409, "settled already");

    let act = format!("{ROUND}/act");
    assert_eq!(emulation.fill(ROUND, &act, &[("act", "judge")]).await.status, 303);
    let json = emulation.get(&format!("{ROUND}/standings.json")).await.body;
    assert!(standing(&json, "24").contains("disqualified"), "{json}");
    assert!(!standing(&json, "44").contains("disqualified"));
    assert!(standing(&json, unit).contains("\"eligible\""), "{json}");
    assert!(json.contains("health_coverage"), "{json}");
    let receipt = emulation.get(&format!("{ROUND}/receipt.jsonl")).await.body;
    assert!(receipt.contains("99461700") && judge::verify(receipt.as_bytes()).is_ok());

    // The paper is for those who see what all units send, and never shown in place.
    let link = shown.split("href=\"/files/").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    let paper = second.get(&format!("/files/{link}")).await;
    assert_eq!((paper.status, paper.body.as_str()), (200, "%PDF-1.7 paper"));
    assert!(paper.header("content-disposition").unwrap().starts_with("attachment"));
    assert_eq!(head.get(&format!("/files/{link}")).await.status, 403);
    assert_eq!(Visitor::new(&server).get(&format!("/files/{link}")).await.status, 303);
    assert_eq!(second.get(&format!("/files/{}", "0".repeat(64))).await.status, 404);
}
