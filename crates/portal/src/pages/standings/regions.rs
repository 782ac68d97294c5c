//! The units of an award by region or cluster: how many compete, lead and are proposed in each.

use std::collections::{BTreeMap, BTreeSet};

use judge::{AwardResult, Judged, RankWithin, ranks_within};
use reference::{Unit, alphabet};
use wording::Words;

use super::asked::Asked;

/// By what units are put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum By {
    /// The socio-economic region.
    Region,
    /// The emulation cluster or bloc, as far as clusters are on record for the day.
    Cluster,
}

impl By {
    /// The group that a unit belongs to.
    pub(crate) fn of(self, unit: &Unit) -> Option<&str> {
        match self {
            By::Region => unit.region.as_deref(),
            By::Cluster => unit.cluster.as_deref(),
        }
    }

    /// Its id in sentences: `region`.
    pub(crate) fn id(self) -> &'static str {
        match self {
            By::Region => "region",
            By::Cluster => "cluster",
        }
    }
}

/// A region or cluster in an award.
pub(crate) struct Group {
    pub name: String,
    pub address: String,
    pub chosen: bool,
    pub competing: usize,
    pub eligible: usize,
    pub selected: usize,
    /// Who stands first in it.
    pub first: String,
}

/// The groups that the units of an award belong to, in the order of the alphabet. Empty where there are fewer than two.
pub(crate) fn groups(
    judged: &Judged<'_>,
    award: &AwardResult,
    by: By,
    asked: &Asked,
    here: &str,
    words: Words,
) -> Vec<Group> {
    let within = ranks(judged, award, by);
    let mut groups: BTreeMap<&str, Group> = BTreeMap::new();
    for standing in &award.standings {
        let unit = &judged.sheet.roster.rows()[standing.row as usize].unit;
        let Some(name) = by.of(unit) else { continue };
        let group = groups.entry(name).or_insert_with(|| {
            let alone = Asked { region: None, cluster: None, q: None, ..asked.clone() };
            let only = match by {
                By::Region => Asked { region: Some(name.to_owned()), ..alone },
                By::Cluster => Asked { cluster: Some(name.to_owned()), ..alone },
            };
            Group {
                name: name.to_owned(),
                address: format!("{here}{}#standings", only.query()),
                chosen: asked.region() == Some(name) || asked.cluster() == Some(name),
                competing: 0,
                eligible: 0,
                selected: 0,
                first: String::new(),
            }
        });
        group.competing += 1;
        group.eligible += usize::from(standing.rank.is_some());
        group.selected += usize::from(award.selected.contains(&standing.row));
        if within.get(&standing.row).is_some_and(|within| within.rank == 1) {
            let separator = if group.first.is_empty() { "" } else { ", " };
            group.first.push_str(separator);
            group.first.push_str(words.short_name(&unit.name));
        }
    }
    let mut groups: Vec<Group> = groups.into_values().collect();
    groups.sort_by(|a, b| alphabet::compare(&a.name, &b.name));
    if groups.len() < 2 { Vec::new() } else { groups }
}

/// The ranks within regions or clusters, by row.
pub(crate) fn ranks(judged: &Judged<'_>, award: &AwardResult, by: By) -> BTreeMap<u32, RankWithin> {
    let rows = judged.sheet.roster.rows();
    ranks_within(award, |row| by.of(&rows[row as usize].unit).map(str::to_owned))
}

/// The names of the groups that competing units belong to, in the order of the alphabet.
pub(crate) fn names(judged: &Judged<'_>, by: By) -> Vec<String> {
    let competing = judged.sheet.roster.rows().iter().filter(|row| row.competes);
    let names: BTreeSet<String> = competing.filter_map(|row| by.of(&row.unit).map(str::to_owned)).collect();
    let mut names: Vec<String> = names.into_iter().collect();
    names.sort_by(|a, b| alphabet::compare(a, b));
    names
}
