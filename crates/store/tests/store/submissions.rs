//! A unit's submission from the first figure typed to the lock: what is allowed when, to whom, and which figures count.

use exact::parse_decimal;
use judge::Value;
use reference::Period;
use store::{
    DraftCell, Fault, FigureEntry, FigureKey, FigurePlace, NewJudgement, Seen, Store, StoreError, Submission,
    SubmissionState, Wanted, stamp,
};

use crate::ground::{Ground, at};
use crate::on_both;

on_both!(
    a_submission_is_opened_once,
    two_open_one_submission,
    a_submission_goes_its_way,
    what_the_state_does_not_allow_is_refused_in_words,
    no_one_verifies_what_they_entered,
    one_of_two_verifies,
    one_of_submitting_and_submitting_wins,
    an_unlocking_takes_two,
    a_locked_round_takes_nothing_but_what_was_opened_again,
    a_draft_keeps_what_was_typed,
    a_block_of_cells_is_kept_whole,
    what_was_not_seen_is_not_written_over,
    of_two_who_type_at_once_one_wins,
    nothing_unseen_is_submitted,
    what_changed_is_told,
    every_revision_tells_where_it_comes_from,
    the_history_of_a_unit_is_its_own,
    figures_count_once_verified,
    of_what_is_recorded_only_what_a_round_asks_is_read,
    a_round_hears_its_own_submissions_first,
    what_counted_then_can_be_asked,
    the_database_refuses_to_change_submissions,
    a_submission_changed_by_force_is_found,
);

const MOVEMENT: &str = "1371-2022";
const ROUND: &str = "2022-q2";

fn key(indicator: &str) -> FigureKey {
    FigureKey { unit: "01".to_owned(), indicator: indicator.to_owned(), period: Period::Year(2022) }
}

fn figure(indicator: &str, value: &str) -> FigureEntry {
    let value = parse_decimal(value).map(Value::Number);
    FigureEntry { key: key(indicator), value, place: None }
}

async fn opened(store: &Store) -> i64 {
    store.open_submission(at(1), "officer", MOVEMENT, ROUND, "01").await.unwrap().id
}

async fn submitted(store: &Store) -> i64 {
    let id = opened(store).await;
    store.submit(at(10), "head", id, &[figure("health", "5")], &[]).await.unwrap();
    id
}

async fn locked(store: &Store) -> i64 {
    let id = submitted(store).await;
    store.verify_submission(at(20), "verifier", id).await.unwrap();
    judge_now(store, at(30)).await;
    id
}

/// Judges the round as things stand, which locks it.
async fn judge_now(store: &Store, at: jiff::Timestamp) {
    if store.revisions(MOVEMENT).await.unwrap().is_empty() {
        store.launch_file(at, "centre", MOVEMENT, "the file", "").await.unwrap();
    }
    let new = NewJudgement {
        movement: MOVEMENT.to_owned(),
        round: ROUND.to_owned(),
        revision: 1,
        as_of_entry: store.end().await.unwrap(),
        readings: Default::default(),
        digest: "ab".repeat(32),
    };
    store.judge_round(at, "centre", &new, "the receipt").await.unwrap();
}

async fn state(store: &Store, id: i64) -> SubmissionState {
    store.submission(id).await.unwrap().unwrap().state
}

/// Indicators with what counts for each.
async fn counts(store: &Store, round: &str, wanted: Wanted) -> Vec<(String, String)> {
    let found = store.verified_figures(MOVEMENT, round, wanted).await.unwrap();
    found.into_iter().map(|kept| (kept.figure.key.indicator, text(kept.figure.value))).collect()
}

fn text(value: Option<Value>) -> String {
    match value {
        Some(Value::Number(number)) => number.to_decimal_text().unwrap(),
        other => format!("{other:?}"),
    }
}

fn told(figures: &[(&str, &str)]) -> Vec<(String, String)> {
    figures.iter().map(|(indicator, value)| (indicator.to_string(), value.to_string())).collect()
}

