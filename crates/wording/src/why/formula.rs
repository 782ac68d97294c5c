//! Formulas with their numbers put in.

use std::collections::BTreeMap;

use exact::Ratio;
use judge::{Because, Came, Derivation, Number, Truth, decimals_to_tell_apart};
use movement::Movement;
use movement::formula::{Fold, Op};
use reference::Dimension;

use crate::Words;

/// Writes formulas.
#[derive(Clone, Copy)]
pub(super) struct Formulas<'a> {
    pub words: Words,
    pub movement: &'a Movement,
    /// Decimals that other lines show of measures, by their ids: the same measure is not shown in two ways.
    pub shown: &'a Needed,
}

/// For measures by id, how many decimals tell them from what they are compared with.
pub(super) type Needed = BTreeMap<String, u32>;

/// Decimals of a percentage, as places of the plain ratio, that are shown where they tell enough.
const USUAL_PLACES: u32 = 4;

impl Formulas<'_> {
    /// The lines of a criterion: each measure in it with its own formula, then the condition itself.
    pub fn lines(&self, derivation: &Derivation) -> Vec<String> {
        let mut lines = Vec::new();
        let mut needed = self.shown.clone();
        derivation.each_comparison(&mut |_, a, b| {
            let (Some(left), Some(right)) = (a.number().known().cloned(), b.number().known().cloned()) else {
                return;
            };
            let places = decimals_to_tell_apart(&left, &right, USUAL_PLACES);
            for side in [a, b] {
                if let Because::Measure { id, .. } = &side.because {
                    let most = needed.entry(id.clone()).or_default();
                    *most = places.max(*most);
                }
            }
        });
        self.measures(derivation, &needed, &mut lines);
        if !matches!(derivation.because, Because::Figure(_) | Because::Undetermined) {
            lines.push(self.condition(derivation));
        }
        if derivation.because == Because::Undetermined {
            lines.push(self.words.say("why-council"));
        }
        lines
    }

    /// The lines of a measure: those in its formula, then its own, with as many decimals as tell it from its limits.
    pub fn measure_lines(&self, derivation: &Derivation, limits: &[Ratio]) -> Vec<String> {
        let mut lines = Vec::new();
        let mut needed = self.shown.clone();
        if let (Because::Measure { id, .. }, Some(value)) = (&derivation.because, derivation.number().known())
        {
            let places = limits.iter().map(|limit| decimals_to_tell_apart(value, limit, USUAL_PLACES)).max();
            needed.extend(places.map(|places| (id.clone(), places)));
        }
        self.measures(derivation, &needed, &mut lines);
        lines
    }

    fn measures(&self, derivation: &Derivation, needed: &Needed, lines: &mut Vec<String>) {
        match &derivation.because {
            Because::Measure { id, by, .. } => {
                self.measures(by, needed, lines);
                let places = needed.get(id).copied().unwrap_or(USUAL_PLACES);
                let text = format!("{} = {}", self.label(id), self.computed(by, places));
                if !lines.contains(&text) {
                    lines.push(text);
                }
            }
            Because::Criterion { by, .. } => self.measures(by, needed, lines),
            Because::Negative(x) | Because::Not(x) => self.measures(x, needed, lines),
            Because::Binary(_, a, b) => {
                self.measures(a, needed, lines);
                self.measures(b, needed, lines);
            }
            Because::Function { of, .. } => of.iter().for_each(|x| self.measures(x, needed, lines)),
            Because::Constant
            | Because::Parameter { .. }
            | Because::Figure(_)
            | Because::Undetermined
            | Because::Over { .. } => {}
        }
    }

    fn label(&self, measure: &str) -> String {
        let measure = self.movement.measure(measure);
        measure.map_or_else(String::new, |m| self.words.label(&m.label).to_string())
    }

    /// `5.500 ÷ 10.000 = 55 %`
    pub fn computed(&self, derivation: &Derivation, places: u32) -> String {
        let formula = self.put_in(derivation, 0);
        let value = self.value(derivation, places);
        match formula == value {
            true => formula,
            false => format!("{formula}{value}", value = self.equals(derivation, places)),
        }
    }

    /// `= 55 %`, `≈ 44,99 % (chính xác 44999/100000)`, `: không xác định`.
    fn equals(&self, derivation: &Derivation, least: u32) -> String {
        match &derivation.came {
            Came::Number(Number::Known(value)) => {
                let ratio = derivation.dimension == Some(Dimension::Ratio);
                let places = if ratio { least } else { least.max(6) };
                let shown = self.amount(value, derivation.dimension, places);
                if (places..places + 5).any(|places| value.round_half_up_at(places) == *value) {
                    format!(" = {shown}")
                } else {
                    format!(" ≈ {shown} ({} {value})", self.words.say("why-exactly"))
                }
            }
            _ => format!(": {}", self.value(derivation, least)),
        }
    }

    /// The condition with the values of its measures, with enough decimals to tell the two sides apart.
    fn condition(&self, derivation: &Derivation) -> String {
        let Because::Binary(op, a, b) = &derivation.because else { return self.put_in(derivation, 0) };
        if !op.compares() {
            return self.put_in(derivation, 0);
        }
        let shown = |x: &Derivation| match &x.because {
            Because::Measure { id, .. } => self.shown.get(id).copied(),
            _ => None,
        };
        let least = shown(a).max(shown(b)).unwrap_or(USUAL_PLACES);
        let places = match (a.number().known(), b.number().known()) {
            (Some(a), Some(b)) => decimals_to_tell_apart(a, b, least),
            _ => least,
        };
        let side = |x: &Derivation| {
            let (name, value) = (self.named(x), self.value(x, places));
            match &x.because {
                _ if name == value => value,
                Because::Measure { .. } | Because::Parameter { .. } | Because::Figure(_) => {
                    format!("{name} ({value})")
                }
                _ => format!("{name} = {value}"),
            }
        };
        let truth = match derivation.truth() {
            Truth::True => "why-holds",
            Truth::False => "why-fails",
            Truth::Unknown => "why-unknown",
            Truth::Undefined | Truth::Never => "why-is-undefined",
        };
        let facts = [
            ("left", side(a).into()),
            ("op", sign(*op).into()),
            ("right", side(b).into()),
            ("truth", self.words.say(truth).into()),
        ];
        self.words.say_with("why-condition", &facts)
    }

    /// A side of a condition in words: what it is called, or its formula with numbers.
    fn named(&self, derivation: &Derivation) -> String {
        match &derivation.because {
            Because::Measure { id, .. } => self.label(id),
            Because::Parameter { id, .. } => {
                let parameter = self.movement.parameters.iter().find(|p| *p.id == **id);
                parameter.map_or_else(|| id.clone(), |p| self.words.label(&p.label).to_string())
            }
            Because::Figure(figure) => self.words.indicator(&figure.indicator).to_string(),
            _ => self.put_in(derivation, 5),
        }
    }

    /// What a part came to.
    fn value(&self, derivation: &Derivation, places: u32) -> String {
        match &derivation.came {
            Came::Number(Number::Known(value)) => self.amount(value, derivation.dimension, places),
            Came::Number(Number::Unknown) | Came::Truth(Truth::Unknown) => self.words.say("why-not-known"),
            Came::Number(Number::Undefined) | Came::Truth(Truth::Undefined | Truth::Never) => {
                self.words.say("why-not-defined")
            }
            Came::Truth(Truth::True) => self.words.say("why-yes"),
            Came::Truth(Truth::False) => self.words.say("why-no"),
        }
    }

    /// A value with as many decimals as asked for, or as many as it has where a few more show it whole.
    fn amount(&self, value: &Ratio, dimension: Option<Dimension>, places: u32) -> String {
        let whole = (places..places + 5).find(|places| value.round_half_up_at(*places) == *value);
        let places = whole.unwrap_or(places);
        match dimension {
            Some(Dimension::Ratio) => {
                self.words.number(&value.times(&Ratio::int(100)), places.saturating_sub(2))
                    + self.words.percent_sign()
            }
            _ => self.words.number(value, places),
        }
    }

    /// The formula in words: `Số người tham gia BHYT ÷ Dân số`.
    pub fn defined(&self, derivation: &Derivation, weakest: u8) -> String {
        let list = |of: &[Derivation]| of.iter().map(|x| self.defined(x, 0)).collect::<Vec<_>>().join("; ");
        match &derivation.because {
            Because::Measure { .. } | Because::Parameter { .. } | Because::Figure(_) => {
                self.named(derivation)
            }
            Because::Negative(x) => format!("−{}", self.defined(x, 7)),
            Because::Binary(op, a, b) if !matches!(op, Op::And | Op::Or) => {
                let strength = strength(*op);
                let (a, b) = (self.defined(a, strength), self.defined(b, strength + 1));
                let text = format!("{a} {} {b}", sign(*op));
                if strength < weakest { format!("({text})") } else { text }
            }
            // What is known of the first is taken: the others are not in the value.
            Because::Function { name, of } if name == "first_known" => {
                let known = of.iter().find(|x| !matches!(x.came, Came::Number(Number::Unknown)));
                known.or(of.first()).map_or_else(String::new, |x| self.defined(x, weakest))
            }
            Because::Function { name, of } => {
                format!("{}({})", self.words.say(&format!("why-function-{name}")), list(of))
            }
            _ => self.put_in(derivation, weakest),
        }
    }

    /// The formula with every figure's number in the place of its name.
    fn put_in(&self, derivation: &Derivation, weakest: u8) -> String {
        let list = |of: &[Derivation]| of.iter().map(|x| self.put_in(x, 0)).collect::<Vec<_>>().join("; ");
        match &derivation.because {
            Because::Constant | Because::Parameter { .. } | Because::Figure(_) | Because::Measure { .. } => {
                self.value(derivation, 12)
            }
            Because::Undetermined => self.words.say("why-council"),
            Because::Criterion { id, .. } => {
                let criterion = self.movement.criterion(id);
                let label = criterion.map_or_else(|| id.clone(), |c| self.words.label(&c.label).to_string());
                format!("{label}: {}", self.value(derivation, 12))
            }
            Because::Negative(x) => format!("−{}", self.put_in(x, 7)),
            Because::Not(x) => format!("{} {}", self.words.say("why-op-not"), self.put_in(x, 3)),
            Because::Binary(op, a, b) => {
                let strength = strength(*op);
                let word = match op {
                    Op::And => self.words.say("why-op-and"),
                    Op::Or => self.words.say("why-op-or"),
                    op => sign(*op).to_string(),
                };
                let text = format!("{} {word} {}", self.put_in(a, strength), self.put_in(b, strength + 1));
                if strength < weakest { format!("({text})") } else { text }
            }
            Because::Function { name, of } => {
                let scale = self.movement.scales.iter().find(|s| *s.id == **name);
                let name = match scale {
                    Some(scale) => self.words.label(&scale.label).to_string(),
                    None => self.words.say(&format!("why-function-{name}")),
                };
                format!("{name}({})", list(of))
            }
            Because::Over { fold, level, units, .. } => {
                let fold = match fold {
                    Fold::Sum => "why-fold-sum",
                    Fold::Mean => "why-fold-mean",
                    Fold::Count => "why-fold-count",
                    Fold::Share => "why-fold-share",
                };
                let facts = [("count", units.len().into()), ("level", self.words.level(*level).into())];
                self.words.say_with(fold, &facts)
            }
        }
    }
}

fn strength(op: Op) -> u8 {
    match op {
        Op::Or => 1,
        Op::And => 2,
        Op::Add | Op::Subtract => 5,
        Op::Multiply | Op::Divide => 6,
        _ => 4,
    }
}

/// How a comparison or an operation is written.
pub(super) fn sign(op: Op) -> &'static str {
    match op {
        Op::Add => "+",
        Op::Subtract => "−",
        Op::Multiply => "×",
        Op::Divide => "÷",
        Op::AtLeast => "≥",
        Op::MoreThan => ">",
        Op::AtMost => "≤",
        Op::LessThan => "<",
        Op::Equal => "=",
        Op::And | Op::Or => "",
    }
}
