//! Turning points: at which values of one figure anything in a judgement can change.
//!
//! With all figures but one held fast, every rate is a quotient of two straight lines in it, or, where a formula takes the
//! smaller of two or chooses between them, one of a few such quotients. Whatever the judge compares then changes sides
//! only at the roots of straight lines, found here exactly, however far off; between two of them the judgement is the
//! same. Where a formula is no such quotient (a product of moving parts, a sum over units below) the search falls back to
//! doubling steps: it may pass over a narrow window, it ends, and it says so.

use std::collections::BTreeSet;

use exact::Ratio;
use movement::formula::{Fold, Op};
use reference::Dimension;

use crate::key_values::KeyValues;
use crate::plan::{KeySource, Node, NodeId, Plan};
use crate::sheet::Sheet;

/// At which changes of a figure anything may change.
pub(crate) struct Turns {
    /// In steps away from where the figure stands, nearest first. They are whole, but for the last one down to zero, or
    /// up to one, where a share of a step is left.
    pub at: Vec<Ratio>,
    /// Whether there are no others: otherwise some were found by doubling steps.
    pub exact: bool,
}

/// `(a + b x) / (c + d x)`, where `x` is how many steps the moving figure is away from where it stands.
#[derive(Clone, Debug, PartialEq)]
struct Quotient {
    a: Ratio,
    b: Ratio,
    c: Ratio,
    d: Ratio,
}

/// How a node depends on the moving figure.
#[derive(Clone, Debug)]
enum Course {
    /// At any place it is one of these, or has no value.
    Pieces(Vec<Quotient>),
    /// It stands still, but for jumps where something under it changes sides.
    Jumps,
    /// In some other way.
    Other,
}

/// More pieces than this are no longer followed.
const MOST_PIECES: usize = 64;

/// The smallest change of a figure that is counted: one person, one VND; of a ratio a hundredth of a percentage point.
pub(crate) fn step_of(plan: &Plan, slot: usize) -> Ratio {
    match plan.graph.slots[slot].indicator.dimension {
        Dimension::Ratio => Ratio::decimal(1, 4),
        Dimension::Points => Ratio::decimal(1, 2),
        _ => Ratio::ONE,
    }
}

/// The changes at which anything may change.
///
/// `up` tells the direction; a count, money or a share never falls below zero, and a share never rises above one.
pub(crate) fn turns(
    plan: &Plan,
    sheet: &Sheet,
    values: &KeyValues,
    row: usize,
    slot: usize,
    up: bool,
) -> Turns {
    let Some(now) = sheet.columns[slot].number_at(row) else { return Turns { at: Vec::new(), exact: true } };
    let step = step_of(plan, slot);
    let signed = if up { step.clone() } else { step.negated() };
    let moves = moves(plan, slot);
    let courses = courses(plan, sheet, row, slot, &now, &signed);
    let mut roots = Roots { found: BTreeSet::new(), all: true };
    for (id, node) in plan.graph.nodes.iter().enumerate().filter(|(id, _)| moves[*id]) {
        match node {
            Node::Binary(op, a, b) if op.compares() => roots.crossings(&courses[*a], &courses[*b]),
            Node::Binary(Op::Divide, _, divisor) => {
                roots.crossings(&courses[*divisor], &Course::fixed(Ratio::ZERO))
            }
            Node::Min(a, b) | Node::Max(a, b) => roots.crossings(&courses[*a], &courses[*b]),
            Node::Scale(bands, x) => {
                for edge in bands.iter().flat_map(|(from, below, _)| from.iter().chain(below)) {
                    roots.crossings(&courses[*x], &Course::fixed(edge.clone()));
                }
            }
            _ => {}
        }
        roots.all &= !matches!(courses[id], Course::Other);
    }
    for (node, precision) in ranked_nodes(plan).into_iter().filter(|(node, _)| moves[*node]) {
        for rival in (0..sheet.roster.len()).filter(|rival| *rival != row) {
            let Some(value) = values.number(node, rival).known().cloned() else { continue };
            for edge in edges(&value, &precision) {
                roots.crossings(&courses[node], &Course::fixed(edge));
            }
        }
    }
    let furthest = furthest(plan, slot, &now, &step, up);
    let mut turns: BTreeSet<Ratio> = BTreeSet::new();
    for root in roots.found.iter().filter(|root| !root.is_negative()) {
        turns.insert(root.ceil());
        turns.insert(root.floor().plus(&Ratio::ONE));
    }
    if !roots.all {
        turns.extend(doubled(sheet, furthest.as_ref()));
    }
    turns.extend(furthest.clone());
    let within = |turn: &Ratio| turn.is_positive() && furthest.as_ref().is_none_or(|end| turn <= end);
    Turns { at: turns.into_iter().filter(within).collect(), exact: roots.all }
}

