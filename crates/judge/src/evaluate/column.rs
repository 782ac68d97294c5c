//! A column of figures in memory.

use exact::Ratio;

use super::{Number, Truth};

/// The figures of one slot, a cell a row.
#[derive(Clone, Debug)]
pub enum Column {
    /// Whole numbers over one power of ten: participants, VND, decimals of one length.
    Decimals {
        /// The numerators; anything where the cell is not known.
        mantissas: Vec<i64>,
        /// Which cells are known.
        known: Vec<bool>,
        /// The denominator, above zero.
        over: i64,
    },
    /// Numbers of any size and form.
    Numbers(Vec<Number>),
    /// Yes-or-no figures.
    Truths(Vec<Truth>),
}

impl Column {
    /// A column of numbers, in the most compact form that holds them exactly.
    pub fn numbers(cells: &[Option<Ratio>]) -> Column {
        let mut column = NumberCells::new(cells.len());
        for (row, cell) in cells.iter().enumerate() {
            if let Some(number) = cell {
                column.set(row, number);
            }
        }
        column.finish()
    }

    /// A column of whole numbers, all known.
    pub fn whole(mantissas: Vec<i64>) -> Column {
        Column::Decimals { known: vec![true; mantissas.len()], mantissas, over: 1 }
    }

    /// The number in a row, where the column holds numbers and it is known.
    pub fn number_at(&self, row: usize) -> Option<Ratio> {
        match self {
            Column::Decimals { mantissas, known, over } => {
                known[row].then(|| Ratio::new(mantissas[row].into(), (*over).into())).flatten()
            }
            Column::Numbers(all) => all[row].known().cloned(),
            Column::Truths(_) => None,
        }
    }

    /// Puts another number into a row.
    pub fn set_number(&mut self, row: usize, number: &Ratio) {
        if let Column::Decimals { mantissas, known, over } = self {
            let scaled = number.times(&Ratio::int((*over).into())).to_whole();
            if let Some(mantissa) = scaled.and_then(|n| i64::try_from(n).ok()) {
                (mantissas[row], known[row]) = (mantissa, true);
                return;
            }
            let all = (0..mantissas.len()).map(|row| self.number_at(row));
            *self = Column::Numbers(all.map(|n| n.map_or(Number::Unknown, Number::Known)).collect());
        }
        if let Column::Numbers(all) = self {
            all[row] = Number::Known(number.clone());
        }
    }

    /// A column of numbers of which none is known.
    pub fn unknown(rows: usize) -> Column {
        Column::Decimals { mantissas: vec![0; rows], known: vec![false; rows], over: 1 }
    }

    /// The sum of some cells; `None` where one of them is not known, or there is none.
    pub(crate) fn sum_of(&self, rows: &[u32]) -> Option<Ratio> {
        let mut rows = rows.iter().map(|row| *row as usize).peekable();
        rows.peek()?;
        match self {
            Column::Decimals { mantissas, known, over } => {
                let sum = rows.try_fold(0, |sum, row| known[row].then(|| sum + i128::from(mantissas[row])));
                Ratio::new(sum?, i128::from(*over))
            }
            Column::Numbers(all) => {
                rows.try_fold(Ratio::ZERO, |sum, row| all[row].known().map(|number| sum.plus(number)))
            }
            Column::Truths(_) => None,
        }
    }

    /// How many cells it has.
    pub fn len(&self) -> usize {
        match self {
            Column::Decimals { mantissas, .. } => mantissas.len(),
            Column::Numbers(all) => all.len(),
            Column::Truths(all) => all.len(),
        }
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether every cell is known.
    pub fn is_all_known(&self) -> bool {
        match self {
            // Without a way out of the loop, it is done many cells at a time.
            Column::Decimals { known, .. } => known.iter().fold(true, |all, known| all & known),
            Column::Numbers(all) => all.iter().all(|number| *number != Number::Unknown),
            Column::Truths(all) => all.iter().fold(true, |all, truth| all & (*truth != Truth::Unknown)),
        }
    }

    /// Whether a cell is known.
    pub fn is_known(&self, row: usize) -> bool {
        match self {
            Column::Decimals { known, .. } => known[row],
            Column::Numbers(all) => all[row] != Number::Unknown,
            Column::Truths(all) => all[row] != Truth::Unknown,
        }
    }
}

/// A column of numbers while it is filled: compact for as long as the numbers allow.
pub(crate) enum NumberCells {
    /// Whole numbers over one power of ten.
    Decimals { mantissas: Vec<i64>, known: Vec<bool>, over: i64 },
    /// Numbers of any size and form.
    Any(Vec<Number>),
}

/// Decimals longer than this are kept one by one.
const LONGEST: u32 = 9;

impl NumberCells {
    pub fn new(rows: usize) -> NumberCells {
        NumberCells::Decimals { mantissas: vec![0; rows], known: vec![false; rows], over: 1 }
    }

