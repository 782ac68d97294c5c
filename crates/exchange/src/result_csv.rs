//! A judgement as CSV: a row a unit an award, each measure exact and as it is shown.

use crate::spreadsheet_safe;
use judge::{AwardResult, Judged, Number, Standing};
use movement::Shown;
use wording::Words;

use wording::rows::flags;

/// Writes the judgement; words are those of the reader's language, ids and exact values those of the JSON.
pub fn result_csv(judged: &Judged<'_>, words: Words) -> String {
    let mut out = String::new();
    let columns = Columns::new(judged);
    record(&mut out, columns.heads());
    for award in &judged.judgement.awards {
        for standing in &award.standings {
            record(&mut out, cells(judged, award, &standing, &columns, words));
        }
    }
    out
}

/// The measures and criteria that any award has, each once.
struct Columns {
    measures: Vec<(String, Shown)>,
    criteria: Vec<String>,
}

impl Columns {
    fn new(judged: &Judged<'_>) -> Columns {
        let plan = &judged.plan;
        let leads = plan.awards.iter().filter_map(|award| award.lead.as_ref());
        let shows = |id: &String| {
            plan.measures.iter().any(|m| m.id == *id && m.node.is_some()) || leads.clone().any(|l| l == id)
        };
        let measures = judged.movement.measures.iter().map(|m| (m.id.value.clone(), m.shown));
        let mut criteria: Vec<String> = Vec::new();
        for criterion in plan.awards.iter().flat_map(|award| &award.criteria) {
            if !criteria.contains(&criterion.id) {
                criteria.push(criterion.id.clone());
            }
        }
        Columns { measures: measures.filter(|(id, _)| shows(id)).collect(), criteria }
    }

    fn heads(&self) -> Vec<String> {
        let fixed = [
            "award",
            "group",
            "unit",
            "name",
            "outcome",
            "rank",
            "selected",
            "tied",
            "certain",
            "grade",
            "individuals",
            "prize",
            "flags",
        ];
        let mut heads: Vec<String> = fixed.map(str::to_owned).to_vec();
        heads.extend(self.measures.iter().flat_map(|(id, _)| [id.clone(), format!("{id}_shown")]));
        heads.extend(self.criteria.iter().map(|id| format!("met.{id}")));
        heads
    }
}

fn cells(
    judged: &Judged<'_>,
    award: &AwardResult,
    standing: &Standing,
    columns: &Columns,
    words: Words,
) -> Vec<String> {
    let plan = &judged.plan;
    let planned = &plan.awards[award.planned];
    let unit = &judged.sheet.roster.rows()[standing.row as usize].unit;
    let grade = standing.grade.map(|grade| planned.grades[grade].id.clone());
    let selected = award.selected.contains(&standing.row);
    let mut cells = vec![
        award.award.clone(),
        award.group.as_ref().and_then(|(_, group)| group.clone()).unwrap_or_default(),
        unit.code.to_string(),
        unit.name.clone(),
        standing.outcome.id().to_owned(),
        standing.rank.map(|rank| rank.to_string()).unwrap_or_default(),
        selected.to_string(),
        award.tied.contains(&standing.row).to_string(),
        standing.certain.to_string(),
        grade.unwrap_or_default(),
        standing.individuals.map(|n| n.to_string()).unwrap_or_default(),
        // Whoever adds up the column is to get what the proposal costs.
        standing.prize.as_ref().filter(|_| selected).map(ToString::to_string).unwrap_or_default(),
        flags(judged, award, standing).join(" "),
    ];
    let of_level = plan.measures_of(award.recipients);
    for (id, shown) in &columns.measures {
        let place = plan.measures.iter().position(|m| m.id == *id);
        let limits = place.map(|place| judged.limits(place, standing.row)).unwrap_or_default();
        let number = match place {
            _ if planned.lead.as_ref() == Some(id) => standing.lead.clone().map(Number::Known),
            Some(place) if of_level.contains(&place) => Some(judged.details().measure(place, standing.row)),
            _ => None,
        };
        let value = number.as_ref().and_then(|number| number.known());
        cells.push(value.map(ToString::to_string).unwrap_or_default());
        cells.push(value.map(|value| words.shown_beside(value, *shown, &limits)).unwrap_or_default());
    }
    for id in &columns.criteria {
        let place = planned.criteria.iter().position(|criterion| criterion.id == *id);
        let met = place.map(|place| judged.details().criterion(award.planned, place, standing.row).id());
        cells.push(met.unwrap_or_default().to_owned());
    }
    cells
}

/// One line: fields that hold a comma, a quote or a line break stand in quotes, and none starts a formula.
fn record(out: &mut String, cells: Vec<String>) {
    for (i, cell) in cells.iter().enumerate() {
        if i > 0 {
            out.push(',');
        }
        let safe = spreadsheet_safe(cell);
        match safe.contains([',', '"', '\n', '\r']) {
            true => out.push_str(&format!("\"{}\"", safe.replace('"', "\"\""))),
            false => out.push_str(&safe),
        }
    }
    out.push('\n');
}
