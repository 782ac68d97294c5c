//! Where the unit stands, and what decided between it and its neighbours.

use judge::{
    Because, Counted, Derivation, ExplainedKey, ExplainedPart, Explanation, Neighbour, Number, Outcome,
    decimals_to_tell_apart,
};

use super::formula::Needed;
use super::{LineKind, Lines};

/// Tells the outcome, the rank and the selection.
pub(super) fn tell(lines: &mut Lines<'_, '_>, explanation: &Explanation) {
    lines.head("why-head-outcome");
    let words = lines.words();
    let standing = &explanation.standing;
    let outcome = words.say(&format!("why-outcome-{}", standing.outcome.id()));
    lines.add(LineKind::Sentence, outcome);
    if let Some((grouping, group)) = &explanation.group {
        let id = if group.is_some() { "why-group" } else { "why-no-group" };
        let group = words.group(lines.teller.movement, grouping, group.as_deref());
        lines.add(LineKind::Sentence, words.say_with(id, &[("group", group.into())]));
    }
    for (figure, id) in
        [(&explanation.disqualified, "why-disqualified"), (&explanation.blocked, "why-blocked")]
    {
        if let Some(figure) = figure {
            let facts =
                [("period", words.period(figure.period).into()), ("place", lines.place(figure).into())];
            lines.add(LineKind::Sentence, words.say_with(id, &facts));
        }
    }
    if let Some(kept_by) = &explanation.kept_by {
        let award = lines.award(kept_by);
        lines.add(LineKind::Sentence, words.say_with("why-kept-by", &[("award", award.into())]));
    }
    if let Some(rank) = standing.rank {
        let facts = [
            ("rank", (rank as usize).into()),
            ("eligible", explanation.field.1.into()),
            ("competing", explanation.field.0.into()),
        ];
        lines.add(LineKind::Sentence, words.say_with("why-rank", &facts));
    }
    if standing.outcome == Outcome::Eligible {
        if explanation.selected && explanation.graded && standing.grade.is_none() {
            lines.add(LineKind::Sentence, words.say("why-grade-open"));
        }
        let id = match (explanation.selected, explanation.tied) {
            (true, _) if standing.certain && !explanation.may_change => "why-selected-settled",
            (true, _) if standing.certain && explanation.graded => "why-selected-certain-graded",
            (true, _) if standing.certain => "why-selected-certain",
            (true, _) if explanation.waited_for.is_empty() => "why-selected",
            (true, _) => "why-selected-waits",
            (_, true) => "why-tied",
            _ => "why-not-selected",
        };
        let quota = explanation.quota.map_or_else(|| words.say("why-no-maximum"), |quota| words.count(quota));
        let facts = [("quota", quota.into()), ("units", waited_for(lines, explanation).into())];
        lines.add(LineKind::Sentence, words.say_with(id, &facts));
    }
    if let (true, Some(grade)) = (explanation.selected, standing.grade) {
        let award = lines.teller.movement.award(&explanation.award);
        let label = award
            .and_then(|award| award.grades.get(grade))
            .map(|grade| words.label(&grade.label).to_string());
        let facts = [("grade", label.unwrap_or_default().into())];
        lines.add(LineKind::Sentence, words.say_with("why-grade", &facts));
    }
    if explanation.selected {
        if let Some(individuals) = standing.individuals {
            let facts = [("count", (individuals as usize).into())];
            lines.add(LineKind::Sentence, words.say_with("why-individuals", &facts));
        }
        if let Some(prize) = &standing.prize {
            let facts = [("sum", words.money(prize).into())];
            lines.add(LineKind::Sentence, words.say_with("why-prize", &facts));
        }
    }
    for flag in &explanation.flags {
        let told = words.flag_told(lines.teller.movement, flag);
        lines.add(LineKind::Sentence, format!("⚑ {told}."));
    }
}

/// Of more units that are waited for only the first are named.
const MOST_WAITED_FOR: usize = 5;

