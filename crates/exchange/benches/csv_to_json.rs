//! A round of 63 provinces under 1371-2022 from the bytes of its CSV to the bytes of its JSON, the movement being known.

use std::collections::BTreeMap;

use divan::{Bencher, black_box};
use examples::{SEED, collection_2022};
use exchange::{Door, finish, read_csv, roster};
use judge::{Details, FiguresBuilder, Plan, Sheet, judge, to_json};
use movement::Movement;

fn main() {
    divan::main();
}

/// Whether a round has all its figures.
#[derive(Clone, Copy, Debug)]
enum Sent {
    All,
    /// As in the shipped example: five provinces lack a figure or more.
    NotAll,
}

fn movement() -> Movement {
    let text = include_str!("../../../movements/1371-2022/movement.toml");
    Movement::read(text, "movement.toml").0.expect("a sound movement")
}

/// The lines of the shipped example; where none may be missing, each unit takes from the first what it has not sent.
fn csv(sent: Sent) -> String {
    let shipped = collection_2022("2022-q2", SEED).expect("an example of the round").csv;
    let Sent::All = sent else { return shipped };
    let mut lines: BTreeMap<(&str, &str), &str> = BTreeMap::new();
    let mut first: BTreeMap<&str, &str> = BTreeMap::new();
    let mut units: Vec<&str> = Vec::new();
    for line in shipped.lines().skip(1) {
        let (unit, rest) = line.split_once(',').expect("a unit");
        let (figure, value) = rest.rsplit_once(',').expect("a value");
        lines.insert((unit, figure), value);
        if !figure.starts_with("disqualified") && !figure.starts_with("blocked") {
            first.entry(figure).or_insert(value);
        }
        if !units.contains(&unit) && unit != "VN" {
            units.push(unit);
        }
    }
    for unit in units {
        for (figure, value) in &first {
            lines.entry((unit, figure)).or_insert(value);
        }
    }
    let mut text = "unit,indicator,period,value\n".to_owned();
    for ((unit, figure), value) in lines {
        text.extend([unit, ",", figure, ",", value, "\n"]);
    }
    text
}

#[divan::bench(args = [Sent::All, Sent::NotAll])]
fn csv_to_json_63_provinces(bencher: Bencher<'_, '_>, sent: Sent) {
    let (movement, text) = (movement(), csv(sent));
    let plan = Plan::new(&movement, "2022-q2", &BTreeMap::new(), false).expect("a plan");
    let door = Door::new(&movement, movement.round("2022-q2").expect("a round"));
    bencher.counter(divan::counter::BytesCount::of_str(&text)).bench(|| {
        let mut builder = FiguresBuilder::default();
        assert!(read_csv(black_box(text.as_bytes()), "q2.csv", &door, &mut builder).is_empty());
        let (figures, problems) = finish(builder);
        assert!(problems.is_empty());
        let sheet = Sheet::new(&plan, &figures, roster(&door, &plan, &figures, None));
        to_json(&plan, &judge(&plan, &sheet), &Details::new(&plan, &sheet))
    });
}
