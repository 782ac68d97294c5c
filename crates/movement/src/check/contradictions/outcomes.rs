//! What terms may come to once all figures are there: a number in an interval or none, a yes, a no or neither.

use std::collections::BTreeMap;

use exact::Ratio;

use super::interval::{End, Interval};
use super::terms::{Term, TermId};
use crate::Scale;
use crate::formula::{Fold, Op};

/// Some of: yes, no, undefined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Outcomes(u8);

impl Outcomes {
    pub const NONE: Outcomes = Outcomes(0);
    pub const YES: Outcomes = Outcomes(1);
    pub const NO: Outcomes = Outcomes(2);
    pub const UNDEFINED: Outcomes = Outcomes(4);
    pub const ALL: Outcomes = Outcomes(7);
    /// All, one at a time.
    pub const EACH: [Outcomes; 3] = [Outcomes::YES, Outcomes::NO, Outcomes::UNDEFINED];

    pub fn and(self, other: Outcomes) -> Outcomes {
        Outcomes(self.0 & other.0)
    }

    pub fn or(self, other: Outcomes) -> Outcomes {
        Outcomes(self.0 | other.0)
    }

    pub fn without(self, other: Outcomes) -> Outcomes {
        Outcomes(self.0 & !other.0)
    }

    pub fn meets(self, other: Outcomes) -> bool {
        self.0 & other.0 != 0
    }

    fn only_if(self, may: bool) -> Outcomes {
        if may { self } else { Outcomes::NONE }
    }

    /// Yes for no, and no for yes.
    pub fn turned(self) -> Outcomes {
        let yes = Outcomes::YES.only_if(self.meets(Outcomes::NO));
        let no = Outcomes::NO.only_if(self.meets(Outcomes::YES));
        yes.or(no).or(self.and(Outcomes::UNDEFINED))
    }

    /// What `and` or `or` makes of one outcome each: a “no” settles the one, a “yes” the other.
    pub fn joined(self, op: Op, other: Outcomes) -> Outcomes {
        let settles = if op == Op::And { Outcomes::NO } else { Outcomes::YES };
        match (self, other) {
            _ if self == settles || other == settles => settles,
            _ if self == Outcomes::UNDEFINED || other == Outcomes::UNDEFINED => Outcomes::UNDEFINED,
            _ => settles.turned(),
        }
    }

    /// Each outcome by itself.
    pub fn each(self) -> impl Iterator<Item = Outcomes> {
        Outcomes::EACH.into_iter().filter(move |one| self.meets(*one))
    }
}

/// How one number may stand to another: some of less, equal, more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Signs(u8);

impl Signs {
    pub const LESS: Signs = Signs(1);
    pub const EQUAL: Signs = Signs(2);
    pub const MORE: Signs = Signs(4);
    pub const ANY: Signs = Signs(7);

    /// Those that make a comparison true.
    pub fn of(op: Op) -> Signs {
        match op {
            Op::AtLeast => Signs::MORE.or(Signs::EQUAL),
            Op::MoreThan => Signs::MORE,
            Op::AtMost => Signs::LESS.or(Signs::EQUAL),
            Op::LessThan => Signs::LESS,
            _ => Signs::EQUAL,
        }
    }

    /// Those that numbers of two intervals can have.
    pub fn between(a: &Interval, b: &Interval) -> Signs {
        let mut may = Signs(0);
        for (sign, can) in [
            (Signs::LESS, a.may_be_below(b)),
            (Signs::EQUAL, a.and(b).is_some()),
            (Signs::MORE, b.may_be_below(a)),
        ] {
            may = if can { may.or(sign) } else { may };
        }
        may
    }

    pub fn and(self, other: Signs) -> Signs {
        Signs(self.0 & other.0)
    }

    pub fn or(self, other: Signs) -> Signs {
        Signs(self.0 | other.0)
    }

    pub fn has(self, sign: Signs) -> bool {
        self.0 & sign.0 != 0
    }

