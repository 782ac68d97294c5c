//! Odd and bad workbooks, each with what must come of it: `tests/workbooks/*.txt`.
//!
//! A case is a title after `# `, drawn sheets (`tests/book/mod.rs`), and below `=>` what comes out: `24 health
//! 2022-06-30 1045000` a figure (`f` behind it: from a formula, `late`: late), `! C5 code` a problem at a cell, with
//! facts in braces where they matter, `~ C5 code` a note.

use crate::told::fact;
use crate::{book, sample};
use exact::NumberStyle;
use exchange::{Door, finish, read_workbook};
use jiff::civil::date;
use judge::{FiguresBuilder, Value};
use movement::{Movement, Problem};
use reference::{Level, Unit, UnitCode};

/// What a case says of the door, before its sheets: `::for 2213-2021-2025 2022`, `::numbers vi`, `::unit X1 Đại lý`.
struct Setting {
    movement: Movement,
    round: String,
    style: Option<NumberStyle>,
    units: Vec<Unit>,
}

impl Setting {
    /// The setting of a case, and what is left of it to draw.
    fn of(drawn: &str) -> (Setting, String) {
        let mut setting =
            Setting { movement: sample::movement(), round: "2022-q2".into(), style: None, units: vec![] };
        let mut rest = String::new();
        for line in drawn.lines() {
            match line.strip_prefix("::").and_then(|l| l.split_once(' ')) {
                Some(("for", what)) => {
                    let (movement, round) = what.split_once(' ').unwrap();
                    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../movements");
                    let text = std::fs::read_to_string(format!("{folder}/{movement}/movement.toml")).unwrap();
                    setting.movement = Movement::read(&text, movement).0.unwrap();
                    setting.round = round.into();
                }
                Some(("numbers", "vi")) => setting.style = Some(NumberStyle::Vietnamese),
                Some(("numbers", _)) => setting.style = Some(NumberStyle::English),
                Some(("unit", what)) => {
                    let (code, name) = what.split_once(' ').unwrap();
                    setting.units.push(Unit {
                        code: UnitCode::new(code),
                        level: Level::Agent,
                        name: name.into(),
                        parent: None,
                        region: None,
                        cluster: None,
                    });
                }
                _ => rest.push_str(&format!("{line}\n")),
            }
        }
        (setting, rest)
    }

    fn door(&self) -> Door<'_> {
        let door = Door::new(&self.movement, self.movement.round(&self.round).unwrap());
        let door = door.with_due(date(2022, 7, 5)).with_units(self.units.clone());
        match self.style {
            Some(style) => door.with_style(style),
            None => door,
        }
    }
}

/// What reading a workbook says, a line each, and the problems and notes themselves.
fn told(door: &Door<'_>, bytes: &[u8]) -> (Vec<String>, Vec<Problem>) {
    let mut builder = FiguresBuilder::default();
    let report = read_workbook(bytes, "w.xlsx", door, &mut builder);
    let (figures, contradictions) = finish(builder);
    let mut lines: Vec<String> = figures
        .iter()
        .map(|figure| {
            let value = match &figure.value {
                Value::Number(number) => number.to_decimal_text().unwrap(),
                Value::Truth(truth) => truth.to_string(),
            };
            let formula = if figure.origin.from_formula { " f" } else { "" };
            let late = if figure.origin.late { " late" } else { "" };
            let (unit, indicator) = (figures.unit_of(figure), figures.indicator_of(figure));
            format!("{unit} {indicator} {} {value}{formula}{late}", figure.period)
        })
        .collect();
    lines.extend(report.problems.iter().chain(&contradictions).map(|p| line('!', p)));
    lines.extend(report.notes.iter().map(|p| line('~', p)));
    (lines, report.problems.into_iter().chain(contradictions).chain(report.notes).collect())
}

fn line(mark: char, problem: &Problem) -> String {
    let place = problem.at.cell.as_deref().or(problem.at.sheet.as_deref()).unwrap_or("*");
    format!("{mark} {place} {}", problem.code)
}

/// A wanted line may ask for facts: `! C5 two-readings {vietnamese=1234}`.
fn wants(line: &str) -> (&str, Vec<(&str, &str)>) {
    let Some((head, facts)) = line.split_once(" {") else { return (line, vec![]) };
    let facts = facts.trim_end_matches('}').split("; ");
    (head, facts.filter_map(|fact| fact.split_once('=')).collect())
}

/// The facts that a case asks for, as they came out.
fn check_facts(name: &str, all: &[Problem], wanted: &[&str]) {
    for wanted in wanted {
        let (head, facts) = wants(wanted);
        let place = &head[2..];
        for (fact_name, value) in facts {
            let found: Vec<String> =
                all.iter().filter(|p| line('!', p)[2..] == *place).map(|p| fact(p, fact_name)).collect();
            assert!(
                found.iter().any(|f| f == value),
                "{name}: {head}: {fact_name} is {found:?}, wanted {value}"
            );
        }
    }
}

/// Runs the cases of a file: how many there were, and those that came out differently.
fn run(file: &str, text: &str) -> (usize, Vec<String>) {
    let (mut cases, mut wrong) = (0, Vec::new());
    for case in text.split("\n# ").skip(1) {
        let (name, rest) = case.split_once('\n').unwrap();
        let (drawn, wanted) = rest.split_once("\n=>").unwrap_or_else(|| panic!("{name}: no =>"));
        let wanted: Vec<&str> = wanted.lines().filter(|l| !l.is_empty()).collect();
        let (setting, drawn) = Setting::of(drawn);
        let bytes = book::draw(&drawn);
        let (told, all) = told(&setting.door(), &bytes);
        let heads: Vec<&str> = wanted.iter().map(|w| wants(w).0).collect();
        if told != heads {
            wrong.push(format!("{file}: {name}\n  came: {}", told.join("\n        ")));
        } else {
            check_facts(name, &all, &wanted);
        }
        cases += 1;
    }
    (cases, wrong)
}

#[test]
fn every_case_comes_out_as_written() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/exchange/workbooks");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|f| f.unwrap().path()).collect();
    files.sort();
    let (mut cases, mut wrong) = (0, Vec::new());
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        let ran = run(&file.file_name().unwrap().to_string_lossy(), &format!("\n{text}"));
        cases += ran.0;
        wrong.extend(ran.1);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(cases >= 60, "only {cases} cases");
}