async fn a_submission_is_opened_once(ground: &Ground) {
    let first = ground.store.open_submission(at(1), "a", MOVEMENT, ROUND, "01").await.unwrap();
    let again = ground.store.open_submission(at(2), "b", MOVEMENT, ROUND, "01").await.unwrap();
    assert_eq!(first, again);
    assert_eq!((first.state, first.by.as_str()), (SubmissionState::Draft, "a"));
    let other = ground.store.open_submission(at(2), "b", MOVEMENT, ROUND, "79").await.unwrap();
    let all = ground.store.submissions(MOVEMENT, Wanted::Now).await.unwrap();
    assert_eq!(all, [first.clone(), other]);
    assert_eq!(ground.store.submissions(MOVEMENT, Wanted::AsKnownAt(at(1))).await.unwrap(), [first]);
}

async fn two_open_one_submission(ground: &Ground) {
    let other = Store::open(&ground.address).await.unwrap();
    let (mine, theirs) = tokio::join!(opened(&ground.store), opened(&other));
    assert_eq!(mine, theirs);
    other.close().await;
}

async fn a_submission_goes_its_way(ground: &Ground) {
    let store = &ground.store;
    let id = submitted(store).await;
    let reason = (key("health"), "higher than the population".to_owned());
    let returned =
        store.return_submission(at(20), "verifier", id, std::slice::from_ref(&reason), "look again").await;
    assert_eq!(returned.unwrap().state, SubmissionState::Returned);
    let note = (key("health"), "a new register".to_owned());
    let again = [figure("health", "4")];
    let again = store.submit(at(30), "head", id, &again, std::slice::from_ref(&note)).await.unwrap();
    assert_eq!((again.figures_entry, again.verified_entry), (Some(again.entry), None));
    let verified = store.verify_submission(at(40), "verifier", id).await.unwrap();
    assert_eq!(verified.verified_entry, again.figures_entry);
    judge_now(store, at(50)).await;
    assert_eq!(state(store, id).await, SubmissionState::Locked);
    let events = store.events(id).await.unwrap();
    let happened: Vec<(&str, &str)> = events.iter().map(|e| (e.event.as_str(), e.actor.as_str())).collect();
    assert_eq!(
        happened,
        [
            ("opened", "officer"),
            ("submitted", "head"),
            ("returned", "verifier"),
            ("submitted", "head"),
            ("verified", "verifier"),
            ("locked", "centre")
        ]
    );
    assert_eq!((events[2].reason.as_str(), &events[2].notes[..]), ("look again", &[reason][..]));
    assert_eq!((&events[3].notes[..], events[3].at), (&[note][..], at(30)));
    assert_eq!(store.verify_journal(None).await.unwrap().faults, []);
}

async fn what_the_state_does_not_allow_is_refused_in_words(ground: &Ground) {
    let store = &ground.store;
    let id = opened(store).await;
    let refused = store.verify_submission(at(2), "verifier", id).await.unwrap_err();
    assert_eq!(
        refused.to_string(),
        "1371-2022/2022-q2/01 is draft: verify is for submitted; allowed now: submit"
    );
    let is_refused = |result: Result<Submission, StoreError>| matches!(result, Err(StoreError::State { .. }));
    assert!(is_refused(store.return_submission(at(2), "verifier", id, &[], "").await));
    assert!(is_refused(store.ask_unlock(at(2), "head", id, "").await));
    store.submit(at(3), "head", id, &[figure("health", "5")], &[]).await.unwrap();
    assert!(is_refused(store.submit(at(4), "head", id, &[figure("health", "6")], &[]).await));
    assert!(store.save_draft(at(4), "officer", id, &[]).await.is_err());
    store.verify_submission(at(5), "verifier", id).await.unwrap();
    judge_now(store, at(6)).await;
    assert!(is_refused(store.return_submission(at(7), "verifier", id, &[], "").await));
    assert!(matches!(store.verify_submission(at(7), "verifier", 99).await, Err(StoreError::Unknown(_))));
    let entries = store.verify_journal(None).await.unwrap().entries;
    assert_eq!(entries, 5, "what is refused leaves nothing behind");
}