    pub fn none(self) -> bool {
        self.0 == 0
    }

    /// All the others.
    pub fn others(self) -> Signs {
        Signs(Signs::ANY.0 & !self.0)
    }

    /// The same seen from the other number.
    pub fn turned(self) -> Signs {
        let side = |from: Signs, to: Signs| if self.has(from) { to } else { Signs(0) };
        side(Signs::LESS, Signs::MORE).or(side(Signs::MORE, Signs::LESS)).or(self.and(Signs::EQUAL))
    }

    /// The differences that have one of these signs.
    fn differences(self) -> Interval {
        let zero = |itself| Some(End { at: Ratio::ZERO, itself });
        let equal = self.has(Signs::EQUAL);
        Interval {
            from: if self.has(Signs::LESS) { None } else { zero(equal) },
            to: if self.has(Signs::MORE) { None } else { zero(equal) },
        }
    }
}

/// What a term may come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Came {
    /// As a number; none where it never has a value.
    pub values: Option<Interval>,
    /// Whether it may have no value as a number.
    pub undefined: bool,
    /// As a truth.
    pub truth: Outcomes,
}

impl Came {
    /// Whatever there is.
    pub const ANYTHING: Came = Came { values: Some(Interval::ALL), undefined: true, truth: Outcomes::ALL };

    fn number(values: Option<Interval>, undefined: bool) -> Came {
        Came { values, undefined, truth: Outcomes::ALL }
    }

    fn truth(truth: Outcomes) -> Came {
        Came { truth, ..Came::ANYTHING }
    }
}

/// What is taken to be so.
#[derive(Clone, Debug, Default)]
pub(super) struct Assumed {
    /// Terms that have a value, and where it lies.
    pub numbers: BTreeMap<TermId, Interval>,
    /// What conditions come to.
    pub truths: BTreeMap<TermId, Outcomes>,
    /// How terms stand to others of a higher place.
    pub signs: BTreeMap<(TermId, TermId), Signs>,
}

impl Assumed {
    /// How a term stands to another.
    pub fn signs(&self, a: TermId, b: TermId) -> Signs {
        match a.cmp(&b) {
            std::cmp::Ordering::Less => self.signs.get(&(a, b)).copied().unwrap_or(Signs::ANY),
            std::cmp::Ordering::Equal => Signs::EQUAL,
            std::cmp::Ordering::Greater => self.signs(b, a).turned(),
        }
    }

    /// Takes a term to stand so to another; whether it can.
    pub fn compare(&mut self, a: TermId, b: TermId, signs: Signs) -> bool {
        if a > b {
            return self.compare(b, a, signs.turned());
        }
        let signs = self.signs(a, b).and(signs);
        if a < b {
            self.signs.insert((a, b), signs);
        }
        !signs.none()
    }
}

