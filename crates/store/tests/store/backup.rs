//! A backup, made while people work, makes either database again; and nothing is written over.

use std::fs;

use store::{Backup, Files, Store, StoreError, Wanted};

use crate::ground::{Ground, act, at};
use crate::on_both;

on_both!(
    a_backup_makes_the_same_again_in_either_database,
    a_backup_is_of_one_moment,
    what_is_no_longer_a_backup_is_refused,
);

/// Something in every kind of table, an upload among them.
async fn filled(ground: &Ground, files: &Files) {
    let store = &ground.store;
    store.record(at(0), act("noted")).await.unwrap();
    let digest = files.put("số liệu, 'trích \"dẫn\"\n").await.unwrap();
    store.record_file(at(1), "officer", "m/r/01", (&digest, "số liệu.xlsx", 30)).await.unwrap();
    let new = store::NewAccount { login: "a@b.vn".to_owned(), name: "Đỗ".to_owned(), grants: Vec::new() };
    store.invite(at(2), "system", &new, "token", at(9)).await.unwrap();
    let id = store.open_submission(at(3), "officer", "m", "r", "01").await.unwrap().id;
    let figure = |value: Option<judge::Value>, indicator: &str| store::FigureEntry {
        key: store::FigureKey {
            unit: "01".to_owned(),
            indicator: indicator.to_owned(),
            period: reference::Period::Year(2022),
        },
        value,
        place: Some(store::FigurePlace { file: digest.clone(), sheet: None, row: 3, column: Some(2) }),
    };
    let one = judge::Value::Number(exact::Ratio::int(7));
    store.submit(at(4), "officer", id, &[figure(Some(one), "a"), figure(None, "b")], &[]).await.unwrap();
    store.verify_submission(at(5), "verifier", id).await.unwrap();
}

/// The lines of a backup's rows, in an order that no database has a say in.
fn rows(folder: &str) -> Vec<String> {
    let text = fs::read_to_string(format!("{folder}/database.jsonl")).unwrap();
    let mut table = String::new();
    let mut lines = Vec::new();
    for line in text.lines() {
        if line.starts_with('{') {
            table = line.to_owned();
        } else {
            lines.push(format!("{table} {line}"));
        }
    }
    lines.sort();
    lines
}

async fn a_backup_makes_the_same_again_in_either_database(ground: &Ground) {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).display().to_string();
    let files = Files::open(&path("files")).unwrap();
    filled(ground, &files).await;
    let made = ground.store.backup(&files, &path("backup")).await.unwrap();
    assert!(made.rows >= 10 && made.files.len() == 1, "{made:?}");
    assert!(matches!(ground.store.backup(&files, &path("backup")).await, Err(StoreError::Taken(_))));
    for (number, other) in
        [Ground::bare_sqlite().await, Ground::bare_postgres().await].into_iter().enumerate()
    {
        let elsewhere = Files::open(&path(&format!("elsewhere{number}"))).unwrap();
        let again: Backup = Store::restore(&other.address, &elsewhere, &path("backup")).await.unwrap();
        assert_eq!(again, made);
        let taken = Store::restore(&other.address, &elsewhere, &path("backup")).await;
        assert!(matches!(taken, Err(StoreError::Taken(_))), "nothing is written over: {taken:?}");
        assert_eq!(elsewhere.digests().await.unwrap(), made.files);
        let store = Store::open(&other.address).await.unwrap();
        let counted = store.verified_figures("m", "r", Wanted::Now).await.unwrap();
        assert_eq!(counted, ground.store.verified_figures("m", "r", Wanted::Now).await.unwrap());
        assert_eq!(store.accounts().await.unwrap(), ground.store.accounts().await.unwrap());
        let name = format!("backup{number}");
        store.backup(&elsewhere, &path(&name)).await.unwrap();
        assert_eq!(rows(&path(&name)), rows(&path("backup")));
        // And people work on.
        store.record(at(50), act("later")).await.unwrap();
        assert!(store.verify_journal(made.end.as_ref()).await.unwrap().faults.is_empty());
        store.close().await;
        other.end().await;
    }
}

async fn a_backup_is_of_one_moment(ground: &Ground) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("backup").display().to_string();
    let files = Files::open(&folder.path().join("files").display().to_string()).unwrap();
    filled(ground, &files).await;
    let write = async {
        for number in 0..40 {
            ground.store.record(at(10 + number), act("meanwhile")).await.unwrap();
        }
    };
    let (made, ()) = tokio::join!(ground.store.backup(&files, &path), write);
    let made = made.unwrap();
    let other = Ground::bare_sqlite().await;
    let elsewhere = Files::open(&folder.path().join("elsewhere").display().to_string()).unwrap();
    Store::restore(&other.address, &elsewhere, &path).await.unwrap();
    assert!(ground.store.verify_journal(made.end.as_ref()).await.unwrap().faults.is_empty());
    other.end().await;
}

async fn what_is_no_longer_a_backup_is_refused(ground: &Ground) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("backup").display().to_string();
    let files = Files::open(&folder.path().join("files").display().to_string()).unwrap();
    filled(ground, &files).await;
    let made = ground.store.backup(&files, &path).await.unwrap();
    let elsewhere = Files::open(&folder.path().join("elsewhere").display().to_string()).unwrap();
    let other = Ground::bare_sqlite().await;
    let upload = format!("files/{}", made.files[0]);
    for (name, from, to) in [("database.jsonl", "officer", "nobody"), (&upload, "số", "so")] {
        let file = format!("{path}/{name}");
        let kept = fs::read_to_string(&file).unwrap();
        fs::write(&file, kept.replacen(from, to, 1)).unwrap();
        let refused = Store::restore(&other.address, &elsewhere, &path).await;
        assert!(matches!(refused, Err(StoreError::Damaged(_))), "{name}: {refused:?}");
        fs::write(&file, kept).unwrap();
    }
    // Whoever edits the rows and the label alike is found by the journal itself: then nothing counts as restored.
    let label = fs::read_to_string(format!("{path}/backup.json")).unwrap();
    fs::write(format!("{path}/backup.json"), label.replace("\"form\": 1", "\"form\": 9")).unwrap();
    assert!(matches!(Store::restore(&other.address, &elsewhere, &path).await, Err(StoreError::Damaged(_))));
    fs::remove_file(format!("{path}/backup.json")).unwrap();
    assert!(matches!(Store::restore(&other.address, &elsewhere, &path).await, Err(StoreError::Unknown(_))));
    // An upload that is gone is told when the backup is made, not when it is needed.
    fs::remove_dir_all(folder.path().join("files")).unwrap();
    fs::create_dir_all(folder.path().join("files")).unwrap();
    let path = folder.path().join("another").display().to_string();
    assert!(matches!(ground.store.backup(&files, &path).await, Err(StoreError::Damaged(_))));
    assert!(!folder.path().join("another").exists() && !folder.path().join("another.partial").exists());
    other.end().await;
}
