//! Whether terms can come to what is asked of them, all together, for some unit with some figures.
//!
//! The answer “no” is a proof; “yes” only says that none was found. What is asked of a term is handed down to its parts;
//! where there are several ways they are tried one after the other; and what is known of numbers is carried through
//! sums, products and comparisons, up and down, until nothing more follows.

use std::collections::BTreeSet;

use super::interval::Interval;
use super::outcomes::{Assumed, Came, Outcomes, Signs, came, within_reach};
use super::terms::{Term, TermId, Terms};
use crate::formula::Op;

/// What a term is asked to come to.
pub(super) type Asked = (TermId, Outcomes);

/// How often all that is known is carried through the terms: an endless approach is cut short.
const ROUNDS: usize = 6;

/// Choices within choices are followed so deep.
const DEEPEST: usize = 30;

/// Ways tried for one question.
const MOST_WAYS: usize = 200;

/// Terms that may still be looked at, over all questions about a file: more than any letter needs.
pub(super) struct Effort(usize);

impl Effort {
    pub fn new() -> Effort {
        Effort(2_000_000)
    }

    /// Takes some of it; whether there was any left.
    pub fn take(&mut self, steps: usize) -> bool {
        self.0 = self.0.saturating_sub(steps);
        self.0 > 0
    }

    pub fn is_spent(&self) -> bool {
        self.0 == 0
    }
}

/// Terms about which questions are asked.
pub(super) struct Search<'t, 'a, 's> {
    terms: &'t Terms<'a, 's>,
    /// What each term comes to where nothing is assumed.
    free: Vec<Came>,
    /// What each term came to where something was last assumed of it, or of what it stands on.
    assuming: Vec<Came>,
}

impl<'t, 'a, 's> Search<'t, 'a, 's> {
    pub fn new(terms: &'t Terms<'a, 's>, effort: &mut Effort) -> Search<'t, 'a, 's> {
        effort.take(terms.all().len());
        let mut free = Vec::with_capacity(terms.all().len());
        for (id, term) in terms.all().iter().enumerate() {
            free.push(came(id, term, &free, &free, scale_of(terms, term), &Assumed::default()));
        }
        Search { terms, assuming: free.clone(), free }
    }

    /// What a term may come to by itself.
    pub fn free(&self, id: TermId) -> &Came {
        &self.free[id]
    }

    /// The terms that a term is directly over.
    pub fn parts_of(&self, id: TermId) -> Vec<TermId> {
        self.terms.all()[id].parts()
    }

    /// Whether all that is asked can be so together; `true` where the effort does not suffice to tell.
    pub fn can_be(&mut self, asked: &[Asked], effort: &mut Effort) -> bool {
        if effort.is_spent() {
            return true;
        }
        let needed = self.needed(asked);
        let Search { terms, free, assuming } = self;
        let mut question = Question { terms, free, all: assuming, needed, effort, ways: 0 };
        question.can_be(Assumed::default(), asked.to_vec(), Vec::new(), 0)
    }

    /// The terms that some terms stand on, themselves included; each after its parts.
    fn needed(&self, asked: &[Asked]) -> Vec<TermId> {
        let mut needed = BTreeSet::new();
        let mut open: Vec<TermId> = asked.iter().map(|(id, _)| *id).collect();
        while let Some(id) = open.pop() {
            if needed.insert(id) {
                open.extend(self.parts_of(id));
            }
        }
        needed.into_iter().collect()
    }
}

fn scale_of<'a>(terms: &Terms<'a, '_>, term: &Term<'a>) -> Option<&'a crate::Scale> {
    match term {
        Term::Scale(id, _) => terms.scale(id),
        _ => None,
    }
}

/// One question, while it is looked into.
struct Question<'q, 'a, 's> {
    terms: &'q Terms<'a, 's>,
    free: &'q [Came],
    /// What the needed terms come to.
    all: &'q mut [Came],
    needed: Vec<TermId>,
    effort: &'q mut Effort,
    ways: usize,
}

/// The ways in which a term comes to what is asked; each asks something of other terms.
type Ways = Vec<Vec<Asked>>;

