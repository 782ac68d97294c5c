//! Whether a store is well, and as large as it must be.

use store::{Store, StoreError};

use crate::ground::{Ground, at};
use crate::on_both;

on_both!(a_store_says_whether_it_is_well);

async fn a_store_says_whether_it_is_well(ground: &Ground) {
    ground.store.health().await.unwrap();
    let other = Store::open(&ground.address).await.unwrap();
    other.close().await;
    assert!(matches!(other.health().await, Err(StoreError::Gone(_))));
}

/// More rows than one statement takes: each comes back as it went in, for its unit and no other.
#[tokio::test]
async fn ten_thousand_figures_at_once() {
    use judge::Value;
    let figure = |number: i128| store::FigureEntry {
        key: store::FigureKey {
            unit: format!("{:03}", number / 100),
            indicator: format!("i{:02}", number % 100),
            period: reference::Period::Year(2022),
        },
        value: Some(Value::Number(exact::Ratio::int(number))),
        place: None,
    };
    let figures: Vec<_> = (0..10_000).map(figure).collect();
    for ground in [Ground::sqlite().await, Ground::postgres().await] {
        let id = ground.store.open_submission(at(2), "a", "m", "r", "01").await.unwrap().id;
        ground.store.submit(at(3), "a", id, &figures, &[]).await.unwrap();
        assert_eq!(ground.store.verified_figures("m", "r", store::Wanted::Now).await.unwrap(), []);
        ground.store.verify_submission(at(4), "b", id).await.unwrap();
        let found = ground.store.verified_figures("m", "r", store::Wanted::Now).await.unwrap();
        let found: Vec<_> = found.into_iter().map(|kept| kept.figure).collect();
        assert!(found == figures, "{} of {} figures came back", found.len(), figures.len());
        ground.end().await;
    }
}