/// The units whose missing figures may change the award, the first few of many.
fn waited_for(lines: &Lines<'_, '_>, explanation: &Explanation) -> String {
    let units = &explanation.waited_for;
    let listed = if units.len() > MOST_WAITED_FOR + 1 { MOST_WAITED_FOR } else { units.len() };
    let mut names: Vec<String> = units[..listed].iter().map(|unit| lines.unit(unit)).collect();
    if listed < units.len() {
        names.push(lines.words().say_with("why-missing-more", &[("count", (units.len() - listed).into())]));
    }
    names.join("; ")
}

/// Tells the ranking keys, and the key that parted the unit from those above and below.
pub(super) fn tell_ranking(lines: &mut Lines<'_, '_>, explanation: &Explanation) {
    let waits =
        explanation.keys.first().is_some_and(|key| key.value.known().is_none() && key.parts.is_empty());
    if explanation.keys.is_empty() || (explanation.standing.rank.is_none() && !waits) {
        return;
    }
    lines.head("why-head-ranking");
    let words = lines.words();
    for (i, key) in explanation.keys.iter().enumerate() {
        let text = key_item(lines, i + 1, key);
        lines.add(LineKind::Item, text);
        key_details(lines, key);
        // The criteria have told how most measures came about; a key tells it where they have not.
        if let Some(derivation) = &key.derivation
            && !told(explanation, &key.id)
        {
            lines.derived(derivation);
        }
    }
    for (neighbour, id) in [(&explanation.above, "why-above"), (&explanation.below, "why-below")] {
        if let Some(neighbour) = neighbour {
            let text = neighbour_sentence(lines, explanation, neighbour, id);
            lines.add(LineKind::Sentence, text);
        }
    }
    if !explanation.equals.is_empty() {
        let equals = explanation.equals.iter().map(|unit| lines.unit(unit)).collect::<Vec<_>>().join(", ");
        lines.add(LineKind::Sentence, words.say_with("why-equals", &[("units", equals.into())]));
    }
}

/// Whether a criterion rests on a measure, and so has told how it came about.
fn told(explanation: &Explanation, measure: &str) -> bool {
    explanation.criteria.iter().any(|criterion| rests_on(&criterion.derivation, measure))
}

fn rests_on(derivation: &Derivation, measure: &str) -> bool {
    match &derivation.because {
        Because::Measure { id, by, .. } => id == measure || rests_on(by, measure),
        Because::Criterion { by, .. } => rests_on(by, measure),
        Because::Negative(x) | Because::Not(x) => rests_on(x, measure),
        Because::Binary(_, a, b) => rests_on(a, measure) || rests_on(b, measure),
        Because::Function { of, .. } => of.iter().any(|x| rests_on(x, measure)),
        _ => false,
    }
}

/// A key with the unit's value: `1. Tỷ lệ phát triển BHYT: 55 % (cao hơn xếp trước; 1371-2022 B.II.1.a)`.
pub(super) fn key_item(lines: &Lines<'_, '_>, number: usize, key: &ExplainedKey) -> String {
    let words = lines.words();
    let order = if key.descending { "why-descending" } else { "why-ascending" };
    let facts = [
        ("number", number.into()),
        ("measure", lines.measure(&key.id).into()),
        ("value", value(lines, key, &key.value, key_places(key)).into()),
        ("order", words.say(order).into()),
        ("clauses", lines.clauses(&key.clauses).into()),
    ];
    words.say_with("why-key", &facts)
}

/// Tells how finely a key is compared, the ranks in its parts where it is a lead, and the readings it depends on.
pub(super) fn key_details(lines: &mut Lines<'_, '_>, key: &ExplainedKey) {
    let words = lines.words();
    if key.compared != key.value {
        let facts = [("value", value(lines, key, &key.compared, 6).into())];
        lines.add(LineKind::Detail, words.say_with("why-compared-as", &facts));
    }
    for part in &key.parts {
        let text = part_item(lines, key, part);
        lines.add(LineKind::Detail, text);
    }
    lines.readings(&key.readings);
}

