//! Receipts: a judgement with everything it was judged from, in one file that can be replayed years later.
//!
//! A receipt is JSON with one part a line, in a fixed order and form, so that every byte has one right value: each part
//! has its SHA-256 in the line `digests`, that line has its own in `seal`, and whatever is not a part is fixed text.
//! [`verify`] checks all of that, then judges again and compares the result byte by byte.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::sync::Arc;

use movement::{Movement, Problem};
use reference::{Dimension, Indicator, Level, Period, Unit, UnitCode};
use serde_json::Value as Json;
use sha2::{Digest, Sha256};

use crate::figures::{Figure, Figures, FiguresBuilder, Origin, Source, Value};
use crate::json::text;
use crate::judged::Judged;
use crate::plan::{Plan, PlanProblem, Slot};
use crate::sheet::Roster;

/// The form of receipts that this program writes and reads.
const FORMAT: &str = "1";

/// The parts of a receipt, in order. The last two hold the digests of the others, and the digest of those.
const PARTS: [&str; 12] = [
    "receipt",
    "engine",
    "movement",
    "round",
    "readings",
    "assume_attested",
    "units",
    "sources",
    "figures",
    "result",
    "digests",
    "seal",
];

/// Why a receipt does not verify.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Broken {
    /// It is no receipt of the form that this program reads.
    NotAReceipt,
    /// A part was changed: its name, with what is wrong.
    Part(&'static str),
    /// The text between the parts was changed, at this line.
    Frame(usize),
    /// The parts are whole, but the movement in them is not: its problems.
    Movement(Vec<Problem>),
    /// The parts are whole, but the movement cannot be judged so.
    Plan(PlanProblem),
    /// The parts are whole, but a figure in them is none that could have been judged.
    Figure {
        /// The unit.
        unit: String,
        /// The indicator.
        indicator: String,
        /// The period.
        period: String,
        /// What the receipt says.
        value: String,
        /// Whether the figure stands there twice; otherwise its value is none of the indicator's.
        twice: bool,
    },
    /// The parts are whole, but judging them gives another result: the lines that differ first, kept and replayed.
    Differs {
        /// The line of the result, from 1.
        line: usize,
        /// What the receipt says.
        kept: String,
        /// What judging again says.
        replayed: String,
    },
}

/// A receipt that verified.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    /// The movement's id.
    pub movement: String,
    /// The round's id.
    pub round: String,
    /// The engine that wrote it.
    pub engine: String,
    /// The seal: one number that stands for the whole receipt.
    pub seal: String,
}

/// Writes the receipt of a judgement. `engine` names the program and its version.
pub fn receipt(judged: &Judged<'_>, engine: &str) -> String {
    let values = [
        FORMAT.to_string(),
        quoted(engine),
        quoted(&judged.movement.source),
        quoted(&judged.plan.round),
        readings(judged),
        judged.plan.assume_attested.to_string(),
        units(&judged.sheet.roster),
        sources(judged.figures),
        figures(judged),
        quoted(&judged.to_json()),
    ];
    let digests: Vec<String> = values.iter().map(|value| digest(value)).collect();
    let mut table = String::from("{");
    for (i, (part, digest)) in PARTS.iter().zip(&digests).enumerate() {
        let _ = write!(table, "{}\"{part}\": \"{digest}\"", if i > 0 { ", " } else { "" });
    }
    table.push('}');
    let seal = quoted(&digest(&table));
    let mut out = String::from("{\n");
    let all = values.iter().chain([&table, &seal]);
    for (i, (part, value)) in PARTS.iter().zip(all).enumerate() {
        let comma = if i + 1 < PARTS.len() { "," } else { "" };
        let _ = writeln!(out, "\"{part}\": {value}{comma}");
    }
    out.push_str("}\n");
    out
}

/// Replays a receipt: every part whole, and the same result byte for byte.
pub fn verify(receipt: &[u8]) -> Result<Verified, Broken> {
    let receipt = std::str::from_utf8(receipt).map_err(|broken| in_line(receipt, broken.valid_up_to()))?;
    let parts = split(receipt)?;
    let part = |name: &str| PARTS.iter().position(|p| *p == name).map_or("", |i| parts[i]);
    if part("receipt") != FORMAT {
        // A changed digit and a later form look alike; the digest tells them apart.
        let recorded = serde_json::from_str::<Json>(part("digests")).ok();
        let whole = recorded.is_some_and(|d| d["receipt"] == digest(part("receipt")).as_str());
        return Err(if whole { Broken::NotAReceipt } else { Broken::Part("receipt") });
    }
    let kept: Vec<&str> = parts[..PARTS.len() - 2].to_vec();
    check_digests(&kept, part("digests"), part("seal"))?;
    let (movement, judged_json) = replay(&part)?;
    let kept: String = parsed("result", part("result"))?;
    if kept != judged_json {
        let pairs = kept.lines().zip(judged_json.lines()).enumerate();
        let first = pairs.clone().find(|(_, (a, b))| a != b);
        let (line, (a, b)) =
            first.unwrap_or((kept.lines().count().min(judged_json.lines().count()), ("", "")));
        return Err(Broken::Differs { line: line + 1, kept: a.to_string(), replayed: b.to_string() });
    }
    Ok(Verified {
        movement,
        round: parsed("round", part("round"))?,
        engine: parsed("engine", part("engine"))?,
        seal: parsed("seal", part("seal"))?,
    })
}

