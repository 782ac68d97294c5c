//! A sheet of figures to fill in.

use judge::{Figures, Value};
use movement::{Movement, Need, Round};
use rust_xlsxwriter::{Format, ProtectionOptions, Worksheet, XlsxError};
use wording::Words;

use super::looks::Looks;
use super::rules;
use super::tables::Table;
use crate::float;

/// Rows of the sheet, from 0.
const TITLE: u32 = 0;
const LABELS: u32 = 4;
const PERIODS: u32 = 5;
const MEASURES: u32 = 6;
const KEYS: u32 = 7;
const FIRST: u32 = 8;

/// Columns before the figures: code and name, and the units above.
const NAMES: u16 = 2;

/// Widths of the columns of codes and names, in characters: as wide as the longest asks for, between two bounds.
const CODE_WIDTH: (u32, u32) = (9, 16);
const NAME_WIDTH: (u32, u32) = (28, 48);
const ABOVE_WIDTH: (u32, u32) = (12, 24);
const FIGURE_WIDTH: u32 = 17;

/// Letters that go into a line of a heading.
const LETTERS: usize = 15;

/// A4.
const PAPER: u8 = 9;

pub(super) fn write(
    sheet: &mut Worksheet,
    looks: &Looks,
    words: Words,
    movement: &Movement,
    round: &Round,
    table: &Table<'_>,
    figures: &Figures,
) -> Result<(), XlsxError> {
    sheet.set_name(words.say(&format!("workbook-sheet-{}", table.level.id())))?;
    titles(sheet, looks, words, movement, round)?;
    headings(sheet, looks, words, table)?;
    let last = FIRST + table.units.len() as u32 - 1;
    let before = before(table);
    for (row, unit) in (FIRST..).zip(&table.units) {
        sheet.write_string_with_format(row, 0, unit.code, &looks.code)?;
        sheet.write_string_with_format(row, 1, &unit.name, &looks.name)?;
        for (column, level) in (NAMES..).zip(&table.above) {
            sheet.write_string_with_format(row, column, unit.above(*level), &looks.name)?;
        }
        for (column, need) in (before..).zip(&table.columns) {
            let format = looks.input(need.indicator.dimension);
            let value = figures.get(unit.code, &need.indicator.id, need.period).map(|figure| &figure.value);
            fill(sheet, words, (row, column), value, &format)?;
        }
    }
    for (column, need) in (before..).zip(&table.columns) {
        sheet.add_data_validation(FIRST, column, last, column, &rules::rule(words, &need.indicator)?)?;
    }
    set_up(sheet, words, table, last)
}

/// How many columns stand before the figures.
fn before(table: &Table<'_>) -> u16 {
    NAMES + table.above.len() as u16
}

fn titles(
    sheet: &mut Worksheet,
    looks: &Looks,
    words: Words,
    movement: &Movement,
    round: &Round,
) -> Result<(), XlsxError> {
    let name = words.label(&movement.name).into();
    let document = movement.document.as_str().into();
    let movement = words.say_with("workbook-movement", &[("name", name), ("document", document)]);
    let facts = [("round", words.label(&round.label).into()), ("day", words.date(round.cut_off).into())];
    let round = words.say_with("workbook-round", &facts);
    sheet.write_string_with_format(TITLE, 0, words.say("workbook-title"), &looks.title)?;
    sheet.write_string_with_format(TITLE + 1, 0, movement, &looks.subtitle)?;
    sheet.write_string_with_format(TITLE + 2, 0, round, &looks.subtitle)?;
    sheet.write_string_with_format(TITLE + 3, 0, words.say("workbook-how"), &looks.remark)?;
    Ok(())
}