async fn no_one_verifies_what_they_entered(ground: &Ground) {
    let store = &ground.store;
    let id = opened(store).await;
    let cell = |text: &str| [cell("health", text)];
    store.save_draft(at(2), "officer", id, &cell("4")).await.unwrap();
    store.save_draft(at(3), "other", id, &cell("5")).await.unwrap();
    store.submit(at(4), "head", id, &[figure("health", "5")], &[]).await.unwrap();
    for own in ["officer", "other", "head"] {
        let refused = store.verify_submission(at(5), own, id).await;
        assert!(matches!(refused, Err(StoreError::OwnWork { act: "verify", .. })), "{own}: {refused:?}");
    }
    store.verify_submission(at(5), "verifier", id).await.unwrap();
}

async fn one_of_two_verifies(ground: &Ground) {
    let id = submitted(&ground.store).await;
    let other = Store::open(&ground.address).await.unwrap();
    let (mine, theirs) = tokio::join!(
        ground.store.verify_submission(at(20), "verifier", id),
        other.return_submission(at(20), "second", id, &[], "no")
    );
    // A return after a verification is allowed; a verification after a return is not.
    assert!(theirs.is_ok(), "{theirs:?}");
    assert_eq!(state(&other, id).await, SubmissionState::Returned);
    if let Err(refused) = mine {
        assert!(matches!(refused, StoreError::State { state: "returned", .. }), "{refused:?}");
    }
    other.submit(at(30), "head", id, &[], &[]).await.unwrap();
    let (mine, theirs) = tokio::join!(
        ground.store.verify_submission(at(40), "verifier", id),
        other.verify_submission(at(40), "second", id)
    );
    assert!(mine.is_ok() != theirs.is_ok(), "{mine:?} {theirs:?}");
    other.close().await;
}

async fn one_of_submitting_and_submitting_wins(ground: &Ground) {
    let id = opened(&ground.store).await;
    let other = Store::open(&ground.address).await.unwrap();
    let (four, five) = ([figure("health", "4")], [figure("health", "5")]);
    let (mine, theirs) = tokio::join!(
        ground.store.submit(at(2), "head", id, &four, &[]),
        other.submit(at(2), "deputy", id, &five, &[])
    );
    assert!(mine.is_ok() != theirs.is_ok(), "{mine:?} {theirs:?}");
    assert_eq!(other.figures_of_submission(id).await.unwrap().len(), 1);
    assert_eq!(other.history(&key("health")).await.unwrap().len(), 1, "nothing of the one that lost");
    other.close().await;
}

async fn an_unlocking_takes_two(ground: &Ground) {
    let store = &ground.store;
    let id = locked(store).await;
    let unasked = store.grant_unlock(at(40), "centre", id, "").await.unwrap_err();
    assert!(
        matches!(&unasked, StoreError::State { allowed_in, .. } if allowed_in == &["unlock-asked"]),
        "{unasked}"
    );
    store.ask_unlock(at(41), "head", id, "a wrong register").await.unwrap();
    let own = store.grant_unlock(at(42), "head", id, "").await;
    assert!(matches!(own, Err(StoreError::OwnWork { act: "grant-unlock", .. })), "{own:?}");
    let other = Store::open(&ground.address).await.unwrap();
    let (mine, theirs) = tokio::join!(
        store.grant_unlock(at(43), "centre", id, "seen"),
        other.grant_unlock(at(43), "second", id, "seen")
    );
    assert!(mine.is_ok() != theirs.is_ok(), "{mine:?} {theirs:?}");
    assert_eq!(state(store, id).await, SubmissionState::Returned);
    assert_eq!(
        counts(store, ROUND, Wanted::Now).await,
        told(&[("health", "5")]),
        "until others are verified"
    );
    store.submit(at(50), "head", id, &[figure("health", "6")], &[]).await.unwrap();
    assert_eq!(counts(store, ROUND, Wanted::Now).await, told(&[("health", "5")]));
    store.verify_submission(at(60), "verifier", id).await.unwrap();
    assert_eq!(counts(store, ROUND, Wanted::Now).await, told(&[("health", "6")]));
    assert_eq!(state(store, id).await, SubmissionState::Locked, "what was corrected is locked at once");
    other.close().await;
}

