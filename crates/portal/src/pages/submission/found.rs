//! What a file of figures holds.

use exchange::{Door, finish, read_csv, read_workbook};
use judge::{Figures, FiguresBuilder};
use movement::Problem as Fault;
use reference::units;
use store::{DraftCell, FigureKey, FigurePlace};

use super::desk::{Desk, asked_of};
use crate::problem::Problem;
use crate::state::Shelved;
use crate::typed::Content;

/// What a file holds.
pub(super) struct Found {
    pub(super) figures: Figures,
    pub(super) problems: Vec<Fault>,
    pub(super) notes: Vec<Fault>,
    /// The units in it of which this one sends no figures.
    pub(super) others: Vec<String>,
}

pub(super) fn found_in(
    shelved: &Shelved,
    round: &str,
    unit: &str,
    name: &str,
    bytes: &[u8],
) -> Option<Found> {
    let round = shelved.movement.round(round)?;
    let door = Door::new(&shelved.movement, round);
    let mut builder = FiguresBuilder::default();
    let is_workbook = bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xd0\xcf\x11\xe0");
    let (mut problems, mut notes) = match is_workbook {
        true => {
            let report = read_workbook(bytes, name, &door, &mut builder);
            (report.problems, report.notes)
        }
        false => (read_csv(bytes, name, &door, &mut builder), Vec::new()),
    };
    let (figures, contradictions) = finish(builder);
    problems.extend(contradictions);
    if problems.is_empty() && figures.is_empty() {
        notes.push(exchange::without_figures(name));
    }
    // A unit sends figures of itself and of those below it, of no others.
    let others = figures.units().iter().filter(|code| ***code != *unit && !is_of(code, unit, round.cut_off));
    let others = others.map(ToString::to_string).collect();
    Some(Found { figures, problems, notes, others })
}

/// Whether a unit stands below another.
fn is_of(code: &str, above: &str, day: jiff::civil::Date) -> bool {
    units::province_of(code, day).is_some_and(|province| province.as_str() == above)
}

impl Found {
    /// The figures that the round does not ask of their unit, each as its indicator and period.
    pub(super) fn not_asked(&self, desk: &Desk) -> Result<Vec<String>, Problem> {
        let round = desk.round()?;
        let asked = asked_of(&desk.shelved.movement, round);
        let not_asked = self.figures.iter().filter(|figure| {
            let level = units::find(self.figures.unit_of(figure), round.cut_off).map(|unit| unit.level);
            let id = self.figures.indicator_of(figure);
            !asked.iter().any(|need| {
                Some(need.level) == level && *need.indicator.id == **id && need.period == figure.period
            })
        });
        let named = |figure: &judge::Figure| {
            format!(
                "{}, {} ({})",
                self.figures.unit_of(figure),
                self.figures.indicator_of(figure),
                figure.period
            )
        };
        Ok(not_asked.take(20).map(named).collect())
    }

    /// The figures as cells of a draft, each with its place in the file.
    pub(super) fn cells(&self, movement: &movement::Movement, digest: &str) -> Vec<DraftCell> {
        let cells = self.figures.iter().filter_map(|figure| {
            let indicator = movement.indicator(self.figures.indicator_of(figure))?;
            let source = self.figures.sources().get(figure.origin.source as usize);
            Some(DraftCell {
                key: FigureKey {
                    unit: self.figures.unit_of(figure).to_string(),
                    indicator: indicator.id.clone(),
                    period: figure.period,
                },
                text: Content::Value(Some(figure.value.clone())).kept(),
                place: Some(FigurePlace {
                    file: digest.to_owned(),
                    sheet: source.and_then(|source| source.sheet.as_ref()).map(ToString::to_string),
                    row: figure.origin.row,
                    column: Some(figure.origin.column).filter(|column| *column > 0),
                }),
            })
        });
        cells.collect()
    }
}
