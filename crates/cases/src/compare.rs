//! What came of a case against what was expected.

use exact::Ratio;
use judge::{AwardResult, Judged, Met, Number};
use movement::Problem;

use crate::Case;
use crate::case::{About, Expectation, Expected};
use crate::run::ids;

/// The difference between an expectation and what came of it, if there is one.
pub(crate) fn differs(case: &Case, judged: &Judged<'_>, expected: &Expectation) -> Option<Problem> {
    let found = match expected.about {
        About::Criterion => criterion(case, judged, expected),
        About::Measure => measure(case, judged, expected),
        About::Award => award(case, judged, expected),
        About::Goal => goal(case, judged, expected),
    };
    let found = match found {
        Ok(found) => found,
        Err(problem) => return Some(problem),
    };
    if same(&expected.value.value, &found) {
        return None;
    }
    let kind = match expected.about {
        About::Criterion => "criterion",
        About::Measure => "measure",
        About::Award => "award",
        About::Goal => "goal",
    };
    let what = format!("{kind}.{}.{}", *expected.id, expected.key.join("."));
    let problem = Problem::new("case-differs", case.place(&expected.value.span)).with("what", what);
    Some(problem.with("expected", shown(&expected.value.value)).with("found", shown(&found)))
}

type Found = Result<Expected, Problem>;

fn criterion(case: &Case, judged: &Judged<'_>, expected: &Expectation) -> Found {
    let row = row(case, judged, expected)?;
    let mut outcomes: Vec<&str> = Vec::new();
    for award in results(judged, row) {
        let criteria = judged.plan.awards[award.planned].criteria.iter().enumerate();
        for (c, _) in criteria.filter(|(_, criterion)| criterion.id == *expected.id.value) {
            outcomes.push(judged.details().criterion(award.planned, c, row).id());
        }
    }
    outcomes.dedup();
    match outcomes.is_empty() {
        true => {
            let known = ids(&judged.movement.criteria, |c| &c.id);
            Err(case.unknown("unknown-criterion", &expected.id, known))
        }
        // A criterion that comes to different things for different awards is none of what was expected.
        false => Ok(Expected::One(outcomes.join(", "))),
    }
}

fn measure(case: &Case, judged: &Judged<'_>, expected: &Expectation) -> Found {
    let row = row(case, judged, expected)?;
    let Some(place) = judged.plan.measures.iter().position(|m| m.id == *expected.id.value) else {
        let known = ids(&judged.movement.measures, |m| &m.id);
        return Err(case.unknown("unknown-measure", &expected.id, known));
    };
    let lead = results(judged, row).find(|award| {
        let id = judged.plan.awards[award.planned].lead.as_ref();
        id.is_some_and(|id| *id == expected.id.value)
    });
    let number = match lead {
        Some(award) => {
            let lead = award.standing(row).and_then(|s| s.lead.clone());
            lead.map_or(Number::Undefined, Number::Known)
        }
        None => judged.details().measure(place, row),
    };
    Ok(Expected::One(written(&number)))
}

fn award(case: &Case, judged: &Judged<'_>, expected: &Expectation) -> Found {
    let results: Vec<&AwardResult> =
        judged.judgement.awards.iter().filter(|a| a.award == expected.id.value).collect();
    if results.is_empty() {
        return Err(case.unknown("unknown-award", &expected.id, ids(&judged.movement.awards, |a| &a.id)));
    }
    // Where standings are made within groups, the lists hold one group after another.
    let codes = |rows: fn(&AwardResult) -> &Vec<u32>| {
        let all = results.iter().flat_map(|result| rows(result));
        Ok(Expected::Many(all.map(|row| judged.judgement.code(*row).to_owned()).collect()))
    };
    match expected.key.first().map_or("", String::as_str) {
        "selected" => return codes(|result| &result.selected),
        "tied" => return codes(|result| &result.tied),
        "undetermined" => return codes(|result| &result.undetermined),
        _ => {}
    }
    let row = row(case, judged, expected)?;
    let standing = results.iter().find_map(|result| Some((result, result.standing(row)?)));
    let Some((result, standing)) = standing else { return Err(not_competing(case, expected)) };
    let none = || "none".to_owned();
    let found = match expected.key[0].as_str() {
        "outcome" => standing.outcome.id().to_owned(),
        "rank" => standing.rank.map_or_else(none, |rank| rank.to_string()),
        "prize" => standing.prize.as_ref().map_or_else(none, Ratio::to_string),
        _ => {
            let grades = &judged.plan.awards[result.planned].grades;
            standing.grade.map_or_else(none, |grade| grades[grade].id.clone())
        }
    };
    Ok(Expected::One(found))
}

fn goal(case: &Case, judged: &Judged<'_>, expected: &Expectation) -> Found {
    let Some(goal) = judged.judgement.goals.iter().find(|g| g.goal == expected.id.value) else {
        let known = judged.judgement.goals.iter().map(|g| g.goal.clone()).collect();
        return Err(case.unknown("unknown-goal", &expected.id, known));
    };
    Ok(Expected::One(match expected.key[0].as_str() {
        "value" => written(&goal.value),
        _ => Met::id(goal.outcome).to_owned(),
    }))
}

/// The results in which a row has a standing.
fn results<'j>(judged: &'j Judged<'_>, row: u32) -> impl Iterator<Item = &'j AwardResult> {
    judged.judgement.awards.iter().filter(move |award| award.standing(row).is_some())
}

/// The row of the unit that an expectation names last.
fn row(case: &Case, judged: &Judged<'_>, expected: &Expectation) -> Result<u32, Problem> {
    let unit = expected.key.last().map_or("", String::as_str);
    let row = judged.sheet.roster.row_of(unit).filter(|row| judged.sheet.roster.rows()[*row].competes);
    row.map(|row| row as u32).ok_or_else(|| not_competing(case, expected))
}

fn not_competing(case: &Case, expected: &Expectation) -> Problem {
    let unit = expected.key.last().map_or("", String::as_str);
    Problem::new("case-unknown-unit", case.place(&expected.value.span)).with("unit", unit)
}

fn written(number: &Number) -> String {
    match number {
        Number::Known(value) => value.to_string(),
        Number::Unknown => "unknown".to_owned(),
        Number::Undefined => "undefined".to_owned(),
    }
}

fn same(expected: &Expected, found: &Expected) -> bool {
    match (expected, found) {
        (Expected::One(expected), Expected::One(found)) => {
            expected == found || number(expected).is_some_and(|n| Some(n) == number(found))
        }
        (expected, found) => expected == found,
    }
}

/// `9/20`, `0.45`, `45%`.
fn number(text: &str) -> Option<Ratio> {
    match text.split_once('/') {
        Some((n, d)) => exact::parse_decimal(n)?.divided_by(&exact::parse_decimal(d)?),
        None => exact::parse_quantity(text),
    }
}

fn shown(value: &Expected) -> String {
    match value {
        Expected::One(text) => text.clone(),
        Expected::Many(list) => format!("[{}]", list.join(", ")),
    }
}
