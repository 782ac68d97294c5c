//! An explanation as JSON.

use std::fmt::Write;

use movement::formula::{Fold, Op};

use super::{Because, Came, Derivation, Explanation, UsedFigure};
use crate::evaluate::{Number, Truth};
use crate::figures::{Figures, Value};
use crate::flag::Flag;
use crate::json::text;
use crate::takes::Change;

/// Writes an explanation as JSON: the same object that the text and the workbook are made from.
pub fn explanation_json(explanation: &Explanation, figures: &Figures) -> String {
    let mut w = Writer { out: String::new(), figures };
    w.explanation(explanation);
    w.out.push('\n');
    w.out
}

struct Writer<'a> {
    out: String,
    figures: &'a Figures,
}

impl Writer<'_> {
    fn key(&mut self, name: &str) {
        if !self.out.ends_with(['{', '[']) {
            self.out.push_str(", ");
        }
        text(&mut self.out, name);
        self.out.push_str(": ");
    }

    fn item(&mut self) {
        if !self.out.ends_with(['{', '[']) {
            self.out.push_str(", ");
        }
    }

    fn text(&mut self, name: &str, value: &str) {
        self.key(name);
        text(&mut self.out, value);
    }

    fn optional(&mut self, name: &str, value: Option<&str>) {
        self.key(name);
        match value {
            Some(value) => text(&mut self.out, value),
            None => self.out.push_str("null"),
        }
    }

    fn raw(&mut self, name: &str, value: impl std::fmt::Display) {
        self.key(name);
        let _ = write!(self.out, "{value}");
    }

    fn texts(&mut self, name: &str, values: &[String]) {
        self.key(name);
        self.out.push('[');
        for value in values {
            self.item();
            text(&mut self.out, value);
        }
        self.out.push(']');
    }

    fn number(&mut self, name: &str, number: &Number) {
        self.optional(name, number.known().map(ToString::to_string).as_deref());
    }

    fn came(&mut self, came: &Came) {
        match came {
            Came::Number(number) => self.number("value", number),
            Came::Truth(truth) => self.text("value", truth_word(*truth)),
        }
        let missing = match came {
            Came::Number(Number::Unknown) | Came::Truth(Truth::Unknown) => Some("unknown"),
            Came::Number(Number::Undefined) | Came::Truth(Truth::Undefined | Truth::Never) => {
                Some("undefined")
            }
            _ => None,
        };
        if let Some(missing) = missing {
            self.text("missing", missing);
        }
    }

    fn explanation(&mut self, e: &Explanation) {
        self.out.push('{');
        self.text("award", &e.award);
        self.texts("clauses", &e.clauses);
        self.text("unit", &e.unit);
        self.text("outcome", e.standing.outcome.id());
        match e.standing.rank {
            Some(rank) => self.raw("rank", rank),
            None => self.raw("rank", "null"),
        }
        self.raw("selected", e.selected);
        self.raw("tied", e.tied);
        self.raw("certain", e.standing.certain);
        match e.quota {
            Some(quota) => self.raw("quota", quota),
            None => self.raw("quota", "null"),
        }
        self.raw("competing", e.field.0);
        self.raw("eligible", e.field.1);
        if let Some((grouping, group)) = &e.group {
            self.text("within", grouping);
            self.optional("group", group.as_deref());
        }
        self.optional("kept_by", e.kept_by.as_deref());
        for (name, recorded) in [("disqualified", &e.disqualified), ("blocked", &e.blocked)] {
            self.key(name);
            match recorded {
                Some(figure) => self.figure(figure),
                None => self.out.push_str("null"),
            }
        }
        self.flags(e);
        self.key("criteria");
        self.out.push('[');
        for criterion in &e.criteria {
            self.item();
            self.out.push('{');
            self.text("criterion", &criterion.id);
            self.texts("clauses", &criterion.clauses);
            self.readings(&criterion.readings);
            self.raw("attested", criterion.attested);
            self.text("outcome", criterion.outcome.id());
            self.key("derivation");
            self.derivation(&criterion.derivation);
            if let Some(otherwise) = &criterion.when_undefined {
                self.key("when_undefined");
                self.derivation(otherwise);
            }
            self.out.push('}');
        }
        self.out.push(']');
        self.keys(e);
        self.takes(e);
        self.out.push('}');
    }

    fn readings(&mut self, readings: &[(String, String)]) {
        self.key("readings");
        self.out.push('{');
        for (reading, choice) in readings {
            self.text(reading, choice);
        }
        self.out.push('}');
    }

    fn flags(&mut self, e: &Explanation) {
        self.key("flags");
        self.out.push('[');
        for flag in &e.flags {
            self.item();
            self.out.push('{');
            self.text("flag", flag.id());
            match flag {
                Flag::ThinBase { measure, required, of, under } => {
                    self.text("measure", measure);
                    self.text("required", &required.to_string());
                    self.text("of", &of.to_string());
                    self.text("under", &under.to_string());
                }
                Flag::LateFigure => {}
                Flag::Outlier { measure, value, median, usual } => {
                    self.text("measure", measure);
                    self.text("value", &value.to_string());
                    self.text("median", &median.to_string());
                    self.text("usual_distance", &usual.to_string());
                }
            }
            self.out.push('}');
        }
        self.out.push(']');
    }

    fn keys(&mut self, e: &Explanation) {
        self.key("ranking_keys");
        self.out.push('[');
        for key in &e.keys {
            self.item();
            self.out.push('{');
            self.text("key", &key.id);
            self.text("order", if key.descending { "descending" } else { "ascending" });
            self.texts("clauses", &key.clauses);
            self.readings(&key.readings);
            self.number("value", &key.value);
            self.number("compared", &key.compared);
            if let Some(derivation) = &key.derivation {
                self.key("derivation");
                self.derivation(derivation);
            }
            if !key.parts.is_empty() {
                self.key("parts");
                self.out.push('{');
                for part in &key.parts {
                    match part.rank {
                        Some(rank) => self.raw(&part.measure, rank),
                        None => self.raw(&part.measure, "null"),
                    }
                }
                self.out.push('}');
                self.key("counted");
                self.out.push('{');
                for part in &key.parts {
                    let counted = part.counted.as_ref().map(|counted| counted.number().to_string());
                    self.optional(&part.measure, counted.as_deref());
                }
                self.out.push('}');
            }
            self.out.push('}');
        }
        self.out.push(']');
        for (name, neighbour) in [("above", &e.above), ("below", &e.below)] {
            self.key(name);
            let Some(neighbour) = neighbour else {
                self.out.push_str("null");
                continue;
            };
            self.out.push('{');
            self.text("unit", &neighbour.unit);
            self.raw("rank", neighbour.rank);
            let decided = neighbour.decided_by.and_then(|key| e.keys.get(key));
            self.optional("decided_by", decided.map(|key| key.id.as_str()));
            self.key("compared");
            self.out.push('{');
            for (key, value) in e.keys.iter().zip(&neighbour.compared) {
                self.number(&key.id, value);
            }
            self.out.push_str("}}");
        }
        self.texts("equals", &e.equals);
    }

    fn takes(&mut self, e: &Explanation) {
        self.key("what_it_would_take");
        self.out.push('{');
        self.key("criteria");
        self.out.push('{');
        for (criterion, changes) in &e.takes.criteria {
            self.key(criterion);
            self.changes(changes);
        }
        self.out.push('}');
        self.key("missing");
        self.out.push('{');
        for (criterion, figures) in &e.takes.missing {
            self.key(criterion);
            self.out.push('[');
            for (indicator, period) in figures {
                self.item();
                self.out.push('{');
                self.text("indicator", &indicator.id);
                self.text("period", &period.to_string());
                self.out.push('}');
            }
            self.out.push(']');
        }
        self.out.push('}');
        self.key("after");
        self.changes(&e.takes.after);
        self.raw("enough", e.takes.enough);
        self.optional("kept_by", e.takes.kept_by.as_deref());
        self.raw("sought", e.takes.sought);
        self.raw("exact", !e.takes.stepwise);
        self.key("selection");
        self.changes(&e.takes.selection);
        self.key("instead");
        self.changes(&e.takes.instead);
        self.out.push('}');
    }

    fn changes(&mut self, changes: &[Change]) {
        self.out.push('[');
        for change in changes {
            self.item();
            self.out.push('{');
            self.text("indicator", &change.indicator.id);
            self.text("period", &change.period.to_string());
            self.text("from", &change.from.to_string());
            self.text("to", &change.to.to_string());
            self.text("by", &change.by().to_string());
            self.out.push('}');
        }
        self.out.push(']');
    }

    fn figure(&mut self, figure: &UsedFigure) {
        self.out.push('{');
        self.figure_inside(figure);
        self.out.push('}');
    }

    fn figure_inside(&mut self, figure: &UsedFigure) {
        self.text("unit", &figure.unit);
        self.text("indicator", &figure.indicator.id);
        self.text("period", &figure.period.to_string());
        match &figure.value {
            Some(Value::Number(number)) => self.text("figure", &number.to_string()),
            Some(Value::Truth(truth)) => self.raw("figure", truth),
            None => self.raw("figure", "null"),
        }
        self.raw("by_default", figure.by_default);
        if let Some(origin) = figure.origin
            && let Some(source) = self.figures.sources().get(origin.source as usize)
        {
            let (file, sheet) = (source.file.clone(), source.sheet.clone());
            self.text("file", &file);
            self.optional("sheet", sheet.as_deref());
            self.raw("row", origin.row);
            self.raw("column", origin.column);
            self.raw("from_formula", origin.from_formula);
            self.raw("late", origin.late);
        }
    }

    fn derivation(&mut self, derivation: &Derivation) {
        self.out.push('{');
        self.came(&derivation.came);
        if let Some(dimension) = derivation.dimension {
            self.text("dimension", dimension.id());
        }
        match &derivation.because {
            Because::Constant => self.text("by", "number"),
            Because::Undetermined => self.text("by", "council"),
            Because::Parameter { id, clauses, .. } => {
                self.text("by", "parameter");
                self.text("id", id);
                self.texts("clauses", clauses);
            }
            Because::Figure(figure) => {
                self.text("by", "figure");
                self.figure_inside(figure);
            }
            Because::Measure { id, clauses, by, .. } => {
                self.text("by", "measure");
                self.text("id", id);
                self.texts("clauses", clauses);
                self.of([by.as_ref()]);
            }
            Because::Criterion { id, by } => {
                self.text("by", "criterion");
                self.text("id", id);
                self.of([by.as_ref()]);
            }
            Because::Negative(x) => {
                self.text("by", "-");
                self.of([x.as_ref()]);
            }
            Because::Not(x) => {
                self.text("by", "not");
                self.of([x.as_ref()]);
            }
            Because::Binary(op, a, b) => {
                self.text("by", op_word(*op));
                self.of([a.as_ref(), b.as_ref()]);
            }
            Because::Function { name, of } => {
                self.text("by", name);
                self.of(of);
            }
            Because::Over { fold, level, units, missing, .. } => {
                let fold = match fold {
                    Fold::Sum => "sum",
                    Fold::Mean => "mean",
                    Fold::Count => "count",
                    Fold::Share => "share",
                };
                self.text("by", fold);
                self.text("level", level.id());
                self.key("units");
                self.out.push('{');
                for (unit, came) in units {
                    self.key(unit);
                    self.out.push('{');
                    self.came(came);
                    self.out.push('}');
                }
                self.out.push('}');
                self.key("missing_figures");
                self.out.push('[');
                for figure in missing {
                    self.item();
                    self.out.push('{');
                    self.text("unit", &figure.unit);
                    self.text("indicator", &figure.indicator.id);
                    self.text("period", &figure.period.to_string());
                    self.out.push('}');
                }
                self.out.push(']');
            }
        }
        self.out.push('}');
    }

    fn of<'a>(&mut self, parts: impl IntoIterator<Item = &'a Derivation>) {
        self.key("of");
        self.out.push('[');
        for part in parts {
            self.item();
            self.derivation(part);
        }
        self.out.push(']');
    }
}

fn truth_word(truth: Truth) -> &'static str {
    match truth {
        Truth::True => "true",
        Truth::False => "false",
        Truth::Unknown => "unknown",
        Truth::Undefined | Truth::Never => "undefined",
    }
}

/// An operator's sign.
fn op_word(op: Op) -> &'static str {
    match op {
        Op::Add => "+",
        Op::Subtract => "-",
        Op::Multiply => "*",
        Op::Divide => "/",
        Op::AtLeast => ">=",
        Op::MoreThan => ">",
        Op::AtMost => "<=",
        Op::LessThan => "<",
        Op::Equal => "=",
        Op::And => "and",
        Op::Or => "or",
    }
}
