//! 1371-2022: collection and participants in 2022, three rounds over the same baselines and plans.

mod country;
mod field;
mod notes;
mod part;
mod round;

use jiff::civil::Date;
use reference::Period;

use crate::chance::part as share_of;
use crate::example::{Example, label};
use crate::sheet::{Sheet, thousandths};
use country::Country;
use field::{BASELINE, Field};
use part::Part;
use round::{Outcome, Round};

const MOVEMENT: &str = "1371-2022";

/// Figures for a round of 1371-2022 (`2022-q2`, `2022-q3`, `2022-q4`); `None` for any other round.
///
/// Baselines and plans are the same in the three rounds of a seed.
pub fn collection_2022(round: &str, seed: u64) -> Option<Example> {
    let round = Round::all().into_iter().find(|known| known.id == round)?;
    let country = Country::new(seed);
    let outcomes = round.outcomes(&country, seed);
    let mut sheet = Sheet::default();
    for (province, outcome) in outcomes.iter().enumerate() {
        assigned(&mut sheet, &country, province, outcome, &round);
        achieved(&mut sheet, &country, province, outcome, &round);
        set_apart(&mut sheet, &country, province, outcome, &round);
    }
    national(&mut sheet, &round);
    Some(Example {
        movement: MOVEMENT,
        round: round.id.to_owned(),
        seed,
        label: label(MOVEMENT, round.id, seed),
        notes: notes::notes(&country, &outcomes, &round),
        published: notes::published(&round),
        csv: sheet.csv(),
    })
}

/// Plans, targets and baselines.
fn assigned(sheet: &mut Sheet, country: &Country, at: usize, outcome: &Outcome, round: &Round) {
    let code = &country.provinces[at].code;
    for field in Field::ALL {
        let started = country.started(field, at);
        sheet.on(code, field.id(), BASELINE, started.baseline);
        sheet.year(code, field.plan_id(), 2022, started.baseline + started.required);
    }
    sheet.year(code, "collection_plan", 2022, country.collection_plan[at]);
    sheet.on(code, "receivable", round.cut_off, country.receivable[at]);
    let target = thousandths(outcome.late_target);
    sheet.put(code, "late_target", Period::Quarter(2022, round.quarter), target);
}

/// What the province came to at the cut-off, and a year before it.
fn achieved(sheet: &mut Sheet, country: &Country, at: usize, outcome: &Outcome, round: &Round) {
    let province = &country.provinces[at];
    for field in Field::ALL {
        sheet.on(&province.code, field.id(), round.cut_off, outcome.participants[field as usize]);
        if round.year_before() != BASELINE {
            sheet.on(&province.code, field.id(), round.year_before(), outcome.year_before[field as usize]);
        }
    }
    sheet.on(&province.code, "unemployment", round.cut_off, outcome.unemployment);
    sheet.on(&province.code, "collected", round.cut_off, outcome.collected);
    let nonstate = share_of(outcome.collected, province.nonstate, 1000);
    sheet.on(&province.code, "collected_nonstate", round.cut_off, nonstate);
    sheet.on(&province.code, "late", round.cut_off, outcome.late);
}

/// What sets single provinces apart: a block, a disqualification, figures that were not sent.
fn set_apart(sheet: &mut Sheet, country: &Country, at: usize, outcome: &Outcome, round: &Round) {
    let code = &country.provinces[at].code;
    let (day, yes) = (Period::Date(round.cut_off), String::from("true"));
    match outcome.part {
        Part::Blocked => sheet.put(code, "blocked", day, yes),
        Part::Disqualified => sheet.put(code, "disqualified", day, yes),
        Part::OneMissing => sheet.withhold(code, Field::Voluntary.id(), day),
        Part::Silent => {
            let counts = Field::ALL.map(Field::id);
            for indicator in counts.iter().chain(&["unemployment", "collected", "collected_nonstate", "late"])
            {
                sheet.withhold(code, indicator, day);
            }
        }
        _ => {}
    }
}

/// National figures: the published ones, so that a province that has not sent its own leaves the goals known.
fn national(sheet: &mut Sheet, round: &Round) {
    let mut on = |indicator, value| sheet.on("VN", indicator, round.cut_off, value);
    Field::ALL.iter().for_each(|field| on(field.id(), round.national[*field as usize]));
    on("unemployment", round.unemployment);
    on("collected", round.collected);
    sheet.year("VN", "collection_plan", 2022, country::COLLECTION_PLAN);
    sheet.year("VN", "labour_force", 2022, 46_040_000);
    sheet.year("VN", "population", 2022, 98_980_000);
}

/// A day of 2022 a year earlier.
fn a_year_before(date: Date) -> Date {
    Date::new(date.year() - 1, date.month(), date.day()).expect("no cut-off is 29 February")
}