impl Question<'_, '_, '_> {
    fn can_be(
        &mut self,
        mut assumed: Assumed,
        mut asked: Vec<Asked>,
        mut open: Vec<Ways>,
        depth: usize,
    ) -> bool {
        self.ways += 1;
        if depth > DEEPEST || self.ways > MOST_WAYS || self.effort.is_spent() {
            return true;
        }
        loop {
            while let Some((id, wanted)) = asked.pop() {
                let held = assumed.truths.get(&id).copied();
                let wanted = wanted.and(held.unwrap_or(Outcomes::ALL));
                // What stands in many places is asked once.
                if held == Some(wanted) {
                    continue;
                }
                assumed.truths.insert(id, wanted);
                let mut ways = self.ways_to(id, wanted, &mut assumed);
                match ways.len() {
                    0 => return false,
                    1 => asked.append(&mut ways[0]),
                    _ => open.push(ways),
                }
            }
            if !self.settles(&mut assumed) {
                return false;
            }
            let possible =
                |way: &Vec<Asked>| way.iter().all(|(id, wanted)| self.all[*id].truth.meets(*wanted));
            open.iter_mut().for_each(|ways| ways.retain(possible));
            open.sort_by_key(|ways| std::cmp::Reverse(ways.len()));
            let Some(ways) = open.pop() else { return true };
            if let [only] = ways.as_slice() {
                asked.clone_from(only);
                continue;
            }
            return ways.into_iter().any(|way| self.can_be(assumed.clone(), way, open.clone(), depth + 1));
        }
    }

    /// In which ways a term comes to one of some outcomes; none where it cannot.
    fn ways_to(&self, id: TermId, wanted: Outcomes, assumed: &mut Assumed) -> Ways {
        const YES: Outcomes = Outcomes::YES;
        const NO: Outcomes = Outcomes::NO;
        const UNDEFINED: Outcomes = Outcomes::UNDEFINED;
        let settled = |may: bool| if may { vec![vec![]] } else { vec![] };
        match &self.terms.all()[id] {
            Term::Truth(truth) => settled(wanted.meets(if *truth { YES } else { NO })),
            Term::Record(_) => settled(wanted.meets(YES.or(NO))),
            Term::Not(x) => vec![vec![(*x, wanted.turned())]],
            Term::Binary(op @ (Op::And | Op::Or), a, b) => joined(*op, *a, *b, wanted),
            Term::Binary(op, a, b) if op.compares() => {
                if wanted.meets(UNDEFINED) {
                    let defined = wanted.without(UNDEFINED);
                    return match defined == Outcomes::NONE || defined == YES.or(NO) {
                        // Whether it can be undefined shows where the numbers are looked at.
                        true => settled(true),
                        false => vec![vec![(id, UNDEFINED)], vec![(id, defined)]],
                    };
                }
                let signs = Signs::of(*op);
                let signs = match (wanted.meets(YES), wanted.meets(NO)) {
                    (true, true) => Signs::ANY,
                    (true, false) => signs,
                    (false, true) => signs.others(),
                    (false, false) => return settled(false),
                };
                for side in [*a, *b] {
                    assumed.numbers.entry(side).or_insert(Interval::ALL);
                }
                settled(assumed.compare(*a, *b, signs))
            }
            Term::If(condition, a, b) => {
                let mut ways =
                    vec![vec![(*condition, YES), (*a, wanted)], vec![(*condition, NO), (*b, wanted)]];
                if wanted.meets(UNDEFINED) {
                    ways.push(vec![(*condition, UNDEFINED)]);
                }
                ways
            }
            Term::FirstKnown(a, b) => vec![vec![(*a, wanted)], vec![(*b, wanted)]],
            Term::Every(x) if wanted == YES => vec![vec![(*x, YES)]],
            Term::Criterion(holds, otherwise) => {
                let refused = NO.or(UNDEFINED);
                match (wanted.meets(YES), wanted.meets(NO), otherwise) {
                    (false, false, _) => settled(false),
                    (true, true, _) => settled(true),
                    (true, false, None) => vec![vec![(*holds, YES)]],
                    (false, true, None) => vec![vec![(*holds, refused)]],
                    (true, false, Some(x)) => {
                        vec![vec![(*holds, YES)], vec![(*holds, UNDEFINED), (*x, YES)]]
                    }
                    (false, true, Some(x)) => {
                        vec![vec![(*holds, NO)], vec![(*holds, UNDEFINED), (*x, refused)]]
                    }
                }
            }
            _ => settled(wanted != Outcomes::NONE),
        }
    }

    /// Carries what is assumed through all terms; whether it can be.
    fn settles(&mut self, assumed: &mut Assumed) -> bool {
        let terms = self.terms.all();
        for round in 1..=ROUNDS {
            self.effort.take(self.needed.len());
            for id in &self.needed {
                let scale = scale_of(self.terms, &terms[*id]);
                let came = came(*id, &terms[*id], self.all, self.free, scale, assumed);
                let has_no_value = assumed.numbers.contains_key(id) && came.values.is_none();
                let has_no_outcome = assumed.truths.contains_key(id) && came.truth == Outcomes::NONE;
                if has_no_value || has_no_outcome {
                    return false;
                }
                self.all[*id] = came;
            }
            let before = (assumed.numbers.clone(), assumed.signs.clone());
            if round < ROUNDS && self.carry(assumed).is_none() {
                return false;
            }
            if before.0 == assumed.numbers && before.1 == assumed.signs {
                break;
            }
        }
        true
    }

    /// Carries what the terms came to once sideways and down; nothing where it cannot be.
    fn carry(&self, assumed: &mut Assumed) -> Option<()> {
        let mut carried = Carried { all: self.all, assumed };
        carried.comparisons()?;
        self.needed.iter().rev().try_for_each(|id| carried.down(*id, &self.terms.all()[*id]))
    }
}

