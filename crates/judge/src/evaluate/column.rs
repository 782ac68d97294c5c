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
        /// The denominator.
        over: i64,
    },
    /// Numbers of any size and form.
    Numbers(Vec<Number>),
    /// Yes-or-no figures.
    Truths(Vec<Truth>),
}

/// Decimals longer than this are kept one by one.
const LONGEST: u32 = 9;

impl Column {
    /// A column of numbers, in the most compact form that holds them exactly.
    pub fn numbers(cells: &[Option<Ratio>]) -> Column {
        Column::decimals(cells).unwrap_or_else(|| {
            Column::Numbers(cells.iter().map(|c| c.clone().map_or(Number::Unknown, Number::Known)).collect())
        })
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

    fn decimals(cells: &[Option<Ratio>]) -> Option<Column> {
        let mut over: i128 = 1;
        for cell in cells.iter().flatten() {
            let (_, d) = cell.raw_parts()?;
            if over % d != 0 {
                over = (1..=LONGEST).map(|p| 10i128.pow(p)).find(|o| *o >= over && o % d == 0)?;
            }
        }
        let mut mantissas = vec![0; cells.len()];
        let mut known = vec![false; cells.len()];
        for (i, cell) in cells.iter().enumerate() {
            if let Some(cell) = cell {
                let (n, d) = cell.raw_parts()?;
                mantissas[i] = i64::try_from(n.checked_mul(over / d)?).ok()?;
                known[i] = true;
            }
        }
        Some(Column::Decimals { mantissas, known, over: over as i64 })
    }
}
