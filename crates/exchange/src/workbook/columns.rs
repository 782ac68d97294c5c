//! Which figure each column of a table holds, from its headings.

use exact::Ratio;
use movement::Problem;
use reference::{Dimension, Period};

use super::against_key;
use super::column_period::{self, Times};
use super::desk::Desk;
use super::grid::Grid;
use super::measure::{Counted, Measure, measures};
use super::wide::Wide;
use super::words::numbers_a_column;
use crate::a1::column_name;
use crate::fold::bare;
use crate::sheet::{Cell, Content, Row};
use crate::written::{Mention, mentions};

/// More columns than any table of figures has.
pub(super) const MOST: u32 = 1_000;

/// A column of figures.
#[derive(Clone, Debug)]
pub(super) struct Column {
    /// Its number, from 1.
    pub(super) number: u32,
    /// The place of its indicator in the door's list.
    pub(super) indicator: usize,
    /// The period of its figures.
    pub(super) period: Period,
    /// What its numbers are to be multiplied by, where the heading says so.
    pub(super) factor: Option<Ratio>,
    /// Whether the heading says that its numbers are percentages.
    pub(super) percent: bool,
}

/// The heading of a column, put together from its rows.
#[derive(Clone, Debug, Default)]
struct Heading {
    /// What it says, in bare letters, without times and measures.
    words: String,
    /// As it is written.
    shown: String,
    times: Vec<Mention>,
    measures: Vec<(Measure, Counted)>,
    /// Where its lowest part stands.
    place: (u32, u32),
    /// A heading for programs: `health@2022-06-30`.
    key: Option<(String, Period)>,
    /// The parts that people see, with their cells.
    parts: Vec<((u32, u32), String)>,
}

/// Columns that only number or name the rows.
const IDLE: [&str; 6] = ["stt", "tt", "so tt", "so thu tu", "no", "no."];

/// The columns of a table. `None` where no heading names an indicator: then the sheet is no table of figures.
pub(super) fn columns(grid: &Grid<'_>, wide: &Wide, desk: &mut Desk<'_, '_>) -> Option<Vec<Column>> {
    let rows = || grid.sheet.rows.iter().take_while(|row| row.number < wide.first + 50);
    let last = grid.last_column(rows());
    let titles = title(grid, wide, desk);
    let mut found = Vec::new();
    let mut unknown = Vec::new();
    let mut named = false;
    for number in (1..=last.min(MOST)).filter(|n| !wide.names_units(*n)) {
        let own = heading(grid, wide, desk, number, false);
        let spread = heading(grid, wide, desk, number, true);
        let place = |heading: &Heading| match &heading.key {
            Some((id, _)) => desk.door.indicator_place(id.as_bytes()),
            None => desk.headings.find(&heading.words),
        };
        let (heading, place) = match (place(&own), place(&spread)) {
            (Some(a), Some(b)) if a != b => {
                named = true;
                both(desk, &own, a, b);
                continue;
            }
            // A key is of its own column: what stands to the left says nothing against it.
            (Some(place), _) if own.key.is_some() => (own, place),
            (_, Some(place)) => (spread, place),
            (Some(place), None) => (own, place),
            (None, None) => {
                unknown.push((number, own));
                continue;
            }
        };
        named = true;
        found.extend(column(desk, &titles, number, &heading, place));
    }
    if !named {
        return None;
    }
    if last > MOST {
        let problem = Problem::new("too-many-columns", desk.problems.sheet(desk.sheet));
        desk.problem(problem.with("most", Ratio::int(MOST.into())).with("last", column_name(last)));
    }
    for (number, heading) in unknown {
        note_unknown(grid, wide, desk, number, &heading);
    }
    Some(found)
}

/// What the titles above the headings say of time and measure.
fn title(grid: &Grid<'_>, wide: &Wide, desk: &Desk<'_, '_>) -> Heading {
    let mut all = Heading::default();
    for number in &wide.titles {
        for cell in grid.row(*number).into_iter().flat_map(|row| &row.cells) {
            add(&mut all, desk, cell, (*number, cell.column));
        }
    }
    all
}

/// The heading of a column; `spread` takes what stands to the left where a row of headings is blank, as people do
/// instead of merging cells.
fn heading(grid: &Grid<'_>, wide: &Wide, desk: &Desk<'_, '_>, column: u32, spread: bool) -> Heading {
    let mut all = Heading::default();
    let mut seen = Vec::new();
    for (i, row) in wide.headings.iter().enumerate() {
        let lowest = i + 1 == wide.headings.len();
        let mut from = column;
        let mut shown = grid.shown(*row, column);
        while spread && !lowest && shown.is_none() && from > 1 {
            from -= 1;
            if wide.names_units(from) {
                break;
            }
            // A merged range ends where it ends; only single cells are spread.
            shown = grid.shown(*row, from).filter(|_| grid.range(*row, from).is_none());
            if grid.shown(*row, from).is_some() {
                break;
            }
        }
        if let Some((place, cell)) = shown
            && !seen.contains(&place)
        {
            seen.push(place);
            add(&mut all, desk, cell, place);
        }
    }
    // What is only to the left is no heading of this column.
    if spread && !seen.iter().any(|(row, c)| *c == column || grid.range(*row, *c).is_some()) {
        return Heading::default();
    }
    all
}

