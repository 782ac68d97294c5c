//! Whole columns and single values come to the same, on random graphs and figures of all sizes.

use std::sync::Arc;

use exact::Ratio;
use movement::formula::Op;
use proptest::prelude::*;
use reference::{Level, Unit, UnitCode};

use super::block::scaled;
use super::{Column, Lane, Number, Truth, evaluate, evaluate_nation};
use crate::plan::{Graph, Node};
use crate::sheet::{Roster, Sheet};

/// A whole number of any size up to the edges of 64 bits, small ones as often as great ones.
fn whole() -> impl Strategy<Value = i64> {
    prop_oneof![
        2 => -3i64..4,
        4 => (any::<i64>(), 0u32..63).prop_map(|(n, shift)| n >> shift),
        1 => prop::sample::select(vec![i64::MIN, i64::MIN + 1, i64::MAX, 1 << 61, (1 << 61) + 1, 1 << 31]),
    ]
}

fn ratio() -> impl Strategy<Value = Ratio> {
    let wide = (any::<i128>(), 0u32..127, 1..i128::MAX, 0u32..126);
    prop_oneof![
        3 => (whole(), 0u32..4).prop_map(|(n, scale)| Ratio::decimal(n.into(), scale)),
        1 => wide.prop_map(|(n, by, d, under)| Ratio::new(n >> by, (d >> under).max(1)).unwrap()),
    ]
}

fn truth() -> impl Strategy<Value = Truth> {
    prop::sample::select(vec![Truth::False, Truth::True, Truth::Unknown, Truth::Undefined, Truth::Never])
}

fn number() -> impl Strategy<Value = Number> {
    prop_oneof![6 => ratio().prop_map(Number::Known), 1 => Just(Number::Unknown), 1 => Just(Number::Undefined)]
}

fn column(rows: usize) -> impl Strategy<Value = Column> {
    let over = prop::sample::select(vec![1i64, 1, 10, 1000, 1_000_000_000]);
    let decimals = (prop::collection::vec((whole(), prop::bool::weighted(0.9)), rows), over);
    prop_oneof![
        6 => decimals.prop_map(|(cells, over)| {
            let (mantissas, known) = cells.into_iter().unzip();
            Column::Decimals { mantissas, known, over }
        }),
        2 => prop::collection::vec(whole(), rows).prop_map(Column::whole),
        1 => prop::collection::vec(number(), rows).prop_map(Column::Numbers),
        2 => prop::collection::vec(truth(), rows).prop_map(Column::Truths),
    ]
}

/// What a node is to be, and numbers that choose its parts among the nodes before it.
type Choice = (u8, usize, usize, usize);

fn graph(slots: usize, constants: &[Ratio], choices: &[Choice]) -> Graph {
    let mut nodes: Vec<Node> = (0..slots).map(Node::Slot).collect();
    nodes.extend(constants.iter().cloned().map(Node::Constant));
    for (kind, a, b, c) in choices {
        let [a, b, c] = [a, b, c].map(|n| n % nodes.len());
        nodes.push(match kind % 21 {
            0..=2 => Node::Binary(Op::Add, a, b),
            3..=5 => Node::Binary(Op::Subtract, a, b),
            6 | 7 => Node::Binary(Op::Multiply, a, b),
            8 | 9 => Node::Binary(Op::Divide, a, b),
            10 => Node::Binary(Op::AtLeast, a, b),
            11 => Node::Binary(Op::MoreThan, a, b),
            12 => Node::Binary(Op::AtMost, a, b),
            13 => Node::Binary(Op::LessThan, a, b),
            14 => Node::Binary(Op::Equal, a, b),
            15 => Node::Binary(if c % 2 == 0 { Op::And } else { Op::Or }, a, b),
            16 => Node::Criterion(a, (c % 2 == 0).then_some(b)),
            17 => Node::If(a, b, c),
            18 => Node::FirstKnown(a, b),
            19 if c % 2 == 0 => Node::Min(a, b),
            19 => Node::Max(a, b),
            20 if c % 3 == 0 => Node::Not(a),
            20 if c % 3 == 1 => Node::Scale(vec![(None, Some(Ratio::ONE), Ratio::int(7))], a),
            _ => Node::Negative(a),
        });
    }
    Graph { slots: Vec::new(), nodes }
}

