//! What is said of a unit code that is none on the round's day.

use jiff::civil::Date;
use movement::{Place, Problem};
use reference::{Level, Unit, units};

use crate::report::Report;
use crate::{Door, UnitAnswer};

/// So many central units are named to somebody who wrote a code that is none of theirs.
const LISTED: usize = 8;

/// Tells a code that is no unit of the round's day.
pub(crate) fn unit_problem(door: &Door<'_>, code: &str, at: Place, report: &mut Report) {
    let problem = if code.is_empty() {
        Problem::new("unit-missing", at)
    } else {
        let nearest = report.suggest(|| match door.ask_unit(code) {
            UnitAnswer::Unknown(nearest) => nearest,
            UnitAnswer::Known | UnitAnswer::OtherDays(_) => None,
        });
        unknown(code, door.round.cut_off, nearest, at)
    };
    report.add(problem);
}

/// The problem of a code that no list of a day knows; where it was a unit of other days, of which.
pub(crate) fn unknown(code: &str, day: Date, nearest: Option<Unit>, at: Place) -> Problem {
    let spans = units::when(code);
    let before = spans.iter().rev().find(|span| span.until.is_some_and(|until| until < day));
    let after = spans.iter().find(|span| span.from.is_some_and(|from| from > day));
    let not_then = |name: &str| {
        Problem::new("unit-not-then", at.clone())
            .with("found", code)
            .with("name", name)
            .with("day", day.to_string())
    };
    if let Some((span, until)) = before.and_then(|span| Some((span, span.until?))) {
        return not_then(&span.name).with("until", until.to_string());
    }
    if let Some((span, from)) = after.and_then(|span| Some((span, span.from?))) {
        return not_then(&span.name).with("from", from.to_string());
    }
    let problem = Problem::new("unknown-unit", at.clone()).with("found", code);
    let like_central = code.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("TW-"));
    let central = || like_central.then(|| units::nearest(code, Level::CentralUnit, day)).flatten();
    let nearest = nearest.or_else(central);
    match nearest {
        Some(unit) => {
            let zeros = unit.code.lacks_zeros(code).then_some(("zeros", "zeros".into()));
            let mut problem = problem.with("nearest", unit.code.as_str()).with("nearest_name", unit.name);
            problem.facts.extend(zeros);
            problem
        }
        None if like_central => {
            let central = units::on(Level::CentralUnit, day);
            let known: Vec<String> = central.iter().map(|unit| unit.code.as_str().to_owned()).collect();
            let more = known.len().saturating_sub(LISTED);
            let listed = known.into_iter().take(LISTED).collect::<Vec<_>>();
            let more = (more > 0).then(|| ("more", exact::Ratio::int(more as i128).into()));
            let mut problem = problem.with("known", listed);
            problem.facts.extend(more);
            problem
        }
        None => problem,
    }
}