    pub fn set(&mut self, row: usize, number: &Ratio) {
        if let NumberCells::Decimals { mantissas, known, over } = self {
            if let Some(mantissa) = decimal(mantissas, over, number) {
                mantissas[row] = mantissa;
                known[row] = true;
                return;
            }
            *self = NumberCells::Any(one_by_one(mantissas, known, *over));
        }
        if let NumberCells::Any(all) = self {
            all[row] = Number::Known(number.clone());
        }
    }

    pub fn finish(self) -> Column {
        match self {
            NumberCells::Decimals { mantissas, known, over } => Column::Decimals { mantissas, known, over },
            NumberCells::Any(all) => Column::Numbers(all),
        }
    }
}

/// The numerator of a number over the column's denominator, which grows where it must.
fn decimal(mantissas: &mut [i64], over: &mut i64, number: &Ratio) -> Option<i64> {
    let (n, d) = number.raw_parts()?;
    let (n, d) = (i64::try_from(n).ok()?, i64::try_from(d).ok()?);
    if d == *over {
        return Some(n);
    }
    if *over % d != 0 {
        let finer = (1..=LONGEST).map(|p| 10i64.pow(p)).find(|o| *o > *over && o % d == 0)?;
        rescale(mantissas, finer / *over)?;
        *over = finer;
    }
    n.checked_mul(*over / d)
}

/// Multiplies all, or nothing where one of them would not fit.
fn rescale(mantissas: &mut [i64], factor: i64) -> Option<()> {
    mantissas.iter().all(|m| m.checked_mul(factor).is_some()).then_some(())?;
    mantissas.iter_mut().for_each(|m| *m *= factor);
    Some(())
}

fn one_by_one(mantissas: &[i64], known: &[bool], over: i64) -> Vec<Number> {
    let number = |(mantissa, known): (&i64, &bool)| match Ratio::new(i128::from(*mantissa), over.into()) {
        Some(number) if *known => Number::Known(number),
        _ => Number::Unknown,
    };
    mantissas.iter().zip(known).map(number).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(column: &Column, row: usize) -> Number {
        match column {
            Column::Decimals { mantissas, known, over } => {
                one_by_one(mantissas, known, *over).swap_remove(row)
            }
            Column::Numbers(all) => all[row].clone(),
            Column::Truths(_) => Number::Unknown,
        }
    }

    #[test]
    fn holds_every_number_exactly_in_whatever_form() {
        let texts = ["7", "0.021", "-3.5", "", "1234567.123456789", "9223372036854775807", "0.0000000001"];
        let cells: Vec<Option<Ratio>> = texts.iter().map(|t| exact::parse_decimal(t)).collect();
        for end in 1..=cells.len() {
            let column = Column::numbers(&cells[..end]);
            assert_eq!(matches!(column, Column::Decimals { .. }), end <= 5);
            for (row, cell) in cells[..end].iter().enumerate() {
                let expected = cell.clone().map_or(Number::Unknown, Number::Known);
                assert_eq!(known(&column, row), expected, "{}", texts[row]);
                assert_eq!(column.is_known(row), cell.is_some());
            }
            assert_eq!(column.is_all_known(), end <= 3);
        }
    }

    #[test]
    fn thirds_are_kept_one_by_one() {
        let third = Ratio::new(1, 3).unwrap();
        let column = Column::numbers(&[Some(Ratio::ONE), Some(third.clone()), None]);
        assert_eq!(known(&column, 0), Number::Known(Ratio::ONE));
        assert_eq!(known(&column, 1), Number::Known(third));
        assert_eq!(known(&column, 2), Number::Unknown);
    }
}
