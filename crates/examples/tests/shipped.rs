//! The shipped example figures: as generated, well formed, and showing what they are there to show.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use exact::{Ratio, parse_decimal};
use examples::{Example, SEED, Scope, collection_2022, new_rural, readme, shipped, vssid_2021};
use jiff::civil::{Date, date};
use reference::{Dimension, Period, indicators, units};

type Figures = BTreeMap<(String, String, String), String>;

fn figures(example: &Example) -> Figures {
    let lines: Vec<&str> = example.csv.lines().collect();
    assert_eq!(lines[0], "unit,indicator,period,value");
    let mut found = Figures::new();
    for line in &lines[1..] {
        let [unit, indicator, period, value] = line.split(',').collect::<Vec<_>>()[..] else {
            panic!("{line}")
        };
        let key = (unit.to_owned(), indicator.to_owned(), period.to_owned());
        assert!(found.insert(key, value.to_owned()).is_none(), "twice: {line}");
    }
    found
}

fn number(figures: &Figures, unit: &str, indicator: &str, period: &str) -> Option<Ratio> {
    let key = (unit.to_owned(), indicator.to_owned(), period.to_owned());
    figures.get(&key).map(|value| parse_decimal(value).unwrap())
}

fn growth(figures: &Figures, unit: &str, field: &str, cut_off: &str) -> Option<Ratio> {
    let baseline = number(figures, unit, field, "2021-12-31")?;
    let gained = number(figures, unit, field, cut_off)?.minus(&baseline);
    gained.divided_by(&number(figures, unit, &format!("{field}_plan"), "2022")?.minus(&baseline))
}

/// The last day of a period, on which its unit must exist.
fn last_day(period: Period) -> Date {
    match period {
        Period::Date(day) => day,
        Period::Year(year) => date(year, 12, 31),
        Period::Quarter(year, quarter) => date(year, quarter as i8 * 3, 30),
    }
}

#[test]
fn every_figure_is_one_the_contract_knows() {
    for example in shipped() {
        for ((unit, indicator, period), value) in figures(&example) {
            let at = format!("{} {}: {unit},{indicator},{period},{value}", example.movement, example.round);
            let known = indicators::find(&indicator).unwrap_or_else(|| panic!("{at}"));
            let period = Period::parse(&period).unwrap_or_else(|| panic!("{at}"));
            assert_eq!(known.period, period.kind(), "{at}");
            assert!(units::exists(&unit, last_day(period)), "{at}");
            match known.dimension {
                Dimension::Truth => assert_eq!(value, "true", "{at}"),
                Dimension::Ratio => assert!(parse_decimal(&value).unwrap() <= Ratio::ONE, "{at}"),
                _ => assert!(value.bytes().all(|b| b.is_ascii_digit()), "{at}"),
            }
        }
    }
}

#[test]
fn what_is_committed_is_what_is_generated() {
    let movements = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../movements");
    let mut by_movement: BTreeMap<&str, Vec<Example>> = BTreeMap::new();
    for example in shipped() {
        by_movement.entry(example.movement).or_default().push(example);
    }
    assert_eq!(by_movement.len(), 5);
    for (movement, examples) in by_movement {
        let folder: PathBuf = movements.join(movement).join("example");
        let read = |name: &str| fs::read_to_string(folder.join(name)).unwrap_or_default();
        let stale = "is stale: cargo run -p examples -- write movements";
        assert!(read("README.md") == readme(&examples), "{movement}/example/README.md {stale}");
        for example in &examples {
            let name = format!("{}.csv", example.round);
            assert!(read(&name) == example.csv, "{movement}/example/{name} {stale}");
        }
    }
}

#[test]
fn a_seed_repeats_itself_and_another_differs() {
    assert_eq!(collection_2022("2022-q2", 7), collection_2022("2022-q2", 7));
    assert_ne!(collection_2022("2022-q2", 7).unwrap().csv, collection_2022("2022-q2", 8).unwrap().csv);
    assert_eq!(collection_2022("2022-q1", 7), None);
    assert_eq!(vssid_2021("midyear", 7), None);
    assert_eq!(new_rural(2021, Scope::Country, 7), None);
    assert_eq!(new_rural(2025, Scope::Province("27"), 7), None, "Bắc Ninh has been 24 since July 2025");
}

#[test]
fn every_figure_and_label_says_that_it_is_made_up() {
    for example in shipped() {
        assert!(example.label.vi.contains("minh họa") && example.label.en.contains("Illustrative"));
        assert!(!example.published.is_empty() && !example.notes.is_empty());
    }
}

const ROUNDS: [(&str, &str, &str); 3] =
    [("2022-q2", "2022-06-30", "9/20"), ("2022-q3", "2022-09-30", "143/200"), ("2022-q4", "2022-12-31", "1")];

#[test]
fn provinces_come_near_the_published_sums_for_any_seed() {
    for seed in [SEED, 1, 2, 3] {
        for (round, cut_off, _) in ROUNDS {
            let figures = figures(&collection_2022(round, seed).unwrap());
            let provinces: BTreeSet<&String> =
                figures.keys().map(|(unit, ..)| unit).filter(|unit| *unit != "VN").collect();
            assert_eq!(provinces.len(), 63);
            for field in ["compulsory", "voluntary", "health"] {
                let sum = |period: &str| {
                    let numbers = provinces.iter().filter_map(|unit| number(&figures, unit, field, period));
                    numbers.fold(Ratio::ZERO, |sum, n| sum.plus(&n))
                };
                let published = number(&figures, "VN", field, cut_off).unwrap();
                // Two provinces have not sent their figures.
                let short = published.minus(&sum(cut_off)).divided_by(&published).unwrap();
                let near = Ratio::decimal(-1, 2)..Ratio::decimal(17, 2);
                assert!(near.contains(&short), "{seed} {round} {field}: {short}");
                let baselines = [15_100_000, 1_450_000, 88_800_000];
                assert!(baselines.contains(&sum("2021-12-31").to_whole().unwrap()));
            }
        }
    }
}

