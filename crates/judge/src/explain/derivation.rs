//! How a value came about: the formula, each number put in, each figure with its place.

use exact::Ratio;
use jiff::civil::Date;
use movement::formula::{Expr, ExprKind, Fold, Op, PeriodRef, carried_inward};
use movement::{Cases, CriterionRule, MeasureRule, Movement, Scene};
use reference::{Dimension, Indicator, Level, Period, PeriodKind};

use crate::evaluate::{Number, Truth, count_against};
use crate::figures::{Figures, Origin, Value};
use crate::plan::years_before;

/// What a part of a formula came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Came {
    /// To a number, or to none.
    Number(Number),
    /// To a truth.
    Truth(Truth),
}

/// A part of a formula with what it came to, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Derivation {
    /// What it came to.
    pub came: Came,
    /// Its unit of measure, where it has one.
    pub dimension: Option<Dimension>,
    /// Why.
    pub because: Because,
}

/// Why a part of a formula came to what it did.
#[derive(Clone, Debug, PartialEq)]
pub enum Because {
    /// A number of the rule.
    Constant,
    /// A number that a clause sets.
    Parameter {
        /// Its id.
        id: String,
        /// The clauses that set it.
        clauses: Vec<String>,
        /// The readings that decide which number it is, with their choices.
        readings: Vec<(String, String)>,
    },
    /// A figure.
    Figure(UsedFigure),
    /// A measure.
    Measure {
        /// Its id.
        id: String,
        /// The clauses that define it.
        clauses: Vec<String>,
        /// The readings that decide how it is computed, with their choices.
        readings: Vec<(String, String)>,
        /// How it came about.
        by: Box<Derivation>,
    },
    /// A criterion.
    Criterion {
        /// Its id.
        id: String,
        /// How it came about.
        by: Box<Derivation>,
    },
    /// Left to the council.
    Undetermined,
    /// The sign turned.
    Negative(Box<Derivation>),
    /// The opposite.
    Not(Box<Derivation>),
    /// Two operands.
    Binary(Op, Box<Derivation>, Box<Derivation>),
    /// A function of several: `min`, `max`, `if`, `first_known`, a scale of points, `every`.
    Function {
        /// Its name in the formula.
        name: String,
        /// What it was given.
        of: Vec<Derivation>,
    },
    /// Over the subordinate units at a level.
    Over {
        /// What was done.
        fold: Fold,
        /// The level.
        level: Level,
        /// Each unit with what it came to.
        units: Vec<(String, Came)>,
        /// The figures that are missing of units that came to nothing known, in code order.
        missing: Vec<UsedFigure>,
        /// The readings that what is folded depends on, with their choices.
        readings: Vec<(String, String)>,
    },
}

/// A figure that a derivation rests on.
#[derive(Clone, Debug, PartialEq)]
pub struct UsedFigure {
    /// The unit it speaks of.
    pub unit: String,
    /// What it means.
    pub indicator: Indicator,
    /// For which day, quarter or year.
    pub period: Period,
    /// What it says; none where it is missing.
    pub value: Option<Value>,
    /// Where it came from.
    pub origin: Option<Origin>,
    /// Whether it is missing and counts as "no" for that, or as attested because that was asked for.
    pub by_default: bool,
}

/// What derivations are made from.
pub(crate) struct Deriver<'a> {
    pub movement: &'a Movement,
    pub scene: Scene<'a>,
    pub figures: &'a Figures,
    pub assume_attested: bool,
    /// The unit that is explained.
    pub unit: &'a str,
    /// The units below a unit at a level.
    pub below: &'a dyn Fn(&str, Level) -> Vec<String>,
}

