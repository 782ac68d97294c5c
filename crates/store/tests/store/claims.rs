//! A request under a key acts once, however often it is sent.

use store::{Claimed, Settled, under};

use crate::ground::{Ground, act, at};
use crate::on_both;

on_both!(
    a_key_is_claimed_once_and_answers_again,
    what_was_done_under_a_claim_is_known_though_the_answer_was_lost,
    a_claim_that_came_to_nothing_is_free_again,
    of_many_at_once_one_has_the_claim,
    old_claims_are_forgotten,
);

async fn a_key_is_claimed_once_and_answers_again(ground: &Ground) {
    let store = &ground.store;
    assert_eq!(store.claim(at(0), "k", "ask", at(-60)).await.unwrap(), Claimed::Ours);
    assert_eq!(store.claim(at(1), "k", "ask", at(-60)).await.unwrap(), Claimed::Running);
    assert_eq!(store.claim(at(1), "k", "other", at(-60)).await.unwrap(), Claimed::Other);
    let answer = Settled { status: 201, head: "etag: x".to_owned(), body: "{}".to_owned() };
    store.settle("k", &answer).await.unwrap();
    assert_eq!(store.claim(at(2), "k", "ask", at(2)).await.unwrap(), Claimed::Answered(answer));
    assert_eq!(store.claim(at(2), "k", "other", at(2)).await.unwrap(), Claimed::Other);
}

async fn what_was_done_under_a_claim_is_known_though_the_answer_was_lost(ground: &Ground) {
    let store = &ground.store;
    assert_eq!(store.claim(at(0), "k", "ask", at(-60)).await.unwrap(), Claimed::Ours);
    store.record(at(0), act("before")).await.unwrap();
    let entry = under("k".to_owned(), store.record(at(0), act("x"))).await.unwrap();
    store.record(at(0), act("after")).await.unwrap();
    assert_eq!(store.claim(at(9), "k", "ask", at(-60)).await.unwrap(), Claimed::Running);
    assert_eq!(store.claim(at(90), "k", "ask", at(30)).await.unwrap(), Claimed::Lost(entry.number));
    store.release("k").await.unwrap();
    assert_eq!(store.claim(at(90), "k", "ask", at(30)).await.unwrap(), Claimed::Lost(entry.number), "stays");
}

async fn a_claim_that_came_to_nothing_is_free_again(ground: &Ground) {
    let store = &ground.store;
    assert_eq!(store.claim(at(0), "k", "ask", at(-60)).await.unwrap(), Claimed::Ours);
    assert_eq!(store.claim(at(90), "k", "ask", at(30)).await.unwrap(), Claimed::Ours, "given up");
    assert_eq!(store.claim(at(91), "k", "ask", at(31)).await.unwrap(), Claimed::Running);
    store.release("k").await.unwrap();
    assert_eq!(store.claim(at(92), "k", "other", at(32)).await.unwrap(), Claimed::Ours);
}

async fn of_many_at_once_one_has_the_claim(ground: &Ground) {
    let asked = (0..8).map(|_| {
        let store = ground.store.clone();
        tokio::spawn(async move { store.claim(at(0), "k", "ask", at(-60)).await.unwrap() })
    });
    let mut ours = 0;
    for one in asked.collect::<Vec<_>>() {
        match one.await.unwrap() {
            Claimed::Ours => ours += 1,
            other => assert_eq!(other, Claimed::Running),
        }
    }
    assert_eq!(ours, 1);
}

async fn old_claims_are_forgotten(ground: &Ground) {
    let store = &ground.store;
    store.claim(at(0), "a", "ask", at(-60)).await.unwrap();
    store.claim(at(5), "b", "ask", at(-60)).await.unwrap();
    assert_eq!(store.sweep_claims(at(5)).await.unwrap(), 1);
    assert_eq!(store.claim(at(6), "a", "other", at(-60)).await.unwrap(), Claimed::Ours);
    assert_eq!(store.claim(at(6), "b", "ask", at(-60)).await.unwrap(), Claimed::Running);
}
