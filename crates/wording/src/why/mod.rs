//! An explanation in sentences that an officer would send to a province.
//!
//! [`tell`] turns the judge's [`Explanation`] into lines, each with its kind, so that a terminal, a page and a workbook
//! lay out the same words. Nothing is computed here: every number is one of the explanation's.

mod formula;
mod parts;
mod reason;
mod standing;
mod takes;

use judge::{Derivation, ExplainedCriterion, Explanation, Figures, UsedFigure, Value};
use movement::{CriterionRule, Movement};

use crate::Words;
use formula::{Formulas, Needed};

pub use parts::{Told, tell_criterion, tell_goal, tell_key, tell_measure};
pub use reason::reason;

/// Of more units below that lack a figure only the first are named.
const MOST_MISSING: usize = 8;

/// What a line of an explanation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineKind {
    /// The title.
    Title,
    /// The head of a section.
    Head,
    /// A sentence.
    Sentence,
    /// One of several: a criterion, a key, a change.
    Item,
    /// A detail below an item: a formula with its numbers, a figure with its place.
    Detail,
}

/// A line of an explanation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What it is.
    pub kind: LineKind,
    /// Its words.
    pub text: String,
}

/// What a telling draws on.
#[derive(Clone, Copy)]
pub struct Teller<'a> {
    /// The language.
    pub words: Words,
    /// The movement.
    pub movement: &'a Movement,
    /// The figures, for the places that numbers came from.
    pub figures: &'a Figures,
    /// The round's id.
    pub round: &'a str,
    /// What a unit's code stands for.
    pub name: &'a dyn Fn(&str) -> String,
}

/// Tells an explanation.
pub fn tell(teller: &Teller<'_>, explanation: &Explanation) -> Vec<Line> {
    let mut lines = Lines::new(teller);
    lines.shown = standing::decimals_of_keys(explanation);
    lines.title(explanation);
    standing::tell(&mut lines, explanation);
    lines.criteria(explanation);
    standing::tell_ranking(&mut lines, explanation);
    takes::tell(&mut lines, explanation);
    lines.lines
}

/// The lines as plain text, indented by kind.
pub fn as_text(lines: &[Line]) -> String {
    let mut out = String::new();
    for line in lines {
        let (before, indent) = match line.kind {
            LineKind::Title => ("", ""),
            LineKind::Head => ("\n", ""),
            LineKind::Sentence => ("", ""),
            LineKind::Item => ("", "  "),
            LineKind::Detail => ("", "      "),
        };
        out.push_str(&format!("{before}{indent}{}\n", line.text));
    }
    out
}

/// The lines while they are told.
struct Lines<'t, 'a> {
    teller: &'t Teller<'a>,
    lines: Vec<Line>,
    /// Decimals with which measures are shown, where that is more than usual.
    shown: Needed,
}

impl<'t, 'a> Lines<'t, 'a> {
    fn new(teller: &'t Teller<'a>) -> Lines<'t, 'a> {
        Lines { teller, lines: Vec::new(), shown: Needed::default() }
    }
}