impl<'a> Deriver<'a> {
    /// Derives an expression; `day` is the round's cut-off, or an earlier year's where `every` asks.
    pub fn derive(&self, expr: &Expr, day: Date) -> Derivation {
        match &expr.kind {
            ExprKind::Number(number, dimension) => Derivation {
                came: known(number.clone()),
                dimension: Some(dimension.unwrap_or(Dimension::Ratio)),
                because: Because::Constant,
            },
            ExprKind::Truth(truth) => truth_of(Truth::from(*truth), Because::Constant),
            ExprKind::Undetermined => truth_of(Truth::Unknown, Because::Undetermined),
            ExprKind::Name(name) => self.name(name, day),
            ExprKind::AtPeriod(name, period) => match self.movement.indicator(name) {
                Some(indicator) => {
                    let period = self.period(&indicator, period, day);
                    self.figure(indicator, period)
                }
                None => truth_of(Truth::Unknown, Because::Undetermined),
            },
            ExprKind::Met(criterion) => {
                let holds = self.criterion(criterion, day, &self.scene);
                let otherwise = self.otherwise(criterion, day, &self.scene);
                let truth = holds.truth().criterion(otherwise.as_ref().map(Derivation::truth));
                let by = match otherwise {
                    Some(otherwise) if holds.truth() == Truth::Undefined => otherwise,
                    _ => holds,
                };
                truth_of(truth, Because::Criterion { id: criterion.clone(), by: Box::new(by) })
            }
            ExprKind::Negative(x) => {
                let x = self.derive(x, day);
                let (came, dimension) = (Came::Number(x.number().negated()), x.dimension);
                Derivation { came, dimension, because: Because::Negative(Box::new(x)) }
            }
            ExprKind::Not(x) => match carried_inward(x) {
                Expr { kind: ExprKind::Not(x), .. } => {
                    let x = self.derive(&x, day);
                    truth_of(x.truth().negated(), Because::Not(Box::new(x)))
                }
                carried => self.derive(&carried, day),
            },
            ExprKind::Binary(op, a, b) => binary(*op, self.derive(a, day), self.derive(b, day)),
            ExprKind::Min(all) => self.folded("min", all, day, Number::min),
            ExprKind::Max(all) => self.folded("max", all, day, Number::max),
            ExprKind::FirstKnown(all) => {
                let of: Vec<Derivation> = all.iter().map(|x| self.derive(x, day)).collect();
                let first = of.iter().find(|x| !x.is_unknown()).or(of.last());
                let (came, dimension) =
                    first.map_or((Came::Number(Number::Unknown), None), |x| (x.came.clone(), x.dimension));
                Derivation { came, dimension, because: Because::Function { name: "first_known".into(), of } }
            }
            ExprKind::If(condition, yes, no) => {
                let of = vec![self.derive(condition, day), self.derive(yes, day), self.derive(no, day)];
                let (truth, defined) = (of[0].truth(), of[0].is_always_defined());
                let came = match (&of[1].came, &of[2].came) {
                    (Came::Truth(yes), Came::Truth(no)) => Came::Truth(truth.choose(*yes, *no, defined)),
                    _ => Came::Number(truth.choose_number(&of[1].number(), &of[2].number(), defined)),
                };
                let dimension = of[1].dimension;
                Derivation { came, dimension, because: Because::Function { name: "if".into(), of } }
            }
            ExprKind::Scale(name, x) => {
                let x = self.derive(x, day);
                let scale = self.movement.scales.iter().find(|s| *s.id == *name);
                let points = scale.map_or(Number::Undefined, |scale| match x.number() {
                    Number::Known(value) => {
                        let fits = |band: &&movement::Band| {
                            band.from.as_ref().is_none_or(|from| value >= from.value)
                                && band.below.as_ref().is_none_or(|below| value < below.value)
                        };
                        let band = scale.bands.iter().find(fits);
                        band.map_or(Number::Undefined, |band| Number::Known(band.is.value.clone()))
                    }
                    missing => missing,
                });
                Derivation {
                    came: Came::Number(points),
                    dimension: scale.map(|s| s.gives),
                    because: Because::Function { name: name.clone(), of: vec![x] },
                }
            }
            ExprKind::Every(years, x) => {
                let of: Vec<Derivation> =
                    (0..*years).map(|back| self.derive(x, years_before(day, back as i16))).collect();
                let truth = of.iter().fold(Truth::True, |all, x| all.and(x.truth()));
                truth_of(truth, Because::Function { name: "every".into(), of })
            }
            ExprKind::Over(fold, level, x) => self.over(*fold, *level, x, day),
        }
    }

    fn folded(&self, name: &str, all: &[Expr], day: Date, op: fn(&Number, &Number) -> Number) -> Derivation {
        let of: Vec<Derivation> = all.iter().map(|x| self.derive(x, day)).collect();
        let came = of.iter().map(Derivation::number).reduce(|a, b| op(&a, &b)).unwrap_or(Number::Undefined);
        let dimension = of.first().and_then(|x| x.dimension);
        Derivation {
            came: Came::Number(came),
            dimension,
            because: Because::Function { name: name.into(), of },
        }
    }

