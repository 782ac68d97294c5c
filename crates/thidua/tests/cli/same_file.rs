//! What a user has is never written over, and no result takes another's place.

use std::fs;

use crate::figures::five;
use crate::run::thidua;

#[test]
fn no_command_writes_over_what_it_reads_or_twice_to_one_place() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).display().to_string();
    let (figures, units, movement) = (path("q.csv"), path("units.csv"), path("movement.toml"));
    // Another way to the same place.
    let roundabout = folder.path().join(".").join("q.csv").display().to_string();
    let letter = include_str!("../../../../movements/1371-2022/movement.toml");
    for (file, text) in [(&figures, five().as_str()), (&units, "unit\n24\n"), (&movement, letter)] {
        fs::write(file, text).expect("a file");
    }
    let kept = || [&figures, &units, &movement].map(|file| fs::read_to_string(file).expect("a text"));
    let before = kept();
    let round = ["--round", "2022-q2", "--figures", &figures, "--units", &units];
    let result = path("result");
    for (command, more) in [
        ("evaluate", vec!["--output", &figures]),
        ("evaluate", vec!["--output", &roundabout]),
        ("evaluate", vec!["--output", &units]),
        ("evaluate", vec!["--output", &movement]),
        ("evaluate", vec!["--receipt", &figures]),
        ("evaluate", vec!["--annotate", &figures]),
        ("evaluate", vec!["--output", &result, "--receipt", &result]),
        ("explain", vec!["--award", "health", "--unit", "24", "--output", &figures]),
        ("compare-readings", vec!["--output", &figures]),
        ("fragility", vec!["--output", &figures]),
        ("template", vec!["--output", &figures]),
    ] {
        let run = thidua(&[&[command, &movement][..], &round, &more, &["--lang", "en"]].concat());
        assert_eq!(run.status, 2, "{command} {more:?}: {}", run.err);
        assert!(run.err.contains("would write over"), "{}", run.err);
        assert_eq!(kept(), before, "{command} {more:?}");
        assert!(!fs::exists(&result).expect("a folder"), "{command} {more:?}");
    }
    let run = thidua(&[&["evaluate", &movement][..], &round, &["--output", &result]].concat());
    assert_eq!(run.status, 0, "{}", run.err);
}