/// How far a figure may move: down to zero, up to one for a share; otherwise, and down for points, without end.
fn furthest(plan: &Plan, slot: usize, now: &Ratio, step: &Ratio, up: bool) -> Option<Ratio> {
    let indicator = &plan.graph.slots[slot].indicator;
    let room = match (up, indicator.dimension) {
        (true, _) if indicator.share => Ratio::ONE.minus(now),
        (false, Dimension::People | Dimension::Units | Dimension::Vnd) => now.clone(),
        (false, _) if indicator.share => now.clone(),
        _ => return None,
    };
    room.divided_by(step)
}

/// One step, two, four and so on: to the end, or so far that the greatest figure of all seems small.
fn doubled(sheet: &Sheet, furthest: Option<&Ratio>) -> Vec<Ratio> {
    let end = furthest.cloned().unwrap_or_else(|| {
        let rows = 0..sheet.roster.len();
        let numbers =
            sheet.columns.iter().flat_map(|column| rows.clone().filter_map(|row| column.number_at(row)));
        let greatest = numbers.fold(Ratio::int(1 << 31), |greatest, number| greatest.max(number.abs()));
        greatest.times(&greatest)
    });
    let two = Ratio::int(2);
    std::iter::successors(Some(Ratio::ONE), |step| Some(step.times(&two)))
        .take_while(|step| *step <= end)
        .collect()
}

/// For each node whether it may change as a figure moves.
fn moves(plan: &Plan, slot: usize) -> Vec<bool> {
    let mut moves: Vec<bool> = Vec::with_capacity(plan.graph.nodes.len());
    for node in &plan.graph.nodes {
        let mut moving = matches!(node, Node::Slot(moved) if *moved == slot);
        node.for_each_part(|part| moving |= moves[part]);
        moves.push(moving);
    }
    moves
}

/// The nodes that units are ranked by, with the precision of the comparison.
fn ranked_nodes(plan: &Plan) -> Vec<(NodeId, movement::Step)> {
    let mut nodes = Vec::new();
    for key in plan.awards.iter().flat_map(|award| &award.keys) {
        match &key.source {
            KeySource::Node(node) => nodes.push((*node, key.step.clone())),
            KeySource::Lead(lead) => nodes.extend(lead.parts.iter().map(|part| (part.1, lead.step.clone()))),
            KeySource::TruthNode(_) => {}
        }
    }
    nodes.sort_by_key(|(node, _)| *node);
    nodes.dedup();
    nodes
}

/// The values at which a moving value begins or ceases to be equal to a fixed one at a precision.
fn edges(value: &Ratio, step: &movement::Step) -> Vec<Ratio> {
    match step {
        movement::Step::Exact => vec![value.clone()],
        movement::Step::HalfUp { places } => {
            let middle = value.round_half_up_at(*places);
            let half = Ratio::decimal(1, *places).times(&Ratio::decimal(5, 1));
            vec![middle.minus(&half), middle.plus(&half)]
        }
    }
}

/// Where courses cross.
struct Roots {
    found: BTreeSet<Ratio>,
    /// Whether every crossing could be found.
    all: bool,
}

