//! The cells of a sheet: those to mend are filled, and each row says at its right what is wrong.

use std::collections::BTreeMap;

use wording::Words;

use super::parts::Parts;
use super::styles::Styles;
use super::{Told, columns};
use crate::a1::{self, cell_name};
use crate::package::{Edits, Refusal, Tag, TagKind, escaped, tags};

/// What is wrong in a sheet, by row and column.
pub(super) type Marks<'a> = BTreeMap<u32, BTreeMap<u32, Vec<&'a Told>>>;

/// A cell with the note that it gets.
pub(super) type Noted = ((u32, u32), String);

/// Marks the cells of a sheet; gives back what their notes are to say.
pub(super) fn mark(
    parts: &mut Parts<'_>,
    styles: &mut Styles,
    part: &str,
    marks: &Marks<'_>,
    words: Words,
) -> Result<Vec<Noted>, Refusal> {
    let text = parts.needed(part)?;
    let rows = Rows::of(&text)?;
    let mut sheet = SheetEdit {
        marks,
        styles,
        edits: Edits::default(),
        extra: rows.extra(),
        prefix: rows.prefix.clone(),
    };
    if let Some(extra) = sheet.extra {
        columns::widen(&rows.tags, extra, &mut sheet.edits);
    }
    sheet.rows(&rows, words);
    let edited = sheet.edits.apply(&text);
    parts.set(part, edited);
    let notes = marks.iter().flat_map(|(row, cells)| {
        cells.iter().map(|(column, told)| {
            let text = told.iter().map(|one| one.both()).collect::<Vec<_>>().join("\n");
            ((*row, *column), text)
        })
    });
    Ok(notes.collect())
}

/// The rows and cells of a sheet, with their tags.
struct Rows<'a> {
    tags: Vec<Tag<'a>>,
    prefix: String,
    rows: Vec<RowSpan>,
    /// Where rows end: the end of the sheet's data, or the empty tag for it.
    data_end: Option<usize>,
    /// The last column that holds a cell.
    last_column: u32,
}

/// A row: its number, and the places of its tags in the list.
struct RowSpan {
    number: u32,
    start: usize,
    /// None for a row without cells, written as one tag.
    end: Option<usize>,
    cells: Vec<(u32, usize)>,
}

impl<'a> Rows<'a> {
    fn of(text: &'a str) -> Result<Rows<'a>, Refusal> {
        let tags = tags(text)?;
        let prefix = tags.first().map_or("", |tag| tag.prefix).to_owned();
        let mut found = Rows { prefix, rows: Vec::new(), data_end: None, last_column: 0, tags: Vec::new() };
        let data = tags.iter().position(|tag| tag.name == "sheetData" && tag.kind != TagKind::End);
        for (i, tag) in tags.iter().enumerate().skip(data.unwrap_or(tags.len())) {
            match (tag.name, tag.kind) {
                ("row", TagKind::Start | TagKind::Empty) => {
                    let next = found.rows.last().map_or(1, |row| row.number + 1);
                    let number = tag.attribute("r").and_then(|r| r.parse().ok()).unwrap_or(next);
                    found.rows.push(RowSpan { number, start: i, end: None, cells: Vec::new() });
                }
                ("row", TagKind::End) => {
                    if let Some(row) = found.rows.last_mut() {
                        row.end = Some(i);
                    }
                }
                ("c", TagKind::Start | TagKind::Empty) => {
                    let Some(row) = found.rows.last_mut() else { continue };
                    let next = row.cells.last().map_or(1, |(column, _)| column + 1);
                    let column = tag.attribute("r").and_then(a1::cell_of).map_or(next, |(_, column)| column);
                    row.cells.push((column, i));
                    found.last_column = found.last_column.max(column);
                }
                ("sheetData", TagKind::End | TagKind::Empty) => {
                    found.data_end = Some(i);
                    break;
                }
                _ => {}
            }
        }
        found.tags = tags;
        Ok(found)
    }

    /// Whether a row is hidden.
    fn hides(&self, row: &RowSpan) -> bool {
        matches!(self.tags[row.start].attribute("hidden"), Some("1" | "true"))
    }

    /// The column in which rows say what is wrong; none where the sheet is as wide as a sheet can be.
    fn extra(&self) -> Option<u32> {
        (self.last_column < a1::LAST.1).then_some(self.last_column + 1)
    }
}

struct SheetEdit<'a, 's> {
    marks: &'a Marks<'a>,
    styles: &'s mut Styles,
    edits: Edits,
    extra: Option<u32>,
    prefix: String,
}

impl SheetEdit<'_, '_> {
    fn rows(&mut self, rows: &Rows<'_>, words: Words) {
        let first = self.marks.keys().next().copied().unwrap_or(1);
        // The heading of the added column stands in the row above the first problem that people see.
        let seen = |row: &&RowSpan| row.number < first && !rows.hides(row);
        let head = rows.rows.iter().rev().find(seen).map_or(first.saturating_sub(1).max(1), |row| row.number);
        let heading = words.say("workbook-mend");
        let mut missing: Vec<u32> = self.marks.keys().copied().chain([head]).collect();
        missing.sort_unstable();
        missing.dedup();
        missing.retain(|number| !rows.rows.iter().any(|row| row.number == *number));
        for row in &rows.rows {
            let marks = self.marks.get(&row.number);
            let title = (row.number == head && marks.is_none()).then_some(heading.as_str());
            if marks.is_some() || title.is_some() {
                self.row(rows, row, title);
            }
        }
        let p = self.prefix.clone();
        for number in missing {
            let cells = self.new_cells(number, u32::MAX, 0);
            let title = (number == head && !self.marks.contains_key(&number)).then_some(heading.as_str());
            let last = self.right(number, title);
            let text = format!("<{p}row r=\"{number}\">{cells}{last}</{p}row>");
            match rows.rows.iter().find(|row| row.number > number) {
                Some(later) => self.edits.insert(rows.tags[later.start].span.start, text),
                None => self.at_the_end(rows, &text),
            }
        }
    }

