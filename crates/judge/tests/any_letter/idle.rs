//! What the checker proves of a letter before any figure is there: that nobody can meet a criterion, or that everybody
//! does. No figures ever show it wrong.

use judge::Met;
use movement::{Fact, Problem};
use oracle::Rng;

use crate::letter::{Letter, random_letter};
use crate::promises::setting;
use crate::round::Round;
use crate::rules::{attested, award, criterion, measure, table};

/// Letters made of few numbers, so that their conditions often exclude each other.
const NARROW: u64 = 400;

/// Letters of every form.
const ANY: usize = 200;

/// Rounds of each letter.
const ROUNDS: usize = 12;

#[derive(Debug, Default)]
struct Tally {
    never: usize,
    always: usize,
    apart: usize,
}

#[test]
fn what_is_proven_of_criteria_holds_for_all_figures() {
    let mut rng = Rng::new(setting("THIDUA_SEED", 47));
    let mut tally = Tally::default();
    for _ in 0..setting("THIDUA_LETTERS", NARROW) {
        let rules = narrow_rules(&mut rng);
        let letter = Letter::with_random_rules(&rules);
        try_letter(&letter.unwrap_or_else(|| panic!("an unsound letter: {rules}")), &mut tally, &mut rng);
    }
    for _ in 0..ANY {
        if let Some(letter) = random_letter(&mut rng) {
            try_letter(&letter, &mut tally, &mut rng);
        }
    }
    assert!(tally.never > 100 && tally.always > 50 && tally.apart > 20, "{tally:?}");
}

fn fact<'p>(problem: &'p Problem, name: &str) -> &'p str {
    match problem.facts.iter().find(|(fact, _)| *fact == name) {
        Some((_, Fact::Text(text))) => text,
        _ => "",
    }
}

/// Holds what is claimed of a letter against rounds of it, and counts the claims.
fn try_letter(letter: &Letter, tally: &mut Tally, rng: &mut Rng) {
    let claimed = |code: &'static str, kind: &str, id: &str| {
        let mut of_code = letter.idle.iter().filter(|problem| problem.code == code);
        of_code.any(|problem| fact(problem, "kind") == kind && fact(problem, "id") == id)
    };
    let apart = |award: &str| {
        let mut of_awards = letter.idle.iter().filter(|problem| problem.code == "requirements-contradict");
        of_awards.any(|problem| fact(problem, "award") == award)
    };
    for n in 0..ROUNDS {
        let mut round = Round::random(&letter.movement, rng);
        let whole = n % 3 != 0;
        if !whole {
            round.forget(rng);
        }
        let judged = round.judged();
        for (a, award) in round.plan.awards.iter().enumerate() {
            for row in 0..round.roster.len() as u32 {
                let met: Vec<Met> =
                    (0..award.criteria.len()).map(|c| judged.details.criterion(a, c, row)).collect();
                let shown = || format!("row {row}: {}\n{}\n{}", letter.text, round.shown(), award.id);
                for (criterion, met) in award.criteria.iter().zip(&met) {
                    let id = criterion.id.as_str();
                    let fails = *met == Met::NotMet || whole && *met == Met::Unknown;
                    let wrong = claimed("never-holds", "criterion", id) && *met == Met::Met
                        || claimed("always-holds", "criterion", id) && fails;
                    assert!(!wrong, "{id} is {met:?}: {}", shown());
                }
                let all = met.iter().all(|met| *met == Met::Met);
                assert!(!(apart(&award.id) && all), "{}", shown());
            }
        }
        for goal in &judged.judgement.goals {
            let wrong = claimed("never-holds", "goal", &goal.goal) && goal.outcome == Met::Met
                || claimed("always-holds", "goal", &goal.goal) && goal.outcome == Met::NotMet;
            assert!(!wrong, "{}\n{}\n{}", goal.goal, letter.text, round.shown());
        }
    }
    let of_code = |code: &str| letter.idle.iter().filter(|problem| problem.code == code).count();
    tally.never += of_code("never-holds");
    tally.always += of_code("always-holds");
    tally.apart += of_code("requirements-contradict");
}