/// A number or a truth.
#[derive(Clone, Debug, PartialEq)]
enum One {
    Number(Number),
    Truth(Truth),
}

impl One {
    fn of(lane: &Lane<'_>, row: usize) -> One {
        match lane {
            Lane::Truths(all) => One::Truth(all[row]),
            _ => One::Number(lane.number(row)),
        }
    }

    fn number(&self) -> Number {
        match self {
            One::Number(number) => number.clone(),
            One::Truth(Truth::True) => Number::Known(Ratio::ONE),
            One::Truth(Truth::False) => Number::Known(Ratio::ZERO),
            One::Truth(Truth::Unknown | Truth::Never) => Number::Unknown,
            One::Truth(Truth::Undefined) => Number::Undefined,
        }
    }

    fn truth(&self) -> Truth {
        match self {
            One::Truth(truth) => *truth,
            One::Number(_) => Truth::Undefined,
        }
    }
}

fn cell(column: &Column, row: usize) -> One {
    match column {
        Column::Decimals { mantissas, known, over } if known[row] => {
            One::Number(Number::Known(Ratio::new(mantissas[row].into(), (*over).into()).unwrap()))
        }
        Column::Decimals { .. } => One::Number(Number::Unknown),
        Column::Numbers(all) => One::Number(all[row].clone()),
        Column::Truths(all) => One::Truth(all[row]),
    }
}

/// Every node's value in one row, by the meaning of each operation on single values.
fn one_by_one(graph: &Graph, columns: &[Column], row: usize) -> Vec<One> {
    let mut values: Vec<One> = Vec::new();
    for node in &graph.nodes {
        let number = |node: &usize| values[*node].number();
        let truth = |node: &usize| values[*node].truth();
        let both_truths =
            |a: &usize, b: &usize| matches!((&values[*a], &values[*b]), (One::Truth(_), One::Truth(_)));
        let one = match node {
            Node::Slot(slot) => cell(&columns[*slot], row),
            Node::Constant(ratio) => One::Number(Number::Known(ratio.clone())),
            Node::Negative(x) => One::Number(number(x).negated()),
            Node::Not(x) => One::Truth(truth(x).negated()),
            Node::Binary(Op::And, a, b) => One::Truth(truth(a).and(truth(b))),
            Node::Binary(Op::Or, a, b) => One::Truth(truth(a).or(truth(b))),
            Node::Binary(Op::Add, a, b) => One::Number(number(a).plus(&number(b))),
            Node::Binary(Op::Subtract, a, b) => One::Number(number(a).minus(&number(b))),
            Node::Binary(Op::Multiply, a, b) => One::Number(number(a).times(&number(b))),
            Node::Binary(Op::Divide, a, b) => One::Number(number(a).over(&number(b))),
            Node::Binary(op, a, b) => One::Truth(number(a).compared(*op, &number(b))),
            Node::Min(a, b) => One::Number(number(a).min(&number(b))),
            Node::Max(a, b) => One::Number(number(a).max(&number(b))),
            Node::FirstKnown(a, b) if both_truths(a, b) => {
                One::Truth(if truth(a) == Truth::Unknown { truth(b) } else { truth(a) })
            }
            Node::FirstKnown(a, b) => {
                One::Number(if number(a) == Number::Unknown { number(b) } else { number(a) })
            }
            Node::If(condition, yes, no) => {
                let (condition, defined) = (truth(condition), graph.is_always_defined(*condition));
                if both_truths(yes, no) {
                    One::Truth(condition.choose(truth(yes), truth(no), defined))
                } else {
                    One::Number(condition.choose_number(&number(yes), &number(no), defined))
                }
            }
            Node::Scale(bands, x) => One::Number(scaled(bands, &number(x))),
            Node::Criterion(holds, otherwise) => {
                One::Truth(truth(holds).criterion(otherwise.as_ref().map(&truth)))
            }
            Node::Truth(_) | Node::Undetermined | Node::Over(..) | Node::Counted(..) => {
                unreachable!("not made above")
            }
        };
        values.push(one);
    }
    values
}