impl Roots {
    /// Finds where two courses cross.
    fn crossings(&mut self, left: &Course, right: &Course) {
        let (Course::Pieces(left), Course::Pieces(right)) = (left, right) else {
            self.all &= left.is_still() && right.is_still();
            return;
        };
        for p in left {
            for q in right {
                match p.crossing(q) {
                    Some(root) => self.found.extend(root),
                    None => self.all = false,
                }
            }
        }
    }
}

impl Course {
    fn fixed(number: Ratio) -> Course {
        Course::Pieces(vec![Quotient::fixed(number)])
    }

    /// Whether it has no slope anywhere.
    fn is_still(&self) -> bool {
        match self {
            Course::Pieces(pieces) => pieces.iter().all(Quotient::is_fixed),
            Course::Jumps => true,
            Course::Other => false,
        }
    }
}

impl Quotient {
    fn fixed(number: Ratio) -> Quotient {
        Quotient { a: number, b: Ratio::ZERO, c: Ratio::ONE, d: Ratio::ZERO }
    }

    /// Whether the denominator moves.
    fn is_over_a_line(&self) -> bool {
        !self.d.is_zero()
    }

    fn is_fixed(&self) -> bool {
        self.b.is_zero() && self.d.is_zero()
    }

    fn negated(&self) -> Quotient {
        Quotient { a: self.a.negated(), b: self.b.negated(), c: self.c.clone(), d: self.d.clone() }
    }

    /// Where two quotients are equal, if anywhere; `None` where that takes more than a straight line.
    fn crossing(&self, other: &Quotient) -> Option<Option<Ratio>> {
        let (Quotient { a, b, c, d }, Quotient { a: e, b: f, c: g, d: h }) = (self, other);
        // (a + bx)(g + hx) = (e + fx)(c + dx): the squares must vanish, or a common denominator be taken out.
        if b.times(h) == f.times(d) {
            let constant = a.times(g).minus(&e.times(c));
            let slope = a.times(h).plus(&b.times(g)).minus(&e.times(d)).minus(&f.times(c));
            return Some(root(&constant, &slope));
        }
        if c.times(h) == d.times(g) {
            let (own, others) = if d.is_zero() { (c, g) } else { (d, h) };
            let constant = a.times(others).minus(&e.times(own));
            let slope = b.times(others).minus(&f.times(own));
            return Some(root(&constant, &slope));
        }
        None
    }

    /// The sum, product or quotient of two, where it is again one of straight lines.
    fn combined(&self, op: Op, other: &Quotient) -> Option<Quotient> {
        let (Quotient { a, b, c, d }, Quotient { a: e, b: f, c: g, d: h }) = (self, other);
        let product = |p: &Ratio, q: &Ratio| p.times(q);
        Some(match op {
            Op::Subtract => return self.combined(Op::Add, &other.negated()),
            // Over one denominator, or over a number: still a quotient of lines.
            Op::Add if c == g && d == h => {
                Quotient { a: a.plus(e), b: b.plus(f), c: c.clone(), d: d.clone() }
            }
            Op::Add if self.is_fixed() => other.plus_number(a, c),
            Op::Add if other.is_fixed() => self.plus_number(e, g),
            Op::Add if !self.is_over_a_line() && !other.is_over_a_line() => Quotient {
                a: product(a, g).plus(&product(e, c)),
                b: product(b, g).plus(&product(f, c)),
                c: product(c, g),
                d: Ratio::ZERO,
            },
            Op::Multiply if self.is_fixed() => other.scaled(a, c),
            Op::Multiply if other.is_fixed() => self.scaled(e, g),
            // (a + b x) / c over (e + f x) / g.
            Op::Divide if !self.is_over_a_line() && !other.is_over_a_line() => {
                Quotient { a: product(a, g), b: product(b, g), c: product(e, c), d: product(f, c) }
            }
            Op::Divide if other.is_fixed() => self.scaled(g, e),
            // p / q over (e + f x) / (g + h x).
            Op::Divide if self.is_fixed() => {
                Quotient { a: product(a, g), b: product(a, h), c: product(c, e), d: product(c, f) }
            }
            _ => return None,
        })
    }

