//! Pages that everybody without an account sees alike: made once, never old, never of somebody else.

use crate::server::Server;
use crate::visitor::Visitor;

const ROUND: &str = "/movements/1371-2022/rounds/2022-q2";
const FIGURES: &str = "/movements/1371-2022/rounds/2022-q2/figures/24";

#[tokio::test]
async fn many_who_ask_at_once_get_the_same_page() {
    let server = Server::start().await;
    let alone = server.get(ROUND, &[]).await;
    let ask = || server.get(ROUND, &[]);
    let (a, b, c, d, e, f) = tokio::join!(ask(), ask(), ask(), ask(), ask(), ask());
    for answer in [a, b, c, d, e, f] {
        assert_eq!((answer.status, &answer.body), (200, &alone.body));
        assert!(answer.header("content-security-policy").is_some(), "with everything that guards it");
    }
    let packed = server.get(ROUND, &["Accept-Encoding: gzip"]).await;
    assert_eq!(packed.header("content-encoding"), Some("gzip"));
    assert_eq!(server.get(ROUND, &[]).await.header("content-encoding"), None, "each as its browser reads it");
    let english = server.get(ROUND, &["Cookie: language=en"]).await;
    assert!(english.body.contains("<html lang=\"en\">"), "each in its language");
}

#[tokio::test]
async fn what_somebody_signed_in_sees_is_shown_to_nobody_else_and_nothing_old_is_shown() {
    let server = Server::start().await;
    let mut admin = Visitor::accept(&server, server.invitation.as_deref().unwrap()).await;
    let mut head = admin.invites("head@24.example", "unit-head", "24").await;
    let mut public = Visitor::new(&server);
    assert!(head.get(ROUND).await.body.contains("Trần Văn Kiểm Thử"));
    let page = public.get(ROUND).await.body;
    assert!(page.contains("SỐ LIỆU MINH HỌA") && !page.contains("Trần Văn Kiểm Thử"));
    assert!(head.get(ROUND).await.body.contains("Trần Văn Kiểm Thử"), "nor the other way round");

    let health = "figure.24.health.2022-06-30";
    assert_eq!(head.fill(FIGURES, FIGURES, &[("act", "submit"), (health, "1.700.000")]).await.status, 303);
    assert_eq!(public.get(ROUND).await.status, 303, "at once what is not published is shown to nobody");
}
