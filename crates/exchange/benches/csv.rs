//! How long a round's figures take to read: 63 provinces, 20 figures each.

use divan::Bencher;
use exchange::{Door, finish, read_csv};
use judge::FiguresBuilder;
use movement::Movement;
use reference::{Level, PeriodKind, units};

fn main() {
    divan::main();
}

fn movement() -> Movement {
    Movement::read(include_str!("../tests/exchange/sample/sample.toml"), "sample.toml")
        .0
        .expect("the sample is whole")
}

/// A table of 63 provinces and 20 figures, by unit or by indicator.
fn table(movement: &Movement, by_unit: bool) -> String {
    let round = &movement.rounds[0];
    let provinces = units::on(Level::Province, round.cut_off);
    let door = Door::new(movement, round);
    let counts = door.indicators().iter().filter(|i| i.dimension != reference::Dimension::Truth && !i.share);
    let indicators: Vec<_> = counts.take(20).collect();
    let mut lines = Vec::new();
    for (u, unit) in provinces.iter().enumerate() {
        for (i, indicator) in indicators.iter().enumerate() {
            let period = match indicator.period {
                PeriodKind::Date => "2022-06-30",
                PeriodKind::Year => "2022",
                PeriodKind::Quarter => "2022-Q2",
            };
            let line = format!("{},{},{period},{}\n", unit.code, indicator.id, 1_000_000 + 12_345 * u + i);
            lines.push(((if by_unit { (u, i) } else { (i, u) }), line));
        }
    }
    lines.sort();
    std::iter::once("unit,indicator,period,value\n".to_owned())
        .chain(lines.into_iter().map(|l| l.1))
        .collect()
}

#[divan::bench(args = [true, false])]
fn read_1260_lines(bencher: Bencher<'_, '_>, by_unit: bool) {
    let movement = movement();
    let text = table(&movement, by_unit);
    let door = Door::new(&movement, &movement.rounds[0]);
    bencher.counter(divan::counter::BytesCount::of_str(&text)).bench(|| {
        let mut builder = FiguresBuilder::default();
        assert!(read_csv(text.as_bytes(), "f.csv", &door, &mut builder).is_empty());
        builder
    });
}

#[divan::bench]
fn put_1260_figures_in_order(bencher: Bencher<'_, '_>) {
    let movement = movement();
    let text = table(&movement, false);
    let door = Door::new(&movement, &movement.rounds[0]);
    let mut builder = FiguresBuilder::default();
    read_csv(text.as_bytes(), "f.csv", &door, &mut builder);
    bencher.with_inputs(|| builder.clone()).bench_values(finish);
}

#[divan::bench]
fn know_the_round(bencher: Bencher<'_, '_>) {
    let movement = movement();
    bencher.bench(|| Door::new(&movement, &movement.rounds[0]).indicators().len());
}