/// What one term may come to, from what its parts may come to; `free` holds what terms come to where nothing is assumed:
/// of other units, and of other years.
pub(super) fn came(
    id: TermId,
    term: &Term<'_>,
    parts: &[Came],
    free: &[Came],
    scale: Option<&Scale>,
    assumed: &Assumed,
) -> Came {
    let mut came = match term {
        Term::Number(number) => Came::number(Some(Interval::only(number)), false),
        Term::Figure(_, kept) => Came::number(Some(kept.interval()), false),
        Term::Record(_) => Came::truth(Outcomes::YES.or(Outcomes::NO)),
        Term::Truth(truth) => Came::truth(if *truth { Outcomes::YES } else { Outcomes::NO }),
        Term::Undetermined(_) | Term::Anything(_) => Came::ANYTHING,
        Term::Negative(x) => {
            Came::number(parts[*x].values.as_ref().map(Interval::negated), parts[*x].undefined)
        }
        Term::Not(x) => Came::truth(parts[*x].truth.turned()),
        Term::Binary(op @ (Op::And | Op::Or), a, b) => {
            let pairs = parts[*a].truth.each().flat_map(|a| parts[*b].truth.each().map(move |b| (a, b)));
            Came::truth(pairs.fold(Outcomes::NONE, |all, (a, b)| all.or(a.joined(*op, b))))
        }
        Term::Binary(op, a, b) if op.compares() => compared(*op, (*a, *b), parts, assumed),
        Term::Binary(Op::Divide, a, b) => {
            let (dividend, divisor) = (&parts[*a], &parts[*b]);
            let below =
                divisor.values.as_ref().is_none_or(|d| d.and(&Interval::positive().negated()).is_some());
            let zero = divisor.values.as_ref().is_none_or(|d| d.and(&Interval::only(&Ratio::ZERO)).is_some());
            let quotient = match (&dividend.values, &divisor.values) {
                (Some(_), Some(d)) if a == b => {
                    d.and(&Interval::positive()).map(|_| Interval::only(&Ratio::ONE))
                }
                (Some(n), Some(d)) => n.over(d),
                _ => None,
            };
            Came::number(quotient, dividend.undefined || divisor.undefined || below || zero)
        }
        Term::Binary(Op::Subtract, a, b) => {
            let signs = assumed.signs(*a, *b).differences();
            strict(&parts[*a], &parts[*b], |a, b| a.minus(b).and(&signs))
        }
        Term::Binary(Op::Add, a, b) => strict(&parts[*a], &parts[*b], |a, b| Some(a.plus(b))),
        Term::Binary(_, a, b) => strict(&parts[*a], &parts[*b], |a, b| Some(a.times(b))),
        Term::Min(a, b) => strict(&parts[*a], &parts[*b], |a, b| Some(a.min(b))),
        Term::Max(a, b) => strict(&parts[*a], &parts[*b], |a, b| Some(a.max(b))),
        Term::If(condition, yes, no) => {
            let condition = parts[*condition].truth;
            let yes = condition.meets(Outcomes::YES).then(|| &parts[*yes]);
            let no = condition.meets(Outcomes::NO).then(|| &parts[*no]);
            one_of(yes.into_iter().chain(no), condition.meets(Outcomes::UNDEFINED))
        }
        Term::FirstKnown(a, b) => one_of([&parts[*a], &parts[*b]].into_iter(), false),
        Term::Scale(_, x) => match scale {
            Some(scale) => scaled(scale, &parts[*x]),
            None => Came::ANYTHING,
        },
        Term::Every(x) => {
            let earlier = free[*x].truth.without(Outcomes::YES);
            Came::truth(parts[*x].truth.or(earlier))
        }
        Term::Over(fold, _, x) => over(*fold, &free[*x]),
        Term::Criterion(holds, otherwise) => {
            let holds = parts[*holds].truth;
            let otherwise = otherwise.map_or(Outcomes::NO, |x| parts[x].truth);
            let otherwise = if holds.meets(Outcomes::UNDEFINED) { otherwise } else { Outcomes::NONE };
            let no = Outcomes::NO.only_if(otherwise.meets(Outcomes::UNDEFINED));
            Came::truth(holds.or(otherwise).or(no).without(Outcomes::UNDEFINED))
        }
    };
    if let Some(interval) = assumed.numbers.get(&id) {
        came.values = came.values.and_then(|values| values.and(interval));
        came.undefined = false;
    }
    if let Some(truth) = assumed.truths.get(&id) {
        came.truth = came.truth.and(*truth);
    }
    came.values = came.values.map(within_reach);
    came
}

/// An interval whose ends are of a size that no sum of money ever has is taken as endless there.
pub(super) fn within_reach(interval: Interval) -> Interval {
    let short = |end: &End| end.at.lowest_terms().is_some();
    Interval { from: interval.from.filter(short), to: interval.to.filter(short) }
}

