//! Rows of totals: not figures of any unit, but a check on those above.

use exact::Ratio;
use judge::Value;
use movement::Problem;
use reference::Dimension;

use super::columns::Column;
use super::desk::Desk;
use crate::sense;

/// The sums of a table's columns so far.
pub(super) struct Totals {
    /// Since the top of the table.
    all: Vec<Ratio>,
    /// Since the last row of totals.
    since: Vec<Ratio>,
}

impl Totals {
    pub(super) fn new(columns: usize) -> Totals {
        Totals { all: vec![Ratio::ZERO; columns], since: vec![Ratio::ZERO; columns] }
    }

    /// Adds a figure of a unit to a column's sums.
    pub(super) fn add(&mut self, column: usize, number: &Ratio) {
        for sums in [&mut self.all, &mut self.since] {
            sums[column] = sums[column].plus(number);
        }
    }

    /// Notes a row of totals, and each of its sums that is another than that of the rows above. A total above its rows
    /// cannot be checked.
    pub(super) fn check(
        &mut self,
        values: &[(usize, Value)],
        columns: &[Column],
        row: u32,
        name: u32,
        desk: &mut Desk<'_, '_>,
    ) {
        let note = Problem::new("total-skipped", desk.at(row, name));
        desk.note(note);
        let something = self.all.iter().any(|sum| !sum.is_zero());
        for (i, value) in values {
            let indicator = &desk.door.indicators()[columns[*i].indicator];
            let adds = matches!(indicator.dimension, Dimension::People | Dimension::Vnd | Dimension::Units);
            let Value::Number(number) = value else { continue };
            if adds && something && *number != self.all[*i] && *number != self.since[*i] {
                let at = desk.at(row, columns[*i].number);
                let note = sense::problem("total-differs", indicator, at)
                    .with("found", number.clone())
                    .with("sum", self.all[*i].clone());
                desk.note(note);
            }
        }
        self.since.fill(Ratio::ZERO);
    }
}