/// The part whose line a byte lies in.
fn in_line(receipt: &[u8], at: usize) -> Broken {
    let line = receipt[..at].iter().filter(|byte| **byte == b'\n').count();
    match line.checked_sub(1).and_then(|part| PARTS.get(part)) {
        Some(part) if receipt.starts_with(b"{\n\"receipt\": ") || line > 1 => Broken::Part(part),
        _ => Broken::Frame(line + 1),
    }
}

/// The values of the parts, as they stand; everything around them must be as it was written.
fn split(receipt: &str) -> Result<Vec<&str>, Broken> {
    let lines: Vec<&str> = receipt.split('\n').collect();
    let names =
        lines.iter().filter(|line| PARTS.iter().any(|p| line.starts_with(&format!("\"{p}\": ")))).count();
    if names < PARTS.len() / 2 {
        return Err(Broken::NotAReceipt);
    }
    if lines.first() != Some(&"{") {
        return Err(Broken::Frame(1));
    }
    let mut parts = Vec::new();
    for (i, part) in PARTS.iter().enumerate() {
        let comma = if i + 1 < PARTS.len() { "," } else { "" };
        let line = lines.get(i + 1).copied().unwrap_or("");
        let value = line.strip_prefix(&format!("\"{part}\": ")).and_then(|rest| rest.strip_suffix(comma));
        parts.push(value.ok_or(Broken::Part(part))?);
    }
    if lines[PARTS.len() + 1..] != ["}", ""] {
        return Err(Broken::Frame(PARTS.len() + 2));
    }
    Ok(parts)
}

/// Finds the part that was changed: a value against its digest, the digests against the seal.
fn check_digests(values: &[&str], digests: &str, seal: &str) -> Result<(), Broken> {
    let sealed = quoted(&digest(digests)) == seal;
    let table: Option<Json> = serde_json::from_str(digests).ok();
    let recorded = |part: &str| table.as_ref().and_then(|t| t[part].as_str()).unwrap_or("").to_string();
    let changed: Vec<&'static str> = PARTS
        .iter()
        .zip(values)
        .filter(|(part, value)| recorded(part) != digest(value))
        .map(|(part, _)| *part)
        .collect();
    match (sealed, changed.as_slice()) {
        (true, []) => Ok(()),
        (true, [part, ..]) => Err(Broken::Part(part)),
        // With every value whole, the seal itself was changed; otherwise the digests were.
        (false, []) => {
            let rebuilt =
                PARTS.iter().zip(values).map(|(part, value)| format!("\"{part}\": \"{}\"", digest(value)));
            let rebuilt = format!("{{{}}}", rebuilt.collect::<Vec<_>>().join(", "));
            Err(Broken::Part(if rebuilt == digests { "seal" } else { "digests" }))
        }
        (false, _) => Err(Broken::Part("digests")),
    }
}

/// Judges what a receipt holds: the movement's id, and the result.
fn replay<'r>(part: &dyn Fn(&str) -> &'r str) -> Result<(String, String), Broken> {
    let source: String = parsed("movement", part("movement"))?;
    let (movement, problems) = Movement::read(&source, "receipt");
    let movement = match movement {
        Some(movement) if problems.is_empty() => movement,
        _ => return Err(Broken::Movement(problems)),
    };
    let round: String = parsed("round", part("round"))?;
    let readings: BTreeMap<String, String> = parsed("readings", part("readings"))?;
    let assume_attested: bool = parsed("assume_attested", part("assume_attested"))?;
    let plan = Plan::new(&movement, &round, &readings, assume_attested);
    let plan = plan.map_err(Broken::Plan)?;
    let roster = read_units(part("units")).ok_or(Broken::Part("units"))?;
    let figures = read_figures(&movement, part("sources"), part("figures"))?;
    let judged = Judged::of_plan(&movement, plan, &figures, Arc::new(roster));
    Ok((movement.id.clone(), judged.to_json()))
}

fn parsed<T: serde::de::DeserializeOwned>(part: &'static str, value: &str) -> Result<T, Broken> {
    serde_json::from_str(value).map_err(|_| Broken::Part(part))
}

fn digest(value: &str) -> String {
    let mut out = String::with_capacity(64);
    for byte in Sha256::digest(value.as_bytes()) {
        let _ = write!(out, "{byte:02x}");
    }
    out
}

fn quoted(value: &str) -> String {
    let mut out = String::with_capacity(value.len() + 2);
    text(&mut out, value);
    out
}

fn optional(value: Option<&str>) -> String {
    value.map_or("null".to_string(), quoted)
}

