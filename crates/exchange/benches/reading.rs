//! How long a round's figures take to read: 63 provinces, 20 figures each.

use std::io::Cursor;

use calamine::{Reader, Xlsx};
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

/// The filled-in template of a movement for all units of its levels: communes too.
fn workbook(movement: &Movement) -> Vec<u8> {
    let round = &movement.rounds[0];
    let listed = [Level::Province, Level::Commune].map(|level| units::on(level, round.cut_off).to_vec());
    let units: Vec<reference::Unit> = listed.concat();
    let mut builder = FiguresBuilder::default();
    for need in movement::needs(movement, round) {
        for (i, unit) in units.iter().enumerate().filter(|(_, unit)| unit.level == need.level) {
            let value = match need.indicator.dimension {
                reference::Dimension::Truth => judge::Value::Truth(false),
                _ if need.indicator.share => judge::Value::Number(exact::Ratio::ONE),
                _ => judge::Value::Number(exact::Ratio::int(1000 + i as i128)),
            };
            builder.push(unit.code.as_str(), &need.indicator.id, need.period, value, Default::default());
        }
    }
    exchange::template_filled(movement, round, &units, &finish(builder).0).expect("it fits a sheet")
}

fn read_workbook_of(bencher: Bencher<'_, '_>, text: &str) {
    let movement = Movement::read(text, "movement.toml").0.expect("it is whole");
    let bytes = workbook(&movement);
    let door = Door::new(&movement, &movement.rounds[0]);
    bencher.bench(|| {
        let mut builder = FiguresBuilder::default();
        let report = exchange::read_workbook(&bytes, "w.xlsx", &door, &mut builder);
        assert!(report.problems.is_empty() && builder.len() > 500);
    });
}

/// What a library that only reads cells needs for the same bytes: the least that any reader can take.
fn bare_cells_of(bencher: Bencher<'_, '_>, text: &str) {
    let movement = Movement::read(text, "movement.toml").0.expect("it is whole");
    let bytes = workbook(&movement);
    bencher.bench(|| {
        let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(&bytes)).expect("a workbook");
        let sheets = book.worksheets();
        let cells: usize = sheets.iter().map(|(_, range)| range.used_cells().count()).sum();
        assert!(cells > 500);
    });
}

#[divan::bench(sample_count = 20)]
fn bare_cells_of_63_provinces(bencher: Bencher<'_, '_>) {
    bare_cells_of(bencher, include_str!("../../../movements/1371-2022/movement.toml"));
}

#[divan::bench(sample_count = 10)]
fn bare_cells_of_10599_communes(bencher: Bencher<'_, '_>) {
    bare_cells_of(bencher, include_str!("../../../movements/2213-2021-2025/movement.toml"));
}

#[divan::bench(sample_count = 20)]
fn read_a_workbook_of_63_provinces(bencher: Bencher<'_, '_>) {
    read_workbook_of(bencher, include_str!("../../../movements/1371-2022/movement.toml"));
}

#[divan::bench(sample_count = 10)]
fn read_a_workbook_of_10599_communes(bencher: Bencher<'_, '_>) {
    read_workbook_of(bencher, include_str!("../../../movements/2213-2021-2025/movement.toml"));
}
