//! A movement is amended by a revision, launched, closed; its readings are chosen; all of it as known on a day.

use store::{Fault, MovementState, Store, StoreError, Wanted};

use crate::ground::{Ground, at};
use crate::on_both;

on_both!(
    what_a_program_carries_is_launched_once,
    a_revision_takes_the_place_of_the_one_before,
    a_draft_is_launched_and_then_closed,
    one_of_two_launches,
    two_revise_at_once,
    the_last_choice_counts,
    the_database_refuses_to_change_movements,
    a_movement_changed_by_force_is_found,
    a_file_is_launched_in_one_act,
    who_amends_has_seen_the_last_revision,
    who_chooses_has_seen_the_last_choice,
);

const ID: &str = "1371-2022";

async fn drafted(store: &Store) {
    assert_eq!(store.add_revision(at(10), "7", ID, "first", "the letter").await.unwrap(), 1);
}

async fn a_revision_takes_the_place_of_the_one_before(ground: &Ground) {
    let store = &ground.store;
    drafted(store).await;
    store.add_revision(at(15), "7", "1170-2021", "another", "its letter").await.unwrap();
    store.launch(at(20), "7", ID, "signed").await.unwrap();
    assert_eq!(store.add_revision(at(30), "8", ID, "second", "letter 2000").await.unwrap(), 2);
    let texts = |wanted| async move {
        let movements = store.movements(wanted).await.unwrap();
        movements.into_iter().map(|kept| (kept.text, kept.state.id())).collect::<Vec<_>>()
    };
    let other = ("another".to_owned(), "draft");
    assert_eq!(texts(Wanted::Now).await, [other.clone(), ("second".to_owned(), "launched")]);
    assert_eq!(texts(Wanted::AsKnownAt(at(29))).await, [other.clone(), ("first".to_owned(), "launched")]);
    assert_eq!(texts(Wanted::AsOfEntry(2)).await, [other, ("first".to_owned(), "draft")]);
    assert_eq!(texts(Wanted::AsKnownAt(at(9))).await, []);
    let revisions = store.revisions(ID).await.unwrap();
    let told: Vec<_> = revisions.iter().map(|r| (r.revision, r.actor.as_str(), r.reason.as_str())).collect();
    assert_eq!(told, [(2, "8", "letter 2000"), (1, "7", "the letter")]);
    assert_eq!(store.movement(ID, 1).await.unwrap().unwrap().text, "first");
    assert_eq!(store.movement(ID, 3).await.unwrap(), None);
}

async fn a_draft_is_launched_and_then_closed(ground: &Ground) {
    let store = &ground.store;
    drafted(store).await;
    let early = store.close_movement(at(11), "7", ID, "too early").await.unwrap_err();
    let StoreError::State { state, allowed_in, allowed, .. } = early else { panic!("{early:?}") };
    assert_eq!((state, allowed_in, allowed), ("draft", vec!["launched"], vec!["launch"]));
    store.launch(at(12), "7", ID, "signed").await.unwrap();
    store.close_movement(at(13), "7", ID, "over").await.unwrap();
    assert_eq!(store.movements(Wanted::Now).await.unwrap()[0].state, MovementState::Closed);
    let late = store.add_revision(at(14), "7", ID, "late", "too late").await;
    assert!(matches!(late, Err(StoreError::State { state: "closed", .. })), "{late:?}");
    assert!(matches!(store.launch(at(15), "7", "9-9", "").await, Err(StoreError::Unknown(_))));
}

async fn one_of_two_launches(ground: &Ground) {
    drafted(&ground.store).await;
    let other = Store::open(&ground.address).await.unwrap();
    let (mine, theirs) =
        tokio::join!(ground.store.launch(at(20), "7", ID, ""), other.launch(at(20), "8", ID, ""));
    assert!(mine.is_ok() != theirs.is_ok(), "{mine:?} {theirs:?}");
    let lost = mine.err().or(theirs.err());
    assert!(matches!(lost, Some(StoreError::State { state: "launched", .. })), "{lost:?}");
    other.close().await;
}

async fn two_revise_at_once(ground: &Ground) {
    let other = Store::open(&ground.address).await.unwrap();
    let (mine, theirs) = tokio::join!(
        ground.store.add_revision(at(1), "7", ID, "mine", ""),
        other.add_revision(at(1), "8", ID, "theirs", "")
    );
    let mut numbers = [mine.unwrap(), theirs.unwrap()];
    numbers.sort_unstable();
    assert_eq!(numbers, [1, 2]);
    other.close().await;
}