/// Criteria over few figures and few numbers, an award for each, for two together, and for all; and goals.
fn narrow_rules(rng: &mut Rng) -> String {
    let floor = table("parameter", "floor", "clause = \"1\"\nis = \"50%\"");
    let mut out = [measure("rate", "health / health_plan"), floor, attested()].concat();
    for n in 1..=4 {
        let depth = rng.below(4);
        let mut says = format!("holds = \"{}\"", condition(rng, depth, n));
        if rng.percent(30) {
            let depth = rng.below(2);
            says.push_str(&format!("\nwhen_undefined = \"{}\"", condition(rng, depth, n)));
        }
        out.push_str(&criterion(&format!("c{n}"), &says));
    }
    let awards = ["'c1'", "'c2'", "'c3'", "'c4'", "'c1', 'c2'", "'c1', 'c2', 'c3', 'c4', 'attested'"];
    for (n, requires) in awards.iter().enumerate() {
        out.push_str(&award(&format!("a{n}"), "province", &format!("requires = [{requires}]")));
    }
    let (is, target) = (rng.pick(&GOALS), rng.pick(&["0%", "50%", "100%", "110%"]));
    let reached = rng.pick(&["at least", "more than", "at most", "less than"]);
    let goal = format!("clause = \"1\"\nis = \"{is}\"\ntarget = \"{target}\"\nreached = \"{reached}\"");
    out.push_str(&table("goal", "g", &goal));
    out
}

const GOALS: [&str; 4] = ["satisfaction", "health / population", "min(100%, merit)", "-satisfaction"];

const PEOPLE: [&str; 7] = [
    "health",
    "health",
    "health_plan",
    "health[start]",
    "health - health_plan",
    "health + health_plan",
    "sum(commune, health)",
];

const RATIOS: [&str; 16] = [
    "rate",
    "rate",
    "health / health_plan",
    "(health - health[start]) / (health_plan - health[start])",
    "merit",
    "merit",
    "merit * merit",
    "-merit",
    "late_target",
    "satisfaction",
    "min(100%, merit)",
    "max(rate, merit)",
    "points(merit)",
    "if(pledged, merit, 1)",
    "mean(commune, health / health_plan)",
    "merit - late_target",
];

fn condition(rng: &mut Rng, depth: u64, before: u64) -> String {
    if depth == 0 || rng.percent(15) {
        return comparison(rng, before);
    }
    let (a, b) = (condition(rng, depth - 1, before), condition(rng, depth - 1, before));
    match rng.below(12) {
        0..5 => format!("({a}) and ({b})"),
        5..8 => format!("({a}) or ({b})"),
        8 | 9 => format!("not ({a})"),
        10 => format!("if({}, {a}, {b})", comparison(rng, before)),
        _ => format!("first_known({a}, {b})"),
    }
}

fn comparison(rng: &mut Rng, before: u64) -> String {
    let sign = rng.pick(&[">=", ">", "<=", "<", "="]);
    match rng.below(24) {
        0 => "pledged".into(),
        1 if before > 1 => format!("met(c{})", 1 + rng.below(before - 1)),
        2 => "met(attested)".into(),
        3 => rng.pick(&["true", "false", "undetermined"]).into(),
        4 => format!("floor {sign} {}", rng.pick(&["50%", "80%"])),
        5 => format!("{} {sign} {}", rng.pick(&RATIOS), rng.pick(&RATIOS)),
        6 => format!("{} {sign} {}", rng.pick(&PEOPLE), rng.pick(&PEOPLE)),
        7 => format!("every(2 years, {} {sign} {})", rng.pick(&RATIOS), rng.pick(&["0", "100%"])),
        8 => {
            let of = format!("{} {} 0", rng.pick(&RATIOS[2..6]), rng.pick(&[">=", "<"]));
            let (fold, number) =
                rng.pick(&[("share", "50%"), ("share", "0"), ("count", "0 units"), ("count", "1 units")]);
            format!("{fold}(commune, {of}) {sign} {number}")
        }
        9..14 => format!("{} {sign} {} people", rng.pick(&PEOPLE), rng.pick(&[0, 0, 1, 10, 80])),
        _ => format!(
            "{} {sign} {}",
            rng.pick(&RATIOS),
            rng.pick(&["0", "0", "50%", "100%", "110%", "floor", "2"])
        ),
    }
}
