//! What the centre records of units: proposed by one, confirmed by another, counted from then on.

use judge::Value;
use reference::Period;
use store::{
    Fault, FigureKey, NewRecord, RecordId, RecordKept, RecordState, RecordStep, Store, StoreError, Wanted,
};

use crate::ground::{Ground, at};
use crate::on_both;

on_both!(
    a_record_counts_once_another_confirmed_it,
    nobody_confirms_what_they_proposed,
    one_proposal_waits_at_a_time,
    what_was_recorded_can_be_taken_back,
    what_counted_then_can_be_asked,
    one_of_two_settles,
    the_database_refuses_to_change_records,
);

const ROUND: (&str, &str) = ("1371-2022", "2022-q2");

fn record(unit: &str, value: Option<bool>) -> NewRecord {
    let key = FigureKey {
        unit: unit.to_owned(),
        indicator: "disqualified".to_owned(),
        period: Period::parse("2022-06-30").unwrap(),
    };
    NewRecord {
        key,
        value: value.map(Value::Truth),
        reason: "chased achievements".to_owned(),
        document: "12/TB".to_owned(),
        file: None,
    }
}

async fn proposed(store: &Store, seconds: i64, records: &[NewRecord]) -> Vec<RecordId> {
    let entry = store.propose_records(at(seconds), "officer", ROUND, records).await.unwrap().number;
    (1..=records.len() as i64).map(|line| RecordId { entry, line }).collect()
}

async fn settled(store: &Store, seconds: i64, ids: &[RecordId], how: RecordStep) -> i64 {
    store.settle_records(at(seconds), "second", ROUND, ids, (how, "seen")).await.unwrap().number
}

async fn counts(store: &Store, movement: &str, wanted: Wanted) -> Vec<String> {
    let found = store.verified_figures(movement, ROUND.1, wanted).await.unwrap();
    found.into_iter().map(|kept| kept.figure.key.unit).collect()
}

async fn only(store: &Store) -> RecordKept {
    store.records(ROUND.0, ROUND.1).await.unwrap().pop().unwrap()
}

async fn a_record_counts_once_another_confirmed_it(ground: &Ground) {
    let store = &ground.store;
    let ids = proposed(store, 1, &[record("01", Some(true)), record("79", Some(true))]).await;
    assert!(counts(store, ROUND.0, Wanted::Now).await.is_empty(), "proposed is not confirmed");
    let entry = settled(store, 2, &ids[1..], RecordStep::Confirm).await;
    assert_eq!(counts(store, ROUND.0, Wanted::Now).await, ["79"]);
    assert!(counts(store, "09-2023", Wanted::Now).await.is_empty(), "of its own movement only");
    let kept = store.records(ROUND.0, ROUND.1).await.unwrap();
    assert_eq!((kept[0].state, kept[0].settled_by.as_deref()), (RecordState::Proposed, None));
    let confirmed = &kept[1];
    assert_eq!(confirmed.record, record("79", Some(true)));
    assert_eq!((confirmed.by.as_str(), confirmed.at), ("officer", at(1)));
    assert_eq!((confirmed.settled_by.as_deref(), confirmed.settled_at), (Some("second"), Some(at(2))));
    assert_eq!((confirmed.entry, confirmed.word.as_str()), (entry, "seen"));
    let found = store.record_of(&confirmed.record.key, entry).await.unwrap();
    assert_eq!(found.as_ref(), Some(confirmed));
    assert_eq!(store.record_of(&record("01", None).key, entry).await.unwrap(), None);
    assert_eq!(store.verify_journal(None).await.unwrap().faults, []);
}

