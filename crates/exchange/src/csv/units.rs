//! Lists of units: those that compete, and those that the reference lists do not know.

use std::collections::BTreeMap;

use jiff::civil::Date;
use movement::Problem;
use reference::{Level, Unit, UnitCode, units};

use super::header::Header;
use super::records::{Broken, Records};
use super::text::text_of;
use crate::column_names::OF_UNITS;
use crate::report::Report;
use crate::unit_problem::unknown;

const UNIT: usize = 0;
const LEVEL: usize = 1;
const NAME: usize = 2;
const PARENT: usize = 3;
const REGION: usize = 4;
const CLUSTER: usize = 5;
const NEEDED: usize = 1;

/// Reads a list of units as they stand on a day: header `unit`, and where wanted `level`, `name`, `parent`, `region`,
/// `cluster`.
///
/// A unit of the reference lists needs its code alone; name, region and cluster given here take the place of the
/// lists' own. Any other unit needs a level.
pub fn read_units_csv(bytes: &[u8], file: &str, day: Date) -> (Vec<Unit>, Vec<Problem>) {
    let mut list = List { day, report: Report::new(file), units: Vec::new(), lines: BTreeMap::new() };
    if let Some(text) = text_of(bytes, &mut list.report) {
        let mut records = Records::new(text);
        if let Some(header) = Header::read(&mut records, &OF_UNITS, NEEDED, &mut list.report) {
            list.read(&header, &mut records);
            list.check_parents();
            if list.units.is_empty() && list.report.is_empty() {
                list.report.add(Problem::new("list-without-units", list.report.file()));
            }
        }
    }
    (list.units, list.report.into_problems())
}

struct List {
    day: Date,
    report: Report,
    units: Vec<Unit>,
    /// The line of each code.
    lines: BTreeMap<UnitCode, usize>,
}

impl List {
    fn read(&mut self, header: &Header<6>, records: &mut Records<'_>) {
        while let Some(split) = records.next() {
            let code = match split {
                Ok(()) if header.fits(records, &mut self.report) => None,
                Ok(()) => continue,
                Err(Broken::Quotes) => Some("quotes"),
                Err(Broken::TooLong) => Some("line-too-long"),
            };
            match code {
                Some(code) => self.report.add(Problem::new(code, self.report.line(records.line()))),
                None => self.record(header, records),
            }
        }
    }

    fn record(&mut self, header: &Header<6>, records: &Records<'_>) {
        let line = records.line();
        let code = header.field(records, UNIT);
        if code.is_empty() {
            return self.report.add(Problem::new("unit-missing", self.report.line(line)));
        }
        if let Some(earlier) = self.lines.get(code) {
            let earlier = self.report.line(*earlier);
            let problem = Problem::new("unit-twice", self.report.line(line));
            return self.report.add(problem.with("unit", code).with("earlier_at", earlier));
        }
        let level = header.field(records, LEVEL);
        let given = Level::from_id(level);
        if given.is_none() && !level.is_empty() {
            let mut problem = Problem::new("unknown-level", self.report.line(line))
                .with("found", level)
                .with("known", Level::ALL.map(|l| l.id().to_owned()).to_vec());
            if let Some(nearest) = reference::nearest(level, Level::ALL.map(Level::id)) {
                problem = problem.with("nearest", nearest);
            }
            return self.report.add(problem);
        }
        let Some(mut unit) = self.unit(code, given, line) else { return };
        let text = |column| Some(header.field(records, column).to_owned()).filter(|text| !text.is_empty());
        unit.name = text(NAME).unwrap_or(unit.name);
        unit.parent = text(PARENT).map(|code| UnitCode::new(&code)).or(unit.parent);
        unit.region = text(REGION).or(unit.region);
        unit.cluster = text(CLUSTER).or(unit.cluster);
        self.lines.insert(unit.code.clone(), line);
        self.units.push(unit);
    }

    /// The unit of the reference lists, or a new one of a given level.
    fn unit(&mut self, code: &str, given: Option<Level>, line: usize) -> Option<Unit> {
        let at = self.report.line(line);
        match (units::find(code, self.day), given) {
            (Some(unit), Some(level)) if unit.level != level => {
                let problem = Problem::new("level-differs", at).with("unit", code).with("name", &unit.name);
                self.report.add(problem.with("found", level.id()).with("wanted", unit.level.id()));
                None
            }
            (Some(unit), _) => Some(unit),
            (None, Some(level)) => Some(Unit {
                code: UnitCode::new(code),
                level,
                name: code.to_owned(),
                parent: None,
                region: None,
                cluster: None,
            }),
            (None, None) => {
                let nearest = [Level::Province, Level::CentralUnit, Level::Commune, Level::District];
                let near = |level| units::nearest(code, level, self.day);
                let nearest = self.report.suggest(|| nearest.into_iter().find_map(near));
                self.report.add(unknown(code, self.day, nearest, at).with("level_needed", "level"));
                None
            }
        }
    }

    /// A parent is a unit of the list or of the reference lists.
    fn check_parents(&mut self) {
        for unit in &self.units {
            let Some(parent) = &unit.parent else { continue };
            if !self.lines.contains_key(parent) && !units::exists(parent.as_str(), self.day) {
                let line = self.lines.get(&unit.code).copied().unwrap_or(0);
                let problem = Problem::new("unknown-parent", self.report.line(line));
                self.report.add(problem.with("unit", unit.code.as_str()).with("found", parent.as_str()));
            }
        }
    }
}
