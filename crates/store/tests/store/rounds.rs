//! A round from its first judgement to what is published of it, and who is told of a correction.

use std::collections::BTreeMap;

use exact::parse_decimal;
use judge::Value;
use reference::Period;
use store::{Fault, FigureEntry, FigureKey, Judgement, NewJudgement, RoundState, Store, StoreError};

use crate::ground::{Ground, at};
use crate::on_both;

on_both!(
    a_round_goes_its_way,
    steps_are_not_left_out,
    a_superseded_judgement_is_not_published,
    what_is_published_stays_listed,
    a_judgement_names_what_there_is,
    one_of_two_publishes,
    a_correction_tells_which_judgements_used_the_old_value,
    the_database_refuses_to_change_judgements,
    a_receipt_changed_by_force_is_found,
);

const ID: &str = "1371-2022";
const ROUND: &str = "2022-q2";

fn new(as_of_entry: i64) -> NewJudgement {
    NewJudgement {
        movement: ID.to_owned(),
        round: ROUND.to_owned(),
        revision: 1,
        as_of_entry,
        readings: BTreeMap::from([("one-award".to_owned(), "one".to_owned())]),
        digest: "ab".repeat(32),
    }
}

async fn judged(store: &Store) -> Judgement {
    store.add_revision(at(1), "centre", ID, "the file", "").await.unwrap();
    store.record_judgement(at(10), "centre", &new(1), "the receipt").await.unwrap()
}

async fn published(store: &Store) -> i64 {
    let id = judged(store).await.id;
    store.review(at(20), "council", id, "").await.unwrap();
    store.decide(at(30), "director", id, "1/QĐ").await.unwrap();
    store.publish(at(40), "centre", id).await.unwrap();
    id
}

async fn state(store: &Store) -> RoundState {
    store.round(ID, ROUND).await.unwrap().state
}

async fn a_round_goes_its_way(ground: &Ground) {
    let store = &ground.store;
    assert_eq!(state(store).await, RoundState::Open);
    let id = published(store).await;
    assert_eq!(state(store).await, RoundState::Published);
    let kept = store.judgements(ID, ROUND).await.unwrap();
    assert_eq!((kept[0].of.clone(), kept[0].at, kept[0].by.as_str()), (new(1), at(10), "centre"));
    assert_eq!(store.receipt(id).await.unwrap().as_deref(), Some("the receipt"));
    let events = store.round_events(ID, ROUND).await.unwrap();
    let names: Vec<&str> = events.iter().map(|event| event.event.as_str()).collect();
    assert_eq!(names, ["judged", "reviewed", "decided", "published"]);
    assert_eq!(events[2].reason, "1/QĐ");
    let again = store.record_judgement(at(50), "centre", &new(1), "").await;
    assert!(matches!(again, Err(StoreError::State { state: "published", .. })), "{again:?}");
    assert_eq!(store.verify_journal(None).await.unwrap().faults, []);
}

async fn steps_are_not_left_out(ground: &Ground) {
    let store = &ground.store;
    let id = judged(store).await.id;
    let early = store.publish(at(11), "centre", id).await.unwrap_err();
    assert_eq!(
        early.to_string(),
        "1371-2022/2022-q2 is judged: publish is for decided; allowed now: judge, review"
    );
    assert!(store.decide(at(11), "director", id, "").await.is_err());
    assert!(store.withdraw(at(11), "centre", id, "").await.is_err());
    assert!(store.published().await.unwrap().is_empty());
}

async fn a_superseded_judgement_is_not_published(ground: &Ground) {
    let store = &ground.store;
    let first = judged(store).await.id;
    store.review(at(12), "council", first, "").await.unwrap();
    let second = store.record_judgement(at(13), "centre", &new(2), "another receipt").await.unwrap().id;
    assert_eq!(state(store).await, RoundState::Judged);
    let old = store.review(at(14), "council", first, "").await;
    assert!(matches!(old, Err(StoreError::State { state: "superseded", .. })), "{old:?}");
    store.review(at(14), "council", second, "").await.unwrap();
    assert_eq!(store.receipt(first).await.unwrap().as_deref(), Some("the receipt"));
}

