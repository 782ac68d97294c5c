//! What would refute `certain` is found where it is there, and not where it is not.

use oracle::{Rng, Round, certain_refuted, random_round};

/// Six provinces that are far over everything, and a seventh of which only the receivable is missing.
fn outstanding() -> Round {
    let mut round = Round::new("4494-2017", "final");
    for unit in ["01", "02", "04", "06", "08", "10", "11"] {
        let reached = if unit == "11" { 2000 } else { 1000 };
        round = round.with(&format!(
            "{unit},social,2017-12-31,{reached}\n{unit},unemployment,2017-12-31,{reached}\n\
             {unit},health,2017-12-31,{reached}\n{unit},social_plan,2017,1000\n{unit},unemployment_plan,2017,1000\n\
             {unit},health_plan,2017,1000\n{unit},late,2017-12-31,100\n{unit},receivable,2017-12-31,10000\n\
             {unit},late_target,2017-Q4,0.04\n"
        ));
    }
    round
}

#[test]
fn a_rival_with_a_gap_refutes() {
    let mut round = outstanding();
    let gap = ("11".to_string(), "receivable".to_string(), "2017-12-31".to_string());
    round.figures.remove(&gap);
    let figures =
        certain_refuted(&round, "outstanding", "01", 200, &mut Rng::new(1)).expect("11 comes before it");
    // What is found is the whole round with the gap filled; it leaves what was given alone.
    assert!(figures.contains_key(&gap));
    assert!(round.figures.iter().all(|(key, value)| figures[key] == *value));
}

#[test]
fn without_gaps_nothing_refutes() {
    let round = outstanding();
    assert_eq!(certain_refuted(&round, "outstanding", "11", 200, &mut Rng::new(1)), None);
}

#[test]
fn a_rival_that_has_failed_already_refutes_nothing() {
    // 11 misses its receivable, and has not reached its plan in health: it stays out whatever it is.
    let mut round = outstanding();
    round.figures.remove(&("11".into(), "receivable".into(), "2017-12-31".into()));
    round.figures.insert(("11".into(), "health".into(), "2017-12-31".into()), "999".into());
    assert_eq!(certain_refuted(&round, "outstanding", "01", 500, &mut Rng::new(1)), None);
}

#[test]
fn a_tie_at_the_last_place_refutes() {
    // 10 at rank 6 of 6 alone; 11 can only come to be its equal: the same figures, with the receivable missing.
    let mut round = Round::new("1170-2021", "preliminary");
    for unit in ["20", "21", "22", "23", "24", "25", "26", "27", "28", "01"] {
        round = round.with(&format!("{unit},vssid,2021-06-30,900\n{unit},vssid_plan,2021,1000"));
    }
    round = round.with("02,vssid,2021-06-30,900");
    assert!(certain_refuted(&round, "preliminary", "01", 500, &mut Rng::new(2)).is_some());
}

#[test]
fn random_rounds_never_make_it_panic() {
    let mut rng = Rng::new(3);
    for _ in 0..60 {
        let round = random_round(&mut rng);
        let judged = oracle::evaluate(&round);
        for award in judged["awards"].as_array().expect("awards") {
            for unit in award["selected"].as_array().expect("a list").iter().take(2) {
                let id = award["award"].as_str().expect("an id");
                certain_refuted(&round, id, unit.as_str().expect("a code"), 10, &mut rng);
            }
        }
    }
}
