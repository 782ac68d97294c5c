//! Figures in memory: what is known, for which unit and period, and where each number came from.

use std::collections::BTreeMap;
use std::sync::Arc;

use exact::Ratio;
use reference::Period;

/// What a figure says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A number, exact.
    Number(Ratio),
    /// Yes or no.
    Truth(bool),
}

/// A file, and the sheet of it, that figures came from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// The file, as the user named it.
    pub file: Arc<str>,
    /// The sheet of a workbook.
    pub sheet: Option<Arc<str>>,
}

/// The place that a figure came from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// Which of the figures' [`Figures::sources`].
    pub source: u32,
    /// The row of the sheet or the line of the text, from 1; 0 where there is none.
    pub row: u32,
    /// The column of the sheet, from 1; 0 for a line of text.
    pub column: u32,
    /// Whether the value is the cached result of a formula in the workbook.
    pub from_formula: bool,
    /// Whether the figure came after the day on which it was due.
    pub late: bool,
}

/// A figure: unit, indicator, period, value, and where it came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    unit: u32,
    indicator: u32,
    /// For which day, quarter or year.
    pub period: Period,
    /// What it says.
    pub value: Value,
    /// Where it came from.
    pub origin: Origin,
}

/// A set of figures: at most one for each unit, indicator and period, in that order.
#[derive(Clone, Debug, Default)]
pub struct Figures {
    units: Vec<Arc<str>>,
    indicators: Vec<Arc<str>>,
    figures: Vec<Figure>,
    sources: Vec<Source>,
}

/// Two figures for one unit, indicator and period that say different things.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contradiction {
    /// The unit's code.
    pub unit: Arc<str>,
    /// The indicator.
    pub indicator: Arc<str>,
    /// What came first in the input.
    pub first: Figure,
    /// What came later.
    pub second: Figure,
}

/// Collects figures in any order.
#[derive(Clone, Debug, Default)]
pub struct FiguresBuilder {
    units: Names,
    indicators: Names,
    figures: Vec<Figure>,
    sources: Vec<Source>,
}

/// Names numbered in the order in which they first came.
#[derive(Clone, Debug, Default)]
struct Names {
    list: Vec<Arc<str>>,
    numbers: BTreeMap<Arc<str>, u32>,
    last: u32,
}

impl Names {
    fn number(&mut self, name: &str) -> u32 {
        // Files are mostly grouped by unit: the last name is the likeliest.
        if self.list.get(self.last as usize).is_some_and(|last| &**last == name) {
            return self.last;
        }
        self.last = match self.numbers.get(name) {
            Some(number) => *number,
            None => {
                let number = self.list.len() as u32;
                let name: Arc<str> = Arc::from(name);
                self.list.push(name.clone());
                self.numbers.insert(name, number);
                number
            }
        };
        self.last
    }

    /// The names that are used, in order, and the place in that order of each old number.
    fn sorted(self, used: impl Iterator<Item = u32>) -> (Vec<Arc<str>>, Vec<u32>) {
        let mut is_used = vec![false; self.list.len()];
        used.for_each(|number| is_used[number as usize] = true);
        let mut place = vec![0; self.list.len()];
        let mut list = Vec::with_capacity(self.list.len());
        for (name, number) in self.numbers.into_iter().filter(|(_, number)| is_used[*number as usize]) {
            place[number as usize] = list.len() as u32;
            list.push(name);
        }
        (list, place)
    }
}

impl FiguresBuilder {
    /// Names a file (and sheet) that figures come from; the number goes into their [`Origin`].
    pub fn source(&mut self, source: Source) -> u32 {
        self.sources.push(source);
        self.sources.len() as u32 - 1
    }

    /// Adds a figure. Whether unit, indicator, period and value make sense is the caller's care.
    pub fn push(&mut self, unit: &str, indicator: &str, period: Period, value: Value, origin: Origin) {
        let unit = self.units.number(unit);
        let indicator = self.indicators.number(indicator);
        self.figures.push(Figure { unit, indicator, period, value, origin });
    }

    /// Numbers a unit of which a figure is about to be added with [`FiguresBuilder::push_numbered`].
    pub fn number_of_unit(&mut self, unit: &str) -> u32 {
        self.units.number(unit)
    }

    /// Numbers an indicator of which a figure is about to be added with [`FiguresBuilder::push_numbered`].
    pub fn number_of_indicator(&mut self, indicator: &str) -> u32 {
        self.indicators.number(indicator)
    }

    /// Adds a figure by the numbers of its unit and indicator: for readers of large files, who meet the same names
    /// over and over.
    pub fn push_numbered(&mut self, unit: u32, indicator: u32, period: Period, value: Value, origin: Origin) {
        self.figures.push(Figure { unit, indicator, period, value, origin });
    }

    /// Makes room for so many more figures.
    pub fn reserve(&mut self, figures: usize) {
        self.figures.reserve(figures);
    }

    /// How many figures were added.
    pub fn len(&self) -> usize {
        self.figures.len()
    }

    /// Whether none was added.
    pub fn is_empty(&self) -> bool {
        self.figures.is_empty()
    }

