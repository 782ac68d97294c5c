//! Figures that a round does not use: those of another period, or of an indicator that it does not ask for.

use std::collections::{BTreeMap, BTreeSet};

use exact::Ratio;
use judge::figures::Figure;
use judge::{Figures, Plan};
use movement::{Need, Place, Problem};
use reference::{Level, Period};

use crate::contradiction::place;
use crate::{Door, sense};

/// How many units, indicators or periods a note lists.
const LISTED: usize = 5;

/// Records of these are told one by one by whoever reads them, and only where they are true.
const RECORDS: [&str; 2] = ["disqualified", "blocked"];

/// Tells figures that the round does not use.
///
/// Where a unit gave a figure of another period and lacks the one that the round asks for, a note for each file and
/// indicator names both. All other figures that are not used, such as those of other rounds in a file for the whole
/// movement, come to one note a file.
pub fn unused(figures: &Figures, door: &Door<'_>, plan: &Plan) -> Vec<Problem> {
    let needs = movement::needs(door.movement, door.round);
    let sought = Sought::new(figures, &needs, plan);
    let mut levels: Vec<Option<Option<Level>>> = vec![None; figures.units().len()];
    let mut amiss: BTreeMap<(&str, usize), Amiss<'_>> = BTreeMap::new();
    let mut others: BTreeMap<&str, Others> = BTreeMap::new();
    for figure in figures.iter() {
        let indicator = figures.indicator_number(figure);
        let own = sought.asks_nothing(indicator)
            && Period::containing(door.round.cut_off, figure.period.kind()) == figure.period;
        let record = RECORDS.contains(&&**figures.indicator_of(figure));
        if record || own || sought.used(indicator, figure.period) {
            continue;
        }
        let unit = figures.unit_of(figure);
        let level = *levels[figures.unit_number(figure)]
            .get_or_insert_with(|| door.unit(unit).map(|unit| unit.level));
        let file = figures.sources().get(figure.origin.source as usize).map_or("", |source| &*source.file);
        let lacking: Vec<Period> = sought
            .asked(indicator, level)
            .filter(|period| figures.get(unit, figures.indicator_of(figure), *period).is_none())
            .collect();
        if lacking.is_empty() {
            let others = others.entry(file).or_default();
            others.count += 1;
            others.indicators.insert(indicator);
            others.periods.insert(figure.period);
        } else {
            let amiss = amiss.entry((file, indicator)).or_insert_with(|| Amiss::new(figure));
            amiss.given.insert(figure.period);
            amiss.lacking.extend(lacking);
            amiss.units.insert(unit);
        }
    }
    let amiss = amiss.into_values().filter_map(|amiss| amiss.problem(figures, door));
    let mut notes: Vec<Problem> = amiss.collect();
    notes.sort_by(|a, b| a.at.cmp(&b.at));
    notes.extend(others.into_iter().map(|(file, others)| others.problem(file, figures, door)));
    notes
}

/// What the round asks for, by the numbers of the indicators in the figures.
struct Sought {
    /// Under any reading.
    used: Vec<BTreeSet<Period>>,
    /// Under the readings in force, of which units.
    asked: Vec<BTreeSet<(Level, Period)>>,
}

impl Sought {
    fn new(figures: &Figures, needs: &[Need], plan: &Plan) -> Sought {
        let slots = || plan.graph.slots.iter().chain(&plan.national.slots);
        let in_force = |need: &&Need| {
            slots().any(|slot| slot.indicator.id == need.indicator.id && slot.period == need.period)
        };
        let of = |id: &str| needs.iter().filter(|need| need.indicator.id == *id).collect::<Vec<_>>();
        let mut sought = Sought { used: Vec::new(), asked: Vec::new() };
        for id in figures.indicators() {
            let needs = of(id);
            let slots = slots().filter(|slot| *slot.indicator.id == **id).map(|slot| slot.period);
            sought.used.push(needs.iter().map(|need| need.period).chain(slots).collect());
            let asked = needs.into_iter().filter(in_force);
            sought.asked.push(asked.map(|need| (need.level, need.period)).collect());
        }
        sought
    }

    fn used(&self, indicator: usize, period: Period) -> bool {
        self.used[indicator].contains(&period)
    }

    /// Whether no rule of the round asks for the indicator. Its figures for the round's own period are then no mistake of
    /// whoever sent them: forms of figures hold more than one movement needs.
    fn asks_nothing(&self, indicator: usize) -> bool {
        self.used[indicator].is_empty()
    }

    /// The periods for which units of a level are asked.
    fn asked(&self, indicator: usize, level: Option<Level>) -> impl Iterator<Item = Period> {
        let asked = self.asked[indicator].iter().filter(move |(of, _)| Some(*of) == level);
        asked.map(|(_, period)| *period)
    }
}

/// Figures of one file and indicator by units that lack what the round asks for.
struct Amiss<'f> {
    first: &'f Figure,
    given: BTreeSet<Period>,
    lacking: BTreeSet<Period>,
    units: BTreeSet<&'f str>,
}

impl<'f> Amiss<'f> {
    fn new(first: &'f Figure) -> Amiss<'f> {
        Amiss { first, given: BTreeSet::new(), lacking: BTreeSet::new(), units: BTreeSet::new() }
    }

    fn problem(self, figures: &Figures, door: &Door<'_>) -> Option<Problem> {
        let indicator = door.indicator(figures.indicator_of(self.first))?;
        let at = place(figures, self.first);
        let problem = sense::problem("other-period", indicator, at);
        let problem = listed(problem, "periods", "more_periods", self.given.iter().map(Period::to_string));
        let problem = listed(problem, "needed", "more_needed", self.lacking.iter().map(Period::to_string));
        let problem = problem.with("count", Ratio::int(self.units.len() as i128));
        Some(listed(problem, "units", "more_units", self.units.into_iter().map(str::to_owned)))
    }
}

/// All other figures of a file that are not used.
#[derive(Default)]
struct Others {
    count: usize,
    indicators: BTreeSet<usize>,
    periods: BTreeSet<Period>,
}

impl Others {
    fn problem(self, file: &str, figures: &Figures, door: &Door<'_>) -> Problem {
        let at = Place { file: file.to_owned(), ..Place::default() };
        let indicators = self.indicators.iter().filter_map(|number| {
            let id = figures.indicators().get(*number)?;
            door.indicator(id)
        });
        let (vi, en): (Vec<String>, Vec<String>) =
            indicators.take(LISTED).map(|i| (i.label_vi.clone(), i.label_en.clone())).unzip();
        let mut problem = Problem::new("figures-not-used", at)
            .with("count", Ratio::int(self.count as i128))
            .with("labels_vi", vi)
            .with("labels_en", en);
        if self.indicators.len() > LISTED {
            problem = problem.with("more_labels", Ratio::int((self.indicators.len() - LISTED) as i128));
        }
        listed(problem, "periods", "more_periods", self.periods.iter().map(Period::to_string))
    }
}

/// The first few of a list, and how many more there are.
pub(crate) fn listed(
    problem: Problem,
    name: &'static str,
    more_name: &'static str,
    all: impl Iterator<Item = String>,
) -> Problem {
    let mut all: Vec<String> = all.collect();
    let more = all.len().saturating_sub(LISTED);
    all.truncate(LISTED);
    let problem = problem.with(name, all);
    match more {
        0 => problem,
        _ => problem.with(more_name, Ratio::int(more as i128)),
    }
}