fn sheet(columns: Vec<Column>, rows: usize) -> Sheet {
    let unit = |i: usize| Unit {
        code: UnitCode::new(&format!("{i:05}")),
        level: Level::Province,
        name: String::new(),
        parent: None,
        region: None,
        cluster: None,
    };
    let roster = Arc::new(Roster::new((0..rows).map(|i| (unit(i), true))));
    Sheet { roster, columns, national: Vec::new(), late: vec![false; rows], below: Vec::new() }
}

fn agree(columns: Vec<Column>, rows: usize, constants: &[Ratio], choices: &[Choice]) {
    let graph = graph(columns.len(), constants, choices);
    let sheet = sheet(columns, rows);
    let all: Vec<usize> = (0..graph.nodes.len()).collect();
    let lanes = evaluate(&graph, &sheet, &all);
    for row in 0..rows {
        for (node, expected) in one_by_one(&graph, &sheet.columns, row).into_iter().enumerate() {
            assert_eq!(One::of(&lanes[node], row), expected, "row {row}, node {node}: {:?}", graph.nodes);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn columns_agree_with_single_values(
        columns in prop::collection::vec(column(7), 1..6),
        constants in prop::collection::vec(ratio(), 1..4),
        choices in prop::collection::vec(any::<Choice>(), 1..30),
    ) {
        agree(columns, 7, &constants, &choices);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn blocks_put_together_agree_with_single_values(
        columns in prop::collection::vec(column(4500), 1..4),
        constants in prop::collection::vec(ratio(), 1..3),
        choices in prop::collection::vec(any::<Choice>(), 1..12),
    ) {
        agree(columns, 4500, &constants, &choices);
    }
}

#[test]
fn a_number_near_overflow_takes_the_greater_width() {
    let nodes = vec![
        Node::Slot(0),
        Node::Binary(Op::Add, 0, 0),
        Node::Binary(Op::Multiply, 1, 1),
        Node::Binary(Op::Multiply, 2, 2),
    ];
    let graph = Graph { slots: Vec::new(), nodes };
    let columns = vec![Column::whole(vec![i64::MAX])];
    let numbers = evaluate_nation(&graph, &columns, &[1, 2, 3]);
    let twice = Ratio::int(i128::from(i64::MAX) * 2);
    let square = twice.times(&twice);
    let expected = [twice, square.clone(), square.times(&square)].map(Number::Known);
    assert_eq!(numbers, expected);
}

#[test]
fn figures_of_ordinary_size_stay_in_64_bits() {
    // Late payment of a large province, to three decimals of its target and five per cent more: the widest of 1371.
    let nodes = vec![
        Node::Slot(0),
        Node::Slot(1),
        Node::Binary(Op::Divide, 0, 1),
        Node::Slot(2),
        Node::Constant(Ratio::new(21, 20).unwrap()),
        Node::Binary(Op::Multiply, 3, 4),
        Node::Binary(Op::AtMost, 2, 5),
    ];
    let graph = Graph { slots: Vec::new(), nodes };
    let late_target = Column::Decimals { mantissas: vec![21], known: vec![true], over: 1000 };
    let columns = vec![Column::whole(vec![1 << 45]), Column::whole(vec![1 << 46]), late_target];
    let lanes = evaluate(&graph, &sheet(columns, 1), &[2, 5, 6]);
    assert!(matches!(lanes[0], Lane::Narrow(_)) && matches!(lanes[1], Lane::Narrow(_)));
    assert_eq!(lanes[2].truth(0), Truth::False);
}