async fn a_locked_round_takes_nothing_but_what_was_opened_again(ground: &Ground) {
    let store = &ground.store;
    let late = store.open_submission(at(2), "officer", MOVEMENT, ROUND, "79").await.unwrap().id;
    let waiting = store.open_submission(at(3), "officer", MOVEMENT, ROUND, "80").await.unwrap().id;
    store.submit(at(4), "head", waiting, &[], &[]).await.unwrap();
    let id = locked(store).await;
    let before = store.end().await.unwrap();
    let cell = [DraftCell { key: key("health"), text: "1".to_owned(), place: None }];
    let refused = |result: Result<Submission, StoreError>| {
        matches!(&result, Err(StoreError::State { subject, state: "judged", allowed_in, .. })
            if subject == "1371-2022/2022-q2" && allowed_in == &["open"])
    };
    assert!(refused(store.open_submission(at(40), "officer", MOVEMENT, ROUND, "81").await));
    assert!(refused(store.submit(at(40), "head", late, &[figure("health", "5")], &[]).await));
    assert!(refused(store.verify_submission(at(40), "verifier", waiting).await));
    assert!(refused(store.return_submission(at(40), "verifier", waiting, &[], "").await));
    assert!(store.save_draft(at(40), "officer", late, &cell).await.is_err());
    assert!(store.draft(late).await.unwrap().is_empty());
    assert_eq!(store.end().await.unwrap(), before, "what is refused leaves nothing behind");
    assert_eq!(
        store.open_submission(at(40), "x", MOVEMENT, ROUND, "01").await.unwrap().id,
        id,
        "it is there"
    );
    for (submission, takes) in [(None, false), (Some(id), false), (Some(late), false)] {
        assert_eq!(store.takes_figures(MOVEMENT, ROUND, submission).await.unwrap(), takes, "{submission:?}");
    }
    store.ask_unlock(at(41), "head", id, "a wrong register").await.unwrap();
    store.grant_unlock(at(42), "centre", id, "").await.unwrap();
    assert!(store.takes_figures(MOVEMENT, ROUND, Some(id)).await.unwrap());
    store.save_draft(at(43), "officer", id, &cell).await.unwrap();
    store.submit(at(44), "head", id, &[figure("health", "6")], &[]).await.unwrap();
    store.return_submission(at(45), "verifier", id, &[], "again").await.unwrap();
    store.submit(at(46), "head", id, &[figure("health", "7")], &[]).await.unwrap();
    store.verify_submission(at(47), "verifier", id).await.unwrap();
    assert!(!store.takes_figures(MOVEMENT, ROUND, Some(id)).await.unwrap());
    assert!(store.return_submission(at(48), "verifier", id, &[], "").await.is_err(), "locked again");
    let next = store.open_submission(at(49), "officer", MOVEMENT, "2022-q3", "79").await;
    assert!(next.is_ok(), "another round is not locked");
    assert_eq!(store.verify_journal(None).await.unwrap().faults, []);
}

