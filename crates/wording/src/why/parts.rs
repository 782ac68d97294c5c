//! One measure, criterion or ranking key told part by part, for tables that have a column for each part.
//!
//! The sentences are those of [`super::tell`].

use exact::Ratio;
use judge::{Came, Derivation, ExplainedCriterion, ExplainedGoal, ExplainedKey, Number, Truth, Value};

use super::formula::sign;
use super::{Lines, Teller, standing};

/// What a table tells of a measure, a criterion or a ranking key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// What it is called.
    pub what: String,
    /// Its clauses in their searchable form.
    pub clauses: Vec<String>,
    /// How it came about, a line each: formulas with their numbers, who attests, the readings that it depends on.
    pub how: Vec<String>,
    /// The exact values, a line each: `11/20` of a measure, `11/20 ≥ 9/20` of each comparison of a criterion.
    pub exact: Vec<String>,
    /// The figures that it rests on, a line each, with their places.
    pub figures: Vec<String>,
}

/// Tells a criterion.
pub fn tell_criterion(teller: &Teller<'_>, criterion: &ExplainedCriterion) -> Told {
    let mut lines = Lines::new(teller);
    if criterion.attested {
        lines.attestation(criterion);
    } else {
        lines.formulas(criterion);
    }
    lines.readings(&criterion.readings);
    let how = lines.take();
    lines.used_figures(criterion);
    let figures = lines.take();
    let mut exact = Vec::new();
    let decides = criterion.when_undefined.as_ref().unwrap_or(&criterion.derivation);
    decides.each_comparison(&mut |op, a, b| {
        let text = format!("{} {} {}", lines.exactly(&a.came), sign(op), lines.exactly(&b.came));
        if !exact.contains(&text) {
            exact.push(text);
        }
    });
    if exact.is_empty() {
        exact.push(lines.exactly(&decides.came));
    }
    let (what, clauses) = (lines.criterion(&criterion.id), lines.each_clause(&criterion.clauses));
    Told { what, clauses, how, exact, figures }
}

/// Tells a measure that is computed for each unit by itself, and is held against some limits.
pub fn tell_measure(teller: &Teller<'_>, measure: &str, derivation: &Derivation, limits: &[Ratio]) -> Told {
    let mut lines = Lines::new(teller);
    let clauses = match &derivation.because {
        judge::Because::Measure { clauses, .. } => lines.each_clause(clauses),
        _ => Vec::new(),
    };
    lines.figures_of([derivation]);
    let figures = lines.take();
    let formulas = lines.formulas_shown();
    let mut how = formulas.measure_lines(derivation, limits);
    lines.readings(&derivation.readings());
    how.extend(lines.take());
    Told { what: lines.measure(measure), clauses, how, exact: vec![lines.exactly(&derivation.came)], figures }
}

/// Tells a national goal: its formula in words, the same with its numbers, and where each national figure came from. `provinces`
/// is how many a figure that nobody gave is the sum of.
pub fn tell_goal(teller: &Teller<'_>, goal: &ExplainedGoal, provinces: usize) -> Told {
    let lines = Lines::new(teller);
    let words = teller.words;
    let ruled = teller.movement.goals.iter().find(|ruled| *ruled.id == *goal.id);
    let what = ruled.map_or_else(|| goal.id.clone(), |ruled| words.label(&ruled.label).to_owned());
    let formulas = lines.formulas_shown();
    let how = vec![formulas.defined(&goal.derivation, 0), formulas.computed(&goal.derivation, GOAL_PLACES)];
    let mut figures: Vec<String> = Vec::new();
    goal.derivation.each_figure(&mut |figure| {
        let text = match (figure.is_summed(), &figure.value) {
            (true, Some(Value::Number(sum))) => words.say_with(
                "why-figure-summed",
                &[
                    ("what", words.indicator(&figure.indicator).to_owned().into()),
                    ("period", words.period(figure.period).into()),
                    ("value", words.amount(sum, figure.indicator.dimension).into()),
                    ("count", provinces.into()),
                ],
            ),
            _ => lines.figure(figure),
        };
        if !figures.contains(&text) {
            figures.push(text);
        }
    });
    Told {
        what,
        clauses: lines.each_clause(&goal.clauses),
        how,
        exact: vec![lines.exactly(&goal.derivation.came)],
        figures,
    }
}

/// Decimals of the plain number of a goal's value: two of a percentage.
const GOAL_PLACES: u32 = 4;

/// Tells a ranking key, the `number`th of its award.
pub fn tell_key(teller: &Teller<'_>, number: usize, key: &ExplainedKey) -> Told {
    let mut lines = Lines::new(teller);
    standing::key_details(&mut lines, key);
    let mut how = vec![standing::key_item(&lines, number, key)];
    how.extend(lines.take());
    Told {
        what: lines.measure(&key.id),
        clauses: lines.each_clause(&key.clauses),
        how,
        exact: vec![lines.exactly(&Came::Number(key.value.clone()))],
        figures: Vec::new(),
    }
}

impl Lines<'_, '_> {
    /// The texts told so far; what follows starts anew.
    fn take(&mut self) -> Vec<String> {
        std::mem::take(&mut self.lines).into_iter().map(|line| line.text).collect()
    }

    /// An exact value as text: `11/20`, `1045000`, `không xác định`.
    fn exactly(&self, came: &Came) -> String {
        let words = self.words();
        match came {
            Came::Number(Number::Known(value)) => value.to_string(),
            Came::Number(Number::Unknown) | Came::Truth(Truth::Unknown) => words.say("why-not-known"),
            Came::Number(Number::Undefined) | Came::Truth(Truth::Undefined | Truth::Never) => {
                words.say("why-not-defined")
            }
            Came::Truth(Truth::True) => words.say("why-yes"),
            Came::Truth(Truth::False) => words.say("why-no"),
        }
    }
}
