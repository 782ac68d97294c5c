//! `template`, and workbooks that come back.

use std::fs;

use crate::run::{example, thidua};

#[test]
fn a_filled_template_is_judged_as_the_figures_it_was_filled_with() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).display().to_string();
    let (empty, filled) = (path("empty.xlsx"), path("filled.xlsx"));
    let template = ["template", "1371-2022", "--round", "2022-q2", "--output"];
    assert!(thidua(&[&template[..], &[&empty]].concat()).fine().contains("empty.xlsx"));
    thidua(&[&template[..], &[&filled, "--figures", &example()]].concat()).fine();
    let judged = |file: &str| {
        thidua(&["evaluate", "1371-2022", "--round", "2022-q2", "--figures", file, "--format", "json"]).fine()
    };
    assert_eq!(judged(&filled), judged(&example()));
    // What is not known yet is left empty: an empty template is no problem, and nobody competes.
    assert!(judged(&empty).contains("\"standings\": [\n ]"));
}

#[test]
fn a_template_of_another_round_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("q3.xlsx").display().to_string();
    thidua(&["template", "1371-2022", "--round", "2022-q3", "--output", &path]).fine();
    let arguments = ["evaluate", "1371-2022", "--round", "2022-q2", "--figures", &path, "--problems", "json"];
    assert_eq!(thidua(&arguments).problems(1)[0]["code"], "template-of-another");
}

#[test]
fn a_damaged_workbook_is_refused_in_words() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("broken.xlsx");
    fs::write(&path, b"PK\x03\x04 and then nothing").expect("a file");
    let file = path.display().to_string();
    let arguments = ["evaluate", "1371-2022", "--round", "2022-q2", "--figures", &file, "--problems", "json"];
    let problems = thidua(&arguments).problems(1);
    assert_eq!(problems[0]["code"], "damaged-workbook", "{problems:#?}");
}
