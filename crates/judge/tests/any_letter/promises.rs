//! The promises, each tried on many rounds. `THIDUA_LETTERS` and `THIDUA_SEED` ask for more letters, and for others.

use std::sync::Arc;

use judge::{Details, Roster, Sheet, to_json};
use movement::Movement;
use oracle::Rng;

use crate::claims::{broken, check_whole};
use crate::fills::fill;
use crate::letter::{Letter, random_letter};
use crate::round::Round;
use crate::shelf;

/// How many letters are made at random.
const LETTERS: u64 = 720;

/// How many times the missing figures of a round are filled.
const FILLS: usize = 24;

/// A number that whoever runs the tests may set.
pub fn setting(name: &str, usual: u64) -> u64 {
    std::env::var(name).ok().and_then(|n| n.parse().ok()).unwrap_or(usual)
}

/// Selections where places are limited, of rounds in which something is missing.
#[derive(Debug, Default)]
struct Tally {
    /// Called certain.
    certain: usize,
    /// Not called certain, though no filling took the place away.
    stood: usize,
    /// Not called certain, and some filling took the place away.
    fell: usize,
    /// Rounds.
    rounds: usize,
}

impl Tally {
    /// Of the selections that no filling took away, how many in a hundred were called certain.
    fn useful(&self) -> usize {
        100 * self.certain / (self.certain + self.stood).max(1)
    }

    /// Of all selections, how many in a hundred were called certain.
    fn of_all(&self) -> usize {
        100 * self.certain / (self.certain + self.stood + self.fell).max(1)
    }
}

/// Fills the missing figures of a round again and again, and holds every claim against what comes of it.
fn try_round(round: &Round, text: &str, tally: &mut Tally, rng: &mut Rng) {
    let before = round.judged();
    check_whole(round, &before);
    let missing = round.missing();
    if missing.is_empty() {
        return;
    }
    let mut fell: Vec<Vec<u32>> = vec![Vec::new(); before.judgement.awards.len()];
    for _ in 0..FILLS {
        let awards = &before.judgement.awards;
        let selected: Vec<u32> = awards.iter().flat_map(|award| award.selected.iter().copied()).collect();
        let attacked = if selected.is_empty() {
            rng.below(round.roster.len() as u64) as u32
        } else {
            rng.pick(&selected)
        };
        let mut filled = round.clone();
        fill(&mut filled, &missing, attacked as usize, rng);
        let after = filled.judged();
        check_whole(&filled, &after);
        if let Some(claim) = broken(&round.plan, &before, &after) {
            let (round, filled, claim) = smaller(round, &filled, claim);
            let (round, filled) = (round.shown(), filled.shown());
            let round: Vec<&str> = round.lines().collect();
            let filled: String =
                filled.lines().filter(|line| !round.contains(line)).collect::<Vec<_>>().join("\n");
            panic!("{claim}\n{text}\nknown:\n{}\nfilled:\n{}", round.join("\n"), filled);
        }
        for (fell, (was, is)) in fell.iter_mut().zip(awards.iter().zip(&after.judgement.awards)) {
            fell.extend(was.selected.iter().filter(|row| !is.selected.contains(row)));
        }
    }
    tally.rounds += 1;
    for (award, fell) in before.judgement.awards.iter().zip(&fell).filter(|(award, _)| award.quota.is_some())
    {
        for row in &award.selected {
            match award.standing(*row).is_some_and(|standing| standing.certain) {
                true => tally.certain += 1,
                false if fell.contains(row) => tally.fell += 1,
                false => tally.stood += 1,
            }
        }
    }
}

/// The same broken claim with as much known as possible before, and as little filled in.
fn smaller(round: &Round, filled: &Round, mut claim: String) -> (Round, Round, String) {
    let (mut round, mut filled) = (round.clone(), filled.clone());
    for (slot, row) in round.missing() {
        let value = filled.cells[slot][row].clone();
        let (mut known, mut unfilled) = (round.clone(), filled.clone());
        known.cells[slot][row] = value;
        unfilled.cells[slot][row] = None;
        if let Some(still) = broken(&round.plan, &known.judged(), &filled.judged()) {
            (round, claim) = (known, still);
        } else if let Some(still) = broken(&round.plan, &round.judged(), &unfilled.judged()) {
            (filled, claim) = (unfilled, still);
        }
    }
    (round, filled, claim)
}

