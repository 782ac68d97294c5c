//! Templates: what is filled in reads back as it was, and nothing else passes for a template.

use crate::{book, sample};
use std::io::Cursor;

use exact::Ratio;
use exchange::{Door, finish, read_csv, read_workbook, template, template_filled};
use judge::{Figures, FiguresBuilder, Origin, Value};
use movement::{Movement, Round, needs};
use reference::{Dimension, Level, Unit, units};

/// The movements that are built in.
fn movements() -> Vec<Movement> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../movements");
    let mut names: Vec<_> = std::fs::read_dir(folder).unwrap().map(|f| f.unwrap().path()).collect();
    names.sort();
    let files = names.into_iter().filter(|path| path.is_dir());
    let text = |path: std::path::PathBuf| std::fs::read_to_string(path.join("movement.toml")).unwrap();
    files.map(|path| Movement::read(&text(path), "movement.toml").0.unwrap()).collect()
}

fn competing(movement: &Movement, round: &Round) -> Vec<Unit> {
    let levels = needs(movement, round).into_iter().map(|need| need.level);
    let mut levels: Vec<Level> = levels.collect();
    levels.sort();
    levels.dedup();
    levels
        .into_iter()
        .flat_map(|level| units::on(level, round.cut_off).iter().take(70).cloned().collect::<Vec<_>>())
        .collect()
}

/// A figure of some kind for every cell of a template but a few.
fn figures(movement: &Movement, round: &Round, units: &[Unit]) -> Figures {
    let mut builder = FiguresBuilder::default();
    let mut n = 7i128;
    for need in needs(movement, round) {
        for unit in units.iter().filter(|unit| unit.level == need.level) {
            n = (n * 1_103_515_245 + 12_345) % 2_147_483_648;
            let value = match need.indicator.dimension {
                Dimension::Truth => Value::Truth(n % 2 == 0),
                Dimension::Ratio => Value::Number(Ratio::decimal(n % 10_001, 4)),
                Dimension::Vnd if n % 5 == 0 => Value::Number(Ratio::decimal(n * 1_000_003 + 7, 2)),
                _ => Value::Number(Ratio::int(n)),
            };
            if n % 11 != 0 {
                builder.push(unit.code.as_str(), &need.indicator.id, need.period, value, Origin::default());
            }
        }
    }
    finish(builder).0
}

fn read(bytes: &[u8], movement: &Movement, round: &Round) -> (Figures, Vec<String>, Vec<String>) {
    let door = Door::new(movement, round);
    let mut builder = FiguresBuilder::default();
    let report = read_workbook(bytes, "w.xlsx", &door, &mut builder);
    let (figures, contradictions) = finish(builder);
    let said = |p: &movement::Problem| format!("{} {}", p.at, p.code);
    let problems = report.problems.iter().chain(&contradictions).map(said).collect();
    (figures, problems, report.notes.iter().map(said).collect())
}

fn listed(figures: &Figures) -> Vec<String> {
    figures
        .iter()
        .map(|f| format!("{} {} {} {:?}", figures.unit_of(f), figures.indicator_of(f), f.period, f.value))
        .collect()
}

#[test]
fn what_is_filled_in_reads_back() {
    for movement in movements().iter().chain([&sample::movement()]) {
        for round in &movement.rounds {
            let units = competing(movement, round);
            let figures = figures(movement, round, &units);
            assert!(figures.len() > 20, "{} {}", movement.id, *round.id);
            let bytes = template_filled(movement, round, &units, &figures).unwrap();
            let (back, problems, notes) = read(&bytes, movement, round);
            assert_eq!(problems, Vec::<String>::new(), "{} {}", movement.id, *round.id);
            assert_eq!(notes, Vec::<String>::new(), "{} {}", movement.id, *round.id);
            assert_eq!(listed(&back), listed(&figures), "{} {}", movement.id, *round.id);
        }
    }
}

