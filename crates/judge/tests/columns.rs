//! Columns given as they are come to the same judgement as figures one by one.

#![allow(clippy::disallowed_methods, reason = "reads the movement files of this repository")]

use std::collections::BTreeMap;
use std::sync::Arc;

use exact::Ratio;
use examples::{SEED, collection_2022};
use judge::{
    Column, Details, Figures, FiguresBuilder, Origin, Plan, Roster, Sheet, Truth, Value, judge, to_json,
};
use movement::Movement;
use reference::{Dimension, Period, units};

fn movement() -> Movement {
    let path = format!("{}/../../movements/1371-2022/movement.toml", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).expect("a movement file of this repository");
    Movement::read(&text, &path).0.expect("a sound movement")
}

fn figures(movement: &Movement, csv: &str) -> Figures {
    let mut builder = FiguresBuilder::default();
    for line in csv.lines().skip(1).filter(|line| !line.starts_with("VN,")) {
        let [unit, indicator, period, value] = line.split(',').collect::<Vec<_>>()[..] else {
            panic!("{line}")
        };
        let value = match movement.indicator(indicator).expect("an indicator").dimension {
            Dimension::Truth => Value::Truth(value == "true"),
            _ => Value::Number(exact::parse_decimal(value).expect("a number")),
        };
        builder.push(unit, indicator, Period::parse(period).expect("a period"), value, Origin::default());
    }
    builder.finish().0
}

#[test]
fn columns_and_figures_come_to_the_same() {
    let movement = movement();
    let plan = Plan::new(&movement, "2022-q2", &BTreeMap::new(), false).expect("a plan");
    let figures = figures(&movement, &collection_2022("2022-q2", SEED).expect("a round").csv);
    // Those that sent what they collected, so that the country has a sum.
    let collected = |code: &str| figures.get(code, "collected", Period::Date(plan.cut_off)).is_some();
    let mut find = |code: &str| units::find(code, plan.cut_off).filter(|unit| collected(unit.code.as_str()));
    let roster = Arc::new(Roster::of_figures(&plan, &figures, &mut find, &mut |_| Arc::from([])));
    let by_figures = Sheet::new(&plan, &figures, roster.clone());
    let by_columns = Sheet::from_columns(&plan, roster.clone(), |slot| {
        let cell = |code: &str| figures.get(code, &slot.indicator.id, slot.period).map(|f| f.value.clone());
        let cells = roster.rows().iter().map(|row| cell(row.unit.code.as_str()));
        if slot.indicator.dimension != Dimension::Truth {
            let number = |value| if let Some(Value::Number(number)) = value { Some(number) } else { None };
            return Some(Column::numbers(&cells.map(number).collect::<Vec<Option<Ratio>>>()));
        }
        // An attestation that nobody gave has no column at all.
        let absent_is_false = slot.indicator.absent_is_false;
        let truths = cells.map(|value| Truth::from(value == Some(Value::Truth(true)))).collect();
        absent_is_false.then_some(Column::Truths(truths))
    });
    let json = |sheet: &Sheet| to_json(&plan, &judge(&plan, sheet), &Details::new(&plan, sheet));
    assert_eq!(json(&by_columns), json(&by_figures));
    assert!(json(&by_figures).contains("\"goal\": \"collection\", \"target\": \"1\", \"value\": \""));
}