#[test]
fn between_eight_and_fifteen_provinces_meet_everything() {
    for seed in [SEED, 1, 2, 3] {
        for (round, cut_off, floor) in ROUNDS {
            let figures = figures(&collection_2022(round, seed).unwrap());
            let good = meeting_everything(&figures, cut_off, floor);
            assert!((8..=15).contains(&good.len()), "{seed} {round}: {good:?}");
        }
    }
}

fn meeting_everything(figures: &Figures, cut_off: &str, floor: &str) -> Vec<String> {
    let floor = match floor.split_once('/') {
        Some((n, d)) => Ratio::new(n.parse().unwrap(), d.parse().unwrap()).unwrap(),
        None => Ratio::ONE,
    };
    let quarter = format!("2022-Q{}", cut_off[5..7].parse::<u8>().unwrap() / 3);
    let meets = |unit: &str| -> Option<bool> {
        let mut fields = true;
        for field in ["compulsory", "voluntary", "health"] {
            let plan = number(figures, unit, &format!("{field}_plan"), "2022")?;
            let reached = number(figures, unit, field, cut_off)?;
            let grown = match plan > number(figures, unit, field, "2021-12-31")? {
                true => growth(figures, unit, field, cut_off)? >= floor,
                false => reached >= plan,
            };
            fields &= grown;
        }
        let rate = number(figures, unit, "collected", cut_off)?.divided_by(&number(
            figures,
            unit,
            "collection_plan",
            "2022",
        )?)?;
        let late = number(figures, unit, "late", cut_off)?.divided_by(&number(
            figures,
            unit,
            "receivable",
            cut_off,
        )?)?;
        let most = number(figures, unit, "late_target", &quarter)?.times(&Ratio::decimal(105, 2));
        Some(fields && rate >= floor && late <= most)
    };
    let provinces: BTreeSet<&String> =
        figures.keys().map(|(unit, ..)| unit).filter(|unit| *unit != "VN").collect();
    provinces.into_iter().filter(|unit| meets(unit) == Some(true)).cloned().collect()
}

#[test]
fn the_second_quarter_shows_its_cases() {
    let example = collection_2022("2022-q2", SEED).unwrap();
    let figures = figures(&example);
    let cut_off = "2022-06-30";
    let players = |told: &str| -> Vec<String> {
        let note =
            example.notes.iter().find(|note| note.en.starts_with(told)).unwrap_or_else(|| panic!("{told}"));
        note.en.split('(').skip(1).map(|rest| rest[..2].to_owned()).collect()
    };
    let tied = players("Exactly equal across the last place");
    assert_eq!(tied.len(), 2);
    let rate = |unit: &str, field| growth(&figures, unit, field, cut_off).unwrap();
    let yearly = |unit: &str| {
        let now = number(&figures, unit, "voluntary", cut_off).unwrap();
        now.divided_by(&number(&figures, unit, "voluntary", "2021-06-30").unwrap()).unwrap()
    };
    assert_eq!(rate(&tied[0], "voluntary"), Ratio::new(5, 8).unwrap());
    assert_eq!(rate(&tied[0], "voluntary"), rate(&tied[1], "voluntary"));
    assert_eq!(yearly(&tied[0]), yearly(&tied[1]));

    let floor = Ratio::decimal(45, 2);
    assert_eq!(rate(&players("Health growth and collection exactly")[0], "health"), floor);
    for (told, field, people) in
        [("1 short", "compulsory", 1), ("3 short", "voluntary", 3), ("7 short", "health", 7)]
    {
        let unit = &players(told)[0];
        let required = number(&figures, unit, &format!("{field}_plan"), "2022")
            .unwrap()
            .minus(&number(&figures, unit, field, "2021-12-31").unwrap());
        let missing = floor.minus(&rate(unit, field)).times(&required);
        assert_eq!(missing, Ratio::int(people), "{unit}");
    }
    let thin = &players("Required growth in health under")[0];
    let baseline = number(&figures, thin, "health", "2021-12-31").unwrap();
    let required = number(&figures, thin, "health_plan", "2022").unwrap().minus(&baseline);
    assert!(required.is_positive() && required.times(&Ratio::int(200)) < baseline);
    let silent = &players("Has sent nothing")[0];
    assert_eq!(number(&figures, silent, "collected", cut_off), None);
    assert!(number(&figures, silent, "collection_plan", "2022").is_some());
}

#[test]
fn the_whole_country_can_be_made() {
    let example = new_rural(2022, Scope::Country, SEED).unwrap();
    let figures = figures(&example);
    let communes = figures.keys().filter(|(_, indicator, _)| indicator == "residents_male").count();
    assert!(communes > 10_500, "{communes}");
    for ((unit, indicator, day), value) in
        figures.iter().filter(|((_, indicator, _), _)| indicator == "health_male")
    {
        let residents = number(&figures, unit, "residents_male", day).unwrap();
        assert!(parse_decimal(value).unwrap() <= residents, "{unit} {indicator}");
    }
}
