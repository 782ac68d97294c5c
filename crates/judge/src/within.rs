//! Ranks within a region, a cluster or any other group of units: the national order, kept among some.

use std::collections::BTreeMap;

use crate::judgement::AwardResult;

/// A unit's rank among the eligible of its group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RankWithin {
    /// The rank, as 1, 2, 2, 4.
    pub rank: u32,
    /// How many of the group have one.
    pub of: u32,
}

/// The ranks that the ranked units of an award have within groups, by row.
///
/// Nothing is judged again: of two units of a group the one that stands first in the country stands first here, and equals stay
/// equal. So it can differ from the rank in standings that a letter itself makes within groups, where a lead counts the ranks
/// inside the group. A unit of no group has no rank within one.
pub fn ranks_within<G: Ord>(
    award: &AwardResult,
    mut group_of: impl FnMut(u32) -> Option<G>,
) -> BTreeMap<u32, RankWithin> {
    let mut groups: BTreeMap<G, Vec<(u32, u32)>> = BTreeMap::new();
    for standing in &award.standings {
        if let (Some(rank), Some(group)) = (standing.rank, group_of(standing.row)) {
            groups.entry(group).or_default().push((rank, standing.row));
        }
    }
    let mut ranks = BTreeMap::new();
    for members in groups.values() {
        for (rank, row) in members {
            let before = members.iter().filter(|(other, _)| other < rank).count() as u32;
            ranks.insert(*row, RankWithin { rank: before + 1, of: members.len() as u32 });
        }
    }
    ranks
}

#[cfg(test)]
mod tests {
    use reference::Level;

    use super::*;
    use crate::judgement::Outcome;
    use crate::standings::Standings;

    /// An award whose rows have these ranks; zero for none.
    fn award(ranks: &[u32]) -> AwardResult {
        let outcome = |rank: &u32| if *rank > 0 { Outcome::Eligible } else { Outcome::NotEligible };
        AwardResult {
            award: "health".to_owned(),
            planned: 0,
            recipients: Level::Province,
            group: None,
            quota: Some(1),
            selected: Vec::new(),
            tied: Vec::new(),
            undetermined: Vec::new(),
            standings: Standings {
                rows: (0..ranks.len() as u32).collect(),
                outcomes: ranks.iter().map(outcome).collect(),
                ranks: ranks.to_vec(),
                ..Standings::default()
            },
        }
    }

    #[test]
    fn the_order_of_the_country_is_kept_in_each_group() {
        let award = award(&[3, 1, 0, 4, 1, 6, 4]);
        let groups =
            [Some("north"), Some("south"), Some("north"), Some("north"), Some("south"), None, Some("north")];
        let ranks = ranks_within(&award, |row| groups[row as usize]);
        let of = |row: u32| ranks.get(&row).map(|within| (within.rank, within.of));
        assert_eq!([of(0), of(3), of(6)], [Some((1, 3)), Some((2, 3)), Some((2, 3))]);
        assert_eq!([of(1), of(4)], [Some((1, 2)), Some((1, 2))], "equals stay equal");
        assert_eq!([of(2), of(5)], [None, None], "not ranked, or in no group");
    }
}