/// `and` or `or`: for each outcome of the one, the outcomes of the other that give what is wanted.
fn joined(op: Op, a: TermId, b: TermId, wanted: Outcomes) -> Ways {
    let mut ways: Vec<(Outcomes, Outcomes)> = Vec::new();
    for one in Outcomes::EACH {
        let fits = |other: &Outcomes| one.joined(op, *other).meets(wanted);
        let others = Outcomes::EACH.into_iter().filter(fits).fold(Outcomes::NONE, Outcomes::or);
        match ways.iter_mut().find(|(_, known)| *known == others) {
            _ if others == Outcomes::NONE => {}
            Some((ones, _)) => *ones = ones.or(one),
            None => ways.push((one, others)),
        }
    }
    let asks = |part: &Asked| part.1 != Outcomes::ALL;
    ways.into_iter().map(|(one, other)| [(a, one), (b, other)].into_iter().filter(asks).collect()).collect()
}

/// What is assumed, carried from terms to those beside and below them; nothing where it cannot be.
struct Carried<'c> {
    all: &'c [Came],
    assumed: &'c mut Assumed,
}

impl Carried<'_> {
    fn comparisons(&mut self) -> Option<()> {
        let pairs: Vec<((TermId, TermId), Signs)> =
            self.assumed.signs.iter().map(|(pair, signs)| (*pair, *signs)).collect();
        for ((a, b), signs) in pairs {
            // Two terms of which a difference was taken need not have a value by themselves.
            if !self.assumed.numbers.contains_key(&a) || !self.assumed.numbers.contains_key(&b) {
                continue;
            }
            let (Some(left), Some(right)) = (&self.all[a].values, &self.all[b].values) else { return None };
            let signs = signs.and(Signs::between(left, right));
            if !self.assumed.compare(a, b, signs) {
                return None;
            }
            let equal = signs.has(Signs::EQUAL);
            if !signs.has(Signs::MORE) {
                self.lies(a, right.and_below(equal))?;
                self.lies(b, left.and_above(equal))?;
            }
            if !signs.has(Signs::LESS) {
                self.lies(a, right.and_above(equal))?;
                self.lies(b, left.and_below(equal))?;
            }
        }
        Some(())
    }

    /// A term that has a value gives its parts one, and says where they lie.
    fn down(&mut self, id: TermId, term: &Term<'_>) -> Option<()> {
        if !self.assumed.numbers.contains_key(&id) {
            return Some(());
        }
        let value = self.all[id].values.clone()?;
        let of = |part: &TermId| self.all[*part].values.clone();
        match term {
            Term::Negative(x) => self.lies(*x, value.negated()),
            Term::Scale(_, x) => self.lies(*x, Interval::ALL),
            Term::Binary(Op::Add, a, b) => {
                let (left, right) = (of(a)?, of(b)?);
                self.lies(*a, value.minus(&right))?;
                self.lies(*b, value.minus(&left))
            }
            Term::Binary(Op::Subtract, a, b) => {
                let (left, right) = (of(a)?, of(b)?);
                self.lies(*a, value.plus(&right))?;
                self.lies(*b, left.minus(&value))?;
                let signs = Signs::between(&value, &Interval::only(&exact::Ratio::ZERO));
                self.assumed.compare(*a, *b, signs).then_some(())
            }
            Term::Binary(Op::Multiply, a, b) => {
                let (left, right) = (of(a)?, of(b)?);
                self.lies(*a, factor(&value, &right)?)?;
                self.lies(*b, factor(&value, &left)?)
            }
            Term::Binary(Op::Divide, a, b) => {
                let (left, right) = (of(a)?, of(b)?.and(&Interval::positive())?);
                self.lies(*a, value.times(&right))?;
                self.lies(*b, factor(&left, &value)?.and(&Interval::positive())?)
            }
            Term::Min(a, b) => {
                self.lies(*a, value.and_above(true))?;
                self.lies(*b, value.and_above(true))
            }
            Term::Max(a, b) => {
                self.lies(*a, value.and_below(true))?;
                self.lies(*b, value.and_below(true))
            }
            _ => Some(()),
        }
    }

    /// A term has a value, and it lies there.
    fn lies(&mut self, id: TermId, there: Interval) -> Option<()> {
        let there = within_reach(there);
        let held = self.assumed.numbers.entry(id).or_insert(Interval::ALL);
        *held = held.and(&there)?;
        Some(())
    }
}

/// Where one factor lies, given the product and the other factor; nothing where it cannot be.
fn factor(product: &Interval, other: &Interval) -> Option<Interval> {
    let zero = Interval::only(&exact::Ratio::ZERO);
    match (other.and(&zero), other.and(&Interval::positive()), other.and(&Interval::positive().negated())) {
        // Zero times anything is zero: it tells nothing of the factor.
        (Some(_), None, None) => product.and(&zero).map(|_| Interval::ALL),
        (Some(_), ..) if product.and(&zero).is_some() => Some(Interval::ALL),
        (_, up, down) => {
            let up = up.and_then(|up| product.over(&up));
            let down = down.and_then(|down| product.negated().over(&down.negated()));
            match (up, down) {
                (Some(up), Some(down)) => Some(up.around(&down)),
                (up, down) => up.or(down),
            }
        }
    }
}
