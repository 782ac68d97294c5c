//! All figures together: in order, and with every contradiction between two places told.

use judge::figures::{Contradiction, Figure};
use judge::{Figures, FiguresBuilder, Value};
use movement::{Place, Problem};

/// Puts figures from any number of files in order, and tells each pair that says two things of one unit, indicator and
/// period. The same value twice is fine.
pub fn finish(builder: FiguresBuilder) -> (Figures, Vec<Problem>) {
    let (figures, contradictions) = builder.finish();
    let problems = contradictions.iter().map(|contradiction| problem(&figures, contradiction)).collect();
    (figures, problems)
}

fn problem(figures: &Figures, contradiction: &Contradiction) -> Problem {
    let Contradiction { unit, indicator, first, second } = contradiction;
    let earlier = place(figures, first);
    let at = place(figures, second);
    Problem::new("contradiction", at)
        .with("unit", &**unit)
        .with("indicator", &**indicator)
        .with("period", second.period.to_string())
        .with("found", shown(&second.value))
        .with("earlier", shown(&first.value))
        .with("earlier_at", earlier)
}

fn shown(value: &Value) -> String {
    match value {
        Value::Number(number) => crate::sense::plain(number),
        Value::Truth(truth) => truth.to_string(),
    }
}

/// Where a figure came from.
pub(crate) fn place(figures: &Figures, figure: &Figure) -> Place {
    let Some(source) = figures.sources().get(figure.origin.source as usize) else { return Place::default() };
    let row = figure.origin.row;
    let mut at = Place { file: source.file.to_string(), ..Place::default() };
    match &source.sheet {
        Some(sheet) => {
            at.sheet = Some(sheet.to_string());
            at.cell = (row > 0).then(|| crate::cell_name(row, figure.origin.column));
        }
        None => at.line = (row > 0).then_some(row as usize),
    }
    at
}
