//! What a judgement claims for ever, held against what comes of the same round once more is known.

use exact::Ratio;
use judge::plan::{Graph, Node, PlanMaximum};
use judge::{AwardResult, Met, Number, Outcome, Plan, Standing, Value};

use crate::round::{Judged, Round};

/// The first claim that did not hold once figures were filled in.
pub fn broken(plan: &Plan, before: &Judged, after: &Judged) -> Option<String> {
    let pairs = || before.judgement.awards.iter().zip(&after.judgement.awards);
    for (was, is) in pairs() {
        for standing in was.standings.iter().filter(|standing| standing.certain) {
            if !is.selected.contains(&standing.row) {
                let unit = before.judgement.code(standing.row);
                return Some(format!("{unit} was certain of {} and is not selected", was.award));
            }
        }
    }
    if takes_back(&plan.national) {
        return broken_by_units(plan, before, after);
    }
    for (was, is) in before.judgement.goals.iter().zip(&after.judgement.goals) {
        if was.outcome != Met::Unknown && was.outcome != is.outcome {
            return Some(format!("goal {}: {:?} became {:?}", was.goal, was.outcome, is.outcome));
        }
    }
    broken_by_units(plan, before, after)
}

/// What is first known may be taken back, by its very meaning.
fn takes_back(graph: &Graph) -> bool {
    graph.nodes.iter().any(|node| matches!(node, Node::FirstKnown(..)))
}

/// The first outcome, criterion or measure of a unit that came out otherwise.
fn broken_by_units(plan: &Plan, before: &Judged, after: &Judged) -> Option<String> {
    if takes_back(&plan.graph) {
        return None;
    }
    let pairs = || before.judgement.awards.iter().zip(&after.judgement.awards);
    for (was, is) in pairs() {
        for (was, is) in was.standings.iter().zip(&is.standings) {
            if !may_become(was.outcome, is.outcome) {
                let unit = before.judgement.code(was.row);
                return Some(format!("{unit}: {:?} became {:?}", was.outcome, is.outcome));
            }
        }
        for (c, criterion) in plan.awards[was.planned].criteria.iter().enumerate() {
            for standing in &was.standings {
                let met = |judged: &Judged| judged.details.criterion(was.planned, c, standing.row);
                let (was, is) = (met(before), met(after));
                if was != Met::Unknown && was != is {
                    let unit = before.judgement.code(standing.row);
                    return Some(format!("{unit} {}: {was:?} became {is:?}", criterion.id));
                }
            }
        }
    }
    for (m, measure) in plan.measures.iter().enumerate() {
        for row in 0..before.judgement.roster.len() as u32 {
            let (was, is) = (before.details.measure(m, row), after.details.measure(m, row));
            if was != Number::Unknown && was != is {
                let unit = before.judgement.code(row);
                return Some(format!("{unit} {}: {was:?} became {is:?}", measure.id));
            }
        }
    }
    None
}

/// Whether an outcome may become another once more is known. The first that applies counts: a blocked unit may still
/// turn out not eligible. An absent block or disqualification is none: nothing becomes either.
fn may_become(was: Outcome, is: Outcome) -> bool {
    use Outcome::{AlreadyAwarded, Blocked, Disqualified, Eligible, NotEligible, Undetermined};
    match was {
        Disqualified | NotEligible => is == was,
        Blocked => matches!(is, Blocked | NotEligible),
        Undetermined => matches!(is, NotEligible | Undetermined | AlreadyAwarded | Eligible),
        AlreadyAwarded | Eligible => matches!(is, AlreadyAwarded | Eligible),
    }
}

/// What must hold of any judgement by itself.
pub fn check_whole(round: &Round, judged: &Judged) {
    for award in &judged.judgement.awards {
        check_award(round, award);
        for standing in &award.standings {
            let recorded = |slot: usize| round.cells[slot][standing.row as usize] == Some(Value::Truth(true));
            let (disqualified, blocked) = (recorded(round.plan.disqualified), recorded(round.plan.blocked));
            assert_eq!(disqualified, standing.outcome == Outcome::Disqualified);
            let open = matches!(standing.outcome, Outcome::Blocked | Outcome::NotEligible);
            assert!(disqualified || !blocked || open, "{:?}", standing.outcome);
        }
    }
    if round.missing().is_empty() {
        for award in &judged.judgement.awards {
            assert!(award.standings.iter().all(|s| s.certain == award.selected.contains(&s.row)));
        }
    }
}

fn check_award(round: &Round, award: &AwardResult) {
    let planned = &round.plan.awards[award.planned];
    let with = |outcome: Outcome| award.standings.iter().filter(|s| s.outcome == outcome).count();
    let most = match &planned.maximum {
        PlanMaximum::None => None,
        PlanMaximum::Units(most) => Some(*most),
        PlanMaximum::Share(share, of) => {
            let of = match of {
                movement::SharedOf::Competing => award.standings.len(),
                movement::SharedOf::Eligible => with(Outcome::Eligible),
            };
            share.times(&Ratio::int(of as i128)).floor().to_whole().map(|most| most as usize)
        }
    };
    assert_eq!(award.quota, most);
    assert!(most.is_none_or(|most| award.selected.len() <= most));
    let eligible: Vec<Standing> = award.standings.iter().filter(|s| s.outcome == Outcome::Eligible).collect();
    assert!(award.standings.iter().all(|s| s.rank.is_some() == (s.outcome == Outcome::Eligible)));
    let fate = |row: u32| (award.selected.contains(&row), award.tied.contains(&row));
    for s in award.standings.iter().filter(|s| s.outcome != Outcome::Eligible) {
        assert_eq!((fate(s.row), s.certain, s.grade), ((false, false), false, None));
    }
    for s in &eligible {
        assert!(fate(s.row) != (true, true));
        assert!(!s.certain || fate(s.row).0);
        let better = eligible.iter().filter(|other| other.rank < s.rank).count();
        let equal = eligible.iter().filter(|other| other.rank == s.rank).count();
        assert_eq!(s.rank, Some(better as u32 + 1));
        // A place for all of a group of equals, or for none; a group across the last place is left to people.
        let most = most.unwrap_or(usize::MAX);
        assert_eq!(fate(s.row), (better + equal <= most, better < most && better + equal > most));
        assert!(eligible.iter().all(|other| other.rank != s.rank || other.grade == s.grade));
    }
    let mut first = 0;
    for (g, grade) in planned.grades.iter().enumerate() {
        let holders: Vec<&Standing> = eligible.iter().filter(|s| s.grade == Some(g)).collect();
        assert!(holders.len() <= grade.maximum);
        let places = first + 1..=first + grade.maximum;
        assert!(holders.iter().all(|s| places.contains(&(s.rank.expect("a rank") as usize))));
        first += grade.maximum;
    }
    assert!(planned.grades.is_empty() || award.quota.is_some());
}