fn readings(judged: &Judged<'_>) -> String {
    let all = judged.plan.readings.iter().map(|(id, choice)| format!("{}: {}", quoted(id), quoted(choice)));
    format!("{{{}}}", all.collect::<Vec<_>>().join(", "))
}

fn units(roster: &Roster) -> String {
    let all = roster.rows().iter().map(|row| {
        let unit = &row.unit;
        format!(
            "[{}, {}, {}, {}, {}, {}, {}]",
            quoted(unit.code.as_str()),
            quoted(unit.level.id()),
            quoted(&unit.name),
            optional(unit.parent.as_ref().map(UnitCode::as_str)),
            optional(unit.region.as_deref()),
            optional(unit.cluster.as_deref()),
            row.competes
        )
    });
    format!("[{}]", all.collect::<Vec<_>>().join(", "))
}

/// A unit as a receipt keeps it: code, level, name, parent, region, cluster, whether it competes.
type KeptUnit = (String, String, String, Option<String>, Option<String>, Option<String>, bool);

fn read_units(value: &str) -> Option<Roster> {
    let all: Vec<KeptUnit> = serde_json::from_str(value).ok()?;
    let mut units = Vec::with_capacity(all.len());
    for (code, level, name, parent, region, cluster, competes) in all {
        let unit = Unit {
            code: UnitCode::new(&code),
            level: Level::from_id(&level)?,
            name,
            parent: parent.as_deref().map(UnitCode::new),
            region,
            cluster,
        };
        units.push((unit, competes));
    }
    Some(Roster::new(units))
}

fn sources(figures: &Figures) -> String {
    let all =
        figures.sources().iter().map(|s| format!("[{}, {}]", quoted(&s.file), optional(s.sheet.as_deref())));
    format!("[{}]", all.collect::<Vec<_>>().join(", "))
}

/// Every figure that the judgement used, in the order of unit, indicator and period.
fn figures(judged: &Judged<'_>) -> String {
    let used = |figure: &&Figure| {
        let id = judged.figures.indicator_of(figure);
        let asks = |slot: &Slot| slot.indicator.id == **id && slot.period == figure.period;
        judged.plan.graph.slots.iter().chain(&judged.plan.national.slots).any(asks)
    };
    let written = judged.figures.iter().filter(used).map(|figure| {
        let value = match &figure.value {
            Value::Number(number) => number.to_string(),
            Value::Truth(truth) => truth.to_string(),
        };
        let origin = figure.origin;
        format!(
            "[{}, {}, {}, {}, {}, {}, {}, {}, {}]",
            quoted(judged.figures.unit_of(figure)),
            quoted(judged.figures.indicator_of(figure)),
            quoted(&figure.period.to_string()),
            quoted(&value),
            origin.source,
            origin.row,
            origin.column,
            origin.from_formula,
            origin.late
        )
    });
    format!("[{}]", written.collect::<Vec<_>>().join(", "))
}

/// A figure as a receipt keeps it: unit, indicator, period, value, source, row, column, from a formula, late.
type Kept = (String, String, String, String, u32, u32, u32, bool, bool);

fn read_figures(movement: &Movement, sources: &str, figures: &str) -> Result<Figures, Broken> {
    let sources: Vec<(String, Option<String>)> = parsed("sources", sources)?;
    let kept: Vec<Kept> = parsed("figures", figures)?;
    let mut builder = FiguresBuilder::default();
    let mut known = BTreeSet::new();
    for (file, sheet) in sources {
        builder.source(Source { file: Arc::from(file), sheet: sheet.map(Arc::from) });
    }
    for (unit, indicator, period, value, source, row, column, from_formula, late) in kept {
        let meaning = movement.indicator(&indicator).ok_or(Broken::Part("figures"))?;
        let at = Period::parse(&period).ok_or(Broken::Part("figures"))?;
        let read = read_value(&meaning, &value);
        let twice = !known.insert((unit.clone(), indicator.clone(), at));
        let Some(read) = read.filter(|_| !twice) else {
            return Err(Broken::Figure { unit, indicator, period, value, twice });
        };
        let origin = Origin { source, row, column, from_formula, late };
        builder.push(&unit, &indicator, at, read, origin);
    }
    Ok(builder.finish().0)
}

/// A value as it was written, where it is one that the indicator can have: no count or money below zero, no part of a
/// person, no share outside zero and one.
fn read_value(indicator: &Indicator, written: &str) -> Option<Value> {
    if indicator.dimension == Dimension::Truth {
        return written.parse().ok().map(Value::Truth);
    }
    let number = fraction(written)?;
    let fits = match indicator.dimension {
        Dimension::People | Dimension::Units => !number.is_negative() && number.is_whole(),
        Dimension::Vnd => !number.is_negative(),
        _ => !indicator.share || (!number.is_negative() && number <= exact::Ratio::ONE),
    };
    fits.then_some(Value::Number(number))
}

/// `6` or `11/20`.
fn fraction(written: &str) -> Option<exact::Ratio> {
    let (n, d) = written.split_once('/').unwrap_or((written, "1"));
    exact::parse_decimal(n)?.divided_by(&exact::parse_decimal(d)?)
}
