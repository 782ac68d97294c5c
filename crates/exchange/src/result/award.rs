//! A sheet for an award: every competing unit with its rank, measures, criteria and what is proposed for it.

use exact::Ratio;
use judge::{AwardResult, Met, Number, Standing};
use movement::Shown;
use rust_xlsxwriter::{ConditionalFormatFormula, Formula, IgnoreError, Worksheet, XlsxError};

use super::cells::capital;
use super::columns::{Column, Headed, columns};
use super::leaf::Leaf;
use super::looks::USUAL;
use super::order::{Proposal, Proposals, in_order};
use super::paper::{Awarded, Paper};
use super::{proposals, signature};

/// Writes the sheet of an award.
pub(super) fn sheet(paper: &Paper<'_>, awarded: &Awarded<'_>) -> Result<Worksheet, XlsxError> {
    let columns = columns(paper, awarded);
    let mut leaf = Leaf::new(paper, &awarded.sheet, columns.iter().map(|c| c.width).collect())?;
    head(&mut leaf, awarded)?;
    leaf.note()?;
    leaf.headings(&columns.iter().map(|c| c.heading.as_str()).collect::<Vec<_>>())?;
    let rows: usize = awarded.results.iter().map(|result| result.standings.len()).sum();
    let kept = columns.iter().position(|c| matches!(c.column, Column::Unit)).unwrap_or(0) as u16 + 1;
    leaf.table(rows as u32, kept)?;
    if rows == 0 {
        leaf.line(&paper.words.say("result-nobody"), &paper.looks.middle)?;
    } else {
        highlight(&mut leaf, &columns, rows as u32)?;
    }
    for result in &awarded.results {
        let proposals = Proposals::new(result);
        for standing in &in_order(result) {
            let row = Row { awarded, result, standing, proposal: proposals.of(standing) };
            for (at, headed) in (0u16..).zip(&columns) {
                row.write(&mut leaf, at, &headed.column)?;
            }
            leaf.end_row()?;
        }
    }
    signature::write(&mut leaf)?;
    Ok(leaf.sheet)
}

/// The lines above the table: award, movement, clauses, maximum, order.
fn head(leaf: &mut Leaf<'_, '_>, awarded: &Awarded<'_>) -> Result<(), XlsxError> {
    let (paper, words) = (leaf.paper, leaf.paper.words);
    let looks = &paper.looks;
    leaf.title(&awarded.label)?;
    leaf.line(&paper.about(), &looks.subtitle)?;
    if let Some(award) = awarded.award {
        // The document is named beside them: its clauses need no movement before them.
        let clauses: Vec<&str> = award.clause.iter().map(|clause| clause.as_str()).collect();
        let facts = [
            ("clauses", clauses.join(", ").into()),
            ("document", paper.judged.movement.document.as_str().into()),
        ];
        leaf.line(&words.say_with("why-basis", &facts), &looks.line)?;
    }
    for result in &awarded.results {
        leaf.line(&proposals::counts(paper, result), &looks.line)?;
    }
    if let Some(order) = proposals::ranked_by(paper, awarded) {
        leaf.line(&order, &looks.line)?;
    }
    let planned = &paper.judged.plan.awards[awarded.planned];
    let may_change = awarded.results.iter().any(|result| paper.judged.may_change(result));
    if !planned.grades.is_empty() && may_change {
        leaf.line(&words.say("result-certain-graded"), &looks.line)?;
    }
    leaf.line(&words.say("result-exact-elsewhere"), &looks.line)
}

/// Colours the rows for which something is proposed, beside the word that says so.
fn highlight(leaf: &mut Leaf<'_, '_>, columns: &[Headed], rows: u32) -> Result<(), XlsxError> {
    let Some(at) = columns.iter().position(|c| matches!(c.column, Column::Proposal)) else { return Ok(()) };
    let (paper, first) = (leaf.paper, leaf.row);
    let column = rust_xlsxwriter::utility::column_number_to_name(at as u16);
    let looks = &paper.looks;
    for (proposal, look) in [
        (Proposal::Selected, &looks.selected),
        (Proposal::Tied, &looks.tied),
        (Proposal::Blocked, &looks.waiting),
        (Proposal::Undetermined, &looks.waiting),
    ] {
        let word = proposal.sentence().map(|id| paper.words.say(id)).unwrap_or_default().replace('"', "\"\"");
        let rule = Formula::new(format!("${column}{}=\"{word}\"", first + 1));
        let rule = ConditionalFormatFormula::new().set_rule(rule).set_format(look);
        let last = leaf.last_column();
        leaf.sheet.add_conditional_format(first, 0, first + rows - 1, last, &rule)?;
    }
    if let Some(code) = columns.iter().position(|c| matches!(c.column, Column::Code)) {
        let code = code as u16;
        leaf.sheet.ignore_error_range(
            first,
            code,
            first + rows - 1,
            code,
            IgnoreError::NumberStoredAsText,
        )?;
    }
    Ok(())
}