#[test]
fn another_reader_finds_the_same_numbers() {
    use calamine::{Data, Reader};
    let movement = sample::movement();
    let round = &movement.rounds[0];
    let units = competing(&movement, round);
    let figures = figures(&movement, round, &units);
    let bytes = template_filled(&movement, round, &units, &figures).unwrap();
    let mut book: calamine::Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    let sheet = book.worksheet_range("Tỉnh").unwrap();
    let mut seen = 0;
    for (column, key) in sheet.rows().nth(7).unwrap().iter().enumerate().skip(2) {
        let (id, period) =
            key.to_string().split_once('@').map(|(a, b)| (a.to_owned(), b.to_owned())).unwrap();
        for row in sheet.rows().skip(8) {
            let figure = figures.get(&row[0].to_string(), &id, reference::Period::parse(&period).unwrap());
            match (figure.map(|f| &f.value), &row[column]) {
                (None, Data::Empty) => {}
                (Some(Value::Truth(truth)), Data::String(text)) => assert_eq!(*truth, text == "Có"),
                (Some(Value::Number(number)), Data::Float(double)) => {
                    assert_eq!(
                        double.to_string().parse::<f64>().ok(),
                        number.to_decimal_text().unwrap().parse().ok()
                    );
                    seen += 1;
                }
                (Some(Value::Number(number)), Data::String(text)) => {
                    assert_eq!(number.to_decimal_text().unwrap(), text.replace(',', "."));
                    seen += 1;
                }
                other => panic!("{other:?} at {} {id}", row[0]),
            }
        }
    }
    assert!(seen > 100);
}

#[test]
fn templates_ask_for_all_that_the_judge_uses() {
    for movement in movements() {
        // Each choice of each reading by itself: what two readings ask for together, each asks for alone.
        let choices = movement.readings.iter().flat_map(|reading| {
            reading.choices.iter().map(move |choice| (reading.id.to_string(), choice.id.to_string()))
        });
        for (reading, choice) in choices {
            let mut readings = movement.default_readings();
            readings.insert(reading, choice);
            for round in &movement.rounds {
                let plan = judge::Plan::new(&movement, &round.id, &readings, false).unwrap();
                let asked = needs(&movement, round);
                for slot in plan.graph.slots.iter().chain(&plan.national.slots) {
                    let asks =
                        |n: &movement::Need| n.indicator.id == slot.indicator.id && n.period == slot.period;
                    assert!(asked.iter().any(asks), "{} {}: {slot:?}", movement.id, *round.id);
                }
            }
        }
    }
}

#[test]
fn an_empty_template_holds_nothing_and_is_the_same_bytes_every_time() {
    let movement = sample::movement();
    let units = competing(&movement, &movement.rounds[0]);
    let bytes = template(&movement, &movement.rounds[0], &units).unwrap();
    assert_eq!(bytes, template(&movement, &movement.rounds[0], &units).unwrap());
    let (figures, problems, notes) = read(&bytes, &movement, &movement.rounds[0]);
    assert!(figures.is_empty() && problems.is_empty() && notes.is_empty(), "{problems:?} {notes:?}");
}

#[test]
fn a_template_of_another_round_is_refused() {
    let movement = sample::movement();
    let units = competing(&movement, &movement.rounds[0]);
    let bytes = template(&movement, &movement.rounds[1], &units).unwrap();
    let (_, problems, _) = read(&bytes, &movement, &movement.rounds[0]);
    assert_eq!(problems, ["w.xlsx template-of-another"]);
}

