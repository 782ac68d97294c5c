//! Cells saved as they are typed: each against what it was seen as.

use serde_json::Value;

use crate::server::{Answer, Server};
use crate::visitor::Visitor;

const ROUND: &str = "/movements/1371-2022/rounds/2022-q2";
const FIGURES: &str = "/movements/1371-2022/rounds/2022-q2/figures/24";
const CELLS: &str = "/movements/1371-2022/rounds/2022-q2/figures/24/cells";
const HEALTH: &str = "figure.24.health.2022-06-30";
const SOCIAL: &str = "figure.24.compulsory.2022-06-30";

fn json(answer: &Answer) -> Value {
    serde_json::from_str(&answer.body).unwrap_or_else(|error| panic!("{error}: {}", answer.body))
}

/// Types into one cell, having seen something there.
async fn typed(visitor: &mut Visitor<'_>, name: &str, was: &str, text: &str) -> Answer {
    visitor.post(CELLS, &[("language", "vi"), (name, text), (&format!("was.{name}"), was)]).await
}

#[tokio::test]
async fn cells_are_saved_as_typed_and_nothing_unseen_is_written_over() {
    let server = Server::start().await;
    let mut admin = Visitor::accept(&server, server.invitation.as_deref().unwrap()).await;
    let mut officer = admin.invites("officer@24.example", "unit-officer", "24").await;
    let mut head = admin.invites("head@24.example", "unit-head", "24").await;

    let answer = typed(&mut officer, HEALTH, "", " 1700000 ").await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    let told = json(&answer);
    assert_eq!(told["saved"][HEALTH]["text"], "1.700.000");
    assert!(told["saved"][HEALTH]["wrong"].is_null());
    assert!(officer.get(FIGURES).await.body.contains("value=\"1.700.000\""));
    let stamp = told["stamp"].as_str().unwrap().to_owned();
    assert!(officer.get(FIGURES).await.body.contains(&format!("name=\"stamp\" value=\"{stamp}\"")));

    // The same again, having seen something older: there is nothing to choose.
    let told = json(&typed(&mut head, HEALTH, "", "1.700.000").await);
    assert_eq!((&told["conflicts"], &told["stamp"]), (&serde_json::json!({}), &Value::from(stamp.as_str())));

    // Something else, having seen something older: both are shown, nothing is written over.
    let told = json(&typed(&mut head, HEALTH, "", "1.800.000").await);
    assert_eq!(told["conflicts"][HEALTH]["text"], "1.700.000");
    assert_eq!(told["conflicts"][HEALTH]["by"], "Trần Văn Kiểm Thử");
    assert!(officer.get(FIGURES).await.body.contains("value=\"1.700.000\""));
    // One conflict holds up no other cell.
    let fields = [
        ("language", "vi"),
        (HEALTH, "1.800.000"),
        ("was.figure.24.health.2022-06-30", ""),
        (SOCIAL, "mười"),
        ("was.figure.24.compulsory.2022-06-30", ""),
    ];
    let told = json(&head.post(CELLS, &fields).await);
    assert!(told["conflicts"][HEALTH].is_object() && told["saved"][SOCIAL].is_object(), "{told}");
    assert!(told["saved"][SOCIAL]["wrong"].as_str().unwrap().contains("“mười” không phải là số"));
    assert!(head.get(FIGURES).await.body.contains("value=\"mười\""));
    // Having looked, it is theirs to change.
    assert_eq!(
        json(&typed(&mut head, HEALTH, "1.700.000", "1.800.000").await)["conflicts"],
        serde_json::json!({})
    );
    assert_eq!(json(&typed(&mut head, SOCIAL, "mười", "").await)["saved"][SOCIAL]["text"], "");

    // What another reader could not read is read anew when it is sent again, though the same was typed.
    let english = [("language", "en"), (SOCIAL, "1.234.567"), ("was.figure.24.compulsory.2022-06-30", "")];
    assert!(json(&officer.post(CELLS, &english).await)["saved"][SOCIAL]["wrong"].is_string());
    let answer = head.fill(FIGURES, FIGURES, &[("act", "save")]).await;
    assert_eq!(answer.status, 200);
    assert!(answer.body.contains("value=\"1.234.567\"") && !answer.body.contains("“1.234.567”"));

    // Who may not, and when it is over: in a status, with a sentence.
    let mut rival = admin.invites("head@01.example", "unit-head", "01").await;
    assert_eq!(typed(&mut Visitor::new(&server), HEALTH, "", "1").await.status, 401);
    assert_eq!(typed(&mut rival, HEALTH, "", "1").await.status, 403);
    assert_eq!(head.fill(FIGURES, FIGURES, &[("act", "submit")]).await.status, 303);
    let late = typed(&mut head, HEALTH, "1.800.000", "1").await;
    assert!(late.status == 410 && json(&late)["says"].is_string(), "{}", late.body);
    assert_eq!(officer.post(&format!("{ROUND}/figures/99/cells"), &[]).await.status, 404);
}
