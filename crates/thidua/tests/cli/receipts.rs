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

#[test]
fn why_a_receipt_cannot_be_judged_is_said_in_words() {
    use sha2::{Digest, Sha256};
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("receipt.json");
    let file = path.display().to_string();
    with_input(&and(&SECOND_QUARTER, &["--receipt", &file]), &five()).fine();
    let whole = fs::read_to_string(&path).expect("the receipt");
    // The digests made right again, as somebody who knows the form would do it.
    let digest = |value: &str| Sha256::digest(value).iter().map(|b| format!("{b:02x}")).collect::<String>();
    let value = |line: &str| line.split_once(": ").expect("a part").1.trim_end_matches(',').to_string();
    let line =
        |name: &str| whole.lines().find(|line| line.starts_with(&format!("\"{name}\""))).expect("a part");
    let readings = line("readings");
    let forged = readings.replace("two-decimals", "guess");
    let digests = value(line("digests")).replace(&digest(&value(readings)), &digest(&value(&forged)));
    let forged = whole
        .replace(readings, &forged)
        .replace(&value(line("digests")), &digests)
        .replace(&value(line("seal")), &format!("\"{}\"", digest(&digests)));
    fs::write(&path, forged).expect("a change");
    for (language, words) in [("vi", "không xét lại được"), ("en", "cannot be judged again")] {
        let run = thidua(&["verify", &file, "--lang", language]);
        assert!(run.status == 1 && run.err.contains(words) && run.err.contains("guess"), "{}", run.err);
        assert!(!run.err.contains("UnknownChoice"), "{}", run.err);
    }
}