async fn a_draft_keeps_what_was_typed(ground: &Ground) {
    let store = &ground.store;
    let id = opened(store).await;
    let place =
        FigurePlace { file: "ab".repeat(32), sheet: Some("Tỉnh".to_owned()), row: 7, column: Some(3) };
    let typed = |indicator: &str, text: &str, place: Option<FigurePlace>| DraftCell {
        key: key(indicator),
        text: text.to_owned(),
        place,
    };
    store.save_draft(at(2), "officer", id, &[typed("health", " 1.2x ", Some(place.clone()))]).await.unwrap();
    // Twice the same cell in one block: the last word counts.
    let block = [typed("social", "1", None), typed("social", "", None)];
    store.save_draft(at(3), "other", id, &block).await.unwrap();
    let kept = store.draft(id).await.unwrap();
    assert_eq!(kept[0].cell, typed("health", " 1.2x ", Some(place)));
    assert_eq!((kept[0].at, kept[0].actor.as_str()), (at(2), "officer"));
    assert_eq!((&kept[1].cell, kept.len()), (&typed("social", "", None), 2));
    store.save_draft(at(4), "other", id, &[typed("health", "12", None)]).await.unwrap();
    let kept = store.draft(id).await.unwrap();
    assert_eq!((&kept[0].cell, kept[0].actor.as_str()), (&typed("health", "12", None), "other"));
    assert!(store.save_draft(at(5), "officer", 99, &[]).await.is_err());
}

async fn a_block_of_cells_is_kept_whole(ground: &Ground) {
    let id = opened(&ground.store).await;
    let cell = |number: usize| DraftCell {
        key: key(&format!("i{number:03}")),
        text: number.to_string(),
        place: None,
    };
    let cells: Vec<DraftCell> = (0..201).map(cell).collect();
    ground.store.save_draft(at(2), "officer", id, &cells).await.unwrap();
    let kept: Vec<DraftCell> =
        ground.store.draft(id).await.unwrap().into_iter().map(|kept| kept.cell).collect();
    assert_eq!(kept, cells);
}

fn cell(indicator: &str, text: &str) -> DraftCell {
    DraftCell { key: key(indicator), text: text.to_owned(), place: None }
}

async fn what_was_not_seen_is_not_written_over(ground: &Ground) {
    let store = &ground.store;
    let id = opened(store).await;
    let nothing = [(key("health"), None)];
    let four = [cell("health", "4")];
    let first = store.save_seen(at(2), "officer", id, &four, Seen::Cells(&nothing)).await.unwrap();
    assert_eq!(first, stamp(None, &store.draft(id).await.unwrap()));
    assert_ne!(first, stamp(None, &[]));
    let five = [cell("health", "5")];
    for stale in [Seen::Cells(&nothing), Seen::Stamp(&stamp(None, &[])), Seen::Stamp("")] {
        let refused = store.save_seen(at(3), "other", id, &five, stale).await;
        assert!(matches!(refused, Err(StoreError::Changed(_))), "{stale:?} {refused:?}");
    }
    assert_eq!(store.draft(id).await.unwrap()[0].cell.text, "4");
    // Another cell may have changed meanwhile.
    let seen = [(key("social"), None)];
    store.save_seen(at(4), "other", id, &[cell("social", "7")], Seen::Cells(&seen)).await.unwrap();
    let refused = store.save_seen(at(5), "officer", id, &five, Seen::Stamp(&first)).await;
    assert!(matches!(refused, Err(StoreError::Changed(_))), "the whole is no longer what it was");
    let seen = [(key("health"), Some("4".to_owned()))];
    store.save_seen(at(6), "officer", id, &five, Seen::Cells(&seen)).await.unwrap();
    assert_eq!(store.draft(id).await.unwrap()[0].cell.text, "5");
}

async fn of_two_who_type_at_once_one_wins(ground: &Ground) {
    let id = opened(&ground.store).await;
    let other = Store::open(&ground.address).await.unwrap();
    let nothing = [(key("health"), None)];
    let (four, five) = ([cell("health", "4")], [cell("health", "5")]);
    let (mine, theirs) = tokio::join!(
        ground.store.save_seen(at(2), "officer", id, &four, Seen::Cells(&nothing)),
        other.save_seen(at(2), "deputy", id, &five, Seen::Cells(&nothing))
    );
    assert!(mine.is_ok() != theirs.is_ok(), "{mine:?} {theirs:?}");
    let kept = &ground.store.draft(id).await.unwrap()[0].cell.text;
    assert_eq!(kept, if mine.is_ok() { "4" } else { "5" });
    other.close().await;
}