/// The rank in a part of a lead; without one, what is counted there and by which reading.
fn part_item(lines: &Lines<'_, '_>, key: &ExplainedKey, part: &ExplainedPart) -> String {
    let words = lines.words();
    let measure = ("measure", lines.measure(&part.measure).into());
    let (id, counted) = match &part.counted {
        None => return words.say_with("why-part", &[measure, ("rank", words.say("why-no-rank").into())]),
        Some(Counted::Rank(rank)) => {
            return words.say_with("why-part", &[measure, ("rank", words.count(*rank as usize).into())]);
        }
        Some(last @ Counted::Last { no_mean: false, .. }) => ("why-part-last", last.number()),
        Some(last @ Counted::Last { no_mean: true, .. }) => ("why-part-last-no-mean", last.number()),
        Some(Counted::Mean(mean)) => ("why-part-mean", mean.clone()),
    };
    let shown = words.number(&counted, KEY_PLACES);
    let shown = match counted == counted.round_half_up_at(KEY_PLACES) {
        true => shown,
        false => format!("≈ {shown} ({} {counted})", words.say("why-exactly")),
    };
    let readings: Vec<String> =
        key.unranked.iter().map(|(reading, choice)| format!("{reading} = {choice}")).collect();
    let facts = [
        measure,
        ("counted", shown.into()),
        ("by", if readings.is_empty() { "rule" } else { "reading" }.into()),
        ("readings", readings.join(", ").into()),
    ];
    words.say_with(id, &facts)
}

fn neighbour_sentence(
    lines: &Lines<'_, '_>,
    explanation: &Explanation,
    neighbour: &Neighbour,
    id: &str,
) -> String {
    let words = lines.words();
    let unit = ("unit", lines.unit(&neighbour.unit).into());
    let rank = ("rank", (neighbour.rank as usize).into());
    let Some(decided) = neighbour.decided_by else {
        return words.say_with(&format!("{id}-undecided"), &[unit, rank]);
    };
    let key = &explanation.keys[decided];
    let other = &neighbour.compared[decided];
    let places = places(&key.compared, other);
    let facts = [
        unit,
        rank,
        ("step", (decided + 1).into()),
        ("measure", lines.measure(&key.id).into()),
        ("own", value(lines, key, &key.compared, places).into()),
        ("other", value(lines, key, other, places).into()),
    ];
    words.say_with(id, &facts)
}

/// The decimals with which the ranking shows measures, by their ids: other lines show them so too.
pub(super) fn decimals_of_keys(explanation: &Explanation) -> Needed {
    let ranked = explanation.keys.iter().filter(|_| explanation.standing.rank.is_some());
    ranked.map(|key| (key.id.clone(), key_places(key))).collect()
}

/// Decimals of the plain number with which a key's value is told from the one it is compared as, and a few more where
/// they show it whole.
fn key_places(key: &ExplainedKey) -> u32 {
    let places = places(&key.value, &key.compared);
    let is_whole =
        |places: &u32| key.value.known().is_some_and(|value| value.round_half_up_at(*places) == *value);
    (places..places + 5).find(is_whole).unwrap_or(places)
}

/// Decimals of the plain number with which two values of a key are told apart.
fn places(a: &Number, b: &Number) -> u32 {
    match (a.known(), b.known()) {
        (Some(a), Some(b)) => decimals_to_tell_apart(a, b, KEY_PLACES),
        _ => KEY_PLACES,
    }
}

/// Decimals of a key's value, as places of the plain number, where they tell enough.
const KEY_PLACES: u32 = 6;

/// A key's value as its measure is shown.
fn value(lines: &Lines<'_, '_>, key: &ExplainedKey, number: &Number, places: u32) -> String {
    let words = lines.words();
    match (number, lines.teller.movement.measure(&key.id)) {
        (Number::Known(ratio), None) => words.say(if ratio.is_zero() { "why-no" } else { "why-yes" }),
        (Number::Known(ratio), Some(measure)) => words.shown_with(ratio, measure.shown, places),
        (Number::Unknown, _) => words.say("why-not-known"),
        (Number::Undefined, _) => words.say("why-not-defined"),
    }
}
