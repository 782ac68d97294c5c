//! Killed at any moment, while files are read, figures submitted and verified and rounds judged: what was acknowledged is there,
//! nothing half done is seen, and the journal is whole. `THIDUA_KILLS` says how many times; CI does a few.

use std::path::Path;
use std::process::Stdio;
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

use store::{Store, SubmissionState, Wanted};

use crate::binary::{Served, command, ended};
use crate::database::Database;
use crate::driver::{MARKED, ROUND, Unit, table};
use crate::visitor::Visitor;

#[test]
fn killed_over_a_file() {
    let folder = tempfile::tempdir().expect("a folder");
    killed(folder.path(), &Database::file(folder.path()), 0x5151);
}

#[test]
fn killed_over_a_server() {
    let folder = tempfile::tempdir().expect("a folder");
    killed(folder.path(), &Database::server(), 0x9292);
}

/// Chance that is the same each time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound
    }
}

/// How a unit's figures stand: the number that they carry, and the state.
type Stand = (u32, Option<SubmissionState>);

/// What a unit's people know: where it stood when they were last answered, and what they asked for since.
#[derive(Clone, Copy, Debug)]
struct Known {
    answered: Stand,
    asked: Option<Stand>,
}

/// What was answered, by kind.
#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    files: u32,
    submitted: u32,
    verified: u32,
    returned: u32,
    judged: u32,
}

type Shared<T> = Arc<Mutex<T>>;