async fn nothing_unseen_is_submitted(ground: &Ground) {
    let store = &ground.store;
    let id = opened(store).await;
    let seen = store.save_seen(at(2), "officer", id, &[cell("health", "4")], Seen::Any).await.unwrap();
    store.save_draft(at(3), "other", id, &[cell("health", "5")]).await.unwrap();
    let four = [figure("health", "4")];
    let refused = store.submit_seen(at(4), "head", id, (&four, &[]), Seen::Stamp(&seen)).await;
    assert!(matches!(refused, Err(StoreError::Changed(_))), "{refused:?}");
    assert_eq!(state(store, id).await, SubmissionState::Draft);
    let seen = stamp(None, &store.draft(id).await.unwrap());
    let five = [figure("health", "5")];
    let submitted = store.submit_seen(at(5), "head", id, (&five, &[]), Seen::Stamp(&seen)).await.unwrap();
    assert_eq!(submitted.state, SubmissionState::Submitted);
    // The same cells under other figures are not the same page.
    assert_ne!(stamp(submitted.figures_entry, &store.draft(id).await.unwrap()), seen);
}

async fn what_changed_is_told(ground: &Ground) {
    let store = &ground.store;
    let id = opened(store).await;
    let first = [figure("health", "5"), figure("social", "7"), figure("collected", "9")];
    store.submit(at(10), "head", id, &first, &[]).await.unwrap();
    let returned = store.return_submission(at(20), "verifier", id, &[], "").await.unwrap();
    let back = FigureEntry { value: None, ..figure("collected", "9") };
    let second = [figure("health", "6"), figure("social", "7.0"), back, figure("debt", "1")];
    store.submit(at(30), "head", id, &second, &[]).await.unwrap();
    let changes = store.changed_since(id, returned.entry).await.unwrap();
    let changes: Vec<_> = changes
        .into_iter()
        .map(|change| {
            let before = change.before.map(|before| text(before.figure.value));
            (
                change.after.figure.key.indicator,
                before,
                change.after.figure.value.map(|value| text(Some(value))),
            )
        })
        .collect();
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(
        changes,
        [
            ("collected".to_owned(), some("9"), None),
            ("debt".to_owned(), None, some("1")),
            ("health".to_owned(), some("5"), some("6"))
        ]
    );
    assert_eq!(store.figures_of_submission(id).await.unwrap().len(), 3);
}

async fn every_revision_tells_where_it_comes_from(ground: &Ground) {
    let store = &ground.store;
    let id = opened(store).await;
    store.submit(at(10), "head", id, &[figure("health", "5")], &[]).await.unwrap();
    store.return_submission(at(20), "verifier", id, &[], "no").await.unwrap();
    store.submit(at(30), "deputy", id, &[figure("health", "6")], &[]).await.unwrap();
    store.verify_submission(at(40), "verifier", id).await.unwrap();
    store.record_figures(at(50), "centre", "correction", &[figure("health", "7")]).await.unwrap();
    let told: Vec<_> = store
        .pedigree(&key("health"))
        .await
        .unwrap()
        .into_iter()
        .map(|revision| {
            let submission = revision.submission.map(|submission| submission.id);
            (text(revision.kept.figure.value), revision.actor, revision.at, submission, revision.verified)
        })
        .collect();
    let verified = Some(("verifier".to_owned(), at(40)));
    let line = |value: &str, actor: &str, seconds, submission, verified| {
        (value.to_owned(), actor.to_owned(), at(seconds), submission, verified)
    };
    assert_eq!(
        told,
        [
            line("7", "centre", 50, None, None),
            line("6", "deputy", 30, Some(id), verified),
            line("5", "head", 10, Some(id), None)
        ]
    );
}