impl Lines<'_, '_> {
    fn formulas_shown(&self) -> Formulas<'_> {
        Formulas { words: self.words(), movement: self.teller.movement, shown: &self.shown }
    }

    fn words(&self) -> Words {
        self.teller.words
    }

    fn add(&mut self, kind: LineKind, text: String) {
        self.lines.push(Line { kind, text });
    }

    fn head(&mut self, id: &str) {
        let text = self.words().say(id);
        self.add(LineKind::Head, text);
    }

    /// A unit's name with its code.
    fn unit(&self, code: &str) -> String {
        format!("{} ({code})", (self.teller.name)(code))
    }

    fn award(&self, id: &str) -> String {
        let award = self.teller.movement.award(id);
        award.map_or_else(|| id.to_string(), |award| self.words().label(&award.label).to_string())
    }

    /// What a measure, or an indicator that units are ranked by, is called.
    fn measure(&self, id: &str) -> String {
        if let Some(measure) = self.teller.movement.measure(id) {
            return self.words().label(&measure.label).to_string();
        }
        let indicator = self.teller.movement.indicator(id);
        indicator.map_or_else(|| id.to_string(), |indicator| self.words().indicator(&indicator).to_string())
    }

    fn criterion(&self, id: &str) -> String {
        let criterion = self.teller.movement.criterion(id);
        criterion.map_or_else(|| self.measure(id), |c| self.words().label(&c.label).to_string())
    }

    /// Clauses in their searchable form: `1371-2022 B.II.1.a`.
    fn clauses(&self, clauses: &[String]) -> String {
        self.each_clause(clauses).join(", ")
    }

    fn each_clause(&self, clauses: &[String]) -> Vec<String> {
        let movement = &self.teller.movement.id;
        clauses.iter().map(|clause| format!("{movement} {clause}")).collect()
    }

    fn title(&mut self, explanation: &Explanation) {
        let movement = self.teller.movement;
        let round = movement.round(self.teller.round);
        let facts = [
            ("unit", self.unit(&explanation.unit).into()),
            ("award", self.award(&explanation.award).into()),
            ("round", round.map_or(String::new(), |r| self.words().label(&r.label).to_string()).into()),
            ("cut_off", round.map_or(String::new(), |r| self.words().date(r.cut_off)).into()),
        ];
        let text = self.words().say_with("why-title", &facts);
        self.add(LineKind::Title, text);
        // The document has just been named: its clauses need no movement before them.
        let clauses = explanation.clauses.join(", ");
        let document = movement.document.clone();
        let text =
            self.words().say_with("why-basis", &[("clauses", clauses.into()), ("document", document.into())]);
        self.add(LineKind::Sentence, text);
    }

    fn criteria(&mut self, explanation: &Explanation) {
        self.head("why-head-criteria");
        for (i, criterion) in explanation.criteria.iter().enumerate() {
            let facts = [
                ("number", (i + 1).into()),
                ("criterion", self.criterion(&criterion.id).into()),
                ("clauses", self.clauses(&criterion.clauses).into()),
                ("outcome", self.words().met(criterion.outcome).into()),
                ("mark", mark(criterion).into()),
            ];
            let text = self.words().say_with("why-criterion", &facts);
            self.add(LineKind::Item, text);
            if criterion.attested {
                self.attestation(criterion);
            } else {
                self.formulas(criterion);
            }
            self.readings(&criterion.readings);
            self.used_figures(criterion);
        }
    }

    fn attestation(&mut self, criterion: &ExplainedCriterion) {
        let ruled = self.teller.movement.criterion(&criterion.id).map(|c| &c.rule);
        if let Some(CriterionRule::Attested { by, evidence }) = ruled {
            let words = self.words();
            let facts = [
                ("by", words.label(by).to_string().into()),
                ("evidence", words.label(evidence).to_string().into()),
            ];
            let text = words.say_with("why-attested", &facts);
            self.add(LineKind::Detail, text);
        }
    }

    /// How a measure came about, with the figures that it rests on.
    fn derived(&mut self, derivation: &Derivation) {
        for text in self.formulas_shown().measure_lines(derivation, &[]) {
            self.add(LineKind::Detail, text);
        }
        self.figures_of([derivation]);
    }

    fn formulas(&mut self, criterion: &ExplainedCriterion) {
        for text in self.formulas_shown().lines(&criterion.derivation) {
            self.add(LineKind::Detail, text);
        }
        if let Some(otherwise) = &criterion.when_undefined {
            let text = self.words().say("why-undefined");
            self.add(LineKind::Detail, text);
            for text in self.formulas_shown().lines(otherwise) {
                self.add(LineKind::Detail, text);
            }
        }
    }

    fn readings(&mut self, readings: &[(String, String)]) {
        for (reading, choice) in readings {
            let ruled = self.teller.movement.reading(reading);
            let says = ruled.and_then(|r| r.choices.iter().find(|c| *c.id == *choice)).map(|c| &c.says);
            let facts = [
                ("reading", reading.into()),
                ("choice", choice.into()),
                ("says", says.map_or(String::new(), |says| self.words().label(says).to_string()).into()),
            ];
            let text = self.words().say_with("why-reading", &facts);
            self.add(LineKind::Detail, text);
        }
    }

    fn used_figures(&mut self, criterion: &ExplainedCriterion) {
        self.figures_of(std::iter::once(&criterion.derivation).chain(&criterion.when_undefined));
    }

    /// The figures that derivations rest on, and those of units below that are missing.
    fn figures_of<'d>(&mut self, derivations: impl IntoIterator<Item = &'d Derivation>) {
        let mut used: Vec<&UsedFigure> = Vec::new();
        let mut below: Vec<&UsedFigure> = Vec::new();
        for derivation in derivations {
            derivation.each_figure(&mut |figure| {
                if !used.contains(&figure) {
                    used.push(figure);
                }
            });
            derivation.each_missing_below(&mut |figure| below.push(figure));
        }
        for figure in used {
            let text = self.figure(figure);
            self.add(LineKind::Detail, text);
        }
        self.missing_below(&below);
    }

    /// Figures of units below that are missing: a line for those that the same units lack.
    fn missing_below(&mut self, missing: &[&UsedFigure]) {
        let words = self.words();
        // What is missing, and of whom, in the order in which it is asked for.
        let mut figures: Vec<(String, Vec<&str>)> = Vec::new();
        for figure in missing {
            let what = words.indicator(&figure.indicator).to_string();
            let what = format!("{what} ({})", words.period(figure.period));
            match figures.iter_mut().find(|(other, _)| *other == what) {
                Some((_, units)) if units.contains(&figure.unit.as_str()) => {}
                Some((_, units)) => units.push(&figure.unit),
                None => figures.push((what, vec![&figure.unit])),
            }
        }
        let mut told: Vec<(Vec<String>, Vec<&str>)> = Vec::new();
        for (what, units) in figures {
            match told.iter_mut().find(|(_, of)| *of == units) {
                Some((all, _)) => all.push(what),
                None => told.push((vec![what], units)),
            }
        }
        for (figures, units) in told {
            let listed = if units.len() > MOST_MISSING + 1 { MOST_MISSING } else { units.len() };
            let mut names: Vec<String> = units[..listed].iter().map(|unit| self.unit(unit)).collect();
            if listed < units.len() {
                names.push(words.say_with("why-missing-more", &[("count", (units.len() - listed).into())]));
            }
            let facts = [
                ("count", units.len().into()),
                ("figures", figures.join("; ").into()),
                ("units", names.join("; ").into()),
            ];
            self.add(LineKind::Detail, words.say_with("why-missing-below", &facts));
        }
    }

    /// A figure with its value and its place: `Số thu lũy kế (30/6/2022): 5.500 đồng — q2.csv, dòng 12`.
    fn figure(&self, figure: &UsedFigure) -> String {
        let words = self.words();
        let what = ("what", words.indicator(&figure.indicator).to_string().into());
        let period = ("period", words.period(figure.period).into());
        let Some(value) = &figure.value else {
            let id = match (figure.by_default, figure.indicator.absent_is_false) {
                (true, true) => "why-figure-absent-no",
                (true, false) => "why-figure-assumed",
                (false, _) if is_attestation(figure) => "why-figure-unattested",
                (false, _) => "why-figure-missing",
            };
            return words.say_with(id, &[what, period]);
        };
        let value = match value {
            Value::Number(number) => words.amount(number, figure.indicator.dimension),
            Value::Truth(true) => words.say("why-yes"),
            Value::Truth(false) => words.say("why-no"),
        };
        let facts = [what, period, ("value", value.into()), ("place", self.place(figure).into())];
        words.say_with("why-figure", &facts)
    }

    fn place(&self, figure: &UsedFigure) -> String {
        let Some(origin) = figure.origin else { return String::new() };
        let Some(source) = self.teller.figures.sources().get(origin.source as usize) else {
            return String::new();
        };
        let place = movement::Place {
            file: source.file.to_string(),
            sheet: source.sheet.as_ref().map(ToString::to_string),
            cell: (origin.column > 0).then(|| cell(origin.row, origin.column)),
            line: (origin.column == 0 && origin.row > 0).then_some(origin.row as usize),
            ..movement::Place::default()
        };
        let mut text = self.words().place(&place);
        for (marked, id) in [(origin.from_formula, "why-from-formula"), (origin.late, "why-late")] {
            if marked {
                text.push_str(&format!(", {}", self.words().say(id)));
            }
        }
        text
    }
}

/// Whether a figure is what a person attests.
fn is_attestation(figure: &UsedFigure) -> bool {
    figure.indicator.id.starts_with(reference::indicators::ATTESTED)
}

fn mark(criterion: &ExplainedCriterion) -> &'static str {
    match criterion.outcome {
        judge::Met::Met => "✓",
        judge::Met::NotMet => "✗",
        judge::Met::Unknown => "?",
    }
}

/// A cell's name: row 17, column 2 is `B17`.
fn cell(row: u32, column: u32) -> String {
    let mut name = Vec::new();
    let mut left = column;
    while left > 0 {
        let digit = (left - 1) % 26;
        name.push(char::from(b'A' + digit as u8));
        left = (left - 1) / 26;
    }
    name.iter().rev().collect::<String>() + &row.to_string()
}
