//! A judgement as JSON: the form that other programs rely on, and the bytes that a receipt keeps.

use std::fmt::Write;

use exact::Ratio;

use crate::details::Details;
use crate::judgement::{AwardResult, GoalResult, Judgement};
use crate::plan::Plan;

/// Writes a judgement as JSON, a standing a line, always the same bytes for the same judgement.
///
/// Exact numbers are strings (`"6"`, `"11/20"`); what is unknown or undefined is null.
pub fn to_json(plan: &Plan, judgement: &Judgement, details: &Details) -> String {
    let mut out =
        String::with_capacity(640 * judgement.awards.iter().map(|a| a.standings.len()).sum::<usize>() + 1024);
    out.push_str("{\n\"movement\": ");
    text(&mut out, &judgement.movement);
    out.push_str(",\n\"round\": ");
    text(&mut out, &judgement.round);
    let _ = write!(out, ",\n\"as_of\": \"{}\",\n\"readings\": {{", judgement.as_of);
    for (i, (id, choice)) in judgement.readings.iter().enumerate() {
        out.push_str(if i > 0 { ", " } else { "" });
        text(&mut out, id);
        out.push_str(": ");
        text(&mut out, choice);
    }
    let _ = write!(out, "}},\n\"assumed_attested\": {},\n\"awards\": [", judgement.assumed_attested);
    let measures = measures(plan, judgement, details);
    for (i, award) in judgement.awards.iter().enumerate() {
        out.push_str(if i > 0 { ",\n" } else { "\n" });
        write_award(&mut out, plan, judgement, details, award, &measures);
    }
    out.push_str("\n],\n\"goals\": [");
    for (i, goal) in judgement.goals.iter().enumerate() {
        out.push_str(if i > 0 { ",\n" } else { "\n" });
        write_goal(&mut out, goal);
    }
    out.push_str("\n]\n}\n");
    out
}

fn write_award(
    out: &mut String,
    plan: &Plan,
    judgement: &Judgement,
    details: &Details,
    award: &AwardResult,
    measures: &[String],
) {
    let planned = &plan.awards[award.planned];
    out.push_str("{\"award\": ");
    text(out, &award.award);
    let _ = write!(out, ", \"recipients\": \"{}\"", award.recipients.id());
    if let Some((grouping, group)) = &award.group {
        out.push_str(", \"within\": ");
        text(out, grouping);
        out.push_str(", \"group\": ");
        match group {
            Some(group) => text(out, group),
            None => out.push_str("null"),
        }
    }
    out.push_str(", \"quota\": ");
    whole_or_null(out, award.quota.map(|quota| quota as u64));
    for (name, rows) in
        [("selected", &award.selected), ("tied", &award.tied), ("undetermined", &award.undetermined)]
    {
        let _ = write!(out, ",\n \"{name}\": [");
        for (i, row) in rows.iter().enumerate() {
            out.push_str(if i > 0 { ", " } else { "" });
            text(out, judgement.code(*row));
        }
        out.push(']');
    }
    out.push_str(",\n \"standings\": [");
    let criteria: Vec<String> = planned.criteria.iter().map(|criterion| label(&criterion.id)).collect();
    let lead = planned.lead.as_deref().map(label);
    for (i, standing) in award.standings.iter().enumerate() {
        out.push_str(if i > 0 { ",\n  " } else { "\n  " });
        out.push_str("{\"unit\": ");
        text(out, judgement.code(standing.row));
        out.push_str(", \"outcome\": \"");
        out.push_str(standing.outcome.id());
        out.push_str("\", \"rank\": ");
        whole_or_null(out, standing.rank.map(u64::from));
        out.push_str(", \"certain\": ");
        out.push_str(if standing.certain { "true" } else { "false" });
        out.push_str(", \"measures\": {");
        let shown = &measures[standing.row as usize];
        out.push_str(shown);
        if let Some(label) = &lead {
            out.push_str(if shown.is_empty() { "" } else { ", " });
            out.push_str(label);
            number_or_null(out, standing.lead.as_ref());
        }
        out.push_str("}, \"criteria\": {");
        for (c, label) in criteria.iter().enumerate() {
            out.push_str(if c > 0 { ", " } else { "" });
            out.push_str(label);
            out.push('"');
            out.push_str(details.criterion(award.planned, c, standing.row).id());
            out.push('"');
        }
        out.push('}');
        if !planned.grades.is_empty() {
            out.push_str(", \"grade\": ");
            match standing.grade {
                Some(grade) => text(out, &planned.grades[grade].id),
                None => out.push_str("null"),
            }
        }
        out.push_str(", \"individuals\": ");
        match standing.individuals {
            Some(individuals) => whole(out, individuals.into()),
            None => out.push_str("null"),
        }
        out.push_str(", \"prize\": ");
        number_or_null(out, standing.prize.as_ref());
        out.push_str(", \"flags\": [");
        for (f, flag) in details.flags_of(plan, award.planned, standing.row).enumerate() {
            out.push_str(if f > 0 { ", " } else { "" });
            text(out, flag);
        }
        out.push_str("]}");
    }
    out.push_str("\n ]}");
}

