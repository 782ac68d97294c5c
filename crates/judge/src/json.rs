//! A judgement as JSON: the form that other programs rely on, and the bytes that a receipt keeps.

use std::fmt::Write;

use crate::details::Details;
use crate::evaluate::Number;
use crate::judgement::{AwardResult, GoalResult, Judgement};
use crate::plan::Plan;

/// Writes a judgement as JSON, a standing a line, always the same bytes for the same judgement.
///
/// Exact numbers are strings (`"6"`, `"11/20"`); what is unknown or undefined is null.
pub fn to_json(plan: &Plan, judgement: &Judgement, details: &Details) -> String {
    let mut out =
        String::with_capacity(256 * judgement.awards.iter().map(|a| a.standings.len()).sum::<usize>() + 1024);
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
    match award.quota {
        Some(quota) => {
            let _ = write!(out, ", \"quota\": {quota}");
        }
        None => out.push_str(", \"quota\": null"),
    }
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
    for (i, standing) in award.standings.iter().enumerate() {
        out.push_str(if i > 0 { ",\n  " } else { "\n  " });
        out.push_str("{\"unit\": ");
        text(out, judgement.code(standing.row));
        let _ = write!(out, ", \"outcome\": \"{}\"", standing.outcome.id());
        match standing.rank {
            Some(rank) => {
                let _ = write!(out, ", \"rank\": {rank}");
            }
            None => out.push_str(", \"rank\": null"),
        }
        let _ = write!(out, ", \"certain\": {}, \"measures\": {{", standing.certain);
        out.push_str(&measures[standing.row as usize]);
        if let Some(id) = &planned.lead {
            out.push_str(if measures[standing.row as usize].is_empty() { "" } else { ", " });
            text(out, id);
            match &standing.lead {
                Some(lead) => {
                    let _ = write!(out, ": \"{lead}\"");
                }
                None => out.push_str(": null"),
            }
        }
        out.push_str("}, \"criteria\": {");
        for (c, criterion) in planned.criteria.iter().enumerate() {
            out.push_str(if c > 0 { ", " } else { "" });
            text(out, &criterion.id);
            let _ = write!(out, ": \"{}\"", details.criterion(award.planned, c, standing.row).id());
        }
        out.push('}');
        if !planned.grades.is_empty() {
            out.push_str(", \"grade\": ");
            match standing.grade {
                Some(grade) => text(out, &planned.grades[grade].id),
                None => out.push_str("null"),
            }
        }
        match standing.individuals {
            Some(individuals) => {
                let _ = write!(out, ", \"individuals\": {individuals}");
            }
            None => out.push_str(", \"individuals\": null"),
        }
        match &standing.prize {
            Some(prize) => {
                let _ = write!(out, ", \"prize\": \"{prize}\"");
            }
            None => out.push_str(", \"prize\": null"),
        }
        out.push_str(", \"flags\": [");
        for (f, flag) in details.flags(plan, award.planned, standing.row).iter().enumerate() {
            let _ = write!(out, "{}\"{flag}\"", if f > 0 { ", " } else { "" });
        }
        out.push_str("]}");
    }
    out.push_str("\n ]}");
}

/// For each row, the measures that its award standings show: written once, used in every award.
fn measures(plan: &Plan, judgement: &Judgement, details: &Details) -> Vec<String> {
    let mut shown = vec![String::new(); judgement.roster.len()];
    for (row, unit) in judgement.roster.rows().iter().enumerate().filter(|(_, unit)| unit.competes) {
        let out = &mut shown[row];
        for m in plan.measures_of(unit.unit.level) {
            out.push_str(if out.is_empty() { "" } else { ", " });
            text(out, &plan.measures[m].id);
            match details.measure(m, row as u32) {
                Number::Known(value) => {
                    let _ = write!(out, ": \"{value}\"");
                }
                Number::Unknown | Number::Undefined => out.push_str(": null"),
            }
        }
    }
    shown
}

fn write_goal(out: &mut String, goal: &GoalResult) {
    out.push_str("{\"goal\": ");
    text(out, &goal.goal);
    let _ = write!(out, ", \"target\": \"{}\", \"value\": ", goal.target);
    match goal.value.known() {
        Some(value) => {
            let _ = write!(out, "\"{value}\"");
        }
        None => out.push_str("null"),
    }
    let _ = write!(out, ", \"outcome\": \"{}\"}}", goal.outcome.id());
}

/// A JSON string.
pub(crate) fn text(out: &mut String, text: &str) {
    out.push('"');
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
