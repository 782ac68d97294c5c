//! Sessions end, are revoked, and do not come back.

use store::{NewAccount, Session, Store};

use crate::ground::{Ground, at};
use crate::on_both;

on_both!(
    a_session_is_kept_until_it_ends,
    a_revoked_session_does_not_come_back,
    the_sessions_of_one_who_is_locked_end,
    ended_sessions_are_swept,
    a_session_in_use_lasts_longer,
);

fn session(id: &str, account: Option<i64>) -> Session {
    Session {
        id: id.to_owned(),
        account,
        data: r#"{"csrf":"x"}"#.to_owned(),
        made: at(0),
        seen: at(0),
        until: at(100),
        agent: "Firefox".to_owned(),
    }
}

async fn somebody(store: &Store) -> i64 {
    let new = NewAccount { login: "a@b.vn".to_owned(), name: "A".to_owned(), grants: Vec::new() };
    store.invite(at(0), "system", &new, "token", at(9)).await.unwrap();
    store.accept_invitation(at(1), "token", "$argon2id$").await.unwrap().id
}

async fn a_session_is_kept_until_it_ends(ground: &Ground) {
    let store = &ground.store;
    let account = somebody(store).await;
    store.begin_session(&session("s", None)).await.unwrap();
    let signed_in = Session { account: Some(account), seen: at(50), ..session("s", None) };
    assert!(store.save_session(&signed_in).await.unwrap());
    assert_eq!(store.load_session("s", at(99)).await.unwrap(), Some(signed_in.clone()));
    assert_eq!(store.load_session("s", at(100)).await.unwrap(), None);
    assert_eq!(store.load_session("guess", at(1)).await.unwrap(), None);
    assert!(store.begin_session(&session("s", None)).await.is_err(), "nobody begins another's session");
    assert_eq!(store.sessions_of(account).await.unwrap(), [signed_in]);
    store.delete_session("s").await.unwrap();
    assert!(store.sessions_of(account).await.unwrap().is_empty());
}

async fn a_revoked_session_does_not_come_back(ground: &Ground) {
    let store = &ground.store;
    let account = somebody(store).await;
    for id in ["mine", "phone", "other"] {
        store.begin_session(&session(id, Some(account))).await.unwrap();
    }
    let other = Store::open(&ground.address).await.unwrap();
    assert_eq!(other.revoke_sessions(account, Some("mine")).await.unwrap(), 2);
    // A request that was under way when it was revoked.
    assert!(!store.save_session(&session("phone", Some(account))).await.unwrap());
    assert_eq!(store.load_session("phone", at(1)).await.unwrap(), None);
    assert!(store.load_session("mine", at(1)).await.unwrap().is_some());
    assert_eq!(store.revoke_sessions(account, None).await.unwrap(), 1);
    other.close().await;
}

async fn the_sessions_of_one_who_is_locked_end(ground: &Ground) {
    let store = &ground.store;
    let account = somebody(store).await;
    store.begin_session(&session("s", Some(account))).await.unwrap();
    store.lock(at(2), "99", account, "left").await.unwrap();
    assert!(store.sessions_of(account).await.unwrap().is_empty());
    // One that began while the account was being locked.
    store.begin_session(&session("late", Some(account))).await.unwrap();
    assert_eq!(store.load_session("late", at(3)).await.unwrap(), None);
}

async fn ended_sessions_are_swept(ground: &Ground) {
    let store = &ground.store;
    store.begin_session(&session("short", None)).await.unwrap();
    store.begin_session(&Session { until: at(200), ..session("long", None) }).await.unwrap();
    assert_eq!(store.sweep_sessions(at(100)).await.unwrap(), 1);
    assert!(store.load_session("long", at(100)).await.unwrap().is_some());
}

async fn a_session_in_use_lasts_longer(ground: &Ground) {
    let store = &ground.store;
    let account = somebody(store).await;
    store.begin_session(&session("s", Some(account))).await.unwrap();
    store.begin_session(&session("nobodys", None)).await.unwrap();
    store.touch_session("s", at(90), at(300)).await.unwrap();
    let kept = store.load_session("s", at(299)).await.unwrap().unwrap();
    assert_eq!((kept.made, kept.seen, kept.until), (at(0), at(90), at(300)));
    assert_eq!(store.count_sessions(at(99)).await.unwrap(), 1, "of people who are signed in");
    assert_eq!(store.count_sessions(at(300)).await.unwrap(), 0);
    store.revoke_sessions(account, None).await.unwrap();
    store.touch_session("s", at(91), at(400)).await.unwrap();
    assert_eq!(store.load_session("s", at(92)).await.unwrap(), None, "it stays revoked");
}
