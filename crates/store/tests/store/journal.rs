//! The journal finds whatever was done to it.

use store::{Act, Checkpoint, Fault, Sought, Store};

use crate::ground::{Ground, act, at};
use crate::on_both;

on_both!(
    a_whole_journal_has_no_fault,
    the_database_refuses_to_change_what_stands,
    an_edited_entry_is_found,
    an_edited_entry_with_a_hash_made_to_fit_is_found,
    a_removed_entry_is_found,
    entries_put_in_each_others_place_are_found,
    a_cut_off_end_is_found_by_a_checkpoint,
    a_journal_written_anew_is_found_by_a_checkpoint,
    two_programs_write_one_chain,
    a_clock_set_back_puts_no_act_before_another,
    entries_are_found_by_subject_actor_act_and_day,
);

async fn five(store: &Store) -> Checkpoint {
    for number in 1..=5 {
        store.record(at(number), act("noted")).await.unwrap();
    }
    store.verify_journal(None).await.unwrap().end.unwrap()
}

async fn faults(ground: &Ground, checkpoint: Option<&Checkpoint>) -> Vec<Fault> {
    ground.store.verify_journal(checkpoint).await.unwrap().faults
}

async fn a_whole_journal_has_no_fault(ground: &Ground) {
    let end = five(&ground.store).await;
    assert_eq!(end.number, 5);
    ground.store.record(at(9), act("noted")).await.unwrap();
    let report = ground.store.verify_journal(Some(&end)).await.unwrap();
    assert_eq!((report.entries, report.faults), (6, vec![]));
    assert_eq!(ground.store.entries_about("1371-2022").await.unwrap().len(), 6);
}

async fn the_database_refuses_to_change_what_stands(ground: &Ground) {
    let end = five(&ground.store).await;
    for statement in [
        "UPDATE journal SET actor = 'other' WHERE number = 2",
        "DELETE FROM journal WHERE number = 5",
        "DELETE FROM journal",
    ] {
        assert!(ground.behind_its_back(statement).await.is_err(), "{statement}");
    }
    assert_eq!(faults(ground, Some(&end)).await, []);
}

async fn an_edited_entry_is_found(ground: &Ground) {
    five(&ground.store).await;
    ground.by_force("UPDATE journal SET actor = 'other' WHERE number = 2").await;
    assert_eq!(faults(ground, None).await, [Fault::Edited(2)]);
}

async fn an_edited_entry_with_a_hash_made_to_fit_is_found(ground: &Ground) {
    five(&ground.store).await;
    // Whatever the hash is changed to, the next entry holds the old one.
    let hash = "0".repeat(64);
    ground.by_force(&format!("UPDATE journal SET hash = '{hash}' WHERE number = 2")).await;
    assert_eq!(faults(ground, None).await, [Fault::Edited(2), Fault::Unchained(3)]);
}

async fn a_removed_entry_is_found(ground: &Ground) {
    five(&ground.store).await;
    ground.by_force("DELETE FROM journal WHERE number IN (2, 3)").await;
    assert_eq!(faults(ground, None).await, [Fault::Missing(2, 3)]);
}

async fn entries_put_in_each_others_place_are_found(ground: &Ground) {
    five(&ground.store).await;
    ground
        .by_force(
            "UPDATE journal SET number = 99 WHERE number = 2; UPDATE journal SET number = 2 WHERE number = 3; \
             UPDATE journal SET number = 3 WHERE number = 99",
        )
        .await;
    let found = faults(ground, None).await;
    for number in [2, 3] {
        assert!(
            found.contains(&Fault::Edited(number)) && found.contains(&Fault::Unchained(number)),
            "{found:?}"
        );
    }
}

async fn a_cut_off_end_is_found_by_a_checkpoint(ground: &Ground) {
    let end = five(&ground.store).await;
    ground.by_force("DELETE FROM journal WHERE number > 3").await;
    assert_eq!(faults(ground, None).await, [], "nothing inside tells of an end that is gone");
    assert_eq!(faults(ground, Some(&end)).await, [Fault::CutOff { ends: 3, known: 5 }]);
}