#[test]
fn somebody_fills_in_by_hand() {
    let movement = sample::movement();
    let round = &movement.rounds[0];
    let units: Vec<Unit> = units::on(Level::Province, round.cut_off)[..3].to_vec();
    let mut parts = book::parts_of(&template(&movement, round, &units).unwrap());
    let sheet = parts.get_mut("xl/worksheets/sheet1.xml").unwrap();
    // The first row of figures, and a formula in the second; the style of the cell stays.
    let filled = |sheet: &str, cell: &str, inside: &str| {
        let at = sheet.find(&format!("<c r=\"{cell}\"")).unwrap_or_else(|| panic!("no {cell}"));
        let end = at + sheet[at..].find("/>").unwrap();
        format!("{}>{inside}</c>{}", &sheet[..end], &sheet[end + 2..])
    };
    *sheet = filled(sheet, "C9", "<v>1045000</v>");
    *sheet = filled(sheet, "D9", "<v>1.0E6</v>");
    *sheet = filled(sheet, "C10", "<f>C9*2</f><v>2090000</v>");
    let packed = book::pack(&parts.into_iter().collect::<Vec<_>>());
    let (figures, problems, notes) = read(&packed, &movement, round);
    assert_eq!(problems, Vec::<String>::new());
    assert_eq!(notes, ["w.xlsx [Tỉnh] formulas"]);
    assert_eq!(
        listed(&figures),
        [
            "01 health 2021-12-31 Number(1000000)",
            "01 health 2022-06-30 Number(1045000)",
            "02 health 2022-06-30 Number(2090000)"
        ]
    );
    let (row, column) =
        (figures.iter().next().unwrap().origin.row, figures.iter().next().unwrap().origin.column);
    assert_eq!((row, column), (9, 4));
}

#[test]
fn a_heading_that_contradicts_its_hidden_key_is_told() {
    let movement = sample::movement();
    let round = &movement.rounds[0];
    let units: Vec<Unit> = units::on(Level::Province, round.cut_off)[..3].to_vec();
    let parts = book::parts_of(&template(&movement, round, &units).unwrap());
    let told = |cell: &str, text: &str| {
        let mut parts = parts.clone();
        let sheet = parts.get_mut("xl/worksheets/sheet1.xml").unwrap();
        let at = sheet.find(&format!("<c r=\"{cell}\"")).unwrap_or_else(|| panic!("no {cell}"));
        let end = at + sheet[at..].find("</c>").unwrap() + 4;
        let new = format!("<c r=\"{cell}\" t=\"inlineStr\"><is><t>{text}</t></is></c>");
        sheet.replace_range(at..end, &new);
        let (_, problems, notes) =
            read(&book::pack(&parts.into_iter().collect::<Vec<_>>()), &movement, round);
        assert_eq!(notes, Vec::<String>::new(), "{cell} {text}");
        problems
    };
    // D is health on 31 December 2021.
    for same in ["31/12/21", "ngày 31/12/2021", "2021-12-31", "Năm 2021", "", "?"] {
        assert_eq!(told("D6", same), Vec::<String>::new(), "{same}");
    }
    for other in ["31/12/2020", "31/12/20", "năm 2022", "30/6/2022"] {
        assert_eq!(told("D6", other), ["w.xlsx [Tỉnh] D6 heading-of-other-period"], "{other}");
    }
    for same in ["BHYT", "Health", "Số liệu khác"] {
        assert_eq!(told("D5", same), Vec::<String>::new(), "{same}");
    }
    assert_eq!(told("D5", "BHXH tự nguyện"), ["w.xlsx [Tỉnh] D5 heading-of-other-indicator"]);
}

