//! Readings compared: a round judged under every combination of them, and which results hold under all.

use std::collections::BTreeMap;
use std::sync::Arc;

use movement::Movement;

use crate::figures::Figures;
use crate::judge::judge;
use crate::judgement::Taken;
use crate::plan::{Plan, PlanProblem};
use crate::sheet::{Roster, Sheet};

/// More combinations than this are not judged one by one.
pub const MOST_COMBINATIONS: usize = 100_000;

/// A round judged under every combination of readings.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// The readings with their choices, in the order of the file; the first choice is the default.
    pub readings: Vec<(String, Vec<String>)>,
    /// How many combinations were judged.
    pub combinations: usize,
    /// Award by award; in the order of judging.
    pub awards: Vec<AwardComparison>,
}

/// An award under every combination of readings.
#[derive(Clone, Debug, Default)]
pub struct AwardComparison {
    /// The award's id.
    pub award: String,
    /// The group, where standings are made within groups.
    pub group: Option<(String, Option<String>)>,
    /// Under how many combinations the award exists.
    pub exists_in: usize,
    /// The units that are ever selected or tied, in code order.
    pub units: Vec<UnitComparison>,
    /// Whether the same units are selected, for the same grades, under every combination.
    pub same_under_all: bool,
    /// The same, under every combination under which the award exists.
    pub same_where_it_exists: bool,
    /// The readings that the selection depends on: changing one alone changes it in some combination.
    pub depends_on: Vec<String>,
    /// Whether the award has grades.
    pub graded: bool,
    /// The different selections, most frequent first.
    pub selections: Vec<SelectionComparison>,
}

/// A selection that combinations lead to: the same units for the same grades, whatever their order within a grade.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SelectionComparison {
    /// The units in rank order, by the first of the combinations that lead to it.
    pub selected: Vec<String>,
    /// The grade's id of each of these units, where the award has grades; none for a group across two grades.
    pub grades: Vec<Option<String>>,
    /// How many combinations lead to it.
    pub combinations: usize,
}

/// A unit under every combination of readings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitComparison {
    /// Its code.
    pub unit: String,
    /// Under how many combinations it is selected.
    pub selected_in: usize,
    /// Under how many it is tied across the last place.
    pub tied_in: usize,
    /// Whether it is selected under the default readings.
    pub by_default: bool,
    /// Where the award has grades: under how many combinations it is selected for each, in the award's order; none is a
    /// grade left open.
    pub grades: Vec<(Option<String>, usize)>,
}

/// Why readings were not compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ComparisonProblem {
    /// The movement cannot be judged.
    Plan(PlanProblem),
    /// There are too many combinations to judge one by one.
    TooMany(usize),
}

/// What an award came to under one combination; none where the award does not exist.
type Selection = Option<Came>;

/// The units selected and tied, and the selected with their grades.
#[derive(Clone)]
struct Came {
    selected: Vec<String>,
    tied: Vec<String>,
    taken: Taken,
}

/// Judges a round under every combination of readings.
pub fn compare_readings(
    movement: &Movement,
    round: &str,
    assume_attested: bool,
    figures: &Figures,
    roster: &mut dyn FnMut(&Plan) -> Arc<Roster>,
) -> Result<Comparison, ComparisonProblem> {
    let readings: Vec<(String, Vec<String>)> = movement
        .readings
        .iter()
        .map(|r| (r.id.value.clone(), r.choices.iter().map(|c| c.id.value.clone()).collect()))
        .collect();
    let combinations =
        readings.iter().try_fold(1usize, |n, (_, choices)| n.checked_mul(choices.len().max(1)));
    let combinations = combinations.filter(|n| *n <= MOST_COMBINATIONS);
    let combinations = combinations.ok_or(ComparisonProblem::TooMany(MOST_COMBINATIONS))?;
    let mut order: Vec<AwardKey> = Vec::new();
    let mut selections: BTreeMap<AwardKey, Vec<Selection>> = BTreeMap::new();
    for number in 0..combinations {
        let chosen = combination(&readings, number);
        let plan = Plan::new(movement, round, &chosen, assume_attested).map_err(ComparisonProblem::Plan)?;
        let judgement = judge(&plan, &Sheet::new(&plan, figures, roster(&plan)));
        for award in &judgement.awards {
            let key = (award.award.clone(), award.group.clone());
            if !selections.contains_key(&key) {
                order.push(key.clone());
            }
            let all = selections.entry(key).or_insert_with(|| vec![None; combinations]);
            let codes = |rows: &[u32]| rows.iter().map(|row| judgement.code(*row).to_string()).collect();
            all[number] = Some(Came {
                selected: codes(&award.selected),
                tied: codes(&award.tied),
                taken: award.taken(&judgement),
            });
        }
    }
    let place = |key: &AwardKey| movement.awards.iter().position(|a| *a.id == key.0);
    order.sort_by_key(|key| (place(key), key.1.clone()));
    let awards = order.into_iter().map(|key| {
        let grades = movement.award(&key.0).map_or(&[][..], |award| &award.grades);
        let grades: Vec<&str> = grades.iter().map(|grade| grade.id.as_str()).collect();
        compared(&readings, key.clone(), &grades, &selections[&key])
    });
    let awards = awards.collect();
    Ok(Comparison { readings, combinations, awards })
}

