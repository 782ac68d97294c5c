//! The drill: serve, write, back up while writing, restore elsewhere and in the other kind of database, verify, compare.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use crate::binary::{Served, ended};
use crate::database::Database;
use crate::driver::{Unit, table};
use crate::visitor::Visitor;

#[test]
fn the_drill_from_a_file_to_a_server() {
    let folder = tempfile::tempdir().expect("a folder");
    drill(folder.path(), &Database::file(folder.path()), &Database::server());
}

#[test]
fn the_drill_from_a_server_to_a_file() {
    let folder = tempfile::tempdir().expect("a folder");
    drill(folder.path(), &Database::server(), &Database::file(folder.path()));
}

fn drill(folder: &Path, database: &Database, other: &Database) {
    let path = |name: &str| folder.join(name).display().to_string();
    let from = ["--database", &database.address(), "--folder", &path("from")];
    let (served, password) = Served::demo(&folder.join("from"), &database.address(), &["--empty"]);
    let (writing, written) = (Arc::new(AtomicBool::new(true)), Arc::new(AtomicUsize::new(0)));
    let writers: Vec<_> = ["40", "52"]
        .into_iter()
        .map(|code| {
            let (writing, written) = (writing.clone(), written.clone());
            let mut officer =
                Visitor::signed_in(&served.address, &format!("officer.{code}@demo.example"), &password);
            std::thread::spawn(move || {
                let unit = Unit::new(code);
                for marker in 1.. {
                    let answer = officer.upload(&unit.upload(), "q2.csv", table(code, marker).as_bytes());
                    let answer = answer.expect("an answer");
                    assert_eq!(answer.status, 200, "{}", answer.body());
                    written.fetch_add(1, Ordering::SeqCst);
                    if !writing.load(Ordering::SeqCst) {
                        break;
                    }
                }
            })
        })
        .collect();
    while written.load(Ordering::SeqCst) < 2 {
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    let (fine, told, errors) = ran(&["backup", "--output", &path("backup")], &from);
    assert!(fine, "{errors}");
    let (refused, _, errors) = ran(&["backup", "--output", &path("backup")], &from);
    assert!(!refused && errors.contains("Chưa có gì bị ghi"), "nothing is written over: {errors}");
    writing.store(false, Ordering::SeqCst);
    writers.into_iter().for_each(|writer| writer.join().expect("a writer"));
    let (_, checkpoint, _) = ended(&[&["journal", "checkpoint"][..], &from].concat());
    std::fs::write(path("checkpoint"), &checkpoint).expect("a checkpoint");
    assert!(ran(&["journal", "verify", "--checkpoint", &path("checkpoint")], &from).0);

    let to = ["--database", &other.address(), "--folder", &path("to")];
    let (fine, _, errors) = ran(&["restore", &path("backup")], &to);
    assert!(fine, "{errors}");
    assert!(!ran(&["restore", &path("backup")], &to).0, "nothing is written over");
    let (fine, verified, errors) = ended(&[&["journal", "verify"][..], &to].concat());
    assert!(fine, "{errors}");
    // The journal went on after the backup: the later checkpoint is not of what was restored, the backup's own is.
    let (fine, _, errors) = ended(
        &[&["journal", "verify", "--checkpoint", &path("checkpoint"), "--problems", "json"][..], &to]
            .concat(),
    );
    assert!(!fine && errors.contains("journal-cut-off"), "{errors}");
    let own = told.lines().last().and_then(|line| line.split(": ").last()).expect("a checkpoint");
    std::fs::write(path("own"), own).expect("a checkpoint");
    assert!(
        ended(&[&["journal", "verify", "--checkpoint", &path("own")][..], &to].concat()).0,
        "{told} {verified}"
    );
    served.stop();

    // What was restored serves, and a backup of it says the same.
    assert!(ran(&["backup", "--output", &path("again")], &to).0);
    assert_eq!(rows(&path("again")), rows(&path("backup")));
    let (served, password) = Served::demo(&folder.join("to"), &other.address(), &[]);
    let mut officer = Visitor::signed_in(&served.address, "officer.40@demo.example", &password);
    let page = officer.get(&Unit::new("40").page()).expect("an answer");
    assert!(page.status == 200 && page.body().contains("1.000.0"), "the figures are there: {}", page.body());
    served.stop();
}

/// A command over a database, and what came of it.
fn ran(command: &[&str], over: &[&str]) -> (bool, String, String) {
    ended(&[command, over].concat())
}

/// The rows of a backup, in an order that no database has a say in.
fn rows(folder: &str) -> Vec<String> {
    let text = std::fs::read_to_string(format!("{folder}/database.jsonl")).expect("rows");
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    lines.sort();
    lines
}