    fn over(&self, fold: Fold, level: Level, x: &Expr, day: Date) -> Derivation {
        let units: Vec<(String, Derivation)> = (self.below)(self.unit, level)
            .into_iter()
            .map(|unit| {
                let one = Deriver { unit: &unit, ..*self }.derive(x, day);
                (unit, one)
            })
            .collect();
        let count = Number::Known(Ratio::int(units.len() as i128));
        let zero = Number::Known(Ratio::ZERO);
        let number = match fold {
            Fold::Sum | Fold::Mean => {
                let sum = units.iter().fold(zero, |sum, (_, one)| sum.plus(&one.number()));
                if fold == Fold::Sum { sum } else { sum.over(&count) }
            }
            Fold::Count | Fold::Share if units.iter().any(|(_, one)| one.truth() == Truth::Unknown) => {
                Number::Unknown
            }
            Fold::Count | Fold::Share => {
                let yes = units.iter().filter(|(_, one)| one.truth() == Truth::True).count();
                let yes = Number::Known(Ratio::int(yes as i128));
                if fold == Fold::Count { yes } else { yes.over(&count) }
            }
        };
        let dimension = match fold {
            Fold::Count => Some(Dimension::Units),
            Fold::Share => Some(Dimension::Ratio),
            Fold::Sum | Fold::Mean => units.first().and_then(|(_, one)| one.dimension),
        };
        let mut missing: Vec<UsedFigure> = Vec::new();
        for (_, one) in units.iter().filter(|(_, one)| one.is_unknown()) {
            one.each_missing(&mut |figure| {
                if !missing.contains(figure) {
                    missing.push(figure.clone());
                }
            });
        }
        let readings = units.first().map(|(_, one)| one.readings()).unwrap_or_default();
        let units = units.into_iter().map(|(unit, one)| (unit, one.came)).collect();
        let because = Because::Over { fold, level, units, missing, readings };
        Derivation { came: Came::Number(number), dimension, because }
    }

    /// Derives what a bare name stands for: a measure, a parameter or an indicator.
    pub fn name(&self, name: &str, day: Date) -> Derivation {
        if let Some(measure) = self.movement.measure(name)
            && let MeasureRule::Formula(cases) = &measure.rule
            && let Some(case) = cases.pick(&self.scene)
        {
            let by = self.derive(&case.is.expr, day);
            let clauses = if case.clause.is_empty() { &measure.clause } else { &case.clause };
            return Derivation {
                came: by.came.clone(),
                dimension: by.dimension,
                because: Because::Measure {
                    id: name.to_string(),
                    clauses: ids(clauses),
                    readings: chosen(cases, &self.scene),
                    by: Box::new(by),
                },
            };
        }
        if let Some(parameter) = self.movement.parameters.iter().find(|p| *p.id == *name)
            && let Some(case) = parameter.is.pick(&self.scene)
        {
            let clauses = if case.clause.is_empty() { &parameter.clause } else { &case.clause };
            return Derivation {
                came: known(case.is.value.clone()),
                dimension: Some(parameter.dimension),
                because: Because::Parameter {
                    id: name.to_string(),
                    clauses: ids(clauses),
                    readings: chosen(&parameter.is, &self.scene),
                },
            };
        }
        match self.movement.indicator(name) {
            Some(indicator) => {
                let period = Period::containing(day, indicator.period);
                self.figure(indicator, period)
            }
            None => truth_of(Truth::Unknown, Because::Undetermined),
        }
    }

    fn period(&self, indicator: &Indicator, period: &PeriodRef, day: Date) -> Period {
        match period {
            PeriodRef::YearBefore => Period::containing(years_before(day, 1), indicator.period),
            PeriodRef::Date(date) => Period::Date(*date),
            PeriodRef::Year(year) => Period::Year(*year),
            PeriodRef::Quarter(year, quarter) => Period::Quarter(*year, *quarter),
            PeriodRef::Baseline(id) => {
                let named = self.movement.baselines.iter().find(|b| *b.id == *id);
                let case = named.and_then(|b| b.date.pick(&self.scene));
                Period::containing(case.map_or(day, |case| case.is), indicator.period)
            }
        }
    }

    fn figure(&self, indicator: Indicator, period: Period) -> Derivation {
        let found = self.figures.get(self.unit, &indicator.id, period);
        let value = found.map(|figure| figure.value.clone());
        let origin = found.map(|figure| figure.origin);
        let dimension = Some(indicator.dimension);
        let attested = self.assume_attested && indicator.id.starts_with(reference::indicators::ATTESTED);
        let (came, by_default) = match (&value, indicator.dimension) {
            (Some(Value::Number(number)), _) => (known(number.clone()), false),
            (Some(Value::Truth(truth)), _) => (Came::Truth(Truth::from(*truth)), false),
            (None, Dimension::Truth) if indicator.absent_is_false => (Came::Truth(Truth::False), true),
            (None, Dimension::Truth) if attested => (Came::Truth(Truth::True), true),
            (None, Dimension::Truth) => (Came::Truth(Truth::Unknown), false),
            (None, _) => (Came::Number(Number::Unknown), false),
        };
        let unit = self.unit.to_string();
        let used = UsedFigure { unit, indicator, period, value, origin, by_default };
        Derivation { came, dimension, because: Because::Figure(used) }
    }