type AwardKey = (String, Option<(String, Option<String>)>);

/// The choices of a combination by its number: the first reading changes slowest, number 0 is the default.
fn combination(readings: &[(String, Vec<String>)], mut number: usize) -> BTreeMap<String, String> {
    let mut chosen = BTreeMap::new();
    for (id, choices) in readings.iter().rev() {
        chosen.insert(id.clone(), choices[number % choices.len()].clone());
        number /= choices.len();
    }
    chosen
}

fn compared(
    readings: &[(String, Vec<String>)],
    key: AwardKey,
    grades: &[&str],
    selections: &[Selection],
) -> AwardComparison {
    let sets: Vec<Option<&Taken>> =
        selections.iter().map(|selection| selection.as_ref().map(|came| &came.taken)).collect();
    let mut units: BTreeMap<String, UnitComparison> = BTreeMap::new();
    // Each selection with the first order that it came in; a change of order within a grade takes nothing from anybody.
    let mut found: BTreeMap<&Taken, (&Vec<String>, usize)> = BTreeMap::new();
    let mut graded: BTreeMap<(&str, Option<usize>), usize> = BTreeMap::new();
    for (number, selection) in selections.iter().enumerate() {
        let Some(Came { selected, tied, taken }) = selection else { continue };
        found.entry(taken).or_insert((selected, 0)).1 += 1;
        for (unit, grade) in taken {
            *graded.entry((unit, *grade)).or_default() += 1;
        }
        for (list, is_selected) in [(selected, true), (tied, false)] {
            for unit in list {
                let entry = units.entry(unit.clone()).or_insert_with(|| UnitComparison {
                    unit: unit.clone(),
                    selected_in: 0,
                    tied_in: 0,
                    by_default: false,
                    grades: Vec::new(),
                });
                entry.selected_in += usize::from(is_selected);
                entry.tied_in += usize::from(!is_selected);
                entry.by_default |= is_selected && number == 0;
            }
        }
    }
    let id = |grade: Option<usize>| grade.and_then(|grade| grades.get(grade)).map(|id| (*id).to_string());
    if !grades.is_empty() {
        for unit in units.values_mut() {
            let each = (0..grades.len()).map(Some).chain([None]);
            let in_grade = each.filter_map(|grade| {
                graded.get(&(unit.unit.as_str(), grade)).map(|count| (id(grade), *count))
            });
            unit.grades = in_grade.collect();
        }
    }
    let mut selections_found: Vec<SelectionComparison> = Vec::new();
    for (taken, (selected, combinations)) in found {
        let of_unit =
            |unit: &String| taken.iter().find(|(of, _)| of == unit).and_then(|(_, grade)| id(*grade));
        let of_units = if grades.is_empty() { Vec::new() } else { selected.iter().map(of_unit).collect() };
        selections_found.push(SelectionComparison {
            selected: selected.clone(),
            grades: of_units,
            combinations,
        });
    }
    selections_found
        .sort_by(|a, b| b.combinations.cmp(&a.combinations).then_with(|| a.selected.cmp(&b.selected)));
    let mut depends_on = Vec::new();
    let mut stride = selections.len();
    for (id, choices) in readings {
        stride /= choices.len().max(1);
        let others = |number: usize| {
            let own = number / stride % choices.len();
            (0..choices.len()).filter(move |c| *c != own).map(move |c| number - own * stride + c * stride)
        };
        if (0..sets.len()).any(|number| others(number).any(|other| sets[number] != sets[other])) {
            depends_on.push(id.clone());
        }
    }
    let existing: Vec<&Taken> = sets.iter().flatten().copied().collect();
    AwardComparison {
        award: key.0,
        group: key.1,
        exists_in: selections.iter().flatten().count(),
        units: units.into_values().collect(),
        same_under_all: sets.windows(2).all(|pair| pair[0] == pair[1]),
        same_where_it_exists: existing.windows(2).all(|pair| pair[0] == pair[1]),
        depends_on,
        graded: !grades.is_empty(),
        selections: selections_found,
    }
}