async fn the_last_choice_counts(ground: &Ground) {
    let store = &ground.store;
    drafted(store).await;
    store.choose_reading(at(20), "9", ID, "one-award", "several", "the council of 5 July").await.unwrap();
    store.choose_reading(at(30), "9", ID, "one-award", "one", "the council of 9 July").await.unwrap();
    let now = store.readings(ID, Wanted::Now).await.unwrap();
    assert_eq!(now.len(), 1);
    assert_eq!((now["one-award"].choice.as_str(), now["one-award"].entry), ("one", 3));
    assert_eq!(now["one-award"].reason, "the council of 9 July");
    let then = store.readings(ID, Wanted::AsKnownAt(at(29))).await.unwrap();
    assert_eq!((then["one-award"].choice.as_str(), then["one-award"].at), ("several", at(20)));
    assert!(store.readings(ID, Wanted::AsOfEntry(1)).await.unwrap().is_empty());
    assert!(store.choose_reading(at(31), "9", "9-9", "one-award", "one", "").await.is_err());
}

async fn the_database_refuses_to_change_movements(ground: &Ground) {
    drafted(&ground.store).await;
    ground.store.choose_reading(at(20), "9", ID, "one-award", "one", "").await.unwrap();
    for table in ["movement_revision", "movement_event", "reading_choice"] {
        for statement in [format!("UPDATE {table} SET movement = 'x'"), format!("DELETE FROM {table}")] {
            assert!(ground.behind_its_back(&statement).await.is_err(), "{statement}");
        }
    }
}

async fn a_movement_changed_by_force_is_found(ground: &Ground) {
    drafted(&ground.store).await;
    ground.store.choose_reading(at(20), "9", ID, "one-award", "one", "").await.unwrap();
    assert_eq!(ground.store.verify_journal(None).await.unwrap().faults, []);
    ground.by_force("UPDATE movement_revision SET text = 'other'; DELETE FROM reading_choice").await;
    let faults = ground.store.verify_journal(None).await.unwrap().faults;
    assert_eq!(faults, [Fault::Rows(1, "movement_revision"), Fault::Rows(2, "reading_choice")]);
}

async fn a_file_is_launched_in_one_act(ground: &Ground) {
    let store = &ground.store;
    store.launch_file(at(10), "7", ID, "the file", "letter 1371").await.unwrap();
    let kept = store.movements(Wanted::Now).await.unwrap();
    assert_eq!((kept[0].state, kept[0].revision, kept[0].entry), (MovementState::Launched, 1, 1));
    assert_eq!(store.revisions(ID).await.unwrap()[0].reason, "letter 1371");
    let again = store.launch_file(at(11), "7", ID, "another", "").await;
    assert!(matches!(again, Err(StoreError::Taken(_))), "{again:?}");
    assert_eq!(store.end().await.unwrap(), 1);
    assert_eq!(store.verify_journal(None).await.unwrap().faults, []);
}

async fn who_amends_has_seen_the_last_revision(ground: &Ground) {
    let store = &ground.store;
    store.launch_file(at(10), "7", ID, "the file", "").await.unwrap();
    assert_eq!(store.amend(at(11), "7", ID, (1, "second"), "a floor was misread").await.unwrap(), 2);
    let stale = store.amend(at(12), "8", ID, (1, "third"), "").await;
    assert!(matches!(stale, Err(StoreError::Changed(_))), "{stale:?}");
    assert_eq!(store.revisions(ID).await.unwrap().len(), 2);
}

async fn who_chooses_has_seen_the_last_choice(ground: &Ground) {
    let store = &ground.store;
    drafted(store).await;
    let of = |seen| (ID, "one-award", seen);
    let first = store.choose_reading_seen(at(20), "9", of(0), "several", "first").await.unwrap();
    let stale = store.choose_reading_seen(at(21), "9", of(0), "one", "").await;
    assert!(matches!(stale, Err(StoreError::Changed(_))), "{stale:?}");
    store.choose_reading_seen(at(22), "9", of(first.number), "one", "second").await.unwrap();
    let all = store.reading_choices(ID, Wanted::Now).await.unwrap();
    let all: Vec<(&str, &str)> = all.iter().map(|(_, c)| (c.choice.as_str(), c.reason.as_str())).collect();
    assert_eq!(all, [("several", "first"), ("one", "second")]);
}

async fn what_a_program_carries_is_launched_once(ground: &Ground) {
    let other = Store::open(&ground.address).await.unwrap();
    let (a, b) = tokio::join!(
        ground.store.launch_first(at(1), "system", "m", "text", "built in"),
        other.launch_first(at(1), "system", "m", "text", "built in"),
    );
    assert_ne!(a.unwrap(), b.unwrap(), "one of them");
    let kept = ground.store.movements(Wanted::Now).await.unwrap();
    assert_eq!((kept.len(), kept[0].revision, kept[0].state), (1, 1, MovementState::Launched));
    assert!(!ground.store.launch_first(at(2), "system", "m", "other", "built in").await.unwrap());
    assert_eq!(ground.store.end().await.unwrap(), 1, "one act");
    other.close().await;
}
