//! The figures that the round was judged on: exact, each with its file, sheet, and cell or line.

use judge::{Figure, Origin, Value};
use movement::Shown;
use reference::Dimension;
use rust_xlsxwriter::{IgnoreError, Worksheet, XlsxError};

use super::leaf::Leaf;
use super::looks::USUAL;
use super::paper::Paper;

/// Code, unit, indicator, its id, period, value, exact, dimension, file, sheet, place, remark.
const WIDTHS: [u32; 12] = [8, 20, 40, 18, 18, 20, 20, 10, 24, 13, 11, 16];

/// Writes the sheet of figures.
pub(super) fn sheet(paper: &Paper<'_>) -> Result<Worksheet, XlsxError> {
    let words = paper.words;
    let mut leaf = Leaf::new(paper, &paper.figures, WIDTHS.to_vec())?;
    leaf.title(&words.say("result-figures-title"))?;
    leaf.line(&paper.about(), &paper.looks.subtitle)?;
    leaf.line(&words.say("result-figures-how"), &paper.looks.line)?;
    leaf.note()?;
    let headings = [
        "result-head-code",
        "result-head-unit",
        "result-head-indicator",
        "result-head-indicator-id",
        "result-head-period",
        "result-head-value",
        "result-head-exact",
        "result-head-dimension",
        "result-head-file",
        "result-head-sheet",
        "result-head-cell",
        "result-head-remark",
    ];
    leaf.headings(&headings.map(|id| words.say(id)))?;
    let used: Vec<&Figure> = used(paper).collect();
    leaf.table(used.len() as u32, 2)?;
    if let Some(more) = (used.len() as u32).checked_sub(1) {
        leaf.sheet.ignore_error_range(leaf.row, 0, leaf.row + more, 6, IgnoreError::NumberStoredAsText)?;
    }
    for figure in used {
        row(&mut leaf, figure)?;
    }
    Ok(leaf.sheet)
}

/// How many figures were used, and the files that they came from.
pub(super) fn sources(paper: &Paper<'_>) -> (usize, String) {
    let mut files: Vec<&str> = Vec::new();
    let mut count = 0;
    let sources = paper.judged.figures.sources();
    for figure in used(paper) {
        count += 1;
        if let Some(source) = sources.get(figure.origin.source as usize)
            && !files.contains(&&*source.file)
        {
            files.push(&source.file);
        }
    }
    let named: Vec<String> = files
        .into_iter()
        .map(|file| if file == "-" { paper.words.say("term-standard-input") } else { file.to_owned() })
        .collect();
    (count, named.join(", "))
}

/// The figures that the plan asks for: of the units in the roster, and of the country.
fn used<'a>(paper: &'a Paper<'_>) -> impl Iterator<Item = &'a Figure> {
    let judged = paper.judged;
    let asked: Vec<Vec<reference::Period>> = judged
        .figures
        .indicators()
        .iter()
        .map(|id| {
            let slots = judged.plan.graph.slots.iter().chain(&judged.plan.national.slots);
            slots.filter(|slot| slot.indicator.id == **id).map(|slot| slot.period).collect()
        })
        .collect();
    let counts =
        |code: &str| code == reference::UnitCode::NATION || judged.sheet.roster.row_of(code).is_some();
    let known: Vec<bool> = judged.figures.units().iter().map(|code| counts(code)).collect();
    judged.figures.iter().filter(move |figure| {
        let indicator = judged.figures.indicator_number(figure);
        known[judged.figures.unit_number(figure)] && asked[indicator].contains(&figure.period)
    })
}

fn row(leaf: &mut Leaf<'_, '_>, figure: &Figure) -> Result<(), XlsxError> {
    let (paper, words) = (leaf.paper, leaf.paper.words);
    let judged = paper.judged;
    let (code, id) = (judged.figures.unit_of(figure), judged.figures.indicator_of(figure));
    let indicator = judged.movement.indicator(id);
    let dimension = indicator.as_ref().map_or(Dimension::Units, |indicator| indicator.dimension);
    leaf.middle(0, code)?;
    leaf.cell(1, &(paper.name)(code))?;
    leaf.cell(2, indicator.as_ref().map_or(&**id, |indicator| words.indicator(indicator)))?;
    leaf.cell(3, id)?;
    leaf.middle(4, &words.period(figure.period))?;
    match &figure.value {
        Value::Number(number) => {
            let shown = if dimension == Dimension::Ratio { Shown::Percent } else { Shown::Number };
            leaf.number(5, number, &paper.looks.number(number, shown, USUAL))?;
            let text = number.to_decimal_text().unwrap_or_else(|| number.to_string());
            leaf.middle(6, &text)?;
        }
        Value::Truth(truth) => {
            let text = words.say(if *truth { "why-yes" } else { "why-no" });
            leaf.middle(5, &text)?;
            leaf.middle(6, if *truth { "true" } else { "false" })?;
        }
    }
    leaf.middle(7, &words.dimension(dimension))?;
    origin(leaf, &figure.origin)?;
    leaf.end_row()?;
    Ok(())
}

/// Where a figure came from.
fn origin(leaf: &mut Leaf<'_, '_>, origin: &Origin) -> Result<(), XlsxError> {
    let (paper, words) = (leaf.paper, leaf.paper.words);
    let source = paper.judged.figures.sources().get(origin.source as usize);
    let file = source.map_or_else(String::new, |source| match &*source.file {
        "-" => words.say("term-standard-input"),
        file => file.to_owned(),
    });
    leaf.cell(8, &file)?;
    leaf.cell(9, source.and_then(|source| source.sheet.as_deref()).unwrap_or_default())?;
    let place = match (origin.row, origin.column) {
        (0, _) => String::new(),
        (line, 0) => words.say_with("term-line", &[("line", line.to_string().into())]),
        (row, column) => crate::cell_name(row, column),
    };
    leaf.middle(10, &place)?;
    let marks = [(origin.from_formula, "result-from-formula"), (origin.late, "why-late")];
    let marks = marks.iter().filter(|(marked, _)| *marked).map(|(_, id)| words.say(id));
    leaf.cell(11, &marks.collect::<Vec<_>>().join("; "))
}
