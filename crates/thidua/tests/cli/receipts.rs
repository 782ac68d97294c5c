//! `evaluate --receipt` and `verify`

use std::fs;

use crate::figures::five;
use crate::run::{SECOND_QUARTER, and, thidua, with_input};

#[test]
fn a_receipt_verifies_and_every_change_is_found() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("receipt.json");
    let file = path.display().to_string();
    with_input(&and(&SECOND_QUARTER, &["--receipt", &file]), &five()).fine();
    assert!(thidua(&["verify", &file]).fine().contains("nguyên vẹn"));
    assert!(thidua(&["verify", &file, "--lang", "en"]).fine().contains("The receipt is whole"));
    assert_eq!(thidua(&["verify", &file, "--format", "json"]).json()["verified"], true);

    let whole = fs::read_to_string(&path).expect("the receipt");
    fs::write(&path, whole.replacen("\"31\"", "\"32\"", 1)).expect("a change");
    let problems = thidua(&["verify", &file, "--problems", "json"]).problems(1);
    assert_eq!(problems[0]["code"], "receipt-part");
    fs::write(&path, "{}").expect("a change");
    assert_eq!(thidua(&["verify", &file, "--problems", "json"]).problems(1)[0]["code"], "not-a-receipt");
    let missing = folder.path().join("missing").display().to_string();
    assert_eq!(thidua(&["verify", &missing, "--problems", "json"]).problems(1)[0]["code"], "cannot-read");
}
