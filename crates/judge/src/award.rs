//! One award judged: who is eligible, who leads, who is selected, and what is left for people to decide.

use std::borrow::Cow;

use exact::Ratio;
use movement::SharedOf;

use crate::competing::{Competing, Shown};
use crate::judgement::{AwardResult, Outcome};
use crate::plan::{KeySource, Plan, PlanAward, PlanMaximum, PlanPrize};
use crate::ranking::{Key, PartRanks, Ranked, lead_key, leads, part_ranks};
use crate::standings::Standings;

/// An award judged, with what certainty needs to know of it. Units in the running go by their number there.
pub(crate) struct JudgedAward {
    pub result: AwardResult,
    /// The units in the running, by their places in the standings.
    pub running: Vec<u32>,
    /// What they have to show for each ranking key.
    pub keys: Vec<Shown>,
    /// Of those in the running, the eligible.
    pub eligible: Vec<u32>,
    /// Their ranks in the parts of the lead.
    pub parts: Vec<PartRanks>,
    /// Their leads, where the award is led by ranks.
    pub leads: Vec<Ratio>,
}

/// Judges one award over some units; `taken` holds, for each award judged before, the rows it has selected, in order.
pub(crate) fn judge_award(
    plan: &Plan,
    planned: usize,
    competing: Competing,
    taken: &[Vec<u32>],
) -> JudgedAward {
    let award = &plan.awards[planned];
    let Competing { rows, mut outcomes, running, keys, heads } = competing;
    for row in award.not_with.iter().flat_map(|other| &taken[*other]) {
        if let Ok(place) = rows.binary_search(row)
            && outcomes[place] == Outcome::Eligible
        {
            outcomes[place] = Outcome::AlreadyAwarded;
        }
    }
    let is_eligible = |unit: &u32| outcomes[running[*unit as usize] as usize] == Outcome::Eligible;
    let eligible: Vec<u32> = (0..running.len() as u32).filter(is_eligible).collect();
    let (ranking, parts, leads) = ranking_keys(award, &keys, &eligible, running.len());
    let ranked = Ranked::new(eligible.clone(), &ranking);

    let row_of = |unit: &u32| rows[running[*unit as usize] as usize];
    let mut ranks = vec![0; rows.len()];
    let mut grades = Vec::new();
    for (before, group) in ranked.groups() {
        for unit in group {
            ranks[running[*unit as usize] as usize] = before as u32 + 1;
        }
        if let Some(grade) = grade_of(award, before, group.len()) {
            grades.extend(group.iter().map(|unit| (row_of(unit), grade)));
        }
    }
    grades.sort_unstable();
    let quota = quota(&award.maximum, rows.len(), eligible.len());
    let (selected, tied) = select(&ranked, quota);
    let left_open = |outcome: &Outcome| matches!(outcome, Outcome::Undetermined | Outcome::Blocked);
    let undetermined =
        rows.iter().zip(&outcomes).filter(|(_, o)| left_open(o)).map(|(row, _)| *row).collect();
    let prizes = prizes(award, &rows, &grades, &heads);
    let result = AwardResult {
        award: award.id.clone(),
        planned,
        recipients: award.recipients,
        group: None,
        quota,
        selected: selected.iter().map(row_of).collect(),
        tied: tied.iter().map(row_of).collect(),
        undetermined,
        standings: Standings {
            leads: eligible.iter().map(row_of).zip(leads.iter().cloned()).collect(),
            rows,
            outcomes,
            ranks,
            certain: Vec::new(),
            grades,
            individuals: award.individuals,
            prizes,
        },
    };
    JudgedAward { result, running, keys, eligible, parts, leads }
}

/// The keys that rank the eligible; their ranks in the parts and their leads where one of the keys is a lead.
fn ranking_keys<'a>(
    award: &PlanAward,
    keys: &'a [Shown],
    eligible: &[u32],
    running: usize,
) -> (Vec<Cow<'a, Key>>, Vec<PartRanks>, Vec<Ratio>) {
    let mut ranking = Vec::with_capacity(keys.len());
    let (mut ranks, mut values) = (Vec::new(), Vec::new());
    for (key, shown) in award.keys.iter().zip(keys) {
        match (&key.source, shown) {
            (KeySource::Lead(lead), Shown::Parts(parts)) => {
                ranks = parts.iter().map(|part| part_ranks(eligible, part)).collect();
                values = leads(eligible, &ranks, lead);
                ranking.push(Cow::Owned(lead_key(eligible, &values, running, key.order)));
            }
            (_, Shown::Own(own)) => ranking.push(Cow::Borrowed(own)),
            (_, Shown::Parts(_)) => {}
        }
    }
    (ranking, ranks, values)
}

/// The most that may be selected. A share is rounded down: "at most".
fn quota(maximum: &PlanMaximum, competing: usize, eligible: usize) -> Option<usize> {
    match maximum {
        PlanMaximum::None => None,
        PlanMaximum::Units(n) => Some(*n),
        PlanMaximum::Share(share, of) => {
            let units = match of {
                SharedOf::Competing => competing,
                SharedOf::Eligible => eligible,
            };
            let most = share.times(&Ratio::int(units as i128)).floor();
            most.to_whole().and_then(|n| usize::try_from(n).ok())
        }
    }
}

/// Fills the places from the best group down. A group that does not fit whole across the last place stays tied.
fn select(ranked: &Ranked, quota: Option<usize>) -> (Vec<u32>, Vec<u32>) {
    let mut selected = Vec::new();
    for (before, group) in ranked.groups() {
        let free = quota.map_or(usize::MAX, |quota| quota - before);
        if free == 0 {
            break;
        }
        if group.len() > free {
            return (selected, group.to_vec());
        }
        selected.extend(group);
    }
    (selected, Vec::new())
}

/// The grade of a group of equals that takes the places after `place`; none across two grades or beyond the last.
fn grade_of(award: &PlanAward, place: usize, size: usize) -> Option<usize> {
    let mut end = 0;
    for (i, grade) in award.grades.iter().enumerate() {
        end += grade.maximum;
        if place < end {
            return (place + size <= end).then_some(i);
        }
    }
    None
}

type Heads = [(usize, Vec<Option<Ratio>>)];

/// The money of every standing; none at all where the award knows no money.
fn prizes(award: &PlanAward, rows: &[u32], grades: &[(u32, usize)], heads: &Heads) -> Vec<Option<Ratio>> {
    if award.prize.is_none() && award.grades.iter().all(|grade| grade.prize.is_none()) {
        return Vec::new();
    }
    let of_grade = |row: &u32| {
        let at = grades.binary_search_by_key(row, |(row, _)| *row).ok()?;
        award.grades[grades[at].1].prize.as_ref()
    };
    let prize = |(place, row): (usize, &u32)| match of_grade(row).or(award.prize.as_ref())? {
        PlanPrize::Sum(sum) => Some(sum.clone()),
        PlanPrize::PerHead(sum, node) => {
            let numbers = heads.iter().find(|(counted, _)| counted == node)?;
            numbers.1[place].as_ref().map(|heads| sum.times(heads))
        }
    };
    rows.iter().enumerate().map(prize).collect()
}
