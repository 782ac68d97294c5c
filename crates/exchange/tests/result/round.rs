//! Rounds of this repository's movements, judged.

use std::collections::BTreeMap;

use exchange::{Door, NotWritten, finish, read_csv, result_workbook, roster};
use judge::{Figures, FiguresBuilder, Judged};
use movement::Movement;
use reference::UnitCode;
use wording::{Language, Words};

/// A round to judge: a movement's folder, the round, readings, figures.
pub struct Round<'a> {
    pub folder: &'a str,
    pub round: &'a str,
    pub readings: &'a [(&'a str, &'a str)],
    pub assume_attested: bool,
    pub figures: String,
}

impl<'a> Round<'a> {
    /// A round on the movement's example figures.
    pub fn example(folder: &'a str, round: &'a str) -> Round<'a> {
        let figures = read(&format!("{folder}/example/{round}.csv"));
        Round { folder, round, readings: &[], assume_attested: false, figures }
    }

    /// Judges the round and does something with it.
    pub fn judged<T>(&self, use_it: impl FnOnce(&Judged<'_>) -> T) -> T {
        let path = format!("{}/movement.toml", self.folder);
        let movement = Movement::read(&read(&path), &path).0.expect("a sound movement");
        let door = Door::new(&movement, movement.round(self.round).expect("a round"));
        let mut builder = FiguresBuilder::default();
        let problems = read_csv(self.figures.as_bytes(), "q2.csv", &door, &mut builder);
        assert!(problems.is_empty(), "{problems:?}");
        let figures: Figures = finish(builder).0;
        let readings: BTreeMap<String, String> =
            self.readings.iter().map(|(id, choice)| (id.to_string(), choice.to_string())).collect();
        let judged = Judged::new(&movement, self.round, &readings, self.assume_attested, &figures, |plan| {
            roster(&door, plan, &figures, None)
        });
        use_it(&judged.expect("a plan"))
    }
}

/// The workbook of a judged round, with the units' names of the day.
pub fn workbook(judged: &Judged<'_>, language: Language, note: Option<&str>) -> Vec<u8> {
    let day = judged.plan.cut_off;
    let name = |code: &str| match reference::units::find(code, day) {
        Some(unit) => unit.name,
        None if code == UnitCode::NATION => "Toàn quốc".to_owned(),
        None => code.to_owned(),
    };
    let bytes: Result<Vec<u8>, NotWritten> = result_workbook(judged, Words::new(language), &name, note);
    bytes.expect("a workbook")
}

fn read(path: &str) -> String {
    let path = format!("{}/../../{path}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}
