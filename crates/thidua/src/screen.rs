//! Text laid out for a screen: paragraphs that wrap, and tables whose columns line up.

use std::fmt::Write;

use anstyle::Style;
use unicode_width::UnicodeWidthStr;

/// A blank at which no line breaks: it holds a mark to its word.
pub const GLUE: char = '\u{e000}';

/// Writes a text over as many lines as the width asks for; the first begins with `first`, the others with `others`.
pub fn wrapped(out: &mut String, first: &str, others: &str, text: &str, width: Option<usize>) {
    let mut line = first.to_owned();
    let mut empty = true;
    let mut put = |line: &str| {
        let _ = writeln!(out, "{}", line.trim_end().replace(GLUE, " "));
    };
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let needed = width_of(&line) + usize::from(!empty) + width_of(word);
        if !empty && width.is_some_and(|width| needed > width) {
            put(&line);
            line = others.to_owned();
            empty = true;
        }
        if !empty {
            line.push(' ');
        }
        line.push_str(word);
        empty = false;
    }
    put(&line);
}

/// The columns that a text takes: marks of style take none.
fn width_of(text: &str) -> usize {
    anstream::adapter::strip_str(text).map(UnicodeWidthStr::width).sum()
}

/// On which side of its column a cell stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Left,
    Right,
}

/// A column of a table.
#[derive(Clone, Debug)]
pub struct Column {
    /// What stands above it.
    pub head: String,
    /// On which side its cells stand.
    pub side: Side,
    /// Whether it can be left out where the screen is narrow; of several, the last goes first.
    pub spare: bool,
}

impl Column {
    /// A column that is always shown.
    pub fn new(head: impl Into<String>, side: Side) -> Column {
        Column { head: head.into(), side, spare: false }
    }
}

/// A table.
#[derive(Clone, Debug, Default)]
pub struct Table {
    columns: Vec<Column>,
    rows: Vec<(Style, Vec<String>)>,
}

impl Table {
    /// An empty table.
    pub fn new(columns: Vec<Column>) -> Table {
        Table { columns, rows: Vec::new() }
    }

    /// Adds a row.
    pub fn row(&mut self, style: Style, cells: Vec<String>) {
        self.rows.push((style, cells));
    }

    /// Whether the whole table has room after an indent.
    pub fn fits(&self, indent: &str, width: Option<usize>) -> bool {
        self.fitting(&self.widths(), indent.len(), width).iter().all(|shown| *shown)
    }

    fn widths(&self) -> Vec<usize> {
        let width = |i: usize| {
            let cells = self.rows.iter().map(|(_, cells)| cells[i].width());
            cells.chain([self.columns[i].head.width()]).max().unwrap_or(0)
        };
        (0..self.columns.len()).map(width).collect()
    }

    /// Writes the table, each line after an indent; gives back the heads of the columns that found no room.
    pub fn write(&self, out: &mut String, indent: &str, width: Option<usize>) -> Vec<String> {
        let widths = self.widths();
        let shown = self.fitting(&widths, indent.len(), width);
        let heads: Vec<&str> = self.columns.iter().map(|column| column.head.as_str()).collect();
        self.line(out, indent, &widths, &shown, &heads, Style::new().underline());
        for (style, cells) in &self.rows {
            let cells: Vec<&str> = cells.iter().map(String::as_str).collect();
            self.line(out, indent, &widths, &shown, &cells, *style);
        }
        let left_out = self.columns.iter().zip(&shown).filter(|(_, shown)| !**shown);
        left_out.map(|(column, _)| column.head.clone()).collect()
    }

    /// Which columns there is room for.
    fn fitting(&self, widths: &[usize], indent: usize, width: Option<usize>) -> Vec<bool> {
        let mut shown = vec![true; self.columns.len()];
        let Some(width) = width else { return shown };
        let spare: Vec<usize> = (0..self.columns.len()).rev().filter(|i| self.columns[*i].spare).collect();
        for column in spare {
            let needed = widths.iter().zip(&shown).filter(|(_, s)| **s).map(|(w, _)| w + 2).sum::<usize>();
            if indent + needed.saturating_sub(2) <= width {
                break;
            }
            shown[column] = false;
        }
        shown
    }

    fn line(
        &self,
        out: &mut String,
        indent: &str,
        widths: &[usize],
        shown: &[bool],
        cells: &[&str],
        style: Style,
    ) {
        let mut line = String::new();
        for (i, cell) in cells.iter().enumerate().filter(|(i, _)| shown[*i]) {
            if !line.is_empty() {
                line.push_str("  ");
            }
            let blank = " ".repeat(widths[i] - cell.width());
            match self.columns[i].side {
                Side::Left => line.extend([*cell, &blank]),
                Side::Right => line.extend([&blank, *cell]),
            }
        }
        let _ = writeln!(out, "{indent}{style}{}{style:#}", line.trim_end());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paragraph_wraps_at_the_width() {
        let mut out = String::new();
        wrapped(&mut out, "- ", "  ", "one two three four", Some(10));
        assert_eq!(out, "- one two\n  three\n  four\n");
    }

    #[test]
    fn spare_columns_go_last_first() {
        let spare = |head: &str| Column { spare: true, ..Column::new(head, Side::Right) };
        let mut table = Table::new(vec![Column::new("unit", Side::Left), spare("a"), spare("b")]);
        table.row(Style::new(), vec!["24".into(), "55,00".into(), "45,00".into()]);
        let mut out = String::new();
        assert_eq!(table.write(&mut out, "", Some(12)), ["b"]);
        let plain = anstream::adapter::strip_str(&out).to_string();
        assert_eq!(plain, "unit      a\n24    55,00\n");
    }
}
