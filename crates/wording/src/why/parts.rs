//! One measure, criterion or ranking key told part by part, for tables that have a column for each part.
//!
//! The sentences are those of [`super::tell`].

use exact::Ratio;
use judge::{Came, Derivation, ExplainedCriterion, ExplainedKey, Number, Truth};

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
