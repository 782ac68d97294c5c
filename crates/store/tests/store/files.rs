//! Uploads are kept under their digest, and it is kept who sent them.

use store::{Fault, Files, StoreError};

use crate::ground::{Ground, at};
use crate::on_both;

on_both!(it_is_kept_who_sent_a_file, the_database_refuses_to_change_who_sent_a_file);

#[tokio::test]
async fn bytes_come_back_under_their_digest() {
    let folder = tempfile::tempdir().unwrap();
    let address = folder.path().join("files").display().to_string();
    let files = Files::open(&address).unwrap();
    let digest = files.put("abc").await.unwrap();
    assert_eq!(digest, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert_eq!(files.put(b"abc".to_vec()).await.unwrap(), digest);
    assert_eq!(Files::open(&address).unwrap().get(&digest).await.unwrap().as_deref(), Some(&b"abc"[..]));
    assert_eq!(files.get(&"0".repeat(64)).await.unwrap(), None);
    for no_digest in ["", "../secret", &digest.to_uppercase(), &digest[1..]] {
        assert!(matches!(files.get(no_digest).await, Err(StoreError::Unknown(_))), "{no_digest}");
    }
    let path = folder.path().join("files/ba").join(&digest);
    std::fs::write(&path, "abd").unwrap();
    assert!(matches!(files.get(&digest).await, Err(StoreError::Damaged(_))));
    files.put("abc").await.unwrap();
    assert!(files.get(&digest).await.unwrap().is_some(), "whole again");
    assert!(matches!(Files::open("s3://bucket"), Err(StoreError::Address(_))));
}

#[tokio::test]
async fn many_put_the_same_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let files = Files::open(&folder.path().display().to_string()).unwrap();
    let bytes = vec![7_u8; 1 << 20];
    let put = || files.put(bytes.clone());
    let (a, b, c) = tokio::join!(put(), put(), put());
    assert_eq!((a.as_ref().unwrap(), b.unwrap()), (&c.unwrap(), a.as_ref().unwrap().clone()));
    assert_eq!(files.get(&a.unwrap()).await.unwrap().unwrap(), bytes);
}

async fn it_is_kept_who_sent_a_file(ground: &Ground) {
    let store = &ground.store;
    let digest = "ab".repeat(32);
    store.record_file(at(1), "officer", "1371-2022/2022-q2/01", (&digest, "số liệu.xlsx", 17)).await.unwrap();
    store.record_file(at(2), "head", "1371-2022/2022-q2/01", (&digest, "copy.xlsx", 17)).await.unwrap();
    let sent = store.file(&digest).await.unwrap();
    let told: Vec<_> = sent.iter().map(|file| (file.name.as_str(), file.actor.as_str(), file.size)).collect();
    assert_eq!(told, [("số liệu.xlsx", "officer", 17), ("copy.xlsx", "head", 17)]);
    assert!(store.record_file(at(3), "officer", "x", ("../etc", "x", 1)).await.is_err());
    assert!(store.file(&"0".repeat(64)).await.unwrap().is_empty());
}

async fn the_database_refuses_to_change_who_sent_a_file(ground: &Ground) {
    let digest = "ab".repeat(32);
    ground.store.record_file(at(1), "officer", "x", (&digest, "a.xlsx", 17)).await.unwrap();
    for statement in ["UPDATE file SET name = 'b'", "DELETE FROM file"] {
        assert!(ground.behind_its_back(statement).await.is_err(), "{statement}");
    }
    ground.by_force("UPDATE file SET name = 'b'").await;
    let faults = ground.store.verify_journal(None).await.unwrap().faults;
    assert_eq!(faults, [Fault::Rows(1, "file")]);
}
