//! Problems told on the standard error stream: as text with the line that is meant, or as JSON.

use std::fmt::Write as _;
use std::io::Write as _;

use exchange::Weight;
use movement::Problem;
use serde_json::json;
use unicode_width::UnicodeWidthStr;
use wording::Words;

use crate::arguments::ProblemForm;
use crate::desk::Desk;
use crate::trouble::Trouble;

/// The longest part of a line that is shown.
const LONGEST: usize = 100;

/// Tells a trouble.
pub fn tell(trouble: &Trouble, desk: &Desk) {
    tell_all(&trouble.problems, &trouble.texts, desk);
    let count = trouble.problems.iter().filter(|problem| !is_note(problem)).count();
    if desk.problems == ProblemForm::Text && count > 1 {
        let _ = writeln!(
            anstream::stderr(),
            "{}",
            desk.words.say_with("term-problems", &[("count", count.into())])
        );
    }
}

/// Whether nothing is wrong: somebody should only know.
pub fn is_note(problem: &Problem) -> bool {
    let of_figures = exchange::CODES.iter().find(|code| code.code == problem.code);
    problem.code == "annotated" || of_figures.is_some_and(|code| code.weight == Weight::Note)
}

/// Tells notes: nothing is wrong, but somebody should know.
pub fn note(notes: &[Problem], desk: &Desk) {
    if !notes.is_empty() {
        tell_all(notes, &[], desk);
    }
}

fn tell_all(problems: &[Problem], texts: &[(String, String)], desk: &Desk) {
    let told = match desk.problems {
        ProblemForm::Text => {
            let mut texts = Texts::new(texts);
            problems.iter().map(|problem| as_text(problem, &mut texts, desk.words)).collect()
        }
        ProblemForm::Json => as_json(problems, desk.words),
    };
    // Where even the error stream is gone, there is nobody left to tell.
    let _ = anstream::stderr().lock().write_all(told.as_bytes());
}

/// The list `{file, sheet, cell, line, column, code, message, hint}` that other programs read.
fn as_json(problems: &[Problem], words: Words) -> String {
    let entries: Vec<String> = entries(problems, words).iter().map(ToString::to_string).collect();
    format!("[\n{}\n]\n", entries.join(",\n"))
}

/// Problems as JSON, one entry each.
pub fn entries(problems: &[Problem], words: Words) -> Vec<serde_json::Value> {
    let entry = |problem: &Problem| {
        let said = words.problem(problem);
        let at = &problem.at;
        let file = (!at.file.is_empty()).then_some(&at.file);
        json!({
            "file": file,
            "sheet": at.sheet,
            "cell": at.cell,
            "line": at.line,
            "column": at.column,
            "code": problem.code,
            "message": said.message,
            "hint": said.hint,
        })
    };
    problems.iter().map(entry).collect()
}

fn as_text(problem: &Problem, texts: &mut Texts<'_>, words: Words) -> String {
    let said = words.problem(problem);
    let place = words.place(&problem.at);
    let bold = anstyle::Style::new().bold();
    let mut out = String::new();
    if !place.is_empty() {
        let _ = write!(out, "{bold}{place}:{bold:#} ");
    }
    let _ = writeln!(out, "{}", said.message);
    if let Some(source) = texts.line(problem) {
        out.push_str(&source);
    }
    if !said.hint.is_empty() {
        let _ = writeln!(out, "  → {}", said.hint);
    }
    out
}

/// The texts that problems point into, with where their lines start.
struct Texts<'a> {
    texts: Vec<(&'a str, &'a str, Vec<usize>)>,
}

impl<'a> Texts<'a> {
    fn new(texts: &'a [(String, String)]) -> Texts<'a> {
        let starts = |text: &str| {
            let ends = text.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(at, _)| at + 1);
            std::iter::once(0).chain(ends).collect()
        };
        Texts { texts: texts.iter().map(|(file, text)| (&**file, &**text, starts(text))).collect() }
    }

    /// The line that a problem is on, with the part that is meant underlined.
    fn line(&self, problem: &Problem) -> Option<String> {
        let number = problem.at.line?;
        let (_, text, starts) = self.texts.iter().find(|(file, ..)| *file == problem.at.file)?;
        let start = *starts.get(number - 1)?;
        let line = text[start..].lines().next()?;
        if line.trim().is_empty() {
            return None;
        }
        let (from, to) = problem.at.span.map_or((0, 0), |(from, to)| {
            let within = |at: usize| floor(line, at.saturating_sub(start).min(line.len()));
            (within(from), within(to.max(from)))
        });
        let (line, from, to) = clipped(line, from, to);
        let margin = format!("{number:>5}");
        let blue = anstyle::AnsiColor::Blue.on_default();
        let red = anstyle::AnsiColor::Red.on_default();
        let mut out = format!("{blue}{margin} │{blue:#} {line}\n");
        if to > from {
            let blank = " ".repeat(line[..from].width());
            let mark = "~".repeat(line[from..to].width().max(1));
            let _ = writeln!(out, "{blue}{:>5} │{blue:#} {blank}{red}{mark}{red:#}", "");
        }
        Some(out)
    }
}

/// The part of a line around some bytes of it that is shown; tabs and other marks take one column each.
fn clipped(line: &str, from: usize, to: usize) -> (String, usize, usize) {
    let skip = floor(line, from.saturating_sub(LONGEST / 2));
    let skip = if line.chars().count() <= LONGEST { 0 } else { skip };
    let shown = |part: &str| part.chars().map(|c| if c.is_control() { ' ' } else { c }).collect::<String>();
    let rest: String = shown(&line[skip..]).chars().take(LONGEST).collect();
    let before = if skip > 0 { "…" } else { "" };
    let after = if line[skip..].chars().count() > LONGEST { "…" } else { "" };
    let at = |byte: usize| before.len() + shown(&line[skip..byte.max(skip)]).len().min(rest.len());
    let (from, to) = (at(from), at(to));
    (format!("{before}{rest}{after}"), from, to)
}

fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
