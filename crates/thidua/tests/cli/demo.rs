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
