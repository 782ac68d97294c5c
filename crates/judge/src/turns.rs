//! Turning points: at which values of one figure anything in a judgement can change.
//!
//! With all figures but one held fast, every rate is a quotient of two straight lines in that one. Whatever the judge
//! compares then changes sides only at the roots of straight lines, found here exactly; between two of them the
//! judgement is the same. Where a formula is no such quotient (a product or a choice of moving parts) the search falls
//! back to doubling steps, which may pass over a narrow window.

use std::collections::BTreeSet;

use exact::Ratio;
use movement::formula::Op;

use crate::evaluate::{Column, Number};
use crate::key_values::KeyValues;
use crate::plan::{KeySource, Node, NodeId, Plan};
use crate::sheet::Sheet;

/// How a node depends on the moving figure, `x` steps away from where it stands.
#[derive(Clone, Debug)]
enum Course {
    /// Not at all.
    Fixed(Number),
    /// `(a + b x) / (c + d x)`.
    Quotient { a: Ratio, b: Ratio, c: Ratio, d: Ratio },
    /// In some other way.
    Other,
}

/// The smallest change of a figure that is counted: one person, one VND; of a ratio a hundredth of a percentage point.
pub(crate) fn step_of(plan: &Plan, slot: usize) -> Ratio {
    match plan.graph.slots[slot].indicator.dimension {
        reference::Dimension::Ratio => Ratio::decimal(1, 4),
        reference::Dimension::Points => Ratio::decimal(1, 2),
        _ => Ratio::ONE,
    }
}

/// The changes, in whole steps away from where the figure stands and nearest first, at which anything may change.
///
/// `up` tells the direction; downwards a figure never falls below zero, and a share never rises above one.
pub(crate) fn turns(
    plan: &Plan,
    sheet: &Sheet,
    values: &KeyValues,
    row: usize,
    slot: usize,
    up: bool,
) -> Vec<i128> {
    let Some(now) = sheet.columns[slot].number_at(row) else { return Vec::new() };
    let step = step_of(plan, slot);
    let signed = if up { step.clone() } else { step.negated() };
    let courses = courses(plan, sheet, row, slot, &now, &signed);
    let mut roots: BTreeSet<Ratio> = BTreeSet::new();
    let mut other = false;
    for (node, course) in plan.graph.nodes.iter().zip(&courses) {
        match node {
            Node::Binary(op, a, b) if op.compares() || *op == Op::Divide => {
                let root = match op {
                    Op::Divide => zero_of_divisor(&courses[*b]),
                    _ => crossing(&courses[*a], &courses[*b]),
                };
                roots.extend(root);
            }
            Node::Min(a, b) | Node::Max(a, b) => roots.extend(crossing(&courses[*a], &courses[*b])),
            _ => {}
        }
        other |= matches!(course, Course::Other) && !matches!(node, Node::Binary(Op::And | Op::Or, ..));
    }
    for (node, step) in ranked_nodes(plan) {
        let course = &courses[node];
        if matches!(course, Course::Quotient { .. }) {
            for rival in (0..sheet.roster.len()).filter(|rival| *rival != row) {
                let Number::Known(value) = values.number(node, rival) else { continue };
                for edge in edges(&value, &step) {
                    roots.extend(crossing(course, &Course::Fixed(Number::Known(edge))));
                }
            }
        }
    }
    let furthest = furthest(plan, slot, &now, &step, up);
    let mut turns: BTreeSet<i128> = BTreeSet::new();
    for root in roots.iter().filter(|root| !root.is_negative()) {
        let (floor, ceil) = (root.floor().to_whole(), root.ceil().to_whole());
        turns.extend(ceil);
        turns.extend(floor.and_then(|n| n.checked_add(1)));
    }
    if other {
        turns.extend((0..62).map(|power| 1i128 << power));
    }
    turns.into_iter().filter(|turn| *turn > 0 && *turn <= furthest).collect()
}