async fn nobody_confirms_what_they_proposed(ground: &Ground) {
    let store = &ground.store;
    let ids = proposed(store, 1, &[record("01", Some(true))]).await;
    for how in [RecordStep::Confirm, RecordStep::Refuse] {
        let own = store.settle_records(at(2), "officer", ROUND, &ids, (how, "")).await;
        assert!(matches!(own, Err(StoreError::OwnWork { .. })), "{own:?}");
    }
    let others = store.settle_records(at(2), "second", ROUND, &ids, (RecordStep::Withdraw, "")).await;
    assert!(matches!(others, Err(StoreError::OwnWork { .. })), "{others:?}");
    store.settle_records(at(3), "officer", ROUND, &ids, (RecordStep::Withdraw, "")).await.unwrap();
    assert_eq!(only(store).await.state, RecordState::Withdrawn);
    let late = store.settle_records(at(4), "second", ROUND, &ids, (RecordStep::Confirm, "")).await;
    assert!(matches!(late, Err(StoreError::State { state: "withdrawn", .. })), "{late:?}");
    assert!(counts(store, ROUND.0, Wanted::Now).await.is_empty());
}

async fn one_proposal_waits_at_a_time(ground: &Ground) {
    let store = &ground.store;
    let ids = proposed(store, 1, &[record("01", Some(true))]).await;
    let both = [record("79", Some(true)), record("01", Some(false))];
    let again = store.propose_records(at(2), "other", ROUND, &both).await;
    assert!(matches!(again, Err(StoreError::Taken(_))), "{again:?}");
    assert_eq!(store.records(ROUND.0, ROUND.1).await.unwrap().len(), 1, "all or none");
    settled(store, 3, &ids, RecordStep::Refuse).await;
    proposed(store, 4, &both).await;
}

async fn what_was_recorded_can_be_taken_back(ground: &Ground) {
    let store = &ground.store;
    let ids = proposed(store, 1, &[record("01", Some(true))]).await;
    settled(store, 2, &ids, RecordStep::Confirm).await;
    let ids = proposed(store, 3, &[record("01", None)]).await;
    assert_eq!(counts(store, ROUND.0, Wanted::Now).await, ["01"], "until it is confirmed");
    settled(store, 4, &ids, RecordStep::Confirm).await;
    assert!(counts(store, ROUND.0, Wanted::Now).await.is_empty());
}

async fn what_counted_then_can_be_asked(ground: &Ground) {
    let store = &ground.store;
    let ids = proposed(store, 1, &[record("01", Some(true))]).await;
    let entry = settled(store, 2, &ids, RecordStep::Confirm).await;
    assert!(counts(store, ROUND.0, Wanted::AsOfEntry(entry - 1)).await.is_empty());
    assert_eq!(counts(store, ROUND.0, Wanted::AsKnownAt(at(2))).await, ["01"]);
}

async fn one_of_two_settles(ground: &Ground) {
    let store = &ground.store;
    let ids = proposed(store, 1, &[record("01", Some(true))]).await;
    let other = Store::open(&ground.address).await.unwrap();
    let (mine, theirs) = tokio::join!(
        store.settle_records(at(2), "second", ROUND, &ids, (RecordStep::Confirm, "")),
        other.settle_records(at(2), "third", ROUND, &ids, (RecordStep::Refuse, ""))
    );
    assert!(mine.is_ok() != theirs.is_ok(), "{mine:?} {theirs:?}");
    assert_eq!(counts(store, ROUND.0, Wanted::Now).await.is_empty(), theirs.is_ok());
    other.close().await;
}

async fn the_database_refuses_to_change_records(ground: &Ground) {
    let store = &ground.store;
    let ids = proposed(store, 1, &[record("01", Some(true))]).await;
    let entry = settled(store, 2, &ids, RecordStep::Confirm).await;
    for statement in ["UPDATE record_event SET reason = ''", "DELETE FROM record_event"] {
        assert!(ground.behind_its_back(statement).await.is_err(), "{statement}");
    }
    let edited = format!("UPDATE record_event SET reason = 'x' WHERE entry = {entry}");
    ground.by_force(&edited).await;
    let faults = store.verify_journal(None).await.unwrap().faults;
    assert_eq!(faults, [Fault::Rows(entry, "record_event")]);
}
