//! `compare-readings`: a round judged under every combination of readings.

use std::process::ExitCode;

use anstyle::Style;
use clap::Args;
use judge::{AwardComparison, Comparison, ComparisonProblem, compare_readings};
use movement::{Place, Problem};
use serde_json::json;
use wording::Words;

use crate::arguments::RoundArguments;
use crate::desk::Desk;
use crate::input::{self, Input};
use crate::problems;
use crate::screen::wrapped;
use crate::telling::Telling;
use crate::trouble::Trouble;

/// How many different selections of an award are shown on the screen.
const SHOWN_SELECTIONS: usize = 5;

/// Judges under every combination of readings.
#[derive(Args, Debug)]
pub struct CompareReadings {
    #[command(flatten)]
    round: RoundArguments,
    #[command(flatten)]
    telling: Telling,
}

impl CompareReadings {
    pub fn run(self, desk: &Desk) -> Result<ExitCode, Trouble> {
        input::refuse_overwriting(&self.round.files_read(), &[("--output", self.telling.output.as_deref())])?;
        let input = Input::read(&self.round)?;
        let comparison = compare_readings(
            &input.movement,
            &self.round.round,
            self.round.assume_attested,
            &input.figures,
            &mut |plan| input.roster_for(plan),
        )
        .map_err(trouble)?;
        let output = self.telling.told(
            |desk| as_text(&input, &comparison, desk),
            || as_json(&input, &comparison),
            desk,
        );
        problems::note(&input.notes, desk);
        output.write()
    }
}

fn trouble(problem: ComparisonProblem) -> Trouble {
    match problem {
        ComparisonProblem::Plan(problem) => problem.into(),
        ComparisonProblem::TooMany(most) => {
            let problem = Problem::new("too-many-readings", Place::default());
            Trouble::input(vec![problem.with("most", exact::Ratio::int(most as i128))])
        }
    }
}

fn as_text(input: &Input, comparison: &Comparison, desk: &Desk) -> String {
    let words = desk.words;
    let mut out = String::new();
    let facts = [("count", comparison.combinations.into()), ("readings", comparison.readings.len().into())];
    wrapped(&mut out, "", "", &words.say_with("compare-combinations", &facts), desk.width);
    for award in &comparison.awards {
        out.push('\n');
        award_text(&mut out, input, comparison, award, desk);
    }
    out
}

