//! In one sentence: why a unit is proposed, or why not.

use judge::{Explanation, Met, Outcome};

use super::{Lines, Teller};

/// Says why a unit is proposed for an award, or what keeps it from that.
pub fn reason(teller: &Teller<'_>, explanation: &Explanation) -> String {
    let lines = Lines::new(teller);
    let words = teller.words;
    let standing = &explanation.standing;
    let quota = explanation.quota.map_or_else(|| words.say("why-no-maximum"), |quota| words.count(quota));
    let rank = standing.rank.map(|rank| words.count(rank as usize)).unwrap_or_default();
    let facts = [("rank", rank.into()), ("eligible", explanation.field.1.into()), ("quota", quota.into())];
    let named = |wanted: Met| {
        let criteria = explanation.criteria.iter().filter(|criterion| criterion.outcome == wanted);
        criteria.map(|criterion| lines.criterion(&criterion.id)).collect::<Vec<_>>()
    };
    let with_criteria = |id: &str, criteria: Vec<String>| {
        words.say_with(id, &[("count", criteria.len().into()), ("criteria", criteria.join("; ").into())])
    };
    if explanation.selected {
        return words.say_with("why-reason-selected", &facts);
    }
    if explanation.tied {
        return words.say_with("why-reason-tied", &facts);
    }
    match standing.outcome {
        Outcome::Eligible => words.say_with("why-reason-behind", &facts),
        Outcome::AlreadyAwarded => {
            let award = explanation.kept_by.as_deref().map(|id| lines.award(id)).unwrap_or_default();
            words.say_with("why-reason-awarded", &[("award", award.into())])
        }
        Outcome::NotEligible => match named(Met::NotMet) {
            // Every criterion is met, and there is nothing to be ranked by.
            missed if missed.is_empty() => words.say("why-reason-no-rank"),
            missed => with_criteria("why-reason-missed", missed),
        },
        Outcome::Undetermined => match named(Met::Unknown) {
            open if open.is_empty() => words.say("why-reason-open-rank"),
            open => with_criteria("why-reason-open", open),
        },
        Outcome::Blocked => words.say("why-outcome-blocked"),
        Outcome::Disqualified => words.say("why-outcome-disqualified"),
    }
}