    /// Derives what must hold instead where a criterion is undefined.
    fn otherwise(&self, id: &str, day: Date, scene: &Scene<'_>) -> Option<Derivation> {
        match &self.movement.criterion(id)?.rule {
            CriterionRule::Formula { when_undefined, .. } => {
                when_undefined.pick(scene).map(|case| self.derive(&case.is.expr, day))
            }
            CriterionRule::Attested { .. } => None,
        }
    }

    /// Derives what must hold for a criterion in a scene.
    pub fn criterion(&self, id: &str, day: Date, scene: &Scene<'_>) -> Derivation {
        let Some(criterion) = self.movement.criterion(id) else {
            return truth_of(Truth::Unknown, Because::Undetermined);
        };
        match &criterion.rule {
            CriterionRule::Attested { .. } => {
                match self.movement.indicator(&format!("{}{id}", reference::indicators::ATTESTED)) {
                    Some(indicator) => self.figure(indicator, Period::containing(day, PeriodKind::Date)),
                    None => truth_of(Truth::Unknown, Because::Undetermined),
                }
            }
            CriterionRule::Formula { holds, .. } => match holds.pick(scene) {
                Some(case) => self.derive(&case.is.expr, day),
                None => truth_of(Truth::Unknown, Because::Undetermined),
            },
        }
    }
}

impl Derivation {
    /// The number it came to; undefined for a truth.
    pub fn number(&self) -> Number {
        match &self.came {
            Came::Number(number) => number.clone(),
            Came::Truth(_) => Number::Undefined,
        }
    }

    /// The truth it came to; undefined for a number.
    pub fn truth(&self) -> Truth {
        match &self.came {
            Came::Truth(truth) => *truth,
            Came::Number(_) => Truth::Undefined,
        }
    }

    /// Whether a condition speaks of no number that might not exist: of records, attestations and criteria alone.
    fn is_always_defined(&self) -> bool {
        match &self.because {
            Because::Figure(_) | Because::Constant | Because::Undetermined | Because::Criterion { .. } => {
                true
            }
            Because::Not(x) => x.is_always_defined(),
            Because::Binary(Op::And | Op::Or, a, b) => a.is_always_defined() && b.is_always_defined(),
            _ => false,
        }
    }

    fn is_unknown(&self) -> bool {
        matches!(self.came, Came::Number(Number::Unknown) | Came::Truth(Truth::Unknown))
    }

    /// Calls a function with every figure that the derivation rests on, those of units below apart.
    pub fn each_figure<'a>(&'a self, visit: &mut impl FnMut(&'a UsedFigure)) {
        self.each_leaf(&mut |because| {
            if let Because::Figure(figure) = because {
                visit(figure);
            }
        });
    }

    /// Calls a function with every figure of units below that is missing: a sum, a mean or a count waits for them.
    pub fn each_missing_below<'a>(&'a self, visit: &mut impl FnMut(&'a UsedFigure)) {
        self.each_leaf(&mut |because| {
            if let Because::Over { missing, .. } = because {
                missing.iter().for_each(&mut *visit);
            }
        });
    }

    /// Calls a function with every figure that is missing, of the unit itself or of units below.
    fn each_missing<'a>(&'a self, visit: &mut impl FnMut(&'a UsedFigure)) {
        self.each_leaf(&mut |because| match because {
            Because::Figure(figure) if figure.value.is_none() && !figure.by_default => visit(figure),
            Because::Over { missing, .. } => missing.iter().for_each(&mut *visit),
            _ => {}
        });
    }

    /// The readings that it depends on, with their choices: of its measures and parameters, each once.
    pub fn readings(&self) -> Vec<(String, String)> {
        let mut found = Vec::new();
        self.add_readings(&mut found);
        found
    }