async fn the_history_of_a_unit_is_its_own(ground: &Ground) {
    let store = &ground.store;
    locked(store).await;
    let other = store.open_submission(at(60), "rival", MOVEMENT, ROUND, "79").await.unwrap().id;
    let theirs =
        FigureEntry { key: FigureKey { unit: "79".to_owned(), ..key("health") }, ..figure("health", "9") };
    store.submit(at(61), "rival", other, &[theirs], &[]).await.unwrap();
    store.verify_submission(at(62), "verifier", other).await.unwrap();
    let later = "2022-q3";
    let found = store.verified_of_unit(MOVEMENT, later, "01").await.unwrap();
    let found: Vec<_> = found
        .into_iter()
        .map(|counted| (counted.kept.figure.key.unit, text(counted.kept.figure.value)))
        .collect();
    assert_eq!(found, told(&[("01", "5")]));
    assert!(store.verified_of_unit("09-2023", later, "01").await.unwrap().is_empty());
}

async fn figures_count_once_verified(ground: &Ground) {
    let store = &ground.store;
    let baseline = [figure("health", "1"), figure("plan", "100")];
    store.record_figures(at(0), "centre", MOVEMENT, &baseline).await.unwrap();
    let id = submitted(store).await;
    let known = told(&[("health", "1"), ("plan", "100")]);
    assert_eq!(counts(store, ROUND, Wanted::Now).await, known);
    let provisional = store.submitted_figures(MOVEMENT, ROUND, Wanted::Now).await.unwrap();
    let flagged: Vec<_> =
        provisional.iter().map(|c| (text(c.kept.figure.value.clone()), c.verified)).collect();
    assert_eq!(flagged, [("5".to_owned(), false), ("100".to_owned(), true)]);
    assert_eq!((provisional[0].submission, provisional[1].submission), (Some(id), None));
    store.verify_submission(at(20), "verifier", id).await.unwrap();
    assert_eq!(counts(store, ROUND, Wanted::Now).await, told(&[("health", "5"), ("plan", "100")]));
    // A return takes the verification back.
    store.return_submission(at(30), "verifier", id, &[], "a mistake of mine").await.unwrap();
    assert_eq!(counts(store, ROUND, Wanted::Now).await, known);
    let provisional = store.submitted_figures(MOVEMENT, ROUND, Wanted::Now).await.unwrap();
    assert!(provisional.iter().all(|counted| counted.verified), "what was returned is with nobody");
    store.submit(at(40), "head", id, &[figure("debt", "3")], &[]).await.unwrap();
    store.verify_submission(at(50), "verifier", id).await.unwrap();
    let known = told(&[("debt", "3"), ("health", "5"), ("plan", "100")]);
    assert_eq!(counts(store, ROUND, Wanted::Now).await, known, "what it said before and did not take back");
    // A correction by the centre, later than all of it.
    store.record_figures(at(60), "centre", MOVEMENT, &[figure("health", "8")]).await.unwrap();
    assert_eq!(counts(store, ROUND, Wanted::Now).await[1].1, "8");
    // Nothing of another movement.
    let other = store.open_submission(at(70), "officer", "1170-2021", ROUND, "01").await.unwrap();
    store.submit(at(71), "head", other.id, &[figure("health", "99")], &[]).await.unwrap();
    store.verify_submission(at(72), "verifier", other.id).await.unwrap();
    assert_eq!(counts(store, ROUND, Wanted::Now).await[1].1, "8");
}