fn award_text(
    out: &mut String,
    input: &Input,
    comparison: &Comparison,
    award: &AwardComparison,
    desk: &Desk,
) {
    let words = desk.words;
    let bold = Style::new().bold();
    let label = input.award(&award.award, words);
    let group = input.group(award.group.as_ref(), words);
    wrapped(out, "", "", &format!("{bold}{label}{bold:#} [{}]{group}", award.award), desk.width);
    let everywhere = award.exists_in == comparison.combinations;
    if !everywhere {
        let facts = [("count", award.exists_in.into()), ("all", comparison.combinations.into())];
        wrapped(out, "  ", "  ", &words.say_with("compare-exists-in", &facts), desk.width);
    }
    if award.same_where_it_exists {
        let id = if everywhere { "compare-same" } else { "compare-same-where-it-exists" };
        let text = words.say_with(id, &[("count", award.exists_in.into())]);
        wrapped(out, "  ", "  ", &text, desk.width);
    } else {
        let depends = award.depends_on.iter().map(|id| {
            let asks = input.movement.reading(id).map_or("", |reading| words.label(&reading.asks));
            format!("{id} ({asks})")
        });
        let depends = depends.collect::<Vec<_>>().join("; ");
        let text = words.say_with("compare-depends", &[("readings", depends.into())]);
        wrapped(out, "  ", "    ", &text, desk.width);
    }
    for unit in &award.units {
        let facts = [
            ("unit", input.short(&unit.unit, words).into()),
            ("selected", unit.selected_in.into()),
            ("tied", unit.tied_in.into()),
            ("all", award.exists_in.into()),
        ];
        let id = match (unit.selected_in == award.exists_in, unit.tied_in) {
            (true, _) if everywhere => "compare-unit-always",
            (true, _) => "compare-unit-always-where-it-exists",
            (false, 0) => "compare-unit",
            (false, _) => "compare-unit-tied",
        };
        let mark = if unit.by_default { "●" } else { "○" };
        let mut text = words.say_with(id, &facts);
        let grades = unit.grades.iter().map(|(grade, count)| {
            let facts = [
                ("grade", grade_label(input, &award.award, grade.as_deref(), words).into()),
                ("count", (*count).into()),
                ("all", award.exists_in.into()),
            ];
            words.say_with("compare-unit-grade", &facts)
        });
        let grades: Vec<String> = grades.collect();
        if !grades.is_empty() {
            text.push_str(&format!(" · {}", grades.join(", ")));
        }
        wrapped(out, &format!("  {mark} "), "    ", &text, desk.width);
    }
    if award.selections.len() > 1 {
        wrapped(out, "  ", "  ", &words.say("compare-selections"), desk.width);
        for selection in award.selections.iter().take(SHOWN_SELECTIONS) {
            let units = match (selection.selected.is_empty(), award.graded) {
                (true, _) => words.say("compare-nobody"),
                (false, false) => input.units(&selection.selected, words),
                (false, true) => {
                    let units = selection.selected.iter().zip(&selection.grades).map(|(unit, grade)| {
                        let grade = grade_label(input, &award.award, grade.as_deref(), words);
                        format!("{}: {grade}", input.short(unit, words))
                    });
                    units.collect::<Vec<_>>().join("; ")
                }
            };
            let facts = [("units", units.into()), ("count", selection.combinations.into())];
            wrapped(out, "    ", "      ", &words.say_with("compare-selection", &facts), desk.width);
        }
        let more = award.selections.len().saturating_sub(SHOWN_SELECTIONS);
        if more > 0 {
            wrapped(
                out,
                "    ",
                "      ",
                &words.say_with("compare-more", &[("count", more.into())]),
                desk.width,
            );
        }
    }
}

/// What a grade of an award is called; none is one that the council decides.
fn grade_label(input: &Input, award: &str, grade: Option<&str>, words: Words) -> String {
    let Some(id) = grade else { return words.say("table-grade-open") };
    let grades = input.movement.award(award).map_or(&[][..], |award| &award.grades);
    let label = grades.iter().find(|grade| *grade.id.value == *id).map(|grade| words.label(&grade.label));
    label.unwrap_or(id).to_owned()
}

fn as_json(input: &Input, comparison: &Comparison) -> String {
    let readings: serde_json::Map<String, serde_json::Value> =
        comparison.readings.iter().map(|(id, choices)| (id.clone(), json!(choices))).collect();
    let awards = comparison.awards.iter().map(|award| {
        let units = award.units.iter().map(|unit| {
            let mut entry = json!({
                "unit": unit.unit,
                "selected_in": unit.selected_in,
                "tied_in": unit.tied_in,
                "by_default": unit.by_default,
            });
            if award.graded {
                let grades = unit.grades.iter().map(|(grade, count)| json!({ "grade": grade, "in": count }));
                entry["grades"] = grades.collect();
            }
            entry
        });
        let selections = award.selections.iter().map(|selection| {
            let mut entry = json!({ "selected": selection.selected, "in": selection.combinations });
            if award.graded {
                let grades =
                    selection.selected.iter().cloned().zip(selection.grades.iter().map(|g| json!(g)));
                entry["grades"] = serde_json::Value::Object(grades.collect());
            }
            entry
        });
        let mut entry = json!({ "award": award.award });
        if let Some((grouping, group)) = &award.group {
            entry["within"] = json!(grouping);
            entry["group"] = json!(group);
        }
        entry["exists_in"] = json!(award.exists_in);
        entry["same_under_all"] = json!(award.same_under_all);
        entry["depends_on"] = json!(award.depends_on);
        entry["units"] = units.collect();
        entry["selections"] = selections.collect();
        entry
    });
    let whole = json!({
        "movement": input.movement.id,
        "round": input.plan.round,
        "as_of": input.plan.cut_off.to_string(),
        "assumed_attested": input.plan.assume_attested,
        "combinations": comparison.combinations,
        "readings": readings,
        "awards": awards.collect::<Vec<_>>(),
    });
    format!("{whole:#}\n")
}