    /// Puts the figures in order. The same figure twice is kept once; every contradiction comes back, and of those the
    /// figure that came first is kept.
    pub fn finish(self) -> (Figures, Vec<Contradiction>) {
        let mut figures = self.figures;
        // A name that was only spoken of (its value was empty) has no figure: it is not among those that have any.
        let (units, unit_place) = self.units.sorted(figures.iter().map(|f| f.unit));
        let (indicators, indicator_place) = self.indicators.sorted(figures.iter().map(|f| f.indicator));
        for figure in &mut figures {
            figure.unit = unit_place[figure.unit as usize];
            figure.indicator = indicator_place[figure.indicator as usize];
        }
        let key = |f: &Figure| (f.unit, f.indicator, f.period);
        if !figures.is_sorted_by_key(key) {
            // Keys are moved rather than whole figures. Stable: of the same figure twice the first is kept; and fast on
            // files that are nearly in order, as most are.
            let mut order: Vec<_> = figures.iter().enumerate().map(|(i, figure)| (key(figure), i)).collect();
            order.sort();
            let mut taken: Vec<Option<Figure>> = figures.into_iter().map(Some).collect();
            figures = order.into_iter().filter_map(|(_, i)| taken[i].take()).collect();
        }
        let mut contradictions = Vec::new();
        figures.dedup_by(|later, earlier| {
            let same = key(later) == key(earlier);
            if same && later.value != earlier.value {
                contradictions.push(Contradiction {
                    unit: units[later.unit as usize].clone(),
                    indicator: indicators[later.indicator as usize].clone(),
                    first: earlier.clone(),
                    second: later.clone(),
                });
            }
            same
        });
        (Figures { units, indicators, figures, sources: self.sources }, contradictions)
    }
}

impl Figures {
    /// Every figure, by unit, indicator and period.
    pub fn iter(&self) -> impl Iterator<Item = &Figure> {
        self.figures.iter()
    }

    /// How many figures there are.
    pub fn len(&self) -> usize {
        self.figures.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.figures.is_empty()
    }

    /// The codes of the units that have any figure, in code order.
    pub fn units(&self) -> &[Arc<str>] {
        &self.units
    }

    /// The indicators that occur, in order.
    pub fn indicators(&self) -> &[Arc<str>] {
        &self.indicators
    }

    /// The files that the figures came from.
    pub fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// The unit of a figure.
    pub fn unit_of(&self, figure: &Figure) -> &Arc<str> {
        &self.units[figure.unit as usize]
    }

    /// The number of a figure's unit in [`Figures::units`].
    pub fn unit_number(&self, figure: &Figure) -> usize {
        figure.unit as usize
    }

    /// The indicator of a figure.
    pub fn indicator_of(&self, figure: &Figure) -> &Arc<str> {
        &self.indicators[figure.indicator as usize]
    }

    /// The number of a figure's indicator in [`Figures::indicators`].
    pub fn indicator_number(&self, figure: &Figure) -> usize {
        figure.indicator as usize
    }

    /// The figure for a unit, indicator and period, if it is known.
    pub fn get(&self, unit: &str, indicator: &str, period: Period) -> Option<&Figure> {
        let unit = self.units.binary_search_by(|u| (**u).cmp(unit)).ok()? as u32;
        let indicator = self.indicators.binary_search_by(|i| (**i).cmp(indicator)).ok()? as u32;
        let at = self
            .figures
            .binary_search_by_key(&(unit, indicator, period), |f| (f.unit, f.indicator, f.period))
            .ok()?;
        Some(&self.figures[at])
    }

    /// The same figures with some set to other values or made unknown (`None`): for simulations.
    pub fn with_changes(&self, changes: &[(&str, &str, Period, Option<Value>)]) -> Figures {
        let mut builder = FiguresBuilder { sources: self.sources.clone(), ..FiguresBuilder::default() };
        for figure in &self.figures {
            let (unit, indicator) = (self.unit_of(figure), self.indicator_of(figure));
            let changed =
                changes.iter().any(|(u, i, p, _)| *u == &**unit && *i == &**indicator && *p == figure.period);
            if !changed {
                builder.push(unit, indicator, figure.period, figure.value.clone(), figure.origin);
            }
        }
        for (unit, indicator, period, value) in changes {
            if let Some(value) = value {
                builder.push(unit, indicator, *period, value.clone(), Origin::default());
            }
        }
        builder.finish().0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_of_entry_does_not_matter_and_contradictions_are_named() {
        let figures = [
            ("02", "health", 3),
            ("01", "health", 1),
            ("01", "health", 2),
            ("01", "aid", 7),
            ("02", "health", 3),
        ];
        let mut builder = FiguresBuilder::default();
        for (row, (unit, indicator, value)) in figures.into_iter().enumerate() {
            let origin = Origin { row: row as u32 + 1, ..Origin::default() };
            builder.push(unit, indicator, Period::Year(2022), Value::Number(Ratio::int(value)), origin);
        }
        let (figures, contradictions) = builder.finish();
        let listed: Vec<_> =
            figures.iter().map(|f| format!("{} {}", figures.unit_of(f), figures.indicator_of(f))).collect();
        assert_eq!(listed, ["01 aid", "01 health", "02 health"]);
        assert_eq!(contradictions.len(), 1);
        assert_eq!((contradictions[0].first.origin.row, contradictions[0].second.origin.row), (2, 3));
        assert_eq!(
            figures.get("02", "health", Period::Year(2022)).unwrap().value,
            Value::Number(Ratio::int(3))
        );
        assert!(figures.get("02", "health", Period::Year(2021)).is_none());
    }
}