#[test]
fn a_changed_template_names_its_columns() {
    let movement = sample::movement();
    let round = &movement.rounds[0];
    let units: Vec<Unit> = units::on(Level::Province, round.cut_off)[..3].to_vec();
    let mut parts = book::parts_of(&template(&movement, round, &units).unwrap());
    let table = parts.get_mut("xl/worksheets/sheet1.xml").unwrap();
    // Column D becomes one of another day: key and heading alike.
    for (cell, text) in [("D6", "31/12/2020"), ("D8", "health@2020-12-31")] {
        let at = table.find(&format!("<c r=\"{cell}\"")).unwrap();
        let end = at + table[at..].find("</c>").unwrap() + 4;
        table.replace_range(at..end, &format!("<c r=\"{cell}\" t=\"inlineStr\"><is><t>{text}</t></is></c>"));
    }
    let packed = book::pack(&parts.into_iter().collect::<Vec<_>>());
    let door = Door::new(&movement, round);
    let report = read_workbook(&packed, "w.xlsx", &door, &mut FiguresBuilder::default());
    assert_eq!(report.problems, []);
    let [note] = &report.notes[..] else { panic!("{:?}", report.notes) };
    let said = wording::Words::new(wording::Language::Vi).problem(note).message;
    assert!(said.contains("thiếu cột") && said.contains("(31/12/2021)"), "{said}");
    assert!(said.contains("có thêm cột") && said.contains("(31/12/2020)"), "{said}");
}

#[test]
fn communes_stand_beside_the_names_above_them() {
    use calamine::{Data, Reader};
    let movements = movements();
    let movement = movements.iter().find(|movement| movement.id.starts_with("2213")).unwrap();
    let round = &movement.rounds[0];
    let units = units::on(Level::Commune, round.cut_off);
    let bytes = template(movement, round, &units[..40]).unwrap();
    let mut book: calamine::Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes.clone())).unwrap();
    let name = book.sheet_names()[0].clone();
    let sheet = book.worksheet_range(&name).unwrap();
    let text = |row: usize, column: usize| match &sheet.rows().nth(row).unwrap()[column] {
        Data::String(text) => text.clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!(text(4, 2), "Tỉnh, thành phố");
    let door = Door::new(movement, round);
    for (row, unit) in (8..).zip(&units[..40]) {
        let mut upper = unit.parent.as_ref().and_then(|code| door.unit(code.as_str())).unwrap();
        if upper.level == Level::District {
            assert_eq!((text(4, 3), text(row, 3)), ("Quận, huyện".to_owned(), upper.name.clone()));
            upper = upper.parent.as_ref().and_then(|code| door.unit(code.as_str())).unwrap();
        }
        assert_eq!((text(row, 0), text(row, 2)), (unit.code.as_str().to_owned(), upper.name));
    }
    let sheet = &book::parts_of(&bytes)["xl/worksheets/sheet1.xml"];
    assert!(
        sheet.contains("<autoFilter ref=\"A7:") && sheet.contains("autoFilter=\"0\""),
        "rows can be picked out"
    );
}

#[test]
fn the_shipped_figures_fit_their_templates() {
    // Every figure of the examples that a round needs has a cell in the round's template.
    for movement in movements() {
        for round in &movement.rounds {
            let file = format!(
                "{}/../../movements/{}/example/{}.csv",
                env!("CARGO_MANIFEST_DIR"),
                movement.id,
                *round.id
            );
            let Ok(text) = std::fs::read(&file) else { continue };
            let door = Door::new(&movement, round);
            let mut builder = FiguresBuilder::default();
            assert_eq!(read_csv(&text, &file, &door, &mut builder), []);
            let figures = finish(builder).0;
            let mut all: Vec<Unit> = figures.units().iter().filter_map(|code| door.unit(code)).collect();
            all.extend(units::on(Level::Nation, round.cut_off).iter().cloned());
            all.dedup();
            let bytes = template_filled(&movement, round, &all, &figures).unwrap();
            let (back, problems, _) = read(&bytes, &movement, round);
            assert_eq!(problems, Vec::<String>::new());
            let asked: Vec<String> = needs(&movement, round).iter().map(|n| n.indicator.id.clone()).collect();
            let back = listed(&back);
            let lost = |f: &&String| {
                back.binary_search(f).is_err() && asked.iter().any(|id| id == f.split(' ').nth(1).unwrap())
            };
            let listed = listed(&figures);
            let lost: Vec<_> = listed.iter().filter(lost).collect();
            assert!(lost.is_empty(), "{} {}: {} {lost:?}", movement.id, *round.id, lost.len());
        }
    }
}
