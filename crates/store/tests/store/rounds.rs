//! A round from its first judgement to what is published of it, and who is told of a correction.

use std::collections::BTreeMap;

use exact::parse_decimal;
use judge::Value;
use reference::Period;
use store::{
    Fault, FigureEntry, FigureKey, Judgement, NewJudgement, NewRecord, RecordId, RecordStep, RoundState,
    Store, StoreError, SubmissionState, TieChoice, Wanted,
};

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
    judging_and_locking_are_one,
    what_changed_under_a_judgement_refuses_it,
    a_judgement_cut_off_leaves_nothing,
    opening_a_round_again_takes_two,
    ties_are_decided_with_the_judgement,
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
    store.judge_round(at(10), "centre", &new(1), "the receipt").await.unwrap()
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
    let again = store.judge_round(at(50), "centre", &new(1), "").await;
    assert!(matches!(again, Err(StoreError::State { state: "published", .. })), "{again:?}");
    assert_eq!(store.verify_journal(None).await.unwrap().faults, []);
}

async fn steps_are_not_left_out(ground: &Ground) {
    let store = &ground.store;
    let id = judged(store).await.id;
    let early = store.publish(at(11), "centre", id).await.unwrap_err();
    assert_eq!(
        early.to_string(),
        "1371-2022/2022-q2 is judged: publish is for decided; allowed now: judge, review, ask-reopen, grant-reopen"
    );
    assert!(store.decide(at(11), "director", id, "").await.is_err());
    assert!(store.withdraw(at(11), "centre", id, "").await.is_err());
    assert!(store.published().await.unwrap().is_empty());
}

async fn a_superseded_judgement_is_not_published(ground: &Ground) {
    let store = &ground.store;
    let first = judged(store).await.id;
    store.review(at(12), "council", first, "").await.unwrap();
    let second = store.judge_round(at(13), "centre", &new(3), "another receipt").await.unwrap().id;
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
    let end = store.end().await.unwrap();
    let second = store.judge_round(at(70), "centre", &new(end), "another").await.unwrap().id;
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
    let unknown = store.judge_round(at(11), "centre", &unknown, "").await;
    assert!(matches!(unknown, Err(StoreError::Unknown(_))), "{unknown:?}");
    assert!(store.judge_round(at(11), "centre", &new(3), "").await.is_err(), "not yet written");
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
    let early = store.judge_round(at(4), "centre", &new(submitted.entry), "").await.unwrap();
    store.ask_reopen(at(4), "centre", early.id, "").await.unwrap();
    store.grant_reopen(at(4), "director", early.id, "").await.unwrap();
    let verified = store.verify_submission(at(5), "verifier", submission).await.unwrap();
    let judged = store.judge_round(at(6), "centre", &new(verified.entry), "").await.unwrap();
    let corrected = store.record_figures(at(7), "centre", ID, &[figure("6")]).await.unwrap().number;
    let later = store.judge_round(at(8), "centre", &new(corrected), "").await.unwrap();
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

/// A submission of a unit that is verified.
async fn verified(store: &Store, unit: &str) -> i64 {
    let id = store.open_submission(at(2), "officer", ID, ROUND, unit).await.unwrap().id;
    let key = FigureKey { unit: unit.to_owned(), indicator: "health".to_owned(), period: Period::Year(2022) };
    let figure = FigureEntry { key, value: parse_decimal("5").map(Value::Number), place: None };
    store.submit(at(3), "head", id, &[figure], &[]).await.unwrap();
    store.verify_submission(at(4), "verifier", id).await.unwrap();
    id
}

async fn judging_and_locking_are_one(ground: &Ground) {
    let store = &ground.store;
    store.launch_file(at(1), "centre", ID, "the file", "").await.unwrap();
    let (first, second) = (verified(store, "01").await, verified(store, "79").await);
    let waiting = store.open_submission(at(5), "officer", ID, ROUND, "80").await.unwrap().id;
    let end = store.end().await.unwrap();
    let judged = store.judge_round(at(6), "centre", &new(end), "the receipt").await.unwrap();
    assert_eq!(store.end().await.unwrap(), end + 1, "one entry for both");
    for id in [first, second] {
        let locked = store.submission(id).await.unwrap().unwrap();
        assert_eq!((locked.state, locked.entry), (SubmissionState::Locked, judged.id));
    }
    assert_eq!(store.submission(waiting).await.unwrap().unwrap().state, SubmissionState::Draft);
    assert_eq!(store.verify_journal(None).await.unwrap().faults, []);
}

/// Something that is done to a store between the figures' being read and the judgement's being kept.
type Between = for<'s> fn(&'s Store, i64) -> std::pin::Pin<Box<dyn Future<Output = ()> + 's>>;

