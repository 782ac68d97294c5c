//! Every derivation: for each unit its measures, for each award its criteria and ranking keys, a row each.

use std::collections::BTreeMap;

use exact::Ratio;
use judge::{
    Derivation, ExplainedCriterion, ExplainedKey, Met, derive_measure, explain_criteria, explain_keys,
};
use movement::Shown;
use reference::Dimension;
use rust_xlsxwriter::{IgnoreError, Worksheet, XlsxError};
use wording::why::{Teller, Told, tell_criterion, tell_key, tell_measure};

use super::award::met_sentence;
use super::leaf::Leaf;
use super::paper::{Awarded, Paper};

/// Code, unit, award, kind, name, clauses, how, exact, value, outcome, figures.
const WIDTHS: [u32; 11] = [7, 14, 17, 10, 18, 18, 50, 22, 10, 11, 56];

/// Writes the sheet of derivations.
pub(super) fn sheet(paper: &Paper<'_>) -> Result<Worksheet, XlsxError> {
    let words = paper.words;
    let mut leaf = Leaf::new(paper, &paper.derivations, WIDTHS.to_vec())?;
    leaf.title(&words.say("result-derivations-title"))?;
    leaf.line(&paper.about(), &paper.looks.subtitle)?;
    leaf.line(&words.say("result-derivations-how"), &paper.looks.line)?;
    leaf.note()?;
    let headings = [
        "result-head-code",
        "result-head-unit",
        "result-head-award",
        "result-head-kind",
        "result-head-what",
        "result-head-clauses",
        "result-head-how",
        "result-head-exact",
        "result-head-value",
        "result-head-outcome",
        "result-head-figures",
    ];
    leaf.headings(&headings.map(|id| words.say(id)))?;
    let first = leaf.row;
    let keys: Vec<Vec<Keys>> = paper.awards.iter().map(|awarded| keys(paper, awarded)).collect();
    let teller = paper.teller();
    let mut writer = Writer { leaf, teller, told: BTreeMap::new() };
    let roster = paper.judged.sheet.roster.clone();
    for (row, unit) in (0u32..).zip(roster.rows()) {
        if unit.competes {
            writer.unit(row, unit.unit.level, &keys)?;
        }
    }
    let Writer { mut leaf, .. } = writer;
    let rows = leaf.row - first;
    leaf.row = first;
    leaf.table(rows, 2)?;
    if rows > 0 {
        leaf.sheet.ignore_error_range(first, 0, first + rows - 1, 7, IgnoreError::NumberStoredAsText)?;
    }
    Ok(leaf.sheet)
}

/// The ranking keys of the eligible units of one result, by row.
type Keys = BTreeMap<u32, Vec<ExplainedKey>>;

fn keys(paper: &Paper<'_>, awarded: &Awarded<'_>) -> Vec<Keys> {
    awarded.results.iter().map(|result| explain_keys(paper.judged, result).into_iter().collect()).collect()
}

/// Writes the rows, unit by unit.
struct Writer<'p, 'a> {
    leaf: Leaf<'p, 'a>,
    teller: Teller<'p>,
    /// What was told of the unit's criteria: the same one under several awards is told once.
    told: BTreeMap<String, (Derivation, Told)>,
}

/// What is said of a row beside what is told of it.
struct Beside<'b> {
    award: &'b str,
    kind: &'static str,
    value: Option<(Ratio, Shown, Vec<Ratio>)>,
    met: Option<Met>,
}