async fn what_is_published_stays_listed(ground: &Ground) {
    let store = &ground.store;
    let id = published(store).await;
    store.erratum(at(50), "centre", id, "a name was misspelt").await.unwrap();
    assert_eq!(state(store).await, RoundState::Published);
    store.withdraw(at(60), "director", id, "a wrong register").await.unwrap();
    assert_eq!(state(store).await, RoundState::Open);
    let second = store.record_judgement(at(70), "centre", &new(2), "another").await.unwrap().id;
    store.review(at(71), "council", second, "").await.unwrap();
    store.decide(at(72), "director", second, "").await.unwrap();
    store.publish(at(73), "centre", second).await.unwrap();
    let listed = store.published().await.unwrap();
    assert_eq!(listed.iter().map(|p| p.judgement.id).collect::<Vec<_>>(), [second, id]);
    assert_eq!(listed[1].errata[0].reason, "a name was misspelt");
    assert_eq!(listed[1].withdrawn.as_ref().unwrap().reason, "a wrong register");
    assert_eq!((listed[0].at, &listed[0].errata[..], &listed[0].withdrawn), (at(73), &[][..], &None));
}

async fn a_judgement_names_what_there_is(ground: &Ground) {
    let store = &ground.store;
    judged(store).await;
    let unknown = NewJudgement { revision: 2, ..new(1) };
    let unknown = store.record_judgement(at(11), "centre", &unknown, "").await;
    assert!(matches!(unknown, Err(StoreError::Unknown(_))), "{unknown:?}");
    assert!(store.record_judgement(at(11), "centre", &new(3), "").await.is_err(), "not yet written");
    assert!(store.publish(at(11), "centre", 99).await.is_err());
}

async fn one_of_two_publishes(ground: &Ground) {
    let id = judged(&ground.store).await.id;
    ground.store.review(at(20), "council", id, "").await.unwrap();
    ground.store.decide(at(30), "director", id, "").await.unwrap();
    let other = Store::open(&ground.address).await.unwrap();
    let (mine, theirs) =
        tokio::join!(ground.store.publish(at(40), "centre", id), other.publish(at(40), "second", id));
    assert!(mine.is_ok() != theirs.is_ok(), "{mine:?} {theirs:?}");
    assert_eq!(other.published().await.unwrap().len(), 1);
    other.close().await;
}

async fn a_correction_tells_which_judgements_used_the_old_value(ground: &Ground) {
    let store = &ground.store;
    store.add_revision(at(1), "centre", ID, "the file", "").await.unwrap();
    let key = FigureKey { unit: "01".to_owned(), indicator: "health".to_owned(), period: Period::Year(2022) };
    let figure = |value: &str| FigureEntry {
        key: key.clone(),
        value: parse_decimal(value).map(Value::Number),
        place: None,
    };
    let submission = store.open_submission(at(2), "officer", ID, ROUND, "01").await.unwrap().id;
    let submitted = store.submit(at(3), "head", submission, &[figure("5")], &[]).await.unwrap();
    let early = store.record_judgement(at(4), "centre", &new(submitted.entry), "").await.unwrap();
    let verified = store.verify_submission(at(5), "verifier", submission).await.unwrap();
    let judged = store.record_judgement(at(6), "centre", &new(verified.entry), "").await.unwrap();
    let corrected = store.record_figures(at(7), "centre", ID, &[figure("6")]).await.unwrap().number;
    let later = store.record_judgement(at(8), "centre", &new(corrected), "").await.unwrap();
    let old = store.uses_of(&key, submitted.entry).await.unwrap();
    assert_eq!(old, [judged], "not {}, before it was verified", early.id);
    assert_eq!(store.uses_of(&key, corrected).await.unwrap(), [later]);
    let other = FigureKey { unit: "79".to_owned(), ..key.clone() };
    assert!(store.uses_of(&other, submitted.entry).await.unwrap().is_empty());
}

async fn the_database_refuses_to_change_judgements(ground: &Ground) {
    judged(&ground.store).await;
    for table in ["judgement", "round_event"] {
        for statement in [format!("UPDATE {table} SET round = 'x'"), format!("DELETE FROM {table}")] {
            assert!(ground.behind_its_back(&statement).await.is_err(), "{statement}");
        }
    }
}

async fn a_receipt_changed_by_force_is_found(ground: &Ground) {
    judged(&ground.store).await;
    ground.by_force("UPDATE judgement SET receipt = 'another'").await;
    let faults = ground.store.verify_journal(None).await.unwrap().faults;
    assert_eq!(faults, [Fault::Rows(2, "judgement")]);
}
