//! Settings: by option, by variable, in a file; all that is wrong at once.

use serde_json::Value as Json;

use crate::binary::{Served, command};
use crate::visitor::Visitor;

#[test]
fn everything_that_is_wrong_is_told_at_once_with_its_line() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("thidua.toml");
    let text = "[reach]\nlisten = \"here\"\nsecur = true\n\n[limits]\nsession_days = 0\nworkbooks_at_once = [2]\n\n\
                [storage]\nfolder = \"ok\"\n[elsewhere]\nx = 1\n";
    std::fs::write(&file, text).expect("a file");
    let file = file.display().to_string();
    let mut run = command(&["serve", "--settings", &file, "--metrics", "nowhere", "--problems", "json"]);
    let run =
        run.env("THIDUA_LOG_FORM", "xml").env("THIDUA_S3_SECRET_KEY", "hunter2").output().expect("a run");
    assert_eq!(run.status.code(), Some(1));
    let errors = String::from_utf8(run.stderr).expect("UTF-8");
    let problems: Vec<Json> = serde_json::from_str(&errors).unwrap_or_else(|e| panic!("{e}: {errors}"));
    let told: Vec<(Option<u64>, &str)> =
        problems.iter().map(|p| (p["line"].as_u64(), p["code"].as_str().expect("a code"))).collect();
    assert_eq!(
        told,
        [
            (None, "setting-value"),
            (None, "setting-value"),
            (Some(2), "setting-value"),
            (Some(3), "setting-unknown"),
            (Some(6), "setting-value"),
            (Some(7), "setting-value"),
            (Some(12), "setting-unknown"),
        ],
        "{errors}"
    );
    assert!(errors.contains("reach.secure"), "what was probably meant: {errors}");
    assert!(!errors.contains("hunter2"));
}

#[test]
fn an_option_goes_before_a_variable_and_a_variable_before_the_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).display().to_string();
    let text = format!(
        "[storage]\nfolder = {:?}\ndatabase = {:?}\nuploads = {:?}\n",
        path("a"),
        path("a.db"),
        path("u")
    );
    std::fs::write(path("thidua.toml"), text).expect("a file");
    let mut run = command(&["serve", "--listen", "127.0.0.1:0", "--folder", &path("c")]);
    run.env("THIDUA_SETTINGS", path("thidua.toml"));
    run.env("THIDUA_FOLDER", path("b")).env("THIDUA_DATABASE", path("b.db")).env("THIDUA_LISTEN", "nonsense");
    let served = Served::of(run, "Ctrl-C");
    assert_eq!(Visitor::new(&served.address).get("/readyz").expect("an answer").status, 200);
    served.stop();
    let there: Vec<bool> =
        ["a", "b", "c", "a.db", "b.db", "u"].iter().map(|name| folder.path().join(name).exists()).collect();
    assert_eq!(
        there,
        [false, false, true, false, true, true],
        "folder by option, database by variable, uploads by file"
    );
}