async fn of_what_is_recorded_only_what_a_round_asks_is_read(ground: &Ground) {
    let store = &ground.store;
    let recorded = [figure("health", "1"), figure("plan", "100"), figure("elsewhere", "7")];
    store.record_figures(at(0), "centre", MOVEMENT, &recorded).await.unwrap();
    let id = opened(store).await;
    store.submit(at(10), "head", id, &[figure("debt", "3"), figure("plan", "90")], &[]).await.unwrap();
    let pair = |indicator: &str| (indicator.to_owned(), Period::Year(2022));
    let asked = [pair("health"), pair("plan"), pair("nobody")];
    let shown = |kept: Vec<store::FigureKept>| -> Vec<(String, String)> {
        kept.into_iter().map(|kept| (kept.figure.key.indicator, text(kept.figure.value))).collect()
    };
    let verified =
        async |wanted| shown(store.verified_figures_for((MOVEMENT, ROUND), &asked, wanted).await.unwrap());
    assert_eq!(verified(Wanted::Now).await, told(&[("health", "1"), ("plan", "100")]));
    let provisional = store.submitted_figures_for((MOVEMENT, ROUND), &asked, Wanted::Now).await.unwrap();
    let provisional = shown(provisional.into_iter().map(|counted| counted.kept).collect());
    assert_eq!(provisional, told(&[("debt", "3"), ("health", "1"), ("plan", "90")]));
    store.verify_submission(at(20), "verifier", id).await.unwrap();
    assert_eq!(verified(Wanted::Now).await, told(&[("debt", "3"), ("health", "1"), ("plan", "90")]));
    store.record_figures(at(30), "centre", MOVEMENT, &[figure("health", "2")]).await.unwrap();
    assert_eq!(verified(Wanted::Now).await[1].1, "2");
    assert_eq!(verified(Wanted::AsKnownAt(at(29))).await[1].1, "1");
    assert_eq!(verified(Wanted::AsKnownAt(at(9))).await, told(&[("health", "1"), ("plan", "100")]));
}

async fn a_round_hears_its_own_submissions_first(ground: &Ground) {
    let store = &ground.store;
    locked(store).await;
    let next = store.open_submission(at(40), "officer", MOVEMENT, "2022-q3", "01").await.unwrap().id;
    let figures = [figure("health", "6"), figure("debt", "3")];
    store.submit(at(50), "head", next, &figures, &[]).await.unwrap();
    let provisional = store.submitted_figures(MOVEMENT, ROUND, Wanted::Now).await.unwrap();
    assert_eq!(provisional.len(), 1, "what another round is not sure of is not heard");
    store.verify_submission(at(60), "verifier", next).await.unwrap();
    assert_eq!(counts(store, ROUND, Wanted::Now).await, told(&[("debt", "3"), ("health", "5")]));
    assert_eq!(counts(store, "2022-q3", Wanted::Now).await, told(&[("debt", "3"), ("health", "6")]));
    assert_eq!(counts(store, "2022-q4", Wanted::Now).await, told(&[("debt", "3"), ("health", "6")]));
}

async fn what_counted_then_can_be_asked(ground: &Ground) {
    let store = &ground.store;
    let id = locked(store).await;
    store.ask_unlock(at(40), "head", id, "").await.unwrap();
    store.grant_unlock(at(41), "centre", id, "").await.unwrap();
    store.submit(at(50), "head", id, &[figure("health", "6")], &[]).await.unwrap();
    let verified = store.verify_submission(at(60), "verifier", id).await.unwrap();
    for (seconds, known) in [(19, vec![]), (20, vec!["5"]), (59, vec!["5"]), (60, vec!["6"])] {
        let found = counts(store, ROUND, Wanted::AsKnownAt(at(seconds))).await;
        let found: Vec<&str> = found.iter().map(|(_, value)| value.as_str()).collect();
        assert_eq!(found, known, "{seconds}");
    }
    assert_eq!(counts(store, ROUND, Wanted::AsOfEntry(verified.entry - 1)).await[0].1, "5");
}

async fn the_database_refuses_to_change_submissions(ground: &Ground) {
    submitted(&ground.store).await;
    for statement in ["UPDATE submission_event SET state = 'verified'", "DELETE FROM submission_event"] {
        assert!(ground.behind_its_back(statement).await.is_err(), "{statement}");
    }
}

async fn a_submission_changed_by_force_is_found(ground: &Ground) {
    submitted(&ground.store).await;
    ground
        .by_force("UPDATE submission_event SET state = 'verified', verified_entry = 2 WHERE entry = 2")
        .await;
    let faults = ground.store.verify_journal(None).await.unwrap().faults;
    assert_eq!(faults, [Fault::Rows(2, "submission_event")]);
}