    /// With `p / q` added.
    fn plus_number(&self, p: &Ratio, q: &Ratio) -> Quotient {
        let Quotient { a, b, c, d } = self;
        Quotient {
            a: a.times(q).plus(&p.times(c)),
            b: b.times(q).plus(&p.times(d)),
            c: c.times(q),
            d: d.times(q),
        }
    }

    /// `p / q` times as much.
    fn scaled(&self, p: &Ratio, q: &Ratio) -> Quotient {
        let Quotient { a, b, c, d } = self;
        Quotient { a: a.times(p), b: b.times(p), c: c.times(q), d: d.times(q) }
    }
}

/// Where `p + q x` is zero.
fn root(p: &Ratio, q: &Ratio) -> Option<Ratio> {
    p.negated().divided_by(q)
}

fn courses(plan: &Plan, sheet: &Sheet, row: usize, slot: usize, now: &Ratio, step: &Ratio) -> Vec<Course> {
    let mut courses: Vec<Course> = Vec::with_capacity(plan.graph.nodes.len());
    for node in &plan.graph.nodes {
        let course = match node {
            Node::Slot(s) if *s == slot => Course::Pieces(vec![Quotient {
                a: now.clone(),
                b: step.clone(),
                c: Ratio::ONE,
                d: Ratio::ZERO,
            }]),
            // What is unknown stays so, and whatever rests on it has no value either.
            Node::Slot(s) => {
                sheet.columns[*s].number_at(row).map_or(Course::Pieces(Vec::new()), Course::fixed)
            }
            Node::Constant(number) => Course::fixed(number.clone()),
            Node::Negative(x) => match &courses[*x] {
                Course::Pieces(pieces) => Course::Pieces(pieces.iter().map(Quotient::negated).collect()),
                other => other.clone(),
            },
            Node::Binary(op, ..) if op.compares() || matches!(op, Op::And | Op::Or) => {
                Course::Pieces(Vec::new())
            }
            Node::Binary(op, a, b) => combined(*op, &courses[*a], &courses[*b]),
            // One or the other; where the choice changes is found at what it is chosen by.
            Node::Min(a, b) | Node::Max(a, b) | Node::FirstKnown(a, b) | Node::If(_, a, b) => {
                either(&courses[*a], &courses[*b])
            }
            Node::Scale(bands, _) => {
                let points = bands.iter().map(|(_, _, points)| Quotient::fixed(points.clone()));
                few(points.collect())
            }
            // The unit above moves with a sum of those below; a count jumps where one of them changes sides.
            Node::Over(Fold::Sum | Fold::Mean, _, x) if !courses[*x].is_still() => Course::Other,
            Node::Over(..) | Node::Counted(..) => Course::Jumps,
            Node::Truth(_) | Node::Undetermined | Node::Not(_) | Node::Criterion(..) => {
                Course::Pieces(Vec::new())
            }
        };
        courses.push(course);
    }
    courses
}

fn either(left: &Course, right: &Course) -> Course {
    match (left, right) {
        (Course::Pieces(left), Course::Pieces(right)) => few(left.iter().chain(right).cloned().collect()),
        _ => unfollowed(left, right),
    }
}

fn combined(op: Op, left: &Course, right: &Course) -> Course {
    let (Course::Pieces(left), Course::Pieces(right)) = (left, right) else {
        return unfollowed(left, right);
    };
    let pairs = left.iter().flat_map(|p| right.iter().map(move |q| p.combined(op, q)));
    pairs.collect::<Option<Vec<_>>>().map_or(Course::Other, few)
}

/// What comes of two courses of which one has no known value.
fn unfollowed(left: &Course, right: &Course) -> Course {
    if left.is_still() && right.is_still() { Course::Jumps } else { Course::Other }
}

/// The pieces, each once, where they are few enough to follow.
fn few(pieces: Vec<Quotient>) -> Course {
    let mut different: Vec<Quotient> = Vec::new();
    for piece in pieces {
        if !different.contains(&piece) {
            different.push(piece);
        }
    }
    if different.len() > MOST_PIECES { Course::Other } else { Course::Pieces(different) }
}