/// For each row, the measures that its award standings show: written once, used in every award.
fn measures(plan: &Plan, judgement: &Judgement, details: &Details) -> Vec<String> {
    let mut shown = vec![String::new(); judgement.roster.len()];
    for level in plan.levels() {
        let measures = plan.measures_of(level).into_iter();
        let labelled: Vec<(usize, String)> = measures.map(|m| (m, label(&plan.measures[m].id))).collect();
        for row in judgement.roster.competing(level) {
            let mut out = String::with_capacity(48 * labelled.len());
            for (i, (measure, label)) in labelled.iter().enumerate() {
                out.push_str(if i > 0 { ", " } else { "" });
                out.push_str(label);
                number_or_null(&mut out, details.measure(*measure, *row).known());
            }
            shown[*row as usize] = out;
        }
    }
    shown
}

fn write_goal(out: &mut String, goal: &GoalResult) {
    out.push_str("{\"goal\": ");
    text(out, &goal.goal);
    out.push_str(", \"target\": ");
    number_or_null(out, Some(&goal.target));
    out.push_str(", \"value\": ");
    number_or_null(out, goal.value.known());
    let _ = write!(out, ", \"outcome\": \"{}\"}}", goal.outcome.id());
}

/// A name in an object, with what stands before its value.
fn label(name: &str) -> String {
    let mut out = String::new();
    text(&mut out, name);
    out.push_str(": ");
    out
}

/// An exact number, as a string in lowest terms.
fn number_or_null(out: &mut String, number: Option<&Ratio>) {
    let Some(number) = number else { return out.push_str("null") };
    out.push('"');
    match number.lowest_terms() {
        Some((n, d)) => {
            whole(out, n);
            if d != 1 {
                out.push('/');
                whole(out, d);
            }
        }
        None => {
            let _ = write!(out, "{number}");
        }
    }
    out.push('"');
}

fn whole_or_null(out: &mut String, number: Option<u64>) {
    match number {
        Some(number) => whole(out, number.into()),
        None => out.push_str("null"),
    }
}

/// A whole number in digits: `write!` gives the same, but numbers are most of what is written.
fn whole(out: &mut String, number: i128) {
    let Ok(mut left) = u64::try_from(number.unsigned_abs()) else {
        let _ = write!(out, "{number}");
        return;
    };
    let mut digits = [b'0'; 20];
    let mut first = digits.len() - 1;
    while left > 9 {
        digits[first] += (left % 10) as u8;
        left /= 10;
        first -= 1;
    }
    digits[first] += left as u8;
    out.push_str(if number < 0 { "-" } else { "" });
    out.push_str(std::str::from_utf8(&digits[first..]).unwrap_or_default());
}

/// A JSON string.
pub(crate) fn text(out: &mut String, text: &str) {
    out.push('"');
    if text.bytes().all(|byte| byte >= 0x20 && byte != b'"' && byte != b'\\') {
        out.push_str(text);
        out.push('"');
        return;
    }
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if u32::from(c) < 0x20 => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn texts_are_escaped() {
        let mut out = String::new();
        text(&mut out, "Bắc Giang");
        text(&mut out, "a\"b\\c\n\u{1}");
        assert_eq!(out, "\"Bắc Giang\"\"a\\\"b\\\\c\\n\\u0001\"");
    }

    proptest! {
        #[test]
        fn numbers_are_written_as_they_are_shown(n: i128, shift in 0u32..127, d in 1..i128::MAX, under in 0u32..126) {
            let number = Ratio::new(n >> shift, (d >> under).max(1)).unwrap();
            let mut out = String::new();
            number_or_null(&mut out, Some(&number));
            prop_assert_eq!(out, format!("\"{number}\""));
        }
    }
}
