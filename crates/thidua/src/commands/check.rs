//! `check`: a movement read and checked, and its worked examples run.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anstyle::{AnsiColor, Style};
use cases::Case;
use clap::Args;
use movement::{Coverage, Movement, coverage, share_covered};
use serde_json::json;
use unicode_width::UnicodeWidthStr;

use crate::desk::Desk;
use crate::output::Output;
use crate::screen::{GLUE, wrapped};
use crate::telling::Format;
use crate::trouble::Trouble;
use crate::{builtin, input, problems};

/// Checks a movement.
#[derive(Args, Debug)]
pub struct Check {
    #[arg(value_name = "MOVEMENT")]
    movement: String,
    #[arg(long)]
    coverage: bool,
    #[arg(long, value_name = "FORM", default_value = "text")]
    format: Format,
}

/// A text with the file that it is from.
type Named = (String, String);

/// What checking found.
struct Checked {
    movement: Option<Movement>,
    examples: usize,
    /// Examples that did not come out as they say.
    failed: usize,
    trouble: Trouble,
}

impl Check {
    pub fn run(self, desk: &Desk) -> Result<ExitCode, Trouble> {
        let checked = self.checked()?;
        let mut output = Output::default();
        let Checked { movement, trouble, .. } = &checked;
        match (self.format, movement) {
            (Format::Json, _) => output.print(&self.as_json(&checked, desk)),
            (Format::Text, Some(movement)) => {
                if self.coverage {
                    output.print(&coverage_text(movement, desk));
                }
                if trouble.problems.is_empty() {
                    output.print(&summary(movement, checked.examples, desk));
                }
            }
            (Format::Text, None) => {}
        }
        output.write()?;
        match checked.trouble.problems.is_empty() {
            true => Ok(ExitCode::SUCCESS),
            false => Err(checked.trouble),
        }
    }

    fn checked(&self) -> Result<Checked, Trouble> {
        let ((file, text), examples) = self.texts()?;
        let (movement, problems) = Movement::read(&text, &file);
        let mut trouble = Trouble::input(problems).with_text(&file, &text);
        let mut failed = 0;
        // Only a sound movement can be judged.
        if let Some(movement) = movement.as_ref().filter(|_| trouble.problems.is_empty()) {
            for (file, text) in &examples {
                let (case, mut problems) = Case::read(text, file);
                problems.extend(case.iter().flat_map(|case| case.run(movement)));
                failed += usize::from(!problems.is_empty());
                trouble.problems.extend(problems);
                trouble = trouble.with_text(file, text);
            }
        }
        Ok(Checked { movement, examples: examples.len(), failed, trouble })
    }

    /// The movement's text and those of the examples beside it.
    fn texts(&self) -> Result<(Named, Vec<Named>), Trouble> {
        if let Some(builtin) = builtin::find(&self.movement) {
            let case =
                |(name, text): &(&str, &str)| (format!("{}/cases/{name}", builtin.id), (*text).to_owned());
            let cases = builtin.cases.iter().map(case).collect();
            return Ok(((builtin.file(), builtin.text.to_owned()), cases));
        }
        let path = input::movement_path(&self.movement)?;
        let text = input::text(&path)?;
        let mut cases = Vec::new();
        for case in examples_beside(&path) {
            let text = input::text(&case)?;
            cases.push((case.display().to_string(), text));
        }
        Ok(((path.display().to_string(), text), cases))
    }

    fn as_json(&self, checked: &Checked, desk: &Desk) -> String {
        let mut whole = json!({
            "movement": checked.movement.as_ref().map(|movement| &movement.id),
            "sound": checked.trouble.problems.is_empty(),
            "examples": checked.examples,
            "failed": checked.failed,
            "problems": problems::entries(&checked.trouble.problems, desk.words),
        });
        if let Some(movement) = checked.movement.as_ref().filter(|_| self.coverage) {
            let all = coverage(movement);
            whole["share_covered"] = json!(share_covered(&all).to_string());
            whole["coverage"] = all.iter().map(coverage_json).collect();
        }
        format!("{whole:#}\n")
    }
}

/// The worked examples in the folder `cases` beside a movement file, by name.
fn examples_beside(movement: &Path) -> Vec<PathBuf> {
    let folder = movement.with_file_name("cases");
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
    files.sort();
    files
}

fn summary(movement: &Movement, examples: usize, desk: &Desk) -> String {
    let facts = [
        ("movement", (&movement.id).into()),
        ("document", (&movement.document).into()),
        ("clauses", movement.clauses.len().into()),
        ("rounds", movement.rounds.len().into()),
        ("awards", movement.awards.len().into()),
        ("examples", examples.into()),
    ];
    let mut out = String::new();
    let id = if examples == 0 { "check-sound-without-examples" } else { "check-sound" };
    wrapped(&mut out, "", "", &desk.words.say_with(id, &facts), desk.width);
    out
}

fn coverage_text(movement: &Movement, desk: &Desk) -> String {
    let words = desk.words;
    let all = coverage(movement);
    let widest = |texts: &[String]| texts.iter().map(|text| text.width()).max().unwrap_or(0);
    let clauses: Vec<String> = all.iter().map(|clause| clause.clause.clone()).collect();
    let carried: Vec<String> = all.iter().map(|clause| words.carried(clause.carried)).collect();
    let (first, second) = (widest(&clauses), widest(&carried));
    let blank = " ".repeat(first + second + 6);
    let mut out = String::new();
    for (i, clause) in all.iter().enumerate() {
        let (mark, style) = match clause.covered {
            true => ('✓', Style::new()),
            false => ('✗', AnsiColor::Red.on_default()),
        };
        let pad = |text: &str, width: usize| " ".repeat(width - text.width());
        let head = format!(
            "{style}{mark}{style:#} {}{}  {}{}  ",
            clauses[i],
            pad(&clauses[i], first),
            carried[i],
            pad(&carried[i], second)
        );
        wrapped(&mut out, &head, &blank, &carriers(clause, desk), desk.width);
    }
    let text = words.say_with("check-share", &[("share", words.percent(&share_covered(&all)).into())]);
    wrapped(&mut out, "", "", &text, desk.width);
    out.push('\n');
    out
}

/// What cites a clause, in words.
fn carriers(clause: &Coverage, desk: &Desk) -> String {
    let mut by: Vec<String> = Vec::new();
    for one in &clause.by {
        let text = format!("{} {}", desk.words.kind(one.kind), one.id).replace(' ', &GLUE.to_string());
        if !by.contains(&text) {
            by.push(text);
        }
    }
    if by.is_empty() { desk.words.say("check-nothing") } else { by.join("; ") }
}

fn coverage_json(clause: &Coverage) -> serde_json::Value {
    let by = clause.by.iter().map(|by| json!({ "kind": by.kind, "id": by.id, "key": by.key }));
    let carried = clause.carried.map(|carried| match carried {
        movement::Carried::Rule => "rule",
        movement::Carried::Person => "person",
        movement::Carried::Informative => "informative",
    });
    json!({
        "clause": clause.clause,
        "carried": carried,
        "covered": clause.covered,
        "by": by.collect::<Vec<_>>(),
    })
}
