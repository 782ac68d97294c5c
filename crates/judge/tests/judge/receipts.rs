//! Receipts replay, and no byte of one can be changed unnoticed.

use judge::{Broken, Judged, PlanProblem, receipt, verify};
use oracle::{Rng, random_round};

use crate::rounds::{figures, movement, roster, rounds};

fn some_receipt(seed: u64, wanted: &str) -> String {
    let mut rng = Rng::new(seed);
    loop {
        let round = random_round(&mut rng);
        if round.movement != wanted {
            continue;
        }
        let movement = movement(wanted);
        let cut_off = movement.round(&round.round).expect("a round").cut_off;
        let figures = figures(&movement, &round, cut_off);
        let judged =
            Judged::new(&movement, &round.round, &round.readings, round.assume_attested, &figures, |plan| {
                roster(plan, &round, &figures)
            })
            .expect("a plan");
        return receipt(&judged, "thidua 0.1.0");
    }
}

#[test]
fn receipts_of_all_movements_verify() {
    for id in ["4494-2017", "1170-2021", "1371-2022", "2213-2021-2025", "09-2023"] {
        for seed in 0..rounds(12) as u64 {
            let receipt = some_receipt(seed * 31, id);
            let verified = verify(receipt.as_bytes()).expect("a whole receipt");
            assert_eq!(verified.movement, id);
            assert_eq!(verified.seal.len(), 64);
        }
    }
}

#[test]
fn every_changed_byte_is_found_and_its_part_named() {
    let receipt = some_receipt(5, "4494-2017");
    let starts: Vec<(usize, &str)> = receipt
        .lines()
        .scan(0, |at, line| {
            let start = *at;
            *at += line.len() + 1;
            Some((start, line))
        })
        .collect();
    // Every byte of short lines, every hundredth of the long ones, each in two ways.
    for (start, line) in starts {
        let name = line.split('"').nth(1).filter(|_| line.len() > 1);
        let step = if line.len() < 1_200 { 1 } else { line.len() / 60 };
        for at in (start..=start + line.len()).step_by(step) {
            for flip in [1u8, 0x20, 0x80] {
                let mut bytes = receipt.clone().into_bytes();
                bytes[at] ^= flip;
                let broken = verify(&bytes).expect_err("a changed byte");
                match (&broken, name) {
                    (Broken::Part(part), Some(name)) => {
                        // The line break after a part belongs to the frame or to either neighbour.
                        assert!(*part == name || at == start + line.len(), "byte {at} of {name}: {broken:?}");
                    }
                    (Broken::Part(_) | Broken::Frame(_), _) => {}
                    other => panic!("byte {at}: {other:?}"),
                }
            }
        }
    }
    for cut in [1, receipt.len() / 2, receipt.len() - 1] {
        assert!(verify(&receipt.as_bytes()[..cut]).is_err());
    }
    assert_eq!(verify(b"{}"), Err(Broken::NotAReceipt));
}

/// The receipt with a part changed and every digest made right again, as somebody who knows the form would do it.
fn forged(receipt: &str, part: &str, change: impl Fn(&str) -> String) -> String {
    use sha2::{Digest, Sha256};
    let digest =
        |value: &str| -> String { Sha256::digest(value).iter().map(|b| format!("{b:02x}")).collect() };
    let mut lines: Vec<String> = receipt.lines().map(String::from).collect();
    let value = |line: &str| line.split_once(": ").expect("a part").1.trim_end_matches(',').to_string();
    let at = lines.iter().position(|l| l.starts_with(&format!("\"{part}\""))).expect("the part");
    lines[at] = format!("\"{part}\": {},", change(&value(&lines[at])));
    let count = lines.len();
    let table: Vec<String> = lines[1..count - 3]
        .iter()
        .map(|line| format!("\"{}\": \"{}\"", line.split('"').nth(1).expect("a name"), digest(&value(line))))
        .collect();
    let table = format!("{{{}}}", table.join(", "));
    lines[count - 2] = format!("\"seal\": \"{}\"", digest(&table));
    lines[count - 3] = format!("\"digests\": {table},");
    lines.join("\n") + "\n"
}

#[test]
fn a_forger_cannot_change_what_follows_from_the_figures() {
    let receipt = some_receipt(5, "1371-2022");
    assert!(
        verify(forged(&receipt, "engine", |_| "\"another\"".into()).as_bytes()).is_ok(),
        "the forger knows the form"
    );
    let other = forged(&receipt, "result", |value| value.replacen("not_eligible", "eligible", 1));
    assert!(
        matches!(verify(other.as_bytes()), Err(Broken::Differs { .. })),
        "{:?}",
        verify(other.as_bytes())
    );
    let other = forged(&receipt, "round", |_| "\"2022-q9\"".into());
    assert!(matches!(verify(other.as_bytes()), Err(Broken::Plan(PlanProblem::UnknownRound { .. }))));
    let other = forged(&receipt, "readings", |value| value.replacen("two-decimals", "guess", 1));
    assert!(matches!(verify(other.as_bytes()), Err(Broken::Plan(PlanProblem::UnknownChoice { .. }))));
    let other = forged(&receipt, "movement", |value| value.replacen("format = 1", "format = 9", 1));
    assert!(matches!(verify(other.as_bytes()), Err(Broken::Movement(problems)) if !problems.is_empty()));
}

#[test]
fn a_forged_figure_that_no_door_lets_in_is_named() {
    let receipt = (0..)
        .map(|seed| some_receipt(seed, "1371-2022"))
        .find(|receipt| receipt.contains("\"compulsory\""))
        .expect("a receipt with figures");
    // The first figure once more, the same with another value, and one of a value that nothing has.
    let changed = |change: &dyn Fn(&mut Vec<serde_json::Value>)| {
        forged(&receipt, "figures", |value| {
            let mut figures: Vec<serde_json::Value> = serde_json::from_str(value).expect("figures");
            let people = figures.iter().position(|f| f[1] == "compulsory").expect("a count");
            figures.swap(0, people);
            change(&mut figures);
            serde_json::to_string(&figures).expect("JSON")
        })
    };
    let twice = changed(&|figures| figures.push(figures[0].clone()));
    assert!(matches!(verify(twice.as_bytes()), Err(Broken::Figure { twice: true, .. })));
    for value in ["-1", "1/2", "true"] {
        let odd = changed(&|figures| figures[0][3] = value.into());
        assert!(matches!(verify(odd.as_bytes()), Err(Broken::Figure { twice: false, .. })), "{value}");
    }
}