async fn what_changed_under_a_judgement_refuses_it(ground: &Ground) {
    let store = &ground.store;
    store.launch_file(at(1), "centre", ID, "the file", "").await.unwrap();
    let id = verified(store, "01").await;
    let between: [(&str, Between); 7] = [
        ("a return", |store, id| {
            Box::pin(async move {
                store.return_submission(at(6), "verifier", id, &[], "").await.unwrap();
            })
        }),
        ("a verification", |store, id| {
            Box::pin(async move {
                store.submit(at(6), "head", id, &[], &[]).await.unwrap();
                store.verify_submission(at(6), "verifier", id).await.unwrap();
            })
        }),
        ("another round's verification", |store, _| {
            Box::pin(async move {
                let other = store.open_submission(at(6), "officer", ID, "2022-q3", "01").await.unwrap().id;
                store.submit(at(6), "head", other, &[], &[]).await.unwrap();
                store.verify_submission(at(6), "verifier", other).await.unwrap();
            })
        }),
        ("a recorded figure", |store, _| {
            Box::pin(async move {
                store.record_figures(at(6), "centre", ID, &[]).await.unwrap();
            })
        }),
        ("a confirmed record", |store, _| {
            Box::pin(async move {
                let record = NewRecord {
                    key: FigureKey {
                        unit: "01".to_owned(),
                        indicator: "disqualified".to_owned(),
                        period: Period::Year(2022),
                    },
                    value: Some(Value::Truth(true)),
                    reason: String::new(),
                    document: String::new(),
                    file: None,
                };
                let entry =
                    store.propose_records(at(5), "officer", (ID, ROUND), &[record]).await.unwrap().number;
                let (id, confirm) = (RecordId { entry, line: 1 }, (RecordStep::Confirm, ""));
                store.settle_records(at(6), "second", (ID, ROUND), &[id], confirm).await.unwrap();
            })
        }),
        ("a reading", |store, _| {
            Box::pin(async move {
                store.choose_reading(at(6), "director", ID, "one-award", "several", "").await.unwrap();
            })
        }),
        ("a revision", |store, _| {
            Box::pin(async move {
                store.add_revision(at(6), "centre", ID, "another file", "").await.unwrap();
            })
        }),
    ];
    for (what, happens) in between {
        let end = store.end().await.unwrap();
        happens(store, id).await;
        let refused = store.judge_round(at(7), "centre", &new(end), "").await;
        assert!(matches!(refused, Err(StoreError::Changed(_))), "{what}: {refused:?}");
        assert_eq!(state(store).await, RoundState::Open, "{what}");
        let submissions = store.submissions(ID, Wanted::Now).await.unwrap();
        assert!(submissions.iter().all(|s| s.state != SubmissionState::Locked), "{what}");
    }
    let end = store.end().await.unwrap();
    let old = store.judge_round(at(8), "centre", &new(end), "").await;
    assert!(matches!(old, Err(StoreError::Changed(_))), "under a revision that is no longer the last");
    // What does not matter to it does not hold it up.
    store.open_submission(at(8), "officer", ID, ROUND, "80").await.unwrap();
    let other = store.open_submission(at(8), "officer", "1170-2021", ROUND, "01").await.unwrap().id;
    store.submit(at(8), "head", other, &[], &[]).await.unwrap();
    store.verify_submission(at(8), "verifier", other).await.unwrap();
    let last = NewJudgement { revision: 2, ..new(end) };
    let judged = store.judge_round(at(9), "centre", &last, "").await.unwrap();
    // Who looked at the round before somebody else judged it does not judge it over.
    let again = store.judge_round(at(9), "second", &last, "").await;
    assert!(matches!(again, Err(StoreError::Changed(_))), "{again:?}");
    assert_eq!(store.round(ID, ROUND).await.unwrap().judgement, Some(judged.id));
}

