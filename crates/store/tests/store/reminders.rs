//! Days by which figures are due, and letters that are sent once.

use jiff::civil::date;
use store::{Letter, Store};

use crate::ground::{Ground, at};
use crate::on_both;

on_both!(
    the_last_day_that_was_set_counts,
    a_letter_of_one_name_is_written_once,
    of_two_who_take_letters_each_gets_others,
    a_letter_that_was_not_taken_waits_again,
);

const ROUND: (&str, &str) = ("1371-2022", "2022-q2");

fn letter(name: &str) -> Letter {
    Letter {
        name: name.to_owned(),
        unit: "24".to_owned(),
        to: "head@24.example".to_owned(),
        subject: "Số liệu".to_owned(),
        body: "Xin gửi số liệu.".to_owned(),
    }
}

async fn the_last_day_that_was_set_counts(ground: &Ground) {
    let store = &ground.store;
    assert_eq!(store.due(ROUND.0, ROUND.1).await.unwrap(), None);
    store.set_due(at(1), "centre", ROUND, date(2022, 7, 8)).await.unwrap();
    store.set_due(at(2), "centre", ROUND, date(2022, 7, 11)).await.unwrap();
    assert_eq!(store.due(ROUND.0, ROUND.1).await.unwrap(), Some(date(2022, 7, 11)));
    assert_eq!(store.due(ROUND.0, "2022-q3").await.unwrap(), None);
    assert!(ground.behind_its_back("UPDATE round_due SET due = '2023-01-01'").await.is_err());
    assert_eq!(store.verify_journal(None).await.unwrap().faults, []);
}

async fn a_letter_of_one_name_is_written_once(ground: &Ground) {
    let other = Store::open(&ground.address).await.unwrap();
    let both = [letter("a"), letter("b")];
    let (mine, theirs) = tokio::join!(
        ground.store.write_letters(at(1), "system", ROUND, &both),
        other.write_letters(at(1), "system", ROUND, &both)
    );
    assert_eq!(mine.unwrap() + theirs.unwrap(), 2);
    let more = [letter("b"), letter("c")];
    assert_eq!(other.write_letters(at(2), "centre", ROUND, &more).await.unwrap(), 1);
    let entries = ground.store.verify_journal(None).await.unwrap().entries;
    assert_eq!(entries, 2, "what wrote nothing is no act");
    other.close().await;
}

async fn of_two_who_take_letters_each_gets_others(ground: &Ground) {
    let store = &ground.store;
    let letters: Vec<Letter> = (0..20).map(|number| letter(&format!("{number:02}"))).collect();
    store.write_letters(at(1), "system", ROUND, &letters).await.unwrap();
    let other = Store::open(&ground.address).await.unwrap();
    let (mine, theirs) =
        tokio::join!(store.take_letters(at(2), at(60), 15), other.take_letters(at(2), at(60), 15));
    let mut names: Vec<String> =
        mine.unwrap().into_iter().chain(theirs.unwrap()).map(|kept| kept.letter.name).collect();
    let rest = store.take_letters(at(2), at(60), 15).await.unwrap();
    names.extend(rest.into_iter().map(|kept| kept.letter.name));
    names.sort();
    assert_eq!(names, letters.iter().map(|letter| letter.name.clone()).collect::<Vec<_>>());
    other.close().await;
}

async fn a_letter_that_was_not_taken_waits_again(ground: &Ground) {
    let store = &ground.store;
    store.write_letters(at(1), "system", ROUND, &[letter("a"), letter("b")]).await.unwrap();
    assert_eq!(store.take_letters(at(2), at(60), 9).await.unwrap().len(), 2);
    store.letter_sent("a", at(3)).await.unwrap();
    store.letter_failed("b", at(30), "no route").await.unwrap();
    assert!(store.take_letters(at(29), at(60), 9).await.unwrap().is_empty());
    let again = store.take_letters(at(30), at(90), 9).await.unwrap();
    assert_eq!((again.len(), again[0].tries, again[0].fault.as_deref()), (1, 1, Some("no route")));
    // Whoever took it was never heard of again.
    assert_eq!(store.take_letters(at(90), at(120), 9).await.unwrap().len(), 1);
    store.letter_sent("b", at(91)).await.unwrap();
    assert!(store.take_letters(at(500), at(600), 9).await.unwrap().is_empty());
    let kept = store.letters(ROUND.0, ROUND.1).await.unwrap();
    assert_eq!((kept[0].letter.clone(), kept[0].sent), (letter("a"), Some(at(3))));
    assert_eq!((kept[1].tries, kept[1].fault.clone()), (3, None));
}
