//! Guessing from elsewhere keeps nobody out, and nothing tells who has an account.

use std::time::Instant;

use crate::server::Server;
use crate::visitor::{PASSWORD, Visitor};

#[tokio::test]
async fn whoever_signed_in_here_before_does_not_wait_for_those_who_guess() {
    let server = Server::start().await;
    let mut admin = Visitor::accept(&server, server.invitation.as_deref().unwrap()).await;
    let mut officer = admin.invites("officer@24.example", "unit-officer", "24").await;
    officer.post("/sign-out", &[]).await;
    assert!(officer.device.is_some());
    let guess = [("login", "officer@24.example"), ("password", "wrong wrong wrong")];
    let mut guesser = Visitor::new(&server);
    while guesser.post("/sign-in", &guess).await.status != 429 {}
    // From the same address even, but from the browser that is known.
    assert_eq!(officer.signs_in("officer@24.example", PASSWORD).await.status, 303);
    // A browser that is made up is not known, nor is one of somebody else.
    let mut admins = Visitor::new(&server);
    for device in [Some("device=0123456789".to_owned()), admin.device.clone()] {
        admins.device = device;
        assert_eq!(admins.signs_in("officer@24.example", PASSWORD).await.status, 429);
    }
    // And guessing from the known browser is slowed too.
    let mut known = Visitor::new(&server);
    known.device = officer.device.clone();
    let mut tries = 0;
    while known.post("/sign-in", &guess).await.status != 429 {
        tries += 1;
    }
    assert_eq!(tries, 4);
}

#[tokio::test]
async fn who_has_no_account_is_told_the_same_and_as_slowly() {
    let server = Server::start().await;
    let mut admin = Visitor::accept(&server, server.invitation.as_deref().unwrap()).await;
    admin.invites("active@24.example", "unit-officer", "24").await;
    admin.link_for("invited@24.example", "unit-officer", "24").await;
    admin.invites("locked@24.example", "unit-officer", "24").await;
    let id = admin.number_of("locked@24.example").await;
    assert_eq!(admin.acts_on(&id, "lock", &[]).await.status, 303);
    let logins = ["active@24.example", "invited@24.example", "locked@24.example", "nobody@24.example"];
    let mut times = [u128::MAX; 4];
    let mut words = Vec::new();
    // In turn, so that whatever else the machine does slows all alike.
    for _ in 0..3 {
        for (login, fastest) in logins.iter().zip(&mut times) {
            let begun = Instant::now();
            let guess = [("login", *login), ("password", "wrong wrong wrong")];
            let answer = Visitor::new(&server).post("/sign-in", &guess).await;
            *fastest = begun.elapsed().as_micros().min(*fastest);
            assert_eq!(answer.status, 422, "{login}");
            words.push(answer.body.replace(login, ""));
        }
    }
    assert!(words.iter().all(|said| *said == words[0]), "not a word differs");
    // The password is checked in each case: without it an answer would come ten times sooner.
    let (least, most) = (times.iter().min().unwrap(), times.iter().max().unwrap());
    assert!(most < &(least * 4), "{times:?}");
    // The right password of one who is locked opens nothing, and says nothing else.
    let locked = Visitor::new(&server)
        .post("/sign-in", &[("login", "locked@24.example"), ("password", PASSWORD)])
        .await;
    assert_eq!((locked.status, locked.body.replace("locked@24.example", "") == words[0]), (422, true));
}