/// How far a figure may move: down to zero, up to one for a share, and never absurdly far.
fn furthest(plan: &Plan, slot: usize, now: &Ratio, step: &Ratio, up: bool) -> i128 {
    let share = plan.graph.slots[slot].indicator.share;
    let room = match (up, share) {
        (false, _) => now.clone(),
        (true, true) => Ratio::ONE.minus(now),
        (true, false) => return 1 << 62,
    };
    room.divided_by(step).and_then(|n| n.floor().to_whole()).unwrap_or(0)
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

/// Where two courses cross.
fn crossing(left: &Course, right: &Course) -> Option<Ratio> {
    let (moving, fixed) = match (left, right) {
        (Course::Quotient { .. }, Course::Fixed(Number::Known(v))) => (left, v),
        (Course::Fixed(Number::Known(v)), Course::Quotient { .. }) => (right, v),
        (Course::Quotient { a, b, c, d }, Course::Quotient { a: e, b: f, c: g, d: h }) => {
            // Both move over the same line or over none: the difference of the numerators decides.
            let same = c.times(h) == d.times(g);
            if !same {
                return None;
            }
            return root(&a.times(g).minus(&e.times(c)), &b.times(g).minus(&f.times(c)));
        }
        _ => return None,
    };
    let Course::Quotient { a, b, c, d } = moving else { return None };
    root(&a.minus(&fixed.times(c)), &b.minus(&fixed.times(d)))
}

fn zero_of_divisor(course: &Course) -> Option<Ratio> {
    match course {
        Course::Quotient { a, b, .. } => root(a, b),
        _ => None,
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
            Node::Slot(s) if *s == slot => {
                Course::Quotient { a: now.clone(), b: step.clone(), c: Ratio::ONE, d: Ratio::ZERO }
            }
            Node::Slot(s) => match &sheet.columns[*s] {
                Column::Truths(_) => Course::Fixed(Number::Undefined),
                column => Course::Fixed(column.number_at(row).map_or(Number::Unknown, Number::Known)),
            },
            Node::Constant(number) => Course::Fixed(Number::Known(number.clone())),
            Node::Negative(x) => negative(&courses[*x]),
            Node::Binary(op, a, b) => combined(*op, &courses[*a], &courses[*b]),
            Node::Min(a, b) | Node::Max(a, b) | Node::FirstKnown(a, b) => {
                match (&courses[*a], &courses[*b]) {
                    (Course::Fixed(a), Course::Fixed(b)) => Course::Fixed(match node {
                        Node::Min(..) => a.min(b),
                        Node::Max(..) => a.max(b),
                        _ if *a == Number::Unknown => b.clone(),
                        _ => a.clone(),
                    }),
                    _ => Course::Other,
                }
            }
            Node::Scale(..) => Course::Other,
            Node::Over(..) | Node::Counted(..) | Node::If(..) => Course::Other,
            Node::Truth(_) | Node::Undetermined | Node::Not(_) | Node::Criterion(..) => {
                Course::Fixed(Number::Undefined)
            }
        };
        courses.push(course);
    }
    courses
}

fn negative(course: &Course) -> Course {
    match course {
        Course::Fixed(number) => Course::Fixed(number.negated()),
        Course::Quotient { a, b, c, d } => {
            Course::Quotient { a: a.negated(), b: b.negated(), c: c.clone(), d: d.clone() }
        }
        Course::Other => Course::Other,
    }
}

fn combined(op: Op, left: &Course, right: &Course) -> Course {
    if let (Course::Fixed(l), Course::Fixed(r)) = (left, right) {
        return Course::Fixed(match op {
            Op::Add => l.plus(r),
            Op::Subtract => l.minus(r),
            Op::Multiply => l.times(r),
            Op::Divide => l.over(r),
            _ => Number::Undefined,
        });
    }
    if op.compares() || matches!(op, Op::And | Op::Or) {
        return Course::Fixed(Number::Undefined);
    }
    if matches!(op, Op::Subtract) {
        return combined(Op::Add, left, &negative(right));
    }
    let (Some([a, b, c, d]), Some([e, f, g, h])) = (line(left), line(right)) else { return Course::Other };
    let product = |p: &Ratio, q: &Ratio| p.times(q);
    match op {
        // Over one denominator, or over a number: still a quotient of lines.
        Op::Add if c == g && d == h => Course::Quotient { a: a.plus(&e), b: b.plus(&f), c, d },
        Op::Add if d.is_zero() && b.is_zero() => over_number(&e, &f, &g, &h, &a, &c),
        Op::Add if h.is_zero() && f.is_zero() => over_number(&a, &b, &c, &d, &e, &g),
        Op::Add if d.is_zero() && h.is_zero() => Course::Quotient {
            a: product(&a, &g).plus(&product(&e, &c)),
            b: product(&b, &g).plus(&product(&f, &c)),
            c: product(&c, &g),
            d: Ratio::ZERO,
        },
        Op::Multiply if b.is_zero() && d.is_zero() => scaled(&e, &f, &g, &h, &a, &c),
        Op::Multiply if f.is_zero() && h.is_zero() => scaled(&a, &b, &c, &d, &e, &g),
        // (a + b x) / c over (e + f x) / g.
        Op::Divide if d.is_zero() && h.is_zero() => Course::Quotient {
            a: product(&a, &g),
            b: product(&b, &g),
            c: product(&e, &c),
            d: product(&f, &c),
        },
        Op::Divide if f.is_zero() && h.is_zero() => scaled(&a, &b, &c, &d, &g, &e),
        _ => Course::Other,
    }
}

/// A course as numerator and denominator lines; none where it has no value or is no quotient.
fn line(course: &Course) -> Option<[Ratio; 4]> {
    match course {
        Course::Fixed(Number::Known(n)) => Some([n.clone(), Ratio::ZERO, Ratio::ONE, Ratio::ZERO]),
        Course::Quotient { a, b, c, d } => Some([a.clone(), b.clone(), c.clone(), d.clone()]),
        Course::Fixed(_) | Course::Other => None,
    }
}

/// `(a + b x) / (c + d x) + p / q`.
fn over_number(a: &Ratio, b: &Ratio, c: &Ratio, d: &Ratio, p: &Ratio, q: &Ratio) -> Course {
    Course::Quotient {
        a: a.times(q).plus(&p.times(c)),
        b: b.times(q).plus(&p.times(d)),
        c: c.times(q),
        d: d.times(q),
    }
}

/// `(a + b x) / (c + d x) × p / q`.
fn scaled(a: &Ratio, b: &Ratio, c: &Ratio, d: &Ratio, p: &Ratio, q: &Ratio) -> Course {
    Course::Quotient { a: a.times(p), b: b.times(p), c: c.times(q), d: d.times(q) }
}
