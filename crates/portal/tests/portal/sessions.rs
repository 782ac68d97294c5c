//! How long a session lasts.

use std::time::Duration;

use jiff::SignedDuration;
use portal::Settings;

use crate::server::Server;
use crate::visitor::Visitor;

#[tokio::test]
async fn a_session_lasts_while_it_is_used_and_no_longer_than_its_longest() {
    let settings = Settings {
        session_idle: SignedDuration::from_secs(4),
        session_longest: SignedDuration::from_secs(10),
        ..Settings::default()
    };
    let server = Server::as_set(settings).await;
    let mut admin = Visitor::accept(&server, server.invitation.as_deref().unwrap()).await;
    let mut idle = Visitor::new(&server);
    let fields = [("login", "admin@localhost"), ("password", crate::visitor::PASSWORD)];
    assert_eq!(idle.post("/sign-in", &fields).await.status, 303);
    for used in 1..=5 {
        tokio::time::sleep(Duration::from_secs(1)).await;
        assert_eq!(admin.get("/account").await.status, 200, "used {used} times");
    }
    assert_eq!(idle.get("/account").await.status, 303, "not used for longer than it may be");
    tokio::time::sleep(Duration::from_secs(3)).await;
    admin.get("/account").await;
    tokio::time::sleep(Duration::from_secs(3)).await;
    assert_eq!(admin.get("/account").await.status, 303, "however much it was used");
}