fn headings(sheet: &mut Worksheet, looks: &Looks, words: Words, table: &Table<'_>) -> Result<(), XlsxError> {
    for (column, id) in [(0, "workbook-code"), (1, "workbook-name")] {
        sheet.merge_range(LABELS, column, MEASURES, column, &words.say(id), &looks.heading)?;
    }
    for (column, level) in (NAMES..).zip(&table.above) {
        let name = words.say(&format!("workbook-above-{}", level.id()));
        sheet.merge_range(LABELS, column, MEASURES, column, &name, &looks.heading)?;
    }
    let mut lines = 1;
    for (column, need) in (before(table)..).zip(&table.columns) {
        let Need { indicator, period, .. } = need;
        let label = words.indicator(indicator);
        lines = lines.max(label.chars().count().div_ceil(LETTERS) + 1);
        let measure = words.say(&format!("workbook-measure-{}", indicator.dimension.id()));
        sheet.write_string_with_format(LABELS, column, label, &looks.heading)?;
        sheet.write_string_with_format(PERIODS, column, words.period(*period), &looks.period)?;
        sheet.write_string_with_format(MEASURES, column, measure, &looks.measure)?;
        sheet.write_string(KEYS, column, format!("{}@{period}", indicator.id))?;
    }
    sheet.set_row_height(LABELS, 15 * lines as u32)?;
    sheet.set_row_hidden(KEYS)?;
    Ok(())
}

/// Writes a figure, or an empty cell for one. A number that a double cannot hold goes in as text.
fn fill(
    sheet: &mut Worksheet,
    words: Words,
    (row, column): (u32, u16),
    value: Option<&Value>,
    format: &Format,
) -> Result<(), XlsxError> {
    match value {
        None => sheet.write_blank(row, column, format)?,
        Some(Value::Truth(truth)) => {
            let id = if *truth { "workbook-yes" } else { "workbook-no" };
            sheet.write_string_with_format(row, column, words.say(id), format)?
        }
        Some(Value::Number(number)) => match float::of(number) {
            Some(double) => sheet.write_number_with_format(row, column, double, format)?,
            None => sheet.write_string_with_format(row, column, float::as_text(number), format)?,
        },
    };
    Ok(())
}

/// Widths, panes, protection and printing.
fn set_up(sheet: &mut Worksheet, words: Words, table: &Table<'_>, last: u32) -> Result<(), XlsxError> {
    let columns = table.columns.len() as u16;
    let longest = |text: &dyn Fn(usize) -> usize| (0..table.units.len()).map(text).max().unwrap_or(0) as u32;
    let code = longest(&|unit| table.units[unit].code.chars().count());
    let name = longest(&|unit| table.units[unit].name.chars().count());
    // Codes of letters are in capitals, which are wider than the digits that widths are counted in.
    sheet.set_column_width(0, (code + code / 4 + 1).clamp(CODE_WIDTH.0, CODE_WIDTH.1))?;
    sheet.set_column_width(1, (name + 1).clamp(NAME_WIDTH.0, NAME_WIDTH.1))?;
    let before = before(table);
    for (column, level) in (NAMES..).zip(&table.above) {
        let longest = longest(&|unit| table.units[unit].above(*level).chars().count());
        sheet.set_column_width(column, (longest + 1).clamp(ABOVE_WIDTH.0, ABOVE_WIDTH.1))?;
    }
    if before > NAMES {
        // A provincial office picks out its own rows.
        sheet.autofilter(MEASURES, 0, last, before - 1)?;
    }
    sheet.set_column_range_width(before, before + columns - 1, FIGURE_WIDTH)?;
    sheet.set_freeze_panes(FIRST, before)?;
    sheet.protect_with_options(&ProtectionOptions {
        format_columns: true,
        format_rows: true,
        use_autofilter: before > NAMES,
        ..ProtectionOptions::default()
    });
    sheet.set_selection(FIRST, before, FIRST, before)?;
    sheet.set_paper_size(PAPER).set_landscape();
    // As many pages down as it takes; across, so many that the columns stay readable.
    sheet.set_print_fit_to_pages(columns.div_ceil(9), 0);
    sheet.set_repeat_rows(LABELS, MEASURES)?;
    sheet.set_repeat_columns(0, 1)?;
    sheet.set_print_area(0, 0, last, before + columns - 1)?;
    sheet.set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3);
    sheet.set_footer(format!("&C&\"Times New Roman\"&9 {}", words.say("workbook-page")));
    Ok(())
}
