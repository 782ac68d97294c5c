//! The sheet that says how to fill in the others, in Vietnamese and English.

use movement::{Movement, Round};
use rust_xlsxwriter::{Worksheet, XlsxError};
use wording::Words;

use super::looks::Looks;
use super::tables::Table;

/// How many things the guide says.
const STEPS: u32 = 9;

const WIDTH: u32 = 58;

/// The height of a line, in points.
const LINE: u32 = 15;

/// A4.
const PAPER: u8 = 9;

pub(super) fn write(
    sheet: &mut Worksheet,
    looks: &Looks,
    languages: [Words; 2],
    movement: &Movement,
    round: &Round,
    tables: &[Table<'_>],
) -> Result<(), XlsxError> {
    sheet.set_name(languages[0].say("workbook-guide"))?;
    for (column, words) in (1u16..).zip(languages) {
        sheet.set_column_width(column, WIDTH)?;
        sheet.write_string_with_format(0, column, words.say("workbook-guide-title"), &looks.title)?;
        sheet.write_string_with_format(1, column, words.label(&movement.name), &looks.subtitle)?;
        let day = words.date(round.cut_off);
        let facts = [("round", words.label(&round.label).into()), ("day", day.into())];
        sheet.write_string_with_format(
            2,
            column,
            words.say_with("workbook-round", &facts),
            &looks.subtitle,
        )?;
        for step in 1..=STEPS {
            let text = words.say(&format!("workbook-guide-{step}"));
            sheet.write_string_with_format(3 + step, column, text, &looks.text)?;
        }
    }
    for step in 1..=STEPS {
        sheet.write_string_with_format(3 + step, 0, format!("{step}."), &looks.text)?;
        sheet.set_row_height(3 + step, 2 * LINE)?;
    }
    columns(sheet, looks, languages, tables)?;
    sheet.set_column_width(0, 4)?;
    sheet.set_column_width(3, 22)?;
    sheet.set_column_width(4, 14)?;
    sheet.set_column_width(5, 18)?;
    sheet.set_paper_size(PAPER).set_landscape().set_print_fit_to_pages(1, 0);
    sheet.set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3);
    sheet.set_repeat_rows(STEPS + 6, STEPS + 6)?;
    sheet.set_footer(format!("&C&\"Times New Roman\"&9 {}", languages[0].say("workbook-page")));
    sheet.protect();
    Ok(())
}

/// The list of every column, with its names in both languages.
fn columns(
    sheet: &mut Worksheet,
    looks: &Looks,
    [vi, en]: [Words; 2],
    tables: &[Table<'_>],
) -> Result<(), XlsxError> {
    let top = STEPS + 5;
    sheet.write_string_with_format(top, 1, vi.say("workbook-guide-columns"), &looks.subtitle)?;
    sheet.write_string_with_format(top, 2, en.say("workbook-guide-columns"), &looks.subtitle)?;
    let heads = ["column", "column", "period", "measure", "sheet"];
    for (column, head) in (1u16..).zip(heads) {
        let words = if column == 2 { en } else { vi };
        let text = words.say(&format!("workbook-guide-{head}"));
        sheet.write_string_with_format(top + 1, column, text, &looks.heading)?;
    }
    let all = tables.iter().flat_map(|table| table.columns.iter().map(move |need| (table.level, need)));
    for (row, (level, need)) in (top + 2..).zip(all) {
        let cells = [
            vi.indicator(&need.indicator).to_owned(),
            en.indicator(&need.indicator).to_owned(),
            vi.period(need.period),
            vi.say(&format!("workbook-measure-{}", need.indicator.dimension.id())),
            vi.say(&format!("workbook-sheet-{}", level.id())),
        ];
        let longest = cells.iter().map(|text| text.chars().count() as u32).max().unwrap_or(0);
        sheet.set_row_height(row, LINE * longest.div_ceil(WIDTH))?;
        for (column, text) in (1u16..).zip(cells) {
            sheet.write_string_with_format(row, column, text, &looks.label)?;
        }
    }
    Ok(())
}
