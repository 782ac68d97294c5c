//! Guessing is slowed by what is guessed at and where from, on every instance, and never for ever.

use store::{Attempt, Bucket, NewAccount, Store};

use crate::ground::{Ground, at};
use crate::on_both;

on_both!(
    waiting_doubles_and_ends,
    many_at_once_are_counted_one_by_one,
    what_succeeded_does_not_count,
    a_browser_is_known_by_its_own_account,
);

fn bucket(key: &str, forgiven: u32) -> Bucket {
    Bucket { key: key.to_owned(), forgiven, longest: 60 }
}

async fn tried(store: &Store, buckets: &[Bucket], seconds: i64) -> Attempt {
    store.attempt(buckets, at(seconds), at(seconds - 1800)).await.unwrap()
}

async fn waiting_doubles_and_ends(ground: &Ground) {
    let (store, buckets) = (&ground.store, [bucket("login", 2), bucket("address", 9)]);
    for seconds in [0, 0, 1] {
        let tried = tried(store, &buckets, seconds).await;
        assert_eq!(tried, if seconds == 0 { Attempt::Counted(at(0)) } else { Attempt::Counted(at(1)) });
    }
    // Two are forgiven; after the third it is two seconds, then four, then eight.
    assert_eq!(tried(store, &buckets, 2).await, Attempt::Wait(1));
    assert_eq!(tried(store, &buckets, 3).await, Attempt::Counted(at(3)));
    assert_eq!(tried(store, &buckets, 3).await, Attempt::Wait(4));
    assert_eq!(tried(store, &buckets, 7).await, Attempt::Counted(at(7)));
    assert_eq!(tried(store, &buckets, 8).await, Attempt::Wait(7));
    // Asking while one must wait does not make it longer, and other buckets do not wait along.
    assert_eq!(tried(store, &buckets, 14).await, Attempt::Wait(1));
    assert_eq!(tried(store, &[bucket("address", 9)], 14).await, Attempt::Counted(at(14)));
    for seconds in (100..1500).step_by(100) {
        assert_eq!(tried(store, &buckets[..1], seconds).await, Attempt::Counted(at(seconds)), "60 s at most");
    }
    assert_eq!(tried(store, &buckets[..1], 5000).await, Attempt::Counted(at(5000)), "forgotten");
    store.sweep_failures(at(5001)).await.unwrap();
    for _ in 0..2 {
        assert_eq!(tried(store, &buckets, 5002).await, Attempt::Counted(at(5002)));
    }
}

async fn many_at_once_are_counted_one_by_one(ground: &Ground) {
    let other = Store::open(&ground.address).await.unwrap();
    let buckets = [bucket("login", 3)];
    let tries = (0..10).map(|n| if n % 2 == 0 { ground.store.clone() } else { other.clone() }).map(|store| {
        let buckets = buckets.clone();
        tokio::spawn(async move { tried(&store, &buckets, 0).await })
    });
    let mut counted = 0;
    for tried in tries.collect::<Vec<_>>() {
        counted += usize::from(tried.await.unwrap() == Attempt::Counted(at(0)));
    }
    assert_eq!(counted, 3, "not more than are forgiven, however many come at the same moment");
    other.close().await;
}

async fn what_succeeded_does_not_count(ground: &Ground) {
    let (store, buckets) = (&ground.store, [bucket("login", 1), bucket("address", 1)]);
    for seconds in 0..5 {
        assert_eq!(tried(store, &buckets, seconds).await, Attempt::Counted(at(seconds)));
        store.take_back(&buckets, at(seconds)).await.unwrap();
    }
    tried(store, &buckets, 5).await;
    assert!(matches!(tried(store, &buckets, 5).await, Attempt::Wait(_)));
    store.forget_failures("login").await.unwrap();
    assert!(matches!(tried(store, &buckets, 5).await, Attempt::Wait(_)), "the address is not forgiven");
    store.forget_failures("address").await.unwrap();
    assert_eq!(tried(store, &buckets, 5).await, Attempt::Counted(at(5)));
}

async fn a_browser_is_known_by_its_own_account(ground: &Ground) {
    let store = &ground.store;
    let mut ids = Vec::new();
    for login in ["a@b.vn", "c@d.vn"] {
        let new = NewAccount { login: login.to_owned(), name: "A".to_owned(), grants: Vec::new() };
        ids.push(store.invite(at(0), "system", &new, login, at(9)).await.unwrap().id);
    }
    store.know_device(ids[0], "browser", at(1)).await.unwrap();
    store.know_device(ids[0], "browser", at(2)).await.unwrap();
    assert!(store.knows_device(" A@B.vn", "browser").await.unwrap());
    assert!(!store.knows_device("c@d.vn", "browser").await.unwrap());
    assert!(!store.knows_device("a@b.vn", "other").await.unwrap());
    store.know_device(ids[1], "browser", at(3)).await.unwrap();
    assert!(store.knows_device("c@d.vn", "browser").await.unwrap(), "two people may share one");
}