    fn add_readings(&self, found: &mut Vec<(String, String)>) {
        match &self.because {
            Because::Measure { readings, by, .. } => {
                add_new(found, readings);
                by.add_readings(found);
            }
            Because::Parameter { readings, .. } | Because::Over { readings, .. } => add_new(found, readings),
            Because::Criterion { by, .. } => by.add_readings(found),
            Because::Negative(x) | Because::Not(x) => x.add_readings(found),
            Because::Binary(_, a, b) => {
                a.add_readings(found);
                b.add_readings(found);
            }
            Because::Function { of, .. } => of.iter().for_each(|x| x.add_readings(found)),
            Because::Figure(_) | Because::Constant | Because::Undetermined => {}
        }
    }

    /// Calls a function with every part that has no parts itself.
    fn each_leaf<'a>(&'a self, visit: &mut dyn FnMut(&'a Because)) {
        match &self.because {
            leaf @ (Because::Figure(_)
            | Because::Constant
            | Because::Parameter { .. }
            | Because::Undetermined
            | Because::Over { .. }) => visit(leaf),
            Because::Measure { by, .. } | Because::Criterion { by, .. } => by.each_leaf(visit),
            Because::Negative(x) | Because::Not(x) => x.each_leaf(visit),
            Because::Binary(_, a, b) => {
                a.each_leaf(visit);
                b.each_leaf(visit);
            }
            Because::Function { of, .. } => of.iter().for_each(|x| x.each_leaf(visit)),
        }
    }

    /// Calls a function with every comparison that the condition is made of: its sign and its two sides.
    pub fn each_comparison<'a>(&'a self, visit: &mut impl FnMut(Op, &'a Derivation, &'a Derivation)) {
        match &self.because {
            Because::Binary(op, a, b) if op.compares() => visit(*op, a, b),
            Because::Binary(_, a, b) => {
                a.each_comparison(visit);
                b.each_comparison(visit);
            }
            Because::Criterion { by, .. } | Because::Not(by) => by.each_comparison(visit),
            Because::Function { of, .. } => of.iter().for_each(|x| x.each_comparison(visit)),
            _ => {}
        }
    }
}

fn known(number: Ratio) -> Came {
    Came::Number(Number::Known(number))
}

fn truth_of(truth: Truth, because: Because) -> Derivation {
    Derivation { came: Came::Truth(truth), dimension: Some(Dimension::Truth), because }
}

fn binary(op: Op, a: Derivation, b: Derivation) -> Derivation {
    let came = match op {
        Op::And => Came::Truth(a.truth().and(b.truth())),
        Op::Or => Came::Truth(a.truth().or(b.truth())),
        Op::Add => Came::Number(a.number().plus(&b.number())),
        Op::Subtract => Came::Number(a.number().minus(&b.number())),
        Op::Multiply => Came::Number(a.number().times(&b.number())),
        Op::Divide => Came::Number(a.number().over(&b.number())),
        _ => Came::Truth(compared(op, &a, &b)),
    };
    let dimension = match (&came, op) {
        (Came::Truth(_), _) => Some(Dimension::Truth),
        (_, Op::Divide) if a.dimension == b.dimension => Some(Dimension::Ratio),
        (_, Op::Multiply) if a.dimension == Some(Dimension::Ratio) => b.dimension,
        _ => a.dimension,
    };
    Derivation { came, dimension, because: Because::Binary(op, Box::new(a), Box::new(b)) }
}

/// A comparison; a count or share over units is settled as soon as those still unknown can no longer change it.
fn compared(op: Op, a: &Derivation, b: &Derivation) -> Truth {
    match &a.because {
        Because::Measure { by, .. } => compared(op, by, b),
        Because::Over { fold: fold @ (Fold::Count | Fold::Share), units, .. } => {
            let truths = units.iter().map(|(_, came)| match came {
                Came::Truth(truth) => *truth,
                Came::Number(_) => Truth::Undefined,
            });
            count_against(op, *fold, truths, &b.number())
        }
        _ => a.number().compared(op, &b.number()),
    }
}

/// The readings that decide which case holds, with their choices.
pub(crate) fn chosen<T>(cases: &Cases<T>, scene: &Scene<'_>) -> Vec<(String, String)> {
    let choice = |id: &str| scene.readings.get(id).map(|choice| (id.to_string(), choice.clone()));
    cases.readings(scene).into_iter().filter_map(choice).collect()
}

/// Adds those readings that are not there yet.
pub(crate) fn add_new(found: &mut Vec<(String, String)>, readings: &[(String, String)]) {
    for reading in readings {
        if !found.contains(reading) {
            found.push(reading.clone());
        }
    }
}

/// The ids of the clauses that a rule cites.
pub(crate) fn ids(clauses: &[movement::At<String>]) -> Vec<String> {
    clauses.iter().map(|clause| clause.value.clone()).collect()
}