fn killed(folder: &Path, database: &Database, seed: u64) {
    let kills: u64 = std::env::var("THIDUA_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(4);
    let address = database.address();
    let mut chance = Chance(seed);
    let counts: Shared<Counts> = Arc::default();
    let known = ["40", "52"].map(|_| Arc::new(Mutex::new(Known { answered: (0, None), asked: None })));
    let judged: Shared<(usize, usize)> = Arc::default();
    for kill in 0..kills {
        if kill % 5 == 4 {
            // At any moment of its start, too.
            let mut child =
                demo(folder, &address).stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("a start");
            std::thread::sleep(Duration::from_millis(chance.below(3_000)));
            child.kill().expect("killed");
            child.wait().expect("an end");
        }
        let (served, password) = Served::demo(folder, &address, &["--empty"]);
        let mut people: Vec<JoinHandle<()>> = Vec::new();
        for (code, known) in ["40", "52"].into_iter().zip(&known) {
            let people_of = ["officer", "head"].map(|who| {
                Visitor::signed_in(&served.address, &format!("{who}.{code}@demo.example"), &password)
            });
            let verifier = Visitor::signed_in(&served.address, "verifier@demo.example", &password);
            let (known, counts) = (known.clone(), counts.clone());
            people.push(std::thread::spawn(move || work(code, people_of, verifier, &known, &counts)));
        }
        let emulation = Visitor::signed_in(&served.address, "emulation@demo.example", &password);
        let (of_judge, of_counts) = (judged.clone(), counts.clone());
        people.push(std::thread::spawn(move || judge(emulation, &of_judge, &of_counts)));
        std::thread::sleep(Duration::from_millis(50 + chance.below(2_000)));
        served.signal("KILL");
        let _ = served.end(Duration::from_secs(10));
        people.into_iter().for_each(|one| one.join().expect("they were cut off, no more"));
        check(&address, folder, kill, &known, &judged);
        println!("{} of {kills} over {}", kill + 1, address.split(':').next().unwrap_or_default());
    }
    let counts = *counts.lock().expect("counts");
    println!("{kills} kills: {counts:?} acknowledged");
    if kills >= 4 {
        let each = [counts.files, counts.submitted, counts.verified, counts.returned, counts.judged];
        assert!(each.iter().all(|count| *count > 0), "too little was done to be lost: {counts:?}");
    }
    let backup = folder.join("backup").display().to_string();
    let from =
        ["backup", "--output", &backup, "--database", &address, "--folder", &folder.display().to_string()];
    let (fine, _, errors) = ended(&from);
    assert!(fine, "every upload that the database knows is there: {errors}");
}

fn demo(folder: &Path, database: &str) -> std::process::Command {
    let (files, out) = (folder.display().to_string(), folder.join("out").display().to_string());
    command(&[
        "demo",
        "--empty",
        "--listen",
        "127.0.0.1:0",
        "--folder",
        &files,
        "--database",
        database,
        "--output",
        &out,
    ])
}

/// Works on a unit's figures until the portal is gone.
fn work(
    code: &'static str,
    [mut officer, mut head]: [Visitor; 2],
    mut verifier: Visitor,
    known: &Mutex<Known>,
    counts: &Mutex<Counts>,
) {
    use SubmissionState::{Draft, Returned, Submitted, Verified};
    let unit = Unit::new(code);
    loop {
        let (marker, state) = {
            let mut known = known.lock().expect("known");
            known.asked = None;
            known.answered
        };
        // What comes next, and how it will stand then.
        let next = match state {
            None => (marker + 1, Some(Draft)),
            Some(Draft) => (marker, Some(Submitted)),
            Some(Submitted) => (marker, Some(Verified)),
            Some(Verified) => (marker, Some(Returned)),
            // A file for what was returned leaves it returned; then it is submitted.
            Some(Returned) => (marker + 1, Some(Returned)),
            Some(_) => return,
        };
        let files = state.is_none() || state == Some(Returned);
        known.lock().expect("known").asked = Some(next);
        let done = if files {
            let text = table(code, next.0);
            officer.upload(&unit.upload(), "q2.csv", text.as_bytes()).map(|answer| answer.status)
        } else {
            match next.1 {
                Some(Submitted) => unit.act(&mut head, "submit"),
                Some(Verified) => unit.act(&mut verifier, "verify"),
                _ => unit.act(&mut verifier, "return"),
            }
        };
        match done {
            Ok(200) if files => {
                counts.lock().expect("counts").files += 1;
                *known.lock().expect("known") = Known { answered: next, asked: None };
                if next.1 == Some(Returned) {
                    let then = (next.0, Some(Submitted));
                    known.lock().expect("known").asked = Some(then);
                    match unit.act(&mut head, "submit") {
                        Ok(303) => {
                            counts.lock().expect("counts").submitted += 1;
                            *known.lock().expect("known") = Known { answered: then, asked: None };
                        }
                        Ok(status) => panic!("submit: {status}"),
                        Err(_) => return,
                    }
                }
            }
            Ok(303) if !files => {
                {
                    let mut counts = counts.lock().expect("counts");
                    match next.1 {
                        Some(Submitted) => counts.submitted += 1,
                        Some(Verified) => counts.verified += 1,
                        _ => counts.returned += 1,
                    }
                }
                *known.lock().expect("known") = Known { answered: next, asked: None };
                if next.1 == Some(Verified) {
                    // What is judged stands still for a moment: a judgement of what changed meanwhile is refused.
                    std::thread::sleep(Duration::from_millis(400));
                }
            }
            Ok(status) => panic!("{code}: {next:?}: {status}"),
            Err(_) => return,
        }
    }
}

/// Judges the round after, on what is verified for this one, until the portal is gone.
fn judge(mut emulation: Visitor, judged: &Mutex<(usize, usize)>, counts: &Mutex<Counts>) {
    let round = format!("/movements/{}/rounds/2022-q3", ROUND.0);
    loop {
        judged.lock().expect("judged").1 += 1;
        match emulation.fill(&round, &format!("{round}/act"), &[("act", "judge")]).map(|answer| answer.status)
        {
            Ok(303) => {
                judged.lock().expect("judged").0 += 1;
                counts.lock().expect("counts").judged += 1;
            }
            // Nothing is verified at the moment.
            Ok(409) => judged.lock().expect("judged").1 -= 1,
            Ok(status) => panic!("judge: {status}"),
            Err(_) => return,
        }
        std::thread::sleep(Duration::from_millis(100));
    }
}

/// Looks at what was left, before anything runs again: what was answered is there, or what was asked for last, whole.
fn check(
    address: &str,
    folder: &Path,
    kill: u64,
    known: &[Shared<Known>; 2],
    judged: &Mutex<(usize, usize)>,
) {
    let files = folder.display().to_string();
    let (fine, _, errors) = ended(&["journal", "verify", "--database", address, "--folder", &files]);
    assert!(fine, "kill {kill}: {errors}");
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let store = Store::look(address).await.expect("the store");
        let submissions = store.submissions(ROUND.0, Wanted::Now).await.expect("submissions");
        for (code, known) in ["40", "52"].into_iter().zip(known) {
            let Known { answered, asked } = *known.lock().expect("known");
            let found = submissions.iter().find(|s| s.round == ROUND.1 && s.unit == code);
            let mut marks = MARKED.map(|_| 0_u32);
            if let Some(found) = found {
                let mark = |text: &str| text.parse::<u32>().map_or(0, |number| number - 1_000_000);
                let period = "2022-06-30";
                for kept in store.figures_of_submission(found.id).await.expect("figures") {
                    let key = &kept.figure.key;
                    let at =
                        MARKED.iter().position(|i| *i == key.indicator && key.period.to_string() == period);
                    if let (Some(at), Some(judge::Value::Number(number))) = (at, &kept.figure.value) {
                        marks[at] = mark(&number.to_decimal_text().expect("a decimal"));
                    }
                }
                for kept in store.draft(found.id).await.expect("drafts") {
                    let key = &kept.cell.key;
                    let at =
                        MARKED.iter().position(|i| *i == key.indicator && key.period.to_string() == period);
                    if let Some(at) = at {
                        marks[at] = mark(kept.cell.text.trim_start_matches('='));
                    }
                }
            }
            assert!(marks.iter().all(|mark| *mark == marks[0]), "kill {kill}: half a file: {marks:?}");
            // A submission that was opened for a file that did not come to be read holds nothing.
            let state = found.map(|found| found.state).filter(|_| marks[0] > 0);
            let stands = (marks[0], state);
            assert!(
                stands == answered || Some(stands) == asked,
                "kill {kill}, {code}: {stands:?} is neither {answered:?} nor {asked:?}"
            );
            *known.lock().expect("known") = Known { answered: stands, asked: None };
        }
        let count = store.judgements(ROUND.0, "2022-q3").await.expect("judgements").len();
        store.close().await;
        let mut judged = judged.lock().expect("judged");
        assert!(judged.0 <= count && count <= judged.1, "kill {kill}: {count} judgements, {judged:?}");
        *judged = (count, count);
    });
}
