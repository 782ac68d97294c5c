//! `demo`

use std::fs;

use crate::run::{command, example, shipped, thidua};

#[test]
fn does_the_main_job_anywhere_and_says_where_the_result_is() {
    let folder = tempfile::tempdir().expect("a folder");
    for (language, words) in [
        ("vi", ["SỐ LIỆU MINH HỌA", "Đề nghị khen:", "TỪNG TIÊU CHÍ", "Bảng kết quả: "]),
        ("en", ["ILLUSTRATIVE FIGURES", "Proposed:", "CRITERIA", "The result workbook: "]),
    ] {
        let mut run = command(&["demo", "--lang", language]);
        let done = run.current_dir(folder.path()).output().expect("a run");
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        let out = String::from_utf8(done.stdout).expect("UTF-8");
        for words in words {
            assert!(out.contains(words), "{words}:\n{out}");
        }
        let line = out.lines().find(|line| line.starts_with(words[3])).expect("the path");
        let path = folder.path().join(line.trim_start_matches(words[3]));
        assert!(fs::metadata(path).expect("the result").len() > 1000);
    }
}

#[test]
fn the_workbook_that_ships_is_the_filled_template_of_the_example_figures() {
    let folder = tempfile::tempdir().expect("a folder");
    let made = folder.path().join("2022-q2.xlsx");
    let output = made.display().to_string();
    let arguments =
        ["template", "1371-2022", "--round", "2022-q2", "--figures", &example(), "--output", &output];
    thidua(&arguments).fine();
    let kept =
        fs::read(shipped("movements/1371-2022/example/2022-q2.xlsx")).expect("the workbook that ships");
    assert!(
        fs::read(made).expect("the workbook") == kept,
        "stale: thidua template 1371-2022 --round 2022-q2 --figures movements/1371-2022/example/2022-q2.csv \
         --output movements/1371-2022/example/2022-q2.xlsx"
    );
}

#[test]
fn away_from_a_terminal_it_says_how_the_portal_is_opened_and_ends() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().display().to_string();
    for arguments in [&["demo", "--output", &out][..], &["demo", "--no-portal", "--output", &out]] {
        assert!(thidua(arguments).fine().contains("thidua demo --portal"), "{arguments:?}");
    }
    let refused = ["demo", "--listen", "0.0.0.0:0", "--output", &out, "--problems", "json"];
    assert_eq!(thidua(&refused).problems(2)[0]["code"], "demo-not-loopback");
}

#[test]
fn asked_for_it_opens_the_portal_after_the_results_and_leaves_nothing_behind() {
    use std::io::{BufRead, BufReader, Read, Write};
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("out").display().to_string();
    let mut run = command(&["demo", "--portal", "--listen", "127.0.0.1:0", "--lang", "en", "--output", &out]);
    let mut child = run.env("TMPDIR", folder.path()).spawn().expect("the binary starts");
    let mut lines = BufReader::new(child.stdout.take().expect("an output")).lines();
    let mut told = Vec::new();
    let mut address = None;
    for line in lines.by_ref() {
        let line = line.expect("UTF-8");
        if let Some((_, rest)) = line.split_once("http://") {
            address = rest.split('/').next().map(str::to_owned);
        }
        let is_last = line.contains("Ctrl-C");
        told.push(line);
        if is_last {
            break;
        }
    }
    let address = address.unwrap_or_else(|| panic!("no address: {told:#?}"));
    assert!(told.iter().any(|line| line.contains("Proposed:")), "the results come first");
    let people = told.iter().filter(|line| line.contains("@demo.example")).count();
    assert_eq!(people, 12, "{told:#?}");
    let mut stream = std::net::TcpStream::connect(&address).expect("it listens");
    stream.write_all(b"GET /demo HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").expect("asked");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("an answer");
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    let ended = std::process::Command::new("sh").args(["-c", &format!("kill -TERM {}", child.id())]).status();
    assert!(ended.expect("kill").success());
    assert!(child.wait().expect("an end").success());
    let left: Vec<_> =
        fs::read_dir(folder.path()).expect("the folder").flatten().map(|e| e.file_name()).collect();
    assert_eq!(left, ["out"], "what was tried is gone");
}