impl Writer<'_, '_> {
    fn unit(&mut self, row: u32, level: reference::Level, keys: &[Vec<Keys>]) -> Result<(), XlsxError> {
        let paper = self.leaf.paper;
        let code = paper.judged.judgement.code(row);
        let name = (paper.name)(code);
        self.told.clear();
        for measure in paper.judged.plan.measures_of(level) {
            let id = &paper.judged.plan.measures[measure].id;
            if let Some(derivation) = derive_measure(paper.judged, id, code) {
                let shown = paper.judged.movement.measure(id).map_or(Shown::Number, |m| m.shown);
                let limits = paper.judged.limits(measure, row);
                let told = tell_measure(&self.teller, id, &derivation, &limits);
                let value = derivation.number().known().map(|value| (value.clone(), shown, limits));
                let beside = Beside { award: "", kind: "result-kind-measure", value, met: None };
                self.row(code, &name, &told, &beside)?;
            }
        }
        for (awarded, keys) in paper.awards.iter().zip(keys) {
            for (result, keys) in awarded.results.iter().zip(keys) {
                if result.standing(row).is_none() {
                    continue;
                }
                for criterion in explain_criteria(paper.judged, result, row) {
                    self.criterion(code, &name, &awarded.label, &criterion)?;
                }
                for (i, key) in keys.get(&row).into_iter().flatten().enumerate() {
                    let shown = paper.judged.movement.measure(&key.id).map_or(Shown::Number, |m| m.shown);
                    let measures = &paper.judged.plan.measures;
                    let place = measures.iter().position(|m| m.id == key.id && m.node.is_some());
                    let limits = place.map(|place| paper.judged.limits(place, row)).unwrap_or_default();
                    let value = key.value.known().map(|value| (value.clone(), shown, limits));
                    let told = tell_key(&self.teller, i + 1, key);
                    let beside = Beside { award: &awarded.label, kind: "result-kind-key", value, met: None };
                    self.row(code, &name, &told, &beside)?;
                }
            }
        }
        Ok(())
    }

    fn criterion(
        &mut self,
        code: &str,
        name: &str,
        award: &str,
        criterion: &ExplainedCriterion,
    ) -> Result<(), XlsxError> {
        let beside = Beside {
            award,
            kind: "result-kind-criterion",
            value: compared(criterion),
            met: Some(criterion.outcome),
        };
        let told = match self.told.remove(&criterion.id) {
            Some((derivation, told)) if derivation == criterion.derivation => told,
            _ => tell_criterion(&self.teller, criterion),
        };
        self.row(code, name, &told, &beside)?;
        self.told.insert(criterion.id.clone(), (criterion.derivation.clone(), told));
        Ok(())
    }

    fn row(&mut self, code: &str, name: &str, told: &Told, beside: &Beside<'_>) -> Result<(), XlsxError> {
        let leaf = &mut self.leaf;
        let words = leaf.paper.words;
        leaf.middle(0, code)?;
        leaf.cell(1, name)?;
        leaf.cell(2, beside.award)?;
        leaf.middle(3, &words.say(beside.kind))?;
        leaf.cell(4, &told.what)?;
        leaf.cell(5, &told.clauses.join("\n"))?;
        leaf.cell(6, &told.how.join("\n"))?;
        leaf.cell(7, &told.exact.join("\n"))?;
        match &beside.value {
            Some((value, shown, limits)) => leaf.value(8, value, *shown, limits)?,
            None => leaf.cell(8, "")?,
        }
        leaf.middle(9, &beside.met.map(|met| words.say(met_sentence(met))).unwrap_or_default())?;
        leaf.cell(10, &told.figures.join("\n"))?;
        leaf.end_row()?;
        Ok(())
    }
}

/// The value that a criterion holds against its limit, where it makes one comparison.
fn compared(criterion: &ExplainedCriterion) -> Option<(Ratio, Shown, Vec<Ratio>)> {
    let decides = criterion.when_undefined.as_ref().unwrap_or(&criterion.derivation);
    let mut sides = Vec::new();
    decides.each_comparison(&mut |_, a, b| sides.push((a, b)));
    let [(a, b)] = sides[..] else { return None };
    let value = a.number().known()?.clone();
    let shown = if a.dimension == Some(Dimension::Ratio) { Shown::Percent } else { Shown::Number };
    Some((value, shown, b.number().known().cloned().into_iter().collect()))
}