fn add(heading: &mut Heading, desk: &Desk<'_, '_>, cell: &Cell, place: (u32, u32)) {
    let shown = cell.shown();
    if numbers_a_column(&shown) {
        return;
    }
    if !heading.shown.is_empty() {
        heading.shown.push_str(" / ");
    }
    if let Some(day) = desk.day(cell) {
        heading.times.push(Mention::Period(Period::Date(day)));
        heading.shown.push_str(&day.to_string());
        heading.parts.push((place, day.strftime("%d/%m/%Y").to_string()));
        heading.place = place;
        return;
    }
    heading.shown.push_str(&shown);
    heading.place = place;
    if let Some((id, period)) = key(&shown) {
        heading.key = Some((id.to_owned(), period));
        return;
    }
    let found = mentions(&shown);
    heading.parts.push((place, shown.clone()));
    for mention in found.found {
        if !heading.times.contains(&mention) {
            heading.times.push(mention);
        }
    }
    let (measured, rest) = measures(&found.rest);
    heading.measures.extend(measured);
    heading.words.push(' ');
    heading.words.push_str(rest.trim());
}

/// What a heading for programs names: `health@2022-06-30`.
fn key(text: &str) -> Option<(&str, Period)> {
    let (id, period) = text.trim().split_once('@')?;
    Some((id, Period::parse(period)?))
}

/// Whether a row holds headings for programs, as the templates have them.
pub(super) fn keys(row: &Row) -> bool {
    row.cells.iter().all(|cell| cell.text().is_some_and(|text| key(text).is_some()))
}

/// The column, where its heading and the titles settle the period.
fn column(
    desk: &mut Desk<'_, '_>,
    titles: &Heading,
    number: u32,
    heading: &Heading,
    place: usize,
) -> Option<Column> {
    let door = desk.door;
    let indicator = &door.indicators()[place];
    let period = match &heading.key {
        Some((_, period)) => {
            let period = door.settled(indicator, *period);
            against_key::check(desk, place, period, &heading.parts);
            period
        }
        None => {
            let times = Times { own: &heading.times, titles: &titles.times };
            column_period::settle(desk, indicator, &times, heading.place, &heading.shown)?
        }
    };
    let money = indicator.dimension == Dimension::Vnd;
    let counted = match indicator.dimension {
        Dimension::Vnd => Counted::Money,
        Dimension::Ratio => Counted::Share,
        _ => Counted::Heads,
    };
    let own = heading.measures.iter().find(|(_, c)| *c == counted);
    let above = titles.measures.iter().find(|(_, c)| *c == counted && money);
    let (mut factor, mut percent) = (None, false);
    match own.or(above).map(|(measure, _)| measure) {
        Some(Measure::Times(zeros)) if *zeros > 0 => {
            let times = Measure::factor(*zeros);
            let note = Problem::new("scaled", desk.at(heading.place.0, number))
                .with("indicator", &indicator.id)
                .with("heading", &heading.shown)
                .with("factor", times.clone());
            desk.note(note);
            factor = Some(times);
        }
        Some(Measure::Percent) => percent = true,
        _ => {}
    }
    Some(Column { number, indicator: place, period, factor, percent })
}

/// Tells a heading that two indicators could be meant by.
fn both(desk: &mut Desk<'_, '_>, heading: &Heading, a: usize, b: usize) {
    let ids = [a, b].map(|place| desk.door.indicators()[place].id.clone()).to_vec();
    let problem = Problem::new("ambiguous-heading", desk.at(heading.place.0, heading.place.1))
        .with("found", &heading.shown)
        .with("candidates", ids);
    desk.problem(problem);
}

/// Notes a column that names no indicator, if anything stands in it.
fn note_unknown(grid: &Grid<'_>, wide: &Wide, desk: &mut Desk<'_, '_>, number: u32, heading: &Heading) {
    let filled = |row: &Row| row.number >= wide.first && row.cell(number).is_some();
    if IDLE.contains(&bare(&heading.shown).as_str()) || !grid.sheet.rows.iter().any(filled) {
        return;
    }
    let numbers = grid.sheet.rows.iter().filter(|row| row.number >= wide.first);
    let numbers = numbers.filter(|row| {
        row.cell(number).is_some_and(|cell| matches!(cell.content, Content::Number(_) | Content::NotComputed))
    });
    let (row, column) = if heading.place == (0, 0) { (wide.first, number) } else { heading.place };
    let mut note = Problem::new("unknown-heading", desk.at(row, column))
        .with("found", &heading.shown)
        .with("column", column_name(number))
        .with("numbers", Ratio::int(numbers.count() as i128));
    let nearest = desk.notes.suggest(|| desk.headings.nearest(&heading.words));
    if let Some(nearest) = nearest {
        let indicator = &desk.door.indicators()[nearest];
        note = note.with("nearest", &indicator.id).with("nearest_label", &indicator.label_vi);
    }
    desk.note(note);
}