/// Letters made at random, so many as are asked for or usual.
fn random_letters(usual: u64, rng: &mut Rng) -> Vec<Letter> {
    let wanted = setting("THIDUA_LETTERS", usual);
    let letters: Vec<Letter> = (0..wanted).filter_map(|_| random_letter(rng)).collect();
    // The checker refuses few of them, or it would be the checker that is tried here.
    assert!(letters.len() as u64 * 10 > wanted * 9, "{} of {wanted}", letters.len());
    letters
}

#[test]
fn claims_stand_whatever_the_missing_figures_turn_out_to_be() {
    let mut rng = Rng::new(setting("THIDUA_SEED", 3_011));
    let letters = setting("THIDUA_LETTERS", LETTERS);
    let mut tally = Tally::default();
    for movement in shelf::letters() {
        for _ in 0..letters / 12 {
            let mut round = Round::random(&movement, &mut rng);
            round.forget(&mut rng);
            try_round(&round, "", &mut tally, &mut rng);
        }
    }
    for _ in 0..letters {
        let Some(letter) = random_letter(&mut rng) else { continue };
        for _ in 0..6 {
            let mut round = Round::random(&letter.movement, &mut rng);
            round.forget(&mut rng);
            try_round(&round, &letter.text, &mut tally, &mut rng);
        }
    }
    // All three occur, or the test would show nothing.
    let enough = letters as usize / 10;
    assert!(tally.certain > enough && tally.stood > enough && tally.fell > enough, "{tally:?}");
}

#[test]
fn certain_is_useful_where_little_is_missing() {
    let mut rng = Rng::new(setting("THIDUA_SEED", 77));
    let mut movements = shelf::letters();
    let own = movements.len();
    movements.extend(random_letters(LETTERS / 2, &mut rng).into_iter().map(|letter| letter.movement));
    let mut tallies = [Tally::default(), Tally::default()];
    for (number, movement) in movements.iter().enumerate() {
        let (tally, rounds) = if number < own { (&mut tallies[0], 40) } else { (&mut tallies[1], 6) };
        for _ in 0..rounds {
            let mut round = Round::random(movement, &mut rng);
            round.forget_one(&mut rng);
            try_round(&round, "", tally, &mut rng);
        }
    }
    // Measured with seeds 11 to 14. Of the selections that no filling took away, 96 to 99 in a hundred were called certain
    // in the letters of this repository and 82 to 89 in those made at random; of all selections 81 to 89 and 78 to 84.
    let [own, random] = &tallies;
    assert!(own.useful() >= 90 && random.useful() >= 75, "{tallies:?}");
    assert!(own.of_all() >= 70 && random.of_all() >= 70, "{tallies:?}");
}

/// The round judged from figures and units that come in some order.
fn judged_in_some_order(movement: &Movement, round: &Round, rng: &mut Rng) -> String {
    let mut rows = round.roster.rows().to_vec();
    let mut units = Vec::new();
    while !rows.is_empty() {
        let row = rows.swap_remove(rng.below(rows.len() as u64) as usize);
        units.push((row.unit, row.competes));
    }
    let readings = round.plan.readings.iter().cloned().collect();
    let plan =
        judge::Plan::new(movement, &round.plan.round, &readings, round.plan.assume_attested).expect("a plan");
    let sheet = Sheet::new(&plan, &round.figures(rng), Arc::new(Roster::new(units)));
    to_json(&plan, &judge::judge(&plan, &sheet), &Details::new(&plan, &sheet))
}

#[test]
fn the_order_of_input_changes_no_byte() {
    let mut rng = Rng::new(setting("THIDUA_SEED", 5));
    let mut movements = shelf::letters();
    movements.extend(random_letters(LETTERS / 4, &mut rng).into_iter().map(|letter| letter.movement));
    for movement in &movements {
        for _ in 0..3 {
            let mut round = Round::random(movement, &mut rng);
            round.forget(&mut rng);
            let judged = round.judged();
            let in_columns = to_json(&round.plan, &judged.judgement, &judged.details);
            assert_eq!(in_columns, judged_in_some_order(movement, &round, &mut rng));
            assert_eq!(in_columns, judged_in_some_order(movement, &round, &mut rng));
        }
    }
}