async fn a_journal_written_anew_is_found_by_a_checkpoint(ground: &Ground) {
    let end = five(&ground.store).await;
    ground.by_force("DELETE FROM journal").await;
    for number in 1..=6 {
        ground.store.record(at(number), act("forged")).await.unwrap();
    }
    assert_eq!(faults(ground, None).await, []);
    assert_eq!(faults(ground, Some(&end)).await, [Fault::Rewritten(5)]);
}

async fn two_programs_write_one_chain(ground: &Ground) {
    let other = Store::open(&ground.address).await.unwrap();
    let write = |store: Store| async move {
        for _ in 0..25 {
            store.record(at(1), act("noted")).await.unwrap();
        }
    };
    tokio::join!(write(ground.store.clone()), write(other.clone()), write(ground.store.clone()));
    let report = other.verify_journal(None).await.unwrap();
    assert_eq!((report.entries, report.faults), (75, vec![]));
    other.close().await;
}

async fn a_clock_set_back_puts_no_act_before_another(ground: &Ground) {
    ground.store.record(at(100), act("noted")).await.unwrap();
    let entry = ground.store.record(at(50), act("noted")).await.unwrap();
    assert_eq!(entry.at, at(100));
    assert_eq!(faults(ground, None).await, []);
}

async fn entries_are_found_by_subject_actor_act_and_day(ground: &Ground) {
    let store = &ground.store;
    for (second, actor, act, subject) in [
        (1, "7", "round.judged", "1371-2022/2022-q2"),
        (2, "8", "round.reviewed", "1371-2022/2022-q2"),
        (3, "7", "rounds", "1371-2022-b"),
        (4, "8", "submission.submitted", "1371-2022/2022-q2/24"),
        (5, "7", "movement.revised", "1371-2022"),
    ] {
        let body = serde_json::json!({});
        let (actor, act, subject) = (actor.to_owned(), act.to_owned(), subject.to_owned());
        store.record(at(second), Act { actor, act, subject, body }).await.unwrap();
    }
    let some = |text: &str| Some(text.to_owned());
    let none = Sought::default();
    for (sought, found) in [
        (none.clone(), vec![5, 4, 3, 2, 1]),
        (Sought { subject: some("1371-2022"), ..none.clone() }, vec![5, 4, 2, 1]),
        (Sought { subject: some("1371-2022/2022-q2"), ..none.clone() }, vec![4, 2, 1]),
        (Sought { subject: some("1371-2022/2022-q2/2"), ..none.clone() }, vec![]),
        (Sought { subject: some("%"), ..none.clone() }, vec![]),
        (Sought { act: some("round"), ..none.clone() }, vec![2, 1]),
        (Sought { act: some("round.judged"), ..none.clone() }, vec![1]),
        (Sought { actor: some("8"), ..none.clone() }, vec![4, 2]),
        (Sought { from: Some(at(2)), until: Some(at(4)), ..none.clone() }, vec![3, 2]),
        (Sought { before: Some(4), actor: some("7"), ..none.clone() }, vec![3, 1]),
    ] {
        let entries = store.entries(&sought, 10).await.unwrap();
        assert_eq!(entries.iter().map(|entry| entry.number).collect::<Vec<_>>(), found, "{sought:?}");
    }
    let first_two = store.entries(&none, 2).await.unwrap();
    assert_eq!(first_two.iter().map(|entry| entry.number).collect::<Vec<_>>(), [5, 4]);
    assert_eq!(store.entry(3).await.unwrap().unwrap().act, "rounds");
    assert_eq!(store.entry(6).await.unwrap(), None);
    assert_eq!(store.acts().await.unwrap().first().map(String::as_str), Some("movement.revised"));
}
