//! Figures are revised, never edited, and are known as of any instant.

use exact::{Ratio, parse_decimal};
use judge::Value;
use proptest::strategy::{Strategy, ValueTree};
use reference::Period;
use store::{Fault, FigureEntry, FigureKept, FigureKey, FigurePlace, Store, Wanted};

use crate::ground::{Ground, at};
use crate::on_both;

on_both!(
    a_figure_comes_back_as_it_was_kept,
    a_later_figure_takes_the_place_of_an_earlier_one,
    a_figure_taken_back_is_unknown,
    within_one_act_the_last_word_counts,
    the_database_refuses_to_change_figures,
    a_figure_changed_by_force_is_found,
    a_figure_smuggled_in_is_found,
    figures_are_known_as_of_any_entry,
);

fn key(unit: &str) -> FigureKey {
    FigureKey { unit: unit.to_owned(), indicator: "health".to_owned(), period: Period::Year(2022) }
}

fn figure(unit: &str, value: Option<&str>) -> FigureEntry {
    let value = value.map(|value| Value::Number(parse_decimal(value).unwrap()));
    FigureEntry { key: key(unit), value, place: None }
}

async fn record(store: &Store, seconds: i64, figures: &[FigureEntry]) -> i64 {
    store.record_figures(at(seconds), "officer", "1371-2022/2022-q2", figures).await.unwrap().number
}

/// Units with what is known of each.
type Known = Vec<(String, Option<Value>)>;

async fn health(store: &Store, wanted: Wanted) -> Known {
    let found = store.figures_of("health", Period::Year(2022), wanted).await.unwrap();
    found.into_iter().map(|kept| (kept.figure.key.unit, kept.figure.value)).collect()
}

fn number(text: &str) -> Option<Value> {
    Some(Value::Number(parse_decimal(text).unwrap()))
}

async fn a_figure_comes_back_as_it_was_kept(ground: &Ground) {
    let place =
        FigurePlace { file: "ab".repeat(32), sheet: Some("Tỉnh".to_owned()), row: 7, column: Some(3) };
    let typed = FigureEntry { value: Some(Value::Truth(true)), ..figure("02", None) };
    let exact = "123456789012345678901234567890.000000000000001";
    let figures = [FigureEntry { place: Some(place), ..figure("01", Some(exact)) }, typed];
    let entry = record(&ground.store, 1, &figures).await;
    let found = ground.store.figures_of("health", Period::Year(2022), Wanted::Now).await.unwrap();
    assert_eq!(found, figures.map(|figure| FigureKept { figure, entry }));
}

async fn a_later_figure_takes_the_place_of_an_earlier_one(ground: &Ground) {
    let store = &ground.store;
    record(store, 10, &[figure("02", Some("5")), figure("01", Some("1"))]).await;
    record(store, 20, &[figure("01", Some("2.5"))]).await;
    let both = |first: &str| vec![("01".to_owned(), number(first)), ("02".to_owned(), number("5"))];
    assert_eq!(health(store, Wanted::Now).await, both("2.5"));
    assert_eq!(health(store, Wanted::AsKnownAt(at(19))).await, both("1"));
    assert_eq!(health(store, Wanted::AsKnownAt(at(20))).await, both("2.5"));
    assert_eq!(health(store, Wanted::AsKnownAt(at(9))).await, []);
    assert_eq!(health(store, Wanted::AsOfEntry(1)).await, both("1"));
    let history = store.history(&key("01")).await.unwrap();
    let values: Vec<_> = history.into_iter().map(|kept| kept.figure.value).collect();
    assert_eq!(values, [number("2.5"), number("1")]);
}

async fn a_figure_taken_back_is_unknown(ground: &Ground) {
    record(&ground.store, 1, &[figure("01", Some("1"))]).await;
    record(&ground.store, 2, &[figure("01", None)]).await;
    assert_eq!(health(&ground.store, Wanted::Now).await, []);
    assert_eq!(health(&ground.store, Wanted::AsOfEntry(1)).await.len(), 1);
}

async fn within_one_act_the_last_word_counts(ground: &Ground) {
    record(&ground.store, 1, &[figure("01", Some("1")), figure("01", Some("3"))]).await;
    assert_eq!(health(&ground.store, Wanted::Now).await, [("01".to_owned(), number("3"))]);
}

async fn the_database_refuses_to_change_figures(ground: &Ground) {
    record(&ground.store, 1, &[figure("01", Some("1"))]).await;
    for statement in ["UPDATE figure SET value = '2'", "DELETE FROM figure"] {
        assert!(ground.behind_its_back(statement).await.is_err(), "{statement}");
    }
    assert_eq!(health(&ground.store, Wanted::Now).await.len(), 1);
}

async fn a_figure_changed_by_force_is_found(ground: &Ground) {
    record(&ground.store, 1, &[figure("01", Some("1")), figure("02", Some("1"))]).await;
    record(&ground.store, 2, &[figure("01", Some("2"))]).await;
    ground.by_force("UPDATE figure SET value = '9' WHERE entry = 1 AND line = 2").await;
    assert_eq!(ground.store.verify_journal(None).await.unwrap().faults, [Fault::Rows(1, "figure")]);
}

async fn a_figure_smuggled_in_is_found(ground: &Ground) {
    ground.store.record(at(1), crate::ground::act("noted")).await.unwrap();
    let smuggled = "INSERT INTO figure (entry, line, unit, indicator, period, value) \
                    VALUES (1, 1, '01', 'health', '2022', '7')";
    ground.behind_its_back(smuggled).await.unwrap();
    assert_eq!(ground.store.verify_journal(None).await.unwrap().faults, [Fault::Rows(1, "figure")]);
}

/// What a plain list of all that was said gives, said after said.
async fn figures_are_known_as_of_any_entry(ground: &Ground) {
    let acts = proptest::collection::vec(
        proptest::collection::vec((0..4u8, proptest::option::of(0..100i128)), 1..4),
        1..8,
    );
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    for _ in 0..8 {
        let acts = acts.new_tree(&mut runner).unwrap().current();
        let said = |(unit, value): &(u8, Option<i128>)| FigureEntry {
            key: key(&format!("0{unit}")),
            value: value.map(|value| Value::Number(Ratio::int(value))),
            place: None,
        };
        let mut model: Vec<(i64, Known)> = Vec::new();
        let mut known: Known = health(&ground.store, Wanted::Now).await;
        for figures in &acts {
            let figures: Vec<FigureEntry> = figures.iter().map(said).collect();
            let entry = record(&ground.store, 1, &figures).await;
            for figure in figures {
                known.retain(|(unit, _)| *unit != figure.key.unit);
                known.extend(figure.value.is_some().then(|| (figure.key.unit.clone(), figure.value.clone())));
            }
            known.sort_by(|a, b| a.0.cmp(&b.0));
            model.push((entry, known.clone()));
        }
        for (entry, known) in model {
            assert_eq!(health(&ground.store, Wanted::AsOfEntry(entry)).await, known);
        }
    }
    assert_eq!(ground.store.verify_journal(None).await.unwrap().faults, []);
}