fn compared(op: Op, (a, b): (TermId, TermId), parts: &[Came], assumed: &Assumed) -> Came {
    let undefined = parts[a].undefined || parts[b].undefined;
    let mut truth = Outcomes::UNDEFINED.only_if(undefined);
    if let (Some(left), Some(right)) = (&parts[a].values, &parts[b].values) {
        let signs = Signs::between(left, right).and(assumed.signs(a, b));
        let wanted = Signs::of(op);
        truth = truth.or(Outcomes::YES.only_if(signs.has(wanted)));
        truth = truth.or(Outcomes::NO.only_if(signs.has(wanted.others())));
    }
    Came::truth(truth)
}

fn strict(a: &Came, b: &Came, of: impl Fn(&Interval, &Interval) -> Option<Interval>) -> Came {
    let values = match (&a.values, &b.values) {
        (Some(a), Some(b)) => of(a, b),
        _ => None,
    };
    Came::number(values, a.undefined || b.undefined)
}

fn one_of<'c>(ways: impl Iterator<Item = &'c Came>, undefined: bool) -> Came {
    let nothing = Came { values: None, undefined, truth: Outcomes::UNDEFINED.only_if(undefined) };
    ways.fold(nothing, |all, way| Came {
        values: match (all.values, &way.values) {
            (Some(a), Some(b)) => Some(a.around(b)),
            (a, b) => a.or_else(|| b.clone()),
        },
        undefined: all.undefined || way.undefined,
        truth: all.truth.or(way.truth),
    })
}

/// The points of the bands that a value may fall into.
fn scaled(scale: &Scale, of: &Came) -> Came {
    let Some(values) = &of.values else { return Came::number(None, true) };
    let end = |at: &Ratio, itself| Some(End { at: at.clone(), itself });
    let mut points: Option<Interval> = None;
    // How far up the bands have taken all values without a gap.
    let mut taken = values.from.clone().map(|from| from.at);
    let mut all_taken = false;
    for band in &scale.bands {
        let interval = Interval {
            from: band.from.as_ref().and_then(|from| end(from, true)),
            to: band.below.as_ref().and_then(|below| end(below, false)),
        };
        let is = Interval::only(&band.is);
        if values.and(&interval).is_some() {
            points = Some(points.map_or(is.clone(), |points| points.around(&is)));
        }
        let begins = match (&band.from, &taken) {
            (Some(from), Some(taken)) => from.value <= *taken,
            (from, _) => from.is_none(),
        };
        match &band.below {
            None => all_taken |= begins,
            Some(below) if begins && taken.as_ref().is_none_or(|taken| *taken < below.value) => {
                taken = Some(below.value.clone());
                let beyond = Interval { from: end(below, true), to: None };
                all_taken |= values.and(&beyond).is_none();
            }
            Some(_) => {}
        }
    }
    Came::number(points, of.undefined || !all_taken)
}

/// Over any number of units, none included.
fn over(fold: Fold, of: &Came) -> Came {
    let may_be_yes = of.truth.meets(Outcomes::YES);
    match fold {
        Fold::Count if !may_be_yes => Came::number(Some(Interval::only(&Ratio::ZERO)), false),
        Fold::Count => Came::number(Some(Interval::not_negative()), false),
        Fold::Share if !may_be_yes => Came::number(Some(Interval::only(&Ratio::ZERO)), true),
        Fold::Share if of.truth == Outcomes::YES => Came::number(Some(Interval::only(&Ratio::ONE)), true),
        Fold::Share => Came::number(Some(Interval::share()), true),
        Fold::Mean => Came::number(of.values.clone(), true),
        Fold::Sum => {
            let zero = Interval::only(&Ratio::ZERO);
            let any = Interval { from: None, to: None };
            let values = of.values.as_ref().map_or(zero.clone(), |values| {
                let up = values.and(&Interval::positive()).map(|_| Interval::not_negative());
                let down = values.and(&Interval::positive().negated());
                let down = down.map(|_| Interval::not_negative().negated());
                match (up, down) {
                    (Some(_), Some(_)) => any,
                    (up, down) => up.or(down).unwrap_or(zero),
                }
            });
            Came::number(Some(values), of.undefined)
        }
    }
}