    fn at_the_end(&mut self, rows: &Rows<'_>, text: &str) {
        let Some(end) = rows.data_end.map(|i| &rows.tags[i]) else { return };
        match end.kind {
            TagKind::Empty => {
                let p = &self.prefix;
                self.edits.replace(end.span.clone(), format!("<{p}sheetData>{text}</{p}sheetData>"));
            }
            _ => self.edits.insert(end.span.start, text),
        }
    }

    fn row(&mut self, rows: &Rows<'_>, row: &RowSpan, title: Option<&str>) {
        let tag = &rows.tags[row.start];
        let last = self.right(row.number, title);
        let Some(end) = row.end else {
            let cells = self.new_cells(row.number, u32::MAX, 0);
            let p = &self.prefix;
            let text = format!("{}{cells}{last}</{p}row>", Tag::opened(&without_spans(tag)));
            return self.edits.replace(tag.span.clone(), text);
        };
        self.edits.replace(tag.span.clone(), without_spans(tag));
        let mut before = 0;
        for (column, i) in &row.cells {
            let cell = &rows.tags[*i];
            let new = self.new_cells(row.number, *column, before);
            self.edits.insert(cell.span.start, new);
            if self.marks.get(&row.number).is_some_and(|cells| cells.contains_key(column)) {
                let format = cell.attribute("s").and_then(|s| s.parse().ok()).unwrap_or(0);
                let marked = self.styles.marked(format).to_string();
                self.edits.replace(cell.span.clone(), cell.with("s", &marked));
            }
            before = *column;
        }
        let new = self.new_cells(row.number, u32::MAX, before);
        self.edits.insert(rows.tags[end].span.start, new + &last);
    }

    /// Empty cells to mark between two columns of a row, both excluded.
    fn new_cells(&mut self, row: u32, below: u32, above: u32) -> String {
        let Some(cells) = self.marks.get(&row) else { return String::new() };
        let columns = cells.keys().filter(|c| **c > above && **c < below);
        let (p, styles) = (&self.prefix, &mut *self.styles);
        columns.map(|c| format!("<{p}c r=\"{}\" s=\"{}\"/>", cell_name(row, *c), styles.marked(0))).collect()
    }

    /// The cell at the right of a row: what is wrong in it, or the heading of the column.
    fn right(&mut self, row: u32, title: Option<&str>) -> String {
        let Some(extra) = self.extra else { return String::new() };
        let wrong = self.marks.get(&row).map(|cells| {
            let lines = cells.iter().flat_map(|(column, told)| {
                told.iter().map(move |one| format!("{}: {}", cell_name(row, *column), one.both()))
            });
            lines.collect::<Vec<_>>().join("\n")
        });
        let (text, style) = match (wrong, title) {
            (Some(text), _) => (text, self.styles.words()),
            (None, Some(title)) => (title.to_owned(), self.styles.heading()),
            (None, None) => return String::new(),
        };
        // A cell holds 32,767 characters at most.
        let text: String = text.chars().take(32_000).collect();
        text_cell(&self.prefix, &cell_name(row, extra), style, &text)
    }
}

/// A cell with a text.
pub(super) fn text_cell(prefix: &str, name: &str, style: usize, text: &str) -> String {
    let p = prefix;
    format!(
        "<{p}c r=\"{name}\" s=\"{style}\" t=\"inlineStr\"><{p}is><{p}t xml:space=\"preserve\">{}</{p}t></{p}is></{p}c>",
        escaped(text)
    )
}

/// A row's tag without the columns that it promised to keep to.
fn without_spans(tag: &Tag<'_>) -> String {
    match tag.attribute("spans") {
        Some(spans) => {
            let plain = tag.text.replace(&format!(" spans=\"{spans}\""), "");
            plain.replace(&format!(" spans='{spans}'"), "")
        }
        None => tag.text.to_owned(),
    }
}
