//! One field award judged, for `run.py` to hold beside SQL: writes the figures and the standings of so many units, then
//! judges once more for every line that comes in, and says how many nanoseconds it took.

#![allow(clippy::disallowed_methods, clippy::disallowed_types, clippy::disallowed_macros)]

#[path = "../ground/mod.rs"]
mod ground;

use std::fs::File;
use std::hint::black_box;
use std::io::{BufRead, BufWriter, Write};
use std::time::Instant;

use ground::many;
use judge::{Judgement, Sheet, judge};

fn main() -> std::io::Result<()> {
    let arguments: Vec<String> = std::env::args().collect();
    let [_, units, folder] = &arguments[..] else { panic!("usage: field_award UNITS FOLDER") };
    let units = units.parse().expect("a number of units");
    let plan = many::health_award();
    let sheet = {
        let figures = many::figures(&plan, units, 0);
        write_figures(&figures, &format!("{folder}/figures.csv"))?;
        many::sheet(&plan, &figures)
    };
    write_standings(&judge(&plan, &sheet), &sheet, &format!("{folder}/standings.csv"))?;
    println!("ready");
    for line in std::io::stdin().lock().lines() {
        let times: u32 = line?.trim().parse().expect("how many times");
        let start = Instant::now();
        for _ in 0..times {
            black_box(judge(black_box(&plan), black_box(&sheet)));
        }
        println!("{}", start.elapsed().as_nanos() / u128::from(times));
    }
    Ok(())
}

/// A column a slot, a line a unit.
fn write_figures(figures: &[many::Figures], path: &str) -> std::io::Result<()> {
    let mut out = BufWriter::new(File::create(path)?);
    let names: Vec<&str> = figures.iter().map(|f| f.name.as_str()).collect();
    writeln!(out, "unit,{}", names.join(","))?;
    for unit in 0..figures[0].values.len() {
        write!(out, "{unit}")?;
        for figures in figures {
            match figures.values[unit] {
                Some(value) => write!(out, ",{value}")?,
                None => write!(out, ",")?,
            }
        }
        writeln!(out)?;
    }
    out.flush()
}

fn write_standings(judgement: &Judgement, sheet: &Sheet, path: &str) -> std::io::Result<()> {
    let award = &judgement.awards[0];
    assert_eq!(award.standings.len(), sheet.roster.len());
    let mut out = BufWriter::new(File::create(path)?);
    writeln!(out, "unit,outcome,rank,selected,tied")?;
    for standing in &award.standings {
        let rank = standing.rank.map(|rank| rank.to_string()).unwrap_or_default();
        let selected = u8::from(award.selected.contains(&standing.row));
        let tied = u8::from(award.tied.contains(&standing.row));
        writeln!(out, "{},{},{rank},{selected},{tied}", standing.row, standing.outcome.id())?;
    }
    out.flush()
}