/// A unit's row.
struct Row<'r> {
    awarded: &'r Awarded<'r>,
    result: &'r AwardResult,
    standing: &'r Standing,
    proposal: Proposal,
}

impl Row<'_> {
    fn write(&self, leaf: &mut Leaf<'_, '_>, at: u16, column: &Column) -> Result<(), XlsxError> {
        let paper = leaf.paper;
        let (words, judged, row) = (paper.words, paper.judged, self.standing.row);
        let code = judged.judgement.code(row);
        let proposed = matches!(self.proposal, Proposal::Selected | Proposal::Tied);
        match column {
            Column::Group => leaf.cell(at, &paper.group(self.result).unwrap_or_default()),
            Column::Rank => {
                self.count(leaf, at, self.standing.rank.map(|rank| Ratio::int(rank.into())).as_ref())
            }
            Column::Code => leaf.middle(at, code),
            Column::Unit => leaf.cell(at, &(paper.name)(code)),
            Column::Proposal => {
                leaf.cell(at, &self.proposal.sentence().map(|id| words.say(id)).unwrap_or_default())
            }
            Column::Outcome => leaf.cell(at, &capital(&words.outcome(self.standing.outcome))),
            Column::Grade => {
                let grade = self.standing.grade.filter(|_| proposed);
                leaf.cell(at, &grade.map(|grade| paper.grade(self.awarded, grade)).unwrap_or_default())
            }
            Column::Measure(measure, shown) => match judged.details().measure(*measure, row) {
                Number::Known(value) => leaf.value(at, &value, *shown, &judged.limits(*measure, row)),
                Number::Unknown => leaf.middle(at, &words.say("why-not-known")),
                Number::Undefined => leaf.middle(at, &words.say("why-not-defined")),
            },
            Column::Lead => self.count(leaf, at, self.standing.lead.as_ref()),
            Column::Criterion(criterion) => {
                let met = judged.details().criterion(self.result.planned, *criterion, row);
                leaf.middle(at, &words.say(met_sentence(met)))
            }
            Column::Certain => {
                let certain = match (self.proposal, self.standing.certain) {
                    (Proposal::Selected, true) => words.say("result-certain"),
                    (Proposal::Selected, false) => words.say("result-not-certain"),
                    _ => String::new(),
                };
                leaf.middle(at, &certain)
            }
            Column::Flags => {
                let flags = judged.flags(self.result.planned, row);
                let flags: Vec<String> =
                    flags.iter().map(|flag| words.flag_told(judged.movement, flag)).collect();
                leaf.cell(at, &flags.join("\n"))
            }
            Column::Individuals => {
                let individuals = self.standing.individuals.filter(|_| proposed);
                self.count(leaf, at, individuals.map(|n| Ratio::int(n.into())).as_ref())
            }
            Column::Prize => {
                match self.standing.prize.as_ref().filter(|_| self.proposal == Proposal::Selected) {
                    Some(prize) => leaf.number(at, prize, &paper.looks.number(prize, Shown::Number, USUAL)),
                    None => leaf.cell(at, ""),
                }
            }
        }
    }

    /// A number that counts or ranks, or a cell left empty.
    fn count(&self, leaf: &mut Leaf<'_, '_>, at: u16, value: Option<&Ratio>) -> Result<(), XlsxError> {
        let looks = &leaf.paper.looks;
        match value {
            Some(value) => leaf.number(at, value, &looks.middle_number(value, Shown::Number, USUAL)),
            None => leaf.cell(at, ""),
        }
    }
}

/// The sentence for what a criterion came to: `✓ Đạt`.
pub(super) fn met_sentence(met: Met) -> &'static str {
    match met {
        Met::Met => "result-met",
        Met::NotMet => "result-not-met",
        Met::Unknown => "result-unknown",
    }
}
