//! Files appear whole or not at all.

use std::fs;
use std::io::Read;

use crate::figures::five;
use crate::run::{SECOND_QUARTER, and, command, example, thidua, with_input};

#[test]
fn results_go_to_a_file_instead_of_the_screen() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("result.json");
    fs::write(&path, "an older result").expect("a file");
    let run = with_input(
        &and(&SECOND_QUARTER, &["--format", "json", "--output", &path.display().to_string()]),
        &five(),
    );
    assert_eq!(run.fine(), "");
    let screen = with_input(&and(&SECOND_QUARTER, &["--format", "json"]), &five()).fine();
    assert_eq!(fs::read_to_string(&path).expect("the result"), screen);
    assert_eq!(fs::read_dir(folder.path()).expect("the folder").count(), 1, "nothing else is left");
}

#[test]
fn a_wrong_input_writes_no_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).display().to_string();
    let (output, receipt) = (path("result.json"), path("receipt.json"));
    let arguments = and(&SECOND_QUARTER, &["--format", "json", "--output", &output, "--receipt", &receipt]);
    assert_eq!(with_input(&arguments, "unit,indicator,period,value\n01,heath,2022,1\n").status, 1);
    assert_eq!(fs::read_dir(folder.path()).expect("the folder").count(), 0);
}

#[test]
fn where_one_of_two_files_cannot_be_written_neither_appears() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).display().to_string();
    let (output, receipt) = (path("result.json"), path("no-such-folder/receipt.json"));
    let arguments = and(
        &SECOND_QUARTER,
        &["--output", &output, "--receipt", &receipt, "--problems", "json", "--format", "json"],
    );
    let problems = with_input(&arguments, &five()).problems(1);
    assert_eq!(problems[0]["code"], "cannot-write");
    assert_eq!(fs::read_dir(folder.path()).expect("the folder").count(), 0);
}

#[test]
fn a_reader_that_goes_away_is_no_trouble() {
    let arguments = ["evaluate", "1371-2022", "--round", "2022-q2", "--figures", &example()];
    let mut child = command(&arguments).spawn().expect("a run");
    let mut first = [0; 10];
    let mut out = child.stdout.take().expect("its output");
    out.read_exact(&mut first).expect("ten bytes");
    drop(out);
    let done = child.wait_with_output().expect("its end");
    assert!(done.status.success());
    assert!(done.stderr.is_empty());
}

#[test]
fn what_is_written_to_no_terminal_has_no_colours() {
    let text = thidua(&["evaluate", "1371-2022", "--round", "2022-q2", "--figures", &example()]).fine();
    assert!(!text.contains('\u{1b}'));
}
