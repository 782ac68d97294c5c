//! The standings of an award, kept as columns: a million of them are a few bytes each.

use exact::Ratio;

use crate::judgement::Outcome;

/// A unit's standing for an award.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Its row in the roster.
    pub row: u32,
    /// Where it stands.
    pub outcome: Outcome,
    /// Its rank among the eligible, as 1, 2, 2, 4.
    pub rank: Option<u32>,
    /// Whether it is selected and stays so whatever the missing figures turn out to be.
    pub certain: bool,
    /// Its rank-sum or worst rank, where the award is led by one.
    pub lead: Option<Ratio>,
    /// The grade, where the award has grades: certain places only; a group across two grades has none.
    pub grade: Option<usize>,
    /// How many individuals it may propose if selected.
    pub individuals: Option<i64>,
    /// VND that go with the award, where the letter fixes them and the figures are known.
    pub prize: Option<Ratio>,
}

/// The standings of the units that compete for an award, in code order.
#[derive(Clone, Debug, Default)]
pub struct Standings {
    pub(crate) rows: Vec<u32>,
    pub(crate) outcomes: Vec<Outcome>,
    /// Zero for a unit that has none.
    pub(crate) ranks: Vec<u32>,
    /// The rows whose selection is certain, in order.
    pub(crate) certain: Vec<u32>,
    /// The leads of the eligible, by row, where the award is led by ranks.
    pub(crate) leads: Vec<(u32, Ratio)>,
    /// Grades by row.
    pub(crate) grades: Vec<(u32, usize)>,
    /// How many individuals a selected unit may propose.
    pub(crate) individuals: Option<i64>,
    /// The prize of each standing; empty where the award has none.
    pub(crate) prizes: Vec<Option<Ratio>>,
}

impl Standings {
    /// How many units compete.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether none does.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The standing in a place (from 0) of the standings.
    pub fn at(&self, place: usize) -> Standing {
        let row = self.rows[place];
        Standing {
            row,
            outcome: self.outcomes[place],
            rank: self.rank_at(place),
            certain: self.certain.binary_search(&row).is_ok(),
            lead: of_row(&self.leads, row).cloned(),
            grade: of_row(&self.grades, row).copied(),
            individuals: self.individuals,
            prize: self.prizes.get(place).cloned().flatten(),
        }
    }

    /// The standing of a row.
    pub fn of_row(&self, row: u32) -> Option<Standing> {
        self.place_of(row).map(|place| self.at(place))
    }

    /// The standings in code order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Standing> + DoubleEndedIterator + '_ {
        (0..self.len()).map(|place| self.at(place))
    }

    /// The place of a row in the standings.
    pub fn place_of(&self, row: u32) -> Option<usize> {
        self.rows.binary_search(&row).ok()
    }

    pub(crate) fn rank_at(&self, place: usize) -> Option<u32> {
        (self.ranks[place] > 0).then_some(self.ranks[place])
    }
}

impl<'a> IntoIterator for &'a Standings {
    type Item = Standing;
    type IntoIter = Box<dyn ExactSizeIterator<Item = Standing> + 'a>;

    fn into_iter(self) -> Self::IntoIter {
        Box::new(self.iter())
    }
}

fn of_row<T>(by_row: &[(u32, T)], row: u32) -> Option<&T> {
    by_row.binary_search_by_key(&row, |(row, _)| *row).ok().map(|at| &by_row[at].1)
}
