//! How the store behaves with many figures: fills an empty one, then times what pages ask of it.
//!
//! `many_figures ADDRESS MILLIONS UNITS PAIRS` keeps so many million figures of so many units, then reads a round that asks so
//! many indicators, each for a period. The figures are made up.

use std::time::Instant;

use exact::Ratio;
use jiff::Timestamp;
use judge::Value;
use reference::Period;
use store::{FigureEntry, FigureKey, NewJudgement, Store, StoreError, Wanted};

const MOVEMENT: &str = "1371-2022";
const ROUND: &str = "2022-q2";

/// So many figures come in one act.
const AT_ONCE: usize = 100_000;

/// Each thing is timed so often; the median counts.
const TIMES: usize = 21;

#[tokio::main]
async fn main() -> Result<(), StoreError> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [address, millions, units, pairs] = arguments.as_slice() else {
        eprintln!("many_figures ADDRESS MILLIONS UNITS PAIRS");
        return Ok(());
    };
    let number = |text: &String| text.parse::<usize>().unwrap_or(1);
    let (all, units, pairs) = (number(millions) * 1_000_000, number(units), number(pairs));
    let store = Store::open(address).await?;
    let begun = Instant::now();
    fill(&store, all, units).await?;
    println!("{all} figures of {units} units kept in {} s", begun.elapsed().as_secs());
    submissions(&store, pairs).await?;
    time(&store, all, units, pairs).await
}

/// The indicator and the period of a stretch of units.
fn pair(stretch: usize) -> (String, Period) {
    let year = i16::try_from(1990 + stretch / 100).unwrap_or(i16::MAX);
    (format!("indicator-{:02}", stretch % 100), Period::Year(year))
}

fn figure(place: usize, units: usize) -> FigureEntry {
    let (indicator, period) = pair(place / units);
    let key = FigureKey { unit: format!("{:05}", place % units), indicator, period };
    let value = i128::try_from(place).unwrap_or_default() * 7919 % 1_000_003;
    FigureEntry { key, value: Some(Value::Number(Ratio::int(value))), place: None }
}

async fn fill(store: &Store, all: usize, units: usize) -> Result<(), StoreError> {
    for first in (0..all).step_by(AT_ONCE) {
        let figures: Vec<FigureEntry> =
            (first..(first + AT_ONCE).min(all)).map(|place| figure(place, units)).collect();
        store.record_figures(Timestamp::now(), "bench", MOVEMENT, &figures).await?;
    }
    Ok(())
}

/// Sixty-three units send what the round asks.
async fn submissions(store: &Store, pairs: usize) -> Result<(), StoreError> {
    for unit in 0..63 {
        let unit = format!("{unit:05}");
        let id = store.open_submission(Timestamp::now(), "officer", MOVEMENT, ROUND, &unit).await?.id;
        let figures = (0..pairs).map(|stretch| {
            let (indicator, period) = pair(stretch);
            let key = FigureKey { unit: unit.clone(), indicator, period };
            FigureEntry { key, value: Some(Value::Number(Ratio::int(5))), place: None }
        });
        store.submit(Timestamp::now(), "head", id, &figures.collect::<Vec<_>>(), &[]).await?;
        store.verify_submission(Timestamp::now(), "verifier", id).await?;
    }
    Ok(())
}

async fn time(store: &Store, all: usize, units: usize, pairs: usize) -> Result<(), StoreError> {
    let asked: Vec<(String, Period)> = (0..pairs).map(pair).collect();
    let figures = store.verified_figures_for((MOVEMENT, ROUND), &asked, Wanted::Now).await?;
    let (indicator, period) = pair(0);
    let key = FigureKey { unit: "00000".to_owned(), indicator: indicator.clone(), period };
    store.launch_file(Timestamp::now(), "bench", MOVEMENT, "the file", "").await?;
    let new = NewJudgement {
        movement: MOVEMENT.to_owned(),
        round: ROUND.to_owned(),
        revision: 1,
        as_of_entry: store.end().await?,
        readings: Default::default(),
        digest: String::new(),
    };
    let used = figures.iter().find(|kept| kept.figure.key == key).map_or(0, |kept| kept.entry);
    let middle = store.end().await? / 2;
    let what = format!("a round's {} figures", figures.len());
    let read = async || store.verified_figures_for((MOVEMENT, ROUND), &asked, Wanted::Now).await;
    median(&what, read).await?;
    let then = async || {
        let wanted = Wanted::AsOfEntry(middle);
        store.verified_figures_for((MOVEMENT, ROUND), &asked, wanted).await
    };
    median("the same as known half way", then).await?;
    let one = async || store.figures_of(&indicator, period, Wanted::Now).await;
    median(&format!("one indicator of {units} units"), one).await?;
    median("all that was said of a figure", async || store.history(&key).await).await?;
    let record = async || {
        let figures: Vec<FigureEntry> = (0..20).map(|n| figure(all / 2 + n, units)).collect();
        store.record_figures(Timestamp::now(), "bench", MOVEMENT, &figures).await
    };
    median("20 figures kept", record).await?;
    let new = NewJudgement { as_of_entry: store.end().await?, ..new };
    let begun = Instant::now();
    store.judge_round(Timestamp::now(), "bench", &new, "the receipt").await?;
    println!("a judgement kept with its lock of 63 submissions: {} µs", begun.elapsed().as_micros());
    median("the judgements that used a figure", async || store.uses_of(&key, used).await).await
}

/// Times something, and says its median and its slowest.
async fn median<T>(what: &str, work: impl AsyncFn() -> Result<T, StoreError>) -> Result<(), StoreError> {
    let mut times = Vec::new();
    for _ in 0..TIMES {
        let begun = Instant::now();
        work().await?;
        times.push(begun.elapsed());
    }
    times.sort();
    let [middle, last] = [times[TIMES / 2], times[TIMES - 1]].map(|time| time.as_micros());
    println!("{what}: {middle} µs (slowest {last} µs)");
    Ok(())
}
