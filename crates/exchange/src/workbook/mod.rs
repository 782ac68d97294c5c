//! Workbooks in: our own templates, and tables as people lay them out.
//!
//! A table has a row a unit and a column a figure, under headings that name indicator and period; or it is the long one
//! of the CSV files. Whatever is not taken is told: as a problem at its cell where figures may be meant, as a note
//! where somebody should know.

mod against_key;
mod changed;
mod column_period;
mod columns;
mod desk;
mod fingerprint;
mod grid;
mod headings;
mod long;
mod measure;
mod rows;
mod totals;
mod units;
mod values;
mod wide;
mod words;

use std::sync::Arc;

use judge::{FiguresBuilder, Source};
use movement::Problem;
use reference::Period;

use crate::Door;
use crate::marks;
use crate::package::Refusal;
use crate::report::Report;
use crate::sheet::{self, Book, SheetPart};
use desk::Desk;
use grid::Grid;
use headings::Headings;

pub(crate) use fingerprint::{Fingerprint, SHEET as FINGERPRINT_SHEET};

/// What reading a workbook came to, beside the figures.
#[derive(Clone, Debug, Default)]
pub struct WorkbookReport {
    /// What must be mended; with any of these the figures may not be used.
    pub problems: Vec<Problem>,
    /// What somebody should know: columns not taken, formulas, hidden rows, totals.
    pub notes: Vec<Problem>,
}

/// Reads a workbook; what is good goes into the builder, and everything that is not comes back with its sheet and cell.
///
/// Contradictions are told when all files are in, by [`crate::finish`].
pub fn read_workbook(
    bytes: &[u8],
    file: &str,
    door: &Door<'_>,
    builder: &mut FiguresBuilder,
) -> WorkbookReport {
    let mut problems = Report::new(file);
    let mut notes = Report::new(file);
    let read = sheet::open(bytes)
        .and_then(|mut book| read_book(&mut book, file, door, builder, &mut problems, &mut notes));
    if let Err(refusal) = read {
        let problem = refusal.problem(&problems);
        problems.add(problem);
    }
    WorkbookReport { problems: problems.into_problems(), notes: notes.into_problems() }
}

fn read_book(
    book: &mut Book<'_>,
    file: &str,
    door: &Door<'_>,
    builder: &mut FiguresBuilder,
    problems: &mut Report,
    notes: &mut Report,
) -> Result<(), Refusal> {
    let fingerprint = fingerprint::of(book)?;
    if let Some(fingerprint) = &fingerprint
        && let Some(problem) = fingerprint.check(door, problems)
    {
        // Another movement's or round's template holds other figures: nothing in it is for this round.
        problems.add(problem);
        return Ok(());
    }
    let headings = Headings::of(door);
    let mut tables = Vec::new();
    for place in 0..book.sheets.len() {
        let SheetPart { name, very_hidden, .. } = book.sheets[place].clone();
        if very_hidden && name == fingerprint::SHEET {
            continue;
        }
        let sheet = marks::without(book.sheet(place)?);
        // The list of what to mend is ours.
        if sheet.rows.is_empty() || marks::is_list(&sheet) {
            continue;
        }
        let source = builder.source(Source { file: Arc::from(file), sheet: Some(Arc::from(&*name)) });
        let mut desk = Desk {
            door,
            headings: &headings,
            problems: &mut *problems,
            notes: &mut *notes,
            builder: &mut *builder,
            source,
            sheet: &name,
            from_1904: book.from_1904,
        };
        let grid = Grid::of(&sheet);
        match read_sheet(&grid, &mut desk) {
            Some(table) => {
                tell_hidden(&grid, &mut desk);
                tables.push(table);
            }
            None if fingerprint.is_none() => desk.note_sheet("sheet-skipped"),
            // The instructions of a template.
            None => {}
        }
    }
    if tables.is_empty() {
        let names = book.sheets.iter().map(|s| s.name.clone()).collect::<Vec<_>>();
        problems.add(Problem::new("no-table", problems.file()).with("sheets", names));
    } else if let Some(fingerprint) = &fingerprint
        && fingerprint::layout(tables.iter().flatten().map(|(i, p)| (door.indicators()[*i].id.as_str(), *p)))
            != fingerprint.layout
    {
        let note = changed::note(door, &tables, notes.file());
        notes.add(note);
    }
    Ok(())
}

/// Reads a sheet in whichever layout it has; gives back its columns, or `None` where it holds no table of figures.
fn read_sheet(grid: &Grid<'_>, desk: &mut Desk<'_, '_>) -> Option<Vec<(usize, Period)>> {
    if let Some(long) = long::find(grid) {
        long.read(grid, desk);
        return Some(Vec::new());
    }
    let wide = wide::find(grid, desk.door)?;
    let columns = columns::columns(grid, &wide, desk)?;
    rows::read(grid, &wide, &columns, desk);
    Some(columns.iter().map(|column| (column.indicator, column.period)).collect())
}

/// Says what was read although nobody sees it.
fn tell_hidden(grid: &Grid<'_>, desk: &mut Desk<'_, '_>) {
    if grid.sheet.hidden {
        desk.note_sheet("hidden-sheet");
    }
    let hidden = grid.sheet.rows.iter().filter(|row| row.hidden);
    let rows: Vec<String> =
        hidden.filter(|row| !columns::keys(row)).map(|row| row.number.to_string()).collect();
    if !rows.is_empty() {
        let note = Problem::new("hidden-rows", desk.notes.sheet(desk.sheet)).with("rows", rows);
        desk.notes.add(note);
    }
    let last = grid.last_column(grid.sheet.rows.iter());
    let columns: Vec<String> =
        (1..=last.min(columns::MOST)).filter(|c| grid.sheet.hides(*c)).map(crate::a1::column_name).collect();
    if !columns.is_empty() {
        let note = Problem::new("hidden-columns", desk.notes.sheet(desk.sheet)).with("columns", columns);
        desk.notes.add(note);
    }
}