async fn a_judgement_cut_off_leaves_nothing(ground: &Ground) {
    let store = &ground.store;
    store.launch_file(at(1), "centre", ID, "the file", "").await.unwrap();
    for unit in ["01", "79", "80"] {
        verified(store, unit).await;
    }
    let (mut cut, mut whole) = (0, 0);
    for wait in 0..60u64 {
        let end = store.end().await.unwrap();
        let (own, receipt) = (store.clone(), "x".repeat(10_000));
        let task = tokio::spawn(async move { own.judge_round(at(6), "centre", &new(end), &receipt).await });
        // A sleep is a millisecond at the least: the earlier places are reached by giving way so many times.
        for _ in 0..wait.min(40) * 20 {
            tokio::task::yield_now().await;
        }
        if wait > 40 {
            tokio::time::sleep(std::time::Duration::from_millis(wait - 40)).await;
        }
        task.abort();
        let done = matches!(task.await, Ok(Ok(_)));
        let other = Store::open(&ground.address).await.unwrap();
        let submissions = other.submissions(ID, Wanted::Now).await.unwrap();
        let locked = submissions.iter().filter(|s| s.state == SubmissionState::Locked).count();
        let round = other.round(ID, ROUND).await.unwrap();
        match round.judgement {
            None => {
                assert_eq!((locked, round.state), (0, RoundState::Open), "no lock without a judgement");
                assert!(!done, "what was acknowledged is there");
                cut += 1;
            }
            Some(judgement) => {
                assert_eq!(locked, 3, "no judgement without its lock");
                assert!(other.receipt(judgement).await.unwrap().is_some());
                whole += 1;
            }
        }
        other.close().await;
    }
    assert!(cut > 0 && whole > 0, "{cut} were cut off, {whole} were not");
    assert_eq!(store.verify_journal(None).await.unwrap().faults, []);
}

async fn opening_a_round_again_takes_two(ground: &Ground) {
    let store = &ground.store;
    let id = judged(store).await.id;
    let unasked = store.grant_reopen(at(20), "director", id, "").await;
    assert!(matches!(unasked, Err(StoreError::State { .. })), "{unasked:?}");
    store.review(at(21), "council", id, "").await.unwrap();
    store.ask_reopen(at(22), "centre", id, "two units are missing").await.unwrap();
    assert_eq!(state(store).await, RoundState::Reviewed, "asked is not granted");
    let own = store.grant_reopen(at(23), "centre", id, "").await;
    assert!(matches!(own, Err(StoreError::OwnWork { act: "grant-reopen", .. })), "{own:?}");
    store.grant_reopen(at(24), "director", id, "granted").await.unwrap();
    assert_eq!(state(store).await, RoundState::Open);
    store.open_submission(at(25), "officer", ID, ROUND, "80").await.unwrap();
    let end = store.end().await.unwrap();
    let second = store.judge_round(at(26), "centre", &new(end), "").await.unwrap().id;
    store.review(at(27), "council", second, "").await.unwrap();
    store.decide(at(28), "director", second, "").await.unwrap();
    assert!(store.ask_reopen(at(29), "centre", second, "").await.is_err(), "decided");
    assert_eq!(store.judgements(ID, ROUND).await.unwrap().len(), 2, "the first is kept");
}

async fn ties_are_decided_with_the_judgement(ground: &Ground) {
    let store = &ground.store;
    let id = judged(store).await.id;
    store.review(at(20), "council", id, "").await.unwrap();
    let tie = |group: Option<&str>, units: &[&str]| TieChoice {
        award: "health".to_owned(),
        group: group.map(str::to_owned),
        units: units.iter().map(|unit| (*unit).to_owned()).collect(),
        reason: "the larger growth in people".to_owned(),
    };
    let ties = [tie(None, &["24"]), tie(Some("north"), &[])];
    store.decide_with(at(30), "director", id, "12/QĐ", &ties).await.unwrap();
    assert_eq!(store.tie_choices(id).await.unwrap(), ties);
    assert_eq!(store.verify_journal(None).await.unwrap().faults, []);
    assert!(ground.behind_its_back("UPDATE tie_choice SET units = '[]'").await.is_err());
    assert!(ground.behind_its_back("DELETE FROM tie_choice").await.is_err());
}
